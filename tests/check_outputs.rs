//! What `plancc check` writes for other programs: against its own schema, the published one of SARIF, and the text itself.

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

use std::path::{Path, PathBuf};
use std::process::Command;

use plancc::checks::{self, Run, Settings, Stage};
use plancc::diagnostics::{Checked, Counts, github, json, sarif};
use plancc::source::SourceFile;
use plancc::{Analysis, Context, review};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use whole_plan::whole;

const SARIF: &str = "tests/fixtures/sarif/sarif-schema-2.1.0.json";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Plans in which everything occurs that a report can have: the bad sample of each check, decomposed, with CRLF and a byte
/// order mark; characters of two UTF-16 units; reports suppressed by comments and by an office.
fn reviewed() -> Vec<(SourceFile, Analysis)> {
    let settings = |stage| Settings { stage, off: vec!["NN026".into()], ..Settings::default() };
    let mut texts: Vec<(String, Stage)> = Vec::new();
    for check in checks::all() {
        let stage = if matches!(check.run, Run::AtIssue(_)) { Stage::Issue } else { Stage::Draft };
        let text =
            if matches!(check.run, Run::Reading | Run::Parent) { check.bad.to_string() } else { whole(check.bad) };
        texts.push((text, stage));
    }
    let own = whole("phần: Nội dung khác\n// bỏ qua NN016: theo bản của tỉnh\n2. 😀 😀 hai.\n-Ba.\n1. [Bốn 😀.\n");
    texts.push((own.replace('\n', "\r\n"), Stage::Draft));
    texts.push((format!("\u{feff}{}", own.nfd().collect::<String>()), Stage::Draft));
    let read = texts.into_iter().enumerate().map(|(index, (text, stage))| {
        let file = SourceFile::new(format!("kế hoạch/{index}, 100%.plan"), text);
        let analysis = review(&file, &Context { settings: settings(stage), ..Context::default() });
        (file, analysis)
    });
    read.collect()
}

fn checked<'a>((file, analysis): &'a (SourceFile, Analysis)) -> Checked<'a> {
    Checked { file, found: &analysis.diagnostics, suppressed: &analysis.suppressed, fixed: 0 }
}

fn as_json(all: &[(SourceFile, Analysis)]) -> String {
    let mut counts = Counts::default();
    all.iter().for_each(|one| counts.add(&checked(one)));
    let files: Vec<String> = all.iter().map(|one| json::file(&checked(one), &checks::rules())).collect();
    format!("{}{}{}", json::head(), files.join(",\n"), json::tail(&counts))
}

fn as_sarif(all: &[(SourceFile, Analysis)]) -> String {
    let rules = checks::rules();
    let results: Vec<String> = all.iter().flat_map(|one| sarif::results(&checked(one), &rules)).collect();
    let failures = [("không có.plan".to_string(), "không tìm thấy".to_string())];
    format!("{}{}{}", sarif::head(&rules, "0.1.0"), results.join(",\n"), sarif::tail(&failures))
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in\n{text}"))
}

#[track_caller]
fn fits(schema: &Value, value: &Value) {
    let schema = jsonschema::validator_for(schema).expect("the schema is one");
    let faults: Vec<String> =
        schema.iter_errors(value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

fn published() -> Value {
    let text = std::fs::read_to_string(root().join(SARIF)).expect("the schema is in the repository");
    // One pattern, of the language's code, has a bracket too many, which not every reader of patterns takes for itself.
    value(&text.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}\\\\]?$"))
}

/// Runs the program on the sample plans and one that is not there.
fn written(format: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plancc"));
    command.current_dir(root()).args(["check", "plans", "nowhere.plan", "--format", format]);
    let output = command.output().expect("the program can be run");
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stdout).expect("reports are text")
}

#[test]
fn the_schema_in_the_manual_is_the_one_of_the_reports() {
    let path = root().join("docs/check.schema.json");
    let made = format!("{}\n", serde_json::to_string_pretty(&json::schema()).expect("a schema is JSON"));
    if std::env::var_os("PLANCC_BLESS").is_some() {
        std::fs::write(&path, &made).expect("the manual can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("docs/check.schema.json is in the repository");
    assert_eq!(kept, made, "run PLANCC_BLESS=1 cargo test --test check_outputs, and read what changed");
}

#[test]
fn the_json_fits_its_schema_and_says_everything() {
    let all = reviewed();
    let reports = value(&as_json(&all));
    fits(&json::schema(), &reports);
    fits(&json::schema(), &value(&written("json")));
    let mut suppressed = 0;
    for (file, (source, analysis)) in reports["files"].as_array().expect("files are a list").iter().zip(&all) {
        let list = file["reports"].as_array().expect("reports are a list");
        assert_eq!(list.len(), analysis.diagnostics.len(), "{}", source.name);
        suppressed += file["suppressed"].as_array().expect("this is a list").len();
        for (report, found) in list.iter().zip(&analysis.diagnostics) {
            let (line, column) = source.line_column(found.span.start);
            assert_eq!(report["code"], found.code);
            assert_eq!(report["message"], found.message.as_str());
            assert_eq!((&report["at"]["line"], &report["at"]["column"]), (&line.into(), &column.into()));
            assert_eq!(report["fix"].is_null(), found.fix.is_none());
        }
    }
    assert_eq!(reports["summary"]["suppressed"], suppressed);
    assert!(suppressed >= 4, "comments and the office suppress only {suppressed}");
}

#[test]
fn the_sarif_fits_the_published_schema() {
    let all = reviewed();
    let log = value(&as_sarif(&all));
    fits(&published(), &log);
    fits(&published(), &value(&written("sarif")));
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let results = run["results"].as_array().expect("results are a list");
    let count: usize = all.iter().map(|(_, one)| one.diagnostics.len() + one.suppressed.len()).sum();
    assert_eq!(results.len(), count);
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules are a list");
    let mut kinds: Vec<&str> = Vec::new();
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().expect("every code is of the registry") as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        kinds.extend(result["suppressions"].as_array().expect("a list").iter().filter_map(|one| one["kind"].as_str()));
    }
    assert!(kinds.contains(&"inSource") && kinds.contains(&"external"), "{kinds:?}");
}

/// A region of SARIF leads to the characters that are meant, counted in UTF-16.
#[test]
fn regions_lead_to_the_marked_characters() {
    for one in &reviewed() {
        let (file, analysis) = one;
        let text =
            format!("{}{}{}", sarif::head(&[], "0"), sarif::results(&checked(one), &[]).join(","), sarif::tail(&[]));
        let log = value(&text);
        let lines: Vec<Vec<u16>> = file
            .typed()
            .split_inclusive('\n')
            .map(|line| line.trim_start_matches('\u{feff}').encode_utf16().collect())
            .collect();
        for found in &analysis.diagnostics {
            let results = log["runs"][0]["results"].as_array().expect("a list").iter();
            let mut regions = results
                .filter(|result| result["ruleId"] == found.code && result["message"]["text"] == found.lines().as_str())
                .map(|result| &result["locations"][0]["physicalLocation"]["region"]);
            let wanted =
                file.typed()[found.span.start as usize..found.span.end as usize].trim_start_matches('\u{feff}');
            let leads = regions.any(|region| {
                let at = |member: &str| region[member].as_u64().expect("regions are numbers") as usize;
                let mut units = Vec::new();
                for line in at("startLine")..=at("endLine") {
                    let units_of = lines.get(line - 1).cloned().unwrap_or_default();
                    let from = if line == at("startLine") { at("startColumn") - 1 } else { 0 };
                    let to = if line == at("endLine") { at("endColumn") - 1 } else { units_of.len() };
                    units.extend_from_slice(&units_of[from..to]);
                }
                String::from_utf16(&units).is_ok_and(|text| text == wanted)
            });
            assert!(leads, "{}: no region of {} leads to “{wanted}”", file.name, found.code);
        }
    }
}

#[test]
fn each_report_is_one_workflow_command() {
    for one in &reviewed() {
        let lines = github::render(&checked(one), &checks::rules());
        assert_eq!(lines.lines().count(), one.1.diagnostics.len());
        for (line, found) in lines.lines().zip(&one.1.diagnostics) {
            let (head, message) = line.trim_start_matches("::").split_once("::").expect("a command has a message");
            let (command, properties) = head.split_once(' ').expect("a command has properties");
            assert!(["error", "warning", "notice"].contains(&command), "{line}");
            let names: Vec<&str> =
                properties.split(',').map(|property| property.split_once('=').expect("name and value").0).collect();
            assert!(names.starts_with(&["file", "line", "endLine", "col"]) && names.ends_with(&["title"]), "{names:?}");
            let unescaped = message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
            assert_eq!(unescaped, found.lines());
        }
    }
    let program = written("github");
    assert!(program.contains("::error file=nowhere.plan,title="), "{program}");
    assert!(Path::new(&root().join("plans")).is_dir() && program.contains("::warning file=plans/"), "{program}");
}
