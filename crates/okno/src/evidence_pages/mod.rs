//! How successful a practice is, and how that is known: its measured effect with the chart, the
//! inputs and the reasons of a refusal; the method; the glossary. Practices and indicators meet
//! here, so the pages stand on the roof.

mod glossary;
mod method;
mod page;

use crate::effects::{self, Inputs};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::{Tx, transact};
use indicators::series::{Month, indicators};
use journal::{Note, Thing};
use kernel::{PracticeId, Say, Zone};
use maud::Markup;
use practices::{EDITORS, Practice};
use serde::Deserialize;
use web::{Desk, Doors, Error, Faults, Guest, Result, Typed, Who, Whose, attachment};

/// The measured effect of a practice.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/evidence")]
pub(crate) struct ShowEvidence {
    pub id: PracticeId,
}

/// Exactly what it was computed from.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/evidence/inputs.csv")]
struct InputsOf {
    id: PracticeId,
}

/// The indicator it is measured by.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/evidence/indicator")]
struct MeasuredBy {
    id: PracticeId,
}

/// The author's word that everybody may see a fresh effect.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/evidence/opening")]
struct Opening {
    id: PracticeId,
}

/// How effects are computed.
#[derive(TypedPath)]
#[typed_path("/method")]
pub(crate) struct ShowMethod;

/// The words of the product.
#[derive(TypedPath)]
#[typed_path("/glossary")]
pub(crate) struct ShowGlossary;

/// Adds the doors of these pages to those of the roof.
pub(crate) fn doors(doors: Doors) -> Doors {
    doors
        .get(Who::Anyone, Whose::Open, show)
        .get(Who::Anyone, Whose::Open, inputs)
        .post(EDITORS, Whose::Own, measure_by)
        .post(EDITORS, Whose::Own, open)
        .get(Who::Anyone, Whose::Open, method::show)
        .get(Who::Anyone, Whose::Open, glossary::show)
}

async fn show(ShowEvidence { id }: ShowEvidence, guest: Guest) -> Result<Markup> {
    page::answer(&guest, id).await
}

/// The inputs of the effect the person may see: its day gives the same panel again. Where nothing
/// was computed the page says why.
async fn inputs(InputsOf { id }: InputsOf, guest: Guest) -> Result<Response> {
    let mut tx = guest.db().read().await?;
    let seen = page::Seen::find(&mut tx, &guest, id).await?;
    let Some(kept) = seen.fresh.map(|it| it.0).or(seen.open) else {
        return Ok(Redirect::to(&ShowEvidence { id }.to_string()).into_response());
    };
    let day = kept.at.day_in(&Zone::moscow());
    let read = Inputs::read(&mut tx, id, &kept.summary.indicator, day).await;
    let inputs = read.map_err(|error| {
        tracing::warn!(%error, %id, "the inputs of an effect");
        Error::NotFound
    })?;
    let name = format!("{}-{}.csv", kept.summary.indicator, day);
    Ok(attachment(&name, "text/csv; charset=utf-8", inputs.csv().into_bytes()))
}

/// Chooses the indicator, and computes at once where it can.
async fn measure_by(MeasuredBy { id }: MeasuredBy, desk: Desk, typed: Typed) -> Result<Redirect> {
    let chosen = typed.get("indicator");
    transact!(desk.db(), |tx| {
        let practice = own(tx, &desk, id).await?;
        let known = indicators(tx, Month::of(desk.today())).await?;
        if !known.iter().any(|it| it.code == chosen) {
            return Err(no_such_indicator());
        }
        practices::measure_by(tx, id, chosen).await?;
        let note = Note::by(desk.actor(), "practice-indicator-chosen", Thing::Practice, id);
        let note = note.with("name", practice.title).with("indicator", chosen);
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    if let Err(error) = effects::measure_anew(desk.db(), id, chosen, desk.today(), desk.now).await {
        // The choice holds: the measurer tries again.
        tracing::warn!(%error, %id, "the effect was not computed");
    }
    Ok(Redirect::to(&ShowEvidence { id }.to_string()))
}

fn no_such_indicator() -> Error {
    let mut faults = Faults::default();
    faults.add("indicator", Say::new("fault-choose"));
    faults.error().expect("a fault was added")
}

async fn open(Opening { id }: Opening, desk: Desk) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        let practice = own(tx, &desk, id).await?;
        if practices::open_evidence(tx, id).await? {
            let note = Note::by(desk.actor(), "practice-effect-opened", Thing::Practice, id);
            journal::write(tx, desk.now, note.with("name", practice.title)).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&ShowEvidence { id }.to_string()))
}

/// A practice of the person's own organisation.
async fn own(tx: &mut Tx, desk: &Desk, id: PracticeId) -> Result<Practice> {
    let practice = practices::find(tx, id).await?.ok_or(Error::NotFound)?;
    desk.own(Thing::Practice, id, practice.organisation)?;
    Ok(practice)
}
