//! The sheets of the four questions but the first: how successful they are, what we can take, what
//! we can offer.

use super::effects::Effect;
use super::gather::Ours;
use super::take::is_clear;
use super::weights::ShowWeights;
use super::{Give, Take, Taking, Transfer, reason};
use crate::effects::chart;
use ::practices::{
    AdoptionsOf, EDITORS, Entry, Offer, OfferState, OffersOf, ReadinessFor, Show, ShowAdoption,
    ShowOffer, dots,
};
use kernel::{Lang, RegionCode};
use maud::{Markup, html};
use std::sync::Arc;
use web::ui::{self, Tone};
use web::{Desk, fmt, say, t, word};

/// So many practices stand on a sheet of the page of two regions.
const SHOWN: usize = 5;
/// So many further measured practices.
const FURTHER: usize = 3;

/// «Насколько они успешны»: the best measured effect of theirs, and how it was computed.
pub(in crate::exchange) fn success(desk: &Desk, it: &Transfer) -> Markup {
    let lang = desk.lang;
    let clear: Vec<&Effect> = it.effects.iter().filter(|it| is_clear(it)).collect();
    let rest = it.effects.len() - clear.len();
    html! {
        section.sheet id="success" {
            h2 { (t!(lang, "transfer-success")) }
            @match clear.split_first() {
                Some((best, others)) => {
                    (measured(lang, best, it))
                    @if !others.is_empty() {
                        h3 { (t!(lang, "transfer-measured-too")) }
                        ul.entries { @for one in others.iter().take(FURTHER) { (line(lang, one, &it.theirs)) } }
                    }
                }
                None => p.soft { (t!(lang, "transfer-success-none")) }
            }
            @if rest > 0 { p.soft { (t!(lang, "transfer-without-number", count = rest)) } }
        }
    }
}

/// The best measured practice of theirs and what was measured, for paper.
pub(in crate::exchange) fn proven(lang: Lang, it: &Transfer) -> Option<(&str, String)> {
    let best = it.effects.iter().find(|it| is_clear(it))?;
    Some((title(best, &it.theirs), say(lang, &best.say)))
}

/// The best effect, its sentence and the way to how it was computed.
fn measured(lang: Lang, it: &Effect, of: &Transfer) -> Markup {
    html! {
        p.q { (title(it, &of.theirs)) ": " (indicator(lang, it, of)) " " (dots(lang, it.grade)) }
        @if let Some(defined) = of.indicators.iter().find(|of| of.code == it.indicator) {
            (chart(lang, defined.name_in(lang), defined.unit, &it.events))
        }
        p { (say(lang, &it.say)) " " a href=(evidence(it)) { (t!(lang, "transfer-computed")) } }
    }
}

fn line(lang: Lang, it: &Effect, of: &[Arc<Entry>]) -> Markup {
    html! {
        li {
            a href=(Show { id: it.practice }) { (title(it, of)) } " " (dots(lang, it.grade))
            small { (say(lang, &it.say)) " " a href=(evidence(it)) { (t!(lang, "transfer-computed")) } }
        }
    }
}

/// What was measured, in words.
fn indicator<'a>(lang: Lang, it: &'a Effect, of: &'a Transfer) -> &'a str {
    let known = of.indicators.iter().find(|of| of.code == it.indicator);
    known.map_or(&it.indicator, |of| of.name_in(lang))
}

fn title<'a>(it: &Effect, of: &'a [Arc<Entry>]) -> &'a str {
    of.iter().find(|of| of.id == it.practice).map_or("", |it| it.title.as_str())
}

/// Where it is told how an effect was computed.
fn evidence(it: &Effect) -> String {
    format!("{}/evidence", Show { id: it.practice })
}

/// «Что можем внедрить у себя», for our side only.
pub(in crate::exchange) fn take(desk: &Desk, it: &Transfer) -> Markup {
    let lang = desk.lang;
    html! {
        section.sheet id="take" {
            h2 { (t!(lang, "transfer-take")) }
            @match &it.ours {
                None => p.soft { (t!(lang, "transfer-sides-only")) }
                Some(ours) => {
                    @let it = &ours.taking;
                    p.q { (t!(lang, "transfer-take-lead")) }
                    (offered(desk, ours))
                    @if it.ranked.is_empty() { p.soft { (t!(lang, "transfer-take-none")) } }
                    (takes(desk, it, SHOWN))
                    (held(desk, it))
                    @if !it.ranked.is_empty() { (factors(lang, it, SHOWN)) }
                }
            }
        }
    }
}

/// What they hold out to us: it waits for a word.
fn offered(desk: &Desk, it: &Ours) -> Markup {
    let lang = desk.lang;
    let acts = EDITORS.admits(Some(desk.actor().role));
    let known = |id| it.taking.ranked.iter().find(|it| it.entry.id == id);
    let offers = it.offered.iter().filter_map(|it| Some((it, &known(it.practice)?.entry.title)));
    html! {
        @for (offer, title) in offers {
            p {
                (t!(lang, "transfer-they-offer")) " "
                @if acts { a href=(ShowOffer { id: offer.practice, region: offer.region }) { (title) } }
                @else { a href=(Show { id: offer.practice }) { (title) } }
            }
        }
    }
}

/// Practices to take, each with its reason and its button.
pub(in crate::exchange) fn takes(desk: &Desk, it: &Taking, most: usize) -> Markup {
    html! { @for one in it.ranked.iter().take(most) { (take_entry(desk, one, it)) } }
}

fn take_entry(desk: &Desk, it: &Take, among: &Taking) -> Markup {
    let (lang, id) = (desk.lang, it.entry.id);
    let acts = EDITORS.admits(Some(desk.actor().role));
    html! {
        div.next {
            div {
                a href=(Show { id }) { b { (it.entry.title) } } " " (dots(lang, it.entry.grade))
                small {
                    (reason::of_take(lang, it, among)) " "
                    @if acts { a href=(ReadinessFor { id }) { (t!(lang, "readiness-link")) } }
                }
            }
            @if acts { (ui::post_button(AdoptionsOf { id }, &t!(lang, "transfer-request"))) }
        }
    }
}

/// What is under way already.
pub(in crate::exchange) fn held(desk: &Desk, it: &Taking) -> Markup {
    let lang = desk.lang;
    let acts = EDITORS.admits(Some(desk.actor().role));
    html! {
        @if !it.held.is_empty() {
            h2 { (t!(lang, "transfer-held")) }
            ul.entries {
                @for (entry, held) in &it.held {
                    li {
                        @if acts { a href=(ShowAdoption { id: held.id }) { (entry.title) } }
                        @else { a href=(Show { id: entry.id }) { (entry.title) } }
                        " "
                        (ui::state(word(lang, "adoption-state", held.state), Tone::Plain))
                    }
                }
            }
        }
    }
}

/// «Как составлен этот список»: every factor of every score.
pub(in crate::exchange) fn factors(lang: Lang, it: &Taking, most: usize) -> Markup {
    let heads = [
        ui::col(t!(lang, "exchange-practice")),
        ui::num(t!(lang, "transfer-factor-grade")),
        ui::num(t!(lang, "transfer-factor-effect")),
        ui::num(t!(lang, "transfer-factor-ready")),
        ui::num(t!(lang, "transfer-factor-cost")),
        ui::num(t!(lang, "transfer-factor-score")),
    ];
    let rows = it.ranked.iter().take(most).map(|it| {
        let factor = |value: f64| html! { (fmt::hundredths(lang, value)) };
        let of = &it.ranked;
        let title = html! { (it.entry.title) };
        let factors = [of.grade, of.effect, of.ready, of.cost, of.score].map(factor);
        std::iter::once(title).chain(factors).collect()
    });
    let (grade, effect) = (it.weights.grade, it.weights.effect);
    let (grade, effect) = (fmt::hundredths(lang, grade), fmt::hundredths(lang, effect));
    html! {
        details {
            summary { (t!(lang, "transfer-how")) }
            p { (t!(lang, "transfer-how-short", grade = grade, effect = effect)) }
            (ui::table(heads, rows))
            p { a href=(ShowWeights) { (t!(lang, "transfer-how-more")) } }
        }
    }
}

/// «Что можем предложить», for our side only.
pub(in crate::exchange) fn give(desk: &Desk, it: Option<&[Give]>, to: RegionCode) -> Markup {
    let lang = desk.lang;
    html! {
        section.sheet id="give" {
            h2 { (t!(lang, "transfer-give")) }
            @match it {
                None => p.soft { (t!(lang, "transfer-sides-only")) }
                Some(all) => {
                    p.q { (t!(lang, "transfer-give-lead")) }
                    @if all.is_empty() { p.soft { (t!(lang, "transfer-give-none")) } }
                    @for one in all.iter().take(SHOWN) { (give_entry(desk, one, to)) }
                }
            }
        }
    }
}

fn give_entry(desk: &Desk, it: &Give, to: RegionCode) -> Markup {
    let (lang, id) = (desk.lang, it.entry.id);
    let acts = EDITORS.admits(Some(desk.actor().role));
    let stands = |offer: &Offer| match offer.state {
        OfferState::Open => {
            let day = offer.offered_at.day_in(&desk.actor().zone);
            t!(lang, "transfer-offered", day = fmt::day(lang, day))
        }
        state => word(lang, "offer-state", state),
    };
    html! {
        div.next {
            div {
                a href=(Show { id }) { b { (it.entry.title) } } " " (dots(lang, it.entry.grade))
                small { (reason::of_give(lang, &it.entry, &it.ground)) }
            }
            @match &it.offer {
                Some(offer) => @if acts {
                    a href=(ShowOffer { id, region: to }) { (stands(offer)) }
                } @else {
                    span { (stands(offer)) }
                },
                None => @if acts {
                    form.one method="post" action=(OffersOf { id }) {
                        (ui::hidden("region", to))
                        button.button.quiet type="submit" { (t!(lang, "transfer-offer")) }
                    }
                }
            }
        }
    }
}
