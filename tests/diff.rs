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
        for other in fields[3].trim_start_matches("either:").split(';').map(str::trim).filter(|other| !other.is_empty())
        {
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
    assert!(f1 >= 0.95 && share >= 0.95, "F1 {f1:.3}, statuses {share:.3}\n{}", faults.join("\n"));
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

/// Every plan of the repository, read once.
fn plans() -> Vec<(SourceFile, Units)> {
    let read = |name: &&str| {
        let file = SourceFile::new(*name, text_of(name));
        let units = units(&file);
        (file, units)
    };
    PLANS.iter().map(read).collect()
}

#[test]
fn both_directions_say_the_same() {
    let plans = plans();
    for (at, (parent, parent_units)) in plans.iter().enumerate() {
        for (child, child_units) in plans.iter().skip(at + 1) {
            let there = compare((parent, parent_units), (child, child_units));
            let back = compare((child, child_units), (parent, parent_units));
            let there: BTreeSet<_> = shown(&there.changes.iter().collect::<Vec<_>>()).into_iter().collect();
            let turned = shown(&back.changes.iter().collect::<Vec<_>>()).into_iter();
            let back: BTreeSet<_> = turned.map(|(status, one, other)| (status.mirrored(), other, one)).collect();
            assert_eq!(there, back, "{} and {}", parent.name, child.name);
        }
    }
}

#[test]
fn every_part_is_in_a_row_and_a_lone_part_in_one() {
    let plans = plans();
    for (parent, parent_units) in &plans {
        for (child, child_units) in &plans {
            let comparison = compare((parent, parent_units), (child, child_units));
            let mut of_parent: BTreeMap<String, Vec<Status>> = BTreeMap::new();
            let mut of_child: BTreeMap<String, Vec<Status>> = BTreeMap::new();
            for change in &comparison.changes {
                let (one, other) = places(change);
                of_parent.entry(one).or_default().push(change.status);
                of_child.entry(other).or_default().push(change.status);
            }
            for (units, rows) in [(parent_units, &of_parent), (child_units, &of_child)] {
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
        let pieces = change.words();
        let (Some(parent), Some(child), false) = (&change.parent, &change.child, pieces.is_empty()) else {
            continue;
        };
        // Blanks are the child's: the parent's text is held to its words.
        let (mut old, mut new) = (Vec::new(), String::new());
        for piece in &pieces {
            match piece {
                Piece::Kept { text } => {
                    old.extend(words(text));
                    new.push_str(text);
                }
                Piece::Dropped { text } => old.extend(words(text)),
                Piece::Added { text } => new.push_str(text),
            }
        }
        assert_eq!(old, words(&parent.text), "{}", parent.place);
        assert_eq!(new, child.text, "{}", child.place);
    }
}

/// The lines of a plan's body that are items or paragraphs long enough to be changed by a word.
fn long_lines(text: &str) -> Vec<usize> {
    let body = text.lines().take_while(|line| !line.starts_with("nơi nhận:") && !line.starts_with("phụ lục:"));
    let is_long =
        |line: &str| line.split_whitespace().count() > 15 && !line.contains("đơn vị:") && !line.contains("//");
    body.enumerate().filter(|(_, line)| is_long(line)).map(|(index, _)| index).collect()
}

#[test]
fn one_word_changed_is_one_change() {
    for name in PLANS {
        let text = text_of(name);
        let lines = long_lines(&text);
        for line in lines.iter().step_by(lines.len() / 5 + 1) {
            let mut changed: Vec<String> = text.lines().map(str::to_owned).collect();
            changed[*line] = changed[*line].replacen(" và ", " cùng với ", 1);
            let changed = changed.join("\n");
            if changed.trim_end() == text.trim_end() {
                continue;
            }
            let comparison = compared(&text, &changed);
            let differences = differences(&comparison);
            assert_eq!(differences.len(), 1, "{name}, line {}: {:#?}", line + 1, shown(&differences));
            assert_eq!(differences[0].status, Status::Edited, "{name}, line {}", line + 1);
            assert!(
                differences[0].words().contains(&Piece::Dropped { text: " và".into() }),
                "{name}, line {}",
                line + 1
            );
        }
    }
}

#[test]
fn a_line_left_out_is_one_omission_whatever_is_renumbered() {
    for name in PLANS {
        let text = text_of(name);
        // An item with nothing under it: the line behind it is an item of the same mark.
        let lines: Vec<&str> = text.lines().collect();
        let is_item = |line: &str| line.starts_with("- ");
        let at = long_lines(&text).into_iter().find(|at| is_item(lines[*at]) && is_item(lines[at + 1]));
        let Some(at) = at else { continue };
        let rest: Vec<&str> =
            lines.iter().enumerate().filter(|(index, _)| *index != at).map(|(_, line)| *line).collect();
        let comparison = compared(&text, &rest.join("\n"));
        let differences = differences(&comparison);
        assert_eq!(differences.len(), 1, "{name}: {:#?}", shown(&differences));
        assert_eq!(differences[0].status, Status::Omitted, "{name}");
        let omitted = &differences[0].parent.as_ref().unwrap().text;
        let begins: String = omitted.chars().take(20).collect();
        assert!(lines[at].contains(&begins), "{name}: {omitted}");
    }
}

/// A plan of two divisions with what a test puts into them.
fn plan(first: &str, second: &str) -> String {
    format!(
        "kế hoạch: Phổ cập kỹ năng số trên địa bàn xã Hòa Thịnh\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\n\
         phần: Mục đích, yêu cầu\nmục đích:\n{first}yêu cầu:\n{second}"
    )
}

const SKILLS: &str = "- Phổ cập kỹ năng số cơ bản cho người cao tuổi tại nhà văn hóa thôn.\n";
const FEES: &str = "- Miễn phí làm thủ tục trực tuyến trong quý đầu tiên.\n";
const REPORTS: &str = "- Mỗi tổ công nghệ số gửi kết quả về xã vào cuối tháng.\n";
const SAFETY: &str = "- Hướng dẫn bảo vệ tài khoản ngân hàng trước các thủ đoạn lừa đảo qua mạng.\n";

#[test]
fn an_item_in_another_division_is_moved() {
    let before = plan(&[SKILLS, FEES, SAFETY].concat(), REPORTS);
    let after = plan(&[SKILLS, SAFETY].concat(), &[FEES, REPORTS].concat());
    let comparison = compared(&before, &after);
    let differences = shown(&differences(&comparison));
    assert_eq!(differences, [(Status::Moved, "I/1/-2".to_owned(), "I/2/-1".to_owned())]);
}

#[test]
fn of_two_items_that_changed_places_one_is_moved() {
    let before = plan(&[SKILLS, FEES].concat(), &[REPORTS, SAFETY].concat());
    let after = plan(&[FEES, SKILLS].concat(), &[REPORTS, SAFETY].concat());
    let comparison = compared(&before, &after);
    let differences = differences(&comparison);
    assert_eq!(differences.len(), 1, "{:#?}", shown(&differences));
    assert_eq!(differences[0].status, Status::Moved);
}

#[test]
fn an_item_cut_in_two_is_split_and_two_joined_are_merged() {
    let joined = format!("{} {}", SKILLS.trim_end(), SAFETY.trim_start_matches("- "));
    let whole = plan(&[joined.as_str(), FEES].concat(), REPORTS);
    let parts = plan(&[SKILLS, SAFETY, FEES].concat(), REPORTS);
    let split = compared(&whole, &parts);
    let rows = shown(&differences(&split));
    assert_eq!(
        rows,
        [
            (Status::Split, "I/1/-1".to_owned(), "I/1/-1".to_owned()),
            (Status::Split, "I/1/-1".to_owned(), "I/1/-2".to_owned()),
        ]
    );
    let merged = compared(&parts, &whole);
    assert_eq!(
        shown(&differences(&merged)),
        [
            (Status::Merged, "I/1/-1".to_owned(), "I/1/-1".to_owned()),
            (Status::Merged, "I/1/-2".to_owned(), "I/1/-1".to_owned()),
        ]
    );
}

#[test]
fn a_plan_for_another_place_is_localised() {
    let before = plan(SKILLS, REPORTS)
        .replace("Hòa Thịnh", "Đức Bình")
        .replace("mục đích:\n", "mục đích:\n- Công an xã Đức Bình phối hợp.\n");
    let after = plan(SKILLS, REPORTS).replace("mục đích:\n", "mục đích:\n- Công an xã Hòa Thịnh phối hợp.\n");
    let comparison = compared(&before, &after);
    let differences = differences(&comparison);
    let statuses: Vec<Status> = differences.iter().map(|change| change.status).collect();
    assert_eq!(statuses, [Status::Localised, Status::Localised], "{:#?}", shown(&differences));
}

#[test]
fn plans_with_nothing_in_common_and_empty_ones_are_compared() {
    let one = plan(SKILLS, FEES);
    let empty = compared(&one, "");
    assert!(empty.changes.iter().all(|change| change.status == Status::Omitted) && empty.changes.len() == 6);
    assert!(compared("", "").changes.is_empty());
    let other = plan("- Trồng một nghìn cây xanh dọc bờ đê.\n", "- Giữ sạch kênh mương nội đồng.\n");
    let comparison = compared(&one, &other);
    let lone = comparison.changes.iter().filter(|change| matches!(change.status, Status::Omitted | Status::Added));
    assert_eq!(lone.count(), 4);
}

/// A division of a real plan that is set before another is one move, whatever is numbered anew.
#[test]
fn a_moved_division_gives_only_moves() {
    for name in PLANS {
        let text = text_of(name);
        let lines: Vec<&str> = text.lines().collect();
        let starts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with("phần")).collect();
        let [.., first, second, third] = starts[..] else { continue };
        let (head, tail) = (lines[..first].join("\n"), lines[third..].join("\n"));
        let (one, other) = (lines[first..second].join("\n"), lines[second..third].join("\n"));
        let comparison = compared(&text, &[head, other, one, tail].join("\n"));
        let differences = differences(&comparison);
        assert_eq!(differences.len(), 1, "{name}: {:#?}", shown(&differences));
        assert_eq!(differences[0].status, Status::Moved, "{name}");
    }
}

#[test]
fn the_schema_in_the_manual_is_the_one_of_the_comparison() {
    let path = root().join("docs/diff.schema.json");
    let made = format!("{}\n", serde_json::to_string_pretty(&plancc::diff::schema()).expect("a schema is JSON"));
    if std::env::var_os("PLANCC_BLESS").is_some() {
        std::fs::write(&path, &made).expect("the manual can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("docs/diff.schema.json is in the repository");
    assert_eq!(kept, made, "run PLANCC_BLESS=1 cargo test --test diff, and read what changed");
}

#[test]
fn the_json_fits_the_schema() {
    let schema = jsonschema::validator_for(&plancc::diff::schema()).expect("the schema is one");
    let comparison = compared(&text_of("cao-bang-2025"), &text_of("tan-minh-2026"));
    let json = plancc::diff::to_json(&comparison, |_| true, |_| true);
    let value: serde_json::Value = serde_json::from_str(&json).expect("the comparison is JSON");
    let faults: Vec<String> = schema.iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(value["version"], plancc::diff::VERSION);
    assert_eq!(value["changes"].as_array().map(Vec::len), Some(comparison.changes.len()));
}

#[test]
fn the_report_keeps_to_its_width_and_says_the_sum_first() {
    let comparison = compared(&text_of("cao-bang-2025"), &text_of("tan-minh-2026"));
    for width in [80, 120] {
        let look = plancc::diff::Look { colours: false, width };
        let text = plancc::diff::to_text(&comparison, plancc::diff::Only::Differences, look);
        let longest = text.lines().map(|line| line.chars().count()).max();
        assert!(longest <= Some(width), "{longest:?} of {width}");
        assert!(text.find("giữ nguyên") < text.find("sửa lời: "), "{text}");
    }
}

/// Items on each side of a large pair; without optimisation every item costs some twenty times as much.
const MANY: usize = if cfg!(debug_assertions) { 1_000 } else { 5_000 };

/// A plan of many items, one for each number, in the order of the numbers.
fn plan_of(numbers: impl Iterator<Item = usize>, item: impl Fn(usize) -> String) -> String {
    let items: String = numbers.map(|number| format!("- {}\n", item(number))).collect();
    format!("kế hoạch: Trồng cây\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Nội dung\nnội dung:\n{items}")
}

/// Compares two large plans within the time that a person waits; how many parts have which status.
fn counts_of_large(name: &str, parent: &str, child: &str) -> plancc::diff::Counts {
    let started = std::time::Instant::now();
    let comparison = compared(parent, child);
    let seconds = started.elapsed().as_secs_f64();
    println!("{name}: {seconds:.2} s, {:?}", comparison.counts());
    assert!(seconds < 60.0, "{name}: {seconds:.1} s");
    comparison.counts()
}

/// A number in words that no other number has.
fn word(number: usize, of: usize) -> String {
    let syllables = ["ba", "đô", "gi", "hu", "kê", "lơ", "my", "nư", "pha", "quê"];
    let digits = [number / 1000 % 10, number / 100 % 10, number / 10 % 10, number % 10];
    digits.iter().map(|digit| syllables[(digit + of) % 10]).collect()
}

#[test]
fn large_plans_with_nothing_in_common_are_compared() {
    let item = |of: usize| {
        move |number| format!("{} {} {} {}.", word(number, of), word(number + 1, of), word(number / 2, of + 1), of)
    };
    let parent = plan_of(0..MANY, item(0));
    let child = plan_of(0..MANY, |number| item(0)(number + 5_000).to_uppercase() + " xong");
    let counts = counts_of_large("nothing in common", &parent, &child);
    assert!(counts.same + counts.edited < MANY, "{counts:?}");
}

#[test]
fn large_plans_of_the_same_few_words_are_compared() {
    let item = |number: usize| format!("Thôn trồng {} cây, chăm sóc {} cây.", number % 17, number % 5);
    let counts = counts_of_large("few words", &plan_of(0..MANY, item), &plan_of(3..MANY + 3, item));
    assert!(counts.omitted + counts.added <= 20, "{counts:?}");
    let one = |_: usize| "Thôn trồng cây xanh ven đường.".to_owned();
    let counts = counts_of_large("one sentence", &plan_of(0..MANY, one), &plan_of(0..MANY, one));
    assert_eq!(counts.same, MANY + 3, "{counts:?}");
}

#[test]
fn large_plans_in_another_order_are_compared() {
    let item = |number: usize| format!("Thôn {} trồng {} cây dọc đường {}.", word(number, 0), number % 17, number % 50);
    let order = (0..MANY).map(|number| number * 7 % MANY);
    let counts = counts_of_large("another order", &plan_of(0..MANY, item), &plan_of(order, item));
    assert_eq!(counts.same + counts.moved, MANY + 3, "{counts:?}");
    let backwards = counts_of_large("backwards", &plan_of(0..MANY, item), &plan_of((0..MANY).rev(), item));
    assert_eq!(backwards.moved, MANY - 1, "{backwards:?}");
    let paragraphs = |text: String| text.replace("\n- ", "\n\n");
    let (one, other) = (paragraphs(plan_of(0..MANY, item)), paragraphs(plan_of((0..MANY).rev(), item)));
    counts_of_large("paragraphs backwards", &one, &other);
}
