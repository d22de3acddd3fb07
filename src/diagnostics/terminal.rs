//! A diagnostic as a person reads it in a terminal.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::source::{SourceFile, Span};

use super::{Diagnostic, Severity};

/// How messages are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are used.
    pub colours: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// Renders one diagnostic with the line it points at.
pub fn render(diagnostic: &Diagnostic, file: &SourceFile, look: Look) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::INFO,
    };
    let excerpt = Excerpt::around(file, diagnostic.span);
    let mut snippet = excerpt.snippet(file).annotation(
        AnnotationKind::Primary
            .span(excerpt.range(diagnostic.span))
            .label(diagnostic.label.as_deref().unwrap_or_default()),
    );
    let mut others = Vec::new();
    for also in &diagnostic.also {
        if excerpt.holds(also.span) {
            snippet =
                snippet.annotation(AnnotationKind::Context.span(excerpt.range(also.span)).label(also.message.as_str()));
        } else {
            let other = Excerpt::around(file, also.span);
            let annotation = AnnotationKind::Context.span(other.range(also.span)).label(also.message.as_str());
            others.push(other.snippet(file).annotation(annotation));
        }
    }
    let mut report = level
        .with_name(Some(diagnostic.severity.word()))
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code)
        .element(snippet)
        .elements(others);
    if let Some(help) = &diagnostic.help {
        report = report.element(Level::HELP.with_name(Some("cách sửa")).message(help.as_str()));
    }
    if let Some(ground) = &diagnostic.ground {
        report = report.element(Level::NOTE.with_name(Some("theo")).message(ground.as_str()));
    }
    let renderer = if look.colours { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Unicode).term_width(look.width).render(&[report])
}

/// The typed lines that a place covers.
struct Excerpt<'a> {
    text: &'a str,
    start: usize,
    line: usize,
}

impl<'a> Excerpt<'a> {
    fn around(file: &'a SourceFile, span: Span) -> Self {
        let typed = file.typed();
        let at = floor(typed, span.start as usize);
        let end = floor(typed, span.end as usize).max(at);
        let start = typed.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1);
        let stop = typed.get(end..).and_then(|after| after.find('\n')).map_or(typed.len(), |found| end + found);
        let (line, _) = file.line_column(start as u32);
        Self { text: typed.get(start..stop).unwrap_or_default().trim_end_matches('\r'), start, line }
    }

    fn snippet<T: Clone>(&self, file: &'a SourceFile) -> Snippet<'a, T> {
        Snippet::source(self.text).line_start(self.line).path(file.name.as_str()).fold(true)
    }

    fn holds(&self, span: Span) -> bool {
        self.start <= span.start as usize && span.end as usize <= self.start + self.text.len()
    }

    fn range(&self, span: Span) -> std::ops::Range<usize> {
        let start = floor(self.text, (span.start as usize).saturating_sub(self.start));
        start..floor(self.text, (span.end as usize).saturating_sub(self.start)).max(start)
    }
}

/// The offset, or the start of the character it lies in.
fn floor(text: &str, offset: usize) -> usize {
    text.floor_char_boundary(offset.min(text.len()))
}

#[cfg(test)]
mod tests {
    use super::{Look, render};
    use crate::diagnostics::Diagnostic;
    use crate::source::{SourceFile, Span};

    /// The marks under a line stand where the characters stand that the author sees.
    #[test]
    fn decomposed_letters_are_marked_like_composed_ones() {
        let look = Look { colours: false, width: 100 };
        let shown = |text: &str| {
            let start = text.find("ho").expect("the word is there");
            let end = start + text[start..].find(' ').expect("a blank follows");
            let file = SourceFile::new("thử.plan", text);
            let report = Diagnostic::error("NN002", Span::new(start as u32, end as u32), "x").with_label("ở đây");
            render(&report, &file, look)
        };
        let composed = shown("kế hoạch phát động\n");
        let decomposed = shown("ke\u{302}\u{301} hoa\u{323}ch pha\u{301}t \u{111}o\u{323}\u{302}ng\n");
        let marks = |shown: &str| shown.lines().find(|line| line.contains('━')).map(str::to_string);
        assert_eq!(marks(&decomposed), marks(&composed));
        assert_eq!(marks(&composed).as_deref(), Some("  ╰╴   ━━━━━ ở đây"));
    }

    #[test]
    fn a_message_shows_the_line_the_place_and_what_to_do() {
        let file = SourceFile::new("thử.plan", "cơ quan: A\nmuc dich:\n- x\n");
        let diagnostic = Diagnostic::error("NN002", Span::new(12, 20), "“muc dich:” không phải từ khóa")
            .with_label("có phải bạn muốn viết “mục đích:”?")
            .with_also(Span::new(0, 8), "đầu tệp")
            .with_help("sửa lại");
        let shown = render(&diagnostic, &file, Look { colours: false, width: 100 });
        for part in
            ["lỗi[NN002]: “muc dich:” không phải từ khóa", "thử.plan:2:1", "━", "có phải bạn muốn", "cách sửa: sửa lại"]
        {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
    }
}
