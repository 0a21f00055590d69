//! The administrator's page of any organisation's people: a new organisation gets its head here.

use super::views::{self, Form};
use super::{Hired, hire};
use crate::store;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use kernel::{OrganisationId, Role};
use maud::{Markup, html};
use regions::{ListRegions, Organisation, ShowOrganisation};
use serde::Deserialize;
use web::{Desk, Error, Faults, Frame, Result, Stopped, Typed, frame, t, ui};

/// The people of an organisation.
#[derive(TypedPath, Deserialize)]
#[typed_path("/organisations/{id}/people")]
pub(crate) struct Staff {
    pub id: OrganisationId,
}

/// The form that appoints somebody there.
#[derive(TypedPath, Deserialize)]
#[typed_path("/organisations/{id}/people/new")]
pub(crate) struct Appointment {
    pub id: OrganisationId,
}

pub(super) async fn list(Staff { id }: Staff, desk: Desk) -> Result<Markup> {
    page(&desk, &find(&desk, id).await?, None).await
}

pub(super) async fn new(Appointment { id }: Appointment, desk: Desk) -> Result<Markup> {
    let (place, form) = (find(&desk, id).await?, Form::find(&desk, id).await?);
    let typed = Typed::filled([("role", Role::Head.to_string())]);
    Ok(form_view(&desk, &place, &form, &typed, &Faults::default()))
}

pub(super) async fn appoint(Staff { id }: Staff, desk: Desk, typed: Typed) -> Result<Response> {
    let (place, form) = (find(&desk, id).await?, Form::find(&desk, id).await?);
    match hire(&desk, &form, &typed).await {
        Ok(Hired { phrase: None, .. }) => {
            Ok(Redirect::to(&Staff { id }.to_string()).into_response())
        }
        Ok(Hired { phrase, .. }) => {
            let page = page(&desk, &place, phrase.as_deref()).await?;
            Ok(([(header::CACHE_CONTROL, "no-store")], page).into_response())
        }
        Err(Stopped::Faults(faults)) => {
            let page = form_view(&desk, &place, &form, &typed, &faults);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(Stopped::Error(error)) => Err(error),
    }
}

async fn find(desk: &Desk, id: OrganisationId) -> Result<Organisation> {
    let found = regions::organisation(&mut desk.db().read().await?, id).await?;
    found.ok_or(Error::NotFound)
}

/// Who works there; `phrase` is the password of whoever was added just now, shown this once.
async fn page(desk: &Desk, place: &Organisation, phrase: Option<&str>) -> Result<Markup> {
    let (lang, id) = (desk.lang, place.id);
    let mut tx = desk.db().read().await?;
    let colleagues = store::colleagues(&mut tx, id).await?;
    let directions = regions::directions(&mut tx, id).await?;
    let add = |quiet| match quiet {
        true => ui::quiet_link(Appointment { id }, &t!(lang, "people-add")),
        false => ui::button_link(Appointment { id }, &t!(lang, "people-add")),
    };
    let top = top(desk, place, t!(lang, "people-title"));
    let top = if colleagues.is_empty() { top } else { top.actions(add(false)) };
    let named = |it: &crate::Colleague| html! { (it.name) };
    let body = html! {
        @if let Some(phrase) = phrase { div.wide { (views::phrase_notice(lang, phrase)) } }
        section.sheet.wide {
            @if colleagues.is_empty() {
                (ui::empty(&t!(lang, "people-nobody"), &t!(lang, "people-nobody-teach"), Some(add(true))))
            } @else {
                (views::table(lang, &colleagues, &directions, named))
            }
        }
    };
    Ok(frame(desk, top, body))
}

fn form_view(
    desk: &Desk,
    place: &Organisation,
    form: &Form,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let staff = Staff { id: place.id };
    let top = top(desk, place, t!(desk.lang, "people-add"));
    let top = top.crumb(t!(desk.lang, "people-title"), &staff);
    frame(desk, top, views::newcomer(desk.lang, staff, form, typed, faults))
}

fn top(desk: &Desk, place: &Organisation, title: String) -> Frame {
    Frame::titled(title)
        .section("/regions")
        .crumb(t!(desk.lang, "people-regions"), ListRegions)
        .crumb(&place.short_name, ShowOrganisation { id: place.id })
        .lead(html! { (place.name) })
}
