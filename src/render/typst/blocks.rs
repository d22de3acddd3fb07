//! Headings, paragraphs, lists and tables as the template sees them.

use serde::Serialize;

use super::tables::{TableView, table};
use super::words::{Run, Words, words};
use crate::document::{self, Fragment, ListItem, Text};
use crate::render::units::{Millimetres, Points};

/// A part of the body.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Block<'a> {
    Heading {
        /// How it looks: 1 for `I.`, 2 for `1.`, 3 for `a)`.
        style: u8,
        /// How deep it is in this document, from 1.
        level: usize,
        text: Words<'a>,
    },
    Paragraph {
        text: Words<'a>,
        /// Whether it stays on the page of what follows it.
        kept: bool,
        /// Whether its last line leaves room for the signing block.
        last: bool,
    },
    List(ListView<'a>),
    Table(TableView<'a>),
}

/// Items of one kind that follow each other.
#[derive(Serialize)]
pub(super) struct ListView<'a> {
    /// Whether all items have one mark (`-`); otherwise each has its own (`a)`).
    bulleted: bool,
    items: Vec<ItemView<'a>>,
}

#[derive(Serialize)]
struct ItemView<'a> {
    marker: &'a str,
    text: Words<'a>,
    /// Whether it stays on the page of its children.
    kept: bool,
    /// Whether it has no children but stays on the page of what follows it.
    announces: bool,
    /// Whether its last line leaves room for the signing block.
    last: bool,
    children: BlockList<'a>,
}

/// Blocks under each other; those that would print nothing are left out.
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(super) struct BlockList<'a>(Vec<Block<'a>>);

impl<'a> BlockList<'a> {
    pub(super) fn new(blocks: &'a [document::Block], place: &mut Place) -> Self {
        Self(blocks.iter().filter_map(|block| view(block, place)).collect())
    }

    /// The blocks of the body, whose end leaves room for the signing block, and how high that may be: zero where there
    /// is no room, since a heading comes by itself and a row too high for a page with the signing block breaks.
    pub(super) fn ending(blocks: &'a [document::Block], place: &mut Place) -> (Self, Points) {
        let mut list = Self::new(blocks, place);
        let room = list.leave_room();
        (list, room)
    }

    /// The blocks inside a table's cell, where nothing is a heading of the document.
    pub(super) fn in_cell(blocks: &'a [document::Block]) -> Self {
        let view_in_cell = |block: &'a document::Block| match block {
            document::Block::Heading { marker, text, .. } => {
                Some(Block::Paragraph { text: numbered(marker, text), kept: false, last: false })
            }
            other => view(other, &mut Place::new(Millimetres(80.0))),
        };
        Self(blocks.iter().filter_map(view_in_cell).collect())
    }

    /// The recipients: lines that begin with `- ` become items of lists.
    pub(super) fn of_recipients(recipients: &'a [Text]) -> Self {
        let mut list = Vec::new();
        for recipient in recipients {
            let mut text = words(recipient);
            let Some(Run::Plain(first)) = text.first_mut() else {
                list.push(Block::Paragraph { text, kept: false, last: false });
                continue;
            };
            let Some(rest) = first.strip_prefix("- ") else {
                list.push(Block::Paragraph { text, kept: false, last: false });
                continue;
            };
            *first = rest;
            let item =
                ItemView { marker: "-", text, kept: false, announces: false, last: false, children: Self(Vec::new()) };
            if let Some(Block::List(before)) = list.last_mut() {
                before.items.push(item);
            } else {
                list.push(Block::List(ListView { bulleted: true, items: vec![item] }));
            }
        }
        Self(list)
    }

    /// Adds blocks at the end.
    pub(super) fn append(&mut self, mut others: Self) {
        self.0.append(&mut others.0);
    }

    fn leave_room(&mut self) -> Points {
        match self.0.last_mut() {
            Some(Block::Paragraph { kept, last, .. }) => {
                (*kept, *last) = (false, true);
                BELOW_LINE
            }
            Some(Block::List(list)) => match list.items.last_mut() {
                Some(item) if item.children.0.is_empty() => {
                    (item.announces, item.last) = (false, true);
                    BELOW_LINE
                }
                Some(item) => item.children.leave_room(),
                None => Points(0.0),
            },
            Some(Block::Table(table)) => table.leave_room(),
            Some(Block::Heading { .. }) | None => Points(0.0),
        }
    }
}

/// How high a signing block may be that shares a page with the last lines of a paragraph.
const BELOW_LINE: Points = Points(600.0);

fn view<'a>(block: &'a document::Block, place: &mut Place) -> Option<Block<'a>> {
    Some(match block {
        document::Block::Heading { level, marker, text } => {
            let text = numbered(marker, text);
            if text.is_empty() {
                return None;
            }
            Block::Heading { style: (*level).clamp(1, 3), level: place.enter(*level), text }
        }
        document::Block::Paragraph(text) => {
            let kept = document::announces(text, false);
            let text = words(text);
            if text.is_empty() {
                return None;
            }
            Block::Paragraph { text, kept, last: false }
        }
        document::Block::List(items) => {
            let first = items.first()?;
            let has_one_mark = items.iter().all(|item| item.marker == first.marker);
            Block::List(ListView {
                bulleted: has_one_mark && !first.marker.contains(char::is_alphanumeric),
                items: items.iter().map(|item| item_view(item, place)).collect(),
            })
        }
        document::Block::Table(inner) => Block::Table(table(inner, place.width)?),
    })
}

fn item_view<'a>(item: &'a ListItem, place: &mut Place) -> ItemView<'a> {
    let has_children = !item.children.is_empty();
    let announces = document::announces(&item.text, has_children);
    ItemView {
        marker: &item.marker,
        text: words(&item.text),
        kept: announces && has_children,
        announces: announces && !has_children,
        last: false,
        children: BlockList::new(&item.children, place),
    }
}

/// A heading's number and its title on one line.
fn numbered<'a>(marker: &'a str, text: &'a [Fragment]) -> Words<'a> {
    let title = words(text);
    if marker.is_empty() {
        return title;
    }
    let mut line = vec![Run::Plain(marker)];
    if !title.is_empty() {
        line.push(Run::Plain(" "));
        line.extend(title);
    }
    line
}

/// Where blocks stand: the headings above them, and the width of their page's text.
pub(super) struct Place {
    /// The headings above, by their looks.
    ///
    /// A plan may begin with `1.`, or have `a)` under `I.`; a reader who hears the outline needs depths without gaps,
    /// and PDF/UA demands them.
    above: Vec<u8>,
    width: Millimetres,
}

impl Place {
    /// The body's.
    pub(super) fn new(width: Millimetres) -> Self {
        Self { above: Vec::new(), width }
    }

    /// Enters a heading of this look and returns how deep it is, from 1.
    fn enter(&mut self, look: u8) -> usize {
        while self.above.last().is_some_and(|above| *above >= look) {
            self.above.pop();
        }
        self.above.push(look);
        self.above.len()
    }

    /// An annex's, whose own heading is of the first depth.
    pub(super) fn annex(width: Millimetres) -> Self {
        Self { above: vec![0], width }
    }
}

#[cfg(test)]
mod tests {
    use super::{Millimetres, Place};

    #[test]
    fn depths_have_no_gaps() {
        let mut place = Place::new(Millimetres(160.0));
        let found: Vec<_> = [2, 3, 3, 1, 3, 2, 3, 1].into_iter().map(|look| place.enter(look)).collect();
        assert_eq!(found, [1, 2, 2, 1, 2, 2, 3, 1]);
        let mut place = Place::annex(Millimetres(160.0));
        assert_eq!((place.enter(1), place.enter(2)), (2, 3));
    }
}
