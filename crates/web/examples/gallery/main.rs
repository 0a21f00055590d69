//! Every component on a few static pages, to look at while working on the style sheet:
//!
//! ```text
//! cargo run -p web --example gallery -- target/gallery
//! ```
//!
//! writes `desk.html`, `list.html`, `form.html` and `sign-in.html` there; they take the style sheet
//! from `assets/` of this repository.
#![expect(clippy::unwrap_used, reason = "a tool for developers, not the product")]

mod desk;
mod form;
mod list;

use kernel::{Lang, OrganisationId, Role};
use maud::Markup;
use std::path::PathBuf;
use web::testing::{Site, actor};
use web::{App, Guest, Item, Who};

/// A menu as long as the product's; the labels are no keys and so are shown as they are.
const MENU: &[Item] = &[
    Item { label: "Мой день", href: "/desk", who: Who::SignedIn },
    Item { label: "Заявки", href: "/applications", who: Who::SignedIn },
    Item { label: "Клиенты", href: "/clients", who: Who::SignedIn },
    Item { label: "Услуги", href: "/services", who: Who::SignedIn },
    Item { label: "Центр", href: "/organisations/1", who: Who::SignedIn },
    Item { label: "Регионы", href: "/regions", who: Who::SignedIn },
];

/// What this tool's own entries of the journal say.
#[web::linkme::distributed_slice(web::WORDS)]
#[linkme(crate = web::linkme)]
static WORDS: web::Text = web::Text {
    room: "gallery",
    ru: "journal-verb-gallery-rendered = внесена услуга «{ $service }»\njournal-verb-gallery-imported = обновлён реестр МСП\n",
    en: "journal-verb-gallery-rendered = rendered “{ $service }”\njournal-verb-gallery-imported = updated the SME registry\n",
};

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or("target/gallery".into()));
    let app = App { demo: true, menu: MENU, ..Site::open(db::testing::sqlite().await, []).app };
    let guest = |actor| Guest::new(app.clone(), Lang::Ru, "/".into(), actor);
    let desk = guest(Some(actor(OrganisationId::new(), Role::Specialist)));
    std::fs::create_dir_all(&folder).unwrap();
    let save = |name: &str, page: Markup| {
        let assets = std::path::absolute("assets").unwrap();
        let page = page.into_string().replace("/assets/", &format!("file://{}/", assets.display()));
        std::fs::write(folder.join(name), page).unwrap();
    };
    save("desk.html", desk::page(&desk));
    save("list.html", list::page(&desk));
    save("form.html", form::page(&desk));
    save("sign-in.html", form::sign_in(&guest(None)));
    println!("{}", folder.display());
}
