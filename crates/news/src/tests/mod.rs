mod drafts;
mod pictures;
mod walks;

use crate::material::{Material, Served};
use crate::{News, Refused, Side, State, doors, store};
use agreements::{Agreement, AgreementKind, Counts, Party, Signing};
use db::{Db, sql, testing, transact};
use kernel::{
    AccountId, CommitmentId, ConsentId, Day, DelegateId, DirectionId, FileId, ItemId, NewsId,
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

/// With another side, in force since 2019.
fn agreement(with: Party) -> Agreement {
    let title = "Соглашение о торгово-экономическом, научно-техническом, социальном и культурном \
                 сотрудничестве";
    let mut it = Agreement::draft(AgreementKind::Agreement, title, noon());
    it.parties = vec![Party::region(code("74")), with];
    let from = Some(day("2019-03-01"));
    let signing = Signing { signed_on: from, in_force_from: from, in_force_to: None };
    it.enter_signed(&signing, day("2023-11-15")).unwrap();
    it
}

fn material() -> Material {
    let facts = facts();
    let agreement = agreement(Party::region(code("02")));
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
        agreements: Counts { interregional: 58, international: 0 },
        agreement: Some((agreement, spheres.into())),
        plan: Some(plan),
        served: vec![served],
        facts,
    }
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
    let on = Some(day("2023-11-16"));
    let by_letter = |it: &mut News, number: &str, on, speaks| {
        it.approve_by_letter(Side::Guest, (number, on), speaks)
    };
    assert_eq!(by_letter(&mut it, "1", on, true), Err(Refused::SpeaksForItself));
    assert_eq!(by_letter(&mut it, "1", None, false), Err(Refused::LetterIncomplete));
    assert_eq!(by_letter(&mut it, " №", on, false), Err(Refused::LetterIncomplete));
    by_letter(&mut it, "№ 1", on, false).unwrap();
    assert_eq!(it.approved_guest, "по письму № 1 от 16.11.2023");
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

async fn keep_state(db: &Db, it: &Visit, state: visits::State) -> db::Result<()> {
    let reason = if state == visits::State::Cancelled { "Перенесли" } else { "" };
    let visit = Visit { state, reason: reason.into(), ..it.clone() };
    transact!(db, |tx| { visits::save(tx, &visit).await.map(drop) })
}

/// Somebody of this region's press service, with an account here.
async fn keep_press_officer(db: &Db, region: &str) -> db::Result<AccountId> {
    let id = AccountId::new();
    let ministry = Organisation { id: OrganisationId::new(), region: code(region), ..centre() };
    transact!(db, |tx| {
        regions::save_organisation(tx, &ministry).await?;
        sql!(
            "insert into accounts (id, email, name, created_at) values ($1, 'p@example.ru', 'П.', $2)",
            id,
            noon()
        )
        .run(tx)
        .await?;
        sql!(
            "insert into roles (account, organisation, role) values ($1, $2, 'press_officer')",
            id,
            ministry.id
        )
        .run(tx)
        .await?;
        Ok(id)
    })
}

async fn close_account(db: &Db, id: AccountId) -> db::Result<()> {
    transact!(db, |tx| {
        sql!("update accounts set closed_at = $2 where id = $1", id, noon()).run(tx).await?;
        Ok(())
    })
}
