//! A browser for tests: walks the pages of some rooms without a network.
#![expect(clippy::unwrap_used, reason = "this module serves tests: a failure should stop the test")]

use crate::{App, Doors, Guest, answer};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header;
use axum::middleware::{Next, from_fn};
use db::Db;
use kernel::{
    AccountId, Actor, Channel, Clock, FileId, Lang, Moment, OrganisationId, Role, Secret, Zone,
};
use std::sync::atomic::{AtomicU64, Ordering};
use tower::ServiceExt as _;

/// Some rooms' routes around a database, with somebody signed in or nobody.
#[derive(Clone)]
pub struct Site {
    routes: Router<App>,
    /// The app under test.
    pub app: App,
    actor: Option<Actor>,
    lang: Lang,
    headers: Vec<(&'static str, String)>,
}

/// What came back.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Where it leads, for redirects.
    pub location: String,
    /// The cookies it sets, each with its attributes.
    pub cookies: Vec<String>,
    /// The body as text.
    pub body: String,
    /// The same as it came: papers are no text.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// Asserts that a form came back: the sentence, all that was typed into it, and a summary whose
    /// links lead to fields.
    pub fn assert_refused(&self, said: &str, typed: &[&str]) {
        let body = &self.body;
        assert_eq!(self.status, 422, "{body}");
        assert!(body.contains(said), "{said}: {body}");
        for text in typed {
            let places = [format!("value=\"{text}\""), format!(">\n{text}</textarea>")];
            assert!(places.iter().any(|it| body.contains(it)), "{text} is lost: {body}");
        }
        for link in body.split("href=\"#f").skip(1) {
            let id = format!("id=\"f{}\"", link.split('"').next().unwrap_or_default());
            assert!(body.contains(&id), "the summary leads nowhere: {id}");
        }
    }
}

/// A moment for tests: noon in Chelyabinsk on the day the sketch was drawn.
pub fn noon() -> Moment {
    "2026-11-23T07:00:00Z".parse().unwrap()
}

/// Bytes that look different every time, and are the same in every run: a counter.
pub fn chance() -> [u8; 32] {
    static DRAWN: AtomicU64 = AtomicU64::new(1);
    let drawn = DRAWN.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed).to_be_bytes();
    std::array::from_fn(|at| drawn[at % drawn.len()])
}

/// A folder for files of its own, made when the first file comes.
pub fn files() -> files::Store {
    files::Store::at(
        std::env::temp_dir().join("okno-tests").join(format!("files-{}", FileId::new())),
    )
}

/// Fields as a browser sends them: `a=1&b=%D0%B1`.
pub fn form(fields: &[(&str, &str)]) -> String {
    let encode = |it: &str| -> String {
        it.bytes()
            .map(|it| match it {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(it).to_string(),
                other => format!("%{other:02X}"),
            })
            .collect()
    };
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

/// An actor of `organisation` with `role`, in Chelyabinsk.
pub fn actor(organisation: OrganisationId, role: Role) -> Actor {
    Actor {
        account: AccountId::new(),
        name: "А. Лесная".into(),
        organisation,
        organisation_name: "Центр".into(),
        region: "74".parse().unwrap(),
        zone: "Asia/Yekaterinburg".parse().unwrap_or(Zone::moscow()),
        role,
        channel: Channel::Session,
    }
}

impl Site {
    /// Mounts the rooms' doors; time stands still at [`noon`].
    pub fn open(db: Db, doors: impl IntoIterator<Item = Doors>) -> Site {
        let routes = doors.into_iter().fold(Router::new(), |all, it| all.merge(it.open().0));
        let (clock, secret) = (Clock::fixed(noon()), Secret::new([7; 32]));
        let files = files();
        let app = App { db, files, clock, secret, chance, demo: false, menu: &[] };
        Site { routes, app, actor: None, lang: Lang::Ru, headers: Vec::new() }
    }

    /// The same site with somebody signed in.
    pub fn signed_in(&self, actor: Actor) -> Site {
        Site { actor: Some(actor), ..self.clone() }
    }

    /// The same site in another language.
    pub fn speaking(&self, lang: Lang) -> Site {
        Site { lang, ..self.clone() }
    }

    /// The same site asked with this `Cookie` header.
    pub fn with_cookie(&self, cookie: &str) -> Site {
        self.with_header("cookie", cookie)
    }

    /// The same site asked with one more header.
    pub fn with_header(&self, name: &'static str, value: &str) -> Site {
        let mut site = self.clone();
        site.headers.push((name, value.to_owned()));
        site
    }

    /// The same site at another moment.
    pub fn at(&self, now: Moment) -> Site {
        let mut site = self.clone();
        site.app.clock = Clock::fixed(now);
        site
    }

    /// Asks for a page.
    pub async fn get(&self, path: impl ToString) -> Answer {
        self.ask("GET", path, "", "".to_owned()).await
    }

    /// Sends a form: pairs of names and values.
    pub async fn post(&self, path: impl ToString, fields: &[(&str, &str)]) -> Answer {
        self.ask("POST", path, "application/x-www-form-urlencoded", form(fields)).await
    }

    /// Sends a form with files: pairs of names and values, then field, file name and content.
    pub async fn post_multipart(
        &self,
        path: impl ToString,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        let mut body = Vec::new();
        let mut part = |head: String, content: &[u8]| {
            body.extend_from_slice(format!("--edge\r\n{head}\r\n\r\n").as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        };
        const HEAD: &str = "content-disposition: form-data; name=";
        for (name, value) in fields {
            part(format!("{HEAD}\"{name}\""), value.as_bytes());
        }
        for (name, file, content) in files {
            part(format!("{HEAD}\"{name}\"; filename=\"{file}\""), content);
        }
        body.extend_from_slice(b"--edge--\r\n");
        self.ask("POST", path, "multipart/form-data; boundary=edge", body).await
    }

    /// Sends JSON.
    pub async fn post_json(&self, path: impl ToString, body: &serde_json::Value) -> Answer {
        self.ask("POST", path, "application/json", body.to_string()).await
    }

    async fn ask(
        &self,
        method: &str,
        path: impl ToString,
        kind: &str,
        body: impl Into<Body>,
    ) -> Answer {
        let path = path.to_string();
        let guest = Guest::new(self.app.clone(), self.lang, path.clone(), self.actor.clone());
        let routes = self.routes.clone().layer(from_fn(answer)).layer(from_fn(
            move |mut request: Request, next: Next| {
                request.extensions_mut().insert(guest.clone());
                next.run(request)
            },
        ));
        let request =
            Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, kind);
        let request =
            self.headers.iter().fold(request, |it, (name, value)| it.header(*name, value));
        let request = request.body(body.into()).unwrap();
        let response = routes.with_state(self.app.clone()).oneshot(request).await.unwrap();
        let status = response.status().as_u16();
        let location = response.headers().get(header::LOCATION);
        let location = location.map(|it| it.to_str().unwrap().to_owned()).unwrap_or_default();
        let cookies = response.headers().get_all(header::SET_COOKIE).iter();
        let cookies = cookies.map(|it| it.to_str().unwrap().to_owned()).collect();
        let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status, location, cookies, body, bytes }
    }
}
