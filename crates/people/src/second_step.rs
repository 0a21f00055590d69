//! The second step of signing in: a code of the person's phone (TOTP, RFC 6238), or one of ten codes
//! on paper.

use crate::Email;
use crate::model::hex;
use kernel::{AccountId, Moment, Say, Secret};
use totp_rs::{Builder, Totp};

/// How many codes on paper there are.
pub(crate) const SPARES: usize = 10;
/// Between the password and the code may pass so long: 10 minutes, in seconds.
const PROOF_LASTS: i64 = 600;

/// Somebody's second step.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct SecondStep {
    /// Whose.
    pub account: AccountId,
    /// What the secret follows from, with the installation's own.
    pub seed: String,
    /// When the first right code came; until then it is asked of nobody.
    pub proved_at: Option<Moment>,
    /// Number of the 30 seconds whose code came last: no code opens twice (RFC 6238 §5.2).
    pub last_used: i64,
}

/// A code was wrong, used before, or out of its time.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the code is wrong or was used before")]
pub(crate) struct WrongCode;

impl web::Refusal for WrongCode {
    fn say(&self) -> Say {
        Say::new("people-code-wrong")
    }
}

impl SecondStep {
    /// A new one out of 32 random bytes.
    pub fn begun(account: AccountId, chance: [u8; 32]) -> SecondStep {
        SecondStep { account, seed: hex(chance), proved_at: None, last_used: 0 }
    }

    /// The address a phone reads out of the picture.
    pub fn address(&self, secret: &Secret, issuer: &str, email: &Email) -> String {
        // Colons part the issuer from the name in such an address.
        let named = self.builder(secret).with_account_name(email.to_string().replace(':', " "));
        let made = named.with_issuer(Some(issuer)).build().and_then(|it| it.to_url());
        made.expect("20 bytes, a name without colons")
    }

    /// The secret as a person types it where the phone reads no pictures: in groups of four.
    pub fn typed(&self, secret: &Secret) -> String {
        let letters = self.totp(secret).secret().to_base32();
        let groups = letters.as_bytes().chunks(4).map(String::from_utf8_lossy);
        groups.collect::<Vec<_>>().join(" ")
    }

    /// The number of the 30 seconds this code is of: of now, the ones before or the ones behind.
    ///
    /// # Errors
    /// Another code, or one that came already.
    pub fn check(&self, secret: &Secret, code: &str, now: Moment) -> Result<i64, WrongCode> {
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        let now = now.0.as_second().cast_unsigned();
        let step = self.totp(secret).check(&digits, now).ok_or(WrongCode)?.cast_signed();
        if step > self.last_used { Ok(step) } else { Err(WrongCode) }
    }

    /// The code that the phone shows.
    #[cfg(test)]
    pub fn shown(&self, secret: &Secret, now: Moment) -> String {
        self.totp(secret).generate(now.0.as_second().cast_unsigned()).to_string()
    }

    fn totp(&self, secret: &Secret) -> Totp {
        self.builder(secret).build().expect("20 bytes are long enough")
    }

    /// What every phone understands: SHA-1, six digits, 30 seconds.
    fn builder(&self, secret: &Secret) -> Builder {
        let signed = secret.sign(format!("second-step {} {}", self.account, self.seed).as_bytes());
        Builder::new().with_secret(signed[..20].to_vec())
    }
}

/// A code on paper out of 32 random bytes: two groups of five, 50 bits.
pub(crate) fn spare_code(chance: [u8; 32]) -> String {
    crate::passphrase(chance)[..11].to_owned()
}

/// What is kept of a code on paper, however it is typed; only the installation can make it.
pub(crate) fn spare_hash(secret: &Secret, account: AccountId, code: &str) -> String {
    let letters: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|it| it.to_ascii_lowercase())
        .collect();
    hex(secret.sign(format!("spare-code {account} {letters}").as_bytes()))
}

/// That somebody's password was right a moment ago: goes with the form of the code.
pub(crate) struct Proof {
    pub account: AccountId,
    pub at: Moment,
}

impl Proof {
    /// What the form carries.
    pub fn seal(&self, secret: &Secret) -> String {
        hex(secret.sign(format!("password-right {} {}", self.account, self.at).as_bytes()))
    }

    /// Whether the installation made this seal, not too long ago.
    pub fn holds(&self, secret: &Secret, seal: &str, now: Moment) -> bool {
        (0..PROOF_LASTS).contains(&now.seconds_since(self.at))
            && fixed_time(seal, &self.seal(secret))
    }
}

/// Whether two texts are equal, in a time that tells nothing of where they differ.
fn fixed_time(a: &str, b: &str) -> bool {
    let differ = a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    a.len() == b.len() && differ == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step() -> SecondStep {
        SecondStep::begun(AccountId::known(1), [7; 32])
    }

    fn at(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn a_code_is_good_once_and_a_little_around_its_time() {
        let (secret, now) = (Secret::new([1; 32]), at("2026-11-23T10:00:10Z"));
        let mut it = step();
        let code = it.shown(&secret, now);
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        let number = it.check(&secret, &spaced, now).unwrap();
        assert_eq!(it.check(&secret, &code, now.plus_seconds(30)), Ok(number), "a slow hand");
        assert_eq!(it.check(&secret, &code, now.plus_seconds(90)), Err(WrongCode), "too slow");
        it.last_used = number;
        assert_eq!(it.check(&secret, &code, now), Err(WrongCode), "once");
        assert_eq!(it.check(&secret, "", now), Err(WrongCode));
    }

    #[test]
    fn a_copy_of_the_database_makes_no_codes() {
        let now = at("2026-11-23T10:00:10Z");
        let code = step().shown(&Secret::new([1; 32]), now);
        assert_eq!(step().check(&Secret::new([2; 32]), &code, now), Err(WrongCode));
        let neighbour = SecondStep { account: AccountId::known(2), ..step() };
        assert_eq!(neighbour.check(&Secret::new([1; 32]), &code, now), Err(WrongCode));
    }

    #[test]
    fn a_code_on_paper_may_be_typed_in_any_way() {
        let (secret, whose) = (Secret::new([1; 32]), AccountId::known(1));
        let code = spare_code([9; 32]);
        assert_eq!(code.len(), 11, "{code}");
        let loud = code.to_uppercase().replace('-', " ");
        assert_eq!(spare_hash(&secret, whose, &code), spare_hash(&secret, whose, &loud));
        assert_ne!(
            spare_hash(&secret, whose, &code),
            spare_hash(&secret, AccountId::known(2), &code)
        );
    }

    #[test]
    fn a_proof_is_the_installations_own_and_ends() {
        let (secret, now) = (Secret::new([1; 32]), at("2026-11-23T10:00:00Z"));
        let proof = Proof { account: AccountId::known(1), at: now };
        let seal = proof.seal(&secret);
        assert!(proof.holds(&secret, &seal, now.plus_seconds(599)));
        assert!(!proof.holds(&secret, &seal, now.plus_seconds(600)));
        assert!(!proof.holds(&secret, &seal, now.plus_seconds(-1)));
        assert!(!proof.holds(&Secret::new([2; 32]), &seal, now));
        let other = Proof { account: AccountId::known(2), at: now };
        assert!(!other.holds(&secret, &seal, now) && !proof.holds(&secret, "", now));
    }

    #[test]
    fn the_address_names_the_house_and_the_person() {
        let address = step().address(&Secret::new([1; 32]), "Окно", &"a@b.ru".parse().unwrap());
        assert!(address.starts_with("otpauth://totp/%D0%9E%D0%BA%D0%BD%D0%BE:a%40b"), "{address}");
        assert_eq!(step().typed(&Secret::new([1; 32])).split(' ').count(), 8);
    }
}
