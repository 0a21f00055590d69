use super::*;
use crate::second_step::SecondStep;
use kernel::Moment;

impl House {
    /// What the specialist's phone shows at this moment.
    async fn phone(&self, now: Moment) -> String {
        let mut tx = self.db().read().await.unwrap();
        let step: SecondStep =
            store::second_step(&mut tx, self.specialist).await.unwrap().expect("begun");
        step.shown(&self.site.app.secret, now)
    }

    /// Turns the specialist's second step on and gives the codes on paper.
    async fn turned_on(&self) -> Vec<String> {
        let here = self.enter(SPECIALIST).await;
        assert_eq!(here.post("/account/second-step", &[]).await.status, 303);
        let code = self.phone(noon()).await;
        let done = here.post("/account/second-step/proof", &[("code", code.as_str())]).await;
        assert_eq!(done.status, 200, "{}", done.body);
        let codes = done.body.split("<code data-spare>").skip(1);
        codes.map(|it| it.split('<').next().unwrap().to_owned()).collect()
    }

    /// The form behind the right password, filled with a code.
    async fn answers(&self, form: &Answer, code: &str, now: Moment) -> Answer {
        let carried = ["account", "at", "seal", "next"].map(|name| {
            let (_, rest) = form.body.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
            (name, rest.split('"').next().unwrap().to_owned())
        });
        let mut fields: Vec<(&str, &str)> =
            carried.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.push(("code", code));
        self.site.at(now).post("/sign-in/code", &fields).await
    }
}

#[tokio::test]
async fn the_password_alone_opens_nothing_any_more() {
    for house in houses().await {
        let codes = house.turned_on().await;
        assert_eq!(codes.len(), 10);
        assert_eq!(house.noted("second-step-on").await, 1);
        let knock = async || knock(&house.site, SPECIALIST, PASSWORD, "/clients").await;
        let form = knock().await;
        assert_eq!((form.status, form.cookies.len()), (200, 0), "{}", form.body);

        let later = noon().plus_seconds(60);
        let wrong = house.answers(&form, "000000", later).await;
        assert_eq!((wrong.status, wrong.cookies.len()), (422, 0));
        assert!(wrong.body.contains("Код не подошёл"), "{}", wrong.body);
        assert_eq!(house.noted("sign-in-failed").await, 1);

        // The form that came back is as good as the first.
        let code = house.phone(later).await;
        let done = house.answers(&wrong, &code, later).await;
        assert_eq!((done.status, done.location.as_str()), (303, "/clients"), "{}", done.body);
        assert!(browser(&house.site, &done, later).await.is_some());
        let again = house.answers(&knock().await, &code, later).await;
        assert_eq!(again.status, 422, "a code opens once");
    }
}

#[tokio::test]
async fn a_code_on_paper_stands_in_for_the_phone_once() {
    for house in houses().await {
        let codes = house.turned_on().await;
        let form = knock(&house.site, SPECIALIST, PASSWORD, "/").await;
        let typed = codes[3].to_uppercase();
        let done = house.answers(&form, &typed, noon()).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let here = browser(&house.site, &done, noon()).await.unwrap();
        let page = here.get("/account").await.body;
        assert!(page.contains("Осталось 9 запасных кодов"), "{page}");
        assert_eq!(house.answers(&form, &typed, noon()).await.status, 422);
        assert_eq!(house.noted("spare-code-used").await, 1);
    }
}

#[tokio::test]
async fn a_form_of_another_person_or_of_long_ago_goes_back_to_the_door() {
    for house in houses().await {
        let codes = house.turned_on().await;
        let form = knock(&house.site, SPECIALIST, PASSWORD, "/clients").await;
        let late = house.answers(&form, &codes[0], noon().plus_seconds(600)).await;
        assert_eq!((late.status, late.location.as_str()), (303, "/sign-in?next=/clients"));
        let forged = Answer {
            body: form.body.replace(&house.specialist.to_string(), &house.head.to_string()),
            ..form
        };
        let forged = house.answers(&forged, &codes[0], noon()).await;
        assert_eq!((forged.status, forged.cookies.len()), (303, 0));
        assert!(forged.location.starts_with("/sign-in"));
    }
}

#[tokio::test]
async fn codes_are_not_guessed() {
    for house in houses().await {
        house.turned_on().await;
        let form = knock(&house.site, SPECIALIST, PASSWORD, "/").await;
        let mut answers = Vec::new();
        for n in 0..6 {
            answers.push(house.answers(&form, &format!("00000{n}"), noon()).await.status);
        }
        // The first right code of the proof was forgiven nothing: five tries a minute in all.
        assert_eq!(answers.iter().filter(|it| **it == 429).count(), 2, "{answers:?}");
    }
}

#[tokio::test]
async fn it_is_proved_before_it_is_asked_for_and_ended_by_the_password() {
    for house in houses().await {
        let here = house.enter(SPECIALIST).await;
        assert_eq!(here.get("/account/second-step").await.status, 303, "nothing is begun");
        here.post("/account/second-step", &[]).await;
        let begun = here.get("/account/second-step").await.body;
        assert!(begun.contains("<svg class=\"qr\"") && begun.contains("data-secret"), "{begun}");
        let proof = "/account/second-step/proof";
        assert_eq!(here.post(proof, &[("code", "000000")]).await.status, 422);
        assert_eq!(knock(&house.site, SPECIALIST, PASSWORD, "/").await.status, 303, "only begun");

        let code = house.phone(noon()).await;
        assert_eq!(here.post(proof, &[("code", code.as_str())]).await.status, 200);
        let before = house.phone(noon()).await;
        here.post("/account/second-step", &[]).await;
        assert_eq!(house.phone(noon()).await, before, "a proved one is not begun anew");

        let end = "/account/second-step/removal";
        let refused = here.post(end, &[("password", "не тот")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("не подошёл"), "{}", refused.body);
        assert_eq!(here.post(end, &[("password", PASSWORD)]).await.status, 303);
        assert_eq!(knock(&house.site, SPECIALIST, PASSWORD, "/").await.status, 303);
        assert_eq!(house.noted("second-step-off").await, 1);
    }
}

#[tokio::test]
async fn the_head_helps_who_lost_the_phone_and_the_paper() {
    for house in houses().await {
        house.turned_on().await;
        let path = format!("/people/{}/second-step/removal", house.specialist);
        let head = house.enter(HEAD).await;
        let card = format!("/people/{}", house.specialist);
        assert!(head.get(&card).await.body.contains("Отключить вход в два шага"));
        assert_eq!(house.enter(STRANGER).await.post(&path, &[]).await.status, 403);
        assert_eq!(head.post(&path, &[]).await.status, 303);
        assert!(!head.get(&card).await.body.contains("Отключить вход в два шага"));
        assert_eq!(knock(&house.site, SPECIALIST, PASSWORD, "/").await.status, 303);
    }
}
