//! Usage (`TN`): words that are written in two ways in one plan.

use std::ops::Range;

use crate::diagnostics::{Diagnostic, Severity};

use crate::checks::{Basis, Check, Context, Run};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[EVERY_YEAR_IN_TWO_WAYS];

const EVERY_YEAR_IN_TWO_WAYS: Check = Check {
    code: "TN001",
    name: "every-year-in-two-ways",
    title: "Viết lẫn “hằng năm” và “hàng năm”",
    severity: Severity::Hint,
    explanation: "Trong một kế hoạch chỉ nên dùng một cách viết: “hằng năm” hoặc “hàng năm”. Cách viết ít dùng hơn trong \
        kế hoạch được báo; khi cả hai đứng trong cùng một câu thì nặng hơn một bậc. Tên văn bản đặt trong ngoặc kép được \
        giữ nguyên.",
    basis: &[Basis::Consistency],
    bad: "kinh phí:\n- Bố trí trong dự toán hằng năm.\n- Hằng năm, lập dự toán trước tháng 7.\n- Quyết toán hàng năm theo quy định.\n",
    good: "kinh phí:\n- Bố trí trong dự toán hằng năm.\n- Hằng năm, lập dự toán trước tháng 7.\n- Quyết toán hằng năm theo quy định.\n",
    run: Run::Always(every_year_in_two_ways),
};

/// Reports the rarer of `hằng năm` and `hàng năm`; at a tie the second, which dictionaries give as the variant.
fn every_year_in_two_ways(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut places: [Vec<(usize, Range<usize>)>; 2] = Default::default();
    for (index, passage) in cx.prose() {
        for at in 0..passage.words.len() {
            for (form, places) in ["hằng năm", "hàng năm"].iter().zip(&mut places) {
                let Some(after) = passage.words.after(at, form) else { continue };
                let bytes = passage.words.range(at, after);
                if !cx.is_quoted(index, &bytes) {
                    places.push((index, bytes));
                }
            }
        }
    }
    let [usual, variant] = &places;
    if usual.is_empty() || variant.is_empty() {
        return;
    }
    let (minority, majority, right) =
        if usual.len() >= variant.len() { (variant, usual, "hằng") } else { (usual, variant, "hàng") };
    for (index, bytes) in minority {
        let Some(passage) = cx.passages.list.get(*index) else { continue };
        let typed = passage.text.text.get(bytes.clone()).unwrap_or_default();
        let span = passage.text.span_of(bytes.start, bytes.end);
        let right = if typed.starts_with('H') { crate::viet::capitalise(right) } else { right.to_owned() };
        let word = passage.text.span_of(bytes.start, bytes.start + typed.find(' ').unwrap_or(typed.len()));
        let mut report = EVERY_YEAR_IN_TWO_WAYS
            .report(span, format!("“{typed}” viết khác với “{right} năm” ở {} chỗ khác trong kế hoạch", majority.len()))
            .with_label(format!("viết thống nhất “{right} năm”"))
            .with_fix(word, right);
        let beside =
            majority.iter().find(|(other, place)| other == index && same_sentence(&passage.text.text, bytes, place));
        if let Some((_, place)) = beside {
            report.severity = Severity::Warning;
            report = report.with_also(passage.text.span_of(place.start, place.end), "cùng một câu lại viết khác");
        }
        found.push(report);
    }
}

/// Tells whether no sentence ends between two stretches of a text.
fn same_sentence(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    let between = first.end.min(second.end)..first.start.max(second.start);
    text.get(between).is_some_and(|between| !between.contains(". "))
}
