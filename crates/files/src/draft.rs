//! A file on its way in.

use crate::kind::{FileKind, Refused};
use crate::{LONGEST, Store};
use sha2::{Digest as _, Sha256};
use std::io;
use tempfile::TempPath;
use tokio::io::AsyncWriteExt as _;

/// Takes a file's bytes as they come; memory holds one piece of it.
pub struct Intake {
    name: String,
    kind: FileKind,
    size: u64,
    hasher: Sha256,
    content: tokio::fs::File,
    path: TempPath,
}

/// A whole file that is not kept yet. Dropped, it disappears.
#[derive(Debug)]
pub struct Draft {
    /// Its name without folders and strange characters.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its length in bytes.
    pub size: u64,
    /// SHA-256 of its content, hexadecimal.
    pub sha256: String,
    pub(crate) path: TempPath,
}

/// Why a file did not come in.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// A rule said no: the person is told.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The disk is full or gone.
    #[error("the disk does not take the file: {0}")]
    Disk(#[from] io::Error),
}

impl Store {
    /// Opens the way for a file called `name`.
    ///
    /// # Errors
    /// A kind that is not taken, or the disk's.
    pub async fn intake(&self, name: &str) -> Result<Intake, NotTaken> {
        let name = plain_name(name);
        let kind = FileKind::of_name(&name)?;
        let folder = self.incoming();
        tokio::fs::create_dir_all(&folder).await?;
        let (content, path) = tempfile::NamedTempFile::new_in(folder)?.into_parts();
        let content = tokio::fs::File::from_std(content);
        Ok(Intake { name, kind, size: 0, hasher: Sha256::new(), content, path })
    }

    /// Takes a file whose bytes are all here.
    ///
    /// # Errors
    /// As of [`Store::intake`] and [`Intake::finish`].
    pub async fn draft(&self, name: &str, bytes: &[u8]) -> Result<Draft, NotTaken> {
        let mut intake = self.intake(name).await?;
        intake.write(bytes).await?;
        intake.finish().await
    }
}

impl Intake {
    /// Takes the next piece.
    ///
    /// # Errors
    /// [`Refused::TooLong`] as soon as the file is, or the disk's.
    pub async fn write(&mut self, piece: &[u8]) -> Result<(), NotTaken> {
        self.size += piece.len() as u64;
        if self.size > LONGEST {
            return Err(Refused::TooLong.into());
        }
        self.hasher.update(piece);
        Ok(self.content.write_all(piece).await?)
    }

    /// Ends the file: it is on the disk, and is what its name says.
    ///
    /// # Errors
    /// [`Refused::Empty`], [`Refused::Disguised`], or the disk's.
    pub async fn finish(self) -> Result<Draft, NotTaken> {
        let Intake { name, kind, size, hasher, mut content, path } = self;
        if size == 0 {
            return Err(Refused::Empty.into());
        }
        content.flush().await?;
        content.sync_all().await?;
        let reopened = std::fs::File::open(&path)?;
        let looked = tokio::task::spawn_blocking(move || {
            let mut content = reopened;
            kind.is_content_of(&mut content)
        });
        if !looked.await.map_err(io::Error::other)?? {
            return Err(Refused::Disguised(crate::kind::extension(&name)).into());
        }
        let sha256 = hasher.finalize().iter().map(|it| format!("{it:02x}")).collect();
        Ok(Draft { name, kind, size, sha256, path })
    }
}

impl Draft {
    /// The content: at most [`LONGEST`] bytes.
    ///
    /// # Errors
    /// The disk's.
    pub async fn bytes(&self) -> io::Result<Vec<u8>> {
        tokio::fs::read(&self.path).await
    }
}

/// Longest name that is kept (characters).
const LONGEST_NAME: usize = 150;

/// The last part of a path, without what no file is called: browsers may send folders, and a name
/// ends up in headers and lists.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String =
        last.chars().filter(|it| !it.is_control() && !"<>:\"|?*".contains(*it)).collect();
    let plain = plain.trim().trim_start_matches('.');
    match plain.rsplit_once('.') {
        Some((stem, extension)) if plain.chars().count() > LONGEST_NAME => {
            let stem: String = stem.chars().take(LONGEST_NAME - 10).collect();
            format!("{}.{extension}", stem.trim_end())
        }
        _ => plain.to_owned(),
    }
}
