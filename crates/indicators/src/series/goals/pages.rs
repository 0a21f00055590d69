//! «Цели региона»: the published ones for everyone, the drafts and the form for its officers.

use super::{Goal, store};
use crate::series::pages::written;
use crate::series::{Indicator, Month, store as series};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::transact;
use journal::{Note, Thing};
use kernel::{Day, RegionCode, Say, Zone};
use maud::{Markup, html};
use regions::{Region, ShowRegion};
use serde::Deserialize;
use web::ui::{self, Field, Kind, Tone};
use web::{
    Desk, Doors, Error, Faults, Frame, Guest, Result, Sought, Typed, Who, Whose, fmt, frame, t,
};

/// Longest name of a paper, in characters.
const LONGEST: usize = 300;
/// No target is larger.
const LARGEST: f64 = 1e12;

/// A region's goals.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/goals")]
pub struct ShowGoals {
    /// Which region.
    pub code: RegionCode,
}

/// The end of a goal.
#[derive(TypedPath, Deserialize)]
#[typed_path("/regions/{code}/goals/{indicator}/removal")]
pub(super) struct Removal {
    code: RegionCode,
    indicator: String,
}

/// The routes of goals.
pub(crate) fn doors(doors: Doors) -> Doors {
    doors.get(Who::Anyone, Whose::Open, show).post(Who::OFFICERS, Whose::Party, keep).post(
        Who::OFFICERS,
        Whose::Party,
        remove,
    )
}

/// What the page shows.
struct Seen {
    region: Region,
    indicators: Vec<Indicator>,
    goals: Vec<Goal>,
    /// Whether the reader may change it.
    own: bool,
}

async fn show(ShowGoals { code }: ShowGoals, guest: Guest, sought: Sought) -> Result<Markup> {
    let seen = find(&guest, code).await?;
    let typed = seen.goals.iter().find(|it| it.indicator == sought.get("goal")).map(filled);
    Ok(page(&guest, &seen, &typed.unwrap_or_default(), &Faults::default()))
}

async fn keep(ShowGoals { code }: ShowGoals, desk: Desk, typed: Typed) -> Result<Response> {
    desk.party(&[code])?;
    let seen = find(&desk, code).await?;
    let mut faults = Faults::default();
    let goal = read(&desk, &seen, &typed, &mut faults);
    let Some(goal) = goal.filter(|_| faults.is_empty()) else {
        let page = page(&desk, &seen, &typed, &faults);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    transact!(desk.db(), |tx| {
        store::save_goal(tx, &goal).await?;
        let note = Note::by(desk.actor(), "goal-kept", Thing::Region, code);
        let note = note.with("indicator", name_of(&seen, &goal.indicator));
        journal::write(tx, desk.now, note).await
    })?;
    Ok(Redirect::to(&ShowGoals { code }.to_string()).into_response())
}

async fn remove(Removal { code, indicator }: Removal, desk: Desk) -> Result<Redirect> {
    desk.party(&[code])?;
    transact!(desk.db(), |tx| {
        if !store::remove(tx, code, &indicator).await? {
            return Err(Error::NotFound);
        }
        let note = Note::by(desk.actor(), "goal-removed", Thing::Region, code);
        journal::write(tx, desk.now, note.with("indicator", indicator.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&ShowGoals { code }.to_string()))
}

/// Three statements.
async fn find(guest: &Guest, code: RegionCode) -> Result<Seen> {
    let mut tx = guest.db().read().await?;
    let region = regions::region(&mut tx, code).await?.ok_or(Error::NotFound)?;
    let indicators = series::indicators(&mut tx, Month::of(today(guest))).await?;
    let mut goals = store::goals(&mut tx, code).await?;
    let actor = guest.actor.as_ref().filter(|it| it.region == code);
    let own = actor.is_some_and(|it| Who::OFFICERS.admits(Some(it.role)));
    goals.retain(|it| own || it.is_published());
    Ok(Seen { region, indicators, goals, own })
}

fn today(guest: &Guest) -> Day {
    let moscow = || guest.now.day_in(&Zone::moscow());
    guest.actor.as_ref().map_or_else(moscow, |it| it.today(guest.now))
}

/// Reads the form; a term that has passed is no goal.
fn read(desk: &Desk, seen: &Seen, typed: &Typed, faults: &mut Faults) -> Option<Goal> {
    let indicator = typed.text("indicator", 40, faults);
    if faults.is_empty() && !seen.indicators.iter().any(|it| it.code == indicator) {
        faults.add("indicator", Say::new("fault-choose"));
    }
    let target = typed.text("target", 20, faults).replace([' ', '\u{a0}'], "").replace(',', ".");
    let target: Option<f64> = target.parse().ok().filter(|it: &f64| it.abs() <= LARGEST);
    if target.is_none() {
        faults.add("target", Say::new("goal-fault-target"));
    }
    let due: Option<Day> = typed.plain("due", faults, "fault-day");
    match due {
        None => faults.add("due", Say::new("fault-required")),
        Some(due) if due < desk.today() => faults.add("due", Say::new("goal-fault-due")),
        Some(_) => {}
    }
    let act = typed.text("act", LONGEST, faults);
    let known = seen.goals.iter().find(|it| it.indicator == indicator);
    let since = known.and_then(|it| it.published_on).unwrap_or(desk.today());
    Some(Goal {
        region: seen.region.code,
        indicator,
        target: target?,
        due: due?,
        act,
        published_on: typed.has("published").then_some(since),
        updated_at: desk.now,
    })
}

/// A goal as its form shows it.
fn filled(it: &Goal) -> Typed {
    Typed::filled([
        ("indicator", it.indicator.clone()),
        ("target", it.target.to_string().replace('.', ",")),
        ("due", it.due.to_string()),
        ("act", it.act.clone()),
        ("published", if it.is_published() { "on".to_owned() } else { String::new() }),
    ])
}

fn name_of<'a>(seen: &'a Seen, code: &'a str) -> &'a str {
    let known = seen.indicators.iter().find(|it| it.code == code);
    known.map_or(code, |it| it.name.as_str())
}

fn page(guest: &Guest, seen: &Seen, typed: &Typed, faults: &Faults) -> Markup {
    let (lang, code) = (guest.lang, seen.region.code);
    let top = Frame::titled(t!(lang, "goals-title"))
        .section("/regions")
        .crumb(&seen.region.name, ShowRegion { code })
        .lead(html! { (t!(lang, "goals-lead")) });
    let body = html! {
        (ui::sheet(&seen.region.name, html! {
            @if seen.goals.is_empty() {
                (ui::empty("", &t!(lang, "goals-none"), None))
            } @else {
                (table(guest, seen))
            }
        }))
        @if seen.own { (ui::aside(&t!(lang, "goal-form"), form(guest, seen, typed, faults))) }
    };
    frame(guest, top, body)
}

fn table(guest: &Guest, seen: &Seen) -> Markup {
    let (lang, code) = (guest.lang, seen.region.code);
    let heads = [
        ui::col(t!(lang, "goal-indicator")),
        ui::num(t!(lang, "goal-target")),
        ui::col(t!(lang, "goal-due")),
        ui::col(t!(lang, "goal-act")),
    ];
    let own = seen.own.then(|| ui::hidden_col(t!(lang, "goal-change")));
    let rows = seen.goals.iter().map(|it| {
        let of = seen.indicators.iter().find(|of| of.code == it.indicator);
        let name = of.map_or(it.indicator.as_str(), |of| of.name_in(lang));
        let target = of.map_or_else(
            || fmt::decimal(lang, it.target),
            |of| written(lang, of.unit, Some(it.target)),
        );
        let mut row = vec![
            html! {
                (name)
                @if !it.is_published() { " " (ui::state(t!(lang, "goal-draft"), Tone::Warn)) }
            },
            html! { (target) },
            html! { (fmt::day(lang, it.due)) },
            html! { (it.act) },
        ];
        if seen.own {
            let removal = Removal { code, indicator: it.indicator.clone() };
            row.push(html! {
                (ui::quiet_link(format!("{}?goal={}", ShowGoals { code }, it.indicator), &t!(lang, "goal-change")))
                (ui::confirm_button(lang, removal, &t!(lang, "goal-remove"), &t!(lang, "goal-remove-ask")))
            });
        }
        row
    });
    ui::table(heads.into_iter().chain(own), rows)
}

fn form(guest: &Guest, seen: &Seen, typed: &Typed, faults: &Faults) -> Markup {
    let lang = guest.lang;
    let must = |name, label| Field { name, label, required: true, ..Field::default() };
    let labels = [
        ("indicator", t!(lang, "goal-indicator")),
        ("target", t!(lang, "goal-target")),
        ("due", t!(lang, "goal-due")),
        ("act", t!(lang, "goal-act")),
    ];
    let [indicator, target, due, act] = labels.clone().map(|(name, label)| must(name, label));
    let options = seen.indicators.iter().map(|it| (it.code.as_str(), it.name_in(lang)));
    let published = Field {
        name: "published",
        label: t!(lang, "goal-published"),
        hint: t!(lang, "goal-published-hint"),
        ..Field::default()
    };
    html! {
        (ui::fault_summary(lang, faults, &labels))
        form method="post" action=(ShowGoals { code: seen.region.code }) {
            (ui::select(lang, indicator, options, typed, faults))
            (ui::field(lang, target, typed, faults))
            (ui::field(lang, Field { kind: Kind::Day, ..due }, typed, faults))
            (ui::field(lang, act, typed, faults))
            (ui::checkbox(lang, published, typed, faults))
            (ui::submit(&t!(lang, "goal-keep")))
        }
    }
}
