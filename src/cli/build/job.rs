//! What is to be done for each plan: options first, then the configuration above the file, then the defaults.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;

use crate::Context;
use crate::host::files;
use crate::render::templates::Templates;

use super::super::pdf::Setter;
use super::super::{Outcome, config, templates};
use super::{BuildArgs, Format};

/// Where outputs go when nothing says otherwise.
pub(in crate::cli) const OUT: &str = "out";

/// What is the same for every plan of one folder.
pub(super) struct Job {
    pub context: Context,
    pub out: PathBuf,
    pub formats: Vec<Format>,
    pub templates: Templates,
    pub setter: Option<Setter>,
}

/// The job of every plan, and what kept some from having one.
pub(in crate::cli) struct Jobs {
    by_plan: BTreeMap<PathBuf, Arc<Job>>,
    /// [`Outcome::Failed`] where a plan has no job.
    pub(super) outcome: Outcome,
}

impl Jobs {
    /// Finds out what is to be done for each file; what cannot be done is told.
    pub(in crate::cli) fn new(args: &BuildArgs) -> Self {
        let mut jobs = Self { by_plan: BTreeMap::new(), outcome: Outcome::Done };
        let mut by_config: BTreeMap<Option<PathBuf>, Option<Arc<Job>>> = BTreeMap::new();
        let mut targets: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
        let sources: BTreeSet<PathBuf> = args.files.iter().filter_map(|path| files::real_place(path)).collect();
        for path in &args.files {
            let job = by_config.entry(config::find(path)).or_insert_with(|| match job(path, args) {
                Ok(job) => Some(Arc::new(job)),
                Err(failure) => {
                    jobs.fail(&failure);
                    None
                }
            });
            let Some(job) = job else { continue };
            let is_source = |target: &PathBuf| files::real_place(target).is_some_and(|real| sources.contains(&real));
            if let Some(target) = job.formats.iter().map(|format| output_path(path, job, *format)).find(is_source) {
                jobs.fail(&format!(
                    "kết quả sẽ đè lên tệp kế hoạch “{}”\n  gợi ý: chọn thư mục khác với --out, hoặc đặt tên tệp kế hoạch có đuôi .plan",
                    target.display()
                ));
                continue;
            }
            let target = job.out.join(path.file_stem().unwrap_or_default());
            if let Some(other) = targets.insert(target, path.clone()).filter(|other| other != path) {
                jobs.fail(&format!(
                    "“{}” và “{}” cùng tên nên kết quả sẽ đè lên nhau\n  gợi ý: biên dịch riêng với --out khác nhau",
                    other.display(),
                    path.display()
                ));
                continue;
            }
            jobs.by_plan.insert(path.clone(), Arc::clone(job));
        }
        jobs
    }

    fn fail(&mut self, reason: &str) {
        let _ = writeln!(io::stderr(), "lỗi: {reason}");
        self.outcome = Outcome::Failed;
    }

    /// The job of a plan, where it has one.
    pub(super) fn get(&self, path: &Path) -> Option<&Job> {
        self.by_plan.get(path).map(Arc::as_ref)
    }

    /// Which fonts are used, each sentence once.
    pub(in crate::cli) fn font_notes(&self) -> Vec<String> {
        let mut notes: Vec<String> = Vec::new();
        for setter in self.by_plan.values().filter_map(|job| job.setter.as_ref()) {
            let note = setter.note();
            if !note.is_empty() && !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes
    }
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

/// Where an output of a plan goes.
pub(super) fn output_path(path: &Path, job: &Job, format: Format) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(format.extension());
    job.out.join(name)
}
