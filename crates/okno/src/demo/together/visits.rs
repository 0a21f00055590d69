//! The dialogue of Chelyabinsk and Bashkortostan: the visit of the source text on 15 November
//! 2023, a visit in return, a video call, and the one being prepared. People are invented.

mod talk;

use super::super::centre::{VISIT, chelyabinsk, day, known, ural};
use db::Tx;
use kernel::{Day, DelegateId, ItemId, MeasureId, Moment, OrganisationId, RegionCode, VisitId};
use plans::{Measure, Plan};
use visits::{Delegate, Item, Kind, State, TimeOfDay, Visit};

/// Where the known numbers of the visits' things begin.
pub(super) const BASE: u128 = 0xD_0000;
/// How many visits there are.
pub(super) const COUNT: u128 = 5;
/// Known number of the visit of the source text.
pub(super) const MAIN: u128 = BASE + 1;
/// Known number of the visit in return.
pub(super) const RETURNED: u128 = BASE + 3;
/// What the plan of 2020–2022 calls it.
const EXCHANGE: &str = "Обмен опытом центров";
/// What the plan of 2024–2026 calls the visit in return.
const RETURN: &str = "Ответный визит";
/// Days from the demo's day to the visit being prepared.
const AHEAD: i32 = 10;

/// What the visits rest on.
struct Ground {
    plans: Vec<Plan>,
    measures: Vec<Measure>,
}

impl Ground {
    async fn read(tx: &mut Tx) -> db::Result<Ground> {
        let plans = plans::between(tx, code("74"), code("02")).await?;
        let mut measures = Vec::new();
        for plan in &plans {
            measures.extend(plans::measures(tx, plan.id).await?);
        }
        Ok(Ground { plans, measures })
    }

    /// The measure that begins so, and its plan.
    fn measure(&self, begins: &str) -> Option<(&Measure, &Plan)> {
        let it = self.measures.iter().find(|it| it.wording.text.starts_with(begins))?;
        Some((it, self.plans.iter().find(|plan| plan.id == it.plan)?))
    }

    fn id(&self, begins: &str) -> Option<MeasureId> {
        self.measure(begins).map(|(it, _)| it.id)
    }

    /// The visit resting on the measure that begins so.
    fn under(&self, visit: Visit, begins: &str) -> Visit {
        let found = self.measure(begins);
        Visit {
            agreement: found.map(|(_, plan)| plan.agreement),
            measure: found.map(|(measure, _)| measure.id),
            ..visit
        }
    }
}

/// What is still ahead on the demo's day has not been entered, but for the visit being prepared.
pub(super) async fn fill(tx: &mut Tx, today: Day) -> db::Result<()> {
    let on = day(VISIT);
    if today <= on {
        return Ok(());
    }
    let ground = Ground::read(tx).await?;
    let main =
        ground.under(outline(1, Kind::Visit, ["74", "02"], on, AIM, State::Closed), EXCHANGE);
    visits::save(tx, &main).await?;
    people(tx, &main).await?;
    programme(tx, &main).await?;
    talk::fill(tx, &main, &ground, today).await?;
    for it in later(&ground, &main, today) {
        visits::save(tx, &it).await?;
        people(tx, &it).await?;
        short_programme(tx, &it).await?;
    }
    from_abroad(tx, today).await
}

/// What the agreement with the foreign region calls it.
const ABROAD: &str = "Костанайская область (Республика Казахстан)";

/// Guests from abroad: their people and their word came by letter.
async fn from_abroad(tx: &mut Tx, today: Day) -> db::Result<()> {
    let on = day((2024, 10, 8));
    if today <= on {
        return Ok(());
    }
    let aim = "Поддержка приграничной торговли: как центр готовит предпринимателей к экспорту";
    let ground = agreements::with_outsider(tx, code("74"), ABROAD).await?;
    let visit = Visit {
        guest: visits::outside(),
        outside: ABROAD.to_owned(),
        guest_organisation: None,
        agreement: ground.first().map(|it| it.id),
        ..outline(5, Kind::Visit, ["74", "02"], on, aim, State::Held)
    };
    visits::save(tx, &visit).await?;
    let guests = [
        ["Айгерим Степная", "руководитель управления", "Управление предпринимательства области"],
        ["Ерлан Тобольский", "директор", "Палата предпринимателей области"],
    ];
    for (number, [name, position, organisation]) in guests.into_iter().enumerate() {
        let guest = Delegate {
            id: person(&visit, number),
            visit: visit.id,
            region: visits::outside(),
            name: name.to_owned(),
            position: position.to_owned(),
            organisation: organisation.to_owned(),
            contact: String::new(),
            source: "по письму № 118 от 20.09.2024".to_owned(),
            removed_at: None,
        };
        visits::add_delegate(tx, &guest).await?;
    }
    short_programme(tx, &visit).await
}

const AIM: &str =
    "Обмен опытом и лучшими практиками в сфере развития и поддержки предпринимательства";

/// What came after: a call, the visit in return, and what is being prepared.
fn later(ground: &Ground, main: &Visit, today: Day) -> Vec<Visit> {
    let call = outline(
        2,
        Kind::Call,
        ["74", "02"],
        day((2025, 2, 14)),
        "Видеовстреча кураторов направлений: что изменилось после визита",
        State::Closed,
    );
    let back = outline(
        3,
        Kind::Return,
        ["02", "74"],
        day((2024, 5, 21)),
        "Знакомство с кооперацией и ремёслами: что центры могут взять друг у друга",
        State::Held,
    );
    let next = outline(
        4,
        Kind::Return,
        ["02", "74"],
        today.plus_days(AHEAD),
        "Перенос практик: доказательства и условия тиражирования",
        State::Planned,
    );
    let back = Visit {
        answers: Some(main.id), ..ground.under(back, "Взаимные стажировки")
    };
    let next = Visit { answers: Some(main.id), ..ground.under(next, RETURN) };
    let call = ground.under(call, "Общая группа кураторов");
    let told = [call, back].into_iter().filter(|it| it.from < today);
    told.chain([next]).collect()
}

fn outline(
    number: u128,
    kind: Kind,
    [host, guest]: [&str; 2],
    on: Day,
    aim: &str,
    state: State,
) -> Visit {
    Visit {
        id: VisitId::known(known(BASE + number)),
        kind,
        agreement: None,
        measure: None,
        answers: None,
        aim: aim.to_owned(),
        from: on,
        to: on,
        host: code(host),
        guest: code(guest),
        host_organisation: Some(centre_of(host)),
        guest_organisation: Some(centre_of(guest)),
        outside: String::new(),
        keeper: code("74"),
        state,
        reason: String::new(),
        created_at: at(on.plus_days(-30), 9, 0),
    }
}

/// Region, name, position, organisation.
const PEOPLE: [[&str; 4]; 9] = [
    ["02", "Рустам Ахметов", "заместитель министра", "Минпредпринимательства Башкортостана"],
    ["02", "Гульнара Сафина", "начальник отдела", "Минпредпринимательства Башкортостана"],
    ["02", "Айрат Каримов", "директор", "Центр «Мой бизнес» Республики Башкортостан"],
    [
        "02",
        "Лейла Юсупова",
        "руководитель направления экспорта",
        "Центр «Мой бизнес» Республики Башкортостан",
    ],
    ["02", "Тимур Валеев", "специалист", "Центр «Мой бизнес» Республики Башкортостан"],
    [
        "74",
        "Наталья Озёрная",
        "первый заместитель министра",
        "Минэкономразвития Челябинской области",
    ],
    ["74", "Ирина Горная", "директор", "Центр «Мой бизнес» Челябинской области"],
    ["74", "Сергей Уралов", "руководитель отдела услуг", "Центр «Мой бизнес» Челябинской области"],
    ["74", "Анна Лесная", "начальник отдела", "Минэкономразвития Челябинской области"],
];

fn person(visit: &Visit, number: usize) -> DelegateId {
    DelegateId::known(known(visit_number(visit) * 0x100 + BASE + 0x10_0000 + number as u128))
}

/// The visit's own number, from 1.
fn visit_number(visit: &Visit) -> u128 {
    (1..=COUNT).find(|it| visit.id == VisitId::known(known(BASE + it))).unwrap_or_default()
}

async fn people(tx: &mut Tx, visit: &Visit) -> db::Result<()> {
    for (number, [region, name, position, organisation]) in PEOPLE.into_iter().enumerate() {
        let delegate = Delegate {
            id: person(visit, number),
            visit: visit.id,
            region: code(region),
            name: name.to_owned(),
            position: position.to_owned(),
            organisation: organisation.to_owned(),
            contact: format!("+7 000 000-00-{number:02}"),
            source: String::new(),
            removed_at: None,
        };
        visits::add_delegate(tx, &delegate).await?;
    }
    Ok(())
}

/// The ministry, the tour, every direction of the centre, the talk at the end.
async fn programme(tx: &mut Tx, visit: &Visit) -> db::Result<()> {
    let centre = chelyabinsk(1);
    let ministry = OrganisationId::known(known(0x3000));
    let room = |at: usize| centre.workspaces[at % centre.workspaces.len()].name.clone();
    let mut items = vec![
        Item {
            organisation: Some(ministry),
            host: "Наталья Озёрная".to_owned(),
            place: "Зал заседаний".to_owned(),
            ..item(visit, 0, (9, 30), (11, 0), "Работа экономического блока правительства региона")
        },
        Item {
            organisation: Some(centre.organisation.id),
            host: "Ирина Горная".to_owned(),
            place: "Зал приёма".to_owned(),
            transport: "автобус от министерства, 11:10".to_owned(),
            ..item(
                visit,
                1,
                (11, 30),
                (12, 0),
                "Экскурсия по рабочему пространству центра «Мой бизнес»",
            )
        },
    ];
    for (at, direction) in centre.directions.iter().enumerate() {
        let begins = 12 * 60 + 15 + 20 * at as i16;
        let hour = |minutes: i16| ((minutes / 60) as i8, (minutes % 60) as i8);
        items.push(Item {
            organisation: Some(centre.organisation.id),
            direction: Some(direction.id),
            host: "Сергей Уралов".to_owned(),
            place: room(at),
            ..item(visit, 2 + at, hour(begins), hour(begins + 20), &direction.name)
        });
    }
    items.push(Item {
        organisation: Some(centre.organisation.id),
        host: "Ирина Горная, Наталья Озёрная".to_owned(),
        place: "Переговорная «Таганай»".to_owned(),
        ..item(
            visit,
            30,
            (15, 30),
            (16, 30),
            "Вопросы специалистов, порядок дальнейшего взаимодействия",
        )
    });
    for it in &items {
        visits::add_item(tx, it).await?;
    }
    Ok(())
}

async fn short_programme(tx: &mut Tx, visit: &Visit) -> db::Result<()> {
    let shown = visit.state != State::Planned;
    let titles = ["Обсуждение практик и показателей", "Порядок дальнейшего взаимодействия"];
    for (at, title) in titles.into_iter().enumerate() {
        let hour = 10 + 2 * at as i8;
        let it = item(visit, at, (hour, 0), (hour + 1, 30), title);
        visits::add_item(tx, &Item { shown, ..it }).await?;
    }
    Ok(())
}

fn item(visit: &Visit, number: usize, begins: (i8, i8), ends: (i8, i8), title: &str) -> Item {
    let time = |(hour, minute)| TimeOfDay { hour, minute };
    let bits = visit_number(visit) * 0x100 + BASE + 0x20_0000 + number as u128;
    Item {
        id: ItemId::known(known(bits)),
        visit: visit.id,
        day: visit.from,
        begins: time(begins),
        ends: time(ends),
        place: String::new(),
        title: title.to_owned(),
        organisation: visit.host_organisation,
        direction: None,
        host: String::new(),
        guests: String::new(),
        transport: String::new(),
        shown: true,
        position: 0,
    }
}

fn centre_of(region: &str) -> OrganisationId {
    OrganisationId::known(known(if region == "74" { 0x1000 } else { 0x2000 }))
}

fn code(text: &str) -> RegionCode {
    text.parse().expect("regions of the demo have two digits")
}

fn at(day: Day, hour: i8, minute: i8) -> Moment {
    ural().moment(day, hour, minute, 0)
}
