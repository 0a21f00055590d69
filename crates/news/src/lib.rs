//! News of visits: drafts from facts, consents of those quoted, approvals, release.

mod api;
mod pages;

pub use api::{doors as api_doors, openapi};
pub use pages::doors;

web::words!("news");
