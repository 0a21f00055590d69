//! What experts judge by: data that an administrator edits.

use super::{Criteria, List};
use crate::deeds::unknown;
use crate::{Criterion, store};
use axum::response::Redirect;
use db::transact;
use journal::{Note, Thing};
use maud::{Markup, html};
use web::ui::{self, Field};
use web::{Desk, Faults, Frame, Result, Typed, frame, t};

/// Longest question, in characters.
const LONGEST: usize = 300;

pub async fn show(_: Criteria, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let all = store::criteria(&mut tx).await?;
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "practice-criteria"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .lead(html! { (t!(lang, "practice-criteria-lead")) });
    let body = html! { @for it in &all { (form(&desk, it)) } };
    Ok(frame(&desk, top, body))
}

pub async fn change(_: Criteria, desk: Desk, typed: Typed) -> Result<Redirect> {
    let mut faults = Faults::default();
    let question = typed.text("question", LONGEST, &mut faults);
    let question_en = typed.text("question_en", LONGEST, &mut faults);
    if let Some(error) = faults.error() {
        return Err(error);
    }
    transact!(desk.db(), |tx| {
        let all = store::criteria(tx).await?;
        let before = unknown(all.into_iter().find(|it| it.code == typed.get("code")))?;
        let after = Criterion {
            question: question.clone(),
            question_en: question_en.clone(),
            in_use: typed.has("in_use"),
            ..before
        };
        store::save_criterion(tx, &after).await?;
        let note =
            Note::by(desk.actor(), "practice-criterion-changed", Thing::Installation, &after.code);
        journal::write(tx, desk.now, note.with("question", question.as_str())).await?;
        Ok::<_, web::Error>(())
    })?;
    Ok(Redirect::to(&Criteria.to_string()))
}

fn form(desk: &Desk, it: &Criterion) -> Markup {
    let lang = desk.lang;
    let typed = Typed::filled([
        ("question", it.question.clone()),
        ("question_en", it.question_en.clone()),
        ("in_use", if it.in_use { "on".to_owned() } else { String::new() }),
    ]);
    let none = Faults::default();
    // Forms of one page are set apart by the criterion's place.
    let form = ["a", "b", "c", "d", "e", "f", "g", "h"][(it.position.max(1) as usize - 1) % 8];
    let field = |name, label| Field { name, label, form, ..Field::default() };
    let body = html! {
        form method="post" action=(Criteria) {
            (ui::hidden("code", &it.code))
            (ui::field(lang, field("question", t!(lang, "practice-criterion-ru")), &typed, &none))
            (ui::field(lang, field("question_en", t!(lang, "practice-criterion-en")), &typed, &none))
            (ui::checkbox(lang, field("in_use", t!(lang, "practice-criterion-in-use")), &typed, &none))
            (ui::submit(&t!(lang, "practice-save")))
        }
    };
    ui::sheet(&it.question, body)
}
