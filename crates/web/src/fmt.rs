//! How numbers, days and money are written in each language.

use kernel::{Day, Lang, Moment, Money, Zone};

/// U+00A0, between groups of digits and before units.
pub const SPACE: char = '\u{a0}';
const RU_MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const EN_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `178 000`, `178,000`.
pub fn number(lang: Lang, it: i64) -> String {
    let digits = it.unsigned_abs().to_string();
    let gap = if lang == Lang::Ru { SPACE } else { ',' };
    let mut text = String::with_capacity(digits.len() * 2);
    if it < 0 {
        text.push('−');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(gap);
        }
        text.push(digit);
    }
    text
}

/// One decimal: `2,4`, `2.4`.
pub fn decimal(lang: Lang, it: f64) -> String {
    let text = format!("{it:.1}").replace('-', "−");
    if lang == Lang::Ru { text.replace('.', ",") } else { text }
}

/// A number with two decimals: `0,05`.
pub fn hundredths(lang: Lang, it: f64) -> String {
    let text = format!("{it:.2}");
    if lang == Lang::Ru { text.replace('.', ",") } else { text }
}

/// A share of a whole: `4,1 %`; `—` where the whole is nothing.
pub fn percent(lang: Lang, part: i64, whole: i64) -> String {
    if whole == 0 {
        return "—".to_owned();
    }
    let gap = if lang == Lang::Ru { "\u{a0}" } else { "" };
    format!("{}{gap}%", decimal(lang, part as f64 * 100.0 / whole as f64))
}

/// `15.11.2023`, `15 Nov 2023`.
pub fn day(lang: Lang, it: Day) -> String {
    let (year, month, day) = (it.0.year(), it.0.month(), it.0.day());
    match lang {
        Lang::Ru => format!("{day:02}.{month:02}.{year}"),
        Lang::En => format!("{day} {} {year}", EN_MONTHS[month as usize - 1]),
    }
}

/// `15 ноября`, `15 Nov`: a day of the running year in a sentence or a list.
pub fn short_day(lang: Lang, it: Day) -> String {
    let months = if lang == Lang::Ru { RU_MONTHS } else { EN_MONTHS };
    format!("{}{SPACE}{}", it.0.day(), months[it.0.month() as usize - 1])
}

/// `15.11.2023, 10:42` in the organisation's time zone.
pub fn moment(lang: Lang, it: Moment, zone: &Zone) -> String {
    let local = it.in_zone(zone);
    format!("{}, {:02}:{:02}", day(lang, Day(local.date())), local.hour(), local.minute())
}

/// `1 250 ₽`, with kopecks where there are any.
pub fn money(lang: Lang, it: Money) -> String {
    let roubles = number(lang, it.0 / 100);
    match it.0 % 100 {
        0 => format!("{roubles}{SPACE}₽"),
        kopecks => {
            let point = if lang == Lang::Ru { ',' } else { '.' };
            format!("{roubles}{point}{:02}{SPACE}₽", kopecks.abs())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(Lang::Ru, 178_000), "178\u{a0}000");
        assert_eq!(number(Lang::En, -1_234_567), "−1,234,567");
        assert_eq!(number(Lang::Ru, 999), "999");
        assert_eq!(percent(Lang::Ru, 41, 1000), "4,1\u{a0}%");
        assert_eq!(money(Lang::Ru, Money(125_050)), "1\u{a0}250,50\u{a0}₽");
    }
}
