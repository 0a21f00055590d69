//! Every sentence the code asks for exists in both languages, and none is left over.

use kernel::Lang;
use okno as _; // names the rooms: their sentences register themselves
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[test]
fn both_languages_have_the_same_sentences() {
    let _ = okno::doors();
    let of = |lang| web::keys(lang).into_iter().collect::<BTreeSet<_>>();
    let (ru, en) = (of(Lang::Ru), of(Lang::En));
    let only = |a: &BTreeSet<String>, b| a.difference(b).cloned().collect::<Vec<_>>();
    assert_eq!(
        (only(&ru, &en), only(&en, &ru)),
        (vec![], vec![]),
        "only in Russian, only in English"
    );
    for (lang, keys) in [(Lang::Ru, &ru), (Lang::En, &en)] {
        let broken: Vec<_> = keys.iter().filter(|it| web::missing(lang, it)).collect();
        assert!(broken.is_empty(), "cannot be read in {lang}: {broken:?}");
    }
}

#[test]
fn code_and_locales_agree() {
    let _ = okno::doors();
    let sources: Vec<String> = rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .iter()
        .map(|it| without_comments(&std::fs::read_to_string(it).unwrap()))
        .collect();
    let known: BTreeSet<String> = web::keys(Lang::Ru).into_iter().collect();
    let asked: BTreeSet<String> = sources.iter().flat_map(|it| asked_keys(it)).collect();
    let missing: Vec<_> = asked.iter().filter(|it| !known.contains(*it)).collect();
    assert!(missing.is_empty(), "asked for, but not in locales/: {missing:#?}");

    // A key also counts as used where it stands as a literal anywhere, or where its prefix is
    // handed to `word` (stored words) or put together from a literal that ends with a dash.
    let literals: BTreeSet<String> = sources.iter().flat_map(|it| literals(it)).collect();
    let is_used = |key: &str| {
        literals.contains(key)
            || key
                .match_indices('-')
                .any(|(at, _)| literals.contains(&key[..at]) || literals.contains(&key[..=at]))
    };
    let unused: Vec<_> = known.iter().filter(|it| !is_used(it)).collect();
    assert!(unused.is_empty(), "in locales/, but never said: {unused:#?}");
}

fn without_comments(source: &str) -> String {
    let code = source.lines().filter(|it| !it.trim_start().starts_with("//"));
    code.fold(String::new(), |all, it| all + it + "\n")
}

/// Keys handed to `t!` and `Say::new`, and those of the journal's verbs.
fn asked_keys(source: &str) -> Vec<String> {
    // `t!(` is also the end of `assert!(`: what stands before must not be a letter.
    let whole = |at: &usize| !source[..*at].ends_with(|it: char| it.is_alphanumeric());
    let calls = |call: &'static str| {
        source.match_indices(call).map(|(at, _)| at).filter(whole).map(move |at| at + call.len())
    };
    let first = |call| calls(call).filter_map(|at| first_literal(&source[at..]));
    let keys = first("t!(").chain(first("Say::new(")).filter(|it| is_key(it)).map(str::to_owned);
    let verbs = first("Note::by(").chain(first("Note::system("));
    keys.chain(verbs.map(|it| format!("journal-verb-{it}"))).collect()
}

/// The first literal among a call's arguments.
fn first_literal(rest: &str) -> Option<&str> {
    let arguments = &rest[..rest.find(')')?];
    let begin = arguments.find('"')? + 1;
    Some(&arguments[begin..begin + arguments[begin..].find('"')?])
}

fn is_key(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|it: char| it.is_ascii_lowercase())
        && !text.ends_with('-')
        && text
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"-_".contains(&it))
}

/// Every string literal that could be a key or the beginning of one.
fn literals(source: &str) -> Vec<String> {
    let parts = source.split('"');
    let fits = |it: &&str| {
        it.len() < 80
            && it
                .bytes()
                .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || b"-_{}".contains(&it))
    };
    parts
        .filter(|it| fits(it))
        .map(|it| it.split('{').next().unwrap_or_default().to_owned())
        .filter(|it| !it.is_empty())
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("our own sources").flatten().map(|it| it.path());
    entries
        .flat_map(|it| match it {
            it if it.is_dir() && !it.ends_with("tests") && !it.ends_with("examples") => {
                rust_files(&it)
            }
            it if it.extension().is_some_and(|it| it == "rs") && !it.ends_with("tests.rs") => {
                vec![it]
            }
            _ => vec![],
        })
        .collect()
}
