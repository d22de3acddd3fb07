//! Lines and columns of places, as the readers of reports count them.

use crate::source::{SourceFile, Span};

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Characters (Unicode scalar values).
    Characters,
    /// UTF-16 code units.
    Utf16,
}

/// A place in lines and columns, all from 1; the end is the first column that does not belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line of the first character.
    pub line: usize,
    /// Its column.
    pub column: usize,
    /// The line of the end.
    pub end_line: usize,
    /// The column of the end.
    pub end_column: usize,
}

/// The lines of a file, found once for all of its reports.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    typed: &'a str,
    starts: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Finds the lines of a file as typed.
    pub fn new(file: &'a SourceFile) -> Self {
        let typed = file.typed();
        let starts = std::iter::once(0).chain(typed.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { typed, starts }
    }

    /// The place of a span.
    pub fn of(&self, span: Span, columns: Columns) -> Place {
        let (line, column) = self.point(span.start, columns);
        let (end_line, end_column) = self.point(span.end, columns);
        Place { line, column, end_line, end_column }
    }

    fn point(&self, offset: u32, columns: Columns) -> (usize, usize) {
        let offset = self.typed.floor_char_boundary((offset as usize).min(self.typed.len()));
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        // A byte order mark is no column for any reader.
        let before = self.typed.get(start..offset).unwrap_or_default().trim_start_matches('\u{feff}');
        let column = match columns {
            Columns::Characters => before.chars().count(),
            Columns::Utf16 => before.chars().map(char::len_utf16).sum(),
        };
        (line, 1 + column)
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, Place, Places};
    use crate::source::{SourceFile, Span};

    #[test]
    fn columns_count_what_is_asked_for() {
        let text = "\u{feff}a\r\n😀 ế\u{323}x\nb";
        let file = SourceFile::new("thử.plan", text);
        let places = Places::new(&file);
        let at = text.find('x').expect("the letter is there") as u32;
        let place = |columns| places.of(Span::new(at, at + 3), columns);
        assert_eq!(place(Columns::Characters), Place { line: 2, column: 5, end_line: 3, end_column: 2 });
        assert_eq!(place(Columns::Utf16), Place { line: 2, column: 6, end_line: 3, end_column: 2 });
        let (line, column) = file.line_column(at);
        assert_eq!((line, column), (2, 5));
        assert_eq!(places.of(Span::new(3, 900), Columns::Utf16).end_line, 3);
    }
}
