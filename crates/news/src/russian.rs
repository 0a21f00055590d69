//! A little Russian grammar: names of regions in two cases, large counts in words.

/// Cases a draft needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Делегация кого?
    Genitive,
    /// Соглашение с кем?
    Instrumental,
}

/// Endings of names, the longer ones first: as it ends, its genitive, its instrumental.
const ENDINGS: [[&str; 3]; 9] = [
    ["ая автономная область", "ой автономной области", "ой автономной областью"],
    ["ая область", "ой области", "ой областью"],
    ["ий край", "ого края", "им краем"],
    ["ый край", "ого края", "ым краем"],
    ["ий автономный округ", "ого автономного округа", "им автономным округом"],
    [
        "ий автономный округ — Югра",
        "ого автономного округа — Югры",
        "им автономным округом — Югрой",
    ],
    ["ая Народная Республика", "ой Народной Республики", "ой Народной Республикой"],
    ["ая Республика — Чувашия", "ой Республики — Чувашии", "ой Республикой — Чувашией"],
    ["ая Республика", "ой Республики", "ой Республикой"],
];
/// Beginnings of names: as it begins, its genitive, its instrumental.
const BEGINNINGS: [[&str; 3]; 2] =
    [["Республика ", "Республики ", "Республикой "], ["Город ", "города ", "городом "]];

/// A region's name in a case. A name whose form we do not know stays as it is behind the word
/// «регион», which is right, if stiff: the draft is edited by a person anyway.
pub(crate) fn declined(name: &str, case: Case) -> String {
    let form = |forms: &[&'static str; 3]| match case {
        Case::Genitive => forms[1],
        Case::Instrumental => forms[2],
    };
    for forms in &ENDINGS {
        if let Some(stem) = name.strip_suffix(forms[0]) {
            return format!("{stem}{}", form(forms));
        }
    }
    for forms in &BEGINNINGS {
        if let Some(rest) = name.strip_prefix(forms[0]) {
            return format!("{}{rest}", form(forms));
        }
    }
    match case {
        Case::Genitive => format!("региона «{name}»"),
        Case::Instrumental => format!("регионом «{name}»"),
    }
}

/// One of three plural forms: 1 услуга, 2 услуги, 5 услуг.
pub(crate) fn plural(count: i64, forms: [&'static str; 3]) -> &'static str {
    match (count % 100, count % 10) {
        (11..=14, _) => forms[2],
        (_, 1) => forms[0],
        (_, 2..=4) => forms[1],
        _ => forms[2],
    }
}

/// A count as the press writes it: from ten thousand on in thousands, «178 тысяч услуг».
pub(crate) fn count(count: i64, forms: [&'static str; 3]) -> String {
    if count < 10_000 {
        return format!("{count} {}", plural(count, forms));
    }
    let thousands = (count + 500) / 1_000;
    format!("{thousands} {} {}", plural(thousands, ["тысячу", "тысячи", "тысяч"]), forms[2])
}

/// How long something has worked, from months: «почти пять лет», «пять лет», «более пяти лет».
/// Less than a year is said in months.
pub(crate) fn span(months: i32) -> String {
    const YEARS: [&str; 11] = [
        "",
        "один год",
        "два года",
        "три года",
        "четыре года",
        "пять лет",
        "шесть лет",
        "семь лет",
        "восемь лет",
        "девять лет",
        "десять лет",
    ];
    let in_words = |years: i32| match YEARS.get(years as usize) {
        Some(words) => (*words).to_owned(),
        None => format!("{years} {}", plural(i64::from(years), ["год", "года", "лет"])),
    };
    match (months / 12, months % 12) {
        (0, _) => {
            format!("{months} {}", plural(i64::from(months), ["месяц", "месяца", "месяцев"]))
        }
        (years, 0 | 1) => in_words(years),
        (years, 2..=8) => format!("{} с лишним", in_words(years)),
        (years, _) => format!("почти {}", in_words(years + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_declined() {
        use Case::{Genitive, Instrumental};
        for (name, case, declined_name) in [
            ("Челябинская область", Genitive, "Челябинской области"),
            ("Республика Башкортостан", Genitive, "Республики Башкортостан"),
            ("Республика Башкортостан", Instrumental, "Республикой Башкортостан"),
            ("Пермский край", Instrumental, "Пермским краем"),
            ("Ненецкий автономный округ", Genitive, "Ненецкого автономного округа"),
            ("Удмуртская Республика", Instrumental, "Удмуртской Республикой"),
            ("Еврейская автономная область", Genitive, "Еврейской автономной области"),
            ("Москва", Genitive, "региона «Москва»"),
        ] {
            assert_eq!(declined(name, case), declined_name);
        }
    }

    #[test]
    fn counts_and_spans_read_as_the_press_writes() {
        let services = ["услугу", "услуги", "услуг"];
        assert_eq!(count(178_000, services), "178 тысяч услуг");
        assert_eq!(count(1_781, services), "1781 услугу");
        assert_eq!(count(22_300, services), "22 тысячи услуг");
        assert_eq!(span(57), "почти пять лет");
        assert_eq!(span(60), "пять лет");
        assert_eq!(span(65), "пять лет с лишним");
        assert_eq!(span(3), "3 месяца");
    }
}
