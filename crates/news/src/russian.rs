//! A little Russian grammar: names of sides in two cases, large counts in words.

/// Cases a draft needs, by their place in the tables below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// Делегация кого?
    Genitive = 1,
    /// Соглашение с кем?
    Instrumental = 2,
}

/// What sides are called by, regions first, then bodies of power: the word, its genitive, its
/// instrumental.
const NOUNS: [[&str; 3]; 41] = [
    ["область", "области", "областью"],
    ["край", "края", "краем"],
    ["округ", "округа", "округом"],
    ["республика", "республики", "республикой"],
    ["москва", "москвы", "москвой"],
    ["санкт-петербург", "санкт-петербурга", "санкт-петербургом"],
    ["севастополь", "севастополя", "севастополем"],
    ["югра", "югры", "югрой"],
    ["кузбасс", "кузбасса", "кузбассом"],
    ["чувашия", "чувашии", "чувашией"],
    ["провинция", "провинции", "провинцией"],
    ["штат", "штата", "штатом"],
    ["земля", "земли", "землёй"],
    ["министерство", "министерства", "министерством"],
    ["правительство", "правительства", "правительством"],
    ["представительство", "представительства", "представительством"],
    ["агентство", "агентства", "агентством"],
    ["посольство", "посольства", "посольством"],
    ["управление", "управления", "управлением"],
    ["учреждение", "учреждения", "учреждением"],
    ["департамент", "департамента", "департаментом"],
    ["комитет", "комитета", "комитетом"],
    ["аппарат", "аппарата", "аппаратом"],
    ["акимат", "акимата", "акиматом"],
    ["хокимият", "хокимията", "хокимиятом"],
    ["исполком", "исполкома", "исполкомом"],
    ["совет", "совета", "советом"],
    ["союз", "союза", "союзом"],
    ["фонд", "фонда", "фондом"],
    ["центр", "центра", "центром"],
    ["банк", "банка", "банком"],
    ["администрация", "администрации", "администрацией"],
    ["корпорация", "корпорации", "корпорацией"],
    ["ассоциация", "ассоциации", "ассоциацией"],
    ["комиссия", "комиссии", "комиссией"],
    ["инспекция", "инспекции", "инспекцией"],
    ["дирекция", "дирекции", "дирекцией"],
    ["мэрия", "мэрии", "мэрией"],
    ["служба", "службы", "службой"],
    ["палата", "палаты", "палатой"],
    ["дума", "думы", "думой"],
];

/// Adjectives' endings, the longer ones first: as it ends, its genitive, its instrumental.
const ADJECTIVES: [[&str; 3]; 12] = [
    ["кий", "кого", "ким"],
    ["гий", "гого", "гим"],
    ["хий", "хого", "хим"],
    ["кое", "кого", "ким"],
    ["гое", "гого", "гим"],
    ["хое", "хого", "хим"],
    ["ий", "его", "им"],
    ["ый", "ого", "ым"],
    ["ее", "его", "им"],
    ["ое", "ого", "ым"],
    ["ая", "ой", "ой"],
    ["яя", "ей", "ей"],
];

/// The name of a side in a case. A name whose form we do not know stays as it is behind the word
/// «партнёр», which is right, if stiff: the draft is edited by a person anyway.
pub(crate) fn declined(name: &str, case: Case) -> String {
    // What explains a name stays as it is: «Минской области (Республика Беларусь)».
    let end = [" (", ", "].iter().filter_map(|it| name.find(it)).min().unwrap_or(name.len());
    let (named, rest) = name.split_at(end);
    let words: Vec<&str> = named.split(' ').collect();
    let first = words.iter().position(|it| noun(it, case).is_some());
    let said = first.and_then(|at| {
        let before = words[..at].iter().map(|it| ending(it, &ADJECTIVES, case));
        let before = before.collect::<Option<Vec<_>>>()?;
        let after = words[at..].iter().enumerate().map(|(next, it)| {
            // The second name of a region is declined with the first: «области — Кузбасса».
            let is_name = next == 0 || words[at + next - 1] == "—";
            noun(it, case).filter(|_| is_name).unwrap_or_else(|| (*it).to_owned())
        });
        Some(before.into_iter().chain(after).collect::<Vec<_>>().join(" "))
    });
    match said {
        Some(said) => format!("{said}{rest}"),
        None => partner(name, case),
    }
}

/// «с» with its name: «с Республикой Коми», «со Свердловской областью».
pub(crate) fn with(name: &str) -> String {
    let name = declined(name, Case::Instrumental);
    let mut letters = name.chars().flat_map(char::to_lowercase);
    let (first, second) = (letters.next(), letters.next());
    let hisses = first.is_some_and(|it| "сзшж".contains(it));
    let clashes = second.is_some_and(|it| it.is_alphabetic() && !"аеёиоуыэюя".contains(it));
    format!("{} {name}", if hisses && clashes { "со" } else { "с" })
}

fn partner(name: &str, case: Case) -> String {
    let name = name.replace('«', "„").replace('»', "“");
    match case {
        Case::Genitive => format!("партнёра «{name}»"),
        Case::Instrumental => format!("партнёром «{name}»"),
    }
}

/// A known noun in a case, its capitals kept.
fn noun(word: &str, case: Case) -> Option<String> {
    let small = word.to_lowercase();
    let forms = NOUNS.iter().find(|it| it[0] == small)?;
    let form = forms[case as usize];
    let kept = small.chars().zip(form.chars()).take_while(|(one, other)| one == other).count();
    Some(word.chars().take(kept).chain(form.chars().skip(kept)).collect())
}

fn ending(word: &str, endings: &[[&str; 3]], case: Case) -> Option<String> {
    let forms =
        |it: &[&str; 3]| Some(format!("{}{}", word.strip_suffix(it[0])?, it[case as usize]));
    endings.iter().find_map(forms)
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
            ("Москва", Genitive, "Москвы"),
            ("Санкт-Петербург", Instrumental, "Санкт-Петербургом"),
            ("Кемеровская область — Кузбасс", Genitive, "Кемеровской области — Кузбасса"),
            ("Республика Саха (Якутия)", Instrumental, "Республикой Саха (Якутия)"),
        ] {
            assert_eq!(declined(name, case), declined_name);
        }
    }

    #[test]
    fn every_region_of_the_directory_is_declined() {
        let regions = include_str!("../../../data/regions.csv").lines().skip(1);
        for name in regions.filter_map(|it| it.split(',').nth(1)) {
            let said = declined(name, Case::Genitive);
            assert!(said != name && !said.contains("партнёр"), "{name}: {said}");
        }
    }

    #[test]
    fn bodies_of_power_and_regions_abroad_are_declined() {
        use Case::{Genitive, Instrumental};
        for (name, case, declined_name) in [
            (
                "Министерство экономики Республики Татарстан",
                Genitive,
                "Министерства экономики Республики Татарстан",
            ),
            ("Министерство экономики", Instrumental, "Министерством экономики"),
            ("Федеральная налоговая служба", Genitive, "Федеральной налоговой службы"),
            ("Торгово-промышленная палата", Instrumental, "Торгово-промышленной палатой"),
            ("Главное управление по труду", Instrumental, "Главным управлением по труду"),
            ("Государственный комитет", Genitive, "Государственного комитета"),
            ("Российское агентство развития", Instrumental, "Российским агентством развития"),
            (
                "Костанайская область (Республика Казахстан)",
                Instrumental,
                "Костанайской областью (Республика Казахстан)",
            ),
            ("Костанайская область, Казахстан", Genitive, "Костанайской области, Казахстан"),
            ("АНО «Развитие»", Genitive, "партнёра «АНО „Развитие“»"),
        ] {
            assert_eq!(declined(name, case), declined_name);
        }
    }

    #[test]
    fn the_preposition_fits_the_name() {
        assert_eq!(with("Свердловская область"), "со Свердловской областью");
        assert_eq!(with("Самарская область"), "с Самарской областью");
        assert_eq!(with("Республика Коми"), "с Республикой Коми");
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
