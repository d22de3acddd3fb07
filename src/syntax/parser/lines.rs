//! Lines of a plan: what kind each is, and where its parts stand in the normalised text.

use std::ops::Range;

use pest::Parser;
use pest::iterators::Pair;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/plan.pest"]
struct LineParser;

/// A line with its parts as ranges of the normalised text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RawLine {
    /// Blanks at the start of the line, in characters.
    pub indent: usize,
    /// From the first character that is no blank to the last.
    pub range: Range<usize>,
    /// What the line is.
    pub kind: LineKind,
}

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    /// Nothing.
    Blank,
    /// `// …`
    Comment,
    /// Text, a leading `\` taken away.
    Text {
        /// The text.
        text: Range<usize>,
        /// Whether a `\` made it text.
        escaped: bool,
    },
    /// A table's row or cell; the range begins after the first bar.
    Row {
        /// What follows the bar.
        text: Range<usize>,
    },
    /// A marked line.
    Item {
        /// The marker.
        marker: Range<usize>,
        /// What kind of marker.
        kind: RawMarker,
        /// What follows.
        text: Range<usize>,
        /// Whether the blank behind the marker was forgotten.
        tight: bool,
    },
    /// A mark the language does not know.
    OddMarker {
        /// The mark.
        marker: Range<usize>,
        /// The whole line.
        text: Range<usize>,
    },
    /// A phrase, a colon, perhaps a value.
    Directive {
        /// The phrase.
        phrase: Range<usize>,
        /// What follows the colon.
        value: Range<usize>,
        /// The whole line, for a phrase that turns out to be no keyword.
        text: Range<usize>,
    },
}

/// What kind of marker an item has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RawMarker {
    /// `1.`
    Number,
    /// `a)`
    Letter,
    /// `-`
    Dash,
    /// `+`
    Plus,
}

/// Reads every line of a normalised text.
pub(super) fn read(text: &str) -> Vec<RawLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        lines.push(read_line(line, start));
        start += line.len() + 1;
    }
    lines
}

fn read_line(line: &str, start: usize) -> RawLine {
    let content = line.trim_matches(is_blank);
    let lead = line.len() - line.trim_start_matches(is_blank).len();
    let range = start + lead..start + lead + content.len();
    let indent = line.chars().take_while(|character| is_blank(*character)).count();
    let kind = if content.is_empty() { LineKind::Blank } else { classify(content, range.start) };
    RawLine { indent, range, kind }
}

/// Blanks, tabs and no-break blanks; other white space is text.
fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{a0}')
}

fn classify(content: &str, start: usize) -> LineKind {
    let whole = start..start + content.len();
    let rule = match (may_be_directive(content), may_be_told_by_its_start(content)) {
        (true, _) => Rule::line,
        (false, true) => Rule::line_without_colon,
        (false, false) => return LineKind::Text { text: whole, escaped: false },
    };
    let Some(pair) = LineParser::parse(rule, content).ok().and_then(|mut pairs| pairs.next()) else {
        return LineKind::Text { text: whole, escaped: false };
    };
    let Some(pair) = pair.into_inner().next() else { return LineKind::Text { text: whole, escaped: false } };
    let part = |pair: &Pair<'_, Rule>, rule: Rule| -> Option<Range<usize>> {
        pair.clone().into_inner().find(|inner| inner.as_rule() == rule).map(|inner| {
            let span = inner.as_span();
            trim(content, span.start()..span.end(), start)
        })
    };
    let rest = part(&pair, Rule::rest).unwrap_or(whole.end..whole.end);
    match pair.as_rule() {
        Rule::blank => LineKind::Blank,
        Rule::comment => LineKind::Comment,
        Rule::escaped => LineKind::Text { text: rest, escaped: true },
        Rule::row => LineKind::Row { text: rest },
        Rule::item | Rule::tight_item => {
            let tight = pair.as_rule() == Rule::tight_item;
            let marker = part(&pair, Rule::marker).unwrap_or(whole.start..whole.start);
            let kind = pair
                .into_inner()
                .find(|inner| inner.as_rule() == Rule::marker)
                .and_then(|marker| marker.into_inner().next())
                .map_or(RawMarker::Dash, |inner| match inner.as_rule() {
                    Rule::number => RawMarker::Number,
                    Rule::letter => RawMarker::Letter,
                    Rule::plus => RawMarker::Plus,
                    _ => RawMarker::Dash,
                });
            LineKind::Item { marker, kind, text: rest, tight }
        }
        Rule::odd_marker => {
            LineKind::OddMarker { marker: part(&pair, Rule::odd).unwrap_or(whole.start..whole.start), text: whole }
        }
        Rule::directive => LineKind::Directive {
            phrase: part(&pair, Rule::phrase).unwrap_or(whole.start..whole.start),
            value: rest,
            text: whole,
        },
        _ => LineKind::Text { text: whole, escaped: false },
    }
}

/// Tells cheaply whether a line may be a keyword with a colon: nothing before its first colon that no keyword holds. Most
/// lines of a plan are told to be none.
fn may_be_directive(content: &str) -> bool {
    // The longest phrase of the grammar, in characters without the blanks between them.
    const LONGEST: usize = 80;
    let mut length = 0;
    for character in content.chars() {
        match character {
            ':' => return true,
            '|' | '*' | '{' | '}' | '[' | ']' | '^' | '\\' | '“' | '”' | ';' => return false,
            _ => length += usize::from(!is_blank(character)),
        }
        if length > LONGEST {
            return false;
        }
    }
    false
}

/// Tells cheaply whether the first characters of a line may say what it is.
fn may_be_told_by_its_start(content: &str) -> bool {
    let mut characters = content.chars();
    match characters.next() {
        // A letter says so with a bracket or a full stop behind it, or behind the next one.
        Some('a'..='z' | 'đ') => characters.take(2).any(|character| matches!(character, ')' | '.')),
        Some(first) => {
            first.is_ascii_digit() || matches!(first, '/' | '\\' | '|' | '-' | '–' | '—' | '•' | '+' | 'X' | 'V' | 'I')
        }
        None => true,
    }
}

/// The range without blanks at its ends, moved by `offset`.
fn trim(text: &str, range: Range<usize>, offset: usize) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let lead = part.len() - part.trim_start_matches(is_blank).len();
    let start = range.start + lead + offset;
    start..start + part.trim_matches(is_blank).len()
}

#[cfg(test)]
mod tests {
    use super::{LineKind, RawMarker, read};

    fn kind(line: &str) -> LineKind {
        read(line).remove(0).kind
    }

    #[test]
    fn every_kind_of_line_is_told_apart() {
        assert_eq!(kind("  "), LineKind::Blank);
        assert_eq!(kind("// ghi chú"), LineKind::Comment);
        assert_eq!(kind("\\- chữ"), LineKind::Text { text: 1..8, escaped: true });
        assert_eq!(
            kind("đ) Đối với"),
            LineKind::Item { marker: 0..3, kind: RawMarker::Letter, text: 4..16, tight: false }
        );
        assert_eq!(kind("số: 1"), LineKind::Directive { phrase: 0..4, value: 6..7, text: 0..7 });
        assert!(matches!(kind("12. Thi đua"), LineKind::Item { kind: RawMarker::Number, .. }));
        assert!(matches!(kind("1.Tuyên truyền"), LineKind::Item { tight: true, .. }));
        assert!(matches!(kind("-Tuyên truyền"), LineKind::Item { tight: true, .. }));
        assert!(matches!(kind("- "), LineKind::Item { kind: RawMarker::Dash, .. }));
        assert!(matches!(kind("| a | b |"), LineKind::Row { .. }));
        assert!(matches!(kind("I. MỤC ĐÍCH"), LineKind::OddMarker { .. }));
        assert!(matches!(kind("1.1. Một"), LineKind::OddMarker { .. }));
        assert!(matches!(kind("\\*chữ"), LineKind::Text { escaped: false, .. }));
        assert!(matches!(kind("-xã hội"), LineKind::Text { .. }));
        assert!(matches!(kind("phương châm “tự quản”: tự phòng"), LineKind::Text { .. }));
    }
}
