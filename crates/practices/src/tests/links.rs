//! Links of a card to services of its author's catalogue and to indicators.

use super::walk::{form, head, id_of, post, publish, sites};
use super::*;
use crate::pages::*;
use db::{Db, sql, transact};
use kernel::{DirectionId, ServiceId};
use serde_json::json;

const OURS: ServiceId = ServiceId::known(0x51);
const THEIRS: ServiceId = ServiceId::known(0x52);

/// A service of each of the two organisations.
async fn services(db: &Db) -> db::Result<()> {
    transact!(db, |tx| {
        for (id, of, name) in [(OURS, HOME, "Подбор мер"), (THEIRS, ELSEWHERE, "Чужая услуга")]
        {
            let within = DirectionId::new();
            let direction = sql!(
                "insert into directions (id, organisation, name, short_name, position)
                 values ($1, $2, 'Центр', 'Ц', 1)",
                within,
                of
            );
            direction.run(tx).await?;
            let service = sql!(
                "insert into services (id, organisation, direction, name, folded, kind,
                                       recipients, price, term_days, valid_from)
                 values ($1, $2, $3, $4, $5, 'consultation', 'company', 'free', 3, '2020-01-01')",
                id,
                of,
                within,
                name,
                kernel::fold(name)
            );
            service.run(tx).await?;
        }
        Ok::<_, db::Error>(())
    })
}

async fn latest(db: &Db, id: PracticeId) -> Card {
    let mut tx = db.read().await.unwrap();
    versions(&mut tx, id).await.unwrap().remove(0).card
}

fn linked() -> Card {
    Card {
        service_links: vec![ServiceLink { id: OURS, name: "Подбор мер".into() }],
        indicator_links: vec![IndicatorLink {
            code: "services".into(),
            name: "Оказано услуг".into(),
            name_en: "Services rendered".into(),
        }],
        ..card("Единая анкета")
    }
}

#[test]
fn links_are_read_back_compared_and_old_cards_still_read() {
    let it = linked();
    assert_eq!(Card::read(|field| it.text(field)).unwrap(), it);
    assert_eq!(it.to_string().parse::<Card>().unwrap(), it);
    let changed = card("Единая анкета").differences(&it);
    let fields: Vec<Field> = changed.iter().map(|it| it.field).collect();
    assert_eq!(fields, [Field::ServiceLinks, Field::IndicatorLinks]);
    let old = r#"{"title":"Старая","services":"Консультации","indicators":"Срок"}"#;
    let old: Card = old.parse().unwrap();
    assert_eq!((&*old.services, &*old.indicators), ("Консультации", "Срок"));
    assert!(old.service_links.is_empty() && old.indicator_links.is_empty());
    let elsewhere = it.without_services();
    assert_eq!((&*elsewhere.services, elsewhere.service_links.len()), ("Подбор мер", 0));
    assert_eq!(elsewhere.indicator_links.len(), 1, "indicators are everybody's");
}

#[tokio::test]
async fn boxes_are_ticked_and_the_page_links_whoever_may_follow() {
    for site in sites().await {
        services(&site.app.db).await.unwrap();
        let writer = head(&site, HOME);
        let editor = writer.get(New).await.body;
        assert!(editor.contains("Подбор мер") && !editor.contains("Чужая услуга"));
        let id = publish(&site, "Единая анкета").await;
        let mut ticked = form("Единая анкета");
        ticked.retain(|it| !matches!(it.0, "service_links" | "indicator_links"));
        let ours: &'static str = format!("service_links-{OURS}").leak();
        ticked.extend([(ours, "on".to_owned()), ("indicator_links-services", "on".to_owned())]);
        assert_eq!(post(&writer, WorkingCard { id }, &ticked).await.status, 303);
        let kept = latest(&site.app.db, id).await;
        assert_eq!((kept.service_links, kept.indicator_links.len()), (linked().service_links, 1));

        let page = writer.get(Show { id }).await.body;
        let link = format!("href=\"/services/{OURS}\"");
        assert!(page.contains(&link) && page.contains("href=\"/indicators/services\""), "{page}");
        let whose = writer.get(Edit { id }).await.body;
        assert!(whose.contains("checked"), "what is linked stands ticked");

        let theirs: &'static str = format!("service_links-{THEIRS}").leak();
        ticked.push((theirs, "on".to_owned()));
        let refused = post(&writer, WorkingCard { id }, &ticked).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("Такой услуги нет в каталоге вашей организации"));
        assert!(refused.body.contains("Обучить специалистов"), "what was typed is kept");

        let wrong = json!({ "card": { "title": "Анкета", "indicator_links": [{"code": "нет"}] } });
        let wrong = writer.post_json(format!("/api/v1/practices/{id}/card"), &wrong).await;
        assert!(wrong.status == 422 && wrong.body.contains("indicator_links"), "{}", wrong.body);
    }
}

#[tokio::test]
async fn others_read_words_and_the_offline_form_finds_its_links_again() {
    for site in sites().await {
        services(&site.app.db).await.unwrap();
        let writer = head(&site, HOME);
        let new = json!({ "began_on": "2021-02-01", "card": linked() });
        let begun = writer.post_json("/api/v1/practices", &new).await;
        assert_eq!(begun.status, 201, "{}", begun.body);
        let begun: serde_json::Value = serde_json::from_str(&begun.body).unwrap();
        assert_eq!(begun["card"]["service_links"][0]["name"], "Подбор мер");

        let mut said = linked();
        said.services = "Сопровождение".into();
        let paper = Filled { card: said.clone(), ..Filled::default() };
        let filled = form_of(kernel::Lang::Ru, &said.title, &paper).unwrap();
        let files: [(&str, &str, &[u8]); 1] = [("file", "Форма.docx", &filled)];
        let brought = writer.post_multipart(Import, &[], &files).await;
        let card = latest(&site.app.db, id_of(&brought.location)).await;
        assert_eq!(card.differences(&said), []);
        // In another centre the same paper names a service it does not have: it stays in words.
        let brought = head(&site, ELSEWHERE).post_multipart(Import, &[], &files).await;
        let card = latest(&site.app.db, id_of(&brought.location)).await;
        assert!(card.service_links.is_empty());
        assert_eq!(card.services, "Сопровождение\nПодбор мер");
        assert_eq!(card.indicator_links, said.indicator_links);
    }
}
