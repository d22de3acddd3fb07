//! The tree of a plan: what was typed, what it is, and where each part stands.
//!
//! Nothing is computed here: markers and numbers are as typed (`document` computes what is printed), dates and parties are
//! text (`model` reads them).

use crate::source::{Span, Spanned};

use super::keywords::{FieldKey, Level, Role, SigningKey};

/// A whole plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The header fields, as typed in order.
    pub fields: Vec<Field>,
    /// Everything from the first block to the recipients, annexes excepted.
    pub body: Vec<Node>,
    /// `nơi nhận:`
    pub recipients: Option<Recipients>,
    /// `lưu:`
    pub archive: Option<Line>,
    /// The signing block's lines, in the order typed.
    pub signing: Vec<SigningLine>,
    /// `phụ lục:`, in order.
    pub annexes: Vec<Annex>,
    /// Comments, in order, each with the line it stands on.
    pub comments: Vec<Spanned<String>>,
}

/// A header field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which field.
    pub key: Spanned<FieldKey>,
    /// Its value; empty when nothing was typed.
    pub value: Inline,
}

/// A line with a keyword and a value outside the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where the keyword stands.
    pub keyword: Span,
    /// The value.
    pub value: Inline,
}

/// `nơi nhận:` and what is under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipients {
    /// Where the keyword stands.
    pub keyword: Span,
    /// One entry for each recipient.
    pub entries: Vec<Item>,
}

/// A line of the signing block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningLine {
    /// Which line.
    pub key: Spanned<SigningKey>,
    /// Its value.
    pub value: Inline,
}

/// Anything that stands in the body or in an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A division opened by a keyword.
    Block(Block),
    /// A marked line.
    Item(Item),
    /// Text without a marker.
    Paragraph(Inline),
    /// A table.
    Table(Table),
}

/// A division opened by a keyword, with everything that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The whole of what stands before the colon.
    pub keyword: Span,
    /// `phần`, `mục`, `điểm` where typed; a role alone has none.
    pub level: Option<Level>,
    /// 0 for `I.`, 1 for `1.`, 2 for `a)`, 3 for `-`, 4 for `+`.
    pub depth: u8,
    /// A number or letter typed before the colon (`mục 7`, `điểm d`); what is printed is computed.
    pub number: Option<Spanned<String>>,
    /// What the division is about.
    pub role: Option<Spanned<Role>>,
    /// The title as typed; without one the role's customary title is printed.
    pub title: Option<Inline>,
    /// What stands in the division.
    pub children: Vec<Node>,
    /// From the keyword to the end of the last child.
    pub span: Span,
}

/// A marked line with what belongs under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// As typed. What is printed is computed; a warning names both where they differ.
    pub marker: Spanned<Marker>,
    /// 1 for `1.`, 2 for `a)`, 3 for `-`, 4 for `+`; deeper than the marker typed where what it stands in asks for it.
    pub depth: u8,
    /// The text after the marker.
    pub text: Inline,
    /// Items of a deeper kind, and paragraphs indented under this one.
    pub children: Vec<Node>,
    /// From the marker to the end of the last child.
    pub span: Span,
}

/// The mark an item begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marker {
    /// `1.`; also `1` alone is kept as typed digits.
    Number(String),
    /// `a)`
    Letter(String),
    /// `-`
    Dash,
    /// `+`
    Plus,
}

impl Marker {
    /// Depth of the kind of marker: `1.` is 1, `a)` 2, `-` 3, `+` 4.
    pub fn rank(&self) -> u8 {
        match self {
            Marker::Number(_) => 1,
            Marker::Letter(_) => 2,
            Marker::Dash => 3,
            Marker::Plus => 4,
        }
    }

    /// The mark as it is written.
    pub fn written(&self) -> String {
        match self {
            Marker::Number(digits) => format!("{digits}."),
            Marker::Letter(letter) => format!("{letter})"),
            Marker::Dash => "-".into(),
            Marker::Plus => "+".into(),
        }
    }
}

/// `phụ lục:` and what is under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// Where the keyword stands.
    pub keyword: Span,
    /// A number typed before the colon (`phụ lục II`); what is printed is computed.
    pub number: Option<Spanned<String>>,
    /// The annex's title.
    pub title: Inline,
    /// `khổ ngang:`
    pub landscape: Option<Span>,
    /// `kèm theo:` as typed; what is printed is computed from the plan's own number and date.
    pub attached_to: Option<Line>,
    /// What stands in the annex.
    pub children: Vec<Node>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Where the keyword stands.
    pub keyword: Span,
    /// Widths in hundredths of the table's width, where typed.
    pub widths: Vec<u16>,
    /// The head row's cells; its length is the number of columns.
    pub columns: Vec<Inline>,
    /// The rows.
    pub rows: Vec<Row>,
    /// From the keyword to the end of the last row.
    pub span: Span,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells typed; a single cell written on one line with a bar on each side is a heading over all columns.
    pub cells: Vec<Cell>,
    /// The whole row.
    pub span: Span,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Paragraphs and items; empty for an empty cell.
    pub content: Vec<Node>,
    /// Columns it covers, at least 1: `(gộp 2 cột)`.
    pub columns: u16,
    /// Rows it covers, at least 1: `(gộp 2 dòng)`.
    pub rows: u16,
    /// The whole cell.
    pub span: Span,
}

/// Text of one paragraph, marks read and removed, typed lines joined by a blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// The plain text in NFC: no marks, no footnotes.
    pub text: String,
    /// Bold and italic stretches of `text`, in order, not overlapping; what is in none of them is upright.
    pub styles: Vec<Styled>,
    /// Parties and times stated by a mark, in order.
    pub marks: Vec<Marked>,
    /// Footnotes, in order of their place in `text`.
    pub footnotes: Vec<Footnote>,
    /// Offsets in `text` of blanks at which the author asked for a new line (`\` at the end of a typed line).
    pub breaks: Vec<usize>,
    /// Offset in `text` and byte as typed from which both run in step.
    pub(crate) places: Vec<(u32, u32)>,
    /// Offset in `text` and byte as typed behind each character that is typed longer or shorter than it stands there, as
    /// decomposed letters are.
    pub(crate) ends: Vec<(u32, u32)>,
    /// The whole paragraph as typed.
    pub span: Span,
}

/// A bold or italic stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Styled {
    /// Start in [`Inline::text`].
    pub start: usize,
    /// End in [`Inline::text`].
    pub end: usize,
    /// `**…**`
    pub bold: bool,
    /// `*…*`
    pub italic: bool,
}

/// A stretch that a mark gives a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What the mark says.
    pub kind: MarkKind,
    /// Start in [`Inline::text`].
    pub start: usize,
    /// End in [`Inline::text`].
    pub end: usize,
}

/// The meaning a mark gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// `[…]`: a unit, an agency, a group.
    Party,
    /// `{…}`: a deadline, a period, a recurrence.
    Time,
}

/// A footnote and where it hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Offset in [`Inline::text`] after which its number is printed.
    pub at: usize,
    /// Its text.
    pub text: Inline,
}

impl Inline {
    /// Tells whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.footnotes.is_empty()
    }

    /// The place as typed of a stretch of [`Inline::text`].
    pub fn span_of(&self, start: usize, end: usize) -> Span {
        Span::new(self.typed(start, false), self.typed(end, true))
    }

    fn typed(&self, offset: usize, is_end: bool) -> u32 {
        // The end of a stretch belongs to the text before it: marks and line ends that follow are not part of it.
        let offset = offset as u32;
        if is_end && let Ok(at) = self.ends.binary_search_by_key(&offset, |(place, _)| *place) {
            return self.ends.get(at).map_or(self.span.end, |(_, typed)| *typed);
        }
        let index = if is_end {
            self.places.partition_point(|(place, _)| *place < offset)
        } else {
            self.places.partition_point(|(place, _)| *place <= offset)
        };
        let index = index.saturating_sub(1);
        match self.places.get(index) {
            Some((place, typed)) => (typed + offset.saturating_sub(*place)).min(self.span.end.max(*typed)),
            None => self.span.start,
        }
    }
}
