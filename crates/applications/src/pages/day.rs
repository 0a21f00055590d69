//! «Мой день»: what waits for this specialist, and the shortest way to serve whoever came in.

use super::{Day, List, WalkIn, views};
use crate::store::{self, Filter, Line, RenderedToday};
use maud::{Markup, html};
use web::{Desk, Faults, Frame, Result, Typed, fmt, frame, t, ui};

/// Lines of a sheet.
const LINES: usize = 50;

/// `GET /desk`: three statements.
pub async fn show(_: Day, desk: Desk) -> Result<Markup> {
    let actor = desk.actor();
    let mut tx = desk.db().read().await?;
    let mine = Filter { open: Some(true), assignee: Some(actor.account), ..Filter::default() };
    let mine = store::list(&mut tx, actor.organisation, &mine, None, LINES).await?.rows;
    let new = Filter { open: Some(true), unclaimed_for: Some(actor.account), ..Filter::default() };
    let new = store::list(&mut tx, actor.organisation, &new, None, LINES).await?.rows;
    let done = store::rendered_on(&mut tx, actor.organisation, actor.account, desk.today()).await?;
    Ok(view(&desk, &Waiting::sort(mine, &desk), &new, &done))
}

/// A specialist's open applications by what they wait for.
struct Waiting {
    overdue: Vec<Line>,
    today: Vec<Line>,
    documents: Vec<Line>,
    later: Vec<Line>,
}

impl Waiting {
    /// An application stands once: being late outweighs waiting for documents.
    fn sort(lines: Vec<Line>, desk: &Desk) -> Waiting {
        let today = desk.today();
        let (overdue, rest): (Vec<_>, Vec<_>) = lines.into_iter().partition(|it| it.due_on < today);
        let (documents, rest): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|it| !it.awaits.is_empty());
        let (today, later) = rest.into_iter().partition(|it| it.due_on == today);
        Waiting { overdue, today, documents, later }
    }
}

fn view(desk: &Desk, mine: &Waiting, new: &[Line], done: &[RenderedToday]) -> Markup {
    let lang = desk.lang;
    let serves = web::Who::SERVING.admits(Some(desk.actor().role));
    let mut top = Frame::titled(t!(lang, "day-title"))
        .section("/desk")
        .lead(html! { (fmt::day(lang, desk.today())) ", " (desk.actor().organisation_name) });
    if serves {
        top = top.actions(ui::button_link(WalkIn, &t!(lang, "walk-in-title")));
    }
    let figure = |rows: usize, label, href| {
        let figure = ui::Figure::new(fmt::number(lang, rows as i64), label);
        if rows > 0 { figure.href(href) } else { figure }
    };
    let figures = [
        figure(mine.overdue.len(), t!(lang, "day-overdue"), "#overdue"),
        figure(mine.today.len(), t!(lang, "day-today"), "#today"),
        figure(new.len(), t!(lang, "day-new"), "#new"),
        figure(done.len(), t!(lang, "day-done"), "#done"),
    ];
    let nothing = mine.overdue.is_empty() && mine.today.is_empty();
    let body = html! {
        section.sheet { (ui::figures(figures)) }
        (sheet(desk, "overdue", &t!(lang, "day-overdue-title"), &mine.overdue))
        @if nothing {
            section.sheet id="today" {
                h2 { (t!(lang, "day-today-title")) }
                (ui::empty(&t!(lang, "day-free"), &t!(lang, "day-free-teach"),
                    Some(ui::quiet_link(List, &t!(lang, "applications-title")))))
            }
        } @else {
            (sheet(desk, "today", &t!(lang, "day-today-title"), &mine.today))
        }
        (sheet(desk, "documents", &t!(lang, "day-documents-title"), &mine.documents))
        (sheet(desk, "new", &t!(lang, "day-new-title"), new))
        (sheet(desk, "later", &t!(lang, "day-later-title"), &mine.later))
        div.side {
            @if serves { (quick(desk)) }
            (rendered(desk, done))
        }
    };
    frame(desk, top, body)
}

fn sheet(desk: &Desk, id: &str, title: &str, lines: &[Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            section.sheet id=(id) { h2 { (title) } (views::lines(desk, lines)) }
        }
    }
}

/// The first field of the walk-in form; the rest of it opens with the client filled in.
fn quick(desk: &Desk) -> Markup {
    let lang = desk.lang;
    let field = ui::Field {
        name: "inn",
        label: t!(lang, "walk-in-inn"),
        kind: ui::Kind::Inn,
        ..ui::Field::default()
    };
    let form = html! {
        form action=(WalkIn) {
            (ui::field(lang, field, &Typed::default(), &Faults::default()))
            button.button.quiet type="submit" { (t!(lang, "day-serve")) }
        }
    };
    ui::aside(&t!(lang, "day-came-in"), form)
}

fn rendered(desk: &Desk, done: &[RenderedToday]) -> Markup {
    let lang = desk.lang;
    let body = html! {
        @if done.is_empty() {
            p.soft { (t!(lang, "day-none-done")) }
        } @else {
            ol.journal {
                @for it in done {
                    li {
                        a href=(ledger::Show { id: it.id }) { (it.service_name) }
                        br; a href=(clients::Show { id: it.client }) { (it.client_name) }
                    }
                }
            }
        }
    };
    html! { div id="done" { (ui::aside(&t!(lang, "day-done-title"), body)) } }
}
