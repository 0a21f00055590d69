//! Adoptions of a region, and how one begins.

use super::views::adoptions_table;
use super::{Adoptions, AdoptionsOf, List, ShowAdoption};
use crate::{AdoptionState, AdoptionStep, Asked, acts, store};
use axum::response::Redirect;
use db::{Tx, Value, Wish, transact};
use journal::{Note, Thing};
use kernel::{AdoptionId, Say};
use maud::{Markup, html};
use web::ui::{self, Field};
use web::{Desk, Error, Faults, Frame, Result, Sought, Typed, frame, t, word};

/// Rows of one page.
const ROWS: usize = 50;
/// Longest name of a responsible person, in characters.
const LONGEST: usize = 200;

pub async fn list(_: Adoptions, desk: Desk, sought: Sought) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let state = sought.value::<AdoptionState>("state").map(Value::from);
    let wish =
        Wish { filters: vec![state, None], after: sought.value("after"), ..Wish::first(ROWS) };
    let page = store::adoptions(&mut tx, desk.actor().region, &wish).await?;
    let next = page.next.map(|it| sought.href(Adoptions, "after", &it.to_string()));
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "adoptions-title"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .lead(html! { (t!(lang, "adoptions-lead")) });
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

pub async fn begin(AdoptionsOf { id }: AdoptionsOf, desk: Desk, typed: Typed) -> Result<Redirect> {
    let mut faults = Faults::default();
    let on = typed.plain("on", &mut faults, "fault-day").unwrap_or(desk.today());
    let responsible = typed.optional_text("responsible", LONGEST, &mut faults);
    let step = typed.plain("step", &mut faults, "fault-choose").unwrap_or(AdoptionStep::Request);
    if let Some(error) = faults.error() {
        return Err(error);
    }
    let mut asked = Asked { step, on, ..Asked::by(&desk, id) };
    if !responsible.is_empty() {
        asked.responsible = &responsible;
    }
    let adoption = transact!(desk.db(), |tx| {
        // Asked for again, by a second click or by a colleague, it is the one there is.
        match store::under_way(tx, id, asked.organisation).await? {
            Some(known) => Ok(known),
            None => adopt(tx, &desk, &asked).await,
        }
    })?;
    Ok(Redirect::to(&ShowAdoption { id: adoption }.to_string()))
}

/// Begins an adoption, with its entry in the journal: from the catalogue, an offer, a commitment.
///
/// # Errors
/// The rule's refusal; the database's.
pub async fn adopt(tx: &mut Tx, desk: &Desk, asked: &Asked<'_>) -> Result<AdoptionId> {
    let adoption = acts::request_adoption(tx, asked).await??;
    let note = Note::by(desk.actor(), "adoption-begun", Thing::Adoption, adoption.id);
    journal::write(tx, desk.now, note.with("practice", asked.practice.to_string())).await?;
    Ok(adoption.id)
}

/// A word of the URL that names no step.
pub(super) fn step_of(word: &str) -> Result<AdoptionStep> {
    word.parse().map_err(|_| Error::Bad { field: "step", say: Say::new("adoption-wrong-step") })
}
