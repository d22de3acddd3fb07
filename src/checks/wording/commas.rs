//! Commas (`VB`): missing in enumerations and after a time that opens a sentence, and between a verb and its object.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::recognise::words::Words;
use crate::reference::first_words::ByFirstWord;
use crate::reference::phrases::{ENUMERATIONS, Missing};
use crate::source::Span;
use crate::viet::Glances;

use super::text::{Place, begins_sentence, overlap, printed};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[COMMA_MISSING_IN_LIST, COMMA_BEFORE_OBJECT, COMMA_MISSING_AFTER_TIME];

const COMMA_MISSING_IN_LIST: Check = Check {
    code: "VB030",
    name: "comma-missing-in-list",
    title: "Thiếu dấu phẩy trong cụm liệt kê",
    severity: Severity::Hint,
    explanation: "Các cụm liệt kê quen thuộc như “sở, ban, ngành”, “cơ quan, tổ chức, doanh nghiệp” cần dấu phẩy giữa các thành \
        phần; thiếu một dấu thì hai thành phần dễ bị hiểu là một. Với những cụm có thể viết cả hai cách, chỗ thiếu chỉ được báo \
        khi nơi khác trong kế hoạch thường viết có dấu phẩy.",
    basis: &[Basis::Language, Basis::Consistency],
    bad: "phần giải pháp:\n1. Vận động các cơ quan tổ chức, doanh nghiệp ủng hộ người nghèo.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Vận động các cơ quan, tổ chức, doanh nghiệp ủng hộ người nghèo.\n2. Công khai kết quả.\n",
    run: Run::Always(comma_missing_in_list),
};

const COMMA_BEFORE_OBJECT: Check = Check {
    code: "VB031",
    name: "comma-before-object",
    title: "Dấu phẩy tách động từ khỏi bổ ngữ",
    severity: Severity::Hint,
    explanation: "Giữa động từ và bổ ngữ của nó không có dấu phẩy. Khi kế hoạch viết “tổng hợp hồ sơ” ở nơi này mà “tổng hợp, hồ \
        sơ” ở nơi khác thì dấu phẩy thường là gõ thừa. Chỉ những động từ và danh từ quen dùng với nhau, và đã được viết liền ở \
        chỗ khác trong kế hoạch, mới được so.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp:\n1. Ủy ban nhân dân xã tổng hợp kết quả bình xét hộ nghèo.\n2. Ban giảm nghèo tổng hợp, kết quả rà soát của các thôn.\n",
    good: "phần giải pháp:\n1. Ủy ban nhân dân xã tổng hợp kết quả bình xét hộ nghèo.\n2. Ban giảm nghèo tổng hợp kết quả rà soát của các thôn.\n",
    run: Run::Always(comma_before_object),
};

const COMMA_MISSING_AFTER_TIME: Check = Check {
    code: "VB032",
    name: "comma-missing-after-time",
    title: "Thiếu dấu phẩy sau cụm từ chỉ thời gian mở đầu câu",
    severity: Severity::Hint,
    explanation: "Câu mở đầu bằng “Hằng năm”, “Định kỳ hằng năm”, “Hằng tháng” rồi đến ngay tên cơ quan cần dấu phẩy sau cụm từ \
        chỉ thời gian để tách với chủ ngữ.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Hằng năm Ủy ban nhân dân các xã rà soát hộ nghèo.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Hằng năm, Ủy ban nhân dân các xã rà soát hộ nghèo.\n2. Công khai kết quả.\n",
    run: Run::Always(comma_missing_after_time),
};

/// Two members of an enumeration beside each other.
struct Joint {
    index: usize,
    /// From the first member to the second.
    bytes: Range<usize>,
    /// Where the comma belongs.
    at: usize,
    has_comma: bool,
    /// Whether another comma of the enumeration stands before or after.
    is_beside: bool,
}

/// Reports the commas that fixed enumerations lack.
fn comma_missing_in_list(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut done: Vec<Place> = Vec::new();
    for (list, joints) in ENUMERATIONS.iter().zip(joints(cx)) {
        let with = joints.iter().filter(|joint| joint.has_comma).count();
        let without = joints.len() - with;
        let mut faults = Vec::new();
        for joint in joints.iter().filter(|joint| !joint.has_comma) {
            let is_fault = match list.missing {
                Missing::Always => true,
                Missing::Beside => joint.is_beside,
                Missing::Count => with > 2 * without,
            };
            let is_done = done.iter().any(|(index, bytes)| *index == joint.index && overlap(bytes, &joint.bytes));
            if is_fault && !is_done && !cx.is_quoted(joint.index, &joint.bytes) {
                faults.push(joint);
            }
        }
        let Some(head) = faults.first() else { continue };
        let Some(passage) = cx.passages.list.get(head.index) else { continue };
        let typed = passage.slice(&head.bytes);
        let evidence = if with > 0 && list.missing != Missing::Always {
            format!("; kế hoạch viết có dấu phẩy ở {with} chỗ khác")
        } else {
            String::new()
        };
        let mut report = COMMA_MISSING_IN_LIST
            .report(cx.span(head.index, &head.bytes), format!("“{typed}” thiếu dấu phẩy{evidence}"))
            .with_label(format!("viết là “{}”", list.members.join(", ")));
        for joint in faults.iter().skip(1).take(5) {
            report = report.with_also(cx.span(joint.index, &joint.bytes), "cũng vậy");
        }
        let edits = faults.iter().map(|joint| {
            let end = cx.span(joint.index, &(joint.bytes.start..joint.at)).end;
            crate::diagnostics::Edit { span: Span::new(end, end), text: ",".to_owned() }
        });
        report = report.with_edits(edits.collect(), true);
        done.extend(faults.iter().map(|joint| (joint.index, joint.bytes.clone())));
        found.push(report);
    }
}

/// Two members of an enumeration, one behind the other.
struct Pair {
    /// The enumeration, and the place of the first of the two in it.
    list: usize,
    place: usize,
    first: &'static str,
    second: &'static str,
}

static PAIRS: LazyLock<ByFirstWord<Pair>> = LazyLock::new(|| {
    let mut pairs = Vec::new();
    for (list, enumeration) in ENUMERATIONS.iter().enumerate() {
        for (place, members) in enumeration.members.windows(2).enumerate() {
            if let [first, second] = members {
                pairs.push((*first, Pair { list, place, first, second }));
            }
        }
    }
    pairs.into_iter().collect()
});

/// The joints of each enumeration, in the order of the text.
fn joints(cx: &Context<'_>) -> Vec<Vec<Joint>> {
    let mut found: Vec<Vec<Joint>> = ENUMERATIONS.iter().map(|_| Vec::new()).collect();
    for (index, passage) in printed(cx) {
        let words = &passage.words;
        for at in words.places(PAIRS.first_words()) {
            for pair in PAIRS.of(words.word(at)) {
                let Some(after) = words.after(at, pair.first) else { continue };
                let has_comma = words.word(after) == ",";
                let next = after + usize::from(has_comma);
                let Some(end) = words.after(next, pair.second) else { continue };
                let members = ENUMERATIONS.get(pair.list).map_or(&[][..], |list| list.members.as_slice());
                // `cán bộ công chức`: the member may not be the end of a longer word.
                let follows = words.word(end) == ","
                    && members.get(pair.place + 2).is_some_and(|third| words.is_at(end + 1, third));
                let precedes = pair.place.checked_sub(1).and_then(|before| members.get(before)).is_some_and(|before| {
                    let length = before.split(' ').count();
                    at > length && words.word(at - 1) == "," && words.is_at(at - 1 - length, before)
                });
                if let Some(joints) = found.get_mut(pair.list) {
                    joints.push(Joint {
                        index,
                        bytes: words.range(at, end),
                        at: words.end(after - 1),
                        has_comma,
                        is_beside: follows || precedes,
                    });
                }
            }
        }
    }
    found
}

/// Verbs of two syllables that need an object.
const VERBS: &[&str] = &[
    "tổng hợp",
    "nâng cao",
    "tăng cường",
    "đẩy mạnh",
    "phát huy",
    "hoàn thành",
    "thẩm định",
    "bảo đảm",
    "đảm bảo",
    "hoàn thiện",
    "khắc phục",
    "thực hiện",
    "ban hành",
    "rà soát",
    "đánh giá",
    "xây dựng",
    "hướng dẫn",
    "công khai",
    "bố trí",
    "cung cấp",
];

/// What they are said of, when it is no deed: a second verb may well be parted by a comma.
const NOUNS: &[&str] = &[
    "hồ sơ",
    "kết quả",
    "số liệu",
    "danh sách",
    "chất lượng",
    "hiệu quả",
    "trách nhiệm",
    "vai trò",
    "nhiệm vụ",
    "nguồn lực",
    "kinh phí",
    "thủ tục",
    "thông tin",
    "tiến độ",
    "mục tiêu",
    "chỉ tiêu",
    "tiêu chí",
    "phong trào",
    "mô hình",
    "nhận thức",
    "năng lực",
    "thành tích",
    "dữ liệu",
    "văn bản",
];

/// The verbs with their places in the list.
static BY_VERB: LazyLock<ByFirstWord<(usize, &'static str)>> =
    LazyLock::new(|| VERBS.iter().enumerate().map(|verb| (*verb.1, (verb.0, *verb.1))).collect());

/// Reports a comma between a verb and its object where the plan writes the two without one elsewhere.
fn comma_before_object(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut parted: Vec<(usize, Range<usize>, (usize, usize))> = Vec::new();
    let mut joined: BTreeMap<(usize, usize), Place> = BTreeMap::new();
    for (index, passage) in cx.prose() {
        let words = &passage.words;
        for at in words.places(BY_VERB.first_words()) {
            let verbs = BY_VERB.of(words.word(at)).iter();
            let Some((verb, _)) = verbs.copied().find(|(_, verb)| words.is_at(at, verb)) else { continue };
            let has_comma = words.word(at + 2) == ",";
            let object = at + 2 + usize::from(has_comma);
            let Some(noun) = NOUNS.iter().position(|noun| words.is_at(object, noun)) else { continue };
            let bytes = words.range(at, object + 2);
            if !has_comma {
                joined.entry((verb, noun)).or_insert((index, bytes));
            } else if !cx.is_quoted(index, &bytes) && !is_among_objects(words, at, object + 2) {
                parted.push((index, bytes, (verb, noun)));
            }
        }
    }
    for (index, bytes, pair) in parted {
        let Some((other, place)) = joined.get(&pair) else { continue };
        let Some(passage) = cx.passages.list.get(index) else { continue };
        let typed = passage.slice(&bytes);
        let Some(comma) = typed.find(',').map(|at| bytes.start + at) else { continue };
        found.push(
            COMMA_BEFORE_OBJECT
                .report(cx.span(index, &bytes), format!("dấu phẩy trong “{typed}” tách động từ khỏi bổ ngữ"))
                .with_label(format!("viết liền “{}”", typed.replace(',', "")))
                .with_also(cx.span(*other, place), "chỗ này không có dấu phẩy")
                .with_unsafe_fix(cx.span(index, &(comma..comma + 1)), ""),
        );
    }
}

/// `kịp thời, hiệu quả`, `xây dựng, hồ sơ, thủ tục`: a comma that is one of several parts a list.
fn is_among_objects(words: &Words<'_>, start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).is_some_and(|at| words.word(at) == ",");
    before || words.word(end) == ","
}

/// Words that a recurrence begins with.
static EVERY: LazyLock<Glances> = LazyLock::new(|| ["hằng", "hàng"].into_iter().collect());

/// Reports a recurrence that opens a sentence and runs into the name of a body.
fn comma_missing_after_time(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    const TIMES: &[&str] = &["năm", "quý", "tháng", "tuần"];
    for (index, passage) in cx.prose() {
        let words = &passage.words;
        for at in words.places(&EVERY) {
            if !matches!(words.word(at), "hằng" | "hàng") || !TIMES.contains(&words.word(at + 1)) {
                continue;
            }
            let start = if at >= 2 && words.is_at(at - 2, "định kỳ") { at - 2 } else { at };
            let is_body = words.is_capital(at + 2)
                && !words.word(at + 3).is_empty()
                && [
                    "ủy ban",
                    "hội đồng",
                    "sở",
                    "công an",
                    "ban",
                    "phòng",
                    "văn phòng",
                    "trung tâm",
                    "bộ",
                    "chủ tịch",
                    "các",
                ]
                .iter()
                .any(|body| words.is_at(at + 2, body));
            if !begins_sentence(words, start) || !words.is_capital(start) || !is_body {
                continue;
            }
            let bytes = words.range(start, at + 2);
            let end = cx.span(index, &bytes).end;
            let typed = passage.slice(&bytes);
            found.push(
                COMMA_MISSING_AFTER_TIME
                    .report(cx.span(index, &bytes), format!("thiếu dấu phẩy sau “{typed}”"))
                    .with_label(format!("viết là “{typed}, …”"))
                    .with_fix(Span::new(end, end), ","),
            );
        }
    }
}
