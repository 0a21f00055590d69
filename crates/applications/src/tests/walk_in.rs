//! «Внести услугу»: what is typed, what is refused, what is entered once.

use super::{Centre, KNOWN, UNKNOWN, at_once};
use kernel::ServiceId;

const FORM: &str = "/renderings/new";

fn filled<'a>(inn: &'a str, service: &'a str, once: &'a str) -> Vec<(&'static str, &'a str)> {
    vec![("inn", inn), ("service", service), ("result", "Ответили на вопросы"), ("once", once)]
}

#[tokio::test]
async fn a_service_is_entered_and_the_figure_moves() {
    for centre in Centre::each().await {
        let (desk, advice) = (centre.desk(), centre.advice.to_string());
        let page = desk.get(FORM).await;
        assert!(page.body.contains("Консультация"), "{}", page.body);
        let card = desk.get(format!("{FORM}/client?inn={KNOWN}")).await;
        assert!(card.body.contains("Тестовая пекарня"), "{}", card.body);
        assert!(card.body.contains("реестр МСП на 10.11.2026"), "{}", card.body);

        let done = desk.post(FORM, &filled(KNOWN, &advice, "k1")).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let page = desk.get(&done.location).await;
        assert!(page.body.contains("у центра 1 услуга"), "{}", page.body);
        assert_eq!(centre.rendered().await, 1);
    }
}

#[tokio::test]
async fn the_same_form_twice_is_one_rendering() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        // The second one meets a limit that the first used up: still not a refusal.
        let loan = centre.loan.to_string();
        let first = desk.post(FORM, &filled(KNOWN, &loan, "k1")).await;
        let second = desk.post(FORM, &filled(KNOWN, &loan, "k1")).await;
        assert_eq!((first.status, &first.location), (second.status, &second.location));
        let other = desk.post(FORM, &filled(KNOWN, &loan, "k2")).await;
        assert_eq!(other.status, 422);
        // The browser's "back" brings the sent form; another service is another rendering.
        let advice = centre.advice.to_string();
        let old = desk.post(FORM, &filled(KNOWN, &advice, "k1")).await;
        assert_eq!(old.status, 422);
        assert!(old.body.contains("уже отправлена"), "{}", old.body);
        assert!(!old.body.contains("value=\"k1\""), "the key is a new one");
        assert_eq!(centre.rendered().await, 1);
    }
}

#[tokio::test]
async fn two_clicks_at_once_are_one_rendering() {
    for centre in Centre::each().await {
        let (desk, loan) = (centre.desk(), centre.loan.to_string());
        let form = filled(KNOWN, &loan, "k1");
        let clicks = (0..8).map(|_| desk.post(FORM, &form));
        let all = at_once(clicks).await;
        let places: Vec<_> = all.iter().map(|it| (it.status, it.location.clone())).collect();
        assert!(places.iter().all(|it| *it == places[0] && it.0 == 303), "{places:?}");
        assert_eq!(centre.rendered().await, 1);
    }
}

#[tokio::test]
async fn a_wrong_inn_is_said_beside_the_field_and_nothing_is_saved() {
    for centre in Centre::each().await {
        let advice = centre.advice.to_string();
        let rules = [
            ("7707083894", "Не сходится контрольная цифра"),
            ("77070838AB", "только цифры"),
            ("77070838931", "цифр, а здесь"),
        ];
        for (inn, rule) in rules {
            let page = centre.desk().post(FORM, &filled(inn, &advice, "k1")).await;
            assert_eq!(page.status, 422, "{inn}");
            assert!(page.body.contains(rule), "{inn}: {}", page.body);
            assert!(page.body.contains(inn), "what was typed is kept");
            assert!(page.body.contains("Ответили на вопросы"), "what was typed is kept");
        }
        assert_eq!(centre.rendered().await, 0);
    }
}

#[tokio::test]
async fn whoever_the_registry_does_not_know_is_asked_who_they_are() {
    for centre in Centre::each().await {
        let (desk, advice) = (centre.desk(), centre.advice.to_string());
        let mut form = filled(UNKNOWN, &advice, "k1");
        let page = desk.post(FORM, &form).await;
        assert_eq!(page.status, 422);
        assert!(page.body.contains("нет в реестре МСП на 10.11.2026"), "{}", page.body);
        assert!(page.body.contains("самозанятый"), "{}", page.body);
        assert_eq!(centre.rendered().await, 0);

        form.extend([("kind", "self_employed"), ("name", "Попова Мария")]);
        let done = desk.post(FORM, &form).await;
        assert_eq!(done.status, 303, "{}", done.body);
        assert!(desk.get(&done.location).await.body.contains("Попова Мария"));
    }
}

#[tokio::test]
async fn what_the_rules_refuse_is_explained_and_nothing_is_saved() {
    for centre in Centre::each().await {
        let (desk, loan) = (centre.desk(), centre.loan.to_string());
        let form = [("kind", "sole_trader"), ("name", "ИП Попова")];
        let form = [filled(UNKNOWN, &loan, "k1"), form.to_vec()].concat();
        let page = desk.post(FORM, &form).await;
        assert_eq!(page.status, 422);
        assert!(page.body.contains("Эту услугу оказать нельзя"), "{}", page.body);
        assert!(page.body.contains("Вместо неё открыто"), "{}", page.body);
        assert!(page.body.contains("Консультация"), "{}", page.body);
        let mut tx = centre.db.read().await.unwrap();
        let inn = UNKNOWN.parse().unwrap();
        let organisation = centre.specialist.organisation;
        assert_eq!(clients::by_inn(&mut tx, organisation, &inn).await.unwrap(), None);
    }
}

#[tokio::test]
async fn what_needs_a_paper_is_entered_with_it() {
    for centre in Centre::each().await {
        let (desk, market) = (centre.desk(), centre.market.to_string());
        let mut form = filled(KNOWN, &market, "k1");
        let page = desk.post(FORM, &form).await;
        assert_eq!(page.status, 422);
        assert!(page.body.contains("confirm-platform"), "{}", page.body);
        form.extend([("confirm-platform", "on"), ("paper-platform", "снимок экрана")]);
        assert_eq!(desk.post(FORM, &form).await.status, 303);
    }
}

#[tokio::test]
async fn other_bad_input_is_said_too() {
    for centre in Centre::each().await {
        let (desk, advice) = (centre.desk(), centre.advice.to_string());
        let mut late = filled(KNOWN, &advice, "k1");
        late.push(("on", "2026-11-24"));
        assert_eq!(desk.post(FORM, &late).await.status, 422);
        assert_eq!(desk.post(FORM, &[]).await.status, 422);
        let nowhere = ServiceId::new().to_string();
        assert_eq!(desk.post(FORM, &filled(KNOWN, &nowhere, "k1")).await.status, 404);
        let strange = centre.site.signed_in(centre.stranger.clone());
        assert_eq!(strange.post(FORM, &filled(KNOWN, &advice, "k1")).await.status, 404);
        assert_eq!(centre.rendered().await, 0);
    }
}

#[tokio::test]
async fn a_citizen_without_inn_is_served_from_their_card() {
    for centre in Centre::each().await {
        let (desk, advice) = (centre.desk(), centre.advice.to_string());
        let citizen = centre.citizen("Новиков Пётр").await.unwrap().to_string();
        let page = desk.get(format!("{FORM}?client={citizen}")).await;
        assert!(page.body.contains("Новиков Пётр"), "{}", page.body);
        let form = [("client", citizen.as_str()), ("service", &advice), ("result", "Ответ")];
        assert_eq!(desk.post(FORM, &form).await.status, 303);
        let strange = centre.site.signed_in(centre.stranger.clone());
        assert_eq!(strange.get(format!("{FORM}?client={citizen}")).await.status, 404);
        assert_eq!(centre.rendered().await, 1);
    }
}
