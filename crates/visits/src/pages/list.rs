//! The list of visits: its state is the URL's.

use super::{ListVisits, NewVisit, Show, views};
use crate::store::{self, Line};
use crate::{Kind, State};
use db::{Page, Wish};
use kernel::{AgreementId, Day, RegionCode};
use maud::{Markup, html};
use regions::Region;
use web::{Desk, Faults, Frame, Result, Sought, Who, fmt, frame, t, ui, word};

/// Rows of a page.
const ROWS: usize = 25;

/// `GET /visits?region=…&kind=…&state=…&year=…&agreement=…&after=…`: two statements.
pub async fn list(_: ListVisits, desk: Desk, sought: Sought) -> Result<Markup> {
    let wish = Wish { after: sought.value("after"), limit: ROWS, ..wish(&sought) };
    let mut tx = desk.db().read().await?;
    let page = store::list(&mut tx, desk.actor(), &wish).await?;
    let regions = regions::regions(&mut tx).await?;
    Ok(view(&desk, &sought, &page, &regions))
}

/// What a query wants of the list.
pub(crate) fn wish(sought: &Sought) -> Wish {
    let year: Option<i16> = sought.value("year");
    let edge = |month, day| year.and_then(|it| Day::new(it, month, day)).map(db::Value::from);
    let filters = vec![
        sought.value::<RegionCode>("region").map(db::Value::from),
        sought.value::<Kind>("kind").map(db::Value::from),
        sought.value::<State>("state").map(db::Value::from),
        sought.value::<AgreementId>("agreement").map(db::Value::from),
        edge(1, 1),
        edge(12, 31),
    ];
    let order = usize::from(sought.get("order") == "early");
    Wish { filters, order, ..Wish::default() }
}

fn view(desk: &Desk, sought: &Sought, page: &Page<Line>, regions: &[Region]) -> Markup {
    let lang = desk.lang;
    let next = page.next.as_ref().map(|it| sought.href(ListVisits, "after", &it.to_string()));
    let officer = Who::OFFICERS.admits(Some(desk.actor().role));
    let mut top = Frame::titled(t!(lang, "visits-title")).section("/visits");
    if officer {
        top = top.actions(ui::button_link(NewVisit, &t!(lang, "visit-new")));
    }
    let body = html! {
        section.sheet.wide {
            (filters(desk, sought, regions))
            @if page.rows.is_empty() {
                (ui::empty(&t!(lang, "visits-none"), &t!(lang, "visits-none-teach"), None))
            } @else {
                (lines(desk, &page.rows))
                (ui::pager(lang, next.as_deref()))
            }
        }
    };
    frame(desk, top, body)
}

fn lines(desk: &Desk, rows: &[Line]) -> Markup {
    let lang = desk.lang;
    let heads = [
        ui::col(t!(lang, "visit-name")),
        ui::col(t!(lang, "visit-days")),
        ui::col(t!(lang, "visit-aim")),
        ui::hidden_col(t!(lang, "visit-state")),
    ];
    let row = |it: &Line| {
        let name = html! {
            a href=(Show { id: it.visit.id }) {
                (views::name(lang, it.visit.kind, &it.guest_name, &it.host_name))
            }
        };
        vec![
            name,
            html! { (views::days(lang, it.visit.from, it.visit.to)) },
            html! { (it.visit.aim) },
            views::state(lang, it.visit.state),
        ]
    };
    ui::table(heads, rows.iter().map(row))
}

fn filters(desk: &Desk, sought: &Sought, regions: &[Region]) -> Markup {
    let lang = desk.lang;
    let faults = Faults::default();
    let others = regions.iter().filter(|it| it.code != desk.actor().region);
    let others = others.map(|it| (it.code, it.name.clone()));
    let kinds = Kind::ALL.iter().map(|it| (*it, word(lang, "visit-kind", it)));
    let states = State::ALL.iter().map(|it| (*it, word(lang, "visit-state", it)));
    let field = |name, label| ui::Field { name, label, ..ui::Field::default() };
    let year = ui::Field { kind: ui::Kind::Number, ..field("year", t!(lang, "visit-year")) };
    let body = html! {
        @if !sought.get("agreement").is_empty() { (ui::hidden("agreement", sought.get("agreement"))) }
        (ui::select(lang, field("region", t!(lang, "visit-other-region")), others, &sought.0, &faults))
        (ui::select(lang, field("kind", t!(lang, "visit-kind")), kinds, &sought.0, &faults))
        (ui::select(lang, field("state", t!(lang, "visit-state")), states, &sought.0, &faults))
        (ui::field(lang, year, &sought.0, &faults))
    };
    let used = sought.active(&["region", "kind", "state", "year", "agreement"]);
    ui::filters(lang, &ListVisits.to_string(), used, body)
}

/// A line of a short list elsewhere.
pub(super) fn line(desk: &Desk, it: &crate::Visit) -> Markup {
    html! {
        a href=(Show { id: it.id }) {
            (word(desk.lang, "visit-kind", it.kind)) ", " (fmt::day(desk.lang, it.from))
        }
        " " (views::state(desk.lang, it.state))
    }
}
