//! How people meet visits.

mod basis;
mod commitments;
mod form;
mod list;
mod now;
mod papers;
mod people;
mod programme;
mod show;
mod steps;
mod talk;
mod views;

use crate::{Part, Visit, Voice, store};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::Tx;
use kernel::{
    CommitmentId, ConsentId, DelegateId, FileId, ItemId, QuestionId, RemarkId, Role, VisitId,
};
use maud::Markup;
use serde::Deserialize;
use web::{Desk, Doors, Error, Faults, Result, Stopped, Tried, Who, Whose};

pub(crate) use basis::{Ground, rest};
pub(crate) use commitments::{read as read_commitment, wish as commitments_wish};
pub(crate) use form::read_new as read_visit;
pub(crate) use list::wish;
pub(crate) use programme::clash;
pub(crate) use talk::kept_file;

/// Those who may have a part in a visit.
pub(crate) const VISITING: Who =
    Who::Roles(&[Role::Officer, Role::PressOfficer, Role::Specialist, Role::Head, Role::Desk]);

/// The routes of the room.
pub fn doors() -> Doors {
    let doors = Doors::new("visits")
        .get(VISITING, Whose::Party, list::list)
        .get(Who::OFFICERS, Whose::Party, form::new)
        .post(Who::OFFICERS, Whose::Party, form::add)
        .get(Who::OFFICERS, Whose::Party, form::edit)
        .post(Who::OFFICERS, Whose::Party, form::change)
        .get(VISITING, Whose::Party, show::show)
        .post(Who::OFFICERS, Whose::Party, basis::change)
        .post(Who::OFFICERS, Whose::Party, basis::sign)
        .post(Who::OFFICERS, Whose::Party, people::add)
        .get(Who::OFFICERS, Whose::Party, people::edit)
        .post(Who::OFFICERS, Whose::Party, people::change)
        .post(Who::OFFICERS, Whose::Party, people::remove)
        .post(Who::REGIONAL, Whose::Party, people::consent)
        .post(Who::REGIONAL, Whose::Party, people::withdraw)
        .get(Who::OFFICERS, Whose::Party, programme::new)
        .post(Who::OFFICERS, Whose::Party, programme::add)
        .get(Who::OFFICERS, Whose::Party, programme::edit)
        .post(Who::OFFICERS, Whose::Party, programme::change)
        .post(Who::OFFICERS, Whose::Party, programme::remove)
        .post(VISITING, Whose::Party, programme::mark)
        .upload(Who::OFFICERS, Whose::Party, programme::bring)
        // Photographs, and what was brought for the programme: from the moment it was brought, officers
        // and press services of both sides and the staff of institutions that take part, of either
        // side, open it. Who comes without an account reads in the programme what there will be.
        .get(VISITING, Whose::Party, talk::file)
        .get(VISITING, Whose::Party, now::show)
        .post(VISITING, Whose::Party, talk::ask)
        .post(VISITING, Whose::Party, talk::answer)
        .post(VISITING, Whose::Party, talk::remark)
        .upload(VISITING, Whose::Party, talk::photograph)
        .post(Who::REGIONAL, Whose::Party, talk::approve)
        .get(VISITING, Whose::Party, commitments::list)
        .post(Who::OFFICERS, Whose::Party, commitments::add)
        .get(VISITING, Whose::Party, commitments::show)
        .get(VISITING, Whose::Party, papers::programme_pdf)
        .get(VISITING, Whose::Party, papers::programme_calendar)
        .get(VISITING, Whose::Party, papers::protocol_pdf)
        .get(VISITING, Whose::Party, papers::protocol_docx);
    commitments::doors(steps::doors(doors))
}

/// Typed paths of one visit: its id, and the id of a thing within it.
macro_rules! paths {
    ($($(#[$doc:meta])* $name:ident $path:literal $(, $field:ident: $type:ty)?;)*) => {$(
        $(#[$doc])*
        #[derive(TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name {
            /// Which visit.
            pub id: VisitId,
            $(
                /// Which thing of it.
                pub $field: $type,
            )?
        }
    )*};
}

/// The visits somebody sees.
#[derive(TypedPath)]
#[typed_path("/visits")]
pub struct ListVisits;

/// The form of a new visit.
#[derive(TypedPath)]
#[typed_path("/visits/new")]
pub struct NewVisit;

paths! {
    /// A visit.
    Show "/visits/{id}";
    /// The form that changes a visit.
    Edit "/visits/{id}/edit";
    /// Aim, days, institutions.
    Outline "/visits/{id}/outline";
    /// The agreement and the measure it rests on.
    Basis "/visits/{id}/basis";
    /// What was signed.
    Documents "/visits/{id}/documents";
    /// People of both sides.
    People "/visits/{id}/delegates";
    /// The form that changes what is said of somebody.
    EditPerson "/visits/{id}/delegates/{delegate}/edit", delegate: DelegateId;
    /// Somebody on the list.
    OnePerson "/visits/{id}/delegates/{delegate}", delegate: DelegateId;
    /// Somebody leaves the list.
    Removal "/visits/{id}/delegates/{delegate}/removal", delegate: DelegateId;
    /// Consents to publication.
    Consents "/visits/{id}/consents";
    /// A consent is taken back.
    Withdrawal "/visits/{id}/consents/{consent}/withdrawal", consent: ConsentId;
    /// The form of a new item of the programme.
    NewItem "/visits/{id}/items/new";
    /// The programme.
    Items "/visits/{id}/items";
    /// The form of an item.
    EditItem "/visits/{id}/items/{item}/edit", item: ItemId;
    /// An item.
    OneItem "/visits/{id}/items/{item}", item: ItemId;
    /// An item leaves the programme.
    ItemRemoval "/visits/{id}/items/{item}/removal", item: ItemId;
    /// An item has taken place, or has not.
    ItemShown "/visits/{id}/items/{item}/shown", item: ItemId;
    /// Materials of an item.
    Materials "/visits/{id}/items/{item}/materials", item: ItemId;
    /// A file of the visit.
    OneFile "/visits/{id}/files/{file}", file: FileId;
    /// A visit while it goes on, for a phone.
    Now "/visits/{id}/now";
    /// Questions.
    Questions "/visits/{id}/questions";
    /// The answer to a question.
    Answer "/visits/{id}/questions/{question}/answer", question: QuestionId;
    /// Notes and quotes.
    Remarks "/visits/{id}/remarks";
    /// Photographs.
    Photographs "/visits/{id}/photographs";
    /// A person agreed to their words or picture.
    Approval "/visits/{id}/remarks/{remark}/approval", remark: RemarkId;
    /// Commitments made during a visit.
    Commitments "/visits/{id}/commitments";
    /// The programme on paper.
    ProgrammePdf "/visits/{id}/programme.pdf";
    /// The programme for a calendar.
    ProgrammeCalendar "/visits/{id}/programme.ics";
    /// The protocol on paper.
    ProtocolPdf "/visits/{id}/protocol.pdf";
    /// The protocol as a document to work on.
    ProtocolDocx "/visits/{id}/protocol.docx";
}

/// Commitments of the actor's region.
#[derive(TypedPath)]
#[typed_path("/commitments")]
pub struct ListCommitments;

/// A commitment with its whole way.
#[derive(TypedPath, Deserialize)]
#[typed_path("/commitments/{id}")]
pub struct ShowCommitment {
    /// Which one.
    pub id: CommitmentId,
}

/// The visit, and the actor's part in it; for whoever has none it does not exist.
///
/// # Errors
/// No such visit for this actor; the database's.
pub(crate) async fn reach(tx: &mut Tx, desk: &Desk, id: VisitId) -> Result<(Visit, Part)> {
    let visit = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    let organisations = store::organisations(tx, id).await?;
    let part = Part::of(&visit, &organisations, desk.actor()).ok_or(Error::NotFound)?;
    Ok((visit, part))
}

/// The same with the sides that speak here for themselves.
pub(crate) async fn hear(tx: &mut Tx, desk: &Desk, id: VisitId) -> Result<(Visit, Voice)> {
    let (visit, part) = reach(tx, desk, id).await?;
    let speaking = regions::speaking(tx).await?;
    Ok((visit, Voice { part, speaking }))
}

/// The same for whoever arranges the visit.
pub(crate) async fn reach_arranging(tx: &mut Tx, desk: &Desk, id: VisitId) -> Result<Visit> {
    let (visit, part) = reach(tx, desk, id).await?;
    if part.arranges(&visit) { Ok(visit) } else { Err(Error::Forbidden) }
}

/// The same while the visit may change.
async fn reach_changing(tx: &mut Tx, desk: &Desk, id: VisitId) -> Result<Visit> {
    let visit = reach_arranging(tx, desk, id).await?;
    visit.may_change()?;
    Ok(visit)
}

/// Back to a place on the visit's page, or the refused form on it.
async fn done(
    desk: &Desk,
    id: VisitId,
    done: Result<(), Stopped>,
    place: &str,
    again: impl FnOnce(Faults) -> Tried,
) -> Result<Response> {
    let there = format!("{}{place}", Show { id });
    back(done, there, async |faults| show::page(desk, id, &again(faults)).await).await
}

/// There, or the page with the form that was refused.
async fn back(
    done: Result<(), Stopped>,
    there: String,
    page: impl AsyncFnOnce(Faults) -> Result<Markup>,
) -> Result<Response> {
    match done {
        Ok(()) => Ok(to(there)),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => Ok(refused(page(faults).await?)),
    }
}

/// A form that comes back with its faults.
fn refused(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

fn to(href: impl ToString) -> Response {
    Redirect::to(&href.to_string()).into_response()
}
