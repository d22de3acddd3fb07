//! Changes of a text by place: what is replaced is replaced, every other byte stays; notes for the drafter above lines.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::syntax::ast::Inline;

/// What a note begins with that a person is to act upon.
pub(super) const TO_DECIDE: &str = "// cần quyết định: ";

/// Changes of a text, gathered in any order.
#[derive(Debug)]
pub(super) struct Edits<'t> {
    text: &'t str,
    list: Vec<(Range<usize>, String)>,
    notes: BTreeMap<usize, Vec<String>>,
}

impl<'t> Edits<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, list: Vec::new(), notes: BTreeMap::new() }
    }

    /// The text that is changed.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Where the line of a byte begins.
    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
    }

    /// Where the line after that of a byte begins.
    pub(super) fn line_after(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|behind| behind.find('\n')).map_or(self.text.len(), |end| at + end + 1)
    }

    /// Puts words in the place of a stretch of the text.
    pub(super) fn replace(&mut self, range: Range<usize>, words: impl Into<String>) {
        self.list.push((range, words.into()));
    }

    /// Takes whole lines out and puts others in their place.
    pub(super) fn replace_lines(&mut self, range: Range<usize>, lines: impl Into<String>) {
        let whole = self.line_start(range.start)..self.line_after(range.end.max(range.start + 1) - 1);
        self.replace(whole, lines);
    }

    /// Puts lines below the line of a byte.
    pub(super) fn add_below(&mut self, at: usize, lines: impl Into<String>) {
        let place = self.line_after(at);
        self.replace(place..place, lines);
    }

    /// Puts a note above the line of a byte; the same note twice is one.
    pub(super) fn note(&mut self, at: usize, note: impl Into<String>) {
        let (line, note) = (self.line_start(at), note.into());
        let notes = self.notes.entry(line).or_default();
        if !notes.contains(&note) {
            notes.push(note);
        }
    }

    /// The text as it is to be. Of two changes that overlap, the one that begins first and reaches further counts.
    pub(super) fn apply(mut self) -> String {
        for (line, notes) in std::mem::take(&mut self.notes) {
            let lines: String = notes.iter().map(|note| format!("{note}\n")).collect();
            self.list.push((line..line, lines));
        }
        // What is put in front of a stretch comes before what stands in its place.
        self.list.sort_by_key(|(range, _)| (range.start, range.end > range.start, std::cmp::Reverse(range.end)));
        let mut text = String::with_capacity(self.text.len());
        let mut at = 0;
        for (range, words) in &self.list {
            let Some(kept) = self.text.get(at..range.start) else { continue };
            text.push_str(kept);
            text.push_str(words);
            at = range.end;
        }
        text.push_str(self.text.get(at..).unwrap_or_default());
        text
    }
}

/// The bytes as typed of a stretch of a paragraph's text. A mark that opens or closes in it alone is taken along, so that
/// marks stay in pairs.
pub(super) fn typed(file: &str, text: &Inline, range: &Range<usize>) -> Range<usize> {
    let span = text.span_of(range.start, range.end);
    let (mut start, mut end) = (span.start as usize, (span.end as usize).max(span.start as usize));
    for (open, close) in [('[', ']'), ('{', '}')] {
        loop {
            let stretch = file.get(start..end).unwrap_or_default();
            let (opened, closed) = (stretch.matches(open).count(), stretch.matches(close).count());
            let before = file.get(..start).unwrap_or_default();
            let behind = file.get(end..).unwrap_or_default();
            if opened > closed && behind.starts_with(close) {
                end += 1;
            } else if closed > opened && before.ends_with(open) {
                start -= 1;
            } else {
                break;
            }
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::Edits;

    #[test]
    fn notes_stand_above_and_what_overlaps_is_left() {
        let mut edits = Edits::new("a\nb c\nd\n");
        edits.note(4, "// x");
        edits.note(2, "// x");
        edits.replace(4..5, "C");
        edits.replace(4..5, "D");
        edits.add_below(2, "e\n");
        assert_eq!(edits.apply(), "a\n// x\nb C\ne\nd\n");
        let mut edits = Edits::new("a\nb c\nd\n");
        edits.replace_lines(2..4, "");
        edits.replace(4..5, "C");
        assert_eq!(edits.apply(), "a\nd\n");
    }
}
