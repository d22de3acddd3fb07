//! What the DOCX templates are filled with: everything decided (styles, widths, spans, order), nothing left to compare.
//!
//! The names of the fields are the names used in `templates/docx/`; changing one changes what an office's own templates
//! must say.

use serde::Serialize;

use super::styles::Style;
use crate::render::units::Twips;

/// The whole document.
#[derive(Serialize)]
pub(super) struct View {
    /// Whether there is more than annexes: a letterhead, a body, a signing block.
    pub has_plan: bool,
    pub properties: Properties,
    pub heading: Heading,
    pub document_type: Vec<Run>,
    pub subject: Vec<Run>,
    pub subject_rule: Indents,
    pub legal_bases: Vec<Paragraph>,
    pub body: Vec<Block>,
    pub signing: Signing,
    pub annexes: Vec<Annex>,
    /// The page of the last section: of the last annex, or of the plan where there is none.
    pub last_section: Section,
    /// Whether the file would end with a table, which Word does not allow.
    pub needs_last_paragraph: bool,
    pub footnotes: Vec<Footnote>,
}

/// The file's properties.
#[derive(Serialize)]
pub(super) struct Properties {
    pub title: String,
    pub subject: String,
    pub author: String,
    pub keywords: String,
}

/// The two columns above the document type.
#[derive(Serialize)]
pub(super) struct Heading {
    /// Of both columns; the table may hang into the right margin.
    pub width: Twips,
    pub left: Twips,
    pub right: Twips,
    pub superior: Vec<Vec<Run>>,
    pub issuer: Vec<Vec<Run>>,
    pub issuer_rule: Indents,
    pub national_heading: Vec<Run>,
    pub motto: Vec<Run>,
    pub motto_rule: Indents,
    pub number: Vec<Run>,
    pub place_and_date: Paragraph,
    /// Secrecy above urgency above draft.
    pub marks: Vec<Mark>,
}

/// A word in a box.
#[derive(Serialize)]
pub(super) struct Mark {
    pub style: Style,
    pub runs: Vec<Run>,
    pub indents: Indents,
}

/// Indents from both edges of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Indents {
    pub left: Twips,
    pub right: Twips,
}

impl Indents {
    /// Returns the indents that leave `length` in the middle of a column.
    pub(super) fn around(length: Twips, column: Twips) -> Self {
        let rest = (column - length).0.max(0);
        Self { left: Twips(rest / 2), right: Twips(rest - rest / 2) }
    }
}

/// A paragraph or a table.
#[derive(Serialize)]
pub(super) struct Block {
    pub paragraph: Option<Paragraph>,
    pub table: Option<Table>,
}

/// A paragraph.
#[derive(Serialize)]
pub(super) struct Paragraph {
    pub style: Style,
    /// Whether it stays on the page of what follows, beyond what its style says.
    pub keep_next: bool,
    pub runs: Vec<Run>,
}

impl Paragraph {
    /// Returns a paragraph that is as its style says.
    pub(super) fn new(style: Style, runs: Vec<Run>) -> Self {
        Self { style, keep_next: false, runs }
    }
}

/// A stretch of text of one format, or one mark.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Run {
    /// Names of the elements for bold and italic.
    pub properties: &'static [&'static str],
    pub text: Option<String>,
    /// `br` or `tab`.
    pub mark: Option<&'static str>,
    /// The id of a footnote that is called here.
    pub footnote: Option<usize>,
}

/// A footnote.
#[derive(Serialize)]
pub(super) struct Footnote {
    pub id: usize,
    pub runs: Vec<Run>,
}

/// A table of the body or of an annex.
#[derive(Serialize)]
pub(super) struct Table {
    pub width: Twips,
    pub columns: Vec<Twips>,
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Serialize)]
pub(super) struct Row {
    /// Names of the elements for a row repeated on every page and for one that stays on one page.
    pub properties: &'static [&'static str],
    pub cells: Vec<Cell>,
}

/// A cell; at least one paragraph, as Word wants it.
#[derive(Serialize)]
pub(super) struct Cell {
    pub width: Twips,
    /// Columns it covers, where it covers several.
    pub columns: Option<usize>,
    /// `restart` in the first of several rows, `continue` in those below.
    pub merge: Option<&'static str>,
    pub paragraphs: Vec<Paragraph>,
}

/// Recipients and signing block, beside each other.
#[derive(Serialize)]
pub(super) struct Signing {
    pub width: Twips,
    pub left: Twips,
    pub right: Twips,
    pub recipients_label: Vec<Run>,
    pub recipients: Vec<Vec<Run>>,
    pub authority: Vec<Paragraph>,
    pub name: Vec<Run>,
}

/// An annex.
#[derive(Serialize)]
pub(super) struct Annex {
    /// The page of what stands before the annex: Word keeps it at the end of a section. Nothing where the annex is the
    /// first of the file.
    pub section_before: Option<Section>,
    pub label: Vec<Run>,
    pub title: Vec<Run>,
    pub attached_to: Vec<Run>,
    pub rule: Indents,
    pub body: Vec<Block>,
}

/// A page.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Section {
    pub width: Twips,
    pub height: Twips,
    /// `landscape`; nothing where the page stands upright.
    pub orientation: Option<&'static str>,
    pub left: Twips,
    pub right: Twips,
    pub top: Twips,
    pub bottom: Twips,
    /// From the edge of the paper to the page number.
    pub header: Twips,
    pub footer: Twips,
}
