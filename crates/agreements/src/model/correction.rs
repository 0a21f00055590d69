//! Misprints of a signed agreement, put right: what is in the document, as it reads. Its parties
//! and its state are no misprints.

use super::{Agreement, Party, Refused, State};
use kernel::{Day, Moment, RegionCode};
use serde::{Deserialize, Serialize};

/// What the document says, as it should stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// Its full title.
    pub title: String,
    /// Its number; may be empty.
    pub number: String,
    /// Its number in the document system (СЭД); may be empty.
    pub registered: String,
    /// Codes of its spheres.
    pub spheres: Vec<String>,
    /// When it was signed.
    pub signed_on: Day,
    /// Its first day in force.
    pub in_force_from: Option<Day>,
    /// Its last day in force; `None`: open-ended.
    pub in_force_to: Option<Day>,
    /// When it was terminated or superseded.
    pub ended_on: Option<Day>,
    /// Who answers for it on the own side: name, position, how to reach them.
    pub coordinator: [String; 3],
}

/// What of a document was corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its title.
    Title,
    /// Its number.
    Number,
    /// Its number in the document system.
    Registered,
    /// Its spheres.
    Spheres,
    /// When it was signed.
    SignedOn,
    /// Its first day in force.
    From,
    /// Its last day in force.
    To,
    /// When it ended.
    EndedOn,
    /// A side's coordinator.
    Coordinator,
    /// Their position.
    Office,
    /// How to reach them: that it changed, not what it is.
    Contact,
}

kernel::words! {
    Part {
        Title = "title", Number = "number", Registered = "registered", Spheres = "spheres",
        SignedOn = "signed_on", From = "in_force_from", To = "in_force_to", EndedOn = "ended_on",
        Coordinator = "coordinator", Office = "office", Contact = "contact",
    }
}

/// One thing that read otherwise before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// What.
    pub part: Part,
    /// How it read; a day as `2026-11-23`; may be empty.
    pub before: String,
    /// How it reads.
    pub after: String,
}

/// A correction that was made.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
    /// What read otherwise.
    pub changes: Vec<Change>,
}

impl Part {
    /// Whether only those signed in see it: it names a person.
    pub fn is_personal(self) -> bool {
        matches!(self, Part::Coordinator | Part::Office | Part::Contact)
    }

    /// Whether it is a day.
    pub fn is_day(self) -> bool {
        matches!(self, Part::SignedOn | Part::From | Part::To | Part::EndedOn)
    }
}

impl Correction {
    /// What the agreement says now, as the region `own` may correct it.
    pub fn of(it: &Agreement, own: RegionCode) -> Option<Correction> {
        let Party { coordinator, office, contact, .. } = it.parties[it.side_of(own)?].clone();
        Some(Correction {
            title: it.title.clone(),
            number: it.number.clone(),
            registered: it.registered.clone(),
            spheres: it.spheres.clone(),
            signed_on: it.signed_on?,
            in_force_from: it.in_force_from,
            in_force_to: it.in_force_to,
            ended_on: it.ended_on,
            coordinator: [coordinator, office, contact],
        })
    }

    /// What reads otherwise in `now`.
    fn against(&self, now: &Correction) -> Vec<Change> {
        let texts = |it: &Correction| {
            let [coordinator, office, contact] = it.coordinator.clone();
            let day = |it: Option<Day>| it.map(|it| it.to_string()).unwrap_or_default();
            [
                (Part::Title, it.title.clone()),
                (Part::Number, it.number.clone()),
                (Part::Registered, it.registered.clone()),
                (Part::Spheres, it.spheres.join(" ")),
                (Part::SignedOn, it.signed_on.to_string()),
                (Part::From, day(it.in_force_from)),
                (Part::To, day(it.in_force_to)),
                (Part::EndedOn, day(it.ended_on)),
                (Part::Coordinator, coordinator),
                (Part::Office, office),
                (Part::Contact, contact),
            ]
        };
        let pairs = texts(self).into_iter().zip(texts(now));
        let changed = pairs.filter(|((_, before), (_, after))| before != after);
        let change = |((part, before), (_, after))| match part {
            Part::Contact => Change { part, before: String::new(), after: String::new() },
            _ => Change { part, before, after },
        };
        changed.map(change).collect()
    }
}

impl Agreement {
    /// Puts misprints right, and says what read otherwise; the region `own` is a party.
    ///
    /// # Errors
    /// It is a draft still, nothing reads otherwise, or the days contradict each other.
    pub fn correct(
        &mut self,
        to: &Correction,
        own: RegionCode,
        today: Day,
    ) -> Result<Vec<Change>, Refused> {
        let (true, Some(before)) = (self.is_public(), Correction::of(self, own)) else {
            return Err(Refused::StillDraft);
        };
        self.days(to, today)?;
        let changes = before.against(to);
        if changes.is_empty() {
            return Err(Refused::NothingCorrected);
        }
        let side = self.side_of(own).ok_or(Refused::OwnRegionMissing)?;
        let [name, office, contact] = &to.coordinator;
        self.parties[side] = self.parties[side].clone().coordinated(name, office, contact);
        self.title.clone_from(&to.title);
        self.number.clone_from(&to.number);
        self.registered.clone_from(&to.registered);
        self.spheres.clone_from(&to.spheres);
        self.signed_on = Some(to.signed_on);
        (self.in_force_from, self.in_force_to) = (to.in_force_from, to.in_force_to);
        self.ended_on = to.ended_on;
        self.check(Some(own))?;
        Ok(changes)
    }

    /// Whether these days are in order for an agreement in this state, which they do not change.
    fn days(&self, to: &Correction, today: Day) -> Result<(), Refused> {
        if to.signed_on > today {
            return Err(Refused::SignedInFuture);
        }
        let is_in_force = self.state != State::Signed;
        match to.in_force_from {
            Some(from) if is_in_force => {
                Agreement::term(to.signed_on, from, to.in_force_to, today)?;
            }
            None if is_in_force => return Err(Refused::NoFirstDay),
            None if to.in_force_to.is_none() => {}
            _ => return Err(Refused::NotInForceYet),
        }
        let has_ended = matches!(self.state, State::Terminated | State::Superseded);
        match to.ended_on {
            Some(_) if !has_ended => Err(Refused::NotEnded),
            None if has_ended => Err(Refused::NoEndDay),
            Some(on) if to.in_force_from.is_some_and(|from| on < from) => {
                Err(Refused::EndedBeforeItBegan)
            }
            Some(on) if on > today => Err(Refused::EndedInFuture),
            _ => Ok(()),
        }
    }
}
