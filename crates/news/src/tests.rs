use crate::draft::{Material, Served, draft};
use crate::{News, Refused, Side, State, doors, store};
use agreements::{Agreement, AgreementKind, Prolongation};
use db::{Db, testing, transact};
use kernel::{
    AgreementId, CommitmentId, ConsentId, Day, DelegateId, DirectionId, FileId, ItemId, NewsId,
    OrganisationId, PlanId, QuestionId, RegionCode, RemarkId, Role, VisitId, Zone,
};
use plans::{Plan, PlanState};
use regions::{Direction, Organisation, OrganisationKind, Region};
use visits::{
    Channel, Commitment, Consent, Covers, Delegate, Facts, Item, Kind, Promise, Question, Remark,
    RemarkKind, TimeOfDay, Visit,
};
use web::testing::{Site, actor, noon};

fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn region(text: &str, name: &str) -> Region {
    let time_zone = "Asia/Yekaterinburg".parse().unwrap_or(Zone::moscow());
    Region { code: code(text), name: name.into(), time_zone }
}

fn centre() -> Organisation {
    Organisation {
        id: OrganisationId::new(),
        region: code("74"),
        kind: OrganisationKind::Centre,
        name: "Центр «Мой бизнес» Челябинской области".into(),
        short_name: "Мой бизнес".into(),
        time_zone: "Asia/Yekaterinburg".parse().unwrap(),
        address: String::new(),
        founded_on: Some(day("2019-02-01")),
    }
}

fn speaker(visit: VisitId, region: &str, name: &str) -> Delegate {
    Delegate {
        id: DelegateId::new(),
        visit,
        region: code(region),
        name: name.into(),
        position: "заместитель министра".into(),
        organisation: "Министерство".into(),
        contact: String::new(),
        source: String::new(),
        removed_at: None,
    }
}

fn quote(visit: VisitId, of: &Delegate, text: &str, approved: bool) -> Remark {
    Remark {
        id: RemarkId::new(),
        visit,
        once: text.into(),
        kind: RemarkKind::Quote,
        region: of.region,
        author: "А. Лесная".into(),
        delegate: Some(of.id),
        faces: Default::default(),
        item: None,
        text: text.into(),
        file: None,
        at: noon(),
        approved_at: approved.then(noon),
    }
}

fn consent(visit: VisitId, of: &Delegate) -> Consent {
    Consent {
        id: ConsentId::new(),
        visit,
        delegate: of.id,
        covers: Covers::Both,
        given_on: day("2023-11-15"),
        channel: Channel::Paper,
        recorded_by: "А. Лесная".into(),
        recorded_at: noon(),
        withdrawn_at: None,
    }
}

/// The visit of the source text: one quote with consent, one without.
fn facts() -> Facts {
    let visit = Visit {
        id: VisitId::new(),
        kind: Kind::Visit,
        agreement: None,
        measure: None,
        answers: None,
        aim: "обмен опытом и лучшими практиками в сфере поддержки предпринимательства".into(),
        from: day("2023-11-15"),
        to: day("2023-11-15"),
        host: code("74"),
        guest: code("02"),
        host_organisation: None,
        guest_organisation: None,
        outside: String::new(),
        keeper: code("74"),
        state: visits::State::Held,
        reason: String::new(),
        created_at: noon(),
    };
    let id = visit.id;
    let centre = centre();
    let direction = Direction {
        id: DirectionId::new(),
        organisation: centre.id,
        name: "Центр поддержки экспорта".into(),
        short_name: "ЦПЭ".into(),
        curator: String::new(),
        position: 1,
        closed_on: None,
    };
    let item = Item {
        id: ItemId::new(),
        visit: id,
        day: visit.from,
        begins: TimeOfDay { hour: 10, minute: 0 },
        ends: TimeOfDay { hour: 11, minute: 0 },
        place: String::new(),
        title: "Экспорт".into(),
        organisation: Some(centre.id),
        direction: Some(direction.id),
        host: String::new(),
        guests: String::new(),
        transport: String::new(),
        shown: true,
        position: 0,
    };
    let question = Question {
        id: QuestionId::new(),
        visit: id,
        once: "q".into(),
        item: None,
        region: code("02"),
        asked_by: "Гость".into(),
        to_whom: String::new(),
        text: "Как клиент попадает из центра в гарантийный фонд?".into(),
        asked_at: noon(),
        answer: String::new(),
        answered_by: String::new(),
        answered_at: None,
    };
    let commitment = Commitment {
        id: CommitmentId::new(),
        visit: id,
        once: "c".into(),
        question: None,
        text: "Передать единую анкету".into(),
        side: code("74"),
        other: code("02"),
        responsible: String::new(),
        due: day("2023-12-20"),
        state: Promise::Open,
        becomes: None,
        target: String::new(),
        evidence: String::new(),
        reason: String::new(),
        made_at: noon(),
        closed_on: None,
    };
    let (agreed, silent) = (speaker(id, "74", "Наталья Лугова"), speaker(id, "02", "Ильнур Т."));
    Facts {
        host: region("74", "Челябинская область"),
        guest: region("02", "Республика Башкортостан"),
        organisations: vec![centre],
        directions: vec![direction],
        items: vec![item],
        questions: vec![question],
        remarks: vec![
            quote(id, &agreed, "Сотрудничество регионов важно", true),
            quote(id, &silent, "Диалог будет продолжаться", false),
        ],
        consents: vec![consent(id, &agreed)],
        delegates: vec![agreed, silent],
        commitments: vec![commitment],
        signed: Vec::new(),
        visit,
    }
}

fn material() -> Material {
    let facts = facts();
    let agreement = Agreement {
        id: AgreementId::new(),
        kind: AgreementKind::Agreement,
        title: "Соглашение о торгово-экономическом, научно-техническом, социальном и культурном \
                сотрудничестве"
            .into(),
        number: String::new(),
        registered: String::new(),
        spheres: Vec::new(),
        signed_on: None,
        in_force_from: None,
        in_force_to: None,
        prolongation: Prolongation::None,
        state: agreements::State::InForce,
        ended_on: None,
        ground: String::new(),
        parties: Vec::new(),
        predecessor: None,
        created_at: noon(),
    };
    let plan = Plan {
        id: PlanId::new(),
        agreement: agreement.id,
        title: "План мероприятий по реализации Соглашения".into(),
        from: day("2020-01-01"),
        to: day("2022-12-31"),
        region_a: Some(code("74")),
        name_a: String::new(),
        region_b: Some(code("02")),
        name_b: String::new(),
        state: PlanState::Approved,
        version: 1,
        approved_on: None,
        created_at: noon(),
    };
    let spheres = ["Торгово-экономическая", "Научно-техническая", "Социальная", "Культурная"]
        .map(String::from);
    let served = Served {
        organisation: facts.organisations[0].clone(),
        does: "В 2019 году выступил прототипом для центров «Мой бизнес» по всей стране".into(),
        services: 178_000,
    };
    Material {
        agreements: 58,
        agreement: Some((agreement, spheres.into())),
        plan: Some(plan),
        served: vec![served],
        facts,
    }
}

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

#[test]
fn a_text_goes_out_after_its_speakers_and_both_press_services() {
    let material = material();
    let mut it = News::drafted(NewsId::new(), &material, noon());
    assert_eq!(it.approve(Side::Host, "А"), Err(Refused::NotFrom(State::Draft)));
    it.agree(&material.facts).unwrap();
    it.approve(Side::Host, "А").unwrap();
    assert_eq!(it.approve(Side::Host, "А"), Err(Refused::ApprovedAlready));
    assert_eq!(it.release(true, &material.facts, noon()), Err(Refused::NotFrom(State::Agreed)));
    it.approve(Side::Guest, "по письму № 1 от 16.11.2023").unwrap();
    it.release(true, &material.facts, noon()).unwrap();
    assert!(it.is_public());
    assert_eq!(it.correct(""), Err(Refused::NothingSaid));
    it.correct("Не 58, а 59").unwrap();
    it.withdraw("Ошибка").unwrap();
    assert!(!it.is_public());
}

#[test]
fn a_changed_text_is_agreed_to_anew() {
    let material = material();
    let mut it = News::drafted(NewsId::new(), &material, noon());
    it.agree(&material.facts).unwrap();
    it.approve(Side::Host, "А").unwrap();
    it.edit(["З", "Л", "{цитата 1}\n\nТекст"], &material.facts).unwrap();
    assert_eq!((it.state, it.approved_host.as_str()), (State::Draft, ""));
    let unknown = it.edit(["З", "Л", "{цитата 7}"], &material.facts);
    assert_eq!(unknown, Err(Refused::NoSuchQuote("{цитата 7}".into())));
}

#[test]
fn nobodys_words_go_out_without_their_consent() {
    let mut material = material();
    let mut it = News::drafted(NewsId::new(), &material, noon());
    let slipped = "Он сказал: Диалог будет продолжаться, и вышел";
    let refused = Err(Refused::WithoutConsent("Ильнур Т.".into()));
    assert_eq!(it.clone().edit(["З", "Л", slipped], &material.facts), refused);

    it.agree(&material.facts).unwrap();
    it.approve(Side::Host, "А").unwrap();
    it.approve(Side::Guest, "Б").unwrap();
    material.facts.consents[0].withdrawn_at = Some(noon());
    let gone = Err(Refused::WithoutConsent("Наталья Лугова".into()));
    assert_eq!(it.release(true, &material.facts, noon()), gone);
    assert!(!it.plain(&material.facts).contains("Сотрудничество регионов важно"));
}

async fn keep(db: &Db, it: &Facts) -> db::Result<()> {
    let id = it.visit.id;
    transact!(db, |tx| {
        regions::seed(tx).await?;
        for organisation in &it.organisations {
            regions::save_organisation(tx, organisation).await?;
        }
        for direction in &it.directions {
            regions::save_direction(tx, direction).await?;
        }
        visits::save(tx, &it.visit).await?;
        visits::add_organisation(tx, id, it.organisations[0].id).await?;
        for delegate in &it.delegates {
            visits::add_delegate(tx, delegate).await?;
        }
        for item in &it.items {
            visits::add_item(tx, item).await?;
        }
        for question in &it.questions {
            visits::add_question(tx, question).await?;
        }
        for remark in &it.remarks {
            visits::add_remark(tx, remark).await?;
        }
        for consent in &it.consents {
            visits::save_consent(tx, consent).await?;
        }
        Ok(())
    })
}

async fn keep_consent(db: &Db, it: &Consent) -> db::Result<()> {
    transact!(db, |tx| { visits::save_consent(tx, it).await.map(drop) })
}

#[tokio::test]
async fn press_services_take_a_visit_to_the_public_page() {
    for db in testing::databases().await {
        let facts = facts();
        keep(&db, &facts).await.unwrap();
        let site = Site::open(db.clone(), [doors()]);
        let here = site.signed_in(actor(facts.organisations[0].id, Role::PressOfficer));
        let mut stranger = actor(OrganisationId::new(), Role::PressOfficer);
        stranger.region = code("77");
        let stranger = site.signed_in(stranger);
        let mut colleague = actor(OrganisationId::new(), Role::PressOfficer);
        colleague.region = code("02");
        let there = site.signed_in(colleague);

        let begin = format!("/visits/{}/news", facts.visit.id);
        assert_eq!(stranger.post(&begin, &[]).await.status, 404);
        let begun = here.post(&begin, &[]).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        assert_eq!(here.post(&begin, &[]).await.location, begun.location, "one news for a visit");
        let page = here.get(&begun.location).await;
        assert!(page.body.contains("Делегация Республики Башкортостан"), "{}", page.body);
        assert_eq!(stranger.get(&begun.location).await.status, 404);

        let id = begun.location.trim_start_matches("/news/").trim_end_matches("/draft");
        let id: NewsId = id.parse().unwrap();
        let part = |name: &str| format!("/news/{id}/{name}");
        let public = format!("/news/{id}");
        assert_eq!(site.get(&public).await.status, 404, "a draft is nobody's");
        let early = here.post(part("release"), &[]).await;
        assert_eq!(early.status, 422);
        assert!(early.body.contains("ещё не согласован"), "{}", early.body);
        assert_eq!(here.post(part("text"), &[("headline", "")]).await.status, 422);
        let text =
            [("headline", "Заголовок"), ("lead", "Лид"), ("body", "{цитата 1}\r\n\r\nТекст")];
        assert_eq!(there.post(part("text"), &text).await.status, 303);
        assert_eq!(here.post(part("agreement"), &[]).await.status, 303);
        assert_eq!(here.post(part("approval"), &[]).await.status, 303);
        assert_eq!(there.post(part("approval"), &[]).await.status, 303);
        assert_eq!(here.post(part("release"), &[("public", "on")]).await.status, 303);

        let read = site.get(&public).await;
        assert!(read.body.contains("Сотрудничество регионов важно"), "{}", read.body);
        assert!(site.get("/news").await.body.contains("Заголовок"));
        let paper = here.get(part("paper")).await;
        assert_eq!(paper.status, 200);
        assert_eq!(here.post(part("correction"), &[("correction", "Уточняем")]).await.status, 303);
        assert!(site.get(&public).await.body.contains("Уточняем"));

        let withdrawn = Consent { withdrawn_at: Some(noon()), ..facts.consents[0].clone() };
        keep_consent(&db, &withdrawn).await.unwrap();
        let read = site.get(&public).await.body;
        assert!(
            !read.contains("Сотрудничество регионов важно"),
            "a withdrawn consent acts at once"
        );
        assert_eq!(here.post(part("withdrawal"), &[("reason", "Отозвана")]).await.status, 303);
        assert_eq!(site.get(&public).await.status, 404);
        let kept = store::find(&mut db.read().await.unwrap(), id).await.unwrap().unwrap();
        assert_eq!(kept.state, State::Withdrawn);
    }
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

/// A photograph on which the first speaker is recognised, with its file.
async fn photograph(site: &Site, facts: &Facts) -> db::Result<FileId> {
    let draft = site.app.files.draft("p.png", PNG).await.unwrap();
    let owner = files::Owner { organisation: facts.organisations[0].id, account: None };
    let speaker = &facts.delegates[0];
    let words = quote(facts.visit.id, speaker, "За столом переговоров", true);
    transact!(site.app.db, |tx| {
        let file = site.app.files.keep(tx, &draft, owner, noon()).await?.id;
        let it = Remark {
            kind: RemarkKind::Photo,
            delegate: None,
            faces: vec![speaker.id].into(),
            file: Some(file),
            ..words.clone()
        };
        visits::add_remark(tx, &it).await?;
        Ok(file)
    })
}

/// News of the visit, released to everybody.
async fn released(db: &Db, material: &Material) -> db::Result<News> {
    let mut it = News::drafted(NewsId::new(), material, noon());
    it.agree(&material.facts).unwrap();
    it.approve(Side::Host, "А").unwrap();
    it.approve(Side::Guest, "Б").unwrap();
    it.release(true, &material.facts, noon()).unwrap();
    transact!(db, |tx| { store::save(tx, &it).await })?;
    Ok(it)
}

#[tokio::test]
async fn a_face_is_shown_and_sent_while_its_own_consent_holds() {
    for db in testing::databases().await {
        let material = Material { agreement: None, plan: None, ..material() };
        let facts = &material.facts;
        keep(&db, facts).await.unwrap();
        let site = Site::open(db.clone(), [doors()]);
        let file = photograph(&site, facts).await.unwrap();
        let id = released(&db, &material).await.unwrap().id;
        let press = site.signed_in(actor(facts.organisations[0].id, Role::PressOfficer));
        let picture = format!("/news/{id}/pictures/{file}");
        let paper = async || press.get(format!("/news/{id}/paper")).await.body;
        let page = site.get(format!("/news/{id}")).await.body;
        assert!(page.contains(&picture) && page.contains("За столом переговоров"), "{page}");
        assert_eq!(site.get(&picture).await.status, 200);
        assert!(paper().await.contains("word/media/rIdPicture1.png"));
        let other = FileId::new();
        assert_eq!(site.get(format!("/news/{id}/pictures/{other}")).await.status, 404);

        let withdrawn = Consent { withdrawn_at: Some(noon()), ..facts.consents[0].clone() };
        keep_consent(&db, &withdrawn).await.unwrap();
        assert!(!site.get(format!("/news/{id}")).await.body.contains("<img"));
        assert_eq!(site.get(&picture).await.status, 404, "a consent taken back acts at once");
        assert!(!paper().await.contains("word/media"));
    }
}
