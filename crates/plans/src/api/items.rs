//! What programs are told of plans, measures and reports.

use kernel::Day;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use web::Desk;

use crate::{Accord, Measure, MeasureState, Plan, PlanState, Progress, Report, pages};

/// A plan of measures.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlanItem)]
pub(super) struct PlanItem {
    /// UUID.
    id: String,
    /// UUID of the agreement it carries out.
    agreement: String,
    /// Its title.
    title: String,
    /// First day.
    from: String,
    /// Last day.
    to: String,
    /// Region of side A, two digits; null where it is no region of the country.
    region_a: Option<String>,
    /// Name of side A.
    name_a: String,
    /// Region of side B.
    region_b: Option<String>,
    /// Name of side B.
    name_b: String,
    /// `draft`, `ahead`, `current`, `lapsed`.
    state: String,
    /// Number of the newest version: that in force, or for the plan's sides the one being written.
    version: i64,
    /// Whether that version is being written: its sides alone know.
    draft: bool,
}

/// How many measures are in each state today.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlanCounts)]
pub(super) struct Counts {
    total: i64,
    not_begun: i64,
    under_way: i64,
    done: i64,
    overdue: i64,
    dropped: i64,
}

/// A side's agreement to the version that is being written.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlanConsent)]
pub(super) struct AgreedItem {
    /// `a`, `b`.
    side: String,
    /// The side's officer.
    name: String,
    /// When.
    at: String,
}

/// The version being written over the one in force, as its sides read it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PlanDraft)]
pub(super) struct DraftItem {
    /// Its number.
    version: i64,
    /// Its title.
    title: String,
    /// First day.
    from: String,
    /// Last day.
    to: String,
    /// All its measures.
    measures: Vec<MeasureItem>,
}

/// A plan and how far it is.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WholePlan {
    #[serde(flatten)]
    plan: PlanItem,
    /// In all.
    progress: Counts,
    /// By code of the sphere.
    spheres: BTreeMap<String, Counts>,
    /// Sides that have agreed to the version being written; for its sides alone.
    agreed: Vec<AgreedItem>,
    /// Sides it waits for: `a`, `b`.
    waits_for: Vec<String>,
    /// The version being written over the one in force, for its sides alone; else null.
    draft_text: Option<DraftItem>,
}

/// A measure of a plan.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MeasureItem {
    /// UUID; the same through the plan's versions.
    id: String,
    /// UUID of the plan.
    plan: String,
    /// Its number in the plan.
    number: String,
    /// What is to be done.
    text: String,
    /// Code of the sphere; empty: of none.
    sphere: String,
    /// `2026-03-05`, `2026-Q2`, `yearly`, `constant`.
    term: String,
    /// The responsible body on side A; may be empty.
    body_a: String,
    /// The responsible body on side B.
    body_b: String,
    /// The expected result; may be empty.
    result: String,
    /// The indicator; may be empty.
    indicator: String,
    /// Its target, in its own unit; may be empty.
    target: String,
    /// `not_begun`, `under_way`, `done`, `overdue`, `dropped`.
    state: String,
    /// The day after which it is late; null where nothing is owed.
    due: Option<String>,
}

/// A measure and what the sides say.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WholeMeasure {
    #[serde(flatten)]
    measure: MeasureItem,
    /// The latest first.
    reports: Vec<ReportItem>,
    /// Its text in the version being written, where that says anything of it and does not leave it
    /// out; for its sides alone.
    draft_text: Option<MeasureItem>,
}

/// A side's word.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeasureReport)]
pub(super) struct ReportItem {
    /// UUID.
    id: String,
    /// `a`, `b`.
    side: String,
    /// `under_way`, `done`.
    says: String,
    /// As of which day.
    on: String,
    /// The note of execution.
    text: String,
    /// The indicator reached, in its own unit; may be empty.
    value: String,
    /// `own`, `letter`, `link`, `form`, `visit`.
    source: String,
    /// Number of the letter, or what else the source was.
    document: String,
    /// Day of the letter.
    dated: Option<String>,
    /// `counted`, `proposed`, `declined`.
    state: String,
}

impl PlanItem {
    pub fn of(desk: &Desk, it: &Plan) -> PlanItem {
        let seen = it.clone();
        let it = if pages::reads_drafts(desk, it) { seen } else { seen.in_force() };
        PlanItem {
            id: it.id.to_string(),
            agreement: it.agreement.to_string(),
            title: it.title.clone(),
            from: it.from.to_string(),
            to: it.to.to_string(),
            region_a: it.region_a.map(|it| it.to_string()),
            name_a: it.name_a.clone(),
            region_b: it.region_b.map(|it| it.to_string()),
            name_b: it.name_b.clone(),
            state: it.phase(desk.today()).to_string(),
            version: it.version,
            draft: it.state == PlanState::Draft,
        }
    }
}

impl WholePlan {
    pub fn of(
        desk: &Desk,
        plan: &Plan,
        it: Progress,
        accord: &Accord,
        draft_text: Option<DraftItem>,
    ) -> WholePlan {
        let spheres = it.spheres.into_iter().map(|(code, tally)| (code, Counts::of(tally)));
        let agreed = accord.given.iter().map(|it| AgreedItem {
            side: it.side.to_string(),
            name: it.name.clone(),
            at: it.at.to_string(),
        });
        let waits_for = accord.waits_for(plan).filter(|_| plan.state == PlanState::Draft);
        WholePlan {
            plan: PlanItem::of(desk, plan),
            progress: Counts::of(it.all),
            spheres: spheres.collect(),
            agreed: agreed.collect(),
            waits_for: waits_for.map(|it| it.to_string()).collect(),
            draft_text,
        }
    }
}

impl DraftItem {
    pub fn of(written: Plan, measures: &[Measure], today: Day) -> DraftItem {
        DraftItem {
            version: written.version,
            title: written.title,
            from: written.from.to_string(),
            to: written.to.to_string(),
            measures: measures.iter().map(|it| MeasureItem::of(it, it.state(today))).collect(),
        }
    }
}

impl WholeMeasure {
    pub fn of(
        it: &Measure,
        written: Option<&Measure>,
        reports: &[Report],
        today: Day,
    ) -> WholeMeasure {
        WholeMeasure {
            measure: MeasureItem::of(it, it.state(today)),
            reports: reports.iter().map(ReportItem::of).collect(),
            draft_text: written.map(|it| MeasureItem::of(it, it.state(today))),
        }
    }
}

impl Counts {
    pub fn of(it: crate::Tally) -> Counts {
        let crate::Tally { total, not_begun, under_way, done, overdue, dropped } = it;
        Counts { total, not_begun, under_way, done, overdue, dropped }
    }
}

impl MeasureItem {
    pub fn of(it: &Measure, state: MeasureState) -> MeasureItem {
        let text = &it.wording;
        let due = it.course.due;
        MeasureItem {
            id: it.id.to_string(),
            plan: it.plan.to_string(),
            number: text.number.clone(),
            text: text.text.clone(),
            sphere: text.sphere.clone(),
            term: text.term.to_string(),
            body_a: text.body_a.clone(),
            body_b: text.body_b.clone(),
            result: text.result.clone(),
            indicator: text.indicator.clone(),
            target: text.target.clone(),
            state: state.to_string(),
            due: (due != crate::NEVER).then(|| due.to_string()),
        }
    }
}

impl ReportItem {
    pub fn of(it: &Report) -> ReportItem {
        ReportItem {
            id: it.id.to_string(),
            side: it.side.to_string(),
            says: it.says.to_string(),
            on: it.on.to_string(),
            text: it.text.clone(),
            value: it.value.clone(),
            source: it.source.to_string(),
            document: it.document.clone(),
            dated: it.dated.map(|it| it.to_string()),
            state: it.state.to_string(),
        }
    }
}
