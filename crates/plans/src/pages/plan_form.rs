//! A new plan, its title and period, a side's agreement, a new version.

use axum::response::Response;
use kernel::{Lang, PlanId};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Faults, Frame, Result, Sought, Stopped, Typed, frame, t};

use super::show::{Again, again};
use super::{
    Agreed, EditPlan, ListPlans, NewPlan, Show, TermsOf, Versions, own_written, refused, to,
};
use crate::deeds::{self, Deed, Sides};

pub async fn new(_: NewPlan, desk: Desk, sought: Sought) -> Result<Markup> {
    let sides = Sides::of(&desk, sought.value("agreement")).await?;
    let typed = Typed::filled([
        ("id", PlanId::new().to_string()),
        ("title", t!(desk.lang, "plan-title-usual")),
        ("side_a", "0".into()),
        ("side_b", "1".into()),
    ]);
    Ok(view(&desk, &sides, &typed, &Faults::default()))
}

pub async fn add(_: ListPlans, desk: Desk, typed: Typed) -> Result<Response> {
    let sides = Sides::of(&desk, typed.get("agreement").parse().ok()).await?;
    match deeds::enter(&desk, &sides, &typed).await {
        Ok(plan) => Ok(to(Show { id: plan.id })),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => Ok(refused(view(&desk, &sides, &typed, &faults))),
    }
}

fn view(desk: &Desk, sides: &Sides, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "plan-new-title"))
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .lead(html! { (sides.agreement.title) });
    let field = |name, label| Field { name, label, required: true, ..Field::default() };
    let names = || sides.names.iter().enumerate().map(|(at, (_, name))| (at, name));
    let form = html! {
        form method="post" action=(ListPlans) {
            (ui::fault_summary(lang, faults, &[]))
            (ui::hidden("id", typed.get("id")))
            (ui::hidden("agreement", sides.agreement.id))
            (title(lang, typed, faults))
            (ui::select(lang, field("side_a", t!(lang, "plan-side-a")), names(), typed, faults))
            (ui::select(lang, field("side_b", t!(lang, "plan-side-b")), names(), typed, faults))
            (period(lang, typed, faults))
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

fn title(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let it =
        Field { name: "title", label: t!(lang, "plan-title"), required: true, ..Field::default() };
    ui::field(lang, it, typed, faults)
}

fn period(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let day =
        |name, label| Field { name, label, kind: Kind::Day, required: true, ..Field::default() };
    html! {
        (ui::field(lang, day("from", t!(lang, "plan-from")), typed, faults))
        (ui::field(lang, day("to", t!(lang, "plan-to")), typed, faults))
    }
}

pub async fn edit(EditPlan { id }: EditPlan, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let plan = own_written(&desk, &mut tx, id).await?;
    plan.may_change()?;
    let typed = Typed::filled([
        ("title", plan.title),
        ("from", plan.from.to_string()),
        ("to", plan.to.to_string()),
    ]);
    Ok(edit_view(&desk, id, &typed, &Faults::default()))
}

pub async fn change(TermsOf { id }: TermsOf, desk: Desk, typed: Typed) -> Result<Response> {
    match deeds::perform(&desk, id, Deed::Terms, &typed).await {
        Ok(_) => Ok(to(Show { id })),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => Ok(refused(edit_view(&desk, id, &typed, &faults))),
    }
}

fn edit_view(desk: &Desk, id: PlanId, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let heading = t!(lang, "plan-terms-title");
    let top = Frame::titled(&heading)
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .crumb(t!(lang, "plan-about"), Show { id });
    let form = html! {
        form method="post" action=(TermsOf { id }) {
            (ui::fault_summary(lang, faults, &[]))
            (title(lang, typed, faults))
            (period(lang, typed, faults))
            p.hint { (t!(lang, "plan-terms-hint")) }
            (ui::submit(&t!(lang, "plan-save")))
        }
    };
    frame(desk, top, ui::sheet(&heading, form))
}

pub async fn agree(Agreed { id }: Agreed, desk: Desk, typed: Typed) -> Result<Response> {
    done(&desk, id, Deed::Consent, typed).await
}

pub async fn revise(Versions { id }: Versions, desk: Desk, typed: Typed) -> Result<Response> {
    done(&desk, id, Deed::Versions, typed).await
}

/// Back to the plan; what was refused comes back beside its form.
async fn done(desk: &Desk, id: PlanId, deed: Deed, typed: Typed) -> Result<Response> {
    match deeds::perform(desk, id, deed, &typed).await {
        Ok(_) => Ok(to(Show { id })),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            again(desk, id, &Again::of(deed.word(), typed, faults)).await
        }
    }
}
