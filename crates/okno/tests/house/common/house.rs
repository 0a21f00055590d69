//! The whole house in this process: every layer and every route, no network.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, header};
use db::Db;
use kernel::{AccountId, Clock, Moment};
use tower::ServiceExt as _;
use web::App;

/// The house around one database.
#[derive(Clone)]
pub struct House {
    pub app: App,
    routes: Router,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

/// Noon in Chelyabinsk: time stands still in these tests.
pub fn noon() -> Moment {
    web::testing::noon()
}

impl House {
    /// The same house on each database.
    pub async fn each() -> Vec<House> {
        let mut all = Vec::new();
        for db in db::testing::databases().await {
            all.push(House::on(db).await);
        }
        all
    }

    /// On a migrated database.
    pub async fn on(db: Db) -> House {
        let app = okno::move_in(db, web::testing::files(), Clock::fixed(noon())).await.unwrap();
        House::of(app)
    }

    /// A demo, where people sign in with one click.
    pub fn of(app: App) -> House {
        let app = App { demo: true, ..app };
        House { routes: okno::router(app.clone()), app }
    }

    /// Sends a request through every layer.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.routes.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8_lossy(&body).into_owned();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    /// Asks for a page; `pass` is a cookie, a token (`Bearer …`), or "" for nobody.
    pub async fn get(&self, path: &str, pass: &str) -> Answer {
        self.ask(request("GET", path, pass).body(Body::empty()).unwrap()).await
    }

    /// Sends a form, already encoded: `a=1&b=2`.
    pub async fn post(&self, path: &str, pass: &str, form: &str) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        let request = request("POST", path, pass).header(header::CONTENT_TYPE, kind);
        self.ask(request.body(form.to_owned().into()).unwrap()).await
    }

    /// Sends JSON; the key makes a rendering the same one when it is sent again.
    pub async fn post_json(&self, path: &str, pass: &str, json: &str, key: &str) -> Answer {
        let request = request("POST", path, pass)
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key);
        self.ask(request.body(json.to_owned().into()).unwrap()).await
    }

    /// Signs somebody in by their role card and gives their cookie.
    pub async fn sign_in(&self, account: AccountId) -> String {
        let answer = self.post("/demo-session", "", &format!("account={account}")).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let cookie = answer.header("set-cookie");
        cookie.split(';').next().unwrap().to_owned()
    }

    /// How many rows a table has.
    pub async fn count(&self, table: Table) -> i64 {
        let mut tx = self.app.db.read().await.unwrap();
        let query = match table {
            Table::Renderings => db::sql!("select count(*) from renderings"),
            Table::Journal => db::sql!("select count(*) from journal"),
            Table::Clients => db::sql!("select count(*) from clients"),
            Table::Figures => db::sql!("select count(*) from figures"),
        };
        query.one::<(i64,)>(&mut tx).await.unwrap().0
    }
}

impl Answer {
    /// The first header of this name; "" when absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |it| it.to_str().unwrap())
    }

    /// Whether it is `application/problem+json`.
    pub fn is_problem(&self) -> bool {
        self.header("content-type") == "application/problem+json"
    }

    /// A page a person can go on from: a whole document with a title, and a way on.
    pub fn is_page(&self) -> bool {
        let parts = ["<!DOCTYPE html>", "<html lang=\"", "<title>", "<h1>", "<a "];
        parts.iter().all(|it| self.body.contains(it))
    }
}

/// Tables that tests count.
#[derive(Clone, Copy)]
pub enum Table {
    Renderings,
    Journal,
    Clients,
    Figures,
}

fn request(method: &str, path: &str, pass: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(path);
    match pass {
        "" => request,
        token if token.starts_with("Bearer ") => request.header(header::AUTHORIZATION, token),
        cookie => request.header(header::COOKIE, cookie),
    }
}
