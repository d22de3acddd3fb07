//! Many children of one parent: compared side by side, told of one by one, and seen beside each other at the end. Of a child
//! that was told only its counts are kept, so memory does not grow with their texts.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::ReadPlan;
use crate::diff::{self, Matrix, MatrixRow, Only};
use crate::host::{HostError, files, threads};

use super::super::Outcome;
use super::paper::Paper;
use super::{DiffArgs, Format, compare, is_source, look, read, say};

/// What there is to say of one child.
struct Told {
    /// For standard output.
    out: String,
    /// For standard error.
    err: Vec<u8>,
    /// What is kept of it; nothing where it could not be read.
    row: Option<MatrixRow>,
    outcome: Outcome,
}

/// Where the words go: to standard output as they come, or into a file at the end.
struct Sink<'a> {
    target: Option<&'a Path>,
    kept: String,
}

impl Sink<'_> {
    fn write(&mut self, words: &str) {
        match self.target {
            Some(_) => self.kept.push_str(words),
            // A closed pipe is no reason to fail: whoever asked has read enough.
            None => drop(io::stdout().write_all(words.as_bytes())),
        }
    }

    fn end(self) -> Result<(), HostError> {
        self.target.map_or(Ok(()), |target| files::write_whole(target, self.kept.as_bytes()))
    }
}

/// Compares each child with the parent, which is read once.
pub(super) fn run(args: &DiffArgs, parent: &Path, children: &[PathBuf]) -> Result<Outcome, HostError> {
    let mut told = Vec::new();
    let read_parent = read(parent, &mut told);
    say(&told);
    let Some(parent) = read_parent? else { return Ok(Outcome::Failed) };
    let is_words = matches!(args.format, Format::Text | Format::Json);
    let paper = match (!is_words).then(|| Paper::new(args, Path::new(&parent.file.name))).transpose() {
        Ok(paper) => paper,
        Err(fault) => {
            say(format!("lỗi: {fault}\n").as_bytes());
            return Ok(Outcome::Failed);
        }
    };
    if let Some(fault) = fault(args, &parent, children) {
        say(format!("lỗi: {fault}\n").as_bytes());
        return Ok(Outcome::Failed);
    }
    let mut sink = Sink { target: args.out.as_deref().filter(|_| is_words), kept: String::new() };
    if args.format == Format::Json {
        sink.write(&diff::begin_many(&parent.file.name));
    }
    let threads = args.jobs.map_or_else(threads::usual, usize::from);
    let mut matrix = Matrix::default();
    let mut outcome = Outcome::Done;
    let mut is_first = true;
    let compared = |child: &PathBuf| one(args, &parent, child, paper.as_ref());
    threads::in_order(children, threads, compared, |path, told| {
        say(&told.err);
        if args.format == Format::Json && !told.out.is_empty() && !std::mem::take(&mut is_first) {
            sink.write(",\n");
        }
        sink.write(&told.out);
        outcome = outcome.max(told.outcome);
        match told.row {
            Some(row) => matrix.rows.push(row),
            None => matrix.unread.push(path.display().to_string()),
        }
    });
    match (&paper, args.format) {
        (_, Format::Json) => sink.write(&diff::end_many(&matrix)),
        (Some(paper), Format::Html) => {
            let target = match &args.out {
                Some(target) if !target.is_dir() => target.clone(),
                folder => paper.target_of_many(folder.as_deref(), &parent),
            };
            outcome = outcome.max(paper.write_matrix(&parent, &matrix, &target));
        }
        _ => sink.write(&diff::matrix_to_text(&matrix, look())),
    }
    sink.end()?;
    paper.iter().for_each(Paper::note);
    Ok(outcome)
}

/// What keeps the outputs from being written where they were asked for.
fn fault(args: &DiffArgs, parent: &ReadPlan, children: &[PathBuf]) -> Option<String> {
    let over = |target: &Path| {
        let is_child = |child: &PathBuf| super::is_same_file(child, target);
        is_source(target, &[parent]) || children.iter().any(is_child)
    };
    if let Some(target) = args.out.as_deref().filter(|target| over(target)) {
        return Some(format!("kết quả sẽ đè lên tệp kế hoạch “{}”", target.display()));
    }
    if !matches!(args.format, Format::Pdf | Format::Docx) {
        return None;
    }
    if let Some(target) = args.out.as_deref().filter(|target| target.is_file()) {
        return Some(format!("“{}” là tệp; nhiều kế hoạch cấp dưới thì ghi tên thư mục ở --out", target.display()));
    }
    let mut stems: BTreeMap<&std::ffi::OsStr, &PathBuf> = BTreeMap::new();
    for child in children {
        if let Some(other) = stems.insert(child.file_stem().unwrap_or_default(), child) {
            return Some(format!(
                "“{}” và “{}” cùng tên nên kết quả sẽ đè lên nhau\n  gợi ý: so sánh riêng với --out khác nhau",
                other.display(),
                child.display()
            ));
        }
    }
    None
}

/// Compares one child; what cannot be read is told and stops no other.
fn one(args: &DiffArgs, parent: &ReadPlan, path: &Path, paper: Option<&Paper>) -> Told {
    let mut err = Vec::new();
    let child = match read(path, &mut err) {
        Ok(Some(child)) => child,
        Ok(None) => return Told { out: String::new(), err, row: None, outcome: Outcome::Failed },
        Err(error) => {
            let _ = writeln!(err, "lỗi: {error}");
            return Told { out: String::new(), err, row: None, outcome: Outcome::Failed };
        }
    };
    let comparison = compare(parent, &child, &mut err);
    let mut outcome = args.outcome(comparison.is_clean());
    let only = args.only();
    let out = match (args.format, paper) {
        (Format::Text, _) => diff::summary_to_text(&comparison, only, look()),
        (Format::Json, _) => diff::to_json(
            &comparison,
            |change| only.is_some_and(|only| only.wants(change)),
            |finding| only.unwrap_or(Only::All).wants_finding(finding),
        ),
        (Format::Pdf | Format::Docx, Some(paper)) => {
            let target = paper.target(args.out.as_deref(), parent, &child);
            outcome = outcome.max(paper.write((parent, &child), &comparison, &target, &mut err));
            String::new()
        }
        _ => String::new(),
    };
    Told { out, err, row: Some(MatrixRow::new(&comparison)), outcome }
}
