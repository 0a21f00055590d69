//! What part somebody has in a visit, and what that lets them do.

use crate::Visit;
use kernel::{Actor, OrganisationId, RegionCode, Role};

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
    pub fn keeps_consents(self) -> bool {
        matches!(self, Part::Officer(_) | Part::Press(_))
    }
}
