//! A plan's page: how far it is, the timeline, the table, papers, versions, links, history.

use agreements::{Agreement, Sphere};
use axum::response::Response;
use journal::{Entry, Thing};
use kernel::{Lang, PlanId};
use maud::{Markup, html};
use web::ui::{self, Field, Kind, Tone, col};
use web::{Desk, Error, Faults, Frame, Result, Sought, Tried, Typed, fmt, frame, t, word};

use super::import::cell_faults;
use super::views::{period, phase, progress, sides, sphere, state, term};
use super::{
    Approval, EditPlan, Forms, Import, Links, ListPlans, NewMeasure, Paper, Show, ShowMeasure,
    ShowVersion, Versions, read, refused, speaks_for, timeline::timeline,
};
use crate::deeds::Deed;
use crate::papers::CellFault;
use crate::{Link, Measure, MeasureState, Plan, PlanState, Progress, Side, Version, store};

/// Everything the page shows.
struct Facts {
    plan: Plan,
    agreement: Agreement,
    spheres: Vec<Sphere>,
    measures: Vec<Measure>,
    versions: Vec<Version>,
    links: Vec<Link>,
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
        Ok(Facts {
            agreement,
            links,
            spheres: agreements::spheres(&mut tx).await?,
            measures: store::measures(&mut tx, id).await?,
            versions: store::versions(&mut tx, id).await?,
            history: journal::of_thing(&mut tx, Thing::Plan, id, 30).await?,
            plan,
        })
    }
}

fn view(desk: &Desk, sought: &Sought, it: &Facts, again: &Again) -> Markup {
    let lang = desk.lang;
    let plan = &it.plan;
    let mut top = Frame::titled(&plan.title)
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .lead(html! { (plan.name_a) " — " (plan.name_b) ", " (period(lang, plan.from, plan.to)) });
    let officer = speaks_for(desk, plan);
    if officer.is_some() && plan.state == PlanState::Draft {
        top = top.actions(ui::button_link(NewMeasure { id: plan.id }, &t!(lang, "measure-add")));
    }
    let shown: Vec<&Measure> = it.measures.iter().filter(|m| wanted(desk, sought, m)).collect();
    let far = Progress::of(&it.measures, desk.today());
    let history = ui::history(lang, &desk.actor().zone, &it.history);
    let side = html! {
        (ui::aside(&t!(lang, "plan-about"), about(lang, it, desk)))
        (ui::aside(&t!(lang, "plan-papers"), papers(lang, plan)))
    };
    let body = html! {
        (again.summary(lang))
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
    let approved = plan.approved_on.map_or("—".to_owned(), |day| fmt::day(lang, day));
    let agreement = agreements::Show { id: plan.agreement };
    let facts = [
        (t!(lang, "plan-state"), phase(lang, plan.phase(desk.today()))),
        (t!(lang, "plan-version"), html! { (plan.version) }),
        (t!(lang, "plan-approved"), html! { (approved) }),
    ];
    html! {
        // A title is too long to stand beside its label.
        p { span.soft { (t!(lang, "plan-agreement")) } br; a href=(agreement) { (it.agreement.title) } }
        (ui::facts(facts))
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

fn papers(lang: Lang, plan: &Plan) -> Markup {
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
            (link("table.xlsx", t!(lang, "plan-table-xlsx")))
            (link("table.docx", t!(lang, "plan-table-docx")))
        }
    }
}

/// What an officer of a side may do with the whole plan.
fn steps(desk: &Desk, it: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let id = it.plan.id;
    let draft = it.plan.state == PlanState::Draft;
    let other = speaks_for(desk, &it.plan).map_or(Side::B, Side::other);
    html! {
        @if draft {
            // What came too late is shown once more, with what was typed.
            @if tried.form == Deed::Versions.word() { (revision(lang, &it.plan, tried)) }
            @if it.plan.version > 1 || !it.measures.is_empty() { (approval(lang, &it.plan, tried)) }
            p.actions {
                (ui::quiet_link(EditPlan { id }, &t!(lang, "plan-terms-title")))
                (ui::quiet_link(Import { id }, &t!(lang, "plan-import")))
            }
        } @else {
            @if tried.form == Deed::Approval.word() { (approval(lang, &it.plan, tried)) }
            (revision(lang, &it.plan, tried))
        }
        @if it.plan.was_approved() {
            details open[[LINKS, FORMS].contains(&tried.form)] {
                summary { (t!(lang, "plan-other-side", side = it.plan.name(other))) }
                p.hint { (t!(lang, "plan-link-teach")) }
                (new_link(lang, &it.plan, other, tried))
                (links(desk, it))
                p.hint { (t!(lang, "plan-form-teach")) }
                p {
                    a href=(Paper { id, name: format!("form-{other}.docx") }) { (t!(lang, "plan-form-docx")) }
                }
                (filled_form(lang, &it.plan, other, tried))
            }
        }
    }
}

fn approval(lang: Lang, plan: &Plan, tried: &Tried) -> Markup {
    let (typed, faults) = tried.of(Deed::Approval.word(), Typed::default());
    let day = Field {
        name: "approved_on",
        label: t!(lang, "plan-approved-on"),
        kind: Kind::Day,
        required: true,
        form: Deed::Approval.word(),
        ..Field::default()
    };
    html! {
        form method="post" action=(Approval { id: plan.id }) {
            (ui::field(lang, day, &typed, &faults))
            (ui::submit(&t!(lang, "plan-approve")))
        }
    }
}

fn revision(lang: Lang, plan: &Plan, tried: &Tried) -> Markup {
    let (typed, faults) = tried.of(Deed::Versions.word(), Typed::default());
    let reason = Field {
        name: "reason",
        label: t!(lang, "plan-version-reason"),
        hint: t!(lang, "plan-version-hint"),
        required: true,
        form: Deed::Versions.word(),
        ..Field::default()
    };
    html! {
        form method="post" action=(Versions { id: plan.id }) {
            (ui::field(lang, reason, &typed, &faults))
            button.button.quiet type="submit" { (t!(lang, "plan-revise")) }
        }
    }
}

fn new_link(lang: Lang, plan: &Plan, side: Side, tried: &Tried) -> Markup {
    let (typed, faults) = tried.of(LINKS, Typed::default());
    let whom = Field {
        name: "addressee",
        label: t!(lang, "plan-link-addressee"),
        required: true,
        form: LINKS,
        ..Field::default()
    };
    html! {
        form method="post" action=(Links { id: plan.id }) {
            (ui::hidden("side", side))
            (ui::field(lang, whom, &typed, &faults))
            button.button.quiet type="submit" { (t!(lang, "plan-link-make")) }
        }
    }
}

fn links(desk: &Desk, it: &Facts) -> Markup {
    let lang = desk.lang;
    let zone = &desk.actor().zone;
    html! {
        ul {
            @for link in &it.links {
                li {
                    (link.addressee) " — "
                    @match link.used_at {
                        Some(at) => { (t!(lang, "plan-link-used", at = fmt::moment(lang, at, zone))) }
                        None if link.opens(desk.now).is_ok() => {
                            (t!(lang, "plan-link-open", until = fmt::moment(lang, link.expires_at, zone)))
                        }
                        None => { (ui::state(t!(lang, "plan-link-over"), Tone::Plain)) }
                    }
                }
            }
        }
    }
}

fn filled_form(lang: Lang, plan: &Plan, side: Side, tried: &Tried) -> Markup {
    let field = |name, label, kind| Field {
        name,
        label,
        kind,
        form: FORMS,
        required: true,
        ..Field::default()
    };
    let (typed, faults) = tried.of(FORMS, Typed::default());
    let body = html! {
        (ui::hidden("side", side))
        (ui::field(lang, field("letter", t!(lang, "report-letter"), Kind::Text), &typed, &faults))
        (ui::field(lang, field("letter_on", t!(lang, "report-letter-on"), Kind::Day), &typed, &faults))
        (ui::file_field(lang, field("file", t!(lang, "plan-form-file"), Kind::Text), ".docx,.xlsx", &faults))
        button.button.quiet type="submit" { (t!(lang, "plan-form-import")) }
    };
    ui::file_form(Forms { id: plan.id }, body)
}
