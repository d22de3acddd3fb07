//! `plancc build`: plans in, PDF and DOCX out. Several plans are built side by side; one bad plan stops no other.

mod job;
mod make;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::diagnostics::terminal::Look;
use crate::diagnostics::{Counts, Diagnostic, Severity};
use crate::host::{HostError, threads};
use crate::is_of_reading;

use super::failure::Failure;
use super::issuing::{IssuingOptions, count};
use super::pdf::SetterOptions;
use super::{Outcome, output, report};

use make::{Built, build, stops};

pub(super) use job::{Jobs, OUT};

/// Biên dịch kế hoạch thành PDF và DOCX
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// Các tệp kế hoạch (.plan)
    #[arg(value_name = "TỆP", required = true, help_heading = "Tham số")]
    files: Vec<PathBuf>,
    /// Thư mục chứa kết quả [mặc định: out]
    #[arg(short, long, value_name = "THƯ_MỤC", help_heading = "Tùy chọn")]
    out: Option<PathBuf>,
    /// Các định dạng cần xuất: pdf, docx, typ [mặc định: pdf,docx]
    #[arg(
        short,
        long,
        value_name = "ĐỊNH_DẠNG",
        value_delimiter = ',',
        hide_possible_values = true,
        help_heading = "Tùy chọn"
    )]
    format: Vec<Format>,
    /// In chữ “DỰ THẢO”
    #[arg(long, help_heading = "Tùy chọn")]
    draft: bool,
    /// Coi cảnh báo như lỗi: kế hoạch còn cảnh báo thì không xuất
    #[arg(long, help_heading = "Tùy chọn")]
    strict: bool,
    /// Số kế hoạch biên dịch cùng lúc [mặc định: theo số bộ xử lý]
    #[arg(short, long, value_name = "N", value_parser = count, help_heading = "Tùy chọn")]
    jobs: Option<u16>,
    /// Thư mục mẫu trình bày thay cho mẫu có sẵn
    #[arg(long, value_name = "THƯ_MỤC", help_heading = "Trình bày")]
    templates: Option<PathBuf>,
    #[command(flatten)]
    issuing: IssuingOptions,
    #[command(flatten)]
    setter: SetterOptions,
}

impl BuildArgs {
    /// The plans.
    pub(super) fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// The folder of templates that was named.
    pub(super) fn templates(&self) -> Option<&Path> {
        self.templates.as_deref()
    }

    /// Tells, also the drafter, whether a number or a date was given for more than one plan.
    pub(super) fn is_of_one_plan_but_given_more(&self) -> bool {
        let is_wrong = self.files.len() > 1 && self.issuing.is_for_one_plan();
        if is_wrong {
            let _ = writeln!(io::stderr(), "lỗi: --number và --date chỉ dùng khi biên dịch một kế hoạch");
        }
        is_wrong
    }
}

/// What can be made of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(super) enum Format {
    Pdf,
    Docx,
    /// The Typst source that the PDF is made from.
    Typ,
}

impl Format {
    fn extension(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Typ => "typ",
        }
    }
}

/// How much of what was found is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tell {
    /// What is in the way of the outputs; for all the rest there is `plancc check`.
    WhatStops,
    /// All of it.
    Everything,
}

/// Builds every plan.
pub(super) fn run(args: &BuildArgs) -> Result<Outcome, HostError> {
    if args.is_of_one_plan_but_given_more() {
        return Ok(Outcome::Failed);
    }
    let jobs = Jobs::new(args);
    let outcome = build_all(&args.files, &jobs, args, Tell::WhatStops);
    // The program ends here: taking apart what Typst and the fonts hold would take longer than reading a plan.
    std::mem::forget(jobs);
    Ok(outcome)
}

/// Builds plans side by side and says of each what became of it.
pub(super) fn build_all(files: &[PathBuf], jobs: &Jobs, args: &BuildArgs, told: Tell) -> Outcome {
    let threads = args.jobs.map_or_else(threads::usual, usize::from);
    let look = output::look();
    let bar = progress(files.len());
    // Where there is one plan, its checks run while its pages are set; where there are many, no thread is idle.
    let has_idle_thread = files.len() == 1 && threads > 1;
    let mut outcome = jobs.outcome;
    let mut counts = Counts::default();
    let mut is_made = false;
    let work = |path: &PathBuf| {
        let built = jobs.get(path).map(|job| build(path, job, args, has_idle_thread));
        bar.inc(1);
        built
    };
    threads::in_order(files, threads, work, |path, built| {
        let Some(built) = built else { return };
        is_made |= !built.outputs.is_empty();
        bar.suspend(|| outcome = outcome.max(tell(path, &built, args, told, look)));
        counts.add_reports(&built.diagnostics);
    });
    bar.finish_and_clear();
    // Which fonts were used is of interest where there is something to look at.
    if is_made && told == Tell::WhatStops {
        for note in jobs.font_notes() {
            let _ = writeln!(io::stderr(), "{note}");
        }
    }
    let counts = counts.words();
    if !counts.is_empty() {
        let _ = writeln!(io::stderr(), "{counts}");
    }
    outcome
}

/// A progress bar on a terminal, nothing otherwise.
fn progress(plans: usize) -> indicatif::ProgressBar {
    if plans < 2 || !io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    let style = indicatif::ProgressStyle::with_template("{bar:40} {pos}/{len} kế hoạch");
    let bar = indicatif::ProgressBar::new(plans as u64);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Says what became of a plan.
fn tell(path: &Path, built: &Built, args: &BuildArgs, told: Tell, look: Look) -> Outcome {
    if let Some(file) = &built.file {
        let is_in_the_way =
            |found: &Diagnostic| found.severity == Severity::Error || is_of_reading(found) || stops(found, args);
        let is_shown = |found: &Diagnostic| told == Tell::Everything || is_in_the_way(found);
        let (shown, rest): (Vec<Diagnostic>, Vec<Diagnostic>) = built.diagnostics.iter().cloned().partition(is_shown);
        output::diagnostics(&shown, file, &mut io::stderr(), look);
        let mut counts = Counts::default();
        counts.add_reports(&rest);
        if !rest.is_empty() {
            let words = counts.words();
            let _ = writeln!(io::stderr(), "{0}: {words}, xem: plancc check {0}", path.display());
        }
    }
    if let Some(failure) = &built.failure {
        match failure {
            Failure::Host(error) => report(error),
            other => {
                let _ = writeln!(io::stderr(), "lỗi: {}: {other}", path.display());
            }
        }
        return Outcome::Failed;
    }
    if built.refused {
        let _ = writeln!(io::stderr(), "{}: còn lỗi nên chưa xuất tệp nào", path.display());
        return Outcome::Found;
    }
    let outputs: Vec<String> = built.outputs.iter().map(|path| path.display().to_string()).collect();
    let _ = writeln!(io::stdout(), "{} → {}", path.display(), outputs.join(", "));
    Outcome::Done
}
