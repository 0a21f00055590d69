//! Somebody in their browser: pages they see, forms they send.

use super::{Answer, House};
use kernel::AccountId;
use web::testing::form;

/// Somebody in their browser.
pub struct Person<'h> {
    pub house: &'h House,
    cookie: String,
}

impl<'h> Person<'h> {
    /// Signs in by their role card.
    pub async fn of(house: &'h House, account: AccountId) -> Person<'h> {
        let cookie = house.sign_in(account).await;
        Person { house, cookie }
    }

    /// Signs in as the page asks: by address and password.
    pub async fn enters(house: &'h House, email: &str, password: &str) -> Person<'h> {
        let typed = form(&[("email", email), ("password", password)]);
        let answer = house.post("/sign-in", "", &typed).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        Person { house, cookie }
    }

    pub async fn sees(&self, path: &str) -> String {
        let answer = self.house.get(path, &self.cookie).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    pub async fn sends(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.house.post(path, &self.cookie, &form(fields)).await
    }

    /// Sends a form that is accepted, and says where it led.
    pub async fn does(&self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.sends(path, fields).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
        answer.header("location").to_owned()
    }

    /// Sends a form that comes back with this sentence.
    pub async fn is_told(&self, path: &str, fields: &[(&str, &str)], sentence: &str) {
        let answer = self.sends(path, fields).await;
        assert_eq!(answer.status, 422, "{path}: {}", answer.body);
        assert!(answer.body.contains(sentence), "{path} {sentence}: {}", answer.body);
    }
}

/// The text between two others.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}"));
    rest.split(after).next().unwrap()
}
