//! Words everyone shares: ids, days, money, identifiers, actors. No I/O lives here.

mod actor;
mod identifiers;
mod ids;
mod money;
mod recipient;
mod say;
mod secret;
mod text;
mod time;
mod words;

pub use actor::{Actor, Channel, Role};
pub use identifiers::{Inn, Kpp, Ogrn, Ogrnip, Okved, RegionCode, Snils, broken_rule};
pub use ids::*;
pub use money::Money;
pub use recipient::{Category, Recipient};
pub use say::{Lang, Say};
pub use secret::{ClientKey, Secret, fingerprint};
pub use text::{Spaced, fold};
pub use time::{Clock, Day, Moment, Zone};
