//! What programs are shown of adoptions.

use crate::deeds::party;
use crate::{Adoption, AdoptionRow, Change, Measured, Message, PlanStep, Taken, store};
use db::Tx;
use kernel::AdoptionId;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Desk, Result};

/// An adoption.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct AdoptionItem {
    /// UUID.
    id: String,
    /// UUID of the practice.
    practice: String,
    /// UUID of the version that was taken.
    version: String,
    /// Code of the donor's region.
    donor_region: String,
    /// Code of the adopter's region.
    region: String,
    /// `interest`, `requested`, `consultation`, `planned`, `pilot`, `implemented`, `measured`,
    /// `refused`, `stopped`.
    state: String,
    /// Day of its first step.
    began_on: String,
    /// Since when it works there.
    implemented_on: Option<String>,
}

/// An adoption with its steps and its talk.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct WholeAdoption {
    #[serde(flatten)]
    adoption: AdoptionItem,
    /// The plan of adaptation.
    plan: Vec<PlanItem>,
    /// What is done otherwise than by the donor.
    changes: Vec<ChangeItem>,
    /// What the adopter measured; absent before.
    result: Option<ResultItem>,
    /// UUID of the practice it became.
    grown: Option<String>,
    /// Why it was refused, or what stopping taught; may be empty.
    lesson: String,
    /// The earliest first.
    steps: Vec<StepItem>,
    /// The talk, the earliest first.
    messages: Vec<MessageItem>,
}

/// A step of the plan of adaptation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdaptationStep)]
pub(in crate::api) struct PlanItem {
    /// What is done.
    what: String,
    /// By when.
    due: String,
    /// When it was done.
    done_on: Option<String>,
}

/// Something done otherwise.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdaptationChange)]
pub(in crate::api) struct ChangeItem {
    /// What.
    what: String,
    /// Why.
    why: String,
}

/// A result as the adopter measured it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdoptionResult)]
pub(in crate::api) struct ResultItem {
    /// What was measured, with its unit.
    what: String,
    /// Before.
    baseline: String,
    /// After.
    value: String,
    /// In which period.
    period: String,
    /// Where the figures come from.
    source: String,
}

/// An adoption in the family tree of a practice.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FamilyAdoption)]
pub(in crate::api) struct KinItem {
    #[serde(flatten)]
    adoption: AdoptionItem,
    /// Name of the practice that was taken.
    title: String,
    /// Number of the version that was taken.
    number: i64,
    /// Short name of the adopter.
    adopter: String,
    /// What the adopter measured; absent before.
    result: Option<ResultItem>,
    /// Why it was refused, or what stopping taught; may be empty.
    lesson: String,
    /// UUID of the practice it became: its own adoptions hang on this one.
    grown: Option<String>,
}

/// A step that was made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdoptionStep)]
pub(in crate::api) struct StepItem {
    /// `request`, `consultation`, `plan`…
    step: String,
    /// When.
    on: String,
    /// Who answers for it.
    responsible: String,
    /// In words; may be empty.
    note: String,
}

/// A message of the talk.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdoptionMessage)]
pub(in crate::api) struct MessageItem {
    /// UUID of the organisation that says it.
    organisation: String,
    /// Who.
    name: String,
    /// What.
    text: String,
    /// When, UTC.
    at: String,
}

impl AdoptionItem {
    pub(in crate::api) fn of(it: &Adoption) -> AdoptionItem {
        AdoptionItem {
            id: it.id.to_string(),
            practice: it.practice.to_string(),
            version: it.version.to_string(),
            donor_region: it.donor_region.to_string(),
            region: it.region.to_string(),
            state: it.state.to_string(),
            began_on: it.began_on.to_string(),
            implemented_on: it.implemented_on.map(|it| it.to_string()),
        }
    }
}

impl WholeAdoption {
    /// An adoption of the actor's region.
    pub(in crate::api) async fn find(
        tx: &mut Tx,
        desk: &Desk,
        id: AdoptionId,
    ) -> Result<WholeAdoption> {
        let it = party(tx, desk, id).await?;
        let steps = store::steps(tx, id).await?;
        let messages = store::messages(tx, id).await?;
        Ok(WholeAdoption {
            adoption: AdoptionItem::of(&it),
            plan: it.plan.0.iter().map(PlanItem::of).collect(),
            changes: it.changes.0.iter().map(ChangeItem::of).collect(),
            result: it.measured().map(ResultItem::of),
            grown: it.grown.map(|it| it.to_string()),
            lesson: it.lesson,
            steps: steps.iter().map(StepItem::of).collect(),
            messages: messages.into_iter().map(MessageItem::of).collect(),
        })
    }
}

impl PlanItem {
    pub(in crate::api) fn of(it: &PlanStep) -> PlanItem {
        let PlanStep { what, due, done_on } = it;
        let done_on = done_on.map(|it| it.to_string());
        PlanItem { what: what.clone(), due: due.to_string(), done_on }
    }
}

impl ChangeItem {
    pub(in crate::api) fn of(it: &Change) -> ChangeItem {
        ChangeItem { what: it.what.clone(), why: it.why.clone() }
    }
}

impl ResultItem {
    fn of(it: Measured) -> ResultItem {
        let Measured { what, baseline, value, period, source } = it;
        ResultItem { what, baseline, value, period, source }
    }
}

impl KinItem {
    pub(in crate::api) fn of(it: AdoptionRow) -> KinItem {
        KinItem {
            adoption: AdoptionItem::of(&it.adoption),
            title: it.title,
            number: it.number,
            adopter: it.adopter_name,
            result: it.adoption.measured().map(ResultItem::of),
            grown: it.adoption.grown.map(|it| it.to_string()),
            lesson: it.adoption.lesson,
        }
    }
}

impl StepItem {
    pub(in crate::api) fn of(it: &Taken) -> StepItem {
        StepItem {
            step: it.step.to_string(),
            on: it.on_day.to_string(),
            responsible: it.responsible.clone(),
            note: it.note.clone(),
        }
    }
}

impl MessageItem {
    pub(in crate::api) fn of(it: Message) -> MessageItem {
        MessageItem {
            organisation: it.organisation.to_string(),
            name: it.name,
            text: it.text,
            at: it.at.to_string(),
        }
    }
}
