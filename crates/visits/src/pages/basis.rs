//! What a visit rests on, and what was signed during it.

use super::{Basis, Documents, done, reach, reach_changing, show};
use crate::{Facts, Unfit, Visit, store};
use agreements::Agreement;
use axum::response::Response;
use db::{Tx, transact};
use journal::{Note, Thing};
use kernel::{AgreementId, Day, MeasureId, Say, VisitId};
use maud::{Markup, html};
use plans::{Measure, Phase, Plan};
use web::{Desk, Error, Faults, Result, Stopped, Tried, Typed, fmt, t, ui};

/// The agreements of both sides, the one the visit rests on, and its plan's measures.
pub struct Ground {
    /// Agreements between the two regions.
    pub agreements: Vec<Agreement>,
    /// Their plans.
    pub plans: Vec<Plan>,
    /// The measure and its plan.
    pub measure: Option<(Measure, Plan)>,
    /// Measures of the plans of the agreement it rests on.
    pub measures: Vec<Measure>,
}

/// Plans whose measures are offered.
const PLANS: usize = 3;

impl Ground {
    /// At most seven statements.
    pub async fn read(tx: &mut Tx, visit: &Visit) -> Result<Ground> {
        let agreements = agreed(tx, visit).await?;
        let plans = plans(tx, visit).await?;
        let mut measures = Vec::new();
        let of_ground = |it: &&Plan| Some(it.agreement) == visit.agreement;
        for plan in plans.iter().filter(of_ground).take(PLANS) {
            measures.extend(plans::measures(tx, plan.id).await?);
        }
        let found = visit.measure.and_then(|id| measures.iter().find(|it| it.id == id));
        let measure = found.and_then(|it| {
            Some((it.clone(), plans.iter().find(|plan| plan.id == it.plan)?.clone()))
        });
        Ok(Ground { agreements, plans, measure, measures })
    }

    /// The agreement with this id.
    pub fn agreement(&self, id: AgreementId) -> Option<&Agreement> {
        self.agreements.iter().find(|it| it.id == id)
    }

    /// What was signed during the visit.
    pub fn signed(&self, facts: &Facts) -> Vec<&Agreement> {
        facts.signed.iter().filter_map(|id| self.agreement(*id)).collect()
    }

    /// The plan the visit rests on: its measure's, else the latest of its agreement that was
    /// approved and had begun by the visit's first day.
    pub fn plan(&self, visit: &Visit) -> Option<&Plan> {
        let begun = |it: &&Plan| {
            Some(it.agreement) == visit.agreement
                && matches!(it.phase(visit.from), Phase::Current | Phase::Lapsed)
        };
        match &self.measure {
            Some((_, plan)) => Some(plan),
            None => self.plans.iter().filter(begun).max_by_key(|it| it.to),
        }
    }

    /// The last day of the plan, where the visit comes after it.
    pub fn lapsed(&self, visit: &Visit) -> Option<Day> {
        let plan = self.plan(visit)?;
        plan.has_lapsed(visit.from).then_some(plan.to)
    }
}

/// Agreements both sides are parties of.
async fn agreed(tx: &mut Tx, visit: &Visit) -> db::Result<Vec<Agreement>> {
    match visit.regions().collect::<Vec<_>>()[..] {
        [one] => agreements::with_outsider(tx, one, &visit.outside).await,
        _ => agreements::between(tx, visit.host, visit.guest).await,
    }
}

/// Plans of both sides; with a side outside, those of the agreement the visit rests on.
pub async fn plans(tx: &mut Tx, visit: &Visit) -> db::Result<Vec<Plan>> {
    match (visit.outside.is_empty(), visit.agreement) {
        (true, _) => plans::between(tx, visit.host, visit.guest).await,
        (false, Some(agreement)) => plans::of_agreement(tx, agreement).await,
        (false, None) => Ok(Vec::new()),
    }
}

/// `POST /visits/{id}/basis`.
pub async fn change(Basis { id }: Basis, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    let agreement: Option<AgreementId> = typed.plain("agreement", &mut faults, "fault-choose");
    let measure: Option<MeasureId> = typed.plain("measure", &mut faults, "fault-choose");
    let kept = match faults.check() {
        Ok(()) => put(&desk, id, agreement, measure).await,
        Err(stopped) => Err(stopped),
    };
    done(&desk, id, kept, "", |faults| Tried::new(show::BASIS, typed, faults)).await
}

async fn put(
    desk: &Desk,
    id: VisitId,
    agreement: Option<AgreementId>,
    measure: Option<MeasureId>,
) -> Result<(), Stopped> {
    transact!(desk.db(), |tx| {
        let before = reach_changing(tx, desk, id).await?;
        let visit = rest(tx, Visit { agreement, measure, ..before }).await?;
        store::save(tx, &visit).await?;
        let note = Note::by(desk.actor(), "visit-basis-changed", Thing::Visit, id);
        Ok::<_, Stopped>(journal::write(tx, desk.now, note).await?)
    })
}

/// The visit, if what it is to rest on is an agreement of both sides and a measure of its plan.
pub(crate) async fn rest(tx: &mut Tx, visit: Visit) -> Result<Visit> {
    visit.check().map_err(|it: Unfit| Error::field(it.field(), &it))?;
    let ground = Ground::read(tx, &visit).await?;
    let foreign = |field| Error::Bad { field, say: Say::new("visit-foreign-basis") };
    if visit.agreement.is_some_and(|it| ground.agreement(it).is_none()) {
        return Err(foreign("agreement"));
    }
    if visit.measure.is_some() && ground.measure.is_none() {
        return Err(foreign("measure"));
    }
    Ok(visit)
}

/// `POST /visits/{id}/documents`: an agreement of both sides was signed during the visit.
pub async fn sign(Documents { id }: Documents, desk: Desk, typed: Typed) -> Result<Response> {
    let mut faults = Faults::default();
    if !typed.has("signed") {
        faults.add("signed", Say::new("fault-required"));
    }
    let agreement: Option<AgreementId> = typed.plain("signed", &mut faults, "fault-choose");
    let kept = match (faults.check(), agreement) {
        (Err(stopped), _) => Err(stopped),
        (Ok(()), None) => Err(Error::choice("signed").into()),
        (Ok(()), Some(agreement)) => note_signed(&desk, id, agreement).await,
    };
    let again = |faults| Tried::new(show::DOCUMENT, typed, faults);
    done(&desk, id, kept, "#documents", again).await
}

async fn note_signed(desk: &Desk, id: VisitId, agreement: AgreementId) -> Result<(), Stopped> {
    transact!(desk.db(), |tx| {
        let (visit, _) = reach(tx, desk, id).await?;
        let between = agreed(tx, &visit).await?;
        let there = between.iter().find(|it| it.id == agreement).ok_or(Error::NotFound)?;
        visit.takes()?;
        if store::sign(tx, id, agreement).await? {
            let note = Note::by(desk.actor(), "visit-document-signed", Thing::Visit, id);
            journal::write(tx, desk.now, note.with("title", there.title.as_str())).await?;
        }
        Ok::<_, Stopped>(())
    })
}

/// The basis on the visit's page: «в рамках Соглашения, на основании Плана».
pub fn view(desk: &Desk, visit: &Visit, ground: &Ground, arranges: bool, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let agreement = visit.agreement.and_then(|it| ground.agreement(it));
    html! {
        @if let Some(it) = agreement {
            p { (t!(lang, "visit-within")) " " a href=(agreements::Show { id: it.id }) { (it.title) } }
        } @else {
            p.soft { (t!(lang, "visit-no-basis")) }
        }
        @if let Some((measure, plan)) = &ground.measure {
            p {
                (t!(lang, "visit-by-plan")) " "
                a href=(plans::Show { id: plan.id }) { (plan.title) } ", "
                a href=(plans::ShowMeasure { id: measure.id }) {
                    (t!(lang, "visit-measure-number", number = measure.wording.number.as_str()))
                }
                ": " (measure.wording.text)
            }
        } @else if let Some(plan) = ground.plan(visit) {
            p { (t!(lang, "visit-by-plan")) " " a href=(plans::Show { id: plan.id }) { (plan.title) } }
        }
        @if let Some(day) = ground.lapsed(visit) {
            (ui::notice(ui::Tone::Warn, t!(lang, "visit-plan-lapsed", day = fmt::day(lang, day))))
        }
        @if arranges && (visit.is_open() || tried.is(show::BASIS, "")) {
            (form(desk, visit, ground, tried))
        }
    }
}

fn form(desk: &Desk, visit: &Visit, ground: &Ground, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let kept = Typed::filled([
        ("agreement", visit.agreement.map(|it| it.to_string()).unwrap_or_default()),
        ("measure", visit.measure.map(|it| it.to_string()).unwrap_or_default()),
    ]);
    let (typed, faults) = &tried.of(show::BASIS, kept);
    let all = ground.agreements.iter().map(|it| (it.id, it.title.clone()));
    let groups = ground.plans.iter().filter_map(|plan| {
        let of_plan = ground.measures.iter().filter(|it| it.plan == plan.id);
        let label = |it: &Measure| format!("{}. {}", it.wording.number, it.wording.text);
        let of_plan: Vec<_> = of_plan.map(|it| (it.id, label(it))).collect();
        (!of_plan.is_empty()).then(|| (plan.title.clone(), of_plan))
    });
    let field = |name, label| ui::Field { name, label, form: show::BASIS, ..ui::Field::default() };
    html! {
        details open[!faults.is_empty()] {
            summary { (t!(lang, "visit-basis-change")) }
            form method="post" action=(Basis { id: visit.id }) {
                (ui::select(lang, field("agreement", t!(lang, "visit-agreement")), all, typed, faults))
                (ui::select_grouped(lang, field("measure", t!(lang, "visit-measure")), groups, typed, faults))
                button.button.quiet type="submit" { (t!(lang, "visit-save")) }
            }
        }
    }
}
