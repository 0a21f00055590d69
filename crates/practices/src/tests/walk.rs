//! Through the front door, on both databases.

use super::today;
use super::writing::review;
use super::*;
use crate::pages::*;
use db::{Db, testing, transact};
use kernel::{AdoptionId, Lang, Zone};
use regions::{Organisation, OrganisationKind};
use web::testing::Site;

async fn organisations(db: &Db) -> db::Result<()> {
    transact!(db, |tx| {
        regions::seed(tx).await?;
        for (id, region) in [(HOME, "74"), (ELSEWHERE, "02"), (THIRD, "16"), (NETWORK, "77")] {
            let it = Organisation {
                id,
                region: region.parse().unwrap(),
                kind: OrganisationKind::Centre,
                name: format!("Центр «Мой бизнес» {region}"),
                short_name: format!("Центр {region}"),
                time_zone: "Asia/Yekaterinburg".parse().unwrap(),
                address: String::new(),
                founded_on: None,
            };
            regions::save_organisation(tx, &it).await?;
        }
        Ok(())
    })
}

pub(super) async fn sites() -> Vec<Site> {
    let mut sites = Vec::new();
    for db in testing::databases().await {
        organisations(&db).await.unwrap();
        sites.push(Site::open(db, [doors(), api_doors()]));
    }
    sites
}

pub(super) fn head(site: &Site, organisation: OrganisationId) -> Site {
    site.signed_in(who(organisation, Role::Head))
}

/// The form of [`card`], as people fill it.
pub(super) fn form(title: &str) -> Vec<(&'static str, String)> {
    let card = card(title);
    let fields = Field::ALL.iter().map(|it| (it.word(), card.text(*it)));
    fields.chain([("began_on", "2021-02-01".to_owned())]).collect()
}

pub(super) async fn post(
    site: &Site,
    path: impl ToString,
    form: &[(&'static str, String)],
) -> web::testing::Answer {
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, it)| (*name, it.as_str())).collect();
    site.post(path, &fields).await
}

pub(super) fn id_of<T: std::str::FromStr>(location: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    location.rsplit('/').next().unwrap().parse().unwrap()
}

/// What the evidence does, and two weeks.
async fn grade(db: &Db, id: PracticeId, summary: &serde_json::Value) -> db::Result<()> {
    let today = noon().day_in(&Zone::moscow());
    transact!(db, |tx| {
        measure_by(tx, id, "median-days").await?.unwrap();
        propose_evidence(tx, &computed(id, "median-days", 4, summary), today).await?;
        assert_eq!(find(tx, id).await?.unwrap().grade, 0, "the author sees it first");
        assert_eq!(open_due_evidence(tx, today).await?, []);
        let opened = open_due_evidence(tx, today.plus_days(AUTHORS_DAYS)).await?;
        assert_eq!(opened, [(id, "median-days".to_owned())]);
        Ok::<_, db::Error>(())
    })
}

pub(super) fn computed<'a>(
    practice: PracticeId,
    indicator: &'a str,
    grade: u8,
    summary: &'a serde_json::Value,
) -> Computed<'a> {
    Computed { practice, indicator, grade, summary, at: noon() }
}

/// A second effect, which its author alone sees.
async fn again(db: &Db, id: PracticeId) -> db::Result<()> {
    let (today, found) = (noon().day_in(&Zone::moscow()), serde_json::json!({"second": 2}));
    let second = computed(id, "median-days", 3, &found);
    transact!(db, |tx| { propose_evidence(tx, &second, today).await })
}

async fn open(db: &Db, id: PracticeId) -> db::Result<bool> {
    transact!(db, |tx| { open_evidence(tx, id, "median-days").await })
}

/// A practice of `HOME` that two experts let into the catalogue.
pub(super) async fn publish(site: &Site, title: &str) -> PracticeId {
    let added = post(&head(site, HOME), List, &form(title)).await;
    assert_eq!(added.status, 303, "{}", added.body);
    let id: PracticeId = id_of(&added.location);
    assert_eq!(head(site, HOME).post(Submission { id }, &[]).await.status, 303);
    let accept = [("verdict", "accept"), ("reason", "Понятно и проверяемо")];
    let ministry = site.signed_in(who(HOME, Role::Officer));
    assert_eq!(ministry.post(ReviewOf { id }, &accept).await.status, 303);
    for organisation in [NETWORK, ELSEWHERE] {
        let expert = site.signed_in(who(organisation, Role::Expert));
        assert_eq!(expert.get(Show { id }).await.status, 200);
        let answer = expert.post(ReviewOf { id }, &scored(&accept)).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
    }
    id
}

fn scored(form: &[(&'static str, &'static str); 2]) -> Vec<(&'static str, &'static str)> {
    let scores =
        ["score-problem", "score-essence", "score-result", "score-lessons", "score-transfer"];
    form.iter().copied().chain(scores.into_iter().map(|it| (it, "4"))).collect()
}

#[tokio::test]
async fn an_answer_goes_with_the_effect_it_was_given_to() {
    for site in sites().await {
        let id = publish(&site, "Наставник на первый год").await;
        grade(&site.app.db, id, &serde_json::json!({"first": 1})).await.unwrap();
        let said = [("reason", "Так вышло из-за пожара на складе")];
        assert_eq!(head(&site, HOME).post(Answer { id }, &said).await.status, 303);
        let answer = || async {
            let mut tx = site.app.db.read().await.unwrap();
            findings(&mut tx, id).await.unwrap().remove(0).answer
        };
        assert_eq!(answer().await, said[0].1);
        again(&site.app.db, id).await.unwrap();
        assert_eq!(answer().await, said[0].1, "nobody sees the new one yet");
        open(&site.app.db, id).await.unwrap();
        assert_eq!(answer().await, "");
    }
}

#[tokio::test]
async fn a_practice_goes_from_draft_to_catalogue_and_out_again() {
    for site in sites().await {
        let added = post(&head(&site, HOME), List, &form("Единая анкета вместо семи")).await;
        let id: PracticeId = id_of(&added.location);
        assert_eq!(site.get(Show { id }).await.status, 404, "a draft is nobody's else");
        assert_eq!(head(&site, ELSEWHERE).get(Show { id }).await.status, 404);
        assert_eq!(head(&site, ELSEWHERE).get(Edit { id }).await.status, 404);
        assert!(head(&site, HOME).get(Edit { id }).await.body.contains("Согласовать анкету | 14"));

        let id = publish(&site, "Наставник на первый год").await;
        let page = site.get(Show { id }).await;
        assert_eq!(page.status, 200, "{}", page.body);
        for words in ["Наставник на первый год", "Что не получилось", "со слов автора", "●●●●●"]
        {
            assert_eq!(page.body.contains(words), words != "●●●●●", "{words}");
        }
        assert!(site.get(List).await.body.contains("Наставник на первый год"));
        let english = site.speaking(Lang::En).get(Show { id }).await.body;
        assert!(english.contains("What went wrong, and what it taught"));
        let found = site
            .get("/practices?q=%D0%BD%D0%B0%D1%81%D1%82%D0%B0%D0%B2%D0%BD%D0%B8%D0%BA%D0%B8")
            .await;
        assert!(found.body.contains("Наставник на первый год"), "stems");
        let missed = site.get("/practices?q=%D0%BA%D0%BE%D1%81%D0%BC%D0%BE%D1%81").await;
        assert!(!missed.body.contains("Наставник на первый год"));

        let why = [("reason", "Заменена другой")];
        assert_eq!(head(&site, HOME).post(Withdrawal { id }, &why).await.status, 303);
        assert!(!site.get(List).await.body.contains("Наставник на первый год"));
        assert!(site.get(Show { id }).await.body.contains("Заменена другой"), "kept and marked");
    }
}

#[tokio::test]
async fn an_expert_does_not_review_their_own_region() {
    for site in sites().await {
        let added = post(&head(&site, HOME), List, &form("Единая анкета")).await;
        let id: PracticeId = id_of(&added.location);
        head(&site, HOME).post(Submission { id }, &[]).await;
        let accept = [("verdict", "accept"), ("reason", "Хорошо")];
        let stranger = site.signed_in(who(ELSEWHERE, Role::Officer));
        assert_eq!(stranger.post(ReviewOf { id }, &accept).await.status, 404, "a draft of others");
        site.signed_in(who(HOME, Role::Officer)).post(ReviewOf { id }, &accept).await;
        let own = site.signed_in(who(HOME, Role::Expert)).post(ReviewOf { id }, &accept).await;
        assert_eq!(own.status, 422);
        assert!(own.body.contains("практики своего региона"));
        let expert = site.signed_in(who(NETWORK, Role::Expert));
        let missing = expert.post(ReviewOf { id }, &accept).await;
        assert_eq!(missing.status, 422, "scores are missing");
        assert!(missing.body.contains("Поставьте от 1 до 5") && missing.body.contains(">Хорошо</"));
        let rework = scored(&[("verdict", "rework"), ("reason", "Нет источника")]);
        assert_eq!(expert.post(ReviewOf { id }, &rework).await.status, 303);
        assert!(head(&site, HOME).get(Show { id }).await.body.contains("Нет источника"));
        assert_eq!(
            post(&head(&site, HOME), WorkingCard { id }, &form("Анкета 2")).await.status,
            303
        );
        assert!(expert.get(Reviews).await.body.contains("Пока ничего нет"));
    }
}

#[tokio::test]
async fn an_adoption_is_walked_to_a_measured_effect() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета вместо семи").await;
        let adopter = head(&site, ELSEWHERE);
        for (who, on, said) in [
            (&adopter, "2021-01-01", "раньше нельзя"),
            (&adopter, "2031-01-01", "ещё не наступил"),
            (&head(&site, HOME), "2026-11-01", "уже ваша"),
        ] {
            let answer = who.post(AdoptionsOf { id }, &[("on", on), ("step", "request")]).await;
            assert_eq!(answer.status, 422, "{said}");
            assert!(answer.body.contains(said), "{said}");
        }
        let asked = [("on", "2026-11-01"), ("step", "request"), ("responsible", "И. Иванов")];
        let begun = adopter.post(AdoptionsOf { id }, &asked).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        let adoption: AdoptionId = id_of(&begun.location);
        let again = adopter.post(AdoptionsOf { id }, &asked).await;
        assert_eq!((again.status, again.location), (303, begun.location), "once at a time");
        let third = head(&site, THIRD);
        assert_eq!(third.get(ShowAdoption { id: adoption }).await.status, 404, "no party");
        let talk = [("text", "Сколько длится обучение?")];
        assert_eq!(adopter.post(Messages { id: adoption }, &talk).await.status, 303);

        let step = |step: &str| StepOf { id: adoption, step: step.to_owned() };
        for (name, on) in [
            ("consultation", "2026-11-05"),
            ("plan", "2026-11-06"),
            ("pilot", "2026-11-10"),
            ("implementation", "2026-11-15"),
        ] {
            let answer = adopter.post(step(name), &[("on", on)]).await;
            assert_eq!(answer.status, 303, "{name} {}", answer.body);
        }
        let page = adopter.get(ShowAdoption { id: adoption }).await.body;
        assert!(page.contains("Обучить специалистов") && page.contains("Сколько длится"));
        let changes = [("plan", "Шаг | 01.12.2026"), ("changes", "Одна форма | так проще")];
        assert_eq!(adopter.post(Adaptation { id: adoption }, &changes).await.status, 303);
        let donor = head(&site, HOME);
        assert_eq!(donor.post(Adaptation { id: adoption }, &changes).await.status, 422);
        let result = [
            ("what", "Срок, дней"),
            ("baseline", "6,2"),
            ("value", "3,1"),
            ("period", "ноябрь 2026"),
            ("source", "учёт центра"),
            ("on", "2026-11-20"),
        ];
        assert_eq!(adopter.post(step("measurement"), &result).await.status, 303);
        let card = site.get(Show { id }).await.body;
        for words in ["подтверждено внедрившим", "6,2 → 3,1", "внедрил 1 регион"]
        {
            assert!(card.contains(words), "{words}");
        }
        assert!(site.get(Tree { id }).await.body.contains("<desc"));

        let grown = adopter.post(Grown { id: adoption }, &[]).await;
        assert_eq!(grown.status, 303, "{}", grown.body);
        let child = adopter.get(&grown.location).await.body;
        assert!(child.contains("так проще"), "what was changed is a lesson of the new card");
        assert_eq!(adopter.post(Grown { id: adoption }, &[]).await.status, 422);
    }
}

#[tokio::test]
async fn versions_stay_as_they_were_taken() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        let asked = [("on", "2026-11-01"), ("step", "request")];
        let begun = head(&site, ELSEWHERE).post(AdoptionsOf { id }, &asked).await;
        let adoption: AdoptionId = id_of(&begun.location);
        let mut second = form("Единая анкета");
        second.iter_mut().filter(|it| it.0 == "lessons").for_each(|it| it.1 = "Иначе".into());
        assert_eq!(post(&head(&site, HOME), WorkingCard { id }, &second).await.status, 303);
        assert!(!site.get(Show { id }).await.body.contains("Иначе"), "not published yet");
        let mut tx = site.app.db.read().await.unwrap();
        let all = versions(&mut tx, id).await.unwrap();
        assert_eq!((all.len(), all[0].number), (2, 2));
        let taken = find_adoption(&mut tx, adoption).await.unwrap().unwrap();
        assert_eq!(taken.version, all[1].id);
        drop(tx);
        let show = ShowVersion { id, version: all[0].id };
        assert_eq!(site.get(&show).await.status, 404);
        assert!(head(&site, HOME).get(&show).await.body.contains("Что изменилось после версии 1"));
        let page = ShowAdoption { id: adoption };
        let said = "Чем новая версия автора отличается от взятой";
        assert!(!head(&site, ELSEWHERE).get(&page).await.body.contains(said), "in work yet");
        review(&site, id).await;
        let shown = head(&site, ELSEWHERE).get(&page).await.body;
        assert!(shown.contains(said) && shown.contains("Иначе"), "{shown}");
        let compared = site.get(format!("/practices/compare?ids={id}")).await.body;
        assert!(compared.contains("Условия тиражирования"));
    }
}

#[tokio::test]
async fn the_offline_form_comes_back_as_a_draft() {
    for site in sites().await {
        let card = card("Наставник на первый год");
        let id = publish(&site, &card.title).await;
        let page = site.get(Form { id }).await;
        assert_eq!(page.status, 200);
        let head = head(&site, HOME);
        let wrong = head.post_multipart(Import, &[], &[("file", "f.docx", b"PK no")]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(head.get(Blank).await.status, 200);
        for lang in [Lang::Ru, Lang::En] {
            let began_on = Some(day("2021-02-01"));
            let paper = Filled { card: card.clone(), began_on, of: None };
            let filled = form_of(lang, &card.title, &paper).unwrap();
            let files: [(&str, &str, &[u8]); 1] = [("file", "Форма.docx", &filled)];
            let brought = head.post_multipart(Import, &[], &files).await;
            assert_eq!(brought.status, 303, "{}", brought.body);
            let mut tx = site.app.db.read().await.unwrap();
            let id = id_of(&brought.location);
            let all = versions(&mut tx, id).await.unwrap();
            assert_eq!(all[0].card.differences(&card), [], "{lang}");
            let known = find(&mut tx, id).await.unwrap().unwrap();
            assert_eq!(Some(known.began_on), began_on, "{lang}");
        }
        assert!(head.get(Own).await.body.contains("Наставник на первый год"));
    }
}

#[tokio::test]
async fn the_form_of_an_own_card_comes_back_to_it() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        let head = head(&site, HOME);
        let changed = |began_on: &str, edition| Filled {
            card: Card {
                lessons: "Поздно начали учить".into(), ..card("Единая анкета")
            },
            began_on: Some(day(began_on)),
            of: Some((id, edition)),
        };
        let bring = async |who: &Site, it: &Filled| {
            let paper = form_of(Lang::En, "Form", it).unwrap();
            who.speaking(Lang::En).post_multipart(Import, &[], &[("file", "F.docx", &paper)]).await
        };
        let early = bring(&head, &changed("2031-01-01", 1)).await;
        assert_eq!(early.status, 422);
        let said = "Field “Practised since”: That day has not come yet";
        assert!(early.body.contains(said), "{}", early.body);
        let done = bring(&head, &changed("2021-02-01", 1)).await;
        assert_eq!(done.location, Show { id }.to_string(), "{}", done.body);
        let late = Filled { card: card("Другая"), ..changed("2021-02-01", 1) };
        let late = bring(&head, &late).await;
        assert!(late.status == 422 && late.body.contains("А. Лесная"), "{}", late.body);
        let elsewhere =
            bring(&super::walk::head(&site, ELSEWHERE), &changed("2021-02-01", 2)).await;
        assert_ne!(elsewhere.location, Show { id }.to_string(), "a draft of their own");
        let mut tx = site.app.db.read().await.unwrap();
        let all = versions(&mut tx, id).await.unwrap();
        let lessons: Vec<&str> = all.iter().map(|it| it.card.lessons.as_str()).collect();
        assert_eq!((lessons[0], lessons.len()), ("Поздно начали учить", 2));
    }
}

#[tokio::test]
async fn programs_read_the_catalogue_and_the_evidence_writes_the_grade() {
    for site in sites().await {
        let id = publish(&site, "Единая анкета").await;
        let summary = serde_json::json!({ "effect": -3.1 });
        let db = &site.app.db;
        grade(db, id, &summary).await.unwrap();
        let list = site.get("/api/v1/practices?grade=4").await.body;
        let list: serde_json::Value = serde_json::from_str(&list).unwrap();
        assert_eq!(list["items"][0]["grade"], 4);
        let whole = site.get(format!("/api/v1/practices/{id}")).await.body;
        assert!(whole.contains("Семь анкет"));
        assert!(site.get(Show { id }).await.body.contains("●●●●○"));
        let mut tx = db.read().await.unwrap();
        let waits = waiting(&mut tx, &who(HOME, Role::Head), today()).await.unwrap();
        assert_eq!(waits, []);
    }
}
