//! Characters (`VB`): letters of other scripts that look Vietnamese, digits for letters, characters nobody sees.

use std::ops::Range;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Edit, Severity};

use super::text::printed;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[LOOKALIKE_LETTER, INVISIBLE_CHARACTER];

const LOOKALIKE_LETTER: Check = Check {
    code: "VB003",
    name: "lookalike-letter",
    title: "Chữ hoặc số bị thay bằng ký tự trông giống",
    severity: Severity::Warning,
    explanation: "Chữ cái Nga, Hy Lạp trông như chữ cái Việt (а, о, е, с), chữ O thay cho số 0, số 1 thay cho chữ l đọc bằng mắt \
        thì không thấy khác, nhưng làm cho việc tìm kiếm, đối chiếu văn bản bị sai. Từ trộn hai hệ chữ và số trộn lẫn chữ được \
        báo; mã, ký hiệu văn bản và tên viết bằng chữ nước ngoài trọn vẹn thì không.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Hỗ trợ hộ nghèo về nhà ở trước năm 2O27.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hỗ trợ hộ nghèo về nhà ở trước năm 2027.\n2. Công khai kết quả.\n",
    run: Run::Always(lookalike_letter),
};

const INVISIBLE_CHARACTER: Check = Check {
    code: "VB004",
    name: "invisible-character",
    title: "Ký tự không nhìn thấy trong câu",
    severity: Severity::Hint,
    explanation: "Dấu cách không ngắt, dấu nối mềm và các ký tự không có bề rộng thường theo vào khi chép từ trang mạng hoặc tệp \
        khác. Mắt không thấy chúng nhưng chúng làm hỏng việc tìm kiếm, ngắt dòng và giãn chữ. Các ký tự này được báo một lần \
        cho cả kế hoạch.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Hỗ trợ hộ\u{a0}nghèo về nhà ở.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hỗ trợ hộ nghèo về nhà ở.\n2. Công khai kết quả.\n",
    run: Run::Always(invisible_character),
};

/// Tells whether a word mixes Latin letters with those of another script that look like them.
pub(super) fn is_mixed(word: &str) -> bool {
    !word.is_ascii()
        && word.chars().any(|letter| latin_for(letter).is_some())
        && word.chars().all(|letter| latin_for(letter).is_some() || !is_other_script(letter))
}

fn is_other_script(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}')
}

/// The Latin letter that a Cyrillic or Greek one looks like.
fn latin_for(letter: char) -> Option<char> {
    Some(match letter {
        'а' | 'α' => 'a',
        'с' => 'c',
        'е' => 'e',
        'һ' => 'h',
        'і' | 'ι' => 'i',
        'к' | 'κ' => 'k',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'у' | 'γ' => 'y',
        'х' | 'χ' => 'x',
        'ν' => 'v',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'У' | 'Υ' => 'Y',
        'Х' | 'Χ' => 'X',
        _ => return None,
    })
}

/// Reports words of two scripts and numbers with a letter in them.
fn lookalike_letter(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in printed(cx) {
        if passage.text.text.is_ascii() {
            continue;
        }
        // The letters of other scripts begin with these bytes: hardly any plan has one.
        let may_be_mixed = passage.text.text.bytes().any(|byte| matches!(byte, 0xcd..=0xd4));
        if !may_be_mixed && !passage.text.text.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let words = &passage.words;
        for at in 0..words.len() {
            let typed = words.written(at);
            // Without a digit and a letter of another script there is nothing to see.
            if !may_be_mixed && !typed.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let bytes = words.range(at, at + 1);
            if may_be_mixed && is_mixed(typed) {
                // A Greek letter alone is a sign (`α`, `β`), no word.
                let latin = typed.chars().filter(|letter| !is_other_script(*letter)).count();
                if latin == 0 && typed.chars().count() < 2 {
                    continue;
                }
                let right: String = typed.chars().map(|letter| latin_for(letter).unwrap_or(letter)).collect();
                let span = cx.span(index, &bytes);
                found.push(
                    LOOKALIKE_LETTER
                        .report(span, format!("“{typed}” có chữ cái không phải chữ Việt mà trông giống"))
                        .with_label(format!("gõ lại “{right}” bằng chữ Việt"))
                        .with_fix(span, right),
                );
            } else if let Some(right) = digits_meant(typed) {
                let span = cx.span(index, &bytes);
                if is_part_of_code(words.text(), &bytes) || cx.is_quoted(index, &bytes) {
                    continue;
                }
                found.push(
                    LOOKALIKE_LETTER
                        .report(span, format!("“{typed}” lẫn chữ cái trong số"))
                        .with_label(format!("có lẽ là “{right}”"))
                        .with_unsafe_fix(span, right),
                );
            } else if let Some(right) = letters_meant(typed) {
                let span = cx.span(index, &bytes);
                if is_part_of_code(words.text(), &bytes) || cx.is_quoted(index, &bytes) {
                    continue;
                }
                found.push(
                    LOOKALIKE_LETTER
                        .report(span, format!("“{typed}” lẫn chữ số trong từ"))
                        .with_label(format!("có lẽ là “{right}”"))
                        .with_unsafe_fix(span, right),
                );
            }
        }
    }
}

/// The number meant where `O`, `o`, `l` or `I` stands between digits: `2O27`, `l5` is left alone, `3O` is `30`.
fn digits_meant(typed: &str) -> Option<String> {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let alike = |letter: char| matches!(letter, 'O' | 'o' | 'l' | 'I');
    let others = typed.chars().filter(|letter| alike(*letter)).count();
    let is_whole = digits + others == typed.chars().count();
    // One digit and one letter is as often a code (`A1`, `P1`, `O2`): a number has more digits than slips.
    (is_whole && others > 0 && digits > others && typed.starts_with(|first: char| first.is_ascii_digit())).then(|| {
        typed
            .chars()
            .map(|letter| match letter {
                'O' | 'o' => '0',
                'l' | 'I' => '1',
                digit => digit,
            })
            .collect()
    })
}

/// The word meant where `0` or `1` stands among small letters: `c0ng`, `1ực` is `lực`.
fn letters_meant(typed: &str) -> Option<String> {
    if !typed.chars().any(|letter| matches!(letter, '0' | '1'))
        || typed.chars().filter(|letter| letter.is_lowercase()).count() < 2
        || typed.chars().any(|letter| letter.is_ascii_digit() && !matches!(letter, '0' | '1'))
    {
        return None;
    }
    let right: String = typed
        .chars()
        .map(|letter| match letter {
            '0' => 'o',
            '1' => 'l',
            other => other,
        })
        .collect();
    crate::viet::is_syllable(&right).then_some(right)
}

/// Tells whether a word is tied to others by signs: a document's symbol, an address, a version.
fn is_part_of_code(text: &str, bytes: &Range<usize>) -> bool {
    let tied = |letter: Option<char>| {
        letter.is_some_and(|letter| {
            matches!(letter, '/' | '-' | '_' | '@' | '.' | '&' | '#' | '=' | '\\') || letter.is_alphanumeric()
        })
    };
    let before = text.get(..bytes.start).and_then(|text| text.chars().next_back());
    let after = text.get(bytes.end..).and_then(|text| text.chars().next());
    let after_sign = text.get(bytes.end..).and_then(|text| text.chars().nth(1));
    tied(before) || tied(after) && (after != Some('.') || after_sign.is_some_and(char::is_alphanumeric))
}

/// Reports characters that nobody sees, once for the plan.
fn invisible_character(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut places: Vec<(usize, Range<usize>, char)> = Vec::new();
    for (index, passage) in printed(cx) {
        let text = &passage.text.text;
        // Every such character begins with one of these bytes; quotation marks and dashes do too.
        if !text.bytes().any(|byte| matches!(byte, 0xc2 | 0xe2 | 0xe3 | 0xef)) {
            continue;
        }
        let characters = text.char_indices().filter(|(_, typed)| name_of(*typed).is_some());
        places.extend(characters.map(|(at, typed)| (index, at..at + typed.len_utf8(), typed)));
    }
    let Some((index, bytes, typed)) = places.first() else { return };
    let Some(name) = name_of(*typed) else { return };
    let more = if places.len() > 1 { format!(", và {} chỗ khác", places.len() - 1) } else { String::new() };
    let mut report = INVISIBLE_CHARACTER
        .report(cx.span(*index, bytes), format!("trong câu có {name}{more}"))
        .with_label("thay bằng dấu cách thường hoặc bỏ đi");
    for (index, bytes, _) in places.iter().skip(1).take(5) {
        report = report.with_also(cx.span(*index, bytes), "cũng vậy");
    }
    let edits = places.iter().map(|(index, bytes, typed)| {
        let text = if is_blank(*typed) { " " } else { "" };
        Edit { span: cx.span(*index, bytes), text: text.to_owned() }
    });
    found.push(report.with_edits(edits.collect(), true));
}

fn is_blank(typed: char) -> bool {
    matches!(typed, '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

fn name_of(typed: char) -> Option<&'static str> {
    Some(match typed {
        '\u{a0}' | '\u{202f}' => "dấu cách không ngắt",
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => "dấu cách có bề rộng lạ",
        '\u{ad}' => "dấu nối mềm",
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{202a}'..='\u{202e}' | '\u{feff}' => {
            "ký tự không nhìn thấy"
        }
        _ => return None,
    })
}
