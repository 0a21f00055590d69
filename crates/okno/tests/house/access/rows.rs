//! What the parameters of each door are filled with: each pattern of parameters stands here once.

use super::{COMPANY, World};
use crate::visits::Visited;
use kernel::{AccountId, MessageId, Role};
use std::fmt::Display;
use web::{Door, Whose};

/// What a door's parameters are filled with.
pub(super) struct Row {
    pub own: String,
    /// Another organisation's, where the door leads to somebody's things.
    pub foreign: Option<Foreign>,
}

/// Another's thing does not exist.
pub(super) enum Foreign {
    /// And whoever tries is written down.
    Journalled(String),
    /// It is looked for among one's own only, so that nobody knows it was another's.
    Hidden(String),
}

impl World {
    /// The row of a door.
    pub(super) async fn row(&self, door: &Door, account: AccountId) -> Row {
        let door = &Asked { path: door.path, whose: door.whose };
        match pattern(door.path).as_str() {
            path if !path.contains('{') => Row { own: path.to_owned(), foreign: None },
            "/people/{id}" => {
                let colleague = self.own.newcomer(&self.house).await;
                door.journalled(colleague, self.foreign.who(Role::Specialist))
            }
            "/account/tokens/{id}" | "/account/sessions/{id}" => {
                let stranger = self.foreign.who(Role::Head);
                door.hidden(self.kept(door, account).await, self.kept(door, stranger).await)
            }
            "/calendar/{secret}" => door.open(self.calendar(account).await),
            "/mail/{id}" => door.open(self.mail(account).await),
            path => self
                .of_centre(door, path)
                .or_else(|| self.of_regions(door, path))
                .or_else(|| self.of_plans(door, path))
                .or_else(|| self.of_visits(door, path))
                .or_else(|| self.of_practices(door, path))
                .unwrap_or_else(|| panic!("a route without a row: {path} (add it to `rows.rs`)")),
        }
    }

    /// What one centre knows, and the registry.
    fn of_centre(&self, door: &Asked, path: &str) -> Option<Row> {
        let (own, foreign) = (&self.own, &self.foreign);
        Some(match path {
            "/applications/{id}" | "/api/v1/applications/{id}" => {
                door.journalled(own.application, foreign.application)
            }
            "/api/v1/applications/{id}/{action}" => door.journalled(
                format!("{} acceptance", own.application),
                format!("{} acceptance", foreign.application),
            ),
            "/clients/{id}" => door.journalled(own.client, foreign.client),
            "/clients/{id}/consents/{consent}" => door.journalled(
                format!("{} {}", own.client, own.consent),
                format!("{} {}", foreign.client, foreign.consent),
            ),
            "/renderings/{id}" | "/api/v1/renderings/{id}" => {
                door.journalled(own.rendering, foreign.rendering)
            }
            "/services/{id}" => door.journalled(own.service, foreign.service),
            "/services/{id}/rules/{rule}" => door.journalled(
                format!("{} {}", own.service, own.rule),
                format!("{} {}", foreign.service, foreign.rule),
            ),
            "/organisations/{id}" => door.open(foreign.organisation),
            "/organisation/{kind}" => door.open("directions"),
            "/organisation/{kind}/{id}" => door.journalled(
                format!("directions {}", own.direction),
                format!("directions {}", foreign.direction),
            ),
            "/organisation/{kind}/{id}/{act}" => door.journalled(
                format!("directions {} closure", own.direction),
                format!("directions {} closure", foreign.direction),
            ),
            "/registry/{snapshot}" => door.open(self.snapshot),
            "/sme-records/{inn}" | "/api/v1/sme-records/{inn}" => door.open(COMPANY),
            "/assets/{name}" => door.open("okno.css"),
            _ => return None,
        })
    }

    /// Regions, their indicators and goals.
    fn of_regions(&self, door: &Asked, path: &str) -> Option<Row> {
        let (own, foreign) = (&self.own, &self.foreign);
        Some(match path {
            "/regions/{code}" if door.whose == Whose::Party => {
                door.hidden(own.region, foreign.region)
            }
            "/regions/{code}" | "/api/v1/regions/{code}" => door.open(foreign.region),
            "/regions/{code}/support/parts/{organisation}" => door.hidden(
                format!("{} {}", own.region, own.organisation),
                format!("{} {}", foreign.region, foreign.organisation),
            ),
            "/regions/{code}/goals/{indicator}" => door.hidden(
                format!("{} median-days", own.region),
                format!("{} median-days", foreign.region),
            ),
            "/exchange/{a}/{b}" if door.whose == Whose::Party => door.hidden(
                format!("{} {}", own.region, foreign.region),
                format!("{} 77", foreign.region),
            ),
            "/exchange/{a}/{b}" => door.open(format!("{} 77", foreign.region)),
            "/indicators/{code}" => door.open("answer-days"),
            "/indicators/{code}/regions/{region}" => {
                door.open(format!("answer-days {}", foreign.region))
            }
            "/indicators/{code}/regions/{region}/tables/{file}" => door.hidden(
                format!("answer-days {} {}", own.region, self.agreements.0.file),
                format!("answer-days {} {}", foreign.region, self.agreements.1.file),
            ),
            "/peers/{code}" => door.open("ural"),
            _ => return None,
        })
    }

    /// Agreements and plans.
    fn of_plans(&self, door: &Asked, path: &str) -> Option<Row> {
        let (agreement, strange) = (&self.agreements.0, &self.agreements.1);
        let (plan, foreign) = (&self.plans.0, &self.plans.1);
        Some(match path {
            "/agreements/{id}" | "/api/v1/agreements/{id}" => {
                door.hidden(agreement.agreement, strange.agreement)
            }
            "/agreements/{id}/{action}" | "/api/v1/agreements/{id}/{action}" => door.hidden(
                format!("{} side", agreement.agreement),
                format!("{} side", strange.agreement),
            ),
            "/api/v1/agreements/{id}/files/{file}" => door.hidden(
                format!("{} {}", agreement.agreement, agreement.scan),
                format!("{} {}", strange.agreement, strange.scan),
            ),
            "/agreements/{id}/files/{file}" => door.hidden(
                format!("{} {}", agreement.agreement, agreement.file),
                format!("{} {}", strange.agreement, strange.file),
            ),
            "/spheres/{code}" => door.open("social"),
            "/plans/{id}" | "/api/v1/plans/{id}" => door.hidden(plan.plan, foreign.plan),
            "/plans/{id}/versions/{version}" => door.open(format!("{} 1", plan.plan)),
            "/plans/{id}/papers/{name}" => door.open(format!("{} table.xlsx", plan.plan)),
            "/plans/{id}/import/{file}" => door.hidden(
                format!("{} {}", plan.plan, plan.file),
                format!("{} {}", foreign.plan, foreign.file),
            ),
            "/plan-links/{secret}" => door.open(&plan.secret),
            "/api/v1/plans/{id}/{action}" => {
                door.hidden(format!("{} terms", plan.plan), format!("{} terms", foreign.plan))
            }
            "/api/v1/measures/{id}/{action}" => door.hidden(
                format!("{} wording", plan.measure),
                format!("{} wording", foreign.measure),
            ),
            "/measures/{id}" | "/api/v1/measures/{id}" => {
                door.hidden(plan.measure, foreign.measure)
            }
            "/measures/{id}/reports/{report}" => door.hidden(
                format!("{} {}", plan.measure, plan.report),
                format!("{} {}", foreign.measure, foreign.report),
            ),
            "/measures/{id}/reports/{report}/files/{file}" => {
                door.open(format!("{} {} {}", plan.measure, plan.report, plan.file))
            }
            _ => return None,
        })
    }

    /// Visits, commitments and news.
    fn of_visits(&self, door: &Asked, path: &str) -> Option<Row> {
        let (own, foreign) = (&self.visits.0, &self.visits.1);
        Some(match path {
            path if path.starts_with("/visits/") || path.starts_with("/commitments/") => {
                door.hidden(visit_parameters(path, own), visit_parameters(path, foreign))
            }
            "/api/v1/visits/{id}" => door.hidden(own.visit, foreign.visit),
            "/api/v1/visits/{id}/{action}" => {
                door.hidden(format!("{} holding", own.visit), format!("{} holding", foreign.visit))
            }
            path if path.starts_with("/api/v1/visits/{id}/") => {
                door.hidden(visit_parameters(path, own), visit_parameters(path, foreign))
            }
            "/api/v1/commitments/{id}" => door.hidden(own.commitment, foreign.commitment),
            "/api/v1/commitments/{id}/{action}" => door
                .hidden(format!("{} task", own.commitment), format!("{} task", foreign.commitment)),
            "/news/{id}/pictures/{file}" => {
                door.open(format!("{} {}", self.news[1], foreign.photograph))
            }
            "/news/{id}" if door.whose == Whose::Party => door.hidden(self.news[0], self.news[1]),
            "/news/{id}" | "/api/v1/news/{id}" => door.open(self.news[1]),
            _ => return None,
        })
    }

    fn of_practices(&self, door: &Asked, path: &str) -> Option<Row> {
        let [own, foreign] = &self.practices;
        Some(match path {
            "/practices/{id}" if door.whose == Whose::Party => door.hidden(own.id, foreign.id),
            "/practices/{id}" | "/api/v1/practices/{id}" => door.journalled(own.id, foreign.id),
            "/practices/{id}/offers/{region}" => door.hidden(
                format!("{} {}", foreign.id, self.own.region),
                format!("{} 66", foreign.id),
            ),
            "/practices/{id}/versions/{version}" => {
                door.open(format!("{} {}", own.id, own.version))
            }
            "/practices/{id}/versions/{version}/files/{file}" => {
                door.open(format!("{} {} {}", own.id, own.version, self.templates[0]))
            }
            "/practices/{id}/evidence/{indicator}" => door.journalled(
                format!("{} median-days", own.id),
                format!("{} median-days", foreign.id),
            ),
            "/practices/{id}/files/{file}" => door.journalled(
                format!("{} {}", own.id, self.templates[0]),
                format!("{} {}", foreign.id, self.templates[1]),
            ),
            "/api/v1/practices/{id}/{action}" => door.journalled(
                format!("{} confirmation", own.id),
                format!("{} confirmation", foreign.id),
            ),
            "/adoptions/{id}" | "/api/v1/adoptions/{id}" => {
                door.hidden(self.adoptions[0], self.adoptions[1])
            }
            "/adoptions/{id}/steps/{step}" | "/api/v1/adoptions/{id}/steps/{step}" => door.hidden(
                format!("{} consultation", self.adoptions[0]),
                format!("{} consultation", self.adoptions[1]),
            ),
            _ => return None,
        })
    }

    /// The secret of somebody's calendar, given anew.
    async fn calendar(&self, account: AccountId) -> String {
        let cookie = self.house.sign_in(account).await;
        let page = self.house.post("/account/reminders/calendar", &cookie, "").await.body;
        let (_, secret) = page.split_once("/calendar/").expect("a calendar, shown once");
        format!("{}.ics", secret.split_once(".ics").unwrap().0)
    }

    /// A mail to somebody.
    async fn mail(&self, account: AccountId) -> MessageId {
        let letter = mail::Letter {
            event: "walk".into(),
            account,
            address: "walk@example.com".into(),
            subject: "walk".into(),
            text: "walk".into(),
            at: crate::common::noon(),
        };
        let db = &self.house.app.db;
        let queued: db::Result<bool> =
            async { db::transact!(db, |tx| { mail::queue(tx, &letter).await }) }.await;
        queued.unwrap();
        mail::of_account(&mut db.read().await.unwrap(), account, 1).await.unwrap()[0].id
    }

    /// The id of somebody's newest session or token, as their own page shows it.
    async fn kept(&self, door: &Asked, account: AccountId) -> String {
        self.house.sign_in(account).await; // one that this asking does not sit in
        let cookie = self.house.sign_in(account).await;
        self.house.post("/account/tokens", &cookie, "program=test").await;
        let page = self.house.get("/account", &cookie).await.body;
        let (before, after) = door.path.split_once("{id}").unwrap();
        let ids = page.split(before).skip(1).filter_map(|it| it.split_once(after));
        let mut ids = ids.map(|(id, _)| id.to_owned()).filter(|it| it.len() == 36);
        ids.next().unwrap_or_else(|| panic!("no {before} on the page of the account"))
    }
}

/// A door whose parameters are to be filled.
struct Asked {
    path: &'static str,
    whose: Whose,
}

impl Asked {
    fn journalled(&self, own: impl Display, foreign: impl Display) -> Row {
        Row { own: self.fill(own), foreign: Some(Foreign::Journalled(self.fill(foreign))) }
    }

    fn hidden(&self, own: impl Display, foreign: impl Display) -> Row {
        Row { own: self.fill(own), foreign: Some(Foreign::Hidden(self.fill(foreign))) }
    }

    fn open(&self, it: impl Display) -> Row {
        Row { own: self.fill(it), foreign: None }
    }

    /// The path with its parameters filled, in order, from words.
    fn fill(&self, values: impl Display) -> String {
        values.to_string().split(' ').fold(self.path.to_owned(), |path, value| {
            let (begin, end) = (path.find('{').unwrap(), path.find('}').unwrap());
            format!("{}{value}{}", &path[..begin], &path[end + 1..])
        })
    }
}

/// A path up to its last parameter: the actions of a thing share its row.
fn pattern(path: &str) -> String {
    path.rfind('}').map_or(path, |at| &path[..=at]).to_owned()
}

/// What fills the parameters of a visit's door: the visit, and the thing of it that is named last.
fn visit_parameters(pattern: &str, it: &Visited) -> String {
    let thing = match pattern.rsplit('/').next().unwrap_or_default() {
        "{delegate}" => it.delegate.to_string(),
        "{consent}" => it.consent.to_string(),
        "{item}" => it.item.to_string(),
        "{question}" => it.question.to_string(),
        "{remark}" => it.remark.to_string(),
        "{file}" => it.file.to_string(),
        _ if pattern.starts_with("/commitments") => return it.commitment.to_string(),
        _ => String::new(),
    };
    format!("{} {thing}", it.visit).trim_end().to_owned()
}
