//! `plancc completions`: what a shell needs to complete commands and options, from the definitions behind `--help`.

use std::io::{self, Write};

use clap::{Args, CommandFactory, ValueEnum};
use clap_complete::Shell;

use super::Outcome;
use super::args::Arguments;

/// Xuất tệp gợi ý lệnh cho trình dòng lệnh
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Trình dòng lệnh: bash, zsh, fish hoặc powershell
    #[arg(value_name = "TRÌNH", hide_possible_values = true, help_heading = "Tham số")]
    shell: Completed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Completed {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

/// Writes the completions of a shell to standard output.
pub(super) fn run(args: &CompletionsArgs) -> Outcome {
    let shell = match args.shell {
        Completed::Bash => Shell::Bash,
        Completed::Zsh => Shell::Zsh,
        Completed::Fish => Shell::Fish,
        Completed::Powershell => Shell::PowerShell,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "plancc", &mut script);
    // A closed pipe is no reason to fail: whoever asked has read enough.
    let _ = io::stdout().write_all(&script);
    Outcome::Done
}
