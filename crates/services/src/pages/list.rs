//! The catalogue as a list: filters in the URL, pages by keyset.

use db::{Value, Wish};
use kernel::{Day, DirectionId, Lang, Recipient, fold};
use maud::{Markup, html};
use regions::Direction;
use web::ui::{self, Field, Kind, col, num};
use web::{Desk, Faults, Frame, Result, Sought, Who, frame, t, word};

use super::wording::{price_words, recipients_words, validity_label};
use super::{List, New, Show};
use crate::store::{self, Row};
use crate::{ServiceKind, Validity};

/// Rows of one page.
const ROWS: usize = 50;
/// The filters, by their names in the URL.
const FILTERS: [&str; 5] = ["q", "direction", "kind", "recipient", "all"];

pub async fn list(_: List, desk: Desk, sought: Sought) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let organisation = desk.actor().organisation;
    let directions = regions::directions(&mut tx, organisation).await?;
    let wish = Wish { after: sought.value("after"), limit: ROWS, ..wish(&sought, desk.today()) };
    let page = store::list(&mut tx, organisation, &wish).await?;
    let next = page.next.map(|it| sought.href(List, "after", &it.to_string()));
    Ok(view(&desk, &sought, &directions, &page.rows, next.as_deref()))
}

/// Direction, kind, recipients, text and, unless all are asked for, validity today: as the
/// listing's filters want them.
pub(crate) fn wish(sought: &Sought, today: Day) -> Wish {
    let text = |it: String| Value::from(format!("%{it}%"));
    let folded = Some(fold(sought.get("q"))).filter(|it| !it.is_empty());
    let filters = vec![
        sought.value::<DirectionId>("direction").map(Value::from),
        sought.value::<ServiceKind>("kind").map(Value::from),
        sought.value::<Recipient>("recipient").map(|it| text(it.to_string())),
        // Nobody searches a name for the wildcards of `like`.
        folded.map(|it| text(it.replace(['%', '_', '\\'], " "))),
        (!sought.0.has("all")).then(|| today.into()),
    ];
    Wish { filters, ..Wish::default() }
}

fn view(
    desk: &Desk,
    sought: &Sought,
    directions: &[Direction],
    rows: &[Row],
    next: Option<&str>,
) -> Markup {
    let lang = desk.lang;
    let mut top = Frame::titled(t!(lang, "services-title")).section("/services");
    top = top.lead(html! { (t!(lang, "services-lead")) });
    if Who::HEADS.admits(Some(desk.actor().role)) {
        top = top.actions(ui::button_link(New, &t!(lang, "services-add")));
    }
    let body = html! {
        (filters(lang, sought, directions))
        @if rows.is_empty() {
            (ui::empty(&t!(lang, "services-none-title"), &t!(lang, "services-none"), None))
        } @else {
            (table(desk, rows))
            (ui::pager(lang, next))
        }
    };
    frame(desk, top, html! { section.sheet.wide { (body) } })
}

fn filters(lang: Lang, sought: &Sought, directions: &[Direction]) -> Markup {
    let field = |name, label, kind| Field { name, label, kind, ..Field::default() };
    let (typed, none) = (&sought.0, Faults::default());
    let names = regions::on_offer(directions, sought.value("direction"));
    let names = names.map(|it| (it.id, &it.short_name));
    let kinds = ServiceKind::ALL.iter().map(|it| (*it, word(lang, "service-kind", it)));
    let recipients = Recipient::ALL.iter().map(|it| (*it, word(lang, "recipient", it)));
    let body = html! {
        (ui::field(lang, field("q", t!(lang, "services-text"), Kind::Search), typed, &none))
        (ui::select(lang, field("direction", t!(lang, "service-direction"), Kind::Text), names, typed, &none))
        (ui::select(lang, field("kind", t!(lang, "service-kind"), Kind::Text), kinds, typed, &none))
        (ui::select(lang, field("recipient", t!(lang, "service-recipient"), Kind::Text), recipients, typed, &none))
        (ui::checkbox(lang, field("all", t!(lang, "services-all"), Kind::Text), typed, &none))
    };
    ui::filters(lang, &List.to_string(), sought.active(&FILTERS), body)
}

fn table(desk: &Desk, rows: &[Row]) -> Markup {
    let lang = desk.lang;
    let heads = [
        col(t!(lang, "service-name")),
        col(t!(lang, "service-direction")),
        col(t!(lang, "service-recipients")),
        col(t!(lang, "service-price")),
        num(t!(lang, "service-term")),
    ];
    let rows = rows.iter().map(|Row { service: it, direction_name, .. }| {
        let validity = it.validity(desk.today());
        vec![
            html! {
                a href=(Show { id: it.id }) { (it.name) }
                small { " " (word(lang, "service-kind", it.kind)) }
                @if validity != Validity::InForce { " " (validity_label(lang, validity)) }
            },
            html! { (direction_name) },
            html! { (recipients_words(lang, it)) },
            html! { (price_words(lang, it)) },
            html! { (t!(lang, "service-days", days = it.term_days)) },
        ]
    });
    ui::table(heads, rows)
}
