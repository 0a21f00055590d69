#![doc = include_str!("../README.md")]

mod aggregate;
mod bootstrap;
mod cell;
mod design;
mod estimate;
mod grade;
mod linear;
mod panel;
mod random;
mod randomise;
mod read;
mod refusal;
mod sample;
mod sentence;
mod special;
mod spread;
mod suppress;
mod trends;
mod verdict;

pub use aggregate::{Aggregate, Aggregation, Estimate, Interval, Point};
pub use bootstrap::Bootstrap;
pub use design::{Adjustment, Base, Controls, Design, Gaps};
pub use estimate::{Cell, GroupTime};
pub use grade::{Grade, Grounds, Thresholds};
pub use panel::{Observation, Panel, PanelError};
pub use randomise::Randomisation;
pub use read::{Columns, CsvError, ValueFault};
pub use refusal::Refusal;
pub use sentence::{Direction, Sentence};
pub use suppress::{Count, THRESHOLD, suppress, suppress_parts};
pub use trends::{Trends, Wald};
pub use verdict::{Effect, Inference, Rules, Verdict, judge};
