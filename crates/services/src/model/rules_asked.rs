//! How each rule answers for one client, one service and one day.

use kernel::{Category, Day, Okved, Recipient, Say};

use super::{
    Facts, Past, Reason, Rule, RuleVersion, Same, Service, ServiceKind, Sme, Validity, Verdict,
    What, Window,
};

/// The question before the rules.
pub(super) struct Case<'a> {
    pub service: &'a Service,
    pub facts: &'a Facts,
    pub today: Day,
}

/// After so many days a dump is stale: the next monthly one is overdue, and an absence from it
/// proves nothing any more.
const STALE_AFTER: i32 = 45;

impl Case<'_> {
    /// The service is offered on this day.
    pub fn offered(&self) -> Reason {
        let (from, to) = (self.service.valid_from, self.service.valid_to.unwrap_or(self.today));
        let reason = match self.service.validity(self.today) {
            Validity::InForce => yes(Say::new("service-why-offered")),
            Validity::Future => {
                no(Say::new("service-why-not-yet").with("from", from)).again(Some(from))
            }
            Validity::Past => no(Say::new("service-why-over").with("to", to)),
        };
        self.by_service(reason)
    }

    /// The service is for this kind of recipient.
    pub fn recipient(&self) -> Reason {
        let recipient = self.facts.recipient;
        self.by_service(match self.service.recipients.contains(&recipient) {
            true => yes(Say::new("service-why-recipient").with("recipient", recipient)),
            false => no(Say::new("service-why-other-recipients").with("recipient", recipient)),
        })
    }

    /// There is a right ИНН: everyone but a citizen must have one.
    pub fn inn(&self) -> Reason {
        match (self.facts.inn, self.facts.recipient) {
            (Some(_), _) => yes(Say::new("service-why-inn")),
            (None, Recipient::Citizen) => yes(Say::new("service-why-inn-not-needed")),
            (None, _) => no(Say::new("service-why-no-inn")),
        }
    }

    /// The yearly limit of this service, where it has one.
    pub fn limit(&self) -> Option<Reason> {
        let limit = self.service.limit_per_year?;
        let window = Window::CalendarYear;
        let used = self.received(window, |it| it.service == self.service.id).count();
        let left = limit.saturating_sub(used as i64);
        Some(
            self.by_service(match window.reopens(self.today) {
                _ if left > 0 => {
                    yes(Say::new("service-why-limit-left").with("left", left).with("limit", limit))
                }
                again => no(Say::new("service-why-limit-used")
                    .with("limit", limit)
                    .with("again", again.unwrap_or(self.today)))
                .again(again),
            }),
        )
    }

    /// A rule's own answer, with its legal act.
    pub fn ask(&self, version: &RuleVersion) -> Reason {
        let reason = match &version.rule {
            Rule::SmeRegistry => self.sme_registry(),
            Rule::CategoryIn { categories } => self.category(categories),
            Rule::HomeRegion => self.home_region(),
            Rule::OkvedStopList { codes, secondary } => self.stop_list(codes, *secondary),
            Rule::NotRepeated { window, same } => self.not_repeated(*window, *same),
            Rule::OneComplexPerYear => self.one_complex(),
            Rule::OlderThan { years } => self.older_than(*years),
            Rule::PreScoring => {
                self.confirmed(What::PreScoring, Say::new("service-why-pre-scoring"))
            }
            Rule::Platform => self.confirmed(What::Platform, Say::new("service-why-platform")),
        };
        reason.resting_on(&version.act)
    }

    fn sme_registry(&self) -> Reason {
        match (self.facts.recipient, self.facts.sme) {
            (_, Sme::Found { day, .. }) => yes(Say::new("service-why-sme").with("day", day)),
            (Recipient::Citizen, _) => yes(Say::new("service-why-plans-business")),
            (Recipient::SelfEmployed, _) => {
                self.confirmed(What::SelfEmployed, Say::new("service-why-self-employed"))
            }
            (_, Sme::Absent { day }) if self.today.days_since(day) > STALE_AFTER => {
                self.confirmed(What::Sme, Say::new("service-why-sme-stale").with("day", day))
            }
            (_, Sme::Absent { day }) => no(Say::new("service-why-sme-absent").with("day", day)),
            (_, Sme::NoDump) => self.confirmed(What::Sme, Say::new("service-why-sme-unknown")),
        }
    }

    fn category(&self, admitted: &[Category]) -> Reason {
        match (self.facts.sme, self.facts.recipient) {
            (Sme::Found { category: Some(it), .. }, _) if admitted.contains(&it) => {
                yes(Say::new("service-why-category").with("category", it))
            }
            (Sme::Found { category: Some(it), .. }, _) => {
                no(Say::new("service-why-other-categories").with("category", it))
            }
            (
                Sme::Found { category: None, .. } | Sme::NoDump,
                Recipient::Company | Recipient::SoleTrader,
            ) => self.confirmed(What::Sme, Say::new("service-why-category-unknown")),
            (Sme::Absent { day }, Recipient::Company | Recipient::SoleTrader)
                if self.today.days_since(day) > STALE_AFTER =>
            {
                self.confirmed(What::Sme, Say::new("service-why-category-unknown"))
            }
            (Sme::Absent { .. }, Recipient::Company | Recipient::SoleTrader) => {
                no(Say::new("service-why-no-category"))
            }
            _ => yes(Say::new("service-why-category-not-needed")),
        }
    }

    fn home_region(&self) -> Reason {
        let home = self.facts.home;
        match self.facts.region {
            Some(it) if it == home => yes(Say::new("service-why-region").with("region", it)),
            Some(it) => {
                no(Say::new("service-why-other-region").with("region", it).with("home", home))
            }
            None => self.confirmed(What::Region, Say::new("service-why-region-unknown")),
        }
    }

    fn stop_list(&self, codes: &[Okved], secondary: bool) -> Reason {
        let stopped = |it: &&Okved| codes.iter().any(|code| it.is_within(code));
        let more = self.facts.okveds.iter().filter(|_| secondary);
        if let Some(it) = self.facts.okved.iter().chain(more).find(stopped) {
            return no(Say::new("service-why-okved-stopped").with("okved", it));
        }
        match (self.facts.okved, self.facts.recipient) {
            (Some(it), _) => yes(Say::new("service-why-okved").with("okved", it)),
            (None, Recipient::SelfEmployed | Recipient::Citizen) => {
                yes(Say::new("service-why-okved-not-needed"))
            }
            (None, _) => self.confirmed(What::Okved, Say::new("service-why-okved-unknown")),
        }
    }

    fn not_repeated(&self, window: Window, same: Same) -> Reason {
        let this = (self.service.id, self.service.kind);
        let given = self.received(window, |it| same.is((it.service, it.kind), this));
        let Some(last) = given.map(|it| it.rendered_on).max() else {
            return yes(Say::new("service-why-not-repeated"));
        };
        match window.reopens(last) {
            Some(day) => no(Say::new("service-why-repeated").with("on", last).with("again", day))
                .again(Some(day)),
            None => no(Say::new("service-why-repeated-for-ever").with("on", last)),
        }
    }

    fn one_complex(&self) -> Reason {
        let window = Window::CalendarYear;
        let given = self.received(window, |it| it.kind == ServiceKind::Complex);
        let Some(last) = given.map(|it| it.rendered_on).max() else {
            return yes(Say::new("service-why-no-complex"));
        };
        let again = window.reopens(last);
        let day = again.unwrap_or(self.today);
        no(Say::new("service-why-complex").with("on", last).with("again", day)).again(again)
    }

    /// ОГРН tells a year: what holds for its first and its last day holds for certain.
    fn older_than(&self, years: i16) -> Reason {
        let year = self.facts.registered_year;
        let first = year.and_then(|it| Day::new(it, 1, 1)).map(|it| plus_years(it, years));
        let last = year.and_then(|it| Day::new(it, 12, 31)).map(|it| plus_years(it, years));
        match (first, last) {
            (_, Some(last)) if last <= self.today => {
                yes(Say::new("service-why-older").with("years", years))
            }
            (Some(first), _) if first > self.today => {
                no(Say::new("service-why-younger").with("years", years).with("again", first))
                    .again(Some(first))
            }
            _ => {
                self.confirmed(What::Age, Say::new("service-why-age-unknown").with("years", years))
            }
        }
    }

    /// Yes where a person has seen the paper, else the doubt.
    fn confirmed(&self, what: What, doubt: Say) -> Reason {
        let Some(it) = self.facts.confirmation(what) else {
            return Reason { needs: Some(what), ..reason(Verdict::NeedsConfirmation, doubt) };
        };
        let paper = if it.paper.is_empty() { "none" } else { &it.paper };
        yes(Say::new("service-why-confirmed")
            .with("what", what)
            .with("paper", paper)
            .with("by", &it.by)
            .with("on", it.on))
    }

    /// What was received within the window and passes the test.
    fn received(
        &self,
        window: Window,
        test: impl Fn(&Past) -> bool,
    ) -> impl Iterator<Item = &Past> {
        let past = self.facts.past.iter();
        past.filter(move |it| window.covers(it.rendered_on, self.today) && test(it))
    }

    fn by_service(&self, reason: Reason) -> Reason {
        reason.resting_on(&self.service.act)
    }
}

impl Window {
    /// Whether support given on `past` still counts on `today`. A later rendering counts for an
    /// earlier day too: back-dated entries do not slip through.
    fn covers(self, past: Day, today: Day) -> bool {
        match self {
            Window::CalendarYear => past.0.year() == today.0.year(),
            Window::Years { years } => past.max(today) < plus_years(past.min(today), years),
            Window::Ever => true,
        }
    }

    /// The first day on which support given on `past` counts no more.
    fn reopens(self, past: Day) -> Option<Day> {
        match self {
            Window::CalendarYear => Day::new(past.0.year().saturating_add(1), 1, 1),
            Window::Years { years } => Some(plus_years(past, years)),
            Window::Ever => None,
        }
    }
}

impl Reason {
    fn again(self, again_on: Option<Day>) -> Reason {
        Reason { again_on, ..self }
    }

    fn resting_on(self, act: &str) -> Reason {
        Reason { act: Some(act.to_owned()).filter(|it| !it.is_empty()), ..self }
    }
}

fn yes(say: Say) -> Reason {
    reason(Verdict::Yes, say)
}

fn no(say: Say) -> Reason {
    reason(Verdict::No, say)
}

fn reason(outcome: Verdict, say: Say) -> Reason {
    Reason { outcome, say, act: None, needs: None, again_on: None }
}

/// Years come from data: the calendar's end is nearer than what a careless rule may say.
fn plus_years(day: Day, years: i16) -> Day {
    day.plus_months(i32::from(years.clamp(0, 1_000)) * 12)
}
