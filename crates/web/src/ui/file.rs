//! The field a file is brought by.

use super::Field;
use crate::{Faults, t};
use kernel::Lang;
use maud::{Markup, html};

/// A field for one file; `accept` names what the browser offers: `".pdf,.docx"`. Its form is made
/// by [`file_form`]. The browser says at once that a file is too long, the server says it anyway.
pub fn file_field(lang: Lang, mut it: Field, accept: &str, faults: &Faults) -> Markup {
    let longest = files::LONGEST / 1024 / 1024;
    if it.hint.is_empty() {
        it.hint = t!(lang, "file-hint", longest = longest);
    }
    let input = html! {
        input type="file" id=(it.id()) name=(it.name) accept=(accept) aria-required=[it.must()]
            aria-invalid=[it.invalid(faults)] aria-describedby=[it.described_by(faults)]
            data-longest=(files::LONGEST) data-say-longest=(t!(lang, "file-too-long", longest = longest));
    };
    it.around(lang, faults, input)
}

/// A form that may bring files.
pub fn file_form(action: impl ToString, body: Markup) -> Markup {
    html! { form method="post" action=(action.to_string()) enctype="multipart/form-data" { (body) } }
}
