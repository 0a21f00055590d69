//! The one place facts come from: the client's card, the SME registry, the ledger.

use clients::Client;
use db::{Result, Tx};
use kernel::RegionCode;
use registry::{Lookup, SmeRecord};
use services::{Confirmation, Facts, Past, Sme, registered_year};

/// What the live registry says about the client; nobody is asked about a client without ИНН.
pub async fn look_up(tx: &mut Tx, client: &Client) -> Result<Lookup> {
    match &client.inn {
        Some(inn) => registry::lookup(tx, inn).await,
        None => Ok(Lookup::NoDump),
    }
}

/// Gathers the facts about a client for a centre in `home`: what the registry said (`lookup`),
/// what was rendered before, what was confirmed by a paper. One statement.
pub async fn gather(
    tx: &mut Tx,
    client: &Client,
    lookup: &Lookup,
    home: RegionCode,
    confirmed: Vec<Confirmation>,
) -> Result<Facts> {
    let past = ledger::history(tx, &client.key).await?.past(client.organisation);
    Ok(assemble(client, lookup, home, past, confirmed))
}

/// The registry's word goes before the card's: the card may be older.
pub fn assemble(
    client: &Client,
    lookup: &Lookup,
    home: RegionCode,
    past: Vec<Past>,
    confirmed: Vec<Confirmation>,
) -> Facts {
    let record = record(lookup);
    let ogrn = record.and_then(|it| it.ogrn.as_deref()).or(client.ogrn.as_deref());
    let okveds = record.map_or_else(|| client.okveds.to_vec(), |it| it.okveds.clone());
    Facts {
        recipient: client.kind,
        inn: client.inn,
        sme: sme(lookup),
        region: record.and_then(|it| it.region).or(client.region),
        home,
        okved: record.and_then(|it| it.okved).or(client.okved),
        okveds,
        registered_year: ogrn.and_then(registered_year),
        past,
        confirmed,
    }
}

fn sme(lookup: &Lookup) -> Sme {
    match lookup {
        Lookup::Found(it, day) => Sme::Found { category: it.category, day: *day },
        Lookup::Absent(day) => Sme::Absent { day: *day },
        Lookup::NoDump => Sme::NoDump,
    }
}

fn record(lookup: &Lookup) -> Option<&SmeRecord> {
    match lookup {
        Lookup::Found(it, _) => Some(it),
        Lookup::Absent(_) | Lookup::NoDump => None,
    }
}
