//! Applications of the last weeks: those that wait in every state, and those that ended.

use super::calendar::working_day;
use super::centre::Centre;
use super::chance::Chance;
use super::registers;
use super::story::{Story, results};
use applications::{Application, Channel, Ground, Snapshot, State, due};
use clients::Client;
use kernel::{AccountId, ApplicationId, Day, Moment};
use registry::Lookup;
use services::{Answer, Confirmation, Past, Service, Verdict, eligibility};

/// An application with what the demo knows around it.
pub(super) struct Request {
    pub application: Application,
    pub client: Client,
    /// Index of the service in the centre's catalogue.
    pub service: usize,
    /// The specialist, by index, who has to do with it whatever its state.
    pub specialist: usize,
}

/// How far back ended applications are kept, in days.
const WINDOW: i32 = 45;
/// Of the renderings with a term in the window, so many are answers to an application.
const KEPT_PERMILLE: usize = 640;
/// Refusals to a hundred acceptances.
pub(super) const REFUSED_PERMILLE: usize = 42;

/// How many open applications there are in each state, of a thousand.
const OPEN: &[(State, usize)] = &[
    (State::Draft, 40),
    (State::Submitted, 220),
    (State::Accepted, 150),
    (State::Assigned, 230),
    (State::InWork, 360),
];

/// Writes the applications of a centre.
pub(super) struct Desk<'s, 'c> {
    pub story: &'s mut Story<'c>,
    pub today: Day,
    /// The day of the live dump of the SME registry.
    pub sme_day: Day,
    pub chance: Chance,
    /// Rows of each client.
    pub rows_of: Vec<Vec<u32>>,
    pub requests: Vec<Request>,
}

/// A client asks for a service on a day.
struct Ask {
    client: Client,
    service: usize,
    on: Day,
    snapshot: Snapshot,
}

impl<'s, 'c> Desk<'s, 'c> {
    pub fn new(story: &'s mut Story<'c>, today: Day, sme_day: Day) -> Desk<'s, 'c> {
        let mut rows_of = vec![Vec::new(); story.visitors.all.len()];
        for (number, row) in story.rows.iter().enumerate() {
            rows_of[row.client as usize].push(number as u32);
        }
        let chance = Chance::of(story.visitors.centre.seed, 0xa991);
        Desk { story, today, sme_day, chance, rows_of, requests: Vec::new() }
    }

    /// `open` applications that wait, and whatever ended lately; by the time they were made.
    pub fn write(mut self, open: usize) -> Vec<Request> {
        self.ended();
        for (state, share) in OPEN {
            for _ in 0..(open * share / 1_000).max(2) {
                self.open(*state);
            }
        }
        for state in [State::Withdrawn, State::Cancelled] {
            for _ in 0..(open / 12).max(2) {
                self.open(state);
            }
        }
        let mut requests = self.requests;
        requests.sort_by_key(|it| (it.application.created_at, it.application.id));
        number(&mut requests, self.story);
        requests
    }

    /// Gives renderings of the last weeks the applications they answer, and refuses some others.
    fn ended(&mut self) {
        let since = self.today.plus_days(-WINDOW);
        let begin = self.story.rows.partition_point(|it| it.recorded_on < since);
        let taken_back: Vec<u32> =
            self.story.rows[begin..].iter().filter_map(|it| it.reverses).collect();
        for number in begin..self.story.rows.len() {
            let row = &self.story.rows[number];
            let is_mistake = row.reverses.is_some() || taken_back.contains(&(number as u32));
            if is_mistake || row.days == 0 || !self.chance.permille(KEPT_PERMILLE) {
                continue;
            }
            self.rendered(number);
            if self.chance.permille(REFUSED_PERMILLE) {
                let on = self.story.rows[number].rendered_on;
                self.refused(on);
            }
        }
    }

    fn rendered(&mut self, number: usize) {
        let row = &self.story.rows[number];
        let (client, service) = (row.client as usize, usize::from(row.service));
        let on = row.rendered_on.plus_days(-i32::from(row.days));
        let ask = self.ask(client, service, on);
        if ask.snapshot.answer.verdict == Verdict::No {
            return; // a rule of today's: it came without an application of ours
        }
        let row = &self.story.rows[number];
        let specialist = usize::from(row.specialist);
        let (rendered_on, age) = (row.rendered_on, self.today.days_since(row.recorded_on));
        let mut it = self.submitted(&ask, self.account(specialist));
        it.decided_on = Some(it.submitted_on.unwrap_or(on).plus_days(1).min(rendered_on));
        it.confirmed = self.confirmed(&ask.snapshot.answer, specialist, on);
        it.rendering = Some(self.story.id(number));
        let kind = self.centre().services[service].kind;
        it.result = results(kind)[number % results(kind).len()].to_owned();
        it.state = match age {
            0..=4 => self.chance.weighted(&[
                (State::Rendered, 60),
                (State::Feedback, 20),
                (State::Closed, 20),
            ]),
            _ => self.chance.weighted(&[
                (State::Rendered, 3),
                (State::Feedback, 4),
                (State::Closed, 93),
            ]),
        };
        if it.state != State::Rendered && self.chance.permille(700) {
            it.score = Some(self.chance.weighted(&[(5, 78), (4, 17), (3, 4), (2, 1)]));
            it.feedback = (*self.chance.pick(FEEDBACK)).to_owned();
        }
        it.updated_at = self.story.recorded_at(number);
        self.story.rows[number].application = Some(it.id);
        self.story.facts.insert(number as u32, json(&ask.snapshot.facts));
        self.requests.push(Request { application: it, client: ask.client, service, specialist });
    }

    /// A client the rules turn away, where one is found quickly; else the papers were missing.
    fn refused(&mut self, on: Day) {
        let on = working_day(on);
        let mut ask = self.any(on);
        for _ in 0..12 {
            if ask.snapshot.answer.verdict == Verdict::No {
                break;
            }
            ask = self.any(on);
        }
        let ground = ground(&ask.snapshot.answer);
        let specialist = self.specialist_for(ask.service);
        let mut it = self.submitted(&ask, self.account(specialist));
        (it.state, it.ground, it.assignee) = (State::Refused, Some(ground), None);
        it.reason = reason(ground).to_owned();
        it.instead = self.centre().services[5 % self.centre().services.len()].name.clone();
        it.decided_on = Some(on);
        let Ask { client, service, .. } = ask;
        self.requests.push(Request { application: it, client, service, specialist });
    }

    /// One that waits in this state, or was taken off the path before it was rendered.
    fn open(&mut self, state: State) {
        let days = self.chance.between(0, 2) as i32;
        let mut ask = self.any(working_day(self.today.plus_days(-days)));
        for _ in 0..12 {
            if ask.snapshot.answer.verdict != Verdict::No {
                break;
            }
            ask = self.any(ask.on);
        }
        if matches!(state, State::Accepted | State::Assigned | State::InWork) {
            ask.on = self.begun(ask.service);
            ask.snapshot.day = ask.on;
        }
        let specialist = self.specialist_for(ask.service);
        let mut it = self.submitted(&ask, self.account(specialist));
        it.state = state;
        match state {
            State::Draft => (it.submitted_at, it.submitted_on, it.assignee) = (None, None, None),
            State::Submitted => it.assignee = None,
            State::Withdrawn | State::Cancelled => {
                it.assignee = None;
                it.reason = (*self.chance.pick(TAKEN_BACK)).to_owned();
            }
            _ => {
                it.decided_on = Some(working_day(ask.on.plus_days(1).min(self.today)).max(ask.on));
                it.confirmed = self.confirmed(&ask.snapshot.answer, specialist, ask.on);
                if state == State::Accepted {
                    it.assignee = None;
                }
                if self.chance.permille(80) {
                    it.awaits =
                        "Выписка из ЕГРЮЛ или ЕГРИП, согласие на обработку данных".to_owned();
                }
            }
        }
        let Ask { client, service, .. } = ask;
        self.requests.push(Request { application: it, client, service, specialist });
    }

    /// When an application was submitted whose term ends in the days around today: some are
    /// overdue, some end today.
    fn begun(&mut self, service: usize) -> Day {
        let term = self.centre().services[service].term_days;
        let ends =
            self.chance.weighted(&[(-2, 4), (-1, 5), (0, 12), (1, 20), (2, 22), (5, 22), (9, 15)]);
        let ends = self.today.plus_days(ends);
        let mut on = working_day(self.today.plus_days(-1));
        while due(on, term) > ends && on.plus_days(120) > self.today {
            on = working_day(on.plus_days(-1));
        }
        on
    }

    /// A recent client asks for something they may want.
    fn any(&mut self, on: Day) -> Ask {
        let visitors = self.story.visitors.all.len();
        let lately = visitors.min(6_000);
        let client = visitors - 1 - self.chance.below(lately);
        let kind = self.story.visitors.all[client].kind;
        let mut service = self.chance.below(self.centre().services.len());
        for _ in 0..20 {
            if self.centre().services[service].recipients.contains(&kind) {
                break;
            }
            service = self.chance.below(self.centre().services.len());
        }
        self.ask(client, service, on)
    }

    fn ask(&mut self, client: usize, service: usize, on: Day) -> Ask {
        let past = self.past(client, on);
        let story = &*self.story;
        let card = story.visitors.card(client, &story.keys[client]);
        let lookup = match (card.sme_found, card.inn) {
            (true, _) => {
                let town = story.visitors.centre.towns[0];
                Lookup::Found(Box::new(registers::record(&card, town)), self.sme_day)
            }
            (false, Some(_)) => Lookup::Absent(self.sme_day),
            (false, None) => Lookup::NoDump,
        };
        let home = self.centre().region();
        let facts = applications::assemble(&card, &lookup, home, past, Vec::new());
        let rules = &self.centre().rules;
        let answer = eligibility(&self.centre().services[service], rules, &facts, on);
        Ask { client: card, service, on, snapshot: Snapshot { day: on, facts, answer } }
    }

    fn past(&self, client: usize, before: Day) -> Vec<Past> {
        let rows = self.rows_of[client].iter().map(|it| &self.story.rows[*it as usize]);
        let earlier = rows.filter(|it| it.rendered_on < before && it.reverses.is_none());
        earlier
            .map(|it| {
                let service: &Service = &self.centre().services[usize::from(it.service)];
                Past { service: service.id, kind: service.kind, rendered_on: it.rendered_on }
            })
            .collect()
    }

    fn submitted(&mut self, ask: &Ask, assignee: AccountId) -> Application {
        let at = self.moment(ask.on);
        let id = ApplicationId::known(self.chance.id(at));
        let channel = self.chance.weighted(CHANNELS);
        let service = &self.centre().services[ask.service];
        let draft =
            Application::draft(id, String::new(), ask.client.id, service, channel, ask.on, at);
        Application {
            state: State::Submitted,
            assignee: Some(assignee),
            submitted_at: Some(at),
            submitted_on: Some(ask.on),
            due_on: due(ask.on, service.term_days),
            facts: json(&ask.snapshot),
            ..draft
        }
    }

    fn confirmed(&self, answer: &Answer, specialist: usize, on: Day) -> String {
        let by = &self.centre().specialists[specialist].name;
        let seen = answer.confirmations.iter().map(|what| Confirmation {
            what: *what,
            paper: format!("принесено на приём {on}"),
            by: by.clone(),
            on,
        });
        json(&seen.collect::<Vec<_>>())
    }

    /// Somebody of the service's direction; the well-known specialist somewhat more often.
    fn specialist_for(&mut self, service: usize) -> usize {
        let centre = self.story.visitors.centre;
        let direction = centre.services[service].direction;
        let own: Vec<usize> = (0..centre.specialists.len())
            .filter(|it| centre.directions[centre.specialists[*it].direction].id == direction)
            .collect();
        if own[0] == 0 && self.chance.permille(60) { 0 } else { *self.chance.pick(&own) }
    }

    fn account(&self, specialist: usize) -> AccountId {
        self.centre().specialists[specialist].account
    }

    /// A moment of a working day; today the centre has just opened.
    fn moment(&mut self, on: Day) -> Moment {
        let hour = if on == self.today { 8 } else { self.chance.between(9, 16) as i8 };
        let (minute, second) = (self.chance.below(60) as i8, self.chance.below(60) as i8);
        self.centre().zone().moment(on, hour, minute, second)
    }

    fn centre(&self) -> &'c Centre {
        self.story.visitors.centre
    }
}

/// Numbers run within a region's year; those before the window had numbers too.
fn number(requests: &mut [Request], story: &Story) {
    let region = story.visitors.centre.region();
    let mut last = 0;
    let mut year = 0;
    for it in requests {
        let made = it.application.created_at.day_in(story.visitors.centre.zone());
        if made.0.year() != year {
            year = made.0.year();
            let earlier = |row: &&super::story::Row| {
                row.recorded_on.0.year() == year && row.recorded_on < made
            };
            last = story.rows.iter().filter(earlier).count();
        }
        last += 1;
        it.application.number = format!("{region}-{year}-{last:05}");
    }
}

fn json(it: &impl serde::Serialize) -> String {
    serde_json::to_string(it).expect("plain data becomes JSON")
}

fn ground(answer: &Answer) -> Ground {
    let no = answer.reasons.iter().find(|it| it.outcome == Verdict::No);
    let key = no.map_or("", |it| it.say.key.as_str());
    let grounds = [
        ("recipient", Ground::Recipient),
        ("sme", Ground::Registry),
        ("region", Ground::Region),
        ("okved", Ground::Okved),
        ("repeat", Ground::Repeated),
        ("limit", Ground::Limit),
    ];
    let found = grounds.into_iter().find(|(part, _)| key.contains(part));
    match found {
        Some((_, ground)) => ground,
        None if no.is_some() => Ground::Rule,
        None => Ground::Documents,
    }
}

fn reason(ground: Ground) -> &'static str {
    match ground {
        Ground::Recipient => "Услуга не предназначена для этой категории получателей.",
        Ground::Registry => "Заявитель не состоит в реестре субъектов МСП.",
        Ground::Region => "Заявитель зарегистрирован в другом регионе.",
        Ground::Okved => "Основной вид деятельности не поддерживается (подакцизные товары).",
        Ground::Repeated => "Такая же поддержка уже оказана в этом году.",
        Ground::Limit => "Годовой лимит этой услуги исчерпан.",
        Ground::Documents => "Документы не представлены в установленный срок.",
        _ => "Не выполнено условие предоставления услуги.",
    }
}

const CHANNELS: &[(Channel, usize)] = &[
    (Channel::Portal, 44),
    (Channel::Desk, 26),
    (Channel::Phone, 16),
    (Channel::Api, 9),
    (Channel::Letter, 5),
];

const FEEDBACK: &[&str] = &[
    "Спасибо, всё понятно объяснили.",
    "Быстро и по делу.",
    "Помогли с документами, рекомендую.",
    "Хотелось бы записи занятия.",
    "",
];

const TAKEN_BACK: &[&str] = &[
    "Заявитель передумал.",
    "Подана повторно по ошибке.",
    "Заявитель обратился за другой услугой.",
];
