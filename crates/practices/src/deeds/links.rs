//! The services and indicators a card may be linked with: those of its author's catalogue, and
//! whatever is measured of regions.

use crate::{Card, IndicatorLink, Linkable, ServiceLink};
use db::Tx;
use kernel::OrganisationId;
use std::collections::HashMap;
use web::{Faults, Stopped};

/// What cards of an organisation may be linked with. Two statements.
pub(crate) async fn linkable(tx: &mut Tx, of: OrganisationId) -> db::Result<Linkable> {
    let services = services::catalogue(tx, of).await?.into_iter();
    let services = services.map(|it| ServiceLink { id: it.id, name: it.name }).collect();
    let mut indicators: Vec<IndicatorLink> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    // The versions of an indicator stand one after another, the latest last.
    for it in indicators::series::versions(tx).await? {
        let link = IndicatorLink { code: it.code, name: it.name, name_en: it.name_en };
        match places.get(&link.code) {
            Some(place) => indicators[*place] = link,
            None => {
                places.insert(link.code.clone(), indicators.len());
                indicators.push(link);
            }
        }
    }
    Ok(Linkable { services, indicators })
}

/// The card with the names of what it is linked with.
pub(super) async fn named(tx: &mut Tx, of: OrganisationId, card: &Card) -> Result<Card, Stopped> {
    let mut card = card.clone();
    if card.service_links.is_empty() && card.indicator_links.is_empty() {
        return Ok(card);
    }
    linkable(tx, of).await?.name(&mut card).map_err(|(field, say)| {
        let mut faults = Faults::default();
        faults.add(field.word(), say);
        Stopped::Faults(faults)
    })?;
    Ok(card)
}
