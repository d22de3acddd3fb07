//! `plancc diff`: what became of each part of a plan in another.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::checks::Settings;
use crate::diff::{self, Only, Verdict};
use crate::host::{HostError, files};
use crate::model;
use crate::{Context, ReadPlan, compare};

use super::{Outcome, config, output, parent};

/// So sánh hai kế hoạch: nội dung nào giữ nguyên, sửa, chuyển chỗ, tách, gộp, bỏ, thêm
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Kế hoạch cấp trên (hoặc bản cũ), rồi kế hoạch cấp dưới (hoặc bản mới); chỉ ghi một tệp thì kế hoạch cấp trên lấy ở dòng “cấp trên:” của tệp đó
    #[arg(value_name = "TỆP", num_args = 1..=2, required_unless_present = "schema", help_heading = "Tham số")]
    files: Vec<PathBuf>,
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
    /// Chỉ hiện một loại: changed (có ở cả hai bản nhưng đã đổi), omitted (bỏ), added (thêm)
    #[arg(long, value_name = "LOẠI", hide_possible_values = true, help_heading = "Tùy chọn")]
    only: Option<Wanted>,
    /// Mã thoát vẫn là 0 khi hai kế hoạch khác nhau
    #[arg(long, help_heading = "Tùy chọn")]
    exit_zero: bool,
    /// In lược đồ JSON Schema của kết quả dạng json
    #[arg(long, help_heading = "Tùy chọn")]
    schema: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Wanted {
    Changed,
    Omitted,
    Added,
}

/// A plan read for comparing.
struct Read {
    plan: ReadPlan,
    settings: Settings,
}

/// Compares two plans; what cannot be read of them goes to standard error, and the rest is compared.
pub(super) fn run(args: &DiffArgs) -> Result<Outcome, HostError> {
    let mut out = io::stdout();
    if args.schema {
        let schema = serde_json::to_string_pretty(&diff::schema()).expect("a JSON value can be written");
        let _ = writeln!(out, "{schema}");
        return Ok(Outcome::Done);
    }
    let (parent, child) = match args.files.as_slice() {
        [parent, child] => (read(parent)?, read(child)?),
        [child] => match named_parent(child)? {
            Some(pair) => pair,
            None => return Ok(Outcome::Failed),
        },
        _ => return Ok(Outcome::Failed),
    };
    let (Some(parent), Some(child)) = (parent, child) else { return Ok(Outcome::Failed) };
    say_other_movement(&parent, &child);
    let comparison = compare(parent.plan.compared(), child.plan.compared(), &child.settings);
    let only = match args.only {
        None => Only::Differences,
        Some(Wanted::Changed) => Only::Changed,
        Some(Wanted::Omitted) => Only::Omitted,
        Some(Wanted::Added) => Only::Added,
    };
    let words = match args.format {
        Format::Text => diff::to_text(&comparison, only, look()),
        Format::Json => diff::to_json(&comparison, |change| args.only.is_none() || only.wants(change)),
    };
    // A closed pipe is no reason to fail: whoever asked has read enough.
    let _ = write!(out, "{words}");
    let departs = comparison.findings.iter().any(|finding| finding.verdict == Verdict::Departs);
    Ok(if comparison.is_equal() && !departs || args.exit_zero { Outcome::Done } else { Outcome::Found })
}

/// Reads a plan; nothing where the office's configuration cannot be read, which is said.
fn read(path: &Path) -> Result<Option<Read>, HostError> {
    let config = match config::for_plan(path) {
        Ok(config) => config,
        Err(error) => {
            say(&format!("lỗi: {error}"));
            return Ok(None);
        }
    };
    let file = files::read_plan(path)?;
    let context = Context { office: config.office, known: config.known, ..Context::default() };
    let (plan, faults) = ReadPlan::new(file, &context);
    output::diagnostics(&faults, &plan.file, &mut io::stderr(), output::look());
    Ok(Some(Read { plan, settings: config.settings }))
}

type Pair = (Option<Read>, Option<Read>);

/// A plan and the parent that it names; nothing where it names none that can be compared, which is said.
fn named_parent(path: &Path) -> Result<Option<Pair>, HostError> {
    let Some(child) = read(path)? else { return Ok(None) };
    let Some(parent) = parent::named(path, &child.plan.file) else {
        say(&format!(
            "lỗi: “{}” không có dòng “cấp trên:”; ghi cả hai tệp: plancc diff CẤP_TRÊN CẤP_DƯỚI",
            path.display()
        ));
        return Ok(None);
    };
    if let Some(reason) = parent::fault_of_chain(path, &parent) {
        say(&format!("lỗi: “{}” {reason}", path.display()));
        return Ok(None);
    }
    Ok(Some((read(&parent)?, Some(child))))
}

/// Says that the two plans are of different movements; they are compared all the same.
fn say_other_movement(parent: &Read, child: &Read) {
    let name = |read: &Read| read.plan.plan.movement.as_ref().map(|movement| movement.text.trim().to_owned());
    if let (Some(one), Some(other)) = (name(parent), name(child))
        && model::party::key(&one) != model::party::key(&other)
    {
        say(&format!("lưu ý: hai kế hoạch thuộc hai phong trào khác nhau: “{one}” và “{other}”"));
    }
}

/// Nobody is left to tell when standard error itself is closed.
fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}

/// How the report is drawn on this standard output.
fn look() -> diff::Look {
    let is_terminal = io::stdout().is_terminal();
    let colours = is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let columns = terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    diff::Look { colours, width: columns.filter(|_| is_terminal).unwrap_or(output::WIDTH).clamp(60, output::WIDTH) }
}
