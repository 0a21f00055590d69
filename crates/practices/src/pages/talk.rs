//! What the sides write on an adoption: the adaptation, the talk, the practice it becomes.

use super::adoption::{back, bad, party};
use super::{Adaptation, Grown, Messages, Show};
use crate::{CannotAdopt, acts, read_changes, read_plan, store};
use axum::response::Redirect;
use db::transact;
use journal::{Note, Thing};
use web::{Desk, Error, Faults, Result, Typed};

/// Longest message, in characters.
const LONGEST: usize = 4_000;

pub async fn adapt(Adaptation { id }: Adaptation, desk: Desk, typed: Typed) -> Result<Redirect> {
    let plan = read_plan(typed.get("plan")).map_err(|it| bad("plan", it))?;
    let changes = read_changes(typed.get("changes")).map_err(|it| bad("changes", it))?;
    transact!(desk.db(), |tx| {
        let mut adoption = party(tx, &desk, id).await?;
        if !adoption.is_adopter(desk.actor()) {
            return Err(Error::from(CannotAdopt::OtherSide));
        }
        (adoption.plan, adoption.changes) = (plan.clone(), changes.clone());
        store::save_adoption(tx, &adoption).await?;
        let note = Note::by(desk.actor(), "adoption-adapted", Thing::Adoption, id);
        journal::write(tx, desk.now, note).await?;
        Ok(())
    })?;
    Ok(back(id))
}

pub async fn say(Messages { id }: Messages, desk: Desk, typed: Typed) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        party(tx, &desk, id).await?;
        let mut faults = Faults::default();
        let text = typed.text("text", LONGEST, &mut faults);
        if let Some(error) = faults.error() {
            return Err(error);
        }
        acts::say(tx, id, desk.actor(), text, desk.now).await?;
        let note = Note::by(desk.actor(), "adoption-said", Thing::Adoption, id);
        journal::write(tx, desk.now, note).await?;
        Ok(())
    })?;
    Ok(back(id))
}

pub async fn grow(Grown { id }: Grown, desk: Desk) -> Result<Redirect> {
    let practice = transact!(desk.db(), |tx| {
        let mut adoption = party(tx, &desk, id).await?;
        if adoption.organisation != desk.actor().organisation {
            return Err(Error::from(CannotAdopt::OtherSide));
        }
        let practice = acts::grow(tx, desk.actor(), &mut adoption, desk.now).await??;
        let note = Note::by(desk.actor(), "practice-grown", Thing::Practice, practice.id);
        journal::write(tx, desk.now, note.with("name", practice.title.as_str())).await?;
        Ok(practice)
    })?;
    Ok(Redirect::to(&Show { id: practice.id }.to_string()))
}
