//! The tree as a flat list of passages, each with its printed place and what it stands under.
//!
//! The one part of lowering that walks the tree: everything after it runs over this list. Numbers are those printed, not
//! those typed.

use std::sync::LazyLock;

use crate::model::plan::{Origin, Place, Statement};
use crate::model::recognise::words::Words;
use crate::syntax::ast::{Annex, Block, Inline, Item, MarkKind, Node, Table, Tree};
use crate::viet::{letter, roman};

use super::titles;

pub use crate::syntax::keywords::{FieldKey, Role};

/// What kind of text a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A header field.
    Field(FieldKey),
    /// A division's title; empty where none is typed.
    Title,
    /// A marked line.
    Item,
    /// A paragraph without a marker.
    Paragraph,
    /// A table's cell, with its table, row and column; row 0 is the head.
    Cell {
        /// The table, from 0 over the plan.
        table: usize,
        /// The row.
        row: usize,
        /// The column.
        column: usize,
    },
    /// A footnote.
    Footnote,
    /// A recipient.
    Recipient,
    /// An annex's own title or its line of attachment.
    AnnexHead,
}

/// A paragraph of the plan.
#[derive(Debug)]
pub struct Passage<'t> {
    /// Its path in the numbered plan.
    pub place: Place,
    /// What kind of text it is.
    pub kind: Kind,
    /// The text, with the way back to the file as typed.
    pub text: &'t Inline,
    /// The text as words.
    pub words: Words<'t>,
    /// The role of the nearest division.
    pub role: Option<Role>,
    /// The passage it stands under.
    pub parent: Option<usize>,
    /// Whether items or paragraphs stand under it.
    pub has_children: bool,
    /// Stretches marked as parties.
    pub party_marks: Vec<std::ops::Range<usize>>,
    /// 0 for `phần` to 4 for `+`.
    pub depth: u8,
}

impl Passage<'_> {
    /// The origin of a stretch of the passage's text.
    pub fn origin(&self, range: &std::ops::Range<usize>) -> Origin {
        Origin { place: self.place.clone(), span: self.text.span_of(range.start, range.end) }
    }

    /// The places of a stretch of text that begin at or behind a place of the file as typed, in order.
    ///
    /// The text before is left out: words stand in the order of what was typed, and whoever looks a whole plan's times or
    /// citations up must not go through a long paragraph for each.
    pub fn places_from<'a>(&'a self, typed: u32, wanted: &'a str) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
        let begins = move |at: usize| self.text.span_of(at, at + wanted.len()).start;
        let first = self.words.first_from(|at| begins(at) >= typed);
        // It may begin inside the word before.
        let from = first.checked_sub(1).map_or(0, |before| self.words.start(before));
        let found = self.text.text.get(from..).unwrap_or_default().match_indices(wanted);
        found
            .map(move |(at, _)| from + at..from + at + wanted.len())
            .skip_while(move |bytes| begins(bytes.start) < typed)
    }

    /// The bytes of a stretch that begins at a place of the file as typed, where it stands there as written.
    pub fn bytes_of(&self, typed: u32, written: &str) -> Option<std::ops::Range<usize>> {
        // Nearly all begin with a word.
        let begins = |at: usize| self.text.span_of(at, at + written.len()).start;
        let first = self.words.first_from(|at| begins(at) >= typed);
        let start = self.words.start(first);
        let stands = self.text.text.get(start..).is_some_and(|text| text.starts_with(written));
        if stands && begins(start) == typed {
            return Some(start..start + written.len());
        }
        let mut places = self.places_from(typed, written);
        places.next().filter(|bytes| self.text.span_of(bytes.start, bytes.end).start == typed)
    }

    /// The origin of the whole passage.
    pub fn whole(&self) -> Origin {
        Origin { place: self.place.clone(), span: self.text.span }
    }

    /// A stretch of the passage's text.
    pub fn slice(&self, range: &std::ops::Range<usize>) -> &str {
        self.text.text.get(range.clone()).unwrap_or("").trim()
    }

    /// A stretch of the passage as a statement.
    pub fn statement(&self, range: &std::ops::Range<usize>) -> Statement {
        Statement { text: self.slice(range).to_owned(), origin: self.origin(range) }
    }

    /// The whole passage as a statement.
    pub fn as_statement(&self) -> Statement {
        Statement { text: self.text.text.trim().to_owned(), origin: self.whole() }
    }

    /// Tells whether nothing is to be read in it.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Tells whether the passage is a paragraph or an item of the body.
    pub fn is_prose(&self) -> bool {
        matches!(self.kind, Kind::Item | Kind::Paragraph)
    }

    /// The end of a run-in label (`Đợt 1:`), as the first word after its colon; a colon far in the text is none.
    pub fn after_label(&self) -> Option<usize> {
        let colon = (0..self.words.len().min(40)).find(|index| self.words.word(*index) == ":")?;
        let is_label = (0..colon).all(|index| !matches!(self.words.word(index), "." | ";" | "“"));
        is_label.then_some(colon + 1)
    }
}

/// A table of the plan with the cells' passages.
#[derive(Debug)]
pub struct PlacedTable {
    /// The passages of the head row.
    pub columns: Vec<usize>,
    /// The cells of the rows below it.
    pub rows: Vec<Vec<PlacedCell>>,
    /// The annex it stands in, from 0; nothing in the body.
    pub annex: Option<usize>,
    /// Where it stands.
    pub origin: Origin,
}

/// A cell: the column it begins in, its passages.
#[derive(Debug)]
pub struct PlacedCell {
    /// The column, from 0.
    pub column: usize,
    /// Its paragraphs and items: places in [`Passages::list`].
    pub passages: Vec<usize>,
}

/// Every passage of a plan, in the order of the text.
#[derive(Debug, Default)]
pub struct Passages<'t> {
    /// The passages.
    pub list: Vec<Passage<'t>>,
    /// The tables, in order.
    pub tables: Vec<PlacedTable>,
    footnotes: usize,
}

static NO_TEXT: LazyLock<Inline> = LazyLock::new(Inline::default);

/// What a passage stands under.
#[derive(Clone, Copy)]
struct Under {
    parent: Option<usize>,
    role: Option<Role>,
    depth: u8,
}

/// Counts of what has been numbered in one division, by the same rule as `syntax::numbering`.
#[derive(Default)]
struct Counters {
    by_depth: [usize; 5],
    paragraphs: usize,
    /// Paragraphs and items of the preamble or the closing.
    front: usize,
}

impl<'t> Passages<'t> {
    /// Lays a tree out.
    pub fn new(tree: &'t Tree) -> Self {
        let mut passages = Self::default();
        for field in &tree.fields {
            let place = if field.key.value == FieldKey::Subject { "title" } else { "header" };
            let under = Under { parent: None, role: None, depth: 0 };
            passages.push(Place(place.to_owned()), Kind::Field(field.key.value), &field.value, under);
        }
        passages.body(tree);
        if let Some(recipients) = &tree.recipients {
            for (index, entry) in recipients.entries.iter().enumerate() {
                let place = Place(format!("recipients/{}", index + 1));
                let under = Under { parent: None, role: None, depth: 0 };
                passages.push(place, Kind::Recipient, &entry.text, under);
            }
        }
        for (index, annex) in tree.annexes.iter().enumerate() {
            passages.annex(annex, index);
        }
        passages
    }

    fn push(&mut self, place: Place, kind: Kind, text: &'t Inline, under: Under) -> usize {
        let index = self.list.len();
        let party_marks = text.marks.iter().filter(|mark| mark.kind == MarkKind::Party);
        let passage = Passage {
            place,
            kind,
            text,
            words: Words::new(&text.text),
            role: under.role,
            parent: under.parent,
            has_children: false,
            party_marks: party_marks.map(|mark| mark.start..mark.end).collect(),
            depth: under.depth,
        };
        self.list.push(passage);
        if let Some(parent) = under.parent.and_then(|parent| self.list.get_mut(parent)) {
            parent.has_children = true;
        }
        for footnote in &text.footnotes {
            self.footnotes += 1;
            let place = Place(format!("footnote/{}", self.footnotes));
            let under = Under { parent: None, role: None, depth: 0 };
            self.push(place, Kind::Footnote, &footnote.text, under);
        }
        index
    }

    fn body(&mut self, tree: &'t Tree) {
        let mut preamble = Counters::default();
        let mut closing = Counters::default();
        let mut divisions = Counters::default();
        for node in &tree.body {
            let under = Under { parent: None, role: None, depth: 0 };
            match node {
                Node::Block(block) => match block.role.as_ref().map(|role| role.value) {
                    Some(role @ (Role::LegalBases | Role::Preamble)) if block.level.is_none() => {
                        self.front(block, role, "preamble", &mut preamble);
                    }
                    Some(Role::Closing) if block.level.is_none() => {
                        self.front(block, Role::Closing, "closing", &mut closing);
                    }
                    _ => self.node(node, &Place::default(), under, &mut divisions, false),
                },
                _ => self.node(node, &Place::default(), under, &mut divisions, false),
            }
        }
    }

    /// Paragraphs around the divisions: legal bases, preamble, closing. Each is numbered, items too.
    fn front(&mut self, block: &'t Block, role: Role, name: &str, counters: &mut Counters) {
        let under = Under { parent: None, role: Some(role), depth: 0 };
        if let Some(title) = &block.title {
            counters.front += 1;
            self.push(Place(format!("{name}/{}", counters.front)), Kind::Paragraph, title, under);
        }
        for node in &block.children {
            match node {
                Node::Paragraph(text) => {
                    counters.front += 1;
                    self.push(Place(format!("{name}/{}", counters.front)), Kind::Paragraph, text, under);
                }
                Node::Item(item) => {
                    counters.front += 1;
                    let place = Place(format!("{name}/{}", counters.front));
                    let index = self.push(place.clone(), Kind::Item, &item.text, under);
                    let below = Under { parent: Some(index), role: Some(role), depth: 3 };
                    self.children(&item.children, &place, below, false);
                }
                Node::Block(_) | Node::Table(_) => {
                    self.node(node, &Place(name.to_owned()), under, counters, false);
                }
            }
        }
    }

    fn children(&mut self, nodes: &'t [Node], place: &Place, under: Under, is_run_in: bool) {
        let mut counters = Counters::default();
        let mut is_run_in = is_run_in;
        for node in nodes {
            self.node(node, place, under, &mut counters, is_run_in);
            is_run_in = false;
        }
    }

    fn node(&mut self, node: &'t Node, place: &Place, under: Under, counters: &mut Counters, is_run_in: bool) {
        match node {
            Node::Block(block) => self.block(block, place, under, counters),
            Node::Item(item) => self.item(item, place, under, counters),
            Node::Paragraph(text) => {
                // A title that ends with a colon runs into the paragraph below it.
                let here = if is_run_in {
                    place.clone()
                } else {
                    counters.paragraphs += 1;
                    place.below(&format!("p{}", counters.paragraphs))
                };
                self.push(here, Kind::Paragraph, text, under);
            }
            Node::Table(table) => self.table(table, place, under, None),
        }
    }

    fn block(&mut self, block: &'t Block, place: &Place, under: Under, counters: &mut Counters) {
        let typed = block.role.as_ref().map(|role| role.value);
        let depth = block.depth;
        let here = place.below(&counters.step(depth));
        let title = block.title.as_ref();
        let role = typed.or_else(|| title.and_then(|title| titles::role_of(&title.text))).or(under.role);
        let this = Under { role, depth, ..under };
        let index = self.push(here.clone(), Kind::Title, title.unwrap_or(&NO_TEXT), this);
        let below = Under { parent: Some(index), role, depth };
        // A phase always runs in: `Đợt 1: Từ ngày … đến ngày …: “…”`.
        let runs_in = typed == Some(Role::Phase) || title.is_some_and(|title| title.text.trim_end().ends_with(':'));
        let is_run_in = runs_in && matches!(block.children.first(), Some(Node::Paragraph(_)));
        self.children(&block.children, &here, below, is_run_in);
    }

    fn item(&mut self, item: &'t Item, place: &Place, under: Under, counters: &mut Counters) {
        let depth = item.depth;
        let here = place.below(&counters.step(depth));
        // A heading typed as an item gives what is under it its role, as a division's title does.
        let text = &item.text.text;
        let inferred = match (item.children.is_empty(), under.role) {
            (_, Some(Role::Assignments | Role::Charge | Role::Request | Role::Contents | Role::Criteria)) => None,
            (true, division) => titles::role_of_label(text, division),
            (false, _) => titles::role_of(text),
        };
        let role = inferred.or(under.role);
        let index = self.push(here.clone(), Kind::Item, &item.text, Under { role, depth, ..under });
        self.children(&item.children, &here, Under { parent: Some(index), role, depth }, false);
    }

    fn table(&mut self, table: &'t Table, place: &Place, under: Under, annex: Option<usize>) {
        let number = self.tables.len();
        let origin = Origin { place: place.clone(), span: table.span };
        self.tables.push(PlacedTable { columns: Vec::new(), rows: Vec::new(), annex, origin });
        let mut columns = Vec::with_capacity(table.columns.len());
        for (column, head) in table.columns.iter().enumerate() {
            columns.push(self.push(place.clone(), Kind::Cell { table: number, row: 0, column }, head, under));
        }
        let mut rows = Vec::with_capacity(table.rows.len());
        // Rows that a cell of an earlier row still covers, for each column.
        let mut covered = vec![0u16; table.columns.len()];
        for (row, typed) in table.rows.iter().enumerate() {
            let mut cells = Vec::with_capacity(typed.cells.len());
            let mut column = 0;
            for cell in &typed.cells {
                while covered.get(column).is_some_and(|left| *left > 0) {
                    column += 1;
                }
                let first = self.list.len();
                let kind = Kind::Cell { table: number, row: row + 1, column };
                for node in &cell.content {
                    self.cell(node, place, under, kind);
                }
                cells.push(PlacedCell { column, passages: (first..self.list.len()).collect() });
                for covering in covered.iter_mut().skip(column).take(usize::from(cell.columns.max(1))) {
                    *covering = (*covering).max(cell.rows.max(1));
                }
                column += usize::from(cell.columns.max(1));
            }
            for left in &mut covered {
                *left = left.saturating_sub(1);
            }
            rows.push(cells);
        }
        if let Some(placed) = self.tables.get_mut(number) {
            placed.columns = columns;
            placed.rows = rows;
        }
    }

    fn cell(&mut self, node: &'t Node, place: &Place, under: Under, kind: Kind) {
        match node {
            Node::Paragraph(text) => {
                self.push(place.clone(), kind, text, under);
            }
            Node::Item(item) => {
                self.push(place.clone(), kind, &item.text, under);
                for child in &item.children {
                    self.cell(child, place, under, kind);
                }
            }
            Node::Block(block) => {
                for child in &block.children {
                    self.cell(child, place, under, kind);
                }
            }
            Node::Table(_) => {}
        }
    }

    fn annex(&mut self, annex: &'t Annex, index: usize) {
        let place = Place(format!("annex/{}", index + 1));
        let under = Under { parent: None, role: None, depth: 0 };
        let head = self.push(place.clone(), Kind::AnnexHead, &annex.title, under);
        if let Some(attached) = &annex.attached_to {
            self.push(place.clone(), Kind::AnnexHead, &attached.value, under);
        }
        let under = Under { parent: Some(head), ..under };
        let mut counters = Counters::default();
        for node in &annex.children {
            match node {
                Node::Table(table) => self.table(table, &place, under, Some(index)),
                _ => self.node(node, &place, under, &mut counters, false),
            }
        }
    }

    /// The passages that stand under one, at any depth.
    pub fn descendants(&self, index: usize) -> impl Iterator<Item = (usize, &Passage<'t>)> {
        // What stands under a passage follows it; only footnotes come between.
        let below =
            move |at: &usize, passage: &Passage<'t>| self.stands_under(*at, index) || passage.kind == Kind::Footnote;
        let rest = self.list.iter().enumerate().skip(index + 1).take_while(move |(at, passage)| below(at, passage));
        rest.filter(|(_, passage)| passage.kind != Kind::Footnote)
    }

    /// Tells whether a passage stands under another, at any depth.
    pub fn stands_under(&self, index: usize, above: usize) -> bool {
        self.ancestors(index).any(|at| at == above)
    }

    /// The passages that one stands under, innermost first.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.list.get(index).and_then(|passage| passage.parent), |at| {
            self.list.get(*at).and_then(|passage| passage.parent)
        })
    }

    /// Prose of a role: paragraphs and items, not titles.
    pub fn prose_of(&self, role: Role) -> impl Iterator<Item = (usize, &Passage<'t>)> {
        self.list
            .iter()
            .enumerate()
            .filter(move |(_, passage)| passage.role == Some(role) && passage.is_prose() && !passage.is_empty())
    }
}

impl Counters {
    fn step(&mut self, depth: u8) -> String {
        let depth = usize::from(depth.min(4));
        let count = match self.by_depth.get_mut(depth) {
            Some(count) => {
                *count += 1;
                *count
            }
            None => 1,
        };
        for deeper in self.by_depth.iter_mut().skip(depth + 1) {
            *deeper = 0;
        }
        match depth {
            0 => roman(u32::try_from(count).unwrap_or(u32::MAX)),
            1 => count.to_string(),
            2 => letter(count.saturating_sub(1)),
            3 => format!("-{count}"),
            _ => format!("+{count}"),
        }
    }
}
