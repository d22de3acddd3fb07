//! The built program as a drafter uses it: what he asks for, what he is told, the exit code, and the files that are there
//! afterwards. Every case of bad input that a plan's text alone cannot show is here; the others are in `tests/syntax.rs`.

mod arguments;
mod config;
mod files;
mod harness;
mod outputs;
mod templates;
mod typst;
