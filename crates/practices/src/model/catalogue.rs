//! The public catalogue: filtered, counted and paged in memory, where a process keeps it by its
//! version (see [`crate::catalogue`]). Five thousand rows are walked in well under a millisecond.

use super::{DirectionKind, Sphere};
use db::{Page, Place};
use kernel::{Day, Money, OrganisationId, PracticeId, RegionCode};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

/// A published practice as the catalogue shows it.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Entry {
    /// The practice.
    pub id: PracticeId,
    /// Its name.
    pub title: String,
    /// The name as it is sorted by.
    pub folded: String,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// What colleagues call them.
    pub organisation_name: String,
    /// Their region.
    pub region: RegionCode,
    /// The region's name.
    pub region_name: String,
    /// Field of policy.
    pub sphere: Sphere,
    /// Kind of direction.
    pub direction: DirectionKind,
    /// What introducing it costs.
    #[sqlx(try_from = "i64")]
    pub cost: Money,
    /// How long introducing it takes.
    pub launch_days: i64,
    /// Grade of evidence, 0–5.
    pub grade: i64,
    /// Regions that have implemented it.
    pub adopters: i64,
    /// When the card was published.
    pub published_on: Day,
    /// When its author last confirmed it.
    pub confirmed_on: Day,
    /// What it is found by, parted by spaces; empty in a [`Catalogue`], which has an index.
    pub stems: String,
    /// The stems of its name: see [`Entry::title_stems`].
    #[sqlx(skip)]
    pub titled: OnceLock<Vec<String>>,
}

/// What it costs, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CostBand {
    /// Nothing.
    Free,
    /// Up to 500 thousand roubles.
    Small,
    /// Up to 3 million.
    Middle,
    /// More.
    Large,
}

kernel::words! {
    CostBand { Free = "free", Small = "small", Middle = "middle", Large = "large" }
}

/// How long it takes, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaunchBand {
    /// Up to a month.
    Month,
    /// Up to a quarter.
    Quarter,
    /// Up to half a year.
    HalfYear,
    /// Longer.
    Longer,
}

kernel::words! {
    LaunchBand {
        Month = "month", Quarter = "quarter", HalfYear = "half_year", Longer = "longer",
    }
}

/// What the catalogue is narrowed by; its word is the name in the URL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Field of policy.
    Sphere,
    /// Kind of direction.
    Direction,
    /// What it costs.
    Cost,
    /// How long it takes.
    Launch,
    /// Grade of evidence.
    Grade,
    /// Region.
    Region,
}

kernel::words! {
    Facet {
        Sphere = "sphere", Direction = "direction", Cost = "cost", Launch = "launch",
        Grade = "grade", Region = "region",
    }
}

/// What somebody looks for.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    /// Chosen values by facet.
    pub values: BTreeMap<Facet, String>,
    /// Words, all of which must be there; empty for any.
    pub words: String,
}

/// How many practices each value of a facet would leave, under all the other facets chosen.
pub type Counts = BTreeMap<Facet, BTreeMap<String, usize>>;

/// How many facets there are.
const FACETS: usize = Facet::ALL.len();

/// All published practices by name, with what is needed to find and count them fast: a request
/// walks small numbers, never texts.
#[derive(Debug, Default)]
pub struct Catalogue {
    entries: Vec<Arc<Entry>>,
    /// Of each region its own: the best proven first, of those the most adopted.
    best: HashMap<RegionCode, Vec<Arc<Entry>>>,
    /// Names of their regions by code.
    regions: BTreeMap<String, String>,
    /// The values of each facet.
    values: [Vec<String>; FACETS],
    /// Of each entry, the number of its value of each facet.
    numbers: Vec<[u16; FACETS]>,
    /// By stem, the entries that hold it.
    stems: HashMap<String, Vec<u32>>,
}

/// What somebody looks for, in numbers.
struct Wanted {
    /// The chosen number by facet; one that no entry has where the value is unknown.
    numbers: [Option<u16>; FACETS],
    /// Whether each entry holds the words; `None` where no word was asked for.
    found: Option<Vec<bool>>,
}

impl CostBand {
    /// The band of an amount.
    pub fn of(cost: Money) -> CostBand {
        match cost.0 / 100 {
            ..=0 => CostBand::Free,
            1..=500_000 => CostBand::Small,
            500_001..=3_000_000 => CostBand::Middle,
            _ => CostBand::Large,
        }
    }
}

impl LaunchBand {
    /// The band of a length in days.
    pub fn of(days: i64) -> LaunchBand {
        match days {
            ..=31 => LaunchBand::Month,
            32..=92 => LaunchBand::Quarter,
            93..=183 => LaunchBand::HalfYear,
            _ => LaunchBand::Longer,
        }
    }
}

impl Entry {
    /// The stems of its name; taken out once, whoever asks.
    pub fn title_stems(&self) -> &[String] {
        self.titled.get_or_init(|| search::stems(&self.title))
    }

    /// Its value of a facet.
    pub fn value(&self, facet: Facet) -> String {
        match facet {
            Facet::Sphere => self.sphere.to_string(),
            Facet::Direction => self.direction.to_string(),
            Facet::Cost => CostBand::of(self.cost).to_string(),
            Facet::Launch => LaunchBand::of(self.launch_days).to_string(),
            Facet::Grade => self.grade.to_string(),
            Facet::Region => self.region.to_string(),
        }
    }

    fn place(&self) -> Place {
        Place::new(&self.folded, self.id)
    }
}

impl Catalogue {
    /// A catalogue of entries in any order.
    pub fn new(mut entries: Vec<Entry>) -> Catalogue {
        entries.sort_by(|a, b| (&a.folded, a.id).cmp(&(&b.folded, b.id)));
        let mut it = Catalogue::default();
        for (at, entry) in entries.iter_mut().enumerate() {
            let numbers = Facet::ALL.iter().map(|facet| it.number(*facet, entry.value(*facet)));
            let numbers: Vec<u16> = numbers.collect();
            it.numbers.push(std::array::from_fn(|facet| numbers[facet]));
            // The texts of the stems are kept once, not with every entry.
            for stem in std::mem::take(&mut entry.stems).split(' ').filter(|it| !it.is_empty()) {
                it.stems.entry(stem.to_owned()).or_default().push(at as u32);
            }
        }
        it.regions =
            entries.iter().map(|it| (it.region.to_string(), it.region_name.clone())).collect();
        it.entries = entries.into_iter().map(Arc::new).collect();
        for entry in &it.entries {
            it.best.entry(entry.region).or_default().push(entry.clone());
        }
        it.best.values_mut().for_each(|own| own.sort_by_key(|it| (-it.grade, -it.adopters)));
        it
    }

    /// Every entry by name.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// Entries of one region: the best proven first, of those the most adopted.
    pub fn of_region(&self, region: RegionCode) -> &[Arc<Entry>] {
        self.best.get(&region).map_or(&[], Vec::as_slice)
    }

    /// Names of the regions that have some, by code.
    pub fn regions(&self) -> &BTreeMap<String, String> {
        &self.regions
    }

    /// One page of what is chosen.
    pub fn page(&self, chosen: &Chosen, after: Option<&Place>, limit: usize) -> Page<Arc<Entry>> {
        let wanted = self.wanted(chosen);
        let is_before = |it: &Entry, after: &Place| {
            (it.folded.as_str(), it.id.to_string().as_str()) <= (&*after.key, &*after.id)
        };
        let begin =
            after.map_or(0, |after| self.entries.partition_point(|it| is_before(it, after)));
        let shown = (begin..self.entries.len())
            .filter(|at| wanted.holds(*at) && wanted.missed(&self.numbers[*at]).next().is_none());
        let rows = shown.take(limit + 1).map(|at| self.entries[at].clone());
        Page::cut(rows.collect(), limit, |it: &Arc<Entry>| it.place())
    }

    /// How many there are, and how many each value of each facet would leave.
    pub fn counts(&self, chosen: &Chosen) -> (usize, Counts) {
        let wanted = self.wanted(chosen);
        let mut counts: [Vec<usize>; FACETS] =
            std::array::from_fn(|facet| vec![0; self.values[facet].len()]);
        let mut total = 0;
        for (_, numbers) in self.numbers.iter().enumerate().filter(|(at, _)| wanted.holds(*at)) {
            let mut missed = wanted.missed(numbers);
            match (missed.next(), missed.next()) {
                (None, _) => {
                    total += 1;
                    (0..FACETS).for_each(|it| counts[it][usize::from(numbers[it])] += 1);
                }
                // Missed by one facet alone, it is what another value of that facet would leave.
                (Some(only), None) => counts[only][usize::from(numbers[only])] += 1,
                _ => {}
            }
        }
        (total, self.named(&counts))
    }

    /// The counts by the names of facets and values.
    fn named(&self, counts: &[Vec<usize>; FACETS]) -> Counts {
        let of = |at: usize| {
            let all = self.values[at].iter().cloned().zip(counts[at].iter().copied());
            all.filter(|(_, count)| *count > 0).collect()
        };
        Facet::ALL.iter().enumerate().map(|(at, facet)| (*facet, of(at))).collect()
    }

    /// The number of a value, a new one where it comes for the first time.
    fn number(&mut self, facet: Facet, value: String) -> u16 {
        let values = &mut self.values[facet as usize];
        let known = values.iter().position(|it| *it == value);
        let number = known.unwrap_or_else(|| {
            values.push(value);
            values.len() - 1
        });
        u16::try_from(number).expect("no facet has so many values")
    }

    fn wanted(&self, chosen: &Chosen) -> Wanted {
        let number = |facet: &Facet| {
            let value = chosen.values.get(facet)?;
            let known = self.values[*facet as usize].iter().position(|it| it == value);
            Some(known.and_then(|it| u16::try_from(it).ok()).unwrap_or(u16::MAX))
        };
        let numbers = std::array::from_fn(|at| number(&Facet::ALL[at]));
        Wanted { numbers, found: self.found(&chosen.words) }
    }

    /// The entries that hold every word of `text`.
    fn found(&self, text: &str) -> Option<Vec<bool>> {
        let stems = search::stems(text);
        let mut stems = stems.iter();
        let holding = |stem: &String| {
            let mut held = vec![false; self.entries.len()];
            let places = self.stems.get(stem).map_or(&[][..], Vec::as_slice);
            places.iter().for_each(|at| held[*at as usize] = true);
            held
        };
        let first = holding(stems.next()?);
        Some(stems.fold(first, |all, stem| {
            all.into_iter().zip(holding(stem)).map(|(a, b)| a && b).collect()
        }))
    }
}

impl Wanted {
    fn holds(&self, at: usize) -> bool {
        self.found.as_ref().is_none_or(|it| it[at])
    }

    /// The facets whose chosen value the entry does not have.
    fn missed(&self, numbers: &[u16; FACETS]) -> impl Iterator<Item = usize> {
        (0..FACETS).filter(|it| self.numbers[*it].is_some_and(|number| number != numbers[*it]))
    }
}
