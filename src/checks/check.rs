//! A check as a record: what it reports, why, on what ground, a bad and a good sample, and its function.

use crate::diagnostics::{Diagnostic, Severity};
use crate::diff::{Finding, Topic, Verdict};
use crate::source::Span;

use super::Context;
use super::conformance::Pair;

/// A check of plans.
///
/// Code, words and function stand together: messages, `plancc explain`, the manual's table of checks and the tests read
/// this one source. A code is never given to another check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The code: two letters for the family, three digits.
    pub code: &'static str,
    /// The fault's name in English, with dashes.
    pub name: &'static str,
    /// The fault in a few Vietnamese words.
    pub title: &'static str,
    /// How much a report weighs, unless its function says less.
    pub severity: Severity,
    /// Why it matters and what is looked at, in Vietnamese; whole sentences.
    pub explanation: &'static str,
    /// What it rests on; at least one.
    pub basis: &'static [Basis],
    /// A part of a plan that raises it.
    pub bad: &'static str,
    /// The same part written rightly.
    pub good: &'static str,
    /// What finds it.
    pub run: Run,
}

/// Who finds what a check reports.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// The check's own function, at every stage.
    Always(fn(&Context<'_>, &mut Vec<Diagnostic>)),
    /// The check's own function, only of a plan about to be issued.
    AtIssue(fn(&Context<'_>, &mut Vec<Diagnostic>)),
    /// The reading of the plan: syntax, numbering, letterhead, fonts.
    Reading,
    /// The check's own function, over a plan beside its parent.
    Beside {
        /// Judges one point, in every verdict.
        run: fn(&Pair<'_>, &mut Vec<Finding>),
        /// How much it weighs where the plan is silent; nothing where that is data of a comparison alone.
        silent: Option<Severity>,
        /// A part of the parent of both samples; empty where the parent is as it always is.
        parent: &'static str,
    },
    /// The reading of the parent's file, which only those can do who have the files.
    Parent,
}

/// What a check rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A provision of law.
    Law {
        /// The document with its number: `Nghị định 30/2020/NĐ-CP`.
        instrument: &'static str,
        /// The provision: `Phụ lục I, phần I, mục II, khoản 6, điểm a`.
        place: &'static str,
        /// Since when it holds, as `2020-03-05`.
        from: &'static str,
        /// The last day before which it holds, as `2025-07-01`; nothing while it is in force.
        until: Option<&'static str>,
    },
    /// What the parent plan lays down.
    Parent,
    /// The Vietnamese language or the customs of official prose.
    Language,
    /// A plan that contradicts itself.
    Consistency,
    /// The rules of the plan language.
    PlanLanguage,
}

/// Nghị định 30/2020/NĐ-CP, in force since the day it was signed.
pub const fn form_decree(place: &'static str) -> Basis {
    Basis::Law { instrument: "Nghị định 30/2020/NĐ-CP", place, from: "2020-03-05", until: None }
}

/// Luật Thi đua, khen thưởng of 2022, in force since 2024; amended from 01/10/2026 in parts not known here.
pub const fn emulation_law(place: &'static str) -> Basis {
    Basis::Law { instrument: "Luật Thi đua, khen thưởng (06/2022/QH15)", place, from: "2024-01-01", until: None }
}

impl Basis {
    /// The ground as a message names it.
    pub fn words(&self) -> String {
        match self {
            Basis::Law { instrument, place: "", .. } => (*instrument).to_owned(),
            Basis::Law { instrument, place, .. } => format!("{instrument}, {place}"),
            Basis::Parent => "kế hoạch của cấp trên".to_owned(),
            Basis::Language => "chính tả và cách viết thông dụng trong văn bản hành chính".to_owned(),
            Basis::Consistency => "yêu cầu thống nhất trong cùng một văn bản".to_owned(),
            Basis::PlanLanguage => "cách viết tệp kế hoạch".to_owned(),
        }
    }
}

impl Check {
    /// A report of this check, with its severity and its ground.
    pub fn report(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        let report = Diagnostic::new(self.code, self.severity, span, message);
        match self.basis.first() {
            Some(basis) => report.with_ground(basis.words()),
            None => report,
        }
    }

    /// A finding of this check, to which both plans' words may be added.
    pub fn finding(&self, verdict: Verdict, topic: Topic, message: impl Into<String>) -> Finding {
        Finding { code: self.code, verdict, topic, message: message.into(), help: None, parent: None, child: None }
    }

    /// The two letters of its family.
    pub fn family(&self) -> &'static str {
        self.code.get(..2).unwrap_or(self.code)
    }
}
