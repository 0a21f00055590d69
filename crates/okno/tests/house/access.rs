//! The access table, walked: every door × every role, signed out, and another organisation's things.

use crate::agreements::Bound;
use crate::common::{Answer, Centre, House, Published, adopt, offer, publish};
use crate::plans::Things;
use crate::visits::Visited;
use kernel::{AccountId, AdoptionId, Day, MessageId, NewsId, Role, SnapshotId, VisitId};
use std::cell::RefCell;
use std::fmt::Display;
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

/// What a door's parameters are filled with.
struct Row {
    own: String,
    /// Another organisation's, where the door leads to somebody's things.
    foreign: Option<Foreign>,
}

/// Another's thing does not exist.
enum Foreign {
    /// And whoever tries is written down.
    Journalled(String),
    /// It is looked for among one's own only, so that nobody knows it was another's.
    Hidden(String),
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
    async fn new(house: House) -> World {
        let snapshot = SnapshotId::new();
        let record = registry::testing::company(COMPANY, "ООО «Пекарня»");
        let day: Day = "2026-11-10".parse().unwrap();
        let now = crate::common::noon();
        registry::seed(&house.app.db, snapshot, day, "test", [record], now).await.unwrap();
        let own = Centre::found(&house, "74", OWN).await;
        let foreign = Centre::found(&house, "02", FOREIGN).await;
        let (practices, adoptions) = practices(&house, &own, &foreign).await;
        let plans =
            (Things::of(&house, &own, "66").await, Things::of(&house, &foreign, "66").await);
        let visits =
            (Visited::of(&house, &own, "66").await, Visited::of(&house, &foreign, "66").await);
        let agreements =
            (Bound::of(&house, &own, "66").await, Bound::of(&house, &foreign, "66").await);
        crate::indicators::brought(&house, &own, agreements.0.file).await;
        crate::indicators::brought(&house, &foreign, agreements.1.file).await;
        let news = [released(&house, visits.0.visit).await, released(&house, visits.1.visit).await];
        World {
            agreements,
            news,
            plans,
            visits,
            house,
            own,
            foreign,
            practices,
            adoptions,
            snapshot,
            faults: RefCell::default(),
        }
    }

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
            "/language" => "lang=ru".to_owned(),
            "/session/role" => {
                let (role, _) = self.own.people.iter().find(|it| it.1 == account).unwrap();
                format!("organisation={}&role={role}", self.own.organisation)
            }
            _ => String::new(),
        }
    }

    /// The row of a door: each pattern of parameters stands here once.
    async fn row(&self, door: &Door, account: AccountId) -> Row {
        let (own, foreign) = (&self.own, &self.foreign);
        let journalled = |own: &dyn Display, foreign: &dyn Display| Row {
            own: fill(door.path, own),
            foreign: Some(Foreign::Journalled(fill(door.path, foreign))),
        };
        let open = |it: &dyn Display| Row { own: fill(door.path, it), foreign: None };
        let hidden = |own: &dyn Display, foreign: &dyn Display| Row {
            own: fill(door.path, own),
            foreign: Some(Foreign::Hidden(fill(door.path, foreign))),
        };
        let [practice, strange] = &self.practices;
        match pattern(door.path).as_str() {
            path if !path.contains('{') => Row { own: path.to_owned(), foreign: None },
            "/applications/{id}" | "/api/v1/applications/{id}" => {
                journalled(&own.application, &foreign.application)
            }
            "/clients/{id}" => journalled(&own.client, &foreign.client),
            "/clients/{id}/consents/{consent}" => journalled(
                &format!("{} {}", own.client, own.consent),
                &format!("{} {}", foreign.client, foreign.consent),
            ),
            "/api/v1/applications/{id}/{action}" => journalled(
                &format!("{} acceptance", own.application),
                &format!("{} acceptance", foreign.application),
            ),
            "/renderings/{id}" => journalled(&own.rendering, &foreign.rendering),
            "/services/{id}" => journalled(&own.service, &foreign.service),
            "/services/{id}/rules/{rule}" => journalled(
                &format!("{} {}", own.service, own.rule),
                &format!("{} {}", foreign.service, foreign.rule),
            ),
            "/people/{id}" => {
                let colleague = own.newcomer(&self.house).await;
                journalled(&colleague, &foreign.who(Role::Specialist))
            }
            "/account/tokens/{id}" | "/account/sessions/{id}" => {
                self.of_account(door, account).await
            }
            "/organisations/{id}" => open(&foreign.organisation),
            "/regions/{code}" if door.whose == Whose::Party => hidden(&own.region, &foreign.region),
            "/regions/{code}/support/parts/{organisation}" => hidden(
                &format!("{} {}", own.region, own.organisation),
                &format!("{} {}", foreign.region, foreign.organisation),
            ),
            "/regions/{code}" => open(&foreign.region),
            "/exchange/{a}/{b}" if door.whose == Whose::Party => hidden(
                &format!("{} {}", own.region, foreign.region),
                &format!("{} 77", foreign.region),
            ),
            "/exchange/{a}/{b}" => open(&format!("{} 77", foreign.region)),
            "/agreements/{id}" | "/api/v1/agreements/{id}" => {
                hidden(&self.agreements.0.agreement, &self.agreements.1.agreement)
            }
            "/agreements/{id}/{action}" | "/api/v1/agreements/{id}/{action}" => hidden(
                &format!("{} side", self.agreements.0.agreement),
                &format!("{} side", self.agreements.1.agreement),
            ),
            "/agreements/{id}/files/{file}" => hidden(
                &format!("{} {}", self.agreements.0.agreement, self.agreements.0.file),
                &format!("{} {}", self.agreements.1.agreement, self.agreements.1.file),
            ),
            "/spheres/{code}" => open(&"social"),
            path if path.starts_with("/visits/") || path.starts_with("/commitments/") => {
                let of = |it: &Visited| visit_parameters(path, it);
                hidden(&of(&self.visits.0), &of(&self.visits.1))
            }
            "/api/v1/visits/{id}/{action}" => hidden(
                &format!("{} holding", self.visits.0.visit),
                &format!("{} holding", self.visits.1.visit),
            ),
            "/api/v1/commitments/{id}" => {
                hidden(&self.visits.0.commitment, &self.visits.1.commitment)
            }
            "/api/v1/commitments/{id}/{action}" => hidden(
                &format!("{} task", self.visits.0.commitment),
                &format!("{} task", self.visits.1.commitment),
            ),
            "/api/v1/visits/{id}" => hidden(&self.visits.0.visit, &self.visits.1.visit),
            "/news/{id}/pictures/{file}" => {
                open(&format!("{} {}", self.news[1], self.visits.1.photograph))
            }
            "/news/{id}" if door.whose == Whose::Party => hidden(&self.news[0], &self.news[1]),
            "/news/{id}" => open(&self.news[1]),
            "/plans/{id}" | "/api/v1/plans/{id}" => hidden(&self.plans.0.plan, &self.plans.1.plan),
            "/plans/{id}/versions/{version}" => open(&format!("{} 1", self.plans.0.plan)),
            "/plans/{id}/papers/{name}" => open(&format!("{} table.xlsx", self.plans.0.plan)),
            "/plans/{id}/import/{file}" => hidden(
                &format!("{} {}", self.plans.0.plan, self.plans.0.file),
                &format!("{} {}", self.plans.1.plan, self.plans.1.file),
            ),
            "/plan-links/{secret}" => open(&self.plans.0.secret),
            "/measures/{id}" | "/api/v1/measures/{id}" => {
                hidden(&self.plans.0.measure, &self.plans.1.measure)
            }
            "/measures/{id}/reports/{report}" => hidden(
                &format!("{} {}", self.plans.0.measure, self.plans.0.report),
                &format!("{} {}", self.plans.1.measure, self.plans.1.report),
            ),
            "/measures/{id}/reports/{report}/files/{file}" => {
                let it = &self.plans.0;
                open(&format!("{} {} {}", it.measure, it.report, it.file))
            }
            "/registry/{snapshot}" => open(&self.snapshot),
            "/sme-records/{inn}" | "/api/v1/sme-records/{inn}" => open(&COMPANY),
            "/indicators/{code}" => open(&"answer-days"),
            "/indicators/{code}/regions/{region}" => {
                open(&format!("answer-days {}", foreign.region))
            }
            "/indicators/{code}/regions/{region}/tables/{file}" => hidden(
                &format!("answer-days {} {}", own.region, self.agreements.0.file),
                &format!("answer-days {} {}", foreign.region, self.agreements.1.file),
            ),
            "/peers/{code}" => open(&"ural"),
            "/assets/{name}" => open(&"okno.css"),
            "/calendar/{secret}" => open(&self.calendar(account).await),
            "/mail/{id}" => open(&self.mail(account).await),
            "/regions/{code}/goals/{indicator}" => hidden(
                &format!("{} median-days", own.region),
                &format!("{} median-days", foreign.region),
            ),
            "/practices/{id}" if door.whose == Whose::Party => hidden(&practice.id, &strange.id),
            "/practices/{id}/offers/{region}" => {
                hidden(&format!("{} {}", strange.id, own.region), &format!("{} 66", strange.id))
            }
            "/practices/{id}" | "/api/v1/practices/{id}" => journalled(&practice.id, &strange.id),
            "/practices/{id}/versions/{version}" => {
                open(&format!("{} {}", practice.id, practice.version))
            }
            "/adoptions/{id}" | "/api/v1/adoptions/{id}" => {
                hidden(&self.adoptions[0], &self.adoptions[1])
            }
            "/adoptions/{id}/steps/{step}" => hidden(
                &format!("{} consultation", self.adoptions[0]),
                &format!("{} consultation", self.adoptions[1]),
            ),
            other => panic!("a route without a row: {other} (add it to `World::row`)"),
        }
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

    /// Somebody's own session or token, and another person's.
    async fn of_account(&self, door: &Door, account: AccountId) -> Row {
        let stranger = self.foreign.who(Role::Head);
        let foreign = fill(door.path, &self.kept(door, stranger).await);
        let own = fill(door.path, &self.kept(door, account).await);
        Row { own, foreign: Some(Foreign::Hidden(foreign)) }
    }

    /// The id of somebody's newest session or token, as their own page shows it.
    async fn kept(&self, door: &Door, account: AccountId) -> String {
        self.house.sign_in(account).await; // one that this asking does not sit in
        let cookie = self.house.sign_in(account).await;
        self.house.post("/account/tokens", &cookie, "program=test").await;
        let page = self.house.get("/account", &cookie).await.body;
        let (before, after) = door.path.split_once("{id}").unwrap();
        let ids = page.split(before).skip(1).filter_map(|it| it.split_once(after));
        let mut ids = ids.map(|(id, _)| id.to_owned()).filter(|it| it.len() == 36);
        ids.next().unwrap_or_else(|| panic!("no {before} on the page of the account"))
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

/// A practice of each centre, an adoption between them, and one between others.
async fn practices(
    house: &House,
    own: &Centre,
    foreign: &Centre,
) -> ([Published; 2], [AdoptionId; 2]) {
    let third = Centre::found(house, "16", "526317984689").await;
    let kept: db::Result<_> = async {
        db::transact!(house.app.db, |tx| {
            let ours = publish(tx, own.organisation, own.region).await?;
            let theirs = publish(tx, foreign.organisation, foreign.region).await?;
            let between = adopt(tx, theirs, own.organisation, own.region).await?;
            let others = adopt(tx, theirs, third.organisation, third.region).await?;
            offer(tx, theirs, own.region).await?;
            offer(tx, theirs, "66".parse().unwrap()).await?;
            goal(tx, own.region).await?;
            Ok(([ours, theirs], [between, others]))
        })
    }
    .await;
    kept.unwrap()
}

/// A goal of a region: the walk changes it and takes it away.
async fn goal(tx: &mut db::Tx, region: kernel::RegionCode) -> db::Result<()> {
    let goal = indicators::series::Goal {
        region,
        indicator: "median-days".into(),
        target: 3.0,
        due: "2027-12-31".parse().unwrap(),
        act: "Стратегия".into(),
        published_on: None,
        updated_at: crate::common::noon(),
    };
    indicators::series::save_goal(tx, &goal).await
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

/// News of a visit, on the public page.
async fn released(house: &House, visit: VisitId) -> NewsId {
    let (db, now) = (&house.app.db, crate::common::noon());
    let today = "2026-11-23".parse().unwrap();
    let material = news::material(db, visit, today).await.unwrap().expect("a visit");
    let mut it = news::News::drafted(NewsId::new(), &material, now);
    it.agree(&material.facts).unwrap();
    it.approve(news::Side::Host, "walk").unwrap();
    it.approve(news::Side::Guest, "walk").unwrap();
    it.release(true, &material.facts, now).unwrap();
    let kept: db::Result<()> =
        async { db::transact!(db, |tx| { news::save(tx, &it).await }) }.await;
    kept.unwrap();
    it.id
}

/// The path with its parameters filled, in order, from words.
fn fill(path: &str, values: &dyn Display) -> String {
    let values = values.to_string();
    values.split(' ').fold(path.to_owned(), |path, value| {
        let (begin, end) = (path.find('{').unwrap(), path.find('}').unwrap());
        format!("{}{value}{}", &path[..begin], &path[end + 1..])
    })
}
