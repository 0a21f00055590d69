//! One version of a card: adoptions stay tied to it, and what it changed is shown field by field.

use super::views::{lines, spoken};
use super::{List, Show, ShowVersion, files};
use crate::deeds::{FILES, unknown};
use crate::{Card, Difference, Field, Practice, Version, store};
use db::Tx;
use kernel::{PracticeId, VersionId};
use maud::{Markup, html};
use web::ui::{self, col};
use web::{Error, Frame, Guest, Result, fmt, frame, t, word};

pub async fn show(ShowVersion { id, version }: ShowVersion, guest: Guest) -> Result<Markup> {
    let mut tx = guest.db().read().await?;
    let (practice, version) = readable(&mut tx, &guest, id, version).await?;
    let all = store::versions(&mut tx, id).await?;
    let before = all.iter().find(|it| it.number < version.number);
    let kept = ::files::of_thing(&mut tx, FILES, version.id).await?;
    Ok(view(&guest, &practice.title, &version, before, &kept))
}

/// A version this person may read: published ones are everybody's.
pub(super) async fn readable(
    tx: &mut Tx,
    guest: &Guest,
    id: PracticeId,
    version: VersionId,
) -> Result<(Practice, Version)> {
    let practice = unknown(store::find(tx, id).await?)?;
    let version = unknown(store::version(tx, version).await?)?;
    let inside = guest.actor.as_ref().is_some_and(|it| practice.is_shown_to(it));
    if version.practice != id || (!inside && version.published_on.is_none()) {
        return Err(Error::NotFound);
    }
    Ok((practice, version))
}

fn view(
    guest: &Guest,
    title: &str,
    it: &Version,
    before: Option<&Version>,
    kept: &[::files::File],
) -> Markup {
    let lang = guest.lang;
    let name = format!("{} {}", t!(lang, "practice-version"), it.number);
    let mut top = Frame::titled(format!("{title}: {name}"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .crumb(title, Show { id: it.practice });
    if let Some(day) = it.published_on {
        top = top.lead(html! { (t!(lang, "practice-published-on", day = fmt::day(lang, day))) });
    }
    let body = html! {
        @if let Some(before) = before {
            (ui::wide_sheet(&t!(lang, "practice-differences", number = before.number), differences(guest, &before.card, &it.card)))
        }
        (ui::wide_sheet(&t!(lang, "practice-card"), ui::facts(facts(guest, &it.card))))
        @if !kept.is_empty() { (ui::sheet(&t!(lang, "practice-files"), files::list(lang, it, kept))) }
    };
    frame(guest, top, body)
}

fn facts(guest: &Guest, card: &Card) -> Vec<(String, Markup)> {
    let texts = Field::ALL.iter().map(|it| (*it, spoken(guest.lang, card, *it)));
    let filled = texts.filter(|(_, text)| !text.is_empty());
    filled.map(|(it, text)| (word(guest.lang, "practice-field", it), lines(&text))).collect()
}

/// What the later card says differently, field by field.
pub(super) fn differences(guest: &Guest, before: &Card, after: &Card) -> Markup {
    let lang = guest.lang;
    let differences = before.differences(after);
    let heads = [
        col(t!(lang, "practice-field")),
        col(t!(lang, "practice-before")),
        col(t!(lang, "practice-after")),
    ];
    let rows = differences.iter().map(|Difference { field, .. }| {
        vec![
            html! { (word(lang, "practice-field", field)) },
            lines(&spoken(lang, before, *field)),
            lines(&spoken(lang, after, *field)),
        ]
    });
    html! {
        @if differences.is_empty() { p.soft { (t!(lang, "practice-no-differences")) } }
        @else { (ui::table(heads, rows)) }
    }
}
