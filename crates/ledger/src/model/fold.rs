//! What a row of the ledger moves, and the fold of many rows: the one truth about the figures.

use super::{Cell, Counts, Cut, Period, Rendering, Scope, Wanted};
use kernel::{
    ApplicationId, ClientKey, Day, DirectionId, OrganisationId, Recipient, RegionCode, ServiceId,
};
use std::collections::HashMap;
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

/// Cells and what they count.
pub type Cells = HashMap<Cell, Counts>;

/// A client's pseudonym ([`ClientKey`]) as a number: small, and quick to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym(u128);

/// The counted part of a row of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    /// Who rendered it.
    pub organisation: OrganisationId,
    /// That organisation's region.
    pub region: RegionCode,
    /// The direction that rendered it.
    pub direction: DirectionId,
    /// What was rendered.
    pub service: ServiceId,
    /// To whom.
    #[sqlx(rename = "client_key")]
    pub client: Pseudonym,
    /// What kind of recipient the client was.
    pub recipient: Recipient,
    /// The day it was rendered: says which periods it belongs to.
    pub rendered_on: Day,
    /// 1, or −1 for a reversal.
    pub sign: i64,
    /// Free of charge.
    pub free: bool,
    /// Days from application to rendering.
    pub days: i64,
}

/// A decision on an application: accepted or refused, once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Decision {
    /// On which application.
    pub application: ApplicationId,
    /// Who decided.
    pub organisation: OrganisationId,
    /// That organisation's region.
    pub region: RegionCode,
    /// When; decisions are entered on their day, so this is also the day they are known.
    pub decided_on: Day,
    /// Whether it was a refusal.
    pub refused: bool,
}

/// Folds rows into cells, holding one client at a time: feed it rows grouped by client, of any
/// number, and it holds no more than the cells.
#[derive(Debug, Default)]
pub struct Fold {
    cells: Cells,
    /// Where only some cells are asked for.
    only: Option<(Scope, Wanted)>,
    /// Rows of the client at hand.
    client: Vec<Entry>,
    /// What they touch; here so that its room is used again.
    own: Vec<(Cell, Counts)>,
}

impl Entry {
    /// The scopes it belongs to, each with its cuts: 10 pairs of every period. This and
    /// [`Entry::cells`] are all that says what a rendering counts for.
    fn scopes_and_cuts(&self) -> [(Scope, Cut); 10] {
        let organisation = Scope::Organisation(self.organisation);
        let region = Scope::Region(self.region);
        let recipient = Cut::Recipient(self.recipient);
        let days = Cut::of_days(self.days);
        [
            (organisation, Cut::Total),
            (organisation, recipient),
            (organisation, Cut::Direction(self.direction)),
            (organisation, Cut::Service(self.service)),
            (organisation, days),
            (region, Cut::Total),
            (region, recipient),
            (region, days),
            (Scope::Network, Cut::Total),
            (Scope::Network, recipient),
        ]
    }

    fn scopes(&self) -> [Scope; 3] {
        [Scope::Organisation(self.organisation), Scope::Region(self.region), Scope::Network]
    }

    /// Every cell it touches: always 43, so that the statement that keeps them has one text; and
    /// always in one order, so that a cell two rows share has the same place in both.
    pub fn cells(&self) -> impl Iterator<Item = Cell> + use<> {
        let periods = Period::of(self.rendered_on);
        let counted = self.scopes_and_cuts().into_iter().flat_map(move |(scope, cut)| {
            periods.into_iter().map(move |period| Cell { scope, period, cut })
        });
        let version = |scope| Cell { scope, period: Period::All, cut: Cut::Entries };
        counted.chain(self.scopes().map(version))
    }

    /// Those among them that are asked for.
    fn cells_of(&self, (scope, wanted): (Scope, Wanted)) -> impl Iterator<Item = Cell> + use<> {
        let periods = Period::of(self.rendered_on);
        let cuts = self.scopes_and_cuts().into_iter().filter(move |it| it.0 == scope);
        let cells = cuts.flat_map(move |(scope, cut)| {
            periods.into_iter().map(move |period| Cell { scope, period, cut })
        });
        cells.filter(move |it| wanted.wants(it))
    }

    /// What it adds to a cell, apart from the client.
    fn counts(&self, cut: Cut) -> Counts {
        match cut {
            Cut::Entries => Counts { services: 1, ..Counts::default() },
            _ => {
                let free = if self.free { self.sign } else { 0 };
                Counts { services: self.sign, clients: 0, free }
            }
        }
    }
}

/// What `entry` moves, given the same client's earlier rows of all organisations: in each cell
/// the client is newly counted when their services there rise from nothing, and drops out when
/// they fall to nothing. In key order.
pub fn moved(history: &[Entry], entry: &Entry) -> Vec<(Cell, Counts)> {
    // A writer holds everyone up while this runs, so cells are met by their place, not hashed.
    let mut before: Vec<(Cell, i64)> = entry.cells().map(|it| (it, 0)).collect();
    for row in history {
        for ((cell, net), touched) in before.iter_mut().zip(row.cells()) {
            *net += if *cell == touched { row.sign } else { 0 };
        }
    }
    let one = |net: i64| i64::from(net > 0);
    let deltas = before.into_iter().map(|(cell, net)| {
        let clients = if cell.cut.is_version() { 0 } else { one(net + entry.sign) - one(net) };
        (cell, Counts { clients, ..entry.counts(cell.cut) })
    });
    let mut deltas: Vec<_> = deltas.collect();
    deltas.sort_unstable_by_key(|(cell, _)| *cell);
    deltas
}

impl Decision {
    /// What it moves.
    pub fn moved(&self) -> Vec<(Cell, Counts)> {
        let scopes =
            [Scope::Organisation(self.organisation), Scope::Region(self.region), Scope::Network];
        let cuts = [Some(Cut::Decided), self.refused.then_some(Cut::Refused)];
        let one = Counts { services: 1, ..Counts::default() };
        let mut deltas = Vec::with_capacity(24);
        for scope in scopes {
            for period in Period::of(self.decided_on) {
                let cells = cuts.into_iter().flatten().map(|cut| Cell { scope, period, cut });
                deltas.extend(cells.map(|it| (it, one)));
            }
        }
        deltas.sort_unstable_by_key(|(cell, _)| *cell);
        deltas
    }
}

impl Fold {
    /// A fold that leaves out the cells nobody asks for.
    pub fn only(scope: Scope, wanted: Wanted) -> Fold {
        Fold { only: Some((scope, wanted)), ..Fold::default() }
    }

    /// Adds one row. Rows of one client come one after another.
    pub fn add(&mut self, entry: Entry) {
        if self.client.first().is_some_and(|it| it.client != entry.client) {
            self.close_client();
        }
        self.client.push(entry);
    }

    /// Adds a decision; these come in any order.
    pub fn decide(&mut self, decision: &Decision) {
        let mut moved = decision.moved();
        moved.retain(|(cell, _)| self.wants(cell));
        for (cell, counts) in moved {
            *self.cells.entry(cell).or_default() += counts;
        }
    }

    /// The cells, without those that count nothing.
    pub fn finish(mut self) -> Cells {
        self.close_client();
        self.cells.retain(|_, counts| !counts.is_zero());
        self.cells
    }

    fn wants(&self, cell: &Cell) -> bool {
        self.only.is_none_or(|(scope, wanted)| cell.scope == scope && wanted.wants(cell))
    }

    fn close_client(&mut self) {
        self.own.clear();
        for it in self.client.drain(..) {
            let counted = |cell: Cell| (cell, it.counts(cell.cut));
            match self.only {
                Some(only) => self.own.extend(it.cells_of(only).map(counted)),
                None => self.own.extend(it.cells().map(counted)),
            }
        }
        self.own.sort_unstable_by_key(|(cell, _)| *cell);
        for of_cell in self.own.chunk_by(|(a, _), (b, _)| a == b) {
            let cell = of_cell[0].0;
            let mut sum = Counts::default();
            of_cell.iter().for_each(|(_, counts)| sum += *counts);
            sum.clients = i64::from(sum.services > 0 && !cell.cut.is_version());
            *self.cells.entry(cell).or_default() += sum;
        }
    }
}

/// The figures of rows in any order, for those who load a whole ledger at once.
pub fn compute(rows: impl IntoIterator<Item = Entry>) -> Cells {
    let mut rows: Vec<Entry> = rows.into_iter().collect();
    rows.sort_unstable_by_key(|it| it.client);
    let mut fold = Fold::default();
    rows.into_iter().for_each(|it| fold.add(it));
    fold.finish()
}

impl From<&Rendering> for Entry {
    fn from(it: &Rendering) -> Entry {
        Entry {
            organisation: it.organisation,
            region: it.region,
            direction: it.direction,
            service: it.service,
            client: Pseudonym::from(&it.client_key),
            recipient: it.recipient,
            rendered_on: it.rendered_on,
            sign: it.sign,
            free: it.free,
            days: it.days,
        }
    }
}

impl FromStr for Entry {
    type Err = String;
    /// Reads a row as `store` packs it: its fields in their order, with spaces between.
    fn from_str(text: &str) -> Result<Entry, String> {
        let mut fields = text.split(' ');
        Ok(Entry {
            organisation: field(&mut fields)?,
            region: field(&mut fields)?,
            direction: field(&mut fields)?,
            service: field(&mut fields)?,
            client: field(&mut fields)?,
            recipient: field(&mut fields)?,
            rendered_on: field(&mut fields)?,
            sign: field(&mut fields)?,
            free: matches!(fields.next(), Some("1" | "t")),
            days: field(&mut fields)?,
        })
    }
}

fn field<'a, T: FromStr<Err: fmt::Display>>(
    fields: &mut impl Iterator<Item = &'a str>,
) -> Result<T, String> {
    fields.next().unwrap_or_default().parse().map_err(|it: T::Err| it.to_string())
}

impl From<&ClientKey> for Pseudonym {
    fn from(key: &ClientKey) -> Pseudonym {
        key.to_string().parse().expect("a client key has 32 hexadecimal digits")
    }
}

impl fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for Pseudonym {
    type Err = ParseIntError;
    fn from_str(text: &str) -> Result<Pseudonym, ParseIntError> {
        u128::from_str_radix(text, 16).map(Pseudonym)
    }
}

db::stored_as_text!(Pseudonym);
