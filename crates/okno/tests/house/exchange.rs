//! Two regions on one page: what stands between them is said, once for each reader, in a fixed
//! number of statements; the briefing is two pages.

use crate::common::{Centre, House, noon};
use agreements::{Agreement, AgreementKind, Party, Prolongation};
use db::{Tx, transact};
use kernel::{AgreementId, CommitmentId, Day, MeasureId, PlanId, RegionCode, Role, VisitId};
use plans::{Measure, Plan, PlanState, Term, Wording};
use visits::{Commitment, Promise, Visit};

/// Three centres; there is something between the first two.
struct Three {
    house: House,
    here: Centre,
    there: Centre,
    elsewhere: Centre,
}

impl Three {
    async fn each() -> Vec<Three> {
        let mut all = Vec::new();
        for house in House::each().await {
            let here = Centre::found(&house, "74", "500100732259").await;
            let there = Centre::found(&house, "02", "773370857141").await;
            let elsewhere = Centre::found(&house, "77", "500100732259").await;
            all.push(Three { house, here, there, elsewhere });
        }
        all
    }

    /// An agreement in force and a past one, a plan of three measures, a visit held and one that
    /// is being prepared, a commitment of each side; a draft and a plan of nobody's business.
    async fn meet(&self, times: usize) -> VisitId {
        let ids: Vec<VisitId> = (0..times).map(|_| VisitId::new()).collect();
        let kept: db::Result<()> = async {
            transact!(self.house.app.db, |tx| {
                for id in &ids {
                    between(tx, *id).await?;
                }
                Ok(())
            })
        }
        .await;
        kept.unwrap();
        ids[0]
    }

    async fn page(&self, centre: &Centre, role: Role, path: &str) -> (u16, String) {
        let cookie = self.house.sign_in(centre.who(role)).await;
        let answer = self.house.get(path, &cookie).await;
        (answer.status, answer.body)
    }
}

#[tokio::test]
async fn the_page_says_what_stands_between_two_regions() {
    for it in Three::each().await {
        it.meet(1).await;
        let (status, page) = it.page(&it.here, Role::Officer, "/exchange/74/02").await;
        assert_eq!(status, 200, "{page}");
        for words in [
            "<h1>Челябинская область и Республика Башкортостан</h1>",
            "<b>1</b> соглашение в силе",
            "<b>1 из 3</b> мероприятий плана выполнено, <span class=\"bad\">1 просрочено</span>",
            "<b>1</b> визит состоялся",
            "<b>2</b> договорённости на контроле: 1 наша, 1 их, <span class=\"bad\">1 просрочена</span>",
            "О сотрудничестве",
            "действовало до 31.12.2019",
            "Прислать методику",
            "/visits/new?guest=74&amp;host=02",
            "/regions/02/support",
            "Пока без сотрудничества",
            "href=\"/agreements?sphere=tourism\"",
        ] {
            assert!(page.contains(words), "{words} in {page}");
        }
        assert!(!page.contains("href=\"/agreements?sphere=cultural\""), "agreed on");
        assert!(!page.contains("href=\"/agreements?sphere=industry\""), "planned");
        let (_, page) = it.page(&it.there, Role::Officer, "/exchange/74/02").await;
        assert!(page.contains("/visits/new?guest=02&amp;host=74"), "read from the other side");
    }
}

#[tokio::test]
async fn others_read_registers_and_figures_only() {
    for it in Three::each().await {
        it.meet(1).await;
        let others = [
            (&it.elsewhere, Role::Officer),
            (&it.here, Role::Specialist),
            (&it.here, Role::Observer),
        ];
        for (centre, role) in others {
            let (status, page) = it.page(centre, role, "/exchange/74/02").await;
            assert_eq!(status, 200);
            assert!(page.contains("О сотрудничестве") && page.contains("<b>1</b> визит"), "{role}");
            for hidden in ["Прислать методику", "Посмотреть центр", "briefing.pdf", "/visits/new"]
            {
                assert!(!page.contains(hidden), "{hidden} for {role}");
            }
        }
        let (_, page) = it.page(&it.elsewhere, Role::Officer, "/exchange/74/02").await;
        assert!(!page.contains("Черновик плана"), "a draft of others");
        let (status, _) =
            it.page(&it.elsewhere, Role::Officer, "/exchange/74/02/briefing.pdf").await;
        assert_eq!(status, 404);
        let (status, _) = it.page(&it.here, Role::Head, "/exchange/74/02/briefing.pdf").await;
        assert_eq!(status, 403);
    }
}

#[tokio::test]
async fn a_page_costs_a_fixed_number_of_statements() {
    for it in Three::each().await {
        let cookie = it.house.sign_in(it.here.who(Role::Officer)).await;
        let db = &it.house.app.db;
        let mut counted = Vec::new();
        for times in [0, 1, 3] {
            if times > 0 {
                it.meet(times).await;
            }
            for path in ["/exchange/74/02", "/exchange"] {
                it.house.get(path, &cookie).await;
                let before = db.statements();
                assert_eq!(it.house.get(path, &cookie).await.status, 200);
                counted.push(db.statements() - before);
            }
        }
        assert_eq!(counted[..2], counted[2..4]);
        assert_eq!(counted[..2], counted[4..]);
        assert!(counted[0] <= 26, "{counted:?}");
    }
}

#[tokio::test]
async fn two_regions_are_chosen() {
    for it in Three::each().await {
        it.meet(1).await;
        let (_, page) = it.page(&it.here, Role::Officer, "/exchange").await;
        assert!(page.contains("href=\"/exchange/74/02\">Республика Башкортостан"), "{page}");
        let cookie = it.house.sign_in(it.here.who(Role::Officer)).await;
        let chosen = it.house.get("/exchange?a=74&b=77", &cookie).await;
        assert_eq!((chosen.status, chosen.header("location")), (303, "/exchange/74/77"));
        for path in ["/exchange/74/74", "/exchange?a=74&b=74"] {
            let answer = it.house.get(path, &cookie).await;
            assert_eq!(answer.status, 422, "{path}");
            assert!(answer.body.contains("Это один и тот же регион"), "{}", answer.body);
        }
        for path in ["/exchange/74/98", "/exchange/98/74", "/exchange/74/abc"] {
            assert_eq!(it.house.get(path, &cookie).await.status, 404, "{path}");
        }
        let nothing = it.house.get("/exchange/74/77", &cookie).await;
        assert_eq!(nothing.status, 200);
        assert!(nothing.body.contains("Соглашений между этими регионами пока нет"));
        let wrong = it.house.get("/exchange/74/77?period=x", &cookie).await;
        assert!((400..500).contains(&wrong.status), "{}", wrong.status);
    }
}

#[tokio::test]
async fn a_briefing_is_two_pages() {
    for it in Three::each().await {
        let visit = it.meet(8).await;
        let cookie = it.house.sign_in(it.here.who(Role::PressOfficer)).await;
        let path = format!("/exchange/74/02/briefing.pdf?visit={visit}");
        let answer = it.house.get(&path, &cookie).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert!(answer.body.starts_with("%PDF-"));
        let count = |it| answer.body.matches(it).count();
        assert_eq!(count("/Type/Page") - count("/Type/Pages"), 2, "however much there is");
        assert!(answer.header("content-disposition").contains(".pdf"));
        let foreign = format!("/exchange/74/02/briefing.pdf?visit={}", VisitId::new());
        assert_eq!(it.house.get(&foreign, &cookie).await.status, 404);
        let first = it.house.get("/exchange/74/77/briefing.pdf", &cookie).await;
        assert_eq!(first.status, 200, "they have never met");
        let same = it.house.get("/exchange/74/74/briefing.pdf", &cookie).await;
        assert_eq!(same.status, 404);
    }
}

fn region(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

async fn between(tx: &mut Tx, held: VisitId) -> db::Result<()> {
    let current = agreement("О сотрудничестве", "2019-12-01", None);
    agreements::save(tx, &current).await?;
    let ended = Some(day("2019-12-31"));
    let past = agreement("О сотрудничестве, прежнее", "2015-01-01", ended);
    agreements::save(tx, &past).await?;
    for (state, title) in [(PlanState::Approved, "План"), (PlanState::Draft, "Черновик плана")]
    {
        let plan = plan(current.id, state, title);
        plans::save(tx, &plan, "", noon()).await?;
        for (number, term, done) in
            [(1, "2026-10-01", false), (2, "2026-10-02", true), (3, "2026-12-30", false)]
        {
            plans::save_measure(tx, &plan, &measure(&plan, number, term, done)).await?;
        }
    }
    let past = visit(held, current.id, "2026-03-10", visits::State::Held, "Посмотреть центр");
    visits::save(tx, &past).await?;
    let next = VisitId::new();
    let next = visit(next, current.id, "2026-12-10", visits::State::Planned, "Ответный визит");
    visits::save(tx, &next).await?;
    let sides = [
        ("74", "02", "2026-10-10", "Прислать методику"),
        ("02", "74", "2026-12-20", "Принять коллег"),
    ];
    for (side, other, due, text) in sides {
        visits::add_commitment(tx, &commitment(held, side, other, due, text)).await?;
    }
    Ok(())
}

fn agreement(title: &str, from: &str, to: Option<Day>) -> Agreement {
    Agreement {
        id: AgreementId::new(),
        kind: AgreementKind::Agreement,
        title: title.into(),
        number: "7".into(),
        registered: String::new(),
        spheres: vec!["trade_economic".into(), "cultural".into()],
        signed_on: Some(day(from)),
        in_force_from: Some(day(from)),
        in_force_to: to,
        prolongation: Prolongation::None,
        state: agreements::State::InForce,
        ended_on: None,
        ground: String::new(),
        parties: vec![Party::region(region("74")), Party::region(region("02"))],
        predecessor: None,
        created_at: noon(),
    }
}

fn plan(agreement: AgreementId, state: PlanState, title: &str) -> Plan {
    Plan {
        id: PlanId::new(),
        agreement,
        title: title.into(),
        from: day("2026-01-01"),
        to: day("2027-12-31"),
        region_a: Some(region("74")),
        name_a: "Челябинская область".into(),
        region_b: Some(region("02")),
        name_b: "Республика Башкортостан".into(),
        state,
        version: 1,
        approved_on: (state == PlanState::Approved).then(|| day("2026-01-01")),
        created_at: noon(),
    }
}

fn measure(plan: &Plan, number: i32, term: &str, done: bool) -> Measure {
    let wording = Wording {
        number: number.to_string(),
        text: format!("Мероприятие {number}"),
        sphere: "industry".into(),
        term: Term::Day(day(term)),
        body_a: "Министерство".into(),
        body_b: "Министерство".into(),
        result: String::new(),
        indicator: String::new(),
        target: String::new(),
    };
    let mut it = plans::fresh(plan, MeasureId::new(), wording);
    if done {
        let word = |side| plans::Word { side, says: plans::Says::Done, on: day("2026-09-01") };
        let words = [word(plans::Side::A), word(plans::Side::B)];
        it.course = it.wording.course(plan.from, plan.to, false, &words);
    }
    it
}

fn visit(id: VisitId, agreement: AgreementId, on: &str, state: visits::State, aim: &str) -> Visit {
    Visit {
        id,
        kind: visits::Kind::Visit,
        agreement: Some(agreement),
        measure: None,
        answers: None,
        aim: aim.into(),
        from: day(on),
        to: day(on),
        host: region("74"),
        guest: region("02"),
        host_organisation: None,
        guest_organisation: None,
        outside: String::new(),
        keeper: region("74"),
        state,
        reason: String::new(),
        created_at: noon(),
    }
}

fn commitment(visit: VisitId, side: &str, other: &str, due: &str, text: &str) -> Commitment {
    let id = CommitmentId::new();
    Commitment {
        id,
        visit,
        once: id.to_string(),
        question: None,
        text: text.into(),
        side: region(side),
        other: region(other),
        responsible: String::new(),
        due: day(due),
        state: Promise::Open,
        becomes: None,
        target: String::new(),
        evidence: String::new(),
        reason: String::new(),
        made_at: noon(),
        closed_on: None,
    }
}
