//! What programs are shown of practices and adoptions.

mod adoption;

pub(super) use adoption::{
    AdoptionItem, ChangeItem, KinItem, MessageItem, PlanItem, ResultItem, StepItem, WholeAdoption,
};

use crate::pages::today;
use crate::{Card, Ends, Entry, Finding, Judgement, Practice, State, Told, Version, store};
use db::Tx;
use kernel::Lang;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Guest, Result};

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
    /// Versions of its card, the newest first.
    versions: Vec<VersionItem>,
    /// Regions that have implemented it.
    adopters: i64,
    /// Whether it was taken out of the catalogue.
    withdrawn: bool,
    /// The card: `title`, `problem`, `steps`, `results`…
    #[schema(value_type = Object)]
    card: Card,
}

/// A version of a card.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PracticeVersion)]
pub(super) struct VersionItem {
    /// UUID: adoptions name the one they took.
    id: String,
    /// 1, 2, 3…
    number: i64,
    /// When it was published; absent before.
    published_on: Option<String>,
}

/// A measured effect.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = PracticeEffect)]
pub(super) struct EffectItem {
    /// Code of the indicator.
    indicator: String,
    /// Grade of evidence by this indicator, 0–5.
    grade: i64,
    /// The effect in a sentence, in the language of the request.
    sentence: Option<String>,
    /// By how much the indicator moved, in its unit; absent where no number is warranted.
    by: Option<f64>,
    /// The lower end of its 95 % interval.
    low: Option<f64>,
    /// The upper end.
    high: Option<f64>,
    /// Regions the number rests on.
    regions: Option<i64>,
    /// The rule that refuses a number, such as `broken-trends`.
    refused: Option<String>,
    /// When it was computed, UTC.
    computed_at: String,
    /// The author's word on it; may be empty.
    answer: String,
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
        guest: &Guest,
        it: Practice,
        version: Version,
    ) -> Result<Whole> {
        let state: State = it.state(today(guest), store::term(tx).await?);
        let findings = store::findings(tx, it.id).await?;
        let inside = guest.actor.as_ref().is_some_and(|actor| it.is_shown_to(actor));
        let mut versions = store::versions(tx, it.id).await?;
        versions.retain(|version| inside || version.published_on.is_some());
        Ok(Whole {
            id: it.id.to_string(),
            region: it.region.to_string(),
            version: version.id.to_string(),
            number: version.number,
            edition: version.edition,
            state: state.to_string(),
            began_on: it.began_on.to_string(),
            grade: it.grade,
            effects: findings.iter().filter_map(|it| EffectItem::of(guest.lang, it)).collect(),
            versions: versions.iter().map(VersionItem::of).collect(),
            adopters: it.adopters,
            withdrawn: it.withdrawn_on.is_some(),
            card: version.card,
        })
    }
}

impl EffectItem {
    /// What everybody sees.
    pub(super) fn of(lang: Lang, it: &Finding) -> Option<EffectItem> {
        let open = it.open()?;
        let Told { say, judgement } = open.told();
        let item = EffectItem {
            indicator: it.indicator.clone(),
            grade: open.grade,
            sentence: say.map(|it| web::say(lang, &it)),
            computed_at: open.at.to_string(),
            answer: it.answer.clone(),
            ..EffectItem::default()
        };
        Some(match judgement {
            Some(Judgement::Effect { overall, interval: Ends { low, high }, adopters }) => {
                EffectItem { by: overall.point, low, high, regions: Some(adopters), ..item }
            }
            Some(Judgement::Refused { rule }) => EffectItem { refused: Some(rule), ..item },
            None => item,
        })
    }
}

impl VersionItem {
    fn of(it: &Version) -> VersionItem {
        let published_on = it.published_on.map(|it| it.to_string());
        VersionItem { id: it.id.to_string(), number: it.number, published_on }
    }
}
