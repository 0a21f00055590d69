//! A record of a dump as a row of a slot; this runs on the reader's threads, on all cores.

use crate::store::WIDTH;
use db::Value;
use kernel::{Category, Okved, Recipient, RegionCode};
use rsmp::{Activity, Date, Form, Place, Record};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::{PoisonError, RwLock};

/// A row and what is counted of it.
pub(super) struct Row {
    /// The cells of all columns but the last, `origin`, which is known only where files come together.
    cells: [Value; WIDTH - 1],
    pub(super) position: u64,
    pub(super) region: Option<RegionCode>,
    pub(super) category: Option<Category>,
    pub(super) state_date: Option<Date>,
}

/// A record that has no right ИНН.
pub(super) struct Misfit {
    pub(super) position: u64,
    pub(super) reason: ru_ids::Error,
}

impl Row {
    /// Reads a record; only a wrong or missing ИНН is a reason to refuse it.
    pub(super) fn read(record: &Record<'_>) -> Result<Row, Misfit> {
        let inn = record.inn.as_deref().unwrap_or_default();
        let inn: ru_ids::Inn =
            inn.parse().map_err(|reason| Misfit { position: record.position, reason })?;
        let region = record.region_code.as_deref().and_then(|it| it.parse::<RegionCode>().ok());
        let (category, state_date) = (category(record), record.state_date());
        let (okved, okveds) = okveds(record);
        let cells = [
            inn.as_str().into(),
            ogrn(record).into(),
            kind(record).map(Recipient::word).into(),
            name(record).into(),
            record.short_name.as_deref().map(tidy).map(Cow::into_owned).into(),
            category.map(Category::word).into(),
            record.is_new().into(),
            record.is_social().into(),
            record.staff().into(),
            region.as_ref().map(|it| it.as_str()).into(),
            place(&record.places).into(),
            okved.as_ref().map(|it| it.as_str()).into(),
            okveds.into(),
            record.included_on().map(|it| it.to_string()).into(),
            state_date.map(|it| it.to_string()).unwrap_or_default().into(),
        ];
        Ok(Row { cells, position: record.position, region, category, state_date })
    }

    /// All its cells; `member` is the number of its file.
    pub(super) fn cells(self, member: usize) -> impl Iterator<Item = Value> {
        // A file is shorter than 64 GiB (`rsmp::Limits`), and there are fewer than 2^27 of them.
        let origin = ((member as i64) << 36) | self.position as i64;
        self.cells.into_iter().chain([Value::Int(Some(origin))])
    }
}

/// What kinds of activity are called, gathered from all threads.
#[derive(Default)]
pub(super) struct Names(RwLock<HashMap<Okved, Name>>);

struct Name {
    text: String,
    /// Of the classifier of 2014; a name of the edition before gives way to it.
    is_current: bool,
}

impl Names {
    /// Notes the names that are new. Nearly always there are none, and reading suffices.
    pub(super) fn note(&self, record: &Record<'_>) {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let is_new = |(code, it): &(Okved, &Activity<'_>)| match known.get(code) {
            Some(name) => !name.is_current && is_current(it),
            None => it.name.is_some(),
        };
        let found: Vec<(Okved, &Activity<'_>)> = activities(record).filter(is_new).collect();
        drop(known);
        if !found.is_empty() {
            self.learn(found);
        }
    }

    fn learn(&self, found: Vec<(Okved, &Activity<'_>)>) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for (code, it) in found {
            // Another thread may have learnt it meanwhile; the same name again does no harm.
            if let Some(text) = it.name.as_deref() {
                let name = Name { text: tidy(text).into_owned(), is_current: is_current(it) };
                known.insert(code, name);
            }
        }
    }

    /// All of them.
    pub(super) fn into_inner(self) -> HashMap<Okved, String> {
        let all = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        all.into_iter().map(|(code, name)| (code, name.text)).collect()
    }
}

/// All kinds of activity with a code of a form that the classifier knows, the main one first.
fn activities<'a, 'r>(record: &'a Record<'r>) -> impl Iterator<Item = (Okved, &'a Activity<'r>)> {
    let all = record.main_activity.iter().chain(&record.extra_activities);
    all.filter_map(|it| Some((code(it)?, it)))
}

fn code(it: &Activity<'_>) -> Option<Okved> {
    it.code.as_deref()?.parse().ok()
}

fn is_current(it: &Activity<'_>) -> bool {
    it.edition.as_deref() != Some("2001")
}

/// What names the business, whatever the code of its kind; heads of farms are sole traders.
fn kind(record: &Record<'_>) -> Option<Recipient> {
    use rsmp::Kind;
    match (record.form, record.kind()) {
        (Some(Form::Company), _) | (None, Some(Kind::Company)) => Some(Recipient::Company),
        (Some(Form::Trader), _) | (None, Some(Kind::SoleTrader | Kind::FarmHead)) => {
            Some(Recipient::SoleTrader)
        }
        (None, None) => None,
    }
}

fn category(record: &Record<'_>) -> Option<Category> {
    Some(match record.category()? {
        rsmp::Category::Micro => Category::Micro,
        rsmp::Category::Small => Category::Small,
        rsmp::Category::Medium => Category::Medium,
    })
}

/// A right ОГРН or ОГРНИП; a wrong one is worth no more than none.
fn ogrn(record: &Record<'_>) -> Option<String> {
    let given = record.ogrn.as_deref()?;
    let right = match given.trim().len() {
        13 => given.parse::<ru_ids::Ogrn>().map(|it| it.as_str().to_owned()),
        _ => given.parse::<ru_ids::Ogrnip>().map(|it| it.as_str().to_owned()),
    };
    right.ok()
}

fn name(record: &Record<'_>) -> String {
    if let Some(name) = &record.name {
        return tidy(name).into_owned();
    }
    let Some(person) = &record.person else { return String::new() };
    let parts = [&person.surname, &person.given_name, &person.patronymic];
    joined(parts.into_iter().filter_map(Option::as_deref), " ")
}

/// The main code, and the others parted by spaces.
fn okveds(record: &Record<'_>) -> (Option<Okved>, String) {
    let main = record.main_activity.as_ref().and_then(code);
    let mut others = String::with_capacity(record.extra_activities.len() * 9);
    for it in record.extra_activities.iter().filter_map(code).filter(|it| Some(*it) != main) {
        if !others.is_empty() {
            others.push(' ');
        }
        others.push_str(it.as_str());
    }
    (main, others)
}

/// `Челябинская обл., г. Миасс`.
fn place(parts: &[Place<'_>]) -> Option<String> {
    let mut text = String::with_capacity(64);
    for part in parts {
        let Some(name) = part.name.as_deref() else { continue };
        let kind = part.kind.as_deref().unwrap_or_default();
        let gap = if text.is_empty() { "" } else { ", " };
        let _ = match kind.to_lowercase() {
            kind if kind.is_empty() => write!(text, "{gap}{name}"),
            kind if stands_behind(&kind) => write!(text, "{gap}{name} {kind}"),
            kind => write!(text, "{gap}{kind} {name}"),
        };
    }
    (!text.is_empty()).then_some(text)
}

/// «обл.», «край», «р-н» follow a name, «респ.», «г.», «с.» precede it. The case of these words
/// differs between years.
fn stands_behind(kind: &str) -> bool {
    ["обл", "край", "р-н", "район", "ао", "аобл", "округ"].contains(&kind.trim_end_matches('.'))
}

/// One space where the register has several.
fn tidy(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.contains("  ") {
        return joined(text.split_whitespace(), " ").into();
    }
    text.into()
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>, gap: &str) -> String {
    let mut text = String::with_capacity(48);
    for part in parts {
        if !text.is_empty() {
            text.push_str(gap);
        }
        text.push_str(part);
    }
    text
}
