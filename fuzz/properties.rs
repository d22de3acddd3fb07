//! What holds for any bytes. The targets of the fuzzer and `tests/fuzzed.rs` ask the same.

use plancc::checks::fix::Wanted;
use plancc::checks::{Settings, Stage};
use plancc::diagnostics::terminal;
use plancc::diagnostics::{Checked, Severity, github, json, sarif};
use plancc::diff::{self, Comparison, Look, Only};
use plancc::format::{Refusal, format};
use plancc::model::facts;
use plancc::render::docx::render_docx;
use plancc::render::templates::Templates;
use plancc::render::typst::{PageStyle, render_source};
use plancc::source::SourceFile;
use plancc::{Analysis, Context, ReadPlan, analyse, compare, mend, review};

fn source(name: &str, bytes: &[u8]) -> Option<SourceFile> {
    SourceFile::from_bytes(name, bytes.to_vec()).ok()
}

/// Reading does not panic, a place lies between characters, and whatever was read can be written out as facts, Typst source
/// and DOCX.
pub fn parse(bytes: &[u8]) {
    let Some(file) = source("a.plan", bytes) else { return };
    let analysis = analyse(&file, &Context::default());
    for report in &analysis.diagnostics {
        let place = report.span.start as usize..report.span.end as usize;
        assert!(file.typed().get(place).is_some(), "a place inside a character");
    }
    let _ = facts::to_json(&facts::facts(&analysis.plan, &file));
    let document = analysis.document(true);
    let templates = Templates::built_in();
    render_source(&document, &PageStyle::default(), &templates).expect("a plan is no fault of a template");
    render_docx(&document, &templates).expect("a plan is no fault of a template");
}

/// Checking and mending does not panic; what is mended has no new error and stays as it is when it is mended again.
pub fn check_fix(bytes: &[u8]) {
    let Some(file) = source("a.plan", bytes) else { return };
    let stage = if bytes.len().is_multiple_of(2) { Stage::Draft } else { Stage::Issue };
    let context = Context { settings: Settings { stage, ..Settings::default() }, ..Context::default() };
    let before = review(&file, &context);
    let checked = Checked { file: &file, found: &before.diagnostics, suppressed: &before.suppressed, fixed: 0 };
    let rules = plancc::checks::rules();
    let _ = (json::file(&checked, &rules), sarif::results(&checked, &rules), github::render(&checked, &rules));
    for report in &before.diagnostics {
        let _ = terminal::render(report, &file, terminal::Look { colours: false, width: 100 });
    }
    let errors =
        |analysis: &Analysis| analysis.diagnostics.iter().filter(|report| report.severity == Severity::Error).count();
    for wanted in [Wanted::Safe, Wanted::All] {
        let mended = mend(&file, &context, wanted);
        assert!(errors(&mended.analysis) <= errors(&before), "mending brings an error");
        let again = mend(&mended.file, &context, wanted);
        assert_eq!(again.file.typed(), mended.file.typed(), "mending twice changes something");
    }
}

/// Laying a plan out does not panic, changes nothing of what is read of it, and done twice changes nothing more.
pub fn fmt(bytes: &[u8]) {
    let Some(file) = source("a.plan", bytes) else { return };
    let text = match format(&file) {
        Ok(text) => text,
        Err(Refusal::Unreadable(found)) => return assert!(!found.is_empty(), "refused without a reason"),
        Err(Refusal::Changed) => panic!("the layout would change the plan"),
    };
    let laid_out = SourceFile::new("a.plan", text.as_str());
    assert_eq!(format(&laid_out).as_ref(), Ok(&text), "laid out twice");
    let context = Context::default();
    let (before, after) = (analyse(&file, &context).document(false), analyse(&laid_out, &context).document(false));
    assert!(before == after, "another document");
}

/// Two plans, parted by the first zero byte: comparing them does not panic, a plan does not differ from itself, and what one
/// direction calls added the other calls omitted.
pub fn diff(bytes: &[u8]) {
    let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len() / 2);
    let (one, other) = bytes.split_at(at);
    let read = |name: &str, bytes: &[u8]| Some(ReadPlan::new(source(name, bytes)?, &Context::default()));
    let Some((one, other)) = read("one.plan", one).zip(read("other.plan", other)) else { return };
    let settings = Settings::default();
    let between = |a: &ReadPlan, b: &ReadPlan| -> Comparison { compare(a.compared(), b.compared(), &settings) };
    assert!(between(&one, &one).is_equal(), "a plan differs from itself");
    let (there, back) = (between(&one, &other), between(&other, &one));
    let counts = (there.counts(), back.counts());
    assert_eq!((counts.0.added, counts.0.omitted), (counts.1.omitted, counts.1.added), "not the same both ways");
    let _ = diff::to_text(&there, Only::All, Look { colours: true, width: 80 });
    let _ = diff::to_json(&there, |_| true, |_| true);
}
