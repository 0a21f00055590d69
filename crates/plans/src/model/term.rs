//! By when a measure is carried out, as plans write it.

use kernel::{Day, fold};
use std::fmt;
use std::str::FromStr;

/// The term of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// By a day.
    Day(Day),
    /// Within a quarter of a year: its last day is the term.
    Quarter(i16, u8),
    /// Every year of the plan.
    Yearly,
    /// All through the plan (постоянно).
    Constant,
}

/// A term nobody can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a term is a day, a quarter, yearly or constant")]
pub struct UnreadTerm;

/// Names of months by the beginning of their words, folded.
const MONTHS: [&str; 12] =
    ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
/// Words that stand before a day without changing it.
const BEFORE: [&str; 5] = ["до ", "не позднее ", "в срок до ", "к ", "по "];

impl Term {
    /// Reads a term as a plan writes it: «05.03.2026», «до 1 декабря 2026 г.», «II квартал 2026
    /// года», «март 2026», «2026 год» (its end), «ежегодно», «постоянно», «2026–2028 годы» (all
    /// through), and the stored words.
    ///
    /// # Errors
    /// Anything else.
    pub fn read(text: &str) -> Result<Term, UnreadTerm> {
        if let Ok(term) = text.trim().parse() {
            return Ok(term);
        }
        let folded = fold(text);
        let text =
            BEFORE.iter().fold(folded.as_str(), |it, word| it.strip_prefix(word).unwrap_or(it));
        words(text)
            .or_else(|| quarter(text))
            .or_else(|| text.parse().ok().map(Term::Day))
            .or_else(|| written_day(text))
            .ok_or(UnreadTerm)
    }

    /// The last day of the term of a measure that is due once; `to` is the plan's last day.
    pub fn last_day(self, to: Day) -> Day {
        match self {
            Term::Day(day) => day,
            Term::Quarter(year, quarter) => quarter_days(year, quarter).map_or(to, |it| it.1),
            Term::Yearly | Term::Constant => to,
        }
    }

    /// What a picture shows of it within a plan from `from` to `to`: a quarter, the month before a
    /// day, or all of the plan.
    pub fn span(self, from: Day, to: Day) -> (Day, Day) {
        match self {
            Term::Day(day) => (day.plus_days(-30).max(from), day),
            Term::Quarter(year, quarter) => quarter_days(year, quarter).unwrap_or((from, to)),
            Term::Yearly | Term::Constant => (from, to),
        }
    }

    /// Whether the term lies within a plan from `from` to `to`; a quarter must touch it.
    pub fn is_within(self, from: Day, to: Day) -> bool {
        match self {
            Term::Day(day) => (from..=to).contains(&day),
            Term::Quarter(year, quarter) => {
                quarter_days(year, quarter).is_some_and(|(first, last)| first <= to && last >= from)
            }
            Term::Yearly | Term::Constant => true,
        }
    }
}

/// First and last day of a quarter.
fn quarter_days(year: i16, quarter: u8) -> Option<(Day, Day)> {
    let month = i8::try_from(quarter.checked_sub(1)? * 3 + 1).ok()?;
    let first = Day::new(year, month, 1)?;
    Some((first, first.plus_months(3).plus_days(-1)))
}

fn words(text: &str) -> Option<Term> {
    let has = |roots: &[&str]| roots.iter().any(|it| text.contains(it));
    if has(&["ежегодн", "раз в год"]) {
        Some(Term::Yearly)
    } else if has(&[
        "постоянн",
        "весь период",
        "всего периода",
        "в течение срока",
        "в течение всего",
    ]) || is_years(text)
    {
        Some(Term::Constant)
    } else {
        None
    }
}

/// «2026–2028 годы»: years and nothing else.
fn is_years(text: &str) -> bool {
    let text = text.replace(['–', '—', '-'], " ");
    let mut years = 0;
    text.split_whitespace().all(|it| {
        let is_year = year(it).is_some();
        years += i32::from(is_year);
        is_year || matches!(it.trim_end_matches('.'), "годы" | "гг" | "годах" | "в")
    }) && years == 2
}

fn quarter(text: &str) -> Option<Term> {
    let (before, after) = text.split_once("кв")?;
    let number = before.trim().trim_end_matches(['-', 'й']).trim();
    let quarter = match number {
        "1" | "i" | "і" | "первый" => 1,
        "2" | "ii" | "іі" | "второй" => 2,
        "3" | "iii" | "ііі" | "третий" => 3,
        "4" | "iv" | "іv" | "четвертый" => 4,
        _ => return None,
    };
    let year = after.split_whitespace().find_map(year)?;
    Some(Term::Quarter(year, quarter))
}

/// «1 декабря 2026 г.», «март 2026», «2026 год».
fn written_day(text: &str) -> Option<Term> {
    let words: Vec<&str> = text.split_whitespace().filter(|it| !is_year_word(it)).collect();
    let day = match words[..] {
        [number, month_name, of] => Day::new(year(of)?, month(month_name)?, number.parse().ok()?)?,
        [month_name, of] => {
            Day::new(year(of)?, month(month_name)?, 1)?.plus_months(1).plus_days(-1)
        }
        [of] => Day::new(year(of)?, 12, 31)?,
        _ => return None,
    };
    Some(Term::Day(day))
}

fn is_year_word(word: &str) -> bool {
    matches!(word, "г" | "г." | "год" | "года" | "году")
}

fn month(word: &str) -> Option<i8> {
    if !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let found = MONTHS.iter().position(|it| word.starts_with(it))?;
    i8::try_from(found + 1).ok()
}

fn year(word: &str) -> Option<i16> {
    let digits = word.trim_end_matches(['.', ',', 'г']);
    (digits.len() == 4)
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|it| (1990..2100).contains(it))
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Day(day) => day.fmt(f),
            Term::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Term::Yearly => f.write_str("yearly"),
            Term::Constant => f.write_str("constant"),
        }
    }
}

impl FromStr for Term {
    type Err = UnreadTerm;
    /// The stored word: `2026-03-05`, `2026-Q2`, `yearly`, `constant`.
    fn from_str(text: &str) -> Result<Term, UnreadTerm> {
        match text {
            "yearly" => return Ok(Term::Yearly),
            "constant" => return Ok(Term::Constant),
            _ => {}
        }
        if let Some((of, quarter)) = text.split_once("-Q") {
            let quarter = quarter.parse().ok().filter(|it| (1..=4).contains(it));
            return year(of).zip(quarter).map(|(of, it)| Term::Quarter(of, it)).ok_or(UnreadTerm);
        }
        text.parse().map(Term::Day).map_err(|_| UnreadTerm)
    }
}

impl serde::Serialize for Term {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

db::stored_as_text!(Term);
