//! Sentences for people, before a language is chosen.

use std::fmt;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Russian, the first language.
    #[default]
    Ru,
    /// English.
    En,
}

crate::words! { Lang { Ru = "ru", En = "en" } }

/// A sentence to be said in the person's language: a key of `locales/` and its arguments.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Say {
    /// The message's key.
    pub key: String,
    /// The message's arguments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, String)>,
}

impl Say {
    /// A sentence without arguments.
    pub fn new(key: &str) -> Say {
        Say { key: key.to_owned(), args: Vec::new() }
    }

    /// The same with one more argument.
    pub fn with(mut self, name: &str, value: impl ToString) -> Say {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}

impl fmt::Display for Say {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key)?;
        self.args.iter().try_for_each(|(name, value)| write!(f, " {name}={value}"))
    }
}
