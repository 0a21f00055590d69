//! Organisations: administrators add and change any, a head changes the own one's name and address.

use crate::model::difference;
use crate::{NotMoved, Organisation, store};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{OrganisationId, Say, Zone};
use std::str::FromStr;
use web::{Desk, Error, Faults, Refusal as _, Result, Stopped, Typed};

/// Longest texts, characters.
const NAME: usize = 300;
const SHORT_NAME: usize = 100;
const ADDRESS: usize = 300;

/// The organisation with this id.
pub(crate) async fn find(desk: &Desk, id: OrganisationId) -> Result<Organisation> {
    let found = store::organisation(&mut desk.db().read().await?, id).await?;
    found.ok_or(Error::NotFound)
}

/// Adds an organisation.
pub(crate) async fn found(desk: &Desk, typed: &Typed) -> Result<Organisation, Stopped> {
    let it = read(desk, typed, OrganisationId::new()).await?;
    transact!(desk.db(), |tx| {
        check(tx, desk, &it).await?;
        store::save_organisation(tx, &it).await?;
        note(tx, desk, "organisation-added", &it, &[("name", it.name.as_str())]).await?;
        Ok::<_, Stopped>(it.clone())
    })
}

/// Changes anything of an organisation.
pub(crate) async fn change(desk: &Desk, id: OrganisationId, typed: &Typed) -> Result<(), Stopped> {
    find(desk, id).await?;
    let after = read(desk, typed, id).await?;
    keep(desk, &after).await
}

/// Changes what a head may of the own organisation: what it is called, and where it is.
pub(crate) async fn change_own(desk: &Desk, typed: &Typed) -> Result<(), Stopped> {
    let before = find(desk, desk.actor().organisation).await?;
    let mut faults = Faults::default();
    let after = named(typed, before, &mut faults);
    faults.check()?;
    keep(desk, &after).await
}

async fn keep(desk: &Desk, after: &Organisation) -> Result<(), Stopped> {
    transact!(desk.db(), |tx| {
        let before = store::organisation(tx, after.id).await?.ok_or(Error::NotFound)?;
        check(tx, desk, after).await?;
        if before.region != after.region && store::is_counted(tx, after.id).await? {
            return Err(beside("region", NotMoved.say()));
        }
        store::save_organisation(tx, after).await?;
        if let Some((was, is)) = difference(&before.values(), &after.values()) {
            let detail = [("before", was.as_str()), ("after", is.as_str())];
            note(tx, desk, "organisation-changed", after, &detail).await?;
        }
        if before.kind != after.kind {
            note(tx, desk, "organisation-kind-changed", after, &[]).await?;
        }
        Ok(())
    })
}

/// Whether it may stand beside the others of its region.
async fn check(tx: &mut Tx, desk: &Desk, it: &Organisation) -> Result<(), Stopped> {
    let others = store::organisations_of(tx, it.region).await?;
    it.check(&others, desk.today()).map_err(|no| beside(no.field(), no.say()))
}

/// It is that organisation's affair, whoever does it.
async fn note(
    tx: &mut Tx,
    desk: &Desk,
    verb: &'static str,
    it: &Organisation,
    detail: &[(&str, &str)],
) -> db::Result<()> {
    let note = Note::by(desk.actor(), verb, Thing::Organisation, it.id).of(it.id);
    let note = detail.iter().fold(note, |note, (name, text)| note.with(name, *text));
    journal::write(tx, desk.now, note).await
}

/// One fault beside one field.
pub(super) fn beside(field: &'static str, say: Say) -> Stopped {
    let mut faults = Faults::default();
    faults.add(field, say);
    Stopped::Faults(faults)
}

/// The whole form. Without a time zone, days are counted as in the region.
async fn read(desk: &Desk, typed: &Typed, id: OrganisationId) -> Result<Organisation, Stopped> {
    let mut faults = Faults::default();
    let code = chosen(typed, "region", &mut faults);
    let kind = chosen(typed, "kind", &mut faults);
    let founded_on = typed.plain("founded_on", &mut faults, "fault-day");
    let zone = zone(typed, &mut faults);
    let region = match code {
        Some(code) => store::region(&mut desk.db().read().await?, code).await?,
        None => None,
    };
    if code.is_some() && region.is_none() {
        faults.add("region", Say::new("fault-choose"));
    }
    let (Some(region), Some(kind)) = (region, kind) else {
        // The texts are read too, so that all that is wrong is said at once.
        texts(typed, &mut faults);
        return Err(Stopped::Faults(faults));
    };
    let blank = Organisation {
        id,
        kind,
        founded_on,
        region: region.code,
        time_zone: zone.unwrap_or(region.time_zone),
        name: String::new(),
        short_name: String::new(),
        address: String::new(),
    };
    let it = named(typed, blank, &mut faults);
    faults.check()?;
    Ok(it)
}

/// The same organisation with the name and the address that were typed.
fn named(typed: &Typed, it: Organisation, faults: &mut Faults) -> Organisation {
    let [name, short_name, address] = texts(typed, faults);
    let short_name = if short_name.is_empty() { name.clone() } else { short_name };
    Organisation { name, short_name, address, ..it }
}

fn texts(typed: &Typed, faults: &mut Faults) -> [String; 3] {
    [
        typed.text("name", NAME, faults),
        typed.optional_text("short_name", SHORT_NAME, faults),
        typed.optional_text("address", ADDRESS, faults),
    ]
}

/// A time zone by its name.
pub(crate) fn zone(typed: &Typed, faults: &mut Faults) -> Option<Zone> {
    typed.plain("time_zone", faults, "zone-unknown")
}

/// A value that must be chosen from a list.
fn chosen<T: FromStr>(typed: &Typed, name: &'static str, faults: &mut Faults) -> Option<T> {
    if !typed.has(name) {
        faults.add(name, Say::new("fault-choose"));
    }
    typed.plain(name, faults, "fault-choose")
}
