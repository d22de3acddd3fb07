//! The table that a run prints.

use std::io::{Write, stdout};
use std::time::Duration;

use crate::measure::Pair;

/// Which side of a limit is good.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    /// The ratio is to be this or less.
    AtMost(f64),
    /// The ratio is to be this or more.
    AtLeast(f64),
}

/// What a run has measured; every row is shown as soon as it is known.
pub struct Table {
    rows: Vec<String>,
    is_broken: bool,
}

impl Table {
    /// An empty table.
    pub fn new() -> Self {
        let head = "| what | ratio | limit | verdict | made of |\n| --- | ---: | ---: | --- | --- |".to_string();
        Self { rows: vec![head], is_broken: false }
    }

    /// A ratio with its limit.
    pub fn ratio(&mut self, what: &str, ratio: f64, limit: Limit, made_of: &str) {
        let (is_kept, limit) = match limit {
            Limit::AtMost(most) => (ratio <= most, format!("≤ {most:.2}")),
            Limit::AtLeast(least) => (ratio >= least, format!("≥ {least:.2}")),
        };
        self.is_broken |= !is_kept;
        let verdict = if is_kept { "kept" } else { "BROKEN" };
        self.row(format!("| {what} | {ratio:.3} | {limit} | {verdict} | {made_of} |"));
    }

    /// The worst of several pairs with its limit.
    pub fn worst(&mut self, what: &str, pairs: &[(String, Pair)], limit: f64) {
        let worst = pairs.iter().max_by(|one, other| one.1.ratio().total_cmp(&other.1.ratio()));
        let Some((plan, pair)) = worst else { return self.missing(what, "no plans") };
        let all = pairs.iter().map(|(_, pair)| pair.ours.as_secs_f64()).sum::<f64>()
            / pairs.iter().map(|(_, pair)| pair.theirs.as_secs_f64()).sum::<f64>();
        let made_of = format!(
            "{} / {} ({plan}, the worst; all plans {all:.3})",
            milliseconds(pair.ours),
            milliseconds(pair.theirs)
        );
        self.ratio(what, pair.ratio(), Limit::AtMost(limit), &made_of);
    }

    /// A number without a limit.
    pub fn note(&mut self, what: &str, value: &str) {
        self.row(format!("| {what} | | | | {value} |"));
    }

    /// What could not be measured, and why.
    pub fn missing(&mut self, what: &str, why: &str) {
        self.row(format!("| {what} | | | not measured | {why} |"));
    }

    /// Prints the whole table; tells whether a limit was broken.
    pub fn print(&self) -> bool {
        let _ = writeln!(stdout(), "\n{}", self.rows.join("\n"));
        self.is_broken
    }

    fn row(&mut self, row: String) {
        let _ = writeln!(stdout(), "{row}");
        self.rows.push(row);
    }
}

/// A time to print.
pub fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}
