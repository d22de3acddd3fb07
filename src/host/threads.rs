//! Pieces of work side by side.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does one piece of work for each item on several threads and returns the results in the order of the items.
///
/// Not by rayon, which Typst uses inside: a thread of rayon's that waits for a part of one plan begins another plan
/// meanwhile, and another in that, until the memory is full of half-made plans. Here a thread ends one plan before it
/// begins the next.
pub fn side_by_side<T: Sync, R: Send>(items: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = threads.min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        // What the work itself divides stays on this thread: all others have work of their own.
        let _pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
        let mut done = Vec::new();
        while let Some((index, item)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            items.get(index).map(|item| (index, item))
        } {
            done.push((index, work(item)));
        }
        done
    };
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        let results = workers.into_iter().map(|worker| worker.join());
        results.flat_map(|result| result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Returns how many threads work side by side unless told otherwise.
pub fn usual() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use super::side_by_side;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..100).collect();
        let squares: Vec<usize> = items.iter().map(|item| item * item).collect();
        for threads in [0, 1, 2, 7, 200] {
            assert_eq!(side_by_side(&items, threads, |item| item * item), squares);
        }
        assert!(side_by_side(&[], 4, |(): &()| ()).is_empty());
    }
}
