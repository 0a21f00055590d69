//! A measure's text: adding, changing, leaving out, giving up.

use agreements::Sphere;
use axum::response::Response;
use kernel::{Lang, MeasureId};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Faults, Frame, Result, Stopped, Tried, Typed, frame, t};

use super::{
    Dropping, EditMeasure, ListPlans, MeasureWording, Measures, NewMeasure, Removal, Show,
    ShowMeasure, measure, own_written, own_written_measure, refused, to,
};
use crate::Plan;
use crate::deeds::{self, OnMeasure};

pub async fn new(NewMeasure { id }: NewMeasure, desk: Desk) -> Result<Markup> {
    let (plan, spheres) = found(&desk, id).await?;
    plan.may_change()?;
    let action = Measures { id }.to_string();
    let typed = Typed::filled([("id", MeasureId::new().to_string())]);
    Ok(view(&desk, &plan, &spheres, &action, &typed, &Faults::default()))
}

pub async fn add(Measures { id }: Measures, desk: Desk, typed: Typed) -> Result<Response> {
    let (plan, spheres) = found(&desk, id).await?;
    match deeds::add_measure(&desk, id, &typed).await {
        Ok(_) => Ok(to(Show { id })),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let action = Measures { id }.to_string();
            Ok(refused(view(&desk, &plan, &spheres, &action, &typed, &faults)))
        }
    }
}

pub async fn edit(EditMeasure { id }: EditMeasure, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let (plan, measure) = own_written_measure(&desk, &mut tx, id).await?;
    plan.may_change()?;
    let spheres = agreements::spheres(&mut tx).await?;
    let typed = Typed::filled(measure.wording.fields());
    let action = MeasureWording { id }.to_string();
    Ok(view(&desk, &plan, &spheres, &action, &typed, &Faults::default()))
}

pub async fn change(path: MeasureWording, desk: Desk, typed: Typed) -> Result<Response> {
    let MeasureWording { id } = path;
    match deeds::on_measure(&desk, id, OnMeasure::Wording, &typed).await {
        Ok(_) => Ok(to(ShowMeasure { id })),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let mut tx = desk.db().read().await?;
            let (plan, _) = own_written_measure(&desk, &mut tx, id).await?;
            let spheres = agreements::spheres(&mut tx).await?;
            Ok(refused(view(&desk, &plan, &spheres, &path.to_string(), &typed, &faults)))
        }
    }
}

pub async fn remove(Removal { id }: Removal, desk: Desk) -> Result<Response> {
    let measure = deeds::on_measure(&desk, id, OnMeasure::Removal, &Typed::default()).await?;
    Ok(to(Show { id: measure.plan }))
}

pub async fn give_up(Dropping { id }: Dropping, desk: Desk, typed: Typed) -> Result<Response> {
    match deeds::on_measure(&desk, id, OnMeasure::Dropping, &typed).await {
        Ok(_) => Ok(to(ShowMeasure { id })),
        Err(Stopped::Error(error)) => Err(error),
        Err(Stopped::Faults(faults)) => {
            let facts = measure::facts(&desk, id).await?;
            let tried = Tried::new(measure::DROPPING, typed, faults);
            Ok(refused(measure::view(&desk, &facts, &tried)))
        }
    }
}

async fn found(desk: &Desk, id: kernel::PlanId) -> Result<(Plan, Vec<Sphere>)> {
    let mut tx = desk.db().read().await?;
    let plan = own_written(desk, &mut tx, id).await?;
    Ok((plan, agreements::spheres(&mut tx).await?))
}

fn view(
    desk: &Desk,
    plan: &Plan,
    spheres: &[Sphere],
    action: &str,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "measure-form-title"))
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .crumb(&plan.title, Show { id: plan.id });
    let form = html! {
        form method="post" action=(action) {
            (ui::fault_summary(lang, faults, &[]))
            @if typed.has("id") { (ui::hidden("id", typed.get("id"))) }
            (fields(lang, plan, spheres, typed, faults))
            (ui::submit(&t!(lang, "measure-save")))
        }
    };
    frame(desk, top, ui::sheet(&t!(lang, "measure-about"), form))
}

fn fields(lang: Lang, plan: &Plan, spheres: &[Sphere], typed: &Typed, faults: &Faults) -> Markup {
    let field = |name, label| Field { name, label, ..Field::default() };
    let must = |name, label| Field { required: true, ..field(name, label) };
    let term =
        Field { hint: t!(lang, "measure-term-hint"), ..must("term", t!(lang, "measure-term")) };
    let body = |name, side: &str| field(name, t!(lang, "measure-body", side = side));
    let spheres = spheres.iter().map(|it| (&it.code, &it.name));
    let number = Field { kind: Kind::Number, ..must("number", t!(lang, "measure-number")) };
    html! {
        (ui::field(lang, number, typed, faults))
        (ui::textarea(lang, must("text", t!(lang, "measure-text")), 3, typed, faults))
        (ui::select(lang, field("sphere", t!(lang, "measure-sphere")), spheres, typed, faults))
        (ui::field(lang, term, typed, faults))
        (ui::field(lang, body("body_a", &plan.name_a), typed, faults))
        (ui::field(lang, body("body_b", &plan.name_b), typed, faults))
        (ui::field(lang, field("result", t!(lang, "measure-result")), typed, faults))
        (ui::field(lang, field("indicator", t!(lang, "measure-indicator")), typed, faults))
        (ui::field(lang, field("target", t!(lang, "measure-target")), typed, faults))
    }
}
