//! Agreements of regions: parties, spheres, terms, states; the register and the map of ties.

mod api;
mod pages;

pub use api::{doors as api_doors, openapi};
pub use pages::doors;

web::words!("agreements");
