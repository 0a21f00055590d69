//! An effect as it was kept: what pages show of it, read back leniently, so that what an older
//! version kept can still be looked at.

use kernel::{Moment, Say};
use practices::Found;
use serde::Deserialize;

/// An effect with the moment it was computed.
pub(crate) struct Kept {
    /// Grade of evidence, 0–5.
    pub grade: i64,
    /// When it was computed.
    pub at: Moment,
    /// What was kept.
    pub summary: Summary,
}

/// What [`super::Effect::summary`] wrote.
#[derive(Deserialize)]
pub(crate) struct Summary {
    /// The effect in a sentence.
    pub say: Say,
    /// Code of the indicator.
    pub indicator: String,
    /// Hash of the inputs; empty where an older version kept none.
    #[serde(default)]
    pub inputs: String,
    #[serde(default)]
    judgement: serde_json::Value,
}

/// The verdict, taken apart for pages.
#[derive(Deserialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub(crate) enum Judged {
    Effect(Box<Numbers>),
    Refused(evidence::Refusal),
}

/// The numbers of an effect, in the indicator's unit.
#[derive(Deserialize)]
pub(crate) struct Numbers {
    /// The mean over all adopters and months since adoption.
    pub overall: Estimate,
    /// The interval of it that is shown.
    pub interval: Ends,
    pub inference: evidence::Inference,
    pub adopters: i64,
    pub cohorts: i64,
    pub controls: i64,
    pub from: i32,
    pub to: i32,
    pub trends: Trends,
    /// By months since adoption.
    pub events: Vec<Point>,
    /// By the month of adoption.
    pub groups: Vec<Point>,
}

/// The test of trends before the adoption.
#[derive(Deserialize)]
pub(crate) struct Trends {
    pub p: f64,
}

/// A point of a curve.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub(crate) struct Point {
    /// Months since the adoption, or the month's number.
    pub at: i32,
    pub estimate: Estimate,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub(crate) struct Estimate {
    pub point: Option<f64>,
    pub interval: Ends,
}

/// An interval; without ends where one adopter leaves none.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub(crate) struct Ends {
    pub low: Option<f64>,
    pub high: Option<f64>,
}

impl Kept {
    /// `None` where nothing, or nothing readable, was kept.
    pub fn read(found: Option<Found<'_>>) -> Option<Kept> {
        let Found { grade, summary, at } = found?;
        Some(Kept { grade, at, summary: Summary::read(summary)? })
    }
}

impl Summary {
    /// `None` where nothing, or nothing readable, was kept.
    pub fn read(text: &str) -> Option<Summary> {
        serde_json::from_str(text).ok()
    }

    /// The verdict; `None` where an older version kept it otherwise.
    pub fn judged(&self) -> Option<Judged> {
        Judged::deserialize(&self.judgement).ok()
    }

    /// The numbers; `None` where none is warranted.
    pub fn numbers(&self) -> Option<Box<Numbers>> {
        match self.judged()? {
            Judged::Effect(it) => Some(it),
            Judged::Refused(_) => None,
        }
    }
}

impl Ends {
    /// Whether it keeps off zero.
    pub fn is_clear(&self) -> bool {
        self.low.zip(self.high).is_some_and(|(low, high)| low * high > 0.0)
    }
}
