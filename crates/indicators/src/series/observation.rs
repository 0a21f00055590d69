//! What was observed, and what of it may be shown.

use crate::series::{Indicator, Month};
use evidence::Count;
use kernel::{AccountId, FileId, Moment, RegionCode};
use std::fmt::Write as _;

/// A region's value in a month, with its provenance.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Observation {
    /// Code of the indicator.
    pub indicator: String,
    /// Whose.
    pub region: RegionCode,
    /// When.
    pub month: Month,
    /// The version of the definition it was computed or brought under.
    pub version: i64,
    /// In the definition's unit.
    pub value: f64,
    /// How many things it was computed from; `None` where nobody said.
    pub base: Option<i64>,
    /// How it came.
    pub source: Source,
    /// When it came.
    pub recorded_at: Moment,
    /// Who brought it; `None` where it was computed.
    pub account: Option<AccountId>,
    /// The file or the dump it came from; may be empty.
    pub file: String,
    /// The kept table it was read from, where it was brought on a page.
    pub upload: Option<FileId>,
}

/// How a value came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Computed from the ledger's figures.
    Ledger,
    /// Counted in a snapshot of the SME registry.
    Registry,
    /// Brought in a file.
    Upload,
}

kernel::words! { Source { Ledger = "ledger", Registry = "registry", Upload = "upload" } }

impl Observation {
    /// The definition it was made under, among the versions of its indicator or of all.
    pub fn version_of<'a>(&self, versions: &'a [Indicator]) -> Option<&'a Indicator> {
        versions.iter().find(|of| of.code == self.indicator && of.number == self.version)
    }

    /// The value as it may be shown under its own definition.
    pub fn shown_under(&self, versions: &[Indicator]) -> Option<f64> {
        self.shown(self.version_of(versions)?)
    }

    /// The value as it may be shown; `None` where fewer than five people would show through it.
    pub fn shown(&self, of: &Indicator) -> Option<f64> {
        shown(of, self.value, self.base)
    }
}

/// The same for a value without the rest of its observation.
pub(crate) fn shown(of: &Indicator, value: f64, base: Option<i64>) -> Option<f64> {
    let counted = of.people && of.unit.is_count() && is_small(value as i64);
    let derived = !of.unit.is_count() && base.is_some_and(is_small);
    (!counted && !derived).then_some(value)
}

/// Observations as CSV that can be brought back, each under the version of its definition; values too
/// small to be shown are left empty.
pub fn csv(versions: &[Indicator], all: &[Observation]) -> String {
    // A byte order mark: without it Excel takes the file for windows-1251.
    let mut text = String::from("\u{feff}region;month;value;source;version\r\n");
    for it in all {
        let value = it.shown_under(versions).map(|it| it.to_string()).unwrap_or_default();
        let Observation { region, month, source, version, .. } = it;
        write!(text, "{region};{month};{value};{source};{version}\r\n")
            .expect("writing to a string cannot fail");
    }
    text
}

/// Whether a count could point at a person.
pub(crate) fn is_small(count: i64) -> bool {
    evidence::suppress(count.unsigned_abs()) == Count::Suppressed
}
