//! What is asked, said and seen during a visit, and whose consent lets it be published.

use kernel::{
    ConsentId, Day, DelegateId, FileId, ItemId, Moment, QuestionId, RegionCode, RemarkId, Say,
    Spaced, VisitId,
};
use web::Refusal;

/// A question of one side to the other.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Question {
    /// Which one.
    pub id: QuestionId,
    /// Of which visit.
    pub visit: VisitId,
    /// Key made where it was typed: sent twice, it is kept once.
    pub once: String,
    /// At which item of the programme.
    pub item: Option<ItemId>,
    /// Whose side asks.
    pub region: RegionCode,
    /// Who asks.
    pub asked_by: String,
    /// Whom; may be empty.
    pub to_whom: String,
    /// The question.
    pub text: String,
    /// When it was asked.
    pub asked_at: Moment,
    /// The answer; empty while there is none.
    pub answer: String,
    /// Who answered.
    pub answered_by: String,
    /// When.
    pub answered_at: Option<Moment>,
}

/// Why an answer is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotAnswer {
    /// Somebody was quicker: another answer stands already.
    #[error("answered already")]
    Already,
    /// The side that asks does not answer itself.
    #[error("the other side was asked")]
    NotAsked,
}

impl Refusal for CannotAnswer {
    fn say(&self) -> Say {
        match self {
            CannotAnswer::Already => Say::new("visit-answer-already"),
            CannotAnswer::NotAsked => Say::new("visit-answer-not-asked"),
        }
    }
}

impl Question {
    /// Whether it is still without an answer.
    pub fn is_open(&self) -> bool {
        self.answer.is_empty()
    }

    /// Answers it. The same answer again changes nothing.
    pub fn answer(&mut self, text: &str, by: &str, now: Moment) -> Result<(), CannotAnswer> {
        if self.answer == text {
            return Ok(());
        }
        if !self.is_open() {
            return Err(CannotAnswer::Already);
        }
        self.answer = text.to_owned();
        self.answered_by = by.to_owned();
        self.answered_at = Some(now);
        Ok(())
    }
}

/// Something noted during a visit.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Remark {
    /// Which one.
    pub id: RemarkId,
    /// Of which visit.
    pub visit: VisitId,
    /// Key made where it was typed.
    pub once: String,
    /// What it is.
    pub kind: RemarkKind,
    /// Whose side noted it.
    pub region: RegionCode,
    /// Who noted it.
    pub author: String,
    /// Whose words.
    pub delegate: Option<DelegateId>,
    /// Who can be recognised on a photograph.
    pub faces: Spaced<DelegateId>,
    /// At which item of the programme.
    pub item: Option<ItemId>,
    /// The note, the words, the caption.
    pub text: String,
    /// The picture.
    pub file: Option<FileId>,
    /// When.
    pub at: Moment,
    /// When the person agreed to these very words; when somebody who answers for consents looked
    /// at the picture and agreed to its going out.
    pub approved_at: Option<Moment>,
}

/// Kinds of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// For one's own side.
    Note,
    /// «Что меняем у себя»: the host learns too.
    Change,
    /// Somebody's words.
    Quote,
    /// A photograph.
    Photo,
}

kernel::words! {
    RemarkKind { Note = "note", Change = "change", Quote = "quote", Photo = "photo" }
}

impl Remark {
    /// Whose words it holds, or whose faces.
    pub fn people(&self) -> impl Iterator<Item = &DelegateId> {
        self.delegate.iter().chain(self.faces.iter())
    }

    /// Whether people of `region` see it: a note is its own side's only.
    pub fn is_seen_by(&self, region: RegionCode) -> bool {
        self.kind != RemarkKind::Note || self.region == region
    }

    /// Marks the words (or the picture) as agreed to by the person, whose consent must hold.
    pub fn approve(&mut self, consents: &[Consent], now: Moment) -> Result<(), CannotPublish> {
        may_be_published(self, consents)?;
        self.approved_at.get_or_insert(now);
        Ok(())
    }
}

/// A person's own consent to the publication of their words or pictures (DOMAIN.md §7): apart from
/// any other, and withdrawn any time.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Consent {
    /// Which one.
    pub id: ConsentId,
    /// For which visit.
    pub visit: VisitId,
    /// Whose.
    pub delegate: DelegateId,
    /// To what.
    pub covers: Covers,
    /// When it was given.
    pub given_on: Day,
    /// How.
    pub channel: Channel,
    /// Who recorded it.
    pub recorded_by: String,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// When it was taken back.
    pub withdrawn_at: Option<Moment>,
}

/// What a consent covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Covers {
    /// Words.
    Words,
    /// Pictures.
    Pictures,
    /// Both.
    Both,
}

kernel::words! { Covers { Words = "words", Pictures = "pictures", Both = "both" } }

/// How a consent came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Signed on paper.
    Paper,
    /// By electronic mail.
    Email,
    /// By word of mouth, before witnesses.
    Oral,
}

kernel::words! { Channel { Paper = "paper", Email = "email", Oral = "oral" } }

impl Consent {
    /// Whether words or pictures may rest on it now.
    pub fn allows(&self, kind: RemarkKind) -> bool {
        let covered = match kind {
            RemarkKind::Photo => matches!(self.covers, Covers::Pictures | Covers::Both),
            _ => matches!(self.covers, Covers::Words | Covers::Both),
        };
        covered && self.withdrawn_at.is_none()
    }
}

/// Why something may not be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotPublish {
    /// Notes are nobody's words in public.
    #[error("neither a quote nor a photograph")]
    NotPublic,
    /// The person has not consented, or took it back.
    #[error("no consent of the person")]
    NoConsent,
    /// The person has not agreed to these very words.
    #[error("not approved")]
    NotApproved,
    /// Nobody has looked at the picture for faces of people who were not asked.
    #[error("not looked at")]
    NotLookedAt,
}

impl Refusal for CannotPublish {
    fn say(&self) -> Say {
        match self {
            CannotPublish::NotPublic => Say::new("visit-publish-not-public"),
            CannotPublish::NoConsent => Say::new("visit-publish-no-consent"),
            CannotPublish::NotLookedAt => Say::new("visit-publish-not-looked-at"),
            CannotPublish::NotApproved => Say::new("visit-publish-not-approved"),
        }
    }
}

/// Whether a quote or a photograph may be published now: everybody quoted, or recognised on it,
/// consents, and the very words or picture were agreed to. A picture without faces is looked at
/// too: whoever agrees to it says that nobody can be recognised.
pub fn may_publish(remark: &Remark, consents: &[Consent]) -> Result<(), CannotPublish> {
    may_be_published(remark, consents)?;
    match (remark.approved_at, remark.kind) {
        (Some(_), _) => Ok(()),
        (None, RemarkKind::Photo) => Err(CannotPublish::NotLookedAt),
        (None, _) => Err(CannotPublish::NotApproved),
    }
}

fn may_be_published(remark: &Remark, consents: &[Consent]) -> Result<(), CannotPublish> {
    if !matches!(remark.kind, RemarkKind::Quote | RemarkKind::Photo) {
        return Err(CannotPublish::NotPublic);
    }
    let consents_to_it = |person: &DelegateId| {
        consents.iter().any(|it| it.delegate == *person && it.allows(remark.kind))
    };
    match remark.people().all(consents_to_it) {
        true => Ok(()),
        false => Err(CannotPublish::NoConsent),
    }
}
