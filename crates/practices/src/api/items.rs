//! What programs are shown of practices and adoptions.

use crate::deeds::party;
use crate::{
    Adoption, Card, Change, Entry, Finding, Message, PlanStep, Practice, State, Taken, Version,
    store,
};
use db::Tx;
use kernel::{AdoptionId, Day};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Desk, Result};

/// A practice as the catalogue lists it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Item {
    /// UUID.
    id: String,
    /// Its name.
    title: String,
    /// Code of its region.
    region: String,
    /// Short name of its organisation.
    organisation: String,
    /// `business`, `trade`, `industry`…
    sphere: String,
    /// `support`, `export`, `engineering`…
    direction: String,
    /// What introducing it costs, kopecks.
    cost: i64,
    /// How long introducing it takes, days.
    launch_days: i64,
    /// Grade of evidence, 0–5.
    grade: i64,
    /// Regions that have implemented it.
    adopters: i64,
    /// When the card was published, `2026-11-23`.
    published_on: String,
}

/// A practice with its card.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Whole {
    /// UUID.
    id: String,
    /// Code of its region.
    region: String,
    /// UUID of the version of the card.
    version: String,
    /// 1, 2, 3…
    number: i64,
    /// Grows with every change of the card.
    edition: i64,
    /// `draft`, `ministry`, `experts`, `published`, `stale`, `withdrawn`.
    state: String,
    /// Since when it is practised.
    began_on: String,
    /// Grade of evidence, 0–5: that of the main indicator.
    grade: i64,
    /// What everybody sees of its evidence, the main indicator first.
    effects: Vec<EffectItem>,
    /// Regions that have implemented it.
    adopters: i64,
    /// Whether it was taken out of the catalogue.
    withdrawn: bool,
    /// The card: `title`, `problem`, `steps`, `results`…
    #[schema(value_type = Object)]
    card: Card,
}

/// A measured effect.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PracticeEffect)]
pub(super) struct EffectItem {
    /// Code of the indicator.
    indicator: String,
    /// Grade of evidence by this indicator, 0–5.
    grade: i64,
    /// When it was computed, UTC.
    computed_at: String,
    /// The author's word on it; may be empty.
    answer: String,
}

/// An adoption.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AdoptionItem {
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
pub(super) struct WholeAdoption {
    #[serde(flatten)]
    adoption: AdoptionItem,
    /// The plan of adaptation.
    plan: Vec<PlanItem>,
    /// What is done otherwise than by the donor.
    changes: Vec<ChangeItem>,
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
pub(super) struct PlanItem {
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
pub(super) struct ChangeItem {
    /// What.
    what: String,
    /// Why.
    why: String,
}

/// A step that was made.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AdoptionStep)]
pub(super) struct StepItem {
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
pub(super) struct MessageItem {
    /// UUID of the organisation that says it.
    organisation: String,
    /// Who.
    name: String,
    /// What.
    text: String,
    /// When, UTC.
    at: String,
}

impl Item {
    pub(super) fn of(it: &Entry) -> Item {
        Item {
            id: it.id.to_string(),
            title: it.title.clone(),
            region: it.region.to_string(),
            organisation: it.organisation_name.clone(),
            sphere: it.sphere.to_string(),
            direction: it.direction.to_string(),
            cost: it.cost.0,
            launch_days: it.launch_days,
            grade: it.grade,
            adopters: it.adopters,
            published_on: it.published_on.to_string(),
        }
    }
}

impl Whole {
    pub(super) async fn of(
        tx: &mut Tx,
        it: Practice,
        version: Version,
        today: Day,
    ) -> Result<Whole> {
        let state: State = it.state(today, store::term(tx).await?);
        let findings = store::findings(tx, it.id).await?;
        Ok(Whole {
            id: it.id.to_string(),
            region: it.region.to_string(),
            version: version.id.to_string(),
            number: version.number,
            edition: version.edition,
            state: state.to_string(),
            began_on: it.began_on.to_string(),
            grade: it.grade,
            effects: findings.iter().filter_map(EffectItem::of).collect(),
            adopters: it.adopters,
            withdrawn: it.withdrawn_on.is_some(),
            card: version.card,
        })
    }
}

impl EffectItem {
    pub(super) fn of(it: &Finding) -> Option<EffectItem> {
        let open = it.open()?;
        Some(EffectItem {
            indicator: it.indicator.clone(),
            grade: open.grade,
            computed_at: open.at.to_string(),
            answer: it.answer.clone(),
        })
    }
}

impl AdoptionItem {
    pub(super) fn of(it: &Adoption) -> AdoptionItem {
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
    pub(super) async fn find(tx: &mut Tx, desk: &Desk, id: AdoptionId) -> Result<WholeAdoption> {
        let it = party(tx, desk, id).await?;
        let steps = store::steps(tx, id).await?;
        let messages = store::messages(tx, id).await?;
        Ok(WholeAdoption {
            adoption: AdoptionItem::of(&it),
            plan: it.plan.0.iter().map(PlanItem::of).collect(),
            changes: it.changes.0.iter().map(ChangeItem::of).collect(),
            lesson: it.lesson,
            steps: steps.iter().map(StepItem::of).collect(),
            messages: messages.into_iter().map(MessageItem::of).collect(),
        })
    }
}

impl PlanItem {
    pub(super) fn of(it: &PlanStep) -> PlanItem {
        let PlanStep { what, due, done_on } = it;
        let done_on = done_on.map(|it| it.to_string());
        PlanItem { what: what.clone(), due: due.to_string(), done_on }
    }
}

impl ChangeItem {
    pub(super) fn of(it: &Change) -> ChangeItem {
        ChangeItem { what: it.what.clone(), why: it.why.clone() }
    }
}

impl StepItem {
    pub(super) fn of(it: &Taken) -> StepItem {
        StepItem {
            step: it.step.to_string(),
            on: it.on_day.to_string(),
            responsible: it.responsible.clone(),
            note: it.note.clone(),
        }
    }
}

impl MessageItem {
    pub(super) fn of(it: Message) -> MessageItem {
        MessageItem {
            organisation: it.organisation.to_string(),
            name: it.name,
            text: it.text,
            at: it.at.to_string(),
        }
    }
}
