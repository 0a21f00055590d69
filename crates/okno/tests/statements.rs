//! Every statement of the program is prepared on both databases.

use db::testing;
use okno as _; // names the rooms: their statements register themselves

/// Rooms that keep something; each must have registered statements, or the test proves nothing.
const ROOMS: [&str; 19] = [
    "agreements",
    "applications",
    "clients",
    "files",
    "journal",
    "ledger",
    "mail",
    "news",
    "okno",
    "people",
    "plans",
    "practices",
    "regions",
    "registry",
    "search",
    "services",
    "visits",
    "indicators",
    "db",
];
/// Of those, the ones that need not have statements of their own.
const WITHOUT: [&str; 2] = ["db", "search"];

#[tokio::test]
async fn both_databases_understand_every_statement() {
    // The roof's own code must be linked, not only its dependencies.
    let _ = okno::doors();
    let statements = db::every_statement(db::Kind::Sqlite);
    for room in ROOMS.iter().filter(|it| !WITHOUT.contains(it)) {
        let of_room =
            |it: &&(&str, String)| it.0 == *room || it.0.starts_with(&format!("{room}::"));
        assert!(statements.iter().any(|it| of_room(&it)), "{room} has registered no statement");
    }
    for db in testing::databases().await {
        for (module, text) in &db::every_statement(db.kind()) {
            if let Err(error) = db::check(&db, text.clone()).await {
                panic!("{module} on {:?}: {error}\n{text}", db.kind());
            }
        }
    }
}

#[tokio::test]
async fn the_embedded_migrations_are_those_on_disk() {
    for kind in [db::Kind::Sqlite, db::Kind::Postgres] {
        let on_disk = testing::migrator(kind).await;
        let sums = |it: &sqlx::migrate::Migrator| -> Vec<_> {
            it.iter().map(|it| (it.version, it.checksum.clone())).collect()
        };
        assert_eq!(sums(&okno::migrator(kind)), sums(&on_disk));
    }
}
