//! Visits of one region to another: programme, questions, remarks, commitments.

mod api;
mod pages;

pub use api::{doors as api_doors, openapi};
pub use pages::doors;

web::words!("visits");
