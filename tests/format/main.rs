//! `plancc fmt`: one layout, laid out twice the same, and nothing of the plan changed by it: not what is read of it, not the
//! document, no word, no comment. Cases of one plan and what it becomes are in `tests/format/`.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

#[path = "../robust/mutate.rs"]
mod mutate;
#[path = "../support/whole.rs"]
mod whole_plan;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use mutate::{Random, mutant};
use plancc::format::{Refusal, format};
use plancc::host::threads::{side_by_side, usual};
use plancc::model::facts;
use plancc::source::SourceFile;
use plancc::{Context, analyse};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Plans made by chance: real ones with lines moved, dropped, set in, and marks where they mean nothing.
const GENERATED: usize = if cfg!(debug_assertions) { 300 } else { 10_000 };

/// Of so many samples and generated plans, one is compared as a document and as facts, which takes longest.
const SAMPLE: usize = if cfg!(debug_assertions) { 15 } else { 1 };

/// Whole plans at the beginning of [`texts`].
const WHOLE: usize = 15;

fn root(folder: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn plans_of(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root(folder))
        .expect("the folder is in the repository")
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "plan"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no plan in {folder}");
    paths
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Words without the marks and numbers that the layout may change, in order of their letters.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    // A byte order mark inside a word prints nothing and parts nothing; reading drops it.
    let text: String = text.nfc().filter(|letter| *letter != '\u{feff}').collect();
    for word in text.split(|letter: char| letter.is_whitespace() || "|:".contains(letter)) {
        let word = word.to_lowercase().replace("uỷ", "ủy");
        // A marker may stand right at its word: `1.Tuyên truyền`.
        let word = word.trim_start_matches(|letter: char| letter.is_ascii_digit() || "–—•-+.".contains(letter));
        let bare = word.trim_matches(['.', ')', '(', ',', '%']);
        let is_number = bare.chars().count() <= 2
            && bare.chars().all(|letter| letter.is_ascii_lowercase() || letter == 'đ')
            || bare.chars().all(|letter| letter.is_ascii_digit() || "ivx".contains(letter));
        if !is_number {
            *counts.entry(word.to_owned()).or_insert(0) += 1;
        }
    }
    counts
}

/// The facts without their places, for lines move.
fn facts_of(file: &SourceFile, analysis: &plancc::Analysis) -> Value {
    without_places(&serde_json::to_value(facts::facts(&analysis.plan, file)).expect("facts are JSON"))
}

fn without_places(value: &Value) -> Value {
    match value {
        Value::Array(all) => all.iter().map(without_places).collect(),
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, _)| !["start", "end", "line", "column"].contains(&name.as_str()));
            kept.map(|(name, value)| (name.clone(), without_places(value))).collect::<serde_json::Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// What is wrong with the layout of a text; nothing where all laws hold. Tells whether it could be laid out.
fn faults(name: &str, text: &str, compares_the_document: bool) -> (bool, String) {
    let file = SourceFile::new("ke-hoach.plan", text);
    let mut faults = String::new();
    let laid_out = match format(&file) {
        Ok(laid_out) => laid_out,
        Err(Refusal::Unreadable(found)) => {
            let is_named = !found.is_empty() && found.iter().all(|report| report.code.starts_with("NN"));
            return (false, if is_named { String::new() } else { format!("{name}: refused without a reason\n") });
        }
        Err(Refusal::Changed) => return (false, format!("{name}: the layout would change the plan\n")),
    };
    let mut fault = |what: &str| faults.push_str(&format!("{name}: {what}\n"));
    let again = SourceFile::new("ke-hoach.plan", laid_out.as_str());
    match format(&again) {
        Ok(twice) if twice == laid_out => {}
        other => fault(&format!("laid out twice: {:?}", difference(&laid_out, other.as_deref().unwrap_or_default()))),
    }
    if laid_out.is_empty() != text.trim().is_empty() || !laid_out.is_empty() && !laid_out.ends_with('\n') {
        fault("the end of the file");
    }
    if laid_out.starts_with('\n') || laid_out.contains("\n\n\n") || laid_out.contains('\r') {
        fault("blank lines or line ends");
    }
    if laid_out.split('\n').any(|line| line.ends_with([' ', '\t', '\u{a0}'])) {
        fault("blanks at the end of a line");
    }
    if laid_out.nfc().ne(laid_out.chars()) {
        fault("not composed");
    }
    if words(text) != words(&laid_out) {
        let (before, after) = (words(text), words(&laid_out));
        let lost: Vec<_> = before.iter().filter(|(word, count)| after.get(*word) != Some(count)).collect();
        let new: Vec<_> = after.iter().filter(|(word, count)| before.get(*word) != Some(count)).collect();
        fault(&format!("words lost {lost:?}, new {new:?}"));
    }
    let comments = |text: &str| {
        let all = text.split('\n').map(|line| line.trim_matches([' ', '\t', '\u{a0}', '\r', '\u{feff}']));
        let mut all: Vec<String> = all.filter(|line| line.starts_with("//")).map(|line| line.nfc().collect()).collect();
        all.sort();
        all
    };
    if comments(&text.replace('\r', "\n")) != comments(&laid_out) {
        fault("comments");
    }
    if compares_the_document {
        let context = Context::default();
        let (before, after) = (analyse(&file, &context), analyse(&again, &context));
        if before.document(false) != after.document(false) {
            fault("another document");
        }
        if facts_of(&file, &before) != facts_of(&again, &after) {
            fault("other facts");
        }
        let count = |analysis: &plancc::Analysis| analysis.diagnostics.len();
        if count(&after) > count(&before) {
            fault("more reports");
        }
    }
    (true, faults)
}

fn difference(before: &str, after: &str) -> String {
    similar::TextDiff::from_lines(before, after).unified_diff().context_radius(1).to_string()
}

/// Every plan of the repository, and the samples of all checks; the plans come first.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for folder in ["plans", "tests/oracles/plans", "tests/fixtures/quiet", "tests/format"] {
        for path in plans_of(folder) {
            texts.push((path.display().to_string(), read(&path)));
        }
    }
    for path in plans_of("tests/checks") {
        for (index, case) in read(&path).split("\n//---").enumerate() {
            let case: String = case.split_inclusive('\n').filter(|line| !line.starts_with("//~")).collect();
            texts.push((format!("{} case {index}", path.display()), case));
        }
    }
    for check in plancc::checks::all() {
        texts.push((format!("{} bad", check.code), whole_plan::whole(check.bad)));
    }
    texts
}

#[test]
fn every_plan_is_laid_out_without_changing_it() {
    let texts = texts();
    let numbers: Vec<usize> = (0..texts.len()).collect();
    let results = side_by_side(&numbers, usual(), |number| {
        let (name, text) = &texts[*number];
        faults(name, text, *number < WHOLE || number.is_multiple_of(SAMPLE))
    });
    let found: String = results.iter().map(|(_, faults)| faults.as_str()).collect();
    assert!(found.is_empty(), "\n{found}");
    let laid_out = results.iter().filter(|(is_laid_out, _)| *is_laid_out).count();
    assert!(laid_out * 5 > texts.len() * 2, "only {laid_out} of {} could be laid out", texts.len());
}

#[test]
fn other_forms_of_a_plan_become_the_same_text() {
    for path in plans_of("plans") {
        let text = read(&path);
        let laid_out = format(&SourceFile::new("a", text.as_str())).expect("a plan of the repository can be read");
        let decomposed: String = text.nfd().collect();
        assert_eq!(format(&SourceFile::new("a", text.replace('\n', " \t\r\n"))).as_ref(), Ok(&laid_out));
        assert_eq!(format(&SourceFile::new("a", format!("\u{feff}{decomposed}"))).as_ref(), Ok(&laid_out));
    }
}

#[test]
fn generated_plans_are_laid_out_without_changing_them() {
    let plans: Vec<String> = plans_of("plans")
        .iter()
        .chain(&plans_of("tests/oracles/plans"))
        .chain(&plans_of("tests/fixtures/quiet"))
        .map(|path| parts(&read(path)))
        .collect();
    let laid_out = AtomicUsize::new(0);
    let numbers: Vec<usize> = (0..GENERATED).collect();
    let found = side_by_side(&numbers, usual(), |number| {
        let mut random = Random::new(3_000_000 + *number as u64);
        // A part of a plan holds all there is to lay out, in a tenth of the time.
        let start = random.below(plans.len());
        let some = [excerpt(&plans[start], &mut random)];
        let bytes = mutant(&some, &mut random);
        let Ok(text) = String::from_utf8(bytes) else { return String::new() };
        let (is_laid_out, found) = faults(&format!("generated {number}"), &text, number.is_multiple_of(SAMPLE));
        laid_out.fetch_add(usize::from(is_laid_out), Ordering::Relaxed);
        if !found.is_empty() {
            let kept = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fmt-{number}.plan"));
            std::fs::write(&kept, &text).expect("a generated plan can be kept");
        }
        found
    });
    let found: Vec<&String> = found.iter().filter(|found| !found.is_empty()).collect();
    assert!(
        found.is_empty(),
        "{} failed: {}",
        found.len(),
        found.iter().take(8).map(|text| text.as_str()).collect::<String>()
    );
    let laid_out = laid_out.into_inner();
    assert!(laid_out * 3 > GENERATED, "only {laid_out} generated plans could be laid out");
}

/// A plan with its longest lines cut, for the layout hangs on their ends alone.
fn parts(plan: &str) -> String {
    let short = |line: &str| match line.split_whitespace().count() {
        0..14 => line.to_owned(),
        _ if line.starts_with('|') || line.contains(['[', '{', '*', '^', '\\']) => line.to_owned(),
        _ => line.split_whitespace().take(10).collect::<Vec<_>>().join(" "),
    };
    plan.lines().map(|line| short(line) + "\n").collect()
}

/// Some lines of a plan from the beginning of a part on, often below its head.
fn excerpt(plan: &str, random: &mut Random) -> String {
    let lines: Vec<&str> = plan.split_inclusive('\n').collect();
    let starts = |line: &&str| ["phần", "phụ lục", "nơi nhận"].iter().any(|word| line.starts_with(word));
    let parts: Vec<usize> = (0..lines.len()).filter(|index| starts(&lines[*index])).collect();
    let from = *random.one_of(&parts);
    let count = 10 + random.below(30);
    let head = if random.below(2) == 0 { 8.min(parts[0]) } else { 0 };
    lines.iter().take(head).chain(lines.iter().skip(from).take(count)).copied().collect()
}

#[test]
fn each_case_becomes_what_is_written_beside_it() {
    for path in plans_of("tests/format") {
        let laid_out = format(&SourceFile::new("a", read(&path))).expect("a case can be read");
        let expected = path.with_extension("formatted");
        if std::env::var_os("PLANCC_BLESS").is_some() {
            std::fs::write(&expected, &laid_out).expect("an expected file can be written");
        }
        assert!(read(&expected) == laid_out, "{}:\n{}", path.display(), difference(&read(&expected), &laid_out));
    }
}

#[test]
fn a_plan_with_faults_of_writing_is_refused_with_them() {
    let refused = |text: &str| match format(&SourceFile::new("a", text)) {
        Err(Refusal::Unreadable(found)) => found.iter().map(|report| (report.code, report.span.start)).collect(),
        _ => Vec::new(),
    };
    assert_eq!(refused("phần: Một\nmuc dich:\n- x\n"), [("NN002", 14)]);
    // The place is that of the text as it was typed.
    assert_eq!(refused("\u{feff}phần: Một\r\nmuc dich:\r\n- x\r\n"), [("NN002", 18)]);
    assert_eq!(refused(""), [("NN001", 0)]);
    assert_eq!(refused("phần: Một\n3. x\n"), []);
}
