//! What was observed, and what of it may be shown.

use crate::series::{Indicator, Month};
use evidence::Count;
use kernel::{AccountId, Moment, RegionCode};

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

fn is_small(count: i64) -> bool {
    evidence::suppress(count.unsigned_abs()) == Count::Suppressed
}
