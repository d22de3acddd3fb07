//! Waiting until files change, or until the user has had enough.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How long nothing may happen in a folder before it is looked at: editors save in several steps.
const SETTLED: Duration = Duration::from_millis(10);

/// How long it may go on happening: where another program writes without end, the plans are looked at all the same.
const AT_MOST: usize = 20;

/// How often is looked where nothing was heard: folders of other machines do not tell what happens in them.
const LOOK: Duration = Duration::from_secs(1);

/// What was waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaited {
    /// Something may have changed: it is time to look.
    Look,
    /// The user asked to stop.
    Stop,
}

/// Hears of changes in folders and of the request to stop.
pub struct Watch {
    // Dropped, it hears no more.
    watcher: Option<RecommendedWatcher>,
    heard: Receiver<Awaited>,
    watched: BTreeSet<PathBuf>,
}

impl Watch {
    /// Begins to listen for the request to stop (Ctrl+C). Once in a program.
    pub fn begin() -> Self {
        let (tell, heard) = channel();
        let stop: Sender<Awaited> = tell.clone();
        // Where the request cannot be heard, the program ends by it as any other does.
        let _ = ctrlc::set_handler(move || {
            let _ = stop.send(Awaited::Stop);
        });
        // Where the machine does not tell of changes, it is looked for them.
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // To be read is no change; the plans are read after every one.
            if !event.is_ok_and(|event| event.kind.is_access() && !is_closed(event.kind)) {
                let _ = tell.send(Awaited::Look);
            }
        });
        Self { watcher: watcher.ok(), heard, watched: BTreeSet::new() }
    }

    /// Listens to a folder too, without those below it. A folder that cannot be listened to is looked at now and then.
    pub fn listen(&mut self, folder: PathBuf) {
        if !self.watched.contains(&folder)
            && let Some(watcher) = &mut self.watcher
            && watcher.watch(&folder, RecursiveMode::NonRecursive).is_ok()
        {
            self.watched.insert(folder);
        }
    }

    /// Waits until it is time to look, at most a second, or until the user asks to stop.
    pub fn wait(&self) -> Awaited {
        let mut awaited = match self.heard.recv_timeout(LOOK) {
            Ok(awaited) => awaited,
            Err(RecvTimeoutError::Timeout) => return Awaited::Look,
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(LOOK);
                return Awaited::Look;
            }
        };
        for _ in 0..AT_MOST {
            match self.heard.recv_timeout(SETTLED) {
                _ if awaited == Awaited::Stop => break,
                Ok(next) => awaited = next,
                Err(_) => break,
            }
        }
        awaited
    }
}

/// Tells whether a file was closed that had been written.
fn is_closed(kind: notify::EventKind) -> bool {
    use notify::event::{AccessKind, AccessMode, EventKind};
    kind == EventKind::Access(AccessKind::Close(AccessMode::Write))
}
