//! Variants (`TN`): fixed terms that one plan writes in two ways.

use std::sync::LazyLock;

use crate::checks::spots::{Spot, counted, edits, is_accepted, with_case_of, with_others};
use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::recognise::words::{Words, fold};
use crate::reference::first_words::ByFirstWord;
use crate::reference::terms::{self, Variants};

use super::names;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[TERM_IN_TWO_WAYS];

const TERM_IN_TWO_WAYS: Check = Check {
    code: "TN003",
    name: "term-in-two-ways",
    title: "Một cụm từ viết theo hai cách",
    severity: Severity::Hint,
    explanation: "Một số cụm từ hay gặp có hai cách viết, như “phòng, chống” và “phòng chống”, “an ninh, trật tự” và “an ninh trật tự”, \
        “Cờ thi đua” và “Cờ Thi đua”. Trong một kế hoạch chỉ nên dùng một cách; cách viết ít dùng hơn được báo một lần, kèm các chỗ \
        còn lại. Lời trong ngoặc kép và tên văn bản viện dẫn được giữ nguyên, không tính.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n1. Tuyên truyền phòng, chống thiên tai.\n2. Tập huấn phòng, chống cháy rừng.\n3. Tham \
        gia phòng chống tệ nạn xã hội.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n1. Tuyên truyền phòng, chống thiên tai.\n2. Tập huấn phòng, chống cháy rừng.\n3. Tham \
        gia phòng, chống tệ nạn xã hội.\n",
    run: Run::Always(term_in_two_ways),
};

/// A way of writing, ready to be looked for.
struct Form {
    /// The row of the table, and the place in the row.
    row: usize,
    form: usize,
    /// Folded, one blank between words.
    folded: String,
}

/// The ways of writing.
static FORMS: LazyLock<ByFirstWord<Form>> = LazyLock::new(|| {
    let rows = terms::variants().iter().enumerate();
    let forms = rows.flat_map(|(row, variants)| variants.forms.iter().enumerate().map(move |form| (row, form)));
    let folded = forms.map(|(row, (form, written))| Form { row, form, folded: spaced(&fold(written)) });
    folded.map(|form| (form.folded.clone(), form)).collect()
});

/// A text with one blank between words and signs, as phrases are looked for.
pub(super) fn spaced(text: &str) -> String {
    let words = Words::new(text);
    (0..words.len()).map(|index| words.written(index)).collect::<Vec<_>>().join(" ")
}

fn term_in_two_ways(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let rows = terms::variants();
    let altered = names::altered_places(cx);
    let mut places: Vec<Vec<Vec<Spot>>> = rows.iter().map(|row| vec![Vec::new(); row.forms.len()]).collect();
    for (index, passage) in cx.prose() {
        let words = &passage.words;
        for at in words.places(FORMS.first_words()) {
            for form in FORMS.of(words.word(at)) {
                let Some(after) = words.after(at, &form.folded) else { continue };
                let Some(variants) = rows.get(form.row) else { continue };
                let spot = Spot { passage: index, from: at, to: after };
                if is_of_another_word(variants, words, at, after)
                    || !is_this_form(variants, form.form, spot.typed(cx))
                    || cx.is_quoted(index, &spot.bytes(cx))
                    || is_accepted(cx, spot.typed(cx))
                    || altered.iter().any(|place| place.overlaps(spot))
                {
                    continue;
                }
                if let Some(list) = places.get_mut(form.row).and_then(|row| row.get_mut(form.form)) {
                    list.push(spot);
                }
            }
        }
    }
    for (variants, places) in rows.iter().zip(&places) {
        report(cx, variants, places, found);
    }
}

/// Reports every way of writing but the commonest; of equally common ones the table's first is kept.
fn report(cx: &Context<'_>, variants: &Variants, places: &[Vec<Spot>], found: &mut Vec<Diagnostic>) {
    let most = places.iter().map(Vec::len).max().unwrap_or_default();
    let Some(kept) = places.iter().position(|list| list.len() == most && most > 0) else { return };
    for (form, list) in places.iter().enumerate() {
        let (Some((first, others)), Some(right)) = (list.split_first(), variants.forms.get(kept)) else { continue };
        if form == kept {
            continue;
        }
        let typed = first.typed(cx);
        let mended = |typed: &str| if variants.by_case { (*right).to_owned() } else { with_case_of(typed, right) };
        let shown = mended(typed);
        let message =
            format!("“{typed}”{} viết khác với “{shown}” ở {most} chỗ khác trong kế hoạch", counted(list.len()));
        let mut report = TERM_IN_TWO_WAYS
            .report(first.span(cx), message)
            .with_label(format!("viết thống nhất “{shown}”"))
            .with_edits(edits(cx, list, mended), false);
        if let Some(place) = places.get(kept).and_then(|list| list.first()) {
            report = report.with_also(place.span(cx), format!("ở đây viết “{}”", place.typed(cx)));
        }
        found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
    }
}

/// Tells whether the words around make another term of it: `văn phòng chống …`, `chính trị xã hội - nghề nghiệp`.
fn is_of_another_word(variants: &Variants, words: &Words<'_>, at: usize, after: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words.word(before));
    variants.not_after.contains(&before) || variants.not_before.contains(&words.word(after))
}

/// Tells forms that differ in case alone from each other; where punctuation tells them apart, case does not count.
fn is_this_form(variants: &Variants, form: usize, typed: &str) -> bool {
    if variants.in_small_letters && typed.chars().any(char::is_uppercase) {
        return false;
    }
    // A line end between two words is no other way of writing.
    !variants.by_case || variants.forms.get(form).is_some_and(|written| spaced(written) == spaced(typed))
}
