//! How support is arranged in a region.

use super::{Direction, Organisation, Region};
use kernel::{OrganisationId, Say};
use std::collections::HashMap;

/// A way on which clients pass from one institution of a region to another.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct SupportPath {
    /// Who hands the client on.
    pub from_organisation: OrganisationId,
    /// Who takes the client.
    pub to_organisation: OrganisationId,
    /// When, with what papers, in which term.
    pub about: String,
}

/// Everything of the page «Как у нас устроена поддержка».
#[derive(Clone, Debug)]
pub struct Support {
    /// The region.
    pub region: Region,
    /// Its institutions, in the order they were added.
    pub organisations: Vec<Organisation>,
    /// What each does, in the ministry's words.
    pub does: HashMap<OrganisationId, String>,
    /// The directions of all of them, in their order.
    pub directions: Vec<Direction>,
    /// How clients pass between them.
    pub paths: Vec<SupportPath>,
}

/// Why a way between institutions is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PathFault {
    /// It leads where it begins.
    #[error("a way between institutions ends where it begins")]
    Circle,
    /// One of its ends is not of the region.
    #[error("a way between institutions leaves the region")]
    Elsewhere,
}

impl Support {
    /// The institution with this id.
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.iter().find(|it| it.id == id)
    }

    /// The directions of one institution.
    pub fn directions_of(&self, id: OrganisationId) -> impl Iterator<Item = &Direction> {
        self.directions.iter().filter(move |it| it.organisation == id)
    }

    /// Whether a way may be kept: both ends are institutions of the region, and differ.
    ///
    /// # Errors
    /// What is wrong with its end.
    pub fn admits(&self, path: &SupportPath) -> Result<(), PathFault> {
        let here = |id| self.organisation(id).is_some();
        match (path.from_organisation, path.to_organisation) {
            (from, to) if !here(from) || !here(to) => Err(PathFault::Elsewhere),
            (from, to) if from == to => Err(PathFault::Circle),
            _ => Ok(()),
        }
    }
}

impl web::Refusal for PathFault {
    fn say(&self) -> Say {
        Say::new(match self {
            PathFault::Circle => "support-fault-circle",
            PathFault::Elsewhere => "support-fault-elsewhere",
        })
    }
}
