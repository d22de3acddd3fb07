//! `plancc check`: reads plans and says what is wrong with them, without making outputs.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::host::{HostError, files};
use crate::{Context, review};

use super::{Outcome, config, output, report};

/// Kiểm tra kế hoạch và báo những chỗ cần sửa
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Các tệp kế hoạch (.plan)
    #[arg(value_name = "TỆP", required = true, help_heading = "Tham số")]
    files: Vec<PathBuf>,
}

/// Checks every file; the worst outcome counts.
pub(super) fn run(args: &CheckArgs) -> Result<Outcome, HostError> {
    let look = output::look();
    let mut outcome = Outcome::Done;
    let mut all = Vec::new();
    for path in &args.files {
        let config = match config::for_plan(path) {
            Ok(config) => config,
            Err(error) => {
                let _ = writeln!(std::io::stderr(), "lỗi: {error}");
                outcome = outcome.max(Outcome::Failed);
                continue;
            }
        };
        match files::read_plan(path) {
            Ok(file) => {
                let context = Context { office: config.office, known: config.known, ..Context::default() };
                let analysis = review(&file, &context);
                output::diagnostics(&analysis.diagnostics, &file, &mut std::io::stderr(), look);
                if analysis.has_errors() {
                    outcome = outcome.max(Outcome::Found);
                }
                all.extend(analysis.diagnostics);
            }
            Err(error) => {
                report(&error);
                outcome = outcome.max(Outcome::Failed);
            }
        }
    }
    let counts = output::counts(&all);
    let summary = if counts.is_empty() { "không có gì phải sửa".to_string() } else { counts };
    let _ = writeln!(std::io::stdout(), "đã kiểm tra {} kế hoạch: {summary}", args.files.len());
    Ok(outcome)
}
