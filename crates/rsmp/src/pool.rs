//! Files taken in turn by all cores, their parts handed to the caller's thread.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use crate::error::Error;

/// Runs `work` for every index under `count` on as many threads as there are cores, each with a
/// state of its own, and `sink` on this thread for all that they send.
///
/// `work` is given a way to send, which waits while the sink is behind and says whether anyone
/// still listens. The first error of either side ends it all.
pub fn run<W: Default, O: Send, E: From<Error>>(
    count: usize,
    work: impl Fn(&mut W, usize, &mut dyn FnMut(O) -> bool) -> Result<(), Error> + Sync,
    mut sink: impl FnMut(O) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(count);
    let next = AtomicUsize::new(0);
    let indices = || Some(next.fetch_add(1, Ordering::Relaxed)).filter(|index| *index < count);
    // One part ready for each worker keeps the sink busy, and no more than that in memory.
    let (sender, receiver) = sync_channel(threads);
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(|| work_through(indices, &work, sender));
        }
        drop(sender);
        // Leaving the loop drops the receiver, which ends the workers.
        for it in receiver {
            sink(it?)?;
        }
        Ok(())
    })
}

/// One worker, until the indices end, something fails, or nobody listens.
fn work_through<W: Default, O>(
    mut next: impl FnMut() -> Option<usize>,
    work: &impl Fn(&mut W, usize, &mut dyn FnMut(O) -> bool) -> Result<(), Error>,
    sender: SyncSender<Result<O, Error>>,
) {
    let mut state = W::default();
    let mut is_heard = true;
    while is_heard && let Some(index) = next() {
        let done = work(&mut state, index, &mut |it| {
            is_heard = sender.send(Ok(it)).is_ok();
            is_heard
        });
        if let Err(error) = done {
            // Nobody hears it if another worker failed first, and then nobody need.
            let _ = sender.send(Err(error));
            return;
        }
    }
}
