//! A plan's file: its name, the text as typed, the normalised text, and line numbers for messages.

use super::nfc::NormalText;
use super::span::Span;

/// One plan's source.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name shown in messages.
    pub name: String,
    typed: String,
    normal: NormalText,
    /// Where each line as typed begins.
    lines: Vec<u32>,
}

/// Why bytes are no plan text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotUtf8 {
    /// Offset of the first byte that is not UTF-8, from 0.
    pub offset: usize,
    /// That byte.
    pub byte: u8,
    /// The line it stands in, from 1.
    pub line: usize,
}

impl SourceFile {
    /// Takes the text of a file.
    pub fn new(name: impl Into<String>, typed: impl Into<String>) -> Self {
        let typed = typed.into();
        let normal = NormalText::new(&typed);
        let lines = [0].into_iter().chain(typed.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect();
        Self { name: name.into(), typed, normal, lines }
    }

    /// Takes the bytes of a file.
    ///
    /// # Errors
    /// The first byte that is not UTF-8, with its line.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, NotUtf8> {
        String::from_utf8(bytes).map(|typed| Self::new(name, typed)).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let line = 1 + bytes.iter().take(offset).filter(|byte| **byte == b'\n').count();
            NotUtf8 { offset, byte: bytes.get(offset).copied().unwrap_or_default(), line }
        })
    }

    /// The text as typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// The normalised text: NFC, LF line ends.
    pub fn text(&self) -> &str {
        self.normal.as_str()
    }

    /// The place as typed of a range of the normalised text.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let floor = |offset: usize| self.typed.floor_char_boundary(self.normal.typed(offset) as usize) as u32;
        Span::new(floor(start), floor(end))
    }

    /// Line and column (both from 1, the column in characters) of a byte as typed.
    pub fn line_column(&self, offset: u32) -> (usize, usize) {
        let offset = (offset as usize).min(self.typed.len());
        let line = self.lines.partition_point(|start| *start as usize <= offset);
        let start = line.checked_sub(1).and_then(|line| self.lines.get(line)).map_or(0, |start| *start as usize);
        let before = self.typed.get(start..offset).unwrap_or_default();
        let column = 1 + before.trim_start_matches('\u{feff}').chars().count();
        (line, column)
    }
}
