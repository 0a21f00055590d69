//! What may happen to a plan and its measures: each change is a verb with its rule.

use super::{Measure, Plan, PlanState, Refused, Report, ReportState, Side, Source, Wording};
use kernel::{Day, Moment, PlanId, RegionCode};

/// A letter by which a side's word came.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Letter {
    /// Its number.
    pub number: String,
    /// Its day.
    pub dated: Option<Day>,
}

/// A link by which a side without an account of its own reports once; its secret is not kept.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Link {
    /// SHA-256 of the secret.
    pub hash: String,
    /// The plan.
    pub plan: PlanId,
    /// The side that reports by it.
    pub side: Side,
    /// Whom it was made for.
    pub addressee: String,
    /// Who made it.
    pub made_by: String,
    /// When it was made.
    pub made_at: Moment,
    /// Until when it opens.
    pub expires_at: Moment,
    /// When something was sent by it.
    pub used_at: Option<Moment>,
}

/// How long a link opens, seconds: two weeks.
const LINK_LASTS: i64 = 14 * 24 * 3600;

impl Plan {
    /// What must hold of every plan.
    ///
    /// # Errors
    /// It ends before it begins; its sides are one.
    pub fn check(&self) -> Result<(), Refused> {
        if self.to < self.from {
            return Err(Refused::EndsBeforeItBegins);
        }
        let same_region = self.region_a.is_some() && self.region_a == self.region_b;
        if same_region || kernel::fold(&self.name_a) == kernel::fold(&self.name_b) {
            return Err(Refused::SameSides);
        }
        Ok(())
    }

    /// Whether the measures may change.
    ///
    /// # Errors
    /// The newest version is approved.
    pub fn may_change(&self) -> Result<(), Refused> {
        if self.state == PlanState::Draft { Ok(()) } else { Err(Refused::Approved) }
    }

    /// Begins a new version.
    ///
    /// # Errors
    /// The newest one is still being written; no reason is given.
    pub fn revise(&mut self, reason: &str) -> Result<(), Refused> {
        if self.state != PlanState::Approved {
            return Err(Refused::NotApproved);
        }
        if reason.is_empty() {
            return Err(Refused::NoReason);
        }
        (self.state, self.approved_on) = (PlanState::Draft, None);
        self.version += 1;
        Ok(())
    }

    /// Sets title and period of the version being written.
    ///
    /// # Errors
    /// It is approved; it would end before it begins; a measure's term would lie outside.
    pub fn set_terms(
        &mut self,
        title: String,
        from: Day,
        to: Day,
        measures: &[Measure],
    ) -> Result<(), Refused> {
        self.may_change()?;
        let changed = Plan { title, from, to, ..self.clone() };
        changed.check()?;
        let outside = measures.iter().filter(|it| changed.admits(&it.wording).is_err());
        let outside: Vec<&str> = outside.map(|it| it.wording.number.as_str()).collect();
        if !outside.is_empty() {
            return Err(Refused::MeasuresOutside(outside.join(", ")));
        }
        *self = changed;
        Ok(())
    }

    /// Whether a measure may stand in this plan.
    ///
    /// # Errors
    /// Its term lies outside.
    pub fn admits(&self, wording: &Wording) -> Result<(), Refused> {
        match wording.term.is_within(self.from, self.to) {
            true => Ok(()),
            false => Err(Refused::OutsidePlan { from: self.from, to: self.to }),
        }
    }

    /// Whether `region`'s officer may bring a side's word: a side that has Okno speaks for itself.
    ///
    /// # Errors
    /// It is another side, and its region is among those `speaking` here.
    pub fn brings(
        &self,
        region: RegionCode,
        side: Side,
        speaking: &[RegionCode],
    ) -> Result<(), Refused> {
        match self.side_of(region) != Some(side) && self.has_okno(side, speaking) {
            true => Err(Refused::SpeaksForItself),
            false => Ok(()),
        }
    }

    /// Whether `region`'s officer may enter this side's word, and as coming from where: one's own
    /// is one's own; that of a side without Okno comes by a letter and says so.
    ///
    /// # Errors
    /// The other side's part where it has Okno, or without a letter; a letter without number or
    /// day.
    pub fn source(
        &self,
        region: RegionCode,
        side: Side,
        letter: &Letter,
        speaking: &[RegionCode],
    ) -> Result<Source, Refused> {
        let own = self.side_of(region).ok_or(Refused::OthersPart)?;
        self.brings(region, side, speaking)?;
        match (letter.number.is_empty(), letter.dated) {
            (true, None) if own == side => Ok(Source::Own),
            (true, None) => Err(Refused::OthersPart),
            (false, Some(_)) => Ok(Source::Letter),
            _ => Err(Refused::LetterIncomplete),
        }
    }

    /// Whether a side's report on a measure can be taken today.
    ///
    /// # Errors
    /// No version was ever approved; the measure is gone; the side has no part in it; its day is
    /// to come, or lies before the plan.
    pub fn takes(&self, measure: &Measure, report: &Report, today: Day) -> Result<(), Refused> {
        if !self.was_approved() {
            return Err(Refused::NotApproved);
        }
        measure.is_there()?;
        if !measure.wording.concerns(report.side) {
            return Err(Refused::NoPart);
        }
        if report.on > today {
            return Err(Refused::ReportInFuture);
        }
        if report.on < self.from {
            return Err(Refused::ReportBeforePlan);
        }
        Ok(())
    }
}

impl Measure {
    /// Whether it is still to be carried out or reported on.
    ///
    /// # Errors
    /// It was given up, or the newest version has left it out.
    pub fn is_there(&self) -> Result<(), Refused> {
        if self.removed || self.dropped_on.is_some() { Err(Refused::Gone) } else { Ok(()) }
    }

    /// Gives it up.
    ///
    /// # Errors
    /// It is given up; no reason is given.
    pub fn give_up(&mut self, reason: &str, today: Day) -> Result<(), Refused> {
        self.is_there()?;
        if reason.is_empty() {
            return Err(Refused::NoReason);
        }
        (self.dropped_on, self.reason) = (Some(today), reason.to_owned());
        Ok(())
    }
}

impl Report {
    /// The side's officer answers a proposal.
    ///
    /// # Errors
    /// It was answered.
    pub fn answer(&mut self, takes: bool) -> Result<(), Refused> {
        if self.state != ReportState::Proposed {
            return Err(Refused::Answered);
        }
        self.state = if takes { ReportState::Counted } else { ReportState::Declined };
        Ok(())
    }
}

impl Link {
    /// A link made now; `secret` goes to the addressee and nowhere else.
    pub fn make(
        plan: &Plan,
        side: Side,
        addressee: String,
        by: &str,
        secret: &str,
        now: Moment,
    ) -> Link {
        Link {
            hash: kernel::fingerprint(secret),
            plan: plan.id,
            side,
            addressee,
            made_by: by.to_owned(),
            made_at: now,
            expires_at: now.plus_seconds(LINK_LASTS),
            used_at: None,
        }
    }

    /// Whether it still opens.
    ///
    /// # Errors
    /// It was used, or its time is over.
    pub fn opens(&self, now: Moment) -> Result<(), Refused> {
        let fresh = self.used_at.is_none() && now < self.expires_at;
        if fresh { Ok(()) } else { Err(Refused::LinkSpent) }
    }
}
