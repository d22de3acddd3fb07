//! Marks in text: `*…*`, `**…**`, `^[…]`, `[…]`, `{…}` and `\`.

use std::ops::Range;

use pest::Parser;

use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};
use crate::syntax::ast::{Footnote, Inline, MarkKind, Marked, Styled};

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/inline.pest"]
struct InlineParser;

/// Reads the text of one paragraph, given as ranges of the normalised text, a typed line each.
pub(super) fn read(file: &SourceFile, lines: &[Range<usize>], found: &mut Vec<Diagnostic>) -> Inline {
    let mut reader = Reader { file, found, open: vec![Level::new(None)] };
    let mut first = true;
    let mut hard_break = false;
    for line in lines {
        let mut text = file.text().get(line.clone()).unwrap_or_default();
        if !first {
            reader.join(line.start, hard_break);
        }
        first = false;
        hard_break = ends_with_break(text);
        if hard_break {
            text = text.get(..text.len() - 1).unwrap_or_default().trim_end();
        }
        reader.line(text, line.start);
    }
    let whole = match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => file.span(first.start, last.end),
        _ => Span::default(),
    };
    let mut inline = reader.finish();
    inline.span = whole;
    inline
}

/// Tells whether a line ends with a `\` that is not itself taken literally.
fn ends_with_break(text: &str) -> bool {
    text.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// A paragraph, or a footnote in it, being read.
struct Level {
    inline: Inline,
    /// Where the footnote's `^[` stands; none for the paragraph itself.
    opened: Option<Span>,
    bold: Option<(usize, Span)>,
    italic: Option<(usize, Span)>,
    marks: Vec<(MarkKind, usize, Span)>,
    /// How many of `marks` are of each kind, so that a closing mark without an opening one need not look through them all.
    parties: usize,
    times: usize,
}

impl Level {
    fn new(opened: Option<Span>) -> Self {
        let inline = Inline::default();
        Self { inline, opened, bold: None, italic: None, marks: Vec::new(), parties: 0, times: 0 }
    }

    fn count(&mut self, kind: MarkKind) -> &mut usize {
        match kind {
            MarkKind::Party => &mut self.parties,
            MarkKind::Time => &mut self.times,
        }
    }

    /// Takes the last mark of a kind, and those that were opened after it and not closed.
    fn take(&mut self, kind: MarkKind) -> Option<(Marked, Vec<Span>)> {
        if *self.count(kind) == 0 {
            return None;
        }
        let index = self.marks.iter().rposition(|(open, _, _)| *open == kind)?;
        let unclosed: Vec<_> = self.marks.drain(index + 1..).collect();
        let (kind, start, _) = self.marks.pop()?;
        for (kind, _, _) in &unclosed {
            *self.count(*kind) -= 1;
        }
        *self.count(kind) -= 1;
        let marked = Marked { kind, start, end: self.inline.text.len() };
        Some((marked, unclosed.into_iter().map(|(_, _, span)| span).collect()))
    }
}

struct Reader<'a> {
    file: &'a SourceFile,
    found: &'a mut Vec<Diagnostic>,
    /// The paragraph and the footnotes open in it; never empty.
    open: Vec<Level>,
}

impl Reader<'_> {
    fn level(&mut self) -> &mut Level {
        self.open.last_mut().expect("the paragraph itself stays open to the end")
    }

    /// A typed line ends: a blank stands between it and the next.
    fn join(&mut self, next: usize, hard_break: bool) {
        let typed = self.file.span(next, next).start;
        let inline = &mut self.level().inline;
        if hard_break {
            inline.breaks.push(inline.text.len());
        }
        if !inline.text.is_empty() {
            inline.places.push((inline.text.len() as u32, typed.saturating_sub(1)));
            inline.text.push(' ');
        }
    }

    fn line(&mut self, text: &str, start: usize) {
        // Most lines hold no mark, which is seen sooner than the grammar says so.
        if !text.is_empty() && !text.contains(['\\', '^', '*', '[', ']', '{', '}']) {
            self.words(text, start);
            return;
        }
        let Ok(pairs) = InlineParser::parse(Rule::tokens, text) else {
            self.words(text, start);
            return;
        };
        for token in pairs.flat_map(|tokens| tokens.into_inner()) {
            let range = token.as_span().start()..token.as_span().end();
            let before = text.get(..range.start).and_then(|text| text.chars().next_back());
            let after = text.get(range.end..).and_then(|text| text.chars().next());
            let at = start + range.start;
            let span = self.file.span(at, start + range.end);
            match token.as_rule() {
                Rule::escape => self.words(text.get(range.start + 1..range.end).unwrap_or_default(), at + 1),
                Rule::footnote if self.open.len() > 1 => {
                    self.words(token.as_str(), at);
                    self.found.push(
                        Diagnostic::error("NN013", span, "chú thích “^[” nằm trong một chú thích khác")
                            .with_help("đóng chú thích trước bằng “]”, hoặc đưa chú thích này ra ngoài"),
                    );
                }
                Rule::footnote => self.open.push(Level::new(Some(span))),
                Rule::stars => self.stars(token.as_str(), at, span, before, after),
                Rule::open_party => self.open_mark(MarkKind::Party, span),
                Rule::open_time => self.open_mark(MarkKind::Time, span),
                Rule::close_party => self.close_party(token.as_str(), at, span),
                Rule::close_time => self.close_mark(MarkKind::Time, token.as_str(), at, span),
                Rule::EOI => {}
                _ => self.words(token.as_str(), at),
            }
        }
    }

    /// Text as it is printed; every place in it can be found again.
    fn words(&mut self, text: &str, start: usize) {
        let file = self.file;
        let inline = &mut self.level().inline;
        let span = file.span(start, start + text.len());
        let in_step = (span.end - span.start) as usize == text.len();
        if in_step {
            inline.places.push((inline.text.len() as u32, span.start));
        } else {
            for (at, character) in text.char_indices() {
                let end = at + character.len_utf8();
                let typed = file.span(start + at, start + end);
                inline.places.push(((inline.text.len() + at) as u32, typed.start));
                if (typed.end - typed.start) as usize != character.len_utf8() {
                    inline.ends.push(((inline.text.len() + end) as u32, typed.end));
                }
            }
        }
        inline.text.push_str(text);
    }

    fn stars(&mut self, stars: &str, at: usize, span: Span, before: Option<char>, after: Option<char>) {
        let closes = before.is_some_and(|character| !character.is_whitespace());
        let opens = after.is_some_and(|character| !character.is_whitespace());
        let level = self.level();
        let end = level.inline.text.len();
        let (bold, italic) = (stars.len() == 2 || stars.len() == 3, stars.len() == 1 || stars.len() == 3);
        let is_open = (!bold || level.bold.is_some()) && (!italic || level.italic.is_some());
        if stars.len() > 3 || !(closes && is_open || opens && !is_open) {
            self.words(stars, at);
            return;
        }
        if bold {
            match level.bold.take() {
                Some((start, _)) => level.inline.styles.push(Styled { start, end, bold: true, italic: false }),
                None => level.bold = Some((end, span)),
            }
        }
        if italic {
            match level.italic.take() {
                Some((start, _)) => level.inline.styles.push(Styled { start, end, bold: false, italic: true }),
                None => level.italic = Some((end, span)),
            }
        }
    }

    fn open_mark(&mut self, kind: MarkKind, span: Span) {
        let level = self.level();
        let start = level.inline.text.len();
        level.marks.push((kind, start, span));
        *level.count(kind) += 1;
    }

    fn close_party(&mut self, text: &str, at: usize, span: Span) {
        let in_footnote = self.open.len() > 1;
        if in_footnote && self.level().parties == 0 {
            self.close_footnote();
        } else {
            self.close_mark(MarkKind::Party, text, at, span);
        }
    }

    fn close_mark(&mut self, kind: MarkKind, text: &str, at: usize, span: Span) {
        let Some((marked, unclosed)) = self.level().take(kind) else {
            self.words(text, at);
            self.found.push(
                Diagnostic::error("NN012", span, format!("dấu đóng “{text}” không có dấu mở"))
                    .with_help(format!("bỏ dấu này, hoặc viết “\\{text}” nếu muốn in đúng dấu “{text}”")),
            );
            return;
        };
        self.level().inline.marks.push(marked);
        for span in unclosed {
            self.report_unclosed(span);
        }
    }

    fn close_footnote(&mut self) {
        let Some(level) = self.open.pop() else { return };
        let opened = level.opened.unwrap_or_default();
        let mut text = self.close_level(level);
        // From `^[` to the last word: places in the text are clipped to it.
        let end = text.places.last().map(|(place, typed)| typed + (text.text.len() as u32).saturating_sub(*place));
        let last = text.ends.last().map(|(_, typed)| *typed);
        text.span = Span::new(opened.start, end.max(last).unwrap_or(opened.end).max(opened.end));
        let inline = &mut self.level().inline;
        inline.footnotes.push(Footnote { at: inline.text.len(), text });
    }

    /// Reports what was not closed and brings the stretches into order.
    fn close_level(&mut self, level: Level) -> Inline {
        let Level { mut inline, bold, italic, marks, .. } = level;
        for span in
            bold.iter().chain(italic.iter()).map(|(_, span)| *span).chain(marks.iter().map(|(_, _, span)| *span))
        {
            self.report_unclosed(span);
        }
        inline.marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
        inline.styles = split_styles(&inline.styles);
        inline
    }

    fn report_unclosed(&mut self, span: Span) {
        let typed = self.file.typed().get(span.start as usize..span.end as usize).unwrap_or_default();
        let (close, literal) = match typed {
            "[" | "^[" => ("]", typed.replace('[', "\\[").replace("^\\[", "\\^[")),
            "{" => ("}", "\\{".to_string()),
            stars => (stars, stars.replace('*', "\\*")),
        };
        self.found.push(
            Diagnostic::error("NN011", span, format!("dấu “{typed}” chưa được đóng trong đoạn này"))
                .with_help(format!("thêm “{close}” ở chỗ kết thúc, hoặc viết “{literal}” nếu muốn in đúng dấu này")),
        );
    }

    fn finish(mut self) -> Inline {
        while self.open.len() > 1 {
            let opened = self.level().opened.unwrap_or_default();
            self.report_unclosed(opened);
            self.close_footnote();
        }
        match self.open.pop() {
            Some(level) => self.close_level(level),
            None => Inline::default(),
        }
    }
}

/// Stretches of one kind each, possibly overlapping, as stretches that do not overlap.
fn split_styles(styles: &[Styled]) -> Vec<Styled> {
    let mut edges: Vec<usize> = styles.iter().flat_map(|style| [style.start, style.end]).collect();
    edges.sort_unstable();
    edges.dedup();
    // Stretches of one kind follow each other: what ends before an edge is never looked at again.
    let mut bold = styles.iter().filter(|style| style.bold).peekable();
    let mut italic = styles.iter().filter(|style| style.italic).peekable();
    let mut split = Vec::new();
    for (start, end) in edges.iter().zip(edges.iter().skip(1)) {
        while bold.next_if(|style| style.end <= *start).is_some() {}
        while italic.next_if(|style| style.end <= *start).is_some() {}
        let covers = |style: Option<&&Styled>| style.is_some_and(|style| style.start <= *start && *end <= style.end);
        let (bold, italic) = (covers(bold.peek()), covers(italic.peek()));
        if bold || italic {
            split.push(Styled { start: *start, end: *end, bold, italic });
        }
    }
    split
}

#[cfg(test)]
mod tests {
    use pest::Parser;

    use super::read;
    use crate::source::SourceFile;
    use crate::syntax::ast::{Inline, MarkKind};

    fn inline(text: &str) -> (Inline, Vec<String>) {
        let file = SourceFile::new("thử.plan", text);
        let mut lines = Vec::new();
        let mut start = 0;
        for line in file.text().split('\n') {
            lines.push(start..start + line.len());
            start += line.len() + 1;
        }
        let mut found = Vec::new();
        let inline = read(&file, &lines, &mut found);
        (inline, found.into_iter().map(|diagnostic| diagnostic.message).collect())
    }

    #[test]
    fn marks_are_read_and_removed() {
        let (text, found) = inline("**[Công an tỉnh]** báo cáo {trước ngày 15/11} *gấp*^[Xem *phụ lục*.].");
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(text.text, "Công an tỉnh báo cáo trước ngày 15/11 gấp.");
        assert_eq!(text.marks.iter().map(|mark| mark.kind).collect::<Vec<_>>(), [MarkKind::Party, MarkKind::Time]);
        assert_eq!(text.styles.len(), 2);
        assert_eq!(text.footnotes.first().map(|note| (note.at, note.text.text.as_str())), Some((52, "Xem phụ lục.")));
    }

    #[test]
    fn a_backslash_takes_the_next_mark_literally() {
        let (text, found) = inline("giá \\*tạm\\* \\[1\\] và 5 * 3 = 15 \\\\");
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(text.text, "giá *tạm* [1] và 5 * 3 = 15 \\");
    }

    #[test]
    fn a_backslash_at_the_end_of_a_line_breaks_it() {
        let (text, _) = inline("Triển khai Phong trào thi đua \\\n“Toàn dân”");
        assert_eq!(text.text, "Triển khai Phong trào thi đua “Toàn dân”");
        assert_eq!(text.breaks, [text.text.find(" “").expect("two lines are joined")]);
    }

    #[test]
    fn unclosed_marks_are_reported() {
        for source in ["một [hai", "một {hai", "một **hai", "một ^[hai", "một *hai"] {
            assert_eq!(inline(source).1.len(), 1, "{source}");
        }
        assert_eq!(inline("một] hai").1.len(), 1);
    }

    /// Whatever the form of the letters, a stretch leads back to all of its typed characters and no more.
    #[test]
    fn stretches_of_decomposed_letters_are_whole() {
        use unicode_normalization::UnicodeNormalization;

        let typed: String = "phần: X\n- thế, **thể** [trận] tự\nđể lệ^[số thể] tế\n".nfd().collect();
        let file = crate::source::SourceFile::new("thử.plan", typed.as_str());
        let tree = crate::syntax::parse(&file, &mut Vec::new());
        let Some(crate::syntax::ast::Node::Block(block)) = tree.body.first() else { panic!("a division") };
        let Some(crate::syntax::ast::Node::Item(item)) = block.children.first() else { panic!("an item") };
        let note = &item.text.footnotes.first().expect("a footnote").text;
        for text in [&item.text, note] {
            let mut at = 0;
            for word in text.text.split_inclusive([' ', ',']) {
                let bare = word.trim_end_matches([' ', ',']);
                let span = text.span_of(at, at + bare.len());
                let found: String = typed[span.start as usize..span.end as usize].nfc().collect();
                assert_eq!(found, bare);
                at += word.len();
            }
        }
    }

    #[test]
    fn places_lead_back_to_the_typed_text() {
        let typed = "mo\u{323}t **hai** [Sở Nội vụ] ba";
        let (text, _) = inline(typed);
        let start = text.text.find("Nội").expect("the word stands in the text");
        let span = text.span_of(start, start + "Nội".len());
        assert_eq!(typed.get(span.start as usize..span.end as usize), Some("Nội"));
        let span = text.span_of(0, "một".len());
        assert_eq!(typed.get(span.start as usize..span.end as usize), Some("mo\u{323}t"));
    }

    #[test]
    fn thousands_of_open_marks_cost_no_more_than_their_length() {
        let (text, _) = inline(&"[{*^[".repeat(3000));
        assert!(text.footnotes.len() <= 1);
    }

    #[test]
    fn a_line_without_marks_is_read_as_the_grammar_reads_it() {
        for plain in ["Một hai.", "a | b /c <d> #e", " ", "./."] {
            let tokens = super::InlineParser::parse(super::Rule::tokens, plain).expect("any text is tokens");
            let kinds: Vec<_> = tokens.flat_map(|tokens| tokens.into_inner()).map(|token| token.as_rule()).collect();
            assert_eq!(kinds, [super::Rule::words, super::Rule::EOI], "{plain}");
            assert_eq!(inline(plain).0.text, plain);
        }
    }
}
