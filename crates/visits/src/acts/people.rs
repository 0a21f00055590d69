//! People of a visit and their consents to publication, for pages and programs alike.

use crate::pages::{hear, reach};
use crate::telling::note;
use crate::{Consent, Covers, Delegate, Remark, Visit, store};
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{ConsentId, Day, DelegateId, RegionCode, RemarkId, Say, VisitId};
use web::{Desk, Error, Faults, Result, Stopped, Typed};

/// Longest name, position, place or contact, in characters.
const LONGEST: usize = 200;

/// What is typed of somebody.
#[derive(Clone)]
struct Card {
    name: String,
    position: String,
    organisation: String,
    contact: String,
    source: String,
}

impl Card {
    fn read(typed: &Typed, faults: &mut Faults) -> Card {
        let text = |name, faults: &mut Faults| typed.text(name, LONGEST, faults);
        Card {
            name: text("name", faults),
            position: text("position", faults),
            organisation: text("organisation", faults),
            contact: typed.optional_text("contact", LONGEST, faults),
            source: typed.optional_text("source", LONGEST, faults),
        }
    }

    /// The same person as it is typed now.
    fn over(self, it: Delegate) -> Delegate {
        let Card { name, position, organisation, contact, source } = self;
        Delegate { name, position, organisation, contact, source, ..it }
    }
}

/// Adds somebody of one's own side; of the other side by its letter. Says whether the id was new:
/// one that is there already is not added again.
pub(crate) async fn add(
    desk: &Desk,
    id: VisitId,
    typed: &Typed,
) -> Result<(Delegate, bool), Stopped> {
    let mut faults = Faults::default();
    let ours = desk.actor().region;
    let card = Card::read(typed, &mut faults);
    let region: Option<RegionCode> = typed.plain("side", &mut faults, "fault-choose");
    let known: Option<DelegateId> = typed.plain("id", &mut faults, "fault-unreadable");
    let region = region.unwrap_or(ours);
    if region != ours && card.source.is_empty() {
        faults.add("source", Say::new("visit-other-side"));
    }
    faults.check()?;
    let blank = Delegate::blank(known.unwrap_or_else(DelegateId::new), id, region);
    let it = card.over(blank);
    transact!(desk.db(), |tx| {
        let (visit, _) = reach(tx, desk, id).await?;
        if !visit.parties().contains(&it.region) {
            return Err(Error::Forbidden.into());
        }
        if let Some(there) = store::delegate(tx, id, it.id).await? {
            return Ok((there, false));
        }
        visit.may_change()?;
        if !store::add_delegate(tx, &it).await? {
            return Err(Error::NotFound.into()); // the id is of another visit
        }
        named(tx, desk, &it, "visit-delegate-added").await?;
        Ok::<_, Stopped>((it.clone(), true))
    })
}

/// Changes what is said of somebody; their side stays.
pub(crate) async fn change(
    desk: &Desk,
    id: VisitId,
    delegate: DelegateId,
    typed: &Typed,
) -> Result<Delegate, Stopped> {
    transact!(desk.db(), |tx| {
        let (visit, before) = ours(tx, desk, id, delegate).await?;
        visit.may_change()?;
        before.may_change()?;
        let mut faults = Faults::default();
        let card = Card::read(typed, &mut faults);
        if before.region != desk.actor().region && card.source.is_empty() {
            faults.add("source", Say::new("visit-other-side"));
        }
        faults.check()?;
        let it = card.over(before);
        store::save_delegate(tx, &it).await?;
        named(tx, desk, &it, "visit-delegate-changed").await?;
        Ok::<_, Stopped>(it)
    })
}

/// Takes somebody off the list: only of one's own side, or entered by letter.
pub(crate) async fn remove(desk: &Desk, id: VisitId, delegate: DelegateId) -> Result<Delegate> {
    transact!(desk.db(), |tx| {
        let (visit, mut it) = ours(tx, desk, id, delegate).await?;
        if it.removed_at.is_some() {
            return Ok(it);
        }
        visit.may_change()?;
        it.removed_at = Some(desk.now);
        store::save_delegate(tx, &it).await?;
        named(tx, desk, &it, "visit-delegate-removed").await?;
        Ok::<_, Error>(it)
    })
}

/// Somebody the actor's side speaks for: of its own, or entered by letter.
pub(crate) async fn ours(
    tx: &mut Tx,
    desk: &Desk,
    id: VisitId,
    delegate: DelegateId,
) -> Result<(Visit, Delegate)> {
    let (visit, _) = reach(tx, desk, id).await?;
    let it = store::delegate(tx, id, delegate).await?.ok_or(Error::NotFound)?;
    match it.region == desk.actor().region || !it.source.is_empty() {
        true => Ok((visit, it)),
        false => Err(Error::Forbidden),
    }
}

/// Records a person's own consent, apart from any other. Says whether the id was new.
pub(crate) async fn consent(
    desk: &Desk,
    id: VisitId,
    typed: &Typed,
) -> Result<(Consent, bool), Stopped> {
    let mut faults = Faults::default();
    let read = given(desk, id, typed, &mut faults);
    faults.check()?;
    let it = read.ok_or_else(|| Error::ours("no consent and no fault"))?;
    transact!(desk.db(), |tx| {
        let (visit, voice) = hear(tx, desk, id).await?;
        let person = store::delegate(tx, id, it.delegate).await?.ok_or(Error::NotFound)?;
        voice.records(&person)?;
        if let Some(there) = store::consent(tx, id, it.id).await? {
            return Ok((there, false));
        }
        visit.takes()?;
        if !store::save_consent(tx, &it).await? {
            return Err(Error::NotFound.into()); // the id is of another visit
        }
        let note = Note::by(desk.actor(), "visit-consent-given", Thing::Visit, id);
        journal::write(tx, desk.now, note.with("covers", it.covers.word())).await?;
        Ok::<_, Stopped>((it.clone(), true))
    })
}

fn given(desk: &Desk, id: VisitId, typed: &Typed, faults: &mut Faults) -> Option<Consent> {
    for name in ["person", "covers", "channel", "given_on"] {
        if !typed.has(name) {
            faults.add(name, Say::new("fault-required"));
        }
    }
    let delegate = typed.plain("person", faults, "fault-choose");
    let covers: Option<Covers> = typed.plain("covers", faults, "fault-choose");
    let channel = typed.plain("channel", faults, "fault-choose");
    let given_on: Option<Day> = typed.plain("given_on", faults, "fault-day");
    if given_on.is_some_and(|it| it > desk.today()) {
        faults.add("given_on", Say::new("visit-consent-in-future"));
    }
    let known: Option<ConsentId> = typed.plain("id", faults, "fault-unreadable");
    Some(Consent {
        id: known.unwrap_or_else(ConsentId::new),
        visit: id,
        delegate: delegate?,
        covers: covers?,
        given_on: given_on?,
        channel: channel?,
        recorded_by: desk.actor().name.clone(),
        recorded_at: desk.now,
        withdrawn_at: None,
    })
}

/// Takes a consent back: what rests on it is not shown from now on. It may be taken back at any
/// time, of a visit that was cancelled too.
pub(crate) async fn withdraw(
    desk: &Desk,
    id: VisitId,
    consent: ConsentId,
) -> Result<Consent, Stopped> {
    transact!(desk.db(), |tx| {
        let (_, voice) = hear(tx, desk, id).await?;
        let mut it = store::consent(tx, id, consent).await?.ok_or(Error::NotFound)?;
        let person = store::delegate(tx, id, it.delegate).await?.ok_or(Error::NotFound)?;
        voice.records(&person)?;
        if it.withdrawn_at.is_some() {
            return Ok(it);
        }
        it.withdrawn_at = Some(desk.now);
        store::save_consent(tx, &it).await?;
        note(tx, desk, id, "visit-consent-withdrawn").await?;
        Ok::<_, Stopped>(it)
    })
}

/// Notes that a person agreed to these very words, or that a picture was looked at.
pub(crate) async fn approve(desk: &Desk, id: VisitId, remark: RemarkId) -> Result<Remark, Stopped> {
    transact!(desk.db(), |tx| {
        let (visit, voice) = hear(tx, desk, id).await?;
        let mut it = store::remark(tx, id, remark).await?.ok_or(Error::NotFound)?;
        voice.approves(&it, &store::delegates(tx, id).await?)?;
        if it.approved_at.is_none() {
            visit.takes()?;
        }
        let consents = store::consents(tx, id).await?;
        it.approve(&consents, desk.now)?;
        store::save_remark(tx, &it).await?;
        note(tx, desk, id, "visit-words-approved").await?;
        Ok::<_, Stopped>(it)
    })
}

/// Says in the journal what was done to somebody's place on the list.
async fn named(tx: &mut Tx, desk: &Desk, it: &Delegate, verb: &'static str) -> Result<()> {
    let note = Note::by(desk.actor(), verb, Thing::Visit, it.visit);
    Ok(journal::write(tx, desk.now, note.with("name", it.name.as_str())).await?)
}
