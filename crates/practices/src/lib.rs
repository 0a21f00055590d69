//! Practices: cards with versions, review, catalogue, adoptions and their family tree.

mod api;
mod pages;

pub use api::{doors as api_doors, openapi};
pub use pages::doors;

web::words!("practices");
