//! The access table, walked: every door × every role, signed out, and another organisation's things.

mod made;
mod rows;

use crate::agreements::Bound;
use crate::common::{Answer, Centre, House, Published};
use crate::plans::Things;
use crate::visits::Visited;
use kernel::{AccountId, AdoptionId, FileId, NewsId, Role, SnapshotId};
use rows::Foreign;
use std::cell::RefCell;
use web::{Door, Whose};

/// The ИНН of two people who do not exist.
const OWN: &str = "500100732259";
const FOREIGN: &str = "773370857141";
/// A company the registry knows.
const COMPANY: &str = "7707083893";

/// Two centres that know nothing of each other, and one registry.
struct World {
    house: House,
    own: Centre,
    foreign: Centre,
    /// Practices of the two, and adoptions: one between them, one that is not ours.
    practices: [Published; 2],
    /// A file of each of them.
    templates: [FileId; 2],
    adoptions: [AdoptionId; 2],
    snapshot: SnapshotId,
    /// A plan of either centre's region with a third one.
    agreements: (Bound, Bound),
    plans: (Things, Things),
    /// A visit to either centre by a third region.
    visits: (Visited, Visited),
    /// Released news of either visit.
    news: [NewsId; 2],
    /// What was found wrong: the walk goes on to the end and says everything at once.
    faults: RefCell<Vec<String>>,
}

#[tokio::test]
async fn every_door_admits_whom_its_row_says() {
    for house in House::each().await {
        let world = World::new(house).await;
        for door in okno::doors() {
            world.signed_out(&door).await;
            for (role, account) in &world.own.people {
                world.walk(&door, *role, *account).await;
            }
        }
        let faults = world.faults.into_inner();
        assert!(faults.is_empty(), "{} wrong:\n{}", faults.len(), faults.join("\n"));
    }
}

#[tokio::test]
async fn things_named_in_a_query_or_body_are_ones_own() {
    for house in House::each().await {
        let world = World::new(house).await;
        let (own, foreign) = (&world.own, &world.foreign);
        let cookie = world.house.sign_in(own.who(Role::Specialist)).await;
        let token = own.token(&world.house, Role::Specialist).await;
        let pairs = [(own.service, foreign.client), (foreign.service, own.client)];
        for (service, client) in pairs {
            let json = format!(r#"{{"client":"{client}","service":"{service}","result":"да"}}"#);
            let form = format!("client={client}&service={service}&result=1");
            for path in ["/api/v1/applications", "/api/v1/renderings"] {
                let answer = world.house.post_json(path, &token, &json, "other").await;
                assert_eq!(answer.status, 404, "{path} {}", answer.body);
            }
            for path in ["/applications/new", "/renderings/new"] {
                let answer = world.house.post(path, &cookie, &form).await;
                assert_eq!(answer.status, 404, "{path} {}", answer.body);
            }
        }
        let foreign_client = format!("client={}", foreign.client);
        for path in ["/applications/new", "/renderings/new", "/renderings/new/client"] {
            let answer = world.house.get(&format!("{path}?{foreign_client}"), &cookie).await;
            assert_eq!(answer.status, 404, "{path}");
        }
        let question = format!(r#"{{"inn":"{OWN}","service":"{}"}}"#, foreign.service);
        let answer = world.house.post_json("/api/v1/eligibility", &token, &question, "").await;
        assert_eq!(answer.status, 404);
        world.lists_hold_nothing_foreign(&cookie, &token).await;
    }
}

#[tokio::test]
async fn an_id_that_another_organisation_has_used_opens_nothing() {
    for house in House::each().await {
        let world = World::new(house).await;
        let World { house, own, foreign, .. } = &world;
        let cookie = house.sign_in(own.who(Role::Head)).await;
        let token = own.token(house, Role::Head).await;

        // One's own thing, with a part of another's.
        let consent = format!("/clients/{}/consents/{}/withdrawal", own.client, foreign.consent);
        let rule = format!("/services/{}/rules/{}/end", own.service, foreign.rule);
        for path in [consent, rule] {
            assert_eq!(
                house.post(&path, &cookie, "valid_to=2026-12-01").await.status,
                404,
                "{path}"
            );
        }
        // One's own application, to be done by another's specialist.
        let assignment = format!("/applications/{}/assignment", own.application);
        let stranger = format!("assignee={}", foreign.who(Role::Specialist));
        house.post(&format!("/applications/{}/acceptance", own.application), &cookie, "").await;
        let answer = house.post(&assignment, &cookie, &stranger).await;
        assert!(matches!(answer.status, 404 | 422), "{}", answer.status);

        // The id of another's application, sent as that of a new one.
        let taken = foreign.application.to_string();
        let (client, service) = (own.client, own.service);
        let json = format!(r#"{{"client":"{client}","service":"{service}","id":"{taken}"}}"#);
        let answer = house.post_json("/api/v1/applications", &token, &json, "").await;
        assert!(matches!(answer.status, 404 | 409 | 422), "{} {}", answer.status, answer.body);
        assert!(!answer.body.contains(&foreign.client.to_string()), "{}", answer.body);

        // Another's idempotency key is nobody's here.
        let entered = house.post_json("/api/v1/renderings", &token, &own.wanted(), FOREIGN).await;
        assert_eq!(entered.status, 201, "{}", entered.body);
        let done = format!("/renderings/new?done={}", foreign.rendering);
        let page = house.get(&done, &cookie).await.body;
        assert!(!page.contains(&format!("/renderings/{}", foreign.rendering)), "{page}");
        let journal = house.get("/journal", &cookie).await.body;
        assert!(!journal.contains(&foreign.client.to_string()));
    }
}

#[tokio::test]
async fn whoever_leaves_is_nobody_at_once() {
    for house in House::each().await {
        let World { house, own, .. } = &World::new(house).await;
        let head = house.sign_in(own.who(Role::Head)).await;
        let colleague = own.newcomer(house).await;
        let (here, elsewhere) = (house.sign_in(colleague).await, house.sign_in(colleague).await);
        for session in [&here, &elsewhere] {
            assert_eq!(house.get("/desk", session).await.status, 200);
        }
        assert_eq!(house.post("/sign-out", &here, "").await.status, 303);
        assert_eq!(house.get("/desk", &here).await.status, 303, "signed out here");
        assert_eq!(house.get("/desk", &elsewhere).await.status, 200, "but not there");
        let departure = format!("/people/{colleague}/departure");
        assert_eq!(house.post(&departure, &head, "").await.status, 303);
        assert_eq!(house.get("/desk", &elsewhere).await.status, 303, "left the organisation");

        let issued = house.post("/account/tokens", &head, "program=test").await.body;
        let (_, token) = issued.split_once("data-token>").expect("a token, shown once");
        let token = format!("Bearer {}", token.split('<').next().unwrap());
        assert_eq!(house.get("/api/v1/clients", &token).await.status, 200);
        let (_, revocation) = issued.split_once("/account/tokens/").unwrap();
        let revocation = format!("/account/tokens/{}", revocation.split('"').next().unwrap());
        assert_eq!(house.post(&revocation, &head, "").await.status, 303);
        assert_eq!(house.get("/api/v1/clients", &token).await.status, 401, "revoked");
    }
}

impl World {
    async fn signed_out(&self, door: &Door) {
        let account = self.own.who(Role::Head);
        let path = self.row(door, account).await.own;
        let answer = self.knock(door, &path, "", account).await;
        let name = format!("{} {path} signed out", door.method);
        match (door.who.admits(None), is_api(door)) {
            (true, _) => self.expect(is_welcome(&answer), &name, &answer),
            (false, true) => {
                self.expect(answer.status == 401 && answer.is_problem(), &name, &answer);
            }
            (false, false) => {
                let led = answer.header("location").starts_with("/sign-in");
                self.expect(answer.status == 303 && led, &name, &answer);
            }
        }
    }

    async fn walk(&self, door: &Door, role: Role, account: AccountId) {
        let pass = self.pass(door, role, account).await;
        let row = self.row(door, account).await;
        let name = format!("{} {} as {role}", door.method, door.path);
        let answer = self.knock(door, &row.own, &pass, account).await;
        if !door.who.admits(Some(role)) {
            let said = is_api(door) == answer.is_problem();
            return self.expect(answer.status == 403 && said, &name, &answer);
        }
        self.expect(is_welcome(&answer), &name, &answer);
        self.expect(is_clean(&answer), &format!("{name}: markup"), &answer);
        if let (Whose::Own | Whose::Party, Some(foreign)) = (door.whose, row.foreign) {
            self.refuses(door, role, account, foreign).await;
        }
    }

    /// Another organisation's thing: it does not exist, and the attempt is in the journal.
    async fn refuses(&self, door: &Door, role: Role, account: AccountId, foreign: Foreign) {
        let pass = self.pass(door, role, account).await;
        let (path, journalled) = match foreign {
            Foreign::Journalled(path) => (path, 1),
            Foreign::Hidden(path) => (path, 0),
        };
        let name = format!("{} {} as {role}, foreign", door.method, door.path);
        let before = self.attempts().await;
        let answer = self.knock(door, &path, &pass, account).await;
        let said = is_api(door) == answer.is_problem();
        self.expect(answer.status == 404 && said, &name, &answer);
        let noted = self.attempts().await - before == journalled;
        self.expect(noted, &format!("{name}: journal"), &answer);
    }

    fn expect(&self, right: bool, name: &str, answer: &Answer) {
        if !right {
            let begin: String = answer.body.chars().take(100).collect();
            self.faults.borrow_mut().push(format!("{name}: {} {begin}", answer.status));
        }
    }

    /// Attempts at foreign things in the journal of the actors' organisation.
    async fn attempts(&self) -> i64 {
        let mut tx = self.house.app.db.read().await.unwrap();
        let query = db::sql!(
            "select count(*) from journal where organisation = $1 and verb = 'foreign-refused'",
            self.own.organisation
        );
        query.one::<(i64,)>(&mut tx).await.unwrap().0
    }

    /// A session for pages, anew for each knock because some doors end it; a token for the API.
    async fn pass(&self, door: &Door, role: Role, account: AccountId) -> String {
        match is_api(door) {
            true => self.own.token(&self.house, role).await,
            false => self.house.sign_in(account).await,
        }
    }

    async fn knock(&self, door: &Door, path: &str, pass: &str, account: AccountId) -> Answer {
        match (door.method, is_api(door)) {
            ("GET", _) => self.house.get(path, pass).await,
            ("POST", true) => self.house.post_json(path, pass, "{}", "").await,
            ("POST", false) => self.house.post(path, pass, &self.form(door, account)).await,
            (other, _) => panic!("the walk does not know the method {other}"),
        }
    }

    /// Fields of the forms that are not sent empty: their buttons carry them, or tries are counted.
    fn form(&self, door: &Door, account: AccountId) -> String {
        match door.path {
            "/sign-in" => format!("email={account}"),
            "/demo-session" => format!("account={account}"),
            "/practices/{id}/draft" => "edition=1".to_owned(),
            "/language" => "lang=ru".to_owned(),
            "/session/role" => {
                let (role, _) = self.own.people.iter().find(|it| it.1 == account).unwrap();
                format!("organisation={}&role={role}", self.own.organisation)
            }
            _ => String::new(),
        }
    }

    async fn lists_hold_nothing_foreign(&self, cookie: &str, token: &str) {
        let (own, foreign) = (&self.own, &self.foreign);
        let lists = [
            ("/clients", own.client.to_string(), foreign.client.to_string()),
            ("/applications", own.application.to_string(), foreign.application.to_string()),
            ("/renderings", own.rendering.to_string(), foreign.rendering.to_string()),
            ("/services", own.service.to_string(), foreign.service.to_string()),
        ];
        for (path, own, foreign) in lists {
            let page = self.house.get(path, cookie).await.body;
            assert!(page.contains(&own) && !page.contains(&foreign), "{path}");
            let json = self.house.get(&format!("/api/v1{path}"), token).await.body;
            assert!(json.contains(&own) && !json.contains(&foreign), "/api/v1{path}: {json}");
        }
        let foreign = foreign.client.to_string();
        for words in [FOREIGN, "Лесная"] {
            let query: String = words.bytes().map(|it| format!("%{it:02X}")).collect();
            let found = self.house.get(&format!("/search?q={query}"), cookie).await.body;
            assert!(!found.contains(&foreign), "search finds a foreign client by {words}");
        }
    }
}

/// Let in: neither turned away nor lost, and no mistake of ours.
fn is_welcome(answer: &Answer) -> bool {
    matches!(answer.status, 200..=399 | 422)
}

/// Nothing inline, which the content security policy would refuse; whole pages have language,
/// title and heading.
fn is_clean(answer: &Answer) -> bool {
    const INLINE: [&str; 7] =
        ["<style", " style=", "<script>", " onclick=", " onchange=", " onsubmit=", "javascript:"];
    let html = answer.header("content-type").starts_with("text/html");
    let whole = answer.body.starts_with("<!DOCTYPE html>");
    !html || (!INLINE.iter().any(|it| answer.body.contains(it)) && (!whole || answer.is_page()))
}

fn is_api(door: &Door) -> bool {
    door.path.starts_with("/api/")
}
