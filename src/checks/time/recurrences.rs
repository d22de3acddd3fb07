//! Recurrences: said once in a sentence.

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::time::Reading;

use super::{is_bare, spots};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[RECURRENCE_TWICE];

const RECURRENCE_TWICE: Check = Check {
    code: "TG007",
    name: "recurrence-twice",
    title: "Một câu nói hai lần là hằng năm",
    severity: Severity::Hint,
    explanation: "“Định kỳ hằng năm … trước ngày 15 tháng 11 hằng năm” nói hai lần cùng một điều; giữ một lần là đủ. Chỉ xét khi lần đầu chỉ \
        mức độ thường xuyên của việc làm; “dự toán hằng năm”, “khen thưởng hằng năm” là tên gọi, không xét.",
    basis: &[Basis::Language],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n- Định kỳ hằng năm, [các sở, ban, ngành tỉnh] báo cáo kết quả về [Sở Nội vụ] trước ngày 15 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n- [Các sở, ban, ngành tỉnh] báo cáo kết quả về [Sở Nội vụ] trước ngày 15 tháng 11 hằng năm.\n",
    run: Run::Always(recurrence_twice),
};

/// Reports the second of two recurrences of one clause.
fn recurrence_twice(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    for pair in spots.windows(2) {
        let [first, second] = pair else { continue };
        if first.index != second.index || first.time.within_citation || second.time.within_citation {
            continue;
        }
        let (Reading::Repeated { every, .. }, Reading::Repeated { every: again, at, .. }) =
            (&first.time.reading, &second.time.reading)
        else {
            continue;
        };
        let words = &first.passage.words;
        let from = first.word();
        let is_adverb = matches!(words.word(from), "định" | "thường" | "mỗi")
            || from == 0
            || matches!(words.word(from.saturating_sub(1)), "." | ";" | ":");
        if !is_bare(first.time)
            || at.is_empty()
            || every != again
            || !is_adverb
            || !first.clause().contains(&second.word())
        {
            continue;
        }
        // A day whose year is told by the first recurrence alone repeats nothing.
        let tail = words.index_of(second.bytes.end).saturating_sub(2);
        let says_again = matches!(words.word(tail), "hằng" | "hàng" | "mỗi");
        let Some(before) = tail.checked_sub(1).filter(|_| says_again) else { continue };
        let repeated = words.end(before)..second.bytes.end;
        found.push(
            RECURRENCE_TWICE
                .report(second.span, format!("câu này đã có “{}”, không cần nhắc lại", first.time.text))
                .with_label("chỉ cần nói một lần")
                .with_also(first.span, "lần thứ nhất")
                .with_unsafe_fix(cx.span(second.index, &repeated), ""),
        );
    }
}
