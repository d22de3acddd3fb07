//! Brackets and quotation marks (`VB`).

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Edit, Severity};
use crate::model::passages::{Kind, Passage};

use super::text::printed;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[UNBALANCED_MARK, MIXED_QUOTES];

const UNBALANCED_MARK: Check = Check {
    code: "VB020",
    name: "unbalanced-mark",
    title: "Dấu ngoặc mở và đóng không đi đôi",
    severity: Severity::Error,
    explanation: "Mỗi dấu ngoặc đơn, ngoặc kép mở ra phải được đóng lại trong cùng một đoạn; thiếu một dấu thì không rõ phần chú \
        giải hoặc trích dẫn dừng ở đâu. Chữ cái đánh thứ tự có dấu ngoặc, như “điểm a)”, không bị xét.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Hỗ trợ hộ nghèo (ưu tiên hộ dân tộc thiểu số sửa chữa nhà ở.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hỗ trợ hộ nghèo (ưu tiên hộ dân tộc thiểu số) sửa chữa nhà ở.\n2. Công khai kết quả.\n",
    run: Run::Always(unbalanced_mark),
};

const MIXED_QUOTES: Check = Check {
    code: "VB021",
    name: "mixed-quotes",
    title: "Dùng lẫn hai kiểu dấu ngoặc kép",
    severity: Severity::Hint,
    explanation: "Văn bản in nên dùng một kiểu dấu ngoặc kép “…” cho cả kế hoạch. Khi có cả kiểu cong và kiểu thẳng (\"…\"), kiểu \
        thẳng được báo một lần cho cả kế hoạch.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp:\n1. Phát động phong trào “Bình dân học vụ số”.\n2. Nhân rộng mô hình \"Chợ không tiền mặt\".\n",
    good: "phần giải pháp:\n1. Phát động phong trào “Bình dân học vụ số”.\n2. Nhân rộng mô hình “Chợ không tiền mặt”.\n",
    run: Run::Always(mixed_quotes),
};

/// A mark that opens, with what closes it.
fn closing_of(mark: char) -> Option<char> {
    match mark {
        '(' => Some(')'),
        '“' => Some('”'),
        '«' => Some('»'),
        _ => None,
    }
}

/// Reports every mark without its counterpart in the paragraph.
fn unbalanced_mark(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in printed(cx) {
        let text = &passage.text.text;
        // Marks of more bytes than one begin with these: `“ ” «  »`.
        if !text.bytes().any(|byte| matches!(byte, b'(' | b')' | 0xe2 | 0xc2)) {
            continue;
        }
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut faults: Vec<(usize, char)> = Vec::new();
        for (at, mark) in text.char_indices() {
            if closing_of(mark).is_some() {
                open.push((at, mark));
                continue;
            }
            if !matches!(mark, ')' | '”' | '»') {
                continue;
            }
            // Nobody nests so deep: what was opened long ago is looked for no more.
            let from = open.len().saturating_sub(16);
            let near = open.get(from..).unwrap_or_default();
            match near.iter().rposition(|(_, opener)| closing_of(*opener) == Some(mark)).map(|place| from + place) {
                Some(place) => {
                    // What was opened inside and never closed ends with what holds it.
                    faults.extend(open.drain(place..).skip(1));
                }
                None if mark == ')' && is_letter_of_point(text, at) => {}
                None => faults.push((at, mark)),
            }
        }
        faults.extend(open);
        faults.sort_unstable();
        // One mark forgotten early sets off all that follow.
        faults.truncate(3);
        for (at, mark) in faults {
            if is_continued_quote(cx, index, passage, mark) {
                continue;
            }
            let span = cx.span(index, &(at..at + mark.len_utf8()));
            if cx.is_reported(span) {
                continue;
            }
            let name = if matches!(mark, '(' | ')') { "dấu ngoặc đơn" } else { "dấu ngoặc kép" };
            let (message, label) = match closing_of(mark) {
                Some(closing) => (
                    format!("{name} mở ra mà không được đóng trong đoạn này"),
                    format!("thêm “{closing}” ở chỗ kết thúc"),
                ),
                None => (format!("{name} đóng lại mà không có dấu mở"), "thêm dấu mở, hoặc bỏ dấu này".to_owned()),
            };
            found.push(UNBALANCED_MARK.report(span, message).with_label(label));
        }
    }
}

/// `điểm a)`, `a), b) và c)`, `1)`: the bracket belongs to the letter.
fn is_letter_of_point(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let is_number = word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    !word.is_empty() && (word.chars().count() == 1 || is_number)
}

/// A quotation that runs over several paragraphs is opened in one and closed in another.
fn is_continued_quote(cx: &Context<'_>, index: usize, passage: &Passage<'_>, mark: char) -> bool {
    if !matches!(mark, '“' | '”') || passage.kind == Kind::Title {
        return false;
    }
    let counterpart = if mark == '“' { '”' } else { '“' };
    let is_unpaired = |other: &Passage<'_>| {
        let count = |wanted: char| other.text.text.chars().filter(|typed| *typed == wanted).count();
        count(counterpart) > count(mark)
    };
    let range = if mark == '“' { index + 1..index + 6 } else { index.saturating_sub(5)..index };
    cx.passages.list.get(range.start..range.end.min(cx.passages.list.len())).unwrap_or_default().iter().any(is_unpaired)
}

/// Reports straight marks where the plan has curly ones, once.
fn mixed_quotes(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut curly = 0;
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    let mut lone = 0;
    for (index, passage) in cx.prose() {
        let text = &passage.text.text;
        curly += text.matches('“').count();
        let places: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
        for pair in places.chunks(2) {
            match pair {
                [open, close] => pairs.push((index, *open, *close)),
                _ => lone += 1,
            }
        }
    }
    // A straight mark alone is an inch or a second; the two kinds are compared where both quote.
    let Some((index, open, close)) = pairs.first().filter(|_| curly > 0 && lone == 0) else { return };
    let more = if pairs.len() > 1 { format!(" ở {} chỗ", pairs.len()) } else { String::new() };
    let mut report = MIXED_QUOTES
        .report(
            cx.span(*index, &(*open..close + 1)),
            format!("dùng dấu ngoặc kép thẳng{more}, trong khi kế hoạch dùng “…”"),
        )
        .with_label("viết thống nhất “…”");
    for (index, open, close) in pairs.iter().skip(1).take(5) {
        report = report.with_also(cx.span(*index, &(*open..close + 1)), "cũng vậy");
    }
    let edits = pairs.iter().flat_map(|(index, open, close)| {
        let edit = |at: usize, text: &str| Edit { span: cx.span(*index, &(at..at + 1)), text: text.to_owned() };
        [edit(*open, "“"), edit(*close, "”")]
    });
    found.push(report.with_edits(edits.collect(), true));
}
