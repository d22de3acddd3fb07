//! Short forms in capitals (`TN`): explained where they stand first, and meaning something.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use strsim::damerau_levenshtein;

use crate::checks::spots::{Spot, counted, is_accepted, is_upper, with_others};
use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{Kind, Passage};
use crate::model::recognise::words::{Words, fold};
use crate::reference::terms::{self, Familiarity, ShortForm};
use crate::viet::{from_roman, without_marks};

use super::variants::spaced;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[SHORT_FORM_UNEXPLAINED, MEANINGLESS_SHORT_FORM];

const SHORT_FORM_UNEXPLAINED: Check = Check {
    code: "TN017",
    name: "short-form-unexplained",
    title: "Chữ viết tắt chưa được giải thích",
    severity: Severity::Warning,
    explanation: "Chữ viết tắt trong nội dung kế hoạch cần viết đầy đủ ở lần đầu, kèm chữ viết tắt trong ngoặc. Chữ thông dụng với mọi cơ \
        quan (UBND, HĐND …) chỉ là gợi ý. Mỗi chữ báo một lần. Nơi nhận, số và ký hiệu văn bản, số La Mã, chữ quốc tế quen dùng, tiêu đề \
        in hoa, lời trong ngoặc kép, tên văn bản viện dẫn và chữ viết tắt do cơ quan khai báo không bị báo.",
    basis: &[Basis::Language],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Giữ vững ANTT ở nông thôn.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Giữ vững an ninh, trật tự (ANTT) ở nông thôn; mỗi xã có sản phẩm OCOP và điểm bảo đảm \
        ANTT.\n",
    run: Run::Always(short_form_unexplained),
};

const MEANINGLESS_SHORT_FORM: Check = Check {
    code: "TN018",
    name: "meaningless-short-form",
    title: "Chữ viết tắt không có nghĩa",
    severity: Severity::Error,
    explanation: "Một nhóm chữ in hoa không có trong danh mục chữ viết tắt, không được giải thích, chỉ xuất hiện một lần và chỉ khác một chữ \
        cái so với một chữ viết tắt đã biết thì gần như chắc chắn là gõ nhầm. Là lỗi khi chính kế hoạch có viết đầy đủ cụm từ ấy ở chỗ khác; \
        nếu không thì là cảnh báo. Chữ viết tắt do cơ quan khai báo không bị báo.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Tuyên truyền bảo vệ an ninh Tổ quốc trong học sinh; mỗi xã có một điểm sáng về bảo vệ \
        ANTIQ.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Tuyên truyền bảo vệ an ninh Tổ quốc (ANTQ) trong học sinh; mỗi xã có một điểm sáng về \
        bảo vệ ANTQ.\n",
    run: Run::Always(meaningless_short_form),
};

static KNOWN: LazyLock<HashMap<&'static str, &'static ShortForm>> =
    LazyLock::new(|| terms::short_forms().iter().map(|form| (form.short, form)).collect());

/// The places of each short form that nothing explains, by the form.
fn unexplained<'a>(cx: &Context<'a>) -> impl Iterator<Item = (&'a str, &'a Vec<Spot>)> + use<'a> {
    let all = cx.shared.short_forms.get_or_init(|| look_for_short_forms(cx).into_values().collect());
    let cx = *cx;
    all.iter().filter_map(move |places| Some((places.first()?.typed(&cx), places)))
}

fn look_for_short_forms<'a>(cx: &Context<'a>) -> BTreeMap<&'a str, Vec<Spot>> {
    let mut found: BTreeMap<&str, Vec<Spot>> = BTreeMap::new();
    for (index, passage) in cx.prose() {
        if matches!(passage.kind, Kind::Title | Kind::AnnexHead | Kind::Cell { row: 0, .. }) {
            continue;
        }
        let words = &passage.words;
        for at in 0..words.len() {
            let typed = words.written(at);
            if !typed.starts_with(char::is_uppercase) {
                continue;
            }
            let spot = Spot { passage: index, from: at, to: at + 1 };
            if is_short_form(words, at, typed) && !cx.is_quoted(index, &spot.bytes(cx)) {
                found.entry(typed).or_default().push(spot);
            }
        }
    }
    let explained = explained(cx);
    found.retain(|short, _| !explained.contains(short) && !is_known(cx, short));
    found
}

/// Tells whether a word is a short form in running text: capitals alone, no number, no part of a symbol, of a heading or of a
/// product's name.
fn is_short_form(words: &Words<'_>, at: usize, typed: &str) -> bool {
    let letters = typed.chars().count();
    if !(2..=10).contains(&letters) || !typed.chars().all(char::is_uppercase) || from_roman(typed).is_some() {
        return false;
    }
    // The parts of `214/KH-UBND`, `A-10b`, `HIV/AIDS` and `www.…` are joined by signs without a blank.
    let is_sign = |index: usize| matches!(words.word(index), "/" | "-" | "." | "&" | "@" | "_");
    let is_joined_before = at
        .checked_sub(1)
        .is_some_and(|before| (is_sign(before) || words.is_word(before)) && words.end(before) == words.start(at));
    let next = at + 1;
    let is_joined_after = words.end(at) == words.start(next)
        && (matches!(words.word(next), "/" | "-" | "&" | "_" | "@")
            || words.word(next) == "." && words.is_word(next + 1) && words.end(next) == words.start(next + 1));
    // Words in capitals beside each other are set off, not shortened.
    let is_in_a_row = [at.checked_sub(1), Some(next)].into_iter().flatten().any(|beside| {
        let beside = words.written(beside);
        beside.chars().count() > 1 && is_upper(beside) && from_roman(beside).is_none() && !KNOWN.contains_key(beside)
    });
    !is_joined_before && !is_joined_after && !is_in_a_row
}

/// Tells whether a definition of the plan or its office says what a short form stands for.
fn is_known(cx: &Context<'_>, short: &str) -> bool {
    let is_own = cx.settings.short_forms.contains_key(short) || is_accepted(cx, short);
    is_own || cx.plan.definitions.iter().any(|known| known.value.term.value.split([' ', ',']).any(|word| word == short))
}

/// The words that stand somewhere in brackets behind what they are short for, or with it in brackets behind them.
fn explained<'a>(cx: &Context<'a>) -> BTreeSet<&'a str> {
    let capitals = |passage: &'a Passage<'a>| (0..passage.words.len()).filter(|at| passage.words.is_capital(*at));
    cx.texts()
        .flat_map(|(_, passage)| capitals(passage).map(|at| (&passage.words, at)))
        .filter(|(words, at)| is_explained_at(words, *at))
        .map(|(words, at)| words.written(at))
        .collect()
}

fn is_explained_at(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words.word(before));
    let initial = |word: &str| without_marks(word).chars().next();
    let is_in_brackets =
        before == "(" && matches!(words.word(at + 1), ")" | "," | ";") || is_among_short_forms(words, at);
    let is_followed = words.word(at + 1) == "(" && initial(words.word(at + 2)) == initial(words.written(at));
    let is_called =
        matches!(before, "là" | "tắt") && at > 1 && (at.saturating_sub(5)..at).any(|near| words.word(near) == "tắt");
    is_in_brackets || is_followed || is_called
}

/// So many words at most stand on either side of a short form in its brackets.
const LONGEST_ROW: usize = 12;

/// Tells whether a word stands in brackets that hold short forms and nothing else: `(PCCC và CNCH)`.
fn is_among_short_forms(words: &Words<'_>, at: usize) -> bool {
    let is_part = |index: &usize| {
        let word = words.written(*index);
        matches!(word, "và" | "," | ";") || word.chars().count() > 1 && word.chars().all(char::is_uppercase)
    };
    let first = (0..at).rev().take(LONGEST_ROW).find(|index| !is_part(index));
    let last = (at..words.len()).take(LONGEST_ROW).find(|index| !is_part(index));
    first.is_some_and(|first| words.word(first) == "(") && last.is_some_and(|last| words.word(last) == ")")
}

/// The one known short form that is a letter away from a word, if the word is long enough to tell.
fn nearly_known(short: &str) -> Option<&'static ShortForm> {
    if short.chars().count() < 4 {
        return None;
    }
    let mut near = terms::short_forms().iter().filter(|form| {
        form.long != "-" && form.short.chars().count() >= 4 && damerau_levenshtein(form.short, short) == 1
    });
    let first = near.next()?;
    // Between two the meaning is open.
    near.next().is_none().then_some(first)
}

/// Tells whether a plan writes out what a short form stands for.
fn is_written_out(cx: &Context<'_>, form: &ShortForm) -> bool {
    let phrase = spaced(&fold(form.long));
    cx.texts().any(|(_, passage)| passage.words.find(0, &phrase).is_some())
}

fn short_form_unexplained(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (short, places) in unexplained(cx) {
        let known = KNOWN.get(short);
        let is_slip = known.is_none() && places.len() == 1 && nearly_known(short).is_some();
        let severity = match known.map(|form| form.familiarity) {
            Some(Familiarity::Accepted) => continue,
            Some(Familiarity::OfField) => Severity::Warning,
            // A name that is not known may be a product's or a project's.
            Some(Familiarity::Common) | None => Severity::Hint,
        };
        let (Some((first, others)), false) = (places.split_first(), is_slip) else { continue };
        let help = match known {
            Some(form) if !form.long.contains(" | ") => {
                format!("viết đầy đủ “{}”, hoặc ở lần đầu ghi “{} ({short})”", form.long, form.long)
            }
            _ => format!("ở lần đầu viết đầy đủ, kèm “({short})”"),
        };
        let mut report = SHORT_FORM_UNEXPLAINED
            .report(first.span(cx), format!("“{short}” viết tắt{} mà chưa được giải thích", counted(places.len())))
            .with_help(help);
        report.severity = severity;
        found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
    }
}

fn meaningless_short_form(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (short, places) in unexplained(cx) {
        let ([only], false) = (places.as_slice(), KNOWN.contains_key(short)) else { continue };
        let Some(meant) = nearly_known(short) else { continue };
        let mut report = MEANINGLESS_SHORT_FORM
            .report(
                only.span(cx),
                format!("“{short}” không phải là chữ viết tắt nào; có lẽ là “{}” ({})", meant.short, meant.long),
            )
            .with_help(format!("viết đầy đủ “{}”", meant.long))
            .with_unsafe_fix(only.span(cx), meant.long);
        if !is_written_out(cx, meant) {
            report.severity = Severity::Warning;
        }
        found.push(report);
    }
}
