//! Numbers and letters (`CT`): typed ones that stand twice or leave others out.

use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::syntax::numbering::{Slip, SlipKind};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[NUMBER_TWICE, NUMBER_SKIPPED];

const NUMBER_TWICE: Check = Check {
    code: "CT001",
    name: "number-twice",
    title: "Hai mục cùng cấp mang một số, một chữ",
    severity: Severity::Error,
    explanation: "Các phần, mục, khoản, điểm cùng cấp được đánh số liên tục, mỗi số một lần; điểm theo thứ tự bảng chữ cái \
        tiếng Việt: a, b, c, d, đ, e, g. Hai mục trùng số thì không viện dẫn được mục nào. Bản in luôn mang số đã tính lại, \
        nhưng số gõ trùng thường cho thấy một mục được chép thêm hoặc sót sửa. Các mục sau chỉ lệch theo thì không báo nữa.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 6"), Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n1. Rà soát hộ nghèo theo chuẩn mới.\n2. Hỗ trợ sinh kế cho hộ cận nghèo.\n2. Dạy nghề cho lao động nông thôn.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n1. Rà soát hộ nghèo theo chuẩn mới.\n2. Hỗ trợ sinh kế cho hộ cận nghèo.\n3. Dạy nghề cho lao động nông thôn.\n",
    run: Run::Always(number_twice),
};

const NUMBER_SKIPPED: Check = Check {
    code: "CT002",
    name: "number-skipped",
    title: "Đánh số nhảy cách",
    severity: Severity::Error,
    explanation: "Các phần, mục, khoản, điểm cùng cấp được đánh số liên tục. Số gõ nhảy cách thường do một mục bị bỏ hoặc \
        thất lạc khi soạn; bản in mang số đã tính lại nên chỗ thiếu không còn thấy được nữa. Chỉ báo ở chỗ nhảy, các mục sau \
        lệch theo thì không báo. Chữ của điểm theo bảng chữ cái tiếng Việt: sau d là đ, sau e là g, sau i là k.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 6"), Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n1. Rà soát hộ nghèo theo chuẩn mới.\n2. Hỗ trợ sinh kế cho hộ cận nghèo.\n4. Dạy nghề cho lao động nông thôn.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n1. Rà soát hộ nghèo theo chuẩn mới.\n2. Hỗ trợ sinh kế cho hộ cận nghèo.\n3. Dạy nghề cho lao động nông thôn.\n",
    run: Run::Always(number_skipped),
};

/// Reports every typed number that a sibling before it carries.
fn number_twice(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for slip in slips(cx, SlipKind::Twice) {
        let Slip { span, written, printed, .. } = slip;
        let report = NUMBER_TWICE
            .report(*span, format!("“{written}” trùng với một mục cùng cấp ở trên"))
            .with_label(format!("sẽ in là “{printed}”"))
            .with_help(format!("sửa thành “{printed}”, hoặc bỏ mục trùng nếu được chép hai lần"))
            .with_edits(slip.edits.clone(), true);
        found.push(with_beside(report, slip, "mục này đã mang số đó"));
    }
}

/// Reports every typed number behind which its siblings' numbers are missing.
fn number_skipped(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for slip in slips(cx, SlipKind::Skipped) {
        let Slip { span, written, before, printed, .. } = slip;
        let report = NUMBER_SKIPPED
            .report(*span, format!("“{written}” đứng ngay sau “{before}”: thiếu mục ở giữa hoặc đánh số nhảy"))
            .with_label(format!("sẽ in là “{printed}”"))
            .with_help(format!("bổ sung mục còn thiếu, hoặc sửa thành “{printed}” và sửa các số sau"))
            .with_edits(slip.edits.clone(), false);
        found.push(with_beside(report, slip, "mục cùng cấp đứng trước"));
    }
}

fn slips<'a>(cx: &Context<'a>, kind: SlipKind) -> impl Iterator<Item = &'a Slip> {
    cx.numbering.slips().iter().filter(move |slip| slip.kind == kind)
}

fn with_beside(report: Diagnostic, slip: &Slip, words: &str) -> Diagnostic {
    match slip.beside {
        Some(span) => report.with_also(span, words),
        None => report,
    }
}
