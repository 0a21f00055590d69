//! Saying what is measured: a first definition, or the next version of one.

use super::list::{ListIndicators, ShowIndicator};
use super::this_month;
use crate::series::{Better, Formula, Indicator, Month, Unit, defining, store};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use kernel::Say;
use maud::{Markup, html};
use serde::Deserialize;
use web::{Desk, Error, Faults, Frame, Result, Stopped, Typed, frame, t, ui, word};

#[derive(TypedPath)]
#[typed_path("/indicators/new")]
pub(crate) struct New;

/// Where a definition is sent to: a new indicator's, or a new version's.
#[derive(TypedPath)]
#[typed_path("/indicators/definitions")]
pub(crate) struct Definitions;

#[derive(TypedPath, Deserialize)]
#[typed_path("/indicators/{code}/definition")]
pub(crate) struct FormOf {
    pub code: String,
}

pub(crate) async fn form(_: New, desk: Desk) -> Markup {
    let next = this_month(&desk).plus(1).to_string();
    let typed = Typed::filled([("valid_from", next), ("formula", "upload".to_owned())]);
    page(&desk, &typed, &Faults::default())
}

pub(crate) async fn form_of(FormOf { code }: FormOf, desk: Desk) -> Result<Markup> {
    let versions = store::indicator(&mut desk.db().read().await?, &code).await?;
    let it = versions.into_iter().next().ok_or(Error::NotFound)?;
    let on = |it: bool| if it { "on".to_owned() } else { String::new() };
    let typed = Typed::filled([
        ("code", it.code),
        ("name", it.name),
        ("name_en", it.name_en),
        ("unit", it.unit.to_string()),
        ("better", it.better.to_string()),
        ("formula", it.formula.to_string()),
        ("people", on(it.people)),
        ("structural", on(it.structural)),
        ("act", it.act),
        ("position", it.position.to_string()),
        ("valid_from", this_month(&desk).plus(1).to_string()),
    ]);
    Ok(page(&desk, &typed, &Faults::default()))
}

pub(crate) async fn define(_: Definitions, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let Some(wanted) = wanted(&typed, &mut faults) else {
        return Ok(again(&desk, &typed, &faults));
    };
    match defining::define(&desk, &wanted).await {
        Ok(it) => Ok(Redirect::to(&ShowIndicator { code: it.code }.to_string()).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => Ok(again(&desk, &typed, &faults)),
    }
}

fn again(desk: &Desk, typed: &Typed, faults: &Faults) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page(desk, typed, faults)).into_response()
}

/// A definition as it was typed, or sent by a program.
pub(crate) fn wanted(typed: &Typed, faults: &mut Faults) -> Option<Indicator> {
    for name in ["unit", "better", "formula", "valid_from"] {
        if !typed.has(name) {
            faults.add(name, Say::new("fault-required"));
        }
    }
    let code = typed.text("code", 40, faults);
    let name = typed.text("name", 200, faults);
    let name_en = typed.text("name_en", 200, faults);
    let act = typed.optional_text("act", 500, faults);
    let unit = typed.plain::<Unit>("unit", faults, "fault-choose");
    let better = typed.plain::<Better>("better", faults, "fault-choose");
    let formula = typed.plain::<Formula>("formula", faults, "series-fault-formula");
    let valid_from = month(typed, "valid_from", faults);
    let valid_to = month(typed, "valid_to", faults);
    let position = typed.plain::<i64>("position", faults, "fault-unreadable").unwrap_or(1_000);
    let (unit, better, formula, valid_from) = (unit?, better?, formula?, valid_from?);
    faults.is_empty().then(|| Indicator {
        code,
        number: 1,
        position,
        name,
        name_en,
        unit,
        better,
        formula,
        people: typed.has("people"),
        structural: typed.has("structural"),
        act,
        valid_from,
        valid_to,
    })
}

/// A typed month; none where nothing was typed.
fn month(typed: &Typed, name: &'static str, faults: &mut Faults) -> Option<Month> {
    let text = typed.get(name);
    let month = Month::typed(text);
    if month.is_none() && !text.is_empty() {
        faults.add(name, Say::new("series-fault-month").with("month", text));
    }
    month
}

fn page(desk: &Desk, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "series-define"))
        .section("/indicators")
        .crumb(t!(lang, "series-title"), ListIndicators)
        .lead(html! { (t!(lang, "series-define-lead")) });
    let line = |name, label: String, hint: String| {
        let field = ui::Field { name, label, hint, required: true, ..ui::Field::default() };
        ui::field(lang, field, typed, faults)
    };
    let tick = |name, label: String| {
        ui::checkbox(lang, ui::Field { name, label, ..ui::Field::default() }, typed, faults)
    };
    let choice = |name, label: String, words: Vec<(String, String)>| {
        let field = ui::Field { name, label, required: true, ..ui::Field::default() };
        ui::select(lang, field, words, typed, faults)
    };
    let units = Unit::ALL.iter().map(|it| (it.to_string(), word(lang, "series-unit", it)));
    let better = Better::ALL.iter().map(|it| (it.to_string(), word(lang, "series-better", it)));
    let free = |name, label: String| {
        let field = ui::Field { name, label, ..ui::Field::default() };
        ui::field(lang, field, typed, faults)
    };
    let form = html! {
        form method="post" action=(Definitions) {
            (line("code", t!(lang, "series-code"), t!(lang, "series-code-hint")))
            (line("name", t!(lang, "series-name-ru"), String::new()))
            (line("name_en", t!(lang, "series-name-en"), String::new()))
            (choice("unit", t!(lang, "series-unit"), units.collect()))
            (choice("better", t!(lang, "series-better"), better.collect()))
            (line("formula", t!(lang, "series-formula"), t!(lang, "series-formula-hint")))
            (free("act", t!(lang, "series-act")))
            (line("valid_from", t!(lang, "series-valid-from"), t!(lang, "series-valid-from-hint")))
            (free("valid_to", t!(lang, "series-valid-to-last")))
            (tick("people", t!(lang, "series-people")))
            (tick("structural", t!(lang, "series-structural")))
            (ui::hidden("position", typed.get("position")))
            (ui::submit(&t!(lang, "series-keep")))
        }
    };
    frame(desk, top, ui::sheet(&t!(lang, "series-definition"), form))
}
