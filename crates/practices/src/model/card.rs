//! The card of a practice (DOMAIN.md §6): one list of fields drives the form, the page, the
//! difference of versions, the comparison and the papers.

use super::kinds::{DirectionKind, Sphere};
use super::links::{IndicatorLink, ServiceLink};
use kernel::{Day, Money, Say};
use serde::{Deserialize, Serialize};

/// What a practice says of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// Its name.
    pub title: String,
    /// Which problem it solves.
    pub problem: String,
    /// For whom.
    pub audience: String,
    /// What is done, in plain words.
    pub essence: String,
    /// How it is introduced.
    pub steps: Vec<CardStep>,
    /// Who does what.
    pub roles: String,
    /// What introducing it costs.
    pub cost: Money,
    /// How many people of which skills.
    pub people: String,
    /// Software and equipment.
    pub software: String,
    /// Which acts have to be adopted.
    pub acts_needed: String,
    /// Documents and templates, beside the files.
    pub templates: String,
    /// Results as the author states them.
    pub results: Vec<CardResult>,
    /// What went wrong, and what was learnt.
    pub lessons: String,
    /// What must be there before it can be taken over.
    pub conditions: Vec<String>,
    /// Whom to ask.
    pub contact: String,
    /// Field of policy.
    pub sphere: Sphere,
    /// Kind of direction it belongs to.
    pub direction: DirectionKind,
    /// Services of its author's catalogue it changes.
    pub service_links: Vec<ServiceLink>,
    /// Other services it changes, in words.
    pub services: String,
    /// Indicators it should move.
    pub indicator_links: Vec<IndicatorLink>,
    /// Whatever else it should move, in words.
    pub indicators: String,
    /// Legal acts it rests on.
    pub acts: String,
}

/// A step of introducing a practice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CardStep {
    /// What is done.
    pub what: String,
    /// How long it takes, days.
    pub days: i64,
}

/// A result as the author states it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CardResult {
    /// What was measured, with its unit.
    pub what: String,
    /// Before.
    pub baseline: String,
    /// After.
    pub value: String,
    /// In which period.
    pub period: String,
    /// Where the figures come from.
    pub source: String,
}

/// The fields of a card, in the order people read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// [`Card::title`].
    Title,
    /// [`Card::sphere`].
    Sphere,
    /// [`Card::direction`].
    Direction,
    /// [`Card::problem`].
    Problem,
    /// [`Card::audience`].
    Audience,
    /// [`Card::essence`].
    Essence,
    /// [`Card::steps`], a line each: what | days.
    Steps,
    /// [`Card::roles`].
    Roles,
    /// [`Card::cost`], roubles.
    Cost,
    /// [`Card::people`].
    People,
    /// [`Card::software`].
    Software,
    /// [`Card::acts_needed`].
    ActsNeeded,
    /// [`Card::templates`].
    Templates,
    /// [`Card::results`], a line each: what | before | after | period | source.
    Results,
    /// [`Card::lessons`].
    Lessons,
    /// [`Card::conditions`], a line each.
    Conditions,
    /// [`Card::service_links`], a line each: id | name.
    ServiceLinks,
    /// [`Card::services`].
    Services,
    /// [`Card::indicator_links`], a line each: code | name | English name.
    IndicatorLinks,
    /// [`Card::indicators`].
    Indicators,
    /// [`Card::acts`].
    Acts,
    /// [`Card::contact`].
    Contact,
}

kernel::words! {
    Field {
        Title = "title", Sphere = "sphere", Direction = "direction", Problem = "problem",
        Audience = "audience", Essence = "essence", Steps = "steps", Roles = "roles",
        Cost = "cost", People = "people", Software = "software", ActsNeeded = "acts_needed",
        Templates = "templates", Results = "results", Lessons = "lessons",
        Conditions = "conditions", ServiceLinks = "service_links", Services = "services",
        IndicatorLinks = "indicator_links", Indicators = "indicators",
        Acts = "acts", Contact = "contact",
    }
}

/// A field that two cards fill differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Which.
    pub field: Field,
    /// As the earlier card has it.
    pub before: String,
    /// As the later one has it.
    pub after: String,
}

/// Longest text of a field, in characters.
pub const LONGEST: usize = 8_000;
/// Longest title.
const TITLE: usize = 200;
/// More steps, results or conditions nobody reads.
const LINES: usize = 40;
/// A step takes ten years at most.
const DAYS: i64 = 3_650;

impl Field {
    /// Fields without which a card cannot be submitted to the review.
    pub const NEEDED: [Field; 9] = [
        Field::Title,
        Field::Problem,
        Field::Audience,
        Field::Essence,
        Field::Steps,
        Field::Results,
        Field::Lessons,
        Field::Conditions,
        Field::Contact,
    ];
}

impl Card {
    /// A field as people type it; [`Card::read`] reads it back.
    pub fn text(&self, field: Field) -> String {
        match field {
            Field::Title => self.title.clone(),
            Field::Sphere => self.sphere.to_string(),
            Field::Direction => self.direction.to_string(),
            Field::Problem => self.problem.clone(),
            Field::Audience => self.audience.clone(),
            Field::Essence => self.essence.clone(),
            Field::Steps => lines(&self.steps, |it| format!("{} | {}", it.what, it.days)),
            Field::Roles => self.roles.clone(),
            Field::Cost if self.cost.0 == 0 => String::new(),
            Field::Cost => (self.cost.0 / 100).to_string(),
            Field::People => self.people.clone(),
            Field::Software => self.software.clone(),
            Field::ActsNeeded => self.acts_needed.clone(),
            Field::Templates => self.templates.clone(),
            Field::Results => lines(&self.results, CardResult::line),
            Field::Lessons => self.lessons.clone(),
            Field::Conditions => self.conditions.join("\n"),
            Field::ServiceLinks => lines(&self.service_links, ServiceLink::line),
            Field::Services => self.services.clone(),
            Field::IndicatorLinks => lines(&self.indicator_links, IndicatorLink::line),
            Field::Indicators => self.indicators.clone(),
            Field::Acts => self.acts.clone(),
            Field::Contact => self.contact.clone(),
        }
    }

    /// Reads a card from the texts of its fields, or says what is wrong with which.
    pub fn read(text: impl Fn(Field) -> String) -> Result<Card, Vec<(Field, Say)>> {
        let mut card = Card::default();
        let mut faults = Vec::new();
        for field in Field::ALL {
            // PostgreSQL's text holds no NUL, and no person types one.
            let text = text(*field).replace(['\0', '\r'], "");
            if let Err(fault) = card.fill(*field, text.trim()) {
                faults.push((*field, fault));
            }
        }
        if faults.is_empty() { Ok(card) } else { Err(faults) }
    }

    /// The needed fields that are still empty.
    pub fn missing(&self) -> Vec<Field> {
        Field::NEEDED.into_iter().filter(|it| self.text(*it).is_empty()).collect()
    }

    /// What `later` says differently, field by field.
    pub fn differences(&self, later: &Card) -> Vec<Difference> {
        let pairs = Field::ALL.iter().map(|field| Difference {
            field: *field,
            before: self.text(*field),
            after: later.text(*field),
        });
        pairs.filter(|it| it.before != it.after).collect()
    }

    /// How long introducing takes when the steps follow each other, days.
    pub fn launch_days(&self) -> i64 {
        self.steps.iter().map(|it| it.days).sum()
    }

    /// The day each step ends when the first begins on `from`.
    pub fn schedule(&self, from: Day) -> Vec<(String, Day)> {
        let mut day = from;
        let step = |it: &CardStep| {
            day = day.plus_days(i32::try_from(it.days).unwrap_or(i32::MAX));
            (it.what.clone(), day)
        };
        self.steps.iter().map(step).collect()
    }

    fn fill(&mut self, field: Field, text: &str) -> Result<(), Say> {
        let longest = if field == Field::Title { TITLE } else { LONGEST };
        if text.chars().count() > longest {
            return Err(Say::new("fault-too-long").with("longest", longest));
        }
        let owned = text.to_owned();
        match field {
            Field::Title if text.is_empty() => return Err(Say::new("fault-required")),
            Field::Title => self.title = owned,
            Field::Sphere => self.sphere = chosen(text)?,
            Field::Direction => self.direction = chosen(text)?,
            Field::Problem => self.problem = owned,
            Field::Audience => self.audience = owned,
            Field::Essence => self.essence = owned,
            Field::Steps => self.steps = read_lines(text, CardStep::read)?,
            Field::Roles => self.roles = owned,
            Field::Cost => self.cost = roubles(text)?,
            Field::People => self.people = owned,
            Field::Software => self.software = owned,
            Field::ActsNeeded => self.acts_needed = owned,
            Field::Templates => self.templates = owned,
            Field::Results => self.results = read_lines(text, CardResult::read)?,
            Field::Lessons => self.lessons = owned,
            Field::Conditions => self.conditions = read_lines(text, |it| Ok(it.to_owned()))?,
            Field::ServiceLinks => self.service_links = read_lines(text, ServiceLink::read)?,
            Field::Services => self.services = owned,
            Field::IndicatorLinks => self.indicator_links = read_lines(text, IndicatorLink::read)?,
            Field::Indicators => self.indicators = owned,
            Field::Acts => self.acts = owned,
            Field::Contact => self.contact = owned,
        }
        Ok(())
    }
}

impl CardStep {
    fn read(line: &str) -> Result<CardStep, Say> {
        let (what, days) = line.rsplit_once('|').unwrap_or((line, "0"));
        let days = days.trim().parse().ok().filter(|it| (0..=DAYS).contains(it));
        let days = days.ok_or_else(|| Say::new("practice-fault-step").with("line", line))?;
        Ok(CardStep { what: what.trim().to_owned(), days })
    }
}

impl CardResult {
    fn read(line: &str) -> Result<CardResult, Say> {
        let cells: Vec<String> = line.split('|').map(|it| it.trim().to_owned()).collect();
        let [what, baseline, value, period, source] =
            cells.try_into().map_err(|_| Say::new("practice-fault-result").with("line", line))?;
        Ok(CardResult { what, baseline, value, period, source })
    }

    fn line(&self) -> String {
        [&*self.what, &self.baseline, &self.value, &self.period, &self.source].join(" | ")
    }
}

fn lines<T>(all: &[T], line: impl Fn(&T) -> String) -> String {
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn read_lines<T>(text: &str, read: impl Fn(&str) -> Result<T, Say>) -> Result<Vec<T>, Say> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    if lines.len() > LINES {
        return Err(Say::new("practice-fault-lines").with("most", LINES));
    }
    lines.into_iter().map(read).collect()
}

fn chosen<T: std::str::FromStr + Default>(text: &str) -> Result<T, Say> {
    if text.is_empty() {
        return Ok(T::default());
    }
    text.parse().map_err(|_| Say::new("fault-choose"))
}

/// `400 000` as kopecks; empty is nothing.
fn roubles(text: &str) -> Result<Money, Say> {
    let digits: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let read = if digits.is_empty() { Ok(0) } else { digits.parse::<i64>() };
    let roubles = read.ok().filter(|it| (0..1_000_000_000_000).contains(it));
    roubles.map(|it| Money(it * 100)).ok_or_else(|| Say::new("practice-fault-cost"))
}

impl std::fmt::Display for Card {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| std::fmt::Error)?)
    }
}

impl std::str::FromStr for Card {
    type Err = serde_json::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_str(text)
    }
}

db::stored_as_text!(Card);
