//! The database locked, gone, or full: a page with a way on, nothing half-saved, the process lives.

use crate::common::{Answer, Centre, Child, Folder, House, Settled, Table, noon};
use db::Db;
use kernel::{Clock, Role};
use okno::Opening;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};
use std::time::Duration;
use tokio::time::timeout;

/// Nobody waits longer for an answer, whatever the database does: the queue and the database
/// have five seconds each.
const BOUND: Duration = Duration::from_secs(12);

/// Tables a rendering touches.
const TOUCHED: [Table; 4] = [Table::Renderings, Table::Journal, Table::Clients, Table::Figures];

async fn counts(house: &House) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in TOUCHED {
        counts.push(house.count(table).await);
    }
    counts
}

fn assert_unavailable_page(answer: &Answer) {
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert!(answer.is_page(), "{}", answer.body);
    assert!(!answer.header("retry-after").is_empty());
    assert!(!answer.header("content-security-policy").is_empty());
}

fn assert_unavailable_problem(answer: &Answer) {
    assert!(answer.status == 503 && answer.is_problem(), "{} {}", answer.status, answer.body);
    assert!(!answer.header("retry-after").is_empty());
}

#[tokio::test]
async fn while_another_process_writes_reading_goes_on() {
    let folder = Folder::new();
    let opening = Opening { database: folder.database(), files: None, clock: Clock::fixed(noon()) };
    let house = House::of(okno::open(opening).await.unwrap());
    let centre = Centre::found(&house, "74", "500100732259").await;
    let cookie = house.sign_in(centre.who(Role::Specialist)).await;
    let token = centre.token(&house, Role::Specialist).await;
    let before = counts(&house).await;
    let path = folder.path("okno.db");
    let mut other = SqliteConnection::connect(path.to_str().unwrap()).await.unwrap();
    other.execute("begin immediate").await.unwrap();

    for path in ["/desk", "/clients", "/applications"] {
        let page = timeout(Duration::from_secs(2), house.get(path, &cookie)).await;
        assert_eq!(page.expect("reading waits for nobody").status, 200, "{path}");
    }
    // All at once: those behind in the queue wait no longer than the first.
    let wanted = centre.wanted();
    let keys = ["a", "b", "c"];
    let enter = |key| house.post_json("/api/v1/renderings", &token, &wanted, key);
    let new_client = "inn=&kind=citizen&name=New";
    let form = timeout(BOUND, house.post("/clients", &cookie, new_client));
    let (page, a, b, c) = tokio::join!(
        form,
        timeout(BOUND, enter(keys[0])),
        timeout(BOUND, enter(keys[1])),
        timeout(BOUND, enter(keys[2])),
    );
    assert_unavailable_page(&page.expect("an answer within the bound"));
    for problem in [a, b, c] {
        assert_unavailable_problem(&problem.expect("an answer within the bound"));
    }
    assert_eq!(counts(&house).await, before, "something was saved");

    other.execute("rollback").await.unwrap();
    for key in keys {
        assert_eq!(enter(key).await.status, 201, "the same key was not used up");
    }
    assert_eq!(house.post("/clients", &cookie, new_client).await.status, 303);
    assert!(ledger::verify(&house.app.db).await.unwrap().differences.is_empty());
}

#[tokio::test]
async fn a_lost_server_is_said_and_found_again() {
    let Some(db) = postgres().await else { return };
    let house = House::on(db).await;
    let centre = Centre::found(&house, "74", "500100732259").await;
    let cookie = house.sign_in(centre.who(Role::Specialist)).await;
    let token = centre.token(&house, Role::Specialist).await;
    let before = counts(&house).await;
    let server = Server::of(&house.app.db).await;

    server.shut().await;
    for _ in 0..3 {
        assert_unavailable_page(&within(house.get("/clients", &cookie)).await);
        let wanted = centre.wanted();
        let entered = house.post_json("/api/v1/renderings", &token, &wanted, "gone");
        assert_unavailable_problem(&within(entered).await);
        assert_eq!(within(house.get("/health/ready", "")).await.status, 503);
        assert_eq!(house.get("/health/live", "").await.status, 200);
        assert_eq!(house.get("/assets/okno.css", "").await.status, 200);
    }
    server.open().await;
    assert_eq!(within(house.get("/health/ready", "")).await.status, 200);
    assert_eq!(within(house.get("/clients", &cookie)).await.status, 200);
    assert_eq!(counts(&house).await, before, "something was saved");

    // Connections that died while nobody used them trouble nobody.
    let look = || house.get("/clients", &cookie);
    tokio::join!(look(), look(), look(), look());
    server.cut().await;
    tokio::time::sleep(Duration::from_millis(1_200)).await;
    for number in 0..10 {
        let key = number.to_string();
        let entered = house.post_json("/api/v1/renderings", &token, &centre.wanted(), &key).await;
        assert_eq!(entered.status, 201, "{}", entered.body);
        assert_eq!(house.get("/clients", &cookie).await.status, 200);
    }
}

async fn within<F: Future<Output = Answer>>(answer: F) -> Answer {
    timeout(BOUND, answer).await.expect("an answer within the bound")
}

/// A fresh PostgreSQL database, where one is under test.
async fn postgres() -> Option<Db> {
    db::testing::databases().await.into_iter().find(|it| it.kind() == db::Kind::Postgres)
}

/// The server as its administrator sees it.
struct Server {
    url: String,
    database: String,
}

impl Server {
    async fn of(db: &Db) -> Server {
        let mut tx = db.read().await.unwrap();
        let query = db::sql!("select table_catalog from information_schema.tables limit 1");
        let (database,): (String,) = query.one(&mut tx).await.unwrap();
        #[expect(clippy::disallowed_methods, reason = "where the server is")]
        let url = std::env::var("TEST_POSTGRES").unwrap();
        Server { url, database }
    }

    /// Ends every connection and admits no new one.
    async fn shut(&self) {
        self.run(format!("alter database {} allow_connections false", self.database)).await;
        self.cut().await;
    }

    async fn open(&self) {
        self.run(format!("alter database {} allow_connections true", self.database)).await;
    }

    /// Ends every connection.
    async fn cut(&self) {
        let text = "select pg_terminate_backend(pid) from pg_stat_activity where datname =";
        self.run(format!("{text} '{}'", self.database)).await;
    }

    async fn run(&self, text: String) {
        let mut server = PgConnection::connect(&self.url).await.unwrap();
        server.execute(AssertSqlSafe(text)).await.unwrap();
    }
}

#[tokio::test]
async fn a_full_disk_stops_changes_only() {
    let Settled { program, centre, token, folder } = Settled::new().await;
    let size = |name| std::fs::metadata(folder.path(name)).unwrap().len();
    let blocks = size("okno.db").max(size("okno.bulk.db")) / 1024 + 64;
    let mut child = program.serve_on_small_disk(blocks);

    let wanted = centre.wanted();
    let (acknowledged, refused) = fill_up(&child, &token, &wanted);
    assert_unavailable_problem(&refused);
    let authorization = format!("authorization: {token}");
    for _ in 0..3 {
        assert_eq!(child.get("/api/v1/clients", &[&authorization]).status, 200);
        assert_eq!(child.get("/health/live", &[]).status, 200);
        assert_unavailable_problem(&child.render(&token, &wanted, "more").unwrap());
    }
    assert!(child.is_alive());
    assert_eq!(child.leave(), 0);

    // Space again: everything acknowledged is there, nothing else, and work goes on.
    assert_eq!(program.code(&["figures", "verify"]), 0);
    let child = program.serve();
    for number in 0..acknowledged {
        let again = child.render(&token, &wanted, &number.to_string()).unwrap();
        assert_eq!(again.status, 200, "{number} was acknowledged and is lost");
    }
    let refused_before = child.render(&token, &wanted, &acknowledged.to_string()).unwrap();
    assert_eq!(refused_before.status, 201, "what was refused had been saved");
    assert_eq!(child.leave(), 0);
}

/// Enters renderings until one is refused; gives how many were acknowledged, and the refusal.
fn fill_up(child: &Child, token: &str, wanted: &str) -> (usize, Answer) {
    for number in 0..2_000 {
        let answer = child.render(token, wanted, &number.to_string()).expect("an answer");
        if answer.status != 201 {
            return (number, answer);
        }
    }
    panic!("the disk is never full");
}
