//! What the registry says about an ИНН, as a fragment: shown below the field while it is typed.
//! Its root element carries `data-fill-FIELD` attributes, which fill the form's empty fields.

use crate::model::{Lookup, Shown};
use crate::store;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum_extra::routing::TypedPath;
use kernel::{Inn, Lang, broken_rule};
use maud::{Markup, html};
use serde::Deserialize;
use web::ui::Tone;
use web::{Desk, Result, fmt, say, t, ui, word};

/// What the registry says about an ИНН.
#[derive(TypedPath, Deserialize)]
#[typed_path("/sme-records/{inn}")]
pub struct ShowRecord {
    /// As typed.
    pub inn: String,
}

pub(super) async fn show(ShowRecord { inn }: ShowRecord, desk: Desk) -> Result<Response> {
    let lang = desk.lang;
    let inn: Inn = match inn.parse() {
        Ok(inn) => inn,
        Err(rule) => {
            let fault = ui::notice(Tone::Bad, html! { (say(lang, &broken_rule(&rule))) });
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, fault).into_response());
        }
    };
    let mut tx = desk.db().read().await?;
    let fragment = match store::lookup(&mut tx, &inn).await? {
        Lookup::Found(record, day) => found(lang, &store::shown(&mut tx, *record, day).await?),
        Lookup::Absent(day) => {
            let absent = t!(lang, "registry-absent", day = fmt::day(lang, day));
            ui::notice(Tone::Warn, html! { (absent) " " (t!(lang, "registry-absent-way")) })
        }
        Lookup::NoDump => ui::notice(Tone::Warn, html! { (t!(lang, "registry-no-dump")) }),
    };
    Ok(fragment.into_response())
}

fn found(lang: Lang, Shown { record: it, okved_name, day }: &Shown) -> Markup {
    let unsaid = || t!(lang, "registry-unsaid");
    let category = it.category.map_or_else(unsaid, |it| word(lang, "category", it));
    html! {
        div.sme-record
            data-fill-name=(it.title())
            data-fill-kind=[it.kind]
            data-fill-ogrn=[it.ogrn.as_ref()]
            data-fill-category=[it.category]
            data-fill-okved=[it.okved]
            data-fill-region=[it.region]
        {
            p { strong { (it.title()) } " " (ui::state(category, Tone::Good)) }
            @if let Some(code) = &it.okved {
                p { (code) @if let Some(name) = okved_name { " " (name) } }
            }
            @if let Some(place) = &it.place { p { (place) } }
            p { small { (t!(lang, "registry-as-of", day = fmt::day(lang, *day))) } }
        }
    }
}
