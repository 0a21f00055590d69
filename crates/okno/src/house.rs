//! Opening the house: the database brought up to date, the regions, the installation's secret.

use crate::{demo, migrations, routes};
use anyhow::Context as _;
use db::{Db, sql, transact};
use kernel::{Clock, Moment, Secret};
use rand::TryRng as _;
use rand::rngs::SysRng;
use std::path::PathBuf;
use web::App;

/// How the house is to be opened.
pub struct Opening {
    /// `sqlite:PATH` or `postgres://…`.
    pub database: String,
    /// The folder of files; `None` stands beside the database.
    pub files: Option<PathBuf>,
    /// What time it is.
    pub clock: Clock,
}

/// Opens a database, migrates it, and puts the app together.
///
/// # Errors
/// A database that cannot be reached, or that a newer program has made.
pub async fn open(opening: Opening) -> anyhow::Result<App> {
    let Opening { database, files, clock } = opening;
    let shown = without_password(&database);
    let db = Db::open(&database).await.with_context(|| format!("cannot open {shown}"))?;
    db.migrate(&migrations::migrator(db.kind()))
        .await
        .with_context(|| format!("cannot bring {shown} up to date"))?;
    let files = files.unwrap_or_else(|| beside(&database));
    move_in(db, files::Store::at(files), clock).await
}

/// Puts the app together around a migrated database.
///
/// # Errors
/// A database that does not answer, or whose secret is damaged.
pub async fn move_in(db: Db, files: files::Store, clock: Clock) -> anyhow::Result<App> {
    let (secret, demo) = furnish(&db).await?;
    Ok(App { db, files, clock, secret, demo, menu: routes::MENU, chance })
}

/// Seeds what every installation has, and reads what this one is.
async fn furnish(db: &Db) -> anyhow::Result<(Secret, bool)> {
    let (secret, demo) = transact!(db, |tx| {
        regions::seed(tx).await?;
        indicators::series::seed(tx).await?;
        let fresh = hex(&chance());
        sql!(
            "insert into installation (name, value) values ('secret', $1) on conflict (name) do nothing",
            fresh
        )
        .run(tx)
        .await?;
        let (secret,): (String,) =
            sql!("select value from installation where name = 'secret'").one(tx).await?;
        let demo: Option<(String,)> =
            sql!("select value from installation where name = 'demo'").optional(tx).await?;
        Ok::<_, db::Error>((secret, demo.is_some()))
    })?;
    let bytes = unhex(&secret).context("the installation's secret is damaged")?;
    Ok((Secret::new(bytes), demo))
}

/// The wall clock. With `today` it is a clock of that day instead, which goes on from ten in the
/// morning in the demo's centre: the same day gives the same demo, whenever it is made.
pub fn wall_clock(today: Option<kernel::Day>) -> Clock {
    #[expect(clippy::disallowed_methods, reason = "the roof makes the clock")]
    let now = || Moment(jiff::Timestamp::now());
    let Some(today) = today else { return Clock::new(now) };
    let (morning, begin) = (demo::zone().moment(today, 10, 0, 0), now());
    Clock::new(move || morning.plus_seconds(now().seconds_since(begin)))
}

/// 32 bytes of the system's randomness.
pub fn chance() -> [u8; 32] {
    let mut bytes = [0; 32];
    SysRng.try_fill_bytes(&mut bytes).expect("the system has randomness");
    bytes
}

/// Where files are when nobody says: beside SQLite's file, for a server in the working folder.
fn beside(database: &str) -> PathBuf {
    match database.strip_prefix("sqlite:") {
        Some(path) => PathBuf::from(path).with_extension("files"),
        None => PathBuf::from("okno.files"),
    }
}

/// A database URL as it may be shown and logged.
pub(crate) fn without_password(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, place))) => format!("{scheme}://…@{place}"),
        _ => url.to_owned(),
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let digit = |at: usize| u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok();
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = digit(at)?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_survive_being_written_down() {
        assert_eq!(unhex(&hex(&[200; 32])), Some([200; 32]));
        assert_eq!(unhex("short"), None);
    }

    #[test]
    fn passwords_of_databases_are_not_shown() {
        assert_eq!(without_password("postgres://u:p@h/d"), "postgres://…@h/d");
        assert_eq!(without_password("sqlite:okno.db"), "sqlite:okno.db");
    }
}
