//! `cargo bench`: how fast plancc is, as ratios of two things measured by turns in one run.
//!
//! Ratios hold on any machine and under any load; the times beside them only say what a ratio is made of. Every measure
//! is the fastest of its rounds, of a pair measured by turns the middle one. `--strict` ends with 1 where a limit is broken. Further words choose groups of rows:
//! `inside` (one process), `growth`, `compared` (plans compared), `programs` (processes; asks for the Typst program),
//! `batch` (many plans).

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

mod bare;
mod batch;
mod compared;
mod growth;
mod inside;
mod measure;
mod plans;
mod programs;
#[path = "../../tests/support/shapes.rs"]
mod shapes;
mod table;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // `cargo test` runs the programs of benches too, without this word: timing is no test.
    if !args.iter().any(|arg| arg == "--bench") {
        return ExitCode::SUCCESS;
    }
    let wanted: Vec<&String> = args.iter().filter(|arg| !arg.starts_with("--")).collect();
    let is_wanted = |group: &str| wanted.is_empty() || wanted.iter().any(|word| *word == group);
    let mut table = table::Table::new();
    if is_wanted("inside") {
        inside::measure(&mut table);
    }
    if is_wanted("growth") {
        growth::measure(&mut table);
        growth::measure_shapes(&mut table);
    }
    if is_wanted("compared") {
        compared::measure(&mut table);
    }
    if is_wanted("programs") {
        programs::measure(&mut table);
    }
    if is_wanted("batch") {
        batch::measure(&mut table);
    }
    let is_broken = table.print();
    ExitCode::from(u8::from(is_broken && args.iter().any(|arg| arg == "--strict")))
}
