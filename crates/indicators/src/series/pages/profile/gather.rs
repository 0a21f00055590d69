//! What a profile is made of, in a fixed handful of statements.

use super::super::peers::{Group, groups};
use super::super::this_month;
use crate::series::gap::{FEWEST_PEERS, median};
use crate::series::observation::shown;
use crate::series::store::{self, PeerValue};
use crate::series::{Better, Formula, Indicator, Month, Observation, Part, Profile, Twin, twins};
use kernel::{Lang, RegionCode, Role};
use regions::Region;
use std::collections::{BTreeMap, HashMap};
use web::{Desk, Error, Result};

/// Months of a trend.
pub(super) const TREND: i32 = 36;
/// Twins that are shown.
const TWINS: usize = 5;

/// What a page shows.
pub(crate) struct Seen {
    pub region: RegionCode,
    pub regions: Vec<Region>,
    /// Every version of every definition.
    pub versions: Vec<Indicator>,
    /// Those of today.
    pub indicators: Vec<Indicator>,
    own: HashMap<String, Vec<Observation>>,
    pub groups: Vec<Group>,
    pub group: Option<usize>,
    peers: HashMap<String, Vec<PeerValue>>,
    /// Values of all regions in the latest month that says what regions are like.
    latest: Vec<PeerValue>,
    pub twins: Vec<Twin>,
    /// Months of a trend, oldest first.
    pub months: Vec<Month>,
    /// Whether the reader may see the region's place among its peers.
    ranks: bool,
}

/// Six statements, whatever there is.
pub(crate) async fn find(desk: &Desk, region: RegionCode, peers: Option<&str>) -> Result<Seen> {
    let now = this_month(desk);
    let since = now.plus(-TREND);
    let mut tx = desk.db().read().await?;
    let regions = regions::regions(&mut tx).await?;
    if !regions.iter().any(|it| it.code == region) {
        return Err(Error::NotFound);
    }
    let versions = store::versions(&mut tx).await?;
    let indicators: Vec<Indicator> =
        versions.iter().filter(|it| it.holds_in(now)).cloned().collect();
    let mut own: HashMap<String, Vec<Observation>> = HashMap::new();
    for it in store::of_region(&mut tx, region, since).await? {
        own.entry(it.indicator.clone()).or_default().push(it);
    }
    let groups = groups(store::peers(&mut tx).await?);
    let chosen = peers.and_then(|code| groups.iter().position(|it| it.code == code));
    let group = chosen.or_else(|| groups.iter().position(|it| it.members.contains(&region)));
    let code = group.map_or("", |at| groups[at].code.as_str());
    let mut peers: HashMap<String, Vec<PeerValue>> = HashMap::new();
    for it in store::of_peers(&mut tx, code, since).await? {
        if it.1 != region {
            peers.entry(it.0.clone()).or_default().push(it);
        }
    }
    let structural = indicators.iter().filter(|it| it.structural);
    let latest = structural.filter_map(|it| own.get(&it.code)?.last()).map(|it| it.month).max();
    let latest = store::of_month(&mut tx, latest.unwrap_or(now)).await?;
    let twins = twins(&profiles(&indicators, &latest), region, TWINS);
    let ranks = desk.actor().region == region || desk.actor().role == Role::Observer;
    let months = (1..=TREND).rev().map(|back| now.plus(-back)).collect();
    Ok(Seen {
        region,
        regions,
        versions,
        indicators,
        own,
        groups,
        group,
        peers,
        latest,
        twins,
        months,
        ranks,
    })
}

/// The structural indicators of every region.
fn profiles(indicators: &[Indicator], values: &[PeerValue]) -> BTreeMap<RegionCode, Profile> {
    let mut all: BTreeMap<RegionCode, Profile> = BTreeMap::new();
    for (code, region, _, value, _) in values {
        let Some(it) = indicators.iter().find(|it| it.code == *code && it.structural) else {
            continue;
        };
        // Sizes differ by orders of magnitude; what is twice as large is as far at every size.
        let value = if it.unit.is_count() { value.max(1.0).ln() } else { *value };
        all.entry(*region).or_default().insert(code.clone(), value);
    }
    all
}

/// An indicator of the region beside its peers.
pub(crate) struct Standing<'a> {
    pub of: &'a Indicator,
    pub last: &'a Observation,
    /// The last value, if it may be shown.
    pub value: Option<f64>,
    /// The median of the peers in the same month.
    pub beside: Option<f64>,
    /// The own value a year before.
    pub year_before: Option<f64>,
    /// The region's place among its peers, and of how many: only where the reader may see it.
    pub place: Option<(usize, usize)>,
    /// The trend of the region and of its peers' median.
    pub own: Vec<Option<f64>>,
    pub peers: Vec<Option<f64>>,
    /// The month since which another definition holds, if that was within the trend.
    pub redefined: Option<Month>,
}

/// The share of a kind of activity in the region and among its peers.
pub(crate) struct Share<'a> {
    pub of: &'a Indicator,
    pub month: Month,
    pub value: Option<f64>,
    pub beside: Option<f64>,
}

impl Seen {
    pub fn is_empty(&self) -> bool {
        self.own.is_empty()
    }

    /// Every indicator but the shares, in the profile's order.
    pub fn standings(&self) -> impl Iterator<Item = Standing<'_>> {
        self.indicators.iter().filter(|it| !is_share(it)).filter_map(|it| self.standing(it))
    }

    /// The shares of kinds of activity, the largest first.
    pub fn shares(&self) -> Vec<Share<'_>> {
        let shares = self.indicators.iter().filter(|it| is_share(it));
        let mut all: Vec<Share<'_>> = shares.filter_map(|it| self.share(it)).collect();
        let size = |it: &Share<'_>| it.value.unwrap_or_default();
        all.sort_by(|a, b| size(b).total_cmp(&size(a)));
        all
    }

    /// Everything observed of the region within the trend, each with its definition of today.
    pub fn observations(&self) -> impl Iterator<Item = (&Indicator, &Observation)> {
        self.indicators.iter().flat_map(|it| {
            let values = self.own.get(&it.code).into_iter().flatten();
            values.map(move |at| (it, at))
        })
    }

    /// The name of an indicator; its code where there is none.
    pub fn name<'a>(&'a self, lang: Lang, code: &'a str) -> &'a str {
        let of = self.indicators.iter().find(|it| it.code == code);
        of.map_or(code, |it| it.name_in(lang))
    }

    fn standing<'a>(&'a self, of: &'a Indicator) -> Option<Standing<'a>> {
        let observed = self.own.get(&of.code)?;
        let last = observed.last()?;
        let own = |month: Month| self.comparable(observed.iter().find(|it| it.month == month)?, of);
        let peers = |month: Month| self.peers_median(of, month);
        let value = own(last.month);
        let place = value.filter(|_| self.ranks);
        Some(Standing {
            of,
            last,
            value,
            beside: peers(last.month),
            year_before: own(last.month.plus(-12)),
            place: place.and_then(|value| self.place(of, value, last.month)),
            own: self.months.iter().map(|it| own(*it)).collect(),
            peers: self.months.iter().map(|it| peers(*it)).collect(),
            redefined: Some(of.valid_from).filter(|it| of.number > 1 && self.months.contains(it)),
        })
    }

    /// A value under its own definition, where it is measured in today's unit: days and percentages
    /// are no line.
    fn comparable(&self, it: &Observation, today: &Indicator) -> Option<f64> {
        let of = it.version_of(&self.versions)?;
        it.shown(of).filter(|_| of.unit == today.unit)
    }

    /// The values of the peers that may be shown, each under the definition of its month.
    fn of_peers(&self, of: &Indicator, month: Month) -> Vec<f64> {
        let version = self.versions.iter().find(|it| it.code == of.code && it.holds_in(month));
        let Some(version) = version.filter(|it| it.unit == of.unit) else { return Vec::new() };
        let all = self.peers.get(&of.code).into_iter().flatten().filter(|it| it.2 == month);
        all.filter_map(|it| shown(version, it.3, it.4)).collect()
    }

    fn peers_median(&self, of: &Indicator, month: Month) -> Option<f64> {
        let mut values = self.of_peers(of, month);
        (values.len() >= FEWEST_PEERS).then(|| median(&mut values))
    }

    /// The place of a value among the peers', and how many there are with it; equal values share
    /// the better place.
    fn place(&self, of: &Indicator, own: f64, month: Month) -> Option<(usize, usize)> {
        let values = self.of_peers(of, month);
        let ahead = |it: &&f64| match of.better {
            Better::More => **it > own,
            Better::Less => **it < own,
            Better::Neither => false,
        };
        let ranked = of.better != Better::Neither && values.len() + 1 >= FEWEST_PEERS;
        ranked.then(|| (values.iter().filter(ahead).count() + 1, values.len() + 1))
    }

    fn share<'a>(&'a self, of: &'a Indicator) -> Option<Share<'a>> {
        let members = self.group.map(|at| self.groups[at].members.as_slice()).unwrap_or_default();
        let all = || self.latest.iter().filter(|it| it.0 == of.code);
        let own = all().find(|it| it.1 == self.region)?;
        let peers = all().filter(|it| it.1 != self.region && members.contains(&it.1));
        let mut peers: Vec<f64> = peers.filter_map(|it| shown(of, it.3, it.4)).collect();
        let beside = (peers.len() >= FEWEST_PEERS).then(|| median(&mut peers));
        Some(Share { of, month: own.2, value: shown(of, own.3, own.4), beside })
    }
}

fn is_share(it: &Indicator) -> bool {
    matches!(it.formula, Formula::Registry(Part::Share(_)))
}
