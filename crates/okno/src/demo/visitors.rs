//! Who comes to a centre: clients as a sketch of a few bytes, painted when they are needed.

use super::centre::Centre;
use super::chance::Chance;
use super::names::{Person, firm};
use super::registers::Dumps;
use clients::Client;
use kernel::{
    Category, ClientId, ClientKey, Day, Inn, Okved, Recipient, RegionCode, Secret, Spaced,
};
use std::sync::LazyLock;

/// A client before their card is written.
pub(super) struct Visitor {
    pub kind: Recipient,
    /// Their first visit.
    pub first: Day,
    /// Their last visit so far.
    pub last: Day,
}

/// The clients of one centre.
pub(super) struct Visitors<'a> {
    pub centre: &'a Centre,
    pub all: Vec<Visitor>,
    /// Visits still to come: a client stands here once for each.
    to_come: Vec<u32>,
}

/// How many services a client comes for in all: most for one to three, some for dozens.
const VISITS: &[((i64, i64), usize)] = &[
    ((1, 1), 380),
    ((2, 2), 220),
    ((3, 3), 130),
    ((4, 5), 130),
    ((6, 10), 80),
    ((11, 20), 40),
    ((21, 40), 15),
    ((41, 80), 5),
];

/// Kinds of clients, in thousandths.
const KINDS: &[(Recipient, usize)] = &[
    (Recipient::SoleTrader, 390),
    (Recipient::Company, 290),
    (Recipient::SelfEmployed, 200),
    (Recipient::Citizen, 120),
];

/// From this year the tax on professional income may be paid in both regions.
const SELF_EMPLOYED_SINCE: i16 = 2020;
/// Of those who come again, this share was here lately.
const LATELY_PERMILLE: usize = 700;
const LATELY: usize = 3_000;

impl<'a> Visitors<'a> {
    pub fn new(centre: &'a Centre) -> Visitors<'a> {
        Visitors { centre, all: Vec::new(), to_come: Vec::new() }
    }

    /// Who comes for the `nth` rendering of all: somebody new, or one of those who come again.
    pub fn next(&mut self, nth: usize, day: Day, chance: &mut Chance) -> usize {
        let (clients, of) = self.centre.clients;
        let quota = nth * clients / of;
        if self.all.len() >= quota
            && let Some(known) = self.known(chance)
        {
            self.all[known].last = day;
            return known;
        }
        let mut kind = chance.weighted(KINDS);
        if kind == Recipient::SelfEmployed && day.0.year() < SELF_EMPLOYED_SINCE {
            kind = Recipient::SoleTrader;
        }
        let (from, to) = chance.weighted(VISITS);
        let new = self.all.len();
        self.to_come.extend((1..chance.between(from, to)).map(|_| new as u32));
        self.all.push(Visitor { kind, first: day, last: day });
        new
    }

    fn known(&mut self, chance: &mut Chance) -> Option<usize> {
        let waiting = self.to_come.len();
        if waiting == 0 {
            return None;
        }
        let at = match chance.permille(LATELY_PERMILLE) {
            true => waiting - 1 - chance.below(waiting.min(LATELY)),
            false => chance.below(waiting),
        };
        Some(self.to_come.swap_remove(at) as usize)
    }

    /// The pseudonyms of all clients, in their order.
    pub fn keys(&self, secret: &Secret) -> Vec<ClientKey> {
        let key = |number| {
            let (id, inn) = (self.id(number), self.inn(number));
            secret.client_key(&inn.map_or(id.to_string(), |it| it.to_string()))
        };
        (0..self.all.len()).map(key).collect()
    }

    pub fn id(&self, number: usize) -> ClientId {
        let opens = self.centre.zone().moment(self.all[number].first, 9, 0, 0);
        ClientId::known(self.chance(number).id(opens))
    }

    /// The card of a client, as it was filled when they came last: from the dump that was out
    /// then. Who has not come for long may have left the registry since.
    pub fn card(&self, number: usize, key: &ClientKey) -> Client {
        let visitor = &self.all[number];
        let mut chance = self.chance(number);
        let created_at = self.centre.zone().moment(visitor.first, 9, chance.below(60) as i8, 0);
        let person = Person::any(&mut chance);
        let is_sme = matches!(visitor.kind, Recipient::Company | Recipient::SoleTrader);
        let sme_found = is_sme && chance.permille(955);
        let okved = is_sme.then(|| chance.pick(&OKVEDS).0);
        let okveds: Vec<Okved> = match is_sme {
            true => (0..chance.below(4)).map(|_| chance.pick(&OKVEDS).0).collect(),
            false => Vec::new(),
        };
        let name = match visitor.kind {
            Recipient::Company => format!("ООО «{}»", firm(&mut chance)),
            Recipient::SoleTrader => format!("ИП {}", person.full()),
            _ => person.full(),
        };
        Client {
            id: self.id(number),
            organisation: self.centre.organisation.id,
            key: key.clone(),
            kind: visitor.kind,
            inn: self.inn(number),
            ogrn: self.ogrn(number, &mut chance),
            name,
            category: sme_found.then(|| chance.weighted(CATEGORIES)),
            okved,
            okveds: Spaced(okveds),
            region: self.region(&mut chance),
            sme_day: self.inn(number).map(|_| Dumps::before(visitor.last).live),
            sme_found,
            email: format!("client{number}@example.ru"),
            phone: format!(
                "+7 900 {:03}-{:02}-{:02}",
                chance.below(1_000),
                chance.below(100),
                chance.below(100)
            ),
            contact: person.polite(),
            note: if chance.permille(15) { chance.pick(NOTES) } else { "" }.to_owned(),
            created_at,
            updated_at: created_at,
            erased_at: None,
        }
    }

    /// Chance of one client: the same card whenever it is painted.
    fn chance(&self, number: usize) -> Chance {
        Chance::of(self.centre.seed * 1_000_003, number)
    }

    /// Valid, unique, nobody's: given by offices `NN00` and `NN01`, which number no taxpayers.
    /// Every second citizen comes without.
    pub fn inn(&self, number: usize) -> Option<Inn> {
        let region = self.centre.region();
        let first = match self.all[number].kind {
            Recipient::Company => {
                let serial = number * 61_027 % 200_000;
                format!("{region}0{:06}", serial)
            }
            Recipient::Citizen if number.is_multiple_of(2) => return None,
            _ => format!("{region}00{:06}", number * 610_639 % 1_000_000),
        };
        Some(Inn(ru_ids::Inn::complete(&first).expect("digits of the right number")))
    }

    fn ogrn(&self, number: usize, chance: &mut Chance) -> Option<String> {
        let visitor = &self.all[number];
        let year = (visitor.first.0.year() - chance.below(9) as i16).max(2004) % 100;
        let region = self.centre.region();
        match visitor.kind {
            Recipient::Company => {
                let first = format!("1{year:02}{region}99{:05}", number % 100_000);
                ru_ids::Ogrn::complete(&first).map(|it| it.to_string()).ok()
            }
            Recipient::SoleTrader => {
                let first = format!("3{year:02}{region}990{:06}", number % 1_000_000);
                ru_ids::Ogrnip::complete(&first).map(|it| it.to_string()).ok()
            }
            _ => None,
        }
    }

    fn region(&self, chance: &mut Chance) -> Option<RegionCode> {
        let elsewhere = chance.permille(8).then(|| "66".parse().expect("a region"));
        Some(elsewhere.unwrap_or(self.centre.region()))
    }
}

/// Categories of the SME registry, in thousandths.
const CATEGORIES: &[(Category, usize)] =
    &[(Category::Micro, 935), (Category::Small, 57), (Category::Medium, 8)];

const NOTES: &[&str] = &[
    "Просит звонить после 14:00.",
    "Предпочитает переписку по электронной почте.",
    "Готовит выход на маркетплейс, интересуется обучением.",
    "Планирует расширение производства в следующем году.",
];

/// Kinds of activity and their names.
pub(super) static OKVEDS: LazyLock<Vec<(Okved, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("data/okveds.psv").lines();
    let code = |it: &str| it.parse().expect("a code of the classifier");
    lines.filter_map(|it| it.split_once('|')).map(|(it, name)| (code(it), name)).collect()
});
