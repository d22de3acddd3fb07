//! Tables: the column each cell begins in, the columns' widths, which columns are centred.

use crate::syntax::numbering::Numbering;
use crate::syntax::{ast, is_group_heading};

use super::body;
use super::text::{self, Footnotes, Setting};
use super::{Cell, Column, Row, Table};

/// Entries up to this length, in characters, are numbers and short words that look better centred.
const SHORT_ENTRY: usize = 16;

/// Builds a table.
pub(super) fn table(table: &ast::Table, numbering: &Numbering, footnotes: &mut Footnotes) -> Table {
    let count = table.columns.len().max(1);
    let heads: Vec<_> = table
        .columns
        .iter()
        .map(|column| text::text(column, Setting { plain: true, ..Setting::default() }, footnotes))
        .collect();
    let mut rows = Vec::new();
    let mut covered = vec![0_usize; count];
    for row in &table.rows {
        rows.push(build_row(row, count, &mut covered, numbering, footnotes));
    }
    let widths = widths(table, count);
    let columns = heads
        .into_iter()
        .zip(widths)
        .enumerate()
        .map(|(index, (head, width))| Column { head, width, centred: is_short(table, index) })
        .collect();
    Table { columns, rows }
}

fn build_row(
    row: &ast::Row,
    count: usize,
    covered: &mut [usize],
    numbering: &Numbering,
    footnotes: &mut Footnotes,
) -> Row {
    let is_group = covered.iter().all(|rows| *rows == 0) && is_group_heading(row, count);
    let mut cells = Vec::new();
    let mut column = 0;
    for cell in &row.cells {
        while covered.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        // What has no column left is reported by the reader and not set.
        if column >= count {
            break;
        }
        let columns = if is_group { count } else { usize::from(cell.columns).clamp(1, count - column) };
        let rows = usize::from(cell.rows).max(1);
        for slot in covered.iter_mut().skip(column).take(columns) {
            *slot = rows;
        }
        cells.push(Cell {
            column,
            columns,
            rows,
            content: body::blocks(&cell.content, body::IN_CELL, numbering, footnotes),
        });
        column += columns;
    }
    for rows in covered.iter_mut() {
        *rows = rows.saturating_sub(1);
    }
    Row { cells, is_group }
}

/// The widths typed, or widths that follow from the content; together 100.
fn widths(table: &ast::Table, count: usize) -> Vec<u16> {
    let mut weights: Vec<usize> = if table.widths.len() == count {
        table.widths.iter().map(|width| usize::from(*width).max(1)).collect()
    } else {
        (0..count).map(|index| weight(table, index)).collect()
    };
    if weights.is_empty() {
        weights.push(1);
    }
    let total: usize = weights.iter().sum();
    let mut widths: Vec<u16> = weights.iter().map(|weight| ((weight * 100 / total) as u16).max(1)).collect();
    // What rounding took goes to the widest column.
    let sum: u16 = widths.iter().sum();
    if let Some(widest) = widths.iter_mut().max_by_key(|width| **width) {
        *widest = (*widest + 100).saturating_sub(sum).max(1);
    }
    widths
}

/// A column with much text gets more room, but not in proportion: the square root of its longest entry. A name of a
/// column gets two or three lines, and no word is cut.
fn weight(table: &ast::Table, index: usize) -> usize {
    let name = table.columns.get(index).map_or("", |column| column.text.as_str());
    let longest = entries(table, index).map(|text| text.chars().count()).max().unwrap_or(0);
    let word = entries(table, index).map(|text| longest_word(&text)).max().unwrap_or(0).max(longest_word(name));
    (longest * 16).isqrt().max((name.chars().count() * 6).isqrt()).max(word + 1).max(6)
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
}

/// The text of each entry of a column, in rows that have a cell for each column.
fn entries(table: &ast::Table, index: usize) -> impl Iterator<Item = String> {
    let count = table.columns.len();
    table.rows.iter().filter(move |row| row.cells.len() == count).filter_map(move |row| {
        let cell = row.cells.get(index)?;
        let mut words = String::new();
        for node in &cell.content {
            match node {
                ast::Node::Paragraph(text) => words.push_str(&text.text),
                ast::Node::Item(item) => words.push_str(&item.text.text),
                ast::Node::Block(_) | ast::Node::Table(_) => {}
            }
        }
        Some(words)
    })
}

fn is_short(table: &ast::Table, index: usize) -> bool {
    entries(table, index).all(|text| text.chars().count() <= SHORT_ENTRY)
}
