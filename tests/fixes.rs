//! Laws of `plancc check --fix`, for every plan of `plans/` and every check's bad sample: what is fixed is gone, nothing
//! else is reported, nothing else is changed, and fixing again changes nothing.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

#[path = "support/whole.rs"]
mod whole_plan;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use plancc::checks::fix::{self, Wanted};
use plancc::checks::{self, Run, Settings, Stage};
use plancc::diagnostics::{Diagnostic, Severity};
use plancc::host::threads::{side_by_side, usual};
use plancc::model::facts;
use plancc::source::SourceFile;
use plancc::{Context, Mended, mend, review};
use serde_json::Value;
use similar::{ChangeTag, TextDiff};
use unicode_normalization::UnicodeNormalization;
use whole_plan::whole;

/// A text to be fixed, and the stage it is judged for.
struct Case {
    name: String,
    text: String,
    stage: Stage,
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("plans");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the plans can be listed")
        .map(|entry| entry.expect("the plans can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "plan"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 5, "only {paths:?} were found");
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a plan can be read");
        cases.push(Case { name: path.display().to_string(), text, stage: Stage::Draft });
    }
    for check in checks::all() {
        let stage = if matches!(check.run, Run::AtIssue(_)) { Stage::Issue } else { Stage::Draft };
        cases.push(Case { name: check.code.to_string(), text: whole(check.bad), stage });
    }
    cases
}

fn context(stage: Stage) -> Context {
    Context { settings: Settings { stage, ..Settings::default() }, ..Context::default() }
}

fn counts(found: &[Diagnostic], is_counted: impl Fn(&Diagnostic) -> bool) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for report in found.iter().filter(|report| is_counted(report)) {
        *counts.entry(report.code).or_insert(0) += 1;
    }
    counts
}

/// Members of facts that repeat words of other lines than that of their place.
const COPIES: [&str; 2] = ["attached_to", "tables"];

/// Everything understood outside some lines (from 1), places taken away.
fn facts_outside(lines: &BTreeSet<usize>, file: &SourceFile, mended: &plancc::Analysis) -> Vec<String> {
    let json = serde_json::to_value(facts::facts(&mended.plan, file)).expect("facts are JSON");
    let mut kept = Vec::new();
    gather(&json, lines, file, &mut kept);
    kept.sort();
    kept
}

fn gather(value: &Value, lines: &BTreeSet<usize>, file: &SourceFile, kept: &mut Vec<String>) {
    match value {
        Value::Array(all) => all.iter().for_each(|value| gather(value, lines, file, kept)),
        Value::Object(members) => {
            let has_a_place = members.get("at").is_some_and(|at| at.get("start").is_some());
            if has_a_place && !touches(value, lines, file) {
                kept.push(without_places(value).to_string());
            }
            members.values().for_each(|value| gather(value, lines, file, kept));
        }
        _ => {}
    }
}

/// Tells whether a place in a value lies in one of the lines.
fn touches(value: &Value, lines: &BTreeSet<usize>, file: &SourceFile) -> bool {
    match value {
        Value::Array(all) => all.iter().any(|value| touches(value, lines, file)),
        Value::Object(members) => {
            let offset = |name: &str| members.get(name).and_then(Value::as_u64);
            let own = match (offset("start"), offset("end")) {
                (Some(start), Some(end)) => {
                    let (first, _) = file.line_column(start as u32);
                    let (last, _) = file.line_column(end as u32);
                    lines.range(first..=last).next().is_some()
                }
                _ => false,
            };
            own || members.values().any(|value| touches(value, lines, file))
        }
        _ => false,
    }
}

fn is_a_place(value: &Value) -> bool {
    value.get("start").is_some() && value.get("end").is_some()
}

fn without_places(value: &Value) -> Value {
    match value {
        Value::Array(all) => all.iter().map(without_places).collect(),
        Value::Object(members) => members
            .iter()
            .filter(|(name, value)| !is_a_place(value) && !COPIES.contains(&name.as_str()))
            .map(|(name, value)| (name.clone(), without_places(value)))
            .collect::<serde_json::Map<String, Value>>()
            .into(),
        other => other.clone(),
    }
}

/// The lines (from 1) that differ, before and after.
fn changed_lines(before: &str, after: &str) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let (mut old, mut new) = (BTreeSet::new(), BTreeSet::new());
    for change in TextDiff::from_lines(before, after).iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => old.extend(change.old_index().map(|index| index + 1)),
            ChangeTag::Insert => new.extend(change.new_index().map(|index| index + 1)),
            ChangeTag::Equal => {}
        }
    }
    (old, new)
}

fn faults_of(case: &Case, wanted: Wanted) -> (usize, String) {
    let context = context(case.stage);
    let file = SourceFile::new("ke-hoach.plan", case.text.as_str());
    let before = review(&file, &context);
    if fix::choose(&before.diagnostics, wanted).is_empty() {
        return (0, String::new());
    }
    let Mended { file: after_file, analysis: after, applied } = mend(&file, &context, wanted);
    let mut faults = String::new();
    let mut fault = |what: String| faults.push_str(&format!("{} ({wanted:?}): {what}\n", case.name));
    let again = mend(&after_file, &context, wanted);
    if again.file.typed() != after_file.typed() || again.applied != 0 {
        fault("fixing again changes something".into());
    }
    if (applied == 0) != (file.typed() == after_file.typed()) {
        fault(format!("{applied} fixes were applied"));
    }
    let errors = |found: &[Diagnostic]| counts(found, |report| report.severity == Severity::Error);
    let (known, now) = (errors(&before.diagnostics), errors(&after.diagnostics));
    for (code, count) in &now {
        if known.get(code).is_none_or(|known| known < count) {
            fault(format!("{code} is a new error"));
        }
    }
    if applied > 0 && after.diagnostics.len() >= before.diagnostics.len() {
        fault(format!("{} reports, {applied} fixed, {} left", before.diagnostics.len(), after.diagnostics.len()));
    }
    let (old, new) = changed_lines(file.typed(), after_file.typed());
    let (untouched, left) = (facts_outside(&old, &file, &before), facts_outside(&new, &after_file, &after));
    if untouched != left {
        let count = |all: &[String], fact: &String| all.iter().filter(|other| *other == fact).count();
        let lost = untouched.iter().filter(|fact| count(&untouched, fact) > count(&left, fact));
        let new = left.iter().filter(|fact| count(&left, fact) > count(&untouched, fact));
        fault(format!("other facts: lost {:#?}, new {:#?}", lost.collect::<Vec<_>>(), new.collect::<Vec<_>>()));
    }
    (applied, faults)
}

#[test]
fn fixing_does_what_it_says_and_nothing_else() {
    let both = |case: &Case| [Wanted::Safe, Wanted::All].map(|wanted| faults_of(case, wanted));
    let all: Vec<(usize, String)> = side_by_side(&cases(), usual(), both).into_iter().flatten().collect();
    let faults: String = all.iter().map(|(_, faults)| faults.as_str()).collect();
    let applied: usize = all.iter().map(|(applied, _)| applied).sum();
    assert!(faults.is_empty(), "\n{faults}");
    assert!(applied > 20, "only {applied} fixes were tried");
}

/// However a plan is typed, it is mended to the same text, and what no fix touches keeps its bytes.
#[test]
fn other_forms_of_a_text_are_kept() {
    side_by_side(&cases(), usual(), |case| {
        let context = context(case.stage);
        let mended = |text: &str| mend(&SourceFile::new("ke-hoach.plan", text), &context, Wanted::Safe).file;
        let plain = mended(&case.text);
        if plain.typed() == case.text {
            return;
        }
        let crlf = case.text.replace('\n', "\r\n");
        assert_eq!(mended(&crlf).typed(), plain.typed().replace('\n', "\r\n"), "{}: CRLF", case.name);
        let decomposed: String = case.text.nfd().collect();
        let nfd = mended(&format!("\u{feff}{decomposed}"));
        assert!(nfd.typed().starts_with('\u{feff}'), "{}: the byte order mark", case.name);
        for (one, other) in nfd.text().lines().zip(plain.text().lines()) {
            assert_eq!(one, other, "{}: decomposed, composed", case.name);
        }
        assert_eq!(nfd.text().len(), plain.text().len(), "{}: decomposed", case.name);
        let (_, edited) = changed_lines(&case.text, plain.typed());
        for (index, line) in nfd.typed().trim_start_matches('\u{feff}').lines().enumerate() {
            let is_kept = edited.contains(&(index + 1)) || line == line.nfd().collect::<String>();
            assert!(is_kept, "{}: line {} was composed", case.name, index + 1);
        }
    });
}

#[test]
fn what_is_suppressed_is_not_fixed() {
    let text = whole("phần: Nội dung khác\n// bỏ qua NN016: theo bản của tỉnh\n3. Một.\n5. Hai.\n");
    let mended = mend(&SourceFile::new("ke-hoach.plan", text), &context(Stage::Draft), Wanted::All);
    assert!(mended.file.typed().contains("tỉnh\n3. Một.\n2. Hai.\n"), "{}", mended.file.typed());
    assert_eq!(mended.applied, 1);
}
