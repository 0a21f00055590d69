//! What is done to the list of spheres.

use db::{Tx, transact};
use journal::{Note, Thing};
use web::{Desk, Error, Faults, Stopped, Typed};

use crate::model::CannotList;
use crate::{Sphere, store};

/// Longest name, in characters.
const NAME: usize = 200;

/// Renames the sphere of this code, or adds one behind the last.
pub(crate) async fn keep(desk: &Desk, code: Option<&str>, typed: &Typed) -> Result<(), Stopped> {
    let mut faults = Faults::default();
    let name = typed.text("name", NAME, &mut faults);
    faults.check()?;
    transact!(desk.db(), |tx| {
        let all = store::spheres(tx).await?;
        let sphere = match code {
            Some(code) => all.iter().find(|it| it.code == code).cloned().ok_or(Error::NotFound)?,
            None => Sphere::behind(&all).map_err(beside)?,
        };
        let sphere = sphere.named(&name, &all).map_err(beside)?;
        store::save_sphere(tx, &sphere).await?;
        noted(tx, desk, "sphere-saved", &sphere).await
    })
}

/// Takes a sphere that nothing names off the list; taken off already, nothing happens.
pub(crate) async fn remove(desk: &Desk, code: &str) -> Result<(), Stopped> {
    transact!(desk.db(), |tx| {
        let all = store::spheres(tx).await?;
        let Some(sphere) = all.iter().find(|it| it.code == code) else { return Ok(()) };
        if !store::drop_sphere(tx, code).await? {
            return Err(beside(CannotList::InUse));
        }
        noted(tx, desk, "sphere-removed", sphere).await
    })
}

fn beside(no: CannotList) -> Stopped {
    Error::field("name", &no).into()
}

async fn noted(tx: &mut Tx, desk: &Desk, verb: &'static str, it: &Sphere) -> Result<(), Stopped> {
    let note = Note::by(desk.actor(), verb, Thing::Installation, &it.code);
    Ok(journal::write(tx, desk.now, note.with("name", it.name.as_str())).await?)
}
