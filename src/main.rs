//! The program `plancc`: arguments in, exit code out.

use std::process::ExitCode;

/// Typst asks for memory in small pieces, on one thread, and gives much of it back on another.
#[cfg(feature = "embedded-typst")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    plancc::cli::main()
}
