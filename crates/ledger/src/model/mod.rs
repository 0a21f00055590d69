//! What a rendering is, what it moves, and what may happen to it. No I/O.

mod cell;
mod figures;
mod fold;
mod history;
mod period;
mod rendering;

pub use cell::{Cell, Counts, Cut, DAYS_CAP, Scope};
pub use figures::{Figures, Wanted};
pub use fold::{Cells, Decision, Entry, Fold, Pseudonym, compute, moved};
pub use history::History;
pub use period::Period;
pub use rendering::{NewRendering, NotReversible, Rendered, Rendering, Reversal};
