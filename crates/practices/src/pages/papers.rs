//! Papers: the card as a PDF, and as a form that is filled without a network and brought back.

use super::views::{refused, spoken};
use super::{Blank, Form, Import, Own, Pdf, Show, links, own};
use crate::deeds::{self, Written, unknown};
use crate::{Card, Field, Linkable, Practice, Version, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use documents::{Block, Limits, Paper, Table};
use kernel::{Day, Lang, PracticeId, Say, VersionId};
use maud::html;
use web::{
    Desk, Error, Faults, Frame, Guest, Result, Stopped, Upload, attachment, frame, t, ui, word,
};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub async fn pdf(Pdf { id }: Pdf, guest: Guest) -> Result<Response> {
    let (practice, version) = shown(&guest, id).await?;
    printed(paper(guest.lang, &practice, &version)).await
}

/// A paper as a PDF to be saved under its title.
pub(super) async fn printed(paper: Paper) -> Result<Response> {
    let name = format!("{}.pdf", paper.title);
    // A paper is computed, not waited for.
    let made = tokio::task::spawn_blocking(move || documents::pdf(&paper)).await;
    let bytes = made.map_err(|it| Error::ours(it.to_string()))?;
    Ok(attachment(&name, "application/pdf", bytes.map_err(|it| Error::Ours(it.into()))?))
}

pub async fn form(Form { id }: Form, guest: Guest) -> Result<Response> {
    let (practice, version) = shown(&guest, id).await?;
    let of = Some((id, version.edition));
    let it = Filled { card: version.card, began_on: Some(practice.began_on), of };
    filled(guest.lang, &practice.title, &it)
}

pub async fn blank(_: Blank, desk: Desk) -> Result<Response> {
    filled(desk.lang, &t!(desk.lang, "practice-new-title"), &Filled::default())
}

pub async fn import(_: Import, desk: Desk, upload: Upload) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let among = deeds::linkable(&mut tx, desk.actor().organisation).await?;
    drop(tx);
    let mut faults = Faults::default();
    let Some(draft) = upload.required_file("file", &mut faults) else {
        return Ok(again(&desk, &faults));
    };
    let bytes = draft.bytes().await.map_err(|it| Error::Ours(it.into()))?;
    let done = match read(desk.lang, &bytes, &among, desk.today()) {
        Ok(it) => keep(&desk, &it).await,
        Err(say) => {
            faults.add("file", say);
            Err(Stopped::Faults(faults))
        }
    };
    match done {
        Ok(id) => Ok(Redirect::to(&Show { id }.to_string()).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => Ok(again(&desk, &faults)),
    }
}

/// A card as its form holds it.
#[derive(Debug, Default)]
pub(crate) struct Filled {
    /// The card.
    pub card: Card,
    /// Since when it is practised.
    pub began_on: Option<Day>,
    /// Whose card it is, in which edition; none for a new one.
    pub of: Option<(PracticeId, i64)>,
}

/// Keeps what was brought: over the organisation's own card whose number the form carries, else as
/// a draft of its own.
async fn keep(desk: &Desk, it: &Filled) -> Result<PracticeId, Stopped> {
    let (new, fresh) = (PracticeId::new(), VersionId::new());
    transact!(desk.db(), |tx| {
        let known = match it.of {
            Some((id, _)) => store::find(tx, id).await?,
            None => None,
        };
        let known = known.filter(|it| it.organisation == desk.actor().organisation);
        let began_on = known.as_ref().map_or(desk.today(), |it| it.began_on);
        let written = Written {
            card: it.card.clone(),
            began_on: it.began_on.unwrap_or(began_on),
            edition: it.of.map(|it| it.1),
        };
        let id = known.map_or(new, |it| it.id);
        deeds::write(tx, desk, id, fresh, &written).await?;
        Ok(id)
    })
}

/// The practice with the card this person may read.
async fn shown(guest: &Guest, id: PracticeId) -> Result<(Practice, Version)> {
    let mut tx = guest.db().read().await?;
    let practice = unknown(store::find(&mut tx, id).await?)?;
    let version = unknown(practice.version_for(guest.actor.as_ref()))?;
    let version = unknown(store::version(&mut tx, version).await?)?;
    Ok((practice, version))
}

/// The form as a file to be saved.
fn filled(lang: Lang, title: &str, it: &Filled) -> Result<Response> {
    let bytes = form_of(lang, title, it).map_err(|it| Error::Ours(it.into()))?;
    Ok(attachment(&format!("{title}.docx"), DOCX, bytes))
}

/// The form with what is known: names of fields on the left, their texts on the right.
pub(crate) fn form_of(lang: Lang, title: &str, it: &Filled) -> Result<Vec<u8>, documents::Failed> {
    let text = |field: Field| match field {
        Field::ServiceLinks | Field::IndicatorLinks => links::words(lang, &it.card, field),
        _ => it.card.text(field),
    };
    let row = |it: &Field| vec![word(lang, "practice-field", it), text(*it)];
    let began_on = it.began_on.map(|it| it.to_string()).unwrap_or_default();
    let number = it.of.map(|(id, edition)| format!("{id} / {edition}")).unwrap_or_default();
    let last = [vec![began(lang), began_on], vec![number_of(lang), number]];
    let table = Table {
        heads: vec![t!(lang, "practice-field"), t!(lang, "practice-field-text")],
        widths: vec![1.0, 3.0],
        rows: Field::ALL.iter().map(row).chain(last).collect(),
        caption: String::new(),
    };
    let paper = Paper {
        lang: lang.word(),
        title: title.to_owned(),
        subtitle: t!(lang, "practice-form-lead"),
        footer: t!(lang, "practice-card"),
        landscape: false,
        blocks: vec![
            Block::Text(vec![t!(lang, "practice-hint-steps").into()]),
            Block::Text(vec![t!(lang, "practice-hint-results").into()]),
            Block::Table(table),
        ],
    };
    documents::docx(&paper)
}

fn began(lang: Lang) -> String {
    t!(lang, "practice-began")
}

fn number_of(lang: Lang) -> String {
    t!(lang, "practice-form-number")
}

/// Reads a filled form: every row whose first cell names a field in either language. Lines that name
/// what the card may be linked with are links, the others stay words.
fn read(lang: Lang, bytes: &[u8], among: &Linkable, today: Day) -> Result<Filled, Say> {
    let grids = documents::read_docx_tables(bytes, Limits::default())
        .map_err(|it| Say::new("practice-import-unread").with("reason", it))?;
    let beside = |name: &dyn Fn(Lang) -> String| {
        let named = |cell: &String| Lang::ALL.iter().any(|lang| name(*lang) == cell.trim());
        let rows = grids.iter().flat_map(|it| &it.rows);
        let mut rows = rows.filter(|row| row.first().is_some_and(named));
        rows.next().and_then(|row| row.get(1)).cloned().unwrap_or_default()
    };
    let wrong = |name: String, say: &Say| {
        let reason = web::say(lang, say);
        Say::new("practice-import-field").with("field", name).with("reason", reason)
    };
    let cell = |field: Field| beside(&|lang| word(lang, "practice-field", field));
    let card = card_of(cell, among)
        .map_err(|(field, say)| wrong(word(lang, "practice-field", field), &say))?;
    let began_on = day_of(beside(&began).trim(), today).map_err(|it| wrong(began(lang), &it))?;
    let of = card_number(beside(&number_of).trim());
    let of = of.map_err(|it| wrong(number_of(lang), &it))?;
    Ok(Filled { card, began_on, of })
}

/// The card of the cells, or what is wrong with the first of them.
fn card_of(cell: impl Fn(Field) -> String, among: &Linkable) -> Result<Card, (Field, Say)> {
    let recognised = |field| among.recognise(field, &cell(field));
    let words = |field, links| {
        let lines = std::iter::once(cell(field)).chain(recognised(links).1);
        lines.filter(|it| !it.trim().is_empty()).collect::<Vec<_>>().join("\n")
    };
    let text = |field: Field| match field {
        Field::Sphere | Field::Direction => stored(field, cell(field).trim()),
        Field::ServiceLinks | Field::IndicatorLinks => recognised(field).0,
        Field::Services => words(field, Field::ServiceLinks),
        Field::Indicators => words(field, Field::IndicatorLinks),
        _ => cell(field),
    };
    let first = |faults: Vec<(Field, Say)>| faults.into_iter().next();
    Card::read(text).map_err(|it| first(it).expect("a refused card has a fault"))
}

/// Since when it is practised; nothing where nothing was typed.
fn day_of(text: &str, today: Day) -> Result<Option<Day>, Say> {
    match text.parse::<Day>() {
        _ if text.is_empty() => Ok(None),
        Ok(day) if day > today => Err(Say::new("adoption-future")),
        Ok(day) => Ok(Some(day)),
        Err(_) => Err(Say::new("fault-day")),
    }
}

/// The number of a card with its edition, as [`form_of`] writes it.
fn card_number(text: &str) -> Result<Option<(PracticeId, i64)>, Say> {
    if text.is_empty() {
        return Ok(None);
    }
    let parts =
        text.split_once('/').map(|(id, edition)| (id.trim().parse(), edition.trim().parse()));
    match parts {
        Some((Ok(id), Ok(edition))) => Ok(Some((id, edition))),
        _ => Err(Say::new("fault-unreadable")),
    }
}

/// The stored word of a sphere or direction that was typed as it is read.
fn stored(field: Field, text: &str) -> String {
    let (kind, words): (_, Vec<&str>) = match field {
        Field::Sphere => {
            ("practice-sphere", crate::Sphere::ALL.iter().map(|it| it.word()).collect())
        }
        _ => ("practice-direction", crate::DirectionKind::ALL.iter().map(|it| it.word()).collect()),
    };
    let is_read = |it: &str| Lang::ALL.iter().any(|lang| word(*lang, kind, it) == text);
    let found = words.into_iter().find(|it| *it == text || is_read(it));
    found.unwrap_or(text).to_owned()
}

fn again(desk: &Desk, faults: &Faults) -> Response {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "practice-import-title"))
        .section("/practices")
        .crumb(t!(lang, "practices-own"), Own);
    // Whatever is wrong with the card was read from the file.
    let mut said = Faults::default();
    faults.iter().for_each(|(_, say)| said.add("file", say.clone()));
    let body = ui::sheet(&t!(lang, "practice-import-title"), html! { (own::import(desk, &said)) });
    refused(frame(desk, top, body))
}

fn paper(lang: Lang, practice: &Practice, version: &Version) -> Paper {
    let fields = Field::ALL.iter().filter(|it| **it != Field::Title);
    let texts = fields.map(|it| (it, spoken(lang, &version.card, *it)));
    let blocks = texts.filter(|(_, text)| !text.is_empty()).flat_map(|(field, text)| {
        [Block::Heading(1, word(lang, "practice-field", field)), Block::Text(vec![text.into()])]
    });
    let grade = word(lang, "practice-grade", practice.grade);
    Paper {
        lang: lang.word(),
        title: version.card.title.clone(),
        subtitle: format!("{} {} · {grade}", t!(lang, "practice-version"), version.number),
        footer: version.card.title.clone(),
        landscape: false,
        blocks: blocks.collect(),
    }
}
