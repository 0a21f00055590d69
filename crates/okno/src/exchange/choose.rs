//! Choosing the two regions: the partners one has, and any other pair.

use super::Show;
use super::store::{self, Partner};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use kernel::{RegionCode, Say};
use maud::{Markup, html};
use regions::Region;
use web::ui::{self, Field};
use web::{Desk, Faults, Frame, Result, Sought, Typed, frame, t};

/// The choice of two regions: `?a=74&b=02` leads to their page.
#[derive(TypedPath)]
#[typed_path("/exchange")]
pub(crate) struct Choose;

/// `GET /exchange`: two statements.
pub(super) async fn choose(_: Choose, desk: Desk, sought: Sought) -> Result<Response> {
    let chosen = (sought.value::<RegionCode>("a"), sought.value::<RegionCode>("b"));
    match chosen {
        (Some(a), Some(b)) if a == b => same(&desk, a).await,
        (Some(a), Some(b)) => Ok(Redirect::to(&Show { a, b }.to_string()).into_response()),
        _ => Ok(page(&desk, &with_own(&desk, sought.0), &Faults::default()).await?.into_response()),
    }
}

/// The answer to a region beside itself: the choice again, with the reason.
pub(super) async fn same(desk: &Desk, code: RegionCode) -> Result<Response> {
    let mut faults = Faults::default();
    faults.add("b", Say::new("exchange-same"));
    let typed = Typed::filled([("a", code.to_string()), ("b", code.to_string())]);
    let page = page(desk, &typed, &faults).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// What was typed; the first region is one's own until another is chosen.
fn with_own(desk: &Desk, typed: Typed) -> Typed {
    match typed.has("a") {
        true => typed,
        false => Typed::filled([
            ("a", desk.actor().region.to_string()),
            ("b", typed.get("b").to_owned()),
        ]),
    }
}

async fn page(desk: &Desk, typed: &Typed, faults: &Faults) -> Result<Markup> {
    let lang = desk.lang;
    let own = desk.actor().region;
    let mut tx = desk.db().read().await?;
    let regions = regions::regions(&mut tx).await?;
    let partners = store::partners(&mut tx, own, desk.today()).await?;
    let title = t!(lang, "exchange-title");
    let page =
        Frame::titled(title).section("/exchange").lead(html! { (t!(lang, "exchange-lead")) });
    let body = html! {
        (ui::wide_sheet(&t!(lang, "exchange-choose"), form(desk, &regions, typed, faults)))
        section.sheet.wide {
            h2 { (t!(lang, "exchange-partners")) }
            @if partners.is_empty() {
                (ui::empty("", &t!(lang, "exchange-partners-none"), None))
            } @else {
                (table(desk, &regions, &partners))
            }
        }
    };
    Ok(frame(desk, page, body))
}

fn form(desk: &Desk, regions: &[Region], typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let field = |name, label| Field { name, label, required: true, ..Field::default() };
    let options = || regions.iter().map(|it| (it.code, &it.name));
    let labels = [("a", t!(lang, "exchange-first")), ("b", t!(lang, "exchange-second"))];
    html! {
        (ui::fault_summary(lang, faults, &labels))
        form action=(Choose) {
            div.row {
                (ui::select(lang, field("a", t!(lang, "exchange-first")), options(), typed, faults))
                (ui::select(lang, field("b", t!(lang, "exchange-second")), options(), typed, faults))
            }
            (ui::submit(&t!(lang, "exchange-show")))
        }
    }
}

fn table(desk: &Desk, regions: &[Region], partners: &[Partner]) -> Markup {
    let lang = desk.lang;
    let heads = [
        ui::col(t!(lang, "exchange-partner")),
        ui::num(t!(lang, "exchange-in-force")),
        ui::num(t!(lang, "exchange-visits-held-head")),
        ui::num(t!(lang, "exchange-promised")),
    ];
    let rows = partners.iter().filter_map(|it| {
        let region = regions.iter().find(|region| region.code == it.region)?;
        let path = Show { a: desk.actor().region, b: it.region };
        Some(vec![
            html! { a href=(path) { (region.name) } },
            html! { (it.agreements) },
            html! { (it.visits) },
            html! { (it.commitments) },
        ])
    });
    ui::table(heads, rows)
}
