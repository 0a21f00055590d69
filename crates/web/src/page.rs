//! The page frame: the bar, the breadcrumb, the heading with its one primary action, the body.

use crate::{Guest, Who, t, ui, word};
use kernel::Lang;
use maud::{DOCTYPE, Markup, html};

/// Everything of a page but its body.
#[derive(Default)]
pub struct Frame {
    /// What is this: the heading and the window's title.
    pub title: String,
    /// Where am I: label and address of each step above this page.
    pub crumbs: Vec<(String, String)>,
    /// What can I do next: at most one primary action.
    pub actions: Option<Markup>,
    /// Which entry of the main menu this page belongs to: its `href`.
    pub section: &'static str,
    /// A line under the heading.
    pub lead: Option<Markup>,
}

/// The main menu's entries, by address.
pub type Section = &'static str;

impl Frame {
    /// A page with nothing but a title.
    pub fn titled(title: impl Into<String>) -> Frame {
        Frame { title: title.into(), ..Frame::default() }
    }

    /// One step of the breadcrumb; the nearest to the page comes last.
    pub fn crumb(mut self, label: impl Into<String>, href: impl ToString) -> Frame {
        self.crumbs.push((label.into(), href.to_string()));
        self
    }

    /// What can be done here.
    pub fn actions(mut self, actions: Markup) -> Frame {
        self.actions = Some(actions).filter(|it| !it.0.is_empty());
        self
    }

    /// The menu entry that is current.
    pub fn section(mut self, href: Section) -> Frame {
        self.section = href;
        self
    }

    /// A line under the heading.
    pub fn lead(mut self, lead: Markup) -> Frame {
        self.lead = Some(lead);
        self
    }
}

/// A whole page. Children of `body` are laid out on the page's grid: a wide column and a side
/// column (`aside`); an element of class `wide` takes both.
pub fn frame(guest: &Guest, frame: Frame, body: Markup) -> Markup {
    let lang = guest.lang;
    html! {
        (DOCTYPE)
        html lang=(lang.word()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (frame.title) " — " (t!(lang, "product")) }
                link rel="stylesheet" href="/assets/okno.css";
                link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                script src="/assets/okno.js" defer {}
            }
            // Those who serve clients open the form of a service with Alt+N from anywhere.
            body data-new=[serves(guest).then_some("/renderings/new")] {
                a.skip href="#main" { (t!(lang, "skip-to-content")) }
                header {
                    @if guest.app.demo { div.demo { (t!(lang, "demo-banner")) } }
                    (bar(guest, frame.section))
                }
                main id="main" tabindex="-1" {
                    div.head {
                        div {
                            (ui::crumbs(lang, &frame.crumbs, &frame.title))
                            h1 { (frame.title) }
                            @if let Some(lead) = &frame.lead { p.lead { (lead) } }
                        }
                        @if let Some(actions) = &frame.actions { div.actions { (actions) } }
                    }
                    (body)
                }
                footer.foot {
                    span { (t!(lang, "product")) " " (env!("CARGO_PKG_VERSION")) }
                    (languages(guest))
                }
            }
        }
    }
}

/// The bar on every page: the product, the search, the menu, the person. On a phone the menu folds
/// into a button that works without JavaScript; on a wide screen the style sheet keeps it unfolded.
fn bar(guest: &Guest, section: &str) -> Markup {
    let lang = guest.lang;
    html! {
        div.top {
            a.brand href="/" { (ui::logo()) (t!(lang, "product")) }
            @if guest.actor.is_some() {
                form.find role="search" action="/search" {
                    input type="search" name="q" aria-label=(t!(lang, "search-label"))
                        placeholder=(t!(lang, "search-placeholder")) autocomplete="off";
                }
                details.menu {
                    summary { (t!(lang, "menu")) }
                    (sections(guest, section))
                    (person(guest))
                }
            } @else {
                (open_to_all(lang, section))
                @if !guest.path.starts_with("/sign-in") {
                    a.button.quiet href="/sign-in" { (t!(lang, "sign-in")) }
                }
            }
        }
    }
}

/// What anybody may read, for those who are not signed in.
fn open_to_all(lang: Lang, section: &str) -> Markup {
    let all = [
        (t!(lang, "menu-practices"), "/practices"),
        (t!(lang, "menu-agreements"), "/agreements"),
        (t!(lang, "menu-news"), "/news"),
        (t!(lang, "menu-glossary"), "/glossary"),
    ];
    html! {
        nav.sections aria-label=(t!(lang, "menu")) {
            @for (label, href) in all {
                a href=(href) aria-current=[(href == section).then_some("page")] { (label) }
            }
        }
    }
}

fn sections(guest: &Guest, section: &str) -> Markup {
    let lang = guest.lang;
    let role = guest.actor.as_ref().map(|it| it.role);
    let mut seen = guest.app.menu.iter().filter(|it| it.who.admits(role)).peekable();
    html! {
        @if seen.peek().is_some() {
            nav.sections aria-label=(t!(lang, "menu")) {
                @for it in seen {
                    a href=(it.href) aria-current=[(it.href == section).then_some("page")] {
                        (crate::text(lang, it.label, &[]))
                    }
                }
            }
        }
    }
}

fn person(guest: &Guest) -> Markup {
    let lang = guest.lang;
    html! {
        @if let Some(actor) = &guest.actor {
            div.who {
                a href="/account" {
                    b { (actor.name) }
                    span { (word(lang, "role", actor.role)) ", " (actor.organisation_name) }
                }
                form method="post" action="/sign-out" {
                    button.link type="submit" { (t!(lang, "sign-out")) }
                }
            }
        }
    }
}

fn serves(guest: &Guest) -> bool {
    Who::SERVING.admits(guest.actor.as_ref().map(|it| it.role))
}

/// The switch of languages: keeps the page.
fn languages(guest: &Guest) -> Markup {
    html! {
        form.languages method="post" action="/language" {
            input type="hidden" name="next" value=(guest.path);
            @for lang in kernel::Lang::ALL {
                button.link type="submit" name="lang" value=(lang) lang=(lang)
                    aria-pressed=(if *lang == guest.lang { "true" } else { "false" }) {
                    (t!(*lang, "language-name"))
                }
            }
        }
    }
}
