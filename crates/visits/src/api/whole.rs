//! Programs read a visit as a whole: what it rests on, its programme, what was signed, promised and
//! photographed, and the visits that return it.

use super::{ApiVisit, CommitmentItem, VisitItem, programme};
use crate::pages::{Ground, reach};
use crate::{Facts, Remark, RemarkKind, Visit, may_publish, store};
use agreements::Agreement;
use axum::Json;
use plans::{Measure, Plan};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Desk, Error, Result};

/// A visit as a whole.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WholeVisit {
    /// The visit.
    #[serde(flatten)]
    visit: VisitItem,
    /// What it rests on.
    basis: BasisItem,
    /// The programme in its order.
    items: Vec<programme::ProgrammeItem>,
    /// Questions asked.
    questions: usize,
    /// Of those, still without an answer.
    unanswered: usize,
    /// What was promised.
    commitments: Vec<CommitmentItem>,
    /// What was signed.
    signed: Vec<DocumentItem>,
    /// Photographs, in the order they were taken.
    photographs: Vec<PhotographItem>,
    /// The visits that return this one; the visit it returns is in `answers`.
    returns: Vec<VisitItem>,
}

/// What a visit rests on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VisitBasis)]
pub(super) struct BasisItem {
    /// The agreement.
    agreement: Option<DocumentItem>,
    /// The measure's plan; without a measure, the latest of the agreement that was approved and
    /// had begun by the first day.
    plan: Option<PlanItem>,
    /// The measure.
    measure: Option<MeasureItem>,
}

/// An agreement.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VisitDocument)]
pub(super) struct DocumentItem {
    /// UUID.
    id: String,
    /// What it is called.
    title: String,
}

/// A plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VisitPlan)]
pub(super) struct PlanItem {
    /// UUID.
    id: String,
    /// What it is called.
    title: String,
    /// First day.
    from: String,
    /// Last day.
    to: String,
    /// Whether it had ended before the visit's first day.
    lapsed: bool,
}

/// A measure of a plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VisitMeasure)]
pub(super) struct MeasureItem {
    /// UUID.
    id: String,
    /// Its number in the plan.
    number: String,
    /// What is done.
    text: String,
}

/// A photograph.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VisitPhotograph)]
pub(super) struct PhotographItem {
    /// UUID of the remark it is: that of its approval.
    id: String,
    /// UUID of the file.
    file: String,
    /// What is on it.
    caption: String,
    /// UUIDs of the delegates who can be recognised on it.
    people: Vec<String>,
    /// Whether somebody looked at it and agreed to its going out.
    approved: bool,
    /// Whether it may be published now: everybody recognised on it consents, and it was looked at.
    publishable: bool,
    /// Why not, in a sentence.
    missing: Option<String>,
}

/// One visit with its basis, programme, commitments, documents, photographs and returns.
#[utoipa::path(
    get, path = "/api/v1/visits/{id}", tag = "visits",
    params(("id" = String, Path, description = "UUID")),
    responses((status = 200, body = WholeVisit), (status = 401), (status = 403), (status = 404)),
)]
pub(super) async fn one(ApiVisit { id }: ApiVisit, desk: Desk) -> Result<Json<WholeVisit>> {
    let mut tx = desk.db().read().await?;
    let (visit, _) = reach(&mut tx, &desk, id).await?;
    let ground = Ground::read(&mut tx, &visit).await?;
    let facts = Facts::of(&mut tx, visit).await?.ok_or(Error::NotFound)?;
    let today = desk.today();
    let materials = store::materials(&mut tx, id).await?;
    let returns = store::returns_of(&mut tx, id).await?;
    let photographs = facts.remarks.iter().filter(|it| it.kind == RemarkKind::Photo);
    Ok(Json(WholeVisit {
        basis: BasisItem::of(&facts.visit, &ground),
        items: programme::items_of(desk.lang, &facts.items, &materials),
        questions: facts.questions.len(),
        unanswered: facts.unanswered().count(),
        commitments: facts.commitments.iter().map(|it| CommitmentItem::of(it, today)).collect(),
        signed: ground.signed(&facts).into_iter().map(DocumentItem::of).collect(),
        photographs: photographs.map(|it| PhotographItem::of(&desk, &facts, it)).collect(),
        returns: returns.iter().map(VisitItem::of).collect(),
        visit: VisitItem::of(&facts.visit),
    }))
}

impl BasisItem {
    fn of(visit: &Visit, ground: &Ground) -> BasisItem {
        let agreement = visit.agreement.and_then(|it| ground.agreement(it));
        BasisItem {
            agreement: agreement.map(DocumentItem::of),
            plan: ground.plan(visit).map(|it| PlanItem::of(it, visit)),
            measure: ground.measure.as_ref().map(|(it, _)| MeasureItem::of(it)),
        }
    }
}

impl DocumentItem {
    fn of(it: &Agreement) -> DocumentItem {
        DocumentItem { id: it.id.to_string(), title: it.title.clone() }
    }
}

impl PlanItem {
    fn of(it: &Plan, visit: &Visit) -> PlanItem {
        PlanItem {
            id: it.id.to_string(),
            title: it.title.clone(),
            from: it.from.to_string(),
            to: it.to.to_string(),
            lapsed: it.has_lapsed(visit.from),
        }
    }
}

impl MeasureItem {
    fn of(it: &Measure) -> MeasureItem {
        MeasureItem {
            id: it.id.to_string(),
            number: it.wording.number.clone(),
            text: it.wording.text.clone(),
        }
    }
}

impl PhotographItem {
    fn of(desk: &Desk, facts: &Facts, it: &Remark) -> PhotographItem {
        let allowed = may_publish(it, &facts.consents);
        PhotographItem {
            id: it.id.to_string(),
            file: it.file.map(|it| it.to_string()).unwrap_or_default(),
            caption: it.text.clone(),
            people: it.people().map(ToString::to_string).collect(),
            approved: it.approved_at.is_some(),
            publishable: allowed.is_ok(),
            missing: allowed.err().map(|why| web::speak(desk.lang, &why)),
        }
    }
}
