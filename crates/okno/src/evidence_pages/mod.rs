//! How successful a practice is, and how that is known: its measured effect with the chart, the
//! inputs and the reasons of a refusal; the method; the glossary. Practices and indicators meet
//! here, so the pages stand on the roof.

mod glossary;
mod method;
mod page;

use crate::effects::{self, Inputs};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::{Tx, transact};
use indicators::series::{Month, indicators};
use journal::{Note, Thing};
use kernel::{PracticeId, Say, Zone};
use maud::Markup;
use practices::{EDITORS, Practice};
use serde::Deserialize;
use web::{
    Desk, Doors, Error, Faults, Guest, Result, Stopped, Tried, Typed, Who, Whose, attachment,
};

/// The measured effect of a practice.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/evidence")]
pub(crate) struct ShowEvidence {
    pub id: PracticeId,
}

/// Exactly what an effect was computed from.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/evidence/{indicator}/inputs.csv")]
struct InputsOf {
    id: PracticeId,
    indicator: String,
}

/// The indicators it is measured by.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/evidence/indicators")]
struct MeasuredBy {
    id: PracticeId,
}

/// Takes an indicator off that has told nothing.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/evidence/{indicator}/removal")]
struct Removal {
    id: PracticeId,
    indicator: String,
}

/// The author's word that everybody may see a fresh effect.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/evidence/{indicator}/opening")]
struct Opening {
    id: PracticeId,
    indicator: String,
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
        .post(EDITORS, Whose::Own, remove)
        .post(EDITORS, Whose::Own, open)
        .get(Who::Anyone, Whose::Open, method::show)
        .get(Who::Anyone, Whose::Open, glossary::show)
}

async fn show(ShowEvidence { id }: ShowEvidence, guest: Guest) -> Result<Markup> {
    page::answer(&guest, id, &Tried::default()).await
}

/// The inputs of the effect the person may see: its day gives the same panel again. Where nothing
/// was computed the page says why.
async fn inputs(InputsOf { id, indicator }: InputsOf, guest: Guest) -> Result<Response> {
    let mut tx = guest.db().read().await?;
    let seen = page::Seen::find(&mut tx, &guest, id).await?;
    let Some(kept) = seen.into_latest(&indicator) else {
        return Ok(Redirect::to(&ShowEvidence { id }.to_string()).into_response());
    };
    let day = kept.at.day_in(&Zone::moscow());
    let read = Inputs::read(&mut tx, id, &indicator, day).await;
    let inputs = read.map_err(|error| {
        tracing::warn!(%error, %id, "the inputs of an effect");
        Error::NotFound
    })?;
    let name = format!("{indicator}-{day}.csv");
    Ok(attachment(&name, "text/csv; charset=utf-8", inputs.csv().into_bytes()))
}

/// Chooses one more indicator, and computes at once where it can.
async fn measure_by(MeasuredBy { id }: MeasuredBy, desk: Desk, typed: Typed) -> Result<Response> {
    let done = transact!(desk.db(), |tx| { choose(tx, &desk, id, typed.get("indicator")).await });
    if done.is_ok() {
        let (chosen, today) = (typed.get("indicator"), desk.today());
        if let Err(error) = effects::measure_anew(desk.db(), id, chosen, today, desk.now).await {
            // The choice holds: the measurer tries again.
            tracing::warn!(%error, %id, "the effect was not computed");
        }
    }
    answered(&desk, id, done, typed).await
}

async fn choose(tx: &mut Tx, desk: &Desk, id: PracticeId, chosen: &str) -> Result<(), Stopped> {
    let practice = own(tx, desk, id).await?;
    let known = indicators(tx, Month::of(desk.today())).await?;
    let mut faults = Faults::default();
    if !known.iter().any(|it| it.code == chosen) {
        faults.add("indicator", Say::new("fault-choose"));
    }
    faults.check()?;
    match practices::measure_by(tx, id, chosen).await? {
        Ok(true) => note(tx, desk, "practice-indicator-chosen", practice, chosen).await?,
        Ok(false) => {}
        Err(it) => return Err(Error::field("indicator", &it).into()),
    }
    Ok(())
}

/// Takes an indicator off; one that is gone already, by a second click, is gone.
async fn remove(Removal { id, indicator }: Removal, desk: Desk) -> Result<Response> {
    let done = transact!(desk.db(), |tx| {
        let practice = own(tx, &desk, id).await?;
        if practices::measure_no_more(tx, id, &indicator).await?? {
            note(tx, &desk, "practice-indicator-removed", practice, &indicator).await?;
        }
        Ok::<_, Stopped>(())
    });
    answered(&desk, id, done, Typed::default()).await
}

async fn open(Opening { id, indicator }: Opening, desk: Desk) -> Result<Redirect> {
    transact!(desk.db(), |tx| {
        let practice = own(tx, &desk, id).await?;
        if practices::open_evidence(tx, id, &indicator).await? {
            note(tx, &desk, "practice-effect-opened", practice, &indicator).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&ShowEvidence { id }.to_string()))
}

/// Back to the page, or the page with what was refused.
async fn answered(
    desk: &Desk,
    id: PracticeId,
    done: Result<(), Stopped>,
    typed: Typed,
) -> Result<Response> {
    match done {
        Ok(()) => Ok(Redirect::to(&ShowEvidence { id }.to_string()).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let tried = Tried::new(page::CHOICE, typed, faults);
            let page = page::answer(desk, id, &tried).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// What somebody did about an indicator of a practice.
async fn note(
    tx: &mut Tx,
    desk: &Desk,
    verb: &'static str,
    practice: Practice,
    indicator: &str,
) -> Result<()> {
    let note = Note::by(desk.actor(), verb, Thing::Practice, practice.id);
    let note = note.with("name", practice.title).with("indicator", indicator);
    journal::write(tx, desk.now, note).await?;
    Ok(())
}

/// A practice of the person's own organisation.
async fn own(tx: &mut Tx, desk: &Desk, id: PracticeId) -> Result<Practice> {
    let practice = practices::find(tx, id).await?.ok_or(Error::NotFound)?;
    desk.own(Thing::Practice, id, practice.organisation)?;
    Ok(practice)
}
