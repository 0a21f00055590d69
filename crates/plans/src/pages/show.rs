//! A plan's page: how far it is, the timeline, the table, papers, versions, history.

use agreements::{Agreement, Sphere};
use axum::response::Response;
use journal::{Entry, Thing};
use kernel::{Day, Lang, PlanId};
use maud::{Markup, html};
use web::ui::{self, Field, Kind, Tone, col};
use web::{Desk, Error, Faults, Frame, Result, Sought, Tried, Typed, fmt, frame, t, word};

use super::import::cell_faults;
use super::steps::steps;
use super::views::{self, agreed, draft, period, phase, progress, sides, sphere, state, term};
use super::{
    ListPlans, NewMeasure, Paper, Show, ShowMeasure, ShowVersion, read, refused, speaks_for,
    timeline::timeline,
};
use crate::papers::{CellFault, Period};
use crate::{
    Accord, Link, Measure, MeasureState, Plan, PlanState, Progress, Side, Version, store, written,
};

/// Everything the page shows.
pub(super) struct Facts {
    /// As it is in force.
    pub plan: Plan,
    agreement: Agreement,
    spheres: Vec<Sphere>,
    /// In force.
    in_force: Vec<Measure>,
    /// Title and period as this person reads them: as they are being written for the sides.
    text: Plan,
    /// Measures as this person reads them.
    pub measures: Vec<Measure>,
    versions: Vec<Version>,
    /// Whom the version being written waits for, and who speaks here.
    pub accord: Accord,
    pub links: Vec<Link>,
    history: Vec<Entry>,
}

pub async fn show(Show { id }: Show, desk: Desk, sought: Sought) -> Result<Markup> {
    Ok(view(&desk, &sought, &Facts::find(&desk, id).await?, &Again::default()))
}

/// The form for links of one use, and the one for forms filled in.
pub(super) const LINKS: &str = "links";
pub(super) const FORMS: &str = "forms";

/// A form that was refused, and what is wrong in the cells of its file.
#[derive(Default)]
pub(super) struct Again {
    pub tried: Tried,
    pub cells: Vec<CellFault>,
}

/// The page with a form that was refused.
pub(super) async fn again(desk: &Desk, id: PlanId, again: &Again) -> Result<Response> {
    let facts = Facts::find(desk, id).await?;
    Ok(refused(view(desk, &Sought::default(), &facts, again)))
}

impl Again {
    pub fn of(form: &'static str, typed: Typed, faults: Faults) -> Again {
        Again { tried: Tried::new(form, typed, faults), cells: Vec::new() }
    }

    /// What is wrong, said at the head: the forms stand below.
    fn summary(&self, lang: Lang) -> Markup {
        let labels = [
            ("approved_on", t!(lang, "plan-approved-on")),
            ("reason", t!(lang, "plan-version-reason")),
            ("addressee", t!(lang, "plan-link-addressee")),
            ("letter", t!(lang, "report-letter")),
            ("letter_on", t!(lang, "report-letter-on")),
            ("file", t!(lang, "plan-form-file")),
        ];
        html! {
            (self.tried.fault_summary(lang, &labels))
            (cell_faults(lang, &self.cells))
        }
    }
}

impl Facts {
    async fn find(desk: &Desk, id: PlanId) -> Result<Facts> {
        let mut tx = desk.db().read().await?;
        let plan = read(desk, &mut tx, id).await?;
        let agreement = agreements::find(&mut tx, plan.agreement).await?.ok_or(Error::NotFound)?;
        let links = match speaks_for(desk, &plan) {
            Some(_) => store::links(&mut tx, id).await?,
            None => Vec::new(),
        };
        let in_force = store::measures(&mut tx, id).await?;
        let measures = match plan.is_revised() {
            true => written(&plan, in_force.clone(), store::changes_of(&mut tx, &plan).await?),
            false => in_force.clone(),
        };
        let mut versions = store::versions(&mut tx, id).await?;
        versions.retain(|it| it.version <= plan.version);
        let history = journal::of_thing(&mut tx, Thing::Plan, id, 30).await?;
        Ok(Facts {
            agreement,
            links,
            spheres: agreements::spheres(&mut tx).await?,
            text: store::written(&mut tx, plan.clone()).await?,
            accord: store::accord(&mut tx, &plan).await?,
            history: views::history(desk, &plan, history),
            in_force,
            measures,
            versions,
            plan,
        })
    }
}

fn view(desk: &Desk, sought: &Sought, it: &Facts, again: &Again) -> Markup {
    let lang = desk.lang;
    let plan = &it.text;
    let mut top = Frame::titled(&plan.title)
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .lead(html! { (plan.name_a) " — " (plan.name_b) ", " (period(lang, plan.from, plan.to)) });
    let officer = speaks_for(desk, plan);
    if officer.is_some() && plan.state == PlanState::Draft {
        top = top.actions(ui::button_link(NewMeasure { id: plan.id }, &t!(lang, "measure-add")));
    }
    let shown: Vec<&Measure> = it.measures.iter().filter(|m| wanted(desk, sought, m)).collect();
    let far = Progress::of(&it.in_force, desk.today());
    let history = ui::history(lang, &desk.actor().zone, &it.history);
    let side = html! {
        (ui::aside(&t!(lang, "plan-about"), about(lang, it, desk)))
        (ui::aside(&t!(lang, "plan-papers"), papers(lang, &it.plan, desk.today())))
    };
    let body = html! {
        (again.summary(lang))
        @if plan.is_revised() { (being_written(lang, it)) }
        (ui::sheet(&t!(lang, "plan-progress"), progress(lang, &it.spheres, &far)))
        (ui::side(side))
        @if !shown.is_empty() {
            (ui::sheet(&t!(lang, "plan-timeline"), timeline(lang, plan, &shown, desk.today())))
        }
        (ui::wide_sheet(&t!(lang, "plan-measures"), html! {
            (filters(lang, sought, it))
            @if shown.is_empty() {
                (ui::empty(&t!(lang, "measures-none-title"), &t!(lang, "measures-none"), None))
            } @else {
                (table(lang, it, &shown, desk))
            }
        }))
        // What is done with the whole plan stands under it, so that no half of the page is empty.
        div.pairs.wide {
            @if officer.is_some() { (ui::sheet(&t!(lang, "plan-steps"), steps(desk, it, &again.tried))) }
            (ui::sheet(&t!(lang, "plan-history"), history))
        }
    };
    frame(desk, top, body)
}

/// That this is a draft, who sees it, and what it changes.
fn being_written(lang: Lang, it: &Facts) -> Markup {
    let version = it.plan.version;
    let difference = ShowVersion { id: it.plan.id, version };
    ui::notice(
        Tone::Warn,
        html! {
            (draft(lang, version)) " " (t!(lang, "plan-draft-seen")) " "
            a href=(difference) { (t!(lang, "plan-changes")) }
        },
    )
}

/// The number of the version in force, and that of the one being written over it.
fn version(lang: Lang, plan: &Plan) -> Markup {
    html! {
        (plan.clone().in_force().version)
        @if plan.is_revised() { " " (draft(lang, plan.version)) }
    }
}

/// Which sides have agreed to the version being written, and whom it waits for.
fn answers(desk: &Desk, it: &Facts) -> Markup {
    let lang = desk.lang;
    let waits: Vec<&str> = it.accord.waits_for(&it.plan).map(|side| it.plan.name(side)).collect();
    html! {
        @if !it.accord.given.is_empty() {
            p { span.soft { (t!(lang, "plan-agreed-by")) } br; (agreed(desk, &it.plan, &it.accord.given)) }
        }
        @if !waits.is_empty() {
            p { span.soft { (t!(lang, "plan-waits-for")) } br; (waits.join("; ")) }
        }
    }
}

fn wanted(desk: &Desk, sought: &Sought, it: &Measure) -> bool {
    let state: Option<MeasureState> = sought.value("state");
    let side: Option<Side> = sought.value("side");
    let sphere = sought.get("sphere");
    state.is_none_or(|wanted| it.state(desk.today()) == wanted)
        && side.is_none_or(|wanted| it.wording.concerns(wanted))
        && (sphere.is_empty() || it.wording.sphere == sphere)
}

fn filters(lang: Lang, sought: &Sought, it: &Facts) -> Markup {
    let field = |name, label| Field { name, label, ..Field::default() };
    let states = MeasureState::ALL.iter().map(|it| (*it, word(lang, "measure-state", it)));
    let spheres =
        it.spheres.iter().filter(|it2| it.measures.iter().any(|m| m.wording.sphere == it2.code));
    let spheres = spheres.map(|it| (&it.code, &it.name));
    let none = Faults::default();
    let body = html! {
        (ui::select(lang, field("state", t!(lang, "measure-state")), states, &sought.0, &none))
        (ui::select(lang, field("sphere", t!(lang, "measure-sphere")), spheres, &sought.0, &none))
        (ui::select(lang, field("side", t!(lang, "plan-side")), sides(&it.plan), &sought.0, &none))
    };
    let active = sought.active(&["state", "sphere", "side"]);
    ui::filters(lang, &Show { id: it.plan.id }.to_string(), active, body)
}

fn table(lang: Lang, it: &Facts, shown: &[&Measure], desk: &Desk) -> Markup {
    let heads = [
        col(t!(lang, "measure-number")),
        col(t!(lang, "measure-text")),
        col(t!(lang, "measure-sphere")),
        col(t!(lang, "measure-term")),
        col(&it.plan.name_a),
        col(&it.plan.name_b),
        col(t!(lang, "measure-state")),
    ];
    let rows = shown.iter().map(|m| {
        let text = &m.wording;
        vec![
            html! { (text.number) },
            html! { a href=(ShowMeasure { id: m.id }) { (text.text) } },
            html! { (sphere(lang, &it.spheres, &text.sphere)) },
            html! { (term(lang, text.term)) },
            html! { (body(&text.body_a)) },
            html! { (body(&text.body_b)) },
            state(lang, m.state(desk.today())),
        ]
    });
    ui::table(heads, rows)
}

fn body(name: &str) -> &str {
    if name.is_empty() { "—" } else { name }
}

fn about(lang: Lang, it: &Facts, desk: &Desk) -> Markup {
    let plan = &it.plan;
    let approved = it.versions.iter().find_map(|it| it.approved_on);
    let approved = approved.map_or("—".to_owned(), |day| fmt::day(lang, day));
    let agreement = agreements::Show { id: plan.agreement };
    let facts = [
        (t!(lang, "plan-state"), phase(lang, plan.phase(desk.today()))),
        (t!(lang, "plan-version"), version(lang, plan)),
        (t!(lang, "plan-approved"), html! { (approved) }),
    ];
    html! {
        // A title is too long to stand beside its label.
        p { span.soft { (t!(lang, "plan-agreement")) } br; a href=(agreement) { (it.agreement.title) } }
        (ui::facts(facts))
        @if plan.state == PlanState::Draft { (answers(desk, it)) }
        @if it.versions.len() > 1 {
            h3 { (t!(lang, "plan-versions")) }
            ul {
                @for version in &it.versions {
                    li {
                        a href=(ShowVersion { id: plan.id, version: version.version }) {
                            (t!(lang, "plan-version-number", number = version.version))
                        }
                        @if !version.reason.is_empty() { " — " (version.reason) }
                    }
                }
            }
        }
    }
}

fn papers(lang: Lang, plan: &Plan, today: Day) -> Markup {
    let link = |name: &str, label: String| {
        let href = Paper { id: plan.id, name: name.to_owned() };
        html! { li { a href=(href) { (label) } } }
    };
    let fresh = (&Typed::default(), &Faults::default());
    let day =
        |name, label| Field { name, label, kind: Kind::Day, form: "-period", ..Field::default() };
    html! {
        form action=(Paper { id: plan.id, name: "report.pdf".into() }) {
            (ui::field(lang, day("from", t!(lang, "report-from")), fresh.0, fresh.1))
            (ui::field(lang, day("to", t!(lang, "report-to")), fresh.0, fresh.1))
            p.hint { (t!(lang, "report-period-hint")) }
            div.actions {
                button.button.quiet type="submit" { (t!(lang, "plan-report-pdf")) }
                button.button.quiet type="submit" formaction=(Paper { id: plan.id, name: "report.docx".into() }) {
                    (t!(lang, "plan-report-docx"))
                }
            }
        }
        ul {
            @for (period, label) in presets(lang, plan, today) {
                @let report = Paper { id: plan.id, name: "report.pdf".into() };
                li { a href={ (report) "?from=" (period.from) "&to=" (period.to) } { (label) } }
            }
            (link("table.xlsx", t!(lang, "plan-table-xlsx")))
            (link("table.docx", t!(lang, "plan-table-docx")))
        }
    }
}

/// The periods plans are usually reported on.
fn presets(lang: Lang, plan: &Plan, today: Day) -> [(Period, String); 2] {
    let (half, year) = (Period::half_year(plan, today), Period::year(plan, today));
    let of_half = if half.to.0.month() < 12 { "I" } else { "II" };
    let year_of = |it: Period| it.to.0.year().to_string();
    [
        (half, t!(lang, "report-half-year", half = of_half, year = year_of(half))),
        (year, t!(lang, "report-year", year = year_of(year))),
    ]
}
