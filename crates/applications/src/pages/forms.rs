//! The forms of the steps: what is typed becomes an [`Act`], and back.

use super::views;
use crate::{Act, Application, CannotStep, Ground, Step};
use kernel::{Day, Lang, Role, Say};
use maud::{Markup, html};
use people::Colleague;
use services::{Confirmation, Verdict, What};
use web::{Desk, Faults, Refusal as _, Typed, t, ui, word};

/// Longest text of a field, in characters.
pub const LONGEST: usize = 2_000;

/// Reads the form of a step; faults go beside the fields.
pub fn read(desk: &Desk, step: Step, typed: &Typed, faults: &mut Faults) -> Option<Act> {
    let act = match step {
        Step::Submission => Act::Submit,
        Step::Acceptance => Act::Accept(confirmed(desk, typed)),
        Step::Refusal => refusal(typed, faults)?,
        Step::Assignment if !typed.has("assignee") => Act::Assign(desk.actor().account),
        Step::Assignment => Act::Assign(typed.plain("assignee", faults, "fault-choose")?),
        Step::Work => Act::Start,
        Step::Inquiry => Act::Ask(typed.text("documents", LONGEST, faults)),
        Step::Receipt => Act::Receive,
        Step::Rendering => {
            let on: Option<Day> = typed.plain("on", faults, "fault-day");
            Act::Render { result: typed.text("result", LONGEST, faults), on }
        }
        Step::Feedback => {
            let score = typed.plain("score", faults, "fault-choose");
            Act::Hear { score, words: typed.optional_text("words", LONGEST, faults) }
        }
        Step::Closure => Act::Close,
        Step::Withdrawal => Act::Withdraw(typed.text("reason", LONGEST, faults)),
        Step::Cancellation => Act::Cancel(typed.text("reason", LONGEST, faults)),
    };
    faults.is_empty().then_some(act)
}

/// Longest number and date of a paper, characters.
pub const LONGEST_PAPER: usize = 200;

/// The papers ticked in a form: seen by whoever sends it, today.
pub fn confirmed(desk: &Desk, typed: &Typed) -> Vec<Confirmation> {
    let seen = What::ALL.iter().filter(|it| typed.has(&format!("confirm-{it}")));
    let confirmation = |what: &What| Confirmation {
        what: *what,
        paper: typed.get(&format!("paper-{what}")).chars().take(LONGEST_PAPER).collect(),
        by: desk.actor().name.clone(),
        on: desk.today(),
    };
    seen.map(confirmation).collect()
}

fn refusal(typed: &Typed, faults: &mut Faults) -> Option<Act> {
    if !typed.has("ground") {
        faults.add("ground", Say::new("fault-choose"));
    }
    let ground: Option<Ground> = typed.plain("ground", faults, "fault-choose");
    let reason = typed.text("reason", LONGEST, faults);
    let instead = typed.optional_text("instead", LONGEST, faults);
    Some(Act::Refuse { ground: ground?, reason, instead })
}

/// What the forms of an application's next steps are made of.
pub struct Around<'a> {
    /// Who looks.
    pub desk: &'a Desk,
    /// The application.
    pub it: &'a Application,
    /// Whom it may be assigned to.
    pub colleagues: &'a [Colleague],
    /// What is open instead, to be offered with a refusal.
    pub instead: &'a [String],
}

/// The form of a step, with what was typed and what is wrong with it.
pub fn form(around: &Around, step: Step, typed: &Typed, faults: &Faults) -> Markup {
    let Around { desk, it, .. } = around;
    let lang = desk.lang;
    let action = format!("/applications/{}/{step}", it.id);
    let label = word(lang, "application-step", step);
    let leaves = matches!(step, Step::Refusal | Step::Withdrawal | Step::Cancellation);
    html! {
        form method="post" action=(action) {
            @if let Some(fault) = faults.of("") { (ui::notice(ui::Tone::Bad, web::say(lang, fault))) }
            (fields(around, step, typed, faults))
            @if leaves {
                button.button.danger type="submit" { (label) }
            } @else {
                (ui::submit(&label))
            }
        }
    }
}

fn fields(around: &Around, step: Step, typed: &Typed, faults: &Faults) -> Markup {
    let lang = around.desk.lang;
    let field = |name, label| ui::Field {
        name,
        label,
        required: true,
        form: step.word(),
        ..ui::Field::default()
    };
    let several = |name, label| ui::textarea(lang, field(name, label), 3, typed, faults);
    match step {
        Step::Acceptance => acceptance(around, typed),
        Step::Refusal => refusal_fields(around, typed, faults),
        Step::Assignment if around.desk.actor().role == Role::Head => {
            let field = field("assignee", t!(lang, "application-assignee"));
            ui::select(lang, field, specialists(around), typed, faults)
        }
        Step::Inquiry => several("documents", t!(lang, "application-documents")),
        Step::Rendering => html! {
            (several("result", t!(lang, "application-result")))
            (ui::field(lang, day_field(lang, step), typed, faults))
        },
        Step::Feedback => html! {
            (ui::radios(lang, ui::Field { required: false, ..field("score", t!(lang, "application-score")) },
                (1..=5).map(|it| (it, it)), typed, faults))
            (ui::textarea(lang, ui::Field { required: false, ..field("words", t!(lang, "application-words")) },
                2, typed, faults))
        },
        Step::Withdrawal | Step::Cancellation => several("reason", t!(lang, "application-reason")),
        Step::Submission | Step::Assignment | Step::Work | Step::Receipt | Step::Closure => {
            html! {}
        }
    }
}

/// The day a service was rendered; today where it is left empty.
pub fn day_field(lang: Lang, step: Step) -> ui::Field {
    ui::Field {
        name: "on",
        label: t!(lang, "application-rendered-on"),
        hint: t!(lang, "application-rendered-on-hint"),
        kind: ui::Kind::Day,
        form: step.word(),
        ..ui::Field::default()
    }
}

fn acceptance(around: &Around, typed: &Typed) -> Markup {
    let lang = around.desk.lang;
    let answer = around.it.snapshot().map(|it| it.answer);
    html! {
        @if let Some(answer) = answer {
            @if answer.verdict == Verdict::No {
                (ui::notice(ui::Tone::Bad, web::say(lang, &CannotStep::NotEligible.say())))
            }
            (views::confirmations(lang, &answer.confirmations, typed, Step::Acceptance.word()))
        }
    }
}

fn refusal_fields(around: &Around, typed: &Typed, faults: &Faults) -> Markup {
    let lang = around.desk.lang;
    let suggested = [("instead", around.instead.join("; "))];
    let suggested = Typed::filled(suggested);
    let instead = if typed.has("instead") { typed } else { &suggested };
    let field = |name, label, required| ui::Field {
        name,
        label,
        required,
        form: Step::Refusal.word(),
        ..ui::Field::default()
    };
    let grounds = Ground::ALL.iter().map(|it| (*it, word(lang, "application-ground", it)));
    let ground = field("ground", t!(lang, "application-ground"), true);
    let reason = field("reason", t!(lang, "application-refusal-reason"), true);
    html! {
        (ui::select(lang, ground, grounds, typed, faults))
        (ui::textarea(lang, reason, 3, typed, faults))
        (ui::textarea(lang, field("instead", t!(lang, "application-instead"), false), 2, instead, faults))
    }
}

/// Those who serve clients, each once.
fn specialists(around: &Around) -> Vec<(kernel::AccountId, String)> {
    let serving = around.colleagues.iter().filter(|it| web::Who::SERVING.admits(Some(it.role)));
    let mut all: Vec<_> = serving.map(|it| (it.account, it.name.clone())).collect();
    all.dedup_by_key(|(account, _)| *account);
    all
}
