//! What is counted while a dump is read.

use super::fault::{Fault, Rejected};
use super::row::Row;
use crate::model::Share;
use kernel::{Category, Day, RegionCode};
use rsmp::Date;
use std::collections::HashMap;

/// Counts of a load.
#[derive(Default)]
pub(super) struct Tally {
    /// Records kept.
    pub(super) records: i64,
    /// Records without a right ИНН.
    pub(super) rejected: i64,
    first_rejected: Option<Rejected>,
    latest: Option<Date>,
    shares: HashMap<(Option<RegionCode>, Option<Category>), i64>,
}

impl Tally {
    pub(super) fn keep(&mut self, row: &Row) {
        self.records += 1;
        self.latest = self.latest.max(row.state_date);
        *self.shares.entry((row.region, row.category)).or_default() += 1;
    }

    pub(super) fn reject(&mut self, rejected: Rejected) {
        self.rejected += 1;
        self.first_rejected.get_or_insert(rejected);
    }

    /// Takes back a record that was kept, because its ИНН came again.
    pub(super) fn remove(&mut self, region: Option<RegionCode>, category: Option<Category>) {
        self.records -= 1;
        *self.shares.entry((region, category)).or_default() -= 1;
    }

    /// The dump's day: that of its latest record.
    pub(super) fn day(&self) -> Option<Day> {
        let it = self.latest?;
        Day::new(it.year, it.month, it.day)
    }

    /// How many records are of which region and category.
    pub(super) fn shares(&self) -> Vec<Share> {
        let share =
            |(&(region, category), &records): (&_, &i64)| Share { region, category, records };
        self.shares.iter().map(share).filter(|it| it.records > 0).collect()
    }

    /// Whether what was read may become live; returns its day.
    pub(super) fn judge(
        &self,
        rejected_share: f64,
        live: Option<Day>,
        older: bool,
    ) -> Result<Day, Fault> {
        let read = self.records + self.rejected;
        if let Some(first) = &self.first_rejected
            && self.rejected as f64 > read as f64 * rejected_share
        {
            let (rejected, first) = (self.rejected, first.clone());
            return Err(Fault::TooManyRejected { rejected, read, first });
        }
        if self.records == 0 {
            return Err(Fault::Empty);
        }
        let day = self.day().ok_or(Fault::Undated)?;
        match live {
            Some(live) if day < live && !older => Err(Fault::Older { day, live }),
            _ => Ok(day),
        }
    }
}
