//! The demo's ledger: rows of a few bytes, written out when they are loaded.

use super::calendar::working_day;
use super::centre::{Centre, VISIT, day};
use super::chance::Chance;
use super::visitors::Visitors;
use kernel::{ApplicationId, ClientKey, Day, Moment, Recipient, RenderingId, Secret};
use ledger::{Entry, Rendering};
use services::ServiceKind;
use std::collections::HashMap;

/// A row of the ledger.
pub(super) struct Row {
    pub client: u32,
    pub service: u8,
    pub specialist: u8,
    /// Days from the application.
    pub days: u8,
    pub rendered_on: Day,
    pub recorded_on: Day,
    /// Seconds since midnight when it was entered.
    second: u32,
    /// The number of the row that this one takes back.
    pub reverses: Option<u32>,
    /// The application it answers, where the demo holds it.
    pub application: Option<ApplicationId>,
}

/// A centre's clients and ledger.
pub(super) struct Story<'a> {
    pub visitors: Visitors<'a>,
    pub keys: Vec<ClientKey>,
    pub rows: Vec<Row>,
    /// What eligibility rested on, by row, where it is kept.
    pub facts: HashMap<u32, String>,
}

/// Entered twice by mistake, and taken back.
const MISTAKES_PERMILLE: usize = 6;
/// Entered on a later day than rendered.
const LATE_PERMILLE: usize = 70;
/// Rendered on the spot, without an application.
const WALK_IN_PERMILLE: usize = 450;

/// Everything a centre did up to `today`.
pub(super) fn story<'a>(centre: &'a Centre, today: Day, secret: &Secret) -> Story<'a> {
    let mut teller = Teller {
        visitors: Visitors::new(centre),
        received: Vec::new(),
        rows: Vec::new(),
        chance: Chance::of(centre.seed, 0x1ed6e4),
    };
    let mut entered = 0;
    for (day, count) in centre.plan.days(today) {
        for _ in 0..count {
            entered += 1;
            teller.tell(entered, day, today);
        }
    }
    let Teller { visitors, rows, .. } = teller;
    let keys = visitors.keys(secret);
    Story { visitors, keys, rows, facts: HashMap::new() }
}

struct Teller<'a> {
    visitors: Visitors<'a>,
    /// What each client received in which year, for the limits.
    received: Vec<Vec<(u8, i16)>>,
    rows: Vec<Row>,
    chance: Chance,
}

impl Teller<'_> {
    /// One rendering entered on `day`, and now and then the mistake of entering it twice.
    fn tell(&mut self, entered: usize, day: Day, today: Day) {
        let rendered_on = match self.chance.permille(LATE_PERMILLE) {
            true => working_day(day.plus_days(-(self.chance.between(1, 4) as i32)))
                .max(self.visitors.centre.plan.founded),
            false => day,
        };
        let client = self.visitors.next(entered, rendered_on, &mut self.chance);
        self.received.resize_with(self.visitors.all.len(), Vec::new);
        let service = self.service(client, rendered_on);
        self.received[client].push((service as u8, rendered_on.0.year()));
        let row = self.row(client, service, rendered_on, day, today);
        let is_mistaken = self.chance.permille(MISTAKES_PERMILLE);
        if is_mistaken {
            self.mistake(&row, today);
        }
        self.rows.push(row);
    }

    /// A row that repeats `right`, and the one that takes it back; both on the same side of the
    /// visit, so that its figure holds.
    fn mistake(&mut self, right: &Row, today: Day) {
        let wrong = self.rows.len() as u32;
        let last = if right.recorded_on <= day(VISIT) { today.min(day(VISIT)) } else { today };
        let found = working_day(right.recorded_on.plus_days(self.chance.between(0, 20) as i32));
        let found = found.clamp(right.recorded_on, last);
        let row = Row { application: None, second: right.second + 40, ..*right };
        let second = if found == right.recorded_on { right.second + 600 } else { right.second };
        self.rows.push(row);
        self.rows.push(Row {
            recorded_on: found,
            second,
            reverses: Some(wrong),
            application: None,
            ..*right
        });
    }

    fn row(&mut self, client: usize, service: usize, on: Day, entered: Day, today: Day) -> Row {
        let term = self.visitors.centre.services[service].term_days;
        let days = match self.chance.permille(WALK_IN_PERMILLE) {
            true => 0,
            // Mostly within the term, sometimes over it.
            false => self.chance.between(0, term).max(self.chance.between(0, term + term / 3)),
        };
        // Today the centre has just opened.
        let (opens, closes) =
            if entered == today { (8 * 3600, 9 * 3600) } else { (9 * 3600, 18 * 3600) };
        Row {
            client: client as u32,
            service: service as u8,
            specialist: self.specialist(service) as u8,
            days: days.min(i64::from(on.days_since(self.visitors.centre.plan.founded))) as u8,
            rendered_on: on,
            recorded_on: entered,
            second: self.chance.between(opens, closes - 700) as u32,
            reverses: None,
            application: None,
        }
    }

    /// A service for this client on this day: offered, of their kind, within its limit.
    fn service(&mut self, client: usize, on: Day) -> usize {
        let centre = self.visitors.centre;
        let kind = self.visitors.all[client].kind;
        let all: usize = centre.weights.iter().sum();
        for _ in 0..40 {
            let mut at = self.chance.below(all);
            let asked = centre.weights.iter().position(|weight| match at.checked_sub(*weight) {
                Some(rest) => {
                    at = rest;
                    false
                }
                None => true,
            });
            let asked = asked.expect("chance stays below the sum of weights");
            if self.may(client, kind, asked, on) {
                return asked;
            }
        }
        0 // the first consultation is for everyone, without a limit
    }

    fn may(&self, client: usize, kind: Recipient, asked: usize, on: Day) -> bool {
        let services = &self.visitors.centre.services;
        let it = &services[asked];
        let year = on.0.year();
        let this_year = self.received[client].iter().filter(|(_, of)| *of == year);
        let same = this_year.clone().filter(|(service, _)| usize::from(*service) == asked).count();
        let is_complex = |it: usize| services[it].kind == ServiceKind::Complex;
        let had_complex = this_year.clone().any(|(service, _)| is_complex(usize::from(*service)));
        it.valid_from <= on
            && it.recipients.contains(&kind)
            && it.limit_per_year.is_none_or(|limit| (same as i64) < limit)
            && !(is_complex(asked) && had_complex)
    }

    fn specialist(&mut self, service: usize) -> usize {
        let centre = self.visitors.centre;
        let direction = centre.services[service].direction;
        let own: Vec<usize> = (0..centre.specialists.len())
            .filter(|it| centre.directions[centre.specialists[*it].direction].id == direction)
            .collect();
        *self.chance.pick(&own)
    }
}

impl Story<'_> {
    fn centre(&self) -> &Centre {
        self.visitors.centre
    }

    /// The moment a row was entered.
    pub fn recorded_at(&self, number: usize) -> Moment {
        let row = &self.rows[number];
        let (minutes, second) = (row.second / 60, row.second % 60);
        let (hour, minute) = ((minutes / 60) as i8, (minutes % 60) as i8);
        self.centre().zone().moment(row.recorded_on, hour, minute, second as i8)
    }

    pub fn id(&self, number: usize) -> RenderingId {
        let mut chance = Chance::of(self.centre().seed * 7_919, number);
        RenderingId::known(chance.id(self.recorded_at(number)))
    }

    /// The counted part of a row.
    pub fn entry(&self, number: usize) -> Entry {
        let row = &self.rows[number];
        let service = &self.centre().services[usize::from(row.service)];
        Entry {
            organisation: self.centre().organisation.id,
            region: self.centre().region(),
            direction: service.direction,
            service: service.id,
            client: (&self.keys[row.client as usize]).into(),
            recipient: self.visitors.all[row.client as usize].kind,
            rendered_on: row.rendered_on,
            sign: if row.reverses.is_some() { -1 } else { 1 },
            free: service.is_free(),
            days: i64::from(row.days),
        }
    }

    /// A row as it is kept.
    pub fn rendering(&self, number: usize) -> Rendering {
        let (row, entry) = (&self.rows[number], self.entry(number));
        let client = row.client as usize;
        let result = match row.reverses {
            Some(_) => "Внесена дважды",
            None => {
                let kind = self.centre().services[usize::from(row.service)].kind;
                let results = results(kind);
                results[number % results.len()]
            }
        };
        Rendering {
            id: self.id(number),
            organisation: entry.organisation,
            region: entry.region,
            direction: entry.direction,
            service: entry.service,
            client: self.visitors.id(client),
            client_key: self.keys[client].clone(),
            recipient: entry.recipient,
            rendered_on: row.rendered_on,
            recorded_on: row.recorded_on,
            recorded_at: self.recorded_at(number),
            sign: entry.sign,
            reverses: row.reverses.map(|it| self.id(it as usize)),
            application: row.application,
            account: self.centre().specialists[usize::from(row.specialist)].account,
            free: entry.free,
            days: entry.days,
            result: result.to_owned(),
            facts: self.facts.get(&(number as u32)).cloned().unwrap_or_else(|| "{}".to_owned()),
            once: None,
        }
    }
}

/// What comes of services of a kind.
pub(super) fn results(kind: ServiceKind) -> &'static [&'static str] {
    match kind {
        ServiceKind::Consultation => &[
            "Консультация проведена, рекомендации направлены на почту",
            "Даны письменные рекомендации",
            "Вопрос решён на приёме",
        ],
        ServiceKind::Training => {
            &["Обучение пройдено, сертификат выдан", "Участвовал, материалы направлены"]
        }
        ServiceKind::Forum => &["Участие подтверждено листом регистрации"],
        ServiceKind::Exhibition => &["Участие в выставке, отчёт о контактах получен"],
        ServiceKind::BusinessMission => &["Проведено шесть встреч с покупателями, отчёт получен"],
        ServiceKind::Registration => &["Документы направлены, регистрация подтверждена"],
        ServiceKind::Certification => &["Документ о соответствии получен"],
        ServiceKind::Trademark => &["Заявка подана в Роспатент"],
        ServiceKind::Marketplace => &["Карточки размещены, первая поставка отправлена"],
        ServiceKind::Scoring => {
            &["Протокол выдан, оценка положительная", "Протокол выдан, даны рекомендации"]
        }
        ServiceKind::Complex => &["Договор исполнен, акт подписан"],
        _ => &["Услуга оказана"],
    }
}
