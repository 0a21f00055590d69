//! Administrators add organisations and change any of them.

use super::{
    EditOrganisation, HISTORY, ListRegions, NewOrganisation, Organisations, ShowOrganisation,
    refused, zone_field,
};
use crate::{Organisation, OrganisationKind, Region, deeds, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use journal::Thing;
use kernel::{Lang, OrganisationId};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Frame, Result, Sought, Stopped, Typed, frame, t, word};

/// What the form shows beside what was typed; a new organisation has neither page nor history.
struct Edited {
    organisation: Option<Organisation>,
    regions: Vec<Region>,
    history: Vec<journal::Entry>,
}

pub(super) async fn new(_: NewOrganisation, desk: Desk, sought: Sought) -> Result<Markup> {
    let edited = Edited::find(&desk, None).await?;
    let kind = OrganisationKind::Centre.to_string();
    let typed = Typed::filled([("region", sought.get("region").to_owned()), ("kind", kind)]);
    Ok(view(&desk, &edited, &typed, &Faults::default()))
}

pub(super) async fn add(_: Organisations, desk: Desk, typed: Typed) -> Result<Response> {
    match deeds::found(&desk, &typed).await {
        Ok(it) => Ok(to(it.id)),
        Err(Stopped::Faults(faults)) => again(&desk, None, &typed, &faults).await,
        Err(Stopped::Error(error)) => Err(error),
    }
}

pub(super) async fn edit(EditOrganisation { id }: EditOrganisation, desk: Desk) -> Result<Markup> {
    let edited = Edited::find(&desk, Some(id)).await?;
    let typed = edited.organisation.as_ref().map(filled).unwrap_or_default();
    Ok(view(&desk, &edited, &typed, &Faults::default()))
}

pub(super) async fn change(
    ShowOrganisation { id }: ShowOrganisation,
    desk: Desk,
    typed: Typed,
) -> Result<Response> {
    match deeds::change(&desk, id, &typed).await {
        Ok(()) => Ok(to(id)),
        Err(Stopped::Faults(faults)) => again(&desk, Some(id), &typed, &faults).await,
        Err(Stopped::Error(error)) => Err(error),
    }
}

fn to(id: OrganisationId) -> Response {
    Redirect::to(&ShowOrganisation { id }.to_string()).into_response()
}

async fn again(
    desk: &Desk,
    id: Option<OrganisationId>,
    typed: &Typed,
    faults: &Faults,
) -> Result<Response> {
    Ok(refused(view(desk, &Edited::find(desk, id).await?, typed, faults)))
}

impl Edited {
    async fn find(desk: &Desk, id: Option<OrganisationId>) -> Result<Edited> {
        let mut tx = desk.db().read().await?;
        let regions = store::regions(&mut tx).await?;
        let Some(id) = id else {
            return Ok(Edited { organisation: None, regions, history: Vec::new() });
        };
        let found = store::organisation(&mut tx, id).await?.ok_or(Error::NotFound)?;
        let history = journal::of_thing(&mut tx, Thing::Organisation, id, HISTORY).await?;
        Ok(Edited { organisation: Some(found), regions, history })
    }
}

/// An organisation as its form shows it.
pub(super) fn filled(it: &Organisation) -> Typed {
    Typed::filled([
        ("region", it.region.to_string()),
        ("kind", it.kind.to_string()),
        ("name", it.name.clone()),
        ("short_name", it.short_name.clone()),
        ("time_zone", it.time_zone.to_string()),
        ("address", it.address.clone()),
        ("founded_on", it.founded_on.map(|it| it.to_string()).unwrap_or_default()),
    ])
}

fn view(desk: &Desk, it: &Edited, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let title = match &it.organisation {
        Some(it) => t!(lang, "organisation-edit-title", name = it.short_name.as_str()),
        None => t!(lang, "organisation-new-title"),
    };
    let top =
        Frame::titled(title).section("/regions").crumb(t!(lang, "regions-title"), ListRegions);
    let (top, action) = match &it.organisation {
        Some(it) => {
            let page = ShowOrganisation { id: it.id };
            (top.crumb(&it.short_name, &page), page.to_string())
        }
        None => (top, Organisations.to_string()),
    };
    let held = it.organisation.as_ref().map(|it| &it.time_zone);
    let zone = Field {
        hint: t!(lang, "organisation-time-zone-hint"),
        ..field("time_zone", t!(lang, "organisation-time-zone"))
    };
    let founded =
        Field { kind: Kind::Day, ..field("founded_on", t!(lang, "organisation-founded")) };
    let form = html! {
        form method="post" action=(action) {
            (ui::fault_summary(lang, faults, &labels(lang)))
            (place(lang, &it.regions, typed, faults))
            (named(lang, typed, faults))
            (zone_field(desk, zone, held, typed, faults))
            (ui::field(lang, founded, typed, faults))
            (ui::submit(&t!(lang, "regions-save")))
        }
    };
    let body = html! {
        (ui::sheet(&t!(lang, "organisation-facts"), form))
        @if it.organisation.is_some() {
            (ui::aside(&t!(lang, "regions-history"), ui::history(lang, &desk.actor().zone, &it.history)))
        } @else {
            (ui::aside(&t!(lang, "organisation-next"), html! { p { (t!(lang, "organisation-next-teach")) } }))
        }
    };
    frame(desk, top, body)
}

fn place(lang: Lang, regions: &[Region], typed: &Typed, faults: &Faults) -> Markup {
    let regions = regions.iter().map(|it| (it.code, format!("{} {}", it.code, it.name)));
    let kinds = OrganisationKind::ALL.iter().map(|it| (*it, word(lang, "organisation-kind", it)));
    let region = Field { required: true, ..field("region", t!(lang, "organisation-region")) };
    let kind = Field { required: true, ..field("kind", t!(lang, "organisation-kind")) };
    html! {
        (ui::select(lang, region, regions, typed, faults))
        (ui::select(lang, kind, kinds, typed, faults))
    }
}

/// What it is called and where it is: what a head may change too.
pub(super) fn named(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let name = Field {
        required: true,
        hint: t!(lang, "organisation-name-hint"),
        ..field("name", t!(lang, "organisation-name"))
    };
    let short = Field {
        hint: t!(lang, "organisation-short-name-hint"),
        ..field("short_name", t!(lang, "organisation-short-name"))
    };
    html! {
        (ui::field(lang, name, typed, faults))
        (ui::field(lang, short, typed, faults))
        (ui::textarea(lang, field("address", t!(lang, "organisation-address")), 2, typed, faults))
    }
}

/// The fields by name, for the summary of faults.
pub(super) fn labels(lang: Lang) -> [(&'static str, String); 7] {
    [
        ("region", t!(lang, "organisation-region")),
        ("kind", t!(lang, "organisation-kind")),
        ("name", t!(lang, "organisation-name")),
        ("short_name", t!(lang, "organisation-short-name")),
        ("address", t!(lang, "organisation-address")),
        ("time_zone", t!(lang, "organisation-time-zone")),
        ("founded_on", t!(lang, "organisation-founded")),
    ]
}

/// A field with nothing but a name and a label.
pub(super) fn field(name: &'static str, label: String) -> Field {
    Field { name, label, ..Field::default() }
}
