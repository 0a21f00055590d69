//! Plans of measures: versions, what each side reports, the state that follows from it.

mod api;
mod pages;

pub use api::{doors as api_doors, openapi};
pub use pages::doors;

web::words!("plans");
