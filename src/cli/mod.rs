//! In: the arguments of the program. Out: words for people, files, an exit code.
//!
//! Exit codes: 0 done and clean · 1 the plan has errors · 2 the command could not work.

mod args;
mod build;
mod check;
mod completions;
mod config;
mod derive;
mod diff;
mod doctor;
mod explain;
mod facts;
mod failure;
mod fmt;
mod inputs;
mod issuing;
mod man;
mod messages;
mod new;
mod outline;
mod output;
mod parent;
mod pdf;
mod starter;
mod tasks;
mod templates;
mod watch;

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;

use crate::host::HostError;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Done and clean.
    Done = 0,
    /// The plan has errors, or differences were found.
    Found = 1,
    /// The command could not work.
    Failed = 2,
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let args = match args::Arguments::try_parse() {
        Ok(args) => args,
        Err(error) => return messages::usage(&error),
    };
    let result = match args.command {
        args::Command::Build(args) => build::run(&args),
        args::Command::Check(args) => check::run(&args),
        args::Command::Derive(args) => derive::run(&args),
        args::Command::Diff(args) => diff::run(&args),
        args::Command::Doctor(args) => Ok(doctor::run(&args)),
        args::Command::Explain(args) => Ok(explain::run(&args)),
        args::Command::Facts(args) => facts::run(&args),
        args::Command::Fmt(args) => Ok(fmt::run(&args)),
        args::Command::New(args) => new::run(&args),
        args::Command::Outline(args) => outline::run(&args),
        args::Command::Tasks(args) => Ok(tasks::run(&args)),
        args::Command::Completions(args) => Ok(completions::run(&args)),
        args::Command::Man(args) => Ok(man::run(&args)),
        args::Command::Templates(args) => templates::run(&args),
        args::Command::Watch(args) => watch::run(&args),
    };
    let outcome = result.unwrap_or_else(|error| {
        report(&error);
        Outcome::Failed
    });
    ExitCode::from(outcome as u8)
}

/// Says what the machine could not do.
fn report(error: &HostError) {
    // Nobody is left to tell when standard error itself is closed.
    let _ = writeln!(std::io::stderr(), "lỗi: {error}");
}
