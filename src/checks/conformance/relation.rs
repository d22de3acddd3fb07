//! The parent itself: whether it can be read, and whether it is of the same movement.

use crate::checks::{Basis, Check, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::diff::{Finding, Topic, Verdict};
use crate::source::Span;

use super::{Pair, is_same_name};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[PARENT_NOT_READ, OTHER_MOVEMENT];

const PARENT_NOT_READ: Check = Check {
    code: "PH001",
    name: "parent-not-read",
    title: "Không đối chiếu được với kế hoạch cấp trên",
    severity: Severity::Error,
    explanation: "Dòng “cấp trên:” ghi tệp kế hoạch của cấp trên, tính từ thư mục chứa kế hoạch này. Tệp không có, không đọc được, \
        có lỗi về cách viết, là chính kế hoạch này, hoặc các kế hoạch gọi nhau thành vòng tròn thì không có gì để đối chiếu. Các phần \
        kiểm tra khác vẫn được thực hiện; chưa có tệp của cấp trên thì chạy với --no-parent.",
    basis: &[Basis::PlanLanguage],
    bad: "cấp trên: khong-co.plan\n",
    good: "cấp trên: ke-hoach-tinh.plan\n",
    run: Run::Parent,
};

/// What is reported where a plan's parent cannot be used, and why.
pub fn parent_not_read(span: Span, reason: &str) -> Diagnostic {
    PARENT_NOT_READ
        .report(span, format!("chưa đối chiếu được với kế hoạch cấp trên: {reason}"))
        .with_help("sửa dòng “cấp trên:”, hoặc chạy với --no-parent để không đối chiếu")
}

const OTHER_MOVEMENT: Check = Check {
    code: "PH002",
    name: "parent-of-another-movement",
    title: "Kế hoạch cấp trên thuộc phong trào khác",
    severity: Severity::Warning,
    explanation: "Kế hoạch triển khai phong trào nào thì đối chiếu với kế hoạch của cấp trên về chính phong trào đó. Tên phong trào của \
        hai kế hoạch được so với nhau; khác tên thì có thể dòng “cấp trên:” ghi nhầm tệp, các nội dung vẫn được đối chiếu.",
    basis: &[Basis::Parent],
    bad: "phong trào: Xây dựng gia đình văn hóa\n",
    good: "phong trào: Cả tỉnh chung tay xây dựng nông thôn mới\n",
    run: Run::Beside { run: other_movement, silent: None, parent: "" },
};

/// Compares the names of the movements.
fn other_movement(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let (Some(parent), Some(child)) = (&pair.parent.plan.movement, &pair.child.plan.movement) else { return };
    if is_same_name(&parent.text, &child.text) {
        return;
    }
    let message = format!(
        "kế hoạch này thuộc phong trào “{}”, kế hoạch cấp trên thuộc phong trào “{}”",
        child.text.trim(),
        parent.text.trim()
    );
    found.push(
        OTHER_MOVEMENT
            .finding(Verdict::Departs, Topic::Basis, message)
            .with_help("xem lại dòng “cấp trên:” và dòng “phong trào:”")
            .between(
                Some(&pair.parent.said(&parent.origin, &parent.text)),
                Some(&pair.child.said(&child.origin, &child.text)),
            ),
    );
}
