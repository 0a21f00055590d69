//! What may happen to an agreement: each change is a verb with its rule.

use super::{Agreement, AgreementKind, Party, Prolongation, Refused, State};
use kernel::{AgreementId, Day, Moment, RegionCode};

/// How a document was signed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signing {
    /// The day.
    pub signed_on: Option<Day>,
    /// First day in force.
    pub in_force_from: Option<Day>,
    /// Last day in force; `None`: open-ended.
    pub in_force_to: Option<Day>,
}

/// How a document ended before it was entered here.
#[derive(Debug, Clone, PartialEq)]
pub struct Ending {
    /// [`State::Terminated`] or [`State::Superseded`].
    pub state: State,
    /// On which day.
    pub on: Option<Day>,
    /// Why it was terminated; may be empty otherwise.
    pub ground: String,
}

/// Whose word on a draft is given, and how it came.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice<'a> {
    /// The region of whoever enters it.
    pub region: RegionCode,
    /// Their name.
    pub name: &'a str,
    /// «№ … от …» of the letter, where it is another side's word; may be empty.
    pub letter: &'a str,
    /// Whether the side in question has people of its own here.
    pub speaks_here: bool,
}

impl Agreement {
    /// A draft without parties, spheres or term: fill it, then ask [`Agreement::check`].
    pub fn draft(kind: AgreementKind, title: impl Into<String>, now: Moment) -> Agreement {
        Agreement {
            id: AgreementId::new(),
            kind,
            title: title.into(),
            number: String::new(),
            registered: String::new(),
            spheres: Vec::new(),
            signed_on: None,
            in_force_from: None,
            in_force_to: None,
            prolongation: Prolongation::None,
            state: State::Draft,
            ended_on: None,
            ground: String::new(),
            parties: Vec::new(),
            predecessor: None,
            created_at: now,
        }
    }

    /// Whether it may stand in the register of `own`: two parties or more, none twice, `own` among
    /// them, a prolongation that can be counted.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self, own: Option<RegionCode>) -> Result<(), Refused> {
        for (at, it) in self.parties.iter().enumerate() {
            if self.parties[..at].iter().any(|other| other.is(it)) {
                let name = it.region.map_or(it.name.clone(), |it| it.to_string());
                return Err(Refused::PartyTwice(name));
            }
        }
        if self.parties.len() < 2 {
            return Err(Refused::TooFewParties);
        }
        if own.is_some_and(|it| self.side_of(it).is_none()) {
            return Err(Refused::OwnRegionMissing);
        }
        if let Prolongation::Automatic { years: ..1 } = self.prolongation {
            return Err(Refused::NoYears);
        }
        Ok(())
    }

    /// Takes a document that was signed before it was entered here: in force where a first day is
    /// given and has come, else signed.
    ///
    /// # Errors
    /// Days that contradict each other.
    pub fn enter_signed(&mut self, it: &Signing, today: Day) -> Result<(), Refused> {
        let Some(signed_on) = it.signed_on else {
            let dated = it.in_force_from.is_some() || it.in_force_to.is_some();
            return if dated { Err(Refused::NoSigningDay) } else { Ok(()) };
        };
        self.state = State::Agreed;
        self.sign(signed_on, today)?;
        match (it.in_force_from, it.in_force_to) {
            (Some(from), to) => self.put_in_force(from, to, today),
            (None, Some(_)) => Err(Refused::NoFirstDay),
            (None, None) => Ok(()),
        }
    }

    /// Takes back every side's word: the text is another now.
    ///
    /// # Errors
    /// Only a draft, or a text that is agreed and not signed, can be changed.
    pub fn revise(&mut self) -> Result<(), Refused> {
        if self.is_public() {
            return Err(Refused::NotDraft);
        }
        self.state = State::Draft;
        for it in &mut self.parties {
            (it.agreed_on, it.agreed_by) = (None, String::new());
        }
        Ok(())
    }

    /// A side agrees to the draft; when the last one has, the agreement is agreed.
    ///
    /// # Errors
    /// One speaks for one's own side; another's word is entered by its letter, and only where
    /// that side has nobody here to give it.
    pub fn agree(&mut self, side: usize, voice: &Voice<'_>, today: Day) -> Result<(), Refused> {
        if self.state != State::Draft {
            return Err(Refused::NotDraft);
        }
        let party = self.parties.get_mut(side).ok_or(Refused::NoSuchSide)?;
        if party.agreed_on.is_some() {
            return Err(Refused::AgreedAlready);
        }
        let own = party.region == Some(voice.region);
        match (own, voice.speaks_here, voice.letter.is_empty()) {
            (true, _, _) => party.agreed_by = voice.name.to_owned(),
            (false, true, _) => return Err(Refused::SpeaksForItself),
            (false, false, true) => return Err(Refused::LetterNeeded),
            (false, false, false) => party.agreed_by = voice.letter.to_owned(),
        }
        party.agreed_on = Some(today);
        if self.parties.iter().all(|it| it.agreed_on.is_some()) {
            self.state = State::Agreed;
        }
        Ok(())
    }

    /// The parties sign.
    ///
    /// # Errors
    /// Only an agreed text is signed, and not in the future.
    pub fn sign(&mut self, on: Day, today: Day) -> Result<(), Refused> {
        if self.state != State::Agreed {
            return Err(Refused::NotAgreed);
        }
        if on > today {
            return Err(Refused::SignedInFuture);
        }
        (self.state, self.signed_on) = (State::Signed, Some(on));
        Ok(())
    }

    /// It comes into force.
    ///
    /// # Errors
    /// Not before it was signed, not before that day has come, and the term has its days in order.
    pub fn put_in_force(&mut self, from: Day, to: Option<Day>, today: Day) -> Result<(), Refused> {
        if self.state != State::Signed {
            return Err(Refused::NotSigned);
        }
        Agreement::term(self.signed_on.unwrap_or(from), from, to, today)?;
        (self.state, self.in_force_from, self.in_force_to) = (State::InForce, Some(from), to);
        Ok(())
    }

    /// The sides agree that it goes on until `to`.
    ///
    /// # Errors
    /// Only while it is in force, where its text allows it, and to a later day.
    pub fn prolong(&mut self, to: Day, today: Day) -> Result<(), Refused> {
        self.must_be_in_force(today)?;
        let end = self.in_force_to.ok_or(Refused::OpenEnded)?;
        match self.prolongation {
            Prolongation::None => return Err(Refused::NotProlongable),
            Prolongation::Automatic { .. } => return Err(Refused::ProlongsItself),
            Prolongation::ByConsent => {}
        }
        if to <= end {
            return Err(Refused::NotLonger);
        }
        self.in_force_to = Some(to);
        Ok(())
    }

    /// It ends before its time.
    ///
    /// # Errors
    /// Only while it is in force, on a ground, not before it began and not in the future.
    pub fn terminate(&mut self, ground: &str, on: Day, today: Day) -> Result<(), Refused> {
        self.must_be_in_force(today)?;
        if ground.is_empty() {
            return Err(Refused::NoGround);
        }
        self.end(State::Terminated, on, today)?;
        ground.clone_into(&mut self.ground);
        Ok(())
    }

    /// `successor` takes its place from the day that one came into force.
    ///
    /// # Errors
    /// The successor is in force, is another document, and shares two parties with this one.
    pub fn supersede(&mut self, successor: &Agreement, today: Day) -> Result<(), Refused> {
        if successor.id == self.id {
            return Err(Refused::ItsOwnSuccessor);
        }
        if !successor.standing(today).is_in_force() {
            return Err(Refused::SuccessorNotInForce);
        }
        let shared = |it: &&Party| successor.parties.iter().any(|other| other.is(it));
        if self.parties.iter().filter(shared).count() < 2 {
            return Err(Refused::SuccessorOfOthers);
        }
        if self.state != State::InForce {
            return Err(Refused::NotInForce);
        }
        let on = successor.in_force_from.unwrap_or(today).max(self.in_force_from.unwrap_or(today));
        self.end(State::Superseded, on, today)
    }

    /// Takes what became of a document before it was entered here; the register it comes from need
    /// not hold its successor.
    ///
    /// # Errors
    /// It has no such day, or was not in force on it; a termination has a ground.
    pub fn enter_ended(&mut self, it: &Ending, today: Day) -> Result<(), Refused> {
        let on = it.on.ok_or(Refused::NoEndDay)?;
        self.must_be_in_force(on)?;
        if it.state == State::Terminated && it.ground.is_empty() {
            return Err(Refused::NoGround);
        }
        self.end(it.state, on, today)?;
        it.ground.clone_into(&mut self.ground);
        Ok(())
    }

    /// Whether the days of a term are in order.
    pub(super) fn term(
        signed_on: Day,
        from: Day,
        to: Option<Day>,
        today: Day,
    ) -> Result<(), Refused> {
        if from < signed_on {
            return Err(Refused::InForceBeforeSigned);
        }
        if from > today {
            return Err(Refused::InForceInFuture);
        }
        if to.is_some_and(|it| it < from) {
            return Err(Refused::EndsBeforeItBegins);
        }
        Ok(())
    }

    fn must_be_in_force(&self, today: Day) -> Result<(), Refused> {
        if self.standing(today).is_in_force() { Ok(()) } else { Err(Refused::NotInForce) }
    }

    fn end(&mut self, state: State, on: Day, today: Day) -> Result<(), Refused> {
        if self.in_force_from.is_some_and(|it| on < it) {
            return Err(Refused::EndedBeforeItBegan);
        }
        if on > today {
            return Err(Refused::EndedInFuture);
        }
        (self.state, self.ended_on) = (state, Some(on));
        Ok(())
    }
}
