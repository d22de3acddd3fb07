//! Capitals at the beginning of sentences and inside them (`VB`); capitals of names are a matter of terms.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::checks::structure::broken_off;
use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Edit, Severity};
use crate::model::passages::{Kind, Passage};
use crate::model::recognise::words::Words;
use crate::source::Span;
use crate::syntax::keywords::Role;
use crate::viet::Glances;

use super::text::{Place, begins_sentence, is_accepted, is_in_capitals, printed};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[SMALL_LETTER_AT_BEGINNING, CAPITAL_AFTER_SEMICOLON, CAPITAL_IN_SENTENCE];

const SMALL_LETTER_AT_BEGINNING: Check = Check {
    code: "VB050",
    name: "small-letter-at-beginning",
    title: "Đầu dòng hoặc đầu câu không viết hoa",
    severity: Severity::Hint,
    explanation: "Chữ cái đầu của câu sau dấu chấm và chữ cái đầu khi xuống dòng được viết hoa. Sau dấu hai chấm và chấm phẩy \
        trong câu không có quy định nên không xét; các gạch đầu dòng cùng một danh sách được báo chung một lần.",
    basis: &[form_decree("Phụ lục II, mục I"), Basis::Language],
    bad: "phần giải pháp:\n1. Hỗ trợ vay vốn. ưu tiên hộ nghèo là đồng bào dân tộc thiểu số.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hỗ trợ vay vốn. Ưu tiên hộ nghèo là đồng bào dân tộc thiểu số.\n2. Công khai kết quả.\n",
    run: Run::Always(small_letter_at_beginning),
};

const CAPITAL_AFTER_SEMICOLON: Check = Check {
    code: "VB051",
    name: "capital-after-semicolon",
    title: "Viết hoa từ thường sau dấu chấm phẩy",
    severity: Severity::Hint,
    explanation: "Sau dấu chấm phẩy câu chưa hết, nên từ thường như “các”, “những”, “tổ chức” viết chữ thường cho thống nhất. Tên \
        cơ quan, tên văn bản, danh hiệu và hình thức khen thưởng vẫn viết hoa và không bị báo.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp:\n1. Ủy ban nhân dân các xã rà soát hộ nghèo; Các thôn niêm yết kết quả.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Ủy ban nhân dân các xã rà soát hộ nghèo; các thôn niêm yết kết quả.\n2. Công khai kết quả.\n",
    run: Run::Always(capital_after_semicolon),
};

const CAPITAL_IN_SENTENCE: Check = Check {
    code: "VB052",
    name: "capital-in-sentence",
    title: "Viết hoa từ thường giữa câu",
    severity: Severity::Hint,
    explanation: "Động từ và từ thường dùng trong văn bản như “ban hành”, “báo cáo”, “phát động”, “đạt” đứng giữa câu hoặc sau dấu \
        mở ngoặc thì viết chữ thường. Tên riêng, tên văn bản có số, phần trong ngoặc kép và từ luôn được kế hoạch viết hoa \
        không bị báo.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Ủy ban nhân dân các xã rà soát và Báo cáo kết quả giảm nghèo.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Ủy ban nhân dân các xã rà soát và báo cáo kết quả giảm nghèo.\n2. Công khai kết quả.\n",
    run: Run::Always(capital_in_sentence),
};

/// Words that are no part of a name where they stand alone before a small letter.
const COMMON: &[&str] = &[
    "các",
    "những",
    "mỗi",
    "từng",
    "mọi",
    "một số",
    "không quá",
    "không",
    "theo",
    "gồm",
    "bao gồm",
    "có",
    "khi",
    "nếu",
    "trong",
    "để",
    "đối với",
    "tại",
    "từ",
    "và",
    "với",
    "đạt",
    "phát động",
    "ban hành",
    "triển khai",
    "tổ chức",
    "thực hiện",
    "xây dựng",
    "tăng cường",
    "đẩy mạnh",
    "chú trọng",
    "phối hợp",
    "tham gia",
    "tuyên truyền",
    "vận động",
    "phát huy",
    "nâng cao",
    "tiếp tục",
    "chủ động",
    "thường xuyên",
    "kịp thời",
    "rà soát",
    "đôn đốc",
    "hoàn thành",
    "bảo đảm",
    "phấn đấu",
    "tham mưu",
    "chủ trì",
    "tổng hợp",
    "báo cáo",
    "hỗ trợ",
    "hướng dẫn",
    "kiểm tra",
    "giám sát",
    "theo dõi",
    "lựa chọn",
    "đề xuất",
    "đề nghị",
];

/// The words that those begin with.
static COMMON_WORDS: LazyLock<Glances> = LazyLock::new(|| COMMON.iter().copied().collect());

/// Of those, what also begins the name of a document or a body: `Báo cáo số …`, `Hướng dẫn của Bộ …`.
const ALSO_NAMES: &[&str] = &["báo cáo", "hướng dẫn", "tổ chức", "kiểm tra", "giám sát", "đề nghị"];

/// The place of the first letter of a passage, quotation marks left out.
fn first_small(passage: &Passage<'_>) -> Option<Range<usize>> {
    let words = &passage.words;
    let at = (0..words.len()).find(|at| words.is_word(*at) || !matches!(words.word(*at), "“" | "\"" | "(" | "*"))?;
    let word = words.written(at);
    let first = word.chars().next()?;
    let is_word = first.is_lowercase() && words.is_word(at) && word.chars().all(char::is_alphabetic);
    // `pH`, `iPhone`, `e-mail`, `http`: a word of its own kind.
    let is_plain =
        is_word && !word.chars().any(char::is_uppercase) && words.word(at + 1) != "." && words.word(at + 1) != ")";
    is_plain.then(|| words.start(at)..words.start(at) + first.len_utf8())
}

/// Reports lines and sentences that begin with a small letter; items of one list together.
fn small_letter_at_beginning(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut groups: BTreeMap<(Option<usize>, u8), Vec<Place>> = BTreeMap::new();
    // That the sentence is broken off says more than that its rest begins with a small letter.
    let broken_off: BTreeSet<usize> = broken_off(cx).into_iter().map(|(index, _)| index).collect();
    for (index, passage) in cx.prose() {
        if !passage.is_prose() || passage.role == Some(Role::LegalBases) {
            continue;
        }
        inside_sentences(cx, index, passage, found);
        // A paragraph at its title's own place runs into it: `Đợt 1: từ ngày …`.
        let runs_in = passage.kind == Kind::Paragraph
            && passage
                .parent
                .and_then(|parent| cx.passages.list.get(parent))
                .is_some_and(|parent| parent.place == passage.place);
        let Some(bytes) = first_small(passage).filter(|_| !runs_in && !broken_off.contains(&index)) else { continue };
        if cx.is_reported(cx.span(index, &bytes)) {
            continue;
        }
        groups.entry((passage.parent, passage.depth)).or_default().push((index, bytes));
    }
    for places in groups.values() {
        let Some((index, bytes)) = places.first() else { continue };
        let Some(passage) = cx.passages.list.get(*index) else { continue };
        let words = &passage.words;
        let typed = words.slice(words.index_of(bytes.start), words.index_of(bytes.start) + 2);
        let more = if places.len() > 1 { format!(", cùng {} dòng khác", places.len() - 1) } else { String::new() };
        let mut report = SMALL_LETTER_AT_BEGINNING
            .report(cx.span(*index, bytes), format!("đầu dòng viết chữ thường: “{typed}”{more}"))
            .with_label("viết hoa chữ cái đầu");
        for (index, bytes) in places.iter().skip(1).take(5) {
            report = report.with_also(cx.span(*index, bytes), "cũng vậy");
        }
        let edits = places.iter().map(|(index, bytes)| raised(cx, *index, bytes));
        found.push(report.with_edits(edits.collect(), true));
    }
}

fn raised(cx: &Context<'_>, index: usize, bytes: &Range<usize>) -> Edit {
    let letter =
        cx.passages.list.get(index).and_then(|passage| passage.text.text.get(bytes.clone())).unwrap_or_default();
    Edit { span: cx.span(index, bytes), text: crate::viet::upper(letter) }
}

/// Sentences after a full stop in the midst of a paragraph.
fn inside_sentences(cx: &Context<'_>, index: usize, passage: &Passage<'_>, found: &mut Vec<Diagnostic>) {
    let words = &passage.words;
    for stop in 1..words.len().saturating_sub(1) {
        if words.word(stop) != "." || words.word(stop + 1) == "." || words.word(stop - 1) == "." {
            continue;
        }
        let before = words.written(stop - 1);
        let is_short = before.chars().count() < 3 || is_in_capitals(before) || !before.chars().all(char::is_lowercase);
        let next = words.written(stop + 1);
        let has_blank = words.start(stop + 1) > words.end(stop) && words.start(stop) == words.end(stop - 1);
        let is_small =
            next.chars().all(char::is_lowercase) && next.chars().all(char::is_alphabetic) && words.is_word(stop + 1);
        let bytes = words.range(stop + 1, stop + 2);
        if is_short || !has_blank || !is_small || cx.is_quoted(index, &bytes) {
            continue;
        }
        let letter = bytes.start..bytes.start + next.chars().next().map_or(0, char::len_utf8);
        let edit = raised(cx, index, &letter);
        found.push(
            SMALL_LETTER_AT_BEGINNING
                .report(cx.span(index, &bytes), format!("sau dấu chấm viết chữ thường: “{next}”"))
                .with_label("viết hoa chữ cái đầu câu, hoặc thay dấu chấm trước đó")
                .with_edits(vec![edit], false),
        );
    }
}

/// The longest common word or phrase in capitals that stands at a place, with a small letter behind it.
fn common_at(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    if !words.may_be(at, &COMMON_WORDS) || !words.is_capital(at) || is_in_capitals(words.written(at)) {
        return None;
    }
    let found =
        COMMON.iter().filter_map(|phrase| Some((words.after(at, phrase)?, *phrase))).max_by_key(|(end, _)| *end)?;
    let (end, phrase) = found;
    let rest_is_small = (at + 1..end).all(|at| !words.is_capital(at));
    // `Tổ chức Y tế thế giới`, `Báo cáo số 12`, `Mỗi Tổ …`: the last begins with no name of its own.
    let next_is_small = words.is_word(end)
        && !words.is_capital(end)
        && !words.word(end).starts_with(|sign: char| sign.is_ascii_digit());
    let is_never_name =
        matches!(phrase, "các" | "những" | "mỗi" | "từng" | "mọi" | "theo" | "không quá" | "đối với" | "và" | "đạt");
    let is_deed = at.checked_sub(1).is_some_and(|before| matches!(words.word(before), "và" | "để" | "phải" | "hoặc"));
    if ALSO_NAMES.contains(&phrase) && (!is_deed || words.word(end) == "số") {
        // `Báo cáo thành tích` names a form, `Tổ chức Y tế thế giới` a body.
        return None;
    }
    (rest_is_small && (next_is_small || is_never_name || is_verb_of_name(phrase, words, end))).then_some(found)
}

/// `và Báo cáo Hội đồng …`, `Ban hành “…”`: a verb before the name of whom it is done to.
fn is_verb_of_name(phrase: &str, words: &Words<'_>, end: usize) -> bool {
    let is_body = ["ủy ban", "hội đồng", "chủ tịch", "sở", "ban", "công an"].iter().any(|body| words.is_at(end, body));
    phrase == "báo cáo" && is_body || matches!(phrase, "ban hành" | "phát động") && (words.word(end) == "“" || is_body)
}

/// Reports common words in capitals behind a semicolon.
fn capital_after_semicolon(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut places: Vec<Place> = Vec::new();
    for (index, passage) in cx.prose() {
        let words = &passage.words;
        for at in 1..words.len() {
            if words.word(at - 1) != ";" {
                continue;
            }
            let Some((end, _)) = common_at(words, at) else { continue };
            let bytes = words.range(at, end);
            if !cx.is_quoted(index, &bytes) && !is_accepted(cx, words.slice(at, end)) {
                places.push((index, bytes));
            }
        }
    }
    report_lowered(cx, &CAPITAL_AFTER_SEMICOLON, places, "sau dấu chấm phẩy", found);
}

/// Reports common words in capitals between words or behind a bracket.
fn capital_in_sentence(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut places: Vec<Place> = Vec::new();
    let mut in_brackets: Vec<Place> = Vec::new();
    let mut small_brackets = 0;
    for (index, passage) in printed(cx) {
        if matches!(passage.kind, Kind::Title | Kind::AnnexHead) {
            continue;
        }
        let words = &passage.words;
        for at in 1..words.len() {
            let before = words.word(at - 1);
            let opens = before == "(";
            if !opens && !words.is_capital(at) {
                continue;
            }
            if opens
                && words.is_word(at)
                && !words.is_capital(at)
                && !words.word(at).starts_with(|sign: char| sign.is_ascii_digit())
            {
                small_brackets += 1;
            }
            // A bracket that stands alone holds a sentence of its own.
            if opens && (at < 2 || matches!(words.word(at - 2), "." | ";" | ":")) {
                continue;
            }
            if !opens && (!words.is_word(at - 1) || begins_sentence(words, at)) {
                continue;
            }
            let Some((end, phrase)) = common_at(words, at) else { continue };
            let bytes = words.range(at, end);
            // The title of a document belongs to others, except that its verb is small behind `về`.
            let is_titled = cx.is_quoted(index, &bytes) && before != "về" || cx.quoted.is_in_quotes(index, &bytes);
            let is_joined = opens || matches!(before, "và" | "về" | "hoạch");
            let is_near_name = words.is_capital(at - 1) || at > 1 && words.is_capital(at - 2);
            let is_name = !is_joined && is_near_name || before.starts_with(|sign: char| sign.is_ascii_digit());
            if is_titled || is_name || is_accepted(cx, words.slice(at, end)) {
                continue;
            }
            if opens {
                in_brackets.push((index, bytes));
            } else if phrase != "và" || !words.is_capital(end) {
                places.push((index, bytes));
            }
        }
    }
    // A word that the plan always writes with a capital is a term of its own.
    let text = |(index, bytes): &Place| cx.passages.list.get(*index).map_or("", |passage| passage.slice(bytes));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in &places {
        *counts.entry(text(place)).or_default() += 1;
    }
    places.retain(|place| counts.get(text(place)).is_none_or(|count| *count < 4));
    report_lowered(cx, &CAPITAL_IN_SENTENCE, places, "giữa câu", found);
    if small_brackets > 0 {
        report_lowered(cx, &CAPITAL_IN_SENTENCE, in_brackets, "sau dấu mở ngoặc", found);
    }
}

/// One report for each word.
fn report_lowered(cx: &Context<'_>, check: &Check, places: Vec<Place>, place: &str, found: &mut Vec<Diagnostic>) {
    let mut groups: Vec<(String, Vec<Place>)> = Vec::new();
    for (index, bytes) in places {
        let typed = cx.passages.list.get(index).map_or("", |passage| passage.slice(&bytes)).to_owned();
        match groups.iter_mut().find(|(other, _)| *other == typed) {
            Some((_, places)) => places.push((index, bytes)),
            None => groups.push((typed, vec![(index, bytes)])),
        }
    }
    for (typed, places) in groups {
        let Some((index, bytes)) = places.first() else { continue };
        let first: String = typed.chars().take(1).collect();
        let small = crate::viet::lower(&first);
        let rest = typed.strip_prefix(first.as_str()).unwrap_or_default();
        let mut report = check
            .report(cx.span(*index, bytes), format!("“{typed}” viết hoa {place}"))
            .with_label(format!("viết là “{small}{rest}”"));
        for (index, bytes) in places.iter().skip(1).take(5) {
            report = report.with_also(cx.span(*index, bytes), "cũng vậy");
        }
        let edits = places.iter().map(|(index, bytes)| {
            let letter: Span = cx.span(*index, &(bytes.start..bytes.start + first.len()));
            Edit { span: letter, text: small.clone() }
        });
        found.push(report.with_edits(edits.collect(), true));
    }
}
