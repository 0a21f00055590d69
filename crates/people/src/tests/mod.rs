mod account;
mod colleagues;
mod second_step;
mod signing_in;

use crate::{Account, Email, Hashed, doors, hash_password, identify_session, store};
use db::{Db, transact};
use kernel::{AccountId, Moment, OrganisationId, Role};
use regions::{Organisation, OrganisationKind};
use web::testing::{Answer, Site, noon};

const PASSWORD: &str = "длинный пароль";
const SPECIALIST: &str = "lesnaya@centre.example";
const HEAD: &str = "head@centre.example";
const STRANGER: &str = "stranger@other.example";

/// Two organisations with some people, all with the same password.
struct House {
    site: Site,
    centre: OrganisationId,
    other: OrganisationId,
    specialist: AccountId,
    head: AccountId,
    stranger: AccountId,
}

async fn houses() -> Vec<House> {
    let password = hash_password(PASSWORD, [1; 32]).await;
    let mut houses = Vec::new();
    for db in db::testing::databases().await {
        houses.push(furnish(db, &password).await.unwrap());
    }
    houses
}

async fn furnish(db: Db, password: &Hashed) -> db::Result<House> {
    let (centre, other) = (organisation("74", "Центр 74"), organisation("02", "Центр 02"));
    let [specialist, head, stranger] = transact!(db, |tx| {
        regions::seed(tx).await?;
        regions::save_organisation(tx, &centre).await?;
        regions::save_organisation(tx, &other).await?;
        let mut ids = Vec::new();
        for (email, name, place, role) in [
            (SPECIALIST, "А. Лесная", centre.id, Role::Specialist),
            (HEAD, "Б. Горный", centre.id, Role::Head),
            (STRANGER, "В. Степная", other.id, Role::Specialist),
        ] {
            let it = Account::new(address(email), name);
            store::add_account(tx, &it, Some(password), noon()).await?;
            store::grant(tx, it.id, place, role, None).await?;
            ids.push(it.id);
        }
        Ok::<[AccountId; 3], db::Error>(ids.try_into().unwrap())
    })?;
    let site = Site::open(db, [doors()]);
    Ok(House { site, centre: centre.id, other: other.id, specialist, head, stranger })
}

fn organisation(region: &str, name: &str) -> Organisation {
    Organisation {
        id: OrganisationId::new(),
        region: region.parse().unwrap(),
        kind: OrganisationKind::Centre,
        name: name.into(),
        short_name: name.into(),
        time_zone: "Asia/Yekaterinburg".parse().unwrap(),
        address: String::new(),
        founded_on: None,
    }
}

fn address(email: &str) -> Email {
    email.parse().unwrap()
}

async fn grant(db: &Db, account: AccountId, place: OrganisationId, role: Role) -> db::Result<()> {
    transact!(db, |tx| { store::grant(tx, account, place, role, None).await })
}

async fn set_password(db: &Db, account: AccountId, password: &Hashed) -> db::Result<()> {
    transact!(db, |tx| { store::set_password(tx, account, password).await })
}

impl House {
    fn db(&self) -> &Db {
        &self.site.app.db
    }

    /// Signs in at the door.
    async fn enter(&self, email: &str) -> Site {
        let answer = knock(&self.site, email, PASSWORD, "/").await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        browser(&self.site, &answer, noon()).await.expect("signed in")
    }

    /// How often the journal holds this verb.
    async fn noted(&self, verb: &str) -> i64 {
        let mut tx = self.db().read().await.unwrap();
        let (count,): (i64,) = db::sql!("select count(*) from journal where verb = $1", verb)
            .one(&mut tx)
            .await
            .unwrap();
        count
    }
}

async fn knock(site: &Site, email: &str, password: &str, next: &str) -> Answer {
    let form = [("email", email), ("password", password), ("next", next)];
    site.post("/sign-in", &form).await
}

/// The browser after an answer that set the session's cookie; `None` where it opens nothing.
async fn browser(site: &Site, answer: &Answer, now: Moment) -> Option<Site> {
    let cookie = answer.cookies.iter().find(|it| it.starts_with("okno_session="))?;
    again(site, cookie.split(';').next().unwrap(), now).await
}

/// The browser with a cookie, at another moment.
async fn again(site: &Site, cookie: &str, now: Moment) -> Option<Site> {
    let token = cookie.strip_prefix("okno_session=").unwrap();
    let person = identify_session(&site.app.db, token, now).await.unwrap()?;
    Some(site.at(now).signed_in(person.actor).with_cookie(cookie))
}

/// The text of the first element with this attribute.
fn text_of(body: &str, attribute: &str) -> String {
    let (_, rest) = body.split_once(&format!("<code {attribute}>")).expect("shown once");
    rest.split('<').next().unwrap().to_owned()
}
