//! The register of the demo: 58 interregional agreements of Chelyabinsk in force, one of them with
//! Bashkortostan in the four spheres of the visit's news, some past, some international, and some
//! on their way. Numbers, days and people are invented.

use super::super::centre::known;
use agreements::{Agreement, AgreementKind, Party, Prolongation, State};
use db::Tx;
use kernel::{AgreementId, Day, Moment, RegionCode, Zone};

/// Where the known numbers of the agreements begin.
const BASE: u128 = 0xA_0000;
/// The title of the agreement both regions cooperate by, as the news gives it.
const TITLE: &str = "Соглашение о торгово-экономическом, научно-техническом, социальном и культурном сотрудничестве";
/// Its spheres.
const SPHERES: [&str; 4] = ["trade_economic", "scientific_technical", "social", "cultural"];

/// Partners of Chelyabinsk besides Bashkortostan, one agreement in force with each.
const PARTNERS: [&str; 50] = [
    "01", "03", "04", "05", "07", "10", "11", "12", "13", "14", "15", "16", "18", "19", "20", "21",
    "22", "23", "24", "26", "29", "30", "33", "34", "36", "38", "39", "40", "42", "43", "45", "47",
    "50", "52", "54", "55", "56", "58", "59", "61", "63", "64", "66", "70", "72", "73", "76", "77",
    "78", "86",
];
/// Those with whom there is a second one.
const TWICE: [&str; 7] = ["16", "45", "56", "59", "66", "72", "86"];
/// Partners of Bashkortostan besides.
const OF_BASHKORTOSTAN: [&str; 9] = ["12", "16", "18", "21", "56", "59", "63", "66", "73"];

const TITLES: [&str; 5] = [
    "Соглашение о сотрудничестве в торгово-экономической, научно-технической и социальной сферах",
    "Соглашение о торгово-экономическом и культурном сотрудничестве",
    "Соглашение об экономическом, научном и культурном сотрудничестве",
    "Соглашение о сотрудничестве в сфере промышленности и поддержки предпринимательства",
    "Соглашение о взаимодействии в сфере промышленной кооперации, туризма и экологии",
];
const TOUCHED: [&[&str]; 5] = [
    &["trade_economic", "scientific_technical", "social"],
    &["trade_economic", "cultural"],
    &["trade_economic", "scientific_technical", "cultural"],
    &["industry", "business_support"],
    &["industry", "tourism", "ecology"],
];

/// Enters them and says which.
pub(super) async fn fill(tx: &mut Tx, today: Day) -> db::Result<Vec<Agreement>> {
    let all = with_bashkortostan(today)
        .into_iter()
        .chain(partners(today))
        .chain(past(today))
        .chain(international(today))
        .chain(on_their_way(today))
        .chain(of_bashkortostan(today));
    // On a day before something was signed there is no such document yet.
    let all: Vec<_> = all.filter(|it| it.signed_on.is_none_or(|day| day <= today)).collect();
    for it in &all {
        agreements::save(tx, it).await?;
    }
    Ok(all)
}

/// The agreement of the news, and the one it took the place of.
fn with_bashkortostan(today: Day) -> Vec<Agreement> {
    let parties = || {
        vec![
            Party::region(code("74")).coordinated(
                "Макарова Ольга Викторовна",
                "начальник отдела межрегионального сотрудничества",
                "officer@okno.example",
            ),
            Party::region(code("02")).coordinated(
                "Юсупов Тимур Фанисович",
                "начальник управления межрегиональных связей",
                "officer.ufa@okno.example",
            ),
        ]
    };
    let mut former = signed(1, TITLE, parties(), day(1998, 6, 18));
    (former.state, former.ended_on) = (State::Superseded, Some(day(2013, 12, 3)));
    let mut current = signed(0, TITLE, parties(), day(2013, 12, 3));
    current.number = "47-С".to_owned();
    current.registered = "03/5321".to_owned();
    current.predecessor = Some(former.id);
    current.in_force_to = Some(day(2018, 12, 31));
    current.prolongation = Prolongation::Automatic { years: 5 };
    for it in [&mut former, &mut current] {
        it.spheres = SPHERES.map(str::to_owned).to_vec();
    }
    if today < day(2013, 12, 3) {
        (former.state, former.ended_on) = (State::InForce, None);
    }
    vec![former, current]
}

/// The other 57 that are in force.
fn partners(today: Day) -> Vec<Agreement> {
    let first = PARTNERS.iter().zip(0..).map(|(region, at)| in_force(at, region, at, today));
    let second = TWICE.iter().zip(50..).map(|(region, at)| {
        let kinds = [AgreementKind::Protocol, AgreementKind::Memorandum, AgreementKind::Roadmap];
        let mut it = in_force(at, region, at + 3, today);
        it.kind = kinds[at % 3];
        it.title = match it.kind {
            AgreementKind::Protocol => "Протокол о развитии торгово-экономического сотрудничества",
            AgreementKind::Memorandum => {
                "Меморандум о поддержке малого и среднего предпринимательства"
            }
            _ => "«Дорожная карта» развития промышленной кооперации",
        }
        .to_owned();
        it
    });
    first.chain(second).collect()
}

/// One in force: most go on by themselves or are open-ended, every eleventh ends within a quarter
/// or soon after.
fn in_force(at: usize, region: &str, kind: usize, today: Day) -> Agreement {
    let year = 1996 + (at * 7 % 27) as i16;
    let on = day(year, 1 + (at * 5 % 12) as i8, 1 + (at * 11 % 28) as i8);
    let mut it = signed(0x10 + at, TITLES[kind % 5], ours_with(region), on);
    it.spheres = TOUCHED[kind % 5].iter().map(|it| (*it).to_owned()).collect();
    it.number = format!("{}-С", 11 + at);
    match at % 11 {
        0 => {
            // Signed for a term that ends soon, whatever day it is today.
            it.in_force_to = Some(today.plus_days(14 + 17 * at as i32 / 11));
            it.prolongation = Prolongation::ByConsent;
        }
        1..=4 => {}
        _ => {
            it.in_force_to = Some(day(year + 5, 12, 31));
            it.prolongation = Prolongation::Automatic { years: 5 };
        }
    }
    it
}

/// Those that are over: by their term, and before it.
fn past(today: Day) -> Vec<Agreement> {
    let expired = [("44", 1999, 2004), ("57", 2003, 2008), ("68", 2010, 2015), ("28", 2014, 2019)];
    let expired = expired.into_iter().zip(0..).map(|((region, from, to), at)| {
        let mut it = signed(0x100 + at, TITLES[at % 5], ours_with(region), day(from, 3, 15));
        it.spheres = TOUCHED[at % 5].iter().map(|it| (*it).to_owned()).collect();
        it.in_force_to = Some(day(to, 3, 14));
        it
    });
    let mut ended = signed(0x110, TITLES[4], ours_with("51"), day(2012, 5, 21));
    if today >= day(2017, 2, 1) {
        (ended.state, ended.ended_on) = (State::Terminated, Some(day(2017, 2, 1)));
        ended.ground = "Взаимное согласие сторон: обязательства выполнены".to_owned();
    }
    expired.chain([ended]).collect()
}

/// With foreign regions: counted apart.
fn international(today: Day) -> Vec<Agreement> {
    let partners = [
        ("Костанайская область (Республика Казахстан)", 2011, None),
        ("Гомельская область (Республика Беларусь)", 2016, None),
        ("Синьцзян-Уйгурский автономный район (Китайская Народная Республика)", 2018, None),
        ("Ташкентская область (Республика Узбекистан)", 2022, Some(5)),
        ("Согдийская область (Республика Таджикистан)", 2008, None),
    ];
    let one = |((name, year, years), at): ((&str, i16, Option<i64>), usize)| {
        let parties = vec![Party::region(code("74")), Party::foreign(name)];
        let mut it = signed(0x120 + at, TITLES[at % 3], parties, day(year, 9, 12));
        it.spheres = TOUCHED[at % 3].iter().map(|it| (*it).to_owned()).collect();
        if let Some(years) = years {
            it.in_force_to = Some(day(year + years as i16, 9, 11));
            it.prolongation = Prolongation::Automatic { years };
        } else if at == 4 {
            it.in_force_to = Some(day(2013, 9, 11));
        }
        it
    };
    let all = partners.into_iter().zip(0..).map(one);
    all.filter(|it| it.signed_on.is_some_and(|it| it <= today)).collect()
}

/// A draft that waits for our word, one that waits for the other side's, one that is agreed.
fn on_their_way(today: Day) -> Vec<Agreement> {
    let entered = |number, title: &str, other: &str| {
        let mut it = blank(number, AgreementKind::Agreement, title, today.plus_days(-12));
        it.parties = ours_with(other);
        it
    };
    let by = |it: &mut Party, whom: &str| {
        (it.agreed_on, it.agreed_by) = (Some(today.plus_days(-5)), whom.to_owned());
    };
    let mut roadmap = entered(0x140, "«Дорожная карта» обмена практиками поддержки бизнеса", "02");
    roadmap.kind = AgreementKind::Roadmap;
    roadmap.spheres = vec!["business_support".to_owned()];
    by(&mut roadmap.parties[1], "Т. Ф. Юсупов");
    let mut waiting = entered(0x141, "Соглашение о сотрудничестве в сфере туризма", "35");
    waiting.spheres = vec!["tourism".to_owned()];
    by(&mut waiting.parties[0], "О. В. Макарова");
    let mut agreed = entered(0x142, "Соглашение о промышленной кооперации", "71");
    agreed.spheres = vec!["industry".to_owned()];
    by(&mut agreed.parties[0], "О. В. Макарова");
    by(&mut agreed.parties[1], "№ 12-04/318 (по письму)");
    agreed.state = State::Agreed;
    vec![roadmap, waiting, agreed]
}

/// Agreements of Bashkortostan that are none of Chelyabinsk's.
fn of_bashkortostan(_: Day) -> Vec<Agreement> {
    let one = |(region, at): (&&str, usize)| {
        let parties = vec![Party::region(code("02")), Party::region(code(region))];
        let on = day(2004 + (at * 2) as i16, 4, 10 + at as i8);
        let mut it = signed(0x160 + at, TITLES[at % 5], parties, on);
        it.spheres = TOUCHED[at % 5].iter().map(|it| (*it).to_owned()).collect();
        it
    };
    OF_BASHKORTOSTAN.iter().zip(0..).map(one).collect()
}

/// In force from the day it was signed, open-ended.
fn signed(number: usize, title: &str, parties: Vec<Party>, on: Day) -> Agreement {
    let mut it = blank(number, AgreementKind::Agreement, title, on);
    (it.signed_on, it.in_force_from, it.state) = (Some(on), Some(on), State::InForce);
    it.parties = parties;
    it
}

fn blank(number: usize, kind: AgreementKind, title: &str, entered: Day) -> Agreement {
    let mut it = Agreement::draft(kind, title, noon(entered));
    it.id = AgreementId::known(known(BASE + number as u128));
    it
}

fn ours_with(region: &str) -> Vec<Party> {
    vec![Party::region(code("74")), Party::region(code(region))]
}

fn code(text: &str) -> RegionCode {
    text.parse().expect("regions of the demo have two digits")
}

fn day(year: i16, month: i8, day: i8) -> Day {
    Day::new(year, month, day).expect("days of the demo are of the calendar")
}

fn noon(day: Day) -> Moment {
    Zone::moscow().moment(day, 12, 0, 0)
}
