//! Lines put out one after the other: what each becomes, in which order, with which blank lines between them.

use std::collections::BTreeSet;
use std::iter;

use crate::source::SourceFile;
use crate::syntax::ast::Tree;
use crate::syntax::keywords::{FieldKey, KEYWORDS, Keyword};
use crate::syntax::numbering::Numbering;

use super::starts::{self, Head, Margin, Part, Start, Starts};

/// How far a line of the header is set in that goes on with a value and was set in.
const VALUE_MARGIN: &str = "  ";

/// The lines of a plan in their typed order.
pub(super) struct Lines<'t> {
    pub text: &'t str,
    list: Vec<Line<'t>>,
    comments: BTreeSet<usize>,
}

/// A typed line without the blanks at its ends.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Where the line begins, blanks included.
    start: usize,
    /// The words.
    words: &'t str,
    /// Whether it is set in from the margin.
    is_set_in: bool,
}

/// Blanks that do not count at the ends of a line.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{a0}')
}

/// Tells whether a comment passes over a report.
pub(super) fn is_suppression(comment: &str) -> bool {
    comment.trim_start_matches('/').trim_start().to_lowercase().starts_with("bỏ qua")
}

impl<'t> Lines<'t> {
    fn new(text: &'t str, tree: &Tree) -> Self {
        let mut list = Vec::new();
        let mut start = 0;
        for line in text.split('\n') {
            let words = line.trim_matches(is_blank);
            list.push(Line { start, words, is_set_in: line.starts_with(is_blank) });
            start += line.len() + 1;
        }
        let mut lines = Self { text, list, comments: BTreeSet::new() };
        lines.comments = tree.comments.iter().map(|comment| lines.line_of(comment.span.start as usize)).collect();
        lines
    }

    /// The line that an offset of the text stands in.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.list.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// The words of a line; empty for a blank one.
    pub(super) fn words(&self, line: usize) -> &'t str {
        self.list.get(line).map_or("", |line| line.words)
    }

    /// The words of a line from an offset of the text on.
    pub(super) fn words_from(&self, line: usize, offset: usize) -> &'t str {
        let Some(line) = self.list.get(line) else { return "" };
        let lead = line.words.as_ptr() as usize - self.text.as_ptr() as usize;
        let behind = self.text.get(offset.max(lead)..lead + line.words.len());
        behind.unwrap_or_default().trim_matches(is_blank)
    }

    fn is_set_in(&self, line: usize) -> bool {
        self.list.get(line).is_some_and(|line| line.is_set_in)
    }

    pub(super) fn is_comment(&self, line: usize) -> bool {
        self.comments.contains(&line)
    }

    /// The comments between a line and the words above it, from below.
    pub(super) fn comments_above(&self, line: usize) -> impl Iterator<Item = &'t str> {
        let above = (0..line).rev().take_while(|line| self.is_comment(*line) || self.words(*line).is_empty());
        above.filter(|line| self.is_comment(*line)).map(|line| self.words(line))
    }
}

/// Writes the plan of a normalised text anew.
pub(super) fn write(file: &SourceFile, tree: &Tree, numbering: &Numbering) -> String {
    let lines = Lines::new(file.text(), tree);
    let starts = starts::gather(tree, &lines, numbering);
    let mut writer = Writer { lines: &lines, starts: &starts, out: Vec::new(), gap: Vec::new(), last: None };
    for line in order(&lines, &starts) {
        writer.line(line);
    }
    writer.finish()
}

/// The lines in the order in which they are put out: as typed, but the header fields in theirs.
fn order(lines: &Lines<'_>, starts: &Starts<'_>) -> Vec<usize> {
    let count = lines.list.len();
    let field = |line: usize| match starts.found.get(&line) {
        Some(Start { part: Part::Field(key), .. }) => Some(*key),
        _ => None,
    };
    let fields: Vec<usize> = (0..count).filter(|line| field(*line).is_some()).collect();
    let Some(first) = fields.first() else { return (0..count).collect() };
    // Comments at the top are about the file, from the first one on that passes over a report about the field.
    let top = (0..*first).find(|line| lines.is_comment(*line) && is_suppression(lines.words(*line))).unwrap_or(*first);
    let mut segments: Vec<(FieldKey, Vec<usize>)> = Vec::new();
    let mut begin = top;
    let mut end = top;
    for (index, line) in fields.iter().enumerate() {
        // A field's value ends with its last words; comments and blank lines behind them belong to what follows.
        let next = fields.get(index + 1).copied();
        let next = next.unwrap_or_else(|| starts.found.range(line + 1..).next().map_or(count, |(line, _)| *line));
        let is_value = |line: &usize| !lines.is_comment(*line) && !lines.words(*line).is_empty();
        end = (line + 1..next).rev().find(is_value).map_or(line + 1, |last| last + 1);
        let own = (begin..end).filter(|line| !lines.words(*line).is_empty()).collect();
        segments.extend(field(*line).map(|key| (key, own)));
        begin = end;
    }
    let rank = |key: FieldKey| KEYWORDS.iter().position(|(_, keyword)| *keyword == Keyword::Field(key));
    segments.sort_by_key(|(key, _)| rank(*key));
    (0..top).chain(segments.into_iter().flat_map(|(_, own)| own)).chain(end..count).collect()
}

/// Takes lines in order and puts them out.
struct Writer<'a> {
    lines: &'a Lines<'a>,
    starts: &'a Starts<'a>,
    out: Vec<String>,
    /// Comments and blank lines (empty) since the last words.
    gap: Vec<&'a str>,
    /// The part and margin of the last line that something began on.
    last: Option<(Part, &'static str)>,
}

impl Writer<'_> {
    fn line(&mut self, line: usize) {
        let words = self.lines.words(line);
        if words.is_empty() || self.lines.is_comment(line) {
            if !words.is_empty() || self.gap.last().is_none_or(|last| !last.is_empty()) {
                self.gap.push(words);
            }
            return;
        }
        let starts = self.starts;
        let Some(start) = starts.found.get(&line) else {
            let margin = match self.last {
                Some((Part::Field(_), _)) if self.lines.is_set_in(line) => VALUE_MARGIN,
                Some((_, margin)) => margin,
                None => "",
            };
            self.close_gap(None, margin);
            self.out.push(format!("{margin}{words}"));
            return;
        };
        let is_rest_of_title = start.margin == Margin::AsTyped
            && self.lines.is_set_in(line)
            && self.gap.iter().all(|line| !line.is_empty())
            && words.starts_with(char::is_lowercase);
        let margin = if is_rest_of_title { Margin::UnderItem.blanks() } else { start.margin.blanks() };
        let written = match &start.head {
            Head::Whole(written) => written.clone(),
            Head::Words => words.to_owned(),
            Head::Marker(marker, end) => join(marker, self.lines.words_from(line, *end)),
            Head::Keyword(keyword, end) => {
                let behind = self.lines.words_from(line, *end);
                let value = behind.strip_prefix(':').unwrap_or(behind).trim_start_matches(is_blank);
                join(&format!("{keyword}:"), value)
            }
        };
        self.close_gap(self.blank_lines(start.part), margin);
        self.out.push(format!("{margin}{written}"));
        self.last = Some((start.part, margin));
    }

    /// How many blank lines stand before a part; nothing where they stand as typed.
    fn blank_lines(&self, part: Part) -> Option<usize> {
        let (last, _) = self.last?;
        match (part, last) {
            (Part::Field(_), Part::Field(_)) => Some(0),
            (Part::Recipients, Part::Recipients) | (Part::Signing, Part::Signing) => Some(0),
            (Part::New | Part::Recipients | Part::Signing, _) => Some(1),
            (Part::Field(_) | Part::Within, _) => None,
        }
    }

    /// Puts out the comments and blank lines before a line.
    fn close_gap(&mut self, blank_lines: Option<usize>, margin: &str) {
        let mut gap = std::mem::take(&mut self.gap);
        if self.out.is_empty() && gap.first().is_some_and(|line| line.is_empty()) {
            gap.remove(0);
        }
        match blank_lines {
            Some(0) => gap.retain(|line| !line.is_empty()),
            Some(_) => {
                // Comments right above the line go with it.
                let beside = gap.iter().rev().take_while(|line| !line.is_empty()).count();
                let place = gap.len() - beside;
                if place == 0 {
                    gap.insert(0, "");
                }
            }
            None => {}
        }
        let last_blank = gap.iter().rposition(|line| line.is_empty());
        for (index, line) in gap.iter().enumerate() {
            let is_beside = last_blank.is_none_or(|blank| blank < index);
            let margin = if line.is_empty() || !is_beside { "" } else { margin };
            self.out.push(format!("{margin}{line}"));
        }
    }

    fn finish(mut self) -> String {
        while self.gap.last().is_some_and(|line| line.is_empty()) {
            self.gap.pop();
        }
        self.close_gap(None, "");
        let ends = iter::repeat("\n");
        self.out.iter().map(String::as_str).zip(ends).flat_map(|(line, end)| [line, end]).collect()
    }
}

/// Two pieces with a blank between them, or the first alone.
fn join(first: &str, second: &str) -> String {
    if second.is_empty() { first.to_owned() } else { format!("{first} {second}") }
}
