//! What a visit is and what may happen to it; no I/O.

mod commitment;
mod part;
mod programme;
mod talk;
#[cfg(test)]
mod tests;
mod visit;

pub use commitment::{Becomes, CannotSettle, Commitment, Promise, Settlement};
pub use part::{CannotSpeak, Part, Voice};
pub use programme::{CannotChange, Clash, Delegate, Item, ItemFault, TimeOfDay, clashes, shown};
pub use talk::{
    CannotAnswer, CannotPublish, Channel, Consent, Covers, Question, Remark, RemarkKind,
    may_publish,
};
pub use visit::{CannotStep, Kind, State, Step, Unfit, Visit, outside};
