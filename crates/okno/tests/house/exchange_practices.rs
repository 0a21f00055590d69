//! What to take and what to give, on the demo's two regions: four questions answered, each side's
//! part seen by that side alone, and an adoption walked from the page to a measured effect.

use crate::common::{Answer, House};
use kernel::PracticeId;
use okno::demo::{Options, fill};

/// The pages' practices: «Единая анкета вместо семи» and «Школа семейного дела».
const STRONG: &str = "/practices/016806b5-bc00-7000-8000-000000020002";
const SCHOOL: &str = "/practices/016806b5-bc00-7000-8000-00000002000b";
/// «Инженер на один день», ours, which meets a goal that they have published.
const ENGINEER: &str = "/practices/016806b5-bc00-7000-8000-00000002000a";
const PAGE: &str = "/exchange/74/02";

/// The small demo in a house, with its people.
struct Demo(House);

impl Demo {
    async fn each() -> Vec<Demo> {
        let mut all = Vec::new();
        for house in House::each().await {
            let options = Options { today: "2026-11-23".parse().unwrap(), small: true };
            fill(&house.app.db, &house.app.secret, &options, |_, _| {}).await.unwrap();
            all.push(Demo(house));
        }
        all
    }

    /// The cookie of one of the demo's people.
    async fn as_(&self, name: &str) -> String {
        let email = format!("{name}@okno.example").parse().unwrap();
        let found = {
            let mut tx = self.0.app.db.read().await.unwrap();
            people::account_by_email(&mut tx, &email).await.unwrap().unwrap().id
        };
        self.0.sign_in(found).await
    }

    async fn get(&self, path: &str, name: &str) -> String {
        let answer = self.0.get(path, &self.as_(name).await).await;
        assert_eq!(answer.status, 200, "{path} as {name}");
        answer.body
    }

    /// How many adoptions of a practice the journal says were begun.
    async fn begun(&self, practice: &str) -> i64 {
        let mut tx = self.0.app.db.read().await.unwrap();
        let detail = format!("%{practice}%");
        let query = db::sql!(
            "select count(*) from journal where verb = 'adoption-begun' and detail like $1",
            detail
        );
        query.one::<(i64,)>(&mut tx).await.unwrap().0
    }

    async fn post(&self, path: &str, name: &str, form: &str) -> Answer {
        self.0.post(path, &self.as_(name).await, form).await
    }
}

#[tokio::test]
async fn four_questions_are_answered_to_each_side_alone() {
    for it in Demo::each().await {
        let page = it.get(PAGE, "officer").await;
        for words in [
            "<h2>Какие практики они реализуют</h2>",
            "Наставник на первый год",
            "<h2>Насколько они успешны</h2>",
            "Срок от заявки до услуги",
            "95 % интервал",
            "<h2>Что можем внедрить у себя</h2>",
            "у похожих регионов",
            "Условия тиражирования выполнены: 3 из 3.",
            "Около 400 тыс. ₽ и 3 месяца.",
            "<h2>Что можем предложить</h2>",
            "Они спрашивали: «Можно ли открыть у нас такую же школу семейного дела",
            "Уже внедряем",
            "Они предлагают, ответа ждут от нас:",
        ] {
            assert!(page.contains(words), "{words} in {page}");
        }
        let own = quarter(&page, "take");
        assert!(own.contains(STRONG) && !own.contains(SCHOOL), "theirs to take");
        let theirs = quarter(&page, "give");
        assert!(theirs.contains(SCHOOL) && !theirs.contains(STRONG), "ours to give");
        let (_, meets) = theirs.split_once(ENGINEER).expect("what meets their goal is offered");
        let said = "опубликованной цели: Срок технологического аудита, медиана";
        assert!(meets.split("</small>").next().unwrap().contains(said), "{meets}");
        let public = it.0.get("/regions/02/goals", "").await.body;
        assert!(public.contains("Срок технологического аудита"), "the goal is published");
        assert!(!theirs.contains(" дн."), "no figure of theirs: {theirs}");

        let across = it.get(PAGE, "officer.ufa").await;
        assert!(!across.contains("выполнены: 3 из 3"), "our readiness is ours");
        assert!(!quarter(&across, "take").contains(STRONG), "their own practice");
        for name in ["observer", "expert", "specialist"] {
            let page = it.get(PAGE, name).await;
            assert!(page.contains("Какие практики они реализуют") && page.contains("интервал"));
            assert!(page.contains("Эту часть видят только сами регионы"), "{name}");
            for hidden in ["Запросить внедрение", "Условия тиражирования"]
            {
                assert!(!page.contains(hidden), "{hidden} for {name}");
            }
        }
        assert_eq!(it.0.get(PAGE, "").await.status, 303, "signed out");
    }
}

#[tokio::test]
async fn the_number_is_the_one_that_is_kept() {
    for it in Demo::each().await {
        let id: PracticeId = STRONG.rsplit('/').next().unwrap().parse().unwrap();
        let kept = {
            let mut tx = it.0.app.db.read().await.unwrap();
            practices::findings(&mut tx, id).await.unwrap().remove(0)
        };
        let summary: serde_json::Value =
            serde_json::from_str(kept.open().unwrap().summary).unwrap();
        let say: kernel::Say = serde_json::from_value(summary["say"].clone()).unwrap();
        let said = web::say(kernel::Lang::Ru, &say);
        let page = it.get(PAGE, "officer").await;
        assert!(quarter(&page, "success").contains(&said), "{said}");
    }
}

/// What is downloaded gives the number of the page again, by the public estimator.
#[tokio::test]
async fn the_inputs_give_the_number_again() {
    for it in Demo::each().await {
        let csv = it.0.get(&format!("{STRONG}/evidence/median-days/inputs.csv"), "").await;
        assert_eq!(csv.status, 200);
        let columns = evidence::Columns {
            unit: "region".to_owned(),
            time: "month".to_owned(),
            cohort: "adopted".to_owned(),
            outcome: "value".to_owned(),
            covariates: Vec::new(),
        };
        let panel = evidence::Panel::from_csv(csv.body.as_bytes(), &columns).unwrap();
        let rules = evidence::Rules::default();
        let verdict = evidence::judge(&panel, &Default::default(), &rules, Default::default());
        let evidence::Verdict::Effect(effect) = verdict else { panic!("refused: {verdict:?}") };
        let said = format!("{:.1}", effect.overall.point.abs()).replace('.', ",");
        let page = it.0.get(&format!("{STRONG}/evidence"), "").await;
        assert!(page.body.contains(&format!("снизился на {said} дня")), "{said}");
    }
}

#[tokio::test]
async fn an_adoption_begins_on_the_page_and_its_result_stands_on_the_donors_card() {
    for it in Demo::each().await {
        let path = format!("{STRONG}/adoptions");
        let begun = it.post(&path, "officer", "").await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        let adoption = begun.header("location").to_owned();
        assert!(adoption.starts_with("/adoptions/"));
        let again = it.post(&path, "officer", "").await;
        assert_eq!(again.header("location"), adoption, "asked for once");
        assert_eq!(it.begun(STRONG.rsplit('/').next().unwrap()).await, 1, "journalled once");
        assert!(it.get("/waiting", "officer.ufa").await.contains("Единая анкета вместо семи"));
        let page = it.get(PAGE, "officer").await;
        assert!(quarter(&page, "take").contains(&adoption), "it stands under «Уже внедряем»");
        for step in ["consultation", "plan", "pilot", "implementation"] {
            let answer =
                it.post(&format!("{adoption}/steps/{step}"), "officer", "on=2026-11-23").await;
            assert_eq!(answer.status, 303, "{step} {}", answer.body);
        }
        let result = "on=2026-11-23&what=days&baseline=13,6&value=10,2&period=2026&source=ledger";
        let measured = it.post(&format!("{adoption}/steps/measurement"), "officer", result).await;
        assert_eq!(measured.status, 303, "{}", measured.body);
        assert!(it.get(&adoption, "officer").await.contains("эффект измерен"));
        let card = it.get(STRONG, "expert").await;
        let tree = it.get(&format!("{STRONG}/tree"), "expert").await;
        for page in [&card, &tree] {
            assert!(page.contains("13,6 → 10,2"), "the result goes back by itself");
        }
    }
}

#[tokio::test]
async fn an_offer_waits_for_the_other_side_and_is_answered_once() {
    for it in Demo::each().await {
        let offers = format!("{SCHOOL}/offers");
        let made = it.post(&offers, "officer", "region=02").await;
        let offer = made.header("location").to_owned();
        assert_eq!((made.status, offer.as_str()), (303, &*format!("{offers}/02")));
        it.post(&offers, "officer", "region=02").await;
        let page = it.get(PAGE, "officer").await;
        assert!(quarter(&page, "give").contains("Предложено 23.11.2026"));
        let waits = it.get("/waiting", "officer.ufa").await;
        assert_eq!(waits.matches(&offer).count(), 1, "once, however often it is sent");
        let wrong = it.post(&format!("{offer}/acceptance"), "officer", "").await;
        assert_eq!(wrong.status, 403, "nobody accepts for the other side");
        let mute = it.post(&format!("{offer}/refusal"), "officer.ufa", "reason=").await;
        assert_eq!(mute.status, 422, "a refusal gives its reason");
        let taken = it.post(&format!("{offer}/acceptance"), "officer.ufa", "").await;
        assert!(taken.header("location").starts_with("/adoptions/"), "{}", taken.body);
        let twice = it.post(&format!("{offer}/acceptance"), "officer.ufa", "").await;
        assert_eq!(twice.header("location"), taken.header("location"));
        let late = it.post(&format!("{offer}/refusal"), "officer.ufa", "reason=no").await;
        assert_eq!(late.status, 422, "answered already");
        let page = it.get(PAGE, "officer").await;
        assert!(!quarter(&page, "give").contains(SCHOOL), "they have it");
        let own = it.post(&offers, "officer", "region=74").await;
        assert_eq!(own.status, 422, "not to oneself");
        assert_eq!(it.post(&offers, "officer.ufa", "region=16").await.status, 404, "not theirs");
    }
}

#[tokio::test]
async fn readiness_goals_and_weights_are_edited_by_those_they_belong_to() {
    for it in Demo::each().await {
        let readiness = format!("{STRONG}/readiness");
        assert_eq!(it.post(&readiness, "officer", "c0=on").await.status, 303);
        let page = it.get(PAGE, "officer").await;
        assert!(page.contains("Условия тиражирования выполнены: 1 из 3."));
        assert!(it.get(&readiness, "officer").await.contains("Выполнено условий: 1 из 3"));
        assert_eq!(it.post(&readiness, "officer.ufa", "c0=on").await.status, 422, "their own");

        let public = it.0.get("/regions/74/goals", "").await.body;
        assert!(public.contains("Срок от заявки до услуги") && !public.contains("Доля отказов"));
        let goal = "indicator=services&target=2500,5&due=2027-12-31&act=plan&published=on";
        assert_eq!(it.post("/regions/74/goals", "officer", goal).await.status, 303);
        assert!(it.0.get("/regions/74/goals", "").await.body.contains("Оказано услуг"));
        let late = "indicator=services&target=x&due=2020-01-01&act=";
        assert_eq!(it.post("/regions/74/goals", "officer", late).await.status, 422);
        assert_eq!(it.post("/regions/02/goals", "officer", goal).await.status, 404);

        let weights = "grade=1&effect=0&unmarked=0,25&half-cost=1000000";
        assert_eq!(it.post("/transfer-weights", "officer", weights).await.status, 403);
        assert_eq!(it.post("/transfer-weights", "admin", "grade=x").await.status, 422);
        assert_eq!(it.post("/transfer-weights", "admin", weights).await.status, 303);
        assert!(it.get("/transfer-weights", "officer").await.contains("0,25"));
    }
}

#[tokio::test]
async fn a_regions_own_page_is_its_own_and_costs_a_fixed_number_of_statements() {
    for it in Demo::each().await {
        let page = it.get("/regions/74/take", "officer").await;
        let first = page.find("Единая анкета вместо семи").expect("the best is there");
        let second = page.find("Видеовизитка заявителя").expect("others are there");
        assert!(first < second, "what helps us stands first");
        let cookie = it.as_("officer").await;
        assert_eq!(it.0.get("/regions/02/take", &cookie).await.status, 404);
        let own = it.0.get("/take", &cookie).await;
        assert_eq!(own.header("location"), "/regions/74/take");
        let db = &it.0.app.db;
        let before = db.statements();
        it.0.get("/regions/74/take", &cookie).await;
        assert!(db.statements() - before <= 12, "{}", db.statements() - before);
    }
}

#[tokio::test]
async fn a_commitment_of_a_visit_becomes_an_adoption() {
    for it in Demo::each().await {
        let regions = ["74".parse().unwrap(), "02".parse().unwrap()];
        let promised = {
            let mut tx = it.0.app.db.read().await.unwrap();
            let all = visits::open_commitments_between(&mut tx, regions[0], regions[1]).await;
            all.unwrap().into_iter().find(|it| it.becomes.is_none()).expect("one is open").id
        };
        let page = it.get(&format!("/commitments/{promised}"), "officer").await;
        let path = format!("/commitments/{promised}/adoption");
        assert!(page.contains(&path), "the commitment leads there");
        let practice = STRONG.rsplit('/').next().unwrap();
        assert!(it.get(&path, "officer").await.contains(practice));
        assert_eq!(it.post(&path, "officer", "practice=").await.status, 422);
        let begun = it.post(&path, "officer", &format!("practice={practice}")).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        let id = begun.header("location").rsplit('/').next().unwrap().parse().unwrap();
        let adoption = {
            let mut tx = it.0.app.db.read().await.unwrap();
            practices::find_adoption(&mut tx, id).await.unwrap().unwrap()
        };
        assert_eq!(adoption.commitment, Some(promised.to_string()));
        let again = it.post(&path, "officer", &format!("practice={practice}")).await;
        assert_eq!(again.status, 422, "it has become something already");
        assert!(it.begun(practice).await == 1, "journalled once");
    }
}

/// One of the four sheets.
fn quarter<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("id=\"{id}\"")).expect("the sheet is there");
    rest.split("</section>").next().unwrap()
}
