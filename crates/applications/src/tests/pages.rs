//! What the pages show, and how many statements they cost.

use super::{Centre, KNOWN, UNKNOWN};
use web::testing::Site;

impl Centre {
    /// Statements that a page costs once the catalogue is in memory.
    async fn statements(&self, site: &Site, path: &str) -> u64 {
        let warm = site.get(path).await;
        assert_eq!(warm.status, 200, "{path}: {}", warm.body);
        let before = self.db.statements();
        site.get(path).await;
        self.db.statements() - before
    }

    /// Enters `services` of the simplest kind for the known company, and gives its page.
    async fn served(&self, services: usize) -> String {
        let advice = self.advice.to_string();
        for n in 0..services {
            let once = format!("served-{n}");
            let form = [
                ("inn", KNOWN),
                ("service", advice.as_str()),
                ("result", "Ответ"),
                ("once", once.as_str()),
            ];
            assert_eq!(self.desk().post("/renderings/new", &form).await.status, 303);
            let form = [("inn", KNOWN), ("service", advice.as_str())];
            assert_eq!(self.desk().post("/applications/new", &form).await.status, 303);
        }
        let mut tx = self.db.read().await.unwrap();
        let inn = KNOWN.parse().unwrap();
        let client = clients::by_inn(&mut tx, self.specialist.organisation, &inn).await.unwrap();
        clients::Show { id: client.unwrap().id }.to_string()
    }
}

#[tokio::test]
async fn pages_cost_the_same_whatever_they_show() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let client = centre.served(1).await;
        let pages = [client.as_str(), "/desk", "/applications", "/applications?assignee=mine"];
        let mut few = Vec::new();
        for page in pages {
            few.push(centre.statements(&desk, page).await);
        }
        centre.served(5).await;
        for (page, few) in pages.iter().zip(few) {
            assert_eq!(centre.statements(&desk, page).await, few, "{page}");
            assert!(few <= 5, "{page} costs {few}");
        }
    }
}

#[tokio::test]
async fn the_page_of_a_client_says_what_is_open() {
    for centre in Centre::each().await {
        let client = centre.served(1).await;
        let page = centre.desk().get(&client).await;
        assert!(page.body.contains("Доступные услуги"), "{}", page.body);
        assert!(page.body.contains("нужно подтверждение"), "{}", page.body);
        assert!(page.body.contains("Внести услугу"), "{}", page.body);
        assert!(page.body.contains("74-2026-00001"), "{}", page.body);
        let strange = centre.site.signed_in(centre.stranger.clone());
        assert_eq!(strange.get(&client).await.status, 404);
    }
}

#[tokio::test]
async fn the_day_shows_what_waits() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        centre.served(1).await;
        let page = desk.get("/desk").await;
        assert!(page.body.contains("На сегодня срочного нет"), "{}", page.body);
        assert!(page.body.contains("Ждут специалиста"), "{}", page.body);
        let loan = centre.loan.to_string();
        let form = [("inn", KNOWN), ("service", loan.as_str())];
        let at = desk.post("/applications/new", &form).await.location;
        for noun in ["acceptance", "assignment"] {
            desk.post(format!("{at}/{noun}"), &[]).await;
        }
        let later = desk.at("2026-12-07T07:00:00Z".parse().unwrap());
        assert!(later.get("/desk").await.body.contains("просрочена"));
        assert!(desk.get("/applications?assignee=mine").await.body.contains("назначена"));
    }
}

#[tokio::test]
async fn a_list_is_filtered_and_paged() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        centre.served(27).await;
        let first = desk.get("/applications").await;
        assert!(first.body.contains("rel=\"next\""), "{}", first.body);
        let (_, next) = first.body.split_once("nav class=\"pager\"").unwrap();
        let (_, next) = next.split_once("href=\"").unwrap();
        let next = next.split_once('"').unwrap().0.replace("&amp;", "&");
        let second = desk.get(next).await;
        assert_eq!(second.body.matches("74-2026-000").count(), 2, "{}", second.body);
        let none = desk.get(format!("/applications?direction={}&state=closed", centre.direction));
        assert!(none.await.body.contains("Таких заявок нет"));
    }
}

#[tokio::test]
async fn a_new_application_says_why_not_before_it_is_submitted() {
    for centre in Centre::each().await {
        let desk = centre.desk();
        let page = desk.get(format!("/applications/new?inn={KNOWN}&service={}", centre.market));
        let page = page.await;
        assert!(page.body.contains("нужно подтверждение"), "{}", page.body);
        let page = desk.get(format!("/applications/new?inn={UNKNOWN}")).await;
        assert!(page.body.contains("нет ни среди клиентов"), "{}", page.body);
        assert!(page.body.contains(&format!("/clients/new?inn={UNKNOWN}")), "{}", page.body);
    }
}

#[tokio::test]
async fn the_list_goes_away_as_a_table() {
    for centre in Centre::each().await {
        centre.served(2).await;
        let head = web::testing::actor(centre.specialist.organisation, kernel::Role::Head);
        let site = centre.desk().signed_in(head);
        let page = site.get("/applications?state=all").await.body;
        assert!(page.contains("href=\"/applications/list.xlsx?state=all\""), "{page}");
        let taken = site.get("/applications/list.xlsx?state=all").await;
        assert_eq!(taken.status, 200, "{}", taken.body);
        let grids = documents::read_xlsx(&taken.bytes, documents::Limits::default()).unwrap();
        let rows = &grids[0].rows;
        assert_eq!((rows.len(), rows[1][3].as_str()), (3, KNOWN), "{rows:?}");
        assert_eq!(centre.desk().get("/applications/list.xlsx").await.status, 403);
    }
}
