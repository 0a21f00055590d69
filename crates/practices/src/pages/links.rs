//! Links of a card to services and indicators: boxes to tick in the editor, links on its page for
//! whoever may follow them, words for everybody else.

use super::views::lines;
use crate::{Card, Field, Linkable, Practice};
use indicators::series::ShowIndicator;
use kernel::Lang;
use maud::{Markup, html};
use web::{Faults, Guest, Typed, Who, say, t, word};

/// A field of links shown as boxes: what is linked is ticked.
pub(super) fn boxes(
    lang: Lang,
    field: Field,
    among: &Linkable,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let options: Vec<(String, &str)> = match field {
        Field::ServiceLinks => {
            among.services.iter().map(|it| (it.id.to_string(), it.name.as_str())).collect()
        }
        _ => among.indicators.iter().map(|it| (it.code.clone(), it.name_in(lang))).collect(),
    };
    let text = crate::deeds::text_of(typed, field);
    let chosen =
        |key: &str| text.lines().any(|it| it.split('|').next().map(str::trim) == Some(key));
    let fault = faults.of(field.word());
    let open = fault.is_some() || options.iter().any(|(key, _)| chosen(key));
    html! {
        fieldset.field.bad[fault.is_some()] {
            legend { (word(lang, "practice-field", field)) }
            @if let Some(fault) = fault { p.fault { (say(lang, fault)) } }
            @if options.is_empty() {
                p.soft id={ "f-" (field) } { (t!(lang, "practice-links-none")) }
            } @else {
                details open[open] {
                    summary id={ "f-" (field) } { (t!(lang, "practice-links-choose", count = options.len())) }
                    div.choices {
                        @for (key, name) in &options {
                            label.choice {
                                input type="checkbox" name={ (field) "-" (key) } value="on" checked[chosen(key)];
                                span { (name) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A field of links as the card's page shows it; `None` for every other field.
pub(super) fn links(
    guest: &Guest,
    practice: &Practice,
    card: &Card,
    field: Field,
) -> Option<Markup> {
    let actor = guest.actor.as_ref();
    let own = actor.is_some_and(|it| {
        it.organisation == practice.organisation && Who::STAFF.admits(Some(it.role))
    });
    let shown = match field {
        Field::ServiceLinks if own => html! {
            @for it in &card.service_links { a href=(services::Show { id: it.id }) { (it.name) } br; }
        },
        Field::IndicatorLinks if actor.is_some() => html! {
            @for it in &card.indicator_links {
                a href=(ShowIndicator { code: it.code.clone() }) { (it.name_in(guest.lang)) } br;
            }
        },
        Field::ServiceLinks | Field::IndicatorLinks => lines(&words(guest.lang, card, field)),
        _ => return None,
    };
    Some(shown)
}

/// The names of what a card is linked with, a line each.
pub(super) fn words(lang: Lang, card: &Card, field: Field) -> String {
    let names: Vec<&str> = match field {
        Field::ServiceLinks => card.service_links.iter().map(|it| it.name.as_str()).collect(),
        _ => card.indicator_links.iter().map(|it| it.name_in(lang)).collect(),
    };
    names.join("\n")
}
