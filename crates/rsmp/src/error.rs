//! What can be wrong with a dump, and where.

use std::{fmt, io, path::Path, sync::Arc};

/// A fault of a dump: in which file, at which byte, and what.
#[derive(Debug, thiserror::Error)]
#[error("{file}: byte {position}: {fault}")]
pub struct Error {
    /// The path; for a file inside of a zip `dump.zip/member.xml`.
    pub file: Arc<str>,
    /// The offset in that file: of the XML as unpacked and as encoded, or in the zip itself when
    /// the zip is what cannot be read.
    pub position: u64,
    /// What is wrong there.
    #[source]
    pub fault: Fault,
}

/// What is wrong with a dump. The messages are for programmers; an interface matches the variants
/// or [`code`](Fault::code) and speaks its own language.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The operating system cannot read it.
    #[error("cannot be read: {0}")]
    Io(#[source] io::Error),
    /// The zip is truncated, damaged, encrypted, or packed by an unknown method.
    #[error("damaged or unsupported zip: {0}")]
    Zip(String),
    /// A folder or zip without a single XML file.
    #[error("holds no XML files")]
    Empty,
    /// A [`Limits`](crate::Limits) bound is broken: a zip bomb, or no register at all.
    #[error("{bound} over the limit of {limit}")]
    Limit {
        /// Which one.
        bound: Bound,
        /// Its value.
        limit: u64,
    },
    /// The declared encoding is neither UTF-8 nor a single-byte one.
    #[error("unsupported encoding {0:?}")]
    Encoding(String),
    /// The bytes are not of the declared encoding.
    #[error("is not UTF-8")]
    NotUtf8,
    /// Not well-formed.
    #[error("broken XML: {0}")]
    Xml(String),
    /// The file ends inside of an element or a tag.
    #[error("the file ends in the middle")]
    CutShort,
    /// Some other XML: the root element is not `Файл`, or there is none.
    #[error("not the register: the root element is {found:?}")]
    ForeignRoot {
        /// The root element's name.
        found: Option<String>,
    },
    /// A file of the tax service, but of another data set: `ТипИнф` is not `РЕЕСТРМСП`.
    #[error("not the register: the kind of information is {found:?}")]
    ForeignKind {
        /// The value of `ТипИнф`.
        found: Option<String>,
    },
}

/// Which of the [`Limits`](crate::Limits) is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// `member_bytes`.
    MemberBytes,
    /// `ratio`.
    Ratio,
    /// `record_bytes`.
    RecordBytes,
    /// `token_bytes`.
    TokenBytes,
    /// `depth`.
    Depth,
    /// The members of a zip together are packed into more bytes than the zip has: they overlap.
    ZipBytes,
}

impl Fault {
    /// A stable word, fit for a translation key.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "io",
            Self::Zip(_) => "zip",
            Self::Empty => "empty",
            Self::Limit { .. } => "limit",
            Self::Encoding(_) => "encoding",
            Self::NotUtf8 => "not-utf8",
            Self::Xml(_) => "xml",
            Self::CutShort => "cut-short",
            Self::ForeignRoot { .. } => "foreign-root",
            Self::ForeignKind { .. } => "foreign-kind",
        }
    }

    pub(crate) fn at(self, file: &Arc<str>, position: u64) -> Error {
        Error { file: Arc::clone(file), position, fault: self }
    }

    pub(crate) fn of_path(self, path: &Path, position: u64) -> Error {
        self.at(&path.display().to_string().into(), position)
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MemberBytes => "bytes of the unpacked file",
            Self::Ratio => "unpacked bytes for one packed byte",
            Self::RecordBytes => "bytes of one record",
            Self::TokenBytes => "bytes of one tag or text",
            Self::Depth => "depth of elements",
            Self::ZipBytes => "packed bytes of overlapping files",
        })
    }
}

/// A fault at a place of the window that is being read.
pub struct Flaw {
    /// Offset in the window's text.
    pub at: usize,
    pub fault: Fault,
}

impl Flaw {
    /// The same in a text that begins so much earlier.
    pub fn behind(self, bytes: usize) -> Self {
        Self { at: self.at + bytes, ..self }
    }
}

impl Fault {
    pub(crate) fn in_text(self, at: usize) -> Flaw {
        Flaw { at, fault: self }
    }

    pub(crate) fn limit(bound: Bound, limit: usize) -> Self {
        Self::Limit { bound, limit: limit as u64 }
    }
}

impl From<quick_xml::Error> for Fault {
    fn from(error: quick_xml::Error) -> Self {
        if ends_too_early(&error) { Self::CutShort } else { Self::Xml(error.to_string()) }
    }
}

/// Whether the parser only missed what might have come next: all its syntax errors say so.
pub fn ends_too_early(error: &quick_xml::Error) -> bool {
    use quick_xml::errors::IllFormedError::UnclosedReference;
    matches!(error, quick_xml::Error::Syntax(_) | quick_xml::Error::IllFormed(UnclosedReference))
}
