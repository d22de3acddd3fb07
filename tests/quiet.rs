//! Whole plans in which a reviewer finds nothing: `tests/fixtures/quiet`. Of other movements, bodies and years than the
//! plans in `plans/`, so that a check made for those is met here.

use std::path::PathBuf;

use plancc::checks::{Settings, Stage};
use plancc::source::SourceFile;
use plancc::{Context, review};

#[test]
fn plans_without_faults_get_no_report() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/quiet");
    let entries = std::fs::read_dir(folder).expect("the folder is in the repository");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the folder can be listed").path()).collect();
    paths.sort();
    assert!(paths.len() >= 9, "only {paths:?}");
    let mut faults = String::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let file = SourceFile::new(&name, text);
        for stage in [Stage::Draft, Stage::Issue] {
            let context = Context { settings: Settings { stage, ..Settings::default() }, ..Context::default() };
            for report in review(&file, &context).diagnostics {
                let (line, column) = file.line_column(report.span.start);
                faults.push_str(&format!("{name}:{line}:{column} ({stage:?}): {} {}\n", report.code, report.message));
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}
