//! A commune's plan that obeys its province's, changed in one thing at a time (`tests/fixtures/conformance`): each change is
//! reported by its rule and only by what follows from it; the untouched pair reports nothing.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use plancc::checks::Settings;
use plancc::checks::conformance::REPEATING;
use plancc::diff::{Counts, Verdict, compare};
use plancc::source::SourceFile;
use plancc::{Context, ParentPlan, ReadPlan, review};

fn fixture(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/conformance").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn parent() -> Arc<ReadPlan> {
    let read = ReadPlan::new(SourceFile::new("tinh.plan", fixture("tinh.plan")), &Context::default());
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics);
    Arc::new(read)
}

/// The reports of a child beside its parent: the code, and the message. What the plan's own checks say too is taken from the
/// comparison, since no report says it twice.
fn reported(parent: &Arc<ReadPlan>, child: &str) -> BTreeSet<(String, String)> {
    let read = ReadPlan::new(SourceFile::new("xa.plan", child), &Context::default());
    let findings = plancc::compare(parent.compared(), read.compared(), &Settings::default()).findings.into_iter();
    let repeating = findings.filter(|finding| finding.verdict == Verdict::Departs && REPEATING.contains(&finding.code));
    let repeating = repeating.map(|finding| (finding.code.to_owned(), finding.message));
    let context = Context { parent: Some(ParentPlan::Read(Arc::clone(parent))), ..Context::default() };
    let found = review(&SourceFile::new("xa.plan", child), &context).diagnostics;
    let beside = found.into_iter().filter(|report| report.code.starts_with("PH"));
    beside.map(|report| (report.code.to_owned(), report.message)).chain(repeating).collect()
}

/// What became of the parent's parts in the child.
fn counts(parent: &Arc<ReadPlan>, child: &str) -> Counts {
    let child = ReadPlan::new(SourceFile::new("xa.plan", child), &Context::default());
    let (one, two) = (parent.compared(), child.compared());
    compare((one.file, one.units), (two.file, two.units)).counts()
}

/// A change: its name, what is expected of it, the child after it.
struct Mutation {
    name: String,
    expected: Vec<String>,
    child: String,
}

fn mutations() -> Vec<Mutation> {
    let whole = fixture("xa.plan");
    let table = fixture("mutations.tsv");
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let read = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [name, expected, old, new] = fields[..] else { panic!("four columns: {line}") };
        let (old, new) = (old.replace("\\n", "\n"), new.replace("\\n", "\n"));
        assert!(whole.contains(&old), "{name}: “{old}” does not stand in the plan");
        Mutation {
            name: name.to_owned(),
            expected: expected.split(',').map(str::to_owned).collect(),
            child: whole.replace(&old, &new),
        }
    };
    rows.map(read).collect()
}

#[test]
fn a_plan_that_obeys_gets_no_report() {
    let told = reported(&parent(), &fixture("xa.plan"));
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn each_change_is_told_and_nothing_else() {
    let parent = parent();
    let mutations = mutations();
    assert!(mutations.len() >= 30, "{} changes", mutations.len());
    let mut faults = String::new();
    for mutation in mutations.iter().filter(|mutation| mutation.expected[0].starts_with("PH")) {
        let told = reported(&parent, &mutation.child);
        let codes: BTreeSet<&str> = told.iter().map(|(code, _)| code.as_str()).collect();
        if codes != mutation.expected.iter().map(String::as_str).collect() {
            faults.push_str(&format!("{}: {:?} expected, {told:#?}\n", mutation.name, mutation.expected));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

#[test]
fn parts_put_elsewhere_are_followed_and_not_blamed() {
    let parent = parent();
    let before = counts(&parent, &fixture("xa.plan"));
    let mut seen = BTreeSet::new();
    for mutation in mutations().iter().filter(|mutation| !mutation.expected[0].starts_with("PH")) {
        let told = reported(&parent, &mutation.child);
        assert!(told.is_empty(), "{}: {told:#?}", mutation.name);
        let after = counts(&parent, &mutation.child);
        let (was, is) = match mutation.expected[0].as_str() {
            "moved" => (
                before.moved + before.moved_localised + before.moved_edited,
                after.moved + after.moved_localised + after.moved_edited,
            ),
            "split" => (before.split, after.split),
            "merged" => (before.merged, after.merged),
            other => panic!("no status “{other}”"),
        };
        assert!(is > was, "{}: {after:?}", mutation.name);
        assert_eq!((after.omitted, after.added), (before.omitted, before.added), "{}", mutation.name);
        seen.insert(mutation.expected[0].clone());
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
}
