//! Applications: a client's request and its path from submission to the rendered service; the
//! specialist's day; and the walk-in form, a whole path in one screen.

mod acts;
mod api;
mod catalogue;
mod facts;
mod model;
mod pages;
mod store;
#[cfg(test)]
mod tests;
mod walk_in;

pub use acts::{Act, Applicant, NewApplication, document, open, take, verb};
pub use api::{api_doors, openapi};
pub use catalogue::Catalogue;
pub use facts::{assemble, gather, look_up};
pub use model::{Application, CannotStep, Channel, Ground, Snapshot, State, Step, due, is_working};
pub use pages::{Day, List, New, Show, WalkIn, doors};
pub use store::{Filter, Line, Note, Order, find, insert, list, next_number, notes, save};
pub use walk_in::{Outcome, Stop, Wanted, render};

web::words!("applications");
