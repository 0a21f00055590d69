//! What officers do to plans and their measures: read from what was typed, asked of the rules, kept
//! and noted in the journal. Pages and programs do it alike.

use agreements::{Agreement, Sphere};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{AgreementId, Day, MeasureId, PlanId, RegionCode, Say};
use regions::Region;
use web::{Desk, Error, Faults, Refusal as _, Result, Stopped, Typed};

use crate::pages::{own_measure, own_written, own_written_measure};
use crate::{Measure, Plan, PlanState, Refused, Term, Wording, changes, store};

/// Longest title, number and texts, characters.
const TITLE: usize = 500;
const NUMBER: usize = 20;
const TEXT: usize = 4_000;
const LINE: usize = 1_000;

/// An agreement with the names of its sides, in their order.
pub(crate) struct Sides {
    /// The agreement.
    pub agreement: Agreement,
    /// Its parties.
    pub names: Vec<(Option<RegionCode>, String)>,
}

/// What is done to a plan: the nouns of its addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// The own side's agreement to the newest version; the last one needed approves it.
    Consent,
    /// A new version.
    Versions,
    /// Another title, another period.
    Terms,
}

kernel::words! { Deed { Consent = "consent", Versions = "versions", Terms = "terms" } }

/// What is done to a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OnMeasure {
    /// Another text.
    Wording,
    /// Left out of the version being written.
    Removal,
    /// Given up.
    Dropping,
}

kernel::words! {
    OnMeasure { Wording = "wording", Removal = "removal", Dropping = "dropping" }
}

impl Sides {
    /// The agreement, if the actor's region is a party of it.
    pub async fn of(desk: &Desk, id: Option<AgreementId>) -> Result<Sides> {
        let none = || Error::Bad { field: "agreement", say: Say::new("plan-no-agreement") };
        let id = id.ok_or_else(none)?;
        let mut tx = desk.db().read().await?;
        let agreement = agreements::find(&mut tx, id).await?;
        let agreement = agreement.ok_or(Error::NotFound)?;
        desk.party(&agreement.regions())?;
        let regions = regions::regions(&mut tx).await?;
        let names = agreement.parties.iter().map(|it| (it.region, name(&regions, it)));
        let names = names.collect();
        Ok(Sides { agreement, names })
    }
}

fn name(regions: &[Region], it: &agreements::Party) -> String {
    let region = regions.iter().find(|region| Some(region.code) == it.region);
    region.map_or_else(|| it.name.clone(), |it| it.name.clone())
}

/// Enters a plan of these sides. One whose id is there already is not entered again: it is the
/// same form, or the same request, a second time.
pub(crate) async fn enter(desk: &Desk, sides: &Sides, typed: &Typed) -> Result<Plan, Stopped> {
    let mut faults = Faults::default();
    let plan = planned(desk, sides, typed, &mut faults);
    faults.check()?;
    let plan = plan.ok_or_else(|| Error::ours("no plan and no fault"))?;
    transact!(desk.db(), |tx| {
        if let Some(known) = store::find(tx, plan.id).await? {
            desk.party(&known.regions())?;
            return Ok(known);
        }
        changes::add(tx, &plan, desk.actor(), desk.now).await?;
        Ok::<_, Stopped>(plan.clone())
    })
}

fn planned(desk: &Desk, sides: &Sides, typed: &Typed, faults: &mut Faults) -> Option<Plan> {
    let id = typed.plain("id", faults, "fault-unreadable");
    let terms = Terms::read(typed, faults);
    let (region_a, name_a) = side(sides, typed, "side_a", faults)?;
    let (region_b, name_b) = side(sides, typed, "side_b", faults)?;
    let Terms { title, from, to } = terms?;
    let plan = Plan {
        id: id.unwrap_or_else(PlanId::new),
        agreement: sides.agreement.id,
        title,
        from,
        to,
        region_a,
        name_a,
        region_b,
        name_b,
        state: PlanState::Draft,
        version: 1,
        approved_on: None,
        created_at: desk.now,
    };
    if let Err(no) = plan.check() {
        faults.add(no.field(), no.say());
    }
    // A plan between two others is theirs to enter.
    if !desk.is_party(&plan.regions()) {
        faults.add("side_a", Say::new("plan-own-side-missing"));
    }
    Some(plan)
}

/// A side of the plan: its place among the agreement's parties.
fn side(
    sides: &Sides,
    typed: &Typed,
    name: &'static str,
    faults: &mut Faults,
) -> Option<(Option<RegionCode>, String)> {
    let at = typed.get(name).parse::<usize>().ok();
    let found = at.and_then(|it| sides.names.get(it)).cloned();
    if found.is_none() {
        faults.add(name, Say::new("fault-choose"));
    }
    found
}

/// Title and period.
struct Terms {
    title: String,
    from: Day,
    to: Day,
}

impl Terms {
    fn read(typed: &Typed, faults: &mut Faults) -> Option<Terms> {
        let title = typed.text("title", TITLE, faults);
        let from = day(typed, "from", faults);
        let to = day(typed, "to", faults);
        Some(Terms { title, from: from?, to: to? })
    }
}

fn day(typed: &Typed, name: &'static str, faults: &mut Faults) -> Option<Day> {
    if !typed.has(name) {
        faults.add(name, Say::new("fault-required"));
    }
    typed.plain(name, faults, "fault-day")
}

/// Does something to a plan of the actor's region.
pub(crate) async fn perform(
    desk: &Desk,
    id: PlanId,
    deed: Deed,
    typed: &Typed,
) -> Result<Plan, Stopped> {
    transact!(desk.db(), |tx| {
        let plan = own_written(desk, tx, id).await?;
        match deed {
            Deed::Consent => agree(tx, desk, plan, typed).await,
            Deed::Versions => revise(tx, desk, plan, typed).await,
            Deed::Terms => change_terms(tx, desk, plan, typed).await,
        }
    })
}

async fn agree(tx: &mut Tx, desk: &Desk, mut plan: Plan, typed: &Typed) -> Result<Plan, Stopped> {
    let mut faults = Faults::default();
    let on = typed.plain("approved_on", &mut faults, "fault-day").unwrap_or(desk.today());
    faults.check()?;
    let side = plan.side_of(desk.actor().region).ok_or(Error::NotFound)?;
    let measures = store::written_measures(tx, &plan).await?.len();
    let accord = store::accord(tx, &plan).await?;
    plan.agree(&accord, side, measures, on, desk.today()).map_err(Refused::beside)?;
    let approved = plan.state == PlanState::Approved;
    changes::consent(tx, &plan, side, desk.actor(), desk.now).await?;
    if approved {
        changes::publish(tx, &plan, desk.now).await?;
        let note = Note::by(desk.actor(), "plan-approved", Thing::Plan, plan.id)
            .with("version", plan.version)
            .with("day", on.to_string());
        journal::write(tx, desk.now, note).await?;
    }
    Ok(plan)
}

async fn revise(tx: &mut Tx, desk: &Desk, mut plan: Plan, typed: &Typed) -> Result<Plan, Stopped> {
    let mut faults = Faults::default();
    let reason = typed.optional_text("reason", TITLE, &mut faults);
    faults.check()?;
    plan.revise(&reason).map_err(Refused::beside)?;
    changes::save(tx, &plan, &reason, desk.now).await?;
    journal::write(tx, desk.now, changes::revised(desk.actor(), &plan, &reason)).await?;
    Ok(plan)
}

/// Another title or period: what measures owe by «yearly» and «constant» follows from it, as soon
/// as it is in force.
async fn change_terms(
    tx: &mut Tx,
    desk: &Desk,
    mut plan: Plan,
    typed: &Typed,
) -> Result<Plan, Stopped> {
    let mut faults = Faults::default();
    let terms = Terms::read(typed, &mut faults);
    faults.check()?;
    let Terms { title, from, to } = terms.ok_or_else(|| Error::ours("no terms and no fault"))?;
    let measures = store::written_measures(tx, &plan).await?;
    plan.set_terms(title, from, to, &measures).map_err(Refused::beside)?;
    changes::save(tx, &plan, "", desk.now).await?;
    if !plan.is_revised() {
        for measure in measures {
            changes::follow(tx, &plan, measure).await?;
        }
    }
    changes::changed(tx, &plan, desk.actor(), desk.now).await?;
    let note = Note::by(desk.actor(), "plan-terms-changed", Thing::Plan, plan.id)
        .with("from", from.to_string())
        .with("to", to.to_string());
    journal::write(tx, desk.now, note).await?;
    Ok(plan)
}

/// Adds a measure to the version being written. One whose id is there already is not added again.
pub(crate) async fn add_measure(
    desk: &Desk,
    plan: PlanId,
    typed: &Typed,
) -> Result<Measure, Stopped> {
    let id = typed.plain("id", &mut Faults::default(), "fault-unreadable");
    let id = id.unwrap_or_else(MeasureId::new);
    transact!(desk.db(), |tx| {
        let plan = own_written(desk, tx, plan).await?;
        if let Some(known) = store::measure(tx, id).await? {
            return known_of(tx, known, &plan).await;
        }
        plan.may_change()?;
        let wording = worded(tx, &plan, typed).await?;
        changes::add_measure(tx, desk.actor(), plan.id, id, wording, desk.now).await?;
        Ok::<_, Stopped>(own_written_measure(desk, tx, id).await?.1)
    })
}

/// An id that stands in another plan names nothing here.
async fn known_of(tx: &mut Tx, it: Measure, plan: &Plan) -> Result<Measure, Stopped> {
    if it.plan != plan.id {
        return Err(Error::NotFound.into());
    }
    let written = store::written_edition(tx, plan, it.id).await?;
    Ok(written.map(|edition| edition.over(plan, Some(it.clone()))).unwrap_or(it))
}

/// Does something to a measure of the actor's region.
pub(crate) async fn on_measure(
    desk: &Desk,
    id: MeasureId,
    deed: OnMeasure,
    typed: &Typed,
) -> Result<Measure, Stopped> {
    transact!(desk.db(), |tx| {
        match deed {
            OnMeasure::Wording => reword(tx, desk, id, typed).await?,
            OnMeasure::Removal => remove(tx, desk, id).await?,
            OnMeasure::Dropping => drop_measure(tx, desk, id, typed).await?,
        }
        Ok::<_, Stopped>(own_written_measure(desk, tx, id).await?.1)
    })
}

async fn reword(tx: &mut Tx, desk: &Desk, id: MeasureId, typed: &Typed) -> Result<(), Stopped> {
    let (plan, mut measure) = own_written_measure(desk, tx, id).await?;
    plan.may_change()?;
    measure.is_there()?;
    measure.wording = worded(tx, &plan, typed).await?;
    changes::keep_measure(tx, &plan, &measure).await?;
    if !plan.is_revised() {
        changes::follow(tx, &plan, measure).await?;
    }
    changes::changed(tx, &plan, desk.actor(), desk.now).await?;
    let note = Note::by(desk.actor(), "measure-changed", Thing::Measure, id);
    Ok(journal::write(tx, desk.now, note).await?)
}

async fn remove(tx: &mut Tx, desk: &Desk, id: MeasureId) -> Result<(), Stopped> {
    let (plan, mut measure) = own_written_measure(desk, tx, id).await?;
    plan.may_change()?;
    measure.is_there()?;
    measure.removed = true;
    store::save_measure(tx, &plan, &measure).await?;
    changes::changed(tx, &plan, desk.actor(), desk.now).await?;
    let note = Note::by(desk.actor(), "measure-removed", Thing::Measure, measure.id);
    Ok(journal::write(tx, desk.now, note).await?)
}

/// What is in force is given up at once, whatever a version being written says of it.
async fn drop_measure(
    tx: &mut Tx,
    desk: &Desk,
    id: MeasureId,
    typed: &Typed,
) -> Result<(), Stopped> {
    let (plan, mut measure) = own_measure(desk, tx, id).await?;
    let mut faults = Faults::default();
    let reason = typed.optional_text("reason", LINE, &mut faults);
    faults.check()?;
    measure.give_up(&reason, desk.today()).map_err(Refused::beside)?;
    changes::follow(tx, &plan, measure).await?;
    changes::changed(tx, &plan, desk.actor(), desk.now).await?;
    let note = Note::by(desk.actor(), "measure-dropped", Thing::Measure, id);
    Ok(journal::write(tx, desk.now, note.with("reason", reason)).await?)
}

async fn worded(tx: &mut Tx, plan: &Plan, typed: &Typed) -> Result<Wording, Stopped> {
    let spheres = agreements::spheres(tx).await?;
    let mut faults = Faults::default();
    let wording = wording(typed, plan, &spheres, &mut faults);
    faults.check()?;
    Ok(wording.ok_or_else(|| Error::ours("no wording and no fault"))?)
}

/// What was typed, as a measure's text; `None` where something is wrong with it.
pub(crate) fn wording(
    typed: &Typed,
    plan: &Plan,
    spheres: &[Sphere],
    faults: &mut Faults,
) -> Option<Wording> {
    let sphere = typed.get("sphere").to_owned();
    if !sphere.is_empty() && spheres.iter().all(|it| it.code != sphere) {
        faults.add("sphere", Say::new("plan-no-such-sphere").with("sphere", &sphere));
    }
    let number = typed.text("number", NUMBER, faults);
    let text = typed.text("text", TEXT, faults);
    let term = Term::read(&typed.text("term", LINE, faults));
    let wording = Wording {
        number,
        text,
        sphere,
        term: term.map_err(|it| faults.add("term", it.say())).ok()?,
        body_a: typed.optional_text("body_a", LINE, faults),
        body_b: typed.optional_text("body_b", LINE, faults),
        result: typed.optional_text("result", LINE, faults),
        indicator: typed.optional_text("indicator", LINE, faults),
        target: typed.optional_text("target", LINE, faults),
    };
    if let Err(no @ Refused::OutsidePlan { .. }) = plan.admits(&wording) {
        faults.add("term", no.say());
    }
    faults.is_empty().then_some(wording)
}
