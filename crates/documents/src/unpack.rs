//! Opening the ZIP that an XLSX or DOCX is, without falling for a bomb.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use crate::{Limits, Unread};

/// An office file whose parts are known to unpack to no more than the limit.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    limit: u64,
}

/// How a ZIP begins, and how an office file locked with a password does: a compound file.
const ZIP: &[u8] = b"PK";
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Names inside a compound file are UTF-16; this one is there when it holds an encrypted package.
const ENCRYPTED: &str = "EncryptedPackage";

impl<'b> Package<'b> {
    /// Opens the file; it must have the part that makes it what it should be.
    pub(crate) fn open(bytes: &'b [u8], part: &str, limits: Limits) -> Result<Self, Unread> {
        if bytes.starts_with(COMPOUND) && has_utf16(bytes, ENCRYPTED) {
            return Err(Unread::Locked);
        }
        if !bytes.starts_with(ZIP) {
            return Err(Unread::OtherKind);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut package = Package { archive, limit: limits.unpacked };
        if package.archive.by_name(part).is_err() {
            return Err(Unread::OtherKind);
        }
        package.measure()?;
        Ok(package)
    }

    /// The text of a part.
    pub(crate) fn text(&mut self, part: &str) -> Result<String, Unread> {
        let file = self.archive.by_name(part).map_err(damaged)?;
        let mut bytes = Vec::new();
        file.take(self.limit).read_to_end(&mut bytes).map_err(damaged)?;
        String::from_utf8(bytes).map_err(damaged)
    }

    /// Unpacks everything into nothing: the sizes that a ZIP states about itself may be lies.
    fn measure(&mut self) -> Result<(), Unread> {
        let mut left = self.limit;
        for index in 0..self.archive.len() {
            let part = self.archive.by_index(index).map_err(damaged)?;
            let size = copy(&mut part.take(left + 1), &mut sink()).map_err(damaged)?;
            left = left.checked_sub(size).ok_or(Unread::TooLarge { limit: self.limit })?;
        }
        Ok(())
    }
}

pub(crate) fn damaged(error: impl ToString) -> Unread {
    Unread::Damaged(error.to_string())
}

fn has_utf16(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}
