//! A commitment of a visit becomes an adoption: the roof is where visits and practices meet.

use ::practices::{Asked, Entry, ShowAdoption};
use ::visits::{Becomes, Commitment, ShowCommitment};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{AdoptionId, CommitmentId, PracticeId, Say};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use web::ui::{self, Field};
use web::{Desk, Error, Faults, Frame, Result, Typed, frame, t};

/// A commitment that becomes an adoption.
#[derive(TypedPath, Deserialize)]
#[typed_path("/commitments/{id}/adoption")]
pub(super) struct IntoAdoption {
    id: CommitmentId,
}

pub(super) async fn show(IntoAdoption { id }: IntoAdoption, desk: Desk) -> Result<Markup> {
    let (it, offered) = found(&mut desk.db().read().await?, &desk, id).await?;
    Ok(page(&desk, &it, &offered, &Typed::default(), &Faults::default()))
}

pub(super) async fn begin(
    IntoAdoption { id }: IntoAdoption,
    desk: Desk,
    typed: Typed,
) -> Result<Response> {
    let mut faults = Faults::default();
    let chosen: Option<PracticeId> = typed.plain("practice", &mut faults, "fault-choose");
    let done = match chosen {
        Some(practice) => transact!(desk.db(), |tx| { adopt(tx, &desk, id, practice).await }),
        None => Err(Error::choice("practice")),
    };
    match done {
        Ok(id) => Ok(Redirect::to(&ShowAdoption { id }.to_string()).into_response()),
        Err(Error::Refused(why)) => again(&desk, id, &typed, why.say()).await,
        Err(Error::Bad { say, .. }) => again(&desk, id, &typed, say).await,
        Err(other) => Err(other),
    }
}

/// The form with what is wrong beside the field.
async fn again(desk: &Desk, id: CommitmentId, typed: &Typed, say: Say) -> Result<Response> {
    let (it, offered) = found(&mut desk.db().read().await?, desk, id).await?;
    let mut faults = Faults::default();
    faults.add("practice", say);
    let page = page(desk, &it, &offered, typed, &faults);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The commitment, for its two regions, with the practices of the other one.
async fn found(
    tx: &mut Tx,
    desk: &Desk,
    id: CommitmentId,
) -> Result<(Commitment, Vec<Arc<Entry>>)> {
    let it = ::visits::to_settle(tx, desk, id).await?;
    let own = desk.actor().region;
    let donor = if it.side == own { it.other } else { it.side };
    let catalogue = ::practices::catalogue(desk.db(), tx, desk.now).await?;
    Ok((it, catalogue.of_region(donor).to_vec()))
}

async fn adopt(
    tx: &mut Tx,
    desk: &Desk,
    id: CommitmentId,
    practice: PracticeId,
) -> Result<AdoptionId> {
    let (mut commitment, offered) = found(tx, desk, id).await?;
    let entry = offered.iter().find(|it| it.id == practice).ok_or(Error::NotFound)?;
    let asked = Asked { commitment: Some(id.to_string()), ..Asked::by(desk, practice) };
    let adoption = ::practices::adopt(tx, desk, &asked).await?;
    let target = format!("{} | {}", entry.title, ShowAdoption { id: adoption });
    commitment.become_one(Becomes::Practice, &target)?;
    ::visits::save_commitment(tx, &commitment).await?;
    let became = Note::by(desk.actor(), "commitment-became-practice", Thing::Commitment, id);
    journal::write(tx, desk.now, became).await?;
    Ok(adoption)
}

fn page(
    desk: &Desk,
    it: &Commitment,
    offered: &[Arc<Entry>],
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "transfer-promise"))
        .section("/visits")
        .crumb(t!(lang, "commitment-title"), ShowCommitment { id: it.id })
        .lead(html! { (it.text) });
    let field = Field {
        name: "practice",
        label: t!(lang, "exchange-practice"),
        required: true,
        ..Field::default()
    };
    let options = offered.iter().map(|it| (it.id, it.title.as_str()));
    let body = html! {
        (ui::sheet(&t!(lang, "transfer-promise-choose"), html! {
            @if offered.is_empty() {
                p.soft { (t!(lang, "transfer-promise-none")) }
            } @else {
                form method="post" action=(IntoAdoption { id: it.id }) {
                    (ui::select(lang, field, options, typed, faults))
                    (ui::submit(&t!(lang, "transfer-request")))
                }
            }
        }))
    };
    frame(desk, top, body)
}
