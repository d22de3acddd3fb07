//! `plancc fmt`: gives plans their one layout. Files are replaced whole or left as they are.
//!
//! Differences and a plan from standard input go to standard output whole; what is said of them to standard error.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use crate::diagnostics::terminal::{self, Look};
use crate::format::{Refusal, format};
use crate::host::{files, threads};
use crate::source::SourceFile;

use super::inputs::{self, Input};
use super::{Outcome, output};

/// Trình bày lại tệp kế hoạch theo một lối thống nhất, không đổi nội dung
#[derive(Debug, Args)]
pub struct FmtArgs {
    /// Các tệp kế hoạch (.plan), thư mục chứa kế hoạch, hoặc “-” để đọc từ đầu vào chuẩn và in ra đầu ra chuẩn
    #[arg(value_name = "TỆP", required = true, help_heading = "Tham số")]
    files: Vec<PathBuf>,
    /// Chỉ cho biết tệp nào cần trình bày lại, không ghi vào tệp; mã thoát là 1 nếu có
    #[arg(long, help_heading = "Tùy chọn")]
    check: bool,
    /// Chỉ cho xem sẽ đổi những dòng nào, không ghi vào tệp
    #[arg(long, help_heading = "Tùy chọn")]
    diff: bool,
    /// Tên tệp ghi trong thông báo khi đọc từ đầu vào chuẩn
    #[arg(long, value_name = "TÊN", help_heading = "Tùy chọn")]
    stdin_name: Option<PathBuf>,
}

/// What became of one plan.
#[derive(Default)]
struct Told {
    out: String,
    err: String,
    is_changed: bool,
    is_left: bool,
}

/// Lays every plan out; one that cannot be is left as it is and named.
pub(super) fn run(args: &FmtArgs) -> Outcome {
    let inputs = inputs::collect(&args.files, args.stdin_name.as_ref());
    let has_standard = inputs.iter().any(Input::is_standard);
    let writes = !args.check && !args.diff;
    if writes && has_standard && inputs.len() > 1 {
        let reason = "kế hoạch đọc từ “-” được in ra đầu ra chuẩn, nên không dùng cùng tệp khác";
        let _ = writeln!(io::stderr(), "lỗi: {reason}");
        return Outcome::Failed;
    }
    let look = output::look();
    let (mut changed, mut left) = (0, 0);
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut tell = |told: Told| {
        changed += usize::from(told.is_changed);
        left += usize::from(told.is_left);
        // Nobody is left to tell when a pipe is closed.
        let _ = out.write_all(told.out.as_bytes());
        if !told.err.is_empty() {
            let _ = out.flush();
            let _ = io::stderr().write_all(told.err.as_bytes());
        }
    };
    threads::in_order(&inputs, threads::usual(), |input| one(input, args, look), |_, told| tell(told));
    let summary = summary(inputs.len(), changed, left, writes);
    // Standard output holds words only where nothing else was asked for.
    if args.diff || has_standard {
        let _ = out.flush();
        let _ = io::stderr().write_all(summary.as_bytes());
    } else {
        let _ = out.write_all(summary.as_bytes());
        let _ = out.flush();
    }
    match (left, changed) {
        (1.., _) => Outcome::Failed,
        (0, 1..) if args.check => Outcome::Found,
        _ => Outcome::Done,
    }
}

/// `đã trình bày lại 2 trong 3 kế hoạch`, with what was left.
fn summary(all: usize, changed: usize, left: usize, writes: bool) -> String {
    let verb = if writes { "đã trình bày lại" } else { "cần trình bày lại" };
    let left = if left > 0 { format!("; giữ nguyên {left} tệp vì có lỗi") } else { String::new() };
    match changed {
        0 if left.is_empty() => format!("{all} kế hoạch đã được trình bày thống nhất\n"),
        _ => format!("{verb} {changed} trong {all} kế hoạch{left}\n"),
    }
}

fn one(input: &Input, args: &FmtArgs, look: Look) -> Told {
    let file = match input.read() {
        Ok(file) => file,
        Err((_, message)) => return left(format!("lỗi: {message}\n")),
    };
    let text = match format(&file) {
        Ok(text) => text,
        Err(refusal) => return left(refused(&file, &refusal, look)),
    };
    let mut told = Told { is_changed: text != file.typed(), ..Told::default() };
    if args.diff {
        told.out = if told.is_changed { output::difference(&file, &text) } else { String::new() };
    } else if args.check {
        told.out = if told.is_changed { format!("{}\n", file.name) } else { String::new() };
        if input.is_standard() {
            told.out.clear();
        }
    } else if let (Input::File(path), true) = (input, told.is_changed) {
        if let Err(error) = files::replace(path, text.as_bytes()) {
            return left(format!("lỗi: {error}\n"));
        }
    } else if input.is_standard() {
        told.out = text;
    }
    told
}

fn left(err: String) -> Told {
    Told { err, is_left: true, ..Told::default() }
}

/// Why a plan is left as it is, in words.
fn refused(file: &SourceFile, refusal: &Refusal, look: Look) -> String {
    match refusal {
        Refusal::Unreadable(found) => {
            let reports: String =
                found.iter().map(|report| format!("{}\n\n", terminal::render(report, file, look))).collect();
            format!("{reports}{}: tệp được giữ nguyên; sửa các lỗi trên rồi trình bày lại\n", file.name)
        }
        Refusal::Changed => format!(
            "lỗi: {}: tệp được giữ nguyên, vì trình bày lại sẽ làm đổi nội dung\n  gợi ý: đây là lỗi của plancc; xin \
             gửi tệp này cho người phát triển\n",
            file.name
        ),
    }
}
