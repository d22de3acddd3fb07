//! Pieces of work side by side.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

/// How many pieces of work may be begun behind the first that is not told of: so much is kept in memory at most.
const AHEAD: usize = 64;

/// Does one piece of work for each item on several threads and tells of the results in the order of the items, of each as
/// soon as all before it are told of. A panic of the work is passed on.
///
/// Not by rayon, which Typst uses inside: a thread of rayon's that waits for a part of one plan begins another plan
/// meanwhile, and another in that, until the memory is full of half-made plans. Here a thread ends one plan before it
/// begins the next.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    threads: usize,
    work: impl Fn(&T) -> R + Sync,
    mut tell: impl FnMut(&T, R),
) {
    let threads = threads.min(items.len());
    if threads < 2 {
        return items.iter().for_each(|item| tell(item, work(item)));
    }
    let next = AtomicUsize::new(0);
    let told = Told::default();
    let worker = |results: mpsc::Sender<_>| {
        // What the work itself divides stays on this thread: all others have work of their own.
        let _pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return };
            told.wait_for(index);
            let done = catch_unwind(AssertUnwindSafe(|| work(item)));
            if results.send((index, done)).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        // However this ends, nobody waits for what is not told of any more.
        let _end = End(&told);
        let (sender, results) = mpsc::channel();
        for _ in 0..threads {
            let sender = sender.clone();
            scope.spawn(|| worker(sender));
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut items = items.iter().enumerate().peekable();
        for (index, done) in results {
            early.insert(index, done.unwrap_or_else(|panic| resume_unwind(panic)));
            while let Some((at, item)) = items.peek().copied()
                && let Some(result) = early.remove(&at)
            {
                tell(item, result);
                items.next();
                told.grow();
            }
        }
    });
}

/// Does one piece of work for each item on several threads, as [`in_order`] does, and returns the results.
pub fn side_by_side<T: Sync, R: Send>(items: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let mut results = Vec::with_capacity(items.len());
    in_order(items, threads, work, |_, result| results.push(result));
    results
}

/// How many results are told of.
#[derive(Default)]
struct Told {
    count: Mutex<usize>,
    grown: Condvar,
}

impl Told {
    /// Waits until the work of a place may begin.
    fn wait_for(&self, index: usize) {
        let count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.grown.wait_while(count, |count| count.saturating_add(AHEAD) <= index));
    }

    fn grow(&self) {
        let mut count = self.count.lock().unwrap_or_else(PoisonError::into_inner);
        *count = count.saturating_add(1);
        self.grown.notify_all();
    }
}

/// Lets everybody go on at its end.
struct End<'t>(&'t Told);

impl Drop for End<'_> {
    fn drop(&mut self) {
        *self.0.count.lock().unwrap_or_else(PoisonError::into_inner) = usize::MAX;
        self.0.grown.notify_all();
    }
}

/// Returns how many threads work side by side unless told otherwise.
pub fn usual() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, in_order, side_by_side};

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        let squares: Vec<usize> = items.iter().map(|item| item * item).collect();
        for threads in [0, 1, 2, 7, 200] {
            assert_eq!(side_by_side(&items, threads, |item| item * item), squares);
        }
        assert!(side_by_side(&[], 4, |(): &()| ()).is_empty());
    }

    #[test]
    fn one_slow_piece_of_work_holds_up_the_telling_and_no_more() {
        let items: Vec<usize> = (0..10 * AHEAD).collect();
        let mut told = Vec::new();
        let work = |item: &usize| {
            if item.is_multiple_of(AHEAD) {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            *item
        };
        in_order(&items, 3, work, |item, result| told.push((*item, result)));
        assert_eq!(told, items.iter().map(|item| (*item, *item)).collect::<Vec<_>>());
    }

    #[test]
    fn a_panic_is_passed_on_and_nobody_waits_for_ever() {
        let items: Vec<usize> = (0..10 * AHEAD).collect();
        let of_work = || in_order(&items, 4, |item| assert_ne!(*item, 5), |_, ()| {});
        assert!(std::panic::catch_unwind(of_work).is_err());
        let of_telling = || in_order(&items, 4, |item| *item, |_, result| assert_ne!(result, 5));
        assert!(std::panic::catch_unwind(of_telling).is_err());
    }
}
