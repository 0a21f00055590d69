//! Papers: the card as a PDF, and as a form that is filled without a network and brought back.

use super::views::{refused, spoken};
use super::{Blank, Form, Import, Own, Pdf, Show, links, own};
use crate::deeds::{self, Written, unknown};
use crate::{Card, Field, Linkable, Practice, Version, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use documents::{Block, Limits, Paper, Table};
use kernel::{Lang, PracticeId, Say};
use maud::html;
use web::{Desk, Error, Faults, Frame, Guest, Result, Upload, attachment, frame, t, ui, word};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

pub async fn pdf(Pdf { id }: Pdf, guest: Guest) -> Result<Response> {
    let (practice, version) = shown(&guest, id).await?;
    let paper = paper(guest.lang, &practice, &version);
    // A paper is computed, not waited for.
    let made = tokio::task::spawn_blocking(move || documents::pdf(&paper)).await;
    let bytes = made.map_err(|it| Error::ours(it.to_string()))?;
    let bytes = bytes.map_err(|it| Error::Ours(it.into()))?;
    Ok(attachment(&format!("{}.pdf", practice.title), "application/pdf", bytes))
}

pub async fn form(Form { id }: Form, guest: Guest) -> Result<Response> {
    let (practice, version) = shown(&guest, id).await?;
    filled(guest.lang, &practice.title, &version.card)
}

pub async fn blank(_: Blank, desk: Desk) -> Result<Response> {
    filled(desk.lang, &t!(desk.lang, "practice-new-title"), &Card::default())
}

pub async fn import(_: Import, desk: Desk, upload: Upload) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let among = deeds::linkable(&mut tx, desk.actor().organisation).await?;
    drop(tx);
    let mut faults = Faults::default();
    let card = match upload.required_file("file", &mut faults) {
        Some(draft) => read(&draft.bytes().await.map_err(|it| Error::Ours(it.into()))?, &among),
        None => Err(Say::new("fault-file-required")),
    };
    let card = match card {
        Ok(card) if faults.is_empty() => card,
        Ok(_) => return Ok(again(&desk, &faults)),
        Err(say) => {
            faults.add("file", say);
            return Ok(again(&desk, &faults));
        }
    };
    let id = PracticeId::new();
    let written = Written { card, began_on: desk.today(), edition: None };
    transact!(desk.db(), |tx| { deeds::began(tx, &desk, id, &written).await })?;
    Ok(Redirect::to(&Show { id }.to_string()).into_response())
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
fn filled(lang: Lang, title: &str, card: &Card) -> Result<Response> {
    let bytes = form_of(lang, title, card).map_err(|it| Error::Ours(it.into()))?;
    Ok(attachment(&format!("{title}.docx"), DOCX, bytes))
}

/// The form with what is known: names of fields on the left, their texts on the right.
pub(crate) fn form_of(lang: Lang, title: &str, card: &Card) -> Result<Vec<u8>, documents::Failed> {
    let text = |it: Field| match it {
        Field::ServiceLinks | Field::IndicatorLinks => links::words(lang, card, it),
        _ => card.text(it),
    };
    let row = |it: &Field| vec![word(lang, "practice-field", it), text(*it)];
    let table = Table {
        heads: vec![t!(lang, "practice-field"), t!(lang, "practice-field-text")],
        widths: vec![1.0, 3.0],
        rows: Field::ALL.iter().map(row).collect(),
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

/// Reads a filled form: every row whose first cell names a field in either language. Lines that name
/// what the card may be linked with are links, the others stay words.
fn read(bytes: &[u8], among: &Linkable) -> Result<Card, Say> {
    let grids = documents::read_docx_tables(bytes, Limits::default())
        .map_err(|it| Say::new("practice-import-unread").with("reason", it))?;
    let named = |field: Field, cell: &str| {
        Lang::ALL.iter().any(|lang| word(*lang, "practice-field", field) == cell.trim())
    };
    let cell = |field: Field| {
        let rows = grids.iter().flat_map(|it| &it.rows);
        let mut rows = rows.filter(|row| row.first().is_some_and(|it| named(field, it)));
        rows.next().and_then(|row| row.get(1)).cloned().unwrap_or_default()
    };
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
    Card::read(text).map_err(|faults| {
        let (field, say) = faults.into_iter().next().expect("a refused card has a fault");
        let field = word(Lang::Ru, "practice-field", field);
        Say::new("practice-import-field")
            .with("field", field)
            .with("reason", web::say(Lang::Ru, &say))
    })
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
    let body = ui::sheet(&t!(lang, "practice-import-title"), html! { (own::import(desk, faults)) });
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
