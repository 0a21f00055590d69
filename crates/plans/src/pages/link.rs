//! The one-time link: a side that has no Okno reports once on its measures.

use axum::response::{IntoResponse as _, Response};
use db::transact;
use journal::{Note, Thing};
use kernel::{Moment, PlanId, ReportId, Say};
use maud::{Markup, html};
use web::ui::{self, Tone};
use web::{
    Desk, Error, Faults, Frame, Guest, Refusal as _, Result, Stopped, Typed, fmt, frame, t, word,
};

use super::reporting::chosen;
use super::show::{Again, LINKS, again};
use super::views::term;
use super::{Links, ListPlans, OneTime, Show, own, refused};
use crate::{
    Link, Measure, Plan, Refused, Report, ReportState, Says, Side, Source, changes, store,
};

/// Longest note of execution, and longest name, characters.
const TEXT: usize = 4_000;
const NAME: usize = 200;

pub async fn make(Links { id }: Links, desk: Desk, typed: Typed) -> Result<Response> {
    let secret = hex((desk.app.chance)());
    match keep(&desk, id, &typed, &secret).await {
        Ok((plan, addressee)) => Ok(made(&desk, &plan, &addressee, &secret).into_response()),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => again(&desk, id, &Again::of(LINKS, typed, faults)).await,
    }
}

async fn keep(
    desk: &Desk,
    id: PlanId,
    typed: &Typed,
    secret: &str,
) -> Result<(Plan, String), Stopped> {
    own(desk, &mut desk.db().read().await?, id).await?; // before the form: a stranger's is 404
    let mut faults = Faults::default();
    let addressee = typed.text("addressee", NAME, &mut faults);
    let side: Option<Side> = chosen(typed, "side", &mut faults);
    faults.check()?;
    let side = side.ok_or(Error::NotFound)?;
    transact!(desk.db(), |tx| {
        let plan = own(desk, tx, id).await?;
        if !plan.was_approved() {
            return Err(Refused::NotApproved.into());
        }
        speaks_not(tx, &plan, side).await?;
        let by = &desk.actor().name;
        let link = Link::make(&plan, side, addressee.clone(), by, secret, desk.now);
        store::insert_link(tx, &link).await?;
        let note = Note::by(desk.actor(), "plan-link-made", Thing::Plan, id)
            .with("name", addressee.as_str());
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Stopped>((plan, addressee.clone()))
    })
}

/// A side that has Okno reports there.
async fn speaks_not(tx: &mut db::Tx, plan: &Plan, side: Side) -> Result<()> {
    let speaking = regions::speaking(tx).await?;
    match plan.has_okno(side, &speaking) {
        true => Err(Refused::SpeaksForItself.into()),
        false => Ok(()),
    }
}

/// The only page that ever shows the link.
fn made(desk: &Desk, plan: &Plan, addressee: &str, secret: &str) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "plan-link-title"))
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .crumb(&plan.title, Show { id: plan.id });
    let path = OneTime { secret: secret.to_owned() };
    let body = html! {
        p { (t!(lang, "plan-link-for", name = addressee)) }
        p { code data-secret { (path) } }
        p.hint { (t!(lang, "plan-link-once")) }
    };
    frame(desk, top, ui::sheet(&t!(lang, "plan-link-title"), body))
}

fn hex(bytes: [u8; 32]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

/// What the link opens: the plan and the measures in which its side has a part.
struct Opened {
    link: Link,
    plan: Plan,
    measures: Vec<Measure>,
}

async fn open(tx: &mut db::Tx, secret: &str, now: Moment) -> Result<Opened> {
    let link = store::link(tx, secret).await?.ok_or(Error::NotFound)?;
    link.opens(now)?;
    let plan = store::find(tx, link.plan).await?.ok_or(Error::NotFound)?;
    speaks_not(tx, &plan, link.side).await?;
    let mut measures = store::measures(tx, link.plan).await?;
    measures.retain(|it| it.is_there().is_ok() && it.course.due_of(link.side).is_some());
    Ok(Opened { link, plan, measures })
}

pub async fn form(OneTime { secret }: OneTime, guest: Guest) -> Result<Markup> {
    let mut tx = guest.db().read().await?;
    let it = open(&mut tx, &secret, guest.now).await?;
    Ok(view(&guest, &it, &secret, &Typed::default(), &Faults::default()))
}

pub async fn send(OneTime { secret }: OneTime, guest: Guest, typed: Typed) -> Result<Response> {
    let mut tx = guest.db().read().await?;
    let it = open(&mut tx, &secret, guest.now).await?;
    drop(tx);
    let mut faults = Faults::default();
    let author = typed.text("author", NAME, &mut faults);
    let reports = reports(&it, &typed, &author, guest.now, &mut faults);
    if reports.is_empty() {
        faults.add("", Refused::NothingReported.say());
    }
    if !faults.is_empty() {
        return Ok(refused(view(&guest, &it, &secret, &typed, &faults)));
    }
    transact!(guest.db(), |tx| {
        let it = open(tx, &secret, guest.now).await?;
        if !store::spend_link(tx, &it.link, guest.now).await? {
            return Err(Refused::LinkSpent.into());
        }
        for report in &reports {
            let measure = it.measures.iter().find(|m| m.id == report.measure);
            changes::take(tx, &it.plan, measure.ok_or(Refused::Gone)?, report).await?;
            let note = Note::system("measure-reported-by-link", Thing::Measure, report.measure)
                .with("name", it.link.addressee.as_str());
            journal::write(tx, guest.now, note).await?;
        }
        Ok::<_, Error>(())
    })?;
    Ok(thanks(&guest, reports.len()).into_response())
}

/// One report for every measure of which something was said: fields `says-N`, `text-N`.
fn reports(
    it: &Opened,
    typed: &Typed,
    author: &str,
    now: Moment,
    faults: &mut Faults,
) -> Vec<Report> {
    let today = now.day_in(&kernel::Zone::moscow());
    let mut reports = Vec::new();
    for (at, measure) in it.measures.iter().enumerate() {
        let Ok(says) = typed.get(&format!("says-{at}")).parse::<Says>() else { continue };
        let text: String = typed.get(&format!("text-{at}")).replace('\0', "");
        if text.is_empty() || text.chars().count() > TEXT {
            let number = measure.wording.number.as_str();
            faults.add("", Say::new("plan-link-text").with("number", number));
        }
        reports.push(Report {
            id: ReportId::new(),
            measure: measure.id,
            side: it.link.side,
            says,
            on: today,
            text,
            value: String::new(),
            source: Source::Link,
            document: it.link.addressee.clone(),
            dated: None,
            state: ReportState::Counted,
            author: author.to_owned(),
            entered_at: now,
        });
    }
    reports
}

fn view(guest: &Guest, it: &Opened, secret: &str, typed: &Typed, faults: &Faults) -> Markup {
    let lang = guest.lang;
    let side = it.plan.name(it.link.side);
    let until = fmt::moment(lang, it.link.expires_at, &kernel::Zone::moscow());
    let top = Frame::titled(&it.plan.title)
        .lead(html! { (t!(lang, "plan-link-lead", side = side, until = until)) });
    let author = ui::Field {
        name: "author",
        label: t!(lang, "plan-link-author"),
        kind: ui::Kind::Name,
        required: true,
        ..ui::Field::default()
    };
    let body = html! {
        @if it.measures.is_empty() { (ui::notice(Tone::Good, t!(lang, "plan-link-nothing"))) }
        @else {
            form method="post" action=(OneTime { secret: secret.to_owned() }) {
                (ui::fault_summary(lang, faults, &[]))
                (ui::field(lang, author, typed, faults))
                @for (at, measure) in it.measures.iter().enumerate() { (asked(guest, measure, at, typed)) }
                (ui::submit(&t!(lang, "plan-link-send")))
            }
        }
    };
    frame(guest, top, ui::sheet(&t!(lang, "plan-measures"), body))
}

/// One measure and what may be said of it.
fn asked(guest: &Guest, it: &Measure, at: usize, typed: &Typed) -> Markup {
    let lang = guest.lang;
    let (says, text) = (format!("says-{at}"), format!("text-{at}"));
    html! {
        fieldset.field {
            legend { (it.wording.number) ". " (it.wording.text) " (" (term(lang, it.wording.term)) ")" }
            div.choices {
                @for choice in Says::ALL {
                    label.choice {
                        input type="radio" name=(says) value=(choice) checked[typed.get(&says) == choice.word()];
                        span { (word(lang, "report-says", choice)) }
                    }
                }
            }
            label for=(text) { (t!(lang, "report-text")) }
            textarea id=(text) name=(text) rows="2" { "\n" (typed.get(&text)) }
        }
    }
}

fn thanks(guest: &Guest, reports: usize) -> Markup {
    let lang = guest.lang;
    let words = t!(lang, "plan-link-thanks", count = reports);
    let top = Frame::titled(t!(lang, "plan-link-sent"));
    frame(guest, top, ui::sheet(&t!(lang, "plan-link-sent"), ui::notice(Tone::Good, words)))
}
