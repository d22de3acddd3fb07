//! Plans with a known number of faults: as many reports, and no more.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

#[path = "support/cases.rs"]
mod cases_file;

use std::collections::BTreeSet;
use std::path::PathBuf;

use cases_file::{Written, cases_of, compare};
use plancc::diagnostics::Diagnostic;
use plancc::source::SourceFile;
use plancc::{Context, review};

fn planted(name: &str) -> (Written, SourceFile, Vec<Diagnostic>) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/planted").join(name);
    let text = std::fs::read_to_string(&path).expect("the plan is in the repository");
    let case = cases_of(name, &text).pop().expect("there is a case");
    let file = SourceFile::new("ke-hoach.plan", case.text.as_str());
    let reports = review(&file, &Context::default()).diagnostics;
    (case, file, reports)
}

#[test]
fn twenty_five_faults_of_twenty_five_kinds_are_twenty_five_reports() {
    let (case, file, reports) = planted("twenty-five.plan");
    let faults = compare(&case.place, &case.notes, &reports, &file);
    assert!(faults.is_empty(), "\n{faults}");
    let kinds: BTreeSet<&str> = reports.iter().map(|report| report.code).collect();
    assert_eq!((reports.len(), kinds.len()), (25, 25));
}

#[test]
fn faults_of_writing_hide_nothing_in_the_parts_they_leave_whole() {
    let (case, file, reports) = planted("five.plan");
    let faults = compare(&case.place, &case.notes, &reports, &file);
    assert!(faults.is_empty(), "\n{faults}");
    let (writing, found): (Vec<_>, Vec<_>) = reports.iter().partition(|report| report.code.starts_with("NN"));
    assert_eq!((writing.len(), found.len()), (5, 2));
}
