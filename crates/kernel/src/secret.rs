//! The installation's secret and what is made with it.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::sync::Arc;

/// 32 random bytes of the installation, made by the roof at the first start. Never logged.
#[derive(Clone)]
pub struct Secret(Arc<[u8; 32]>);

/// A client's pseudonym: 128 bits of HMAC-SHA256 over the ИНН (or over the client's id where there
/// is none), as 32 hexadecimal digits. Equal for equal ИНН across organisations, and useless
/// without the secret.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientKey(String);

impl Secret {
    /// Takes the bytes.
    pub fn new(bytes: [u8; 32]) -> Secret {
        Secret(Arc::new(bytes))
    }

    /// The pseudonym of an ИНН or a client's id.
    pub fn client_key(&self, of: &str) -> ClientKey {
        ClientKey(hex(&self.sign(of.as_bytes())[..16]))
    }

    /// A keyed hash of any bytes.
    pub fn sign(&self, bytes: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0[..]).expect("HMAC takes any key");
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl fmt::Display for ClientKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for ClientKey {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let right = text.len() == 32 && text.bytes().all(|it| it.is_ascii_hexdigit());
        if right { Ok(ClientKey(text.to_owned())) } else { Err("a client key has 32 hex digits") }
    }
}

db::stored_as_text!(ClientKey);

/// SHA-256 of a session's or program's token, as hexadecimal text: what the database keeps of it.
pub fn fingerprint(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|it| [it >> 4, it & 15]);
    digits.map(|it| char::from(DIGITS[usize::from(it)])).collect()
}
