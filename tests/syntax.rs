//! What bad input gets, a file for each code: `tests/syntax/bad/CODE-name.plan`.
//!
//! A note in the source says what the line below it gets: columns (from 1, the end excluded), severity, code, a part of
//! the message. Where a place ends on a later line, that line is counted from the first: `1-+2:5`. A report without a note
//! fails, as does a note without a report. `//---` begins another case; behind its title may stand what is given at issuing
//! (`--number 45`, `--date 9/3/2026`), or `crlf`, `cr`, `nfd`, `bom`: the case as it is typed elsewhere. Silent cases
//! stand beside the loud ones.
//!
//! Faults of a fragment (up to NN029) are looked for without the letterhead, which a fragment has not; the others in whole
//! plans.

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

use std::path::PathBuf;

use cases_file::{Note, Written, cases_of, compare};
use plancc::checks;
use plancc::diagnostics::terminal::{self, Look};
use plancc::diagnostics::{Diagnostic, Severity};
use plancc::model::letterhead::Issuing;
use plancc::source::SourceFile;
use plancc::syntax::numbering;
use plancc::viet::PartialDate;
use plancc::{Context, analyse, review, syntax};

const FOLDER: &str = "tests/syntax/bad";

/// Reported where the pages are set, not where a plan is read: `tests/cli.rs` tries it with the built program.
const ELSEWHERE: [&str; 1] = ["NN040"];

/// Words of programs that a drafter never sees.
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

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A part of a file of cases.
struct Case {
    /// `NN006-field-twice.plan:12`, the line of its `//---`.
    place: String,
    code: String,
    file: SourceFile,
    issuing: Issuing,
    notes: Vec<Note>,
}

fn cases() -> Vec<Case> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root().join(FOLDER))
        .expect("the folder of cases is in the repository")
        .map(|entry| entry.expect("the folder can be listed").path())
        .collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        assert!(name.ends_with(".plan") && name.starts_with("NN"), "{name} is no file of cases");
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        cases.extend(cases_of(&name, &text).into_iter().map(|written| read_case(&name, written)));
    }
    cases
}

fn read_case(name: &str, written: Written) -> Case {
    let mut issuing = Issuing::default();
    let mut words = written.title.split_whitespace();
    while let Some(word) = words.next() {
        match word {
            "--number" => issuing.number = words.next().map(str::to_string),
            "--date" => issuing.date = words.next().and_then(PartialDate::read),
            _ => {}
        }
    }
    let code = name.split('-').next().unwrap_or_default().to_string();
    let file = SourceFile::new("ke-hoach.plan", written.text);
    Case { place: written.place, code, file, issuing, notes: written.notes }
}

/// Everything reported of a case, in the order of the places.
fn reports(case: &Case) -> Vec<Diagnostic> {
    if case.code.as_str() >= "NN050" {
        // What a comment suppresses is known when everything has been looked for; other families have their own cases.
        let mut found = review(&case.file, &Context::default()).diagnostics;
        found.retain(|found| found.code.starts_with("NN"));
        return found;
    }
    if case.code.as_str() >= "NN030" {
        let context = Context { issuing: case.issuing.clone(), ..Context::default() };
        return analyse(&case.file, &context).diagnostics;
    }
    let mut found = Vec::new();
    let tree = syntax::parse(&case.file, &mut found);
    let _ = numbering::number(&tree, &mut found);
    found.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    found
}

#[test]
fn every_case_reports_what_its_notes_say() {
    let mut faults = String::new();
    for case in cases() {
        faults.push_str(&compare(&case.place, &case.notes, &reports(&case), &case.file));
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// `plancc explain` shows these samples.
#[test]
fn the_samples_of_the_language_are_bad_and_good() {
    for check in checks::all().filter(|check| check.family() == "NN" && !ELSEWHERE.contains(&check.code)) {
        let found = |text: &str| {
            // In the sample the number of the file disagrees with that given at issuing.
            let number = (check.code == "NN034").then(|| "45".to_string());
            let case = Case {
                place: check.code.to_string(),
                code: check.code.to_string(),
                file: SourceFile::new("ke-hoach.plan", text),
                issuing: Issuing { number, date: None },
                notes: Vec::new(),
            };
            reports(&case)
        };
        let bad = found(check.bad);
        let own = bad.iter().find(|found| found.code == check.code);
        let own = own.unwrap_or_else(|| panic!("{}: the bad sample gives {bad:#?}", check.code));
        assert_eq!(own.severity, check.severity, "{}", check.code);
        assert_eq!(found(check.good), [], "{}: the good sample", check.code);
    }
}

#[test]
fn every_code_has_loud_and_silent_cases() {
    let mut written: Vec<String> = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources can be listed") {
            let path = entry.expect("the sources can be listed").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // The table of explanations reports nothing, except what is wrong with suppressions.
            if path.ends_with("checks/reading.rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source can be read");
            for (at, _) in text.match_indices("\"NN") {
                let code: String = text[at + 1..].chars().take_while(|character| *character != '"').collect();
                if code.len() == 5 && code.bytes().skip(2).all(|byte| byte.is_ascii_digit()) {
                    written.push(code);
                }
            }
        }
    }
    written.extend(["NN050", "NN051", "NN052"].map(str::to_string));
    written.sort();
    written.dedup();
    let explained: Vec<&str> = checks::all().map(|check| check.code).filter(|code| code.starts_with("NN")).collect();
    assert_eq!(explained, written, "left: explained in checks/reading.rs, right: reported");
    assert!(written.len() > 20, "only {written:?} were found");
    let cases = cases();
    for code in written.iter().filter(|code| !ELSEWHERE.contains(&code.as_str())) {
        let own: Vec<&Case> = cases.iter().filter(|case| case.code == *code).collect();
        let is_loud = |case: &&Case| case.notes.iter().any(|note| note.code == *code);
        assert!(own.iter().any(is_loud), "{code}: no case reports it");
        assert!(own.iter().any(|case| case.notes.is_empty()), "{code}: no case is silent");
    }
    for case in &cases {
        assert!(written.contains(&case.code), "{}: nothing reports {}", case.place, case.code);
    }
}

#[test]
fn every_message_says_what_to_do_in_the_drafters_words() {
    let mut faults = String::new();
    for case in cases() {
        for found in reports(&case) {
            let is_helpful = found.help.is_some() || found.label.is_some() || found.fix.is_some();
            if !is_helpful {
                faults.push_str(&format!("{}: {} does not say what to do\n", case.place, found.code));
            }
            let shown = terminal::render(&found, &case.file, Look { colours: false, width: 120 });
            let lower = shown.to_lowercase();
            for word in lower.split(|character: char| !character.is_alphabetic()).filter(|word| FOREIGN.contains(word))
            {
                faults.push_str(&format!("{}: {} says “{word}”\n", case.place, found.code));
            }
            if !shown.contains(found.severity.word()) || !shown.contains(found.code) {
                faults.push_str(&format!("{}: {} is not shown whole:\n{shown}\n", case.place, found.code));
            }
            let (line, _) = case.file.line_column(found.span.start);
            if !shown.contains(&format!("{}:{line}:", case.file.name)) {
                faults.push_str(&format!("{}: {} does not show its place:\n{shown}\n", case.place, found.code));
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// Where the right text is known, putting it in removes the report and brings no other error.
#[test]
fn every_proposed_text_mends_its_fault() {
    let mut tried = 0;
    let mut faults = String::new();
    for case in cases() {
        let before = reports(&case);
        for found in &before {
            let Some(fix) = &found.fix else { continue };
            let mut text = case.file.typed().to_string();
            for edit in fix.edits.iter().rev() {
                text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
            }
            let mended = Case {
                place: case.place.clone(),
                code: case.code.clone(),
                file: SourceFile::new("mended.plan", text),
                issuing: case.issuing.clone(),
                notes: Vec::new(),
            };
            let after = reports(&mended);
            let count = |reports: &[Diagnostic]| reports.iter().filter(|report| report.code == found.code).count();
            let errors =
                |reports: &[Diagnostic]| reports.iter().filter(|report| report.severity == Severity::Error).count();
            if count(&after) >= count(&before) || errors(&after) > errors(&before) {
                let after: Vec<&str> = after.iter().map(|report| report.message.as_str()).collect();
                faults.push_str(&format!("{}: {:?} does not mend {}: {after:?}\n", case.place, fix.edits, found.code));
            }
            tried += 1;
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
    assert!(tried > 5, "only {tried} texts were tried");
}
