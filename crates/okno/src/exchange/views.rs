//! The page of two regions: what stands between them in one line, then each subject on a sheet.

use super::gather::{Exchange, Sight};
use super::{Briefing, Choose, figures, practices, sections, transfer};
use agreements::ListAgreements;
use kernel::{Day, RegionCode};
use maud::{Markup, html};
use regions::{ShowOrganisation, ShowSupport};
use web::{Desk, Frame, Who, fmt, frame, t, ui};

/// So many untouched spheres and directions stand in the summary.
const NAMED: usize = 3;

/// The whole page.
pub(super) fn page(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let [a, b] = it.codes();
    let title = t!(lang, "exchange-pair", a = it.name(a), b = it.name(b));
    let top = Frame::titled(title)
        .section("/exchange")
        .crumb(t!(lang, "exchange-title"), Choose)
        .lead(support(desk, it));
    let top = match it.sight {
        Sight::Everything => top.actions(actions(desk, it)),
        Sight::Registers => top,
    };
    let body = html! {
        (summary(desk, it))
        div.wide.pairs.four {
            (practices::sheet(desk, it))
            (transfer::sheets::success(desk, &it.transfer))
            (transfer::sheets::take(desk, &it.transfer))
            (transfer::sheets::give(desk, it.transfer.ours.as_ref().map(|it| &*it.giving), it.them().region.code))
        }
        div.wide.pairs {
            (sections::agreements::sheet(desk, it))
            (sections::plans::sheet(desk, it))
            (sections::visits::sheet(desk, it))
            @if it.sight == Sight::Everything { (sections::commitments::sheet(desk, it)) }
            (sections::untouched::sheet(desk, it))
        }
        (figures::sheet(desk, it))
    };
    frame(desk, top, body)
}

/// How support is arranged on either side.
fn support(desk: &Desk, it: &Exchange) -> Markup {
    let link = |code: RegionCode| html! { a href=(ShowSupport { code }) { (it.name(code)) } };
    let [a, b] = it.codes();
    html! { (t!(desk.lang, "exchange-support")) " " (link(a)) ", " (link(b)) }
}

/// A visit is prepared by officers; its paper is for the press service too.
fn actions(desk: &Desk, it: &Exchange) -> Markup {
    let [a, b] = it.codes();
    let visit = it.next_visit().map_or_else(String::new, |next| format!("?visit={}", next.id));
    let paper = format!("{}{visit}", Briefing { a, b });
    let (guest, host) = (it.us().region.code, it.them().region.code);
    let prepare = format!("/visits/new?guest={guest}&host={host}");
    html! {
        (ui::quiet_link(paper, &t!(desk.lang, "exchange-briefing")))
        @if Who::OFFICERS.admits(Some(desk.actor().role)) {
            (ui::button_link(prepare, &t!(desk.lang, "exchange-prepare")))
        }
    }
}

/// What stands between the two, in a line of numbers.
fn summary(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let agreements = it.agreements.in_force.count;
    let held = it.held().count();
    html! {
        section.sheet.wide.brief aria-label=(t!(lang, "exchange-in-brief")) {
            a href="#agreements" { b { (agreements) } " " (t!(lang, "exchange-agreements-in-force", count = agreements)) }
            (plan(desk, it))
            a href="#visits" { b { (held) } " " (t!(lang, "exchange-visits-held", count = held)) }
            @if it.sight == Sight::Everything { (commitments(desk, it)) }
            (untouched(desk, it))
        }
    }
}

fn plan(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let tally = it.progress().all;
    if tally.total == 0 {
        return html! { span { (t!(lang, "exchange-no-plan")) } };
    }
    html! {
        a href="#plan" {
            b { (t!(lang, "exchange-done-of", done = tally.done, total = tally.total)) }
            " " (t!(lang, "exchange-measures-done", count = tally.total))
            @if tally.overdue > 0 {
                ", " span.bad { (t!(lang, "exchange-measures-overdue", count = tally.overdue)) }
            }
        }
    }
}

fn commitments(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let all = it.commitments.len();
    let ours = it.owed_by(it.us().region.code).count();
    let late = it.commitments.iter().filter(|one| one.is_overdue(it.today())).count();
    html! {
        a href="#commitments" {
            b { (all) } " " (t!(lang, "exchange-commitments-open", count = all))
            @if all > 0 { ": " (t!(lang, "exchange-ours-theirs", ours = ours, theirs = all - ours)) }
            @if late > 0 { ", " span.bad { (t!(lang, "exchange-commitments-overdue", count = late)) } }
        }
    }
}

/// «Пока без сотрудничества»: the first few, and the rest behind them.
fn untouched(desk: &Desk, it: &Exchange) -> Markup {
    let lang = desk.lang;
    let (spheres, directions) = (it.untouched_spheres(), it.untouched_directions());
    let more = (spheres.len() + directions.len()).saturating_sub(2 * NAMED);
    if spheres.is_empty() && directions.is_empty() {
        return html! {};
    }
    let spheres = spheres.iter().take(NAMED).map(|it| (sphere_link(&it.code), it.name.as_str()));
    let directions = directions.iter().take(NAMED).filter_map(|it| {
        let id = it.at.into_iter().flatten().next()?;
        Some((ShowOrganisation { id }.to_string(), it.name))
    });
    html! {
        span.whole-line {
            (t!(lang, "exchange-untouched")) " "
            @for (at, (href, name)) in spheres.chain(directions).enumerate() {
                @if at > 0 { ", " } a href=(href) { (name) }
            }
            @if more > 0 { ", " a href="#untouched" { (t!(lang, "exchange-more", count = more)) } }
        }
    }
}

/// Agreements of a sphere: what others have agreed on there.
pub(super) fn sphere_link(code: &str) -> String {
    format!("{ListAgreements}?sphere={code}")
}

/// From one day to another, `01.01.2020 – 31.12.2022`, or the one day.
pub(super) fn term(desk: &Desk, from: Day, to: Day) -> String {
    let (first, last) = (fmt::day(desk.lang, from), fmt::day(desk.lang, to));
    if from == to { first } else { format!("{first} – {last}") }
}
