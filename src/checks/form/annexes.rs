//! The line that ties an annex to its plan (`TT`): typed by hand it may carry another number or day than the plan.

use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::letterhead::Letterhead;
use crate::syntax::ast::Line;
use crate::viet::PartialDate;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[ANNEX_OF_ANOTHER_PLAN];

const ANNEX_OF_ANOTHER_PLAN: Check = Check {
    code: "TT020",
    name: "annex-of-another-plan",
    title: "Phụ lục ghi kèm theo kế hoạch có số, ký hiệu hoặc ngày khác",
    severity: Severity::Error,
    explanation: "Dòng “Kèm theo Kế hoạch số …” dưới tên phụ lục phải mang đúng số, ký hiệu và ngày của kế hoạch. Bản in luôn ghi \
        theo kế hoạch, nên dòng gõ khác cho thấy số hoặc ngày ở một trong hai chỗ là sai. Chỗ để trống không được so.",
    basis: &[form_decree("Phụ lục I, phần III, khoản 1"), Basis::Consistency],
    bad: "phần nội dung: Nội dung thi đua\n1. Thi đua xóa nhà tạm (chỉ tiêu tại Phụ lục).\n2. Thi đua tuyên truyền, nhân rộng điển hình.\n\nphụ lục: Chỉ tiêu xóa nhà tạm\nkèm theo: Kế hoạch số 75/KH-UBND ngày 06/01/2026 của Ủy ban nhân dân tỉnh Lâm Đồng\n\n1. Xã Đông Giang: 12 nhà.\n2. Xã Tây Giang: 9 nhà.\n",
    good: "phần nội dung: Nội dung thi đua\n1. Thi đua xóa nhà tạm (chỉ tiêu tại Phụ lục).\n2. Thi đua tuyên truyền, nhân rộng điển hình.\n\nphụ lục: Chỉ tiêu xóa nhà tạm\nkèm theo: Kế hoạch số 57/KH-UBND ngày 06/01/2026 của Ủy ban nhân dân tỉnh Lâm Đồng\n\n1. Xã Đông Giang: 12 nhà.\n2. Xã Tây Giang: 9 nhà.\n",
    run: Run::Always(annex_of_another_plan),
};

/// Reports every `kèm theo:` whose number, symbol or date is not the plan's own; what is printed is computed.
fn annex_of_another_plan(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for line in cx.tree.annexes.iter().filter_map(|annex| annex.attached_to.as_ref()) {
        compare_number(line, cx.letterhead, found);
        compare_date(line, cx.letterhead, found);
    }
}

const HELP: &str = "bỏ dòng “kèm theo:”, máy tự ghi theo số và ngày của kế hoạch";

fn compare_number(line: &Line, head: &Letterhead, found: &mut Vec<Diagnostic>) {
    let text = &line.value.text;
    let Some(start) = text.find("số ").map(|at| at + "số ".len()) else { return };
    let rest = text.get(start..).unwrap_or_default();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let behind = rest.get(digits.len()..).unwrap_or_default().trim_start_matches([' ', '…', '.', '_']);
    let symbol = behind
        .strip_prefix('/')
        .map_or("", |symbol| symbol.trim_start().split([' ', ',', ')']).next().unwrap_or_default());
    let is_other_symbol = !symbol.is_empty() && !head.symbol.contains('…') && symbol != head.symbol;
    if is_other_symbol {
        let from = start + (rest.len() - behind.len()) + behind.find(symbol).unwrap_or_default();
        let span = line.value.span_of(from, from + symbol.len());
        let report = ANNEX_OF_ANOTHER_PLAN
            .report(span, format!("phụ lục ghi ký hiệu {symbol}, còn kế hoạch này có ký hiệu {}", head.symbol))
            .with_label(format!("sẽ in là {}", head.symbol))
            .with_help(HELP)
            .with_fix(span, head.symbol.clone());
        found.push(with_own(report, head.number_span, "ký hiệu của kế hoạch"));
    }
    let Some(number) = head.number.as_deref().filter(|_| !digits.is_empty()) else { return };
    if digits.trim_start_matches('0') == number.trim_start_matches('0') {
        return;
    }
    let span = line.value.span_of(start, start + digits.len());
    let report = ANNEX_OF_ANOTHER_PLAN
        .report(span, format!("phụ lục ghi kèm theo kế hoạch số {digits}, còn kế hoạch này mang số {number}"))
        .with_label(format!("sẽ in là số {number}"))
        .with_help(HELP)
        .with_unsafe_fix(span, number);
    found.push(with_own(report, head.number_span, "số của kế hoạch"));
}

fn compare_date(line: &Line, head: &Letterhead, found: &mut Vec<Diagnostic>) {
    let text = &line.value.text;
    let Some(start) = text.find("ngày ") else { return };
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(" của ").unwrap_or(rest.len());
    let typed = rest.get(..end).unwrap_or_default().trim_end();
    let Some(date) = PartialDate::read(typed).filter(|date| date.is_complete()) else { return };
    if !head.date.is_complete() || date == head.date {
        return;
    }
    let span = line.value.span_of(start, start + typed.len());
    let own = format!("ngày {}", head.date.short("…"));
    let report = ANNEX_OF_ANOTHER_PLAN
        .report(span, format!("phụ lục ghi kèm theo kế hoạch {typed}, còn kế hoạch này ban hành {own}"))
        .with_label(format!("sẽ in là {own}"))
        .with_help(HELP)
        .with_unsafe_fix(span, own);
    found.push(with_own(report, head.date_span, "ngày của kế hoạch"));
}

fn with_own(report: Diagnostic, place: Option<crate::source::Span>, words: &str) -> Diagnostic {
    match place {
        Some(place) => report.with_also(place, words),
        None => report,
    }
}
