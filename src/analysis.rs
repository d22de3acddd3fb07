//! The pipeline from a source to everything known about it, in one function.

use crate::checks;
use crate::diagnostics::{Diagnostic, Severity};
use crate::document::{self, Document};
use crate::model::letterhead::{self, Issuing, Letterhead};
use crate::model::office::Office;
use crate::model::{self, Known, Plan, attached};
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

/// Reads one plan as far as it can be read. What is wrong with it is in `diagnostics`, in source order.
pub fn analyse(file: &SourceFile, context: &Context) -> Analysis {
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
    attached::compare(&tree, &letterhead, &mut found);
    let plan = model::lower(&tree, &context.known, &mut found);
    checks::run(&plan, &mut found);
    found.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    Analysis { tree, numbering, letterhead, plan, diagnostics: found }
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
