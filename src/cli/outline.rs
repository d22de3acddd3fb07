//! `plancc outline`: the numbered skeleton of a plan, with the line of each part.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::document::Entry;
use crate::host::HostError;
use crate::source::SourceFile;
use crate::{Context, analyse};

use super::inputs::{self, Input};
use super::{Outcome, config, output};

/// Cho xem dàn ý của kế hoạch
#[derive(Debug, Args)]
pub struct OutlineArgs {
    /// Tệp kế hoạch (.plan), hoặc “-” để đọc từ đầu vào chuẩn
    #[arg(value_name = "TỆP", help_heading = "Tham số")]
    file: PathBuf,
    /// Chỉ lấy đến cấp này: 1 là phần (I.) và phụ lục, 2 là mục (1.), 3 là điểm (a) [mặc định: mọi cấp]
    #[arg(long, value_name = "CẤP", value_parser = depth, help_heading = "Tùy chọn")]
    depth: Option<usize>,
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn depth(typed: &str) -> Result<usize, String> {
    match typed.parse() {
        Ok(depth @ 1..) => Ok(depth),
        _ => Err("ghi một số từ 1".to_owned()),
    }
}

/// Shows numbers and titles as they are printed; faults of the plan go to standard error and decide the exit code.
pub(super) fn run(args: &OutlineArgs) -> Result<Outcome, HostError> {
    let fail = |reason: &str| {
        let _ = writeln!(io::stderr(), "lỗi: {reason}");
        Ok(Outcome::Failed)
    };
    let config = match config::for_plan(&args.file) {
        Ok(config) => config,
        Err(error) => return fail(&error.to_string()),
    };
    let input = match args.file.as_os_str() == inputs::STANDARD_INPUT {
        true => Input::Standard(PathBuf::from("đầu-vào-chuẩn.plan")),
        false => Input::File(args.file.clone()),
    };
    let file = match input.read() {
        Ok(file) => file,
        Err((_, reason)) => return fail(&reason),
    };
    let context = Context { office: config.office, known: config.known, ..Context::default() };
    let analysis = analyse(&file, &context);
    output::diagnostics(&analysis.diagnostics, &file, &mut io::stderr(), output::look());
    let mut entries = analysis.outline();
    entries.retain(|entry| args.depth.is_none_or(|depth| entry.depth <= depth));
    let words = match args.format {
        Format::Text => to_text(&entries, &file),
        Format::Json => to_json(&entries, &file),
    };
    // A closed pipe is no reason to fail: whoever asked has read enough.
    let _ = io::stdout().write_all(words.as_bytes());
    Ok(if analysis.has_errors() { Outcome::Found } else { Outcome::Done })
}

/// A line for each part, set in by its depth, behind the line of the file it stands in.
fn to_text(entries: &[Entry], file: &SourceFile) -> String {
    let lines: Vec<usize> = entries.iter().map(|entry| file.line_column(entry.span.start).0).collect();
    let digits = lines.iter().max().map_or(1, |line| line.to_string().len());
    let mut text = String::new();
    for (entry, line) in entries.iter().zip(lines) {
        let margin = "  ".repeat(entry.depth.saturating_sub(1));
        let words = format!("{line:>digits$} │ {margin}{} {}", entry.marker, entry.title);
        text.push_str(words.trim_end());
        text.push('\n');
    }
    text
}

fn to_json(entries: &[Entry], file: &SourceFile) -> String {
    let parts: Vec<serde_json::Value> = entries
        .iter()
        .map(|entry| {
            let (line, column) = file.line_column(entry.span.start);
            let Entry { depth, marker, title, .. } = entry;
            json!({ "depth": depth, "marker": marker, "title": title, "line": line, "column": column })
        })
        .collect();
    let outline = json!({ "file": file.name, "outline": parts });
    format!("{}\n", serde_json::to_string_pretty(&outline).unwrap_or_default())
}
