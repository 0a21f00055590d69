//! A measure's text: adding, changing, leaving out, giving up.

use agreements::Sphere;
use axum::response::Response;
use db::transact;
use journal::{Note, Thing};
use kernel::{Lang, Say};
use maud::{Markup, html};
use web::ui::{self, Field, Kind};
use web::{Desk, Error, Faults, Frame, Refusal as _, Result, Typed, frame, t};

use super::{
    Dropping, EditMeasure, ListPlans, MeasureWording, Measures, NewMeasure, Removal, Show,
    ShowMeasure, own, own_measure, refused, to,
};
use crate::{Plan, Refused, Term, Wording, changes, store};

/// Longest number, and longest texts, characters.
const NUMBER: usize = 20;
const TEXT: usize = 4_000;
const LINE: usize = 1_000;

pub async fn new(NewMeasure { id }: NewMeasure, desk: Desk) -> Result<Markup> {
    let (plan, spheres) = draft(&desk, id).await?;
    let action = Measures { id }.to_string();
    Ok(view(&desk, &plan, &spheres, &action, &Typed::default(), &Faults::default()))
}

pub async fn add(Measures { id }: Measures, desk: Desk, typed: Typed) -> Result<Response> {
    let (plan, spheres) = draft(&desk, id).await?;
    let mut faults = Faults::default();
    let wording = filled(&typed, &plan, &spheres, &mut faults);
    let action = Measures { id }.to_string();
    let Some(wording) = wording else {
        return Ok(refused(view(&desk, &plan, &spheres, &action, &typed, &faults)));
    };
    let added = transact!(desk.db(), |tx| {
        own(&desk, tx, id).await?.may_change()?;
        changes::add_measure(tx, desk.actor(), id, wording.clone(), desk.now).await
    });
    match beside(added, &mut faults)? {
        Some(_) => Ok(to(Show { id })),
        None => Ok(refused(view(&desk, &plan, &spheres, &action, &typed, &faults))),
    }
}

pub async fn edit(EditMeasure { id }: EditMeasure, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let (plan, measure) = own_measure(&desk, &mut tx, id).await?;
    plan.may_change()?;
    let spheres = agreements::spheres(&mut tx).await?;
    let typed = Typed::filled(measure.wording.fields());
    let action = MeasureWording { id }.to_string();
    Ok(view(&desk, &plan, &spheres, &action, &typed, &Faults::default()))
}

pub async fn change(path: MeasureWording, desk: Desk, typed: Typed) -> Result<Response> {
    let MeasureWording { id } = path;
    let mut tx = desk.db().read().await?;
    let (plan, _) = own_measure(&desk, &mut tx, id).await?;
    let spheres = agreements::spheres(&mut tx).await?;
    drop(tx);
    let mut faults = Faults::default();
    let action = path.to_string();
    let Some(wording) = filled(&typed, &plan, &spheres, &mut faults) else {
        return Ok(refused(view(&desk, &plan, &spheres, &action, &typed, &faults)));
    };
    let changed = transact!(desk.db(), |tx| {
        let (plan, mut measure) = own_measure(&desk, tx, id).await?;
        plan.may_change()?;
        measure.is_there()?;
        measure.wording = wording.clone();
        changes::keep_measure(tx, &plan, &measure).await?;
        changes::follow(tx, &plan, measure).await?;
        journal::write(tx, desk.now, Note::by(desk.actor(), "measure-changed", Thing::Measure, id))
            .await?;
        Ok::<_, Error>(())
    });
    match beside(changed, &mut faults)? {
        Some(()) => Ok(to(ShowMeasure { id })),
        None => Ok(refused(view(&desk, &plan, &spheres, &action, &typed, &faults))),
    }
}

pub async fn remove(Removal { id }: Removal, desk: Desk) -> Result<Response> {
    let plan = transact!(desk.db(), |tx| {
        let (plan, mut measure) = own_measure(&desk, tx, id).await?;
        plan.may_change()?;
        measure.is_there()?;
        measure.removed = true;
        store::save_measure(tx, &plan, &measure).await?;
        journal::write(tx, desk.now, Note::by(desk.actor(), "measure-removed", Thing::Measure, id))
            .await?;
        Ok::<_, Error>(plan.id)
    })?;
    Ok(to(Show { id: plan }))
}

pub async fn give_up(Dropping { id }: Dropping, desk: Desk, typed: Typed) -> Result<Response> {
    let reason = typed.optional_text("reason", LINE, &mut Faults::default());
    transact!(desk.db(), |tx| {
        let (plan, mut measure) = own_measure(&desk, tx, id).await?;
        measure.give_up(&reason, desk.today())?;
        changes::follow(tx, &plan, measure).await?;
        let note = Note::by(desk.actor(), "measure-dropped", Thing::Measure, id);
        journal::write(tx, desk.now, note.with("reason", reason.as_str())).await?;
        Ok::<_, Error>(())
    })?;
    Ok(to(ShowMeasure { id }))
}

/// What a rule refuses is said beside its field; anything else stays an error.
fn beside<T>(done: Result<T>, faults: &mut Faults) -> Result<Option<T>> {
    match done {
        Err(Error::Refused(no)) => {
            let number = no.say().key == "plan-number-twice";
            faults.add(if number { "number" } else { "" }, no.say());
            Ok(None)
        }
        other => other.map(Some),
    }
}

async fn draft(desk: &Desk, id: kernel::PlanId) -> Result<(Plan, Vec<Sphere>)> {
    let mut tx = desk.db().read().await?;
    let plan = own(desk, &mut tx, id).await?;
    plan.may_change()?;
    Ok((plan, agreements::spheres(&mut tx).await?))
}

/// What was typed, as a measure's text; `None` where something is wrong with it.
pub(crate) fn filled(
    typed: &Typed,
    plan: &Plan,
    spheres: &[Sphere],
    faults: &mut Faults,
) -> Option<Wording> {
    let sphere = typed.get("sphere").to_owned();
    if !sphere.is_empty() && spheres.iter().all(|it| it.code != sphere) {
        faults.add("sphere", Say::new("plan-no-such-sphere").with("sphere", &sphere));
    }
    let number = typed.text("number", NUMBER, faults);
    let text = typed.text("text", TEXT, faults);
    let term = Term::read(&typed.text("term", LINE, faults));
    let wording = Wording {
        number,
        text,
        sphere,
        term: term.map_err(|it| faults.add("term", it.say())).ok()?,
        body_a: typed.optional_text("body_a", LINE, faults),
        body_b: typed.optional_text("body_b", LINE, faults),
        result: typed.optional_text("result", LINE, faults),
        indicator: typed.optional_text("indicator", LINE, faults),
        target: typed.optional_text("target", LINE, faults),
    };
    if let Err(no @ Refused::OutsidePlan { .. }) = plan.admits(&wording) {
        faults.add("term", no.say());
    }
    faults.is_empty().then_some(wording)
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
