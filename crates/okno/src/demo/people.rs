//! Who works in the demo.

use super::centre::known;
use super::chance::Chance;
use super::names::Person;
use kernel::{AccountId, Role};

/// An account of the demo that is worth trying.
pub struct Card {
    /// What to sign in with.
    pub email: &'static str,
    /// As colleagues read it.
    pub name: &'static str,
    /// What they may do.
    pub role: Role,
    /// What there is to try.
    pub about: &'static str,
    /// Where they work.
    place: Place,
    number: u128,
}

/// Where somebody of the demo works.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Chelyabinsk,
    Bashkortostan,
    MinistryOfChelyabinsk,
    MinistryOfBashkortostan,
    Network,
}

/// The password of every account of the demo.
pub const PASSWORD: &str = "okno-demo-2026";

/// The well-known accounts, one for each thing to try.
pub const ACCOUNTS: &[Card] = &[
    card(
        1,
        "specialist@okno.example",
        "Анна Сергеевна Лебедева",
        Role::Specialist,
        Place::Chelyabinsk,
        "serves clients: the day, applications, walk-in services",
    ),
    card(
        2,
        "head@okno.example",
        "Игорь Павлович Дружинин",
        Role::Head,
        Place::Chelyabinsk,
        "answers for the centre: dashboard, assignment, rules, reversals",
    ),
    card(
        3,
        "desk@okno.example",
        "Марина Олеговна Зорина",
        Role::Desk,
        Place::Chelyabinsk,
        "meets everyone first: new clients and applications",
    ),
    card(
        4,
        "admin@okno.example",
        "Кирилл Андреевич Титов",
        Role::Administrator,
        Place::Chelyabinsk,
        "keeps the installation: SME registry, people, regions",
    ),
    card(
        5,
        "auditor@okno.example",
        "Вера Николаевна Панова",
        Role::Auditor,
        Place::Chelyabinsk,
        "reads everything of the centre and its journal",
    ),
    card(
        6,
        "officer@okno.example",
        "Ольга Викторовна Макарова",
        Role::Officer,
        Place::MinistryOfChelyabinsk,
        "the region's ministry: figures of the region and its centre",
    ),
    card(
        7,
        "specialist.ufa@okno.example",
        "Алия Ринатовна Хабирова",
        Role::Specialist,
        Place::Bashkortostan,
        "another centre: sees nothing of Chelyabinsk's clients",
    ),
    card(
        8,
        "head.ufa@okno.example",
        "Рустам Маратович Валиев",
        Role::Head,
        Place::Bashkortostan,
        "answers for the centre in Ufa",
    ),
    card(
        9,
        "officer.ufa@okno.example",
        "Гузель Дамировна Каримова",
        Role::Officer,
        Place::MinistryOfBashkortostan,
        "the ministry of Bashkortostan",
    ),
    card(
        10,
        "observer@okno.example",
        "Михаил Юрьевич Ершов",
        Role::Observer,
        Place::Network,
        "figures of the whole network, no personal data",
    ),
    card(
        11,
        "press@okno.example",
        "Дарья Андреевна Климова",
        Role::PressOfficer,
        Place::MinistryOfChelyabinsk,
        "the region's press service: agrees and releases news of visits",
    ),
    card(
        12,
        "press.ufa@okno.example",
        "Айгуль Фаритовна Нигматуллина",
        Role::PressOfficer,
        Place::MinistryOfBashkortostan,
        "the press service on the other side",
    ),
    card(
        13,
        "expert@okno.example",
        "Сергей Ильич Громов",
        Role::Expert,
        Place::Network,
        "reviews practices of other regions",
    ),
];

const fn card(
    number: u128,
    email: &'static str,
    name: &'static str,
    role: Role,
    place: Place,
    about: &'static str,
) -> Card {
    Card { email, name, role, about, place, number }
}

impl Card {
    pub(super) fn id(&self) -> AccountId {
        AccountId::known(known(0x9000 + self.number))
    }

    pub(super) fn place(&self) -> Place {
        self.place
    }
}

/// A specialist of a centre.
pub(super) struct Specialist {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    /// Index of their direction.
    pub direction: usize,
}

/// `staff[d]` specialists for direction `d`; the first of the first direction is the well-known one.
pub(super) fn specialists(region: &str, staff: &[usize], base: u128, seed: u64) -> Vec<Specialist> {
    let mut chance = Chance::of(seed, 0x5bec);
    let place = if region == "74" { Place::Chelyabinsk } else { Place::Bashkortostan };
    let known_one = ACCOUNTS.iter().find(|it| it.place == place && it.role == Role::Specialist);
    let mut all = Vec::new();
    for (direction, count) in staff.iter().enumerate() {
        for _ in 0..*count {
            let number = all.len() + 1;
            let person = Person::any(&mut chance);
            all.push(Specialist {
                account: AccountId::known(known(0xa000 + base + number as u128)),
                name: format!("{} {} {}", person.name, person.patronymic, person.surname),
                email: format!("specialist{number}.{region}@okno.example"),
                direction,
            });
        }
    }
    let first = known_one.expect("each centre has a well-known specialist");
    all[0] = Specialist {
        account: first.id(),
        name: first.name.to_owned(),
        email: first.email.to_owned(),
        direction: 0,
    };
    all
}
