//! What administrators and heads do: read from what was typed, asked of the rules, kept and noted
//! in the journal. Pages and programs do it alike.

mod organisations;
mod units;

pub(crate) use organisations::{change, change_own, found, zone};
pub(crate) use units::{Act, Place, add, change_unit, do_to, own_unit, thing};
