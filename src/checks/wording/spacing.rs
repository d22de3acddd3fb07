//! Blanks and doubled marks (`VB`).

use std::ops::Range;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Edit, Severity};

use super::text::{Place, printed};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[BLANK_BEFORE_MARK, BLANK_MISSING, TWO_BLANKS, DASH_IN_TWO_WAYS, DOUBLED_MARK];

const BLANK_BEFORE_MARK: Check = Check {
    code: "VB040",
    name: "blank-before-mark",
    title: "Thừa dấu cách cạnh dấu câu",
    severity: Severity::Hint,
    explanation: "Dấu phẩy, dấu chấm, chấm phẩy, hai chấm và dấu đóng ngoặc viết liền với chữ đứng trước; sau dấu mở ngoặc và \
        giữa số với ký hiệu văn bản (214/KH-UBND) cũng không có dấu cách. Chỗ để trống chờ điền số không bị xét.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Hỗ trợ vay vốn , đào tạo nghề cho hộ nghèo.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hỗ trợ vay vốn, đào tạo nghề cho hộ nghèo.\n2. Công khai kết quả.\n",
    run: Run::Always(blank_before_mark),
};

const BLANK_MISSING: Check = Check {
    code: "VB041",
    name: "blank-missing",
    title: "Thiếu dấu cách cạnh dấu câu",
    severity: Severity::Hint,
    explanation: "Sau dấu phẩy, chấm phẩy, hai chấm, dấu chấm hết câu và dấu đóng ngoặc, trước dấu mở ngoặc phải có dấu cách. Số \
        thập phân, ngày tháng, địa chỉ trang mạng, chữ viết tắt có dấu chấm không bị xét.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Hỗ trợ vay vốn,đào tạo nghề cho hộ nghèo.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hỗ trợ vay vốn, đào tạo nghề cho hộ nghèo.\n2. Công khai kết quả.\n",
    run: Run::Always(blank_missing),
};

const TWO_BLANKS: Check = Check {
    code: "VB042",
    name: "two-blanks",
    title: "Hai dấu cách liền nhau",
    severity: Severity::Hint,
    explanation: "Giữa hai chữ chỉ có một dấu cách; hai dấu cách liền nhau làm khoảng trống trong dòng không đều. Các chỗ như vậy \
        được báo một lần cho cả kế hoạch.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Hỗ trợ vay vốn  cho hộ nghèo.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hỗ trợ vay vốn cho hộ nghèo.\n2. Công khai kết quả.\n",
    run: Run::Always(two_blanks),
};

const DASH_IN_TWO_WAYS: Check = Check {
    code: "VB043",
    name: "dash-in-two-ways",
    title: "Dấu gạch nối chỗ có dấu cách, chỗ không",
    severity: Severity::Hint,
    explanation: "Khoảng năm, khoảng ngày và tên ghép có dấu gạch nối nên viết một cách trong cả kế hoạch: “2025 - 2030” hoặc \
        “2025-2030”. Cách viết ít dùng hơn được báo; ký hiệu văn bản và từ phiên âm không bị xét.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp:\n1. Giảm nghèo giai đoạn 2026 - 2030 theo chuẩn mới; giai đoạn 2021-2025 đã tổng kết.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Giảm nghèo giai đoạn 2026 - 2030 theo chuẩn mới; giai đoạn 2021 - 2025 đã tổng kết.\n2. Công khai kết quả.\n",
    run: Run::Always(dash_in_two_ways),
};

const DOUBLED_MARK: Check = Check {
    code: "VB044",
    name: "doubled-mark",
    title: "Hai dấu câu liền nhau",
    severity: Severity::Warning,
    explanation: "Hai dấu câu liền nhau như “,,” “;.” “..” thường là sửa câu mà quên bỏ dấu cũ. Dấu ba chấm, dấu kết thúc “./.” và \
        dấu chấm của chữ viết tắt không bị xét.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Hỗ trợ vay vốn,, đào tạo nghề cho hộ nghèo.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hỗ trợ vay vốn, đào tạo nghề cho hộ nghèo.\n2. Công khai kết quả.\n",
    run: Run::Always(doubled_mark),
};

/// The character that ends before a place.
fn before(text: &str, place: usize) -> Option<char> {
    text.get(..place)?.chars().next_back()
}

/// The characters from a place on.
fn from(text: &str, place: usize) -> std::str::Chars<'_> {
    text.get(place..).unwrap_or_default().chars()
}

/// The places of signs of one byte.
fn signs<'t>(text: &'t str, wanted: &'t [u8]) -> impl Iterator<Item = (usize, u8)> + 't {
    text.bytes().enumerate().filter(|(_, byte)| wanted.contains(byte))
}

/// One report for all places of a kind.
fn report_all(
    cx: &Context<'_>,
    check: &Check,
    places: &[(usize, Range<usize>, String)],
    message: impl Fn(&str) -> String,
    label: &str,
    found: &mut Vec<Diagnostic>,
) {
    let Some((index, bytes, _)) = places.first() else { return };
    let Some(passage) = cx.passages.list.get(*index) else { return };
    let around = around(&passage.text.text, bytes);
    let mut report = check.report(cx.span(*index, bytes), message(around)).with_label(label.to_owned());
    for (index, bytes, _) in places.iter().skip(1).take(5) {
        report = report.with_also(cx.span(*index, bytes), "cũng vậy");
    }
    let edits = places.iter().map(|(index, bytes, text)| Edit { span: cx.span(*index, bytes), text: text.clone() });
    found.push(report.with_edits(edits.collect(), true));
}

/// The words on both sides of a place.
fn around<'t>(text: &'t str, bytes: &Range<usize>) -> &'t str {
    let before = text.get(..bytes.start).unwrap_or_default().trim_end();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let after = text.get(bytes.end..).unwrap_or_default();
    let lead = after.len() - after.trim_start().len();
    let end = after.trim_start().find(char::is_whitespace).map_or(text.len(), |at| bytes.end + lead + at);
    text.get(text.floor_char_boundary(start)..end).unwrap_or_default()
}

/// Reports blanks before marks and inside brackets, once for the plan.
fn blank_before_mark(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut places = Vec::new();
    for (index, passage) in printed(cx) {
        let text = passage.text.text.as_str();
        let mut last = b' ';
        for (step, byte) in text.bytes().enumerate() {
            let opened = std::mem::replace(&mut last, byte);
            // Most blanks stand between letters. `“` ends with 0x9c, `”` begins with 0xe2.
            let follower = text.as_bytes().get(step + 1);
            let is_near_mark = matches!(opened, b'(' | 0x9c)
                || follower.is_some_and(|next| matches!(next, b'!'..=b'/' | b':' | b';' | b'?' | 0xe2));
            if byte != b' ' || !is_near_mark {
                continue;
            }
            let Some(before) = before(text, step) else { continue };
            let mut ahead = from(text, step + 1);
            let (next, then) = (ahead.next(), ahead.next());
            let is_mark = match next {
                Some(',' | ';' | ':' | '!' | '?') => before.is_alphanumeric() && then.is_none_or(|then| then == ' '),
                Some('.') => before.is_alphanumeric() && then.is_none_or(|then| then == ' '),
                Some(')' | '”') => before.is_alphanumeric() || matches!(before, '.' | '%'),
                // `4443 /KH-UBND`; a gap for the number stands behind a word, not a digit.
                Some('/') => before.is_ascii_digit() && then.is_some_and(char::is_uppercase),
                _ => false,
            };
            let opens = matches!(before, '(' | '“') && next.is_some_and(char::is_alphanumeric);
            if is_mark || opens {
                let bytes = step..step + 1;
                if !cx.is_quoted(index, &bytes) || next == Some('/') {
                    places.push((index, bytes, String::new()));
                }
            }
        }
    }
    report_all(
        cx,
        &BLANK_BEFORE_MARK,
        &places,
        |around| format!("thừa dấu cách ở “{around}”"),
        "bỏ dấu cách này",
        found,
    );
}

/// Reports marks with no blank after them, once for the plan.
fn blank_missing(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut places = Vec::new();
    for (index, passage) in printed(cx) {
        let text = passage.text.text.as_str();
        for (offset, sign) in signs(text, b",;:.()") {
            // A mark with a blank behind it lacks none.
            let after = offset + 1;
            if text.as_bytes().get(after) == Some(&b' ') {
                continue;
            }
            let Some(before) = before(text, offset) else { continue };
            let mut ahead = from(text, after);
            let Some(next) = ahead.next() else { continue };
            let is_missing = match sign {
                b',' | b';' => {
                    before.is_alphabetic() && next.is_alphabetic()
                        || matches!(before, ')' | '”') && next.is_alphabetic()
                }
                b':' => before.is_lowercase() && next.is_alphabetic(),
                b'.' => {
                    next.is_uppercase() && ahead.next().is_some_and(char::is_lowercase) && ends_sentence(text, offset)
                }
                b')' => before.is_alphanumeric() && next.is_alphabetic(),
                b'(' => {
                    let opens = before.is_lowercase() && next.is_alphanumeric();
                    // `người(s)`, `hộ(ông)`: a bracket may end a word; a phrase of several letters does not.
                    if opens && ahead.next().is_some_and(char::is_alphanumeric) {
                        places.push((index, offset..offset, " ".to_owned()));
                    }
                    continue;
                }
                _ => false,
            };
            if is_missing && !is_address(text, offset) && !cx.is_quoted(index, &(offset..after)) {
                places.push((index, after..after, " ".to_owned()));
            }
        }
    }
    let around_mark = |cx: &Context<'_>, index: usize, bytes: &Range<usize>| {
        let text = cx.passages.list.get(index).map_or("", |passage| passage.text.text.as_str());
        let start = text.get(..bytes.start).and_then(|text| text.rfind(char::is_whitespace)).map_or(0, |at| at + 1);
        let rest = text.get(bytes.start..).unwrap_or_default();
        let end = rest.find(char::is_whitespace).map_or(text.len(), |at| bytes.start + at);
        start..end
    };
    let Some((index, bytes, _)) = places.first() else { return };
    let shown = around_mark(cx, *index, bytes);
    let typed = cx.passages.list.get(*index).map_or("", |passage| passage.slice(&shown));
    let mut report = BLANK_MISSING
        .report(cx.span(*index, &shown), format!("thiếu dấu cách ở “{typed}”"))
        .with_label("thêm một dấu cách cạnh dấu câu");
    for (index, bytes, _) in places.iter().skip(1).take(5) {
        report = report.with_also(cx.span(*index, &around_mark(cx, *index, bytes)), "cũng vậy");
    }
    let edits = places.iter().map(|(index, bytes, text)| {
        // A place without width is the end of what stands before it.
        let start = cx.span(*index, &(bytes.start.saturating_sub(1)..bytes.start)).end;
        Edit { span: crate::source::Span::new(start, start), text: text.clone() }
    });
    found.push(report.with_edits(edits.collect(), true));
}

/// Tells whether the word before a full stop is one of a sentence and no short form.
fn ends_sentence(text: &str, stop: usize) -> bool {
    let before = text.get(..stop).unwrap_or_default();
    let word = || before.chars().rev().take_while(|typed| typed.is_alphabetic());
    word().take(3).count() > 2 && word().all(char::is_lowercase)
}

/// Tells whether a mark stands in an address: `www.tinh.gov.vn`, `a.b@c.vn`, `http://`.
fn is_address(text: &str, offset: usize) -> bool {
    // An address is not longer than this.
    let window = text.floor_char_boundary(offset.saturating_sub(100))..text.floor_char_boundary(offset + 100);
    let (before, after) =
        text.get(window.clone()).and_then(|near| near.split_at_checked(offset - window.start)).unwrap_or_default();
    let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = before.len() + after.find(char::is_whitespace).unwrap_or(after.len());
    let word = text.get(window.start + start..window.start + end).unwrap_or_default();
    word.contains('@') || word.contains("//") || word.contains("www") || word.contains(".vn") || word.contains(".com")
}

/// Reports runs of blanks, once for the plan.
fn two_blanks(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut places = Vec::new();
    for (index, passage) in printed(cx) {
        let text = passage.text.text.as_str();
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|rest| rest.find("  ")).map(|at| from + at) {
            let rest = text.get(start..).unwrap_or_default();
            let end = start + (rest.len() - rest.trim_start_matches(' ').len());
            from = end;
            if start > 0 && end < text.len() && !passage.text.breaks.iter().any(|at| (start..end).contains(at)) {
                places.push((index, start..end, " ".to_owned()));
            }
        }
    }
    report_all(
        cx,
        &TWO_BLANKS,
        &places,
        |around| format!("có hai dấu cách liền nhau ở “{around}”"),
        "chỉ để một dấu cách",
        found,
    );
}

/// Reports the rarer way of setting dashes in ranges of years and in names of two parts.
fn dash_in_two_ways(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let (mut spaced, mut tight) = (Vec::new(), Vec::new());
    let mut spaced_names = 0;
    let mut tight_names = Vec::new();
    for (index, passage) in printed(cx) {
        let words = &passage.words;
        for dash in 1..words.len().saturating_sub(1) {
            let mark = words.word(dash);
            if !matches!(mark, "-" | "–") {
                continue;
            }
            let (left, right) = (words.word(dash - 1), words.word(dash + 1));
            let gaps = (words.start(dash) - words.end(dash - 1), words.start(dash + 1) - words.end(dash));
            let bytes = words.range(dash - 1, dash + 2);
            let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
            if is_year(left) && is_year(right) {
                if gaps == (0, 0) { tight.push((index, bytes)) } else { spaced.push((index, bytes)) }
            } else if left.starts_with(char::is_alphabetic) && right.starts_with(char::is_alphabetic) {
                if gaps.0 > 0 && gaps.1 > 0 {
                    spaced_names += 1;
                } else if gaps == (0, 0) {
                    let is_small = |at: usize| words.written(at).chars().skip(1).any(char::is_lowercase);
                    // `CT-XH`, `KH-UBND` are symbols, `pa-nô` a word; `Đảng ủy-HĐND` are two names.
                    if words.is_capital(dash + 1)
                        && !words.is_capital(dash - 1)
                        && is_small(dash - 1)
                        && !is_code(words.text(), &bytes)
                    {
                        tight_names.push((index, bytes));
                    }
                }
            }
        }
    }
    let (rare, usual, wanted) =
        if tight.len() <= spaced.len() { (&tight, &spaced, " - ") } else { (&spaced, &tight, "-") };
    if let Some((index, bytes)) = rare.iter().find(|_| !usual.is_empty()) {
        report_dash(cx, *index, bytes, rare, usual.len(), wanted, found);
    }
    if spaced_names > tight_names.len()
        && let Some((index, bytes)) = tight_names.first()
    {
        report_dash(cx, *index, bytes, &tight_names, spaced_names, " - ", found);
    }
}

fn is_code(text: &str, bytes: &Range<usize>) -> bool {
    let is_sign = |typed: Option<char>| typed.is_some_and(|typed| matches!(typed, '/' | '-' | '.'));
    is_sign(text.get(..bytes.start).and_then(|text| text.chars().next_back()))
        || text.get(bytes.end..).and_then(|text| text.chars().next()).is_some_and(|typed| matches!(typed, '/' | '-'))
}

fn report_dash(
    cx: &Context<'_>,
    index: usize,
    bytes: &Range<usize>,
    all: &[Place],
    usual: usize,
    wanted: &str,
    found: &mut Vec<Diagnostic>,
) {
    let Some(passage) = cx.passages.list.get(index) else { return };
    let with = |typed: &str| -> String {
        let parts: Vec<&str> = typed.split(['-', '–']).map(str::trim).collect();
        parts.join(wanted)
    };
    let typed = passage.slice(bytes);
    let mut report = DASH_IN_TWO_WAYS
        .report(cx.span(index, bytes), format!("“{typed}” viết dấu gạch nối khác với {usual} chỗ khác trong kế hoạch"))
        .with_label(format!("viết thống nhất “{}”", with(typed)));
    for (other, place) in all.iter().skip(1).take(5) {
        report = report.with_also(cx.span(*other, place), "cũng vậy");
    }
    let edits = all.iter().filter_map(|(index, bytes)| {
        let passage = cx.passages.list.get(*index)?;
        Some(Edit { span: cx.span(*index, bytes), text: with(passage.slice(bytes)) })
    });
    found.push(report.with_edits(edits.collect(), true));
}

/// Reports two marks beside each other.
fn doubled_mark(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in printed(cx) {
        let text = passage.text.text.as_str();
        let mut done = 0;
        for (start, _) in signs(text, b",;:.") {
            if start < done {
                continue;
            }
            let rest = text.get(start..).unwrap_or_default();
            let run = rest.get(..rest.len() - rest.trim_start_matches([',', ';', ':', '.']).len()).unwrap_or_default();
            let end = start + run.len();
            done = end;
            if run.len() < 2 {
                continue;
            }
            // `,...` ends an open list.
            let is_dots = run.len() > 2 && run.trim_matches([';', ',', ':']).chars().all(|typed| typed == '.');
            // The point of a short form (`v.v.,`, `TP.,`), and `./.` at the end.
            let is_short = run.starts_with('.') && run.len() == 2 && run != ".." && !ends_sentence(text, start);
            let before = before(text, start);
            let beside = from(text, end).next() == Some('/') || before == Some('/');
            let opens = before.is_none_or(char::is_whitespace);
            let bytes = start..end;
            if is_dots || is_short || beside || opens || cx.is_quoted(index, &bytes) {
                continue;
            }
            let span = cx.span(index, &bytes);
            let report = DOUBLED_MARK.report(span, format!("hai dấu câu liền nhau: “{run}”"));
            let first = run.chars().next().unwrap_or_default();
            let report = report.with_label("chỉ giữ một dấu");
            found.push(if run.chars().all(|typed| typed == first) {
                report.with_fix(span, first.to_string())
            } else {
                report.with_unsafe_fix(span, run.chars().next_back().unwrap_or_default().to_string())
            });
        }
    }
}
