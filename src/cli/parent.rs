//! The plan that a plan names as its parent: found beside it, read once for all its children.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostics::Severity;
use crate::host::files;
use crate::source::SourceFile;
use crate::syntax::{self, keywords::FieldKey};
use crate::{Context, ParentPlan, ReadPlan};

use super::config;

/// Parents read so far, by where they are.
#[derive(Debug, Default)]
pub(super) struct Parents {
    known: Mutex<BTreeMap<PathBuf, ParentPlan>>,
}

impl Parents {
    /// The parent that a plan names, or why it cannot be used; nothing where it names none.
    pub(super) fn of(&self, path: &Path, file: &SourceFile) -> Option<ParentPlan> {
        let parent = named(path, file)?;
        if let Some(reason) = fault_of_chain(path, &parent) {
            return Some(ParentPlan::Unusable(reason));
        }
        let key = parent.canonicalize().unwrap_or_else(|_| parent.clone());
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Some(known.entry(key).or_insert_with(|| read(&parent)).clone())
    }
}

/// The path that a plan names in `cấp trên:`, taken from the plan's folder, letter by letter.
pub(super) fn named(path: &Path, file: &SourceFile) -> Option<PathBuf> {
    // Most plans name none: those need not be read a second time.
    if !file.text().to_lowercase().contains("cấp trên") {
        return None;
    }
    let tree = syntax::parse(file, &mut Vec::new());
    let field = tree.fields.iter().find(|field| field.key.value == FieldKey::Parent)?;
    let name = field.value.text.trim();
    (!name.is_empty()).then(|| path.parent().unwrap_or(Path::new("")).join(name))
}

/// Why the plans above one cannot be its parents: one of them is the plan itself, or they name each other in a circle.
pub(super) fn fault_of_chain(path: &Path, parent: &Path) -> Option<String> {
    let own = path.canonicalize().ok()?;
    let mut met = BTreeSet::from([own.clone()]);
    let mut names = vec![path.display().to_string()];
    let mut next = parent.to_path_buf();
    loop {
        let place = next.canonicalize().ok()?;
        if place == own && met.len() == 1 {
            return Some("ghi chính mình ở dòng “cấp trên:”".to_owned());
        }
        names.push(next.display().to_string());
        if !met.insert(place) {
            return Some(format!("nằm trong một vòng các kế hoạch ghi nhau là cấp trên: {}", names.join(" → ")));
        }
        // What stands further up and cannot be read is no matter of this plan.
        let file = files::read_plan(&next).ok()?;
        next = named(&next, &file)?;
    }
}

fn read(path: &Path) -> ParentPlan {
    let file = match files::read_plan(path) {
        Ok(file) => file,
        Err(error) => return ParentPlan::Unusable(error.to_string()),
    };
    let config = match config::for_plan(path) {
        Ok(config) => config,
        Err(error) => return ParentPlan::Unusable(error.to_string()),
    };
    let context = Context { office: config.office, known: config.known, ..Context::default() };
    let plan = ReadPlan::new(file, &context);
    let mut errors = plan.diagnostics.iter().filter(|fault| fault.severity == Severity::Error);
    let Some(first) = errors.next().cloned() else { return ParentPlan::Read(Arc::new(plan)) };
    let (line, _) = plan.file.line_column(first.span.start);
    let reason = format!(
        "“{}” có {} lỗi, lỗi đầu ở dòng {line} ({}); xem bằng lệnh “plancc check”",
        path.display(),
        errors.count() + 1,
        first.message
    );
    ParentPlan::Unusable(reason)
}
