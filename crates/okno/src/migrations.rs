//! The migrations, embedded: one text for both databases, and the few that differ.

use db::Kind;
use sqlx::migrate::Migrator;

static COMMON: Migrator = sqlx::migrate!("../../migrations");
static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

/// All migrations of one database, in the order of their numbers.
pub fn migrator(kind: Kind) -> Migrator {
    let own = match kind {
        Kind::Sqlite => &SQLITE,
        Kind::Postgres => &POSTGRES,
    };
    let mut migrations: Vec<_> = COMMON.iter().chain(own.iter()).cloned().collect();
    migrations.sort_by_key(|it| it.version);
    Migrator::with_migrations(migrations)
}
