//! Set phrases (`VB`): a word too few, a word too many.

use std::sync::LazyLock;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::recognise::words::{Words, fold};
use crate::reference::first_words::ByFirstWord;
use crate::reference::phrases::{PHRASES, SetPhrase};

use super::text::{in_case_of, is_accepted, overlap, printed};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[BROKEN_PHRASE];

const BROKEN_PHRASE: Check = Check {
    code: "VB012",
    name: "broken-phrase",
    title: "Cụm từ cố định bị thiếu hoặc thừa chữ",
    severity: Severity::Warning,
    explanation: "Những cụm từ cố định của văn bản hành chính như “xác minh, làm rõ”, “theo quy định của Luật …” khi thiếu hoặc \
        thừa một chữ, một dấu phẩy thì câu không còn đúng nghĩa hoặc không đúng ngữ pháp. Cụm từ trong ngoặc kép và trong tên \
        văn bản được giữ nguyên; chỗ chỉ thuộc về cách viết được báo ở mức gợi ý.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Rà soát hộ nghèo theo quy định Luật Bảo hiểm xã hội.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Rà soát hộ nghèo theo quy định của Luật Bảo hiểm xã hội.\n2. Công khai kết quả.\n",
    run: Run::Always(broken_phrase),
};

static BY_FIRST: LazyLock<ByFirstWord<&'static SetPhrase>> =
    LazyLock::new(|| PHRASES.iter().filter_map(|phrase| Some((fold(phrase.wrong.first()?), phrase))).collect());

/// Reports the wrong shapes of set phrases; of two that overlap the longer.
fn broken_phrase(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in printed(cx) {
        let words = &passage.words;
        let mut done = 0..0;
        for at in words.places(BY_FIRST.first_words()) {
            let fits = BY_FIRST.of(words.word(at)).iter().filter(|phrase| stands_at(words, at, phrase));
            let Some(phrase) = fits.max_by_key(|phrase| phrase.wrong.len()) else { continue };
            let bytes = words.range(at, at + phrase.wrong.len());
            let typed = words.slice(at, at + phrase.wrong.len());
            if overlap(&done, &bytes)
                || cx.quoted.is_in_quotes(index, &bytes)
                || is_title(cx, index, &bytes)
                || is_accepted(cx, typed)
            {
                continue;
            }
            done = bytes.clone();
            let right = in_case_of(phrase.right, words.written(at));
            let span = cx.span(index, &bytes);
            let mut report = BROKEN_PHRASE
                .report(span, format!("“{typed}” chưa đúng cụm từ thường dùng"))
                .with_label(format!("viết là “{right}”"));
            if !phrase.is_fault {
                report.severity = Severity::Hint;
            }
            found.push(if phrase.is_sure { report.with_fix(span, right) } else { report.with_unsafe_fix(span, right) });
        }
    }
}

fn stands_at(words: &Words<'_>, at: usize, phrase: &SetPhrase) -> bool {
    phrase.wrong.iter().enumerate().all(|(step, wanted)| {
        let is_capital = wanted.chars().next().is_some_and(char::is_uppercase);
        let typed = words.word(at + step);
        (typed == *wanted || is_capital && words.is_capital(at + step) && typed == fold(wanted)) && !typed.is_empty()
    })
}

/// Tells whether bytes lie wholly in the citation of a document; a citation that only follows is no title around them.
fn is_title(cx: &Context<'_>, index: usize, bytes: &std::ops::Range<usize>) -> bool {
    cx.quoted.citations(index).iter().any(|cited| cited.start <= bytes.start && bytes.end <= cited.end)
}
