//! Where in a plan something begins: the lines that a keyword, a marker or a paragraph opens, and what they become.

use std::collections::BTreeMap;

use crate::syntax::ast::{Annex, Block, Item, Marker, Node, Table, Tree};
use crate::syntax::is_division_number;
use crate::syntax::keywords::{FieldKey, Keyword, Role, written};
use crate::syntax::numbering::Numbering;

use super::lines::Lines;

/// What begins on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Start {
    /// How it stands among the parts of the plan.
    pub part: Part,
    /// How far the line is set in, and those that go on with it.
    pub margin: Margin,
    /// What stands at the beginning of the line and what it becomes.
    pub head: Head,
}

/// What stands at the beginning of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// The keyword, which ends at an offset of the text, and its colon.
    Keyword(String, usize),
    /// The marker, which ends at an offset of the text.
    Marker(String, usize),
    /// Words.
    Words,
    /// The whole line is written anew.
    Whole(String),
}

/// The parts of a plan that blank lines keep apart or hold together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A header field: no blank line between two of them.
    Field(FieldKey),
    /// A part of its own: one blank line before it.
    New,
    /// `nơi nhận:`, its entries and `lưu:`: none between them.
    Recipients,
    /// The signing block: none between its lines.
    Signing,
    /// Whatever stands in a part: a blank line where one was typed.
    Within,
}

/// How far a line is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Margin {
    /// Not at all.
    None,
    /// Under an item.
    UnderItem,
    /// In a cell that has lines of its own.
    InCell,
    /// As far as under an item, if it was set in and stands right below a title that it would seem to continue.
    AsTyped,
}

impl Margin {
    pub(super) fn blanks(self) -> &'static str {
        match self {
            Margin::None | Margin::AsTyped => "",
            Margin::UnderItem => "   ",
            Margin::InCell => "  ",
        }
    }
}

/// Codes of reports that a drafter may have passed over on purpose: then a number stays as it is typed.
const NUMBER_CODES: [&str; 3] = ["NN016", "CT001", "CT002"];

/// Gathers what begins on which line.
pub(super) struct Starts<'a> {
    lines: &'a Lines<'a>,
    numbering: &'a Numbering,
    pub(super) found: BTreeMap<usize, Start>,
    tables: Vec<&'a Table>,
}

/// Finds everything that begins on a line of its own.
pub(super) fn gather<'a>(tree: &'a Tree, lines: &'a Lines<'a>, numbering: &'a Numbering) -> Starts<'a> {
    let mut starts = Starts { lines, numbering, found: BTreeMap::new(), tables: Vec::new() };
    for field in &tree.fields {
        let word = written(Keyword::Field(field.key.value));
        starts.keyword(field.key.span.start, field.key.span.end, word.to_owned(), Part::Field(field.key.value));
    }
    starts.nodes(&tree.body, Margin::None);
    if let Some(recipients) = &tree.recipients {
        let keyword = recipients.keyword;
        starts.keyword(keyword.start, keyword.end, written(Keyword::Recipients).to_owned(), Part::Recipients);
        for entry in &recipients.entries {
            // An entry behind the colon has no marker of its own.
            if entry.marker.span.start < entry.marker.span.end {
                let head = Head::Marker(Marker::Dash.written(), entry.marker.span.end as usize);
                starts.add(entry.marker.span.start, Start { part: Part::Recipients, margin: Margin::None, head });
            }
        }
    }
    if let Some(archive) = &tree.archive {
        let word = written(Keyword::Archive).to_owned();
        starts.keyword(archive.keyword.start, archive.keyword.end, word, Part::Recipients);
    }
    for line in &tree.signing {
        let word = written(Keyword::Signing(line.key.value)).to_owned();
        starts.keyword(line.key.span.start, line.key.span.end, word, Part::Signing);
    }
    for (index, annex) in tree.annexes.iter().enumerate() {
        starts.annex(annex, index, tree.annexes.len());
    }
    // Which rows go on in the lines below is known only now that everything that begins is.
    for table in std::mem::take(&mut starts.tables) {
        super::tables::align(&mut starts, lines, table);
    }
    starts
}

impl<'a> Starts<'a> {
    /// Adds what begins at an offset; where something begins on that line already, it is part of that.
    pub(super) fn add(&mut self, offset: u32, start: Start) {
        self.found.entry(self.lines.line_of(offset as usize)).or_insert(start);
    }

    fn keyword(&mut self, start: u32, end: u32, word: String, part: Part) {
        let head = Head::Keyword(word, end as usize);
        self.add(start, Start { part, margin: Margin::None, head });
    }

    pub(super) fn nodes(&mut self, nodes: &'a [Node], margin: Margin) {
        for node in nodes {
            match node {
                Node::Block(block) => self.block(block),
                Node::Item(item) => self.item(item, margin),
                Node::Paragraph(text) => {
                    let margin = if margin == Margin::None { Margin::AsTyped } else { margin };
                    self.add(text.span.start, Start { part: Part::Within, margin, head: Head::Words });
                }
                Node::Table(table) => {
                    super::tables::add(self, self.lines, table);
                    self.tables.push(table);
                }
            }
        }
    }

    fn block(&mut self, block: &'a Block) {
        let role = block.role.as_ref().map(|role| role.value);
        let stands_alone = matches!(role, Some(Role::LegalBases | Role::Preamble | Role::Closing));
        let part = if block.depth == 0 && (block.level.is_some() || stands_alone) { Part::New } else { Part::Within };
        let mut words: Vec<String> =
            block.level.map(|level| written(Keyword::Level(level)).to_owned()).into_iter().collect();
        let number = block.number.as_ref().map(|number| {
            let printed = self.numbering.at(block.keyword).map(|printed| match role {
                Some(Role::Phase) => printed.ordinal.to_string(),
                _ => printed.marker.trim_end_matches(['.', ')']).to_owned(),
            });
            self.number(block.keyword.start, number.value.clone(), printed)
        });
        let role = role.map(|role| written(Keyword::Role(role)).to_owned());
        // A phase has its number behind its name, a division before its role.
        match block.level {
            Some(_) => words.extend(number.into_iter().chain(role)),
            None => words.extend(role.into_iter().chain(number)),
        }
        self.keyword(block.keyword.start, block.keyword.end, words.join(" "), part);
        self.nodes(&block.children, Margin::None);
    }

    fn annex(&mut self, annex: &'a Annex, index: usize, count: usize) {
        let mut word = written(Keyword::Annex).to_owned();
        if let Some(number) = &annex.number {
            // The only annex is printed without a number; what it is called there is its author's.
            let is_compared = count > 1 || crate::viet::from_roman(&number.value).is_some();
            let printed = is_compared.then(|| crate::viet::roman(index as u32 + 1));
            word = format!("{word} {}", self.number(annex.keyword.start, number.value.clone(), printed));
        }
        self.keyword(annex.keyword.start, annex.keyword.end, word, Part::New);
        if let Some(landscape) = annex.landscape {
            self.keyword(landscape.start, landscape.end, written(Keyword::Landscape).to_owned(), Part::Within);
        }
        if let Some(line) = &annex.attached_to {
            let word = written(Keyword::AttachedTo).to_owned();
            self.keyword(line.keyword.start, line.keyword.end, word, Part::Within);
        }
        self.nodes(&annex.children, Margin::None);
    }

    /// The number of a division: the printed one, unless it would be read as something else or the typed one is wanted.
    fn number(&self, offset: u32, typed: String, printed: Option<String>) -> String {
        match printed {
            Some(printed) if is_division_number(&printed) && !self.keeps_its_number(offset) => printed,
            _ => typed,
        }
    }

    fn item(&mut self, item: &'a Item, margin: Margin) {
        let marker = &item.marker.value;
        let typed = marker.written();
        let printed = self.numbering.marker(item.marker.span);
        let is_read = match marker {
            Marker::Number(_) => printed.len() <= "999.".len(),
            Marker::Letter(_) => printed.chars().count() <= "aa)".len(),
            Marker::Dash | Marker::Plus => false,
        };
        // A marker that is printed as one of another kind says where the item belongs; it is left.
        let renumbers = is_read && item.depth == marker.rank() && !self.keeps_its_number(item.marker.span.start);
        let written = if renumbers { printed.to_owned() } else { typed };
        let margin_of_item = if margin == Margin::InCell { margin } else { Margin::None };
        let head = Head::Marker(written, item.marker.span.end as usize);
        self.add(item.marker.span.start, Start { part: Part::Within, margin: margin_of_item, head });
        let below = if margin == Margin::InCell { margin } else { Margin::UnderItem };
        self.nodes(&item.children, below);
    }

    /// Tells whether a comment above passes over a number that differs from the printed one.
    fn keeps_its_number(&self, offset: u32) -> bool {
        let line = self.lines.line_of(offset as usize);
        self.lines.comments_above(line).any(|comment| {
            super::lines::is_suppression(comment) && NUMBER_CODES.iter().any(|code| comment.contains(code))
        })
    }
}
