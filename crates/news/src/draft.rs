//! A draft of the news, made of facts: every number stands in the list of what it rests on.

use crate::model::Fact;
use crate::russian::{Case, count, declined, plural, span};
use agreements::Agreement;
use db::{Db, Result};
use kernel::{Day, RemarkId, VisitId};
use ledger::{Cut, Period, Wanted};
use plans::Plan;
use visits::{Facts, Kind};

/// What a draft is made of.
#[derive(Clone, Debug)]
pub struct Material {
    /// The visit with all it left behind.
    pub facts: Facts,
    /// Interregional agreements of the host in force on the visit's day.
    pub agreements: i64,
    /// The agreement the visit rests on, with the names of its spheres.
    pub agreement: Option<(Agreement, Vec<String>)>,
    /// Its plan: the one of the measure the visit rests on, or the newest.
    pub plan: Option<Plan>,
    /// What the visited institutions do.
    pub served: Vec<Served>,
}

/// A visited institution at work.
#[derive(Clone, Debug)]
pub struct Served {
    /// The institution.
    pub organisation: regions::Organisation,
    /// What it does, in its ministry's words; may be empty.
    pub does: String,
    /// Services it had rendered by the visit's day.
    pub services: i64,
}

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

/// Gathers what a draft of this visit's news is made of; figures as they stood on its last day.
pub async fn material(db: &Db, visit: VisitId, today: Day) -> Result<Option<Material>> {
    let mut tx = db.read().await?;
    let Some(facts) = visits::facts(&mut tx, visit).await? else { return Ok(None) };
    let day = facts.visit.to;
    let agreements = agreements::count_in_force(&mut tx, facts.host.code, day).await?;
    let agreement = match facts.visit.agreement {
        Some(id) => agreements::find(&mut tx, id).await?,
        None => None,
    };
    let spheres = agreements::spheres(&mut tx).await?;
    let named = |it: &Agreement| {
        let names = spheres.iter().filter(|sphere| it.spheres.contains(&sphere.code));
        names.map(|it| it.name.clone()).collect()
    };
    let plan = match (&agreement, facts.visit.measure) {
        (_, Some(measure)) => match plans::measure(&mut tx, measure).await? {
            Some(measure) => plans::find(&mut tx, measure.plan).await?,
            None => None,
        },
        (Some(it), None) => plans::of_agreement(&mut tx, it.id).await?.into_iter().next(),
        (None, None) => None,
    };
    let support = regions::support(&mut tx, facts.host.code).await?;
    drop(tx);
    let mut served = Vec::new();
    for it in facts.organisations.iter().filter(|it| it.region == facts.host.code) {
        let does = support.as_ref().and_then(|support| support.does.get(&it.id));
        served.push(Served {
            organisation: it.clone(),
            does: does.cloned().unwrap_or_default(),
            services: services(db, it.id, day, today).await?,
        });
    }
    Ok(Some(Material {
        agreements: agreements.interregional,
        agreement: agreement.map(|it| {
            let names = named(&it);
            (it, names)
        }),
        plan,
        served,
        facts,
    }))
}

async fn services(db: &Db, id: kernel::OrganisationId, day: Day, today: Day) -> Result<i64> {
    let wanted = Wanted::of(Period::All, day.min(today));
    let scope = ledger::Scope::Organisation(id);
    let figures = ledger::figures_on(db, scope, &wanted, Some(day), today).await?;
    Ok(figures.get(Period::All, Cut::Total).services)
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
        let places = self.it.served.iter().map(|it| it.organisation.name.as_str());
        let places = listed(places);
        let aim = lowered(facts.visit.aim.trim_end_matches('.'));
        self.fact(format!("Цель визита: {aim}"), visits::Show { id: facts.visit.id });
        match places.is_empty() {
            true => format!("Делегация {guest} побывала у коллег. Основная цель приезда — {aim}."),
            false => {
                format!("Делегация {guest} посетила: {places}. Основная цель приезда — {aim}.")
            }
        }
    }

    fn agreements(&mut self) {
        let (facts, number) = (&self.it.facts, self.it.agreements);
        if number == 0 {
            return;
        }
        let host = declined(&facts.host.name, Case::Genitive);
        let guest = declined(&facts.guest.name, Case::Instrumental);
        let agreements = plural(
            number,
            [
                "межрегиональное соглашение",
                "межрегиональных соглашения",
                "межрегиональных соглашений",
            ],
        );
        let with = match &self.it.agreement {
            Some(_) => format!(", в том числе с {guest}"),
            None => String::new(),
        };
        self.fact(format!("{number} {agreements} в силе"), agreements::ListAgreements);
        self.paragraphs.push(format!("У {host} — {number} {agreements}{with}."));
    }

    fn institutions(&mut self) {
        for it in &self.it.served {
            let mut said = Vec::new();
            if !it.does.is_empty() {
                said.push(format!("{}. {}", it.organisation.name, it.does.trim_end_matches('.')));
            }
            if it.services > 0 {
                said.push(self.work(it));
            }
            if !said.is_empty() {
                self.paragraphs.push(format!("{}.", said.join(". ")));
            }
        }
    }

    fn work(&mut self, it: &Served) -> String {
        let services = count(it.services, ["услуга", "услуги", "услуг"]);
        let shown = regions::ShowOrganisation { id: it.organisation.id };
        let on = self.it.facts.visit.to;
        self.fact(
            format!("{}: {} услуг оказано", it.organisation.short_name, it.services),
            format!("{shown}?period=a&on={on}"),
        );
        match it.organisation.founded_on {
            Some(founded) => {
                let age = span(months(founded, on));
                let since = web::fmt::day(kernel::Lang::Ru, founded);
                self.fact(format!("Работает с {since}"), &shown);
                format!(
                    "За {age} работы предпринимательскому сообществу региона оказано {services}"
                )
            }
            None => format!("Предпринимательскому сообществу региона оказано {services}"),
        }
    }

    fn shown(&mut self) {
        let shown = self.it.facts.shown();
        if shown.is_empty() {
            return;
        }
        let names = listed(shown.iter().map(|it| it.name.as_str()));
        let visit = visits::Show { id: self.it.facts.visit.id };
        self.fact(format!("Показано направлений: {}", shown.len()), visit);
        self.paragraphs.push(format!(
            "Для гостей провели экскурсию по рабочему пространству и познакомили их с работой каждого \
             направления: {names}."
        ));
    }

    fn questions(&mut self) {
        let asked = &self.it.facts.questions;
        if asked.is_empty() {
            return;
        }
        let number = asked.len() as i64;
        let questions = plural(number, ["вопрос", "вопроса", "вопросов"]);
        let visit = visits::Show { id: self.it.facts.visit.id };
        self.fact(format!("Задано вопросов: {number}"), visit);
        let topics = asked.iter().take(3).map(|it| it.text.trim_end_matches(['?', '.', ' ']));
        let topics = topics.map(|it| format!("«{it}?»")).collect::<Vec<_>>().join(" ");
        self.paragraphs.push(format!("Гости задали {number} {questions}, среди них: {topics}"));
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
        let Some((agreement, spheres)) = &self.it.agreement else { return };
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
