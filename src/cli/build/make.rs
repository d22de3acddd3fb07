//! One plan: read, checked, made, written.

use std::path::{Path, PathBuf};
use std::sync::{OnceLock, mpsc};

use crate::checks::Stage;
use crate::diagnostics::{Diagnostic, Severity};
use crate::document::Document;
use crate::host::files;
use crate::render::docx::render_docx;
use crate::source::SourceFile;
use crate::{Analysis, Reading, is_of_reading, review};

use super::super::failure::Failure;
use super::super::pdf;
use super::job::{Job, output_path};
use super::{BuildArgs, Format};

/// What became of one plan.
pub(super) struct Built {
    pub file: Option<SourceFile>,
    pub diagnostics: Vec<Diagnostic>,
    pub outputs: Vec<PathBuf>,
    pub failure: Option<Failure>,
    pub refused: bool,
}

/// Builds one plan.
pub(super) fn build(path: &Path, job: &Job, args: &BuildArgs, has_idle_thread: bool) -> Built {
    let mut built = Built { file: None, diagnostics: Vec::new(), outputs: Vec::new(), failure: None, refused: false };
    let file = match files::read_plan(path) {
        Ok(file) => file,
        Err(error) => {
            built.failure = Some(error.into());
            return built;
        }
    };
    let missing = job.setter.as_ref().map_or_else(Vec::new, |setter| pdf::missing_characters(setter, &file));
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
        let made = early.unwrap_or_else(|| make_outputs(job, &analysis.document(args.draft)));
        let written = made.and_then(|made| write_outputs(path, job, made, &mut built.outputs));
        built.failure = written.err();
    }
    built.file = Some(file);
    built
}

/// Tells whether a report keeps a plan's outputs from being made.
///
/// A draft is what is being corrected: it is made whatever the checks say of it, as long as it can be read.
pub(super) fn stops(diagnostic: &Diagnostic, args: &BuildArgs) -> bool {
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
    let read = OnceLock::new();
    let (reviewed, made) = std::thread::scope(|scope| {
        let (tell, told) = mpsc::channel::<&Reading>();
        let reviewed = scope.spawn(move || {
            if let Some(setter) = job.setter.as_ref().filter(|_| job.formats.contains(&Format::Pdf)) {
                setter.warm_up();
            }
            told.recv().ok().map(|reading| reading.review(file, &job.context))
        });
        let reading = read.get_or_init(|| Reading::new(file, &job.context));
        // Who waits there is this function's own thread: it is there until it is told.
        let _ = tell.send(reading);
        let made = (!reading.is_unreadable()).then(|| make_outputs(job, &reading.document(args.draft)));
        (reviewed.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), made)
    });
    match (read.into_inner(), reviewed) {
        (Some(reading), Some(reviewed)) => (reading.with(reviewed), made),
        _ => (review(file, &job.context), made),
    }
}

/// Makes every output.
fn make_outputs(job: &Job, document: &Document) -> Made {
    let mut made: Vec<(Format, Vec<u8>)> = Vec::new();
    if let Some(setter) = &job.setter {
        let source = setter.source(document, &job.templates).map_err(Failure::Template)?;
        if job.formats.contains(&Format::Typ) {
            made.push((Format::Typ, source.clone().into_bytes()));
        }
        if job.formats.contains(&Format::Pdf) {
            made.push((Format::Pdf, setter.pdf(source).map_err(Failure::Pdf)?));
        }
    }
    if job.formats.contains(&Format::Docx) {
        made.push((Format::Docx, render_docx(document, &job.templates).map_err(Failure::Template)?));
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
