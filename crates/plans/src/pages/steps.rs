//! What an officer of a side does with the whole plan: agreement, a new version, the other side's
//! word where it has no Okno.

use kernel::Lang;
use maud::{Markup, html};
use web::ui::{self, Field, Kind, Tone};
use web::{Desk, Tried, Typed, fmt, t};

use super::show::{FORMS, Facts, LINKS};
use super::{Agreed, EditPlan, Forms, Import, Links, Paper, Versions, speaks_for};
use crate::deeds::Deed;
use crate::{Plan, PlanState, Side};

/// What an officer of a side may do with the whole plan.
pub(super) fn steps(desk: &Desk, it: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let id = it.plan.id;
    let draft = it.plan.state == PlanState::Draft;
    let other = speaks_for(desk, &it.plan).map_or(Side::B, Side::other);
    html! {
        @if draft {
            // What came too late is shown once more, with what was typed.
            @if tried.form == Deed::Versions.word() { (revision(lang, &it.plan, tried)) }
            @if it.plan.version > 1 || !it.measures.is_empty() { (consent(desk, it, tried)) }
            p.actions {
                (ui::quiet_link(EditPlan { id }, &t!(lang, "plan-terms-title")))
                (ui::quiet_link(Import { id }, &t!(lang, "plan-import")))
            }
        } @else {
            @if tried.form == Deed::Consent.word() { (consent(desk, it, tried)) }
            (revision(lang, &it.plan, tried))
        }
        @if it.plan.was_approved() { (of_other(desk, it, other, tried)) }
    }
}

/// How the other side's word comes: by itself where it has Okno, else by a link or a form.
fn of_other(desk: &Desk, it: &Facts, other: Side, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let id = it.plan.id;
    let name = it.plan.name(other);
    html! {
        @if it.plan.has_okno(other, &it.accord.speaking) {
            p.hint { (t!(lang, "plan-side-speaks", side = name)) }
        } @else {
            details open[[LINKS, FORMS].contains(&tried.form)] {
                summary { (t!(lang, "plan-other-side", side = name)) }
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

/// The own side's agreement; the one that approves the version asks for the day.
fn consent(desk: &Desk, it: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let Some(own) = speaks_for(desk, &it.plan) else { return html! {} };
    let (typed, faults) = tried.of(Deed::Consent.word(), Typed::default());
    let day = Field {
        name: "approved_on",
        label: t!(lang, "plan-approved-on"),
        kind: Kind::Day,
        required: true,
        form: Deed::Consent.word(),
        ..Field::default()
    };
    let (agrees, other) = (it.accord.has(own), it.plan.name(own.other()));
    let last = it.accord.ends_with(&it.plan, own);
    let words = match (last, it.accord.given.is_empty()) {
        (true, true) => t!(lang, "plan-approve"),
        (true, false) => t!(lang, "plan-agree-last"),
        (false, _) => t!(lang, "plan-agree"),
    };
    html! {
        @if agrees && tried.form != Deed::Consent.word() {
            p { (t!(lang, "plan-agreed-own", side = other)) }
        } @else {
            form method="post" action=(Agreed { id: it.plan.id }) {
                @if last || typed.has("approved_on") { (ui::field(lang, day, &typed, &faults)) }
                @else { p.hint { (t!(lang, "plan-agree-hint", side = other)) } }
                (ui::submit(&words))
            }
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
