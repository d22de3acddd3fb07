//! `plancc build`: plans in, PDF and DOCX out. Several plans are built side by side; one bad plan stops no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::diagnostics::{Diagnostic, Severity};
use crate::host::{HostError, files, threads};
use crate::model::letterhead::Issuing;
use crate::render::docx::render_docx;
use crate::render::templates::{TemplateError, Templates};
use crate::source::SourceFile;
use crate::viet::PartialDate;
use crate::{Context, analyse};

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
    /// Số của văn bản, điền khi ban hành
    #[arg(long, value_name = "SỐ", value_parser = number, help_heading = "Khi ban hành")]
    number: Option<String>,
    /// Ngày ban hành, ví dụ 09/3/2026
    #[arg(long, value_name = "NGÀY", value_parser = date, help_heading = "Khi ban hành")]
    date: Option<PartialDate>,
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

fn number(typed: &str) -> Result<String, String> {
    let digits = !typed.is_empty() && typed.len() <= 6 && typed.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Ok(typed.to_string()) } else { Err("số chỉ gồm chữ số, ví dụ 45".to_string()) }
}

fn date(typed: &str) -> Result<PartialDate, String> {
    match PartialDate::read(typed) {
        Some(date) if date.is_complete() && date.fault().is_none() => Ok(date),
        Some(date) if date.fault().is_some() => Err("không có ngày này trong lịch".to_string()),
        _ => Err("ghi đủ ngày, tháng, năm, ví dụ 09/3/2026".to_string()),
    }
}

fn count(typed: &str) -> Result<u16, String> {
    match typed.parse() {
        Ok(count @ 1..) => Ok(count),
        _ => Err(format!("ghi một số từ 1 đến {}", u16::MAX)),
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
    if args.files.len() > 1 && (args.number.is_some() || args.date.is_some()) {
        let _ = writeln!(io::stderr(), "lỗi: --number và --date chỉ dùng khi biên dịch một kế hoạch");
        return Ok(Outcome::Failed);
    }
    let count = args.jobs.map_or_else(threads::usual, usize::from);
    let (jobs, mut outcome) = jobs(args)?;
    let look = output::look();
    let bar = progress(args.files.len());
    let mut all: Vec<Diagnostic> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    let mut is_made = false;
    for batch in args.files.chunks(BATCH) {
        let built: Vec<Option<Built>> = threads::side_by_side(batch, count, |path| {
            let built = jobs.get(path).map(|job| build(path, job, args));
            bar.inc(1);
            built
        });
        for (path, built) in batch.iter().zip(built) {
            let Some(built) = built else { continue };
            is_made |= !built.outputs.is_empty();
            bar.suspend(|| outcome = outcome.max(tell(path, &built, look)));
            all.extend(built.diagnostics.into_iter().map(|diagnostic| Diagnostic { also: Vec::new(), ..diagnostic }));
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
    let counts = output::counts(&all);
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
    let issuing = Issuing { number: args.number.clone(), date: args.date };
    Ok(Job {
        context: Context { office: config.office, known: config.known, issuing, ..Context::default() },
        out,
        formats,
        templates,
        setter,
    })
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

fn build(path: &Path, job: &Job, args: &BuildArgs) -> Built {
    let mut built = Built { file: None, diagnostics: Vec::new(), outputs: Vec::new(), failure: None, refused: false };
    let file = match files::read_plan(path) {
        Ok(file) => file,
        Err(error) => {
            built.failure = Some(error.into());
            return built;
        }
    };
    let analysis = analyse(&file, &job.context);
    let is_refused = |found: &[Diagnostic]| {
        found.iter().any(|diagnostic| {
            diagnostic.severity == Severity::Error || args.strict && diagnostic.severity == Severity::Warning
        })
    };
    let mut found = analysis.diagnostics.clone();
    if let Some(setter) = &job.setter {
        found.extend(super::pdf::missing_characters(setter, &file));
    }
    built.refused = is_refused(&found);
    built.diagnostics = found;
    if !built.refused
        && let Err(failure) = write_outputs(path, job, &analysis, args.draft, &mut built.outputs)
    {
        built.failure = Some(failure);
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

/// Makes every output, then writes them: where one cannot be made, none is written.
fn write_outputs(
    path: &Path,
    job: &Job,
    analysis: &crate::Analysis,
    draft: bool,
    outputs: &mut Vec<PathBuf>,
) -> Result<(), Failure> {
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
fn tell(path: &Path, built: &Built, look: crate::diagnostics::terminal::Look) -> Outcome {
    if let Some(file) = &built.file {
        output::diagnostics(&built.diagnostics, file, &mut io::stderr(), look);
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
