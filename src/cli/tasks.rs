//! `plancc tasks`: who does what, with whom, by when, of one plan or of many.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::diagnostics::Severity;
use crate::diagnostics::terminal::{self, Look};
use crate::host::{files, threads};
use crate::tasks::{self, PlanTasks, Undated};
use crate::{Context, analyse};

use super::inputs::{self, Input};
use super::{Outcome, config, output};

/// How many of the duties that have no day are named one by one.
const NAMED: usize = 12;

/// Lập bảng phân công: ai làm gì, với ai, đến bao giờ
#[derive(Debug, Args)]
pub struct TasksArgs {
    /// Các tệp kế hoạch (.plan), thư mục chứa kế hoạch, hoặc “-” để đọc từ đầu vào chuẩn
    #[arg(value_name = "TỆP", required = true, help_heading = "Tham số")]
    files: Vec<PathBuf>,
    /// Dạng kết quả: text để đọc; csv, xlsx để mở bằng Excel; ics để đưa vào lịch [mặc định: theo đuôi của --out, không
    /// có thì text]
    #[arg(short, long, value_name = "DẠNG", hide_possible_values = true, help_heading = "Tùy chọn")]
    format: Option<Format>,
    /// Tệp kết quả [mặc định: in ra màn hình; dạng xlsx phải có]
    #[arg(short, long, value_name = "TỆP", help_heading = "Tùy chọn")]
    out: Option<PathBuf>,
    /// Lịch nhắc trước bao nhiêu ngày, lúc 9 giờ sáng; 0 là không nhắc [mặc định: 3]
    #[arg(
        long,
        value_name = "SỐ_NGÀY",
        default_value = "3",
        hide_default_value = true,
        value_parser = days,
        help_heading = "Tùy chọn"
    )]
    alarm: u16,
    /// Tên tệp ghi trong kết quả khi đọc từ đầu vào chuẩn
    #[arg(long, value_name = "TÊN", help_heading = "Tùy chọn")]
    stdin_name: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Csv,
    Xlsx,
    Ics,
}

fn days(typed: &str) -> Result<u16, String> {
    match typed.parse() {
        Ok(days @ 0..=366) => Ok(days),
        _ => Err("ghi một số ngày từ 0 đến 366".to_owned()),
    }
}

/// What became of one plan.
struct Read {
    tasks: Option<PlanTasks>,
    err: String,
    has_errors: bool,
}

/// Makes the table; faults of the plans go to standard error and decide the exit code.
pub(super) fn run(args: &TasksArgs) -> Outcome {
    let format = args.format.or_else(|| args.out.as_deref().and_then(format_of)).unwrap_or(Format::Text);
    if format == Format::Xlsx && args.out.is_none() && io::stdout().is_terminal() {
        return fail("dạng xlsx không hiện được trên màn hình; ghi ra tệp với --out, ví dụ: --out phan-cong.xlsx");
    }
    let inputs = inputs::collect(&args.files, args.stdin_name.as_ref());
    let look = output::look();
    let mut plans = Vec::new();
    let (mut has_errors, mut is_left) = (false, false);
    let tell = |_: &Input, read: Read| {
        // Nobody is left to tell when standard error itself is closed.
        let _ = io::stderr().write_all(read.err.as_bytes());
        has_errors |= read.has_errors;
        is_left |= read.tasks.is_none();
        plans.extend(read.tasks);
    };
    threads::in_order(&inputs, threads::usual(), |input| one(input, look), tell);
    if plans.is_empty() {
        return Outcome::Failed;
    }
    let bytes = match format {
        Format::Text => tasks::to_text(&plans, width(args.out.is_some())).into_bytes(),
        Format::Csv => tasks::to_csv(&plans),
        Format::Xlsx => match tasks::to_xlsx(&plans) {
            Ok(book) => {
                if book.shortened > 0 {
                    let reason = "vì trang tính không chứa được quá 32.767 ký tự trong một ô";
                    let _ = writeln!(io::stderr(), "cảnh báo: đã cắt bớt {} ô, {reason}", book.shortened);
                }
                book.bytes
            }
            Err(fault) => return fail(&fault.to_string()),
        },
        Format::Ics => tasks::to_calendar(&plans, args.alarm).into_bytes(),
    };
    if format == Format::Ics {
        let _ = io::stderr().write_all(without_a_day(&plans).as_bytes());
    }
    match &args.out {
        Some(path) => {
            if let Err(error) = files::write_whole(path, &bytes) {
                return fail(&error.to_string());
            }
            let count: usize = plans.iter().map(|plan| plan.tasks.len()).sum();
            let _ = writeln!(io::stderr(), "đã ghi {} ({count} việc của {} kế hoạch)", path.display(), plans.len());
        }
        // A closed pipe is no reason to fail: whoever asked has read enough.
        None => drop(io::stdout().write_all(&bytes)),
    }
    match (is_left, has_errors) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Found,
        (false, false) => Outcome::Done,
    }
}

fn fail(reason: &str) -> Outcome {
    let _ = writeln!(io::stderr(), "lỗi: {reason}");
    Outcome::Failed
}

/// The format that a file's name asks for.
fn format_of(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    match ending.as_str() {
        "csv" => Some(Format::Csv),
        "xlsx" => Some(Format::Xlsx),
        "ics" => Some(Format::Ics),
        _ => None,
    }
}

/// The columns of the terminal; of a file or a pipe the usual number, so that the same plan gives the same bytes.
fn width(is_file: bool) -> usize {
    let columns = terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    columns.filter(|_| !is_file && io::stdout().is_terminal()).unwrap_or(output::WIDTH)
}

fn one(input: &Input, look: Look) -> Read {
    let left = |err: String| Read { tasks: None, err: format!("lỗi: {err}\n"), has_errors: false };
    let config = match input.path().map(config::for_plan) {
        Some(Err(error)) => return left(error.to_string()),
        Some(Ok(config)) => config,
        None => config::Config::default(),
    };
    let file = match input.read() {
        Ok(file) => file,
        Err((_, reason)) => return left(reason),
    };
    let context = Context { office: config.office, known: config.known, ..Context::default() };
    let analysis = analyse(&file, &context);
    // What is only to be looked at again has no bearing on a table.
    let errors = analysis.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let err: String = errors.map(|found| format!("{}\n\n", terminal::render(found, &file, look))).collect();
    Read { tasks: Some(tasks::gather(&analysis.plan, &file)), err, has_errors: analysis.has_errors() }
}

/// Which duties have no entry in the calendar, and why.
fn without_a_day(plans: &[PlanTasks]) -> String {
    let mut silent = 0;
    let mut named: Vec<String> = Vec::new();
    for plan in plans {
        for task in &plan.tasks {
            match task.dues {
                Ok(_) => {}
                Err(Undated::Silent) => silent += 1,
                Err(why) => {
                    let times = task.times.join("; ");
                    named.push(format!("  {}:{}: “{times}”: {}", plan.file, task.line, why.words()));
                }
            }
        }
    }
    let mut words = String::new();
    // Writing to a string cannot fail.
    if silent > 0 {
        let _ = writeln!(words, "không đưa vào lịch {silent} việc mà kế hoạch không ghi thời hạn");
    }
    if !named.is_empty() {
        let _ = writeln!(words, "không đưa vào lịch {} việc có thời hạn nhưng chưa rõ ngày:", named.len());
        for line in named.iter().take(NAMED) {
            let _ = writeln!(words, "{line}");
        }
        if named.len() > NAMED {
            let _ = writeln!(words, "  … và {} việc khác", named.len() - NAMED);
        }
    }
    words
}
