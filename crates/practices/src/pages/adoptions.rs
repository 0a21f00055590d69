//! Adoptions of a region, and how one begins.

use super::show::again;
use super::views::adoptions_table;
use super::{Adoptions, AdoptionsFile, AdoptionsOf, List, ShowAdoption};
use crate::deeds;
use crate::{AdoptionState, AdoptionStep, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::{Value, Wish, transact};
use kernel::Say;
use maud::{Markup, html};
use web::ui::{self, Field};
use web::{Desk, Error, Faults, Frame, Result, Sought, Stopped, Tried, Typed, frame, t, word};

/// Rows of one page.
const ROWS: usize = 50;
/// What the form is called among those of a practice's page.
pub(super) const FORM: &str = "adoption";

pub async fn list(_: Adoptions, desk: Desk, sought: Sought) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let wish =
        Wish { filters: filters(&sought), after: sought.value("after"), ..Wish::first(ROWS) };
    let page = store::adoptions(&mut tx, desk.actor().region, &wish).await?;
    let next = page.next.map(|it| sought.href(Adoptions, "after", &it.to_string()));
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "adoptions-title"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .lead(html! { (t!(lang, "adoptions-lead")) })
        .actions(ui::quiet_link(
            sought.href(AdoptionsFile, "after", ""),
            &t!(lang, "practices-take"),
        ));
    let field = Field { name: "state", label: t!(lang, "adoption-stands"), ..Field::default() };
    let states = AdoptionState::ALL.iter().map(|it| (*it, word(lang, "adoption-state", it)));
    let choice = ui::select(lang, field, states, &sought.0, &Faults::default());
    let body = html! {
        section.sheet.wide {
            (ui::filters(lang, &Adoptions.to_string(), sought.active(&["state"]), choice))
            @if page.rows.is_empty() {
                (ui::empty("", &t!(lang, "adoptions-none"), None))
            } @else {
                (adoptions_table(&desk, &page.rows, true))
                (ui::pager(lang, next.as_deref()))
            }
        }
    };
    Ok(frame(&desk, top, body))
}

/// The state that is chosen, of every practice.
pub(super) fn filters(sought: &Sought) -> Vec<Option<Value>> {
    vec![sought.value::<AdoptionState>("state").map(Value::from), None]
}

pub async fn begin(AdoptionsOf { id }: AdoptionsOf, desk: Desk, typed: Typed) -> Result<Response> {
    match transact!(desk.db(), |tx| { deeds::ask(tx, &desk, id, &typed).await }) {
        Ok(id) => Ok(Redirect::to(&ShowAdoption { id }.to_string()).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => again(&desk, id, &Tried::new(FORM, typed, faults)).await,
    }
}

/// A word of the URL that names no step.
pub(super) fn step_of(word: &str) -> Result<AdoptionStep> {
    word.parse().map_err(|_| Error::Bad { field: "step", say: Say::new("adoption-wrong-step") })
}
