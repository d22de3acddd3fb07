//! Tables: a row on one line gets its bars below those of the row above it, as the screen shows them.
//!
//! A table whose rows are not all on one line, or that would be wider than a screen, keeps its lines: there only the
//! blanks beside the bars are set right.

use std::iter;

use unicode_width::UnicodeWidthStr;

use crate::syntax::ast::{Row, Table};
use crate::syntax::keywords::{Keyword, written};
use crate::syntax::{is_group_heading, split_row};

use super::lines::Lines;
use super::starts::{Head, Margin, Part, Start, Starts};

/// The widest table that is set in columns, in columns of the screen.
const WIDEST: usize = 120;

/// A row on one line: its line and its cells as typed.
struct Written<'t> {
    line: usize,
    cells: Vec<&'t str>,
}

/// Adds what begins in a table: its keyword, its rows, the cells that have lines of their own.
pub(super) fn add<'a>(starts: &mut Starts<'a>, lines: &Lines<'_>, table: &'a Table) {
    starts.add(table.keyword.start, start(Head::Keyword(keyword(table), table.keyword.end as usize)));
    for row in &table.rows {
        starts.add(row.span.start, start(Head::Words));
        if on_one_line(lines, row).is_some() {
            continue;
        }
        for cell in &row.cells {
            let line = lines.line_of(cell.span.start as usize);
            let text = lines.words(line).strip_prefix('|').unwrap_or_default();
            let text = text.trim_matches([' ', '\t', '\u{a0}']);
            let head = if text.is_empty() { "|".to_owned() } else { format!("| {text}") };
            starts.found.insert(line, start(Head::Whole(head)));
            starts.nodes(&cell.content, Margin::InCell);
        }
    }
}

/// Writes the head and the rows on one line anew, once everything is known that begins on a line.
pub(super) fn align(starts: &mut Starts<'_>, lines: &Lines<'_>, table: &Table) {
    let line = lines.line_of(table.keyword.start as usize);
    if !is_continued(starts, lines, line)
        && let Some(head) = head(lines.words_from(line, table.keyword.end as usize))
    {
        starts.found.insert(line, start(Head::Whole(format!("{}: {head}", keyword(table)))));
    }
    let rows: Vec<Option<Written<'_>>> = table.rows.iter().map(|row| on_one_line(lines, row)).collect();
    let is_plain = rows.iter().flatten().all(|row| !is_continued(starts, lines, row.line));
    let columns = Columns::of(table, &rows).filter(|columns| is_plain && columns.total() <= WIDEST);
    let mut covered = vec![0; table.columns.len()];
    for (row, written) in table.rows.iter().zip(rows) {
        let spans = spans(row, &mut covered);
        let Some(Written { line, cells }) = written else { continue };
        let beside = |cell: &&str| if cell.is_empty() { "| ".to_owned() } else { format!("| {cell} ") };
        let text = match (&columns, spans) {
            (Some(columns), Some(spans)) => columns.row(&cells, &spans),
            _ => cells.iter().map(beside).collect(),
        };
        starts.found.insert(line, start(Head::Whole(text + "|")));
    }
}

fn start(head: Head) -> Start {
    Start { part: Part::Within, margin: Margin::None, head }
}

/// `bảng (5%, 95%)`
fn keyword(table: &Table) -> String {
    let widths: Vec<String> = table.widths.iter().map(|width| format!("{width}%")).collect();
    let word = written(Keyword::Table);
    if widths.is_empty() { word.to_owned() } else { format!("{word} ({})", widths.join(", ")) }
}

/// The names of the columns with a blank beside each bar; nothing where there are none.
fn head(value: &str) -> Option<String> {
    let value = value.strip_prefix(':')?.trim();
    let (parts, _) = split_row(value, 0..value.len());
    let names: Vec<&str> = parts.into_iter().map(|part| value.get(part)).collect::<Option<_>>()?;
    let last = names.last()?;
    // A bar at the end opens no column; behind the last name that is empty, it has to stand.
    let end = if last.is_empty() && names.len() > 1 { "|" } else { "" };
    let joined = names.join(" | ");
    let joined = joined.trim();
    Some(if end.is_empty() { joined.to_owned() } else { format!("{joined} {end}") })
}

/// The cells of a row that is typed on one line.
fn on_one_line<'t>(lines: &Lines<'t>, row: &Row) -> Option<Written<'t>> {
    let line = lines.line_of(row.span.start as usize);
    let text = lines.words(line).strip_prefix('|')?;
    let (parts, is_closed) = split_row(text, 0..text.len());
    if parts.len() == 1 && !is_closed {
        return None;
    }
    let cells: Vec<&str> = parts.into_iter().map(|part| text.get(part)).collect::<Option<_>>()?;
    (cells.len() == row.cells.len()).then_some(Written { line, cells })
}

/// Tells whether the words of a line go on in the lines below.
fn is_continued(starts: &Starts<'_>, lines: &Lines<'_>, line: usize) -> bool {
    let next = (line + 1..).find(|line| !lines.is_comment(*line)).unwrap_or(line);
    !lines.words(next).is_empty() && !starts.found.contains_key(&next)
}

/// The columns that each cell stands over: the first, how many, and how many more to the next cell that is typed. Nothing
/// for a heading over all columns, and where a row does not fit.
fn spans(row: &Row, covered: &mut Vec<u16>) -> Option<Vec<(usize, usize)>> {
    let is_group = covered.iter().all(|rows| *rows == 0) && is_group_heading(row, covered.len());
    let mut next = vec![0; covered.len()];
    for (slot, rows) in next.iter_mut().zip(covered.iter()) {
        *slot = rows.saturating_sub(1);
    }
    let mut starts = Vec::new();
    let mut column = 0;
    for cell in &row.cells {
        while covered.get(column).is_some_and(|rows| *rows > 0) {
            column += 1;
        }
        starts.push(column);
        if !is_group {
            for slot in next.iter_mut().skip(column).take(usize::from(cell.columns)) {
                *slot = cell.rows.saturating_sub(1);
            }
        }
        column += usize::from(cell.columns);
    }
    let count = covered.len();
    *covered = next;
    if is_group || column > count {
        return None;
    }
    // What another row covers is taken by the cell before it, so that the bars behind it stand in their columns; at the
    // beginning by the first cell.
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain(iter::once(count)).collect::<Vec<_>>();
    Some(starts.into_iter().zip(ends).collect())
}

/// How wide each column is on the screen.
struct Columns(Vec<usize>);

impl Columns {
    /// Nothing where a row is not on one line.
    fn of(table: &Table, rows: &[Option<Written<'_>>]) -> Option<Self> {
        let mut widths = vec![0; table.columns.len()];
        let mut covered = vec![0; table.columns.len()];
        for (row, written) in table.rows.iter().zip(rows) {
            let written = written.as_ref()?;
            for ((start, end), cell) in spans(row, &mut covered).into_iter().flatten().zip(&written.cells) {
                if let (Some(width), 1) = (widths.get_mut(start), end - start) {
                    *width = (*width).max(cell.width());
                }
            }
        }
        (!rows.is_empty()).then_some(Self(widths))
    }

    fn total(&self) -> usize {
        self.over(0, self.0.len()) + "|  |".len()
    }

    /// The width of a cell over some columns, and the bars between them.
    fn over(&self, start: usize, end: usize) -> usize {
        let widths = self.0.iter().skip(start).take(end - start);
        widths.sum::<usize>() + " | ".len() * (end - start).saturating_sub(1)
    }

    /// A row without its last bar.
    fn row(&self, cells: &[&str], spans: &[(usize, usize)]) -> String {
        let mut row = String::new();
        for (cell, (start, end)) in cells.iter().zip(spans) {
            let padding = self.over(*start, *end).saturating_sub(cell.width());
            row.push_str(&format!("| {cell}{} ", " ".repeat(padding)));
        }
        row
    }
}
