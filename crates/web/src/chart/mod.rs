//! Charts as inline SVG: every bar leads to its rows, and the same numbers stand in a table.
//!
//! Widths are percentages and heights pixels, so that text keeps its size from a phone to paper,
//! and colours come from the style sheet. A picture with links in it is a group, not `role="img"`:
//! the contents of an image do not exist for a screen reader.

mod bars;
mod rows;
mod scale;

pub use bars::{Bar, Bars, bars};
pub use rows::{Row, Rows, rows};
