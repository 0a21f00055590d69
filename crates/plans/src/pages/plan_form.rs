//! A new plan, its approval, a new version.

use agreements::Agreement;
use axum::response::Response;
use db::transact;
use journal::{Note, Thing};
use kernel::{AgreementId, Day, Lang, PlanId, RegionCode};
use maud::{Markup, html};
use regions::Region;
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Frame, Refusal as _, Result, Sought, Typed, frame, t};

use super::{Approval, ListPlans, NewPlan, Show, Versions, own, refused, to};
use crate::{Plan, PlanState, changes, store};

/// Longest title, characters.
const TITLE: usize = 500;

/// An agreement with the names of its sides, in their order.
struct Sides {
    agreement: Agreement,
    names: Vec<(Option<RegionCode>, String)>,
}

pub async fn new(_: NewPlan, desk: Desk, sought: Sought) -> Result<Markup> {
    let sides = sides(&desk, sought.value("agreement")).await?;
    let title = t!(desk.lang, "plan-title-usual");
    let typed = Typed::filled([("title", title), ("side_a", "0".into()), ("side_b", "1".into())]);
    Ok(view(&desk, &sides, &typed, &Faults::default()))
}

pub async fn add(_: ListPlans, desk: Desk, typed: Typed) -> Result<Response> {
    let sides = sides(&desk, typed.get("agreement").parse().ok()).await?;
    let mut faults = Faults::default();
    let plan = filled(&desk, &sides, &typed, &mut faults);
    let Some(plan) = plan.filter(|_| faults.is_empty()) else {
        return Ok(refused(view(&desk, &sides, &typed, &faults)));
    };
    transact!(desk.db(), |tx| {
        changes::add(tx, &plan, desk.actor(), desk.now).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(Show { id: plan.id }))
}

/// The agreement, if the actor's region is a party of it.
async fn sides(desk: &Desk, id: Option<AgreementId>) -> Result<Sides> {
    let none = || Error::Bad { field: "agreement", say: kernel::Say::new("plan-no-agreement") };
    let id = id.ok_or_else(none)?;
    let mut tx = desk.db().read().await?;
    let agreement = agreements::find(&mut tx, id).await?;
    let agreement = agreement.ok_or(Error::NotFound)?;
    desk.party(&agreement.regions())?;
    let regions = regions::regions(&mut tx).await?;
    let names = agreement.parties.iter().map(|it| (it.region, name(&regions, it)));
    let names = names.collect();
    Ok(Sides { agreement, names })
}

fn name(regions: &[Region], it: &agreements::Party) -> String {
    let region = regions.iter().find(|region| Some(region.code) == it.region);
    region.map_or_else(|| it.name.clone(), |it| it.name.clone())
}

fn filled(desk: &Desk, sides: &Sides, typed: &Typed, faults: &mut Faults) -> Option<Plan> {
    let title = typed.text("title", TITLE, faults);
    let from = day(typed, "from", faults);
    let until = day(typed, "to", faults);
    let side = |name| typed.get(name).parse::<usize>().ok().and_then(|it| sides.names.get(it));
    let ((region_a, name_a), (region_b, name_b)) =
        (side("side_a").cloned()?, side("side_b").cloned()?);
    let plan = Plan {
        id: PlanId::new(),
        agreement: sides.agreement.id,
        title,
        from: from?,
        to: until?,
        region_a,
        name_a,
        region_b,
        name_b,
        state: PlanState::Draft,
        version: 1,
        approved_on: None,
        created_at: desk.now,
    };
    if let Err(no) = plan.check() {
        faults.add(no.field(), no.say());
    }
    // A plan between two others is theirs to enter.
    desk.party(&plan.regions())
        .map_err(|_| faults.add("side_a", kernel::Say::new("plan-own-side-missing")))
        .ok()?;
    Some(plan)
}

fn day(typed: &Typed, name: &'static str, faults: &mut Faults) -> Option<Day> {
    if !typed.has(name) {
        faults.add(name, kernel::Say::new("fault-required"));
    }
    typed.plain(name, faults, "fault-day")
}

fn view(desk: &Desk, sides: &Sides, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "plan-new-title"))
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .lead(html! { (sides.agreement.title) });
    let form = html! {
        form method="post" action=(ListPlans) {
            (ui::fault_summary(lang, faults, &[]))
            (ui::hidden("agreement", sides.agreement.id))
            (fields(lang, sides, typed, faults))
            (ui::submit(&t!(lang, "plan-save")))
        }
    };
    let teach = html! { p { (t!(lang, "plan-new-teach")) } };
    let body = html! {
        (ui::sheet(&t!(lang, "plan-about"), form))
        (ui::aside(&t!(lang, "plan-how"), teach))
    };
    frame(desk, top, body)
}

fn fields(lang: Lang, sides: &Sides, typed: &Typed, faults: &Faults) -> Markup {
    let field = |name, label, kind| Field { name, label, kind, required: true, ..Field::default() };
    let names = || sides.names.iter().enumerate().map(|(at, (_, name))| (at, name));
    html! {
        (ui::field(lang, field("title", t!(lang, "plan-title"), Kind::Text), typed, faults))
        (ui::select(lang, field("side_a", t!(lang, "plan-side-a"), Kind::Text), names(), typed, faults))
        (ui::select(lang, field("side_b", t!(lang, "plan-side-b"), Kind::Text), names(), typed, faults))
        (ui::field(lang, field("from", t!(lang, "plan-from"), Kind::Day), typed, faults))
        (ui::field(lang, field("to", t!(lang, "plan-to"), Kind::Day), typed, faults))
    }
}

pub async fn approve(Approval { id }: Approval, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let on = typed.plain("approved_on", &mut faults, "fault-day");
    if let Some(error) = faults.error() {
        return Err(error);
    }
    let on = on.unwrap_or(desk.today());
    transact!(desk.db(), |tx| {
        let mut plan = own(&desk, tx, id).await?;
        let measures = store::measures(tx, id).await?.len();
        plan.approve(on, measures, desk.today())?;
        changes::save(tx, &plan, "", desk.now).await?;
        let note = Note::by(desk.actor(), "plan-approved", Thing::Plan, id)
            .with("version", plan.version)
            .with("day", on.to_string());
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(Show { id }))
}

pub async fn revise(Versions { id }: Versions, desk: Desk, typed: Typed) -> Result<Response> {
    let reason = typed.optional_text("reason", TITLE, &mut Faults::default());
    transact!(desk.db(), |tx| {
        let mut plan = own(&desk, tx, id).await?;
        plan.revise(&reason)?;
        changes::save(tx, &plan, &reason, desk.now).await?;
        let note = Note::by(desk.actor(), "plan-revised", Thing::Plan, id)
            .with("version", plan.version)
            .with("reason", reason.as_str());
        journal::write(tx, desk.now, note).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(Show { id }))
}
