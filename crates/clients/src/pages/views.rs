//! What other pages show of a client.

use kernel::{Lang, Zone};
use maud::{Markup, html};
use web::ui::{self, Tone, col, hidden_col};
use web::{fmt, t, word};

use super::Withdrawal;
use crate::{Client, Consent};

/// The card: who the client is, and what the registry said of them.
pub fn card(lang: Lang, it: &Client) -> Markup {
    let known = [
        Some((t!(lang, "client-kind"), html! { (word(lang, "recipient", it.kind)) })),
        it.inn.map(|inn| (t!(lang, "client-inn"), html! { (inn) })),
        it.ogrn.as_ref().map(|ogrn| (t!(lang, "client-ogrn"), html! { (ogrn) })),
        it.inn.map(|_| (t!(lang, "client-registry"), registry_words(lang, it))),
        it.okved.map(|okved| (t!(lang, "client-okved"), html! { (okved) })),
        it.region.map(|code| (t!(lang, "client-region"), html! { (code) })),
    ];
    ui::facts(known.into_iter().flatten())
}

/// How the client is reached, and the note.
pub fn contacts_view(lang: Lang, it: &Client) -> Markup {
    let filled = [
        (t!(lang, "client-contact"), &it.contact),
        (t!(lang, "client-phone"), &it.phone),
        (t!(lang, "client-email"), &it.email),
        (t!(lang, "client-note"), &it.note),
    ];
    let filled: Vec<_> = filled.into_iter().filter(|(_, it)| !it.is_empty()).collect();
    html! {
        @if filled.is_empty() { p.soft { (t!(lang, "client-no-contacts")) } }
        @else { (ui::facts(filled)) }
    }
}

/// A client's consents with their withdrawal, where `may_change`; days and hours as in `zone`.
pub fn consents_view(lang: Lang, zone: &Zone, consents: &[Consent], may_change: bool) -> Markup {
    let heads = [
        col(t!(lang, "client-consent-purpose")),
        col(t!(lang, "client-consent-given")),
        col(t!(lang, "client-consent-channel")),
        col(t!(lang, "client-consent-state")),
        hidden_col(t!(lang, "client-consent-withdraw")),
    ];
    let rows = consents.iter().map(|it| {
        vec![
            html! {
                (word(lang, "client-purpose", it.purpose))
                small { " " (t!(lang, "client-consent-version", version = it.text_version.as_str())) }
            },
            html! { (fmt::moment(lang, it.given_at, zone)) small { " " (it.recorded_by) } },
            html! { (word(lang, "client-channel", it.channel)) },
            consent_state(lang, zone, it),
            html! { @if may_change && it.holds() { (withdraw_button(lang, it)) } },
        ]
    });
    html! {
        @if consents.is_empty() { p.soft { (t!(lang, "client-no-consents")) } }
        @else { (ui::table(heads, rows)) }
    }
}

fn registry_words(lang: Lang, it: &Client) -> Markup {
    let Some(day) = it.sme_day.map(|it| fmt::day(lang, it)) else {
        return ui::state(t!(lang, "client-registry-not-asked"), Tone::Plain);
    };
    if !it.sme_found {
        return ui::state(t!(lang, "client-registry-absent", day = day), Tone::Warn);
    }
    let category = it.category.map(|it| word(lang, "category", it));
    html! {
        @if let Some(category) = category { (category) " " }
        (ui::state(t!(lang, "client-registry-found", day = day), Tone::Good))
    }
}

fn consent_state(lang: Lang, zone: &Zone, it: &Consent) -> Markup {
    match it.withdrawn_at {
        None => ui::state(t!(lang, "client-consent-holds"), Tone::Good),
        Some(at) => html! {
            (ui::state(t!(lang, "client-consent-withdrawn"), Tone::Bad))
            small { " " (fmt::moment(lang, at, zone)) }
        },
    }
}

fn withdraw_button(lang: Lang, it: &Consent) -> Markup {
    ui::confirm_button(
        lang,
        Withdrawal { id: it.client, consent: it.id },
        &t!(lang, "client-consent-withdraw"),
        &t!(lang, "client-consent-withdraw-sure"),
    )
}
