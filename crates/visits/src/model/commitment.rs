//! What was promised, and how it is kept.

use kernel::{CommitmentId, Day, MeasureId, Moment, QuestionId, RegionCode, Say, VisitId};
use web::Refusal;

/// What one side promised the other (договорённость).
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Commitment {
    /// Which one.
    pub id: CommitmentId,
    /// At which visit.
    pub visit: VisitId,
    /// Key made where it was typed.
    pub once: String,
    /// The question it came out of.
    pub question: Option<QuestionId>,
    /// What.
    pub text: String,
    /// Who does it.
    pub side: RegionCode,
    /// For whom.
    pub other: RegionCode,
    /// Who answers for it; may be empty.
    pub responsible: String,
    /// By when.
    pub due: Day,
    /// Where it stands.
    pub state: Promise,
    /// What it was made into.
    pub becomes: Option<Becomes>,
    /// Id of the measure, name of the practice (and after a bar, where its adoption is), the task in
    /// words: see [`Commitment::target`].
    pub target: String,
    /// What proves that it was kept.
    pub evidence: String,
    /// Why it was dropped.
    pub reason: String,
    /// When it was made.
    pub made_at: Moment,
    /// When it was kept or dropped.
    pub closed_on: Option<Day>,
}

/// Where a commitment stands (на контроле → снято с контроля).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// On the list.
    Open,
    /// Kept.
    Done,
    /// Dropped with a reason.
    Dropped,
}

kernel::words! { Promise { Open = "open", Done = "done", Dropped = "dropped" } }

/// What a commitment is made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// A measure of a plan.
    Measure,
    /// An interest in a practice of the other side.
    Practice,
    /// A task of one's own.
    Task,
}

kernel::words! { Becomes { Measure = "measure", Practice = "practice", Task = "task" } }

/// How a commitment ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settlement<'a> {
    /// Kept; the evidence in words.
    Done(&'a str),
    /// Dropped; the reason in words.
    Dropped(&'a str),
}

/// Why a commitment cannot be changed so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotSettle {
    /// It is off the list already.
    #[error("closed already")]
    Closed,
    /// It was made into something already.
    #[error("made into something already")]
    MadeInto,
    /// The evidence, or the reason, is given in words.
    #[error("nothing said")]
    NothingSaid,
    /// The term lies before the visit.
    #[error("due before the visit")]
    DueBeforeVisit,
}

impl Refusal for CannotSettle {
    fn say(&self) -> Say {
        match self {
            CannotSettle::Closed => Say::new("commitment-closed-already"),
            CannotSettle::MadeInto => Say::new("commitment-made-into-already"),
            CannotSettle::NothingSaid => Say::new("fault-required"),
            CannotSettle::DueBeforeVisit => Say::new("commitment-due-before-visit"),
        }
    }
}

impl Commitment {
    /// Whether its term has passed.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.state == Promise::Open && self.due < today
    }

    /// What it was made into, in words or as an id.
    pub fn target(&self) -> &str {
        self.parts().0
    }

    /// Where the adoption of the practice is, that it was made into: a path of this site.
    pub fn address(&self) -> Option<&str> {
        self.parts().1
    }

    fn parts(&self) -> (&str, Option<&str>) {
        let practice = self.becomes == Some(Becomes::Practice);
        match self.target.rsplit_once(" | /") {
            Some((words, _)) if practice => (words, Some(&self.target[words.len() + 3..])),
            _ => (&self.target, None),
        }
    }

    /// The measure it was made into.
    pub fn measure(&self) -> Option<MeasureId> {
        self.target.parse().ok().filter(|_| self.becomes == Some(Becomes::Measure))
    }

    /// Makes it into something that is followed on its own.
    pub fn become_one(&mut self, what: Becomes, target: &str) -> Result<(), CannotSettle> {
        if self.state != Promise::Open {
            return Err(CannotSettle::Closed);
        }
        if self.becomes.is_some() {
            return Err(CannotSettle::MadeInto);
        }
        if target.is_empty() {
            return Err(CannotSettle::NothingSaid);
        }
        self.becomes = Some(what);
        self.target = target.to_owned();
        Ok(())
    }

    /// Takes it off the list: kept with its evidence, or dropped with a reason.
    pub fn settle(&mut self, how: Settlement<'_>, today: Day) -> Result<(), CannotSettle> {
        if self.state != Promise::Open {
            return Err(CannotSettle::Closed);
        }
        let (state, said) = match how {
            Settlement::Done(said) => (Promise::Done, said),
            Settlement::Dropped(said) => (Promise::Dropped, said),
        };
        if said.is_empty() {
            return Err(CannotSettle::NothingSaid);
        }
        match how {
            Settlement::Done(_) => self.evidence = said.to_owned(),
            Settlement::Dropped(_) => self.reason = said.to_owned(),
        }
        self.state = state;
        self.closed_on = Some(today);
        Ok(())
    }
}
