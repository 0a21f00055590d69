//! Fields to choose from: lists, groups of radio buttons, boxes to tick.

use super::Field;
use crate::{Faults, Typed, t};
use kernel::Lang;
use maud::{Markup, html};
use std::fmt::Display;

/// A list of values to choose one from; `options` are values and labels. Typing a few letters of a
/// label finds it.
pub fn select<V: Display, L: Display>(
    lang: Lang,
    it: Field,
    options: impl IntoIterator<Item = (V, L)>,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let list = options_of(options, typed.get(it.name));
    around_list(lang, &it, list, faults)
}

/// The same in groups with names.
pub fn select_grouped<G: Display, V: Display, L: Display>(
    lang: Lang,
    it: Field,
    groups: impl IntoIterator<Item = (G, Vec<(V, L)>)>,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let list = html! {
        @for (group, options) in groups {
            optgroup label=(group) { (options_of(options, typed.get(it.name))) }
        }
    };
    around_list(lang, &it, list, faults)
}

fn options_of<V: Display, L: Display>(
    options: impl IntoIterator<Item = (V, L)>,
    chosen: &str,
) -> Markup {
    html! {
        @for (value, label) in options {
            @let value = value.to_string();
            option value=(value) selected[value == chosen] { (label) }
        }
    }
}

fn around_list(lang: Lang, it: &Field, options: Markup, faults: &Faults) -> Markup {
    let nothing = if it.required { t!(lang, "ui-choose") } else { t!(lang, "ui-not-chosen") };
    let input = html! {
        select id=(it.id()) name=(it.name) aria-required=[it.must()] aria-invalid=[it.invalid(faults)]
            aria-describedby=[it.described_by(faults)] autofocus[it.first] {
            option value="" { (nothing) }
            (options)
        }
    };
    it.around(lang, faults, input)
}

/// A few values, all seen at once, to choose one from.
pub fn radios<V: Display, L: Display>(
    lang: Lang,
    it: Field,
    options: impl IntoIterator<Item = (V, L)>,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    html! {
        fieldset.field.bad[faults.of(it.name).is_some()] aria-describedby=[it.described_by(faults)] {
            legend { (it.label) (it.star()) }
            (it.hint())
            div.choices {
                @for (at, (value, label)) in options.into_iter().enumerate() {
                    @let value = value.to_string();
                    label.choice {
                        // The first one carries the field's id: the summary of faults leads there.
                        input type="radio" name=(it.name) value=(value) checked[value == typed.get(it.name)]
                            id=[(at == 0).then(|| it.id())];
                        span { (label) }
                    }
                }
            }
            (it.fault(lang, faults))
        }
    }
}

/// A box to tick; sends `on` when ticked.
pub fn checkbox(lang: Lang, it: Field, typed: &Typed, faults: &Faults) -> Markup {
    html! {
        div.field.bad[faults.of(it.name).is_some()] {
            label.choice {
                input type="checkbox" id=(it.id()) name=(it.name) value="on" checked[typed.has(it.name)]
                    aria-required=[it.must()] aria-invalid=[it.invalid(faults)]
                    aria-describedby=[it.described_by(faults)];
                span { (it.label) (it.star()) }
            }
            (it.hint())
            (it.fault(lang, faults))
        }
    }
}
