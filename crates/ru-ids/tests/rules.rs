//! Known good and bad values, and the first broken rule of each.

use ru_ids::{Error, Identifier, Inn, InnKind, Kpp, Ogrn, Ogrnip, Okved, RegionCode, Snils};

/// The rule word of a refusal, or the canonical text.
fn outcome<T: std::str::FromStr<Err = Error> + std::fmt::Display>(text: &str) -> String {
    text.parse::<T>().map_or_else(|error| error.rule().to_owned(), |it| it.to_string())
}

#[test]
fn inn() {
    for (text, expected) in [
        ("7707083893", "7707083893"),
        ("\u{a0}7707329152\n", "7707329152"),
        ("0278000005", "inn-checksum"),
        ("7707083894", "inn-checksum"),
        ("0000000000", "inn-zeros"),
        ("000000000000", "inn-zeros"),
        ("77070838931", "inn-length"),
        ("7707 083893", "inn-digits"),
        ("77O7083893", "inn-digits"),
        ("٧٧٠٧٠٨٣٨٩٣", "inn-digits"),
        ("  ", "inn-empty"),
    ] {
        assert_eq!(outcome::<Inn>(text), expected, "{text}");
    }
    let person = Inn::complete("7424000012").unwrap();
    assert_eq!(person.kind(), InnKind::Person);
    assert_eq!(person.region().as_str(), "74");
    assert_eq!("7707083893".parse::<Inn>().unwrap().kind(), InnKind::Company);
}

#[test]
fn ogrn_and_ogrnip() {
    assert_eq!(outcome::<Ogrn>("1027700132195"), "1027700132195");
    assert_eq!(outcome::<Ogrn>("1027700000001"), "ogrn-checksum");
    assert_eq!(outcome::<Ogrn>("102770013219"), "ogrn-length");
    assert_eq!(outcome::<Ogrn>("0000000000000"), "ogrn-zeros");
    assert_eq!(outcome::<Ogrnip>("1027700132195"), "ogrnip-length");
    let company: Ogrn = "1131650019291".parse().unwrap();
    assert_eq!((company.year(), company.region().as_str()), (2013, "16"));
    assert_eq!(Ogrnip::complete("30474000000001").unwrap().year(), 2004);
}

#[test]
fn snils() {
    for (text, expected) in [
        ("112-233-445 95", "112-233-445 95"),
        ("11223344595", "112-233-445 95"),
        ("112 233 445-95", "112-233-445 95"),
        ("112-233-44595", "snils-digits"),
        ("112-233-445 96", "snils-checksum"),
        // Sums of 100 and of 101 are both written 00; under the boundary any check number stands.
        ("001-001-998 77", "001-001-998 77"),
        ("00000000000", "snils-zeros"),
        ("1122334459", "snils-length"),
    ] {
        assert_eq!(outcome::<Snils>(text), expected, "{text}");
    }
    // Σ = 9·9 + 2·8 + 3·1 = 100 and Σ = 9·9 + 2·8 + 1·3 + 1·1 = 101.
    assert_eq!(Snils::complete("920000003").unwrap().as_str(), "920-000-003 00");
    assert_eq!(Snils::complete("920000101").unwrap().as_str(), "920-000-101 00");
}

#[test]
fn kpp_and_region() {
    assert_eq!(outcome::<Kpp>("770701001"), "770701001");
    assert_eq!(outcome::<Kpp>("7707AZ001"), "7707AZ001");
    assert_eq!(outcome::<Kpp>("7707az001"), "kpp-form");
    assert_eq!(outcome::<Kpp>("77070100"), "kpp-length");
    assert_eq!(outcome::<RegionCode>("02"), "02");
    assert_eq!(outcome::<RegionCode>("2"), "region-length");
    assert_eq!(outcome::<RegionCode>("7а"), "region-digits");
}

#[test]
fn okved() {
    for good in ["10", "10.7", "10.71", "86.90.3", "77.39.11"] {
        assert_eq!(outcome::<Okved>(good), good);
    }
    for bad in ["1", "1071", "10.", "10.711", "10.71.", "10.71.111", ".10", "10..1"] {
        assert_eq!(outcome::<Okved>(bad), "okved-form", "{bad}");
    }
    assert_eq!(outcome::<Okved>("10,71"), "okved-digits");
    let code = |text: &str| text.parse::<Okved>().unwrap();
    assert!(code("10.71.1").is_within(&code("10.7")));
    assert!(code("10.71").is_within(&code("10.71")));
    assert!(!code("10.7").is_within(&code("10.71")));
    assert!(!code("11").is_within(&code("10")));
    assert_eq!((code("10.71").section(), code("01").section()), (Some('C'), Some('A')));
    assert_eq!((code("99.0").section(), code("04").section()), (Some('U'), None));
    assert!(code("10") < code("10.7") && code("10.71") < code("11"));
}

#[test]
fn errors_speak_english_and_name_the_identifier() {
    let error = "123".parse::<Inn>().unwrap_err();
    assert_eq!(error.to_string(), "INN has 10 or 12 digits, not 3");
    assert_eq!(error.identifier(), Identifier::Inn);
    let error = "10.711".parse::<Okved>().unwrap_err();
    assert_eq!(error.to_string(), "OKVED has the form dd, dd.d, dd.dd, dd.dd.d or dd.dd.dd");
}

#[test]
#[cfg(feature = "serde")]
fn stored_as_text() {
    let inn: Inn = serde_json::from_str("\"7707083893\"").unwrap();
    assert_eq!(serde_json::to_string(&inn).unwrap(), "\"7707083893\"");
    let refused = serde_json::from_str::<Inn>("\"7707083890\"").unwrap_err();
    assert!(refused.to_string().contains("check digits"));
    assert!(serde_json::from_str::<Inn>("7707083893").is_err());
}
