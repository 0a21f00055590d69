//! The organisation's clients as a list: filters in the URL, pages by keyset.

use db::{Value, Wish};
use kernel::{Inn, Lang, Recipient};
use maud::{Markup, html};
use web::ui::{self, Field, Kind, Tab, col};
use web::{Desk, Faults, Frame, Result, Sought, Who, fmt, frame, t, word};

use super::{List, ListFile, New, Show};
use crate::store::{self, Row};
use crate::{Client, sort_name};

/// Rows of one page.
const ROWS: usize = 50;

pub async fn list(_: List, desk: Desk, sought: Sought) -> Result<Markup> {
    let wish = Wish { after: sought.value("after"), limit: ROWS, ..wish(&sought) };
    let mut tx = desk.db().read().await?;
    let page = store::list(&mut tx, desk.actor().organisation, &wish).await?;
    let next = page.next.map(|it| sought.href(List, "after", &it.to_string()));
    Ok(view(&desk, &sought, &page.rows, next.as_deref()))
}

/// Kind, text and order as the listing wants them: an ИНН is searched as such, anything else as
/// the beginning of a name.
pub(crate) fn wish(sought: &Sought) -> Wish {
    let inn: Option<Inn> = sought.value("q");
    let from = Some(sort_name(sought.get("q"))).filter(|it| !it.is_empty() && inn.is_none());
    // The last character of Unicode: everything that begins with the text sorts before it.
    let to = from.as_ref().map(|it| format!("{it}\u{10FFFF}"));
    Wish {
        filters: vec![
            sought.value::<Recipient>("kind").map(Value::from),
            from.map(Value::from),
            to.map(Value::from),
            inn.map(Value::from),
        ],
        order: if sought.get("order") == "new" { store::NEWEST } else { store::BY_NAME },
        ..Wish::default()
    }
}

fn view(desk: &Desk, sought: &Sought, rows: &[Row], next: Option<&str>) -> Markup {
    let lang = desk.lang;
    let mut top = Frame::titled(t!(lang, "clients-title")).section("/clients");
    let may_add = Who::SERVING.admits(Some(desk.actor().role));
    let may_take = Who::TAKING.admits(Some(desk.actor().role));
    top = top.actions(html! {
        @if may_take {
            (ui::quiet_link(sought.href(ListFile, "after", ""), &t!(lang, "clients-take")))
        }
        @if may_add { (ui::button_link(New, &t!(lang, "clients-add"))) }
    });
    let add = may_add.then(|| ui::button_link(New, &t!(lang, "clients-add")));
    let body = html! {
        (filters(lang, sought))
        (orders(lang, sought))
        @if rows.is_empty() {
            (ui::empty(&t!(lang, "clients-none-title"), &t!(lang, "clients-none"), add))
        } @else {
            (table(lang, rows))
            (ui::pager(lang, next))
        }
    };
    frame(desk, top, html! { section.sheet.wide { (body) } })
}

fn filters(lang: Lang, sought: &Sought) -> Markup {
    let text = Field {
        name: "q",
        label: t!(lang, "clients-text"),
        kind: Kind::Search,
        ..Field::default()
    };
    let kind = Field { name: "kind", label: t!(lang, "client-kind"), ..Field::default() };
    let kinds = Recipient::ALL.iter().map(|it| (*it, word(lang, "recipient", it)));
    let none = Faults::default();
    let body = html! {
        (ui::field(lang, text, &sought.0, &none))
        (ui::select(lang, kind, kinds, &sought.0, &none))
        @if !sought.get("order").is_empty() { (ui::hidden("order", sought.get("order"))) }
    };
    ui::filters(lang, &List.to_string(), sought.active(&["q", "kind"]), body)
}

fn orders(lang: Lang, sought: &Sought) -> Markup {
    let newest = sought.get("order") == "new";
    let tab =
        |label, order, current| Tab { label, href: sought.href(List, "order", order), current };
    ui::tabs(
        &t!(lang, "clients-order"),
        [
            tab(t!(lang, "clients-by-name"), "", !newest),
            tab(t!(lang, "clients-newest"), "new", newest),
        ],
    )
}

fn table(lang: Lang, rows: &[Row]) -> Markup {
    let heads = [
        col(t!(lang, "client-name")),
        col(t!(lang, "client-inn")),
        col(t!(lang, "client-kind")),
        col(t!(lang, "client-registry")),
        col(t!(lang, "client-phone")),
    ];
    let rows = rows.iter().map(|Row { client: it, .. }| {
        vec![
            html! { a href=(Show { id: it.id }) { (it.name) } },
            html! { @if let Some(inn) = it.inn { (inn) } @else { "—" } },
            html! { (word(lang, "recipient", it.kind)) },
            html! { (registry_short(lang, it)) },
            html! { (it.phone) },
        ]
    });
    ui::table(heads, rows)
}

/// The category where the registry knows the client; else since when it does not.
fn registry_short(lang: Lang, it: &Client) -> String {
    match (it.category, it.sme_day) {
        (Some(category), _) if it.sme_found => word(lang, "category", category),
        (_, Some(day)) if !it.sme_found => {
            t!(lang, "client-registry-absent", day = fmt::day(lang, day))
        }
        _ => "—".to_owned(),
    }
}
