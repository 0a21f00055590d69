//! A measure's page: its text, what the sides say, the form of a report.

use agreements::Sphere;
use axum::response::Response;
use files::File;
use journal::{Entry, Thing};
use kernel::{Lang, MeasureId, RegionCode};
use maud::{Markup, html};
use web::ui::{self, Field, Kind, Tone};
use web::{Desk, Error, Faults, Frame, Result, Tried, Typed, fmt, frame, kept, t, word};

use super::views::{self, draft, sides, source, sphere, state, term};
use super::{
    Answer, Dropping, EditMeasure, ListPlans, Removal, ReportFile, Reports, Show, ShowMeasure,
    read_measure, speaks_for,
};
use crate::{Edition, Measure, Plan, PlanState, Report, ReportState, Says, Side, Wording, store};

/// Everything the page shows.
pub(super) struct Facts {
    pub plan: Plan,
    pub measure: Measure,
    /// What the version being written says of it, for its sides.
    written: Option<Edition>,
    /// Regions that speak for themselves here.
    speaking: Vec<RegionCode>,
    spheres: Vec<Sphere>,
    reports: Vec<(Report, Vec<File>)>,
    history: Vec<Entry>,
}

pub async fn show(ShowMeasure { id }: ShowMeasure, desk: Desk) -> Result<Markup> {
    Ok(view(&desk, &facts(&desk, id).await?, &Tried::default()))
}

/// The form of a report, and the one that drops the measure.
pub(super) const REPORT: &str = "-report";
pub(super) const DROPPING: &str = "-drop";

/// What a fresh report begins with.
fn begun(desk: &Desk, plan: &Plan) -> Typed {
    let side = speaks_for(desk, plan).unwrap_or(Side::A);
    Typed::filled([
        ("side", side.to_string()),
        ("says", Says::UnderWay.to_string()),
        ("on", desk.today().to_string()),
    ])
}

pub(super) async fn facts(desk: &Desk, id: MeasureId) -> Result<Facts> {
    let mut tx = desk.db().read().await?;
    let (plan, measure, written) = read_measure(desk, &mut tx, id).await?;
    let reports = store::reports_of(&mut tx, id).await?;
    let files = store::report_files(&mut tx, id).await?;
    let history = journal::of_thing(&mut tx, Thing::Measure, id, 30).await?;
    let with = |it: Report| {
        let of_report = files.iter().filter(|file| file.thing_id == it.id.to_string());
        let of_report = of_report.map(|it| it.file.clone()).collect();
        (it, of_report)
    };
    Ok(Facts {
        spheres: agreements::spheres(&mut tx).await?,
        speaking: regions::speaking(&mut tx).await?,
        reports: reports.into_iter().map(with).collect(),
        history: views::history(desk, &plan, history),
        plan,
        measure,
        written,
    })
}

pub async fn file(path: ReportFile, desk: Desk) -> Result<Response> {
    let mut tx = desk.db().read().await?;
    read_measure(&desk, &mut tx, path.id).await?;
    let found = store::report_files(&mut tx, path.id).await?;
    let wanted = |it: &&store::ReportFileRow| {
        it.file.id == path.file && it.thing_id == path.report.to_string()
    };
    let found = found.iter().find(wanted).ok_or(Error::NotFound)?;
    kept(&desk.app.files, &found.file).await
}

pub(super) fn view(desk: &Desk, it: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let (plan, text) = (&it.plan, &it.measure.wording);
    let mut top = Frame::titled(t!(lang, "measure-title", number = text.number.as_str()))
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .crumb(&plan.title, Show { id: plan.id })
        .lead(html! { (text.text) });
    let officer = speaks_for(desk, plan).is_some();
    let fresh = it.measure.is_new(plan);
    let there = it.measure.is_there().is_ok() && !fresh;
    let written = match &it.written {
        Some(edition) => !edition.removed,
        None => it.measure.is_there().is_ok(),
    };
    let draft = plan.state == PlanState::Draft && written;
    if officer && draft {
        let edit = EditMeasure { id: it.measure.id };
        top = top.actions(ui::quiet_link(edit, &t!(lang, "measure-edit")));
    }
    let body = html! {
        (ui::sheet(&t!(lang, "measure-about"), about(desk, it)))
        (ui::side(html! {
            // A reason that came too late is shown once more.
            @if officer && (there || draft || tried.form == DROPPING) {
                (ui::aside(&t!(lang, "plan-steps"), steps(lang, it, draft, tried)))
            }
            (ui::aside(&t!(lang, "plan-history"), ui::history(lang, &desk.actor().zone, &it.history)))
        }))
        @if let Some(edition) = it.written.as_ref().filter(|_| !fresh) {
            (ui::sheet(&t!(lang, "measure-written"), rewritten(lang, it, edition)))
        }
        (ui::sheet(&t!(lang, "measure-reports"), reports(desk, it)))
        @if officer && plan.was_approved() && (there || tried.form == REPORT) {
            @let (typed, faults) = tried.of(REPORT, begun(desk, plan));
            (ui::sheet(&t!(lang, "report-new"), report_form(desk, it, &typed, &faults)))
        }
    };
    frame(desk, top, body)
}

fn about(desk: &Desk, it: &Facts) -> Markup {
    let lang = desk.lang;
    let plan = &it.plan;
    let owed = |side: Side| {
        let due = it.measure.course.due_of(side)?;
        Some((t!(lang, "measure-owed", side = plan.name(side)), html! { (fmt::day(lang, due)) }))
    };
    let stands = [
        Some((t!(lang, "measure-state"), state(lang, it.measure.state(desk.today())))),
        filled(t!(lang, "measure-reason"), &it.measure.reason),
    ];
    let text = text(lang, it, &it.measure.wording);
    let owed = [owed(Side::A), owed(Side::B)];
    html! {
        @if it.measure.is_new(plan) { (written_mark(lang, plan)) }
        (ui::facts(stands.into_iter().chain(text).chain(owed).flatten()))
    }
}

/// A line of facts, where there is anything to say.
type Line = Option<(String, Markup)>;

fn filled(label: String, value: &str) -> Line {
    (!value.is_empty()).then(|| (label, html! { (value) }))
}

/// What a plan says of the measure, but its number and what is to be done.
fn text(lang: Lang, it: &Facts, text: &Wording) -> [Line; 7] {
    let body = |side: &str| t!(lang, "measure-body", side = side);
    [
        Some((t!(lang, "measure-sphere"), html! { (sphere(lang, &it.spheres, &text.sphere)) })),
        Some((t!(lang, "measure-term"), html! { (term(lang, text.term)) })),
        filled(body(&it.plan.name_a), &text.body_a),
        filled(body(&it.plan.name_b), &text.body_b),
        filled(t!(lang, "measure-result"), &text.result),
        filled(t!(lang, "measure-indicator"), &text.indicator),
        filled(t!(lang, "measure-target"), &text.target),
    ]
}

/// Who sees what is being written.
fn written_mark(lang: Lang, plan: &Plan) -> Markup {
    html! { p { (draft(lang, plan.version)) " " (t!(lang, "plan-draft-seen")) } }
}

/// The measure as the version being written has it.
fn rewritten(lang: Lang, it: &Facts, edition: &Edition) -> Markup {
    let wording = &edition.wording;
    html! {
        (written_mark(lang, &it.plan))
        @if edition.removed { p { (t!(lang, "plan-change-removed")) } }
        @else {
            p { (wording.number) ". " (wording.text) }
            (ui::facts(text(lang, it, wording).into_iter().flatten()))
        }
    }
}

fn reports(desk: &Desk, it: &Facts) -> Markup {
    let lang = desk.lang;
    html! {
        @if it.reports.is_empty() {
            p.soft { (t!(lang, "reports-none")) }
        }
        @for side in Side::ALL {
            @let own: Vec<_> = it.reports.iter().filter(|(report, _)| report.side == *side).collect();
            @if !own.is_empty() {
                h3 { (it.plan.name(*side)) }
                ul.reports {
                    @for (report, files) in own { li { (one(desk, it, report, files)) } }
                }
            }
        }
    }
}

fn one(desk: &Desk, it: &Facts, report: &Report, files: &[File]) -> Markup {
    let lang = desk.lang;
    let tone = if report.says == Says::Done { Tone::Good } else { Tone::Warn };
    let mine = speaks_for(desk, &it.plan) == Some(report.side);
    html! {
        p {
            strong { (fmt::day(lang, report.on)) } " "
            (ui::state(word(lang, "report-says", report.says), tone)) " "
            @if report.state != ReportState::Counted {
                (ui::state(word(lang, "report-state", report.state), Tone::Plain))
            }
        }
        p { (report.text) @if !report.value.is_empty() { " " (t!(lang, "report-value-is", value = report.value.as_str())) } }
        p { small {
            (source(lang, report)) ". " (report.author) ", " (fmt::moment(lang, report.entered_at, &desk.actor().zone))
        } }
        @for file in files {
            p { a href=(ReportFile { id: report.measure, report: report.id, file: file.id }) { (file.name) } }
        }
        @if mine && report.state == ReportState::Proposed { (answer(lang, report)) }
    }
}

fn answer(lang: Lang, it: &Report) -> Markup {
    html! {
        form.one method="post" action=(Answer { id: it.measure, report: it.id }) {
            button.button.quiet type="submit" name="takes" value="done" { (t!(lang, "report-take-done")) }
            button.button.quiet type="submit" name="takes" value="under_way" { (t!(lang, "report-take")) }
            button.button.quiet type="submit" name="takes" value="" { (t!(lang, "report-decline")) }
        }
    }
}

fn report_form(desk: &Desk, it: &Facts, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    // A side that has Okno speaks for itself: nothing is asked for it here.
    let own = speaks_for(desk, &it.plan);
    let other = own.map(Side::other).filter(|side| it.plan.has_okno(*side, &it.speaking));
    let whose = sides(&it.plan).filter(|(side, _)| Some(*side) != other);
    let field = |name, label, kind| Field { name, label, kind, form: REPORT, ..Field::default() };
    let must = |name, label, kind| Field { required: true, ..field(name, label, kind) };
    let says = Says::ALL.iter().map(|it| (*it, word(lang, "report-says", it)));
    let body = html! {
        (ui::fault_summary_of(lang, REPORT, faults, &[]))
        (ui::radios(lang, must("side", t!(lang, "report-side"), Kind::Text), whose, typed, faults))
        (ui::radios(lang, must("says", t!(lang, "report-says"), Kind::Text), says, typed, faults))
        (ui::field(lang, must("on", t!(lang, "report-on"), Kind::Day), typed, faults))
        (ui::textarea(lang, must("text", t!(lang, "report-text"), Kind::Text), 4, typed, faults))
        @if !it.measure.wording.indicator.is_empty() {
            (ui::field(lang, field("value", it.measure.wording.indicator.clone(), Kind::Text), typed, faults))
        }
        @if let Some(other) = other {
            p.hint { (t!(lang, "plan-side-speaks", side = it.plan.name(other))) }
        } @else {
            details open[typed.has("letter") || faults.of("letter").is_some() || faults.of("side").is_some()] {
                summary { (t!(lang, "report-by-letter")) }
                p.hint { (t!(lang, "report-by-letter-hint")) }
                (ui::field(lang, field("letter", t!(lang, "report-letter"), Kind::Text), typed, faults))
                (ui::field(lang, field("letter_on", t!(lang, "report-letter-on"), Kind::Day), typed, faults))
            }
        }
        (ui::file_field(lang, field("file", t!(lang, "report-file"), Kind::Text), ".pdf,.docx,.xlsx,.odt,.jpg,.png", faults))
        (ui::submit(&t!(lang, "report-send")))
    };
    ui::file_form(Reports { id: it.measure.id }, body)
}

fn steps(lang: Lang, it: &Facts, draft: bool, tried: &Tried) -> Markup {
    let (typed, faults) = tried.of(DROPPING, Typed::default());
    let id = it.measure.id;
    let reason = Field {
        name: "reason",
        label: t!(lang, "measure-reason"),
        required: true,
        form: DROPPING,
        ..Field::default()
    };
    html! {
        @if draft {
            (ui::confirm_button(lang, Removal { id }, &t!(lang, "measure-remove"), &t!(lang, "measure-remove-sure")))
        }
        @if it.plan.was_approved() && !it.measure.is_new(&it.plan) {
            form method="post" action=(Dropping { id }) {
                (ui::fault_summary_of(lang, DROPPING, &faults, &[]))
                (ui::field(lang, reason, &typed, &faults))
                button.button.quiet type="submit" { (t!(lang, "measure-drop")) }
            }
        }
    }
}
