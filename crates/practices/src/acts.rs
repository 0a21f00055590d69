//! Changes that touch more than one row: the card and the catalogue, the adoption and the tree.
//! Journal entries are the caller's: it knows what was done.

use crate::store::{self, Message};
use crate::{
    Adoption, AdoptionStep, CannotAdopt, Card, Family, Practice, Stage, Taken, Version, Wished,
};
use db::{Result, Tx};
use kernel::{
    AccountId, Actor, AdoptionId, Day, Lang, Moment, OrganisationId, PracticeId, RegionCode,
    VersionId,
};
use search::{Document, Kind, Scope};

/// Begins a practice: a draft of its organisation.
pub async fn begin(
    tx: &mut Tx,
    id: PracticeId,
    actor: &Actor,
    card: Card,
    began_on: Day,
    now: Moment,
) -> Result<Practice> {
    let (practice, version) = draft(id, VersionId::new(), actor, card, began_on, now);
    store::save(tx, &practice, &version.card).await?;
    store::save_version(tx, &version).await?;
    Ok(practice)
}

/// A draft that is not kept yet.
pub(crate) fn draft(
    id: PracticeId,
    version: VersionId,
    actor: &Actor,
    card: Card,
    began_on: Day,
    now: Moment,
) -> (Practice, Version) {
    let practice = Practice {
        id,
        organisation: actor.organisation,
        region: actor.region,
        began_on,
        stage: Stage::Draft,
        round: 1,
        working: Some(version),
        published: None,
        published_on: None,
        confirmed_on: None,
        withdrawn_on: None,
        withdrawn_why: String::new(),
        parent: None,
        born_of: None,
        root: id,
        adopters: 0,
        grade: 0,
        title: card.title.clone(),
        created_at: now,
    };
    let author = actor.name.clone();
    let version = Version {
        id: version,
        practice: id,
        number: 1,
        card,
        author,
        created_at: now,
        published_on: None,
        edition: 1,
    };
    (practice, version)
}

/// Keeps a practice after a step of its path. Whatever card is in the catalogue is the one it is
/// found and sorted by; before the first publication it is the working one.
pub async fn keep(tx: &mut Tx, it: &Practice, version: &Version) -> Result<()> {
    if it.published == Some(version.id) {
        store::save_version(tx, &Version { published_on: it.published_on, ..version.clone() })
            .await?;
    }
    match it.published {
        Some(published) if published != version.id => {
            let shown = store::version(tx, published).await?;
            let shown = shown.map_or_else(|| version.card.clone(), |it| it.card);
            store::save(tx, it, &shown).await?;
        }
        Some(_) => {
            store::save(tx, it, &version.card).await?;
            let words = if it.is_open() { words(&version.card) } else { String::new() };
            store::keep_stems(tx, it.id, &words).await?;
        }
        None => store::save(tx, it, &version.card).await?,
    }
    store::bump(tx).await
}

/// Who asks for an adoption, and with which first step.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// Which practice.
    pub practice: PracticeId,
    /// Who would take it over.
    pub organisation: OrganisationId,
    /// Their region.
    pub region: RegionCode,
    /// Interest or a request.
    pub step: AdoptionStep,
    /// When.
    pub on: Day,
    /// What day it is.
    pub today: Day,
    /// Who answers for it.
    pub responsible: &'a str,
    /// Who enters it.
    pub account: Option<AccountId>,
    /// The visit's commitment it is born from.
    pub commitment: Option<String>,
    /// When it is entered.
    pub now: Moment,
}

impl<'a> Asked<'a> {
    /// A request of whoever sits at the desk, as of today, who answers for it.
    pub fn by(desk: &'a web::Desk, practice: PracticeId) -> Asked<'a> {
        let actor = desk.actor();
        Asked {
            practice,
            organisation: actor.organisation,
            region: actor.region,
            step: AdoptionStep::Request,
            on: desk.today(),
            today: desk.today(),
            responsible: &actor.name,
            account: Some(actor.account),
            commitment: None,
            now: desk.now,
        }
    }
}

/// Asks for an adoption: from the catalogue, from a visit's commitment, from the exchange page.
/// The outer result is the database's, the inner one the rule's.
pub async fn request_adoption(
    tx: &mut Tx,
    asked: &Asked<'_>,
) -> Result<Result<Adoption, CannotAdopt>> {
    let Some(practice) = store::find(tx, asked.practice).await? else {
        return Ok(Err(CannotAdopt::NotPublished));
    };
    let family = Family::new(store::kin(tx, practice.root).await?);
    let wished = Wished {
        practice: &practice,
        family: &family,
        organisation: asked.organisation,
        region: asked.region,
        on: asked.on,
        today: asked.today,
    };
    let version = practice.published.unwrap_or_else(VersionId::new);
    let adoption = match wished.adoption(AdoptionId::new(), version, asked.step, asked.now) {
        Ok(it) => Adoption { commitment: asked.commitment.clone(), ..it },
        Err(refusal) => return Ok(Err(refusal)),
    };
    let open = store::adoptions_of(tx, practice.id).await?;
    let same = |it: &&Adoption| it.organisation == asked.organisation && !it.state.is_aside();
    if open.iter().any(|it| same(&it)) {
        return Ok(Err(CannotAdopt::Already));
    }
    store::save_adoption(tx, &adoption).await?;
    let step = Taken {
        adoption: adoption.id,
        position: 1,
        step: asked.step,
        on_day: asked.on,
        responsible: asked.responsible.to_owned(),
        account: asked.account,
        note: String::new(),
        at: asked.now,
    };
    store::add_step(tx, &step).await?;
    Ok(Ok(adoption))
}

/// Keeps an adoption after a step: the donor's card learns of it by itself.
pub async fn keep_step(tx: &mut Tx, adoption: &Adoption, step: &Taken) -> Result<()> {
    store::save_adoption(tx, adoption).await?;
    store::add_step(tx, step).await?;
    store::count_adopters(tx, adoption.practice).await?;
    store::bump(tx).await
}

/// Makes a practice out of an adoption that works: a draft of the adopter's, a child in the tree.
pub async fn grow(
    tx: &mut Tx,
    actor: &Actor,
    adoption: &mut Adoption,
    now: Moment,
) -> Result<Result<Practice, CannotAdopt>> {
    let (Some(since), None) = (adoption.implemented_on, adoption.grown) else {
        return Ok(Err(CannotAdopt::NotImplemented));
    };
    let (Some(parent), Some(taken)) =
        (store::find(tx, adoption.practice).await?, store::version(tx, adoption.version).await?)
    else {
        return Ok(Err(CannotAdopt::NotPublished));
    };
    let family = Family::new(store::kin(tx, parent.root).await?);
    let (mut child, version) = draft(
        PracticeId::new(),
        VersionId::new(),
        actor,
        adapted(&taken.card, adoption),
        since,
        now,
    );
    if !family.may_grow(child.id, parent.id) {
        return Ok(Err(CannotAdopt::Circle));
    }
    child.parent = Some(parent.id);
    child.born_of = Some(adoption.id);
    child.root = parent.root;
    adoption.grown = Some(child.id);
    store::save(tx, &child, &version.card).await?;
    store::save_version(tx, &version).await?;
    store::save_adoption(tx, adoption).await?;
    Ok(Ok(child))
}

/// Adds a message to the mentor talk.
pub async fn say(
    tx: &mut Tx,
    adoption: AdoptionId,
    actor: &Actor,
    text: String,
    now: Moment,
) -> Result<()> {
    let message = Message {
        id: kernel::MessageId::new().to_string(),
        adoption,
        organisation: actor.organisation,
        name: actor.name.clone(),
        text,
        at: now,
    };
    store::add_message(tx, &message).await
}

/// The donor's card as the adopter works by it: what was changed, and what was measured there.
fn adapted(card: &Card, adoption: &Adoption) -> Card {
    let measured = adoption.measured().map(|it| crate::CardResult {
        what: it.what,
        baseline: it.baseline,
        value: it.value,
        period: it.period,
        source: it.source,
    });
    let changes = adoption.changes.0.iter().map(|it| format!("{}: {}", it.what, it.why));
    Card {
        results: measured.into_iter().collect(),
        lessons: changes.collect::<Vec<_>>().join("\n"),
        contact: String::new(),
        ..card.clone().without_services()
    }
}

/// What the search box knows of a practice that was published: a withdrawn one is found, and marked.
pub fn document(it: &Practice, card: &Card) -> Document {
    let direction = |lang| web::word(lang, "practice-direction", card.direction);
    let withdrawn = it.withdrawn_on.map(|_| web::word(Lang::Ru, "practice-state", "withdrawn"));
    let detail: Vec<String> = [direction(Lang::Ru)].into_iter().chain(withdrawn).collect();
    Document {
        kind: Kind::Practice,
        id: it.id.to_string(),
        scope: Scope::Open,
        title: card.title.clone(),
        detail: detail.join(", "),
        words: format!("{} {}", direction(Lang::En), words(card)),
    }
}

/// What the catalogue finds a card by.
fn words(it: &Card) -> String {
    let texts = [&*it.title, &it.problem, &it.audience, &it.essence, &it.services, &it.indicators];
    let services = it.service_links.iter().map(|it| &*it.name);
    let indicators = it.indicator_links.iter().flat_map(|it| [&*it.name, &it.name_en]);
    texts.into_iter().chain(services).chain(indicators).collect::<Vec<_>>().join(" ")
}
