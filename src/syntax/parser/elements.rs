//! Lines joined to elements: a keyword with its value, an item, a paragraph, a cell, each with all its typed lines.

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Spanned};
use crate::syntax::ast::Marker;
use crate::syntax::keywords::{FieldKey, Keyword};

use super::lines::{LineKind, RawLine, RawMarker};
use super::phrases::{self, Phrase};

/// Typed lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// What it is.
    pub kind: ElementKind,
    /// The text, a range of the normalised text for each typed line.
    pub text: Vec<Range<usize>>,
    /// Whether its first line is set in from the margin.
    pub indented: bool,
    /// Whether a blank line stands before it.
    pub after_blank: bool,
}

/// What an element is.
#[derive(Clone, Debug)]
pub(super) enum ElementKind {
    /// A keyword and a colon; the phrase as a range of the normalised text.
    Directive(Phrase, Range<usize>),
    /// A marked line; the marker and where it stands.
    Item(Spanned<Marker>),
    /// Text.
    Paragraph,
    /// A row or a cell of a table.
    Row,
    /// A comment.
    Comment,
}

/// Joins lines to elements.
pub(super) fn read(file: &SourceFile, lines: &[RawLine], found: &mut Vec<Diagnostic>) -> Vec<Element> {
    let mut reader = Reader { file, found, elements: Vec::new(), open: false, blank: true, in_header: true };
    for line in lines {
        reader.line(line);
    }
    reader.elements
}

struct Reader<'a> {
    file: &'a SourceFile,
    found: &'a mut Vec<Diagnostic>,
    elements: Vec<Element>,
    /// Whether a text line would continue the last element.
    open: bool,
    /// Whether the line before was blank (or there was none).
    blank: bool,
    /// Whether only header fields were read so far.
    in_header: bool,
}

impl Reader<'_> {
    fn line(&mut self, line: &RawLine) {
        match &line.kind {
            LineKind::Blank => {
                self.open = false;
                self.blank = true;
                return;
            }
            LineKind::Comment => {
                // A comment between two typed lines of a paragraph does not end the paragraph.
                let comment = self.element(ElementKind::Comment, line, line.range.clone());
                let at = self.elements.len() - usize::from(self.open && !self.elements.is_empty());
                self.elements.insert(at, comment);
                return;
            }
            LineKind::Text { text, escaped } => self.text(line, text.clone(), *escaped),
            LineKind::Row { text } => {
                self.push(ElementKind::Row, line, text.clone());
                self.open = true;
            }
            LineKind::Item { marker, kind, text } => {
                let typed = self.file.text().get(marker.clone()).unwrap_or_default();
                let marker_value = match kind {
                    RawMarker::Number => Marker::Number(typed.trim_end_matches('.').to_string()),
                    RawMarker::Letter => Marker::Letter(typed.trim_end_matches(')').to_string()),
                    RawMarker::Dash => Marker::Dash,
                    RawMarker::Plus => Marker::Plus,
                };
                let marker = Spanned::new(marker_value, self.file.span(marker.start, marker.end));
                self.push(ElementKind::Item(marker), line, text.clone());
                self.open = true;
            }
            LineKind::OddMarker { marker, text } => self.odd_marker(line, marker, text.clone()),
            LineKind::Directive { phrase, value, text } => self.directive(line, phrase, value.clone(), text.clone()),
        }
        self.blank = false;
    }

    fn element(&self, kind: ElementKind, line: &RawLine, text: Range<usize>) -> Element {
        Element { kind, text: vec![text], indented: line.indent > 0, after_blank: self.blank }
    }

    fn push(&mut self, kind: ElementKind, line: &RawLine, text: Range<usize>) {
        let element = self.element(kind, line, text);
        self.elements.push(element);
    }

    /// A text line continues what is open, or begins a paragraph.
    fn text(&mut self, line: &RawLine, text: Range<usize>, escaped: bool) {
        if self.open && !escaped {
            if let Some(last) = self.elements.last_mut() {
                last.text.push(text);
                return;
            }
        }
        self.push(ElementKind::Paragraph, line, text);
        self.open = true;
    }

    fn odd_marker(&mut self, line: &RawLine, marker: &Range<usize>, text: Range<usize>) {
        if self.open {
            // “… theo mục\nI. …” in the middle of a paragraph is text.
            self.text(line, text, false);
            return;
        }
        let typed = self.file.text().get(marker.clone()).unwrap_or_default();
        let help = if typed.starts_with(['I', 'V', 'X']) {
            "viết “phần: …” để mở một phần (số La Mã được đánh tự động), hoặc thêm “\\” ở đầu dòng nếu đây là văn bản thường"
        } else {
            "dùng “1.”, “a)”, “-”, “+” theo thứ bậc, hoặc thêm “\\” ở đầu dòng nếu đây là văn bản thường"
        };
        let span = self.file.span(marker.start, marker.end);
        self.found.push(
            Diagnostic::error("NN014", span, format!("“{typed}” không phải dấu đầu dòng của kế hoạch")).with_help(help),
        );
        self.push(ElementKind::Paragraph, line, text);
        self.open = true;
    }

    fn directive(&mut self, line: &RawLine, phrase: &Range<usize>, value: Range<usize>, text: Range<usize>) {
        let typed = self.file.text().get(phrase.clone()).unwrap_or_default();
        let understood = phrases::understand(typed);
        let lower = typed.chars().next().is_some_and(char::is_lowercase);
        match &understood {
            Phrase::Keyword(Keyword::Field(_)) if !self.in_header => {
                // Deeper in, a field's word begins a sentence more often than a field.
                if self.open || !lower {
                    self.text(line, text, false);
                    return;
                }
            }
            Phrase::Keyword(Keyword::Field(_)) => {}
            Phrase::Keyword(_) | Phrase::Division { .. } | Phrase::Table { .. } => self.in_header = false,
            Phrase::Misspelt { nearest } => {
                if self.open && !self.in_header || !lower && !self.in_header {
                    self.text(line, text, false);
                    return;
                }
                let span = self.file.span(phrase.start, phrase.end);
                self.found.push(
                    Diagnostic::error("NN002", span, format!("“{typed}:” không phải từ khóa"))
                        .with_label(format!("có phải bạn muốn viết “{nearest}:”?"))
                        .with_help("thêm “\\” ở đầu dòng nếu đây là văn bản thường")
                        .with_fix(span, nearest.clone()),
                );
                // What was meant is clear enough to read on as if it were written.
                match phrases::understand(nearest) {
                    Phrase::Misspelt { .. } | Phrase::Words | Phrase::UnknownRole { .. } => {
                        self.text(line, text, false)
                    }
                    meant => self.open_directive(meant, phrase.clone(), line, value),
                }
                return;
            }
            Phrase::UnknownRole { words, nearest } => {
                if self.open || !lower {
                    self.text(line, text, false);
                    return;
                }
                let role = typed.get(words.clone()).unwrap_or_default();
                let span = self.file.span(phrase.start + words.start, phrase.start + words.end);
                let mut report = Diagnostic::error("NN003", span, format!("không có loại mục “{role}”"));
                report = match nearest {
                    Some(nearest) => {
                        report.with_label(format!("có phải bạn muốn viết “{nearest}”?")).with_fix(span, nearest)
                    }
                    None => report.with_help("tiêu đề viết sau dấu hai chấm: “phần: Tiêu đề”, “mục: Tiêu đề”"),
                };
                self.found.push(report);
                let level = typed.split_whitespace().next().unwrap_or_default();
                let meant = match nearest {
                    Some(nearest) => phrases::understand(&format!("{level} {nearest}")),
                    None => phrases::understand(level),
                };
                let meant = match meant {
                    // The ranges of the corrected phrase are not those of the typed one.
                    Phrase::Division { level, role: Some((role, _)), .. } => {
                        Phrase::Division { level, number: None, role: Some((role, words.clone())) }
                    }
                    Phrase::Keyword(Keyword::Level(level)) => Phrase::Division { level, number: None, role: None },
                    other => other,
                };
                self.in_header = false;
                self.open_directive(meant, phrase.clone(), line, value);
                return;
            }
            Phrase::Words => {
                let is_short = typed.split_whitespace().count() <= 4;
                if self.in_header && lower && is_short {
                    let span = self.file.span(phrase.start, phrase.end);
                    self.found.push(
                        Diagnostic::error("NN004", span, format!("không có trường “{typed}:” ở phần đầu kế hoạch")).with_help(
                            "các trường: kế hoạch, cơ quan, cơ quan chủ quản, số, địa danh, ngày, phong trào, thời gian, \
                             cấp trên, độ khẩn, độ mật, đơn vị",
                        ),
                    );
                    self.open = false;
                    return;
                }
                self.text(line, text, false);
                return;
            }
        }
        self.open_directive(understood, phrase.clone(), line, value);
    }

    fn open_directive(&mut self, phrase: Phrase, at: Range<usize>, line: &RawLine, value: Range<usize>) {
        // Only where the value runs on by nature does a text line below continue it; under a division it is a paragraph.
        let broken = self.file.text().get(value.clone()).is_some_and(|text| text.ends_with('\\'));
        let runs_on = matches!(
            phrase,
            Phrase::Keyword(Keyword::Field(_) | Keyword::Archive | Keyword::Signing(_) | Keyword::AttachedTo)
        ) && !matches!(phrase, Phrase::Keyword(Keyword::Field(FieldKey::Parent)));
        let table = matches!(phrase, Phrase::Keyword(Keyword::Table) | Phrase::Table { .. });
        self.push(ElementKind::Directive(phrase, at), line, value);
        self.open = runs_on || broken || table;
    }
}
