//! An effect as it was kept: everything a page shows of it, read back leniently, so that what an
//! older version kept can still be looked at.

use kernel::{Moment, Say};
use serde::Deserialize;

/// An effect with the moment it was computed.
pub(super) struct Kept {
    /// Grade of evidence, 0–5.
    pub grade: i64,
    /// When it was computed.
    pub at: Moment,
    /// What was kept.
    pub summary: Summary,
}

/// What [`crate::effects::Effect::summary`] wrote.
#[derive(Deserialize)]
pub(super) struct Summary {
    /// The effect in a sentence.
    pub say: Say,
    /// Code of the indicator.
    pub indicator: String,
    /// Hash of the inputs; empty where an older version kept none.
    #[serde(default)]
    pub inputs: String,
    /// The verdict as JSON: the chart reads its months out of it.
    #[serde(default)]
    pub judgement: serde_json::Value,
}

/// The verdict, taken apart for a page.
#[derive(Deserialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub(super) enum Judged {
    Effect(Box<Numbers>),
    Refused(evidence::Refusal),
}

/// The numbers of an effect.
#[derive(Deserialize)]
pub(super) struct Numbers {
    pub inference: evidence::Inference,
    pub adopters: i64,
    pub cohorts: i64,
    pub controls: i64,
    pub from: i32,
    pub to: i32,
    pub trends: Trends,
    pub groups: Vec<Group>,
}

/// The test of trends before the adoption.
#[derive(Deserialize)]
pub(super) struct Trends {
    pub p: f64,
}

/// The effect on those who began in one month.
#[derive(Deserialize)]
pub(super) struct Group {
    /// The month's number.
    pub at: i32,
    pub estimate: Estimate,
}

#[derive(Deserialize)]
pub(super) struct Estimate {
    pub point: Option<f64>,
    pub interval: Ends,
}

/// An interval; without ends where one adopter leaves none.
#[derive(Deserialize)]
pub(super) struct Ends {
    pub low: Option<f64>,
    pub high: Option<f64>,
}

impl Kept {
    /// `None` where nothing, or nothing readable, was kept.
    pub fn read(grade: i64, at: Option<Moment>, summary: &str) -> Option<Kept> {
        Some(Kept { grade, at: at?, summary: serde_json::from_str(summary).ok()? })
    }

    /// The verdict; `None` where an older version kept it otherwise.
    pub fn judged(&self) -> Option<Judged> {
        serde_json::from_value(self.summary.judgement.clone()).ok()
    }
}
