//! Sentences (`VB`): a main clause cut off, an enumeration of bodies with two kinds of separators.

use std::ops::Range;
use std::sync::LazyLock;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::recognise::words::Words;
use crate::syntax::keywords::Role;
use crate::viet::Glances;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[SENTENCE_CUT_OFF, MIXED_SEPARATORS];

const SENTENCE_CUT_OFF: Check = Check {
    code: "VB060",
    name: "sentence-cut-off",
    title: "Câu mở đầu bị ngắt trước mệnh đề chính",
    severity: Severity::Warning,
    explanation: "Câu mở đầu bằng “Thực hiện …”, “Căn cứ …”, “Để …” chỉ là phần dẫn; khi đặt dấu chấm trước “Ủy ban nhân dân … ban \
        hành kế hoạch” thì phần dẫn đứng một mình, chưa thành câu. Hai phần cần nối với nhau bằng dấu phẩy.",
    basis: &[Basis::Language],
    bad: "mở đầu:\nThực hiện chương trình giảm nghèo của tỉnh. Ủy ban nhân dân tỉnh ban hành Kế hoạch phát động phong trào thi đua như sau:\n",
    good: "mở đầu:\nThực hiện chương trình giảm nghèo của tỉnh, Ủy ban nhân dân tỉnh ban hành Kế hoạch phát động phong trào thi đua (sau đây gọi tắt là Phong trào thi đua) như sau:\n",
    run: Run::Always(sentence_cut_off),
};

const MIXED_SEPARATORS: Check = Check {
    code: "VB061",
    name: "mixed-separators",
    title: "Liệt kê cơ quan lẫn dấu phẩy và dấu chấm phẩy",
    severity: Severity::Hint,
    explanation: "Khi một câu kể tên nhiều cơ quan, các cơ quan nên ngăn với nhau bằng một loại dấu: dấu phẩy, hoặc dấu chấm phẩy \
        khi tên có dấu phẩy bên trong. Từ “đề nghị” chen giữa các cơ quan đang làm chủ ngữ cũng làm câu khó hiểu ai được giao, \
        ai được đề nghị.",
    basis: &[Basis::Language, Basis::Consistency],
    bad: "phần giải pháp:\n1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; các tổ chức chính trị - xã hội, các hội nghề nghiệp vận động hội viên giúp đỡ hộ nghèo.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các tổ chức chính trị - xã hội, các hội nghề nghiệp vận động hội viên giúp đỡ hộ nghèo.\n2. Công khai kết quả.\n",
    run: Run::Always(mixed_separators),
};

const OPENERS: &[&str] = &["thực hiện", "căn cứ", "để", "nhằm", "theo", "trên cơ sở", "tiếp tục thực hiện"];

const HEADS: &[&str] = &[
    "ủy ban nhân dân",
    "chủ tịch ủy ban nhân dân",
    "hội đồng nhân dân",
    "sở",
    "ban chỉ đạo",
    "hội đồng thi đua",
    "công an",
    "bộ chỉ huy",
];

/// Reports a preamble whose first sentence is only what leads to the second.
fn sentence_cut_off(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in cx.prose() {
        if !matches!(passage.role, Some(Role::Preamble | Role::LegalBases)) || !passage.is_prose() {
            continue;
        }
        let words = &passage.words;
        if !OPENERS.iter().any(|opener| words.is_at(0, opener)) {
            continue;
        }
        let Some(stop) = (1..words.len().saturating_sub(1)).find(|at| is_full_stop(words, *at)) else { continue };
        let Some(after) = HEADS.iter().filter_map(|head| words.after(stop + 1, head)).max() else { continue };
        let end = (after..words.len()).find(|at| matches!(words.word(*at), "." | ";" | ",")).unwrap_or(words.len());
        let issues = (after..end)
            .any(|at| ["ban hành", "xây dựng", "triển khai", "phát động"].iter().any(|verb| words.is_at(at, verb)));
        if !issues {
            continue;
        }
        let span = cx.span(index, &words.range(stop, stop + 1));
        let opening = words.slice(0, 2);
        let subject = words.slice(stop + 1, after);
        found.push(
            SENTENCE_CUT_OFF
                .report(span, format!("câu bắt đầu bằng “{opening}” đã chấm hết trước mệnh đề chính “{subject} …”"))
                .with_label("thay dấu chấm bằng dấu phẩy")
                .with_unsafe_fix(span, ","),
        );
    }
}

/// Tells whether a full stop ends a sentence.
fn is_full_stop(words: &Words<'_>, at: usize) -> bool {
    words.word(at) == "."
        && words.word(at + 1) != "."
        && words.start(at + 1) > words.end(at)
        && words.is_capital(at + 1)
        && (words.word(at - 1) == ")" || words.word(at - 1) == "”" || words.word(at - 1).chars().count() > 2)
}

/// What the name of a body or of a group of bodies begins with.
const BODIES: &[&str] = &[
    "ủy ban",
    "các sở",
    "sở",
    "các ban",
    "ban chỉ huy",
    "ban chỉ đạo",
    "ban tuyên giáo",
    "các cơ quan",
    "cơ quan",
    "các tổ chức",
    "các hội",
    "các đoàn thể",
    "hội",
    "công an",
    "bộ chỉ huy",
    "văn phòng",
    "trung tâm",
    "các phòng",
    "phòng",
    "các xã",
    "các doanh nghiệp",
    "các thôn",
    "đài",
    "báo",
    "các trường",
    "các quận",
    "các huyện",
    "tổ chức chính trị",
];

/// The words that those begin with.
static BODY_WORDS: LazyLock<Glances> = LazyLock::new(|| BODIES.iter().copied().collect());

/// Reports enumerations of bodies at the beginning of a sentence with both commas and semicolons between them.
fn mixed_separators(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in cx.prose() {
        if !passage.is_prose() {
            continue;
        }
        let words = &passage.words;
        let mut next = 0;
        for start in words.places(&BODY_WORDS) {
            let begins =
                start == 0 || matches!(words.word(start - 1), "." | ":") || OPENS_LIST.contains(&words.word(start - 1));
            if !begins || start < next {
                continue;
            }
            let Some(run) = run_of_bodies(words, start) else { continue };
            next = run.end;
            let commas: Vec<usize> = run.separators.iter().copied().filter(|at| words.word(*at) == ",").collect();
            let semicolons: Vec<usize> = run.separators.iter().copied().filter(|at| words.word(*at) == ";").collect();
            let is_mixed = !commas.is_empty() && !semicolons.is_empty();
            if !is_mixed && run.request.is_none() {
                continue;
            }
            let whole = words.range(start, run.end);
            if cx.is_quoted(index, &whole) {
                continue;
            }
            let rarer = if commas.len() < semicolons.len() { &commas } else { &semicolons };
            let at = rarer.first().copied().filter(|_| is_mixed).or(run.request).unwrap_or(start);
            let place: Range<usize> = if is_mixed { words.range(at, at + 1) } else { words.range(at, at + 2) };
            let message = match (is_mixed, run.request) {
                (true, Some(_)) => "các cơ quan được kể bằng cả dấu phẩy và dấu chấm phẩy, lại có “đề nghị” chen giữa",
                (true, None) => "các cơ quan được kể bằng cả dấu phẩy và dấu chấm phẩy",
                _ => "“đề nghị” chen giữa các cơ quan được kể",
            };
            let mut report = MIXED_SEPARATORS
                .report(cx.span(index, &place), message)
                .with_label("ngăn các cơ quan bằng một loại dấu, phần đề nghị để thành vế riêng");
            let others = if rarer.as_slice() == commas.as_slice() { &semicolons } else { &commas };
            if let Some(other) = others.first().filter(|_| is_mixed) {
                report = report.with_also(cx.span(index, &words.range(*other, other + 1)), "chỗ này dùng dấu khác");
            }
            if let Some(request) = run.request.filter(|_| is_mixed) {
                report = report
                    .with_also(cx.span(index, &words.range(request, request + 2)), "“đề nghị” đứng giữa các chủ ngữ");
            }
            found.push(report);
            break;
        }
    }
}

const OPENS_LIST: &[&str] = &["nghị", "giao", ","];

/// Bodies named one after another.
struct Bodies {
    separators: Vec<usize>,
    /// Where `đề nghị` stands among them.
    request: Option<usize>,
    end: usize,
}

/// Three bodies and more from a place on, with the marks between them.
fn run_of_bodies(words: &Words<'_>, start: usize) -> Option<Bodies> {
    let is_body = |at: usize| BODIES.iter().any(|body| words.is_at(at, body));
    if !is_body(start) {
        return None;
    }
    let mut run = Bodies { separators: Vec::new(), request: None, end: start };
    let mut members = 1;
    let mut at = start + 1;
    let mut length = 0;
    while at < words.len() && length < 16 {
        let word = words.word(at);
        length += 1;
        if matches!(word, "." | ":" | "(" | ")" | "“") {
            break;
        }
        if matches!(word, "," | ";") {
            let mut next = at + 1;
            if words.is_at(next, "và") {
                next += 1;
            }
            let asks = words.is_at(next, "đề nghị");
            if asks {
                next += 2;
            }
            if is_body(next) {
                run.separators.push(at);
                if asks {
                    run.request = Some(next - 2);
                }
                members += 1;
                length = 0;
                run.end = next + 1;
                at = next + 1;
                continue;
            }
            // `các sở, ban, ngành`: the mark belongs to the name.
            if word == ";" {
                break;
            }
        }
        at += 1;
    }
    (members >= 3).then_some(run)
}
