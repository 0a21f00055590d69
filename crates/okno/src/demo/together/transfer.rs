//! What the two regions of the visit say to each other of practices: what each has ready, what each
//! aims at, what was asked and what is offered.

use super::super::centre::known;
use super::practices::practice_id;
use db::Tx;
use indicators::series::{Goal, save_goal};
use kernel::{AccountId, Day, Moment, QuestionId, RegionCode, VisitId, Zone};
use practices::{Conditions, Marked, Offer, OfferState, find, save_marked, save_offer, version};
use visits::Question;

/// The latest visit held between the two.
const VISIT: u128 = 0xd_0001;
/// Which conditions are met, by practice and region: so many of the first.
const READY: &[(u128, &str, usize)] =
    &[(2, "74", 3), (6, "74", 1), (12, "74", 2), (14, "74", 3), (9, "02", 2), (11, "02", 2)];
/// What regions aim at: indicator, target, months ahead, whether it is published.
const GOALS: &[(&str, &str, f64, i32, bool)] = &[
    ("74", "median-days", 5.0, 13, true),
    ("74", "refused-share", 4.0, 25, false),
    ("02", "median-days", 4.0, 13, true),
    ("02", "sme-new", 900.0, 25, true),
    ("02", "audit-days", 14.0, 19, true),
];
/// Asked by Bashkortostan, on what it could take over.
const QUESTION: &str =
    "Можно ли открыть у нас такую же школу семейного дела: сколько нужно наставников?";
/// Offered to the Chelyabinsk region, and waiting for its word.
const OFFERED: u128 = 6;

/// Adds it all behind the practices.
pub(super) async fn fill(tx: &mut Tx, today: Day) -> db::Result<()> {
    for (number, region, met) in READY {
        mark(tx, *number, region_of(region), *met, today).await?;
    }
    for (region, indicator, target, months, published) in GOALS {
        let goal = Goal {
            region: region_of(region),
            indicator: (*indicator).to_owned(),
            target: *target,
            due: today.plus_months(*months),
            act: "Стратегия развития МСП до 2030 года".to_owned(),
            published_on: published.then(|| today.plus_months(-5)),
            updated_at: noon(today.plus_months(-5)),
        };
        save_goal(tx, &goal).await?;
    }
    ask(tx).await?;
    offer(tx, today).await
}

async fn mark(
    tx: &mut Tx,
    number: u128,
    region: RegionCode,
    met: usize,
    today: Day,
) -> db::Result<()> {
    let id = practice_id(number);
    let Some(published) = find(tx, id).await?.and_then(|it| it.published) else { return Ok(()) };
    let Some(version) = version(tx, published).await? else { return Ok(()) };
    let met = version.card.conditions.into_iter().take(met).collect();
    let marked = Marked {
        practice: id,
        region,
        met: Conditions(met),
        account: AccountId::known(known(0x9006)),
        updated_at: noon(today.plus_days(-12)),
    };
    save_marked(tx, &marked).await
}

async fn ask(tx: &mut Tx) -> db::Result<()> {
    let Some(visit) = visits::find(tx, VisitId::known(known(VISIT))).await? else { return Ok(()) };
    let asked = Question {
        id: QuestionId::known(known(0x2_f000_0000)),
        visit: visit.id,
        once: "demo-question-transfer".to_owned(),
        item: None,
        region: region_of("02"),
        asked_by: "Г. Д. Каримова".to_owned(),
        to_whom: String::new(),
        text: QUESTION.to_owned(),
        asked_at: noon(visit.from),
        answer: String::new(),
        answered_by: String::new(),
        answered_at: None,
    };
    visits::add_question(tx, &asked).await.map(drop)
}

async fn offer(tx: &mut Tx, today: Day) -> db::Result<()> {
    let id = practice_id(OFFERED);
    let Some(practice) = find(tx, id).await?.filter(|it| it.is_open()) else { return Ok(()) };
    let it = Offer {
        practice: id,
        region: region_of("74"),
        donor_region: practice.region,
        note: "У ваших заводов много малых смежников: реестр мощностей готовы передать".to_owned(),
        name: "Г. Д. Каримова".to_owned(),
        state: OfferState::Open,
        reason: String::new(),
        adoption: None,
        offered_at: noon(today.plus_days(-6)),
        answered_at: None,
    };
    save_offer(tx, &it).await
}

fn region_of(code: &str) -> RegionCode {
    code.parse().expect("regions of the demo have two digits")
}

/// Noon of a day, Moscow time.
fn noon(day: Day) -> Moment {
    Zone::moscow().moment(day, 12, 0, 0)
}
