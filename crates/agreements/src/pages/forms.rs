//! The fields of an agreement: of a new one, and of a draft that changes.

use kernel::Lang;
use maud::{Markup, html};
use regions::Region;
use web::ui::{self, Field, Kind};
use web::{Faults, Typed, t, word};

use crate::filling::{PARTNERS, SPHERE};
use crate::{AgreementKind, Sphere};

/// What the document is: kind, title, numbers, spheres, prolongation.
pub(super) fn document(lang: Lang, spheres: &[Sphere], typed: &Typed, faults: &Faults) -> Markup {
    let field = |name, label| Field { name, label, ..Field::default() };
    let kinds = AgreementKind::ALL.iter().map(|it| (*it, word(lang, "agreement-kind", it)));
    let kind = Field { required: true, ..field("kind", t!(lang, "agreement-kind")) };
    html! {
        (ui::radios(lang, kind, kinds, typed, faults))
        (texts(lang, spheres, typed, faults))
        (prolongation(lang, typed, faults))
    }
}

/// How the document is called: title, numbers, spheres.
pub(super) fn texts(lang: Lang, spheres: &[Sphere], typed: &Typed, faults: &Faults) -> Markup {
    let field = |name, label| Field { name, label, ..Field::default() };
    let title = Field {
        required: true,
        hint: t!(lang, "agreement-title-hint"),
        ..field("title", t!(lang, "agreement-title"))
    };
    html! {
        (ui::textarea(lang, title, 3, typed, faults))
        div.row {
            (ui::field(lang, field("number", t!(lang, "agreement-number")), typed, faults))
            (ui::field(lang, field("registered", t!(lang, "agreement-registered")), typed, faults))
        }
        (sphere_boxes(lang, spheres, typed, faults))
    }
}

/// Who answers for the agreement on the own side, in the form of this name.
pub(super) fn coordinator(
    lang: Lang,
    form: &'static str,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let field = |name, label| Field { name, label, form, ..Field::default() };
    let name =
        Field { kind: Kind::Name, ..field("coordinator", t!(lang, "agreement-coordinator")) };
    html! {
        (ui::field(lang, name, typed, faults))
        (ui::field(lang, field("office", t!(lang, "agreement-office")), typed, faults))
        (ui::field(lang, field("contact", t!(lang, "agreement-contact")), typed, faults))
    }
}

/// Empty fields for partners beside the filled ones, and fields of a new agreement.
const MORE: usize = 2;
const FEW: usize = 3;

/// Whom the own region agrees with.
pub(super) fn partners(lang: Lang, regions: &[Region], typed: &Typed, faults: &Faults) -> Markup {
    let names = || regions.iter().map(|it| (it.code, it.name.as_str()));
    let filled = PARTNERS.iter().filter(|it| typed.has(it)).count();
    let shown = PARTNERS.into_iter().take((filled + MORE).max(FEW));
    let label = |at| match at {
        0 => t!(lang, "agreement-partner"),
        _ => t!(lang, "agreement-partner-more"),
    };
    let several = |name, label, hint| Field { name, label, hint, ..Field::default() };
    let line = t!(lang, "agreement-one-a-line");
    html! {
        @for (at, name) in shown.enumerate() {
            (ui::select(lang, Field { name, label: label(at), ..Field::default() }, names(), typed, faults))
        }
        (ui::textarea(lang, several("foreign", t!(lang, "agreement-foreign"), line.clone()), 2, typed, faults))
        (ui::textarea(lang, several("bodies", t!(lang, "agreement-bodies"), line), 2, typed, faults))
    }
}

/// The days of a document that was signed already.
pub(super) fn signing(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let day = |name, label| Field { name, label, kind: Kind::Day, ..Field::default() };
    let to = Field {
        hint: t!(lang, "agreement-to-hint"),
        ..day("in_force_to", t!(lang, "agreement-to"))
    };
    html! {
        (ui::field(lang, day("signed_on", t!(lang, "agreement-signed-on")), typed, faults))
        (ui::field(lang, day("in_force_from", t!(lang, "agreement-from")), typed, faults))
        (ui::field(lang, to, typed, faults))
    }
}

fn sphere_boxes(lang: Lang, spheres: &[Sphere], typed: &Typed, faults: &Faults) -> Markup {
    html! {
        fieldset.field.bad[faults.of("spheres").is_some()] {
            legend { (t!(lang, "agreement-spheres")) }
            div.choices {
                @for it in spheres {
                    @let name = format!("{SPHERE}{}", it.code);
                    label.choice {
                        input type="checkbox" name=(name) value="on" checked[typed.has(&name)];
                        span { (it.name) }
                    }
                }
            }
            @if let Some(fault) = faults.of("spheres") { p.fault { (web::say(lang, fault)) } }
        }
    }
}

fn prolongation(lang: Lang, typed: &Typed, faults: &Faults) -> Markup {
    let rules = [
        ("none", t!(lang, "agreement-prolongation-none")),
        ("by_consent", t!(lang, "agreement-prolongation-by_consent")),
        ("automatic", t!(lang, "agreement-prolongation-automatic")),
    ];
    let rule = Field {
        name: "prolongation",
        label: t!(lang, "agreement-prolongation"),
        ..Field::default()
    };
    let years = Field {
        name: "prolongation_years",
        label: t!(lang, "agreement-years"),
        kind: Kind::Number,
        ..Field::default()
    };
    html! {
        (ui::radios(lang, rule, rules, typed, faults))
        (ui::field(lang, years, typed, faults))
    }
}
