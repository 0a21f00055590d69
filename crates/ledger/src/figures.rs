//! Reading figures: as they are kept, and as they stood on a day.

use crate::model::{Entry, Figures, Fold, Scope, Wanted};
use crate::remembered::Remembered;
use crate::store::{self, Version};
use db::{Db, Result, Tx};
use kernel::{Day, OrganisationId};
use std::sync::Arc;

/// How many figures are remembered: each a few hundred counters, so a few megabytes.
const MOST: usize = 256;

/// Past figures of a database, a scope and a day.
static PAST: Remembered<(u64, Scope, Wanted, Day), Arc<Figures>> = Remembered::most(MOST);
/// Today's figures of a database and a scope, with the version they were read at.
static TODAY: Remembered<(u64, Scope, Wanted), (Version, Arc<Figures>)> = Remembered::most(MOST);

/// The kept figures of a scope, in one statement.
pub async fn figures(tx: &mut Tx, scope: Scope, wanted: &Wanted) -> Result<Figures> {
    Ok(Figures::of(store::cells_of(tx, scope, wanted).await?))
}

/// The figures as they stood at the end of the day `on`; those of today where `on` is `None` or
/// not over yet. Hold no [`Tx`] meanwhile: it opens its own.
pub async fn figures_on(
    db: &Db,
    scope: Scope,
    wanted: &Wanted,
    on: Option<Day>,
    today: Day,
) -> Result<Arc<Figures>> {
    match on.filter(|it| *it < today) {
        Some(day) => figures_as_of(db, scope, wanted, day, today).await,
        None => figures_of_today(db, scope, wanted).await,
    }
}

/// The kept figures of this moment: one small statement says whether the remembered ones still
/// are. The version is read before the cells, so that what is remembered under it is never older.
async fn figures_of_today(db: &Db, scope: Scope, wanted: &Wanted) -> Result<Arc<Figures>> {
    let mut tx = db.read().await?;
    let version = store::version(&mut tx, scope).await?;
    let key = (db.number(), scope, *wanted);
    if let Some((_, known)) = TODAY.recall(&key).filter(|(at, _)| *at == version) {
        return Ok(known);
    }
    let read = Arc::new(figures(&mut tx, scope, wanted).await?);
    TODAY.keep(key, (version, read.clone()));
    Ok(read)
}

/// The figures as the ledger knew them at the end of `day`: the fold of the rows recorded by then.
/// What was recorded later, be it a reversal or a late entry, does not change them. The network
/// keeps no index for this and answers from what is kept.
///
/// A past day's figures never change, so the last few are remembered. They are computed one at a
/// time: it takes an organisation's rows into memory (about 30 MB for 290 000).
pub async fn figures_as_of(
    db: &Db,
    scope: Scope,
    wanted: &Wanted,
    day: Day,
    today: Day,
) -> Result<Arc<Figures>> {
    static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let key = (db.number(), scope, *wanted, day);
    if let Some(known) = PAST.recall(&key) {
        return Ok(known);
    }
    let _turn = TURN.lock().await;
    if let Some(known) = PAST.recall(&key) {
        return Ok(known);
    }
    let figures = Arc::new(look_back(db, scope, *wanted, day).await?);
    // In another time zone of the region yesterday may still be running.
    if day < today.plus_days(-1) {
        PAST.keep(key, figures.clone());
    }
    Ok(figures)
}

pub(crate) async fn look_back(db: &Db, scope: Scope, wanted: Wanted, day: Day) -> Result<Figures> {
    let mut tx = db.snapshot().await?;
    let organisations: Vec<OrganisationId> = match scope {
        Scope::Organisation(id) => vec![id],
        Scope::Region(code) => store::organisations_of(&mut tx, code).await?,
        Scope::Network => return figures(&mut tx, scope, &wanted).await,
    };
    let ever = (Day::new(1, 1, 1), Day::new(9999, 12, 31));
    let ever = (ever.0.unwrap_or(day), ever.1.unwrap_or(day));
    let days = wanted.days().unwrap_or(ever);
    let mut entries: Vec<Entry> = Vec::new();
    let mut decisions = Vec::new();
    for it in organisations {
        entries.extend(store::entries_as_of(&mut tx, it, days, day).await?);
        decisions.extend(store::decisions_between(&mut tx, it, days.0, days.1.min(day)).await?);
    }
    drop(tx);
    let fold = move || {
        entries.sort_unstable_by_key(|it| it.client);
        let mut fold = Fold::only(scope, wanted);
        decisions.iter().for_each(|it| fold.decide(it));
        entries.into_iter().for_each(|it| fold.add(it));
        Figures::of(fold.finish())
    };
    // Half a second of computing must not stand in the way of other requests.
    Ok(tokio::task::spawn_blocking(fold).await.expect("the fold does not panic"))
}
