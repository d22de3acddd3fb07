//! Two things measured by turns, so that whatever else the machine does meets both.

use std::time::{Duration, Instant};

/// The middle rounds of two things.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The first thing.
    pub ours: Duration,
    /// The second.
    pub theirs: Duration,
}

impl Pair {
    /// The first by the second.
    pub fn ratio(self) -> f64 {
        self.ours.as_secs_f64() / self.theirs.as_secs_f64()
    }
}

/// Runs both by turns and keeps the middle round of each: both work on several processors, and how well these happen to be
/// free decides which round is the fastest. A step gives its own time: what prepares it is not counted.
pub fn by_turns(rounds: usize, mut ours: impl FnMut() -> Duration, mut theirs: impl FnMut() -> Duration) -> Pair {
    let (mut all_of_ours, mut all_of_theirs) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        // Who comes first changes: the second finds warmer caches.
        if round % 2 == 0 {
            all_of_ours.push(ours());
            all_of_theirs.push(theirs());
        } else {
            all_of_theirs.push(theirs());
            all_of_ours.push(ours());
        }
    }
    Pair { ours: middle(all_of_ours), theirs: middle(all_of_theirs) }
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Returns the fastest of some rounds.
pub fn fastest(rounds: usize, mut step: impl FnMut() -> Duration) -> Duration {
    (0..rounds).map(|_| step()).min().unwrap_or_default()
}

/// Returns how long something takes; what it makes is dropped afterwards.
pub fn time<T>(step: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let made = std::hint::black_box(step());
    let took = start.elapsed();
    drop(made);
    took
}
