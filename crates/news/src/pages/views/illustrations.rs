//! The pictures of a text on its way: which were chosen, which may be, which are gone.

use crate::model::photographs;
use crate::pages::{PICTURE, Pictures, Whole};
use kernel::Lang;
use maud::{Markup, html};
use visits::Remark;
use web::ui::{self, Tone};
use web::{Faults, Typed, t};

/// What the press services agree to besides the text.
pub(super) fn agreed_to(lang: Lang, it: &Whole) -> Markup {
    let shown = it.news.shown(&it.facts);
    html! {
        p { (t!(lang, "news-agreed-pictures", count = shown.len())) }
        @if !shown.is_empty() { ol { @for it in shown { li { (caption(lang, it)) } } } }
    }
}

/// Says which chosen pictures are shown no longer, and why.
pub(super) fn held(lang: Lang, it: &Whole) -> Markup {
    let held = it.news.held(&it.facts);
    html! {
        @if !held.is_empty() {
            (ui::notice(Tone::Warn, html! {
                p { (t!(lang, "news-pictures-held", count = held.len())) }
                ul { @for it in held { li { (caption(lang, it)) } } }
                @if it.news.is_open() { p { (t!(lang, "news-pictures-held-open")) } }
            }))
        }
    }
}

/// A box for each picture that may be chosen; how many of the visit's may not, in words.
pub(super) fn chooser(lang: Lang, it: &Whole, typed: &Typed, faults: &Faults) -> Markup {
    let free = it.facts.pictures();
    let all = photographs(&it.facts).count();
    let fault = faults.of("pictures");
    html! {
        details id="pictures" open[fault.is_some()] {
            summary { (t!(lang, "news-choose-pictures")) }
            @if free.is_empty() { p.soft { (t!(lang, "news-pictures-none")) } }
            form method="post" action=(Pictures { id: it.news.id }) {
                @if !free.is_empty() { (boxes(lang, it, &free, typed, faults)) }
                @else if let Some(say) = fault { p.fault { (web::say(lang, say)) } }
                @if !free.is_empty() || !it.news.pictures.is_empty() {
                    (ui::submit(&t!(lang, "news-keep-pictures")))
                }
            }
            @if all > free.len() {
                p.soft {
                    (t!(lang, "news-pictures-not-free", count = all - free.len())) " "
                    a href=(visits::Show { id: it.news.visit }) { (t!(lang, "news-visit")) }
                }
            }
        }
    }
}

fn boxes(lang: Lang, it: &Whole, free: &[&Remark], typed: &Typed, faults: &Faults) -> Markup {
    let visit = visits::Show { id: it.news.visit };
    // A refused choice stays as it was ticked.
    let was_tried = faults.of("pictures").is_some();
    let is_ticked = |name: &str, picture: &Remark| match was_tried {
        true => typed.has(name),
        false => it.news.pictures.contains(&picture.id),
    };
    html! {
        fieldset.field.bad[was_tried] {
            legend { (t!(lang, "news-pictures")) }
            div.choices.many {
                @for picture in free {
                    @let name = format!("{PICTURE}{}", picture.id);
                    label.choice {
                        input type="checkbox" name=(name) value="on" checked[is_ticked(&name, picture)];
                        span {
                            (caption(lang, picture))
                            @if let Some(file) = picture.file {
                                img src={ (visit) "/files/" (file) } alt="" loading="lazy";
                            }
                        }
                    }
                }
            }
            @if let Some(say) = faults.of("pictures") { p.fault { (web::say(lang, say)) } }
        }
    }
}

fn caption(lang: Lang, it: &Remark) -> String {
    match it.text.is_empty() {
        true => t!(lang, "news-picture-unnamed"),
        false => it.text.clone(),
    }
}
