//! What a version of a plan changed in the one before, measure by measure.

use agreements::Sphere;
use kernel::Lang;
use maud::{Markup, html};
use web::ui::{self, Tone, col};
use web::{Desk, Error, Frame, Result, fmt, frame, t, word};

use super::views::{agreed, sphere, term};
use super::{ListPlans, Show, ShowMeasure, ShowVersion, read};
use crate::{Change, Consent, Difference, Plan, Version, difference, store};

pub async fn show(ShowVersion { id, version }: ShowVersion, desk: Desk) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let plan = read(&desk, &mut tx, id).await?;
    let versions = store::versions(&mut tx, id).await?;
    let asked = versions.iter().find(|it| it.version == version).ok_or(Error::NotFound)?;
    // A version that is being written is its sides' alone, as a draft is.
    if asked.version > plan.version {
        return Err(Error::NotFound);
    }
    let consents = store::consents(&mut tx, id, version).await?;
    let editions = store::editions(&mut tx, id).await?;
    let spheres = agreements::spheres(&mut tx).await?;
    let changed = difference(&editions, version - 1, version);
    let before = versions.iter().find(|it| it.version + 1 == version);
    let terms = before.map(|it| it.changed_terms(asked)).unwrap_or_default();
    Ok(view(&desk, &plan, (asked, &consents), &spheres, &terms, &changed))
}

fn view(
    desk: &Desk,
    plan: &Plan,
    (version, consents): (&Version, &[Consent]),
    spheres: &[Sphere],
    terms: &[(&'static str, String, String)],
    changed: &[Difference],
) -> Markup {
    let lang = desk.lang;
    let approved = match version.approved_on {
        Some(day) => t!(lang, "plan-version-approved", day = fmt::day(lang, day)),
        None => t!(lang, "plan-version-written"),
    };
    let top = Frame::titled(t!(lang, "plan-version-number", number = version.version))
        .section("/plans")
        .crumb(t!(lang, "plans-title"), ListPlans)
        .crumb(&plan.title, Show { id: plan.id })
        .lead(html! {
            (approved)
            @if !version.reason.is_empty() { ". " (version.reason) }
            @if !consents.is_empty() {
                ". " (t!(lang, "plan-agreed-by")) " " (agreed(desk, plan, consents))
            }
        });
    let heads = [
        col(t!(lang, "measure-number")),
        col(t!(lang, "plan-change")),
        col(t!(lang, "plan-change-what")),
    ];
    let rows = changed.iter().map(|it| {
        vec![
            html! { a href=(ShowMeasure { id: it.measure }) { (it.number) } },
            kind(lang, &it.change),
            what(lang, spheres, &it.change),
        ]
    });
    let body = html! {
        @if !terms.is_empty() {
            ul {
                @for (name, was, is) in terms {
                    li { (word(lang, "plan-field", name)) ": " del { (spoken(lang, was)) } " → " ins { (spoken(lang, is)) } }
                }
            }
        }
        @if !changed.is_empty() { (ui::table(heads, rows)) }
        @else if terms.is_empty() { p.soft { (t!(lang, "plan-nothing-changed")) } }
    };
    frame(desk, top, ui::wide_sheet(&t!(lang, "plan-changes"), body))
}

/// A title as it is, a day as people read it.
fn spoken(lang: Lang, it: &str) -> String {
    it.parse().map_or_else(|_| it.to_owned(), |day| fmt::day(lang, day))
}

fn kind(lang: Lang, it: &Change) -> Markup {
    match it {
        Change::Added(_) => ui::state(t!(lang, "plan-change-added"), Tone::Good),
        Change::Changed(_) => ui::state(t!(lang, "plan-change-changed"), Tone::Warn),
        Change::Removed(_) => ui::state(t!(lang, "plan-change-removed"), Tone::Bad),
    }
}

fn what(lang: Lang, spheres: &[Sphere], it: &Change) -> Markup {
    match it {
        Change::Added(text) | Change::Removed(text) => html! {
            (text.text) ". " (term(lang, text.term))
        },
        Change::Changed(fields) => html! {
            ul {
                @for (name, was, is) in fields {
                    li {
                        (word(lang, "measure-field", name)) ": "
                        del { (said(lang, spheres, name, was)) } " → " ins { (said(lang, spheres, name, is)) }
                    }
                }
            }
        },
    }
}

/// A field's value as people read it.
fn said(lang: Lang, spheres: &[Sphere], field: &str, value: &str) -> String {
    match (field, value.parse()) {
        ("term", Ok(it)) => term(lang, it),
        ("sphere", _) => sphere(lang, spheres, value),
        _ if value.is_empty() => "—".to_owned(),
        _ => value.to_owned(),
    }
}
