//! Adding and changing a service.

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::{Note, Thing};
use kernel::{Lang, ServiceId};
use maud::{Markup, html};
use regions::Direction;
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Frame, Result, Typed, frame, t, word};

use super::terms::{self, RECIPIENTS};
use super::{Edit, List, New, Show};
use crate::{Price, Service, ServiceKind, changes, store};

pub async fn new(_: New, desk: Desk) -> Result<Markup> {
    let directions = directions(&desk, None).await?;
    let typed = Typed::filled([
        ("valid_from", desk.today().to_string()),
        ("price", Price::Free.to_string()),
    ]);
    Ok(view(&desk, None, &directions, &typed, &Faults::default()))
}

pub async fn create(_: List, desk: Desk, typed: Typed) -> Result<Response> {
    let directions = directions(&desk, None).await?;
    let id = ServiceId::new();
    let service = match terms::read(&typed, id, desk.actor().organisation, &directions) {
        Ok(it) => it,
        Err(faults) => return Ok(refused(view(&desk, None, &directions, &typed, &faults))),
    };
    keep(&desk, &service, "service-added").await
}

pub async fn edit(Edit { id }: Edit, desk: Desk) -> Result<Markup> {
    let service = own(&desk, id).await?;
    let directions = directions(&desk, Some(&service)).await?;
    let typed = terms::typed(&service);
    Ok(view(&desk, Some(&service), &directions, &typed, &Faults::default()))
}

pub async fn change(Show { id }: Show, desk: Desk, typed: Typed) -> Result<Response> {
    let before = own(&desk, id).await?;
    let directions = directions(&desk, Some(&before)).await?;
    let after = match terms::read(&typed, id, before.organisation, &directions) {
        Ok(it) => it,
        Err(faults) => {
            return Ok(refused(view(&desk, Some(&before), &directions, &typed, &faults)));
        }
    };
    keep(&desk, &after, "service-changed").await
}

/// The service, if it is the actor's organisation's.
pub(super) async fn own(desk: &Desk, id: ServiceId) -> Result<Service> {
    let mut tx = desk.db().read().await?;
    let service = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    desk.own(Thing::Service, id, service.organisation)?;
    Ok(service)
}

/// A form that comes back with its faults.
pub(super) fn refused(page: Markup) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
}

async fn keep(desk: &Desk, service: &Service, verb: &'static str) -> Result<Response> {
    transact!(desk.db(), |tx| {
        changes::save(tx, service).await?;
        let note = Note::by(desk.actor(), verb, Thing::Service, service.id);
        let note = note.with("name", service.name.as_str());
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&Show { id: service.id }.to_string()).into_response())
}

/// The directions that work, and the one the service stands in already.
async fn directions(desk: &Desk, of: Option<&Service>) -> Result<Vec<Direction>> {
    let mut tx = desk.db().read().await?;
    let all = regions::directions(&mut tx, desk.actor().organisation).await?;
    Ok(regions::on_offer(&all, of.map(|it| it.direction)).cloned().collect())
}

fn view(
    desk: &Desk,
    service: Option<&Service>,
    directions: &[Direction],
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let lang = desk.lang;
    let title = match service {
        Some(it) => t!(lang, "service-edit-title", name = it.name.as_str()),
        None => t!(lang, "service-new-title"),
    };
    let mut top = Frame::titled(title).section("/services").crumb(t!(lang, "services-title"), List);
    if let Some(it) = service {
        top = top.crumb(&it.name, Show { id: it.id });
    }
    let action = service.map_or(List.to_string(), |it| Show { id: it.id }.to_string());
    if directions.is_empty() {
        return frame(desk, top, html! { section.sheet.wide { (without_directions(lang)) } });
    }
    let form = html! {
        form method="post" action=(action) {
            (ui::fault_summary(lang, faults, &labels(lang)))
            (what(lang, directions, typed, faults))
            (for_whom(lang, typed, faults))
            (on_which_terms(lang, typed, faults))
            (ui::submit(&t!(lang, "service-save")))
        }
    };
    frame(desk, top, ui::sheet(&t!(lang, "service-terms"), form))
}

/// A catalogue begins with a direction.
fn without_directions(lang: Lang) -> Markup {
    let way = ui::button_link(regions::OwnOrganisation, &t!(lang, "service-add-direction"));
    let title = t!(lang, "service-no-directions");
    ui::empty(&title, &t!(lang, "service-no-directions-teach"), Some(way))
}

/// The fields by name, for the summary of faults.
fn labels(lang: Lang) -> [(&'static str, String); 11] {
    [
        ("name", t!(lang, "service-name")),
        ("direction", t!(lang, "service-direction")),
        ("kind", t!(lang, "service-kind")),
        ("description", t!(lang, "service-description")),
        (RECIPIENTS[0].1, t!(lang, "service-recipients")),
        ("price", t!(lang, "service-price")),
        ("amount", t!(lang, "service-amount")),
        ("limit_per_year", t!(lang, "service-limit")),
        ("term_days", t!(lang, "service-term-days")),
        ("valid_from", t!(lang, "service-valid-from")),
        ("valid_to", t!(lang, "service-valid-to")),
    ]
}

fn what(lang: Lang, directions: &[Direction], typed: &Typed, faults: &Faults) -> Markup {
    let names = directions.iter().map(|it| (it.id, &it.name));
    let kinds = ServiceKind::ALL.iter().map(|it| (*it, word(lang, "service-kind", it)));
    let name = Field { required: true, first: true, ..field("name", t!(lang, "service-name")) };
    let direction = Field { required: true, ..field("direction", t!(lang, "service-direction")) };
    let kind = Field { required: true, ..field("kind", t!(lang, "service-kind")) };
    let description = field("description", t!(lang, "service-description"));
    html! {
        (ui::field(lang, name, typed, faults))
        (ui::select(lang, direction, names, typed, faults))
        (ui::select(lang, kind, kinds, typed, faults))
        (ui::textarea(lang, description, 4, typed, faults))
    }
}

fn for_whom(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    html! {
        fieldset {
            legend { (t!(lang, "service-recipients")) }
            @for (kind, name) in RECIPIENTS {
                (ui::checkbox(lang, field(name, word(lang, "recipient", kind)), typed, faults))
            }
        }
    }
}

fn on_which_terms(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let prices = Price::ALL.iter().map(|it| (*it, word(lang, "service-price", it)));
    let price = Field { required: true, ..field("price", t!(lang, "service-price")) };
    let amount = Field {
        kind: Kind::Money,
        hint: t!(lang, "service-amount-hint"),
        ..field("amount", t!(lang, "service-amount"))
    };
    let limit = Field {
        kind: Kind::Number,
        hint: t!(lang, "service-limit-hint"),
        ..field("limit_per_year", t!(lang, "service-limit"))
    };
    let term = Field { kind: Kind::Number, ..field("term_days", t!(lang, "service-term-days")) };
    html! {
        (ui::radios(lang, price, prices, typed, faults))
        (ui::field(lang, amount, typed, faults))
        (ui::field(lang, limit, typed, faults))
        (ui::field(lang, term, typed, faults))
        (ui::field(lang, field("act", t!(lang, "service-act")), typed, faults))
        (period_fields(lang, typed, faults))
    }
}

/// First and last day of validity.
pub(super) fn period_fields(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let from = t!(lang, "service-valid-from");
    let from = Field { kind: Kind::Day, required: true, ..field("valid_from", from) };
    let to = t!(lang, "service-valid-to");
    let hint = t!(lang, "service-valid-to-hint");
    let to = Field { kind: Kind::Day, hint, ..field("valid_to", to) };
    html! {
        (ui::field(lang, from, typed, faults))
        (ui::field(lang, to, typed, faults))
    }
}

/// A field with nothing but a name and a label.
pub(super) fn field(name: &'static str, label: String) -> Field {
    Field { name, label, ..Field::default() }
}
