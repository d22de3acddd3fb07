//! The hard cases of comparing, as the manual has them (`docs/diff.md`): two pieces of plans and the result wished for.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use plancc::diff::{Part, Status, Units, compare};
use plancc::model::{Known, lower};
use plancc::source::SourceFile;
use plancc::syntax::parse;

/// A hard case as the manual has it.
#[derive(Default)]
struct Case {
    title: String,
    parent: String,
    child: String,
    rows: Vec<String>,
    /// The rows of today, where those wished for are not reached.
    today: Option<Vec<String>>,
}

fn cases() -> Vec<Case> {
    let path = format!("{}/docs/diff.md", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the manual is in the repository");
    let mut cases: Vec<Case> = Vec::new();
    let mut fence = "";
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case { title: title.into(), ..Case::default() });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        match (fence, line) {
            ("", "```parent" | "```child") => fence = &line[3..],
            ("parent" | "child", "```") => fence = "",
            ("parent", _) => case.parent += &format!("{line}\n"),
            ("child", _) => case.child += &format!("{line}\n"),
            _ if line.starts_with("**Chưa đạt.**") => case.today = Some(Vec::new()),
            _ if line.starts_with("| ") && !line.starts_with("| ---") && !line.starts_with("| cấp trên") => {
                case.today.as_mut().unwrap_or(&mut case.rows).push(line.into());
            }
            _ => {}
        }
    }
    cases
}

fn read(name: &str, issuer: &str, body: &str) -> (SourceFile, Units) {
    let text = format!("kế hoạch: Chuyển đổi số\ncơ quan: Ủy ban nhân dân {issuer}\n\n{body}");
    let file = SourceFile::new(name, text);
    let mut found = Vec::new();
    let tree = parse(&file, &mut found);
    assert!(found.is_empty(), "{name}: {found:#?}\n{body}");
    let lowered = lower(&tree, &Known::default());
    let units = Units::new(&lowered.plan, &lowered.passages);
    (file, units)
}

#[test]
fn hard_cases_end_as_the_manual_says() {
    let cases = cases();
    assert!(cases.len() >= 20, "the manual has {} hard cases", cases.len());
    let open = cases.iter().filter(|case| case.today.is_some()).count();
    assert!(open * 5 <= cases.len(), "{open} of {} are not reached", cases.len());
    let mut faults = String::new();
    for case in &cases {
        let (parent, parent_units) = read("parent", "tỉnh Cao Bằng", &case.parent);
        let (child, child_units) = read("child", "xã Tân Minh, thành phố Hải Phòng", &case.child);
        let comparison = compare((&parent, &parent_units), (&child, &child_units));
        let place = |part: &Option<Part>| part.as_ref().map_or("–".to_owned(), |part| part.place.clone());
        let differences = comparison.changes.iter().filter(|change| change.status != Status::Same);
        let mut found: Vec<String> = differences
            .map(|change| {
                format!("| {} | {} | {} |", place(&change.parent), place(&change.child), change.status.title())
            })
            .collect();
        let mut wished: Vec<String> = case.rows.iter().filter(|row| !row.contains("giữ nguyên")).cloned().collect();
        assert!(!case.rows.is_empty() && !case.parent.is_empty() && !case.child.is_empty(), "{}", case.title);
        // Which of two rows comes first is of no interest here.
        found.sort();
        wished.sort();
        if let Some(today) = &case.today {
            assert!(found != wished, "{}: reached: say so in the manual", case.title);
            wished = today.clone();
            wished.sort();
        }
        if found != wished {
            faults += &format!("{}:\n{}\n", case.title, found.join("\n"));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}
