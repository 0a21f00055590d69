//! A practice in the catalogue, and an adoption of it.

use super::noon;
use db::Tx;
use kernel::{AdoptionId, Day, OrganisationId, PracticeId, RegionCode, VersionId};
use practices::{
    Adoption, AdoptionState, Card, Changes, Offer, OfferState, Plan, Practice, Stage, Version,
};

/// A practice with its one version.
#[derive(Clone, Copy)]
pub struct Published {
    pub id: PracticeId,
    pub version: VersionId,
    pub organisation: OrganisationId,
    pub region: RegionCode,
}

fn day() -> Day {
    "2026-01-15".parse().unwrap()
}

/// Puts a practice of an organisation into the catalogue.
pub async fn publish(
    tx: &mut Tx,
    organisation: OrganisationId,
    region: RegionCode,
) -> db::Result<Published> {
    let (id, version) = (PracticeId::new(), VersionId::new());
    let card = Card { title: format!("Практика {region}"), ..Card::default() };
    let practice = Practice {
        id,
        organisation,
        region,
        began_on: day(),
        stage: Stage::None,
        round: 1,
        working: None,
        published: Some(version),
        published_on: Some(day()),
        confirmed_on: Some(day()),
        withdrawn_on: None,
        withdrawn_why: String::new(),
        parent: None,
        born_of: None,
        root: id,
        adopters: 0,
        grade: 0,
        title: card.title.clone(),
        created_at: noon(),
    };
    let of = Version {
        id: version,
        practice: id,
        number: 1,
        card,
        author: "Автор".into(),
        created_at: noon(),
        published_on: Some(day()),
        edition: 1,
    };
    practices::save(tx, &practice, &of.card).await?;
    practices::save_version(tx, &of).await?;
    Ok(Published { id, version, organisation, region })
}

/// Lets an organisation ask for it.
pub async fn adopt(
    tx: &mut Tx,
    of: Published,
    organisation: OrganisationId,
    region: RegionCode,
) -> db::Result<AdoptionId> {
    let adoption = Adoption {
        id: AdoptionId::new(),
        practice: of.id,
        version: of.version,
        donor: of.organisation,
        donor_region: of.region,
        organisation,
        region,
        state: AdoptionState::Requested,
        commitment: None,
        began_on: day(),
        implemented_on: None,
        plan: Plan::default(),
        changes: Changes::default(),
        result: String::new(),
        lesson: String::new(),
        grown: None,
        created_at: noon(),
    };
    practices::save_adoption(tx, &adoption).await?;
    Ok(adoption.id)
}

/// Holds it out to a region.
pub async fn offer(tx: &mut Tx, of: Published, region: RegionCode) -> db::Result<()> {
    let offer = Offer {
        practice: of.id,
        region,
        donor_region: of.region,
        note: String::new(),
        name: "Автор".into(),
        state: OfferState::Open,
        reason: String::new(),
        adoption: None,
        offered_at: noon(),
        answered_at: None,
    };
    practices::save_offer(tx, &offer).await
}
