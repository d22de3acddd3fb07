//! The skeleton of a document: what is numbered, as it is printed, with its place in the source.

use crate::source::Span;
use crate::syntax::ast::{Inline, Node, Tree};
use crate::syntax::numbering::Numbering;

use super::text::{self, Setting};
use super::{Fragment, Text, body, build};

/// A division, or an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// How deep it lies: 1 for `I.` and annexes, 2 for `1.`, 3 for `a)` …; an annex's divisions lie below it.
    pub depth: usize,
    /// `I.`, `Phụ lục II`
    pub marker: String,
    /// The title as printed, marks and footnotes left out, on one line.
    pub title: String,
    /// Where its keyword stands.
    pub span: Span,
}

/// Lists divisions and annexes in the order in which they are printed; what has no number is left out.
pub fn outline(tree: &Tree, numbering: &Numbering) -> Vec<Entry> {
    let mut entries = Vec::new();
    divisions(&tree.body, 1, numbering, &mut entries);
    let count = tree.annexes.len();
    for (index, annex) in tree.annexes.iter().enumerate() {
        let marker = build::annex_label(index, count);
        entries.push(Entry { depth: 1, marker, title: capitals(&annex.title), span: annex.keyword });
        divisions(&annex.children, 2, numbering, &mut entries);
    }
    entries
}

fn divisions(nodes: &[Node], depth: usize, numbering: &Numbering, entries: &mut Vec<Entry>) {
    for node in nodes {
        match node {
            Node::Block(block) => {
                let marker = numbering.marker(block.keyword).to_owned();
                let is_numbered = !marker.is_empty();
                if is_numbered {
                    let title = on_one_line(&body::title(block, numbering));
                    entries.push(Entry { depth, marker, title, span: block.keyword });
                }
                divisions(&block.children, depth + usize::from(is_numbered), numbering, entries);
            }
            Node::Item(item) => divisions(&item.children, depth, numbering, entries),
            Node::Paragraph(_) | Node::Table(_) => {}
        }
    }
}

fn capitals(title: &Inline) -> String {
    on_one_line(&text::text(title, Setting { upper: true, plain: true }, &mut text::Footnotes::default()))
}

/// The words of a title; a gap for the pen is `…`.
fn on_one_line(title: &Text) -> String {
    let words = title.iter().map(|fragment| match fragment {
        Fragment::Text { text, .. } => text.as_str(),
        Fragment::Break => " ",
        Fragment::Blank(_) => "…",
        Fragment::Footnote { .. } => "",
    });
    words.collect()
}
