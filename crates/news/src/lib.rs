//! News of visits: a draft made of facts, agreed by those it quotes and by both press services,
//! released as a paper and, where wished, on the public page; corrected, withdrawn.
//!
//! Words of a person stand in the text as `{цитата N}` and are taken from the visit each time the
//! text is shown: a consent that is withdrawn takes the words away at once.

mod api;
mod draft;
mod material;
mod model;
mod pages;
mod paper;
mod russian;
mod store;
#[cfg(test)]
mod tests;
mod waiting;

pub use api::{doors as api_doors, openapi};
pub use draft::{Draft, draft};
pub use material::{Material, Served, material};
pub use model::{Fact, News, Piece, Refused, Side, State};
pub use pages::{ListNews, Show, ShowDraft, doors};
pub use store::{find, of_visit, save};
pub use waiting::waiting;

web::words!("news");
