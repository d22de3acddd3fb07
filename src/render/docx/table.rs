//! A table of the document on Word's grid, where every row fills every column.

use super::styles::Style;
use super::view::{Cell, Footnote, Paragraph, Row, Table};
use super::{flow, runs};
use crate::document;
use crate::render::units::Twips;

/// Characters of a cell's text above which its row may break over two pages: about fifteen lines of a narrow column.
const LONG_CELL: usize = 400;

/// A cell of a row above that reaches into this one.
#[derive(Clone, Copy)]
struct Span {
    columns: usize,
    /// Rows still to come.
    rows: usize,
}

/// Returns a table as wide as the text, with its head row repeated on every page.
pub(super) fn table(table: &document::Table, width: Twips, footnotes: &mut Vec<Footnote>) -> Table {
    let grid = Grid::new(&table.columns, width);
    let mut rows = Vec::new();
    if table.columns.iter().any(|column| !column.head.is_empty()) {
        rows.push(grid.head(&table.columns, footnotes));
    }
    let mut open = vec![None; grid.columns.len()];
    for row in &table.rows {
        rows.push(grid.row(row, &mut open, footnotes));
    }
    Table { width, columns: grid.columns, rows }
}

/// The columns of a table.
struct Grid {
    columns: Vec<Twips>,
    centred: Vec<bool>,
}

impl Grid {
    /// Shares `width` among the columns; rounding is carried on, so that the widths give exactly `width`.
    fn new(columns: &[document::Column], width: Twips) -> Self {
        let total: i64 = columns.iter().map(|column| i64::from(column.width.max(1))).sum();
        let mut covered = 0;
        let mut edge = 0;
        let mut widths = Vec::new();
        for column in columns {
            covered += i64::from(column.width.max(1));
            let next = i64::from(width.0) * covered / total.max(1);
            widths.push(Twips((next - edge) as i32));
            edge = next;
        }
        if widths.is_empty() {
            widths.push(width);
        }
        let mut centred: Vec<bool> = columns.iter().map(|column| column.centred).collect();
        centred.resize(widths.len(), false);
        Self { columns: widths, centred }
    }

    fn head(&self, columns: &[document::Column], footnotes: &mut Vec<Footnote>) -> Row {
        let cells = columns.iter().zip(&self.columns).map(|(column, width)| Cell {
            width: *width,
            columns: None,
            merge: None,
            paragraphs: vec![Paragraph::new(Style::Head, runs::of_text(&column.head, footnotes))],
        });
        Row { properties: &["cantSplit", "tblHeader"], cells: cells.collect() }
    }

    /// Returns a row in which cells from above are continued and missing cells are empty. `open` holds, at the column
    /// they begin in, the cells that reach further down.
    ///
    /// A cell for which there is no room joins the one before it: no word is lost.
    fn row(&self, row: &document::Row, open: &mut [Option<Span>], footnotes: &mut Vec<Footnote>) -> Row {
        let mut cells: Vec<Cell> = Vec::new();
        let mut given = row.cells.iter().peekable();
        let mut column = 0;
        let mut longest = 0;
        while column < self.columns.len() {
            if let Some(span) = open.get(column).copied().flatten() {
                cells.push(Cell { merge: Some("continue"), ..self.empty(column, span.columns) });
                set(open, column, span.columns, span.rows - 1);
                column += span.columns;
            } else if let Some(cell) = given.next_if(|cell| cell.column <= column) {
                let free = 1 + open.iter().skip(column + 1).take_while(|span| span.is_none()).count();
                let columns = cell.columns.clamp(1, free);
                let paragraphs = self.content(cell, column, columns, row.is_group, footnotes);
                longest = longest.max(paragraphs.iter().map(length).sum::<usize>());
                let merge = (cell.rows > 1).then_some("restart");
                set(open, column, columns, cell.rows.saturating_sub(1));
                cells.push(Cell { merge, paragraphs, ..self.empty(column, columns) });
                column += columns;
            } else {
                cells.push(self.empty(column, 1));
                column += 1;
            }
        }
        for cell in given {
            let paragraphs = flow::cell(&cell.content, Style::Cell, Style::Group, footnotes);
            if let Some(last) = cells.last_mut() {
                last.merge = last.merge.filter(|merge| *merge == "restart");
                last.paragraphs.extend(paragraphs);
            }
        }
        Row { properties: if longest <= LONG_CELL { &["cantSplit"] } else { &[] }, cells }
    }

    fn content(
        &self,
        cell: &document::Cell,
        column: usize,
        columns: usize,
        is_group: bool,
        footnotes: &mut Vec<Footnote>,
    ) -> Vec<Paragraph> {
        let centred = columns == 1 && self.centred.get(column).copied().unwrap_or_default();
        let (of_text, of_heading) = match (is_group, centred) {
            (false, false) => (Style::Cell, Style::Group),
            (false, true) => (Style::CellCentred, Style::GroupCentred),
            (true, false) => (Style::Group, Style::Group),
            (true, true) => (Style::GroupCentred, Style::GroupCentred),
        };
        flow::cell(&cell.content, of_text, of_heading, footnotes)
    }

    /// Returns an empty cell over `columns` columns.
    fn empty(&self, column: usize, columns: usize) -> Cell {
        let width = self.columns.iter().skip(column).take(columns).fold(Twips(0), |sum, width| sum + *width);
        Cell {
            width,
            columns: (columns > 1).then_some(columns),
            merge: None,
            paragraphs: vec![Paragraph::new(Style::Cell, Vec::new())],
        }
    }
}

/// Notes how far a cell that begins in `column` reaches down; nothing where it ends in this row.
fn set(open: &mut [Option<Span>], column: usize, columns: usize, rows: usize) {
    if let Some(place) = open.get_mut(column) {
        *place = (rows > 0).then_some(Span { columns, rows });
    }
}

/// Returns the characters of a paragraph.
fn length(paragraph: &Paragraph) -> usize {
    paragraph.runs.iter().filter_map(|run| run.text.as_ref()).map(|text| text.chars().count()).sum()
}
