//! The pipeline from a source to everything known about it, in one function.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::checks::conformance::{self, Pair};
use crate::checks::fix::{self, Wanted};
use crate::checks::{self, Places, Quoted, Run, Settings, Shared};
use crate::diagnostics::{Diagnostic, Severity, Suppressed};
use crate::diff::facts::{Compared, SideBySide};
use crate::diff::{self, Comparison, Relation, Units};
use crate::document::{self, Document};
use crate::model::letterhead::{self, Issuing, Letterhead};
use crate::model::office::Office;
use crate::model::plan::{Issuer, Origin};
use crate::model::{self, Known, Plan};
use crate::source::{SourceFile, Span};
use crate::syntax;
use crate::syntax::ast::Tree;
use crate::syntax::numbering::{self, Numbering};

/// What is known beside the source: the office's defaults and what is filled in at issuing.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// The office's defaults.
    pub office: Office,
    /// The parties the office declares.
    pub known: Known,
    /// What is filled in at issuing.
    pub issuing: Issuing,
    /// What the checks judge by.
    pub settings: Settings,
    /// The plan's parent, where the plan names one and whoever has the files was asked for it.
    pub parent: Option<ParentPlan>,
}

/// The parent of a plan.
#[derive(Clone, Debug)]
pub enum ParentPlan {
    /// It was read.
    Read(Arc<ReadPlan>),
    /// It cannot be used, and why.
    Unusable(String),
}

/// A plan read for comparing: its source, its facts and its parts.
#[derive(Clone, Debug)]
pub struct ReadPlan {
    /// The source.
    pub file: SourceFile,
    /// The facts.
    pub plan: Plan,
    /// Letterhead and signing block.
    pub letterhead: Letterhead,
    /// The parts.
    pub units: Units,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// What its office lets it be judged by.
    pub settings: Settings,
}

impl ReadPlan {
    /// Reads a plan as far as it can be read.
    pub fn new(file: SourceFile, context: &Context) -> Self {
        let Reading { tree, letterhead, mut found, .. } = Reading::new(&file, context);
        let mut lowered = model::lower(&tree, &context.known);
        checks::dates::impossible(&lowered.plan, &mut found);
        with_issuer(&mut lowered.plan, &letterhead);
        let units = Units::new(&lowered.plan, &lowered.passages);
        let (plan, settings) = (lowered.plan, context.settings.clone());
        Self { file, plan, letterhead, units, diagnostics: sorted(found), settings }
    }

    /// The plan as comparisons see it.
    pub fn compared(&self) -> Compared<'_> {
        Compared { file: &self.file, plan: &self.plan, units: &self.units }
    }
}

/// Gives a plan that names no issuer the one of its office.
fn with_issuer(plan: &mut Plan, letterhead: &Letterhead) {
    if plan.issuer.is_none() && !letterhead.issuer.trim().is_empty() {
        let (level, territory) = model::party::level_of(&letterhead.issuer);
        let (name, origin) = (letterhead.issuer.clone(), Origin::default());
        plan.issuer = Some(Issuer { name, level, territory, origin });
    }
}

/// Compares two plans: what became of each part, what both state on the same points, and, where one is the parent of the
/// other, whether the child obeys. `settings` are those of the child's office.
pub fn compare(parent: Compared<'_>, child: Compared<'_>, settings: &Settings) -> Comparison {
    let mut comparison = diff::compare((parent.file, parent.units), (child.file, child.units));
    let facts = SideBySide::new(parent, child, &comparison);
    comparison.facts = facts.facts();
    let issuer = |side: Compared<'_>| side.plan.issuer.as_ref().map(|issuer| model::party::key(&issuer.name));
    if !conformance::is_parent(parent, child) && issuer(parent).is_some() && issuer(parent) == issuer(child) {
        comparison.relation = Relation::Versions;
    }
    if conformance::is_parent(parent, child) {
        comparison.findings = conformance::judge(&Pair { parent, child, facts: &facts, settings });
    }
    comparison
}

/// Tells whether a report is of a level or a competence that no plan can have, whatever its parent.
fn is_said_alone(report: &Diagnostic) -> bool {
    matches!(checks::find(report.code).map(checks::Check::family), Some("DV" | "KT"))
}

/// What is to be reported of a plan beside its parent.
fn beside(parent: Compared<'_>, child: Compared<'_>, settings: &Settings) -> Vec<Diagnostic> {
    let comparison = diff::compare((parent.file, parent.units), (child.file, child.units));
    let facts = SideBySide::new(parent, child, &comparison);
    let pair = Pair { parent, child, facts: &facts, settings };
    conformance::reports(&pair, &conformance::judge(&pair))
}

/// A plan read as far as it can be read, with what is wrong with it, in source order.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The tree.
    pub tree: Tree,
    /// The printed numbers.
    pub numbering: Numbering,
    /// Letterhead and signing block.
    pub letterhead: Letterhead,
    /// What the plan says.
    pub plan: Plan,
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// What a comment of the plan or the office's configuration keeps out of `diagnostics`.
    pub suppressed: Vec<Suppressed>,
}

/// Reads one plan as far as it can be read. What no stage could make sense of is in `diagnostics`, in source order; what a
/// reviewer would find is not looked for, see [`review`].
pub fn analyse(file: &SourceFile, context: &Context) -> Analysis {
    let mut reading = Reading::new(file, context);
    let plan = model::lower(&reading.tree, &context.known).plan;
    let mut found = std::mem::take(&mut reading.found);
    checks::dates::impossible(&plan, &mut found);
    reading.with(Reviewed { plan, diagnostics: sorted(found), suppressed: Vec::new() })
}

/// Reads one plan and runs every check over it. `diagnostics` holds everything found that is not suppressed, in source
/// order.
pub fn review(file: &SourceFile, context: &Context) -> Analysis {
    let reading = Reading::new(file, context);
    let reviewed = reading.review(file, context);
    reading.with(reviewed)
}

/// A plan with its printed numbers and its letterhead: all that a document is made from, before anybody asks what the plan
/// says.
#[derive(Clone, Debug)]
pub struct Reading {
    tree: Tree,
    numbering: Numbering,
    letterhead: Letterhead,
    found: Vec<Diagnostic>,
}

/// What a plan says, and what is to be said of it.
#[derive(Clone, Debug)]
pub struct Reviewed {
    plan: Plan,
    diagnostics: Vec<Diagnostic>,
    suppressed: Vec<Suppressed>,
}

impl Reading {
    /// Reads a plan as far as it can be read.
    pub fn new(file: &SourceFile, context: &Context) -> Self {
        let mut found = Vec::new();
        let tree = syntax::parse(file, &mut found);
        let numbering = numbering::number(&tree, &mut found);
        // An empty file is one message, not one for each field it lacks.
        let is_empty = tree == Tree::default();
        let letterhead = if is_empty {
            Letterhead::default()
        } else {
            letterhead::read(&tree, &context.office, &context.issuing, &mut found)
        };
        Self { tree, numbering, letterhead, found }
    }

    /// Tells whether the plan cannot even be made a draft.
    pub fn is_unreadable(&self) -> bool {
        is_unreadable(&self.found)
    }

    /// The document that every output is made from. `draft` prints `DỰ THẢO`.
    pub fn document(&self, draft: bool) -> Document {
        document::build(&self.tree, &self.numbering, &self.letterhead, draft)
    }

    /// Runs every check.
    pub fn review(&self, file: &SourceFile, context: &Context) -> Reviewed {
        let Self { tree, numbering, letterhead, found } = self;
        let mut found = found.clone();
        let mut lowered = model::lower(tree, &context.known);
        checks::dates::impossible(&lowered.plan, &mut found);
        if *tree != Tree::default() {
            let quoted = Quoted::new(&lowered.passages, &lowered.plan);
            let is_broken =
                |fault: &&Diagnostic| fault.severity == Severity::Error && fault.span.start < fault.span.end;
            let broken = Places::new(found.iter().filter(is_broken).map(|fault| fault.span));
            let reported = Places::new(found.iter().map(|diagnostic| diagnostic.span));
            let shared = Shared::default();
            let mut reports = Vec::new();
            checks::run(
                &checks::Context {
                    file,
                    tree,
                    numbering,
                    letterhead,
                    plan: &lowered.plan,
                    passages: &lowered.passages,
                    quoted: &quoted,
                    settings: &context.settings,
                    reported: &reported,
                    shared: &shared,
                },
                &broken,
                &mut reports,
            );
            match &context.parent {
                Some(ParentPlan::Read(parent)) => {
                    with_issuer(&mut lowered.plan, letterhead);
                    let units = Units::new(&lowered.plan, &lowered.passages);
                    let child = Compared { file, plan: &lowered.plan, units: &units };
                    // What the plan's own checks say of a place is not said again beside the parent.
                    let said =
                        Places::new(reports.iter().filter(|report| is_said_alone(report)).map(|report| report.span));
                    let beside = beside(parent.compared(), child, &context.settings).into_iter();
                    reports.extend(
                        beside.filter(|report| {
                            !conformance::REPEATING.contains(&report.code) || !said.touch(report.span)
                        }),
                    );
                }
                Some(ParentPlan::Unusable(reason)) => {
                    let named = lowered.plan.parent_plan.as_ref().map_or(Span::default(), |named| named.origin.span);
                    reports.push(conformance::parent_not_read(named, reason));
                }
                None => {}
            }
            found.append(&mut reports);
        }
        let paragraphs: Vec<Span> = lowered.passages.list.iter().map(|passage| passage.text.span).collect();
        let settled = checks::settle(file, tree, &paragraphs, &context.settings, sorted(found));
        let (diagnostics, suppressed) = (settled.reported, settled.suppressed);
        Reviewed { plan: lowered.plan, diagnostics, suppressed }
    }

    /// The reading with what came of it.
    pub fn with(self, reviewed: Reviewed) -> Analysis {
        let Self { tree, numbering, letterhead, found: _ } = self;
        let Reviewed { plan, diagnostics, suppressed } = reviewed;
        Analysis { tree, numbering, letterhead, plan, diagnostics, suppressed }
    }
}

fn sorted(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    found
}

impl Analysis {
    /// Tells whether the plan has an error: then no output is made.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Lists the divisions and annexes as they are numbered and titled in print.
    pub fn outline(&self) -> Vec<document::Entry> {
        document::outline(&self.tree, &self.numbering)
    }

    /// Tells whether the plan cannot even be made a draft: its reading found errors.
    pub fn is_unreadable(&self) -> bool {
        is_unreadable(&self.diagnostics)
    }

    /// The document that every output is made from. `draft` prints `DỰ THẢO`.
    pub fn document(&self, draft: bool) -> Document {
        document::build(&self.tree, &self.numbering, &self.letterhead, draft)
    }
}

fn is_unreadable(found: &[Diagnostic]) -> bool {
    found.iter().any(|diagnostic| diagnostic.severity == Severity::Error && is_of_reading(diagnostic))
}

/// Tells whether a report comes from the reading of the plan, not from a check of what it says.
pub fn is_of_reading(diagnostic: &Diagnostic) -> bool {
    checks::find(diagnostic.code).is_none_or(|check| matches!(check.run, Run::Reading))
}

/// A plan with its fixes applied, and what is found in it then.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The plan as it is to be.
    pub file: SourceFile,
    /// What is found in it.
    pub analysis: Analysis,
    /// How many fixes were applied.
    pub applied: usize,
}

/// Applies the fixes of a plan, again and again until none is left that helps.
///
/// A fix that does not make the reports fewer, or brings a new error, is not applied. So the number of rounds is bounded,
/// and mending a mended plan changes nothing.
pub fn mend(file: &SourceFile, context: &Context, wanted: Wanted) -> Mended {
    let mut mended = Mended { file: file.clone(), analysis: review(file, context), applied: 0 };
    loop {
        let chosen = fix::choose(&mended.analysis.diagnostics, wanted);
        let better = attempt(&mended, &chosen, context);
        match better {
            Some(better) => mended = better,
            None => return mended,
        }
    }
}

/// The plan with some fixes more, or with half of them, and so on, where that makes it better.
fn attempt(before: &Mended, fixes: &[&fix::Fix], context: &Context) -> Option<Mended> {
    if fixes.is_empty() {
        return None;
    }
    let text = fix::apply(before.file.typed(), fixes)?;
    let file = SourceFile::new(before.file.name.as_str(), text);
    let analysis = review(&file, context);
    let is_fewer = analysis.diagnostics.len() < before.analysis.diagnostics.len();
    if is_fewer && !brings_errors(&before.analysis, &analysis) {
        return Some(Mended { file, analysis, applied: before.applied + fixes.len() });
    }
    if fixes.len() < 2 {
        return None;
    }
    let (first, second) = fixes.split_at_checked(fixes.len() / 2)?;
    attempt(before, first, context).or_else(|| attempt(before, second, context))
}

/// Tells whether there are more errors than before, or one of another kind.
fn brings_errors(before: &Analysis, now: &Analysis) -> bool {
    let (known, now) = (errors(before), errors(now));
    let codes: BTreeSet<&str> = known.iter().copied().collect();
    now.len() > known.len() || now.iter().any(|code| !codes.contains(code))
}

/// The codes of the errors.
fn errors(analysis: &Analysis) -> Vec<&str> {
    let errors = analysis.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.map(|diagnostic| diagnostic.code).collect()
}
