//! The pipeline from a source to everything known about it, in one function.

use crate::checks::{self, Quoted, Settings};
use crate::diagnostics::{Diagnostic, Severity};
use crate::document::{self, Document};
use crate::model::letterhead::{self, Issuing, Letterhead};
use crate::model::office::Office;
use crate::model::{self, Known, Plan};
use crate::source::SourceFile;
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
}

/// Reads one plan as far as it can be read. What no stage could make sense of is in `diagnostics`, in source order; what a
/// reviewer would find is not looked for, see [`review`].
pub fn analyse(file: &SourceFile, context: &Context) -> Analysis {
    let ((tree, numbering, letterhead), mut found) = read(file, context);
    let plan = model::lower(&tree, &context.known).plan;
    checks::dates::impossible(&plan, &mut found);
    Analysis { tree, numbering, letterhead, plan, diagnostics: sorted(found) }
}

/// Reads one plan and runs every check over it. `diagnostics` holds everything found, in source order.
pub fn review(file: &SourceFile, context: &Context) -> Analysis {
    let ((tree, numbering, letterhead), mut found) = read(file, context);
    let lowered = model::lower(&tree, &context.known);
    checks::dates::impossible(&lowered.plan, &mut found);
    if tree != Tree::default() {
        let quoted = Quoted::new(&lowered.passages, &lowered.plan);
        let mut reports = Vec::new();
        checks::run(
            &checks::Context {
                file,
                tree: &tree,
                numbering: &numbering,
                letterhead: &letterhead,
                plan: &lowered.plan,
                passages: &lowered.passages,
                quoted: &quoted,
                settings: &context.settings,
                reported: &found,
            },
            &mut reports,
        );
        found.append(&mut reports);
    }
    let plan = lowered.plan;
    Analysis { tree, numbering, letterhead, plan, diagnostics: sorted(found) }
}

type Read = (Tree, Numbering, Letterhead);

fn read(file: &SourceFile, context: &Context) -> (Read, Vec<Diagnostic>) {
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
    ((tree, numbering, letterhead), found)
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

    /// The document that every output is made from. `draft` prints `DỰ THẢO`.
    pub fn document(&self, draft: bool) -> Document {
        document::build(&self.tree, &self.numbering, &self.letterhead, draft)
    }
}
