//! The page of an adoption: its path, its plan, what was changed, the talk, what it brought.

mod forms;

use super::adoptions::step_of;
use super::version::differences;
use super::views::{adoption_label, refused};
use super::{Adoptions, Show, ShowAdoption, ShowVersion, StepOf};
use crate::deeds::{self, party, unknown};
use crate::{
    Adoption, AdoptionState, AdoptionStep, Measured, Message, Practice, Taken, Version, store,
};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::{Entry, Thing};
use kernel::{AdoptionId, Lang};
use maud::{Markup, html};
use web::ui;
use web::{Desk, Frame, Result, Stopped, Tried, Typed, fmt, frame, t, word};

/// Entries of the journal beside the page.
const HISTORY: i64 = 20;
/// What the forms are called that are no steps.
pub(super) const ADAPTATION: &str = "adaptation";
pub(super) const TALK: &str = "talk";
pub(super) const GROWING: &str = "growing";

pub async fn show(ShowAdoption { id }: ShowAdoption, desk: Desk) -> Result<Markup> {
    Ok(view(&desk, &Shown::find(&desk, id).await?, &Tried::default()))
}

pub async fn step(StepOf { id, step }: StepOf, desk: Desk, typed: Typed) -> Result<Response> {
    let step = step_of(&step)?;
    let done = transact!(desk.db(), |tx| { deeds::step(tx, &desk, id, step, &typed).await });
    answered(&desk, id, step.word(), typed, done).await
}

/// Back to the page; what was refused comes back beside its form.
pub(super) async fn answered(
    desk: &Desk,
    id: AdoptionId,
    form: &'static str,
    typed: Typed,
    done: Result<(), Stopped>,
) -> Result<Response> {
    match done {
        Ok(()) => Ok(Redirect::to(&ShowAdoption { id }.to_string()).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let shown = Shown::find(desk, id).await?;
            Ok(refused(view(desk, &shown, &Tried::new(form, typed, faults))))
        }
    }
}

/// Everything the page shows.
struct Shown {
    adoption: Adoption,
    practice: Practice,
    version: Version,
    /// The card in the catalogue, where it is another than the one that was taken.
    newer: Option<Version>,
    adopter: Option<regions::Organisation>,
    donor: Option<regions::Organisation>,
    steps: Vec<Taken>,
    messages: Vec<Message>,
    history: Vec<Entry>,
}

impl Shown {
    async fn find(desk: &Desk, id: AdoptionId) -> Result<Shown> {
        let mut tx = desk.db().read().await?;
        let adoption = party(&mut tx, desk, id).await?;
        let practice = unknown(store::find(&mut tx, adoption.practice).await?)?;
        let newer = match practice.published.filter(|it| *it != adoption.version) {
            Some(it) => store::version(&mut tx, it).await?,
            None => None,
        };
        Ok(Shown {
            practice,
            newer,
            version: unknown(store::version(&mut tx, adoption.version).await?)?,
            adopter: regions::organisation(&mut tx, adoption.organisation).await?,
            donor: regions::organisation(&mut tx, adoption.donor).await?,
            steps: store::steps(&mut tx, id).await?,
            messages: store::messages(&mut tx, id).await?,
            history: journal::of_thing(&mut tx, Thing::Adoption, id, HISTORY).await?,
            adoption,
        })
    }
}

fn view(desk: &Desk, it: &Shown, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let name = |it: &Option<regions::Organisation>| {
        it.as_ref().map_or_else(|| "—".to_owned(), |it| it.short_name.clone())
    };
    let sides = format!("{} → {}", name(&it.donor), name(&it.adopter));
    let top = Frame::titled(t!(lang, "adoption-title", title = it.practice.title.as_str()))
        .section("/practices")
        .crumb(t!(lang, "adoptions-title"), Adoptions)
        .lead(html! { (sides) " · " (adoption_label(lang, it.adoption.state)) });
    let body = html! {
        div {
            (tried.summary(lang))
            section.sheet {
                h2 { (t!(lang, "adoption-path")) }
                (ui::steps(lang, steps(lang, it)))
                (taken(lang, it))
            }
            (forms::next_steps(desk, it, tried))
            (ui::sheet(&t!(lang, "adoption-plan"), forms::adaptation(desk, it, tried)))
            @if let Some(measured) = it.adoption.measured() {
                (ui::sheet(&t!(lang, "adoption-brought"), result(lang, &measured)))
            }
            @if let Some(newer) = &it.newer {
                (ui::sheet(&t!(lang, "adoption-newer-differs"), differences(desk, &it.version.card, &newer.card)))
            }
            (ui::sheet(&t!(lang, "adoption-talk"), forms::talk(desk, it, tried)))
        }
        (ui::side(html! {
            (ui::sheet(&t!(lang, "adoption-what"), what(lang, it)))
            (ui::sheet(&t!(lang, "practice-history"), ui::history(lang, &desk.actor().zone, &it.history)))
        }))
    };
    frame(desk, top, body)
}

fn what(lang: Lang, it: &Shown) -> Markup {
    let id = it.practice.id;
    html! {
        p { a href=(Show { id }) { (it.practice.title) } }
        p {
            a href=(ShowVersion { id, version: it.version.id }) {
                (t!(lang, "practice-version")) " " (it.version.number)
            }
        }
        @if it.newer.is_some() {
            p.hint { (t!(lang, "adoption-newer-version")) }
        }
        @if let Some(grown) = it.adoption.grown {
            p { a href=(Show { id: grown }) { (t!(lang, "adoption-grown")) } }
        }
        @if !it.adoption.lesson.is_empty() {
            @let label = match it.adoption.state {
                AdoptionState::Refused => t!(lang, "practice-reason"),
                _ => t!(lang, "adoption-lesson"),
            };
            p { strong { (label) } ": " (it.adoption.lesson) }
        }
    }
}

fn steps(lang: Lang, it: &Shown) -> Vec<ui::Step> {
    let state = it.adoption.state;
    let path = AdoptionState::PATH;
    let reached = it.steps.iter().filter_map(|it| match it.step {
        AdoptionStep::Interest => Some(0),
        AdoptionStep::Request => Some(1),
        AdoptionStep::Consultation => Some(2),
        AdoptionStep::Plan => Some(3),
        AdoptionStep::Pilot => Some(4),
        AdoptionStep::Implementation => Some(5),
        AdoptionStep::Measurement => Some(6),
        AdoptionStep::Refusal | AdoptionStep::Stop => None,
    });
    let here = path.iter().position(|it| *it == state).or(reached.max()).unwrap_or_default();
    let stage = |at: usize| match at.cmp(&here) {
        std::cmp::Ordering::Less => ui::Stage::Done,
        std::cmp::Ordering::Equal if state.is_aside() => ui::Stage::Ended,
        std::cmp::Ordering::Equal if state == AdoptionState::Measured => ui::Stage::Done,
        std::cmp::Ordering::Equal => ui::Stage::Now,
        std::cmp::Ordering::Greater => ui::Stage::Ahead,
    };
    let label = |state| word(lang, "adoption-state", state);
    let step = |(at, it)| ui::Step { label: label(it), detail: String::new(), stage: stage(at) };
    path.into_iter().enumerate().map(step).collect()
}

fn taken(lang: Lang, it: &Shown) -> Markup {
    html! {
        ol.journal {
            @for it in &it.steps {
                li {
                    time datetime=(it.on_day) { (fmt::day(lang, it.on_day)) }
                    strong { (word(lang, "adoption-step", it.step)) } ", " (it.responsible)
                    @if !it.note.is_empty() { ": " (it.note) }
                }
            }
        }
    }
}

fn result(lang: Lang, it: &Measured) -> Markup {
    html! {
        p { (it.what) ": " strong { (it.baseline) " → " (it.value) } }
        p.hint { (t!(lang, "practice-result-confirmed")) ", " (it.period) ", " (it.source) }
    }
}
