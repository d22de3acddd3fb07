//! The registry of checks as data, and cases of each check: `tests/checks/CODE-name.plan`.
//!
//! A case of a file shows what the file's check, and it alone, says of a fragment: notes stand above their lines
//! (see `support/cases.rs`). `--stage issue` behind a case's title judges the plan as one about to be issued.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

#[path = "support/cases.rs"]
mod cases_file;
#[path = "support/whole.rs"]
mod whole_plan;

use std::collections::BTreeSet;
use std::path::PathBuf;

use cases_file::{as_note, cases_of, compare};
use plancc::checks::{self, Basis, Check, Run, Settings, Stage};
use plancc::diagnostics::terminal::{self, Look};
use plancc::diagnostics::{Diagnostic, Severity};
use plancc::diff::Verdict;
use plancc::source::SourceFile;
use plancc::{Context, ParentPlan, ReadPlan, review};
use whole_plan::{whole, whole_child};

const FOLDER: &str = "tests/checks";

/// What a drafter reads of each check's bad sample, a file for each code.
const RENDERED: &str = "tests/checks/rendered";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn context(stage: Stage) -> Context {
    Context { settings: Settings { stage, ..Settings::default() }, ..Context::default() }
}

fn stage_of(check: &Check) -> Stage {
    if matches!(check.run, Run::AtIssue(_)) { Stage::Issue } else { Stage::Draft }
}

/// The stage a check is judged at, with the parent of its samples where it has one.
fn context_of(check: &Check) -> Context {
    let parent = match check.run {
        Run::Beside { parent, .. } => Some(parent_of(parent)),
        _ => None,
    };
    Context { parent, ..context(stage_of(check)) }
}

fn parent_of(fragment: &str) -> ParentPlan {
    let parent = ReadPlan::new(SourceFile::new("ke-hoach-tinh.plan", whole(fragment)), &Context::default());
    assert!(parent.diagnostics.is_empty(), "{:?}", parent.diagnostics);
    ParentPlan::Read(std::sync::Arc::new(parent))
}

/// A sample of a check made whole, and everything said of it.
fn sample_of(check: &Check, fragment: &str) -> (SourceFile, Vec<Diagnostic>) {
    let text = match check.run {
        Run::Beside { .. } => whole_child(fragment),
        _ => whole(fragment),
    };
    let file = SourceFile::new("ke-hoach.plan", text);
    let reports = review(&file, &context_of(check)).diagnostics;
    (file, reports)
}

/// The verdicts on a sample beside its parent, those aside by which nothing is wrong.
fn verdicts_on(check: &Check, fragment: &str) -> Vec<(&'static str, Verdict, String)> {
    let Some(ParentPlan::Read(parent)) = context_of(check).parent else { return Vec::new() };
    let child = ReadPlan::new(SourceFile::new("ke-hoach.plan", whole_child(fragment)), &Context::default());
    let findings = plancc::compare(parent.compared(), child.compared(), &Settings::default()).findings;
    let is_wrong = findings.into_iter().filter(|finding| finding.verdict != Verdict::Conforms);
    is_wrong.map(|finding| (finding.code, finding.verdict, finding.message)).collect()
}

/// Everything said of a fragment made whole.
fn reports_of(fragment: &str, stage: Stage) -> (SourceFile, Vec<Diagnostic>) {
    let file = SourceFile::new("ke-hoach.plan", whole(fragment));
    let reports = review(&file, &context(stage)).diagnostics;
    (file, reports)
}

/// The checks with a function of their own.
fn checks_to_run() -> impl Iterator<Item = &'static Check> {
    checks::all().filter(|check| !matches!(check.run, Run::Reading | Run::Parent))
}

/// Tells whether a check is for the reader of a comparison alone: of one plan it never reports anything.
fn is_data_alone(check: &Check) -> bool {
    let verdicts = verdicts_on(check, check.bad);
    matches!(check.run, Run::Beside { silent: None, .. })
        && verdicts.iter().all(|(_, verdict, _)| *verdict == Verdict::Silent)
}

#[test]
fn the_commune_that_fills_up_fragments_obeys_in_everything() {
    for stage in [Stage::Draft, Stage::Issue] {
        let file = SourceFile::new("ke-hoach.plan", whole_child(""));
        let reports = review(&file, &Context { parent: Some(parent_of("")), ..context(stage) }).diagnostics;
        let notes: Vec<String> = reports.iter().map(|report| as_note(report, &file)).collect();
        assert!(notes.is_empty(), "\n{}", notes.join("\n"));
    }
}

/// What the check of a comparison says of its bad sample it alone says, and of the good one no check says anything.
#[test]
fn a_sample_beside_its_parent_has_the_verdicts_of_its_check_alone() {
    let mut faults = String::new();
    for check in checks_to_run().filter(|check| matches!(check.run, Run::Beside { .. })) {
        let bad = verdicts_on(check, check.bad);
        if bad.is_empty() || bad.iter().any(|(code, ..)| *code != check.code) {
            faults.push_str(&format!("{}: the bad sample has {bad:#?}\n", check.code));
        }
        let good = verdicts_on(check, check.good);
        if !good.is_empty() {
            faults.push_str(&format!("{}: the good sample has {good:#?}\n", check.code));
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn the_plan_that_fills_up_fragments_has_nothing_to_find() {
    for stage in [Stage::Draft, Stage::Issue] {
        let (file, reports) = reports_of("", stage);
        let notes: Vec<String> = reports.iter().map(|report| as_note(report, &file)).collect();
        assert!(notes.is_empty(), "\n{}", notes.join("\n"));
    }
}

#[test]
fn every_check_explains_itself() {
    let mut codes = BTreeSet::new();
    let mut names = BTreeSet::new();
    for check in checks::all() {
        let code = check.code;
        assert!(codes.insert(code), "{code} is given twice");
        assert!(names.insert(check.name), "{code}: the name “{}” is given twice", check.name);
        assert!(checks::FAMILIES.iter().any(|(family, _)| *family == check.family()), "{code} is of no family");
        assert!(code.len() == 5 && code.bytes().skip(2).all(|byte| byte.is_ascii_digit()), "{code} is no code");
        assert!(
            check.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit()),
            "{code}: {} is no name",
            check.name
        );
        assert!(check.explanation.trim().ends_with('.') && check.explanation.len() > 60, "{code}: no explanation");
        assert!(!check.explanation.contains("  "), "{code}: two blanks in the explanation");
        assert!(!check.title.is_empty() && !check.title.ends_with('.'), "{code}: no title");
        assert!(!check.basis.is_empty(), "{code}: no ground");
        // The bad sample of the empty file is an empty file.
        assert!(!check.bad.trim().is_empty() || check.name == "empty-file", "{code}: no bad sample");
        assert!(!check.good.trim().is_empty(), "{code}: no good sample");
        for basis in check.basis {
            if let Basis::Law { from, until, .. } = basis {
                let is_day = |day: &str| day.len() == 10 && day.split('-').count() == 3;
                assert!(is_day(from) && until.is_none_or(is_day), "{code}: no dates of force");
            }
        }
    }
}

#[test]
fn the_bad_sample_raises_exactly_its_code_and_the_good_one_nothing() {
    let mut faults = String::new();
    for check in checks_to_run() {
        let (file, reports) = sample_of(check, check.bad);
        let codes: BTreeSet<&str> = reports.iter().map(|report| report.code).collect();
        let wanted = if is_data_alone(check) { BTreeSet::new() } else { BTreeSet::from([check.code]) };
        if codes != wanted {
            let notes: Vec<String> = reports.iter().map(|report| as_note(report, &file)).collect();
            faults.push_str(&format!("{}: the bad sample gives\n  {}\n", check.code, notes.join("\n  ")));
        }
        let (file, reports) = sample_of(check, check.good);
        for report in reports {
            faults.push_str(&format!("{}: the good sample gives {}\n", check.code, as_note(&report, &file)));
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn the_report_of_a_check_weighs_no_more_than_the_check() {
    for check in checks_to_run() {
        let (_, reports) = sample_of(check, check.bad);
        for report in reports.iter().filter(|report| report.code == check.code) {
            // A hint may become a warning where its own explanation says so; an error is never more than announced.
            let is_raised = report.severity == Severity::Error && check.severity != Severity::Error;
            assert!(!is_raised, "{} raises itself to an error", check.code);
        }
    }
}

#[test]
fn every_case_reports_what_its_notes_say() {
    let mut faults = String::new();
    let mut codes = BTreeSet::new();
    for (name, text) in files() {
        let code = name.split('-').next().unwrap_or_default().to_string();
        let check = checks::find(&code).unwrap_or_else(|| panic!("{name}: there is no check {code}"));
        assert_eq!(name, format!("{code}-{}.plan", check.name), "the file of {code}");
        let cases = cases_of(&name, &text);
        assert!(cases.iter().any(|case| case.notes.is_empty()), "{name}: no case is silent");
        assert!(cases.iter().any(|case| !case.notes.is_empty()), "{name}: no case is loud");
        for case in cases {
            let stage = if case.title.contains("--stage issue") { Stage::Issue } else { stage_of(check) };
            let file = SourceFile::new("ke-hoach.plan", case.text);
            let context = Context { settings: Settings { stage, ..Settings::default() }, ..context_of(check) };
            let mut reports = review(&file, &context).diagnostics;
            reports.retain(|report| report.code == code);
            faults.push_str(&compare(&case.place, &case.notes, &reports, &file));
        }
        codes.insert(code);
    }
    // Plans beside their parents are cases of `tests/conformance.rs`.
    for check in checks_to_run().filter(|check| !matches!(check.run, Run::Beside { .. })) {
        if !codes.contains(check.code) {
            faults.push_str(&format!("{}: no file tests/checks/{}-{}.plan\n", check.code, check.code, check.name));
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

fn files() -> Vec<(String, String)> {
    let folder = std::fs::read_dir(root().join(FOLDER)).expect("the folder of cases is in the repository");
    let mut files: Vec<(String, String)> = folder
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a case can be read"))
        })
        .collect();
    files.sort();
    files
}

fn mended(file: &SourceFile, report: &Diagnostic) -> Option<String> {
    let fix = report.fix.as_ref()?;
    let mut text = file.typed().to_string();
    for edit in fix.edits.iter().rev() {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    Some(text)
}

#[test]
fn every_fix_of_a_bad_sample_removes_its_report_and_brings_no_other() {
    let mut faults = String::new();
    for check in checks_to_run() {
        let (file, before) = sample_of(check, check.bad);
        for report in before.iter().filter(|report| report.code == check.code) {
            let Some(text) = mended(&file, report) else { continue };
            let after = review(&SourceFile::new("ke-hoach.plan", text.as_str()), &context_of(check)).diagnostics;
            if after.len() >= before.len() {
                let notes: Vec<&str> = after.iter().map(|report| report.message.as_str()).collect();
                faults.push_str(&format!("{}: still {notes:?}\n", check.code));
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn every_message_says_what_to_do_in_the_drafters_words() {
    const FOREIGN: [&str; 16] = [
        "error",
        "warning",
        "expected",
        "unexpected",
        "panicked",
        "invalid",
        "unknown",
        "token",
        "parse",
        "syntax",
        "rule",
        "span",
        "null",
        "none",
        "help",
        "note",
    ];
    let mut faults = String::new();
    for check in checks_to_run() {
        let (file, reports) = sample_of(check, check.bad);
        for report in reports.iter().filter(|report| report.code == check.code) {
            if report.help.is_none() && report.label.is_none() {
                faults.push_str(&format!("{}: does not say what to do\n", check.code));
            }
            if report.ground.is_none() {
                faults.push_str(&format!("{}: names no ground\n", check.code));
            }
            let shown = terminal::render(report, &file, Look { colours: false, width: 120 }).to_lowercase();
            for word in shown.split(|character: char| !character.is_alphabetic()).filter(|word| FOREIGN.contains(word))
            {
                faults.push_str(&format!("{}: says “{word}”\n", check.code));
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// The messages of each check as a drafter reads them; `PLANCC_BLESS=1` writes them anew, to be read line by line.
#[test]
fn every_message_is_kept_as_it_is_read() {
    let folder = root().join(RENDERED);
    let is_blessed = std::env::var_os("PLANCC_BLESS").is_some();
    let mut faults = String::new();
    let mut names = BTreeSet::new();
    for check in checks::all() {
        let (file, reports) = match check.run {
            // Fragments of the language are read as they are; what is set beside them would only add places.
            Run::Reading => {
                let file = SourceFile::new("ke-hoach.plan", check.bad);
                let reports = review(&file, &context(Stage::Draft)).diagnostics;
                (file, reports)
            }
            Run::Always(_) | Run::AtIssue(_) | Run::Beside { .. } => sample_of(check, check.bad),
            Run::Parent => {
                let parent = Some(ParentPlan::Unusable("không tìm thấy tệp".to_owned()));
                let file = SourceFile::new("ke-hoach.plan", whole(check.bad));
                let reports = review(&file, &Context { parent, ..context(Stage::Draft) }).diagnostics;
                (file, reports)
            }
        };
        let look = Look { colours: false, width: 120 };
        let own = reports.iter().filter(|report| report.code == check.code);
        let made: String = own.map(|report| format!("{}\n\n", terminal::render(report, &file, look))).collect();
        if made.is_empty() {
            // Found where pages are set, or with what is given at issuing.
            let is_right = matches!(check.run, Run::Reading) || is_data_alone(check);
            assert!(is_right, "{}: the bad sample reports nothing", check.code);
            continue;
        }
        let name = format!("{}.txt", check.code);
        if is_blessed {
            std::fs::create_dir_all(&folder).expect("a folder can be made");
            std::fs::write(folder.join(&name), &made).expect("messages can be kept");
        }
        let kept = std::fs::read_to_string(folder.join(&name)).unwrap_or_default();
        if kept != made {
            faults.push_str(&format!("{RENDERED}/{name} says\n{kept}\nbut a drafter reads\n{made}\n"));
        }
        names.insert(name);
    }
    for entry in std::fs::read_dir(&folder).expect("the messages are in the repository") {
        let name = entry.expect("the folder can be listed").file_name().to_string_lossy().into_owned();
        if !names.contains(&name) {
            faults.push_str(&format!("{RENDERED}/{name}: no check says this\n"));
        }
    }
    assert!(faults.is_empty(), "run PLANCC_BLESS=1 cargo test --test checks, and read what changed\n{faults}");
}

#[test]
fn texts_that_are_hardly_plans_are_reviewed_too() {
    let odd = "kế hoạch: Kế hoạch V/v.\ncơ quan: Sở\nsố: 007 / kh-\nngày: 6/03/…\ncăn cứ:\n- số …/ ngày …/…\nphần II:\n3. một:\n3. Hai;\n\
               5. …\n- a: B\n- c: d;\n\nnối tiếp /.\nđợt 3: x\nbảng: Thực hiện | (a)\n| | x (y) |\n| (gộp 2 dòng) | |\nnơi nhận:\n- Như trên.\n- ;\n\
               - Như trên,\nlưu: NC\nký thay: Phó\nký thay mặt: Sở\nchức vụ: Phó\nngười ký: TS. a\nphụ lục IV: \nkèm theo: số 5/QĐ ngày 31/12/2025\n\
               phụ lục I: Hồ sơ./\n- Tờ trình./. x\n";
    let mut texts: Vec<String> = odd.char_indices().step_by(5).map(|(end, _)| odd[..end].to_string()).collect();
    for whole in [odd.to_string(), whole("")] {
        let lines: Vec<&str> = whole.lines().collect();
        for at in 0..lines.len() {
            texts.push(lines[..at].join("\n"));
            texts.push([&lines[..at], &lines[at + 1..]].concat().join("\n"));
        }
    }
    for text in texts {
        let file = SourceFile::new("ke-hoach.plan", text);
        for report in review(&file, &context(Stage::Issue)).diagnostics {
            let edits = report.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
            for span in edits.chain(report.also.iter().map(|also| also.span)).chain([report.span]) {
                assert!(
                    file.typed().get(span.start as usize..span.end as usize).is_some(),
                    "{}: {span:?}",
                    report.code
                );
            }
        }
    }
}
