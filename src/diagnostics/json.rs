//! Reports as JSON: the stable shape behind `plancc check --format json`.
//!
//! The shape is documented by its JSON Schema (`docs/check.schema.json`, made by [`schema`]). It grows by new members only;
//! whatever else changes raises [`VERSION`]. It is written a plan at a time: [`head`], [`file()`] for each, with a comma
//! between, [`tail`].

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

use super::{Checked, Columns, Counts, Diagnostic, Places, Rule, Severity, Suppression};

/// The version of the shape.
pub const VERSION: u32 = 1;

/// Everything found in one run.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "plancc check")]
pub struct Reports {
    /// The version of this shape.
    pub version: u32,
    /// The plans, in the order in which they were asked for; those of a folder in the order of their names.
    pub files: Vec<File>,
    /// How much was found.
    pub summary: Summary,
}

/// What was found in one plan.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct File {
    /// The plan's source, as named on the command line.
    pub file: String,
    /// What is wrong, in the order of the text.
    pub reports: Vec<Report>,
    /// What is not counted: suppressed by a comment or by the office's configuration.
    pub suppressed: Vec<SuppressedReport>,
    /// How many fixes were applied before; 0 without `--fix`.
    pub fixed: usize,
    /// Why the plan could not be read or written; then there are no reports.
    pub failure: Option<String>,
}

/// Something wrong with a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// The code, such as `NN002`; `plancc explain CODE` says more.
    pub code: String,
    /// The fault's name in English, with dashes.
    pub name: Option<String>,
    /// How much it weighs.
    pub severity: Weight,
    /// What is wrong, in Vietnamese.
    pub message: String,
    /// Where.
    pub at: At,
    /// Words beside the marked characters; often what to write instead.
    pub label: Option<String>,
    /// Second places.
    pub also: Vec<Also>,
    /// What to do.
    pub help: Option<String>,
    /// The ground: a provision, the parent plan, the language, plain consistency.
    pub ground: Option<String>,
    /// How it is mended by machine, where it can be.
    pub fix: Option<Mending>,
}

/// How much a report weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// lỗi: the plan cannot be issued like this.
    Error,
    /// cảnh báo: very probably wrong.
    Warning,
    /// gợi ý: consistency or style.
    Hint,
}

/// A place in the file as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct At {
    /// First byte, from 0.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Line of the first character, from 1.
    pub line: usize,
    /// Its column, from 1, in characters.
    pub column: usize,
    /// Line of the end, from 1.
    pub end_line: usize,
    /// Column behind the last character, from 1.
    pub end_column: usize,
}

/// A second place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Also {
    /// Where.
    pub at: At,
    /// What there is to see.
    pub message: String,
}

/// How a report is mended: all edits together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Mending {
    /// Whether `--fix` applies it; otherwise only `--unsafe-fixes` does.
    pub is_safe: bool,
    /// What is replaced, in the order of the text, not overlapping.
    pub edits: Vec<Replacement>,
}

/// A replacement of typed text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Replacement {
    /// What is replaced.
    pub at: At,
    /// What takes its place.
    pub text: String,
}

/// A report that is not counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SuppressedReport {
    /// The report.
    pub report: Report,
    /// What suppresses it.
    pub by: Means,
    /// The reason given in the plan.
    pub reason: Option<String>,
    /// The comment.
    pub at: Option<At>,
}

/// What suppresses a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// `// bỏ qua CODE: lý do` in the plan.
    Comment,
    /// `[check] off` of `plancc.toml`.
    Configuration,
}

/// How much was found in all plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// Plans that were read.
    pub files: usize,
    /// Plans that could not be.
    pub failed: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Hints.
    pub hints: usize,
    /// Reports that are not counted.
    pub suppressed: usize,
    /// Fixes that were applied.
    pub fixed: usize,
}

/// The beginning of a document.
pub fn head() -> String {
    format!("{{\n\"version\": {VERSION},\n\"files\": [")
}

/// What was found in one plan.
pub fn file(checked: &Checked<'_>, rules: &[Rule]) -> String {
    written(&shape(checked, rules))
}

/// A plan that could not be read or written.
pub fn failure(name: &str, message: &str) -> String {
    let file = File {
        file: name.to_owned(),
        reports: Vec::new(),
        suppressed: Vec::new(),
        fixed: 0,
        failure: Some(message.to_owned()),
    };
    written(&file)
}

/// The end of a document.
pub fn tail(counts: &Counts) -> String {
    let summary = Summary {
        files: counts.files,
        failed: counts.failed,
        errors: counts.errors,
        warnings: counts.warnings,
        hints: counts.hints,
        suppressed: counts.suppressed,
        fixed: counts.fixed,
    };
    format!("\n],\n\"summary\": {}\n}}\n", written(&summary))
}

/// The JSON Schema of a document.
pub fn schema() -> serde_json::Value {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Reports>().to_value()
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("reports: keys are words and numbers are whole")
}

fn shape(checked: &Checked<'_>, rules: &[Rule]) -> File {
    let shaping = Shaping { places: Places::new(checked.file), rules };
    let suppressed = checked.suppressed.iter().map(|suppressed| {
        let report = shaping.report(&suppressed.diagnostic);
        match &suppressed.by {
            Suppression::Comment { span, reason } => SuppressedReport {
                report,
                by: Means::Comment,
                reason: Some(reason.clone()).filter(|reason| !reason.is_empty()),
                at: Some(shaping.at(*span)),
            },
            Suppression::Configured => SuppressedReport { report, by: Means::Configuration, reason: None, at: None },
        }
    });
    File {
        file: checked.file.name.clone(),
        reports: checked.found.iter().map(|diagnostic| shaping.report(diagnostic)).collect(),
        suppressed: suppressed.collect(),
        fixed: checked.fixed,
        failure: None,
    }
}

struct Shaping<'a> {
    places: Places<'a>,
    rules: &'a [Rule],
}

impl Shaping<'_> {
    fn at(&self, span: Span) -> At {
        let place = self.places.of(span, Columns::Characters);
        At {
            start: span.start,
            end: span.end,
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
        }
    }

    fn report(&self, diagnostic: &Diagnostic) -> Report {
        let rule = self.rules.iter().find(|rule| rule.code == diagnostic.code);
        Report {
            code: diagnostic.code.to_owned(),
            name: rule.map(|rule| rule.name.to_owned()),
            severity: match diagnostic.severity {
                Severity::Error => Weight::Error,
                Severity::Warning => Weight::Warning,
                Severity::Hint => Weight::Hint,
            },
            message: diagnostic.message.clone(),
            at: self.at(diagnostic.span),
            label: diagnostic.label.clone(),
            also: diagnostic
                .also
                .iter()
                .map(|also| Also { at: self.at(also.span), message: also.message.clone() })
                .collect(),
            help: diagnostic.help.clone(),
            ground: diagnostic.ground.clone(),
            fix: diagnostic.fix.as_ref().map(|fix| Mending {
                is_safe: fix.is_safe,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| Replacement { at: self.at(edit.span), text: edit.text.clone() })
                    .collect(),
            }),
        }
    }
}
