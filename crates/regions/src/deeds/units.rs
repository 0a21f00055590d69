//! Directions and workspaces: a head keeps up those of the own organisation.

use super::organisations::beside;
use crate::model::difference;
use crate::{Direction, Move, NotClosed, Unit, UnitKind, Workspace, moved, store};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{Actor, DirectionId, Say, WorkspaceId};
use std::str::FromStr;
use web::{Desk, Error, Faults, Result, Stopped, Typed};

/// Longest texts, characters.
const NAME: usize = 200;
const SHORT_NAME: usize = 60;
const NOTE: usize = 500;
/// No hall seats more.
const MOST_SEATS: i64 = 100_000;

/// What is done to a unit: the nouns of its addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// It works for the last day today.
    Closure,
    /// It works again.
    Opening,
    /// It was a mistake.
    Removal,
    /// It goes up in the list.
    Rise,
    /// It goes down.
    Descent,
}

kernel::words! {
    Act {
        Closure = "closure", Opening = "opening", Removal = "removal", Rise = "rise",
        Descent = "descent",
    }
}

/// Whether the unit still has a place of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It has.
    Kept,
    /// It is gone.
    Gone,
}

/// The unit, if it is the actor's organisation's.
pub(crate) async fn own_unit(tx: &mut Tx, desk: &Desk, kind: UnitKind, id: &str) -> Result<Unit> {
    let it = store::unit(tx, kind, id).await?.ok_or(Error::NotFound)?;
    desk.own(thing(kind), id, it.organisation())?;
    Ok(it)
}

/// Adds a unit at the end of its list. One whose id is there already is not added again: it is the
/// same form, or the same request, a second time.
pub(crate) async fn add(desk: &Desk, kind: UnitKind, typed: &Typed) -> Result<Unit, Stopped> {
    let fresh = fresh(desk.actor(), kind, typed)?;
    let it = read(typed, fresh)?;
    transact!(desk.db(), |tx| {
        if store::unit(tx, kind, &it.id()).await?.is_some() {
            return Ok(own_unit(tx, desk, kind, &it.id()).await?);
        }
        let others = others(tx, &it).await?;
        let it = at_the_end(it.clone(), &others);
        store::save_unit(tx, &it).await?;
        note(tx, desk, "unit-added", &it, &[("name", it.name())]).await?;
        Ok::<_, Stopped>(it)
    })
}

/// Keeps what was typed over a unit.
pub(crate) async fn change_unit(desk: &Desk, before: &Unit, typed: &Typed) -> Result<(), Stopped> {
    let after = read(typed, before.clone())?;
    let Some((was, is)) = difference(&before.values(), &after.values()) else { return Ok(()) };
    transact!(desk.db(), |tx| {
        others(tx, &after).await?;
        store::save_unit(tx, &after).await?;
        let detail = [("before", was.as_str()), ("after", is.as_str())];
        Ok(note(tx, desk, "unit-changed", &after, &detail).await?)
    })
}

/// Closes, opens, removes or moves a unit. What is done already is not done again.
pub(crate) async fn do_to(
    desk: &Desk,
    kind: UnitKind,
    id: &str,
    act: Act,
) -> Result<Place, Stopped> {
    transact!(desk.db(), |tx| {
        let mut it = own_unit(tx, desk, kind, id).await?;
        match act {
            Act::Closure if it.closed_on().is_none() => {
                let offered = store::offered_after(tx, &it, desk.today()).await?;
                it.close(offered, desk.today())?;
                store::save_unit(tx, &it).await?;
                note(tx, desk, "unit-closed", &it, &[]).await?;
            }
            Act::Opening if it.closed_on().is_some() => {
                it.open();
                store::save_unit(tx, &it).await?;
                note(tx, desk, "unit-opened", &it, &[]).await?;
            }
            Act::Removal => {
                if !store::remove(tx, &it).await? {
                    return Err(NotClosed::Named.into());
                }
                store::index(tx, it.organisation()).await?;
                note(tx, desk, "unit-removed", &it, &[("name", it.name())]).await?;
                return Ok(Place::Gone);
            }
            Act::Rise => shift(tx, desk, &it, Move::Up).await?,
            Act::Descent => shift(tx, desk, &it, Move::Down).await?,
            Act::Closure | Act::Opening => {}
        }
        Ok::<_, Stopped>(Place::Kept)
    })
}

/// Directions have an order, workspaces stand as they were added.
async fn shift(tx: &mut Tx, desk: &Desk, it: &Unit, way: Move) -> Result<(), Stopped> {
    let Unit::Direction(direction) = it else { return Ok(()) };
    let all = store::directions(tx, direction.organisation).await?;
    let placed = moved(&all, direction.id, way);
    for it in &placed {
        store::save_direction(tx, it).await?;
    }
    if !placed.is_empty() {
        note(tx, desk, "unit-moved", it, &[]).await?;
    }
    Ok(())
}

/// The other units of its kind.
///
/// # Errors
/// One of them has its name.
async fn others(tx: &mut Tx, it: &Unit) -> Result<Vec<Unit>, Stopped> {
    let all = store::units(tx, it.kind(), it.organisation()).await?;
    match all.iter().find(|other| it.is_named_as(other)) {
        Some(other) if other.closed_on().is_some() => {
            Err(beside("name", Say::new("unit-name-closed")))
        }
        Some(_) => Err(beside("name", Say::new("unit-name-taken"))),
        None => Ok(all),
    }
}

fn at_the_end(it: Unit, others: &[Unit]) -> Unit {
    let place = |it: &Unit| match it {
        Unit::Direction(it) => it.position,
        Unit::Workspace(_) => 0,
    };
    let last = others.iter().map(place).max().unwrap_or_default();
    match it {
        Unit::Direction(it) => Unit::Direction(Direction { position: last + 1, ..it }),
        other => other,
    }
}

/// A unit with nothing typed yet; its id comes with the form, so that a form sent twice adds one.
fn fresh(actor: &Actor, kind: UnitKind, typed: &Typed) -> Result<Unit, Stopped> {
    let organisation = actor.organisation;
    let name = String::new();
    Ok(match kind {
        UnitKind::Direction => Unit::Direction(Direction {
            id: given(typed)?.unwrap_or_else(DirectionId::new),
            organisation,
            name,
            short_name: String::new(),
            curator: String::new(),
            position: 0,
            closed_on: None,
        }),
        UnitKind::Workspace => Unit::Workspace(Workspace {
            id: given(typed)?.unwrap_or_else(WorkspaceId::new),
            organisation,
            name,
            seats: 1,
            note: String::new(),
            closed_on: None,
        }),
    })
}

fn given<T: FromStr>(typed: &Typed) -> Result<Option<T>, Stopped> {
    let mut faults = Faults::default();
    let id = typed.plain("id", &mut faults, "fault-unreadable");
    faults.check().map(|()| id)
}

/// The unit with what was typed.
fn read(typed: &Typed, it: Unit) -> Result<Unit, Stopped> {
    let mut faults = Faults::default();
    let name = typed.text("name", NAME, &mut faults);
    let it = match it {
        Unit::Direction(it) => {
            let short_name = typed.optional_text("short_name", SHORT_NAME, &mut faults);
            let short_name = if short_name.is_empty() { name.clone() } else { short_name };
            let curator = typed.optional_text("curator", NAME, &mut faults);
            Unit::Direction(Direction { name, short_name, curator, ..it })
        }
        Unit::Workspace(it) => {
            let seats = seats(typed, &mut faults).unwrap_or(it.seats);
            let note = typed.optional_text("note", NOTE, &mut faults);
            Unit::Workspace(Workspace { name, seats, note, ..it })
        }
    };
    faults.check()?;
    Ok(it)
}

fn seats(typed: &Typed, faults: &mut Faults) -> Option<i64> {
    if !typed.has("seats") {
        faults.add("seats", Say::new("fault-required"));
    }
    let seats = typed.plain("seats", faults, "fault-number")?;
    if !(1..=MOST_SEATS).contains(&seats) {
        faults.add("seats", Say::new("unit-seats-wrong"));
    }
    Some(seats)
}

/// What the journal calls it.
pub(crate) fn thing(kind: UnitKind) -> Thing {
    match kind {
        UnitKind::Direction => Thing::Direction,
        UnitKind::Workspace => Thing::Workspace,
    }
}

async fn note(
    tx: &mut Tx,
    desk: &Desk,
    verb: &'static str,
    it: &Unit,
    detail: &[(&str, &str)],
) -> db::Result<()> {
    let note = Note::by(desk.actor(), verb, thing(it.kind()), it.id());
    let note = detail.iter().fold(note, |note, (name, text)| note.with(name, *text));
    journal::write(tx, desk.now, note).await
}
