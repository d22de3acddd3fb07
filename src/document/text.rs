//! Text of the tree as fragments of the document.

use crate::syntax::ast::Inline;
use crate::viet;

use super::{Fragment, Text};

/// Footnotes are numbered over the whole document, in reading order.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    last: usize,
}

/// How a paragraph's text is set.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// In capitals, as titles of parts are.
    pub upper: bool,
    /// Marks of bold and italic are dropped: the whole has one style of its own.
    pub plain: bool,
}

/// A paragraph's text as fragments.
pub(super) fn text(inline: &Inline, setting: Setting, footnotes: &mut Footnotes) -> Text {
    let mut edges: Vec<usize> = vec![0, inline.text.len()];
    edges.extend(inline.styles.iter().flat_map(|style| [style.start, style.end]));
    edges.extend(inline.footnotes.iter().map(|note| note.at));
    edges.extend(inline.breaks.iter().flat_map(|at| [*at, at + 1]));
    edges.retain(|at| inline.text.is_char_boundary(*at));
    edges.sort_unstable();
    edges.dedup();
    let mut fragments = Text::new();
    // All three are in the order of the text: each is walked once.
    let mut notes = inline.footnotes.iter().peekable();
    let mut breaks = inline.breaks.iter().peekable();
    let mut styles = inline.styles.iter().peekable();
    let mut ends = edges.iter().skip(1);
    for start in &edges {
        while let Some(note) = notes.next_if(|note| note.at <= *start) {
            footnotes.last += 1;
            let number = footnotes.last;
            let text = text(&note.text, Setting::default(), footnotes);
            fragments.push(Fragment::Footnote { number, text });
        }
        let Some(end) = ends.next() else { break };
        while breaks.next_if(|at| *at < start).is_some() {}
        if breaks.peek() == Some(&start) {
            fragments.push(Fragment::Break);
            continue;
        }
        let words = inline.text.get(*start..*end).unwrap_or_default();
        while styles.next_if(|style| style.end <= *start).is_some() {}
        let style = styles.peek().filter(|style| style.start <= *start && *end <= style.end);
        let bold = !setting.plain && style.is_some_and(|style| style.bold);
        let italic = !setting.plain && style.is_some_and(|style| style.italic);
        let words = if setting.upper { viet::upper(words) } else { words.to_string() };
        push(&mut fragments, &words, bold, italic);
    }
    fragments
}

/// Adds words, joined to the last fragment where that has the same style.
pub(super) fn push(fragments: &mut Text, words: &str, bold: bool, italic: bool) {
    if words.is_empty() {
        return;
    }
    if let Some(Fragment::Text { text, bold: last_bold, italic: last_italic }) = fragments.last_mut()
        && *last_bold == bold
        && *last_italic == italic
    {
        text.push_str(words);
        return;
    }
    fragments.push(Fragment::Text { text: words.to_string(), bold, italic });
}

/// Upright words.
pub(super) fn plain(words: &str) -> Text {
    let mut fragments = Text::new();
    push(&mut fragments, words, false, false);
    fragments
}

/// Adds one text to another, a blank between them.
pub(super) fn append(fragments: &mut Text, more: Text) {
    if !fragments.is_empty() && !more.is_empty() {
        push(fragments, " ", false, false);
    }
    for fragment in more {
        match fragment {
            Fragment::Text { text, bold, italic } => push(fragments, &text, bold, italic),
            other => fragments.push(other),
        }
    }
}

/// Whether a text announces what stands below it, and should not be parted from it: it ends with a colon or, where it
/// has something `below` it that is its own, without any mark, as titles do.
pub fn announces(text: &[Fragment], below: bool) -> bool {
    let words = words(text);
    let last = words.trim_end().chars().last();
    last.is_some_and(|last| last == ':' || below && (last.is_alphanumeric() || matches!(last, '”' | '"' | ')')))
}

/// The words of a text, footnotes and blanks left out.
pub fn words(text: &[Fragment]) -> String {
    text.iter()
        .map(|fragment| match fragment {
            Fragment::Text { text, .. } => text.as_str(),
            Fragment::Break => " ",
            Fragment::Blank(_) | Fragment::Footnote { .. } => "",
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{announces, plain};

    #[test]
    fn a_colon_announces_and_so_does_a_title_with_something_below() {
        for (typed, alone, with_something) in [
            ("Nội dung thi đua:", true, true),
            ("Nội dung thi đua: ", true, true),
            ("Khen thưởng hằng năm", false, true),
            ("Phong trào “Bình dân học vụ số”", false, true),
            ("Các thôn báo cáo trước ngày 15/11.", false, false),
            ("Các thôn báo cáo;", false, false),
            ("", false, false),
        ] {
            let text = plain(typed);
            assert_eq!((announces(&text, false), announces(&text, true)), (alone, with_something), "{typed}");
        }
    }
}
