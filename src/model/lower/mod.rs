//! Tree to model: the passages of a plan, then a file for each group of roles.

mod assignments;
mod award_index;
mod awards;
mod closing;
mod contents;
mod documents;
mod dossier;
mod groups;
mod header;
mod phrases;

use crate::source::Span;
use crate::syntax::ast::Tree;
use crate::syntax::keywords::{FieldKey, Role};

use super::known::Known;
use super::party::Party;
use super::passages::{Passage, Passages};
use super::plan::{Origin, Plan, Statement};
use super::recognise::party::{Declared, FoundParty, Reader};

/// Reads a plan's facts from its tree. Whatever the tree, there is a plan; what is not there is empty.
///
/// `known` are the parties an office declares beforehand; the plan's own `đơn vị:` fields are added to them. Nothing is
/// reported: faults of facts are for the checks.
pub fn lower<'t>(tree: &'t Tree, known: &Known) -> Lowered<'t> {
    let mut known = known.clone();
    for field in tree.fields.iter().filter(|field| field.key.value == FieldKey::Parties) {
        known.declare(&field.value.text);
    }
    let mut lowering = Lowering {
        passages: Passages::new(tree),
        declared: Declared::new(&known),
        plan: Plan::default(),
        spans: Vec::new(),
        task_passages: Vec::new(),
    };
    lowering.header(tree);
    lowering.contents();
    lowering.phrases();
    lowering.groups();
    lowering.awards();
    lowering.dossier();
    lowering.assignments();
    lowering.deadlines();
    lowering.closing(tree);
    Lowered { plan: lowering.plan, passages: lowering.passages }
}

/// A plan's facts, and the passages they were read from.
#[derive(Debug)]
pub struct Lowered<'t> {
    /// The facts.
    pub plan: Plan,
    /// Every passage, in the order of the text.
    pub passages: Passages<'t>,
}

/// A plan in the making.
struct Lowering<'t> {
    passages: Passages<'t>,
    declared: Declared,
    plan: Plan,
    /// For every time of the plan: its passage and its bytes there.
    spans: Vec<(usize, std::ops::Range<usize>)>,
    /// For every assignment: its passage.
    task_passages: Vec<usize>,
}

impl<'t> Lowering<'t> {
    fn passage(&self, index: usize) -> Option<&Passage<'t>> {
        self.passages.list.get(index)
    }

    /// A reader of one passage's parties.
    fn reader<'a>(&'a self, passage: &'a Passage<'t>) -> Reader<'a> {
        Reader { words: &passage.words, marks: &passage.party_marks, declared: &self.declared }
    }

    /// The statements of a role: its prose, without what stands under an item that is one already.
    fn statements_of(&self, role: Role) -> Vec<Statement> {
        let mut found = Vec::new();
        for (_, passage) in self.passages.prose_of(role) {
            found.push(passage.as_statement());
        }
        found
    }
}

/// A party of a passage as the model keeps it.
fn party(passage: &Passage<'_>, found: &FoundParty) -> Party {
    Party {
        name: passage.slice(&found.name).to_owned(),
        note: found.note.as_ref().map(|note| passage.slice(note).to_owned()),
        stated: found.stated,
        span: passage.text.span_of(found.name.start, found.name.end),
    }
}

/// A statement without its closing mark.
fn without_closing_mark(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ';', ':', ',', '/', ' '])
}

fn origin_at(place: &str, span: Span) -> Origin {
    Origin { place: super::plan::Place(place.to_owned()), span }
}

#[cfg(test)]
mod tests;
