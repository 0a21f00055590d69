//! Offers: made by the practice's region, answered by the region it is held out to.

use super::views::{dots, refused};
use super::{EDITORS, List, Show, ShowAdoption};
use crate::deeds::adopt;
use crate::deeds::unknown;
use crate::{Asked, Offer, OfferState, Practice, store};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum_extra::routing::TypedPath;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{PracticeId, RegionCode, Say};
use maud::{Markup, html};
use serde::Deserialize;
use web::ui::{self, Tone};
use web::{Desk, Doors, Error, Faults, Frame, Result, Typed, Whose, fmt, frame, t, word};

/// Longest note and longest reason, in characters.
const LONGEST: usize = 1_000;

/// Offers of a practice.
#[derive(TypedPath, Deserialize)]
#[typed_path("/practices/{id}/offers")]
pub struct OffersOf {
    /// Which practice.
    pub id: PracticeId,
}

macro_rules! of_offer {
    ($($(#[$doc:meta])* $name:ident $path:literal),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(TypedPath, Deserialize)]
        #[typed_path($path)]
        pub struct $name {
            /// Which practice.
            pub id: PracticeId,
            /// To whom.
            pub region: RegionCode,
        }
    )*};
}

of_offer! {
    /// A practice's offer to a region.
    ShowOffer "/practices/{id}/offers/{region}",
    /// Its acceptance: an adoption begins.
    Acceptance "/practices/{id}/offers/{region}/acceptance",
    /// Its refusal.
    RefusalOf "/practices/{id}/offers/{region}/refusal",
}

pub(super) fn doors(doors: Doors) -> Doors {
    doors
        .post(EDITORS, Whose::Party, make)
        .get(EDITORS, Whose::Party, show)
        .post(EDITORS, Whose::Party, accept)
        .post(EDITORS, Whose::Party, decline)
}

/// `POST …/offers`: the same offer once, however often it is sent.
async fn make(OffersOf { id }: OffersOf, desk: Desk, typed: Typed) -> Result<Redirect> {
    let mut faults = Faults::default();
    let region: Option<RegionCode> = typed.plain("region", &mut faults, "fault-choose");
    let note = typed.optional_text("note", LONGEST, &mut faults);
    if region.is_none() {
        faults.add("region", Say::new("fault-choose"));
    }
    let region = transact!(desk.db(), |tx| {
        let practice = unknown(store::find(tx, id).await?)?;
        desk.party(&[practice.region])?;
        if let Some(error) = faults.error() {
            return Err(error);
        }
        let region = unknown(region)?;
        unknown(regions::region(tx, region).await?)?;
        if store::offer(tx, id, region).await?.is_some_and(|it| it.state == OfferState::Open) {
            return Ok(region);
        }
        let held = store::held(tx, region, region).await?;
        let taken = held.iter().any(|it| it.practice == id);
        let it = Offer::make(&practice, region, taken, desk.actor(), note.clone(), desk.now)?;
        store::save_offer(tx, &it).await?;
        journal::write(tx, desk.now, noted(&desk, "offer-made", &practice, region)).await?;
        Ok::<_, Error>(region)
    })?;
    Ok(Redirect::to(&ShowOffer { id, region }.to_string()))
}

async fn show(ShowOffer { id, region }: ShowOffer, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let (offer, practice) = found(&mut tx, &desk, id, region).await?;
    let names = names(&mut tx, &offer).await?;
    Ok(view(&desk, &offer, &practice, &names, &Typed::default(), &Faults::default()))
}

async fn accept(Acceptance { id, region }: Acceptance, desk: Desk) -> Result<Redirect> {
    let adoption = transact!(desk.db(), |tx| {
        let (mut offer, practice) = found(tx, &desk, id, region).await?;
        answers(&desk, &offer)?;
        if let (OfferState::Accepted, Some(adoption)) = (offer.state, offer.adoption) {
            return Ok(adoption);
        }
        let adoption = adopt(tx, &desk, &Asked::by(&desk, id)).await?;
        offer.accept(adoption, desk.now)?;
        store::save_offer(tx, &offer).await?;
        journal::write(tx, desk.now, noted(&desk, "offer-accepted", &practice, region)).await?;
        Ok::<_, Error>(adoption)
    })?;
    Ok(Redirect::to(&ShowAdoption { id: adoption }.to_string()))
}

async fn decline(
    RefusalOf { id, region }: RefusalOf,
    desk: Desk,
    typed: Typed,
) -> Result<Response> {
    let mut faults = Faults::default();
    let reason = typed.text("reason", LONGEST, &mut faults);
    if !faults.is_empty() {
        let mut tx = desk.db().read().await?;
        let (offer, practice) = found(&mut tx, &desk, id, region).await?;
        let names = names(&mut tx, &offer).await?;
        return Ok(refused(view(&desk, &offer, &practice, &names, &typed, &faults)));
    }
    transact!(desk.db(), |tx| {
        let (mut offer, practice) = found(tx, &desk, id, region).await?;
        answers(&desk, &offer)?;
        offer.decline(reason.clone(), desk.now)?;
        store::save_offer(tx, &offer).await?;
        let note = noted(&desk, "offer-declined", &practice, region);
        journal::write(tx, desk.now, note.with("reason", reason.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(Redirect::to(&ShowOffer { id, region }.to_string()).into_response())
}

/// The offer and its practice, for the two regions it is between.
async fn found(
    tx: &mut Tx,
    desk: &Desk,
    id: PracticeId,
    region: RegionCode,
) -> Result<(Offer, Practice)> {
    let offer = unknown(store::offer(tx, id, region).await?)?;
    desk.party(&offer.parties())?;
    Ok((offer, unknown(store::find(tx, id).await?)?))
}

/// Only the region it is held out to answers.
fn answers(desk: &Desk, offer: &Offer) -> Result<()> {
    if desk.actor().region == offer.region { Ok(()) } else { Err(Error::Forbidden) }
}

fn noted(desk: &Desk, verb: &'static str, practice: &Practice, region: RegionCode) -> Note {
    let note = Note::by(desk.actor(), verb, Thing::Practice, practice.id);
    note.with("name", practice.title.as_str()).with("to", region.to_string())
}

/// Names of the donor's region and of the one it is held out to.
async fn names(tx: &mut Tx, offer: &Offer) -> Result<[String; 2]> {
    let donor = unknown(regions::region(tx, offer.donor_region).await?)?;
    let region = unknown(regions::region(tx, offer.region).await?)?;
    Ok([donor.name, region.name])
}

fn view(
    desk: &Desk,
    offer: &Offer,
    practice: &Practice,
    [donor, region]: &[String; 2],
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let (lang, id) = (desk.lang, practice.id);
    let top = Frame::titled(t!(lang, "offer-title", title = practice.title.as_str()))
        .section("/practices")
        .crumb(t!(lang, "practices-title"), List)
        .crumb(&practice.title, Show { id })
        .lead(html! { (donor) " → " (region) " " (label(desk, offer.state)) });
    let facts = [
        (
            t!(lang, "offer-practice"),
            html! {
                a href=(Show { id }) { (practice.title) } " " (dots(lang, practice.grade))
            },
        ),
        (
            t!(lang, "offer-by"),
            html! {
                (offer.name) ", " (donor) ", " (fmt::day(lang, offer.offered_at.day_in(&desk.actor().zone)))
            },
        ),
    ];
    let ours = desk.actor().region == offer.region;
    let body = html! {
        (ui::sheet(&t!(lang, "offer-what"), html! {
            (ui::facts(facts))
            @if !offer.note.is_empty() { p { (offer.note) } }
            @if !offer.reason.is_empty() {
                (ui::notice(Tone::Warn, html! { p { (t!(lang, "offer-reason")) ": " (offer.reason) } }))
            }
            @if let Some(adoption) = offer.adoption {
                p { a href=(ShowAdoption { id: adoption }) { (t!(lang, "offer-adoption")) } }
            }
        }))
        @if offer.state == OfferState::Open {
            (ui::aside(&t!(lang, "offer-answer"), answer(desk, offer, ours, typed, faults)))
        }
    };
    frame(desk, top, body)
}

fn answer(desk: &Desk, offer: &Offer, ours: bool, typed: &Typed, faults: &Faults) -> Markup {
    let (lang, id, region) = (desk.lang, offer.practice, offer.region);
    if !ours {
        return html! { p.soft { (t!(lang, "offer-waits")) } };
    }
    let reason = ui::Field {
        name: "reason",
        label: t!(lang, "offer-reason"),
        required: true,
        ..ui::Field::default()
    };
    html! {
        p.soft { (t!(lang, "offer-teach")) }
        form.one method="post" action=(Acceptance { id, region }) {
            (ui::submit(&t!(lang, "offer-accept")))
        }
        details open[!faults.is_empty()] {
            summary { (t!(lang, "offer-decline")) }
            form method="post" action=(RefusalOf { id, region }) {
                (ui::textarea(lang, reason, 2, typed, faults))
                button.button.quiet type="submit" { (t!(lang, "offer-decline")) }
            }
        }
    }
}

fn label(desk: &Desk, state: OfferState) -> Markup {
    let tone = match state {
        OfferState::Open => Tone::Warn,
        OfferState::Accepted => Tone::Good,
        OfferState::Declined => Tone::Plain,
    };
    ui::state(word(desk.lang, "offer-state", state), tone)
}
