//! Forms: what was typed is kept, and what is wrong is said beside the field.

use crate::{Error, Refusal, Result};
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use kernel::Say;
use std::collections::BTreeMap;
use std::str::FromStr;

/// What a person typed, field by field; the body of an urlencoded POST. Absent fields read as "".
#[derive(Debug, Clone, Default)]
pub struct Typed(BTreeMap<String, String>);

/// What is wrong, field by field. The field "" is the form as a whole.
#[derive(Debug, Clone, Default)]
pub struct Faults(BTreeMap<&'static str, Say>);

impl Typed {
    /// A form filled beforehand.
    pub fn filled(fields: impl IntoIterator<Item = (&'static str, String)>) -> Typed {
        Typed(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }

    /// The text of a field without outer whitespace; "" when absent.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |it| it.trim())
    }

    /// Whether a box was ticked or a field filled.
    pub fn has(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Every field that was sent, with its text as typed.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Names of the fields that begin with `prefix`, without it.
    pub fn names_after<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.keys().filter_map(move |it| it.strip_prefix(prefix))
    }

    /// A field that must be filled and right; its fault goes beside it.
    pub fn required<T>(&self, name: &'static str, faults: &mut Faults) -> Option<T>
    where
        T: FromStr,
        T::Err: Refusal,
    {
        if !self.has(name) {
            faults.add(name, Say::new("fault-required"));
            return None;
        }
        self.optional(name, faults)
    }

    /// A field that may be empty, but not wrong.
    pub fn optional<T>(&self, name: &'static str, faults: &mut Faults) -> Option<T>
    where
        T: FromStr,
        T::Err: Refusal,
    {
        if !self.has(name) {
            return None;
        }
        self.get(name).parse().map_err(|it: T::Err| faults.add(name, it.say())).ok()
    }

    /// A field whose type has no sentences of its own: an id, a word, a day, a number.
    pub fn plain<T: FromStr>(
        &self,
        name: &'static str,
        faults: &mut Faults,
        wrong: &str,
    ) -> Option<T> {
        if !self.has(name) {
            return None;
        }
        self.get(name).parse().map_err(|_| faults.add(name, Say::new(wrong))).ok()
    }

    /// A text that must be filled and no longer than `longest` characters.
    pub fn text(&self, name: &'static str, longest: usize, faults: &mut Faults) -> String {
        if !self.has(name) {
            faults.add(name, Say::new("fault-required"));
        }
        self.optional_text(name, longest, faults)
    }

    /// A text that may be empty.
    pub fn optional_text(&self, name: &'static str, longest: usize, faults: &mut Faults) -> String {
        let text = self.get(name);
        if text.chars().count() > longest {
            faults.add(name, Say::new("fault-too-long").with("longest", longest));
        }
        // PostgreSQL's text holds no NUL, and no person types one.
        text.replace('\0', "")
    }
}

/// A form that was refused: which one, what was typed, what is wrong. By default none was.
#[derive(Debug, Default)]
pub struct Tried {
    /// Its name among the forms of the page; "" for none.
    pub form: &'static str,
    /// What it is about, where there are many alike; "" where there is one.
    pub about: String,
    /// What was typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub faults: Faults,
}

impl Tried {
    /// A form of which there is one on the page.
    pub fn new(form: &'static str, typed: Typed, faults: Faults) -> Tried {
        Tried { form, typed, faults, ..Tried::default() }
    }

    /// The same of many alike: the one about this.
    pub fn about(self, about: impl ToString) -> Tried {
        Tried { about: about.to_string(), ..self }
    }

    /// Whether it is this form.
    pub fn is(&self, form: &str, about: &str) -> bool {
        self.form == form && self.about == about
    }

    /// What a form shows: as it was typed where it is the refused one, else as `filled`.
    pub fn of(&self, form: &str, filled: Typed) -> (Typed, Faults) {
        self.of_many(form, "", filled)
    }

    /// The same of many alike: of the one about this.
    pub fn of_many(&self, form: &str, about: &str, filled: Typed) -> (Typed, Faults) {
        match self.is(form, about) {
            true => (self.typed.clone(), self.faults.clone()),
            false => (filled, Faults::default()),
        }
    }
}

/// Why a form did nothing.
#[derive(Debug)]
pub enum Stopped {
    /// What was typed is wrong, or a rule says no: said beside the fields.
    Faults(Faults),
    /// Anything else has an answer of its own.
    Error(Error),
}

impl From<BTreeMap<String, String>> for Typed {
    fn from(fields: BTreeMap<String, String>) -> Typed {
        Typed(fields)
    }
}

impl Faults {
    /// Notes what is wrong with a field; the first fault of a field stays.
    pub fn add(&mut self, field: &'static str, say: Say) {
        self.0.entry(field).or_insert(say);
    }

    /// The fault of a field.
    pub fn of(&self, field: &str) -> Option<&Say> {
        self.0.get(field)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Field and fault, in the order of the fields' names.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Say)> {
        self.0.iter().map(|(field, say)| (*field, say))
    }

    /// Goes on where nothing is wrong.
    ///
    /// # Errors
    /// The faults.
    pub fn check(self) -> Result<(), Stopped> {
        if self.is_empty() { Ok(()) } else { Err(Stopped::Faults(self)) }
    }

    /// The first fault as an API's answer.
    pub fn error(&self) -> Option<Error> {
        self.iter().next().map(|(field, say)| Error::Bad { field, say: say.clone() })
    }
}

impl From<Error> for Stopped {
    fn from(it: Error) -> Stopped {
        let (field, say) = match it {
            Error::Bad { field, say } => (field, say),
            Error::Refused(it) => ("", it.say()),
            other => return Stopped::Error(other),
        };
        let mut faults = Faults::default();
        faults.add(field, say);
        Stopped::Faults(faults)
    }
}

impl From<db::Error> for Stopped {
    fn from(it: db::Error) -> Stopped {
        Stopped::Error(it.into())
    }
}

impl<R: Refusal> From<R> for Stopped {
    fn from(it: R) -> Stopped {
        Error::from(it).into()
    }
}

impl From<Stopped> for Error {
    /// As a program hears it: the first fault with its field.
    fn from(it: Stopped) -> Error {
        match it {
            Stopped::Error(it) => it,
            Stopped::Faults(it) => it.error().unwrap_or_else(|| Error::ours("stopped by nothing")),
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Typed {
    type Rejection = Error;
    async fn from_request(request: Request, state: &S) -> Result<Typed> {
        let form = axum::Form::<BTreeMap<String, String>>::from_request(request, state).await;
        let unread = |it: FormRejection| match it.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Error::TooLong,
            _ => Error::Bad { field: "", say: Say::new("fault-unreadable") },
        };
        form.map(|it| Typed(it.0)).map_err(unread)
    }
}
