//! The end mark (`TT`): `./.` is printed behind the last words; what is typed of it may be damaged or stand too early.

use crate::checks::{Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{Kind, Passage};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[END_MARK];

const END_MARK: Check = Check {
    code: "TT019",
    name: "end-mark",
    title: "Dấu kết thúc “./.” gõ hỏng hoặc đặt sai chỗ",
    severity: Severity::Warning,
    explanation: "Dấu “./.” đứng sau chữ cuối cùng của nội dung văn bản và của mỗi phụ lục; máy tự ghi nên không cần gõ. Nếu gõ thì \
        phải đúng “./.”: các dạng “./”, “. /”, “/.” là dấu gõ hỏng, chữ gõ thêm sau dấu sẽ bị in ra. “./.” ở giữa văn bản làm \
        người đọc tưởng văn bản đã hết.",
    basis: &[form_decree("Phụ lục III")],
    bad: "kết thúc:\nTrong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở Nội vụ./\n",
    good: "kết thúc:\nTrong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở Nội vụ./.\n",
    run: Run::Always(end_mark),
};

fn end_mark(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let part = |passage: &Passage<'_>| {
        let place = passage.place.as_str();
        place.strip_prefix("annex/").map(|rest| rest.split('/').next().unwrap_or_default().to_owned())
    };
    let mut prose: Vec<(usize, &Passage<'_>)> = cx
        .texts()
        .filter(|(_, passage)| (passage.is_prose() || matches!(passage.kind, Kind::Cell { .. })) && !passage.is_empty())
        .collect();
    let mut next_part = None;
    while let Some((index, passage)) = prose.pop() {
        let own = part(passage);
        let is_last = next_part.as_ref() != Some(&own);
        next_part = Some(own);
        if !passage.is_prose() {
            continue;
        }
        let Some((start, end, is_whole)) = typed_mark(&passage.text.text) else { continue };
        let text = &passage.text.text;
        let span = cx.span(index, &(start..end));
        let written = text.get(start..end).unwrap_or_default();
        let rest = text.get(end..).unwrap_or_default().trim();
        let report = if !is_last {
            END_MARK
                .report(span, format!("“{written}” đứng giữa văn bản, phía sau vẫn còn nội dung"))
                .with_label("thay bằng dấu chấm")
                .with_unsafe_fix(span, ".")
        } else if !rest.is_empty() {
            END_MARK
                .report(
                    cx.span(index, &(start..text.trim_end().len())),
                    format!("sau dấu kết thúc còn “{rest}”, sẽ bị in ra"),
                )
                .with_label("bỏ phần này, kết thúc bằng “./.”")
                .with_unsafe_fix(cx.span(index, &(start..text.trim_end().len())), "./.")
        } else if is_whole {
            continue;
        } else {
            END_MARK
                .report(span, format!("dấu kết thúc gõ là “{written}”"))
                .with_label("ghi “./.”, hoặc chỉ một dấu chấm")
                .with_fix(span, "./.")
        };
        found.push(report);
    }
}

/// An end mark near the end of a text, whole or damaged: its bytes, and whether it is whole.
///
/// Behind it there may be a few stray letters; a slash between words, as in `05 năm/lần`, is none.
fn typed_mark(text: &str) -> Option<(usize, usize, bool)> {
    let trimmed = text.trim_end();
    let slash = trimmed.rfind('/')?;
    let behind = trimmed.get(slash + 1..).unwrap_or_default();
    let before = trimmed.get(..slash).unwrap_or_default();
    let has_stop_before = before.trim_end().ends_with('.');
    let has_stop_behind = behind.starts_with('.') || behind.trim_start() == ".";
    let stray = behind.trim_start_matches('.').trim();
    // `./`, `. /` and what follows; `/.` and `/` at the very end behind a word.
    let is_mark = if has_stop_before {
        stray.split_whitespace().count() <= 2 && !stray.contains(|sign: char| sign.is_ascii_digit())
    } else {
        stray.is_empty() && (before.ends_with(char::is_alphabetic) || before.ends_with([' ', ')', '”']))
    };
    if !is_mark {
        return None;
    }
    let start = if has_stop_before { before.trim_end().len() - 1 } else { before.trim_end().len() };
    let blanks = behind.len() - behind.trim_start().len();
    let end =
        if has_stop_behind { slash + 1 + if behind.starts_with('.') { 1 } else { blanks + 1 } } else { slash + 1 };
    Some((start, end, trimmed.get(start..end) == Some("./.")))
}

#[cfg(test)]
mod tests {
    use super::typed_mark;

    #[test]
    fn remains_of_an_end_mark_are_told_from_slashes() {
        for (text, mark, is_whole) in [
            ("một./.", "./.", true),
            ("một./", "./", false),
            ("một. /", ". /", false),
            ("một /.", " /.", false),
            ("một. / zua", ". /", false),
        ] {
            let read = typed_mark(text);
            assert_eq!(read.map(|(start, end, whole)| (&text[start..end], whole)), Some((mark, is_whole)), "{text}");
        }
        for text in ["05 năm/lần.", "Quyết định số 5/QĐ-UBND.", "trước 15/11", "km/h.", "và/hoặc các xã. Hết."]
        {
            assert_eq!(typed_mark(text), None, "{text}");
        }
    }
}
