//! A commitment is made at a visit: the form on the visit's page, and what it sends.

use super::super::{Commitments, done, reach, show};
use super::LONGEST;
use crate::acts;
use crate::{CannotSettle, Commitment, Facts, Promise, Visit, telling};
use axum::response::Response;
use kernel::{CommitmentId, Day, QuestionId, RegionCode, Say};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Result, Stopped, Tried, Typed, t};

/// `POST /visits/{id}/commitments`: of either side, by an officer of either.
pub async fn add(Commitments { id }: Commitments, desk: Desk, typed: Typed) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let (visit, _) = reach(&mut tx, &desk, id).await?;
    drop(tx);
    let mut faults = Faults::default();
    let read = read(&desk, &visit, &typed, &mut faults);
    let made = match (faults.check(), read) {
        (Err(stopped), _) => Err(stopped),
        (Ok(()), Some(it)) => acts::promise(&desk, &it).await.map(drop).map_err(Stopped::from),
        (Ok(()), None) => Err(Error::ours("no commitment and no fault").into()),
    };
    let again = |faults| Tried::new(show::PROMISE, typed, faults);
    done(&desk, id, made, "#commitments", again).await
}

/// The commitment as typed; what is wrong goes beside its field.
pub(crate) fn read(
    desk: &Desk,
    visit: &Visit,
    typed: &Typed,
    faults: &mut Faults,
) -> Option<Commitment> {
    for name in ["side", "due"].into_iter().filter(|it| !typed.has(it)) {
        faults.add(name, Say::new("fault-required"));
    }
    let text = typed.text("promise", LONGEST, faults);
    let responsible = typed.optional_text("responsible", LONGEST, faults);
    let side: Option<RegionCode> = typed.plain("side", faults, "fault-choose");
    let due: Option<Day> = typed.plain("due", faults, "fault-day");
    let question: Option<QuestionId> = typed.plain("question", faults, "fault-choose");
    let once = telling::key(typed, faults);
    if side.is_some_and(|it| !visit.parties().contains(&it)) {
        faults.add("side", Say::new("fault-choose"));
    }
    if due.is_some_and(|it| it < visit.from) {
        faults.add("due", web::Refusal::say(&CannotSettle::DueBeforeVisit));
    }
    let (side, due) = (side?, due?);
    Some(Commitment {
        id: CommitmentId::new(),
        visit: visit.id,
        once,
        question,
        text,
        side,
        other: visit.other(side),
        responsible,
        due,
        state: Promise::Open,
        becomes: None,
        target: String::new(),
        evidence: String::new(),
        reason: String::new(),
        made_at: desk.now,
        closed_on: None,
    })
}

/// The form of a new commitment on the visit's page.
pub fn form(desk: &Desk, facts: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let (typed, faults) = &tried.of(show::PROMISE, Typed::default());
    let must = |name, label| Field {
        name,
        label,
        required: true,
        form: show::PROMISE,
        ..Field::default()
    };
    let may = |name, label| Field { required: false, ..must(name, label) };
    let sides = facts.visit.parties().map(|it| (it, facts.region(it).name.clone()));
    let questions = facts.questions.iter().map(|it| (it.id, it.text.clone()));
    let due = Field { kind: Kind::Day, ..must("due", t!(lang, "commitment-due")) };
    html! {
        details open[!faults.is_empty()] {
            summary { (t!(lang, "commitment-add")) }
            form method="post" action=(Commitments { id: facts.visit.id }) {
                (ui::hidden("once", CommitmentId::new()))
                (ui::textarea(lang, must("promise", t!(lang, "commitment-what")), 2, typed, faults))
                (ui::select(lang, must("side", t!(lang, "commitment-who")), sides, typed, faults))
                (ui::field(lang, may("responsible", t!(lang, "commitment-responsible")), typed, faults))
                (ui::field(lang, due, typed, faults))
                (ui::select(lang, may("question", t!(lang, "commitment-question")), questions, typed, faults))
                button.button.quiet type="submit" { (t!(lang, "commitment-add")) }
            }
        }
    }
}
