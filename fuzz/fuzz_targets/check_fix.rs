//! Any bytes: checking and mending them does not panic; what is mended has no new error and stays as it is when it is
//! mended again. `RUSTC_BOOTSTRAP=1 cargo fuzz run check_fix` in this folder's parent.

#![no_main]

use libfuzzer_sys::fuzz_target;
use plancc::checks::fix::Wanted;
use plancc::checks::{Settings, Stage};
use plancc::diagnostics::terminal::{self, Look};
use plancc::diagnostics::{Checked, Severity, github, json, sarif};
use plancc::source::SourceFile;
use plancc::{Analysis, Context, mend, review};

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = SourceFile::from_bytes("a.plan", bytes.to_vec()) else { return };
    let stage = if bytes.len() % 2 == 0 { Stage::Draft } else { Stage::Issue };
    let context = Context { settings: Settings { stage, ..Settings::default() }, ..Context::default() };
    let before = review(&file, &context);
    let checked = Checked { file: &file, found: &before.diagnostics, suppressed: &before.suppressed, fixed: 0 };
    let rules = plancc::checks::rules();
    let _ = (json::file(&checked, &rules), sarif::results(&checked, &rules), github::render(&checked, &rules));
    for report in &before.diagnostics {
        let _ = terminal::render(report, &file, Look { colours: false, width: 100 });
    }
    let errors = |analysis: &Analysis| {
        analysis.diagnostics.iter().filter(|report| report.severity == Severity::Error).count()
    };
    for wanted in [Wanted::Safe, Wanted::All] {
        let mended = mend(&file, &context, wanted);
        assert!(errors(&mended.analysis) <= errors(&before), "mending brings an error");
        let again = mend(&mended.file, &context, wanted);
        assert_eq!(again.file.typed(), mended.file.typed(), "mending twice changes something");
    }
});
