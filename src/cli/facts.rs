//! `plancc facts`: everything understood of a plan, with its place in the source.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::host::{HostError, files};
use crate::model::facts;
use crate::{Context, analyse};

use super::{Outcome, config, output};

/// Liệt kê những gì đọc được từ kế hoạch
#[derive(Debug, Args)]
pub struct FactsArgs {
    /// Tệp kế hoạch (.plan)
    #[arg(value_name = "TỆP", required_unless_present = "schema", help_heading = "Tham số")]
    file: Option<PathBuf>,
    /// Dạng kết quả: text để đọc, json để máy khác dùng [mặc định: text]
    #[arg(
        short,
        long,
        value_name = "DẠNG",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Tùy chọn"
    )]
    format: Format,
    /// In lược đồ JSON Schema của kết quả dạng json
    #[arg(long, help_heading = "Tùy chọn")]
    schema: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Shows the facts; faults of the plan go to standard error and decide the exit code.
pub(super) fn run(args: &FactsArgs) -> Result<Outcome, HostError> {
    let mut out = io::stdout();
    if args.schema {
        let schema = serde_json::to_string_pretty(&facts::schema()).expect("a JSON value can be written");
        let _ = writeln!(out, "{schema}");
        return Ok(Outcome::Done);
    }
    let Some(path) = &args.file else { return Ok(Outcome::Failed) };
    let config = match config::for_plan(path) {
        Ok(config) => config,
        Err(error) => {
            let _ = writeln!(io::stderr(), "lỗi: {error}");
            return Ok(Outcome::Failed);
        }
    };
    let file = files::read_plan(path)?;
    let context = Context { office: config.office, known: config.known, ..Context::default() };
    let analysis = analyse(&file, &context);
    output::diagnostics(&analysis.diagnostics, &file, &mut io::stderr(), output::look());
    let facts = facts::facts(&analysis.plan, &file);
    let words = match args.format {
        Format::Text => facts::to_text(&facts),
        Format::Json => facts::to_json(&facts),
    };
    // A closed pipe is no reason to fail: whoever asked has read enough.
    let _ = write!(out, "{words}");
    Ok(if analysis.has_errors() { Outcome::Found } else { Outcome::Done })
}
