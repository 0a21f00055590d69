//! Effects as they stand open: what the practices room keeps with each practice.

use crate::effects::{Ends, Point, Summary};
use db::{Db, Result, Tx, sql};
use kernel::{PracticeId, RegionCode, Say};
use practices::Catalogue;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

/// A practice's effect on an indicator.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::exchange) struct Effect {
    pub practice: PracticeId,
    /// The practice's region.
    pub region: RegionCode,
    /// Code of the indicator.
    pub indicator: String,
    /// Whether it is the practice's main indicator, the one that gives it its grade.
    pub main: bool,
    /// Grade of evidence by this indicator, 0–5.
    pub grade: i64,
    /// How the indicator moved, in its unit; `None` where no number is warranted.
    pub by: Option<f64>,
    /// The 95 % interval of that.
    pub interval: Option<Ends>,
    /// Regions that work by the practice.
    pub adopters: i64,
    /// The effect in a sentence.
    pub say: Say,
    /// The months around the adoption; none where no number is told.
    pub events: Vec<Point>,
}

/// Effects of the catalogue's practices: the best grade first, the main indicator of each first.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Effects {
    all: Vec<Effect>,
    /// Where those of a practice stand: beside each other.
    places: HashMap<PracticeId, Range<usize>>,
}

impl Effects {
    fn new(all: Vec<Effect>) -> Effects {
        let mut places: HashMap<PracticeId, Range<usize>> = HashMap::new();
        for (at, it) in all.iter().enumerate() {
            places.entry(it.practice).or_insert(at..at).end = at + 1;
        }
        Effects { all, places }
    }

    /// Every one.
    pub fn iter(&self) -> impl Iterator<Item = &Effect> {
        self.all.iter()
    }

    /// Those of one practice.
    pub fn of(&self, practice: PracticeId) -> &[Effect] {
        self.places.get(&practice).map_or(&[], |at| &self.all[at.clone()])
    }
}

/// More practices than these nobody has measured: those with the best grade are read.
const MOST: i64 = 2_000;

/// Effects as a process keeps them: as long as the catalogue they belong to, whose version grows
/// with every effect.
struct Known {
    catalogue: Arc<Catalogue>,
    effects: Arc<Effects>,
}

fn known() -> MutexGuard<'static, HashMap<u64, Known>> {
    static KNOWN: LazyLock<Mutex<HashMap<u64, Known>>> = LazyLock::new(Mutex::default);
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Every effect of the catalogue's practices: no statement where they have been read since the catalogue changed, one otherwise.
pub(super) async fn all(db: &Db, tx: &mut Tx, catalogue: &Arc<Catalogue>) -> Result<Arc<Effects>> {
    let kept = known().get(&db.number()).map(|it| (it.catalogue.clone(), it.effects.clone()));
    if let Some((of, effects)) = kept
        && Arc::ptr_eq(&of, catalogue)
    {
        return Ok(effects);
    }
    let query = sql!(
        "select e.practice, p.region, e.grade, p.adopters, e.summary,
                not exists (select 1 from practice_effects f
                            where f.practice = e.practice and f.position < e.position) as main
         from practice_effects e
         join practices p on p.id = e.practice
         where e.summary is not null and p.published is not null and p.withdrawn_on is null
         order by p.grade desc, e.practice, e.position limit $1",
        MOST
    );
    let rows: Vec<Row> = query.all(tx).await?;
    let effects = Arc::new(Effects::new(rows.into_iter().filter_map(read).collect()));
    let it = Known { catalogue: catalogue.clone(), effects: effects.clone() };
    known().insert(db.number(), it);
    Ok(effects)
}

/// An open effect as it is kept.
#[derive(sqlx::FromRow)]
struct Row {
    practice: PracticeId,
    region: RegionCode,
    grade: i64,
    adopters: i64,
    summary: String,
    main: bool,
}

fn read(row: Row) -> Option<Effect> {
    let Row { practice, region, grade, adopters, summary, main } = row;
    let kept = Summary::read(&summary)?;
    let numbers = kept.numbers();
    let by = numbers.as_ref().and_then(|it| it.overall.point);
    let interval = numbers.as_ref().map(|it| it.interval);
    let events = numbers.map(|it| it.events).unwrap_or_default();
    let Summary { say, indicator, .. } = kept;
    Some(Effect { practice, region, indicator, main, grade, by, interval, adopters, say, events })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::{Options, fill};
    use crate::effects::Inputs;
    use kernel::Secret;

    #[tokio::test]
    async fn what_the_page_says_is_what_the_estimate_gives() {
        for db in db::testing::databases().await {
            let today = "2026-11-23".parse().unwrap();
            let options = Options { today, small: true };
            fill(&db, &Secret::new([1; 32]), &options, |_, _| {}).await.unwrap();
            let mut tx = db.read().await.unwrap();
            let catalogue = practices::catalogue(&db, &mut tx, web::testing::noon()).await.unwrap();
            let kept = all(&db, &mut tx, &catalogue).await.unwrap();
            assert!(kept.iter().any(|it| it.by.is_some_and(|by| by < -2.0)), "{kept:?}");
            for it in kept.iter() {
                let inputs = Inputs::read(&mut tx, it.practice, &it.indicator, today).await;
                let again = inputs.unwrap().judge().unwrap();
                assert_eq!(it.say, again.say());
                assert_eq!(it.grade, i64::from(again.grade.number()));
                let again = Summary::read(&again.summary().to_string()).unwrap().numbers();
                let again = again.map(|it| it.events).unwrap_or_default();
                assert_eq!(it.events.len(), again.len());
                let near = |a: &Point, b: &Point| {
                    let (a, b) = (a.estimate.point.unwrap(), b.estimate.point.unwrap());
                    (a - b).abs() < 1e-9
                };
                let mut months = it.events.iter().zip(&again);
                assert!(months.all(|(a, b)| a.at == b.at && near(a, b)));
            }
        }
    }
}
