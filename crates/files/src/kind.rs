//! Which kinds of files are taken, and whether a file is what its name says.

use std::fs::File;
use std::io::{self, Read as _, Seek as _};

/// A kind of file that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// A document as it is printed.
    Pdf,
    /// Word's document.
    Docx,
    /// Excel's workbook.
    Xlsx,
    /// OpenDocument text.
    Odt,
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
    /// Plain text.
    Text,
    /// A table as text.
    Csv,
}

kernel::words! {
    FileKind {
        Pdf = "pdf", Docx = "docx", Xlsx = "xlsx", Odt = "odt", Jpeg = "jpeg", Png = "png",
        Text = "text", Csv = "csv",
    }
}

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Longer than [`crate::LONGEST`].
    #[error("the file is longer than {} bytes", crate::LONGEST)]
    TooLong,
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Not one of the kinds that are taken; the extension, "" for none.
    #[error("files of the kind {0:?} are not taken")]
    Kind(String),
    /// The content is not what the extension says.
    #[error("the content is not what .{0} should be")]
    Disguised(String),
}

impl FileKind {
    /// The kind a name promises.
    pub fn of_name(name: &str) -> Result<FileKind, Refused> {
        let extension = extension(name);
        Ok(match extension.as_str() {
            "pdf" => FileKind::Pdf,
            "docx" => FileKind::Docx,
            "xlsx" => FileKind::Xlsx,
            "odt" => FileKind::Odt,
            "jpg" | "jpeg" => FileKind::Jpeg,
            "png" => FileKind::Png,
            "txt" => FileKind::Text,
            "csv" => FileKind::Csv,
            _ => return Err(Refused::Kind(extension)),
        })
    }

    /// The media type it is served as.
    pub fn media_type(self) -> &'static str {
        match self {
            FileKind::Pdf => "application/pdf",
            FileKind::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            FileKind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind::Odt => "application/vnd.oasis.opendocument.text",
            FileKind::Jpeg => "image/jpeg",
            FileKind::Png => "image/png",
            FileKind::Text => "text/plain",
            FileKind::Csv => "text/csv",
        }
    }

    /// Whether a page can show it as a picture.
    pub fn is_picture(self) -> bool {
        matches!(self, FileKind::Jpeg | FileKind::Png)
    }

    /// Looks at the content: magic bytes, for Office documents the part that makes them what they
    /// are, for texts the absence of what no text holds.
    pub(crate) fn is_content_of(self, content: &mut File) -> io::Result<bool> {
        let mut begin = Vec::with_capacity(LOOK as usize);
        content.rewind()?;
        content.by_ref().take(LOOK).read_to_end(&mut begin)?;
        Ok(match self {
            FileKind::Pdf => begin.starts_with(b"%PDF-"),
            FileKind::Jpeg => begin.starts_with(&[0xff, 0xd8, 0xff]),
            FileKind::Png => begin.starts_with(b"\x89PNG\r\n\x1a\n"),
            FileKind::Docx => holds(content, "word/document.xml"),
            FileKind::Xlsx => holds(content, "xl/workbook.xml"),
            FileKind::Odt => holds(content, "content.xml") && is_open_document(&begin),
            FileKind::Text | FileKind::Csv => !begin.iter().copied().any(is_no_text),
        })
    }
}

/// The extension of a name in lower case, "" for none.
pub(crate) fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or(String::new(), |(_, it)| it.to_lowercase())
}

/// Bytes looked at.
const LOOK: u64 = 64 * 1024;

fn holds(content: &mut File, part: &str) -> bool {
    // Only the directory at the end is read: nothing is inflated.
    zip::ZipArchive::new(content).is_ok_and(|it| it.index_for_name(part).is_some())
}

/// OpenDocument 1.2, part 3, §3.3: the first part is `mimetype`, stored, so that it stands at 38.
fn is_open_document(begin: &[u8]) -> bool {
    begin.get(38..).is_some_and(|it| it.starts_with(b"application/vnd.oasis.opendocument.text"))
}

/// Control bytes that neither UTF-8 nor windows-1251 text holds.
fn is_no_text(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c')
}
