//! `plancc diff`: what became of each part of a plan in another, and whether a plan obeys the one above it.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::diff::{self, Comparison, Only, Verdict};
use crate::host::{HostError, files};
use crate::{Context, ReadPlan, model};

use super::issuing::count;
use super::pdf::SetterOptions;
use super::{Outcome, config, output, parent};

mod many;
mod paper;

use paper::Paper;

/// So sánh hai kế hoạch: nội dung nào giữ nguyên, sửa, chuyển chỗ, tách, gộp, bỏ, thêm
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// Kế hoạch cấp trên (hoặc bản cũ), rồi kế hoạch cấp dưới (hoặc bản mới), có thể nhiều kế hoạch cấp dưới; chỉ ghi một tệp thì kế hoạch cấp trên lấy ở dòng “cấp trên:” của tệp đó
    #[arg(value_name = "TỆP", num_args = 1.., required_unless_present = "schema", help_heading = "Tham số")]
    files: Vec<PathBuf>,
    /// Dạng kết quả: text để đọc trên màn hình; html để xem bằng trình duyệt; pdf, docx là bảng so sánh; json để máy khác dùng [mặc định: text]
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
    /// Chỉ hiện một loại: changed (có ở cả hai bản nhưng đã đổi), omitted (bỏ), added (thêm); departs (trái với cấp trên), silent (chưa quy định), unclear (chưa rõ), conforms (phù hợp); all là tất cả
    #[arg(long, value_name = "LOẠI", hide_possible_values = true, help_heading = "Tùy chọn")]
    only: Option<Wanted>,
    /// Tệp kết quả; nhiều kế hoạch cấp dưới thì là thư mục chứa các bảng [mặc định với html, pdf, docx: CẤP_TRÊN-CẤP_DƯỚI.so-sanh.pdf trong thư mục out]
    #[arg(short, long, value_name = "TỆP", help_heading = "Tùy chọn")]
    out: Option<PathBuf>,
    /// Số kế hoạch so sánh cùng lúc [mặc định: theo số bộ xử lý]
    #[arg(short, long, value_name = "N", value_parser = count, help_heading = "Tùy chọn")]
    jobs: Option<u16>,
    /// Mã thoát vẫn là 0 khi hai kế hoạch khác nhau
    #[arg(long, help_heading = "Tùy chọn")]
    exit_zero: bool,
    /// In lược đồ JSON Schema của kết quả dạng json
    #[arg(long, help_heading = "Tùy chọn")]
    schema: bool,
    /// Thư mục mẫu trình bày thay cho mẫu có sẵn
    #[arg(long, value_name = "THƯ_MỤC", help_heading = "Trình bày")]
    templates: Option<PathBuf>,
    #[command(flatten)]
    setter: SetterOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Html,
    Pdf,
    Docx,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Wanted {
    All,
    Changed,
    Omitted,
    Added,
    Departs,
    Silent,
    Unclear,
    Conforms,
}

impl DiffArgs {
    /// What was asked for; nothing where nothing was said.
    fn only(&self) -> Option<Only> {
        Some(match self.only? {
            Wanted::All => Only::All,
            Wanted::Changed => Only::Changed,
            Wanted::Omitted => Only::Omitted,
            Wanted::Added => Only::Added,
            Wanted::Departs => Only::Judged(Verdict::Departs),
            Wanted::Silent => Only::Judged(Verdict::Silent),
            Wanted::Unclear => Only::Judged(Verdict::Unclear),
            Wanted::Conforms => Only::Judged(Verdict::Conforms),
        })
    }

    fn outcome(&self, is_clean: bool) -> Outcome {
        if is_clean || self.exit_zero { Outcome::Done } else { Outcome::Found }
    }
}

/// Compares a plan with another, or with many; what cannot be read of them goes to standard error, and the rest is
/// compared.
pub(super) fn run(args: &DiffArgs) -> Result<Outcome, HostError> {
    if args.schema {
        let schema = serde_json::to_string_pretty(&diff::schema()).expect("a JSON value can be written");
        let _ = writeln!(io::stdout(), "{schema}");
        return Ok(Outcome::Done);
    }
    let mut told = Vec::new();
    let pair = match args.files.as_slice() {
        [parent, child] => read(parent, &mut told).and_then(|parent| Ok(parent.zip(read(child, &mut told)?))),
        [child] => named_parent(child, &mut told),
        [parent, children @ ..] => return many::run(args, parent, children),
        [] => Ok(None),
    };
    let pair = pair.map(|pair| pair.map(|(parent, child)| (compare(&parent, &child, &mut told), parent, child)));
    say(&told);
    let Some((comparison, parent, child)) = pair? else { return Ok(Outcome::Failed) };
    let words = match args.format {
        Format::Text => diff::to_text(&comparison, args.only().unwrap_or_default(), look()),
        Format::Json => {
            let only = args.only().unwrap_or(Only::All);
            diff::to_json(&comparison, |change| only.wants(change), |finding| only.wants_finding(finding))
        }
        Format::Html | Format::Pdf | Format::Docx => {
            let paper = match Paper::new(args, Path::new(&parent.file.name)) {
                Ok(paper) => paper,
                Err(fault) => {
                    say(format!("lỗi: {fault}\n").as_bytes());
                    return Ok(Outcome::Failed);
                }
            };
            let target = match &args.out {
                Some(target) if !target.is_dir() => target.clone(),
                folder => paper.target(folder.as_deref(), &parent, &child),
            };
            let mut told = Vec::new();
            let outcome = paper.write((&parent, &child), &comparison, &target, &mut told);
            say(&told);
            paper.note();
            return Ok(outcome.max(args.outcome(comparison.is_clean())));
        }
    };
    match &args.out {
        Some(target) if is_source(target, &[&parent, &child]) => {
            say(format!("lỗi: kết quả sẽ đè lên tệp kế hoạch “{}”\n", target.display()).as_bytes());
            return Ok(Outcome::Failed);
        }
        Some(target) => files::write_whole(target, words.as_bytes())?,
        // A closed pipe is no reason to fail: whoever asked has read enough.
        None => drop(write!(io::stdout(), "{words}")),
    }
    Ok(args.outcome(comparison.is_clean()))
}

/// Compares two plans that were read.
fn compare(parent: &ReadPlan, child: &ReadPlan, told: &mut Vec<u8>) -> Comparison {
    say_other_movement(parent, child, told);
    crate::compare(parent.compared(), child.compared(), &child.settings)
}

/// Reads a plan; nothing where the office's configuration cannot be read, which is said.
fn read(path: &Path, told: &mut Vec<u8>) -> Result<Option<ReadPlan>, HostError> {
    let config = match config::for_plan(path) {
        Ok(config) => config,
        Err(error) => {
            let _ = writeln!(told, "lỗi: {error}");
            return Ok(None);
        }
    };
    let file = files::read_plan(path)?;
    let (office, known, settings) = (config.office, config.known, config.settings);
    let read = ReadPlan::new(file, &Context { office, known, settings, ..Context::default() });
    output::diagnostics(&read.diagnostics, &read.file, told, output::look());
    Ok(Some(read))
}

/// A plan and the parent that it names; nothing where it names none that can be compared, which is said.
fn named_parent(path: &Path, told: &mut Vec<u8>) -> Result<Option<(ReadPlan, ReadPlan)>, HostError> {
    let Some(child) = read(path, told)? else { return Ok(None) };
    let Some(parent) = parent::named(path, &child.file) else {
        let _ = writeln!(
            told,
            "lỗi: “{}” không có dòng “cấp trên:”; ghi cả hai tệp: plancc diff CẤP_TRÊN CẤP_DƯỚI",
            path.display()
        );
        return Ok(None);
    };
    if let Some(reason) = parent::fault_of_chain(path, &parent) {
        let _ = writeln!(told, "lỗi: “{}” {reason}", path.display());
        return Ok(None);
    }
    let Some(parent) = read(&parent, told)? else { return Ok(None) };
    Ok(Some((parent, child)))
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((files::real_place(one), files::real_place(other)), (Some(one), Some(other)) if one == other)
}

/// Tells whether an output would be written over a plan.
fn is_source(target: &Path, plans: &[&ReadPlan]) -> bool {
    plans.iter().any(|plan| is_same_file(target, Path::new(&plan.file.name)))
}

/// Says that the two plans are of different movements; they are compared all the same.
fn say_other_movement(parent: &ReadPlan, child: &ReadPlan, told: &mut Vec<u8>) {
    let name = |read: &ReadPlan| read.plan.movement.as_ref().map(|movement| movement.text.trim().to_owned());
    if let (Some(one), Some(other)) = (name(parent), name(child))
        && model::party::key(&one) != model::party::key(&other)
    {
        let _ = writeln!(told, "lưu ý: hai kế hoạch thuộc hai phong trào khác nhau: “{one}” và “{other}”");
    }
}

/// Nobody is left to tell when standard error itself is closed.
fn say(told: &[u8]) {
    let _ = io::stderr().write_all(told);
}

/// How the report is drawn on this standard output.
fn look() -> diff::Look {
    let is_terminal = io::stdout().is_terminal();
    let colours = is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let columns = terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    diff::Look { colours, width: columns.filter(|_| is_terminal).unwrap_or(output::WIDTH).clamp(60, output::WIDTH) }
}
