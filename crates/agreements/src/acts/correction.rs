//! Misprints of a signed agreement are put right: the same for the page and for the API.

use db::transact;
use journal::{Note, Thing};
use kernel::{AgreementId, Day, Lang, RegionCode};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use web::{Desk, Error, Faults, Stopped, Typed};

use super::{GROUND, LINE};
use crate::filling::{self, SPHERE, day, required_day};
use crate::pages::{changed, own};
use crate::{Agreement, Change, Corrected, Correction, Part, Refused, Sphere, store};

/// The field that says what the form showed.
pub(crate) const SEEN: &str = "seen";

/// What a form of correction opened now shows, as a number: the same text, the same number.
pub(crate) fn seen(it: &Agreement, own: RegionCode) -> String {
    let mut hasher = DefaultHasher::new();
    format!("{:?}", Correction::of(it, own)).hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

/// Corrects the agreement, which the actor's region must be a party of.
pub(crate) async fn correct(
    desk: &Desk,
    id: AgreementId,
    typed: &Typed,
) -> Result<Agreement, Stopped> {
    own(desk, id).await?; // whose it is comes before what was typed
    let spheres = store::spheres(&mut desk.db().read().await?).await?;
    let (to, reason) = read(typed, &spheres)?;
    let region = desk.actor().region;
    transact!(desk.db(), |tx| {
        let mut it = store::find(tx, id).await?.ok_or(Error::NotFound)?;
        desk.party(&it.regions())?;
        // A form opened before would put back what has changed since.
        if typed.has(SEEN) && typed.get(SEEN) != seen(&it, region) {
            return Err(Refused::ChangedMeanwhile.beside().into());
        }
        let changes = it.correct(&to, region, desk.today()).map_err(Refused::beside)?;
        store::save(tx, &it).await?;
        let corrected = Corrected {
            at: desk.now,
            by: desk.actor().name.clone(),
            reason: reason.clone(),
            changes: named(changes, &spheres),
        };
        store::add_correction(tx, id, &corrected).await?;
        journal::write(tx, desk.now, noted(desk, id, &corrected)).await?;
        Ok::<_, Stopped>(it)
    })
}

/// The agreement as its form of correction shows it.
pub(crate) fn filled(it: &Agreement, own: RegionCode) -> Typed {
    let Some(it) = Correction::of(it, own) else { return Typed::default() };
    let text = |it: Option<Day>| it.map(|it| it.to_string()).unwrap_or_default();
    let [coordinator, office, contact] = it.coordinator;
    let fields = [
        ("title", it.title),
        ("number", it.number),
        ("registered", it.registered),
        ("signed_on", it.signed_on.to_string()),
        ("in_force_from", text(it.in_force_from)),
        ("in_force_to", text(it.in_force_to)),
        ("ended_on", text(it.ended_on)),
        ("coordinator", coordinator),
        ("office", office),
        ("contact", contact),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value)).into_iter();
    let spheres = it.spheres.into_iter().map(|it| (format!("{SPHERE}{it}"), "on".to_owned()));
    Typed::from(fields.chain(spheres).collect::<BTreeMap<_, _>>())
}

fn read(typed: &Typed, spheres: &[Sphere]) -> Result<(Correction, String), Stopped> {
    let mut faults = Faults::default();
    let line = |name, faults: &mut Faults| typed.optional_text(name, LINE, faults);
    let title = typed.text("title", filling::TITLE, &mut faults);
    let number = typed.optional_text("number", filling::NUMBER, &mut faults);
    let registered = typed.optional_text("registered", filling::NUMBER, &mut faults);
    let spheres = filling::spheres(typed, spheres, &mut faults);
    let signed_on = required_day(typed, "signed_on", &mut faults);
    let in_force_from = day(typed, "in_force_from", &mut faults);
    let in_force_to = day(typed, "in_force_to", &mut faults);
    let ended_on = day(typed, "ended_on", &mut faults);
    let coordinator = ["coordinator", "office", "contact"].map(|it| line(it, &mut faults));
    let reason = typed.text("reason", GROUND, &mut faults);
    let Some(signed_on) = signed_on.filter(|_| faults.is_empty()) else {
        return Err(Stopped::Faults(faults));
    };
    let to = Correction {
        title,
        number,
        registered,
        spheres,
        signed_on,
        in_force_from,
        in_force_to,
        ended_on,
        coordinator,
    };
    Ok((to, reason))
}

/// Spheres by the names they had then: one that nothing names any more may leave the list.
fn named(changes: Vec<Change>, spheres: &[Sphere]) -> Vec<Change> {
    let names = |codes: &str| {
        let own = spheres.iter().filter(|it| codes.split(' ').any(|code| it.code == code));
        own.map(|it| it.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    let named = |it: Change| match it.part {
        Part::Spheres => Change { before: names(&it.before), after: names(&it.after), ..it },
        _ => it,
    };
    changes.into_iter().map(named).collect()
}

/// The journal's sentence is read in either language: each has what was changed in its own words.
fn noted(desk: &Desk, id: AgreementId, it: &Corrected) -> Note {
    let said = |lang: Lang| changed(lang, it.changes.iter());
    Note::by(desk.actor(), "agreement-corrected", Thing::Agreement, id)
        .with("ru", said(Lang::Ru))
        .with("en", said(Lang::En))
        .with("reason", it.reason.as_str())
}
