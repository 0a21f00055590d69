//! Which dump it is: a hash of what lies on disk.

use super::blocking;
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// SHA-256 of a file; of a folder, of its files' paths, sizes and contents in the order of their
/// names. Hexadecimal.
pub(super) async fn fingerprint(path: &Path) -> Result<String, rsmp::Error> {
    let path = path.to_owned();
    blocking(move || {
        let unread = |error| rsmp::Error {
            file: path.display().to_string().into(),
            position: 0,
            fault: rsmp::Fault::Io(error),
        };
        hash(&path).map_err(unread)
    })
    .await
}

fn hash(path: &Path) -> io::Result<String> {
    let mut hasher = Sha256::new();
    if path.is_dir() {
        for file in files(path)? {
            let name = file.strip_prefix(path).unwrap_or(&file).display().to_string();
            for number in [name.len() as u64, fs::metadata(&file)?.len()] {
                hasher.update(number.to_be_bytes());
            }
            hasher.update(name);
            feed(&mut hasher, &file)?;
        }
    } else {
        feed(&mut hasher, path)?;
    }
    Ok(hasher.finalize().iter().map(|it| format!("{it:02x}")).collect())
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    let mut found = Vec::new();
    for entry in entries {
        if entry.file_type()?.is_dir() {
            found.extend(files(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}

fn feed(hasher: &mut Sha256, path: &Path) -> io::Result<()> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 1 << 18];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(()),
            read => hasher.update(&buffer[..read]),
        }
    }
}
