//! Databases for tests: a fresh one of each kind, copied from a migrated template.
//!
//! SQLite always; PostgreSQL where `TEST_POSTGRES` names a server. Leaving it out is said aloud
//! (`TEST_POSTGRES=without`), so that nobody takes half a run for a whole one.
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "this module serves tests: it reads TEST_POSTGRES, and a failure should stop the test"
)]

use crate::{Db, Kind};
use sqlx::migrate::{Migration, Migrator};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// A fresh migrated database of each kind under test.
pub async fn databases() -> Vec<Db> {
    let mut databases = vec![sqlite().await];
    let url = std::env::var("TEST_POSTGRES").expect("TEST_POSTGRES: a URL, or 'without'");
    if url != "without" {
        databases.push(postgres(&url).await);
    }
    databases
}

/// A fresh migrated SQLite database in the temporary folder.
pub async fn sqlite() -> Db {
    let migrator = migrator(Kind::Sqlite).await;
    let folder = std::env::temp_dir().join("okno-tests");
    std::fs::create_dir_all(&folder).unwrap();
    let template = folder.join(format!("template-{:x}.db", fingerprint(&migrator)));
    if !template.exists() {
        make_template(&migrator, &template).await;
    }
    let path = folder.join(format!("{}.db", uuid::Uuid::now_v7()));
    std::fs::copy(&template, &path).unwrap();
    std::fs::copy(template.with_extension("bulk.db"), path.with_extension("bulk.db")).unwrap();
    Db::open(&format!("sqlite:{}", path.display())).await.unwrap()
}

/// Migrates into a private file and renames it: tests of other processes do the same meanwhile.
async fn make_template(migrator: &Migrator, template: &Path) {
    let draft = template.with_file_name(format!("draft-{}.db", uuid::Uuid::now_v7()));
    let db = Db::open(&format!("sqlite:{}", draft.display())).await.unwrap();
    db.migrate(migrator).await.unwrap();
    db.close().await;
    std::fs::rename(draft.with_extension("bulk.db"), template.with_extension("bulk.db")).unwrap();
    std::fs::rename(&draft, template).unwrap();
}

async fn postgres(url: &str) -> Db {
    let migrator = migrator(Kind::Postgres).await;
    let template = format!("okno_template_{:x}", fingerprint(&migrator));
    let name = format!("okno_test_{}", uuid::Uuid::now_v7().simple());
    let mut server = PgConnection::connect(url).await.unwrap();
    // One test at a time makes the template; copying needs nobody connected to it.
    server.execute("select pg_advisory_lock(7451)").await.unwrap();
    let found = sqlx::query("select 1 from pg_database where datname = $1")
        .bind(&template)
        .fetch_optional(&mut server);
    if found.await.unwrap().is_none() {
        let draft = format!("{template}_draft");
        run(&mut server, format!("drop database if exists {draft}")).await;
        run(&mut server, format!("create database {draft} template template0 lc_collate 'C' lc_ctype 'C.UTF-8' encoding 'UTF8'")).await;
        let db = Db::open(&with_database(url, &draft)).await.unwrap();
        db.migrate(&migrator).await.unwrap();
        db.close().await;
        run(&mut server, format!("alter database {draft} rename to {template}")).await;
    }
    run(&mut server, format!("create database {name} template {template}")).await;
    server.execute("select pg_advisory_unlock(7451)").await.unwrap();
    Db::open(&with_database(url, &name)).await.unwrap()
}

async fn run(server: &mut PgConnection, text: String) {
    server.execute(AssertSqlSafe(text)).await.unwrap();
}

/// `postgres://host/postgres` → `postgres://host/NAME`.
fn with_database(url: &str, name: &str) -> String {
    let (base, _) = url.rsplit_once('/').expect("a URL ends with /DATABASE");
    format!("{base}/{name}")
}

/// The project's migrations as they stand on disk: so a new migration rebuilds no room.
pub async fn migrator(kind: Kind) -> Migrator {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let own = folder.join(match kind {
        Kind::Sqlite => "sqlite",
        Kind::Postgres => "postgres",
    });
    let mut migrations: Vec<Migration> = Vec::new();
    for folder in [folder, own] {
        migrations.extend(migrations_in(folder).await);
    }
    migrations.sort_by_key(|it| it.version);
    Migrator::with_migrations(migrations)
}

async fn migrations_in(folder: PathBuf) -> Vec<Migration> {
    Migrator::new(folder).await.unwrap().migrations.into_owned()
}

fn fingerprint(migrator: &Migrator) -> u64 {
    let mut hasher = DefaultHasher::new();
    for it in migrator.migrations.iter() {
        it.checksum.hash(&mut hasher);
    }
    hasher.finish()
}
