use std::path::Path;

use crate::body::{self, Visitor};
use crate::dump::{Dump, Worker};
use crate::error::{Error, Flaw};
use crate::limits::Limits;
use crate::pool;
use crate::tag::Tag;

/// What a [`scan`] counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// Bytes of XML.
    pub bytes: u64,
    /// Elements under the root.
    pub elements: u64,
    /// Records (`Документ`).
    pub records: u64,
}

/// Only inflates and looks at every element of a dump, on all cores: the most that any reading
/// built on this parser can reach, for benchmarks to be measured against.
pub fn scan(path: &Path) -> Result<Scan, Error> {
    let dump = Dump::open(path)?;
    let limits = Limits::default();
    let mut total = Scan::default();
    pool::run(
        dump.members().len(),
        |worker: &mut Worker, index, send| {
            worker.read(&dump.members()[index], &limits, |task, source, window| {
                task.read(
                    source,
                    window,
                    |_, chunk| {
                        let mut counter = Counter::default();
                        let stop = body::walk(chunk, &limits, &mut counter)?;
                        Ok((stop, counter.whole))
                    },
                    |counted, bytes| send(Scan { bytes, ..counted }),
                )
            })
        },
        |counted: Scan| {
            total.bytes += counted.bytes;
            total.elements += counted.elements;
            total.records += counted.records;
            Ok::<(), Error>(())
        },
    )?;
    Ok(total)
}

/// Counts a child of the root when it is whole: the end of a window shows a part of one twice.
#[derive(Default)]
struct Counter {
    whole: Scan,
    child: Scan,
}

impl<'w> Visitor<'w> for Counter {
    fn open(&mut self, level: usize, tag: Tag<'w>) -> Result<(), Flaw> {
        self.child.elements += 1;
        self.child.records += u64::from(level == 0 && tag.name == "Документ");
        Ok(())
    }

    fn close(&mut self, level: usize) {
        if level == 0 {
            let child = std::mem::take(&mut self.child);
            self.whole.elements += child.elements;
            self.whole.records += child.records;
        }
    }
}
