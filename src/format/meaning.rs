//! What a tree says, places and layout aside: two texts that give the same are the same plan.

use crate::source::Span;
use crate::syntax::ast::{Block, Cell, Inline, Item, Node, Tree};
use crate::syntax::numbering::Numbering;

/// Everything that is read of a plan, a line for each part. Header fields are in the order of their kinds and comments in
/// that of their words, for both may stand in any order; typed numbers give way to the printed ones.
pub(super) fn of(tree: &Tree, numbering: &Numbering) -> Vec<String> {
    let mut meaning = Meaning { numbering, said: Vec::new() };
    let mut fields: Vec<_> = tree.fields.iter().collect();
    fields.sort_by_key(|field| field.key.value);
    for field in fields {
        meaning.say(format!("{:?} {}", field.key.value, inline(&field.value)));
    }
    meaning.nodes(&tree.body);
    if let Some(recipients) = &tree.recipients {
        meaning.say("recipients".to_owned());
        for entry in &recipients.entries {
            meaning.say(inline(&entry.text));
        }
    }
    if let Some(archive) = &tree.archive {
        meaning.say(format!("archive {}", inline(&archive.value)));
    }
    for line in &tree.signing {
        meaning.say(format!("{:?} {}", line.key.value, inline(&line.value)));
    }
    for annex in &tree.annexes {
        let attached_to = annex.attached_to.as_ref().map(|line| inline(&line.value));
        let is_numbered = annex.number.is_some();
        let landscape = annex.landscape.is_some();
        meaning.say(format!("annex {is_numbered} {} {landscape} {attached_to:?}", inline(&annex.title)));
        meaning.nodes(&annex.children);
    }
    let mut comments: Vec<String> = tree.comments.iter().map(|comment| comment.value.clone()).collect();
    comments.sort();
    meaning.said.append(&mut comments);
    meaning.said
}

struct Meaning<'a> {
    numbering: &'a Numbering,
    said: Vec<String>,
}

impl Meaning<'_> {
    fn say(&mut self, words: String) {
        self.said.push(words);
    }

    fn printed(&self, span: Span) -> String {
        self.numbering.at(span).map_or_else(String::new, |printed| format!("{} {}", printed.marker, printed.ordinal))
    }

    fn nodes(&mut self, nodes: &[Node]) {
        self.say("(".to_owned());
        for node in nodes {
            match node {
                Node::Block(block) => self.block(block),
                Node::Item(item) => self.item(item),
                Node::Paragraph(text) => self.say(inline(text)),
                Node::Table(table) => {
                    self.say(format!("table {:?}", table.widths));
                    for column in &table.columns {
                        self.say(inline(column));
                    }
                    for row in &table.rows {
                        self.say(format!("row {}", row.cells.len()));
                        row.cells.iter().for_each(|cell| self.cell(cell));
                    }
                }
            }
        }
        self.say(")".to_owned());
    }

    fn block(&mut self, block: &Block) {
        let (printed, role) = (self.printed(block.keyword), block.role.as_ref().map(|role| role.value));
        let (level, is_numbered) = (block.level, block.number.is_some());
        let title = block.title.as_ref().map(inline);
        self.say(format!("block {level:?} {} {is_numbered} {role:?} {printed} {title:?}", block.depth));
        self.nodes(&block.children);
    }

    fn item(&mut self, item: &Item) {
        let rank = item.marker.value.rank();
        self.say(format!("item {rank} {} {} {}", item.depth, self.printed(item.marker.span), inline(&item.text)));
        self.nodes(&item.children);
    }

    fn cell(&mut self, cell: &Cell) {
        self.say(format!("cell {} {}", cell.columns, cell.rows));
        self.nodes(&cell.content);
    }
}

fn inline(text: &Inline) -> String {
    let notes: Vec<String> = text.footnotes.iter().map(|note| format!("{} {}", note.at, inline(&note.text))).collect();
    format!("{:?} {:?} {:?} {:?} {notes:?}", text.text, text.styles, text.marks, text.breaks)
}
