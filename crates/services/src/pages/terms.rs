//! What a head types about a service, read into one.

use kernel::{Day, DirectionId, Money, OrganisationId, Recipient, Say, ServiceId};
use regions::Direction;
use web::{Faults, Typed};

use crate::{Price, Service};

/// Longest texts, in characters.
const NAME: usize = 300;
const ACT: usize = 500;
const DESCRIPTION: usize = 4_000;

/// The boxes of the kinds of recipients.
pub const RECIPIENTS: [(Recipient, &str); 4] = [
    (Recipient::Company, "recipient-company"),
    (Recipient::SoleTrader, "recipient-sole_trader"),
    (Recipient::SelfEmployed, "recipient-self_employed"),
    (Recipient::Citizen, "recipient-citizen"),
];

/// Reads the form, or says what is wrong beside its fields.
pub fn read(
    typed: &Typed,
    id: ServiceId,
    organisation: OrganisationId,
    directions: &[Direction],
) -> Result<Service, Faults> {
    let mut faults = Faults::default();
    let direction: Option<DirectionId> = chosen(typed, "direction", &mut faults);
    if direction.is_some_and(|it| directions.iter().all(|own| own.id != it)) {
        faults.add("direction", Say::new("fault-choose"));
    }
    let kind = chosen(typed, "kind", &mut faults);
    let price = chosen(typed, "price", &mut faults);
    let ticked = RECIPIENTS.iter().filter(|(_, name)| typed.has(name)).map(|(it, _)| *it);
    let recipients: Vec<Recipient> = ticked.collect();
    if recipients.is_empty() {
        faults.add(RECIPIENTS[0].1, Say::new("service-no-recipients"));
    }
    let name = typed.text("name", NAME, &mut faults);
    let act = typed.optional_text("act", ACT, &mut faults);
    let description = typed.optional_text("description", DESCRIPTION, &mut faults);
    let amount = amount(typed, price, &mut faults);
    let limit_per_year = whole(typed, "limit_per_year", 1, &mut faults);
    let term_days = whole(typed, "term_days", 0, &mut faults);
    let (valid_from, valid_to) = period(typed, &mut faults);
    let closed = directions.iter().find(|it| Some(it.id) == direction).and_then(|it| it.closed_on);
    if closed.is_some_and(|last| valid_to.is_none_or(|it| it > last)) {
        faults.add("direction", Say::new("service-direction-closed"));
    }
    let (true, Some(direction), Some(kind), Some(price), Some(valid_from)) =
        (faults.is_empty(), direction, kind, price, valid_from)
    else {
        return Err(faults);
    };
    Ok(Service {
        id,
        organisation,
        direction,
        name,
        kind,
        recipients: recipients.into(),
        price,
        amount,
        limit_per_year,
        term_days: term_days.unwrap_or_default(),
        description,
        act,
        valid_from,
        valid_to,
    })
}

/// A service as its form shows it.
pub fn typed(it: &Service) -> Typed {
    let amount = if it.amount.0 == 0 { String::new() } else { it.amount.to_string() };
    let boxes = RECIPIENTS.iter().filter(|(kind, _)| it.recipients.contains(kind));
    let fields = [
        ("name", it.name.clone()),
        ("direction", it.direction.to_string()),
        ("kind", it.kind.to_string()),
        ("price", it.price.to_string()),
        ("amount", amount),
        ("limit_per_year", it.limit_per_year.map(|it| it.to_string()).unwrap_or_default()),
        ("term_days", it.term_days.to_string()),
        ("description", it.description.clone()),
        ("act", it.act.clone()),
        ("valid_from", it.valid_from.to_string()),
        ("valid_to", it.valid_to.map(|it| it.to_string()).unwrap_or_default()),
    ];
    Typed::filled(fields.into_iter().chain(boxes.map(|(_, name)| (*name, "on".to_owned()))))
}

/// First and last day of validity; the first must be there, the last may not come before it.
pub fn period(typed: &Typed, faults: &mut Faults) -> (Option<Day>, Option<Day>) {
    if !typed.has("valid_from") {
        faults.add("valid_from", Say::new("fault-required"));
    }
    let from: Option<Day> = typed.plain("valid_from", faults, "fault-day");
    let to: Option<Day> = typed.plain("valid_to", faults, "fault-day");
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        faults.add("valid_to", Say::new("service-ends-before-it-begins"));
    }
    (from, to)
}

/// A value that must be chosen from a list.
pub fn chosen<T: std::str::FromStr>(
    typed: &Typed,
    name: &'static str,
    faults: &mut Faults,
) -> Option<T> {
    if !typed.has(name) {
        faults.add(name, Say::new("fault-choose"));
    }
    typed.plain(name, faults, "fault-choose")
}

/// A whole number that is not less than `least`.
pub fn whole(typed: &Typed, name: &'static str, least: i64, faults: &mut Faults) -> Option<i64> {
    let number: Option<i64> = typed.plain(name, faults, "fault-number");
    if number.is_some_and(|it| it < least || it > MOST) {
        faults.add(name, Say::new("service-number-range").with("least", least).with("most", MOST));
    }
    number
}

/// More days, times or years than this are a slip of the key.
const MOST: i64 = 3_650;

/// What the client pays: nothing for a free service, something for any other.
fn amount(typed: &Typed, price: Option<Price>, faults: &mut Faults) -> Money {
    if price == Some(Price::Free) || (price.is_none() && !typed.has("amount")) {
        return Money(0);
    }
    let amount = roubles(typed.get("amount"));
    if amount.is_none() {
        faults.add("amount", Say::new("service-amount-wrong"));
    }
    amount.unwrap_or_default()
}

/// `1 250,50` as kopecks; more than nothing, less than a billion roubles.
fn roubles(text: &str) -> Option<Money> {
    let text: String = text.chars().filter(|it| !it.is_whitespace()).collect();
    let text = text.replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() > 9 || !(1..=2).contains(&part.len()) {
        return None;
    }
    let kopecks: i64 = format!("{part:0<2}").parse().ok()?;
    let money = Money(whole.parse::<i64>().ok()? * 100 + kopecks);
    (money.0 > 0).then_some(money)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roubles_are_typed_in_many_ways() {
        for (text, kopecks) in [("1 250,50", 125_050), ("7", 700), ("0.5", 50), ("12.05", 1_205)] {
            assert_eq!(roubles(text), Some(Money(kopecks)), "{text}");
        }
        for text in ["", "0", "-1", "1.234", "сто", "1e3", "9999999999", ".5", "1."] {
            assert_eq!(roubles(text), None, "{text}");
        }
    }
}
