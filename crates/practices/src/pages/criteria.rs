//! What experts judge by, and when a published card is stale: data that an administrator edits.

use super::views::refused;
use super::{Criteria, List, TermOf};
use crate::deeds::unknown;
use crate::{Criterion, Term, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::{Note, Thing};
use kernel::Say;
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Faults, Frame, Result, Tried, Typed, frame, t};

/// Longest question, in characters.
const LONGEST: usize = 300;

/// What the form of the term is called among those of the page.
const TERM: &str = "term";

pub async fn show(_: Criteria, desk: Desk) -> Result<Markup> {
    view(&desk, &Tried::default()).await
}

async fn view(desk: &Desk, tried: &Tried) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let all = store::criteria(&mut tx).await?;
    let term = store::term(&mut tx).await?;
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "practice-criteria"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .lead(html! { (t!(lang, "practice-criteria-lead")) });
    let body = html! {
        @for it in &all { (form(desk, it)) }
        (term_form(desk, term, tried))
    };
    Ok(frame(desk, top, body))
}

/// Changes after how many months a card is stale.
pub async fn term(_: TermOf, desk: Desk, typed: Typed) -> Result<Response> {
    let Some(after) = typed.get("months").parse().ok().and_then(Term::of) else {
        let mut faults = Faults::default();
        let (least, most) = Term::MONTHS.into_inner();
        let fault = Say::new("practice-term-fault").with("least", least).with("most", most);
        faults.add("months", fault);
        return Ok(refused(view(&desk, &Tried::new(TERM, typed, faults)).await?));
    };
    transact!(desk.db(), |tx| {
        let before = store::term(tx).await?;
        if before != after {
            store::save_term(tx, after).await?;
            store::bump(tx).await?;
            let note =
                Note::by(desk.actor(), "practice-term-changed", Thing::Installation, "practices");
            let note = note.with("before", before.months()).with("after", after.months());
            journal::write(tx, desk.now, note).await?;
        }
        Ok::<_, web::Error>(())
    })?;
    Ok(Redirect::to(&Criteria.to_string()).into_response())
}

fn term_form(desk: &Desk, term: Term, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let (typed, faults) = tried.of(TERM, Typed::filled([("months", term.months().to_string())]));
    let field = Field {
        name: "months",
        label: t!(lang, "practice-term-months"),
        hint: t!(lang, "practice-term-hint"),
        kind: Kind::Number,
        form: TERM,
        required: true,
        ..Field::default()
    };
    let body = html! {
        form method="post" action=(TermOf) {
            (ui::field(lang, field, &typed, &faults))
            (ui::submit(&t!(lang, "practice-save")))
        }
    };
    ui::sheet(&t!(lang, "practice-term"), body)
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
