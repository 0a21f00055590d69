//! A draft of the news, made of facts: every number stands in the list of what it rests on.

use crate::material::{Material, Served};
use crate::model::Fact;
use crate::russian::{Case, count, declined, plural, span, with};
use agreements::Scope;
use kernel::{Day, RemarkId};
use visits::Kind;

/// A draft: what the fields of the form are filled with.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The headline.
    pub headline: String,
    /// The first paragraph.
    pub lead: String,
    /// The others, with `{цитата N}` for words.
    pub body: String,
    /// The quotes the numbers mean.
    pub quotes: Vec<RemarkId>,
    /// What it rests on.
    pub facts: Vec<Fact>,
}

/// Writes the draft.
pub fn draft(it: &Material) -> Draft {
    let mut writer = Writer { it, paragraphs: Vec::new(), facts: Vec::new(), quotes: Vec::new() };
    let (headline, lead) = (writer.headline(), writer.lead());
    writer.agreements();
    writer.quote();
    writer.institutions();
    writer.quote();
    writer.shown();
    writer.questions();
    writer.commitments();
    while writer.quote() {}
    writer.basis();
    let Writer { paragraphs, facts, quotes, .. } = writer;
    Draft { headline, lead, body: paragraphs.join("\n\n"), quotes, facts }
}

/// Questions that are cited.
const TOPICS: usize = 3;

struct Writer<'a> {
    it: &'a Material,
    paragraphs: Vec<String>,
    facts: Vec<Fact>,
    quotes: Vec<RemarkId>,
}

impl Writer<'_> {
    fn headline(&self) -> String {
        let (host, guest) = (&self.it.facts.host.name, &self.it.facts.guest.name);
        match self.it.facts.visit.kind {
            Kind::Call => format!("{host} и {guest} провели встречу по видеосвязи"),
            _ => format!("{host} и {guest} обменялись опытом в области развития бизнеса"),
        }
    }

    fn lead(&mut self) -> String {
        let facts = &self.it.facts;
        let guest = declined(&facts.guest.name, Case::Genitive);
        let places = listed(self.it.served.iter().map(|it| it.organisation.name.as_str()));
        let aim = lowered(facts.visit.aim.trim_end_matches('.'));
        self.fact(format!("Цель визита: {aim}"), visits::Show { id: facts.visit.id });
        match (facts.visit.kind, places.is_empty()) {
            (Kind::Call, _) => {
                let host = declined(&facts.host.name, Case::Genitive);
                format!(
                    "По видеосвязи встретились представители {host} и {guest}. Основная цель встречи — {aim}."
                )
            }
            (_, true) => {
                format!("Делегация {guest} побывала у коллег. Основная цель приезда — {aim}.")
            }
            (_, false) => {
                format!("Делегация {guest} посетила: {places}. Основная цель приезда — {aim}.")
            }
        }
    }

    fn agreements(&mut self) {
        let registers = self.it.registers().into_iter().filter(|(_, number, _)| *number > 0);
        let with = with(&self.it.partner().name);
        let mut said = Vec::new();
        for (scope, number, has_own) in registers {
            let counted = agreements(scope, number);
            self.fact(format!("{counted} в силе"), agreements::ListAgreements);
            said.push(match (has_own, number) {
                (true, 1) => format!("{counted} {with}"),
                (true, _) => format!("{counted}, в том числе {with}"),
                (false, _) => counted,
            });
        }
        let home = declined(&self.it.home().name, Case::Genitive);
        match said.as_slice() {
            [] => {}
            // The comma closes «в том числе».
            [first, second] if first.contains(',') => {
                self.paragraphs.push(format!("У {home} — {first}, и {second}."));
            }
            said => self.paragraphs.push(format!("У {home} — {}.", said.join(" и "))),
        }
    }

    fn institutions(&mut self) {
        for it in &self.it.served {
            let mut said = vec![it.organisation.name.clone()];
            if !it.does.is_empty() {
                said.push(it.does.trim_end_matches('.').to_owned());
            }
            if it.services > 0 {
                said.push(self.work(it));
            }
            if said.len() > 1 {
                self.paragraphs.push(format!("{}.", said.join(". ")));
            }
        }
    }

    fn work(&mut self, it: &Served) -> String {
        let on = self.it.facts.visit.to;
        let shown = regions::ShowOrganisation { id: it.organisation.id };
        self.fact(
            format!("{}: оказано услуг — {}", it.organisation.short_name, it.services),
            format!("{shown}?period=a&on={on}"),
        );
        let services = count(it.services, ["услугу", "услуги", "услуг"]);
        let founded = it.organisation.founded_on.map(|it| (it, months(it, on)));
        match founded.filter(|(_, months)| *months > 0) {
            Some((founded, months)) => {
                let since = web::fmt::day(kernel::Lang::Ru, founded);
                self.fact(format!("Работает с {since}"), &shown);
                let age = span(months);
                format!("За {age} работы предпринимателям региона оказали здесь {services}")
            }
            None => format!("Предпринимателям региона оказали здесь {services}"),
        }
    }

    fn shown(&mut self) {
        let shown = self.it.shown();
        let all = match (shown.len(), self.it.was_all_shown()) {
            (0, _) => return,
            (1, _) => "направления",
            (_, true) => "каждого направления",
            (_, false) => "направлений",
        };
        let met = match self.it.facts.visit.kind {
            Kind::Call => "Участникам встречи рассказали о работе",
            _ => "Для гостей провели экскурсию по рабочему пространству и познакомили их с работой",
        };
        let names = listed(shown.iter().map(|it| it.name.as_str()));
        let visit = visits::Show { id: self.it.facts.visit.id };
        self.fact(format!("Показано направлений: {}", shown.len()), visit);
        self.paragraphs.push(format!("{met} {all}: {names}."));
    }

    fn questions(&mut self) {
        let asked = self.it.asked();
        if asked.is_empty() {
            return;
        }
        let number = asked.len() as i64;
        let visit = visits::Show { id: self.it.facts.visit.id };
        self.fact(format!("Вопросов гостей: {number}"), visit);
        let topics = asked.iter().take(TOPICS).map(|it| it.text.trim_end_matches(['?', '.', ' ']));
        let topics = topics.map(|it| format!("«{it}?»")).collect::<Vec<_>>().join(" ");
        let among = if asked.len() > TOPICS { ", среди них" } else { "" };
        let questions = count(number, ["вопрос", "вопроса", "вопросов"]);
        self.paragraphs.push(format!("Гости задали {questions}{among}: {topics}"));
    }

    fn commitments(&mut self) {
        let made = &self.it.facts.commitments;
        if made.is_empty() {
            return;
        }
        let texts = made.iter().map(|it| lowered(it.text.trim_end_matches('.')));
        let texts = texts.collect::<Vec<_>>();
        self.fact(
            format!("Договорённостей: {}", made.len()),
            visits::Show { id: self.it.facts.visit.id },
        );
        self.paragraphs.push(format!(
            "Стороны договорились о дальнейшем взаимодействии: {}.",
            texts.join("; ")
        ));
    }

    fn basis(&mut self) {
        let Some((agreement, spheres)) = self.it.in_force() else { return };
        let (host, guest) = (&self.it.facts.host.name, &self.it.facts.guest.name);
        let mut text = format!(
            "Сотрудничество (стороны — {host} и {guest}) ведётся в рамках документа «{}»",
            agreement.title
        );
        if !spheres.is_empty() {
            text.push_str(&format!(" (сферы: {})", spheres.join(", ").to_lowercase()));
        }
        self.fact(agreement.title.clone(), agreements::Show { id: agreement.id });
        if let Some(plan) = &self.it.plan {
            let years = format!("{}–{} годы", plan.from.0.year(), plan.to.0.year());
            text.push_str(&format!(", а также на основании плана: «{}»", plan.title));
            if !plan.title.contains(&years[..4]) {
                text.push_str(&format!(" ({years})"));
            }
            self.fact(format!("{} ({years})", plan.title), plans::Show { id: plan.id });
        }
        self.paragraphs.push(format!("{text}."));
    }

    /// The next quote that has not been used; whether there was one.
    fn quote(&mut self) -> bool {
        let quotes = self.it.facts.quotes();
        let Some(next) = quotes.get(self.quotes.len()) else { return false };
        self.quotes.push(next.remark.id);
        self.paragraphs.push(format!("{{цитата {}}}", self.quotes.len()));
        true
    }

    fn fact(&mut self, text: String, source: impl ToString) {
        let on = self.it.facts.visit.to;
        self.facts.push(Fact { text, on, source: source.to_string() });
    }
}

/// «58 межрегиональных соглашений».
fn agreements(scope: Scope, number: i64) -> String {
    let forms = match scope {
        Scope::Interregional => [
            "межрегиональное соглашение",
            "межрегиональных соглашения",
            "межрегиональных соглашений",
        ],
        Scope::International => {
            ["международное соглашение", "международных соглашения", "международных соглашений"]
        }
    };
    format!("{number} {}", plural(number, forms))
}

/// «а, б и в».
fn listed<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = all.collect();
    match all.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [most @ .., last] => format!("{} и {last}", most.join(", ")),
    }
}

/// As it reads within a sentence. Abbreviations («МСП»…) keep their capitals.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second.is_whitespace() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// Whole months between two days.
fn months(from: Day, to: Day) -> i32 {
    let years = i32::from(to.0.year() - from.0.year());
    let months = years * 12 + i32::from(to.0.month()) - i32::from(from.0.month());
    months - i32::from(to.0.day() < from.0.day())
}
