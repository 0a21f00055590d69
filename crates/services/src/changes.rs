//! Changes of the catalogue: each keeps the row and what search finds, in one transaction.

use db::{Result, Tx};
use kernel::{Day, Lang, ServiceId};
use search::{Document, Kind, Scope};
use web::word;

use crate::{CannotAdd, Rule, Service, Succession, store, succeed};

/// Adds a service or replaces it. The journal's entry is the caller's: it knows what was done.
pub async fn save(tx: &mut Tx, it: &Service) -> Result<()> {
    store::save(tx, it).await?;
    search::put(tx, &document(it)).await
}

/// Adds a version of a rule and closes the one before it; says why not where the rule of
/// succession refuses. The journal's entry is the caller's.
pub async fn add_rule(
    tx: &mut Tx,
    service: ServiceId,
    rule: Rule,
    act: String,
    valid_from: Day,
    valid_to: Option<Day>,
) -> Result<Result<(), CannotAdd>> {
    let versions = store::rules(tx, service).await?;
    let Succession { new, closed } =
        match succeed(service, &versions, rule, act, valid_from, valid_to) {
            Ok(it) => it,
            Err(refusal) => return Ok(Err(refusal)),
        };
    for it in closed.iter().chain([&new]) {
        store::save_rule(tx, it).await?;
    }
    Ok(Ok(()))
}

/// What the search box knows of a service; kinds are found by their words in both languages.
pub fn document(it: &Service) -> Document {
    let kind = |lang| word(lang, "service-kind", it.kind);
    Document {
        kind: Kind::Service,
        id: it.id.to_string(),
        scope: Scope::Organisation(it.organisation),
        title: it.name.clone(),
        detail: kind(Lang::Ru),
        words: format!("{} {}", kind(Lang::En), it.description),
    }
}
