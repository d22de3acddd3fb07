//! Usage (`TN`): words that are written in two ways in one plan.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Severity};
use crate::viet::Glances;

use crate::checks::spots::{Spot, counted, edits, is_accepted_in_any_case, sentence, with_case_of, with_others};
use crate::checks::{Basis, Check, Context, Run};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[EVERY_YEAR_IN_TWO_WAYS, ENSURE_IN_TWO_WAYS];

const EVERY_YEAR_IN_TWO_WAYS: Check = Check {
    code: "TN001",
    name: "every-year-in-two-ways",
    title: "Viết lẫn “hằng năm” và “hàng năm”",
    severity: Severity::Hint,
    explanation: "Trong một kế hoạch chỉ nên dùng một cách viết: “hằng năm” hoặc “hàng năm”. Cách viết ít dùng hơn trong \
        kế hoạch được báo một lần, kèm các chỗ còn lại; khi cả hai đứng trong cùng một câu thì báo riêng và nặng hơn một bậc. Tên văn bản đặt trong ngoặc kép được \
        giữ nguyên.",
    basis: &[Basis::Consistency],
    bad: "kinh phí:\n- Bố trí trong dự toán hằng năm.\n- Hằng năm, lập dự toán trước tháng 7.\n- Quyết toán hàng năm theo quy định.\n",
    good: "kinh phí:\n- Bố trí trong dự toán hằng năm.\n- Hằng năm, lập dự toán trước tháng 7.\n- Quyết toán hằng năm theo quy định.\n",
    run: Run::Always(every_year_in_two_ways),
};

const ENSURE_IN_TWO_WAYS: Check = Check {
    code: "TN002",
    name: "ensure-in-two-ways",
    title: "Viết lẫn “bảo đảm” và “đảm bảo”",
    severity: Severity::Hint,
    explanation: "Trong một kế hoạch chỉ nên dùng một từ: “bảo đảm” hoặc “đảm bảo”; văn bản pháp luật thường dùng “bảo đảm”. Từ ít \
        dùng hơn trong kế hoạch được báo một lần, kèm các chỗ còn lại; bằng nhau thì báo “đảm bảo”. Lời trong ngoặc kép và tên văn bản \
        viện dẫn được giữ nguyên.",
    basis: &[Basis::Consistency],
    bad: "kinh phí:\n- Bảo đảm đủ kinh phí cho các xã.\n- Bố trí vốn bảo đảm đúng tiến độ.\n- Quyết toán đảm bảo đúng quy định.\n",
    good: "kinh phí:\n- Bảo đảm đủ kinh phí cho các xã.\n- Bố trí vốn bảo đảm đúng tiến độ.\n- Quyết toán bảo đảm đúng quy định.\n",
    run: Run::Always(ensure_in_two_ways),
};

/// The places of two ways to write one thing; quoted and accepted ones left out.
fn places_of(cx: &Context<'_>, forms: [&str; 2]) -> [Vec<Spot>; 2] {
    let mut places: [Vec<Spot>; 2] = Default::default();
    let first_words: Glances = forms.into_iter().collect();
    for (index, passage) in cx.prose() {
        let mut next = 0;
        for from in passage.words.places(&first_words) {
            if from < next {
                continue;
            }
            for (form, places) in forms.iter().zip(&mut places) {
                let Some(to) = passage.words.after(from, form) else { continue };
                // A word belongs to one of the forms: `bảo đảm bảo đảm` holds no `đảm bảo`.
                next = to;
                let spot = Spot { passage: index, from, to };
                if !cx.is_quoted(index, &spot.bytes(cx)) && !is_accepted_in_any_case(cx, spot.typed(cx)) {
                    places.push(spot);
                }
            }
        }
    }
    places
}

/// Reports the rarer of `hằng năm` and `hàng năm`; at a tie the second, which dictionaries give as the variant.
fn every_year_in_two_ways(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let [usual, variant] = &places_of(cx, ["hằng năm", "hàng năm"]);
    if usual.is_empty() || variant.is_empty() {
        return;
    }
    let (minority, majority, right) =
        if usual.len() >= variant.len() { (variant, usual, "hằng năm") } else { (usual, variant, "hàng năm") };
    let mut by_sentence: BTreeMap<(usize, usize), &Spot> = BTreeMap::new();
    for spot in majority {
        by_sentence.entry(sentence_of(cx, spot)).or_insert(spot);
    }
    let beside = |spot: &Spot| by_sentence.get(&sentence_of(cx, spot)).copied();
    // Beside each other in one sentence the two ways are plain to see: each such place is a report of its own.
    let (in_one_sentence, elsewhere): (Vec<Spot>, Vec<Spot>) = minority.iter().partition(|spot| beside(spot).is_some());
    for spot in &in_one_sentence {
        let mut report =
            in_the_other_way(cx, &EVERY_YEAR_IN_TWO_WAYS, std::slice::from_ref(spot), right, majority.len());
        report.severity = Severity::Warning;
        if let Some(other) = beside(spot) {
            report = report.with_also(other.span(cx), "cùng một câu lại viết khác");
        }
        found.push(report);
    }
    if !elsewhere.is_empty() {
        found.push(in_the_other_way(cx, &EVERY_YEAR_IN_TWO_WAYS, &elsewhere, right, majority.len()));
    }
}

/// Reports the rarer of `bảo đảm` and `đảm bảo`; at a tie the second, which legal drafting avoids.
fn ensure_in_two_ways(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let [usual, variant] = &places_of(cx, ["bảo đảm", "đảm bảo"]);
    if usual.is_empty() || variant.is_empty() {
        return;
    }
    let (minority, majority, right) =
        if usual.len() >= variant.len() { (variant, usual, "bảo đảm") } else { (usual, variant, "đảm bảo") };
    found.push(in_the_other_way(cx, &ENSURE_IN_TWO_WAYS, minority, right, majority.len()));
}

/// One report of the places that are written in the rarer way.
fn in_the_other_way(cx: &Context<'_>, check: &Check, places: &[Spot], right: &str, most: usize) -> Diagnostic {
    let first = places.first().copied().unwrap_or(Spot { passage: 0, from: 0, to: 0 });
    let typed = first.typed(cx);
    let shown = with_case_of(typed, right);
    let message =
        format!("“{typed}”{} viết khác với “{shown}” ở {most} chỗ khác trong kế hoạch", counted(places.len()));
    let report = check
        .report(first.span(cx), message)
        .with_label(format!("viết thống nhất “{shown}”"))
        .with_edits(edits(cx, places, |typed| with_case_of(typed, right)), true);
    with_others(report, cx, places.get(1..).unwrap_or_default(), "chỗ này cũng vậy")
}

/// The sentence of a place: its passage and its first word.
fn sentence_of(cx: &Context<'_>, spot: &Spot) -> (usize, usize) {
    let passage = cx.passages.list.get(spot.passage);
    (spot.passage, passage.map_or(0, |passage| sentence(&passage.words, spot.from).start))
}
