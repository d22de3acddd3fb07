//! Leftovers of drafting (`VB`): signs that something was to be filled in or looked up.

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};

use super::text::{is_accepted, printed};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[LEFTOVER];

const LEFTOVER: Check = Check {
    code: "VB045",
    name: "leftover",
    title: "Còn sót chữ ghi tạm khi soạn thảo",
    severity: Severity::Error,
    explanation: "Chữ giữ chỗ như “xxx”, “???”, “TODO”, “[...]” là dấu vết của bản nháp: chỗ đó chưa có nội dung hoặc chưa được xem \
        lại. Chỗ trống chờ điền số, ngày viết bằng dấu ba chấm là đúng khi kế hoạch còn là dự thảo nên không bị báo.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Hỗ trợ xxx hộ nghèo vay vốn.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hỗ trợ 120 hộ nghèo vay vốn.\n2. Công khai kết quả.\n",
    run: Run::Always(leftover),
};

/// Words that writers put where something is missing.
const NOTES: &[&str] = &["todo", "tbd", "tbc", "fixme", "lorem", "ipsum"];

/// Reports every placeholder.
fn leftover(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in printed(cx) {
        let words = &passage.words;
        let mut at = 0;
        while at < words.len() {
            let word = words.word(at);
            let mut end = at + 1;
            let is_leftover = if word == "?" {
                while words.word(end) == "?" && words.start(end) == words.end(end - 1) {
                    end += 1;
                }
                end > at + 1
            } else {
                // `XXX` may be the Roman thirty, as in `kỳ họp thứ XXX`.
                is_row_of_letters(word) && words.written(at) != "XXX" || NOTES.contains(&word)
            };
            let bytes = words.range(at, end);
            if is_leftover && !is_accepted(cx, words.slice(at, end)) {
                let typed = passage.slice(&bytes);
                found.push(
                    LEFTOVER
                        .report(cx.span(index, &bytes), format!("còn sót “{typed}”"))
                        .with_label("ghi nội dung chính thức hoặc bỏ đi"),
                );
            }
            at = end;
        }
        // `[...]` is read as a party of nothing but dots.
        for mark in &passage.text.marks {
            let typed = passage.text.text.get(mark.start..mark.end).unwrap_or_default().trim();
            if !typed.is_empty() && typed.chars().all(|sign| matches!(sign, '.' | '…')) {
                found.push(
                    LEFTOVER
                        .report(passage.text.span_of(mark.start, mark.end), format!("còn sót “[{typed}]”"))
                        .with_label("ghi nội dung chính thức hoặc bỏ đi"),
                );
            }
        }
    }
}

/// `xxx`, `YYYY`, `zzz`: one letter three times and more; `III` and `www` are none.
fn is_row_of_letters(word: &str) -> bool {
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return false };
    matches!(first, 'x' | 'y' | 'z' | 'a' | 'b') && word.len() > 2 && letters.all(|letter| letter == first)
}
