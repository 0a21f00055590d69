//! `/renderings/{id}`: a row, what happened to it, and taking it back.

use super::ListRenderings;
use super::list::state_of;
use crate::deeds;
use crate::model::Rendering;
use crate::store::{self, Named};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use journal::{Entry, Thing};
use kernel::{RenderingId, Role};
use maud::{Markup, html};
use serde::Deserialize;
use web::ui::Field;
use web::{Desk, Faults, Frame, Result, Typed, fmt, frame, t, ui, word};

/// A row of the ledger.
#[derive(TypedPath, Deserialize)]
#[typed_path("/renderings/{id}")]
pub struct Show {
    /// Which row.
    pub id: RenderingId,
}

/// The entry that takes a row back.
#[derive(TypedPath, Deserialize)]
#[typed_path("/renderings/{id}/reversal")]
pub struct TakeBack {
    /// The row that is taken back.
    pub id: RenderingId,
}

/// Entries of the history shown.
const HISTORY: i64 = 50;

/// A row and everything its page shows.
struct Sheet {
    row: Rendering,
    reversal: Option<RenderingId>,
    names: Vec<Named>,
    history: Vec<Entry>,
}

pub(super) async fn show(Show { id }: Show, desk: Desk) -> Result<Markup> {
    let sheet = sheet(&desk, id).await?;
    Ok(show_view(&desk, &sheet, &Typed::default(), &Faults::default()))
}

pub(super) async fn take_back(
    TakeBack { id }: TakeBack,
    desk: Desk,
    typed: Typed,
) -> Result<Response> {
    let mut faults = Faults::default();
    let reason = typed.text("reason", deeds::LONGEST_REASON, &mut faults);
    if !faults.is_empty() {
        let page = show_view(&desk, &sheet(&desk, id).await?, &typed, &faults);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    deeds::take_back(&desk, id, &reason, None).await?;
    Ok(Redirect::to(&Show { id }.to_string()).into_response())
}

async fn sheet(desk: &Desk, id: RenderingId) -> Result<Sheet> {
    let mut tx = desk.db().read().await?;
    let row = deeds::find_own(&mut tx, desk, id).await?;
    Ok(Sheet {
        reversal: store::reversal_of(&mut tx, id).await?,
        names: store::names_of(&mut tx, &row).await?,
        history: journal::of_thing(&mut tx, Thing::Rendering, id, HISTORY).await?,
        row,
    })
}

impl Sheet {
    fn name(&self, thing: &str) -> &str {
        self.names.iter().find(|it| it.thing == thing).map_or("—", |it| &it.name)
    }
}

fn show_view(desk: &Desk, it: &Sheet, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let frame_of = Frame::titled(it.name("service"))
        .section("/centre")
        .crumb(t!(lang, "ledger-title"), ListRenderings)
        .lead(html! {
            (t!(lang, "ledger-rendered-lead", day = fmt::day(lang, it.row.rendered_on)))
            " " (state_of(lang, it.row.sign, it.reversal.is_some()))
        });
    let body = html! {
        div {
            (ui::sheet(&t!(lang, "ledger-facts"), facts(desk, it)))
            (reversal(desk, it, typed, faults))
        }
        (ui::aside(&t!(lang, "ledger-history"), ui::history(lang, &desk.actor().zone, &it.history)))
    };
    frame(desk, frame_of, body)
}

fn facts(desk: &Desk, it: &Sheet) -> Markup {
    let (lang, row) = (desk.lang, &it.row);
    let price = if row.free { t!(lang, "ledger-free") } else { t!(lang, "ledger-paid") };
    let result = if row.sign < 0 { t!(lang, "ledger-reason") } else { t!(lang, "ledger-result") };
    let mut facts = vec![
        (
            t!(lang, "ledger-client"),
            html! { a href={ "/clients/" (row.client) } { (it.name("client")) } },
        ),
        (t!(lang, "ledger-recipient"), html! { (word(lang, "recipient", row.recipient)) }),
        (t!(lang, "ledger-direction"), html! { (it.name("direction")) }),
        (t!(lang, "ledger-rendered-on"), html! { (fmt::day(lang, row.rendered_on)) }),
        (t!(lang, "ledger-days"), html! { (t!(lang, "ledger-so-many-days", count = row.days)) }),
        (t!(lang, "ledger-price"), html! { (price) }),
        (result, html! { @if row.result.is_empty() { "—" } @else { (row.result) } }),
        (
            t!(lang, "ledger-entered"),
            html! {
                (it.name("account")) ", " (fmt::moment(lang, row.recorded_at, &desk.actor().zone))
            },
        ),
    ];
    if let Some(id) = row.application {
        let link =
            html! { a href={ "/applications/" (id) } { (t!(lang, "ledger-open-application")) } };
        facts.push((t!(lang, "ledger-application"), link));
    }
    if let Some(id) = row.reverses {
        let link = html! { a href=(Show { id }) { (t!(lang, "ledger-open-original")) } };
        facts.push((t!(lang, "ledger-reverses"), link));
    }
    ui::facts(facts)
}

/// What can be done about a mistake: nothing for a reversal, a link where it is done, the form
/// for those who may, the rule for those who may not.
fn reversal(desk: &Desk, it: &Sheet, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let title = t!(lang, "ledger-take-back-title");
    if let Some(id) = it.reversal {
        let link = html! { p { a href=(Show { id }) { (t!(lang, "ledger-open-reversal")) } } };
        return ui::sheet(&title, link);
    }
    let may_change = desk.actor().role != Role::Auditor;
    match it.row.reversible(desk.actor(), desk.today(), false) {
        Ok(()) if may_change => ui::sheet(&title, form(desk, it.row.id, typed, faults)),
        Err(refusal) if it.row.sign > 0 && may_change => {
            ui::sheet(&title, html! { p.soft { (web::speak(lang, &refusal)) } })
        }
        _ => html! {},
    }
}

fn form(desk: &Desk, id: RenderingId, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let reason = Field {
        name: "reason",
        label: t!(lang, "ledger-reason"),
        hint: t!(lang, "ledger-reason-hint"),
        required: true,
        ..Field::default()
    };
    html! {
        p { (t!(lang, "ledger-take-back-teach")) }
        form method="post" action=(TakeBack { id }) {
            (ui::textarea(lang, reason, 2, typed, faults))
            (ui::submit(&t!(lang, "ledger-take-back")))
        }
    }
}
