//! What a news item is, and its path: draft → agreed by each speaker → approved by both press
//! services → released → withdrawn. No I/O.

mod pictures;
mod refused;

pub(crate) use pictures::{PICTURES, photographs};
pub use refused::Refused;

use crate::draft::{Draft, draft};
use crate::material::Material;
use kernel::{Day, Lang, Moment, NewsId, RegionCode, RemarkId, VisitId};
use serde::{Deserialize, Serialize};
use visits::{Facts, Visit};

/// A news item of a visit.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// Its id.
    pub id: NewsId,
    /// The visit it tells of.
    pub visit: VisitId,
    /// Who received.
    pub host: RegionCode,
    /// Who came.
    pub guest: RegionCode,
    /// The headline.
    pub headline: String,
    /// The first paragraph.
    pub lead: String,
    /// The paragraphs after it, parted by empty lines; `{цитата N}` stands for the Nth quote.
    pub body: String,
    /// The quotes the numbers mean, from 1.
    pub quotes: Vec<RemarkId>,
    /// The photographs of the visit that go with the text, in their order.
    pub pictures: Vec<RemarkId>,
    /// What the draft used, and where each fact stands.
    pub facts: Vec<Fact>,
    /// Where it stands.
    pub state: State,
    /// Whose word the host's press service gave; empty: none yet.
    pub approved_host: String,
    /// The same of the guest's.
    pub approved_guest: String,
    /// Whether it stands on the public page once released.
    pub public: bool,
    /// What was wrong in the released text; empty: nothing.
    pub correction: String,
    /// Why it was withdrawn; empty: it was not.
    pub reason: String,
    /// When it was released.
    pub released_at: Option<Moment>,
    /// When it was drafted.
    pub created_at: Moment,
}

/// A fact a draft rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What is said.
    pub text: String,
    /// The day it is true of.
    pub on: Day,
    /// Where it stands: a path of this site.
    pub source: String,
}

/// Where a news item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being written.
    Draft,
    /// Each person it quotes has agreed to the words.
    Agreed,
    /// Both press services have agreed to the text.
    Approved,
    /// Released.
    Released,
    /// Taken back.
    Withdrawn,
}

kernel::words! {
    State {
        Draft = "draft", Agreed = "agreed", Approved = "approved", Released = "released",
        Withdrawn = "withdrawn",
    }
}

/// A side of the visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Who received.
    Host,
    /// Who came.
    Guest,
}

kernel::words! { Side { Host = "host", Guest = "guest" } }

/// A part of the text as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece<'a> {
    /// A paragraph.
    Text(&'a str),
    /// Somebody's words, which may be published now.
    Quote(visits::Quote<'a>),
}

/// Where the text and the choice of its pictures may still change.
const OPEN: &[State] = &[State::Draft, State::Agreed, State::Approved];

/// Shorter words cannot be told from anybody's.
const SHORTEST: usize = 16;

impl Side {
    /// The side across the table.
    pub fn other(self) -> Side {
        match self {
            Side::Host => Side::Guest,
            Side::Guest => Side::Host,
        }
    }
}

impl News {
    /// A news item with the text of a fresh draft.
    pub fn drafted(id: NewsId, material: &Material, now: Moment) -> News {
        let Draft { headline, lead, body, quotes, facts } = draft(material);
        let visit = &material.facts.visit;
        News {
            id,
            visit: visit.id,
            host: visit.host,
            guest: visit.guest,
            headline,
            lead,
            body,
            quotes,
            pictures: pictures::proposed(&material.facts),
            facts,
            state: State::Draft,
            approved_host: String::new(),
            approved_guest: String::new(),
            public: false,
            correction: String::new(),
            reason: String::new(),
            released_at: None,
            created_at: now,
        }
    }

    /// Whether a visit can be told of.
    ///
    /// # Errors
    /// It has not taken place, or not to its end.
    pub fn tells_of(visit: &Visit) -> Result<(), Refused> {
        match visit.state {
            visits::State::Held | visits::State::Closed => Ok(()),
            _ => Err(Refused::NotHeld),
        }
    }

    /// Both regions: the host first.
    pub fn parties(&self) -> [RegionCode; 2] {
        [self.host, self.guest]
    }

    /// The side a region is on.
    pub fn side(&self, region: RegionCode) -> Option<Side> {
        match region {
            it if it == self.host => Some(Side::Host),
            it if it == self.guest => Some(Side::Guest),
            _ => None,
        }
    }

    /// The region on a side.
    pub fn region(&self, side: Side) -> RegionCode {
        match side {
            Side::Host => self.host,
            Side::Guest => self.guest,
        }
    }

    /// Whether its text may still change.
    pub fn is_open(&self) -> bool {
        OPEN.contains(&self.state)
    }

    /// Whether everybody may read it.
    pub fn is_public(&self) -> bool {
        self.public && self.state == State::Released
    }

    /// Changes the text; whatever was agreed to is to be agreed to anew.
    pub fn edit(&mut self, text: [&str; 3], facts: &Facts) -> Result<(), Refused> {
        self.from(OPEN)?;
        let [headline, lead, body] = text.map(str::to_owned);
        if headline.is_empty() || lead.is_empty() {
            return Err(Refused::NothingSaid);
        }
        for it in facts.quotes() {
            if !self.quotes.contains(&it.remark.id) {
                self.quotes.push(it.remark.id);
            }
        }
        (self.headline, self.lead, self.body) = (headline, lead, body);
        self.marks()?;
        self.unagreed(facts)?;
        self.reopen();
        Ok(())
    }

    /// Everybody quoted has agreed, and everybody on the pictures.
    pub fn agree(&mut self, facts: &Facts) -> Result<(), Refused> {
        self.from(&[State::Draft])?;
        self.speakers(facts)?;
        self.faces(facts)?;
        self.state = State::Agreed;
        Ok(())
    }

    /// A press service agrees; with the second word the text is approved.
    pub fn approve(&mut self, side: Side, word: &str) -> Result<(), Refused> {
        self.from(&[State::Agreed])?;
        if word.is_empty() {
            return Err(Refused::NothingSaid);
        }
        let approved = match side {
            Side::Host => &mut self.approved_host,
            Side::Guest => &mut self.approved_guest,
        };
        if !approved.is_empty() {
            return Err(Refused::ApprovedAlready);
        }
        *approved = word.to_owned();
        if !self.approved_host.is_empty() && !self.approved_guest.is_empty() {
            self.state = State::Approved;
        }
        Ok(())
    }

    /// A side agrees by its letter: number and day. `speaks_here`: it has a press officer here.
    ///
    /// # Errors
    /// Who can speak here does; a letter without number or day.
    pub fn approve_by_letter(
        &mut self,
        side: Side,
        (number, dated): (&str, Option<Day>),
        speaks_here: bool,
    ) -> Result<(), Refused> {
        self.from(&[State::Agreed])?;
        if speaks_here {
            return Err(Refused::SpeaksForItself);
        }
        let number = number.trim().trim_start_matches('№').trim_start();
        let dated = dated.filter(|_| !number.is_empty()).ok_or(Refused::LetterIncomplete)?;
        let dated = web::fmt::day(Lang::Ru, dated);
        self.approve(side, &format!("по письму № {number} от {dated}"))
    }

    /// Goes out. Consents may have been withdrawn since the speakers agreed: they are asked again.
    pub fn release(&mut self, public: bool, facts: &Facts, now: Moment) -> Result<(), Refused> {
        self.from(&[State::Approved])?;
        self.speakers(facts)?;
        self.faces(facts)?;
        (self.state, self.public, self.released_at) = (State::Released, public, Some(now));
        Ok(())
    }

    /// Says beside the released text what was wrong in it.
    pub fn correct(&mut self, correction: &str) -> Result<(), Refused> {
        self.from(&[State::Released])?;
        if correction.is_empty() {
            return Err(Refused::NothingSaid);
        }
        self.correction = correction.to_owned();
        Ok(())
    }

    /// Takes it back.
    pub fn withdraw(&mut self, reason: &str) -> Result<(), Refused> {
        self.from(&[State::Released])?;
        if reason.is_empty() {
            return Err(Refused::NothingSaid);
        }
        (self.state, self.reason) = (State::Withdrawn, reason.to_owned());
        Ok(())
    }

    /// The text after the first paragraph, as it may be shown now: words whose consent is gone
    /// are left out.
    pub fn pieces<'a>(&'a self, facts: &'a Facts) -> Vec<Piece<'a>> {
        let quotes = facts.quotes();
        let piece = |it: &'a str| match self.quote_of(it) {
            None => Some(Piece::Text(it)),
            Some(id) => {
                quotes.iter().find(|it| Some(it.remark.id) == id).cloned().map(Piece::Quote)
            }
        };
        self.paragraphs().filter_map(piece).collect()
    }

    /// The whole text in plain words, as it may be shown now.
    pub fn plain(&self, facts: &Facts) -> String {
        let mut text = format!("{}\n\n{}", self.headline, self.lead);
        for it in self.pieces(facts) {
            text.push_str("\n\n");
            text.push_str(&it.plain());
        }
        text
    }

    fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.body.split("\n\n").map(str::trim).filter(|it| !it.is_empty())
    }

    /// The quote a paragraph stands for: `None` for a text, `Some(None)` for an unknown number.
    fn quote_of(&self, paragraph: &str) -> Option<Option<RemarkId>> {
        let number = paragraph.strip_prefix("{цитата ")?.strip_suffix('}')?;
        let number: Option<usize> = number.trim().parse().ok();
        Some(number.and_then(|it| self.quotes.get(it.checked_sub(1)?)).copied())
    }

    fn marks(&self) -> Result<(), Refused> {
        let unknown = self.paragraphs().find(|it| self.quote_of(it) == Some(None));
        unknown.map_or(Ok(()), |it| Err(Refused::NoSuchQuote(it.to_owned())))
    }

    /// Whether everybody whose words the text holds agreed to them and consents.
    fn speakers(&self, facts: &Facts) -> Result<(), Refused> {
        let may = facts.quotes();
        for id in self.paragraphs().filter_map(|it| self.quote_of(it)).flatten() {
            if !may.iter().any(|it| it.remark.id == id) {
                return Err(Refused::WithoutConsent(speaker(facts, id)));
            }
        }
        self.unagreed(facts)
    }

    /// Words noted during the visit must not slip into the text around their speaker's consent.
    fn unagreed(&self, facts: &Facts) -> Result<(), Refused> {
        let may = facts.quotes();
        let text = [&self.headline, &self.lead, &self.body];
        let quotes = facts.remarks.iter().filter(|it| it.kind == visits::RemarkKind::Quote);
        for it in quotes.filter(|it| it.text.chars().count() >= SHORTEST) {
            let free = may.iter().any(|quote| quote.remark.id == it.id);
            if !free && text.iter().any(|text| text.contains(it.text.as_str())) {
                return Err(Refused::WithoutConsent(speaker(facts, it.id)));
            }
        }
        Ok(())
    }

    fn from(&self, states: &[State]) -> Result<(), Refused> {
        if states.contains(&self.state) { Ok(()) } else { Err(Refused::NotFrom(self.state)) }
    }
}

impl Piece<'_> {
    /// The paragraph in plain words.
    pub fn plain(&self) -> String {
        match self {
            Piece::Text(it) => (*it).to_owned(),
            Piece::Quote(it) => quoted(it),
        }
    }
}

/// A person's words with their name, as the press prints them.
pub(crate) fn quoted(it: &visits::Quote<'_>) -> String {
    let (person, words) = (it.person, it.remark.text.trim_end_matches('.'));
    // A verb of no gender: we know the name, not the person.
    format!("«{words}», — считает {}, {}.", person.name, person.position)
}

fn speaker(facts: &Facts, id: RemarkId) -> String {
    let remark = facts.remarks.iter().find(|it| it.id == id);
    let person = remark.and_then(|it| facts.delegate(it.delegate?));
    person.map_or_else(String::new, |it| it.name.clone())
}
