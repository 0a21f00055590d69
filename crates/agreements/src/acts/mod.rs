//! What is done to an agreement: read, asked of the rules, kept and noted; the same for the page
//! and for the API.

pub(crate) mod correction;
pub(crate) mod spheres;

use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{AgreementId, Day, Say};
use web::{Desk, Error, Faults, Stopped, Typed};

use crate::filling::{day, note, required_day};
use crate::pages::own;
use crate::{Agreement, Refused, Voice, store};

/// What can be done to an agreement: the nouns of its addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A side's word on the draft.
    Word,
    /// The signatures.
    Signature,
    /// The coming into force.
    Force,
    /// A longer term.
    Prolongation,
    /// The end before its time.
    Termination,
    /// A successor.
    Supersession,
    /// Who answers for it on the own side.
    Side,
}

kernel::words! {
    Action {
        Word = "word", Signature = "signature", Force = "force", Prolongation = "prolongation",
        Termination = "termination", Supersession = "supersession", Side = "side",
    }
}

/// An action with what was typed for it.
#[derive(Clone)]
enum Act {
    Word { side: usize, letter: String },
    Signature { on: Day, number: String, registered: String },
    Force { from: Day, to: Option<Day> },
    Prolongation { to: Day },
    Termination { ground: String, on: Day },
    Supersession { by: AgreementId },
    Side { coordinator: String, office: String, contact: String },
}

/// Longest texts, in characters.
const LINE: usize = 300;
const GROUND: usize = 2_000;

/// Adds an agreement; one in force takes the place of its predecessor at once.
pub(crate) async fn add(desk: &Desk, it: &Agreement) -> Result<(), Stopped> {
    transact!(desk.db(), |tx| {
        store::save(tx, it).await?;
        let entered = Note::by(desk.actor(), "agreement-entered", Thing::Agreement, it.id);
        journal::write(tx, desk.now, entered.with("state", it.state.word())).await?;
        retire_predecessor(tx, desk, it).await
    })
}

/// Does `action` to the agreement, which the actor's region must be a party of.
pub(crate) async fn perform(
    desk: &Desk,
    id: AgreementId,
    action: Action,
    typed: &Typed,
) -> Result<Agreement, Stopped> {
    own(desk, id).await?; // whose it is comes before what was typed
    let act = Act::read(action, typed)?;
    transact!(desk.db(), |tx| {
        let mut it = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        desk.party(&it.regions())?;
        apply(tx, desk, &mut it, &act).await?;
        store::save(tx, &it).await?;
        journal::write(tx, desk.now, noted(desk, id, &act)).await?;
        if matches!(act, Act::Force { .. }) {
            retire_predecessor(tx, desk, &it).await?;
        }
        Ok::<_, Stopped>(it)
    })
}

async fn apply(tx: &mut Tx, desk: &Desk, it: &mut Agreement, act: &Act) -> Result<(), Stopped> {
    let today = desk.today();
    let actor = desk.actor();
    match act {
        Act::Word { side, letter } => {
            let speaking = regions::speaking(tx).await?;
            let region = it.parties.get(*side).and_then(|it| it.region);
            let speaks_here = region.is_some_and(|it| speaking.contains(&it));
            let voice = Voice { region: actor.region, name: &actor.name, letter, speaks_here };
            it.agree(*side, &voice, today).map_err(Refused::beside)?;
        }
        Act::Signature { on, number, registered } => {
            it.sign(*on, today).map_err(Refused::beside)?;
            for (given, kept) in [(number, &mut it.number), (registered, &mut it.registered)] {
                if !given.is_empty() {
                    given.clone_into(kept);
                }
            }
        }
        Act::Force { from, to } => {
            it.put_in_force(*from, *to, today).map_err(Refused::beside)?;
        }
        Act::Prolongation { to } => it.prolong(*to, today).map_err(Refused::beside)?,
        Act::Termination { ground, on } => {
            it.terminate(ground, *on, today).map_err(Refused::beside)?;
        }
        Act::Supersession { by } => {
            let successor = store::find(tx, *by).await?;
            let successor = successor.filter(|it| desk.is_party(&it.regions()));
            let mut successor = successor.ok_or_else(|| Error::choice("successor"))?;
            it.supersede(&successor, today).map_err(Refused::beside)?;
            if successor.predecessor.is_none() {
                successor.predecessor = Some(it.id);
                store::save(tx, &successor).await?;
            }
        }
        Act::Side { coordinator, office, contact } => {
            let side = it.side_of(actor.region).ok_or(Error::NotFound)?;
            let party = it.parties[side].clone();
            it.parties[side] = party.coordinated(coordinator, office, contact);
        }
    }
    Ok(())
}

/// An agreement in force takes the place of the one it names as its predecessor. Where the rules
/// do not let it (that one ended by itself, or is between others), it stays as it is.
async fn retire_predecessor(tx: &mut Tx, desk: &Desk, it: &Agreement) -> Result<(), Stopped> {
    let Some(id) = it.predecessor else { return Ok(()) };
    let Some(mut before) = store::find(tx, id).await? else { return Ok(()) };
    if before.supersede(it, desk.today()).is_ok() {
        store::save(tx, &before).await?;
        let act = Act::Supersession { by: it.id };
        journal::write(tx, desk.now, noted(desk, id, &act)).await?;
    }
    Ok(())
}

fn noted(desk: &Desk, id: AgreementId, act: &Act) -> Note {
    let (by, thing) = (desk.actor(), Thing::Agreement);
    match act {
        Act::Word { letter, .. } if letter.is_empty() => {
            Note::by(by, "agreement-agreed", thing, id)
        }
        Act::Word { letter, .. } => {
            Note::by(by, "agreement-agreed-by-letter", thing, id).with("letter", letter.as_str())
        }
        Act::Signature { on, .. } => {
            Note::by(by, "agreement-signed", thing, id).with("day", on.to_string())
        }
        Act::Force { from, .. } => {
            Note::by(by, "agreement-in-force", thing, id).with("day", from.to_string())
        }
        Act::Prolongation { to } => {
            Note::by(by, "agreement-prolonged", thing, id).with("day", to.to_string())
        }
        Act::Termination { ground, on } => Note::by(by, "agreement-terminated", thing, id)
            .with("day", on.to_string())
            .with("ground", ground.as_str()),
        Act::Supersession { .. } => Note::by(by, "agreement-superseded", thing, id),
        Act::Side { .. } => Note::by(by, "agreement-side-changed", thing, id),
    }
}

impl Act {
    fn read(action: Action, typed: &Typed) -> Result<Act, Stopped> {
        let mut faults = Faults::default();
        let act = Act::typed(action, typed, &mut faults);
        act.filter(|_| faults.is_empty()).ok_or(Stopped::Faults(faults))
    }

    fn typed(action: Action, typed: &Typed, faults: &mut Faults) -> Option<Act> {
        Some(match action {
            Action::Word => {
                let letter = typed.optional_text("letter", LINE, faults);
                if !typed.has("side") {
                    note(faults, &Refused::NoSuchSide);
                }
                Act::Word { side: typed.plain("side", faults, "agreement-no-such-side")?, letter }
            }
            Action::Signature => {
                let number = typed.optional_text("number", LINE, faults);
                let registered = typed.optional_text("registered", LINE, faults);
                Act::Signature { on: required_day(typed, "signed_on", faults)?, number, registered }
            }
            Action::Force => {
                let to = day(typed, "in_force_to", faults);
                Act::Force { from: required_day(typed, "in_force_from", faults)?, to }
            }
            Action::Prolongation => {
                Act::Prolongation { to: required_day(typed, "in_force_to", faults)? }
            }
            Action::Termination => {
                let ground = typed.text("ground", GROUND, faults);
                Act::Termination { ground, on: required_day(typed, "ended_on", faults)? }
            }
            Action::Supersession => {
                if !typed.has("successor") {
                    faults.add("successor", Say::new("fault-choose"));
                }
                Act::Supersession { by: typed.plain("successor", faults, "fault-choose")? }
            }
            Action::Side => Act::Side {
                coordinator: typed.optional_text("coordinator", LINE, faults),
                office: typed.optional_text("office", LINE, faults),
                contact: typed.optional_text("contact", LINE, faults),
            },
        })
    }
}
