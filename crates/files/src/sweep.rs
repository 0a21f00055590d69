//! Deleting what nothing refers to.

use crate::Store;
use db::{Db, Result, Tx, sql, transact};
use kernel::{FileId, Moment};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What nothing refers to stays so long: a form may still be on its way.
pub const GRACE: Duration = Duration::from_secs(24 * 3600);

/// What a sweep took away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Files nothing referred to.
    pub files: usize,
    /// Contents no file has any more, and drafts that were left lying.
    pub contents: usize,
    /// The bytes of those.
    pub bytes: u64,
}

/// Files of one transaction.
const BATCH: i64 = 500;

impl Store {
    /// Deletes files that nothing has referred to for `grace`, and contents that no file has.
    ///
    /// # Errors
    /// The database's or the disk's (as [`db::Error::Unavailable`]); what is done stays done.
    pub async fn sweep(&self, db: &Db, now: Moment, grace: Duration) -> Result<Swept> {
        let before = now.plus_seconds(-(grace.as_secs() as i64));
        let mut swept = Swept::default();
        loop {
            let gone = transact!(db, |tx| { forget(tx, before).await })?;
            swept.files += gone;
            if gone < BATCH as usize {
                break;
            }
        }
        let store = self.clone();
        let old = tokio::task::spawn_blocking(move || store.old(grace)).await;
        for path in old.map_err(io::Error::other).flatten().map_err(on_disk)? {
            if let Some(bytes) = self.remove(db, path, grace).await? {
                swept.contents += 1;
                swept.bytes += bytes;
            }
        }
        Ok(swept)
    }

    /// Everything on the disk that has lain for `grace`: contents and drafts.
    fn old(&self, grace: Duration) -> io::Result<Vec<PathBuf>> {
        let now = self.disk_time()?;
        let mut old = Vec::new();
        let mut folders = vec![self.folder().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder)? {
                let entry = entry?;
                match entry.file_type()?.is_dir() {
                    true => folders.push(entry.path()),
                    false if lay(&entry.path(), now) >= Some(grace) => old.push(entry.path()),
                    false => {}
                }
            }
        }
        old.retain(|it| it.file_name() != Some("lock".as_ref()));
        Ok(old)
    }

    /// Removes one of them, unless a file has it (again). Nobody keeps a file meanwhile.
    async fn remove(&self, db: &Db, path: PathBuf, grace: Duration) -> Result<Option<u64>> {
        let store = self.clone();
        let locked = tokio::task::spawn_blocking(move || store.lock(std::fs::File::lock)).await;
        let _alone = locked.map_err(io::Error::other).flatten().map_err(on_disk)?;
        let name = path.file_name().and_then(|it| it.to_str()).unwrap_or_default();
        if has_content(&mut db.read().await?, name).await? {
            return Ok(None);
        }
        let now = self.disk_time().map_err(on_disk)?;
        let bytes = path.metadata().map(|it| it.len()).unwrap_or_default();
        match lay(&path, now) >= Some(grace) {
            true => std::fs::remove_file(&path).map(|()| Some(bytes)).map_err(on_disk),
            false => Ok(None),
        }
    }

    /// What time the disk thinks it is: the demo's clock may stand elsewhere.
    fn disk_time(&self) -> io::Result<SystemTime> {
        std::fs::create_dir_all(self.incoming())?;
        tempfile::NamedTempFile::new_in(self.incoming())?.as_file().metadata()?.modified()
    }
}

/// How long a file has lain there; `None` when it is gone.
fn lay(path: &Path, now: SystemTime) -> Option<Duration> {
    let since = path.metadata().and_then(|it| it.modified()).ok()?;
    Some(now.duration_since(since).unwrap_or_default())
}

fn on_disk(error: io::Error) -> db::Error {
    db::Error::Unavailable(sqlx::Error::Io(error))
}

async fn forget(tx: &mut Tx, before: Moment) -> Result<usize> {
    let gone: Vec<(FileId,)> = sql!(
        "delete from files where id in
           (select f.id from files f
            where f.added_at <= $1 and not exists (select 1 from file_uses u where u.file = f.id)
            order by f.id limit $2)
         returning id",
        before,
        BATCH
    )
    .all(tx)
    .await?;
    Ok(gone.len())
}

async fn has_content(tx: &mut Tx, sha256: &str) -> Result<bool> {
    let (count,): (i64,) =
        sql!("select count(*) from files where sha256 = $1", sha256).one(tx).await?;
    Ok(count > 0)
}
