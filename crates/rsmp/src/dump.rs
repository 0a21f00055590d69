//! What a path holds, and reading all of it.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use zip::{ZipArchive, result::ZipError};

use crate::builder::Builder;
use crate::error::{Bound, Error, Fault};
use crate::limits::Limits;
use crate::member::{Batch, Summary, Task};
use crate::record::Record;
use crate::window::Window;
use crate::{body, pool};

/// A dump on disk: its XML files, none of them opened yet.
#[derive(Clone, Debug)]
pub struct Dump {
    members: Vec<Member>,
}

/// One XML file of a dump.
#[derive(Clone, Debug)]
pub struct Member {
    name: Arc<str>,
    bytes: u64,
    path: Arc<Path>,
    packed: Option<Packed>,
}

/// Where in a zip.
#[derive(Clone, Copy, Debug)]
struct Packed {
    index: usize,
    bytes: u64,
}

impl Member {
    /// The path; for a file inside of a zip `dump.zip/member.xml`.
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The size of the XML in bytes; in a zip as it declares, which is for showing progress only.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl Dump {
    /// Finds the XML files: in a zip, in a folder (with its subfolders and the zips therein, sorted
    /// by name), or one alone. Fails if there are none or a zip has no readable directory.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let mut members = Vec::new();
        let metadata = fs::metadata(path).map_err(|it| Fault::Io(it).of_path(path, 0))?;
        if metadata.is_dir() {
            list_folder(path, &mut members)?;
        } else if has_extension(path, "zip") || begins_as_zip(path)? {
            list_zip(path, &mut members)?;
        } else {
            list_file(path, metadata.len(), &mut members);
        }
        if members.is_empty() {
            return Err(Fault::Empty.of_path(path, 0));
        }
        Ok(Self { members })
    }

    /// Its XML files, in the order in which they are begun.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The size of all XML in bytes, for showing progress.
    pub fn bytes(&self) -> u64 {
        self.members.iter().map(Member::bytes).fold(0, u64::saturating_add)
    }

    /// Reads everything, on all cores.
    ///
    /// `map` runs on the workers and keeps what is wanted of a record, which it only borrows.
    /// `sink` runs on this thread; while it is busy the workers wait, so that memory stays flat.
    /// The first fault, or the first error of the sink, ends the reading.
    pub fn read<T: Send, E: From<Error>>(
        &self,
        limits: &Limits,
        map: impl Fn(&Record<'_>) -> T + Sync,
        mut sink: impl FnMut(Batch<T>) -> Result<(), E>,
    ) -> Result<Summary, E> {
        let mut summary = Summary { files: self.members.len(), ..Summary::default() };
        pool::run(
            self.members.len(),
            |worker: &mut Worker, index, send| {
                let member = &self.members[index];
                worker.read(member, limits, |task, source, window| {
                    task.read(
                        source,
                        window,
                        |header, chunk| {
                            let mut builder = Builder::new(header, chunk, &map);
                            let stop = body::walk(chunk, limits, &mut builder)?;
                            Ok((stop, builder.items))
                        },
                        |items, bytes| {
                            send(Batch { items, member: index, file: member.name.clone(), bytes })
                        },
                    )
                })
            },
            |batch: Batch<T>| {
                summary.records += batch.items.len() as u64;
                summary.bytes += batch.bytes;
                sink(batch)
            },
        )?;
        Ok(summary)
    }
}

/// What a thread keeps between files: the zip it has open, and the window.
#[derive(Default)]
pub struct Worker {
    archive: Option<(Arc<Path>, ZipArchive<BufReader<File>>)>,
    window: Window,
}

impl Worker {
    /// Opens the file and hands it over.
    pub fn read(
        &mut self,
        member: &Member,
        limits: &Limits,
        read: impl FnOnce(&Task<'_>, &mut dyn Read, &mut Window) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let packed = member.packed.map(|it| it.bytes);
        let task = Task { file: &member.name, packed, limits };
        let Some(Packed { index, .. }) = member.packed else {
            let mut file =
                File::open(&member.path).map_err(|it| Fault::Io(it).at(&member.name, 0))?;
            return read(&task, &mut file, &mut self.window);
        };
        let archive = match self.archive.take() {
            Some((path, archive)) if path == member.path => archive,
            _ => open_zip(&member.path)?,
        };
        let (_, archive) = self.archive.insert((Arc::clone(&member.path), archive));
        let mut file = archive.by_index(index).map_err(|it| zip_fault(it).at(&member.name, 0))?;
        read(&task, &mut file, &mut self.window)
    }
}

fn list_folder(folder: &Path, members: &mut Vec<Member>) -> Result<(), Error> {
    let fault = |error: io::Error| Fault::Io(error).of_path(folder, 0);
    let entries = fs::read_dir(folder).map_err(fault)?.collect::<Result<Vec<_>, _>>();
    let mut entries = entries.map_err(fault)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // A link to a folder is not followed: it might lead in a circle.
        if entry.file_type().map_err(fault)?.is_dir() {
            list_folder(&path, members)?;
        } else if has_extension(&path, "zip") {
            list_zip(&path, members)?;
        } else if has_extension(&path, "xml") {
            let bytes = fs::metadata(&path).map_err(fault)?.len();
            list_file(&path, bytes, members);
        }
    }
    Ok(())
}

fn list_file(path: &Path, bytes: u64, members: &mut Vec<Member>) {
    let name = path.display().to_string().into();
    members.push(Member { name, bytes, path: path.into(), packed: None });
}

fn list_zip(path: &Path, members: &mut Vec<Member>) -> Result<(), Error> {
    let archive = open_zip(path)?;
    let path: Arc<Path> = path.into();
    let mut packed_bytes = 0_u64;
    for (index, name) in archive.file_names_raw().enumerate() {
        let name = String::from_utf8_lossy(name);
        let entry = archive.by_index_data(index).map_err(|it| zip_fault(it).of_path(&path, 0))?;
        packed_bytes = packed_bytes.saturating_add(entry.compressed_size());
        if has_extension(Path::new(&*name), "xml") {
            members.push(Member {
                name: format!("{}/{name}", path.display()).into(),
                bytes: entry.size(),
                path: Arc::clone(&path),
                packed: Some(Packed { index, bytes: entry.compressed_size() }),
            });
        }
    }
    // With overlapping members a small zip would unpack into any size at a modest ratio each.
    let limit = fs::metadata(&path).map_err(|it| Fault::Io(it).of_path(&path, 0))?.len();
    if packed_bytes > limit {
        return Err(Fault::Limit { bound: Bound::ZipBytes, limit }.of_path(&path, 0));
    }
    Ok(())
}

/// A zip's directory is at its end, so that is where a truncated one is at fault.
fn open_zip(path: &Path) -> Result<ZipArchive<BufReader<File>>, Error> {
    let file = File::open(path).map_err(|it| Fault::Io(it).of_path(path, 0))?;
    let end = file.metadata().map_or(0, |it| it.len());
    ZipArchive::new(BufReader::new(file)).map_err(|it| zip_fault(it).of_path(path, end))
}

fn zip_fault(error: ZipError) -> Fault {
    match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => Fault::Io(error),
        error => Fault::Zip(error.to_string()),
    }
}

fn begins_as_zip(path: &Path) -> Result<bool, Error> {
    let mut magic = Vec::new();
    let file = File::open(path).map_err(|it| Fault::Io(it).of_path(path, 0))?;
    file.take(2).read_to_end(&mut magic).map_err(|it| Fault::Io(it).of_path(path, 0))?;
    Ok(magic == b"PK")
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().and_then(OsStr::to_str).is_some_and(|it| it.eq_ignore_ascii_case(extension))
}
