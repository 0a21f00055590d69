//! The page of an adoption: its path, its plan, what was changed, the talk, what it brought.

use super::adoptions::step_of;
use super::catalogue::unknown;
use super::path::reason;
use super::views::{adoption_label, today};
use super::{Adaptation, Adoptions, Grown, Messages, Show, ShowAdoption, ShowVersion, StepOf};
use crate::model::{Changes, Plan};
use crate::{
    Adoption, AdoptionState, AdoptionStep, Measured, Message, Practice, Taken, Version, acts,
    store, write_changes, write_plan,
};
use axum::response::Redirect;
use db::{Tx, transact};
use journal::{Entry, Note, Thing};
use kernel::{AdoptionId, Day, Lang, Say};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Frame, Result, Typed, fmt, frame, t, word};

/// Entries of the journal beside the page.
const HISTORY: i64 = 20;
/// Longest text of a field, in characters.
const LONGEST: usize = 2_000;

pub async fn show(ShowAdoption { id }: ShowAdoption, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let adoption = party(&mut tx, &desk, id).await?;
    let shown = Shown {
        practice: unknown(store::find(&mut tx, adoption.practice).await?)?,
        version: unknown(store::version(&mut tx, adoption.version).await?)?,
        adopter: regions::organisation(&mut tx, adoption.organisation).await?,
        donor: regions::organisation(&mut tx, adoption.donor).await?,
        steps: store::steps(&mut tx, id).await?,
        messages: store::messages(&mut tx, id).await?,
        history: journal::of_thing(&mut tx, Thing::Adoption, id, HISTORY).await?,
        adoption,
    };
    Ok(view(&desk, &shown))
}

pub async fn step(StepOf { id, step }: StepOf, desk: Desk, typed: Typed) -> Result<Redirect> {
    let step = step_of(&step)?;
    transact!(desk.db(), |tx| { take(tx, &desk, id, step, &typed).await })?;
    Ok(back(id))
}

/// Makes a step: dated, with who answers for it.
async fn take(
    tx: &mut Tx,
    desk: &Desk,
    id: AdoptionId,
    step: AdoptionStep,
    typed: &Typed,
) -> Result<()> {
    let mut adoption = party(tx, desk, id).await?;
    let taken = store::steps(tx, id).await?;
    let mut faults = Faults::default();
    let on: Option<Day> = typed.plain("on", &mut faults, "fault-day");
    let responsible = typed.optional_text("responsible", LONGEST, &mut faults);
    let note = typed.optional_text("note", LONGEST, &mut faults);
    if let Some(error) = faults.error() {
        return Err(error);
    }
    let last = taken.last().map_or(adoption.began_on, |it| it.on_day);
    let on = on.unwrap_or(desk.today());
    adoption.take(step, adoption.is_adopter(desk.actor()), on, last, desk.today())?;
    fill(tx, &mut adoption, step, on, typed).await?;
    let taken = Taken {
        adoption: id,
        position: taken.len() as i64 + 1,
        step,
        on_day: on,
        responsible: if responsible.is_empty() { desk.actor().name.clone() } else { responsible },
        account: Some(desk.actor().account),
        note,
        at: desk.now,
    };
    acts::keep_step(tx, &adoption, &taken).await?;
    let note = Note::by(desk.actor(), "adoption-step", Thing::Adoption, id);
    journal::write(tx, desk.now, note.with("step", step.word()).with("on", on.to_string())).await?;
    Ok(())
}

/// What a step brings with it: the plan from the donor's card, the measured result, the lesson.
async fn fill(
    tx: &mut Tx,
    adoption: &mut Adoption,
    step: AdoptionStep,
    on: Day,
    typed: &Typed,
) -> Result<()> {
    match step {
        AdoptionStep::Plan if adoption.plan.0.is_empty() => {
            let version = unknown(store::version(tx, adoption.version).await?)?;
            adoption.plan = Adoption::plan_of(&version.card, on);
        }
        AdoptionStep::Measurement => adoption.result = measured(typed)?,
        AdoptionStep::Refusal | AdoptionStep::Stop => adoption.lesson = reason(typed)?,
        _ => {}
    }
    Ok(())
}

/// The result as the adopter measured it, as JSON.
fn measured(typed: &Typed) -> Result<String> {
    let mut faults = Faults::default();
    let mut text = |name| typed.text(name, LONGEST, &mut faults);
    let it = Measured {
        what: text("what"),
        baseline: text("baseline"),
        value: text("value"),
        period: text("period"),
        source: text("source"),
    };
    if let Some(error) = faults.error() {
        return Err(error);
    }
    serde_json::to_string(&it).map_err(|it| Error::Ours(it.into()))
}

/// The adoption, if the actor's region is one of its sides.
pub(super) async fn party(tx: &mut Tx, desk: &Desk, id: AdoptionId) -> Result<Adoption> {
    let adoption = unknown(store::find_adoption(tx, id).await?)?;
    desk.party(&adoption.parties())?;
    Ok(adoption)
}

pub(super) fn back(id: AdoptionId) -> Redirect {
    Redirect::to(&ShowAdoption { id }.to_string())
}

/// Everything the page shows.
struct Shown {
    adoption: Adoption,
    practice: Practice,
    version: Version,
    adopter: Option<regions::Organisation>,
    donor: Option<regions::Organisation>,
    steps: Vec<Taken>,
    messages: Vec<Message>,
    history: Vec<Entry>,
}

fn view(desk: &Desk, it: &Shown) -> Markup {
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
            section.sheet {
                h2 { (t!(lang, "adoption-path")) }
                (ui::steps(lang, steps(lang, it)))
                (taken(lang, it))
            }
            (next_steps(desk, it))
            (ui::sheet(&t!(lang, "adoption-plan"), adaptation(desk, it)))
            @if let Some(measured) = it.adoption.measured() {
                (ui::sheet(&t!(lang, "adoption-brought"), result(lang, &measured)))
            }
            (ui::sheet(&t!(lang, "adoption-talk"), talk(desk, it)))
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
        @if it.practice.published != Some(it.version.id) {
            p.hint { (t!(lang, "adoption-newer-version")) }
        }
        @if let Some(grown) = it.adoption.grown {
            p { a href=(Show { id: grown }) { (t!(lang, "adoption-grown")) } }
        }
        @if !it.adoption.lesson.is_empty() {
            p { strong { (t!(lang, "adoption-lesson")) } ": " (it.adoption.lesson) }
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

/// A form for each step that can be made now.
fn next_steps(desk: &Desk, it: &Shown) -> Markup {
    let adopter = it.adoption.is_adopter(desk.actor());
    let mut steps =
        AdoptionStep::after(it.adoption.state).filter(|it| it.is_of(adopter)).peekable();
    let lang = desk.lang;
    html! {
        @if steps.peek().is_some() {
            section.sheet {
                h2 { (t!(lang, "adoption-next")) }
                @for step in steps {
                    details {
                        summary { (word(lang, "adoption-step", step)) }
                        (step_form(desk, it, step))
                    }
                }
            }
        }
    }
}

fn step_form(desk: &Desk, it: &Shown, step: AdoptionStep) -> Markup {
    let lang = desk.lang;
    let form = step.word();
    let typed = Typed::filled([
        ("on", today(desk).to_string()),
        ("responsible", desk.actor().name.clone()),
    ]);
    let none = Faults::default();
    let field = |name, label| Field { name, label, form, ..Field::default() };
    let line = |name, label| {
        ui::field(lang, Field { required: true, ..field(name, label) }, &typed, &none)
    };
    let on = Field { kind: Kind::Day, ..field("on", t!(lang, "adoption-on")) };
    html! {
        form method="post" action=(StepOf { id: it.adoption.id, step: form.to_owned() }) {
            (ui::field(lang, on, &typed, &none))
            (ui::field(lang, field("responsible", t!(lang, "adoption-responsible")), &typed, &none))
            @if step == AdoptionStep::Measurement {
                (line("what", t!(lang, "practice-result")))
                (line("baseline", t!(lang, "practice-before")))
                (line("value", t!(lang, "practice-after")))
                (line("period", t!(lang, "practice-period")))
                (line("source", t!(lang, "practice-source")))
            }
            @if matches!(step, AdoptionStep::Refusal | AdoptionStep::Stop) {
                @let label = if step == AdoptionStep::Stop { t!(lang, "adoption-lesson") } else { t!(lang, "practice-reason") };
                (ui::textarea(lang, Field { required: true, ..field("reason", label) }, 3, &typed, &none))
            }
            (ui::textarea(lang, field("note", t!(lang, "adoption-note")), 2, &typed, &none))
            (ui::submit(&word(lang, "adoption-step", step)))
        }
    }
}

/// The plan of adaptation and what is done otherwise: the adopter writes, both sides read.
fn adaptation(desk: &Desk, it: &Shown) -> Markup {
    let lang = desk.lang;
    let (Plan(plan), Changes(changes)) = (&it.adoption.plan, &it.adoption.changes);
    let steps = plan.iter().map(|it| {
        let done = it.done_on.map(|it| t!(lang, "adoption-done", day = fmt::day(lang, it)));
        let due = t!(lang, "adoption-due", day = fmt::day(lang, it.due));
        vec![html! { (it.what) }, html! { (done.unwrap_or(due)) }]
    });
    let otherwise = changes.iter().map(|it| vec![html! { (it.what) }, html! { (it.why) }]);
    html! {
        @if plan.is_empty() { p.soft { (t!(lang, "adoption-plan-none")) } } @else {
            (ui::table([ui::col(t!(lang, "adoption-plan-step")), ui::col(t!(lang, "adoption-term"))], steps))
        }
        @if !changes.is_empty() {
            h3 { (t!(lang, "adoption-changes")) }
            (ui::table([ui::col(t!(lang, "adoption-change")), ui::col(t!(lang, "adoption-why"))], otherwise))
        }
        @if it.adoption.is_adopter(desk.actor()) && !it.adoption.state.is_aside() {
            details { summary { (t!(lang, "adoption-write")) } (adaptation_form(lang, &it.adoption)) }
        }
    }
}

fn adaptation_form(lang: Lang, it: &Adoption) -> Markup {
    let typed =
        Typed::filled([("plan", write_plan(&it.plan)), ("changes", write_changes(&it.changes))]);
    let none = Faults::default();
    let field = |name, label, hint| Field { name, label, hint, ..Field::default() };
    let plan = field("plan", t!(lang, "adoption-plan"), t!(lang, "adoption-hint-plan"));
    let changes = field("changes", t!(lang, "adoption-changes"), t!(lang, "adoption-hint-changes"));
    html! {
        form method="post" action=(Adaptation { id: it.id }) data-draft={ "adoption-" (it.id) } {
            (ui::textarea(lang, plan, 6, &typed, &none))
            (ui::textarea(lang, changes, 4, &typed, &none))
            (ui::submit(&t!(lang, "practice-save")))
        }
    }
}

fn talk(desk: &Desk, it: &Shown) -> Markup {
    let lang = desk.lang;
    let id = it.adoption.id;
    let side = |message: &Message| {
        if message.organisation == it.adoption.donor {
            t!(lang, "adoption-mentor")
        } else {
            t!(lang, "adoption-adopter")
        }
    };
    let field =
        Field { name: "text", label: t!(lang, "adoption-say"), required: true, ..Field::default() };
    html! {
        ol.journal {
            @for it in &it.messages {
                li {
                    time datetime=(it.at) { (fmt::moment(lang, it.at, &desk.actor().zone)) }
                    span.who { (it.name) } " (" (side(it)) "): " (it.text)
                }
            }
        }
        form method="post" action=(Messages { id }) {
            (ui::textarea(lang, field, 3, &Typed::default(), &Faults::default()))
            (ui::submit(&t!(lang, "adoption-send")))
        }
        @if it.adoption.state.is_in_use() && it.adoption.grown.is_none()
            && desk.actor().organisation == it.adoption.organisation {
            p.hint { (t!(lang, "adoption-grow-hint")) }
            (ui::post_button(Grown { id }, &t!(lang, "adoption-grow")))
        }
    }
}

/// A line of a form that cannot be read.
pub(super) fn bad(field: &'static str, say: Say) -> Error {
    Error::Bad { field, say }
}
