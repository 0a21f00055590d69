//! A start tag, borrowed from the window.

use std::borrow::Cow;

use quick_xml::events::BytesStart;

use crate::error::{Fault, Flaw};

/// What stands between `<` and `>` or `/>`.
#[derive(Clone, Copy)]
pub struct Tag<'w> {
    pub name: &'w str,
    /// Everything behind the name.
    rest: &'w str,
    /// Where the tag begins in the window.
    pub at: usize,
}

impl<'w> Tag<'w> {
    /// Of `<name …>` or `<name …/>` at this place of the window. (What the parser's own event
    /// borrows lives only as long as the event; the text lives as long as the window.)
    pub fn new(text: &'w str, at: usize, event: &BytesStart<'_>) -> Self {
        let inner = text.strip_prefix('<').unwrap_or(text);
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        let (name, rest) = inner.split_at(event.name().as_ref().len());
        Self { name, rest: rest.strip_suffix('/').unwrap_or(rest), at }
    }

    /// Calls back with each attribute's name and value, references resolved.
    ///
    /// A quarter of the register is attribute values, so they are found by `memchr` and stay
    /// borrowed wherever they hold no reference.
    pub fn attributes(&self, mut each: impl FnMut(&'w str, Cow<'w, str>)) -> Result<(), Flaw> {
        let mut rest = self.rest.trim_ascii_start();
        while !rest.is_empty() {
            let (name, value, after) = split_attribute(rest)
                .map_err(|what| Fault::Xml(what.to_owned()).in_text(self.at))?;
            let value = unescaped(value).map_err(|fault| fault.in_text(self.at))?;
            each(name, value);
            rest = after.trim_ascii_start();
        }
        Ok(())
    }
}

/// `name = "value" rest` or `name = 'value' rest`.
fn split_attribute(text: &str) -> Result<(&str, &str, &str), &'static str> {
    let equals = memchr::memchr(b'=', text.as_bytes()).ok_or("an attribute without a value")?;
    let (name, after) = (&text[..equals], &text[equals + 1..]);
    let after = after.trim_ascii_start();
    let quote = match after.as_bytes().first() {
        Some(quote @ (b'"' | b'\'')) => *quote,
        _ => return Err("an attribute value without quotes"),
    };
    let value = &after[1..];
    let end = memchr::memchr(quote, value.as_bytes()).ok_or("an attribute value without an end")?;
    Ok((name.trim_ascii_end(), &value[..end], &value[end + 1..]))
}

/// Resolves references and turns line ends and tabs to spaces (XML 1.0, §3.3.3), where there are
/// any.
fn unescaped(raw: &str) -> Result<Cow<'_, str>, Fault> {
    // Without an early exit the compiler makes this a few wide comparisons.
    let is_plain = raw.bytes().fold(true, |plain, byte| plain & (byte >= b' ') & (byte != b'&'));
    if is_plain {
        return Ok(Cow::Borrowed(raw));
    }
    let spaced = raw.replace("\r\n", " ").replace(['\n', '\r', '\t'], " ");
    let value = quick_xml::escape::unescape(&spaced).map_err(|it| Fault::Xml(it.to_string()))?;
    Ok(Cow::Owned(value.into_owned()))
}
