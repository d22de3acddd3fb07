//! Two plans compared: against an alignment that a reader made of two real plans, and by laws that hold for any plans.
//!
//! `tests/fixtures/diff` holds the reader's rows: both paths, the status, and `either:` the other readings that are as good.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use plancc::diff::{Change, Comparison, Piece, Status, Units, compare};
use plancc::model::{Known, lower};
use plancc::source::SourceFile;
use plancc::syntax::parse;

const PLANS: [&str; 6] =
    ["can-tho-2024", "can-tho-2026", "cao-bang-2025", "chuyen-doi-so-2026", "dong-thap-2025", "tan-minh-2026"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(name: &str) -> String {
    std::fs::read_to_string(root().join(format!("plans/{name}.plan"))).expect("the plan is in the repository")
}

fn units(file: &SourceFile) -> Units {
    let tree = parse(file, &mut Vec::new());
    let lowered = lower(&tree, &Known::default());
    Units::new(&lowered.plan, &lowered.passages)
}

fn compared(parent: &str, child: &str) -> Comparison {
    let (parent, child) = (SourceFile::new("parent.plan", parent), SourceFile::new("child.plan", child));
    compare((&parent, &units(&parent)), (&child, &units(&child)))
}

fn places(change: &Change) -> (String, String) {
    let place = |part: &Option<plancc::diff::Part>| part.as_ref().map_or(String::new(), |part| part.place.clone());
    (place(&change.parent), place(&change.child))
}

fn differences(comparison: &Comparison) -> Vec<&Change> {
    comparison.changes.iter().filter(|change| change.status != Status::Same).collect()
}

fn shown(changes: &[&Change]) -> Vec<(Status, String, String)> {
    changes.iter().map(|change| (change.status, places(change).0, places(change).1)).collect()
}

/// A row of the reader's alignment.
struct Row {
    parent: String,
    child: String,
    statuses: BTreeSet<String>,
    /// The pair may be missing.
    may_miss: bool,
    /// Pairs that the part of the parent may also be in.
    also: Vec<(String, String)>,
}

fn rows() -> Vec<Row> {
    let path = root().join("tests/fixtures/diff/cao-bang-2025.tan-minh-2026.tsv");
    let text = std::fs::read_to_string(path).expect("the alignment is in the repository");
    let row = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let (parent, child) = (fields[0].to_owned(), fields[1].to_owned());
        let mut row = Row { parent, child, statuses: [fields[2].to_owned()].into(), may_miss: false, also: Vec::new() };
        for other in fields[3].trim_start_matches("either:").split(';').map(str::trim).filter(|other| !other.is_empty()) {
            if let Some(pair) = other.strip_prefix("> ") {
                let (child, _) = pair.split_once(' ').expect("a path and a status");
                row.also.push((row.parent.clone(), child.to_owned()));
            } else if other == "none" || other == "omitted" && !row.child.is_empty() {
                row.may_miss = true;
            } else {
                row.statuses.insert(other.to_owned());
            }
        }
        row
    };
    text.lines().skip(1).map(row).collect()
}

fn written(status: Status) -> &'static str {
    match status {
        Status::Same => "same",
        Status::Localised => "localised",
        Status::Edited => "edited",
        Status::Moved => "moved",
        Status::MovedLocalised => "moved+localised",
        Status::MovedEdited => "moved+edited",
        Status::Split => "split",
        Status::Merged => "merged",
        Status::Omitted => "omitted",
        Status::Added => "added",
    }
}

/// F1 of the pairs, and the share of the pairs found whose status is one of the reader's. Pairs and parts alone count.
#[test]
fn a_reader_pairs_the_same_parts() {
    let comparison = compared(&text_of("cao-bang-2025"), &text_of("tan-minh-2026"));
    let found: BTreeMap<(String, String), Status> =
        comparison.changes.iter().map(|change| (places(change), change.status)).collect();
    let rows = rows();
    let wanted: BTreeSet<(String, String)> = rows.iter().map(|row| (row.parent.clone(), row.child.clone())).collect();
    let allowed: BTreeSet<(String, String)> = rows.iter().flat_map(|row| row.also.clone()).collect();
    let is_open: BTreeSet<&str> = rows.iter().filter(|row| row.may_miss).map(|row| row.parent.as_str()).collect();

    let mut faults = Vec::new();
    let (mut right, mut missing, mut right_status) = (0, 0, 0);
    for row in &rows {
        match found.get(&(row.parent.clone(), row.child.clone())) {
            Some(status) => {
                right += 1;
                if row.statuses.contains(written(*status)) {
                    right_status += 1;
                } else {
                    faults.push(format!("{} → {}: {:?}, not {:?}", row.parent, row.child, status, row.statuses));
                }
            }
            None if row.may_miss || row.also.iter().any(|pair| found.contains_key(pair)) => {}
            None => {
                missing += 1;
                faults.push(format!("{} → {}: missing", row.parent, row.child));
            }
        }
    }
    let mut wrong = 0;
    for pair in found.keys() {
        let is_left_alone = pair.1.is_empty() && is_open.contains(pair.0.as_str());
        if !wanted.contains(pair) && !allowed.contains(pair) && !is_left_alone {
            wrong += 1;
            faults.push(format!("{} → {}: {:?}, but no reader’s", pair.0, pair.1, found[pair]));
        }
    }
    let f1 = 2.0 * f64::from(right) / f64::from(2 * right + missing + wrong);
    let share = f64::from(right_status) / f64::from(right);
    println!("F1 {f1:.3}, statuses {share:.3}\n{}", faults.join("\n"));
    assert!(f1 >= 0.92 && share >= 0.85, "F1 {f1:.3}, statuses {share:.3}\n{}", faults.join("\n"));
}

#[test]
fn a_plan_differs_from_itself_in_nothing() {
    for name in PLANS {
        let text = text_of(name);
        let comparison = compared(&text, &text);
        assert!(comparison.is_equal(), "{name}: {:#?}", shown(&differences(&comparison)));
        assert!(comparison.changes.iter().all(|change| places(change).0 == places(change).1), "{name}");
        assert!(comparison.changes.len() > 40, "{name}: {} parts", comparison.changes.len());
    }
}

#[test]
fn both_directions_say_the_same() {
    for parent in PLANS {
        for child in PLANS {
            let there = compared(&text_of(parent), &text_of(child));
            let back = compared(&text_of(child), &text_of(parent));
            let there: BTreeSet<_> = shown(&there.changes.iter().collect::<Vec<_>>()).into_iter().collect();
            let turned = shown(&back.changes.iter().collect::<Vec<_>>()).into_iter();
            let back: BTreeSet<_> = turned.map(|(status, one, other)| (status.mirrored(), other, one)).collect();
            assert_eq!(there, back, "{parent} and {child}");
        }
    }
}

#[test]
fn every_part_is_in_a_row_and_a_lone_part_in_one() {
    for parent in PLANS {
        for child in PLANS {
            let (one, other) =
                (SourceFile::new("parent.plan", text_of(parent)), SourceFile::new("child.plan", text_of(child)));
            let (one_units, other_units) = (units(&one), units(&other));
            let comparison = compare((&one, &one_units), (&other, &other_units));
            let mut of_parent: BTreeMap<String, Vec<Status>> = BTreeMap::new();
            let mut of_child: BTreeMap<String, Vec<Status>> = BTreeMap::new();
            for change in &comparison.changes {
                let (one, other) = places(change);
                of_parent.entry(one).or_default().push(change.status);
                of_child.entry(other).or_default().push(change.status);
            }
            for (units, rows) in [(&one_units, &of_parent), (&other_units, &of_child)] {
                for unit in &units.list {
                    let statuses = rows.get(unit.place.as_str()).unwrap_or_else(|| panic!("{}: no row", unit.place));
                    let is_several = statuses.iter().all(|status| matches!(status, Status::Split | Status::Merged));
                    assert!(statuses.len() == 1 || is_several, "{}: {statuses:?}", unit.place);
                }
            }
        }
    }
}

#[test]
fn the_words_of_a_pair_are_those_of_both_texts() {
    let words = |text: &str| -> Vec<String> {
        let words = plancc::model::recognise::words::Words::new(text);
        (0..words.len()).map(|index| words.word(index).to_owned()).collect()
    };
    for change in &compared(&text_of("cao-bang-2025"), &text_of("tan-minh-2026")).changes {
        let (Some(parent), Some(child), false) = (&change.parent, &change.child, change.words.is_empty()) else {
            continue;
        };
        let (mut old, mut new) = (String::new(), String::new());
        for piece in &change.words {
            match piece {
                Piece::Kept { text } => [&mut old, &mut new].into_iter().for_each(|side| *side += &format!("{text} ")),
                Piece::Dropped { text } => old += &format!("{text} "),
                Piece::Added { text } => new += &format!("{text} "),
            }
        }
        assert_eq!(words(&old), words(&parent.text), "{}", parent.place);
        assert_eq!(words(&new), words(&child.text), "{}", child.place);
    }
}
