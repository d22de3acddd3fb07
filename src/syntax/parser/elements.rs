//! Lines joined to elements: a keyword with its value, an item, a paragraph, a cell, each with all its typed lines.

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Spanned};
use crate::syntax::ast::Marker;
use crate::syntax::keywords::{self, FieldKey, Keyword, Role};

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
    let mut reader = Reader {
        file,
        found,
        elements: Vec::new(),
        open: false,
        one_line_only: false,
        blank: true,
        in_header: true,
        in_bases: false,
    };
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
    /// Whether only the next line continues it: a title broken with `\`.
    one_line_only: bool,
    /// Whether the line before was blank (or there was none).
    blank: bool,
    /// Whether only header fields were read so far.
    in_header: bool,
    /// Whether legal bases are being read.
    in_bases: bool,
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
                self.one_line_only = false;
            }
            LineKind::Item { marker, kind, text, tight } => {
                if *tight {
                    self.report_tight(marker);
                }
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
                self.one_line_only = false;
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
        let words = self.words(&text);
        // Each basis is a line of its own, marked or not.
        let is_basis = self.in_bases && words.starts_with("Căn cứ ");
        if self.open && !escaped && !self.is_complete() && is_division_without_colon(words) {
            self.open = false;
        }
        if self.open
            && !is_basis
            && let Some(last) = self.elements.last_mut()
        {
            last.text.push(text.clone());
            self.open = !self.one_line_only || self.words(&text).ends_with('\\');
            return;
        }
        if !escaped {
            self.look_at_paragraph(line, &text);
        }
        self.push(ElementKind::Paragraph, line, text);
        self.open = true;
        self.one_line_only = false;
    }

    fn words(&self, range: &Range<usize>) -> &str {
        self.file.text().get(range.clone()).unwrap_or_default()
    }

    /// Whether what is open could end here: its last line ends a sentence or announces a list.
    fn is_complete(&self) -> bool {
        let last = self.elements.last().and_then(|element| element.text.last());
        last.is_none_or(|range| self.words(range).is_empty() || self.words(range).ends_with(['.', ';', ':', '!', '?']))
    }

    /// Says where a paragraph begins like something else: a keyword without its colon, or the rest of a title.
    fn look_at_paragraph(&mut self, line: &RawLine, text: &Range<usize>) {
        let words = self.words(text);
        let is_lower = words.chars().next().is_some_and(char::is_lowercase);
        if is_lower && is_keyword_without_colon(words) {
            let span = self.file.span(text.start, text.end);
            let report = Diagnostic::error("NN019", span, format!("thiếu dấu hai chấm sau từ khóa: “{words}”"))
                .with_help("viết “phần: Tiêu đề”, “mục đích:”; thêm “\\” ở đầu dòng nếu đây là văn bản thường");
            self.found.push(report);
        } else if is_lower && !self.blank && line.indent == 0 {
            let title = match self.elements.last() {
                Some(Element { kind: ElementKind::Directive(..), text, .. }) => text.last().cloned(),
                _ => None,
            };
            if title.is_some_and(|title| !title.is_empty() && !self.words(&title).ends_with([':', '.', ';'])) {
                let span = self.file.span(text.start, text.end);
                let report = Diagnostic::warning("NN027", span, "dòng này hình như là phần tiếp theo của tiêu đề ở trên")
                    .with_help("viết tiêu đề trên một dòng, hoặc thêm “\\” ở cuối dòng trên; nếu là đoạn văn thì bắt đầu bằng chữ hoa");
                self.found.push(report);
            }
        }
    }

    fn report_tight(&mut self, marker: &Range<usize>) {
        let typed = self.words(marker).to_string();
        let span = self.file.span(marker.start, marker.end);
        self.found.push(
            Diagnostic::warning("NN026", span, format!("thiếu dấu cách sau “{typed}”"))
                .with_help(format!("viết “{typed} …”"))
                .with_fix(span, format!("{typed} ")),
        );
    }

    fn odd_marker(&mut self, line: &RawLine, marker: &Range<usize>, text: Range<usize>) {
        let follows_another = matches!(
            self.elements.last(),
            Some(Element { kind: ElementKind::Paragraph, text, .. })
                if text.last().is_some_and(|range| begins_with_odd_marker(self.words(range)))
        );
        if self.open && !follows_another && !self.is_complete() {
            // “… theo mục\nI. …” in the middle of a sentence is text.
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
                if self.open && !self.is_complete() || !lower {
                    self.text(line, text, false);
                    return;
                }
            }
            Phrase::Keyword(Keyword::Field(_)) => {}
            Phrase::Keyword(_) | Phrase::Division { .. } | Phrase::Numbered { .. } | Phrase::Table { .. } => {
                // “… tại mục\nNội dung: …” in the middle of a sentence is text.
                if self.open && !lower && !self.in_header && !self.is_complete() {
                    self.text(line, text, false);
                    return;
                }
                self.in_header = false;
            }
            Phrase::Misspelt { nearest } => {
                if self.open && !self.in_header && !self.is_complete() || !lower && !self.in_header {
                    self.text(line, text, false);
                    return;
                }
                let span = self.file.span(phrase.start, phrase.end);
                self.found.push(
                    Diagnostic::error("NN002", span, format!("“{typed}:” không phải từ khóa"))
                        .with_label(format!("có phải bạn muốn viết “{nearest}:”?"))
                        .with_help("thêm “\\” ở đầu dòng nếu đây là văn bản thường")
                        .with_unsafe_fix(span, nearest.clone()),
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
                if !self.in_header && (self.open && !self.is_complete() || !lower) {
                    self.text(line, text, false);
                    return;
                }
                let role = typed.get(words.clone()).unwrap_or_default();
                let span = self.file.span(phrase.start + words.start, phrase.start + words.end);
                let mut report = Diagnostic::error("NN003", span, format!("không có loại mục “{role}”"));
                report = match nearest {
                    Some(nearest) => {
                        report.with_label(format!("có phải bạn muốn viết “{nearest}”?")).with_unsafe_fix(span, nearest)
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
                let is_short = typed.split_whitespace().count() <= 5;
                if self.in_header && is_short && line.indent == 0 {
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
        let runs_on = matches!(phrase, Phrase::Keyword(Keyword::Field(_) | Keyword::Archive | Keyword::Signing(_)))
            && !matches!(phrase, Phrase::Keyword(Keyword::Field(FieldKey::Parent)));
        let table = matches!(phrase, Phrase::Keyword(Keyword::Table) | Phrase::Table { .. });
        self.in_bases = matches!(phrase, Phrase::Keyword(Keyword::Role(Role::LegalBases)));
        self.push(ElementKind::Directive(phrase, at), line, value);
        self.open = runs_on || broken || table;
        self.one_line_only = broken && !runs_on && !table;
    }
}

/// A whole line that is a keyword, or a level with a title behind it: `mục đích`, `phần Mục đích, yêu cầu`.
fn is_keyword_without_colon(words: &str) -> bool {
    if words.split_whitespace().count() > 8 {
        return false;
    }
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let is_level = matches!(keywords::find(first), Some(Keyword::Level(_)));
    let has_title = rest.trim_start().chars().next().is_some_and(char::is_uppercase);
    let is_whole = is_division_without_colon(words)
        || keywords::find(words).is_some_and(|keyword| !matches!(keyword, Keyword::Field(_)));
    is_whole || is_level && has_title && !rest.trim_start().starts_with(['I', 'V', 'X'])
}

/// A whole line that is a level with a role, in small letters: `phần tiêu chí`. No sentence is broken so.
fn is_division_without_colon(words: &str) -> bool {
    let Some((first, rest)) = words.split_once(char::is_whitespace) else { return false };
    let is_level = matches!(keywords::find(first), Some(Keyword::Level(_)));
    let is_lower = words.chars().all(|letter| !letter.is_uppercase());
    is_lower && is_level && matches!(keywords::find(rest), Some(Keyword::Role(_)))
}

/// Whether a line begins with a mark that is none of the language's.
fn begins_with_odd_marker(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    first.len() <= 6
        && (first.ends_with(')') && first.starts_with(|letter: char| letter.is_ascii_digit())
            || first.ends_with('.') && !first.starts_with(|letter: char| letter.is_ascii_digit()) && first.len() > 1)
}
