//! The forms of an adoption: its next steps, the adaptation, the talk.

use super::super::{Adaptation, Grown, Messages, StepOf};
use super::{ADAPTATION, Shown, TALK};
use crate::model::{Changes, Plan};
use crate::{Adoption, AdoptionStep, Message, write_changes, write_plan};
use kernel::Lang;
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Tried, Typed, fmt, t, word};

/// A form for each step that can be made now.
pub(super) fn next_steps(desk: &Desk, it: &Shown, tried: &Tried) -> Markup {
    let adopter = it.adoption.is_adopter(desk.actor());
    let mut steps =
        AdoptionStep::after(it.adoption.state).filter(|it| it.is_of(adopter)).peekable();
    let lang = desk.lang;
    html! {
        @if steps.peek().is_some() {
            section.sheet {
                h2 { (t!(lang, "adoption-next")) }
                @for step in steps {
                    details open[tried.form == step.word()] {
                        summary { (word(lang, "adoption-step", step)) }
                        (step_form(desk, it, step, tried))
                    }
                }
            }
        }
    }
}

fn step_form(desk: &Desk, it: &Shown, step: AdoptionStep, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let form = step.word();
    let filled = Typed::filled([
        ("on", desk.today().to_string()),
        ("responsible", desk.actor().name.clone()),
    ]);
    let (typed, faults) = tried.of(form, filled);
    let field = |name, label| Field { name, label, form, ..Field::default() };
    let line = |name, label| {
        ui::field(lang, Field { required: true, ..field(name, label) }, &typed, &faults)
    };
    let on = Field { kind: Kind::Day, ..field("on", t!(lang, "adoption-on")) };
    html! {
        form method="post" action=(StepOf { id: it.adoption.id, step: form.to_owned() }) {
            (ui::field(lang, on, &typed, &faults))
            (ui::field(lang, field("responsible", t!(lang, "adoption-responsible")), &typed, &faults))
            @if step == AdoptionStep::Measurement {
                (line("what", t!(lang, "practice-result")))
                (line("baseline", t!(lang, "practice-before")))
                (line("value", t!(lang, "practice-after")))
                (line("period", t!(lang, "practice-period")))
                (line("source", t!(lang, "practice-source")))
            }
            @if matches!(step, AdoptionStep::Refusal | AdoptionStep::Stop) {
                @let label = if step == AdoptionStep::Stop { t!(lang, "adoption-lesson") } else { t!(lang, "practice-reason") };
                (ui::textarea(lang, Field { required: true, ..field("reason", label) }, 3, &typed, &faults))
            }
            (ui::textarea(lang, field("note", t!(lang, "adoption-note")), 2, &typed, &faults))
            (ui::submit(&word(lang, "adoption-step", step)))
        }
    }
}

/// The plan of adaptation and what is done otherwise: the adopter writes, both sides read.
pub(super) fn adaptation(desk: &Desk, it: &Shown, tried: &Tried) -> Markup {
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
            details open[tried.form == ADAPTATION] {
                summary { (t!(lang, "adoption-write")) }
                (adaptation_form(lang, &it.adoption, tried))
            }
        }
    }
}

fn adaptation_form(lang: Lang, it: &Adoption, tried: &Tried) -> Markup {
    let filled =
        Typed::filled([("plan", write_plan(&it.plan)), ("changes", write_changes(&it.changes))]);
    let (typed, faults) = tried.of(ADAPTATION, filled);
    let field = |name, label, hint| Field { name, label, hint, ..Field::default() };
    let plan = field("plan", t!(lang, "adoption-plan"), t!(lang, "adoption-hint-plan"));
    let changes = field("changes", t!(lang, "adoption-changes"), t!(lang, "adoption-hint-changes"));
    html! {
        form method="post" action=(Adaptation { id: it.id }) data-draft={ "adoption-" (it.id) } {
            (ui::textarea(lang, plan, 6, &typed, &faults))
            (ui::textarea(lang, changes, 4, &typed, &faults))
            (ui::submit(&t!(lang, "practice-save")))
        }
    }
}

pub(super) fn talk(desk: &Desk, it: &Shown, tried: &Tried) -> Markup {
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
    let (typed, faults) = tried.of(TALK, Typed::default());
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
            (ui::textarea(lang, field, 3, &typed, &faults))
            (ui::submit(&t!(lang, "adoption-send")))
        }
        @if it.adoption.state.is_in_use() && it.adoption.grown.is_none()
            && desk.actor().organisation == it.adoption.organisation {
            p.hint { (t!(lang, "adoption-grow-hint")) }
            (ui::post_button(Grown { id }, &t!(lang, "adoption-grow")))
        }
    }
}
