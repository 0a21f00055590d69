//! What a client is, and what may happen to their card.

use kernel::{
    Category, ClientId, ClientKey, ConsentId, Day, Inn, Moment, Okved, OrganisationId, Recipient,
    RegionCode, Say, Secret, Spaced, fold,
};
use registry::{Lookup, SmeRecord};
use serde::Serialize;

/// An entrepreneur, or a citizen who plans to become one, as one organisation knows them.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Client {
    /// Which one.
    pub id: ClientId,
    /// Whose client.
    pub organisation: OrganisationId,
    /// Their pseudonym in the ledger and the figures; see [`kernel::Secret::client_key`].
    #[serde(skip)]
    pub key: ClientKey,
    /// As whom they come.
    pub kind: Recipient,
    /// Everyone but a citizen has one; one client per ИНН and organisation.
    pub inn: Option<Inn>,
    /// ОГРН or ОГРНИП.
    pub ogrn: Option<String>,
    /// A firm's short name, a person's names.
    pub name: String,
    /// Category in the SME registry.
    pub category: Option<Category>,
    /// Main kind of activity.
    pub okved: Option<Okved>,
    /// Secondary kinds of activity.
    pub okveds: Spaced<Okved>,
    /// Where they are registered.
    pub region: Option<RegionCode>,
    /// State date of the dump that was asked about them; `None`: there was none.
    pub sme_day: Option<Day>,
    /// What that dump answered.
    pub sme_found: bool,
    /// Address of electronic mail; may be empty.
    pub email: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Whom to ask for; may be empty.
    pub contact: String,
    /// What colleagues should know; may be empty.
    pub note: String,
    /// When the card was made.
    pub created_at: Moment,
    /// When it was changed last.
    pub updated_at: Moment,
    /// When personal data was erased.
    pub erased_at: Option<Moment>,
}

/// How to reach a client, and what colleagues should know.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contacts {
    /// Address of electronic mail.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// Whom to ask for.
    pub contact: String,
    /// A note.
    pub note: String,
}

/// Why a card cannot be made or changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// Only a citizen comes without an ИНН.
    #[error("everyone but a citizen has an INN")]
    NoInn,
    /// 10 digits name a company, 12 a person.
    #[error("an INN of 10 digits belongs to a company, of 12 to a person")]
    OtherKind,
}

impl web::Refusal for Unfit {
    fn say(&self) -> Say {
        match self {
            Unfit::NoInn => Say::new("client-no-inn"),
            Unfit::OtherKind => Say::new("client-other-kind"),
        }
    }
}

impl Client {
    /// The card of somebody found in the SME registry, in the dump of `day`.
    pub fn from_record(
        organisation: OrganisationId,
        record: &SmeRecord,
        day: Day,
        secret: &Secret,
        now: Moment,
    ) -> Client {
        let kind = record.kind.unwrap_or(kind_of(&record.inn));
        let mut client = blank(organisation, kind, Some(record.inn), secret, now);
        client.take(record, day);
        client
    }

    /// The card of somebody the registry does not know: who they are is told by a person. The
    /// registry's answer is kept on the card.
    ///
    /// # Errors
    /// [`Unfit`] where the kind and the ИНН do not go together.
    pub fn by_hand(
        organisation: OrganisationId,
        kind: Recipient,
        inn: Option<Inn>,
        name: String,
        lookup: &Lookup,
        secret: &Secret,
        now: Moment,
    ) -> Result<Client, Unfit> {
        fits(kind, inn.as_ref())?;
        let mut client = blank(organisation, kind, inn, secret, now);
        client.name = name;
        if inn.is_some() {
            client.refresh(lookup, now);
        }
        Ok(client)
    }

    /// The same new card under an id chosen beforehand, by which a form sent twice is known.
    pub fn under(self, id: ClientId, secret: &Secret) -> Client {
        Client { id, key: key(secret, self.inn, id), ..self }
    }

    /// Takes over what the registry says today: its data where it knows the client, else only
    /// the answer. Without a dump nothing changes.
    pub fn refresh(&mut self, lookup: &Lookup, now: Moment) {
        match lookup {
            Lookup::Found(record, day) => self.take(record, *day),
            Lookup::Absent(day) => {
                (self.sme_day, self.sme_found, self.category) = (Some(*day), false, None);
            }
            Lookup::NoDump => return,
        }
        self.updated_at = now;
    }

    /// Changes kind and name, which only people know of those the registry does not.
    ///
    /// # Errors
    /// [`Unfit`] where the kind and the ИНН do not go together.
    pub fn rename(&mut self, kind: Recipient, name: String, now: Moment) -> Result<(), Unfit> {
        fits(kind, self.inn.as_ref())?;
        (self.kind, self.name, self.updated_at) = (kind, name, now);
        Ok(())
    }

    /// Changes how the client is reached.
    pub fn reach(&mut self, to: Contacts, now: Moment) {
        let Contacts { email, phone, contact, note } = to;
        (self.email, self.phone, self.contact, self.note) = (email, phone, contact, note);
        self.updated_at = now;
    }

    fn take(&mut self, record: &SmeRecord, day: Day) {
        self.kind = record.kind.unwrap_or(self.kind);
        self.name = record.title();
        self.ogrn = record.ogrn.clone().or(self.ogrn.take());
        self.category = record.category;
        self.okved = record.okved;
        self.okveds = record.okveds.clone().into();
        self.region = record.region.or(self.region);
        (self.sme_day, self.sme_found) = (Some(day), true);
    }
}

/// Which kinds a client with this ИНН may be of: what a form offers where the registry is silent.
pub fn kinds_for(inn: Option<&Inn>) -> &'static [Recipient] {
    match inn.map(|it| it.kind()) {
        Some(ru_ids::InnKind::Company) => &[Recipient::Company],
        Some(ru_ids::InnKind::Person) => {
            &[Recipient::SelfEmployed, Recipient::Citizen, Recipient::SoleTrader]
        }
        None => &[Recipient::Citizen],
    }
}

/// The name lists sort by and prefixes are compared with: folded, without the legal form in front,
/// so that `ООО «Вектор»` stands and is found under «вектор».
pub fn sort_name(name: &str) -> String {
    let folded = fold(name);
    match folded.split_once(' ') {
        Some((form, rest)) if LEGAL_FORMS.contains(&form) => rest.to_owned(),
        _ => folded,
    }
}

/// Short legal forms, folded.
const LEGAL_FORMS: [&str; 12] =
    ["ооо", "ип", "ао", "пао", "зао", "оао", "нао", "ано", "пк", "спк", "кфх", "гкфх"];

fn fits(kind: Recipient, inn: Option<&Inn>) -> Result<(), Unfit> {
    match inn {
        None if kind != Recipient::Citizen => Err(Unfit::NoInn),
        _ if kinds_for(inn).contains(&kind) => Ok(()),
        _ => Err(Unfit::OtherKind),
    }
}

fn kind_of(inn: &Inn) -> Recipient {
    match inn.kind() {
        ru_ids::InnKind::Company => Recipient::Company,
        ru_ids::InnKind::Person => Recipient::SoleTrader,
    }
}

/// The pseudonym: of the ИНН, so that a person is one in every organisation; else of the card.
fn key(secret: &Secret, inn: Option<Inn>, id: ClientId) -> ClientKey {
    secret.client_key(&inn.map_or(id.to_string(), |it| it.to_string()))
}

fn blank(
    organisation: OrganisationId,
    kind: Recipient,
    inn: Option<Inn>,
    secret: &Secret,
    now: Moment,
) -> Client {
    let id = ClientId::new();
    Client {
        id,
        organisation,
        key: key(secret, inn, id),
        kind,
        inn,
        ogrn: None,
        name: String::new(),
        category: None,
        okved: None,
        okveds: Spaced::default(),
        region: inn
            .filter(|it| it.region().as_str() != NATIONWIDE)
            .map(|it| RegionCode(it.region())),
        sme_day: None,
        sme_found: false,
        email: String::new(),
        phone: String::new(),
        contact: String::new(),
        note: String::new(),
        created_at: now,
        updated_at: now,
        erased_at: None,
    }
}

/// The tax office of the whole country: an ИНН that begins so tells no region.
const NATIONWIDE: &str = "99";

/// A client's consent to the use of personal data: a document of its own since 01.09.2025.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Consent {
    /// Which one.
    pub id: ConsentId,
    /// Whose.
    pub client: ClientId,
    /// What for.
    pub purpose: Purpose,
    /// Which wording was signed, such as `2025-09`.
    pub text_version: String,
    /// How it came.
    pub channel: Channel,
    /// When it was given.
    pub given_at: Moment,
    /// Who wrote it down.
    pub recorded_by: String,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Moment>,
}

/// What a consent is given for; each purpose needs one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To render services and report on them.
    Services,
    /// To be told of events and programmes.
    Mailing,
    /// To hand the data to another institution of support.
    Referral,
    /// To publish the story, the words or pictures of the person.
    Publication,
}

kernel::words! {
    Purpose {
        Services = "services", Mailing = "mailing", Referral = "referral", Publication = "publication",
    }
}

/// How a consent came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// On paper, signed.
    Paper,
    /// Through a portal.
    Portal,
    /// By electronic mail.
    Email,
    /// By word of mouth, recorded.
    Oral,
}

kernel::words! { Channel { Paper = "paper", Portal = "portal", Email = "email", Oral = "oral" } }

/// Why a consent cannot be withdrawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotWithdraw {
    /// It was withdrawn before.
    #[error("this consent is withdrawn already")]
    AlreadyWithdrawn,
}

impl web::Refusal for CannotWithdraw {
    fn say(&self) -> Say {
        Say::new("client-consent-already-withdrawn")
    }
}

impl Consent {
    /// Withdraws it: it stays on record, and from now on nothing may rest on it.
    pub fn withdraw(&mut self, now: Moment) -> Result<(), CannotWithdraw> {
        if self.withdrawn_at.is_some() {
            return Err(CannotWithdraw::AlreadyWithdrawn);
        }
        self.withdrawn_at = Some(now);
        Ok(())
    }

    /// Whether something may rest on it.
    pub fn holds(&self) -> bool {
        self.withdrawn_at.is_none()
    }
}
