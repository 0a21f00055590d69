//! A practice and its path: draft → its own ministry → two experts → the catalogue.

use super::{CannotPublish, Card};
use kernel::{
    AccountId, Actor, AdoptionId, Day, Lang, Moment, OrganisationId, PracticeId, RegionCode, Role,
    VersionId,
};

/// How many experts must accept a card.
pub const EXPERTS: usize = 2;

/// So many months without its author's word a published card stands before it is stale: data of the
/// installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term(i64);

impl Term {
    /// The shortest and the longest there is.
    pub const MONTHS: std::ops::RangeInclusive<i64> = 1..=120;

    /// A term of so many months; `None` where that is none.
    pub fn of(months: i64) -> Option<Term> {
        Self::MONTHS.contains(&months).then_some(Term(months))
    }

    /// How many months.
    pub fn months(self) -> i64 {
        self.0
    }
}

/// A practice with everything but its cards.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Practice {
    /// Its id.
    pub id: PracticeId,
    /// Whose it is.
    pub organisation: OrganisationId,
    /// That organisation's region.
    pub region: RegionCode,
    /// Since when it is practised: nobody can have taken it over before.
    pub began_on: Day,
    /// Where the working card stands.
    pub stage: Stage,
    /// Which round of review the working card is in; 1, 2…
    pub round: i64,
    /// The card on its way into the catalogue.
    pub working: Option<VersionId>,
    /// The card in the catalogue.
    pub published: Option<VersionId>,
    /// When that card was published.
    pub published_on: Option<Day>,
    /// When its author last said that it still holds.
    pub confirmed_on: Option<Day>,
    /// When it was taken out of the catalogue.
    pub withdrawn_on: Option<Day>,
    /// Why.
    pub withdrawn_why: String,
    /// The practice whose adoption it grew out of.
    pub parent: Option<PracticeId>,
    /// That adoption.
    pub born_of: Option<AdoptionId>,
    /// The first of its family.
    pub root: PracticeId,
    /// Regions that have implemented it.
    pub adopters: i64,
    /// Grade of evidence, 0–5: that of its main indicator; written by the evidence alone.
    pub grade: i64,
    /// Title of the card people know: the published one, else the working one.
    pub title: String,
    /// When it was begun here.
    pub created_at: Moment,
}

/// Where a working card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stage {
    /// Its organisation writes it.
    Draft,
    /// The ministry of its region reviews it.
    Ministry,
    /// Experts of other regions review it.
    Experts,
    /// There is no working card.
    None,
}

kernel::words! {
    Stage { Draft = "draft", Ministry = "ministry", Experts = "experts", None = "none" }
}

/// Where a practice stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Never published: its organisation writes it.
    Draft,
    /// Never published: the ministry reviews it.
    Ministry,
    /// Never published: experts review it.
    Experts,
    /// In the catalogue.
    Published,
    /// In the catalogue, not confirmed for longer than the [`Term`].
    Stale,
    /// Taken out of the catalogue, kept and marked.
    Withdrawn,
}

kernel::words! {
    State {
        Draft = "draft", Ministry = "ministry", Experts = "experts", Published = "published",
        Stale = "stale", Withdrawn = "withdrawn",
    }
}

/// One version of the card.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Of which practice.
    pub practice: PracticeId,
    /// 1, 2, 3…
    pub number: i64,
    /// The card itself.
    pub card: Card,
    /// Who wrote it.
    pub author: String,
    /// When it was begun.
    pub created_at: Moment,
    /// When it went into the catalogue.
    pub published_on: Option<Day>,
    /// Grows with every change of the card, through all versions of a practice.
    pub edition: i64,
}

/// A question experts answer with 1–5.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Criterion {
    /// A stable word.
    pub code: String,
    /// Its place, from 1.
    pub position: i64,
    /// The question in Russian.
    pub question: String,
    /// The question in English.
    pub question_en: String,
    /// Whether it is asked today.
    pub in_use: bool,
}

/// Who reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// The ministry of the author's region.
    Ministry,
    /// An expert of the network.
    Expert,
}

kernel::words! { Level { Ministry = "ministry", Expert = "expert" } }

/// What a review says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Ready.
    Accept,
    /// Back to its author.
    Rework,
}

kernel::words! { Verdict { Accept = "accept", Rework = "rework" } }

/// A review that was given.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Review {
    /// Of which practice.
    pub practice: PracticeId,
    /// Of which version.
    pub version: VersionId,
    /// In which round.
    pub round: i64,
    /// By whom.
    pub account: AccountId,
    /// Their name at that time.
    pub name: String,
    /// Their region.
    pub region: RegionCode,
    /// As whom.
    pub level: Level,
    /// What it says.
    pub verdict: Verdict,
    /// JSON: criterion → 1–5; empty for a ministry.
    pub scores: String,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Moment,
}

impl Criterion {
    /// The question in a language.
    pub fn asked(&self, lang: Lang) -> &str {
        if lang == Lang::Ru { &self.question } else { &self.question_en }
    }
}

impl Practice {
    /// Where it stands on `today`.
    pub fn state(&self, today: Day, term: Term) -> State {
        match (self.withdrawn_on, self.published, self.stage) {
            (Some(_), ..) => State::Withdrawn,
            (None, Some(_), _) if self.is_stale(today, term) => State::Stale,
            (None, Some(_), _) => State::Published,
            (None, None, Stage::Ministry) => State::Ministry,
            (None, None, Stage::Experts) => State::Experts,
            (None, None, _) => State::Draft,
        }
    }

    /// When the published card becomes stale.
    pub fn stale_on(&self, term: Term) -> Option<Day> {
        self.confirmed_on.map(|it| it.plus_months(term.0 as i32))
    }

    /// Whether it can be taken over.
    pub fn is_open(&self) -> bool {
        self.published.is_some() && self.withdrawn_on.is_none()
    }

    /// Whether `actor` may write its cards and keep it up to date.
    pub fn is_edited_by(&self, actor: &Actor) -> bool {
        actor.organisation == self.organisation && matches!(actor.role, Role::Head | Role::Officer)
    }

    /// Whether `actor` may read the working card: its organisation always, reviewers during their
    /// stage.
    pub fn is_shown_to(&self, actor: &Actor) -> bool {
        actor.organisation == self.organisation || self.is_reviewed_by(actor).is_ok()
    }

    /// The version a person may read: the working card where they may, the published one otherwise;
    /// `None` where the practice does not exist for them.
    pub fn version_for(&self, actor: Option<&Actor>) -> Option<VersionId> {
        let inside = actor.is_some_and(|it| self.is_shown_to(it));
        if inside { self.working.or(self.published) } else { self.published }
    }

    /// As whom `actor` may review the working card now.
    ///
    /// # Errors
    /// It is not in review, or not for them: an expert never reviews their own region.
    pub fn is_reviewed_by(&self, actor: &Actor) -> Result<Level, CannotPublish> {
        let home = actor.region == self.region;
        match (self.stage, actor.role) {
            (Stage::Ministry, Role::Officer) if home => Ok(Level::Ministry),
            (Stage::Experts, Role::Expert) if home => Err(CannotPublish::OwnRegion),
            (Stage::Experts, Role::Expert) => Ok(Level::Expert),
            (Stage::Ministry | Stage::Experts, _) => Err(CannotPublish::NotReviewer),
            (Stage::Draft | Stage::None, _) => Err(CannotPublish::NotInReview),
        }
    }

    /// Lets the working card be written.
    pub fn edit(&self) -> Result<(), CannotPublish> {
        if self.stage == Stage::Draft { Ok(()) } else { Err(CannotPublish::NotDraft) }
    }

    /// Sends the working card to the review.
    pub fn submit(&mut self, card: &Card) -> Result<(), CannotPublish> {
        self.edit()?;
        if let Some(field) = card.missing().first() {
            return Err(CannotPublish::Missing { field: *field });
        }
        self.stage = Stage::Ministry;
        Ok(())
    }

    /// Takes a review into account; of the `earlier` ones those of this version and round count.
    /// True when the card is published by it.
    pub fn review(
        &mut self,
        actor: &Actor,
        verdict: Verdict,
        earlier: &[Review],
        today: Day,
    ) -> Result<bool, CannotPublish> {
        let level = self.is_reviewed_by(actor)?;
        let current = |it: &&Review| Some(it.version) == self.working && it.round == self.round;
        let mut round = earlier.iter().filter(current).filter(|it| it.level == level);
        if round.clone().any(|it| it.account == actor.account) {
            return Err(CannotPublish::Twice);
        }
        let accepted = round.by_ref().filter(|it| it.verdict == Verdict::Accept).count() + 1;
        match (verdict, level) {
            (Verdict::Rework, _) => {
                self.stage = Stage::Draft;
                self.round += 1;
            }
            (Verdict::Accept, Level::Ministry) => self.stage = Stage::Experts,
            (Verdict::Accept, Level::Expert) if accepted >= EXPERTS => self.publish(today),
            (Verdict::Accept, Level::Expert) => {}
        }
        Ok(self.working.is_none())
    }

    /// Says that the published card still holds.
    pub fn confirm(&mut self, today: Day) -> Result<(), CannotPublish> {
        if !self.is_open() {
            return Err(CannotPublish::NotPublished);
        }
        self.confirmed_on = Some(today);
        Ok(())
    }

    /// Takes it out of the catalogue; it is kept and marked.
    pub fn withdraw(&mut self, why: String, today: Day) -> Result<(), CannotPublish> {
        if !self.is_open() {
            return Err(CannotPublish::NotPublished);
        }
        self.withdrawn_on = Some(today);
        self.withdrawn_why = why;
        Ok(())
    }

    /// Begins a new version beside the published one.
    pub fn revise(&mut self, version: VersionId) -> Result<(), CannotPublish> {
        if !self.is_open() {
            return Err(CannotPublish::NotPublished);
        }
        if self.working.is_some() {
            return Err(CannotPublish::InWork);
        }
        self.working = Some(version);
        self.stage = Stage::Draft;
        self.round = 1;
        Ok(())
    }

    /// Puts the working card into the catalogue.
    pub(crate) fn publish(&mut self, today: Day) {
        self.published = self.working.take();
        self.stage = Stage::None;
        self.published_on = Some(today);
        self.confirmed_on = Some(today);
    }

    fn is_stale(&self, today: Day, term: Term) -> bool {
        self.stale_on(term).is_some_and(|it| it < today)
    }
}
