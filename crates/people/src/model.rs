//! Who people are and what they may do.

use kernel::{
    AccountId, Actor, Channel, DirectionId, Lang, Moment, OrganisationId, RegionCode, Role, Say,
    SessionId, TokenId, Zone,
};
use std::fmt;
use std::str::FromStr;

/// A session nobody used for so long is over: 12 hours, in seconds.
pub const SESSION_IDLE: i64 = 12 * 3600;
/// No session lasts longer: 7 days, in seconds.
pub const SESSION_LONGEST: i64 = 7 * 24 * 3600;
/// A program's token lasts a year, in seconds.
pub const TOKEN_LASTS: i64 = 365 * 24 * 3600;

/// An address of electronic mail, folded to lower case. Only its shape is checked: whether
/// somebody reads it, no rule can tell. At most 254 characters (RFC 5321).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// What was typed has not the shape of an address.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address of electronic mail")]
pub struct NotAnEmail;

/// A person who may sign in.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// What they sign in with.
    pub email: Email,
    /// As colleagues read it.
    pub name: String,
    /// The language they chose, if they did.
    pub lang: Option<Lang>,
}

/// What somebody may do in one organisation. A person may have several.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Membership {
    /// Who.
    pub account: AccountId,
    /// Where.
    pub organisation: OrganisationId,
    /// What.
    pub role: Role,
    /// The direction they work in, if one.
    pub direction: Option<DirectionId>,
}

/// Somebody of an organisation: one row per role.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Colleague {
    /// Who.
    pub account: AccountId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: Email,
    /// What they may do.
    pub role: Role,
    /// The direction they work in, if one.
    pub direction: Option<DirectionId>,
}

/// A membership with everything an [`Actor`] is made of: one row of one statement.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Seat {
    pub account: AccountId,
    pub name: String,
    pub organisation: OrganisationId,
    pub organisation_name: String,
    pub region: RegionCode,
    pub zone: Zone,
    pub role: Role,
}

/// A signed-in browser, as its owner sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Session {
    pub id: SessionId,
    pub hash: String,
    pub organisation_name: String,
    pub role: Role,
    pub created_at: Moment,
    pub seen_at: Moment,
}

/// A program's token, as its owner sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Token {
    pub id: TokenId,
    pub name: String,
    pub organisation_name: String,
    pub role: Role,
    pub expires_at: Moment,
}

impl Account {
    /// A new person.
    pub fn new(email: Email, name: impl Into<String>) -> Account {
        Account { id: AccountId::new(), email, name: name.into(), lang: None }
    }
}

impl Seat {
    /// The person in this seat, come in by `channel`.
    pub fn actor(self, channel: Channel) -> Actor {
        Actor {
            account: self.account,
            name: self.name,
            organisation: self.organisation,
            organisation_name: self.organisation_name,
            region: self.region,
            zone: self.zone,
            role: self.role,
            channel,
        }
    }
}

/// The roles that somebody with `role` may give to others in their organisation: a head
/// staffs the centre, an administrator gives any.
pub(crate) fn grantable(role: Role) -> &'static [Role] {
    match role {
        Role::Administrator => Role::ALL,
        Role::Head => &[Role::Specialist, Role::Desk, Role::Head, Role::Auditor],
        _ => &[],
    }
}

/// A password out of 32 random bytes that can be read aloud: four groups of five, 100 bits.
pub fn passphrase(chance: [u8; 32]) -> String {
    // Without i, l, o and u, which are misread.
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let letter = |it: &u8| char::from(LETTERS[usize::from(it % 32)]);
    let groups = chance.chunks_exact(5).take(4);
    groups.map(|it| it.iter().map(letter).collect::<String>()).collect::<Vec<_>>().join("-")
}

/// 32 bytes as 64 hexadecimal digits.
pub(crate) fn hex(bytes: [u8; 32]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

impl FromStr for Email {
    type Err = NotAnEmail;
    fn from_str(text: &str) -> Result<Self, NotAnEmail> {
        let text = text.trim().to_lowercase();
        let (name, place) = text.rsplit_once('@').ok_or(NotAnEmail)?;
        let strange = text.contains(|it: char| it.is_whitespace() || it.is_control());
        let right = !name.is_empty() && !place.is_empty() && text.chars().count() <= 254;
        if right && !strange { Ok(Email(text)) } else { Err(NotAnEmail) }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

db::stored_as_text!(Email);

impl web::Refusal for NotAnEmail {
    fn say(&self) -> Say {
        Say::new("people-not-an-email")
    }
}

/// Why somebody may not manage a colleague.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unmanageable {
    /// A head who closes their own account leaves the centre without one.
    #[error("nobody removes themselves")]
    Yourself,
    /// The colleague has powers the actor could not give.
    #[error("the colleague's role is out of the actor's reach")]
    OutOfReach,
    /// A new password would open another organisation too.
    #[error("the colleague works in another organisation too")]
    WorksElsewhere,
}

impl web::Refusal for Unmanageable {
    fn say(&self) -> Say {
        Say::new(match self {
            Unmanageable::Yourself => "people-not-yourself",
            Unmanageable::OutOfReach => "people-out-of-reach",
            Unmanageable::WorksElsewhere => "people-works-elsewhere",
        })
    }
}

/// Whether `actor` may take away the roles of somebody with these `memberships`.
pub(crate) fn may_manage(actor: &Actor, memberships: &[Membership]) -> Result<(), Unmanageable> {
    if memberships.iter().any(|it| it.account == actor.account) {
        return Err(Unmanageable::Yourself);
    }
    let mut here = memberships.iter().filter(|it| it.organisation == actor.organisation);
    match here.all(|it| grantable(actor.role).contains(&it.role)) {
        true => Ok(()),
        false => Err(Unmanageable::OutOfReach),
    }
}

/// Whether `actor` may give them another password.
pub(crate) fn may_reset(actor: &Actor, memberships: &[Membership]) -> Result<(), Unmanageable> {
    may_manage(actor, memberships)?;
    match memberships.iter().all(|it| it.organisation == actor.organisation) {
        true => Ok(()),
        false => Err(Unmanageable::WorksElsewhere),
    }
}
