//! The body: divisions become headings, run-in paragraphs and items become lists.

use crate::syntax::ast::{Block as Division, Inline, Node};
use crate::syntax::keywords::Role;
use crate::syntax::numbering::Numbering;
use crate::viet;

use super::text::{self, Footnotes, Setting};
use super::{Block, ListItem, Text, table};

/// The level above the headings of a cell: none may stand there.
pub(super) const IN_CELL: u8 = 9;

/// Builds what stands in a division; `above` is the level of the heading it stands under, 0 for the document.
///
/// A heading never skips a level (PDF/UA-1, 7.4.2): a division that would is set as an item.
pub(super) fn blocks(nodes: &[Node], above: u8, numbering: &Numbering, footnotes: &mut Footnotes) -> Vec<Block> {
    let mut built = Builder { numbering, footnotes, blocks: Vec::new() };
    for node in nodes {
        match node {
            Node::Paragraph(words) => {
                let words = text::text(words, Setting::default(), built.footnotes);
                if !words.is_empty() {
                    built.blocks.push(Block::Paragraph(words));
                }
            }
            Node::Table(rows) => {
                let table = table::table(rows, numbering, built.footnotes);
                built.blocks.push(Block::Table(table));
            }
            Node::Item(item) => {
                let words = text::text(&item.text, Setting::default(), built.footnotes);
                let children = blocks(&item.children, IN_CELL, numbering, built.footnotes);
                let marker = numbering.marker(item.marker.span).to_string();
                built.item(ListItem { level: item.depth, marker, text: words, children });
            }
            Node::Block(division) => built.division(division, above),
        }
    }
    built.blocks
}

/// The title of a division as it is printed in a heading, apart from the document it stands in.
pub(super) fn title(division: &Division, numbering: &Numbering) -> Text {
    let mut footnotes = Footnotes::default();
    let mut builder = Builder { numbering, footnotes: &mut footnotes, blocks: Vec::new() };
    builder.title(division, Setting { upper: division.depth == 0, plain: true })
}

struct Builder<'a> {
    numbering: &'a Numbering,
    footnotes: &'a mut Footnotes,
    blocks: Vec<Block>,
}

impl Builder<'_> {
    /// Adds an item to the list before it, if that is of the same kind.
    fn item(&mut self, item: ListItem) {
        if let Some(Block::List(items)) = self.blocks.last_mut()
            && items.last().is_some_and(|last| last.level == item.level)
        {
            items.push(item);
            return;
        }
        self.blocks.push(Block::List(vec![item]));
    }

    fn division(&mut self, division: &Division, above: u8) {
        let role = division.role.as_ref().map(|role| role.value);
        let marker = self.numbering.marker(division.keyword).to_string();
        if marker.is_empty() {
            // The preamble and the closing have no heading; words behind the colon are their first paragraph.
            if let Some(title) = &division.title {
                let words = text::text(title, Setting::default(), self.footnotes);
                self.blocks.push(Block::Paragraph(words));
            }
            let inner = blocks(&division.children, above, self.numbering, self.footnotes);
            self.blocks.extend(inner);
            return;
        }
        let level = division.depth + 1;
        let runs_in =
            role == Some(Role::Phase) || division.depth > 0 && division.title.as_ref().is_some_and(ends_with_colon);
        let first = match division.children.first() {
            Some(Node::Paragraph(words)) if runs_in => Some(words),
            _ => None,
        };
        let is_heading = level <= 3 && level <= above + 1 && above != IN_CELL && first.is_none();
        if is_heading {
            let setting = Setting { upper: division.depth == 0, plain: true };
            let text = self.title(division, setting);
            self.blocks.push(Block::Heading { level, marker, text });
            let inner = blocks(&division.children, level, self.numbering, self.footnotes);
            self.blocks.extend(inner);
            return;
        }
        let mut words = self.title(division, Setting::default());
        let mut rest = division.children.as_slice();
        if let Some(first) = first {
            text::append(&mut words, text::text(first, Setting::default(), self.footnotes));
            rest = rest.get(1..).unwrap_or_default();
        }
        let children = blocks(rest, IN_CELL, self.numbering, self.footnotes);
        self.item(ListItem { level: division.depth, marker, text: words, children });
    }

    /// The title as printed: typed or customary, with the words that the role supplies.
    fn title(&mut self, division: &Division, setting: Setting) -> Text {
        let role = division.role.as_ref().map(|role| role.value);
        if role == Some(Role::Phase) {
            return self.phase(division);
        }
        let mut words = Text::new();
        match (&division.title, role.and_then(Role::customary_title)) {
            (Some(title), _) => {
                let supplied = match role {
                    Some(Role::Group) => "Đối với",
                    Some(Role::Request) => "Đề nghị",
                    _ => "",
                };
                if !supplied.is_empty() && !begins_with(&title.text, supplied) {
                    text::push(&mut words, &format!("{supplied} "), false, false);
                }
                for fragment in text::text(title, setting, self.footnotes) {
                    match fragment {
                        super::Fragment::Text { text, bold, italic } => text::push(&mut words, &text, bold, italic),
                        other => words.push(other),
                    }
                }
            }
            (None, Some(customary)) => {
                let customary = if setting.upper { viet::upper(customary) } else { customary.to_string() };
                text::push(&mut words, &customary, false, false);
            }
            (None, None) => {}
        }
        words
    }

    /// `Đợt 1: PERIOD:`, the colon only where a paragraph follows.
    fn phase(&mut self, division: &Division) -> Text {
        let ordinal = self.numbering.at(division.keyword).map_or(1, |printed| printed.ordinal);
        let mut words = Text::new();
        if !division.title.as_ref().is_some_and(|title| begins_with(&title.text, &format!("Đợt {ordinal}"))) {
            text::push(&mut words, &format!("Đợt {ordinal}:"), true, false);
        }
        if let Some(title) = &division.title {
            let period = text::text(title, Setting::default(), self.footnotes);
            text::append(&mut words, period);
            let follows = matches!(division.children.first(), Some(Node::Paragraph(_)));
            if follows && !ends_with_colon(title) {
                text::push(&mut words, ":", false, false);
            }
        }
        words
    }
}

fn ends_with_colon(title: &Inline) -> bool {
    title.text.trim_end().ends_with(':')
}

fn begins_with(text: &str, words: &str) -> bool {
    text.to_lowercase().starts_with(&words.to_lowercase())
}
