//! Blocks of the document as paragraphs and tables in the order of the page.

use super::styles::Style;
use super::view::{Block, Footnote, Paragraph};
use super::{runs, table};
use crate::document;
use crate::render::units::Twips;

/// Returns the paragraphs and tables of a body, in a column of `width`.
///
/// A table has a gap above it: without a paragraph between them Word joins two tables.
pub(super) fn blocks(blocks: &[document::Block], width: Twips, footnotes: &mut Vec<Footnote>) -> Vec<Block> {
    let mut out = Vec::new();
    push_blocks(&mut out, blocks, width, footnotes);
    out
}

fn push_blocks(out: &mut Vec<Block>, blocks: &[document::Block], width: Twips, footnotes: &mut Vec<Footnote>) {
    for block in blocks {
        match block {
            document::Block::Heading { level, marker, text } => {
                push(out, Style::of_heading(*level), runs::marked(marker, text, footnotes));
            }
            document::Block::Paragraph(text) => {
                let is_kept = document::announces(text, false);
                push_kept(out, Style::Body, runs::of_text(text, footnotes), is_kept);
            }
            document::Block::List(items) => {
                for item in items {
                    let is_kept = document::announces(&item.text, !item.children.is_empty());
                    let runs = runs::marked(&item.marker, &item.text, footnotes);
                    push_kept(out, Style::of_item(item.level), runs, is_kept);
                    push_blocks(out, &item.children, width, footnotes);
                }
            }
            document::Block::Table(table) => {
                push(out, Style::Gap, Vec::new());
                let table = table::table(table, width, footnotes);
                out.push(Block { paragraph: None, table: Some(table) });
            }
        }
    }
}

fn push(out: &mut Vec<Block>, style: Style, runs: Vec<super::view::Run>) {
    push_kept(out, style, runs, false);
}

/// Adds a paragraph that, where it is kept, stands on the page of what follows it.
fn push_kept(out: &mut Vec<Block>, style: Style, runs: Vec<super::view::Run>, keep_next: bool) {
    let paragraph = Paragraph { keep_next, ..Paragraph::new(style, runs) };
    out.push(Block { paragraph: Some(paragraph), table: None });
}

/// Returns the paragraphs of a cell; all have the styles `of_text` or, for a heading, `of_heading`.
///
/// A table inside a cell, which the language does not have, comes out as the paragraphs of its cells: no word is lost.
pub(super) fn cell(
    blocks: &[document::Block],
    of_text: Style,
    of_heading: Style,
    footnotes: &mut Vec<Footnote>,
) -> Vec<Paragraph> {
    let mut out = Vec::new();
    push_cell(&mut out, blocks, (of_text, of_heading), footnotes);
    if out.is_empty() {
        out.push(Paragraph::new(of_text, Vec::new()));
    }
    out
}

fn push_cell(
    out: &mut Vec<Paragraph>,
    blocks: &[document::Block],
    styles: (Style, Style),
    footnotes: &mut Vec<Footnote>,
) {
    for block in blocks {
        match block {
            document::Block::Heading { marker, text, .. } => {
                out.push(Paragraph::new(styles.1, runs::marked(marker, text, footnotes)));
            }
            document::Block::Paragraph(text) => out.push(Paragraph::new(styles.0, runs::of_text(text, footnotes))),
            document::Block::List(items) => {
                for item in items {
                    out.push(Paragraph::new(styles.0, runs::marked(&item.marker, &item.text, footnotes)));
                    push_cell(out, &item.children, styles, footnotes);
                }
            }
            document::Block::Table(table) => {
                for column in table.columns.iter().filter(|column| !column.head.is_empty()) {
                    out.push(Paragraph::new(styles.1, runs::of_text(&column.head, footnotes)));
                }
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    push_cell(out, &cell.content, styles, footnotes);
                }
            }
        }
    }
}

/// Returns the gap that parts a table from the one below it.
pub(super) fn gap() -> Option<Block> {
    Some(Block { paragraph: Some(Paragraph::new(Style::Gap, Vec::new())), table: None })
}

/// Keeps the end of a body on the page of what follows it; tells whether it ends with a table.
pub(super) fn keep_end(blocks: &mut [Block]) -> bool {
    let Some(last) = blocks.last_mut() else { return false };
    if let Some(paragraph) = &mut last.paragraph {
        paragraph.keep_next = true;
    }
    let Some(table) = &mut last.table else { return false };
    // Rows that share a cell with the last one come too: a cell over several rows is not parted.
    for row in table.rows.iter_mut().rev() {
        let mut is_continued = false;
        for cell in &mut row.cells {
            is_continued |= cell.merge == Some("continue");
            cell.paragraphs.iter_mut().for_each(|paragraph| paragraph.keep_next = true);
        }
        if !is_continued {
            break;
        }
    }
    true
}
