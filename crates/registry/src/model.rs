//! What is in the registry, and what a snapshot of it is.

use db::sqlx;
use kernel::{Category, Day, Inn, Lang, Moment, Okved, Recipient, RegionCode, Say, SnapshotId};
use serde::Serialize;

/// One entry of the registry. What the dump leaves out or writes in a way nobody knows is `None`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SmeRecord {
    /// Whose entry.
    pub inn: Inn,
    /// ОГРН of a company, ОГРНИП of a sole trader; unknown to dumps of 2019.
    pub ogrn: Option<String>,
    /// Company or sole trader (heads of farms are registered as such).
    pub kind: Option<Recipient>,
    /// As the registry writes it: a company's full name, a person's names.
    pub name: String,
    /// A company's short name.
    pub short_name: Option<String>,
    /// Size.
    pub category: Option<Category>,
    /// Whether it is newly made.
    pub newly: Option<bool>,
    /// Whether it is a social enterprise.
    pub social: Option<bool>,
    /// Average number of staff.
    pub staff: Option<i64>,
    /// Where it is registered.
    pub region: Option<RegionCode>,
    /// The same in words: `Челябинская обл., г. Миасс`.
    pub place: Option<String>,
    /// The main kind of activity.
    pub okved: Option<Okved>,
    /// The other kinds of activity.
    pub okveds: Vec<Okved>,
    /// When it was included.
    pub included_on: Option<Day>,
}

/// What the live snapshot says about somebody; the day is that of the snapshot.
#[derive(Debug, Clone, PartialEq)]
pub enum Lookup {
    /// They are in the registry.
    Found(Box<SmeRecord>, Day),
    /// They are not.
    Absent(Day),
    /// Nobody has imported a dump yet.
    NoDump,
}

/// A place where one snapshot's records stand; the live one has one, the next gets the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// `bulk.sme_records_a`.
    A,
    /// `bulk.sme_records_b`.
    B,
}

kernel::words! { Slot { A = "a", B = "b" } }

/// How far a snapshot has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its records are being loaded.
    Loading,
    /// Look-ups read it.
    Live,
    /// It was live.
    Past,
    /// It was refused or interrupted, and never live.
    Failed,
}

kernel::words! { State { Loading = "loading", Live = "live", Past = "past", Failed = "failed" } }

/// One import of a dump, successful or not.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Snapshot {
    /// Sorts by time.
    pub id: SnapshotId,
    /// The day whose state it is: the latest of its records. Unknown while it is loaded.
    pub day: Option<Day>,
    /// The file's name.
    pub source: String,
    /// SHA-256 of what was read.
    pub fingerprint: String,
    /// Where its records stand or stood.
    pub slot: Slot,
    /// How far it has come.
    pub state: State,
    /// Records kept.
    pub records: i64,
    /// Records without a right ИНН.
    pub rejected: i64,
    /// Records whose ИНН came again; the latest one is kept.
    pub repeated: i64,
    /// The day of the snapshot that was live before; the difference is against that one.
    pub compared_to: Option<Day>,
    /// Who came.
    pub added: i64,
    /// Who went.
    pub excluded: i64,
    /// Who changed category.
    pub changed: i64,
    /// Why it failed, as the JSON of a sentence; see [`Snapshot::why`].
    pub fault: String,
    /// When the import began.
    pub started_at: Moment,
    /// When it ended, well or not.
    pub finished_at: Option<Moment>,
}

/// Somebody who differs between two snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Change {
    /// Who.
    pub inn: Inn,
    /// Their region.
    pub region: Option<RegionCode>,
    /// Category before.
    pub was: Option<Category>,
    /// Category after.
    pub became: Option<Category>,
}

/// Kinds of differences between two snapshots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Not there before.
    Added,
    /// Not there any more.
    Excluded,
    /// There with another category.
    Changed,
}

kernel::words! { ChangeKind { Added = "added", Excluded = "excluded", Changed = "changed" } }

/// How many records of a snapshot are of one region and category.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Share {
    /// `None` where the dump does not say.
    pub region: Option<RegionCode>,
    /// `None` where the dump does not say.
    pub category: Option<Category>,
    /// How many.
    pub records: i64,
}

/// What is live, and what was tried lately.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Status {
    /// What look-ups read.
    pub live: Option<Snapshot>,
    /// The latest imports, newest first.
    pub history: Vec<Snapshot>,
}

/// A record with everything a reader wants beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shown {
    /// The record.
    #[serde(flatten)]
    pub record: SmeRecord,
    /// The name of the main kind of activity.
    pub okved_name: Option<String>,
    /// The day of the snapshot.
    pub day: Day,
}

impl SmeRecord {
    /// What people call it: a company's short name, else its name; `ИП` and the names of a sole
    /// trader, which the registry writes in capitals.
    pub fn title(&self) -> String {
        match (self.kind, &self.short_name) {
            (Some(Recipient::SoleTrader), _) => format!("ИП {}", capitalised(&self.name)),
            (_, Some(short)) => short.clone(),
            (_, None) => self.name.clone(),
        }
    }
}

impl Slot {
    /// The other one.
    pub fn other(self) -> Slot {
        match self {
            Slot::A => Slot::B,
            Slot::B => Slot::A,
        }
    }
}

impl Snapshot {
    /// Why it failed.
    pub fn why(&self) -> Option<Say> {
        serde_json::from_str(&self.fault).ok()
    }

    /// Why it failed, in words.
    pub fn why_in(&self, lang: Lang) -> Option<String> {
        self.why().map(|it| web::say(lang, &it))
    }

    /// How many differ in this way from the snapshot before.
    pub fn count(&self, kind: ChangeKind) -> i64 {
        match kind {
            ChangeKind::Added => self.added,
            ChangeKind::Excluded => self.excluded,
            ChangeKind::Changed => self.changed,
        }
    }
}

/// `ИВАНОВА-ПЕТРОВА АННА` → `Иванова-Петрова Анна`.
fn capitalised(name: &str) -> String {
    let mut is_first = true;
    let mut text = String::with_capacity(name.len());
    for letter in name.chars() {
        if is_first {
            text.push(letter);
        } else {
            text.extend(letter.to_lowercase());
        }
        is_first = !letter.is_alphabetic();
    }
    text
}
