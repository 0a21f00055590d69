//! What eligibility rests on: the snapshot that stays with an application.

use kernel::{Category, Day, Inn, Ogrn, Ogrnip, Okved, Recipient, RegionCode, ServiceId};
use serde::{Deserialize, Serialize};

use super::ServiceKind;

/// Everything the rules may ask about a client on a day. Kept as JSON with the application and
/// the rendering, so that a decision can be explained years later.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// As whom the client comes.
    pub recipient: Recipient,
    /// A right ИНН, where there is one.
    pub inn: Option<Inn>,
    /// What the SME registry says.
    pub sme: Sme,
    /// Where the client is registered.
    pub region: Option<RegionCode>,
    /// The centre's own region.
    pub home: RegionCode,
    /// Main kind of activity.
    pub okved: Option<Okved>,
    /// Secondary kinds of activity.
    #[serde(default)]
    pub okveds: Vec<Okved>,
    /// Year of registration as ОГРН or ОГРНИП tells it, see [`registered_year`].
    pub registered_year: Option<i16>,
    /// Services this client received before, reversed ones left out.
    #[serde(default)]
    pub past: Vec<Past>,
    /// What a person has confirmed, by which paper.
    #[serde(default)]
    pub confirmed: Vec<Confirmation>,
}

/// The answer of the live dump of the SME registry.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Sme {
    /// The ИНН is there.
    Found {
        /// Category, where the dump names it.
        category: Option<Category>,
        /// State date of the dump.
        day: Day,
    },
    /// The ИНН is not there.
    Absent {
        /// State date of the dump.
        day: Day,
    },
    /// No dump has been imported, or nobody asked it.
    NoDump,
}

/// A service received before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Past {
    /// Which service.
    pub service: ServiceId,
    /// Of what kind.
    pub kind: ServiceKind,
    /// When.
    pub rendered_on: Day,
}

/// What only a person with a paper in hand can confirm. The label and the paper's name are the
/// sentences `service-confirm-…` and `service-paper-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The entry in the SME registry: extract of the registry.
    Sme,
    /// Payer of the tax on professional income: certificate of registration.
    SelfEmployed,
    /// The region of registration: extract of ЕГРЮЛ or ЕГРИП, or the passport.
    Region,
    /// The main kind of activity: extract of ЕГРЮЛ or ЕГРИП.
    Okved,
    /// The day of registration: extract of ЕГРЮЛ or ЕГРИП.
    Age,
    /// A passed pre-scoring: its protocol.
    PreScoring,
    /// Registration on the platform МСП.РФ: a page of the personal account.
    Platform,
}

kernel::words! {
    What {
        Sme = "sme", SelfEmployed = "self_employed", Region = "region", Okved = "okved", Age = "age",
        PreScoring = "pre_scoring", Platform = "platform",
    }
}

/// A person has seen the paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Confirmation {
    /// What it confirms.
    pub what: What,
    /// Number and date of the paper, as written down; may be empty.
    #[serde(default)]
    pub paper: String,
    /// Who saw it.
    pub by: String,
    /// When.
    pub on: Day,
}

impl Facts {
    /// The confirmation of `what`, if somebody gave it.
    pub fn confirmation(&self, what: What) -> Option<&Confirmation> {
        self.confirmed.iter().find(|it| it.what == what)
    }
}

/// The year of registration an ОГРН or ОГРНИП tells; `None` where it is neither.
///
/// What was registered before the registers began (2002 and 2004) bears the year of its entry, so
/// a client may be older than this, never younger.
pub fn registered_year(ogrn: &str) -> Option<i16> {
    let company = ogrn.parse::<Ogrn>().map(|it| it.year());
    let year = company.or_else(|_| ogrn.parse::<Ogrnip>().map(|it| it.year())).ok()?;
    i16::try_from(year).ok()
}
