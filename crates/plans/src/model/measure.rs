//! A measure, and the state that follows from what the sides report.

use super::{Plan, Side, Term};
use kernel::{Day, MeasureId, PlanId};
use serde::Serialize;

/// A measure of a plan (мероприятие): the same thing through the plan's versions.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Measure {
    /// Its id.
    pub id: MeasureId,
    /// Its plan.
    pub plan: PlanId,
    /// What it says in the version in force; in a plan that never was, in the one being written.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub wording: Wording,
    /// The version that brought it.
    pub since: i64,
    /// Whether that version has left it out, or has not come into force.
    pub removed: bool,
    /// When the sides gave it up.
    pub dropped_on: Option<Day>,
    /// Why they did; empty where they did not.
    pub reason: String,
    /// What follows from its term and the sides' reports.
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub course: Course,
}

/// What a plan says of a measure.
#[derive(Debug, Clone, PartialEq, Serialize, sqlx::FromRow)]
pub struct Wording {
    /// Its number: `12`, `1.3`.
    pub number: String,
    /// What is to be done.
    #[sqlx(rename = "wording")]
    pub text: String,
    /// Code of its sphere (see `agreements::Sphere`); empty: of none.
    pub sphere: String,
    /// By when.
    pub term: Term,
    /// The responsible body on side A; empty: that side has no part in it.
    pub body_a: String,
    /// The responsible body on side B.
    pub body_b: String,
    /// The expected result; may be empty.
    pub result: String,
    /// An indicator; may be empty.
    pub indicator: String,
    /// The indicator's target in its own unit; may be empty.
    pub target: String,
}

/// How far a measure is, and by when each side owes its word: everything its state needs but
/// today's date. Kept beside the measure, so that lists ask columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, sqlx::FromRow)]
pub struct Course {
    /// How far it is.
    pub standing: Standing,
    /// The day after which it is late; [`NEVER`] where nothing is owed.
    pub due: Day,
    /// By when side A owes its word.
    pub due_a: Day,
    /// By when side B owes its word.
    pub due_b: Day,
}

/// Stands for "no term": later than every day of a plan.
pub const NEVER: Day = Day(jiff::civil::Date::constant(9999, 12, 31));

/// How far a measure is, whatever the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Nobody has reported.
    None,
    /// Somebody has.
    UnderWay,
    /// Every responsible side has reported the end.
    Done,
    /// Given up.
    Dropped,
}

kernel::words! {
    Standing { None = "none", UnderWay = "under_way", Done = "done", Dropped = "dropped" }
}

/// The state of a measure on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeasureState {
    /// Nobody has reported, and nothing is late.
    NotBegun,
    /// Somebody has reported, and nothing is late.
    UnderWay,
    /// Every responsible side has reported the end.
    Done,
    /// A side's word is late.
    Overdue,
    /// Given up, with a reason.
    Dropped,
}

kernel::words! {
    MeasureState {
        NotBegun = "not_begun", UnderWay = "under_way", Done = "done", Overdue = "overdue",
        Dropped = "dropped",
    }
}

/// What a side says of its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    /// It goes on.
    UnderWay,
    /// It is done; of a yearly measure: for the year of the report's day.
    Done,
}

kernel::words! { Says { UnderWay = "under_way", Done = "done" } }

/// A side's word, as far as the course needs it.
#[derive(Debug, Clone, Copy, PartialEq, sqlx::FromRow)]
pub struct Word {
    /// Whose.
    pub side: Side,
    /// What it says.
    pub says: Says,
    /// As of which day.
    #[sqlx(rename = "on_day")]
    pub on: Day,
}

impl Standing {
    /// The state of a measure that stands so; `late` where its term has passed.
    pub fn state(self, late: bool) -> MeasureState {
        match self {
            Standing::Dropped => MeasureState::Dropped,
            Standing::Done => MeasureState::Done,
            _ if late => MeasureState::Overdue,
            Standing::None => MeasureState::NotBegun,
            Standing::UnderWay => MeasureState::UnderWay,
        }
    }
}

impl Measure {
    /// Whether the version that brings it is still being written.
    pub fn is_new(&self, plan: &Plan) -> bool {
        plan.is_revised() && self.since == plan.version
    }

    /// Its state on a day.
    pub fn state(&self, today: Day) -> MeasureState {
        self.course.state(today)
    }

    /// The responsible body of a side.
    pub fn body(&self, side: Side) -> &str {
        self.wording.body(side)
    }
}

impl Wording {
    /// The responsible body of a side.
    pub fn body(&self, side: Side) -> &str {
        if side == Side::A { &self.body_a } else { &self.body_b }
    }

    /// Whether a side has a part in it; where no body is named, both have.
    pub fn concerns(&self, side: Side) -> bool {
        !self.body(side).is_empty() || self.body(side.other()).is_empty()
    }

    /// What follows from the sides' words, the earlier first, in a plan from `from` to `to`.
    pub fn course(&self, from: Day, to: Day, dropped: bool, words: &[Word]) -> Course {
        if dropped {
            return Course { standing: Standing::Dropped, due: NEVER, due_a: NEVER, due_b: NEVER };
        }
        let owed = |side| match self.concerns(side) {
            true => self.owed(side, from, to, words).unwrap_or(NEVER),
            false => NEVER,
        };
        let (due_a, due_b) = (owed(Side::A), owed(Side::B));
        let due = due_a.min(due_b);
        let standing = match () {
            () if due == NEVER => Standing::Done,
            () if words.is_empty() => Standing::None,
            () => Standing::UnderWay,
        };
        Course { standing, due, due_a, due_b }
    }

    /// By when a side owes its word; `None` when it has said that all is done.
    fn owed(&self, side: Side, from: Day, to: Day, words: &[Word]) -> Option<Day> {
        let done = |year: Option<i16>| {
            let of_year = |it: &&Word| year.is_none_or(|year| it.on.0.year() == year);
            let last = words.iter().filter(|it| it.side == side).rfind(of_year);
            last.is_some_and(|it| it.says == Says::Done)
        };
        if self.term != Term::Yearly {
            return (!done(None)).then(|| self.term.last_day(to));
        }
        let open = (from.0.year()..=to.0.year()).find(|year| !done(Some(*year)))?;
        Some(Day::new(open, 12, 31).map_or(to, |end| end.min(to)))
    }
}

impl Course {
    /// Of a measure nobody has said a word about.
    pub fn fresh(wording: &Wording, from: Day, to: Day) -> Course {
        wording.course(from, to, false, &[])
    }

    /// The state on a day.
    pub fn state(self, today: Day) -> MeasureState {
        self.standing.state(today > self.due)
    }

    /// By when a side owes its word.
    pub fn due_of(self, side: Side) -> Option<Day> {
        let due = if side == Side::A { self.due_a } else { self.due_b };
        (due != NEVER).then_some(due)
    }
}

/// A fresh measure of a plan's newest version.
pub fn fresh(plan: &Plan, id: MeasureId, wording: Wording) -> Measure {
    let course = Course::fresh(&wording, plan.from, plan.to);
    let (since, removed, dropped_on, reason) = (plan.version, false, None, String::new());
    Measure { id, plan: plan.id, wording, since, removed, dropped_on, reason, course }
}

/// The number as lists sort it: each run of digits on six places, so that 2 comes before 10 and
/// 1.2 before 1.10.
pub fn place(number: &str) -> String {
    let mut place = String::new();
    let mut digits = String::new();
    for sign in number.chars().chain(std::iter::once('\0')) {
        if sign.is_ascii_digit() {
            digits.push(sign);
            continue;
        }
        if !digits.is_empty() {
            place.push_str(&format!("{digits:0>6}"));
            digits.clear();
        }
        if sign != '\0' {
            place.push(sign);
        }
    }
    place
}
