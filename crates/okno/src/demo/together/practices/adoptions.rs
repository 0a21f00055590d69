//! Who took what over: the great tree of the centre of 2019, the three practices whose effect is
//! looked for, and one adoption in every state for the two regions of the visit.

use super::super::super::centre::known;
use super::cards::Sketch;
use super::{BROKEN, ENGINEER, NIL, STRONG, centre_id, noon, practice_id, version_id};
use db::Tx;
use kernel::{AdoptionId, Day, PracticeId, RegionCode};
use practices::{
    Adoption, AdoptionState, AdoptionStep, Change, Changes, Measured, Taken, add_step, find,
    keep_step, save, save_adoption, version,
};

/// Regions of the practices with known effects, and so many months before the demo's day since when it works.
const STRONGS: &[(&str, i32)] = &[
    ("66", 41),
    ("59", 37),
    ("63", 33),
    ("16", 30),
    ("72", 26),
    ("56", 23),
    ("54", 19),
    ("52", 15),
];
const NILS: &[(&str, i32)] =
    &[("23", 38), ("31", 34), ("36", 31), ("61", 27), ("34", 24), ("64", 20), ("73", 16)];
const BROKENS: &[(&str, i32)] =
    &[("38", 36), ("24", 33), ("70", 29), ("42", 26), ("22", 22), ("25", 18)];
const ENGINEERS: &[(&str, i32)] =
    &[("45", 35), ("18", 33), ("43", 30), ("55", 26), ("21", 22), ("58", 19)];

/// Adoptions of practices by number: adopter, months since the request, how far it has come.
const SINGLE: &[(u128, &str, i32, AdoptionState)] = &[
    (5, "66", 50, AdoptionState::Measured),
    (5, "16", 38, AdoptionState::Measured),
    (5, "56", 30, AdoptionState::Implemented),
    (5, "74", 1, AdoptionState::Requested),
    (6, "59", 20, AdoptionState::Pilot),
    (7, "74", 9, AdoptionState::Pilot),
    (8, "02", 2, AdoptionState::Requested),
    (8, "59", 26, AdoptionState::Implemented),
    (8, "72", 22, AdoptionState::Implemented),
    (9, "02", 7, AdoptionState::Planned),
    (10, "59", 3, AdoptionState::Consultation),
    (11, "56", 24, AdoptionState::Stopped),
    (12, "74", 5, AdoptionState::Planned),
    (16, "74", 3, AdoptionState::Consultation),
    (18, "74", 28, AdoptionState::Measured),
    (22, "02", 15, AdoptionState::Implemented),
    (22, "74", 1, AdoptionState::Interest),
    (3, "98", 12, AdoptionState::Stopped),
    (4, "97", 10, AdoptionState::Refused),
];

/// The path to each state, one step after another.
const PATH: [(AdoptionStep, AdoptionState); 6] = [
    (AdoptionStep::Request, AdoptionState::Requested),
    (AdoptionStep::Consultation, AdoptionState::Consultation),
    (AdoptionStep::Plan, AdoptionState::Planned),
    (AdoptionStep::Pilot, AdoptionState::Pilot),
    (AdoptionStep::Implementation, AdoptionState::Implemented),
    (AdoptionStep::Measurement, AdoptionState::Measured),
];

/// The regions after which the centre of 2019 opened elsewhere take it over in this many months.
const SPREAD: i32 = 50;
/// Every second region of the tree was of the first wave.
const TREE_SKIPS: usize = 2;

/// Keeps the adoptions of the practices that are there.
pub(super) async fn fill(tx: &mut Tx, all: &[Sketch], today: Day) -> db::Result<()> {
    let mut pen = Pen { number: 0, today };
    great_tree(tx, all, &mut pen).await?;
    for (practice, adopters) in [(STRONG, STRONGS), (NIL, NILS), (BROKEN, BROKENS)] {
        for (region, months) in adopters {
            let on = first_of(today).plus_months(-months);
            pen.implemented(tx, all, practice, region_of(region), on).await?;
        }
    }
    for (number, region, months, state) in SINGLE {
        let on = today.plus_months(-months).plus_days(-3);
        pen.write(tx, all, practice_id(*number), region_of(region), on, *state).await?;
    }
    for (region, months) in ENGINEERS {
        let on = first_of(today).plus_months(-months);
        pen.implemented(tx, all, ENGINEER, region_of(region), on).await?;
    }
    Ok(())
}

/// The centre of 2019 and those that took it for their prototype, month by month.
async fn great_tree(tx: &mut Tx, all: &[Sketch], pen: &mut Pen) -> db::Result<()> {
    let prototype = practice_id(1);
    let Some(began) = all.iter().find(|it| it.number == 1).map(|it| it.began_on) else {
        return Ok(());
    };
    let regions = regions::regions(tx).await?;
    let adopters = regions.iter().map(|it| it.code).filter(|it| {
        let code = it.to_string();
        code != "74" && code.as_str() < "90"
    });
    for (at, region) in adopters.enumerate() {
        if at % TREE_SKIPS == 0 && region != region_of("02") {
            continue;
        }
        let first = region == region_of("02");
        let months = if first { 5 } else { 6 + (at as i32 * 37) % SPREAD };
        pen.implemented(tx, all, prototype, region, began.plus_months(months)).await?;
    }
    Ok(())
}

fn region_of(code: &str) -> RegionCode {
    code.parse().expect("regions of the demo have two digits")
}

fn first_of(day: Day) -> Day {
    Day::new(day.0.year(), day.0.month(), 1).unwrap_or(day)
}

/// Writes adoptions with numbers of their own.
struct Pen {
    number: u128,
    today: Day,
}

impl Pen {
    /// An adoption that works since `on`, measured half a year later.
    async fn implemented(
        &mut self,
        tx: &mut Tx,
        all: &[Sketch],
        practice: PracticeId,
        region: RegionCode,
        on: Day,
    ) -> db::Result<()> {
        // Every third adopter has not measured yet.
        let measured = on.plus_months(6) < self.today && !self.number.is_multiple_of(3);
        let state = if measured { AdoptionState::Measured } else { AdoptionState::Implemented };
        // The steps before take a month each.
        self.write(tx, all, practice, region, on.plus_months(-4), state).await
    }

    async fn write(
        &mut self,
        tx: &mut Tx,
        all: &[Sketch],
        practice: PracticeId,
        region: RegionCode,
        began_on: Day,
        state: AdoptionState,
    ) -> db::Result<()> {
        self.number += 1;
        let Some(it) = all.iter().find(|it| practice_id(it.number) == practice) else {
            return Ok(());
        };
        let began_on = began_on.max(it.began_on);
        if began_on > self.today || region == it.region {
            return Ok(());
        }
        let mut adoption = self.begun(it, region, began_on);
        save_adoption(tx, &adoption).await?;
        let steps = self.steps(&mut adoption, it, state);
        let (last, before) = match steps.split_last() {
            Some(it) => it,
            None => return Ok(()),
        };
        for step in before {
            add_step(tx, step).await?;
        }
        keep_step(tx, &adoption, last).await?;
        if it.number == 1 && region == region_of("02") {
            self.grow(tx, adoption).await?;
        }
        Ok(())
    }

    fn begun(&self, it: &Sketch, region: RegionCode, began_on: Day) -> Adoption {
        Adoption {
            id: AdoptionId::known(known(0x6_0000 + self.number)),
            practice: practice_id(it.number),
            version: version_id(it.number, 1),
            donor: centre_id(it.region),
            donor_region: it.region,
            organisation: centre_id(region),
            region,
            state: AdoptionState::Interest,
            commitment: None,
            began_on,
            implemented_on: None,
            plan: practices::Plan::default(),
            changes: Changes::default(),
            result: String::new(),
            lesson: String::new(),
            grown: None,
            created_at: noon(began_on),
        }
    }

    /// The steps up to `state`, a month apart, none after the demo's day.
    fn steps(&self, adoption: &mut Adoption, it: &Sketch, state: AdoptionState) -> Vec<Taken> {
        let mut steps = Vec::new();
        let (path, end) = path_to(state);
        for (at, step) in path.into_iter().chain(end).enumerate() {
            let months = if step == AdoptionStep::Measurement { at as i32 + 5 } else { at as i32 };
            let on = adoption.began_on.plus_months(months).min(self.today);
            match step {
                AdoptionStep::Plan => {
                    adoption.plan = Adoption::plan_of(&it.card, on);
                    let change = Change {
                        what: "Запуск с районного офиса".to_owned(),
                        why: "Половина клиентов живёт вне столицы региона".to_owned(),
                    };
                    adoption.changes = Changes(vec![change]);
                }
                AdoptionStep::Implementation => adoption.implemented_on = Some(on),
                AdoptionStep::Measurement => adoption.result = result(it, on),
                AdoptionStep::Refusal => {
                    adoption.lesson =
                        "Нет учёта услуг в день оказания: условие не выполнено".to_owned();
                }
                AdoptionStep::Stop => {
                    adoption.lesson = "Без обученных специалистов сроки не изменились".to_owned();
                }
                _ => {}
            }
            steps.push(Taken {
                adoption: adoption.id,
                position: at as i64 + 1,
                step,
                on_day: on,
                responsible: "Руководитель центра".to_owned(),
                account: None,
                note: String::new(),
                at: noon(on),
            });
        }
        adoption.state = state;
        steps
    }

    /// The adoption in Bashkortostan was described anew: a child in the tree.
    async fn grow(&self, tx: &mut Tx, adoption: Adoption) -> db::Result<()> {
        let id = practice_id(5); // «Наставник на первый год» began in its hall
        let Some(mut practice) = find(tx, id).await? else { return Ok(()) };
        let Some(published) = practice.published else { return Ok(()) };
        let Some(card) = version(tx, published).await? else { return Ok(()) };
        practice.parent = Some(adoption.practice);
        practice.born_of = Some(adoption.id);
        practice.root = adoption.practice;
        save(tx, &practice, &card.card).await?;
        save_adoption(tx, &Adoption { grown: Some(id), ..adoption }).await
    }
}

/// The steps to a state, and the one that left the path.
fn path_to(state: AdoptionState) -> (Vec<AdoptionStep>, Option<AdoptionStep>) {
    let until = |last| {
        let upto = PATH.iter().position(|(_, it)| *it == last).map_or(0, |it| it + 1);
        PATH[..upto].iter().map(|(it, _)| *it).collect::<Vec<_>>()
    };
    match state {
        AdoptionState::Interest => (vec![AdoptionStep::Interest], None),
        AdoptionState::Refused => (until(AdoptionState::Requested), Some(AdoptionStep::Refusal)),
        AdoptionState::Stopped => (until(AdoptionState::Pilot), Some(AdoptionStep::Stop)),
        other => (until(other), None),
    }
}

/// What an adopter measured: the author's result, confirmed.
fn result(it: &Sketch, on: Day) -> String {
    let Some(stated) = it.card.results.first() else { return String::new() };
    let measured = Measured {
        what: stated.what.clone(),
        baseline: stated.baseline.clone(),
        value: stated.value.clone(),
        period: format!("{}", on.0.year()),
        source: "учёт внедрившего центра".to_owned(),
    };
    serde_json::to_string(&measured).unwrap_or_default()
}
