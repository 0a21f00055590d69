//! A side's report: its own by its officer, by a letter that of a side without Okno; answers to
//! proposals.

use axum::response::Response;
use db::transact;
use journal::{Note, Thing};
use kernel::{Actor, Day, Moment, RegionCode, ReportId, Say};
use web::{Desk, Error, Faults, Refusal as _, Result, Tried, Typed, Upload};

use super::{Answer, REPORT_FILES, Reports, ShowMeasure, measure, own, own_measure, refused, to};
use crate::{
    Letter, Measure, Plan, Refused, Report, ReportState, Says, Side, Source, changes, store,
};

/// Longest note of execution, and longest line, characters.
const TEXT: usize = 4_000;
const LINE: usize = 200;

pub async fn report(Reports { id }: Reports, desk: Desk, upload: Upload) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    let (plan, found) = own_measure(&desk, &mut tx, id).await?;
    let speaking = regions::speaking(&mut tx).await?;
    drop(tx);
    let about = Subject { plan: &plan, measure: &found, speaking: &speaking };
    let mut faults = Faults::default();
    let typed = upload.typed();
    let file = upload.file("file", &mut faults);
    let report = report_from(typed, desk.actor(), about, desk.now, &mut faults);
    if report.as_ref().is_some_and(|it| it.source == Source::Letter) && file.is_none() {
        faults.add("file", Say::new("plan-letter-file"));
    }
    let Some(report) = report.filter(|_| faults.is_empty()) else {
        let facts = measure::facts(&desk, id).await?;
        let tried = Tried::new(measure::REPORT, typed.clone(), faults);
        return Ok(refused(measure::view(&desk, &facts, &tried)));
    };
    transact!(desk.db(), |tx| {
        let (plan, found) = own_measure(&desk, tx, id).await?;
        plan.takes(&found, &report, desk.today())?;
        changes::take(tx, &plan, &found, &report).await?;
        if let Some(draft) = file {
            let kept = desk.app.files.keep(tx, draft, desk.actor(), desk.now).await?;
            files::attach(tx, kept.id, REPORT_FILES, report.id).await?;
        }
        journal::write(tx, desk.now, noted(desk.actor(), &plan, &report)).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(ShowMeasure { id }))
}

/// The entry of the journal about a report.
pub(crate) fn noted(actor: &Actor, plan: &Plan, it: &Report) -> Note {
    let verb = if it.says == Says::Done { "measure-reported-done" } else { "measure-reported" };
    Note::by(actor, verb, Thing::Measure, it.measure).with("side", plan.name(it.side))
}

/// What a report is about, and the regions that speak for themselves here.
#[derive(Clone, Copy)]
pub(crate) struct Subject<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The measure.
    pub measure: &'a Measure,
    /// Regions of the agreement that have a ministry here.
    pub speaking: &'a [RegionCode],
}

/// A report as it was typed, by pages or programs; `None` where something is wrong with it.
pub(crate) fn report_from(
    typed: &Typed,
    actor: &Actor,
    about: Subject<'_>,
    now: Moment,
    faults: &mut Faults,
) -> Option<Report> {
    let Subject { plan, measure, speaking } = about;
    let side: Side = chosen(typed, "side", faults)?;
    let letter = Letter {
        number: typed.optional_text("letter", LINE, faults),
        dated: typed.plain("letter_on", faults, "fault-day"),
    };
    let source = plan.source(actor.region, side, &letter, speaking);
    let source = source.map_err(|no| faults.add(no.field(), no.say())).ok();
    let today = actor.today(now);
    let on: Option<Day> = typed.plain("on", faults, "fault-day");
    let id = typed.plain("id", faults, "fault-unreadable");
    let report = Report {
        id: id.unwrap_or_else(ReportId::new),
        measure: measure.id,
        side,
        says: chosen(typed, "says", faults)?,
        on: on.unwrap_or(today),
        text: typed.text("text", TEXT, faults),
        value: typed.optional_text("value", LINE, faults),
        source: source?,
        document: letter.number,
        dated: letter.dated,
        state: ReportState::Counted,
        author: actor.name.clone(),
        entered_at: now,
    };
    if let Err(no) = plan.takes(measure, &report, today) {
        faults.add(no.field(), no.say());
    }
    faults.is_empty().then_some(report)
}

/// A word that must be chosen.
pub(super) fn chosen<T: std::str::FromStr>(
    typed: &Typed,
    name: &'static str,
    faults: &mut Faults,
) -> Option<T> {
    if !typed.has(name) {
        faults.add(name, Say::new("fault-required"));
    }
    typed.plain(name, faults, "fault-unreadable")
}

pub async fn answer(Answer { id, report }: Answer, desk: Desk, typed: Typed) -> Result<Response> {
    let says: Option<Says> = typed.get("takes").parse().ok();
    transact!(desk.db(), |tx| {
        let found = store::measure(tx, id).await?.ok_or(Error::NotFound)?;
        let plan = own(&desk, tx, found.plan).await?;
        let asked = store::report(tx, report).await?.filter(|it| it.measure == id);
        let mut asked = asked.ok_or(Error::NotFound)?;
        if plan.side_of(desk.actor().region) != Some(asked.side) {
            return Err(Refused::OthersPart.into());
        }
        asked.answer(says.is_some())?;
        asked.says = says.unwrap_or(asked.says);
        store::save_answer(tx, &asked).await?;
        changes::follow(tx, &plan, found).await?;
        let verb = if says.is_some() { "measure-note-taken" } else { "measure-note-declined" };
        journal::write(tx, desk.now, Note::by(desk.actor(), verb, Thing::Measure, id)).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(ShowMeasure { id }))
}
