//! Directions and workspaces: what an organisation is made of. They are kept up alike.

use kernel::{Day, DirectionId, OrganisationId, Say, WorkspaceId, fold};

/// A structural unit of an organisation: it has a curator, and later targets of its own.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Direction {
    /// Its id.
    pub id: DirectionId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Its full name.
    pub name: String,
    /// What colleagues call it.
    pub short_name: String,
    /// Who answers for it; may be empty.
    pub curator: String,
    /// Its place in the list, from 1.
    pub position: i64,
    /// The last day of its work: rows of the past keep it, forms offer it no more.
    pub closed_on: Option<Day>,
}

/// A place where clients are met: a hall, a meeting room, a co-working.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Workspace {
    /// Its id.
    pub id: WorkspaceId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// How many people it seats, at least 1.
    pub seats: i64,
    /// What is there; may be empty.
    pub note: String,
    /// The last day it is used.
    pub closed_on: Option<Day>,
}

/// The kinds of units, as addresses name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// A direction.
    Direction,
    /// A workspace.
    Workspace,
}

kernel::words! { UnitKind { Direction = "directions", Workspace = "workspaces" } }

/// A direction or a workspace.
#[derive(Clone, Debug, PartialEq)]
pub enum Unit {
    /// A direction.
    Direction(Direction),
    /// A workspace.
    Workspace(Workspace),
}

/// Which way something goes in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// Why a unit is neither closed nor removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotClosed {
    /// It still offers so many services after its last day.
    #[error("{0} services of the direction are offered further on")]
    Offers(i64),
    /// Rows name it: it may be closed, not removed.
    #[error("something names it")]
    Named,
}

impl Direction {
    /// Whether it works.
    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }
}

/// The directions a form offers: those that work, and the one it holds already.
pub fn on_offer(all: &[Direction], held: Option<DirectionId>) -> impl Iterator<Item = &Direction> {
    all.iter().filter(move |it| it.is_open() || Some(it.id) == held)
}

/// The directions whose places change when one of them changes places with its nearest working
/// neighbour: with their new places. Nothing where there is no neighbour on that side.
pub fn moved(all: &[Direction], id: DirectionId, way: Move) -> Vec<Direction> {
    let mut open: Vec<Direction> = all.iter().filter(|it| it.is_open()).cloned().collect();
    let Some(at) = open.iter().position(|it| it.id == id) else { return Vec::new() };
    let other = match way {
        Move::Up => at.checked_sub(1),
        Move::Down => Some(at + 1).filter(|it| *it < open.len()),
    };
    let Some(other) = other else { return Vec::new() };
    open.swap(at, other);
    let placed = open.into_iter().zip(1..).filter(|(it, place)| it.position != *place);
    placed.map(|(it, position)| Direction { position, ..it }).collect()
}

impl Unit {
    /// Its id as text.
    pub fn id(&self) -> String {
        match self {
            Unit::Direction(it) => it.id.to_string(),
            Unit::Workspace(it) => it.id.to_string(),
        }
    }

    /// What it is.
    pub fn kind(&self) -> UnitKind {
        match self {
            Unit::Direction(_) => UnitKind::Direction,
            Unit::Workspace(_) => UnitKind::Workspace,
        }
    }

    /// Whose it is.
    pub fn organisation(&self) -> OrganisationId {
        match self {
            Unit::Direction(it) => it.organisation,
            Unit::Workspace(it) => it.organisation,
        }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Unit::Direction(it) => &it.name,
            Unit::Workspace(it) => &it.name,
        }
    }

    /// The last day of its work, if that is set.
    pub fn closed_on(&self) -> Option<Day> {
        match self {
            Unit::Direction(it) => it.closed_on,
            Unit::Workspace(it) => it.closed_on,
        }
    }

    /// Whether another of the same organisation has its name, as people read names.
    pub fn is_named_as(&self, other: &Unit) -> bool {
        self.id() != other.id() && fold(self.name()) == fold(other.name())
    }

    /// Ends its work with `today`; `offered` counts the services it would offer after that day.
    ///
    /// # Errors
    /// They are closed or moved first: nothing that is offered belongs to a closed direction.
    pub fn close(&mut self, offered: i64, today: Day) -> Result<(), NotClosed> {
        if offered > 0 {
            return Err(NotClosed::Offers(offered));
        }
        self.end(Some(today));
        Ok(())
    }

    /// It works again.
    pub fn open(&mut self) {
        self.end(None);
    }

    fn end(&mut self, day: Option<Day>) {
        match self {
            Unit::Direction(it) => it.closed_on = day,
            Unit::Workspace(it) => it.closed_on = day,
        }
    }

    /// What is typed into its form, for the journal.
    pub(crate) fn values(&self) -> Vec<String> {
        match self {
            Unit::Direction(it) => {
                vec![it.name.clone(), it.short_name.clone(), it.curator.clone()]
            }
            Unit::Workspace(it) => vec![it.name.clone(), it.seats.to_string(), it.note.clone()],
        }
    }
}

impl web::Refusal for NotClosed {
    fn say(&self) -> Say {
        match self {
            NotClosed::Offers(count) => Say::new("unit-offers").with("count", count),
            NotClosed::Named => Say::new("unit-named"),
        }
    }
}
