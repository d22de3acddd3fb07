//! What the checks say of the five real plans beside what a careful reader finds in them.
//!
//! `tests/fixtures/findings/` holds what was found by reading: `findings.tsv`, `traps.tsv` (places where a report would be
//! wrong), `rules.tsv` (which codes answer for a rule of that reading), `unfound.tsv` (what no check is to find, and why)
//! and `others.tsv` (reports that the reading has not, and why each is right). Together with the program's own reports they
//! make `docs/seed-findings.md`, which this test keeps true; `PLANCC_BLESS=1` writes it anew.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use plancc::model::{Known, lower};
use plancc::source::{SourceFile, Span};
use plancc::syntax;
use serde_json::Value;

const PLANS: [&str; 5] = ["can-tho-2026", "can-tho-2024", "dong-thap-2025", "tan-minh-2026", "cao-bang-2025"];
const DOCUMENT: &str = "docs/seed-findings.md";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rows(name: &str) -> Vec<Vec<String>> {
    let path = root().join("tests/fixtures/findings").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::to_string).collect()).collect()
}

/// A report of the program.
#[derive(Clone, Debug)]
struct Report {
    code: String,
    severity: String,
    message: String,
    /// The typed text at the first place.
    quote: String,
    /// The first place, then the others.
    spans: Vec<Span>,
    /// Whether it is made only of a plan about to be issued.
    at_issue: bool,
}

/// A plan with every paragraph's text, path and way back to the file.
struct Read {
    file: SourceFile,
    passages: Vec<(String, String, plancc::syntax::ast::Inline)>,
    reports: Vec<Report>,
}

fn read(plan: &str) -> Read {
    let path = format!("plans/{plan}.plan");
    let text = std::fs::read_to_string(root().join(&path)).expect("the plan is in the repository");
    let file = SourceFile::new(path.as_str(), text);
    let tree = syntax::parse(&file, &mut Vec::new());
    let lowered = lower(&tree, &Known::default());
    let passages = lowered
        .passages
        .list
        .iter()
        .map(|passage| (passage.place.as_str().to_string(), passage.text.text.clone(), passage.text.clone()))
        .collect();
    let mut reports = reports(&file, &path, "draft");
    for mut report in reports_of_issue(&file, &path) {
        let is_known = |known: &Report| known.code == report.code && known.spans.first() == report.spans.first();
        if !reports.iter().any(is_known) {
            report.at_issue = true;
            reports.push(report);
        }
    }
    Read { file, passages, reports }
}

fn reports_of_issue(file: &SourceFile, path: &str) -> Vec<Report> {
    reports(file, path, "issue")
}

/// What `plancc check --format json` says of a plan.
fn reports(file: &SourceFile, path: &str, stage: &str) -> Vec<Report> {
    let output = Command::new(env!("CARGO_BIN_EXE_plancc"))
        .current_dir(root())
        .args(["check", path, "--format", "json", "--stage", stage])
        .output()
        .expect("the program runs");
    let json: Value = serde_json::from_slice(&output.stdout).expect("the program writes JSON");
    let span = |place: &Value| {
        let offset = |name: &str| place[name].as_u64().expect("an offset is a number") as u32;
        Span::new(offset("start"), offset("end"))
    };
    let files = json["files"].as_array().expect("there is a list of files");
    let found = files.iter().flat_map(|file| file["reports"].as_array().expect("there is a list of reports"));
    found
        .map(|report| {
            let mut spans = vec![span(&report["at"])];
            spans.extend(report["also"].as_array().into_iter().flatten().map(|also| span(&also["at"])));
            let quote = file.typed()[spans[0].start as usize..spans[0].end as usize].to_string();
            Report {
                code: report["code"].as_str().expect("a code").to_string(),
                severity: report["severity"].as_str().expect("a severity").to_string(),
                message: report["message"].as_str().expect("a message").to_string(),
                quote,
                spans,
                at_issue: false,
            }
        })
        .collect()
}

impl Read {
    /// The typed places of a quotation, those in the paragraph named first; empty where the text has been left behind.
    fn places_of(&self, quote: &str, place: &str) -> Vec<Span> {
        let place = place.replace("#2", "");
        let mut here = Vec::new();
        let mut elsewhere = Vec::new();
        for (path, text, inline) in &self.passages {
            // Headings are printed in capitals, and typed in small letters; both have as many bytes.
            for (at, _) in text.to_lowercase().match_indices(&quote.to_lowercase()) {
                let span = inline.span_of(at, at + quote.len());
                if path == &place || path.starts_with(&format!("{place}/")) {
                    here.push(span)
                } else {
                    elsewhere.push(span)
                }
            }
        }
        if here.is_empty() { elsewhere } else { here }
    }

    /// The reports of some codes that lie at one of the quotations.
    fn at(&self, codes: &[String], quotes: &str, place: &str) -> Vec<usize> {
        let spans: Vec<Span> = quotes.split(" ⟷ ").flat_map(|quote| self.places_of(quote, place)).collect();
        let overlaps = |a: &Span, b: &Span| a.start <= b.end && b.start <= a.end;
        // A number stands before the words it counts, a mark behind them.
        let line = |span: &Span| self.file.line_column(span.start).0;
        let is_beside = |report: &Report, span: &Span, other: &Span| {
            overlaps(span, other) || report.code.starts_with("CT00") && line(span) == line(other)
        };
        let of_code = self.reports.iter().enumerate().filter(|(_, report)| codes.contains(&report.code));
        let is_of_whole = spans.is_empty() || matches!(place, "header" | "document" | "signature" | "scope" | "title");
        of_code
            .filter(|(_, report)| {
                is_of_whole || report.spans.iter().any(|span| spans.iter().any(|other| is_beside(report, span, other)))
            })
            .map(|(index, _)| index)
            .collect()
    }
}

/// The codes that answer for a rule.
fn rules() -> BTreeMap<String, Vec<String>> {
    rows("rules.tsv")
        .into_iter()
        .map(|row| (row[0].clone(), row[1].split(',').map(|code| code.trim().to_string()).collect()))
        .collect()
}

struct Told {
    document: String,
    faults: String,
    found: BTreeMap<String, (usize, usize)>,
}

fn tell() -> Told {
    let rules = rules();
    let findings = rows("findings.tsv");
    let reasons: BTreeMap<String, (String, String)> =
        rows("unfound.tsv").into_iter().map(|row| (row[0].clone(), (row[1].clone(), row[2].clone()))).collect();
    let others = rows("others.tsv");
    let mut faults = String::new();
    let mut document = String::from(
        "# What the checks find in the five real plans\n\n\
         Kept true by `tests/findings.rs`, which holds the reports of `plancc check --format json` (at both stages) beside\n\
         what a careful reader found in the five plans. “—” is a finding that is left unfound, with the reason; “cannot be shown” one that\n         the text of a plan has no room for, since plancc computes the part or the transcription mended the scan. Reports that\n\
         the reader had not are below each table, each with the reason why it is right. Counted are those that can be shown.\n\n",
    );
    let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut tables = String::new();
    let mut used_reasons = BTreeSet::new();
    let mut used_others = BTreeSet::new();
    for plan in PLANS {
        let read = read(plan);
        let mut matched = BTreeSet::new();
        let _ = write!(
            tables,
            "\n## {plan}\n\n| finding | rule | weight | place | found as | reason |\n| --- | --- | --- | --- | --- | --- |\n"
        );
        for row in findings.iter().filter(|row| row[0] == plan) {
            let (id, rule, severity, place, quotes) = (&row[1], &row[2], &row[3], &row[4], &row[5]);
            let codes = rules.get(rule).unwrap_or_else(|| panic!("rules.tsv has no {rule}"));
            let reason = reasons.get(id);
            // What the language computes, or what the transcription has mended, no plan can show.
            if let Some((_, why)) = reason.filter(|(kind, _)| kind == "cannot") {
                used_reasons.insert(id.clone());
                let _ = writeln!(tables, "| {id} | {rule} | {severity} | {place} | cannot be shown | {why} |");
                continue;
            }
            let hits = read.at(codes, quotes, place);
            let count = found.entry(severity.clone()).or_default();
            count.1 += 1;
            let mut as_codes: Vec<&str> = hits.iter().map(|index| read.reports[*index].code.as_str()).collect();
            as_codes.sort_unstable();
            as_codes.dedup();
            if hits.is_empty() {
                let why = reason.map_or("", |(_, why)| why.as_str());
                if why.is_empty() {
                    let _ = writeln!(faults, "{id} {rule} {severity} {place} «{quotes}»: not found, and no reason");
                }
                used_reasons.insert(id.clone());
                let _ = writeln!(tables, "| {id} | {rule} | {severity} | {place} | — | {why} |");
            } else {
                count.0 += 1;
                let _ = writeln!(tables, "| {id} | {rule} | {severity} | {place} | {} | |", as_codes.join(", "));
            }
            matched.extend(hits);
        }
        let mut rest = String::new();
        for (index, report) in read.reports.iter().enumerate().filter(|(index, _)| !matched.contains(index)) {
            let quote = short(&report.quote);
            let row = others.iter().position(|row| row[0] == plan && row[1] == report.code && row[2] == quote);
            match row {
                Some(row) => {
                    used_others.insert(row);
                    let _ =
                        writeln!(rest, "| {} | {} | «{quote}» | {} |", report.code, report.severity, others[row][3]);
                }
                None => {
                    let (line, _) = read.file.line_column(read.reports[index].spans[0].start);
                    let _ = writeln!(
                        faults,
                        "{plan}\t{}\t{quote}\t({}, line {line}) {}",
                        report.code, report.severity, report.message
                    );
                }
            }
        }
        if !rest.is_empty() {
            let _ = write!(
                tables,
                "\nReports that the reader had not:\n\n| code | weight | at | why it is right |\n| --- | --- | --- | --- |\n{rest}"
            );
        }
    }
    for id in reasons.keys().filter(|id| !used_reasons.contains(*id)) {
        let _ = writeln!(faults, "unfound.tsv: {id} is found");
    }
    for (row, other) in others.iter().enumerate().filter(|(row, _)| !used_others.contains(row)) {
        let _ =
            writeln!(faults, "others.tsv: nothing reports row {}: {} {} «{}»", row + 1, other[0], other[1], other[2]);
    }
    document.push_str("| weight | found | of |\n| --- | ---: | ---: |\n");
    for severity in ["error", "warning", "hint"] {
        let (hits, of) = found.get(severity).copied().unwrap_or_default();
        let _ = writeln!(document, "| {severity} | {hits} | {of} |");
    }
    document.push_str(&tables);
    Told { document, faults, found }
}

/// The beginning of a quotation, on one line.
fn short(quote: &str) -> String {
    let line: String = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut cut: String = line.chars().take(60).collect();
    if cut.chars().count() < line.chars().count() {
        cut.push('…');
    }
    cut.replace('|', "/")
}

#[test]
fn what_a_careful_reader_finds_is_found_and_nothing_else_is_said() {
    let told = tell();
    let path = root().join(DOCUMENT);
    if std::env::var_os("PLANCC_BLESS").is_some() {
        std::fs::write(&path, &told.document).expect("the document can be written");
    }
    let count = |severity: &str| told.found.get(severity).copied().unwrap_or_default().0;
    println!("errors {} warnings {} hints {}", count("error"), count("warning"), count("hint"));
    assert!(told.faults.is_empty(), "\n{}", told.faults);
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), told.document, "{DOCUMENT} is out of date");
    let errors = told.found.get("error").copied().unwrap_or_default();
    assert_eq!(errors.0, errors.1, "errors found, of those that a plan can show");
    assert!(count("warning") >= 52 && count("hint") >= 85, "errors, warnings, hints: {:?}", told.found);
}

#[test]
fn where_a_careless_check_would_speak_there_is_silence() {
    let rules = rules();
    let mut faults = String::new();
    let mut tried = 0;
    for plan in PLANS {
        let read = read(plan);
        for row in rows("traps.tsv").iter().filter(|row| row[0] == plan) {
            let (place, rule, quotes) = (&row[1], &row[2], &row[3]);
            let codes = rules.get(rule).unwrap_or_else(|| panic!("rules.tsv has no {rule}"));
            let spans: Vec<Span> = quotes.split(" ⟷ ").flat_map(|quote| read.places_of(quote, place)).collect();
            assert!(!spans.is_empty(), "{plan} {place}: «{quotes}» is not in the plan");
            tried += 1;
            for report in read.reports.iter().filter(|report| codes.contains(&report.code)) {
                let at = report.spans[0];
                if spans.iter().any(|span| span.start < at.end && at.start < span.end) {
                    let _ = writeln!(faults, "{plan} {place} {rule} «{quotes}»: {} {}", report.code, report.message);
                }
            }
        }
    }
    assert_eq!(tried, 25);
    assert!(faults.is_empty(), "\n{faults}");
}
