//! Tables as the template sees them.

use serde::Serialize;

use super::blocks::BlockList;
use super::words::{Words, words};
use crate::document::Table;

#[derive(Serialize)]
pub(super) struct TableView<'a> {
    /// Shares of the width.
    widths: Vec<u16>,
    head: Vec<Words<'a>>,
    cells: Vec<CellView<'a>>,
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
    content: BlockList<'a>,
}

/// Returns a table with every cell in its place; nothing for a table without columns. A cell never reaches beyond the
/// table.
pub(super) fn table(table: &Table) -> Option<TableView<'_>> {
    let last_column = table.columns.len().checked_sub(1)?;
    let mut cells = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        for cell in &row.cells {
            let column = cell.column.min(last_column);
            cells.push(CellView {
                column,
                row: index + 1,
                columns: cell.columns.clamp(1, last_column - column + 1),
                rows: cell.rows.clamp(1, table.rows.len() - index),
                centred: cell.columns == 1 && table.columns.get(column).is_some_and(|column| column.centred),
                bold: row.is_group,
                content: BlockList::in_cell(&cell.content),
            });
        }
    }
    Some(TableView {
        widths: table.columns.iter().map(|column| column.width.max(1)).collect(),
        head: table.columns.iter().map(|column| words(&column.head)).collect(),
        cells,
    })
}
