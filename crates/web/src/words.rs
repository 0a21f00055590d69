//! Sentences in two languages: Fluent files in `locales/`, one per room and language.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::{Lang, Say};
use std::sync::LazyLock;

/// One room's sentences.
#[derive(Debug, Clone, Copy)]
pub struct Text {
    /// The room.
    pub room: &'static str,
    /// Fluent source, Russian.
    pub ru: &'static str,
    /// Fluent source, English.
    pub en: &'static str,
}

/// The sentences of every room, collected at link time.
#[linkme::distributed_slice]
pub static WORDS: [Text];

/// The frame's own sentences. (They cannot register themselves: inside one crate `linkme` counts as
/// unsafe code, which is forbidden here.)
static OWN: Text = Text {
    room: "web",
    ru: include_str!("../../../locales/ru/web.ftl"),
    en: include_str!("../../../locales/en/web.ftl"),
};

fn rooms() -> impl Iterator<Item = &'static Text> {
    std::iter::once(&OWN).chain(WORDS)
}

/// Registers a room's sentences: `web::words!("clients");` once in its `lib.rs`.
#[macro_export]
macro_rules! words {
    ($room:literal) => {
        #[$crate::linkme::distributed_slice($crate::WORDS)]
        #[linkme(crate = $crate::linkme)]
        static ROOM: $crate::Text = $crate::Text {
            room: $room,
            ru: include_str!(concat!("../../../locales/ru/", $room, ".ftl")),
            en: include_str!(concat!("../../../locales/en/", $room, ".ftl")),
        };
    };
}

/// A sentence: `t!(lang, "clients-title")`, `t!(lang, "clients-found", count = 5, name = &name)`.
/// Numbers choose plural forms; write them with `fmt::number` in a second argument where they
/// should be shown with thin spaces. Keys are literals, so that a test can find them.
#[macro_export]
macro_rules! t {
    ($lang:expr, $key:literal) => { $crate::text($lang, $key, &[]) };
    ($lang:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::text($lang, $key, &[$((stringify!($name), $value.into())),+])
    };
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 2]> = LazyLock::new(|| [bundle(Lang::Ru), bundle(Lang::En)]);

fn bundle(lang: Lang) -> Bundle {
    let id = lang.word().parse().expect("two letters are a language");
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    for it in rooms() {
        let source = if lang == Lang::Ru { it.ru } else { it.en };
        // A broken entry is left out here; the test of the sentences names it.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(good, _)| good);
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(room = it.room, ?errors, "sentences collide");
        }
    }
    bundle
}

/// The sentence `key` in `lang`; the key itself where there is none. Used through [`t!`](crate::t).
pub fn text(lang: Lang, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
    let mut named = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        named.set(*name, value.clone());
    }
    format(lang, key, &named)
}

fn format(lang: Lang, key: &str, args: &FluentArgs<'_>) -> String {
    let bundle = &BUNDLES[lang as usize];
    let Some(pattern) = bundle.get_message(key).and_then(|it| it.value()) else {
        tracing::error!(key, %lang, "no such sentence");
        return key.to_owned();
    };
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(args), &mut errors).into_owned()
}

/// Says a rule's sentence. Whole numbers among its arguments choose plural forms, days
/// (`2026-11-23`) are written as the language writes them.
pub fn say(lang: Lang, say: &Say) -> String {
    let args = say.args.iter().map(|(name, value)| (name.as_str(), argument(lang, name, value)));
    format(lang, &say.key, &args.collect())
}

/// Arguments named `dec-…` are decimal fractions; others with a point may be codes, as 41.20.
fn argument<'a>(lang: Lang, name: &str, value: &'a str) -> FluentValue<'a> {
    if let (true, Ok(number)) = (name.starts_with("dec-"), value.parse::<f64>()) {
        return crate::fmt::decimal(lang, number).into();
    }
    if let Ok(number) = value.parse::<i64>()
        && number.to_string() == value
        && value.len() < 10
    {
        return number.into();
    }
    let is_day = value.len() == 10 && value.as_bytes()[4] == b'-';
    match value.parse::<kernel::Day>() {
        Ok(day) if is_day => crate::fmt::day(lang, day).into(),
        _ => value.into(),
    }
}

/// Says what an error of the domain says.
pub fn speak(lang: Lang, refusal: &impl crate::Refusal) -> String {
    say(lang, &refusal.say())
}

/// The name of a stored word: `word(lang, "application-state", it.state)` is the sentence
/// `application-state-draft`.
pub fn word(lang: Lang, kind: &str, word: impl std::fmt::Display) -> String {
    format(lang, &format!("{kind}-{word}"), &FluentArgs::new())
}

/// Every key of a language, for the test of the sentences.
pub fn keys(lang: Lang) -> Vec<String> {
    let sources = rooms().map(|it| if lang == Lang::Ru { it.ru } else { it.en });
    let lines = sources.flat_map(str::lines);
    let named = lines.filter_map(|it| it.split_once(" =").map(|(key, _)| key));
    named
        .filter(|it| it.starts_with(|it: char| it.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

/// Whether a language lacks a key.
pub fn missing(lang: Lang, key: &str) -> bool {
    !BUNDLES[lang as usize].has_message(key)
}
