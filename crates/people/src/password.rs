//! Passwords: Argon2id with the parameters OWASP recommends (19 MiB, two passes), which are the
//! crate's defaults.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// A password as it is kept: a PHC string, `$argon2id$…`.
#[derive(Clone, PartialEq, Eq)]
pub struct Hashed(String);

/// Shorter passwords are refused, in characters.
pub(crate) const SHORTEST: usize = 12;
/// Longer ones too: nobody types them.
pub(crate) const LONGEST: usize = 200;

/// Each computation takes 19 MiB: this bounds what a crowd at the door can cost.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// What an unknown address is compared with, so that it takes as long as a known one.
static NOBODY: LazyLock<Hashed> = LazyLock::new(|| compute("nobody", [0; 32]));

/// Hashes a password with 32 random bytes of salt, on a thread of its own.
pub async fn hash_password(password: &str, chance: [u8; 32]) -> Hashed {
    let password = password.to_owned();
    let _turn = AT_ONCE.acquire().await;
    spawn_blocking(move || compute(&password, chance)).await.expect("hashing does not panic")
}

/// Whether `password` is the one behind `kept`; `None`, of an unknown person or of one who has no
/// password, takes the same time and is never right.
pub(crate) async fn verify(password: &str, kept: Option<Hashed>) -> bool {
    let password = password.to_owned();
    let _turn = AT_ONCE.acquire().await;
    let compare = move || {
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| NOBODY.clone());
        let right = PasswordHash::new(&kept.0)
            .is_ok_and(|it| Argon2::default().verify_password(password.as_bytes(), &it).is_ok());
        right && known
    };
    spawn_blocking(compare).await.unwrap_or(false)
}

fn compute(password: &str, salt: [u8; 32]) -> Hashed {
    let hashed = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
    let hashed: PasswordHash = hashed.expect("a salt of 32 bytes fits");
    Hashed(hashed.to_string())
}

impl fmt::Display for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Hashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hashed(…)")
    }
}

impl FromStr for Hashed {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Hashed(text.to_owned()))
    }
}

db::stored_as_text!(Hashed);
