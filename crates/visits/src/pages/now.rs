//! A visit while it goes on, for a phone: the programme, the forms, what was said.
//!
//! Forms marked `data-outbox` are kept by the script in the phone while there is no network, each
//! with a key made there, and sent when it is back; without the script they are plain forms.

use super::{
    Answer, ItemShown, ListVisits, Now, Photographs, Questions, Remarks, Show, hear, programme,
    talk, views,
};
use crate::store::Material;
use crate::{Delegate, Facts, Item, Question, RemarkKind, Voice, papers, store};
use kernel::{Lang, RemarkId, VisitId};
use maud::{Markup, html};
use web::ui::{self, Field};
use web::{Desk, Error, Faults, Frame, Result, Tried, Typed, frame, t, word};

/// The forms of the page, as their fields call them.
pub const NOTE: &str = "n";
pub const QUESTION: &str = "q";
pub const PHOTOGRAPH: &str = "f";
pub const ANSWER: &str = "a";

/// The fields of all of them, for the summary at the head: on a phone the form stands far below.
fn labels(lang: Lang) -> [(&'static str, String); 11] {
    [
        ("kind", t!(lang, "visit-remark-kind")),
        ("note", t!(lang, "visit-note")),
        ("question", t!(lang, "visit-question")),
        ("side", t!(lang, "visit-question-side")),
        ("asked_by", t!(lang, "visit-asked-by")),
        ("to_whom", t!(lang, "visit-to-whom")),
        ("photograph", t!(lang, "visit-photograph")),
        ("caption", t!(lang, "visit-caption")),
        ("item", t!(lang, "visit-at-item")),
        ("answer", t!(lang, "visit-answer")),
        ("answered_by", t!(lang, "visit-answered-by")),
    ]
}

/// `GET /visits/{id}/now`.
pub async fn show(Now { id }: Now, desk: Desk) -> Result<Markup> {
    page(&desk, id, &Tried::default()).await
}

/// The whole page, with the form that was refused.
///
/// # Errors
/// No such visit for this actor; the database's.
pub async fn page(desk: &Desk, id: VisitId, tried: &Tried) -> Result<Markup> {
    let mut tx = desk.db().read().await?;
    let (visit, voice) = hear(&mut tx, desk, id).await?;
    let facts = Facts::of(&mut tx, visit).await?.ok_or(Error::NotFound)?;
    let materials = store::materials(&mut tx, id).await?;
    drop(tx);
    let lang = desk.lang;
    let name = papers::title(lang, &facts);
    let top = Frame::titled(t!(lang, "visit-now-title"))
        .section("/visits")
        .crumb(t!(lang, "visits-title"), ListVisits)
        .crumb(name.as_str(), Show { id })
        .lead(html! { (name) ", " (views::days(lang, facts.visit.from, facts.visit.to)) });
    let body = html! {
        (tried.fault_summary(lang, &labels(lang)))
        @if let Err(no) = facts.visit.takes() && tried.faults.is_empty() {
            (ui::notice(ui::Tone::Warn, web::speak(lang, &no)))
        }
        (outbox(desk))
        (forms(desk, &facts, tried))
        (talked(desk, &facts, &voice, tried))
        section.sheet id="programme" {
            h2 { (t!(lang, "visit-programme")) }
            (ticks(desk, &facts, &materials))
        }
        (talk::whole(desk, id))
        (views::offline())
    };
    Ok(frame(desk, top, body))
}

/// The forms, while the visit takes anything; a refused one is shown once more, with what was
/// typed into it.
fn forms(desk: &Desk, facts: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let takes = facts.visit.takes().is_ok();
    let offers = |form| takes || tried.is(form, "");
    html! {
        @if takes { (thumb(desk)) }
        @if offers(NOTE) {
            section.sheet id="note" {
                h2 { (t!(lang, "visit-note-new")) }
                (note_form(desk, facts, tried))
            }
        }
        @if offers(QUESTION) {
            section.sheet id="question" {
                h2 { (t!(lang, "visit-question-new")) }
                (question_form(desk, facts, tried))
            }
        }
        @if offers(PHOTOGRAPH) {
            section.sheet id="photograph" {
                h2 { (t!(lang, "visit-photograph-new")) }
                (photograph_form(desk, facts, tried))
            }
        }
    }
}

/// Ways to the forms on a phone, each as large as a thumb; a wide window shows them all at once.
fn thumb(desk: &Desk) -> Markup {
    let lang = desk.lang;
    html! {
        nav.thumb aria-label=(t!(lang, "visit-now-parts")) {
            a href="#note" { (t!(lang, "visit-now-note")) }
            a href="#question" { (t!(lang, "visit-question")) }
            a href="#photograph" { (t!(lang, "visit-photograph")) }
            a href="#programme" { (t!(lang, "visit-programme")) }
        }
    }
}

/// What the phone still holds: filled by the script, under the account that typed it.
fn outbox(desk: &Desk) -> Markup {
    let lang = desk.lang;
    html! {
        section.sheet id="outbox" hidden data-outbox-of=(desk.actor().account) aria-live="polite"
            data-say-kept=(t!(lang, "visit-outbox-kept"))
            data-say-sent=(t!(lang, "visit-outbox-sent"))
            data-say-refused=(t!(lang, "visit-outbox-refused"))
            data-say-drop=(t!(lang, "visit-outbox-drop")) {
            h2 { (t!(lang, "visit-outbox")) }
            ul {}
        }
    }
}

/// What was asked and said; the script puts the fresh one in its place after sending.
fn talked(desk: &Desk, facts: &Facts, voice: &Voice, tried: &Tried) -> Markup {
    let lang = desk.lang;
    html! {
        section.sheet id="questions" data-fresh {
            h2 { (t!(lang, "visit-questions")) }
            (talk::questions(desk, facts, voice.part, Some(tried)))
        }
        section.sheet id="said" data-fresh {
            h2 { (t!(lang, "visit-said")) }
            (talk::remarks(desk, facts, voice))
        }
    }
}

fn must(name: &'static str, label: String, form: &'static str) -> Field {
    Field { name, label, required: true, form, ..Field::default() }
}

fn item_field(
    desk: &Desk,
    facts: &Facts,
    form: &'static str,
    typed: &Typed,
    faults: &Faults,
) -> Markup {
    let lang = desk.lang;
    let items = facts
        .items
        .iter()
        .map(|it| (it.id, format!("{} {}", programme::hours(desk, facts, it), it.title)));
    let field = Field { required: false, ..must("item", t!(lang, "visit-at-item"), form) };
    ui::select(lang, field, items, typed, faults)
}

/// Whose words a quote is.
fn person_field(desk: &Desk, facts: &Facts, typed: &Typed, faults: &Faults) -> Markup {
    let here = |it: &&Delegate| it.removed_at.is_none();
    let people = facts.delegates.iter().filter(here);
    let people = people.map(|it| (it.id, format!("{}, {}", it.name, it.position)));
    let field = Field { required: false, ..must("person", t!(desk.lang, "visit-quote-of"), NOTE) };
    ui::select(desk.lang, field, people, typed, faults)
}

fn note_form(desk: &Desk, facts: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let id = facts.visit.id;
    let blank = Typed::filled([("kind", RemarkKind::Note.to_string())]);
    let (typed, faults) = &tried.of(NOTE, blank);
    let kinds = [RemarkKind::Note, RemarkKind::Change, RemarkKind::Quote];
    let kinds = kinds.map(|it| (it, word(lang, "visit-remark", it)));
    html! {
        form method="post" action=(Remarks { id }) data-outbox {
            (ui::hidden("once", RemarkId::new()))
            (ui::radios(lang, must("kind", t!(lang, "visit-remark-kind"), NOTE), kinds, typed, faults))
            (ui::textarea(lang, must("note", t!(lang, "visit-note"), NOTE), 3, typed, faults))
            (person_field(desk, facts, typed, faults))
            (item_field(desk, facts, NOTE, typed, faults))
            (ui::submit(&t!(lang, "visit-note-save")))
        }
    }
}

fn question_form(desk: &Desk, facts: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let may = |name, label| Field { required: false, ..must(name, label, QUESTION) };
    let sides = facts.visit.parties().map(|it| (it, facts.region(it).name.clone()));
    let ours = Typed::filled([("side", desk.actor().region.to_string())]);
    let (typed, faults) = &tried.of(QUESTION, ours);
    html! {
        form method="post" action=(Questions { id: facts.visit.id }) data-outbox {
            (ui::hidden("once", RemarkId::new()))
            (ui::textarea(lang, must("question", t!(lang, "visit-question"), QUESTION), 2, typed, faults))
            (ui::radios(lang, may("side", t!(lang, "visit-question-side")), sides, typed, faults))
            (ui::field(lang, may("asked_by", t!(lang, "visit-asked-by")), typed, faults))
            (ui::field(lang, may("to_whom", t!(lang, "visit-to-whom")), typed, faults))
            (item_field(desk, facts, QUESTION, typed, faults))
            button.button.quiet type="submit" { (t!(lang, "visit-question-save")) }
        }
    }
}

/// The form that answers a question.
pub fn answer_form(desk: &Desk, it: &Question, tried: &Tried) -> Markup {
    let (lang, of) = (desk.lang, it.id.to_string());
    let refused = tried.is(ANSWER, &of);
    let (typed, faults) = tried.of_many(ANSWER, &of, Typed::default());
    let must = |name, label| Field { of: of.clone(), ..must(name, label, ANSWER) };
    let by = Field { required: false, ..must("answered_by", t!(lang, "visit-answered-by")) };
    html! {
        details open[refused] {
            summary { (t!(lang, "visit-answer-give")) }
            form method="post" action=(Answer { id: it.visit, question: it.id }) data-outbox {
                (ui::textarea(lang, must("answer", t!(lang, "visit-answer")), 3, &typed, &faults))
                (ui::field(lang, by, &typed, &faults))
                button.button.quiet type="submit" { (t!(lang, "visit-answer-save")) }
            }
        }
    }
}

fn photograph_form(desk: &Desk, facts: &Facts, tried: &Tried) -> Markup {
    let lang = desk.lang;
    let (typed, faults) = &tried.of(PHOTOGRAPH, Typed::default());
    // "image/*" lets a phone offer its camera.
    let photograph = must("photograph", t!(lang, "visit-photograph"), PHOTOGRAPH);
    html! {
        form method="post" action=(Photographs { id: facts.visit.id })
            enctype="multipart/form-data" data-outbox {
            (ui::hidden("once", RemarkId::new()))
            (ui::file_field(lang, photograph, "image/*", faults))
            div data-outbox-text {
                (ui::field(lang, must("caption", t!(lang, "visit-caption"), PHOTOGRAPH), typed, faults))
            }
            (faces(desk, facts, typed, faults))
            button.button.quiet type="submit" { (t!(lang, "visit-photograph-save")) }
        }
    }
}

/// What the name of a person's box begins with.
pub const FACE: &str = "face-";

/// Who can be recognised on a photograph: each consents apart.
fn faces(desk: &Desk, facts: &Facts, typed: &Typed, faults: &Faults) -> Markup {
    let any = typed.names_after(FACE).next().is_some();
    let here = facts.delegates.iter().filter(|it| it.removed_at.is_none());
    html! {
        details open[any] {
            summary { (t!(desk.lang, "visit-seen-on-it")) }
            @if let Some(fault) = faults.of("faces") { p.fault { (web::say(desk.lang, fault)) } }
            fieldset {
                legend.unseen { (t!(desk.lang, "visit-seen-on-it")) }
                @for it in here {
                    label.choice {
                        @let name = format!("{FACE}{}", it.id);
                        input type="checkbox" name=(name) value="on" checked[typed.has(&name)];
                        span { (it.name) ", " (it.position) }
                    }
                }
            }
        }
    }
}

/// The programme to tick off, each item with its materials.
fn ticks(desk: &Desk, facts: &Facts, materials: &[Material]) -> Markup {
    let lang = desk.lang;
    let takes = facts.visit.takes().is_ok();
    let button = |it: &Item| {
        let label =
            if it.shown { t!(lang, "visit-item-not-shown") } else { t!(lang, "visit-item-show") };
        html! {
            @if takes { form.one method="post" action=(ItemShown { id: it.visit, item: it.id }) {
                (ui::hidden("shown", if it.shown { "no" } else { "yes" }))
                button.button.quiet type="submit" { (label) }
            } }
        }
    };
    let heads = [
        ui::col(t!(lang, "visit-item-time")),
        ui::col(t!(lang, "visit-item")),
        ui::hidden_col(t!(lang, "visit-item-shown")),
    ];
    let row = |it: &Item| {
        let title = html! {
            (it.title) br; span.soft { (it.place) } (programme::brought(it, materials))
        };
        vec![html! { (programme::hours(desk, facts, it)) }, title, button(it)]
    };
    ui::table(heads, facts.items.iter().map(row))
}
