//! Tables as the template sees them: every cell in its place, and what of it stays on one page.

use serde::Serialize;

use super::blocks::BlockList;
use super::words::{Words, short_lines};
use crate::document::{self, Block, Cell, Fragment, Table};
use crate::render::units::{Millimetres, Points};

#[derive(Serialize)]
pub(super) struct TableView<'a> {
    /// Shares of the width.
    widths: Vec<u16>,
    head: Vec<Words<'a>>,
    cells: Vec<CellView<'a>>,
    /// About how high the last row is, with those above it that it shares a cell with.
    #[serde(skip)]
    height_of_last: Points,
}

#[derive(Serialize)]
struct CellView<'a> {
    column: usize,
    /// Counted with the head row as 0.
    row: usize,
    columns: usize,
    rows: usize,
    centred: bool,
    bold: bool,
    /// Whether it stays on one page.
    whole: bool,
    /// Whether it leaves room below it for the signing block.
    last: bool,
    content: BlockList<'a>,
}

impl TableView<'_> {
    /// Makes the last row leave room for the signing block and returns how high that may be: zero where the row breaks.
    pub(super) fn leave_room(&mut self) -> Points {
        let end = self.cells.iter().map(|cell| cell.row + cell.rows).max().unwrap_or_default();
        let is_last = |cell: &CellView<'_>| cell.row + cell.rows == end;
        if self.cells.is_empty() || self.cells.iter().any(|cell| is_last(cell) && !cell.whole) {
            return Points(0.0);
        }
        self.cells.iter_mut().filter(|cell| is_last(cell)).for_each(|cell| cell.last = true);
        Points(PAGE_BELOW_HEAD.0 - self.height_of_last.0)
    }
}

/// What a page has for rows, below a head that is repeated on it.
const PAGE_BELOW_HEAD: Points = Points(630.0);

/// The highest row that stays on one page: about half of a lying page. What is higher breaks where the page ends.
const HIGHEST_WHOLE_ROW: Points = Points(250.0);

/// A line of a cell, and a letter of it as wide as most are. The template sets cells in 13 points.
const LINE: Points = Points(15.7);
const LETTER: Points = Points(5.8);

/// What a cell needs beside its lines, from side to side and from top to bottom.
const MARGINS: Points = Points(8.0);

/// Returns a table of the given width; nothing for a table without columns.
///
/// No cell reaches beyond the table, none covers another, and none is missing: what the document leaves out is empty.
pub(super) fn table(table: &Table, width: Millimetres) -> Option<TableView<'_>> {
    let last_column = table.columns.len().checked_sub(1)?;
    let heights = heights(table, width);
    let is_whole = |from: usize, rows: usize| {
        let height: f64 = heights.iter().skip(from).take(rows).map(|height| height.0).sum();
        height <= HIGHEST_WHOLE_ROW.0
    };
    let mut taken = vec![vec![false; table.columns.len()]; table.rows.len()];
    let mut cells: Vec<CellView<'_>> = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        for cell in &row.cells {
            let content = BlockList::in_cell(&cell.content);
            let Some(column) = free_column(&taken, index, cell.column.min(last_column)) else {
                // Words without a place are words all the same.
                if let Some(last) = cells.last_mut() {
                    last.content.append(content);
                }
                continue;
            };
            let free = (column..=last_column).take_while(|column| is_free(&taken, index, *column)).count();
            let columns = cell.columns.clamp(1, free);
            let rows = (index..table.rows.len())
                .take(cell.rows.max(1))
                .take_while(|row| (column..column + columns).all(|column| is_free(&taken, *row, column)))
                .count();
            for line in taken.iter_mut().skip(index).take(rows) {
                line.iter_mut().skip(column).take(columns).for_each(|place| *place = true);
            }
            cells.push(CellView {
                column,
                row: index + 1,
                columns,
                rows,
                centred: columns == 1 && table.columns.get(column).is_some_and(|column| column.centred),
                bold: row.is_group,
                whole: is_whole(index, rows),
                last: false,
                content,
            });
        }
        let left = (0..=last_column).filter(|column| is_free(&taken, index, *column)).collect::<Vec<_>>();
        cells.extend(left.into_iter().map(|column| CellView {
            column,
            row: index + 1,
            columns: 1,
            rows: 1,
            centred: false,
            bold: false,
            whole: is_whole(index, 1),
            last: false,
            content: BlockList::default(),
        }));
    }
    let end = table.rows.len();
    let last = cells.iter().filter(|cell| cell.row + cell.rows > end).map(|cell| cell.row).min().unwrap_or(end);
    Some(TableView {
        height_of_last: Points(heights.iter().skip(last.saturating_sub(1)).map(|height| height.0).sum()),
        widths: table.columns.iter().map(|column| column.width.max(1)).collect(),
        head: table.columns.iter().map(|column| short_lines(&column.head)).collect(),
        cells,
    })
}

fn is_free(taken: &[Vec<bool>], row: usize, column: usize) -> bool {
    taken.get(row).and_then(|row| row.get(column)) == Some(&false)
}

/// Returns the wanted column if it is free, else the first free one of the row.
fn free_column(taken: &[Vec<bool>], row: usize, wanted: usize) -> Option<usize> {
    let columns = taken.get(row)?.len();
    std::iter::once(wanted).chain(0..columns).find(|column| is_free(taken, row, *column))
}

/// Returns about how high each row is. A cell over several rows makes the last of them as high as it needs.
fn heights(table: &Table, width: Millimetres) -> Vec<Points> {
    let shares: f64 = table.columns.iter().map(|column| f64::from(column.width.max(1))).sum();
    let share = |column: &document::Column| Points::from(width).0 * f64::from(column.width.max(1)) / shares;
    let cell_width =
        |cell: &Cell| -> f64 { table.columns.iter().skip(cell.column).take(cell.columns.max(1)).map(share).sum() };
    let mut heights: Vec<Points> = Vec::new();
    let mut spanning: Vec<(usize, f64)> = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let mut height = LINE.0;
        for cell in &row.cells {
            let needed = height_of(&cell.content, cell_width(cell));
            if cell.rows > 1 {
                spanning.push((index.saturating_add(cell.rows - 1), needed));
            } else {
                height = height.max(needed);
            }
        }
        for (_, needed) in spanning.iter().filter(|(last, _)| *last == index) {
            height = height.max(*needed);
        }
        heights.push(Points(height + MARGINS.0));
    }
    heights
}

/// Returns about how high blocks are in a column of `width` points.
fn height_of(blocks: &[Block], width: f64) -> f64 {
    let lines = |text: &[Fragment]| {
        let letters: usize = text
            .iter()
            .map(|fragment| match fragment {
                Fragment::Text { text, .. } => text.chars().count(),
                Fragment::Blank(_) => 6,
                Fragment::Footnote { .. } => 1,
                // A new line costs at most as many letters as a line holds.
                Fragment::Break => (width / LETTER.0) as usize,
            })
            .sum();
        (letters as f64 * LETTER.0 / (width - MARGINS.0).max(LETTER.0)).ceil() * LINE.0 + 2.0
    };
    let height = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => lines(text),
        Block::List(items) => items.iter().map(|item| lines(&item.text) + height_of(&item.children, width)).sum(),
        Block::Table(inner) => {
            inner.rows.iter().map(|row| row.cells.iter().map(|cell| height_of(&cell.content, width)).sum::<f64>()).sum()
        }
    };
    blocks.iter().map(height).sum()
}

#[cfg(test)]
mod tests {
    use super::{Millimetres, table};
    use crate::document::{Block, Cell, Column, Fragment, Row, Table};

    fn cell(column: usize, columns: usize, rows: usize, words: &str) -> Cell {
        let text = vec![Fragment::Text { text: words.to_string(), bold: false, italic: false }];
        Cell { column, columns, rows, content: vec![Block::Paragraph(text)] }
    }

    fn row(cells: Vec<Cell>) -> Row {
        Row { cells, is_group: false }
    }

    fn places(rows: Vec<Row>) -> Vec<(usize, usize, usize, usize)> {
        let columns = vec![Column { head: Vec::new(), width: 50, centred: false }; 2];
        let whole = Table { columns, rows };
        let view = table(&whole, Millimetres(160.0));
        let cells = view.map(|view| view.cells).unwrap_or_default();
        cells.iter().map(|cell| (cell.row, cell.column, cell.rows, cell.columns)).collect()
    }

    #[test]
    fn every_place_has_one_cell() {
        let rows = vec![
            row(vec![cell(0, 1, 9, "a")]),
            // What covers another, reaches too far or stands nowhere is put where there is room.
            row(vec![cell(0, 5, 1, "b"), cell(1, 1, 1, "c")]),
        ];
        assert_eq!(places(rows), [(1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]);
        assert_eq!(places(vec![row(Vec::new())]), [(1, 0, 1, 1), (1, 1, 1, 1)]);
        assert!(table(&Table { columns: Vec::new(), rows: Vec::new() }, Millimetres(160.0)).is_none());
    }

    #[test]
    fn only_a_last_row_that_stays_whole_leaves_room() {
        let long = "Nội dung rất dài. ".repeat(200);
        let columns = vec![Column { head: Vec::new(), width: 50, centred: false }; 2];
        let rows = |last: &str| vec![row(vec![cell(0, 1, 2, "a"), cell(1, 1, 1, "b")]), row(vec![cell(1, 1, 1, last)])];
        let marked = |rows| {
            let whole = Table { columns: columns.clone(), rows };
            let mut view = table(&whole, Millimetres(160.0)).expect("there are columns");
            (view.leave_room().0 > 0.0, view.cells.iter().map(|cell| cell.last).collect::<Vec<_>>())
        };
        assert_eq!(marked(rows("c")), (true, vec![true, false, true]));
        assert_eq!(marked(rows(&long)), (false, vec![false; 3]));
        assert_eq!(marked(Vec::new()), (false, Vec::new()));
    }

    #[test]
    fn only_a_high_row_breaks() {
        let long = "Nội dung rất dài. ".repeat(200);
        let columns = vec![Column { head: Vec::new(), width: 50, centred: false }; 2];
        let rows = vec![row(vec![cell(0, 1, 2, "a"), cell(1, 1, 1, "b")]), row(vec![cell(1, 1, 1, &long)])];
        let high = Table { columns, rows };
        let view = table(&high, Millimetres(160.0)).expect("there are columns");
        let whole: Vec<bool> = view.cells.iter().map(|cell| cell.whole).collect();
        assert_eq!(whole, [false, true, false]);
    }
}
