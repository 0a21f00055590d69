//! A client's consents: given with purpose, wording, time and channel, withdrawn and never erased.

use axum::response::{IntoResponse as _, Redirect, Response};
use db::transact;
use journal::{Note, Thing};
use kernel::{ClientId, ConsentId, Day, Lang, Moment, Say};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Frame, Result, Typed, Who, frame, t, word};

use super::{Consents, List, Show, Withdrawal, consents_view, own, refused};
use crate::{Channel, Client, Consent, Purpose, store};

pub async fn list(Consents { id }: Consents, desk: Desk) -> Result<Markup> {
    let client = own(&desk, id).await?;
    let local = desk.now.in_zone(&desk.actor().zone);
    let typed = Typed::filled([
        ("given_on", desk.today().to_string()),
        ("given_time", format!("{:02}:{:02}", local.hour(), local.minute())),
        ("channel", Channel::Paper.to_string()),
        ("text_version", TEXT_VERSION.to_owned()),
    ]);
    view(&desk, &client, &typed, &Faults::default()).await
}

pub async fn give(Consents { id }: Consents, desk: Desk, typed: Typed) -> Result<Response> {
    let client = own(&desk, id).await?;
    let consent = match read(&desk, id, &typed) {
        Ok(it) => it,
        Err(faults) => return Ok(refused(view(&desk, &client, &typed, &faults).await?)),
    };
    transact!(desk.db(), |tx| {
        store::save_consent(tx, &consent).await?;
        journal::write(tx, desk.now, note(&desk, "client-consent-given", &consent)).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to_consents(id))
}

pub async fn withdraw(it: Withdrawal, desk: Desk) -> Result<Response> {
    own(&desk, it.id).await?;
    transact!(desk.db(), |tx| {
        let found = store::consent(tx, it.consent).await?.filter(|found| found.client == it.id);
        let mut consent = found.ok_or(Error::NotFound)?;
        consent.withdraw(desk.now)?;
        store::save_consent(tx, &consent).await?;
        journal::write(tx, desk.now, note(&desk, "client-consent-withdrawn", &consent)).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to_consents(it.id))
}

/// The wording in use: offered, and changed where an older paper is entered.
const TEXT_VERSION: &str = "2025-09";
/// Longest name of a wording, in characters.
const LONGEST_VERSION: usize = 40;

fn to_consents(id: ClientId) -> Response {
    Redirect::to(&Consents { id }.to_string()).into_response()
}

fn note(desk: &Desk, verb: &'static str, it: &Consent) -> Note {
    let note = Note::by(desk.actor(), verb, Thing::Client, it.client);
    note.with("purpose", it.purpose.word()).with("version", it.text_version.as_str())
}

fn read(desk: &Desk, client: ClientId, typed: &Typed) -> Result<Consent, Faults> {
    let mut faults = Faults::default();
    for name in ["purpose", "channel"].into_iter().filter(|it| !typed.has(it)) {
        faults.add(name, Say::new("fault-choose"));
    }
    let purpose: Option<Purpose> = typed.plain("purpose", &mut faults, "fault-choose");
    let channel: Option<Channel> = typed.plain("channel", &mut faults, "fault-choose");
    let text_version = typed.text("text_version", LONGEST_VERSION, &mut faults);
    let given_at = moment(desk, typed, &mut faults);
    let (true, Some(purpose), Some(channel), Some(given_at)) =
        (faults.is_empty(), purpose, channel, given_at)
    else {
        return Err(faults);
    };
    Ok(Consent {
        id: ConsentId::new(),
        client,
        purpose,
        text_version,
        channel,
        given_at,
        recorded_by: desk.actor().name.clone(),
        withdrawn_at: None,
    })
}

/// Day and hour in the organisation's zone; not later than now.
fn moment(desk: &Desk, typed: &Typed, faults: &mut Faults) -> Option<Moment> {
    if !typed.has("given_on") {
        faults.add("given_on", Say::new("fault-required"));
    }
    let day: Day = typed.plain("given_on", faults, "fault-day")?;
    let Some((hour, minute)) = hour_and_minute(typed.get("given_time")) else {
        faults.add("given_time", Say::new("client-consent-time-wrong"));
        return None;
    };
    let moment = desk.actor().zone.moment(day, hour, minute, 0);
    if moment > desk.now {
        faults.add("given_on", Say::new("client-consent-in-future"));
    }
    Some(moment)
}

/// `9:05` and `09:05`.
fn hour_and_minute(text: &str) -> Option<(i8, i8)> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

async fn view(desk: &Desk, client: &Client, typed: &Typed, faults: &Faults) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let consents = store::consents(&mut tx, client.id).await?;
    let lang = desk.lang;
    let id = client.id;
    let may_change = Who::SERVING.admits(Some(desk.actor().role));
    let top = Frame::titled(t!(lang, "client-consents"))
        .section("/clients")
        .crumb(t!(lang, "clients-title"), List)
        .crumb(&client.name, Show { id });
    let zone = &desk.actor().zone;
    let body = html! {
        (ui::sheet(&t!(lang, "client-consents"), consents_view(lang, zone, &consents, may_change)))
        @if may_change {
            (ui::aside(&t!(lang, "client-consent-add"), form(lang, id, typed, faults)))
        }
    };
    Ok(frame(desk, top, body))
}

fn form(lang: Lang, id: ClientId, typed: &Typed, faults: &Faults) -> Markup {
    let field = |name, label| Field { name, label, required: true, ..Field::default() };
    let purposes = Purpose::ALL.iter().map(|it| (*it, word(lang, "client-purpose", it)));
    let channels = Channel::ALL.iter().map(|it| (*it, word(lang, "client-channel", it)));
    let day = Field { kind: Kind::Day, ..field("given_on", t!(lang, "client-consent-day")) };
    html! {
        form method="post" action=(Consents { id }) {
            (ui::select(lang, field("purpose", t!(lang, "client-consent-purpose")), purposes, typed, faults))
            (ui::field(lang, field("text_version", t!(lang, "client-consent-text")), typed, faults))
            (ui::select(lang, field("channel", t!(lang, "client-consent-channel")), channels, typed, faults))
            (ui::field(lang, day, typed, faults))
            (ui::field(lang, field("given_time", t!(lang, "client-consent-time")), typed, faults))
            (ui::submit(&t!(lang, "client-consent-save")))
        }
    }
}
