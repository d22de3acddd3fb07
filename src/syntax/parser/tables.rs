//! Tables: `bảng: A | B`, rows on one line or one cell to a line, cells that cover several columns or rows.

use std::ops::Range;

use crate::diagnostics::{Diagnostic, Severity};
use crate::source::{SourceFile, Span};
use crate::syntax::ast::{Cell, Inline, Node, Row, Table};

use super::inline;

/// The widths typed in `bảng (5%, 40%):`, in hundredths; given as a range of the normalised text.
pub(super) fn widths(file: &SourceFile, range: &Range<usize>, found: &mut Vec<Diagnostic>) -> Vec<u16> {
    let typed = file.text().get(range.clone()).unwrap_or_default().trim();
    let inner = typed.trim_start_matches('(').trim_end_matches(')');
    let mut widths = Vec::new();
    for part in inner.split([',', ';']) {
        match part.trim().trim_end_matches('%').trim().parse::<u16>() {
            Ok(width @ 1..=100) => widths.push(width),
            _ => {
                found.push(
                    Diagnostic::error(
                        "NN022",
                        file.span(range.start, range.end),
                        format!("không hiểu độ rộng cột “{}”", part.trim()),
                    )
                    .with_help("ghi phần trăm cho từng cột, ví dụ: “bảng (5%, 45%, 20%, 30%): …”"),
                );
                return Vec::new();
            }
        }
    }
    widths
}

/// The sum of widths that were meant to be something else than 100; a difference made by rounding, less than 1 for each
/// column, is none.
fn strange_sum(widths: &[u16]) -> Option<u32> {
    let sum: u32 = widths.iter().map(|width| u32::from(*width)).sum();
    let count = u32::try_from(widths.len()).unwrap_or(u32::MAX);
    (sum.abs_diff(100) >= count && count > 0).then_some(sum)
}

/// A table being read.
pub(super) struct TableReader {
    table: Table,
    /// Whether the last row takes further cells, a line each.
    row_is_open: bool,
}

impl TableReader {
    /// Begins a table.
    pub(super) fn new(
        file: &SourceFile,
        keyword: Span,
        widths: Vec<u16>,
        head: &[Range<usize>],
        found: &mut Vec<Diagnostic>,
    ) -> Self {
        // A name may run over typed lines; only a bar begins another column.
        let mut names: Vec<Vec<Range<usize>>> = Vec::new();
        let mut closed = true;
        for line in head {
            let (parts, ends_with_bar) = split(file.text(), line.clone());
            for (index, part) in parts.into_iter().enumerate() {
                match names.last_mut() {
                    Some(name) if index == 0 && !closed => name.push(part),
                    _ => names.push(vec![part]),
                }
            }
            closed = ends_with_bar;
        }
        let columns: Vec<Inline> = names.iter().map(|name| inline::read(file, name, found)).collect();
        let span = columns.last().map_or(keyword, |last: &Inline| keyword.to(last.span));
        if !widths.is_empty() && widths.len() != columns.len() {
            found.push(
                Diagnostic::error(
                    "NN023",
                    keyword,
                    format!("bảng có {} cột nhưng ghi {} độ rộng", columns.len(), widths.len()),
                )
                .with_help("ghi đủ một độ rộng cho mỗi cột, hoặc bỏ phần trong ngoặc để máy tự tính"),
            );
        } else if let Some(sum) = strange_sum(&widths) {
            found.push(
                Diagnostic::new(
                    "NN028",
                    Severity::Hint,
                    keyword,
                    format!("các độ rộng cột cộng lại là {sum}%, không phải 100%"),
                )
                .with_label("sẽ chia lại theo tỷ lệ")
                .with_help("sửa các độ rộng cho đủ 100%, hoặc bỏ phần trong ngoặc để máy tự tính"),
            );
        }
        if columns.iter().all(Inline::is_empty) {
            found.push(
                Diagnostic::error("NN024", keyword, "bảng chưa có tên cột")
                    .with_help("ghi tên các cột sau dấu hai chấm: “bảng: TT | Nội dung | Đơn vị thực hiện”"),
            );
        }
        let widths = if widths.len() == columns.len() { widths } else { Vec::new() };
        Self { table: Table { keyword, widths, columns, rows: Vec::new(), span }, row_is_open: false }
    }

    /// Reads a row, or a cell of one: the typed lines, the first without its bar.
    pub(super) fn row(
        &mut self,
        file: &SourceFile,
        lines: &[Range<usize>],
        after_blank: bool,
        found: &mut Vec<Diagnostic>,
    ) {
        let Some(first) = lines.first() else { return };
        let span = file.span(first.start.saturating_sub(1), lines.last().map_or(first.end, |last| last.end));
        let (parts, closed) = split(file.text(), first.clone());
        if parts.len() == 1 && !closed {
            // One cell to a line: further typed lines are the same paragraph.
            let cell = cell(file, lines, span, found);
            match self.table.rows.last_mut() {
                Some(row) if self.row_is_open && !after_blank => {
                    row.span = row.span.to(span);
                    row.cells.push(cell);
                }
                _ => self.table.rows.push(Row { cells: vec![cell], span }),
            }
            self.row_is_open = true;
        } else {
            let mut cells: Vec<Cell> = Vec::new();
            for part in parts {
                let span = file.span(part.start, part.end);
                cells.push(cell(file, &[part], span, found));
            }
            if let [_, rest @ ..] = lines {
                // A typed line below a closed row continues its last cell.
                for line in rest {
                    let text = inline::read(file, std::slice::from_ref(line), found);
                    if let Some(cell) = cells.last_mut() {
                        cell.content.push(Node::Paragraph(text));
                    }
                }
            }
            self.table.rows.push(Row { cells, span });
            self.row_is_open = false;
        }
        self.table.span = self.table.span.to(span);
    }

    /// The cell that an indented line belongs to, if one is open.
    pub(super) fn open_cell(&mut self) -> Option<&mut Cell> {
        if !self.row_is_open {
            return None;
        }
        self.table.rows.last_mut().and_then(|row| row.cells.last_mut())
    }

    /// Ends the table: says which rows have too many or too few cells.
    pub(super) fn finish(self, file: &SourceFile, found: &mut Vec<Diagnostic>) -> Table {
        let columns = self.table.columns.len();
        let mut covered: Vec<u16> = vec![0; columns];
        for row in &self.table.rows {
            let hidden = covered.iter().filter(|rows| **rows > 0).count();
            let wanted = columns - hidden;
            let typed: usize = row.cells.iter().map(|cell| usize::from(cell.columns)).sum();
            let is_group = hidden == 0 && is_group_heading(row, columns);
            let (line, _) = file.line_column(row.span.start);
            if typed > wanted && !is_group {
                found.push(
                    Diagnostic::error(
                        "NN020",
                        row.span,
                        format!("dòng {line}: hàng này có {typed} ô, bảng chỉ có {wanted} cột trống"),
                    )
                    .with_also(self.table.keyword, format!("bảng có {columns} cột"))
                    .with_help("bớt ô, hoặc viết “\\|” nếu muốn in đúng dấu “|”"),
                );
            } else if typed < wanted && !is_group {
                found.push(
                    Diagnostic::error(
                        "NN021",
                        row.span,
                        format!("dòng {line}: hàng này chỉ có {typed} ô, bảng cần {wanted} ô"),
                    )
                    .with_also(self.table.keyword, format!("bảng có {columns} cột"))
                    .with_help("thêm “|” cho ô trống, hoặc viết “(gộp 2 cột)” ở đầu ô cần gộp"),
                );
            }
            for rows in &mut covered {
                *rows = rows.saturating_sub(1);
            }
            if !is_group {
                cover(&mut covered, row);
            }
        }
        self.table
    }
}

/// Marks the columns that cells over several rows keep for the rows below.
fn cover(covered: &mut [u16], row: &Row) {
    let mut column = 0;
    for cell in &row.cells {
        while covered.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        for slot in covered.iter_mut().skip(column).take(usize::from(cell.columns)) {
            *slot = cell.rows.saturating_sub(1);
        }
        column += usize::from(cell.columns);
    }
}

/// A single cell in a table of several columns is a heading over all of them.
pub(crate) fn is_group_heading(row: &Row, columns: usize) -> bool {
    let [cell] = row.cells.as_slice() else { return false };
    columns > 1 && cell.columns == 1 && cell.rows == 1 && !is_number(cell)
}

/// A number alone is no heading: the other cells of its row were forgotten.
fn is_number(cell: &Cell) -> bool {
    match cell.content.as_slice() {
        [Node::Paragraph(text)] => {
            text.text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
        }
        _ => false,
    }
}

/// Reads the text of a cell, a typed line each.
fn cell(file: &SourceFile, lines: &[Range<usize>], span: Span, found: &mut Vec<Diagnostic>) -> Cell {
    let mut lines = lines.to_vec();
    let (mut columns, mut rows) = (1, 1);
    if let Some(first) = lines.first_mut() {
        let typed = file.text().get(first.clone()).unwrap_or_default();
        if let Some((covered, length)) = merged(typed) {
            (columns, rows) = covered;
            first.start += length;
        }
    }
    let text = inline::read(file, &lines, found);
    let content = if text.is_empty() { Vec::new() } else { vec![Node::Paragraph(text)] };
    Cell { content, columns, rows, span }
}

/// Reads `(gộp 2 cột)`, `(gộp 3 dòng)`, `(gộp 2 cột, 3 dòng)`: columns and rows, and the length of the note.
fn merged(text: &str) -> Option<((u16, u16), usize)> {
    let lower = text.get(.."(gộp ".len())?.to_lowercase();
    let inner = if lower == "(gộp " { text.get("(gộp ".len()..)? } else { return None };
    let close = inner.find(')')?;
    let (mut columns, mut rows) = (1, 1);
    for part in inner.get(..close)?.split(',') {
        let part = part.trim();
        let digits = part.len() - part.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let count: u16 = part.get(..digits)?.parse().ok().filter(|count| (1..=200).contains(count))?;
        match part.get(digits..)?.trim().to_lowercase().as_str() {
            "cột" | "" => columns = count,
            "dòng" | "hàng" => rows = count,
            _ => return None,
        }
    }
    let after = inner.get(close + 1..)?;
    let blanks = after.len() - after.trim_start().len();
    Some(((columns, rows), "(gộp ".len() + close + 1 + blanks))
}

/// Splits a line at its bars, `\|` and bars in marks excepted; tells whether a bar closes the line.
pub(crate) fn split(text: &str, range: Range<usize>) -> (Vec<Range<usize>>, bool) {
    let line = text.get(range.clone()).unwrap_or_default();
    let mut parts = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, character) in line.char_indices() {
        match character {
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            '|' if !escaped => {
                parts.push(trim(line, start..at, range.start));
                start = at + 1;
            }
            _ => {}
        }
        escaped = false;
    }
    let rest = trim(line, start..line.len(), range.start);
    let closed = start > 0 && rest.is_empty();
    if !closed {
        parts.push(rest);
    }
    (parts, closed)
}

fn trim(line: &str, range: Range<usize>, offset: usize) -> Range<usize> {
    let part = line.get(range.clone()).unwrap_or_default();
    let start = offset + range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

#[cfg(test)]
mod tests {
    use super::{merged, split};

    #[test]
    fn bars_split_and_escaped_bars_do_not() {
        let line = " 1 | a \\| b | |";
        let (parts, closed) = split(line, 0..line.len());
        let texts: Vec<_> = parts.iter().map(|range| line.get(range.clone()).expect("a range of the line")).collect();
        assert_eq!((texts, closed), (vec!["1", "a \\| b", ""], true));
        let open = " một ô dài";
        let (parts, closed) = split(open, 0..open.len());
        assert_eq!((parts.len(), parts.first(), closed), (1, Some(&(1..open.len())), false));
    }

    #[test]
    fn merged_cells() {
        assert_eq!(merged("(gộp 2 cột) Tổng"), Some(((2, 1), "(gộp 2 cột) ".len())));
        assert_eq!(merged("(gộp 2 cột, 3 dòng)"), Some(((2, 3), "(gộp 2 cột, 3 dòng)".len())));
        assert_eq!(merged("(Gộp 2cột) x"), Some(((2, 1), "(Gộp 2cột) ".len())));
        assert_eq!(merged("(gộp chung)"), None);
    }
}
