//! The roof: the program, its configuration, the routes of all rooms, the pages that mix rooms,
//! and the demo. Only here is the environment read, the clock made, and a migration run.

mod assets;
pub mod cli;
mod config;
pub mod demo;
mod effects;
mod evidence_pages;
mod exchange;
mod health;
mod house;
mod journal_page;
mod layers;
mod mail_page;
mod measuring;
mod migrations;
mod openapi;
mod post;
mod reminders;
mod routes;
mod search_page;
mod serve;

/// Rows cross threads: SQLite's makes them, a page's frees them. The system's allocator takes a lock
/// for each, this one does not; SQLite itself allocates from it too.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use house::{Opening, chance, move_in, open};
pub use migrations::migrator;
pub use post::Post;
pub use routes::{doors, router};
pub use serve::{bind, serve};

web::words!("okno");

mod evidence_words {
    web::words!("evidence");
}
