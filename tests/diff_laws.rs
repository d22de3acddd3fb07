//! Laws of comparing, over generated pairs of plans: a plan and what became of it by chance.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::collections::BTreeMap;

use plancc::diff::{Change, Comparison, Piece, Status, Units, compare};
use plancc::model::recognise::words::Words;
use plancc::model::{Known, lower};
use plancc::source::SourceFile;
use plancc::syntax::parse;
use proptest::prelude::*;

/// A line of a plan: a part, a section, or an item, with its words.
#[derive(Clone, Debug)]
enum Line {
    Part(Vec<usize>),
    Section(Vec<usize>),
    Item(Vec<usize>),
    Paragraph(Vec<usize>),
}

/// What words are taken from: some with place and level, some with marks that other formats read.
const WORDS: [&str; 24] = [
    "tổ chức",
    "triển khai",
    "phong trào",
    "tỉnh",
    "xã",
    "Cao Bằng",
    "Tân Minh",
    "Công an",
    "nhân dân",
    "80%",
    "trước ngày 15/11/2026",
    "khen thưởng",
    "tập thể",
    "cá nhân",
    "báo cáo",
    "<b>",
    "&",
    "trồng cây",
    "chuyển đổi số",
    "kiểm tra",
    "và",
    "các",
    "đơn vị",
    "hằng năm",
];

fn text_of(words: &[usize]) -> String {
    let words: Vec<&str> = words.iter().map(|word| WORDS[word % WORDS.len()]).collect();
    let text = words.join(" ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn plan_of(lines: &[Line], place: &str) -> String {
    let mut text = format!("kế hoạch: Trồng cây xanh\ncơ quan: Ủy ban nhân dân {place}\n\nphần: Mở đầu\n");
    for line in lines {
        match line {
            Line::Part(words) => text.push_str(&format!("phần: {}\n", text_of(words))),
            Line::Section(words) => text.push_str(&format!("mục: {}\n", text_of(words))),
            Line::Item(words) => text.push_str(&format!("- {};\n", text_of(words))),
            Line::Paragraph(words) => text.push_str(&format!("\n{}.\n\n", text_of(words))),
        }
    }
    text
}

fn words() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..WORDS.len(), 1..25)
}

fn line() -> impl Strategy<Value = Line> {
    prop_oneof![
        1 => words().prop_map(Line::Part),
        2 => words().prop_map(Line::Section),
        8 => words().prop_map(Line::Item),
        2 => words().prop_map(Line::Paragraph),
    ]
}

/// What may become of a line: kept, left out, put elsewhere, a word changed, cut in two.
#[derive(Clone, Debug)]
enum Fate {
    Kept,
    Dropped,
    MovedTo(usize),
    Changed(usize, usize),
    Cut,
    Followed(Line),
}

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        6 => Just(Fate::Kept),
        1 => Just(Fate::Dropped),
        1 => (0..40usize).prop_map(Fate::MovedTo),
        2 => (0..25usize, 0..WORDS.len()).prop_map(|(at, word)| Fate::Changed(at, word)),
        1 => Just(Fate::Cut),
        1 => line().prop_map(Fate::Followed),
    ]
}

/// A plan, and what became of it.
fn pair() -> impl Strategy<Value = (String, String)> {
    let pair = prop::collection::vec((line(), fate()), 0..30);
    pair.prop_map(|lines| {
        let parent: Vec<Line> = lines.iter().map(|(line, _)| line.clone()).collect();
        let mut child: Vec<Line> = Vec::new();
        for (line, fate) in lines {
            match (fate, line) {
                (Fate::Kept, line) => child.push(line),
                (Fate::Dropped, _) => {}
                (Fate::MovedTo(at), line) => child.insert(at.min(child.len()), line),
                (Fate::Changed(at, word), Line::Item(mut words)) => {
                    let at = at % words.len();
                    words[at] = word;
                    child.push(Line::Item(words));
                }
                (Fate::Cut, Line::Item(words)) if words.len() > 1 => {
                    let (one, other) = words.split_at(words.len() / 2);
                    child.extend([Line::Item(one.to_vec()), Line::Item(other.to_vec())]);
                }
                (Fate::Followed(other), line) => child.extend([line, other]),
                (Fate::Changed(..) | Fate::Cut, line) => child.push(line),
            }
        }
        (plan_of(&parent, "tỉnh Cao Bằng"), plan_of(&child, "xã Tân Minh, thành phố Hải Phòng"))
    })
}

fn units(file: &SourceFile) -> Units {
    let tree = parse(file, &mut Vec::new());
    let lowered = lower(&tree, &Known::default());
    Units::new(&lowered.plan, &lowered.passages)
}

fn compared(parent: &str, child: &str) -> (Comparison, Units, Units) {
    let (parent, child) = (SourceFile::new("parent.plan", parent), SourceFile::new("child.plan", child));
    let (one, other) = (units(&parent), units(&child));
    (compare((&parent, &one), (&child, &other)), one, other)
}

fn places(change: &Change) -> (String, String) {
    let place = |part: &Option<plancc::diff::Part>| part.as_ref().map_or(String::new(), |part| part.place.clone());
    (place(&change.parent), place(&change.child))
}

fn rows(comparison: &Comparison) -> Vec<(Status, String, String)> {
    let row = |change: &Change| (change.status, places(change).0, places(change).1);
    let mut rows: Vec<_> = comparison.changes.iter().map(row).collect();
    rows.sort();
    rows
}

fn folded(text: &str) -> Vec<String> {
    let words = Words::new(text);
    (0..words.len()).map(|index| words.word(index).to_owned()).collect()
}

/// Each part of a plan stands in one row, or in the several of its split or merger.
fn stands_once(units: &Units, place_of: impl Fn(&Change) -> String, comparison: &Comparison) {
    let mut rows: BTreeMap<String, Vec<Status>> = BTreeMap::new();
    for change in &comparison.changes {
        rows.entry(place_of(change)).or_default().push(change.status);
    }
    for unit in &units.list {
        let statuses = rows.remove(unit.place.as_str()).unwrap_or_else(|| panic!("{}: no row", unit.place));
        let is_several = statuses.iter().all(|status| matches!(status, Status::Split | Status::Merged));
        assert!(statuses.len() == 1 || is_several, "{}: {statuses:?}", unit.place);
    }
    assert!(rows.keys().all(String::is_empty), "rows of no part: {rows:?}");
}

/// The child's words, made of the parent's by what the row says: kept as they are, dropped, and added.
fn applied(change: &Change) {
    let (Some(parent), Some(child)) = (&change.parent, &change.child) else { return };
    let words = change.words();
    if words.is_empty() {
        assert!(matches!(change.status, Status::Same | Status::Moved), "{change:?}");
        return;
    }
    let mut rest = folded(&parent.text).into_iter();
    let (mut made, mut text) = (Vec::new(), String::new());
    for piece in &words {
        match piece {
            Piece::Kept { text: kept } => {
                for word in folded(kept) {
                    assert_eq!(rest.next().as_ref(), Some(&word), "{change:?}");
                    made.push(word);
                }
                text.push_str(kept);
            }
            Piece::Dropped { text: dropped } => {
                for word in folded(dropped) {
                    assert_eq!(rest.next().as_ref(), Some(&word), "{change:?}");
                }
            }
            Piece::Added { text: added } => {
                made.extend(folded(added));
                text.push_str(added);
            }
        }
    }
    assert_eq!(rest.next(), None, "{change:?}");
    assert_eq!(made, folded(&child.text));
    assert_eq!(text, child.text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: if cfg!(debug_assertions) { 48 } else { 400 }, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_differs_from_itself_in_nothing((plan, other) in pair()) {
        for text in [plan, other] {
            let (comparison, ..) = compared(&text, &text);
            assert!(comparison.is_equal(), "{text}\n{:#?}", rows(&comparison));
        }
    }

    #[test]
    fn what_holds_for_any_pair((parent, child) in pair()) {
        let (there, one, other) = compared(&parent, &child);
        stands_once(&one, |change| places(change).0, &there);
        stands_once(&other, |change| places(change).1, &there);
        there.changes.iter().for_each(applied);
        let (back, ..) = compared(&child, &parent);
        let mut turned: Vec<_> =
            rows(&back).into_iter().map(|(status, one, other)| (status.mirrored(), other, one)).collect();
        turned.sort();
        assert_eq!(rows(&there), turned, "{parent}\n=====\n{child}");
    }
}

/// The same over the plans of the repository, each with each.
#[test]
fn what_holds_for_real_plans() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/plans");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "plan"));
    paths.sort();
    let plans: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    assert!(plans.len() >= 6);
    for (at, parent) in plans.iter().enumerate() {
        for child in &plans[at..] {
            let (comparison, one, other) = compared(parent, child);
            stands_once(&one, |change| places(change).0, &comparison);
            stands_once(&other, |change| places(change).1, &comparison);
            comparison.changes.iter().for_each(applied);
        }
    }
}
