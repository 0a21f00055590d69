//! The cards of the demo, painted from one line each.

use super::super::super::centre::known;
use super::noon;
use kernel::{AccountId, Day, Money, RegionCode};
use practices::{
    Card, CardResult, CardStep, IndicatorLink, Level, Practice, Review, Verdict, add_review,
};

/// A practice before it is kept.
pub(super) struct Sketch {
    pub number: u128,
    pub region: RegionCode,
    pub began_on: Day,
    pub standing: Standing,
    pub card: Card,
}

/// Where it stands on the demo's day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Draft,
    Returned,
    Ministry,
    Experts,
    Published,
    Stale,
    Withdrawn,
}

/// Number; region; title; sphere; direction; beginning (a month, or months before the demo's day);
/// cost in thousands of roubles; standing; problem; audience; essence; lessons; what was measured;
/// before; after.
const LINES: &str = include_str!("../../data/practices.psv");

/// Steps of introducing, with their shares of the whole length in days.
const STEPS: [(&str, i64); 4] = [
    ("Согласовать порядок с участниками", 14),
    ("Подготовить документы и шаблоны", 14),
    ("Обучить специалистов", 7),
    ("Запустить на одном направлении и сверить показатели", 30),
];

/// Every practice of the data.
pub(super) fn sketches(today: Day) -> impl Iterator<Item = Sketch> {
    LINES.lines().map(move |line| sketch(line, today))
}

fn sketch(line: &str, today: Day) -> Sketch {
    let cells: Vec<&str> = line.split(';').collect();
    let [
        number,
        region,
        title,
        sphere,
        direction,
        began,
        cost,
        standing,
        problem,
        audience,
        essence,
        lessons,
        what,
        before,
        after,
    ] = cells.try_into().expect("a practice of the demo has fifteen cells");
    let number: u128 = number.parse().expect("practices of the demo are numbered");
    let began_on = began_on(began, today);
    let text = str::to_owned;
    let card = Card {
        title: text(title),
        problem: text(problem),
        audience: text(audience),
        essence: text(essence),
        steps: steps(number),
        roles: text("Куратор практики, специалист зала, методист"),
        cost: Money(cost.parse::<i64>().expect("costs of the demo are numbers") * 100_000),
        people: text("Один куратор на полставки, два обученных специалиста"),
        software: text("Учётная система центра; отдельных программ не нужно"),
        acts_needed: text("Приказ центра о порядке работы"),
        templates: text("Порядок, памятка специалиста, форма отчёта"),
        results: vec![CardResult {
            what: text(what),
            baseline: text(before),
            value: text(after),
            period: format!("{}", began_on.plus_months(12).0.year()),
            source: text("учёт центра, по словам автора"),
        }],
        lessons: text(lessons),
        conditions: vec![
            text("Есть куратор, который отвечает за результат"),
            text("Услуги учитываются в день оказания"),
            text("Специалисты прошли обучение"),
        ],
        contact: text("practice@okno.example"),
        sphere: sphere.parse().expect("spheres of the demo are known"),
        direction: direction.parse().expect("directions of the demo are known"),
        service_links: Vec::new(),
        services: text("Консультации и сопровождение"),
        indicator_links: moved(number),
        indicators: text(what),
        acts: text("Национальный проект, паспорт регионального проекта"),
    };
    let region = region.parse().expect("regions of the demo have two digits");
    Sketch { number, region, began_on, standing: standing_of(standing), card }
}

/// Indicators that practices say they move: number, code, Russian and English name.
const MOVED: &[(u128, &str, &str, &str)] = &[
    (
        2,
        "median-days",
        "Срок от заявки до услуги, медиана",
        "Time from application to service, median",
    ),
    (
        10,
        "audit-days",
        "Срок технологического аудита, медиана",
        "Time to a technological audit, median",
    ),
];

fn moved(number: u128) -> Vec<IndicatorLink> {
    let link = |(_, code, name, name_en): &(u128, &str, &str, &str)| IndicatorLink {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        name_en: (*name_en).to_owned(),
    };
    MOVED.iter().filter(|it| it.0 == number).map(link).collect()
}

/// `2019-02`, or `-56`: so many months before the demo's day.
fn began_on(text: &str, today: Day) -> Day {
    let first = Day::new(today.0.year(), today.0.month(), 1).unwrap_or(today);
    match text.parse::<i32>() {
        Ok(months) => first.plus_months(months),
        Err(_) => format!("{text}-01").parse().expect("a practice of the demo begins in a month"),
    }
}

fn standing_of(word: &str) -> Standing {
    match word {
        "draft" => Standing::Draft,
        "returned" => Standing::Returned,
        "ministry" => Standing::Ministry,
        "experts" => Standing::Experts,
        "stale" => Standing::Stale,
        "withdrawn" => Standing::Withdrawn,
        _ => Standing::Published,
    }
}

/// Some practices take a month, some half a year.
fn steps(number: u128) -> Vec<CardStep> {
    let slow = 1 + (number % 4) as i64;
    let step =
        |(what, days): &(&str, i64)| CardStep { what: (*what).to_owned(), days: days * slow / 2 };
    STEPS.iter().map(step).collect()
}

/// The reviews that a practice's standing tells of.
pub(super) async fn review(
    tx: &mut db::Tx,
    it: &Sketch,
    practice: &Practice,
    today: Day,
) -> db::Result<()> {
    let given: &[(Level, Verdict, &str, &str)] = match it.standing {
        Standing::Returned => &[(
            Level::Ministry,
            Verdict::Rework,
            "О. В. Макарова",
            "Добавьте источник исходного значения",
        )],
        Standing::Experts => &[(
            Level::Ministry,
            Verdict::Accept,
            "министерство региона",
            "Практика работает, данные проверены",
        )],
        Standing::Published | Standing::Stale => &[
            (Level::Ministry, Verdict::Accept, "министерство региона", "Данные подтверждены"),
            (Level::Expert, Verdict::Accept, "С. И. Громов", "Описание понятно, результат измерен"),
            (Level::Expert, Verdict::Accept, "Н. А. Веснина", "Уроки честные, условия проверяемы"),
        ],
        _ => &[],
    };
    let scores = r#"{"problem":4,"essence":5,"result":4,"lessons":5,"transfer":4}"#;
    let last = practice.working.or(practice.published);
    for (at, (level, verdict, name, reason)) in given.iter().enumerate() {
        let Some(version) = last else { continue };
        let expert = *level == Level::Expert;
        let region = if expert { "77".parse().unwrap_or(it.region) } else { it.region };
        let review = Review {
            practice: practice.id,
            version,
            round: 1,
            account: AccountId::known(known(0x5_0000 + at as u128)),
            name: (*name).to_owned(),
            region,
            level: *level,
            verdict: *verdict,
            scores: if expert { scores.to_owned() } else { "{}".to_owned() },
            reason: (*reason).to_owned(),
            at: noon(it.began_on.plus_months(6).min(today)).plus_seconds(60 * at as i64),
        };
        add_review(tx, &review).await?;
    }
    Ok(())
}
