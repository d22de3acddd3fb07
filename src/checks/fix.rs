//! Putting fixes into a text: what is replaced is replaced, every other byte stays.

use crate::diagnostics::{Diagnostic, Edit};

pub use crate::diagnostics::Fix;

/// Which fixes are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those that surely leave the meaning.
    Safe,
    /// All.
    All,
}

/// The fixes of reports that can be applied together, in source order: of two that touch each other, the first.
pub fn choose(found: &[Diagnostic], wanted: Wanted) -> Vec<&Fix> {
    let mut chosen: Vec<&Fix> = Vec::new();
    for fix in found.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()) {
        let is_wanted = !fix.edits.is_empty() && (fix.is_safe || wanted == Wanted::All);
        if is_wanted && !touch_each_other(&fix.edits) && !chosen.iter().any(|other| touches(other, fix)) {
            chosen.push(fix);
        }
    }
    chosen
}

fn touches(one: &Fix, other: &Fix) -> bool {
    one.edits.iter().any(|a| other.edits.iter().any(|b| meet(a, b)))
}

fn touch_each_other(edits: &[Edit]) -> bool {
    edits.iter().enumerate().any(|(index, a)| edits.iter().skip(index + 1).any(|b| meet(a, b)))
}

/// Two edits meet where they share a byte or a border: which of two insertions comes first is nobody's choice.
fn meet(one: &Edit, other: &Edit) -> bool {
    one.span.start <= other.span.end && other.span.start <= one.span.end
}

/// The text with the edits of some fixes; nothing where one of them is no place of the text.
///
/// Line ends of what is put in are those of the text.
pub fn apply(typed: &str, fixes: &[&Fix]) -> Option<String> {
    let mut edits: Vec<&Edit> = fixes.iter().flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let has_crlf = typed.contains("\r\n");
    let mut text = String::with_capacity(typed.len());
    let mut at = 0;
    for edit in edits {
        text.push_str(typed.get(at..edit.span.start as usize)?);
        if has_crlf && edit.text.contains('\n') {
            text.push_str(&edit.text.replace("\r\n", "\n").replace('\n', "\r\n"));
        } else {
            text.push_str(&edit.text);
        }
        typed.get(edit.span.start as usize..edit.span.end as usize)?;
        at = edit.span.end as usize;
    }
    text.push_str(typed.get(at..)?);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::{Wanted, apply, choose};
    use crate::diagnostics::{Diagnostic, Edit};
    use crate::source::Span;

    fn report(start: u32, end: u32, text: &str) -> Diagnostic {
        Diagnostic::warning("TN001", Span::new(start, end), "x").with_fix(Span::new(start, end), text)
    }

    #[test]
    fn of_fixes_that_touch_the_first_is_taken() {
        let two =
            vec![Edit { span: Span::new(8, 9), text: "I".into() }, Edit { span: Span::new(0, 1), text: "A".into() }];
        let found = [
            Diagnostic::warning("TN001", Span::new(0, 9), "x").with_edits(two, true),
            report(0, 2, "-"),
            report(3, 5, "D"),
            report(5, 6, "-"),
            Diagnostic::warning("TN001", Span::new(7, 7), "x").with_unsafe_fix(Span::new(7, 7), "h"),
            report(20, 30, "-"),
        ];
        let safe = choose(&found[..5], Wanted::Safe);
        assert_eq!(apply("abcdefghi", &safe).as_deref(), Some("AbcDfghI"));
        let all = choose(&found[..5], Wanted::All);
        assert_eq!(apply("abcdefghi", &all).as_deref(), Some("AbcDfghhI"));
        assert_eq!(apply("abcdefghi", &choose(&found, Wanted::All)), None);
    }

    #[test]
    fn everything_else_stays_byte_for_byte() {
        let typed = "\u{feff}ha\u{300}ng\r\nb\rc\n";
        let found = [report(3, 7, "hằ"), report(11, 12, "x\ny")];
        let fixed = apply(typed, &choose(&found, Wanted::Safe));
        assert_eq!(fixed.as_deref(), Some("\u{feff}hằng\r\nx\r\ny\rc\n"));
    }
}
