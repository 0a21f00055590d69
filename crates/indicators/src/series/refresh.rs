//! Computing observations: from the ledger's figures of a month that is over, and from the live
//! snapshot of the SME registry. Doing it again changes nothing.

use crate::series::{Formula, Indicator, Month, Observation, Part, Source, store};
use db::{Db, Result, transact};
use journal::{Note, Thing};
use kernel::{Day, Moment, RegionCode};
use ledger::{Counts, Cut, Figures, Scope};
use registry::{ChangeKind, Regional};
use std::collections::HashMap;

/// Days of a month in which entries for the months before still come.
const LATE_ENTRIES: i8 = 10;
/// Months such entries are for.
const LATE_MONTHS: i32 = 3;

/// What a refreshing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Values computed.
    pub computed: u64,
    /// New or different ones, and those taken away because nothing gives them any more.
    pub written: u64,
}

/// Computes every indicator of the ledger for a month that is over, each by the definition of that
/// month, for every region that has figures.
///
/// # Errors
/// The database's.
pub async fn refresh(db: &Db, month: Month, now: Moment) -> Result<Refreshed> {
    transact!(db, |tx| {
        let definitions = store::indicators(tx, month).await?;
        let cells = ledger::cells_of_regions(tx, month.period()).await?;
        let mut regions: HashMap<RegionCode, Vec<_>> = HashMap::new();
        for it in &cells {
            if let Scope::Region(region) = it.scope {
                regions.entry(region).or_default().push((it.cell(), it.counts()));
            }
        }
        let mut all = Vec::new();
        for (region, cells) in regions {
            let figures = Figures::of(cells);
            let observe = |it| from_ledger(it, region, month, &figures, now);
            all.extend(definitions.iter().filter_map(observe));
        }
        let gone = store::retract(tx, (month, Source::Ledger), &all).await?;
        keep(tx, (&all, gone), month, now).await
    })
}

/// What the calendar asks for, so that nobody has to: in the first days of a month the three months
/// before it are computed from the ledger again, because entries come late; later only the last
/// month, if nobody did; and a live snapshot of the registry that was not counted yet is counted.
/// Asking again changes nothing.
///
/// # Errors
/// The database's.
pub async fn keep_up(db: &Db, today: Day, now: Moment) -> Result<Refreshed> {
    let month = Month::of(today);
    let (done, live) = {
        let mut tx = db.read().await?;
        let done = store::has_computed(&mut tx, month.plus(-1)).await?;
        (done, registry::status(&mut tx).await?.live)
    };
    let mut all = Refreshed::default();
    let months = match (today.0.day() <= LATE_ENTRIES, done) {
        (true, _) => LATE_MONTHS,
        (false, done) => i32::from(!done),
    };
    for back in 1..=months {
        all.add(refresh(db, month.plus(-back), now).await?);
    }
    if let Some((day, source)) = live.and_then(|it| Some((it.day?, it.source)))
        && !store::is_counted(&mut db.read().await?, Month::of(day), &source).await?
    {
        all.add(refresh_registry(db, now).await?);
    }
    Ok(all)
}

impl Refreshed {
    /// Both together.
    pub fn add(&mut self, it: Refreshed) {
        self.computed += it.computed;
        self.written += it.written;
    }
}

/// Counts every indicator of the SME registry in its live snapshot, for the snapshot's month.
///
/// # Errors
/// The database's.
pub async fn refresh_registry(db: &Db, now: Moment) -> Result<Refreshed> {
    let Some(live) = registry::regional(&mut db.read().await?).await? else {
        return Ok(Refreshed::default());
    };
    let Some(month) = live.snapshot.day.map(Month::of) else { return Ok(Refreshed::default()) };
    let counted = Counted::of(&live);
    transact!(db, |tx| {
        let definitions = store::indicators(tx, month).await?;
        let all: Vec<Observation> =
            definitions.iter().flat_map(|it| counted.observe(it, month, &live, now)).collect();
        let gone = store::retract(tx, (month, Source::Registry), &all).await?;
        keep(tx, (&all, gone), month, now).await
    })
}

async fn keep(
    tx: &mut db::Tx,
    (all, gone): (&[Observation], u64),
    month: Month,
    now: Moment,
) -> Result<Refreshed> {
    let written = gone + store::save(tx, all).await?;
    if written > 0 {
        let note = Note::system("series-computed", Thing::Indicator, "all");
        let note = note.with("month", month.to_string()).with("count", written);
        journal::write(tx, now, note).await?;
    }
    Ok(Refreshed { computed: all.len() as u64, written })
}

fn from_ledger(
    of: &Indicator,
    region: RegionCode,
    month: Month,
    figures: &Figures,
    now: Moment,
) -> Option<Observation> {
    let period = month.period();
    let Counts { services, clients, free } = figures.get(period, Cut::Total);
    let count = |cut| figures.get(period, cut).services;
    let share = |part: i64, whole: i64| (whole > 0).then(|| part as f64 * 100.0 / whole as f64);
    let (value, base) = match of.formula {
        Formula::Services => (Some(services as f64), services),
        Formula::Clients => (Some(clients as f64), clients),
        Formula::MedianDays => (figures.median_days(period), services),
        Formula::FreeShare => (share(free, services), services),
        Formula::RefusedShare => {
            (share(count(Cut::Refused), count(Cut::Decided)), count(Cut::Decided))
        }
        Formula::Registry(_) | Formula::Upload => return None,
    };
    Some(Observation {
        indicator: of.code.clone(),
        region,
        month,
        version: of.number,
        value: value?,
        base: Some(base),
        source: Source::Ledger,
        recorded_at: now,
        account: None,
        file: String::new(),
        upload: None,
    })
}

/// A snapshot's counts by region.
struct Counted {
    regions: HashMap<RegionCode, HashMap<String, i64>>,
    /// Whether there was a snapshot before: else nobody came or went.
    compared: bool,
}

impl Counted {
    fn of(live: &Regional) -> Counted {
        let mut regions: HashMap<RegionCode, HashMap<String, i64>> = HashMap::new();
        let mut add = |region: RegionCode, part: Part, count: i64| {
            *regions.entry(region).or_default().entry(part.to_string()).or_default() += count;
        };
        for it in &live.shares {
            let Some(region) = it.region else { continue };
            add(region, Part::All, it.records);
            if let Some(category) = it.category {
                add(region, Part::Category(category), it.records);
            }
        }
        for (region, change, count) in &live.changes {
            match change {
                ChangeKind::Added => add(*region, Part::Added, *count),
                ChangeKind::Excluded => add(*region, Part::Excluded, *count),
                ChangeKind::Changed => {}
            }
        }
        for (region, division, count) in &live.divisions {
            if let Some(section) = section(division) {
                add(*region, Part::Section(section), *count);
            }
        }
        Counted { regions, compared: live.snapshot.compared_to.is_some() }
    }

    fn observe(
        &self,
        of: &Indicator,
        month: Month,
        live: &Regional,
        now: Moment,
    ) -> Vec<Observation> {
        let Formula::Registry(part) = of.formula else { return Vec::new() };
        let observation = |(region, counts): (&RegionCode, &HashMap<String, i64>)| {
            let (value, base) = self.value(part, counts)?;
            Some(Observation {
                indicator: of.code.clone(),
                region: *region,
                month,
                version: of.number,
                value,
                base: Some(base),
                source: Source::Registry,
                recorded_at: now,
                account: None,
                file: live.snapshot.source.clone(),
                upload: None,
            })
        };
        self.regions.iter().filter_map(observation).collect()
    }

    /// The value and how many records it was computed from.
    fn value(&self, part: Part, counts: &HashMap<String, i64>) -> Option<(f64, i64)> {
        let count = |it: Part| counts.get(&it.to_string()).copied().unwrap_or_default();
        let all = count(Part::All);
        match part {
            Part::Share(section) => {
                let part = count(Part::Section(section));
                (all > 0).then(|| (part as f64 * 100.0 / all as f64, all))
            }
            Part::Added | Part::Excluded if !self.compared => None,
            other => Some((count(other) as f64, count(other))),
        }
    }
}

/// The section of ОКВЭД 2 (ОК 029-2014) a division belongs to.
fn section(division: &str) -> Option<char> {
    const FIRST: [(u8, char); 21] = [
        (1, 'A'),
        (5, 'B'),
        (10, 'C'),
        (35, 'D'),
        (36, 'E'),
        (41, 'F'),
        (45, 'G'),
        (49, 'H'),
        (55, 'I'),
        (58, 'J'),
        (64, 'K'),
        (68, 'L'),
        (69, 'M'),
        (77, 'N'),
        (84, 'O'),
        (85, 'P'),
        (86, 'Q'),
        (90, 'R'),
        (94, 'S'),
        (97, 'T'),
        (99, 'U'),
    ];
    let division: u8 = division.parse().ok()?;
    FIRST.iter().rev().find(|(first, _)| *first <= division).map(|(_, section)| *section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divisions_have_sections() {
        let of = ["01", "10", "33", "35", "43", "47", "62", "99", "00", "x"].map(section);
        let letters = ['A', 'C', 'C', 'D', 'F', 'G', 'J', 'U'].map(Some);
        assert_eq!(of[..8], letters);
        assert_eq!(of[8..], [None, None]);
    }
}
