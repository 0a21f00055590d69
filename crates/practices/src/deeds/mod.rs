//! What is done to practices and adoptions: read from what was typed, asked of the rules, kept and
//! noted in the journal. Pages and programs do it alike.

mod adoption;
mod card;
mod links;
mod path;

pub use adoption::adopt;
pub(crate) use adoption::{adapt, ask, grow, party, say, step};
pub(crate) use card::{FILES, Written, began, open_version, text_of, typed_of, write};
pub(crate) use links::linkable;
pub(crate) use path::{Deed, perform};

use crate::{Practice, Version, store};
use db::Tx;
use journal::Thing;
use kernel::PracticeId;
use web::{Desk, Error, Result};

/// The practice, if it is the actor's organisation's, with its latest card.
pub(crate) async fn own(tx: &mut Tx, desk: &Desk, id: PracticeId) -> Result<(Practice, Version)> {
    let practice = unknown(store::find(tx, id).await?)?;
    desk.own(Thing::Practice, id, practice.organisation)?;
    let latest = unknown(practice.working.or(practice.published))?;
    let version = unknown(store::version(tx, latest).await?)?;
    Ok((practice, version))
}

/// An address that names nothing leads nowhere.
pub(crate) fn unknown<T>(it: Option<T>) -> Result<T> {
    it.ok_or(Error::NotFound)
}
