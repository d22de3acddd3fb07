//! Repetition (`VB`): words typed twice.

use std::collections::HashMap;
use std::ops::Range;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::recognise::words::Words;
use crate::reference::words::WORDS;

use super::text::{is_beside, printed, stands_alone};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[REPEATED_WORDS, PHRASE_TWICE_IN_CLAUSE];

const REPEATED_WORDS: Check = Check {
    code: "VB010",
    name: "repeated-words",
    title: "Từ hoặc cụm từ bị lặp liền nhau",
    severity: Severity::Error,
    explanation: "Một đến bốn chữ đứng lặp lại ngay sau chính nó thường là gõ hoặc chép hai lần, như “đơn vị đơn vị”. Từ láy \
        (dần dần, luôn luôn) và chỗ giáp nhau của hai từ (hành vi vi phạm) là đúng nên không được báo; một chữ lặp lại chỉ được \
        báo khi không thuộc hai trường hợp ấy.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Tổ công nghệ số cộng đồng hướng dẫn người dân người dân sử dụng dịch vụ công.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Tổ công nghệ số cộng đồng hướng dẫn người dân sử dụng dịch vụ công.\n2. Công khai kết quả.\n",
    run: Run::Always(repeated_words),
};

const PHRASE_TWICE_IN_CLAUSE: Check = Check {
    code: "VB011",
    name: "phrase-twice-in-clause",
    title: "Cùng một ý lặp lại trong một câu",
    severity: Severity::Hint,
    explanation: "Khi một vế nêu mục đích (để, nhằm) nhắc lại nguyên cụm từ vừa nêu ở vế trước, hoặc một câu có hai vế “để … để …” \
        nối nhau mà không có dấu ngăn, câu thường là ghép từ hai bản khác nhau và nên viết gọn lại.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Giới thiệu các cách làm hay của thôn để nhân rộng cách làm hay trong toàn xã để nâng cao chất lượng phong trào.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Giới thiệu, nhân rộng các cách làm hay của thôn để nâng cao chất lượng phong trào trong toàn xã.\n2. Công khai kết quả.\n",
    run: Run::Always(phrase_twice_in_clause),
};

/// Single words that are doubled on purpose.
const DOUBLED: &str = " từ dần luôn thường từng mãi rất thật đời ngày tháng năm nhà người ngành nơi chốn lớp hàng đều vừa càng \
    xanh xa hay lâu khăng chăm đăm đùng ào ầm ngang hằng song quanh rành mau nhanh đông chuyên muôn trùng đây đó ai chung riêng \
    tầng trang điều việc câu cây em anh chị bác ông bà con lần đợt bước hơi khe sâu cao gần nhiều dài mới sáng tối xuân thôn xã \
    hai ba mươi nhất không một hộ ";

fn is_sign(words: &Words<'_>, at: usize) -> bool {
    !words.is_word(at)
}

/// Reports one to four words that stand again right after themselves.
fn repeated_words(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in printed(cx) {
        let words = &passage.words;
        let mut at = 0;
        while at < words.len() {
            let length = (1..=4).rev().find(|length| is_repeated(words, at, *length));
            let Some(length) = length else {
                at += 1;
                continue;
            };
            let first = words.range(at, at + length);
            let second = words.range(at + length, at + 2 * length);
            at += length;
            if cx.quoted.citations(index).iter().any(|cited| super::text::overlap(cited, &second)) {
                continue;
            }
            let typed = words.slice(at - length, at);
            let both = first.start..second.end;
            // The blank goes with the words that it stands before.
            let removed = first.end..second.end;
            found.push(
                REPEATED_WORDS
                    .report(cx.span(index, &both), format!("“{typed}” bị lặp hai lần liền nhau"))
                    .with_label("bỏ một lần")
                    .with_fix(cx.span(index, &removed), ""),
            );
        }
    }
}

fn is_repeated(words: &Words<'_>, at: usize, length: usize) -> bool {
    let end = at + 2 * length;
    if end > words.len() {
        return false;
    }
    let same = (0..length).all(|step| words.are_alike(at + step, at + length + step));
    if !same || (at..end).any(|at| is_sign(words, at)) || !(at..end - 1).all(|at| is_beside(words, at)) {
        return false;
    }
    if (at..end).all(|at| words.word(at).chars().all(|letter| letter.is_ascii_digit())) {
        return false;
    }
    // A name may repeat a common word: `xã Xuân Xuân`, `tổ Tổ`.
    let cases = |at: usize| words.is_capital(at);
    if length == 1 {
        if cases(at + 1) || DOUBLED.contains(&format!(" {} ", words.word(at))) {
            return false;
        }
        // The end of one word and the beginning of the next: `hành vi` + `vi phạm`.
        let read = |at: usize| WORDS.read(words.word(at));
        let before = at.checked_sub(1).filter(|before| is_beside(words, *before));
        let after = (end < words.len() && is_beside(words, end - 1)).then_some(end);
        if before.is_some_and(|before| WORDS.joins(read(before), read(at)))
            || after.is_some_and(|after| WORDS.joins(read(at + 1), read(after)))
        {
            return false;
        }
        // Beside words that are not known a seam cannot be told; a word that stands alone is the end of no other: `của của`.
        let is_open = |to: Option<usize>| to.is_some_and(|to| !stands_alone(words.word(to)));
        return stands_alone(words.word(at)) || !(is_open(before) && is_open(after));
    }
    // `từng bước từng bước`, `ngày càng ngày càng` stay as they are; two words of which each is doubled are reported once.
    !matches!(words.slice(at, at + length).to_lowercase().as_str(), "từng bước" | "ngày càng" | "từng ngày")
}

/// Reports a purpose that says again what was said before it.
fn phrase_twice_in_clause(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in cx.prose() {
        let words = &passage.words;
        let mut start = 0;
        while start < words.len() {
            let end = (start..words.len())
                .find(|at| matches!(words.word(*at), "." | ";" | ":" | "(" | ")"))
                .unwrap_or(words.len());
            if let Some((first, second, is_chained)) = said_again(words, start, end) {
                let bytes = second.clone();
                if !cx.is_quoted(index, &bytes) {
                    let typed = passage.slice(&first);
                    let why = if is_chained { ", hai vế “để … để …” nối liền nhau" } else { "" };
                    found.push(
                        PHRASE_TWICE_IN_CLAUSE
                            .report(
                                cx.span(index, &bytes),
                                format!("“{typed}” được nhắc lại trong cùng một vế câu{why}"),
                            )
                            .with_label("viết gọn lại câu này")
                            .with_also(cx.span(index, &first), "nêu lần đầu ở đây"),
                    );
                }
            }
            start = end + 1;
        }
    }
}

/// Three words before `để` and again after it, with a second `để` behind or only few words between.
fn said_again(words: &Words<'_>, start: usize, end: usize) -> Option<(Range<usize>, Range<usize>, bool)> {
    let purposes: Vec<usize> = (start..end).filter(|at| words.word(*at) == "để").collect();
    let first_purpose = *purposes.first()?;
    let chained = purposes.iter().skip(1).take(3).any(|second| {
        (first_purpose + 1..*second).all(|at| words.word(at) != "," || words.word(at + 1) != "để")
            && words.word(second.saturating_sub(1)) != ","
            && words.word(second.saturating_sub(1)) != "và"
    });
    if !chained {
        return None;
    }
    let mut before: HashMap<[&str; 3], usize> = HashMap::new();
    for at in start..first_purpose.saturating_sub(2) {
        before.insert([words.word(at), words.word(at + 1), words.word(at + 2)], at);
    }
    (first_purpose + 1..end.saturating_sub(2)).find_map(|at| {
        let group = [words.word(at), words.word(at + 1), words.word(at + 2)];
        let earlier = *before.get(&group)?;
        let plain = group.iter().all(|word| word.starts_with(char::is_alphabetic) && !stands_alone_strictly(word));
        (plain).then(|| (words.range(earlier, earlier + 3), words.range(at, at + 3), true))
    })
}

fn stands_alone_strictly(word: &str) -> bool {
    matches!(word, "và" | "của" | "các" | "những" | "cho" | "để" | "trong" | "với")
}
