//! What part somebody has in a visit, and what that lets them do.

use crate::{Commitment, Delegate, Remark, Visit};
use kernel::{Actor, OrganisationId, RegionCode, Role, Say};
use web::Refusal;

/// Somebody's part in a visit: whoever has none does not see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Speaks for the host or for the guest.
    Officer(RegionCode),
    /// The press service of either side.
    Press(RegionCode),
    /// Works at an institution that takes part.
    Colleague(RegionCode),
}

impl Part {
    /// The part `actor` has in a visit in which these organisations take part.
    pub fn of(visit: &Visit, organisations: &[OrganisationId], actor: &Actor) -> Option<Part> {
        if !visit.parties().contains(&actor.region) {
            return None;
        }
        let takes_part = organisations.contains(&actor.organisation);
        match actor.role {
            Role::Officer => Some(Part::Officer(actor.region)),
            Role::PressOfficer => Some(Part::Press(actor.region)),
            Role::Specialist | Role::Head | Role::Desk if takes_part => {
                Some(Part::Colleague(actor.region))
            }
            _ => None,
        }
    }

    /// Their side.
    pub fn region(self) -> RegionCode {
        match self {
            Part::Officer(it) | Part::Press(it) | Part::Colleague(it) => it,
        }
    }

    /// Whether they arrange the visit: aim, days, programme, path. The host does, and whoever
    /// entered it.
    pub fn arranges(self, visit: &Visit) -> bool {
        matches!(self, Part::Officer(it) if it == visit.host || it == visit.keeper)
    }

    /// Whether they speak for their region: delegation of their side, commitments of both.
    pub fn speaks(self) -> bool {
        matches!(self, Part::Officer(_))
    }

    /// Whether they may answer a question of `asking`: the side that was asked does, and whoever
    /// keeps the visit, where the other side answered by letter or by word of mouth.
    pub fn answers(self, visit: &Visit, asking: RegionCode) -> bool {
        match self {
            Part::Press(_) => false,
            Part::Officer(it) if it == visit.keeper => true,
            Part::Officer(it) | Part::Colleague(it) => it != asking,
        }
    }

    /// Whether they record consents and approvals of people's words.
    fn keeps_consents(self) -> bool {
        matches!(self, Part::Officer(_) | Part::Press(_))
    }
}

/// Somebody's part in a visit, and for which sides it may say what only a side itself says:
/// nobody speaks for a side that has people here.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// Their part.
    pub part: Part,
    /// The sides whose region has a ministry here: they speak for themselves.
    pub speaking: Vec<RegionCode>,
}

/// Why something is not said for a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSpeak {
    /// What people agree to is recorded by their own side.
    #[error("the person's own side records it")]
    OthersPerson,
    /// How a promise ends is said by whoever made it.
    #[error("the other side promised it")]
    OthersPromise,
}

impl Refusal for CannotSpeak {
    fn say(&self) -> Say {
        match self {
            CannotSpeak::OthersPerson => Say::new("visit-others-person"),
            CannotSpeak::OthersPromise => Say::new("commitment-others"),
        }
    }
}

impl Voice {
    /// Their own side, or one that has nobody here to speak for it.
    fn speaks_for(&self, side: RegionCode) -> bool {
        self.part.region() == side || !self.speaking.contains(&side)
    }

    /// Whether they record what this person consents to. A letter the person was entered by
    /// changes nothing: their own side is here, and asks them itself.
    pub fn records(&self, person: &Delegate) -> Result<(), CannotSpeak> {
        match self.part.keeps_consents() && self.speaks_for(person.region) {
            true => Ok(()),
            false => Err(CannotSpeak::OthersPerson),
        }
    }

    /// Whether they say that these words were agreed to by their speaker, or that this picture was
    /// looked at: by the side of somebody on it, since each of them consents apart; one of nobody
    /// is looked at by either side. `people` are those of the visit.
    pub fn approves(&self, it: &Remark, people: &[Delegate]) -> Result<(), CannotSpeak> {
        let mut shown = people.iter().filter(|person| it.people().any(|id| *id == person.id));
        let of_nobody = it.people().next().is_none() && self.part.keeps_consents();
        match of_nobody || shown.any(|person| self.records(person).is_ok()) {
            true => Ok(()),
            false => Err(CannotSpeak::OthersPerson),
        }
    }

    /// Whether they say what became of a promise: the side that made it does.
    pub fn settles(&self, it: &Commitment) -> Result<(), CannotSpeak> {
        match self.part.speaks() && self.speaks_for(it.side) {
            true => Ok(()),
            false => Err(CannotSpeak::OthersPromise),
        }
    }
}
