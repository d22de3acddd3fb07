//! What two plans state beside each other, and what was judged of it: data for reports, for JSON and for checks.
//!
//! Nothing is judged here. The facts are compared in this room; the verdicts come from the conformance checks.

use serde::Serialize;

use crate::source::Span;

/// What a compared fact or a finding is about, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Deadlines and reports: who reports to whom, by when.
    Report,
    /// Periods, phases and dates of issue.
    Period,
    /// Target groups and their criteria.
    Group,
    /// Contents.
    Content,
    /// Awards.
    Award,
    /// Quotas and quantitative targets.
    Target,
    /// Legal bases.
    Basis,
    /// What the parent asks of units of the child's level.
    Duty,
    /// Divisions and annexes.
    Division,
    /// Terms defined.
    Term,
}

/// What one plan says on a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Said {
    /// The path in the numbered plan: `III/1/a/-2`.
    pub place: String,
    /// The line of the source it begins in, from 1.
    pub line: usize,
    /// The words as they stand there.
    pub text: String,
    /// What was understood: a date, a number, a name in one normal form; nothing where the words say it.
    pub value: Option<String>,
    /// Where it stands in the file as typed.
    #[serde(skip)]
    #[schemars(skip)]
    pub span: Span,
}

/// A point on which both plans, or one of them, say something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct ComparedFact {
    /// What it is about.
    pub topic: Topic,
    /// The point in a few Vietnamese words.
    pub what: String,
    /// What the parent says.
    pub parent: Option<Said>,
    /// What the child says.
    pub child: Option<Said>,
}

/// Whether a child obeys on a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The child does what the parent asks, or adds something of its own.
    Conforms,
    /// The child says what cannot stand beside the parent's.
    Departs,
    /// The parent rules the point and the child says nothing.
    Silent,
    /// The texts do not decide; a person has to look.
    Unclear,
}

/// What was judged on a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Finding {
    /// The rule's code.
    pub code: &'static str,
    /// The verdict.
    pub verdict: Verdict,
    /// What it is about.
    pub topic: Topic,
    /// What is so, in one Vietnamese sentence.
    pub message: String,
    /// What to do about it; nothing where nothing has to be done.
    pub help: Option<String>,
    /// The words of the parent it rests on.
    pub parent: Option<Said>,
    /// The words of the child it rests on.
    pub child: Option<Said>,
}

impl Finding {
    /// The finding with what to do about it.
    pub fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The finding with the words of both plans.
    pub fn between(self, parent: Option<&Said>, child: Option<&Said>) -> Self {
        Self { parent: parent.cloned(), child: child.cloned(), ..self }
    }
}
