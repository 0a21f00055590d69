//! What an organisation keeps, and what waits for a review.

use super::views::{dots, state_label};
use super::{Blank, Import, List, New, Own, Reviews, Show};
use crate::{Practice, Stage, Term, store};
use db::Wish;
use kernel::Role;
use maud::{Markup, html};
use web::ui::{self, col, num};
use web::{Desk, Faults, Frame, Result, Sought, frame, t, word};

/// Rows of one page.
const ROWS: usize = 50;

pub async fn list(_: Own, desk: Desk, sought: Sought) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let wish = Wish { after: sought.value("after"), ..Wish::first(ROWS) };
    let page = store::own(&mut tx, desk.actor().organisation, &wish).await?;
    let term = store::term(&mut tx).await?;
    let next = page.next.map(|it| sought.href(Own, "after", &it.to_string()));
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "practices-own"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .actions(html! {
            (ui::quiet_link(super::Adoptions, &t!(lang, "adoptions-title")))
            (ui::button_link(New, &t!(lang, "practice-add")))
        });
    let body = html! {
        section.sheet {
            (table(&desk, &page.rows, term))
            (ui::pager(lang, next.as_deref()))
        }
        (ui::aside(&t!(lang, "practice-import-title"), import(&desk, &Faults::default())))
    };
    Ok(frame(&desk, top, body))
}

pub async fn reviews(_: Reviews, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let waiting = waiting_for(&mut tx, &desk).await?;
    let term = store::term(&mut tx).await?;
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "practices-reviews"))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .lead(html! { (t!(lang, "practices-reviews-lead")) });
    Ok(frame(&desk, top, html! { section.sheet.wide { (table(&desk, &waiting, term)) } }))
}

/// What waits for the actor's review.
async fn waiting_for(tx: &mut db::Tx, desk: &Desk) -> Result<Vec<Practice>> {
    let expert = desk.actor().role == Role::Expert;
    let stage = if expert { Stage::Experts } else { Stage::Ministry };
    let mut all = store::in_stage(tx, stage).await?;
    all.retain(|it| it.is_reviewed_by(desk.actor()).is_ok());
    Ok(all)
}

/// The form that brings a filled paper back.
pub(super) fn import(desk: &Desk, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let field = ui::Field {
        name: "file",
        label: t!(lang, "practice-import-file"),
        required: true,
        ..ui::Field::default()
    };
    let form = html! {
        (ui::file_field(lang, field, ".docx", faults))
        (ui::submit(&t!(lang, "practice-import")))
    };
    html! {
        p { (t!(lang, "practice-import-lead")) }
        p { a href=(Blank) { (t!(lang, "practice-import-blank")) } }
        (ui::file_form(Import, form))
    }
}

fn table(desk: &Desk, all: &[Practice], term: Term) -> Markup {
    let lang = desk.lang;
    if all.is_empty() {
        return ui::empty("", &t!(lang, "practices-own-none"), None);
    }
    let heads = [
        col(t!(lang, "practice-title")),
        col(t!(lang, "practice-stands")),
        col(t!(lang, "practice-grade")),
        num(t!(lang, "adoptions-title")),
    ];
    let rows = all.iter().map(|it| {
        vec![
            html! { a href=(Show { id: it.id }) { (it.title) } },
            html! {
                (state_label(lang, it.state(desk.today(), term)))
                @if it.published.is_some() && it.stage != Stage::None {
                    small { (t!(lang, "practice-revision")) ": " (word(lang, "practice-state", it.stage)) }
                }
            },
            dots(lang, it.grade),
            html! { (it.adopters) },
        ]
    });
    ui::table(heads, rows)
}
