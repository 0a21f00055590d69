use super::*;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";

/// A photograph somebody looked at, on which the speaker of this number is recognised, with its
/// file.
async fn photograph(
    site: &Site,
    facts: &Facts,
    number: usize,
    caption: &str,
) -> db::Result<(RemarkId, FileId)> {
    let draft = site.app.files.draft("p.png", PNG).await.unwrap();
    let owner = files::Owner { organisation: facts.organisations[0].id, account: None };
    let speaker = &facts.delegates[number];
    let words = quote(facts.visit.id, speaker, caption, true);
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
        Ok((it.id, file))
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
        let (_, file) = photograph(&site, facts, 0, "За столом переговоров").await.unwrap();
        let mut tx = db.read().await.unwrap();
        let facts = visits::facts(&mut tx, facts.visit.id).await.unwrap().unwrap();
        drop(tx);
        let material = Material { facts, ..material.clone() };
        let facts = &material.facts;
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
        let told = press.get(format!("/news/{id}/draft")).await.body;
        assert!(told.contains("Снимок больше не показывается на открытой странице"), "{told}");
        assert!(told.contains("За столом переговоров"), "which one: {told}");
    }
}

/// Two press officers, a visit with a picture of each side's speaker, and a draft of its news.
struct Table {
    site: Site,
    here: Site,
    there: Site,
    facts: Facts,
    /// A picture whose person consents, and one whose person does not.
    free: (RemarkId, FileId),
    held: (RemarkId, FileId),
    id: NewsId,
}

impl Table {
    async fn laid(db: &Db) -> Table {
        let mut facts = facts();
        let of_guest = consent(facts.visit.id, &facts.delegates[1]);
        facts.consents.push(Consent { withdrawn_at: Some(noon()), ..of_guest });
        keep(db, &facts).await.unwrap();
        let site = Site::open(db.clone(), [doors(), crate::api_doors()]);
        let free = photograph(&site, &facts, 0, "За столом переговоров").await.unwrap();
        let held = photograph(&site, &facts, 1, "У входа").await.unwrap();
        let here = site.signed_in(actor(facts.organisations[0].id, Role::PressOfficer));
        let mut colleague = actor(OrganisationId::new(), Role::PressOfficer);
        colleague.region = code("02");
        let there = site.signed_in(colleague);
        let begun = here.post(format!("/visits/{}/news", facts.visit.id), &[]).await.location;
        let id = begun.trim_start_matches("/news/").trim_end_matches("/draft");
        Table { id: id.parse().unwrap(), site, here, there, facts, free, held }
    }

    fn part(&self, name: &str) -> String {
        format!("/news/{}/{name}", self.id)
    }

    async fn step(&self, who: &Site, name: &str, fields: &[(&str, &str)]) {
        let answer = who.post(self.part(name), fields).await;
        assert_eq!(answer.status, 303, "{name}: {}", answer.body);
    }

    async fn agreed_by_both(&self) {
        self.step(&self.here, "agreement", &[]).await;
        self.step(&self.here, "approval", &[]).await;
        self.step(&self.there, "approval", &[]).await;
    }

    async fn choose(&self, pictures: &[RemarkId]) -> web::testing::Answer {
        let names: Vec<String> = pictures.iter().map(|it| format!("picture-{it}")).collect();
        let fields: Vec<_> = names.iter().map(|it| (it.as_str(), "on")).collect();
        self.there.post(self.part("pictures"), &fields).await
    }

    async fn kept(&self) -> News {
        let mut tx = self.site.app.db.read().await.unwrap();
        store::find(&mut tx, self.id).await.unwrap().unwrap()
    }

    async fn consent_of(&self, number: usize, withdrawn: bool) {
        let known = self.facts.consents[number].clone();
        let it = Consent { withdrawn_at: withdrawn.then(noon), ..known };
        keep_consent(&self.site.app.db, &it).await.unwrap();
    }
}

#[tokio::test]
async fn another_choice_of_pictures_is_agreed_to_anew() {
    for db in testing::databases().await {
        let it = Table::laid(&db).await;
        assert_eq!(it.kept().await.pictures, [it.free.0], "proposed: what may be published");
        it.step(&it.here, "agreement", &[]).await;
        let page = it.there.get(it.part("draft")).await.body;
        assert!(page.contains("Согласуются текст и 1 снимок"), "{page}");
        it.step(&it.here, "approval", &[]).await;
        it.step(&it.there, "approval", &[]).await;

        assert_eq!(it.choose(&[it.free.0]).await.status, 303);
        assert_eq!(it.kept().await.state, State::Approved, "the same choice changes nothing");
        assert_eq!(it.choose(&[]).await.status, 303);
        let kept = it.kept().await;
        assert_eq!((kept.state, kept.pictures.len()), (State::Draft, 0));
        assert_eq!((kept.approved_host.as_str(), kept.approved_guest.as_str()), ("", ""));
        let page = it.here.get(it.part("draft")).await.body;
        assert!(page.contains("снимки из новости убраны"), "the journal tells: {page}");

        it.step(&it.here, "agreement", &[]).await;
        let page = it.here.get(it.part("draft")).await.body;
        assert!(page.contains("Согласуется текст без снимков."), "{page}");
        it.step(&it.here, "approval", &[]).await;
        it.step(&it.there, "approval", &[]).await;
        it.step(&it.here, "release", &[("public", "on")]).await;
        let (page, picture) = (format!("/news/{}", it.id), format!("pictures/{}", it.free.1));
        assert!(!it.site.get(page).await.body.contains("<img"), "chosen: none");
        assert_eq!(it.site.get(it.part(&picture)).await.status, 404);
        let late = it.choose(&[it.free.0]).await;
        late.assert_refused("Новость уже выпущена", &[]);
    }
}

#[tokio::test]
async fn only_pictures_whose_people_consent_are_chosen() {
    for db in testing::databases().await {
        let it = Table::laid(&db).await;
        let page = it.here.get(it.part("draft")).await.body;
        assert!(!page.contains(&format!("picture-{}", it.held.0)), "not offered: {page}");
        assert!(page.contains("Ещё 1 снимок визита выбрать нельзя"), "{page}");
        let refused = it.choose(&[it.held.0]).await;
        refused.assert_refused("Нет согласия людей на снимке «У входа»", &[]);
        it.choose(&[RemarkId::new()]).await.assert_refused("Такого снимка у визита нет", &[]);
        let wrong = it.there.post(it.part("pictures"), &[("picture-of", "on")]).await;
        wrong.assert_refused("Такого снимка у визита нет", &[]);

        it.consent_of(1, false).await;
        assert_eq!(it.choose(&[it.held.0, it.free.0]).await.status, 303);
        it.agreed_by_both().await;
        it.consent_of(1, true).await;
        let refused = it.here.post(it.part("release"), &[("public", "on")]).await;
        refused.assert_refused("Нет согласия людей на снимке «У входа»", &[]);
        assert!(refused.body.contains("Выберите снимки заново"), "{}", refused.body);
        assert_eq!(it.choose(&[it.free.0]).await.status, 303);
        it.agreed_by_both().await;
        it.step(&it.here, "release", &[("public", "on")]).await;
    }
}

#[tokio::test]
async fn a_press_officer_is_told_of_a_picture_that_left() {
    for db in testing::databases().await {
        let it = Table::laid(&db).await;
        it.agreed_by_both().await;
        it.step(&it.here, "release", &[("public", "on")]).await;
        let today = day("2026-11-23");
        let told = async |role, today| {
            let mut who = actor(it.facts.organisations[0].id, role);
            who.region = code("02");
            let all = crate::waiting(&mut db.read().await.unwrap(), &who, today).await.unwrap();
            all.iter().map(|it| it.say.key.clone()).collect::<Vec<_>>()
        };
        assert!(told(Role::PressOfficer, today).await.is_empty());
        it.consent_of(0, true).await;
        assert_eq!(told(Role::PressOfficer, today).await, ["news-waits-for-look"]);
        assert!(told(Role::Officer, today).await.is_empty());
        assert!(told(Role::PressOfficer, day("2026-12-24")).await.is_empty(), "long ago");
        it.consent_of(0, false).await;
        assert!(told(Role::PressOfficer, today).await.is_empty(), "given again");
    }
}

#[tokio::test]
async fn programs_read_the_chosen_pictures_while_consents_hold() {
    for db in testing::databases().await {
        let it = Table::laid(&db).await;
        let path = format!("/api/v1/news/{}", it.id);
        assert_eq!(it.site.get(&path).await.status, 404, "a draft is nobody's");
        it.agreed_by_both().await;
        it.step(&it.here, "release", &[("public", "on")]).await;
        let read = async || -> serde_json::Value {
            serde_json::from_str(&it.site.get(&path).await.body).unwrap()
        };
        let whole = read().await;
        assert_eq!(whole["pictures"][0]["href"], it.part(&format!("pictures/{}", it.free.1)));
        assert_eq!(whole["pictures"][0]["caption"], "За столом переговоров");
        let words = |it: &serde_json::Value| {
            it["paragraphs"].to_string().contains("Сотрудничество регионов важно")
        };
        assert!(words(&whole) && whole["headline"].as_str().unwrap().contains("обменялись"));
        it.consent_of(0, true).await;
        let whole = read().await;
        assert_eq!(whole["pictures"], serde_json::json!([]));
        assert!(!words(&whole));
        it.step(&it.here, "withdrawal", &[("reason", "Ошиблись визитом")]).await;
        assert_eq!(it.site.get(&path).await.status, 404);
        let paper = it.here.get(it.part("paper")).await;
        assert_eq!(paper.status, 200, "the paper stays with those who keep it, and says so");
    }
}

#[test]
fn a_text_takes_twelve_pictures() {
    let mut material = material();
    let speaker = material.facts.delegates[0].clone();
    for number in 0..13 {
        let it = quote(material.facts.visit.id, &speaker, &format!("Снимок {number}"), true);
        let faces = vec![speaker.id].into();
        let it = Remark { kind: RemarkKind::Photo, delegate: None, faces, ..it };
        material.facts.remarks.push(it);
    }
    let mut news = News::drafted(NewsId::new(), &material, noon());
    assert_eq!(news.pictures.len(), 12);
    let all: Vec<RemarkId> = material.facts.pictures().iter().map(|it| it.id).collect();
    assert_eq!(news.illustrate(&all, &material.facts), Err(Refused::TooManyPictures));
    news.illustrate(&[all[5], all[2]], &material.facts).unwrap();
    assert_eq!(news.pictures, [all[2], all[5]], "in the order of the visit");
}
