//! `plancc check`: reads plans and says what is wrong with them, mends what a machine can mend. Makes no outputs.
//!
//! Reports as text go to standard error, the line that sums them up to standard output; the shapes for other programs and
//! differences go to standard output whole. Plans are read side by side, a batch at a time: of a plan that was told only
//! its counts are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use clap::{Args, ValueEnum};

use crate::checks::fix::Wanted;
use crate::diagnostics::{
    Checked, Columns, Counts, Places, Rule, Suppressed, Suppression, github, json, sarif, terminal,
};
use crate::host::{HostError, files, threads};
use crate::source::SourceFile;
use crate::{Context, checks, mend, review};

use super::config::Config;
use super::inputs::{self, Input, STANDARD_INPUT};
use super::issuing::{IssuingOptions, count};
use super::parent::Parents;
use super::{Outcome, config, output};

/// Kiểm tra kế hoạch và báo những chỗ cần sửa
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Các tệp kế hoạch (.plan), thư mục chứa kế hoạch, hoặc “-” để đọc từ đầu vào chuẩn
    #[arg(value_name = "TỆP", required_unless_present = "schema", help_heading = "Tham số")]
    files: Vec<PathBuf>,
    /// Dạng kết quả: text để đọc; json, sarif, github cho phần mềm khác [mặc định: text]
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
    /// Sửa vào tệp những chỗ máy sửa được mà chắc chắn không làm đổi nghĩa
    #[arg(long, help_heading = "Sửa tự động")]
    fix: bool,
    /// Sửa cả những chỗ cần người soạn xem lại sau khi sửa
    #[arg(long, help_heading = "Sửa tự động")]
    unsafe_fixes: bool,
    /// Chỉ cho xem sẽ sửa gì, không ghi vào tệp
    #[arg(long, help_heading = "Sửa tự động")]
    diff: bool,
    /// Hiện cả những chỗ đã được bỏ qua
    #[arg(long, help_heading = "Tùy chọn")]
    show_suppressed: bool,
    /// Tên tệp ghi trong thông báo khi đọc từ đầu vào chuẩn
    #[arg(long, value_name = "TÊN", help_heading = "Tùy chọn")]
    stdin_name: Option<PathBuf>,
    /// Số kế hoạch kiểm tra cùng lúc [mặc định: theo số bộ xử lý]
    #[arg(short, long, value_name = "N", value_parser = count, help_heading = "Tùy chọn")]
    jobs: Option<u16>,
    /// Không đối chiếu với kế hoạch ghi ở dòng “cấp trên:”
    #[arg(long, help_heading = "Tùy chọn")]
    no_parent: bool,
    /// In lược đồ JSON Schema của kết quả dạng json
    #[arg(long, help_heading = "Tùy chọn")]
    schema: bool,
    #[command(flatten)]
    issuing: IssuingOptions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
    Github,
}

/// What is done about fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mending {
    No,
    Show(Wanted),
    Write(Wanted),
}

impl CheckArgs {
    fn mending(&self) -> Mending {
        let wanted = if self.unsafe_fixes { Wanted::All } else { Wanted::Safe };
        match (self.diff, self.fix || self.unsafe_fixes) {
            (true, _) => Mending::Show(wanted),
            (false, true) => Mending::Write(wanted),
            (false, false) => Mending::No,
        }
    }
}

/// What there is to say of one plan.
#[derive(Default)]
struct Told {
    /// For standard output: lines, or pieces of a document that are parted by commas.
    out: Vec<String>,
    /// For standard error.
    err: String,
    counts: Counts,
    /// The plan with the reason why it could not be read or written.
    failure: Option<(String, String)>,
}

/// Checks every plan; the worst outcome counts.
pub(super) fn run(args: &CheckArgs) -> Result<Outcome, HostError> {
    if args.schema {
        let schema = serde_json::to_string_pretty(&json::schema()).expect("a JSON value can be written");
        let _ = writeln!(io::stdout(), "{schema}");
        return Ok(Outcome::Done);
    }
    let inputs = inputs::collect(&args.files, args.stdin_name.as_ref());
    if let Some(conflict) = conflict(args, &inputs) {
        let _ = writeln!(io::stderr(), "lỗi: {conflict}");
        return Ok(Outcome::Failed);
    }
    let run = Run {
        args,
        mending: args.mending(),
        rules: checks::rules(),
        look: output::look(),
        configs: Mutex::new(BTreeMap::new()),
        parents: Parents::default(),
    };
    Ok(run.all(&inputs))
}

/// Why what was asked for cannot be done together.
fn conflict(args: &CheckArgs, inputs: &[Input]) -> Option<&'static str> {
    let plans = inputs.iter().filter(|input| input.path().is_some()).count();
    let has_standard = inputs.iter().any(Input::is_standard);
    if plans > 1 && args.issuing.is_for_one_plan() {
        return Some("--number và --date chỉ dùng khi kiểm tra một kế hoạch");
    }
    match args.mending() {
        Mending::Show(_) if args.format != Format::Text => Some("--diff không dùng cùng --format"),
        Mending::Write(_) if has_standard && args.format != Format::Text => {
            Some("kế hoạch đọc từ “-” được sửa thì in ra đầu ra chuẩn, nên không dùng cùng --format")
        }
        Mending::Write(_) if has_standard && plans > 1 => {
            Some("kế hoạch đọc từ “-” được sửa thì in ra đầu ra chuẩn, nên không dùng cùng tệp khác")
        }
        _ => None,
    }
}

type Configs = BTreeMap<Option<PathBuf>, Result<Arc<Config>, String>>;

/// What is the same for every plan.
struct Run<'a> {
    args: &'a CheckArgs,
    mending: Mending,
    rules: Vec<Rule>,
    look: terminal::Look,
    configs: Mutex<Configs>,
    parents: Parents,
}

impl Run<'_> {
    fn all(&self, inputs: &[Input]) -> Outcome {
        let (mut out, mut err) = (io::BufWriter::new(io::stdout().lock()), io::stderr());
        let mut counts = Counts::default();
        let mut failures = Vec::new();
        let mut told = BTreeSet::new();
        let threads = self.args.jobs.map_or_else(threads::usual, usize::from);
        let mut pieces = 0;
        // Nobody is left to tell when a pipe is closed.
        let _ = out.write_all(self.head().as_bytes());
        let mut tell = |plan: Told| {
            for piece in plan.out {
                let _ = out.write_all(self.parting(pieces).as_bytes());
                let _ = out.write_all(piece.as_bytes());
                pieces += 1;
            }
            counts.join(plan.counts);
            let mut is_new = true;
            if let Some((name, message)) = plan.failure {
                counts.failed += 1;
                // What is wrong with a configuration is said once, not for each of its plans.
                is_new = told.insert(message.clone());
                failures.push((name, message));
            }
            if is_new && !plan.err.is_empty() {
                let _ = out.flush();
                let _ = err.write_all(plan.err.as_bytes());
            }
        };
        threads::in_order(inputs, threads, |input| self.one(input), |_, plan| tell(plan));
        let _ = out.write_all(self.tail(&counts, &failures).as_bytes());
        let _ = out.flush();
        if self.args.format == Format::Text && self.is_occupied(inputs) {
            let _ = err.write_all(self.summary(&counts).as_bytes());
        }
        match (counts.failed, counts.errors) {
            (1.., _) => Outcome::Failed,
            (0, 1..) => Outcome::Found,
            (0, 0) => Outcome::Done,
        }
    }

    /// Whether standard output holds something else than words: differences, or a mended plan.
    fn is_occupied(&self, inputs: &[Input]) -> bool {
        match self.mending {
            Mending::No => false,
            Mending::Show(_) => true,
            Mending::Write(_) => inputs.iter().any(Input::is_standard),
        }
    }

    fn head(&self) -> String {
        match self.args.format {
            Format::Json => json::head(),
            Format::Sarif => sarif::head(&self.rules, env!("CARGO_PKG_VERSION")),
            Format::Text | Format::Github => String::new(),
        }
    }

    fn parting(&self, pieces: usize) -> &'static str {
        match (self.args.format, pieces) {
            (Format::Text | Format::Github, _) => "",
            (_, 0) => "\n",
            _ => ",\n",
        }
    }

    fn tail(&self, counts: &Counts, failures: &[(String, String)]) -> String {
        match self.args.format {
            Format::Json => json::tail(counts),
            Format::Sarif => sarif::tail(failures),
            Format::Github => self.summary(counts),
            Format::Text if self.is_words_on_output() => self.summary(counts),
            Format::Text => String::new(),
        }
    }

    fn is_words_on_output(&self) -> bool {
        let has_standard = self.args.files.iter().any(|path| path.as_os_str() == STANDARD_INPUT);
        matches!(self.mending, Mending::No) || matches!(self.mending, Mending::Write(_)) && !has_standard
    }

    /// `đã kiểm tra 3 kế hoạch: 2 lỗi, 1 cảnh báo`, with what else was done.
    fn summary(&self, counts: &Counts) -> String {
        if counts.files == 0 && counts.failed > 0 {
            return format!("không kiểm tra được {} tệp\n", counts.failed);
        }
        let left = counts.words();
        let left = if left.is_empty() { "không có gì phải sửa".to_owned() } else { left };
        let mut summary = match self.mending {
            Mending::Show(_) => format!("sẽ sửa {} chỗ trong {} kế hoạch; còn lại: {left}", counts.fixed, counts.files),
            Mending::Write(_) => {
                format!("đã kiểm tra {} kế hoạch, sửa {} chỗ; còn lại: {left}", counts.files, counts.fixed)
            }
            Mending::No => format!("đã kiểm tra {} kế hoạch: {left}", counts.files),
        };
        if counts.suppressed > 0 {
            summary.push_str(&format!("; bỏ qua {} chỗ", counts.suppressed));
        }
        if counts.failed > 0 {
            summary.push_str(&format!("; {} tệp không kiểm tra được", counts.failed));
        }
        summary.push('\n');
        summary
    }

    /// The configuration of a plan, read once for all plans under it.
    fn config(&self, path: &Path) -> Result<Arc<Config>, String> {
        let key = config::find(path);
        let mut configs = self.configs.lock().unwrap_or_else(PoisonError::into_inner);
        let config = configs.entry(key).or_insert_with(|| {
            let read = config::for_plan(path);
            read.map(Arc::new).map_err(|error| error.to_string())
        });
        config.clone()
    }

    fn one(&self, input: &Input) -> Told {
        let file = match input.read() {
            Ok(file) => file,
            Err((name, message)) => return self.failed(name, message),
        };
        let Some(path) = input.path() else { return Told::default() };
        match self.config(path) {
            Ok(config) => self.check(input, path, &file, &config),
            Err(error) => self.failed(file.name.clone(), error),
        }
    }

    fn failed(&self, name: String, message: String) -> Told {
        let mut told = Told { err: format!("lỗi: {message}\n"), ..Told::default() };
        match self.args.format {
            Format::Json => told.out.push(json::failure(&name, &message)),
            Format::Github => told.out.push(github::failure(&name, &message)),
            Format::Text | Format::Sarif => {}
        }
        told.failure = Some((name, message));
        told
    }

    fn check(&self, input: &Input, path: &Path, file: &SourceFile, config: &Config) -> Told {
        let parent = if self.args.no_parent { None } else { self.parents.of(path, file) };
        let context = Context { parent, ..self.args.issuing.context(config) };
        let mut told = Told::default();
        let wanted = match self.mending {
            Mending::No => {
                let analysis = review(file, &context);
                let checked =
                    Checked { file, found: &analysis.diagnostics, suppressed: &analysis.suppressed, fixed: 0 };
                self.tell(&checked, &mut told);
                return told;
            }
            Mending::Show(wanted) | Mending::Write(wanted) => wanted,
        };
        let mended = mend(file, &context, wanted);
        let checked = Checked {
            file: &mended.file,
            found: &mended.analysis.diagnostics,
            suppressed: &mended.analysis.suppressed,
            fixed: mended.applied,
        };
        let is_changed = mended.file.typed() != file.typed();
        match (self.mending, input) {
            (Mending::Show(_), _) => {
                told.counts.add(&checked);
                if is_changed {
                    told.out.push(output::difference(file, mended.file.typed()));
                }
                return told;
            }
            (_, Input::Standard(_)) => told.out.push(mended.file.typed().to_owned()),
            _ if is_changed => {
                if let Err(error) = files::replace(path, mended.file.typed().as_bytes()) {
                    return self.failed(file.name.clone(), error.to_string());
                }
            }
            _ => {}
        }
        self.tell(&checked, &mut told);
        told
    }

    fn tell(&self, checked: &Checked<'_>, told: &mut Told) {
        told.counts.add(checked);
        match self.args.format {
            Format::Text => {
                told.err.push_str(&output::reports(checked.found, checked.file, self.look));
                if self.args.show_suppressed && !checked.suppressed.is_empty() {
                    let places = Places::new(checked.file);
                    for suppressed in checked.suppressed {
                        told.err.push_str(&suppressed_line(suppressed, checked.file, &places));
                    }
                    told.err.push('\n');
                }
            }
            Format::Json => told.out.push(json::file(checked, &self.rules)),
            Format::Sarif => told.out.extend(sarif::results(checked, &self.rules)),
            Format::Github => told.out.push(github::render(checked, &self.rules)),
        }
    }
}

/// `bỏ qua: a.plan:12:3: gợi ý[TN001] …: lý do (dòng 11)`.
fn suppressed_line(suppressed: &Suppressed, file: &SourceFile, places: &Places<'_>) -> String {
    let diagnostic = &suppressed.diagnostic;
    let place = places.of(diagnostic.span, Columns::Characters);
    let why = match &suppressed.by {
        Suppression::Comment { span, reason } => {
            let line = places.of(*span, Columns::Characters).line;
            if reason.is_empty() { format!("theo dòng {line}") } else { format!("{reason} (dòng {line})") }
        }
        Suppression::Configured => "theo plancc.toml".to_owned(),
    };
    format!(
        "bỏ qua: {}:{}:{}: {}[{}]: {} — {why}\n",
        file.name,
        place.line,
        place.column,
        diagnostic.severity.word(),
        diagnostic.code,
        diagnostic.message
    )
}
