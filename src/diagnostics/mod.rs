//! In: what a stage found wrong. Out: one form for it, and the texts a person or a program reads.
//!
//! Knows neither the plan language nor the model: a diagnostic is a place, words and a ground.

pub mod terminal;

use crate::source::Span;

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
}
