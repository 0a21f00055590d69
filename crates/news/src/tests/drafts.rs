use super::*;
use crate::draft::draft;
use crate::material::material as gather;
use visits::outside;

#[test]
fn the_draft_holds_every_fact_of_the_visit_and_says_where_each_stands() {
    let material = material();
    let it = draft(&material);
    let news = News::drafted(NewsId::new(), &material, noon());
    let text = news.plain(&material.facts);
    for fact in [
        "Челябинская область и Республика Башкортостан обменялись опытом",
        "Делегация Республики Башкортостан",
        "Центр «Мой бизнес» Челябинской области",
        "обмен опытом и лучшими практиками",
        "58 межрегиональных соглашений, в том числе с Республикой Башкортостан",
        "2019 году выступил прототипом",
        "почти пять лет",
        "178 тысяч услуг",
        "Центр поддержки экспорта",
        "гарантийный фонд?",
        "передать единую анкету",
        "сферы: торгово-экономическая, научно-техническая, социальная, культурная",
        "Соглашение о торгово-экономическом, научно-техническом, социальном и культурном",
        "2020–2022 годы",
        "«Сотрудничество регионов важно», — считает Наталья Лугова, заместитель министра",
    ] {
        assert!(text.contains(fact), "{fact} is missing:\n{text}");
    }
    assert!(!text.contains("Диалог"), "words without consent");
    assert!(it.facts.iter().all(|it| it.source.starts_with('/') && it.on == day("2023-11-15")));
    assert!(it.facts.iter().any(|it| it.text.contains("178000")), "{:?}", it.facts);
}

const ABROAD: &str = "Костанайская область (Республика Казахстан)";
const BODY: &str = "Министерство экономики Республики Татарстан";

/// The same visit of guests that are no region of the country.
fn with_outsider(name: &str) -> Facts {
    let mut it = facts();
    (it.visit.guest, it.visit.outside) = (outside(), name.into());
    it.guest = Region { code: outside(), name: name.into(), ..it.guest };
    it
}

/// The same sides, the other way round.
fn abroad(name: &str) -> Facts {
    let mut it = with_outsider(name);
    std::mem::swap(&mut it.visit.host, &mut it.visit.guest);
    std::mem::swap(&mut it.host, &mut it.guest);
    it
}

fn agreed(facts: Facts, with: Party, interregional: i64, international: i64) -> Material {
    let agreements = Counts { interregional, international };
    let agreement = Some((agreement(with), Vec::new()));
    Material { facts, agreements, agreement, ..material() }
}

/// The paragraph of the draft that speaks of this.
fn said(it: &Material, of: &str) -> String {
    let body = draft(it).body;
    body.split("\n\n").find(|it| it.contains(of)).unwrap_or_default().to_owned()
}

#[test]
fn a_foreign_partner_is_among_the_international_agreements() {
    let with = |interregional, international| {
        let it =
            agreed(with_outsider(ABROAD), Party::foreign(ABROAD), interregional, international);
        said(&it, "соглашени")
    };
    assert_eq!(
        with(58, 3),
        "У Челябинской области — 58 межрегиональных соглашений и 3 международных соглашения, \
         в том числе с Костанайской областью (Республика Казахстан)."
    );
    assert_eq!(
        with(21, 1),
        "У Челябинской области — 21 межрегиональное соглашение и 1 международное соглашение \
         с Костанайской областью (Республика Казахстан)."
    );
    assert_eq!(
        with(0, 5),
        "У Челябинской области — 5 международных соглашений, в том числе с Костанайской областью \
         (Республика Казахстан)."
    );
}

#[test]
fn a_body_of_power_is_among_the_interregional_agreements_under_its_name() {
    let it = agreed(with_outsider(BODY), Party::body(BODY), 58, 2);
    assert_eq!(
        said(&it, "соглашени"),
        "У Челябинской области — 58 межрегиональных соглашений, в том числе с Министерством \
         экономики Республики Татарстан, и 2 международных соглашения."
    );
    let lead = draft(&it).lead;
    assert!(lead.starts_with("Делегация Министерства экономики Республики Татарстан "), "{lead}");
}

#[test]
fn an_agreement_that_did_not_bind_both_sides_that_day_is_not_spoken_of() {
    let sound = agreed(facts(), Party::region(code("02")), 58, 0);
    assert!(said(&sound, "соглашени").contains("в том числе с Республикой Башкортостан"));
    let changed = |change: fn(&mut Agreement)| {
        let mut it = sound.clone();
        change(&mut it.agreement.as_mut().unwrap().0);
        it
    };
    for it in [
        changed(|it| it.in_force_from = None),
        changed(|it| it.in_force_from = Some(day("2023-11-16"))),
        changed(|it| it.in_force_to = Some(day("2023-11-14"))),
        changed(|it| it.ended_on = Some(day("2023-11-15"))),
        changed(|it| it.parties[1] = Party::region(code("66"))),
    ] {
        assert_eq!(
            said(&it, "соглашени"),
            "У Челябинской области — 58 межрегиональных соглашений."
        );
        assert!(!draft(&it).body.contains("ведётся в рамках"));
    }
    let ended_later = changed(|it| it.ended_on = Some(day("2023-11-16")));
    assert!(said(&ended_later, "соглашени").contains("в том числе"));
}

#[test]
fn the_work_of_an_institution_is_said_of_it() {
    let with = |services, founded| {
        let mut it = material();
        (it.served[0].services, it.served[0].does) = (services, String::new());
        it.served[0].organisation.founded_on = founded;
        said(&it, "оказали")
    };
    assert_eq!(
        with(21_000, Some(day("2018-11-15"))),
        "Центр «Мой бизнес» Челябинской области. За пять лет работы предпринимателям региона \
         оказали здесь 21 тысячу услуг."
    );
    for founded in [None, Some(day("2023-11-01")), Some(day("2025-01-01"))] {
        assert!(with(1, founded).contains(". Предпринимателям региона оказали здесь 1 услугу."));
    }
    assert_eq!(with(0, None), "");
}

#[test]
fn only_the_guests_questions_are_the_guests() {
    let mut it = material();
    let hosts =
        Question {
            region: code("74"), text: "А у вас?".into(), ..it.facts.questions[0].clone()
        };
    it.facts.questions.push(hosts);
    let text = said(&it, "Гости задали");
    assert!(text.starts_with("Гости задали 1 вопрос: «Как клиент"), "{text}");
    assert!(!text.contains("А у вас"), "{text}");
    let more = it.facts.questions[0].clone();
    it.facts.questions.extend(vec![more; 3]);
    let text = said(&it, "Гости задали");
    assert!(text.starts_with("Гости задали 4 вопроса, среди них: «"), "{text}");
    it.facts.questions.retain(|it| it.region == code("74"));
    assert_eq!(said(&it, "Гости задали"), "");
}

#[test]
fn what_was_not_shown_is_not_said_to_be() {
    let mut it = material();
    let closed =
        Direction {
            id: DirectionId::new(), name: "Фонд".into(), ..it.facts.directions[0].clone()
        };
    let seen = Direction { id: DirectionId::new(), name: "Приём".into(), ..closed.clone() };
    let item = Item { direction: Some(seen.id), ..it.facts.items[0].clone() };
    it.facts.items.push(item);
    it.facts.directions.push(seen);
    assert!(
        said(&it, "экскурсию").contains("каждого направления: Центр поддержки экспорта и Приём")
    );
    it.facts.directions.push(closed);
    assert!(said(&it, "экскурсию").contains("с работой направлений: Центр"));
    it.facts.visit.kind = Kind::Call;
    let text = format!("{} {}", draft(&it).lead, draft(&it).body);
    assert!(!text.contains("экскурсию") && !text.contains("Делегация"), "{text}");
}

async fn keep_agreements(db: &Db, all: &[Agreement]) -> db::Result<()> {
    transact!(db, |tx| {
        regions::seed(tx).await?;
        for it in all {
            agreements::save(tx, it).await?;
        }
        Ok(())
    })
}

/// Keeps the visit with the first of these agreements, and gathers what a draft is made of.
async fn gathered(db: &Db, mut facts: Facts, agreements: &[Agreement]) -> Material {
    facts.visit.agreement = Some(agreements[0].id);
    keep_agreements(db, agreements).await.unwrap();
    keep(db, &facts).await.unwrap();
    gather(db, facts.visit.id, day("2023-12-01")).await.unwrap().unwrap()
}

#[tokio::test]
async fn agreements_of_both_registers_are_counted_on_the_day_of_the_visit() {
    for db in testing::databases().await {
        let mut ended = agreement(Party::foreign(ABROAD));
        ended.terminate("по письму", day("2023-11-20"), day("2023-12-01")).unwrap();
        let all = [ended, agreement(Party::region(code("02")))];
        let it = gathered(&db, with_outsider(ABROAD), &all).await;
        assert_eq!(it.agreements, Counts { interregional: 1, international: 1 });
        assert!(said(&it, "соглашени").contains("1 международное соглашение с Костанайской"));
    }
}

#[tokio::test]
async fn of_a_visit_abroad_the_figures_are_ours() {
    for db in testing::databases().await {
        let it = gathered(&db, abroad(ABROAD), &[agreement(Party::foreign(ABROAD))]).await;
        assert_eq!(it.agreements, Counts { interregional: 0, international: 1 });
        let text = said(&it, "соглашени");
        assert!(
            text.starts_with("У Челябинской области — 1 международное соглашение с Кост"),
            "{text}"
        );
        assert!(it.served.is_empty(), "nobody abroad saw our centre");
        let all = format!("{} {}", draft(&it).lead, draft(&it).body);
        assert!(!all.contains("экскурсию") && !all.contains("услуг"), "{all}");
    }
}
