//! `plancc build`: plans in, PDF and DOCX out. Several plans are built side by side; one bad plan stops no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::checks::Stage;
use crate::diagnostics::{Counts, Diagnostic, Severity};
use crate::host::{HostError, files, threads};
use crate::render::docx::render_docx;
use crate::render::templates::{TemplateError, Templates};
use crate::source::SourceFile;
use crate::{Analysis, Context, analyse, is_of_reading, review};

use super::issuing::{IssuingOptions, count};
use super::pdf::{PdfFailure, Setter, SetterOptions};
use super::{Outcome, config, output, report, templates};

/// Plans that are built before their messages are shown: enough to keep every processor busy, few enough to keep memory
/// flat over thousands of plans.
const BATCH: usize = 64;

/// Where outputs go when nothing says otherwise.
const OUT: &str = "out";

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

/// Why a plan was not built, apart from faults of the plan itself.
enum Failure {
    Host(HostError),
    Template(TemplateError),
    Pdf(PdfFailure),
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Host(error) => error.fmt(to),
            Failure::Template(error) => error.fmt(to),
            Failure::Pdf(error) => error.fmt(to),
        }
    }
}

impl From<HostError> for Failure {
    fn from(error: HostError) -> Self {
        Failure::Host(error)
    }
}

/// What became of one plan.
struct Built {
    file: Option<SourceFile>,
    diagnostics: Vec<Diagnostic>,
    outputs: Vec<PathBuf>,
    failure: Option<Failure>,
    refused: bool,
}

/// What is the same for every plan of one folder.
struct Job {
    context: Context,
    out: PathBuf,
    formats: Vec<Format>,
    templates: Templates,
    setter: Option<Setter>,
}

/// Builds every plan.
pub(super) fn run(args: &BuildArgs) -> Result<Outcome, HostError> {
    if args.files.len() > 1 && (args.issuing.is_for_one_plan()) {
        let _ = writeln!(io::stderr(), "lỗi: --number và --date chỉ dùng khi biên dịch một kế hoạch");
        return Ok(Outcome::Failed);
    }
    let threads = args.jobs.map_or_else(threads::usual, usize::from);
    let (jobs, mut outcome) = jobs(args)?;
    let look = output::look();
    let bar = progress(args.files.len());
    // Where there is one plan, its checks run while its pages are set; where there are many, no thread is idle.
    let has_idle_thread = args.files.len() == 1 && threads > 1;
    let mut counts = Counts::default();
    let mut notes: Vec<String> = Vec::new();
    let mut is_made = false;
    for batch in args.files.chunks(BATCH) {
        let built: Vec<Option<Built>> = threads::side_by_side(batch, threads, |path| {
            let built = jobs.get(path).map(|job| build(path, job, args, has_idle_thread));
            bar.inc(1);
            built
        });
        for (path, built) in batch.iter().zip(built) {
            let Some(built) = built else { continue };
            is_made |= !built.outputs.is_empty();
            bar.suspend(|| outcome = outcome.max(tell(path, &built, args, look)));
            counts.add_reports(&built.diagnostics);
        }
    }
    bar.finish_and_clear();
    // Which fonts were used is of interest where there is something to look at.
    for setter in jobs.values().filter_map(|job| job.setter.as_ref()).filter(|_| is_made) {
        let note = setter.note();
        if !note.is_empty() && !notes.contains(&note) {
            let _ = writeln!(io::stderr(), "{note}");
            notes.push(note);
        }
    }
    let counts = counts.words();
    if !counts.is_empty() {
        let _ = writeln!(io::stderr(), "{counts}");
    }
    Ok(outcome)
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

/// What is to be done for each file: options first, then the configuration above the file, then the defaults.
fn jobs(args: &BuildArgs) -> Result<(BTreeMap<PathBuf, std::sync::Arc<Job>>, Outcome), HostError> {
    let mut jobs = BTreeMap::new();
    let mut by_config: BTreeMap<Option<PathBuf>, Option<std::sync::Arc<Job>>> = BTreeMap::new();
    let mut targets: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
    let mut outcome = Outcome::Done;
    let sources: BTreeSet<PathBuf> = args.files.iter().filter_map(|path| files::real_place(path)).collect();
    for path in &args.files {
        let key = config::find(path);
        if !by_config.contains_key(&key) {
            let job = match job(path, args) {
                Ok(job) => Some(std::sync::Arc::new(job)),
                Err(failure) => {
                    let _ = writeln!(io::stderr(), "lỗi: {failure}");
                    outcome = Outcome::Failed;
                    None
                }
            };
            by_config.insert(key.clone(), job);
        }
        let Some(job) = by_config.get(&key).and_then(Option::as_ref) else { continue };
        let is_source = |target: &PathBuf| files::real_place(target).is_some_and(|real| sources.contains(&real));
        if let Some(target) = job.formats.iter().map(|format| output_path(path, job, *format)).find(is_source) {
            let _ = writeln!(
                io::stderr(),
                "lỗi: kết quả sẽ đè lên tệp kế hoạch “{}”\n  gợi ý: chọn thư mục khác với --out, hoặc đặt tên tệp kế hoạch có đuôi .plan",
                target.display()
            );
            outcome = Outcome::Failed;
            continue;
        }
        let target = job.out.join(path.file_stem().unwrap_or_default());
        if let Some(other) = targets.insert(target, path.clone()).filter(|other| other != path) {
            let _ = writeln!(
                io::stderr(),
                "lỗi: “{}” và “{}” cùng tên nên kết quả sẽ đè lên nhau\n  gợi ý: biên dịch riêng với --out khác nhau",
                other.display(),
                path.display()
            );
            outcome = Outcome::Failed;
            continue;
        }
        jobs.insert(path.clone(), std::sync::Arc::clone(job));
    }
    Ok((jobs, outcome))
}

fn job(path: &Path, args: &BuildArgs) -> Result<Job, String> {
    let config = config::for_plan(path).map_err(|error| error.to_string())?;
    let context = args.issuing.context(&config);
    let out = args.out.clone().or(config.out).unwrap_or_else(|| PathBuf::from(OUT));
    let formats = formats(args, &config.formats)?;
    let folder = args.templates.as_deref().or(config.templates.as_deref());
    let templates = templates::load(folder).map_err(|error| error.to_string())?;
    let needs_setter = formats.iter().any(|format| *format != Format::Docx);
    let setter = if needs_setter {
        Some(Setter::new(&args.setter, config.typst.as_deref(), &config.fonts).map_err(|error| error.to_string())?)
    } else {
        None
    };
    Ok(Job { context, out, formats, templates, setter })
}

fn formats(args: &BuildArgs, configured: &[String]) -> Result<Vec<Format>, String> {
    let mut formats = args.format.clone();
    if formats.is_empty() {
        for name in configured {
            formats.push(
                Format::from_str(name, true)
                    .map_err(|_| format!("plancc.toml: không có định dạng “{name}” (chọn: pdf, docx, typ)"))?,
            );
        }
    }
    if formats.is_empty() {
        formats = vec![Format::Pdf, Format::Docx];
    }
    formats.sort_unstable();
    formats.dedup();
    Ok(formats)
}

fn build(path: &Path, job: &Job, args: &BuildArgs, has_idle_thread: bool) -> Built {
    let mut built = Built { file: None, diagnostics: Vec::new(), outputs: Vec::new(), failure: None, refused: false };
    let file = match files::read_plan(path) {
        Ok(file) => file,
        Err(error) => {
            built.failure = Some(error.into());
            return built;
        }
    };
    let missing = job.setter.as_ref().map_or_else(Vec::new, |setter| super::pdf::missing_characters(setter, &file));
    let (analysis, early) = if has_idle_thread && missing.is_empty() {
        review_beside_making(&file, job, args)
    } else {
        (review(&file, &job.context), None)
    };
    let mut found = analysis.diagnostics.clone();
    found.extend(missing);
    built.refused = found.iter().any(|diagnostic| stops(diagnostic, args));
    built.diagnostics = found;
    if !built.refused {
        let made = early.unwrap_or_else(|| make_outputs(job, &analysis, args.draft));
        let written = made.and_then(|made| write_outputs(path, job, made, &mut built.outputs));
        built.failure = written.err();
    }
    built.file = Some(file);
    built
}

/// Where an output of a plan goes.
fn output_path(path: &Path, job: &Job, format: Format) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(format.extension());
    job.out.join(name)
}

/// Tells whether a report keeps a plan's outputs from being made.
///
/// A draft is what is being corrected: it is made whatever the checks say of it, as long as it can be read.
fn stops(diagnostic: &Diagnostic, args: &BuildArgs) -> bool {
    match diagnostic.severity {
        Severity::Error => args.strict || args.issuing.stage() == Stage::Issue || is_of_reading(diagnostic),
        Severity::Warning => args.strict,
        Severity::Hint => false,
    }
}

type Made = Result<Vec<(Format, Vec<u8>)>, Failure>;

/// Runs the checks on a thread of their own while the outputs are made, which need nothing of them. Before, while the plan is
/// read, that thread prepares for the setting.
fn review_beside_making(file: &SourceFile, job: &Job, args: &BuildArgs) -> (Analysis, Option<Made>) {
    std::thread::scope(|scope| {
        let reviewed = scope.spawn(|| {
            if let Some(setter) = job.setter.as_ref().filter(|_| job.formats.contains(&Format::Pdf)) {
                setter.warm_up();
            }
            review(file, &job.context)
        });
        let analysis = analyse(file, &job.context);
        let made = (!analysis.is_unreadable()).then(|| make_outputs(job, &analysis, args.draft));
        let analysis = reviewed.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (analysis, made)
    })
}

/// Makes every output.
fn make_outputs(job: &Job, analysis: &Analysis, draft: bool) -> Made {
    let document = analysis.document(draft);
    let mut made: Vec<(Format, Vec<u8>)> = Vec::new();
    if let Some(setter) = &job.setter {
        let source = setter.source(&document, &job.templates).map_err(Failure::Template)?;
        if job.formats.contains(&Format::Typ) {
            made.push((Format::Typ, source.clone().into_bytes()));
        }
        if job.formats.contains(&Format::Pdf) {
            made.push((Format::Pdf, setter.pdf(source).map_err(Failure::Pdf)?));
        }
    }
    if job.formats.contains(&Format::Docx) {
        made.push((Format::Docx, render_docx(&document, &job.templates).map_err(Failure::Template)?));
    }
    Ok(made)
}

/// Writes every output; where one could not be made, none is written.
fn write_outputs(
    path: &Path,
    job: &Job,
    mut made: Vec<(Format, Vec<u8>)>,
    outputs: &mut Vec<PathBuf>,
) -> Result<(), Failure> {
    files::make_folder(&job.out)?;
    made.sort_by_key(|(format, _)| *format);
    for (format, bytes) in made {
        let target = output_path(path, job, format);
        files::write_whole(&target, &bytes)?;
        outputs.push(target);
    }
    Ok(())
}

/// Says what became of a plan.
fn tell(path: &Path, built: &Built, args: &BuildArgs, look: crate::diagnostics::terminal::Look) -> Outcome {
    if let Some(file) = &built.file {
        // Who builds wants to know what is in the way; for all the rest there is `plancc check`.
        let is_shown =
            |found: &Diagnostic| found.severity == Severity::Error || is_of_reading(found) || stops(found, args);
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
