//! Plans beside their parents: what a reader noted of two real plans, pairs that obey and changes of them, bad input, size.
//!
//! `tests/fixtures/diff/conformance.*.tsv` holds the reader's facts: the check that is to see each, the verdict, both places;
//! a fact without a check is one that no check looks at.

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

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use plancc::checks::Settings;
use plancc::diagnostics::Severity;
use plancc::diff::{Comparison, Finding, Topic, Verdict};
use plancc::source::SourceFile;
use plancc::{Context, ParentPlan, ReadPlan, compare, review};
use whole_plan::{whole, whole_child};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(name: &str) -> String {
    std::fs::read_to_string(root().join(format!("plans/{name}.plan"))).expect("the plan is in the repository")
}

fn read(name: &str, text: &str) -> ReadPlan {
    ReadPlan::new(SourceFile::new(name, text), &Context::default())
}

fn compared_by(parent: &str, child: &str, settings: &Settings) -> Comparison {
    let (parent, child) = (read("parent.plan", parent), read("child.plan", child));
    compare(parent.compared(), child.compared(), settings)
}

fn compared(parent: &str, child: &str) -> Comparison {
    compared_by(parent, child, &Settings::default())
}

/// What is wrong by a comparison: codes with verdicts.
fn wrong(comparison: &Comparison) -> BTreeSet<(&'static str, Verdict)> {
    let findings = comparison.findings.iter().filter(|finding| finding.verdict != Verdict::Conforms);
    findings.map(|finding| (finding.code, finding.verdict)).collect()
}

fn place(said: &Option<plancc::diff::Said>) -> &str {
    said.as_ref().map_or("", |said| said.place.as_str())
}

fn verdict(word: &str) -> Verdict {
    match word {
        "conforms" => Verdict::Conforms,
        "departs" => Verdict::Departs,
        "silent" => Verdict::Silent,
        "unclear" => Verdict::Unclear,
        _ => panic!("“{word}” is no verdict"),
    }
}

struct Noted {
    id: String,
    code: String,
    verdict: Verdict,
    parent: String,
    child: String,
}

impl Noted {
    fn read(line: &str) -> Noted {
        let fields: Vec<&str> = line.split('\t').collect();
        let field = |at: usize| fields.get(at).copied().unwrap_or_default().to_owned();
        Noted { id: field(0), code: field(1), verdict: verdict(&field(2)), parent: field(3), child: field(4) }
    }

    /// Whether a finding is about the same point: the places that the reader gives are those that it gives, if any.
    fn is_at(&self, finding: &Finding) -> bool {
        let fits = |noted: &str, said: &str| noted.is_empty() || said.is_empty() || noted == said;
        finding.code == self.code
            && fits(&self.parent, place(&finding.parent))
            && fits(&self.child, place(&finding.child))
            && (self.parent.is_empty() || !place(&finding.parent).is_empty())
    }
}

fn noted(name: &str) -> Vec<Noted> {
    let path = root().join("tests/fixtures/diff").join(name);
    let text = std::fs::read_to_string(path).expect("the facts are in the repository");
    text.lines().skip(1).map(Noted::read).collect()
}

#[test]
fn a_reader_judges_the_same() {
    let comparison = compared(&text_of("cao-bang-2025"), &text_of("tan-minh-2026"));
    let facts = noted("conformance.cao-bang-2025.tan-minh-2026.tsv");
    let (mut all, mut found) = (0, 0);
    let (mut must, mut faults) = (Vec::new(), Vec::new());
    for fact in &facts {
        let is_met = comparison.findings.iter().any(|finding| fact.is_at(finding) && finding.verdict == fact.verdict);
        let is_weighty = fact.verdict == Verdict::Departs
            || fact.verdict == Verdict::Silent && matches!(&fact.id[..1], "D" | "A" | "Q");
        if is_weighty && !is_met {
            must.push(fact.id.clone());
        }
        if !is_weighty {
            all += 1;
            found += usize::from(is_met);
        }
        if !is_met {
            faults.push(fact.id.clone());
            // Another verdict alone at the very point contradicts.
            let others = comparison.findings.iter().filter(|finding| fact.is_at(finding));
            let contradicting: Vec<&Finding> = others.collect();
            assert!(contradicting.is_empty(), "{}: {contradicting:#?}", fact.id);
        }
    }
    println!("{found} of {all} of the rest; not found: {faults:?}");
    assert!(must.is_empty(), "not found: {must:?}");
    assert!(found * 10 >= all * 9, "{found} of {all}: {faults:?}");
}

/// What cannot be said of the two plans: nothing else departs, and nothing that is there is missing.
#[test]
fn nothing_is_said_that_a_reader_would_deny() {
    let comparison = compared(&text_of("cao-bang-2025"), &text_of("tan-minh-2026"));
    let departs = comparison.findings.iter().filter(|finding| finding.verdict == Verdict::Departs);
    let codes: Vec<&str> = departs.map(|finding| finding.code).collect();
    assert_eq!(codes.len(), 4, "{codes:?}");
    for finding in comparison.findings.iter().filter(|finding| finding.verdict == Verdict::Silent) {
        let parent = place(&finding.parent);
        let repeats = ["annex/1/1", "annex/1/2", "annex/1/3", "annex/1/4", "annex/1/5", "annex/1/6"];
        assert!(!repeats.contains(&parent), "the annex repeats the contents: {finding:#?}");
        let is_group = finding.code == "PH040" && ["III/1/b", "III/1/c", "III/1/đ"].contains(&parent);
        assert!(!is_group, "{finding:#?}");
    }
    let pairs = comparison.findings.iter().map(|finding| (place(&finding.parent), place(&finding.child)));
    assert!(!pairs.collect::<Vec<_>>().contains(&("III/1/d/-2", "III/1/c/-4")));
}

/// The commune's plan with one thing changed, and what is wrong then.
fn changed(from: &str, to: &str) -> BTreeSet<(&'static str, Verdict)> {
    let (parent, child) = (whole(""), whole_child(""));
    assert!(child.contains(from), "“{from}” is not in the plan");
    wrong(&compared(&parent, &child.replacen(from, to, 1)))
}

#[test]
fn a_plan_that_obeys_has_nothing_against_it() {
    let comparison = compared(&whole(""), &whole_child(""));
    let said: Vec<&Finding> =
        comparison.findings.iter().filter(|finding| finding.verdict != Verdict::Conforms).collect();
    assert!(said.is_empty(), "{said:#?}");
    let topics: BTreeSet<Topic> = comparison.findings.iter().map(|finding| finding.topic).collect();
    assert!(topics.len() >= 8, "{topics:?}");
}

#[test]
fn each_change_has_its_verdict_alone() {
    let collects = "Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n\nkết thúc";
    let sends = "báo cáo Sở Nội vụ trước ngày 15 tháng 11";
    for (from, to, code, verdict) in [
        (collects, "Phòng Văn hóa - Xã hội trước ngày 12 tháng 11 hằng năm.\n\nkết thúc", "PH010", Verdict::Unclear),
        (collects, "Phòng Văn hóa - Xã hội trước ngày 30 tháng 11 hằng năm.\n\nkết thúc", "PH010", Verdict::Departs),
        (collects, "Phòng Văn hóa - Xã hội theo quy định.\n\nkết thúc", "PH010", Verdict::Silent),
        (sends, "báo cáo Sở Nội vụ trước ngày 20 tháng 11", "PH011", Verdict::Departs),
        ("; tổng hợp, báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm", "", "PH011", Verdict::Silent),
        (sends, "báo cáo Sở Tài chính trước ngày 15 tháng 11", "PH012", Verdict::Departs),
        ("sơ kết vào năm 2028 và ", "", "PH014", Verdict::Silent),
        ("sơ kết vào năm 2028", "sơ kết vào năm 2029", "PH014", Verdict::Departs),
        ("ngày 31 tháng 12 năm 2030. Phòng", "ngày 30 tháng 6 năm 2031. Phòng", "PH020", Verdict::Departs),
        ("từ ngày 25 tháng 01 năm 2026", "từ ngày 01 tháng 01 năm 2026", "PH020", Verdict::Departs),
        ("ngày 06 tháng 01 năm 2026 của", "ngày 16 tháng 01 năm 2026 của", "PH030", Verdict::Departs),
        (
            "Thực hiện Kế hoạch số 57/KH-UBND ngày 06 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lâm Đồng",
            "Thực hiện chỉ đạo của tỉnh",
            "PH030",
            Verdict::Silent,
        ),
        ("2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp ở các thôn.\n", "", "PH050", Verdict::Silent),
        ("ít nhất 80%", "ít nhất 60%", "PH070", Verdict::Departs),
        ("Có ít nhất 80% số thôn", "Phần lớn số thôn", "PH070", Verdict::Silent),
        ("2. Đẩy mạnh tuyên truyền trên các phương tiện thông tin đại chúng.\n", "", "PH080", Verdict::Silent),
        (
            "tổng kết:\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.",
            "tổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân xã.",
            "PH061",
            Verdict::Departs,
        ),
        ("chính quyền xã.", "chính quyền xã hai cấp.", "PH082", Verdict::Departs),
        (" và Sở Nội vụ xem xét", " xem xét", "PH081", Verdict::Silent),
    ] {
        assert_eq!(changed(from, to), BTreeSet::from([(code, verdict)]), "“{from}” as “{to}”");
    }
}

#[test]
fn a_target_made_stronger_and_a_report_made_earlier_obey() {
    for (from, to) in [
        ("ít nhất 80%", "ít nhất 95%"),
        ("ít nhất 80%", "100%"),
        ("báo cáo Sở Nội vụ trước ngày 15 tháng 11", "báo cáo Sở Nội vụ trước ngày 14 tháng 11"),
        ("đến ngày 31 tháng 12 năm 2030", "đến ngày 30 tháng 11 năm 2030"),
        ("tổng kết vào năm 2030", "tổng kết trong tháng 10 năm 2030"),
        ("57/KH-UBND ngày 06 tháng 01 năm 2026", "57/KH-UBND ngày 06/01/2026"),
    ] {
        assert_eq!(changed(from, to), BTreeSet::new(), "“{from}” as “{to}”");
    }
}

#[test]
fn the_margin_is_the_offices() {
    let collects = whole_child("")
        .replace("hội trước ngày 05 tháng 11 hằng năm.\n\nkết", "hội trước ngày 09 tháng 11 hằng năm.\n\nkết");
    let by = |margin_days| wrong(&compared_by(&whole(""), &collects, &Settings { margin_days, ..Settings::default() }));
    assert_eq!(by(None), BTreeSet::new());
    assert_eq!(by(Some(6)), BTreeSet::new());
    assert_eq!(by(Some(7)), BTreeSet::from([("PH010", Verdict::Departs)]));
}

/// From 1 October 2026 the law is amended in ways that are not known for sure: nothing is an error then.
#[test]
fn what_the_law_does_not_surely_say_is_no_error() {
    let child = whole_child("").replace("ngày: 20/01/2026", "ngày: 20/11/2026").replace(
        "tổng kết:\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.",
        "tổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân xã.",
    );
    let found = wrong(&compared(&whole(""), &child));
    assert!(found.contains(&("PH061", Verdict::Unclear)), "{found:?}");
    assert!(!found.iter().any(|(code, verdict)| *code == "PH061" && *verdict == Verdict::Departs), "{found:?}");
}

#[test]
fn two_versions_of_a_plan_have_no_verdicts() {
    let comparison = compared(&whole_child(""), &whole_child("ngày: 25/01/2026\n"));
    assert!(comparison.findings.is_empty());
    assert!(!comparison.facts.is_empty());
    // The commune's plan is no parent of the province's.
    assert!(compared(&whole_child("").replace("cấp trên: ke-hoach-tinh.plan\n", ""), &whole("")).findings.is_empty());
}

#[test]
fn plans_with_nothing_in_common_and_empty_ones_are_compared() {
    for (parent, child) in [("", ""), (whole("").as_str(), ""), ("", whole_child("").as_str())] {
        let comparison = compared(parent, child);
        assert!(comparison.findings.iter().all(|finding| finding.verdict != Verdict::Departs), "{comparison:#?}");
    }
    let other = text_of("can-tho-2024");
    let found = wrong(&compared(&other, &whole_child("")));
    assert!(found.contains(&("PH002", Verdict::Departs)), "{found:?}");
    assert!(found.iter().any(|(code, _)| *code == "PH050"), "{found:?}");
}

#[test]
fn the_readable_parts_of_a_broken_plan_are_compared() {
    let child = whole_child("")
        .replace("2. Thi đua bảo vệ", "2.1. Thi đua bảo vệ")
        .replace("phần kinh phí", "phần kinh tế phí");
    let comparison = compared(&whole(""), &child);
    assert!(comparison.findings.iter().any(|finding| finding.code == "PH010" && finding.verdict == Verdict::Conforms));
}

/// How much a finding weighs in a plan that is checked.
#[test]
fn verdicts_weigh_what_their_topics_weigh() {
    let parent = ParentPlan::Read(Arc::new(read("ke-hoach-tinh.plan", &text_of("cao-bang-2025"))));
    let file = SourceFile::new("tan-minh.plan", text_of("tan-minh-2026"));
    let context = Context { parent: Some(parent), ..Context::default() };
    let reports = review(&file, &context).diagnostics;
    let of = |code: &str| -> BTreeSet<&str> {
        reports.iter().filter(|report| report.code == code).map(|report| report.severity.word()).collect()
    };
    assert_eq!(of("PH010"), BTreeSet::from(["lỗi"]));
    assert_eq!(of("PH011"), BTreeSet::from(["cảnh báo"]));
    assert_eq!(of("PH060"), BTreeSet::from(["cảnh báo"]));
    assert_eq!(of("PH070"), BTreeSet::from(["cảnh báo"]));
    assert_eq!(of("PH050"), BTreeSet::new());
    assert_eq!(of("PH080"), BTreeSet::from(["gợi ý"]));
    assert_eq!(of("PH032"), BTreeSet::new());
    let without = review(&file, &Context::default()).diagnostics;
    assert!(without.iter().all(|report| !report.code.starts_with("PH")));
    // The plan's own reports stay what they are.
    assert!(without.iter().all(|report| reports.contains(report)));
    assert!(reports.iter().all(|report| report.severity != Severity::Error || !report.message.is_empty()));
}

/// Thousands of parts on each side: the facts and the rules cost in proportion, the alignment aside.
#[test]
fn large_plans_are_judged_in_seconds() {
    let items = |count: usize, words: &str| -> String {
        (0..count)
            .map(|at| format!("- Thôn {at} {words} {} cây, đạt ít nhất {}% kế hoạch.\n", at % 17, at % 90))
            .collect()
    };
    let part = |words: &str| format!("phần tiêu chí: Tiêu chí thi đua\nđối với: cá nhân\n{}", items(800, words));
    let started = std::time::Instant::now();
    let comparison = compared(&whole(&part("trồng")), &whole_child(&part("trồng mới")));
    println!("{:.1} s", started.elapsed().as_secs_f64());
    let targets = comparison.findings.iter().filter(|finding| finding.topic == Topic::Target).count();
    assert!(targets >= 500, "{targets}");
    assert!(started.elapsed().as_secs() < 120);
}

mod program {
    //! The parent that a plan names, as the program finds it.

    use std::path::Path;
    use std::process::{Command, Output};

    use super::{whole, whole_child};

    fn run(folder: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
        command.current_dir(folder).args(arguments).output().expect("the program runs")
    }

    fn written(output: &Output) -> String {
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    }

    fn folder(files: &[(&str, String)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).expect("a file can be written");
        }
        folder
    }

    fn named(parent: &str) -> String {
        whole_child("").replace("cấp trên: ke-hoach-tinh.plan", &format!("cấp trên: {parent}"))
    }

    #[test]
    fn a_parent_that_is_named_is_read() {
        let child = whole_child("").replace("ít nhất 80%", "ít nhất 60%");
        let folder = folder(&[("ke-hoach-tinh.plan", whole("")), ("xa.plan", child)]);
        let output = run(folder.path(), &["check", "xa.plan"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(written(&output).contains("lỗi[PH070]"), "{}", written(&output));
        let output = run(folder.path(), &["check", "--no-parent", "xa.plan"]);
        assert_eq!(output.status.code(), Some(0), "{}", written(&output));
        let output = run(folder.path(), &["diff", "xa.plan"]);
        assert_eq!(output.status.code(), Some(1));
    }

    #[test]
    fn a_parent_that_cannot_be_used_is_one_message_and_the_plan_is_checked_all_the_same() {
        let broken = whole("").replace("phần kinh phí", "phần kinh tế phí");
        let spoilt = |parent: &str| named(parent).replace("- Khơi dậy", "-Khơi dậy");
        let circle = whole("").replace("số: 57", "cấp trên: vong.plan\nsố: 57");
        let folder = folder(&[
            ("thieu.plan", spoilt("khong-co.plan")),
            ("minh.plan", spoilt("minh.plan")),
            ("loi.plan", spoilt("tinh-loi.plan")),
            ("tinh-loi.plan", broken),
            ("vong.plan", spoilt("tinh-vong.plan")),
            ("tinh-vong.plan", circle),
        ]);
        for (plan, reason) in [
            ("thieu.plan", "khong-co.plan"),
            ("minh.plan", "ghi chính mình"),
            ("loi.plan", "có 1 lỗi"),
            ("vong.plan", "trong một vòng"),
        ] {
            let output = run(folder.path(), &["check", plan]);
            let words = written(&output);
            assert_eq!(words.matches("PH001").count(), 1, "{plan}: {words}");
            assert!(words.contains(reason), "{plan}: {words}");
            assert!(words.contains("NN026"), "{plan}: {words}");
            assert_eq!(output.status.code(), Some(1), "{plan}: {words}");
            let output = run(folder.path(), &["check", "--no-parent", plan]);
            assert!(!written(&output).contains("PH001"), "{plan}");
        }
    }
}
