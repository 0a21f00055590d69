//! Fields: the label above, the hint under it, the fault beside it in words, what was typed kept.

use crate::{Faults, Tried, Typed, say, t};
use kernel::Lang;
use maud::{Markup, html};

/// One field of a form.
///
/// ```
/// use web::ui::{Field, Kind};
/// let inn = Field { name: "inn", label: "ИНН".into(), kind: Kind::Inn, required: true, ..Field::default() };
/// ```
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// Its name in the body of the POST, and in [`Faults`].
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// A sentence of help; empty for none.
    pub hint: String,
    /// What is typed into it.
    pub kind: Kind,
    /// Whether it must be filled: marks it; the check itself is the handler's.
    pub required: bool,
    /// Id of an element that shows what the SME registry knows of the ИНН typed here.
    pub lookup_into: Option<&'static str>,
    /// Where that comes from: an address the ИНН is put behind; empty is `/sme-records/`.
    pub lookup: &'static str,
    /// Sets the ids of two forms on one page apart.
    pub form: &'static str,
    /// Sets the ids of many like forms apart: what each is about, such as its id.
    pub of: String,
    /// Whether the page opens with the cursor here: one field of a page at most.
    pub first: bool,
}

/// What is typed into a field: chooses its keyboard, its width and what the browser may fill in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// A line of text.
    #[default]
    Text,
    /// A whole number.
    Number,
    /// Roubles, with kopecks where needed.
    Money,
    /// A day, sent as `2026-11-23`.
    Day,
    /// An address of electronic mail; Cyrillic domains are fine.
    Email,
    /// A telephone number.
    Phone,
    /// A person's name.
    Name,
    /// ИНН, 10 or 12 digits; checked while typing.
    Inn,
    /// ОГРН or ОГРНИП.
    Ogrn,
    /// Words to search by.
    Search,
    /// A password known already.
    Password,
    /// A password chosen now.
    NewPassword,
    /// A code that is good once, such as a phone shows.
    Code,
}

impl Kind {
    fn input(self) -> &'static str {
        match self {
            Kind::Day => "date",
            Kind::Search => "search",
            Kind::Phone => "tel",
            Kind::Password | Kind::NewPassword => "password",
            _ => "text",
        }
    }

    fn keyboard(self) -> Option<&'static str> {
        match self {
            Kind::Number | Kind::Inn | Kind::Ogrn => Some("numeric"),
            Kind::Money => Some("decimal"),
            Kind::Email => Some("email"),
            _ => None,
        }
    }

    /// Most forms here are about somebody else, so that a browser should not fill in its owner.
    fn autocomplete(self) -> &'static str {
        match self {
            Kind::Password => "current-password",
            Kind::NewPassword => "new-password",
            Kind::Code => "one-time-code",
            _ => "off",
        }
    }

    /// The class that sets the width: as long as what is typed.
    fn width(self) -> &'static str {
        match self {
            Kind::Number | Kind::Money | Kind::Day => "short",
            Kind::Inn | Kind::Ogrn | Kind::Phone | Kind::Code => "middling",
            _ => "",
        }
    }
}

impl Field {
    pub(super) fn id(&self) -> String {
        field_id(&format!("{}{}", self.form, self.of), self.name)
    }

    fn hint_id(&self) -> String {
        format!("{}-hint", self.id())
    }

    fn fault_id(&self) -> String {
        format!("{}-fault", self.id())
    }

    /// What `aria-describedby` names: the hint and the fault, where there are any.
    pub(super) fn described_by(&self, faults: &Faults) -> Option<String> {
        let hint = (!self.hint.is_empty()).then(|| self.hint_id());
        let fault = self.shows_fault(faults).then(|| self.fault_id());
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn invalid(&self, faults: &Faults) -> Option<&'static str> {
        faults.of(self.name).map(|_| "true")
    }

    pub(super) fn must(&self) -> Option<&'static str> {
        self.required.then_some("true")
    }

    /// A looked-up field keeps an empty place: a script says there at once what is wrong.
    fn shows_fault(&self, faults: &Faults) -> bool {
        faults.of(self.name).is_some() || self.lookup_into.is_some()
    }

    pub(super) fn hint(&self) -> Markup {
        html! { @if !self.hint.is_empty() { p.hint id=(self.hint_id()) { (self.hint) } } }
    }

    pub(super) fn fault(&self, lang: Lang, faults: &Faults) -> Markup {
        html! {
            @if self.shows_fault(faults) {
                p.fault id=(self.fault_id()) aria-live=[self.lookup_into.map(|_| "polite")] {
                    @if let Some(fault) = faults.of(self.name) { (say(lang, fault)) }
                }
            }
        }
    }

    pub(super) fn star(&self) -> Markup {
        html! { @if self.required { span.must aria-hidden="true" { "\u{a0}*" } } }
    }

    /// The frame of a field: label, hint, what is filled in, fault.
    pub(super) fn around(&self, lang: Lang, faults: &Faults, input: Markup) -> Markup {
        html! {
            div.field.bad[faults.of(self.name).is_some()] {
                label for=(self.id()) { (self.label) (self.star()) }
                (self.hint())
                (input)
                (self.fault(lang, faults))
            }
        }
    }
}

/// A line to type into. A fresh form passes `Typed::default()` and `Faults::default()`.
pub fn field(lang: Lang, it: Field, typed: &Typed, faults: &Faults) -> Markup {
    let secret = matches!(it.kind, Kind::Password | Kind::NewPassword);
    let value = if secret { "" } else { typed.get(it.name) };
    let looked_up = it.lookup_into.is_some();
    let input = html! {
        input class=(it.kind.width()) type=(it.kind.input()) id=(it.id()) name=(it.name) value=(value)
            inputmode=[it.kind.keyboard()] autocomplete=(it.kind.autocomplete())
            aria-required=[it.must()] aria-invalid=[it.invalid(faults)]
            aria-describedby=[it.described_by(faults)] autofocus[it.first]
            data-lookup=[looked_up.then_some(it.lookup)] data-lookup-into=[it.lookup_into]
            data-say-digits=[looked_up.then(|| t!(lang, "ui-inn-digits"))]
            data-say-length=[looked_up.then(|| t!(lang, "ui-inn-length"))]
            data-say-checksum=[looked_up.then(|| t!(lang, "id-checksum"))];
    };
    it.around(lang, faults, input)
}

/// Several lines to type into; `rows` of them are seen at first.
pub fn textarea(lang: Lang, it: Field, rows: u8, typed: &Typed, faults: &Faults) -> Markup {
    let input = html! {
        textarea id=(it.id()) name=(it.name) rows=(rows) aria-required=[it.must()]
            aria-invalid=[it.invalid(faults)] aria-describedby=[it.described_by(faults)]
            // A browser drops the first line break of a textarea.
            { "\n" (typed.get(it.name)) }
    };
    it.around(lang, faults, input)
}

/// A value that goes with the form unseen.
pub fn hidden(name: &str, value: impl ToString) -> Markup {
    html! { input type="hidden" name=(name) value=(value.to_string()); }
}

/// Id of a field on the page: `form` sets the forms of one page apart, "" where there is one.
pub fn field_id(form: &str, name: &str) -> String {
    format!("f{form}-{name}")
}

/// Everything that is wrong with a form, above it, each a link to its field. `labels` names the
/// fields and gives the order; a fault of any other field follows without a name.
pub fn fault_summary(lang: Lang, faults: &Faults, labels: &[(&'static str, String)]) -> Markup {
    fault_summary_of(lang, "", faults, labels)
}

/// The same of one form among several on a page: `form` is what its fields call it, with what
/// it is about.
pub fn fault_summary_of(
    lang: Lang,
    form: &str,
    faults: &Faults,
    labels: &[(&'static str, String)],
) -> Markup {
    let named = labels.iter().filter_map(|(name, label)| {
        Some((*name, format!("{label}: {}", say(lang, faults.of(name)?))))
    });
    let unnamed = faults
        .iter()
        .filter(|(name, _)| !name.is_empty() && labels.iter().all(|(other, _)| other != name));
    let unnamed = unnamed.map(|(name, fault)| (name, say(lang, fault)));
    let mut lines = named.chain(unnamed).peekable();
    html! {
        @if !faults.is_empty() {
            div.notice.bad.faults role="alert" tabindex="-1" {
                @if let Some(fault) = faults.of("") { p { (say(lang, fault)) } }
                @if lines.peek().is_some() {
                    strong { (t!(lang, "ui-faults")) }
                    ul { @for (name, line) in lines { li { a href={ "#" (field_id(form, name)) } { (line) } } } }
                }
            }
        }
    }
}

impl Tried {
    /// What is wrong, each a link to its field, as in [`fault_summary`].
    pub fn fault_summary(&self, lang: Lang, labels: &[(&'static str, String)]) -> Markup {
        fault_summary_of(lang, &format!("{}{}", self.form, self.about), &self.faults, labels)
    }

    /// What is wrong, said at the head of the page too: the form may stand far below.
    pub fn summary(&self, lang: Lang) -> Markup {
        html! {
            @if !self.faults.is_empty() {
                div.notice.bad.faults role="alert" tabindex="-1" {
                    @for (_, fault) in self.faults.iter() { p { (say(lang, fault)) } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Say;

    #[test]
    fn a_field_keeps_what_was_typed_and_says_what_is_wrong() {
        let typed = Typed::filled([("inn", "\"><b>".to_owned())]);
        let mut faults = Faults::default();
        faults.add("inn", Say::new("id-checksum"));
        let it =
            Field { name: "inn", label: "ИНН".into(), hint: "12".into(), ..Field::default() };
        let seen = field(Lang::En, it, &typed, &faults).into_string();
        assert!(seen.contains(r#"value="&quot;&gt;&lt;b&gt;""#), "{seen}");
        assert!(seen.contains(r#"aria-describedby="f-inn-hint f-inn-fault""#), "{seen}");
        assert!(seen.contains("The check digit does not fit"), "{seen}");
    }

    #[test]
    fn the_summary_leads_to_every_field() {
        let mut faults = Faults::default();
        faults.add("inn", Say::new("fault-required"));
        faults.add("day", Say::new("fault-day"));
        let seen = fault_summary(Lang::En, &faults, &[("inn", "INN".into())]).into_string();
        assert!(seen.contains(r##"<a href="#f-inn">INN: Fill in this field</a>"##), "{seen}");
        assert!(seen.contains(r##"<a href="#f-day">Give a date"##), "{seen}");
        assert!(fault_summary(Lang::En, &Faults::default(), &[]).into_string().is_empty());
    }

    #[test]
    fn the_summary_of_one_form_among_several_leads_to_its_own_fields() {
        let mut faults = Faults::default();
        faults.add("note", Say::new("fault-required"));
        let it = Field { name: "note", form: "n", ..Field::default() };
        let page = html! {
            (fault_summary_of(Lang::En, "n", &faults, &[]))
            (field(Lang::En, it, &Typed::default(), &faults))
        };
        let page = page.into_string();
        let there = page.split("href=\"#").nth(1).and_then(|it| it.split('"').next()).unwrap();
        assert!(page.contains(&format!("id=\"{there}\"")), "{page}");
    }

    #[test]
    fn a_password_is_never_sent_back() {
        let typed = Typed::filled([("password", "secret".to_owned())]);
        let it = Field { name: "password", kind: Kind::Password, ..Field::default() };
        let seen = field(Lang::En, it, &typed, &Faults::default()).into_string();
        assert!(!seen.contains("secret"), "{seen}");
    }
}
