//! What waits for somebody, out of all rooms.

use axum_extra::routing::TypedPath;
use db::Tx;
use kernel::{Actor, Day, Lang};
use maud::{Markup, html};
use web::{Desk, Frame, Result, Waiting, fmt, frame, say, t, ui};

#[derive(TypedPath)]
#[typed_path("/waiting")]
pub(crate) struct Show;

pub(crate) async fn show(_: Show, desk: Desk) -> Result<Markup> {
    let today = desk.today();
    let all = of_actor(&mut desk.db().read().await?, desk.actor(), today).await?;
    let lang = desk.lang;
    let overdue: Vec<_> = all.iter().filter(|it| it.is_overdue(today)).collect();
    let others: Vec<_> = all.iter().filter(|it| !it.is_overdue(today)).collect();
    let body = html! {
        @if all.is_empty() {
            section.sheet.wide {
                (ui::empty(&t!(lang, "waiting-nothing"), &t!(lang, "waiting-teach"), None))
            }
        }
        @if !overdue.is_empty() {
            (ui::sheet(&t!(lang, "waiting-overdue"), table(lang, today, &overdue)))
        }
        @if !others.is_empty() {
            (ui::sheet(&t!(lang, "waiting-open"), table(lang, today, &others)))
        }
        (ui::aside(&t!(lang, "waiting-reminders"), html! {
            p.soft { (t!(lang, "waiting-reminders-lead")) }
            p { a href=(super::settings::Show) { (t!(lang, "waiting-to-settings")) } }
            p { a href=(crate::mail_page::Show) { (t!(lang, "waiting-to-mails")) } }
        }))
    };
    let head = Frame::titled(t!(lang, "waiting-title")).section("/waiting");
    Ok(frame(&desk, head, body))
}

/// What waits for somebody in one of their seats: the nearest term first, what has none last. Each
/// room bounds its part.
pub(super) async fn of_actor(tx: &mut Tx, actor: &Actor, today: Day) -> db::Result<Vec<Waiting>> {
    let mut all = agreements::waiting(tx, actor, today).await?;
    all.extend(plans::waiting(tx, actor, today).await?);
    all.extend(visits::waiting(tx, actor, today).await?);
    all.extend(news::waiting(tx, actor, today).await?);
    all.extend(practices::waiting(tx, actor, today).await?);
    all.sort_by_key(|it| (it.due.is_none(), it.due));
    Ok(all)
}

fn table(lang: Lang, today: Day, all: &[&Waiting]) -> Markup {
    let heads = [ui::col(t!(lang, "waiting-what")), ui::col(t!(lang, "waiting-due"))];
    let rows = all.iter().map(|it| {
        let due = it.due.map(|due| fmt::day(lang, due)).unwrap_or_default();
        let tone = if it.is_overdue(today) { ui::Tone::Bad } else { ui::Tone::Plain };
        vec![
            html! { a href=(it.href) { (say(lang, &it.say)) } },
            html! {
                @if due.is_empty() { span.soft { (t!(lang, "waiting-no-due")) } }
                @else { (ui::state(due, tone)) }
            },
        ]
    });
    ui::table(heads, rows)
}
