//! The program `plancc`: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    plancc::cli::main()
}
