//! In: what a stage found wrong. Out: one form for it, and the texts a person or a program reads.
//!
//! Knows neither the plan language nor the model: a diagnostic is a place, words and a ground.

pub mod github;
pub mod json;
mod place;
pub mod sarif;
pub mod terminal;

use crate::source::{SourceFile, Span};

pub use place::{Columns, Place, Places};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The plan cannot be issued like this; no output is made.
    Error,
    /// Very probably wrong: a person has to look.
    Warning,
    /// Consistency or style.
    Hint,
}

/// A second place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What there is to see at it.
    pub message: String,
}

/// A replacement of typed text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What takes its place.
    pub text: String,
}

/// How a finding is mended: all of its edits together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced, in source order and not overlapping.
    pub edits: Vec<Edit>,
    /// Whether the meaning of the plan surely stays: applied by `check --fix`; others need `--unsafe-fixes`.
    pub is_safe: bool,
}

/// Something wrong with a plan, in the drafter's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable code, such as `NN001`.
    pub code: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong, in Vietnamese; quotes what was typed.
    pub message: String,
    /// Where.
    pub span: Span,
    /// Words beside the marked characters; often what to write instead.
    pub label: Option<String>,
    /// Second places.
    pub also: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// The ground: a provision, or the language reference.
    pub ground: Option<String>,
    /// The right text, where it is known.
    pub fix: Option<Fix>,
}

/// Why a report is not shown among the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suppression {
    /// A comment in the plan.
    Comment {
        /// Where it stands.
        span: Span,
        /// The reason given; empty where none is.
        reason: String,
    },
    /// The office's configuration.
    Configured,
}

/// A report that is not shown among the others, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppressed {
    /// The report.
    pub diagnostic: Diagnostic,
    /// Why it is not shown.
    pub by: Suppression,
}

/// What there is to say of a code beside its reports; handed in by whoever keeps the checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The code.
    pub code: &'static str,
    /// The fault's name in English, with dashes.
    pub name: &'static str,
    /// The fault in a few Vietnamese words.
    pub title: &'static str,
    /// Why it matters.
    pub explanation: &'static str,
    /// How much a report usually weighs.
    pub severity: Severity,
    /// What it rests on.
    pub grounds: Vec<String>,
}

/// What was found in one plan, for whoever writes it out.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The plan.
    pub file: &'a SourceFile,
    /// What is reported, in source order.
    pub found: &'a [Diagnostic],
    /// What is not, in source order.
    pub suppressed: &'a [Suppressed],
    /// How many fixes were applied before.
    pub fixed: usize,
}

/// How much was found in all plans.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Plans that were read.
    pub files: usize,
    /// Plans that could not be.
    pub failed: usize,
    /// Errors that remain.
    pub errors: usize,
    /// Warnings that remain.
    pub warnings: usize,
    /// Hints that remain.
    pub hints: usize,
    /// Reports that are not shown.
    pub suppressed: usize,
    /// Fixes that were applied.
    pub fixed: usize,
}

impl Counts {
    /// Counts in what was found in one more plan.
    pub fn add(&mut self, checked: &Checked<'_>) {
        self.files += 1;
        self.suppressed += checked.suppressed.len();
        self.fixed += checked.fixed;
        self.add_reports(checked.found);
    }

    /// Counts in reports alone.
    pub fn add_reports<'a>(&mut self, found: impl IntoIterator<Item = &'a Diagnostic>) {
        for diagnostic in found {
            match diagnostic.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Hint => self.hints += 1,
            }
        }
    }

    /// Joins two counts.
    pub fn join(&mut self, other: Counts) {
        self.files += other.files;
        self.failed += other.failed;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.hints += other.hints;
        self.suppressed += other.suppressed;
        self.fixed += other.fixed;
    }

    /// `2 lỗi, 1 cảnh báo`; empty where nothing is left.
    pub fn words(&self) -> String {
        let counts = [(Severity::Error, self.errors), (Severity::Warning, self.warnings), (Severity::Hint, self.hints)];
        let parts = counts.into_iter().filter(|(_, count)| *count > 0);
        parts.map(|(severity, count)| format!("{count} {}", severity.word())).collect::<Vec<_>>().join(", ")
    }
}

impl Severity {
    /// The word for it in a message.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "lỗi",
            Severity::Warning => "cảnh báo",
            Severity::Hint => "gợi ý",
        }
    }
}

impl Diagnostic {
    /// A finding without a label, help or ground yet.
    pub fn new(code: &'static str, severity: Severity, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            span,
            label: None,
            also: Vec::new(),
            help: None,
            ground: None,
            fix: None,
        }
    }

    /// An error.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, span, message)
    }

    /// A warning.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, span, message)
    }

    /// Adds words beside the marked characters.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn with_also(mut self, span: Span, message: impl Into<String>) -> Self {
        self.also.push(Label { span, message: message.into() });
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the ground.
    #[must_use]
    pub fn with_ground(mut self, ground: impl Into<String>) -> Self {
        self.ground = Some(ground.into());
        self
    }

    /// Adds the right text for a place, where no meaning can change.
    #[must_use]
    pub fn with_fix(self, span: Span, text: impl Into<String>) -> Self {
        self.with_edits(vec![Edit { span, text: text.into() }], true)
    }

    /// Adds a text for a place that a person should look at before it is taken.
    #[must_use]
    pub fn with_unsafe_fix(self, span: Span, text: impl Into<String>) -> Self {
        self.with_edits(vec![Edit { span, text: text.into() }], false)
    }

    /// Adds edits that belong together.
    #[must_use]
    pub fn with_edits(mut self, mut edits: Vec<Edit>, is_safe: bool) -> Self {
        edits.sort_by_key(|edit| edit.span);
        self.fix = Some(Fix { edits, is_safe });
        self
    }

    /// Everything it says as plain lines, for readers that draw nothing.
    pub fn lines(&self) -> String {
        let mut lines = self.message.clone();
        for (before, words) in [("", &self.label), ("cách sửa: ", &self.help), ("theo: ", &self.ground)] {
            if let Some(words) = words {
                lines.push('\n');
                lines.push_str(before);
                lines.push_str(words);
            }
        }
        lines
    }
}
