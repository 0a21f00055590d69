//! News of a visit with a side that is no region of the country, from its entry to the public page.

use crate::common::{Centre, House, Person};
use kernel::{DelegateId, Role, VisitId};
use visits::Facts;

const ABROAD: &str = "Костанайская область (Республика Казахстан)";
/// The day of the house's clock: on it the centre has rendered its one service.
const TODAY: &str = "2026-11-23";

/// Enters a document that was signed already, and gives its id.
async fn agreed(officer: &Person<'_>, with: (&str, &str), to: &str) -> String {
    let fields = [
        ("kind", "agreement"),
        ("title", "О сотрудничестве"),
        with,
        ("signed_on", "2024-03-05"),
        ("in_force_from", "2024-03-05"),
        ("in_force_to", to),
    ];
    last(&officer.does("/agreements", &fields).await).to_owned()
}

/// Enters a visit with the foreign region, resting on this agreement.
async fn visiting<'c>(
    officer: &'c Person<'c>,
    role: &str,
    centre: &Centre,
    agreement: &str,
) -> Visit<'c> {
    let ours = centre.organisation.to_string();
    let fields = [
        ("kind", "visit"),
        ("role", role),
        ("other", "00"),
        ("outside", ABROAD),
        ("aim", "Приграничная торговля"),
        ("from", TODAY),
        ("to", TODAY),
        ("ours", &ours),
    ];
    let path = officer.does("/visits", &fields).await;
    officer.does(&format!("{path}/basis"), &[("agreement", agreement)]).await;
    Visit { by: officer, path }
}

/// A visit, and the officer who keeps it.
struct Visit<'c> {
    by: &'c Person<'c>,
    path: String,
}

impl Visit<'_> {
    async fn does(&self, what: &str, fields: &[(&str, &str)]) -> String {
        self.by.does(&format!("{}/{what}", self.path), fields).await
    }

    async fn facts(&self) -> Facts {
        let id: VisitId = last(&self.path).parse().unwrap();
        let mut tx = self.by.house.app.db.read().await.unwrap();
        visits::facts(&mut tx, id).await.unwrap().unwrap()
    }

    /// Somebody on the list: of the other side by its letter.
    async fn has_person(&self, side: &str, name: &str) -> DelegateId {
        let card = [
            ("side", side),
            ("name", name),
            ("position", "начальник управления"),
            ("organisation", "Управление"),
            ("source", if side == "00" { "по письму № 3 от 02.11.2026" } else { "" }),
        ];
        self.does("delegates", &card).await;
        self.facts().await.delegates.iter().find(|it| it.name == name).unwrap().id
    }

    /// A direction of the centre is shown.
    async fn shows(&self, centre: &Centre) {
        let (organisation, direction) =
            (centre.organisation.to_string(), centre.direction.to_string());
        let item = [
            ("day", TODAY),
            ("begins", "10:00"),
            ("ends", "11:00"),
            ("title", "Знакомство"),
            ("organisation", &organisation),
            ("direction", &direction),
        ];
        self.does("items", &item).await;
        let id = self.facts().await.items[0].id;
        self.does(&format!("items/{id}/shown"), &[]).await;
    }

    /// Words of a person of ours, who consents and agrees to them.
    async fn quotes(&self, person: DelegateId, words: &str) {
        let person = person.to_string();
        self.does("remarks", &[("kind", "quote"), ("note", words), ("person", &person)]).await;
        let consent = [
            ("person", person.as_str()),
            ("covers", "words"),
            ("channel", "paper"),
            ("given_on", TODAY),
        ];
        self.does("consents", &consent).await;
        let id = self.facts().await.remarks[0].id;
        self.does(&format!("remarks/{id}/approval"), &[]).await;
    }

    async fn is_held(&self) {
        self.does("beginning", &[]).await;
        self.does("holding", &[]).await;
    }

    /// Begins the news, and gives the path of its draft.
    async fn has_news(&self) -> String {
        let draft = self.does("news", &[]).await;
        draft.trim_end_matches("/draft").to_owned()
    }
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

/// All of these and none of those.
fn says(page: &str, all: &[&str], none: &[&str]) {
    for it in all {
        assert!(page.contains(it), "{it} is missing: {page}");
    }
    for it in none {
        assert!(!page.contains(it), "{it} is said: {page}");
    }
}

#[tokio::test]
async fn news_of_guests_from_abroad_says_what_was_so() {
    for house in House::each().await {
        let centre = Centre::found(&house, "74", "500100732259").await;
        let officer = Person::of(&house, centre.who(Role::Officer)).await;
        agreed(&officer, ("partner", "02"), "").await;
        agreed(&officer, ("foreign", "Гомельская область"), "").await;
        let agreement = agreed(&officer, ("foreign", ABROAD), "2027-01-01").await;
        let visit = visiting(&officer, "host", &centre, &agreement).await;
        visit.has_person("00", "Айгерим Степная").await;
        let speaker = visit.has_person("74", "Анна Лесная").await;
        visit.shows(&centre).await;
        for (side, text) in
            [("00", "Как попасть в реестр?"), ("00", "Сколько ждут?"), ("74", "А как у вас?")]
        {
            visit.does("questions", &[("question", text), ("side", side)]).await;
        }
        let promise = [("promise", "Прислать методику"), ("side", "00"), ("due", "2026-12-31")];
        visit.does("commitments", &promise).await;
        visit.quotes(speaker, "Торговля начинается со знакомства").await;
        visit.is_held().await;

        let news = visit.has_news().await;
        assert_eq!(house.get(&news, "").await.status, 404, "a draft is nobody's");
        let at = |noun: &str| format!("{news}/{noun}");
        officer.does(&at("agreement"), &[]).await;
        let press = Person::of(&house, centre.who(Role::PressOfficer)).await;
        press.does(&at("approval"), &[]).await;
        let letter = [("other", "on"), ("letter", "4"), ("letter_on", TODAY)];
        press.does(&at("approval"), &letter).await;
        press.does(&at("release"), &[("public", "on")]).await;
        press.sees(&at("paper")).await;

        let page = house.get(&news, "").await;
        assert_eq!(page.status, 200, "{}", page.body);
        let facts = [
            "Делегация Костанайской области (Республика Казахстан) посетила: Центр «Мой бизнес» 74.",
            "У Челябинской области — 1 межрегиональное соглашение и 2 международных соглашения, \
             в том числе с Костанайской областью (Республика Казахстан).",
            "Предпринимателям региона оказали здесь 1 услугу.",
            "с работой направления: Центр поддержки предпринимательства.",
            "Гости задали 2 вопроса: «Как попасть в реестр?» «Сколько ждут?»",
            "прислать методику",
            "«Торговля начинается со знакомства», — считает Анна Лесная",
            "ведётся в рамках документа «О сотрудничестве»",
        ];
        says(&page.body, &facts, &["А как у вас", "регион «", "региона «"]);
    }
}

#[tokio::test]
async fn news_of_a_visit_abroad_counts_our_own_agreements_of_that_day() {
    for house in House::each().await {
        let centre = Centre::found(&house, "74", "500100732259").await;
        let officer = Person::of(&house, centre.who(Role::Officer)).await;
        agreed(&officer, ("partner", "02"), "").await;
        let ended = agreed(&officer, ("foreign", ABROAD), "2026-11-22").await;
        let visit = visiting(&officer, "guest", &centre, &ended).await;
        visit.is_held().await;
        let draft = officer.sees(&format!("{}/draft", visit.has_news().await)).await;
        let facts = [
            "Делегация Челябинской области побывала у коллег.",
            "У Челябинской области — 1 межрегиональное соглашение.",
        ];
        says(&draft, &facts, &["в том числе", "в рамках документа", "международн", "оказали"]);
    }
}
