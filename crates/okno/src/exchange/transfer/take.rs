//! What a region could take over: practices of others, ranked by what they promise it.

use super::effects::{Effect, Effects};
use super::ranking::{Facts, Moved, Ranked, Weights, rank};
use super::weights::weights;
use db::{Result, Tx};
use indicators::series::Indicator;
use indicators::{Gap, gap};
use kernel::{Day, PracticeId, RegionCode};
use practices::{Catalogue, Entry, Held, Readiness};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// So many practices are weighed: those with the best grade, of those the cheapest. An effect that
/// is known is known by its grade, so nothing that would stand high is left out.
const WEIGHED: usize = 200;

/// Practices to take in their order, with everything their reasons are made of.
pub(in crate::exchange) struct Taking {
    pub weights: Weights,
    /// The best first.
    pub ranked: Vec<Take>,
    /// What the region takes over already, or has.
    pub held: Vec<(Arc<Entry>, Held)>,
    pub gaps: Vec<Gap>,
    /// Definitions of the running month.
    pub indicators: Vec<Indicator>,
}

/// A practice in its place.
pub(in crate::exchange) struct Take {
    pub entry: Arc<Entry>,
    pub ranked: Ranked,
    /// What the region has marked on its conditions.
    pub readiness: Option<Readiness>,
}

/// What is read once for every list of the page.
pub(in crate::exchange) struct Seen<'a> {
    pub catalogue: &'a Catalogue,
    /// Effects of its practices.
    pub effects: &'a Effects,
    /// Definitions of the running month.
    pub indicators: &'a [Indicator],
    /// What the regions of the page take over already, or have.
    pub held: &'a [Held],
    pub today: Day,
}

/// Practices of the catalogue that are not the region's own, of `from` alone where it is given,
/// ranked for `region`. Four statements.
pub(in crate::exchange) async fn take(
    tx: &mut Tx,
    seen: &Seen<'_>,
    region: RegionCode,
    from: Option<RegionCode>,
) -> Result<Taking> {
    let Candidates { had: held, open } = candidates(seen, region, from);
    let ids: Vec<PracticeId> = open.iter().map(|it| it.id).collect();
    let clear = open.iter().flat_map(|it| clear(seen.effects, it.id));
    let codes: BTreeSet<String> = clear.map(|it| it.indicator.clone()).collect();
    let readiness = practices::readiness(tx, &ids, region).await?;
    let weights = weights(tx).await?;
    let codes: Vec<String> = codes.into_iter().collect();
    let gaps = gap(tx, region, &codes, seen.today).await?;
    let ranked = in_order(&weights, &gaps, open, seen.effects, &readiness);
    Ok(Taking { weights, ranked, held, gaps, indicators: seen.indicators.to_vec() })
}

/// Whether an effect says which way an indicator moved: a number whose interval keeps off zero.
pub(super) fn is_clear(it: &Effect) -> bool {
    it.by.is_some() && it.interval.is_some_and(|it| it.is_clear())
}

/// What the region has already, and what is to be weighed.
struct Candidates {
    had: Vec<(Arc<Entry>, Held)>,
    open: Vec<Arc<Entry>>,
}

fn candidates(seen: &Seen<'_>, region: RegionCode, from: Option<RegionCode>) -> Candidates {
    let all = from.map_or(seen.catalogue.entries(), |from| seen.catalogue.of_region(from));
    let mut had = Vec::new();
    let mut open: Vec<&Arc<Entry>> = Vec::new();
    for it in all.iter().filter(|it| it.region != region) {
        match seen.held.iter().find(|held| held.region == region && held.practice == it.id) {
            Some(held) => had.push((it.clone(), *held)),
            None => open.push(it),
        }
    }
    if open.len() > WEIGHED {
        open.sort_by_key(|it| (-it.grade, it.cost.0, it.id));
        open.truncate(WEIGHED);
    }
    Candidates { had, open: open.into_iter().cloned().collect() }
}

fn in_order(
    weights: &Weights,
    gaps: &[Gap],
    open: Vec<Arc<Entry>>,
    effects: &Effects,
    readiness: &[Readiness],
) -> Vec<Take> {
    let marked = |id| readiness.iter().find(|it| it.practice == id).copied();
    let facts = open.iter().map(|it| facts(it, effects, marked(it.id)));
    let ranked = rank(weights, gaps, &facts.collect::<Vec<_>>());
    let mut entries: HashMap<PracticeId, Arc<Entry>> =
        open.into_iter().map(|it| (it.id, it)).collect();
    let take = |ranked: Ranked| {
        let entry = entries.remove(&ranked.practice)?;
        Some(Take { readiness: marked(entry.id), entry, ranked })
    };
    ranked.into_iter().filter_map(take).collect()
}

/// Clear effects of a practice.
fn clear(effects: &Effects, of: PracticeId) -> impl Iterator<Item = &Effect> {
    effects.of(of).iter().filter(|it| is_clear(it))
}

fn facts<'a>(it: &'a Entry, effects: &'a Effects, marked: Option<Readiness>) -> Facts<'a> {
    Facts {
        practice: it.id,
        title: &it.title,
        grade: it.grade,
        effects: clear(effects, it.id)
            .filter_map(|it| Some(Moved { indicator: &it.indicator, by: it.by? }))
            .collect(),
        conditions: marked.map(|it| (it.met, it.of)),
        cost: it.cost,
    }
}

impl Taking {
    /// The gap a practice would close, with the definition of its indicator.
    pub fn gap(&self, it: &Take) -> Option<(&Gap, &Indicator)> {
        let code = it.ranked.indicator.as_deref()?;
        let gap = self.gaps.iter().find(|it| it.indicator == code)?;
        Some((gap, self.indicators.iter().find(|it| it.code == code)?))
    }
}
