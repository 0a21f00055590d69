//! Where contents lie: `ab/cd/abcd….` by SHA-256, `incoming/` for drafts.

use crate::{Draft, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folder of contents. Cheap to clone; the folder is made when the first file comes.
#[derive(Clone, Debug)]
pub struct Store(Arc<Path>);

impl Store {
    /// The store in a folder.
    pub fn at(folder: impl Into<PathBuf>) -> Store {
        Store(folder.into().into())
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// A kept file's content, opened for reading from its begin.
    ///
    /// # Errors
    /// The disk's: a content that is gone is a damaged installation.
    pub async fn open(&self, file: &File) -> io::Result<tokio::fs::File> {
        tokio::fs::File::open(self.place(&file.sha256)).await
    }

    /// A kept file's content, whole.
    ///
    /// # Errors
    /// As of [`Store::open`].
    pub async fn read(&self, file: &File) -> io::Result<Vec<u8>> {
        tokio::fs::read(self.place(&file.sha256)).await
    }

    pub(crate) fn incoming(&self) -> PathBuf {
        self.0.join("incoming")
    }

    /// Two levels of folders, so that none holds too many.
    pub(crate) fn place(&self, sha256: &str) -> PathBuf {
        self.0.join(&sha256[..2]).join(&sha256[2..4]).join(sha256)
    }

    /// Gives a draft's content its place. Done again it changes nothing: the block of a change may
    /// run twice.
    pub(crate) async fn settle(&self, draft: &Draft) -> io::Result<()> {
        let (store, from) = (self.clone(), draft.path.to_path_buf());
        let to = self.place(&draft.sha256);
        let moved = tokio::task::spawn_blocking(move || {
            let _shared = store.lock(std::fs::File::lock_shared)?; // the sweep waits meanwhile
            let folder = to.parent().expect("a content stands in a folder");
            std::fs::create_dir_all(folder)?;
            // Also where equal content is: its time becomes fresh, and the sweep leaves it alone.
            match std::fs::rename(&from, &to) {
                Err(error) if error.kind() == io::ErrorKind::NotFound && to.exists() => {
                    return Ok(());
                }
                moved => moved?,
            }
            for folder in folder.ancestors().take(3) {
                std::fs::File::open(folder)?.sync_all()?; // the names, too, are on the disk
            }
            Ok(())
        });
        moved.await.map_err(io::Error::other)?
    }

    /// Takes the lock between keeping and sweeping, across processes; released when dropped.
    pub(crate) fn lock(
        &self,
        how: impl FnOnce(&std::fs::File) -> io::Result<()>,
    ) -> io::Result<std::fs::File> {
        std::fs::create_dir_all(self.incoming())?;
        let file = std::fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.0.join("lock"))?;
        how(&file)?;
        Ok(file)
    }
}
