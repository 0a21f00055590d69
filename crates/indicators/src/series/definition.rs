//! What is measured: definitions with versions.

use crate::series::{Month, Source};
use kernel::{Category, Lang, Say};
use std::fmt;
use std::str::FromStr;

/// One version of an indicator's definition.
#[derive(Clone, Debug, PartialEq, sqlx::FromRow)]
pub struct Indicator {
    /// Its code: latin letters, digits and dashes, such as `median-days`.
    pub code: String,
    /// Of the version: 1, 2, 3…
    pub number: i64,
    /// Its place in a profile.
    pub position: i64,
    /// Its Russian name.
    pub name: String,
    /// Its English name.
    pub name_en: String,
    /// What its values are.
    pub unit: Unit,
    /// Which way is good.
    pub better: Better,
    /// How it is computed, or that it is brought.
    pub formula: Formula,
    /// Whether it counts people: small numbers are not shown.
    pub people: bool,
    /// Whether it says what a region is like: twins are found by it.
    pub structural: bool,
    /// The legal act or method it rests on; may be empty.
    pub act: String,
    /// The first month it holds for.
    pub valid_from: Month,
    /// The last; `None` is until further notice.
    pub valid_to: Option<Month>,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things: services, events.
    Pieces,
    /// People.
    People,
    /// Enterprises, sole traders among them.
    Firms,
    /// Days.
    Days,
    /// Percent, 0–100.
    Percent,
}

kernel::words! {
    Unit {
        Pieces = "pieces", People = "people", Firms = "firms", Days = "days", Percent = "percent",
    }
}

/// Which way is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// It only describes.
    Neither,
}

kernel::words! { Better { More = "more", Less = "less", Neither = "neither" } }

/// Where values come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// `ledger:services`: services rendered in the month.
    Services,
    /// `ledger:clients`: unique clients of the month.
    Clients,
    /// `ledger:median-days`: median of days from application to rendering.
    MedianDays,
    /// `ledger:free-share`: services free for the client, percent of all.
    FreeShare,
    /// `ledger:refused-share`: refusals, percent of decisions on applications.
    RefusedShare,
    /// `registry:…`: from a snapshot of the SME registry.
    Registry(Part),
    /// `upload`: somebody brings them.
    Upload,
}

/// What of a snapshot of the SME registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `all`: how many are in it.
    All,
    /// `micro`, `small`, `medium`.
    Category(Category),
    /// `added`: who came since the snapshot before.
    Added,
    /// `excluded`: who went since.
    Excluded,
    /// `section-C`: how many have their main kind of activity in this section of ОКВЭД 2.
    Section(char),
    /// `share-C`: the same in percent of all.
    Share(char),
}

/// Why a definition is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotDefined {
    /// The code has other signs than latin letters, digits and dashes, or too many.
    #[error("the code of an indicator cannot be read")]
    Code,
    /// It would begin before the running month: what was reported would change.
    #[error("an indicator is not redefined backwards: from {earliest} on")]
    Backwards {
        /// The first month it may begin with.
        earliest: Month,
    },
    /// It would end before it begins.
    #[error("the definition ends before it begins")]
    End,
    /// There is a formula for another unit.
    #[error("the formula does not give this unit")]
    Unit,
}

impl Indicator {
    /// Its name in a language.
    pub fn name_in(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ru => &self.name,
            Lang::En => &self.name_en,
        }
    }

    /// Whether it is the definition of a month.
    pub fn holds_in(&self, month: Month) -> bool {
        self.valid_from <= month && self.valid_to.is_none_or(|last| month <= last)
    }

    /// Whether it may be kept after `latest`, its version before, in the month `now`. A first
    /// definition may begin at any time: there is nothing reported that it could change.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn follows(&self, latest: Option<&Indicator>, now: Month) -> Result<(), NotDefined> {
        if !is_code(&self.code) {
            return Err(NotDefined::Code);
        }
        if self.valid_to.is_some_and(|last| last < self.valid_from) {
            return Err(NotDefined::End);
        }
        if self.formula.unit().is_some_and(|it| it != self.unit) {
            return Err(NotDefined::Unit);
        }
        match latest.map(|it| now.max(it.valid_from.plus(1))) {
            Some(earliest) if self.valid_from < earliest => Err(NotDefined::Backwards { earliest }),
            _ => Ok(()),
        }
    }
}

/// Whether a text may be a code: 2–40 latin letters, digits and dashes.
pub(crate) fn is_code(text: &str) -> bool {
    let fits = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-';
    (2..=40).contains(&text.len()) && text.chars().all(fits)
}

impl Unit {
    /// Whether its values are whole and never negative.
    pub fn is_count(self) -> bool {
        matches!(self, Unit::Pieces | Unit::People | Unit::Firms)
    }
}

impl Formula {
    /// How its values come.
    pub fn source(self) -> Source {
        match self {
            Formula::Registry(_) => Source::Registry,
            Formula::Upload => Source::Upload,
            _ => Source::Ledger,
        }
    }

    /// The unit it gives; `None` for what is brought.
    pub fn unit(self) -> Option<Unit> {
        match self {
            Formula::Services => Some(Unit::Pieces),
            Formula::Clients => Some(Unit::People),
            Formula::MedianDays => Some(Unit::Days),
            Formula::FreeShare | Formula::RefusedShare | Formula::Registry(Part::Share(_)) => {
                Some(Unit::Percent)
            }
            Formula::Registry(_) => Some(Unit::Firms),
            Formula::Upload => None,
        }
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Formula::Services => f.write_str("ledger:services"),
            Formula::Clients => f.write_str("ledger:clients"),
            Formula::MedianDays => f.write_str("ledger:median-days"),
            Formula::FreeShare => f.write_str("ledger:free-share"),
            Formula::RefusedShare => f.write_str("ledger:refused-share"),
            Formula::Registry(part) => write!(f, "registry:{part}"),
            Formula::Upload => f.write_str("upload"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::All => f.write_str("all"),
            Part::Category(it) => write!(f, "{it}"),
            Part::Added => f.write_str("added"),
            Part::Excluded => f.write_str("excluded"),
            Part::Section(section) => write!(f, "section-{section}"),
            Part::Share(section) => write!(f, "share-{section}"),
        }
    }
}

impl FromStr for Formula {
    type Err = String;
    fn from_str(text: &str) -> Result<Formula, String> {
        let formula = match text.split_once(':') {
            None if text == "upload" => Some(Formula::Upload),
            Some(("ledger", "services")) => Some(Formula::Services),
            Some(("ledger", "clients")) => Some(Formula::Clients),
            Some(("ledger", "median-days")) => Some(Formula::MedianDays),
            Some(("ledger", "free-share")) => Some(Formula::FreeShare),
            Some(("ledger", "refused-share")) => Some(Formula::RefusedShare),
            Some(("registry", part)) => Part::read(part).map(Formula::Registry),
            _ => None,
        };
        formula.ok_or_else(|| format!("no such formula: {text:?}"))
    }
}

impl Part {
    fn read(text: &str) -> Option<Part> {
        let section = |it: &str| {
            let mut letters = it.chars();
            letters.next().filter(|it| ('A'..='U').contains(it) && letters.next().is_none())
        };
        match text.split_once('-') {
            Some(("section", letter)) => section(letter).map(Part::Section),
            Some(("share", letter)) => section(letter).map(Part::Share),
            _ => match text {
                "all" => Some(Part::All),
                "added" => Some(Part::Added),
                "excluded" => Some(Part::Excluded),
                other => other.parse().ok().map(Part::Category),
            },
        }
    }
}

db::stored_as_text!(Formula);

impl NotDefined {
    /// The field of the form it is said beside.
    pub(crate) fn field(self) -> &'static str {
        match self {
            NotDefined::Code => "code",
            NotDefined::Unit => "unit",
            NotDefined::End => "valid_to",
            NotDefined::Backwards { .. } => "valid_from",
        }
    }
}

impl web::Refusal for NotDefined {
    fn say(&self) -> Say {
        match self {
            NotDefined::Code => Say::new("series-fault-code"),
            NotDefined::Unit => Say::new("series-fault-unit"),
            NotDefined::End => Say::new("series-fault-end"),
            NotDefined::Backwards { earliest } => {
                Say::new("series-fault-backwards").with("earliest", earliest)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn indicator(from: &str) -> Indicator {
        Indicator {
            code: "median-days".into(),
            number: 1,
            position: 1,
            name: "Срок".into(),
            name_en: "Time".into(),
            unit: Unit::Days,
            better: Better::Less,
            formula: Formula::MedianDays,
            people: false,
            structural: false,
            act: String::new(),
            valid_from: from.parse().unwrap(),
            valid_to: None,
        }
    }

    #[test]
    fn the_past_is_not_redefined() {
        let now: Month = "2026-11".parse().unwrap();
        let first = indicator("2019-01");
        assert_eq!(first.follows(None, now), Ok(()));
        let backwards = Err(NotDefined::Backwards { earliest: now });
        assert_eq!(indicator("2026-10").follows(Some(&first), now), backwards);
        assert_eq!(indicator("2026-11").follows(Some(&first), now), Ok(()));
        let announced = indicator("2027-01");
        let after = Err(NotDefined::Backwards { earliest: "2027-02".parse().unwrap() });
        assert_eq!(indicator("2027-01").follows(Some(&announced), now), after);
    }

    #[test]
    fn a_formula_gives_its_own_unit() {
        let now = "2026-11".parse().unwrap();
        let wrong = Indicator { unit: Unit::Percent, ..indicator("2027-01") };
        assert_eq!(wrong.follows(None, now), Err(NotDefined::Unit));
        let code = Indicator { code: "Срок".into(), ..indicator("2027-01") };
        assert_eq!(code.follows(None, now), Err(NotDefined::Code));
    }

    #[test]
    fn formulas_are_read_back() {
        for text in [
            "ledger:services",
            "ledger:clients",
            "ledger:median-days",
            "ledger:free-share",
            "ledger:refused-share",
            "registry:all",
            "registry:micro",
            "registry:added",
            "registry:excluded",
            "registry:section-C",
            "registry:share-G",
            "upload",
        ] {
            assert_eq!(text.parse::<Formula>().unwrap().to_string(), text);
        }
        for text in ["", "ledger", "ledger:x", "registry:section-", "registry:share-CC", "Upload"] {
            assert!(text.parse::<Formula>().is_err(), "{text}");
        }
    }
}
