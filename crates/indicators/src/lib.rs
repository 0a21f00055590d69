//! Dashboards of a centre and of a region: they read the ledger's figures and never write them.
//!
//! Every page is a fixed handful of statements whatever the ledger holds: the kept figures of the
//! chosen period, of its comparison and of two years of months come in one.

mod api;
mod choice;
mod measure;
mod pages;
pub mod series;
mod store;
#[cfg(test)]
mod tests;
mod views;

pub use api::{api_doors, openapi};
pub use choice::{Asked, Beside, Choice, period_name};
pub use measure::Measure;
pub use pages::doors;
pub use series::{Gap, Month, gap};
pub use views::chooser;

web::words!("indicators");

mod goal_words {
    web::words!("goals");
}
