//! The built program as a drafter uses it: what he asks for, what he is told, the exit code, and the files that are there
//! afterwards. Every case of bad input that a plan's text alone cannot show is here; the others are in `tests/syntax.rs`.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

mod arguments;
mod check;
mod config;
mod derive;
mod diff;
mod doctor;
mod explain;
mod files;
mod fmt;
mod harness;
mod new;
mod outputs;
#[path = "../support/running.rs"]
#[cfg(unix)]
mod running;
mod tasks;
mod templates;
mod typst;
#[cfg(unix)]
mod watch;
