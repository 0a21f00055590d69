//! Whatever the bytes, reading ends, without a panic, in records or in an error at a byte of the
//! file.

use crate::common::{Desk, company, file, inns, zip};
use proptest::prelude::*;
use rsmp::Limits;

/// Small windows and bounds, so that small inputs reach all of them.
fn tight() -> Limits {
    Limits { window_bytes: 64, record_bytes: 600, token_bytes: 300, depth: 6, ..Limits::default() }
}

fn good() -> Vec<u8> {
    file("4.06", &format!("{}\n{}", company("7400000007"), company("7400000014"))).into_bytes()
}

/// Replaces, removes or doubles a few stretches of the bytes.
fn mutated(base: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..6),
        proptest::sample::select(vec![
            "<",
            ">",
            "/>",
            "\"",
            "&",
            "<!--",
            "</Файл>",
            "<?",
            "\u{feff}",
            "<![CDATA["
        ])
        .prop_map(|it| it.as_bytes().to_vec()),
    ];
    proptest::collection::vec((any::<proptest::sample::Index>(), 0..12_usize, piece), 1..4)
        .prop_map(move |changes| {
            let mut bytes = base.clone();
            for (at, length, piece) in changes {
                let at = at.index(bytes.len() + 1);
                let end = (at + length).min(bytes.len());
                bytes.splice(at..end, piece);
            }
            bytes
        })
}

fn ends_well(name: &str, bytes: &[u8]) {
    let desk = Desk::new();
    let path = desk.put(name, bytes);
    for limits in [tight(), Limits::default()] {
        if let Err(error) = inns(&path, &limits) {
            let bound = if name.ends_with("zip") { u64::MAX } else { bytes.len() as u64 };
            assert!(error.position <= bound, "{error}");
        }
    }
    let _ = rsmp::scan(&path);
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        ends_well("a.xml", &bytes);
        ends_well("a.zip", &bytes);
    }

    #[test]
    fn a_mutated_xml(bytes in mutated(good())) {
        ends_well("a.xml", &bytes);
    }

    #[test]
    fn a_mutated_windows_1251(bytes in mutated(
        encoding_rs::WINDOWS_1251
            .encode(&String::from_utf8(good()).unwrap().replace("UTF-8", "windows-1251")).0.into_owned()
    )) {
        ends_well("a.xml", &bytes);
    }

    #[test]
    fn a_mutated_zip(bytes in mutated(zip(&[("a.xml", &good()), ("b.xml", &good())]))) {
        ends_well("a.zip", &bytes);
    }

    #[test]
    fn a_file_cut_anywhere(at in any::<proptest::sample::Index>()) {
        let whole = good();
        let cut = &whole[..at.index(whole.len())];
        let desk = Desk::new();
        for limits in [tight(), Limits::default()] {
            prop_assert!(inns(&desk.put("a.xml", cut), &limits).is_err());
        }
    }
}
