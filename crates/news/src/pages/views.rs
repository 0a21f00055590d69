//! What the pages of the news look like.

mod illustrations;

use super::{
    Agreement, Approval, Correction, Drafts, ListNews, Release, Show, ShowDraft, ShowPicture,
    TakePaper, Text, Whole, Withdrawal,
};
use crate::model::{Fact, News, Piece, State, quoted};
use db::Page;
use kernel::{FileId, Lang, Role};
use maud::{Markup, html};
use visits::Facts;
use web::ui::{self, Field, Kind, Stage, Step, Tone};
use web::{Desk, Faults, Frame, Guest, Typed, Who, fmt, frame, t, word};

/// The page everybody may read.
pub(super) fn public(guest: &Guest, page: &Page<News>) -> Markup {
    let lang = guest.lang;
    let top = Frame::titled(t!(lang, "news-title"))
        .section("/news")
        .lead(html! { (t!(lang, "news-lead")) });
    let role = guest.actor.as_ref().map(|it| it.role);
    let top = match Who::REGIONAL.admits(role) {
        true => top.actions(ui::quiet_link(Drafts, &t!(lang, "news-drafts"))),
        false => top,
    };
    let next = page.next.as_ref().map(|it| format!("{ListNews}?after={it}"));
    let body = html! {
        section.sheet.wide {
            @if page.rows.is_empty() {
                (ui::empty(&t!(lang, "news-none-title"), &t!(lang, "news-none"), None))
            }
            @for it in &page.rows {
                article.story {
                    h2 { a href=(Show { id: it.id }) { (it.headline) } }
                    @if let Some(at) = it.released_at {
                        p.soft { small { (fmt::day(lang, at.day_in(&kernel::Zone::moscow()))) } }
                    }
                    p { (it.lead) }
                }
            }
            (ui::pager(lang, next.as_deref()))
        }
    };
    frame(guest, top, body)
}

/// A released text.
pub(super) fn released(guest: &Guest, it: &News, facts: &Facts) -> Markup {
    let lang = guest.lang;
    let top = Frame::titled(&it.headline).section("/news").crumb(t!(lang, "news-title"), ListNews);
    let top = match it.released_at {
        Some(at) => top.lead(html! { (fmt::day(lang, at.day_in(&facts.host.time_zone))) }),
        None => top,
    };
    frame(
        guest,
        top,
        html! {
            article.sheet lang="ru" {
                div.prose {
                    (text(lang, it, facts))
                    (pictures(it, facts, |file| ShowPicture { id: it.id, file }.to_string()))
                }
            }
        },
    )
}

fn text(lang: Lang, it: &News, facts: &Facts) -> Markup {
    html! {
        @if !it.correction.is_empty() {
            (ui::notice(Tone::Warn, html! { strong { (t!(lang, "news-correction")) } " " (it.correction) }))
        }
        p { strong { (it.lead) } }
        @for piece in it.pieces(facts) {
            @match piece {
                Piece::Text(words) => p { (words) },
                Piece::Quote(words) => blockquote { p { (quoted(&words)) } },
            }
        }
    }
}

/// Chosen pictures that may be shown now, each with its words.
fn pictures(it: &News, facts: &Facts, href: impl Fn(FileId) -> String) -> Markup {
    html! {
        @for it in it.shown(facts) {
            @if let Some(file) = it.file {
                figure {
                    img src=(href(file)) alt=(it.text) loading="lazy";
                    figcaption { (it.text) }
                }
            }
        }
    }
}

/// News of the actor's region in every state.
pub(super) fn drafts(desk: &Desk, page: &Page<News>) -> Markup {
    let lang = desk.lang;
    let top = Frame::titled(t!(lang, "news-drafts"))
        .section("/news")
        .crumb(t!(lang, "news-title"), ListNews);
    let heads = [
        ui::col(t!(lang, "news-headline")),
        ui::col(t!(lang, "news-state")),
        ui::col(t!(lang, "news-begun")),
    ];
    let rows = page.rows.iter().map(|it| {
        vec![
            html! { a href=(ShowDraft { id: it.id }) { (it.headline) } },
            state(lang, it.state),
            html! { (fmt::day(lang, it.created_at.day_in(&desk.actor().zone))) },
        ]
    });
    let next = page.next.as_ref().map(|it| format!("{Drafts}?after={it}"));
    let body = html! {
        section.sheet.wide {
            @if page.rows.is_empty() {
                (ui::empty(&t!(lang, "news-none-title"), &t!(lang, "news-drafts-none"), None))
            } @else {
                (ui::table(heads, rows))
                (ui::pager(lang, next.as_deref()))
            }
        }
    };
    frame(desk, top, body)
}

fn state(lang: Lang, it: State) -> Markup {
    let tone = match it {
        State::Released => Tone::Good,
        State::Withdrawn => Tone::Bad,
        State::Agreed | State::Approved => Tone::Warn,
        State::Draft => Tone::Plain,
    };
    ui::state(word(lang, "news-state", it), tone)
}

/// A text on its way.
pub(super) fn draft(desk: &Desk, it: &Whole, typed: &Typed, faults: &Faults) -> Markup {
    let lang = desk.lang;
    let id = it.news.id;
    let visit = visits::Show { id: it.news.visit };
    let top = Frame::titled(&it.news.headline)
        .section("/news")
        .crumb(t!(lang, "news-drafts"), Drafts)
        .crumb(t!(lang, "news-visit"), &visit)
        .actions(ui::quiet_link(TakePaper { id }, &t!(lang, "news-take-paper")));
    let body = html! {
        section.sheet.wide {
            (ui::steps(lang, steps(lang, &it.news)))
            @if let Some(say) = faults.of("") { (ui::notice(Tone::Bad, web::say(lang, say))) }
            (illustrations::held(lang, it))
            (next(desk, it, typed, faults))
        }
        section.sheet {
            h2 { (t!(lang, "news-text")) }
            @if it.news.is_open() {
                (editor(lang, it, typed, faults))
                (illustrations::chooser(lang, it, typed, faults))
            }
            div.prose lang="ru" {
                (text(lang, &it.news, &it.facts))
                (pictures(&it.news, &it.facts, |file| format!("{visit}/files/{file}")))
            }
        }
        (ui::side(html! {
            (ui::aside(&t!(lang, "news-facts"), facts(lang, &it.news.facts)))
            (ui::aside(&t!(lang, "news-quotes"), quotes(lang, it)))
            (ui::aside(&t!(lang, "news-history"), ui::history(lang, &desk.actor().zone, &it.history)))
        }))
    };
    frame(desk, top, body)
}

/// The path, with whose word is there.
fn steps(lang: Lang, it: &News) -> Vec<Step> {
    let order = [State::Draft, State::Agreed, State::Approved, State::Released];
    let withdrawn = it.state == State::Withdrawn;
    let here = order.iter().position(|state| *state == it.state).unwrap_or(order.len() - 1);
    let mut steps: Vec<Step> = order
        .iter()
        .enumerate()
        .map(|(at, state)| Step {
            label: word(lang, "news-state", *state),
            detail: String::new(),
            stage: match at.cmp(&here) {
                std::cmp::Ordering::Less => Stage::Done,
                std::cmp::Ordering::Equal if withdrawn => Stage::Done,
                std::cmp::Ordering::Equal => Stage::Now,
                std::cmp::Ordering::Greater => Stage::Ahead,
            },
        })
        .collect();
    if withdrawn {
        let label = word(lang, "news-state", State::Withdrawn);
        steps.push(Step { label, detail: it.reason.clone(), stage: Stage::Ended });
    }
    steps
}

/// What can be done next, by whom.
fn next(desk: &Desk, it: &Whole, typed: &Typed, faults: &Faults) -> Markup {
    let (lang, news) = (desk.lang, &it.news);
    let (id, press) = (news.id, desk.actor().role == Role::PressOfficer);
    html! {
        @match news.state {
            State::Draft => {
                p { (t!(lang, "news-next-agree")) }
                (ui::post_button(Agreement { id }, &t!(lang, "news-agree")))
            }
            State::Agreed => {
                (illustrations::agreed_to(lang, it))
                (words_given(lang, it))
                @if press { (approval(lang, it, typed, faults)) }
                @else { p { (t!(lang, "news-next-press")) } }
            }
            State::Approved if press => form method="post" action=(Release { id }) {
                (ui::checkbox(lang, field("public", t!(lang, "news-public")), typed, faults))
                (ui::submit(&t!(lang, "news-release")))
            },
            State::Approved => p { (t!(lang, "news-next-release")) },
            State::Released => {
                @if news.public { p { a href=(Show { id }) { (t!(lang, "news-see-public")) } } }
                @if press { (after_release(lang, it, typed, faults)) }
            }
            State::Withdrawn => p { (news.reason) },
        }
    }
}

fn words_given(lang: Lang, it: &Whole) -> Markup {
    let shown = |word: &str| match word.is_empty() {
        true => t!(lang, "news-no-word"),
        false => word.to_owned(),
    };
    ui::facts([
        (it.facts.host.name.clone(), shown(&it.news.approved_host)),
        (it.facts.guest.name.clone(), shown(&it.news.approved_guest)),
    ])
}

/// Our word by a button; the other side's by a letter, where nobody of theirs speaks here.
fn approval(lang: Lang, it: &Whole, typed: &Typed, faults: &Faults) -> Markup {
    let id = it.news.id;
    let (ours, theirs) = match it.side {
        crate::Side::Host => (&it.news.approved_host, &it.news.approved_guest),
        crate::Side::Guest => (&it.news.approved_guest, &it.news.approved_host),
    };
    let letter = Field { required: true, ..field("letter", t!(lang, "news-letter")) };
    let dated =
        Field { required: true, kind: Kind::Day, ..field("letter_on", t!(lang, "news-letter-on")) };
    html! {
        @if ours.is_empty() { (ui::post_button(Approval { id }, &t!(lang, "news-approve"))) }
        @if theirs.is_empty() && it.speaks_here { p { (t!(lang, "news-next-theirs")) } }
        @if theirs.is_empty() && !it.speaks_here {
            details open[typed.has("other") || faults.of("letter").is_some()] {
                summary { (t!(lang, "news-by-letter")) }
                form method="post" action=(Approval { id }) {
                    (ui::hidden("other", "1"))
                    (ui::field(lang, letter, typed, faults))
                    (ui::field(lang, dated, typed, faults))
                    (ui::submit(&t!(lang, "news-letter-keep")))
                }
            }
        }
    }
}

fn after_release(lang: Lang, it: &Whole, typed: &Typed, faults: &Faults) -> Markup {
    let id = it.news.id;
    html! {
        details open[faults.of("correction").is_some()] {
            summary { (t!(lang, "news-correct")) }
            form method="post" action=(Correction { id }) {
                (ui::textarea(lang, field("correction", t!(lang, "news-correction")), 3, typed, faults))
                (ui::submit(&t!(lang, "news-correct")))
            }
        }
        details open[faults.of("reason").is_some()] {
            summary { (t!(lang, "news-withdraw")) }
            form method="post" action=(Withdrawal { id }) {
                (ui::field(lang, field("reason", t!(lang, "news-reason")), typed, faults))
                (ui::submit(&t!(lang, "news-withdraw")))
            }
        }
    }
}

/// The fields of the text.
const EDITED: [&str; 3] = ["headline", "lead", "body"];

fn editor(lang: Lang, it: &Whole, typed: &Typed, faults: &Faults) -> Markup {
    let body = Field { hint: t!(lang, "news-body-hint"), ..field("body", t!(lang, "news-body")) };
    html! {
        details open[EDITED.iter().any(|it| faults.of(it).is_some())] {
            summary { (t!(lang, "news-edit")) }
            form method="post" action=(Text { id: it.news.id }) {
                (ui::field(lang, Field { required: true, ..field("headline", t!(lang, "news-headline")) }, typed, faults))
                (ui::textarea(lang, Field { required: true, ..field("lead", t!(lang, "news-summary")) }, 4, typed, faults))
                (ui::textarea(lang, body, 18, typed, faults))
                (ui::submit(&t!(lang, "news-keep")))
            }
        }
    }
}

fn facts(lang: Lang, facts: &[Fact]) -> Markup {
    html! {
        ol {
            @for it in facts {
                li { a href=(it.source) { (it.text) } " " small { (fmt::day(lang, it.on)) } }
            }
        }
    }
}

/// Each quote with its number, and whether it may go out.
fn quotes(lang: Lang, it: &Whole) -> Markup {
    let free = it.facts.quotes();
    let said = it.facts.remarks.iter().filter(|it| it.kind == visits::RemarkKind::Quote);
    let mut said = said.peekable();
    html! {
        @if said.peek().is_none() { p.soft { (t!(lang, "news-quotes-none")) } }
        ul {
            @for remark in said {
                @let number = it.news.quotes.iter().position(|id| *id == remark.id);
                @let person = remark.delegate.and_then(|id| it.facts.delegate(id));
                li {
                    @if let Some(at) = number { code { "{цитата " (at + 1) "}" } " " }
                    @if let Some(person) = person { (person.name) " " }
                    @if free.iter().any(|it| it.remark.id == remark.id) {
                        (ui::state(t!(lang, "news-quote-free"), Tone::Good))
                    } @else {
                        (ui::state(t!(lang, "news-quote-held"), Tone::Warn))
                    }
                }
            }
        }
    }
}

fn field(name: &'static str, label: String) -> Field {
    Field { name, label, ..Field::default() }
}
