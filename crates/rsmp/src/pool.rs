//! Files taken in turn by all cores, their parts handed to the caller's thread.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use crate::error::Error;

/// Runs `work` for every index under `count` on as many threads as there are cores, each with a state of its
/// own, and `sink` on this thread for all that they send.
///
/// `work` is given a way to send, which waits while the sink is behind and says whether anyone still listens.
/// The first error of either side ends it all.
pub fn run<W: Default, O: Send, E: From<Error>>(
    count: usize,
    work: impl Fn(&mut W, usize, &mut dyn FnMut(O) -> bool) -> Result<(), Error> + Sync,
    mut sink: impl FnMut(O) -> Result<(), E>,
) -> Result<(), E> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get).min(count);
    let next = AtomicUsize::new(0);
    let worker = |sender: SyncSender<Result<O, Error>>| {
        let mut state = W::default();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return;
            }
            let mut is_heard = true;
            let done = work(&mut state, index, &mut |it| {
                is_heard = sender.send(Ok(it)).is_ok();
                is_heard
            });
            if let Err(error) = done {
                // Nobody listens any more if another worker failed first.
                let _ = sender.send(Err(error));
                return;
            }
            if !is_heard {
                return;
            }
        }
    };
    // One part ready for each worker keeps the sink busy, and no more than that in memory.
    let (sender, receiver) = sync_channel(threads);
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(|| worker(sender));
        }
        drop(sender);
        // Leaving the loop drops the receiver, which ends the workers.
        for it in receiver {
            sink(it?)?;
        }
        Ok(())
    })
}
