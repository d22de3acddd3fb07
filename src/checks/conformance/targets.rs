//! Targets not weaker than the parent's, quotas not greater.

use crate::checks::{Basis, Check, Run};
use crate::diagnostics::Severity;
use crate::diff::facts::TargetSaid;
use crate::diff::{Finding, Topic, Verdict};
use crate::model::quota::Limit;
use crate::model::recognise::words::fold;
use crate::model::target::Measure;

use super::{Pair, quoted};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[TARGET_WEAKER, QUOTA_EXCEEDED];

const TARGET_WEAKER: Check = Check {
    code: "PH070",
    name: "target-weaker",
    title: "Chỉ tiêu thấp hơn hoặc thiếu so với kế hoạch cấp trên",
    severity: Severity::Error,
    explanation: "Chỉ tiêu của kế hoạch này không thấp hơn chỉ tiêu tương ứng của cấp trên: tỷ lệ tối thiểu không nhỏ hơn, tỷ lệ tối đa không lớn hơn, \
        việc “không để xảy ra” không thành có. Chỉ tiêu tương ứng được tìm theo nội dung chứa nó, rồi theo chữ. Số đếm của cả tỉnh thì xã không \
        phải đạt bằng, nên chỉ số đếm “mỗi”, “từng” mới so được. Chỉ tiêu không được nhắc đến là cảnh báo.",
    basis: &[Basis::Parent],
    bad: "phần tiêu chí: Tiêu chí thi đua\nđối với: thôn\n- Có ít nhất 70% số thôn được công nhận đạt chuẩn.\n- Không để phát sinh nợ đọng trong xây dựng cơ bản.\nđối với: các cơ quan, đơn vị\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    good: "phần tiêu chí: Tiêu chí thi đua\nđối với: thôn\n- Có ít nhất 85% số thôn được công nhận đạt chuẩn.\n- Không để phát sinh nợ đọng trong xây dựng cơ bản.\nđối với: các cơ quan, đơn vị\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    run: Run::Beside { run: target_weaker, silent: Some(Severity::Warning), parent: "" },
};

/// How a target stands to the parent's.
fn stand(parent: &TargetSaid, child: &TargetSaid) -> Verdict {
    let of = |is_kept: bool, otherwise: Verdict| if is_kept { Verdict::Conforms } else { otherwise };
    let is_ceiling = |bound: Limit| matches!(bound, Limit::AtMost | Limit::LessThan);
    let by_amount = |one: f64, two: f64, weaker: Verdict| match (is_ceiling(parent.bound), is_ceiling(child.bound)) {
        (true, true) => of(two <= one, weaker),
        (true, false) if child.bound == Limit::Exactly => of(two <= one, weaker),
        (false, false) if two == one && parent.bound == Limit::MoreThan && child.bound == Limit::AtLeast => {
            Verdict::Unclear
        }
        (false, false) => of(two >= one, weaker),
        _ => Verdict::Unclear,
    };
    let verdict = match (parent.measure, child.measure) {
        (Measure::None, Measure::None) => Verdict::Conforms,
        (Measure::Percentage(one), Measure::Percentage(two)) => by_amount(one, two, Verdict::Departs),
        (Measure::Count(one), Measure::Count(two)) => {
            let is_comparable = parent.is_for_each && child.is_for_each;
            by_amount(one, two, if is_comparable { Verdict::Departs } else { Verdict::Unclear })
        }
        (Measure::Percentage(_) | Measure::Count(_), Measure::None) if is_ceiling(parent.bound) => Verdict::Conforms,
        (Measure::None, Measure::Percentage(amount) | Measure::Count(amount))
            if amount > 0.0 && is_ceiling(child.bound) =>
        {
            Verdict::Departs
        }
        _ => Verdict::Unclear,
    };
    let rarer = || {
        rhythm(parent.frequency.as_deref()).zip(rhythm(child.frequency.as_deref())).is_some_and(|(one, two)| two > one)
    };
    if verdict == Verdict::Conforms && rarer() { Verdict::Departs } else { verdict }
}

/// How rarely something is done, from the words that tell how often.
fn rhythm(words: Option<&str>) -> Option<u8> {
    let words = fold(words?);
    let units = [("ngày", 0), ("tuần", 1), ("tháng", 2), ("quý", 3), ("năm", 4)];
    units.iter().find(|(unit, _)| words.contains(unit)).map(|(_, rank)| *rank)
}

/// Compares the targets of both plans.
fn target_weaker(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let targets = &pair.facts.targets;
    for (point, beside) in targets.targets.iter().zip(&targets.beside) {
        let Some(parent) = &point.parent else { continue };
        let amount = parent.said.value.as_deref().unwrap_or_default();
        let quote = quoted(&parent.said.text);
        let Some(child) = &point.child else {
            // A group that is missing as a whole is told of by itself, and what bodies above have to reach is theirs.
            if parent.value.is_of_missing_group || !parent.value.binds && beside.is_none() {
                continue;
            }
            let message = format!("không có chỉ tiêu {quote} ({amount}) của kế hoạch cấp trên");
            found.push(
                TARGET_WEAKER
                    .finding(Verdict::Silent, Topic::Target, message)
                    .with_help("nêu chỉ tiêu tương ứng, không thấp hơn cấp trên")
                    .between(Some(&parent.said), beside.as_ref()),
            );
            continue;
        };
        let own = child.said.value.as_deref().unwrap_or_default();
        let finding = match stand(&parent.value, &child.value) {
            Verdict::Conforms => TARGET_WEAKER.finding(
                Verdict::Conforms,
                Topic::Target,
                format!("chỉ tiêu {own} không thấp hơn cấp trên ({amount})"),
            ),
            Verdict::Departs => TARGET_WEAKER
                .finding(
                    Verdict::Departs,
                    Topic::Target,
                    format!("chỉ tiêu {} ({own}) thấp hơn kế hoạch cấp trên ({amount})", quoted(&child.said.text)),
                )
                .with_help(format!("sửa chỉ tiêu không thấp hơn cấp trên: {amount}")),
            _ => TARGET_WEAKER.finding(
                Verdict::Unclear,
                Topic::Target,
                format!("chỉ tiêu {own} và chỉ tiêu của cấp trên {amount} không so trực tiếp được"),
            ),
        };
        found.push(finding.between(Some(&parent.said), Some(&child.said)));
    }
}

const QUOTA_EXCEEDED: Check = Check {
    code: "PH071",
    name: "quota-exceeded",
    title: "Số lượng đề nghị khen thưởng vượt số cấp trên cho mỗi đơn vị",
    severity: Severity::Warning,
    explanation: "Khi kế hoạch cấp trên ghi mỗi đơn vị, mỗi xã được đề nghị không quá bao nhiêu tập thể, cá nhân thì kế hoạch này không ghi số lớn \
        hơn ở nội dung tương ứng. Số chung của cả tỉnh không so.",
    basis: &[Basis::Parent],
    bad: "phần khen thưởng: Hình thức, số lượng và hồ sơ khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\n\
        tổng kết:\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\nsố lượng:\nMỗi năm đề nghị không quá 03 tập thể và 04 cá nhân.\nhồ sơ:\nCác thôn, đơn vị gửi hồ sơ đề nghị khen thưởng về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n",
    good: "phần khen thưởng: Hình thức, số lượng và hồ sơ khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\n\
        tổng kết:\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\nsố lượng:\nMỗi năm đề nghị không quá 02 tập thể và 04 cá nhân.\nhồ sơ:\nCác thôn, đơn vị gửi hồ sơ đề nghị khen thưởng về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n",
    run: Run::Beside {
        run: quota_exceeded,
        silent: None,
        parent: "phần khen thưởng: Hình thức, số lượng và hồ sơ khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\n- Giấy khen của Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu.\n\
            tổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nMỗi năm, mỗi xã, phường đề nghị không quá 02 tập thể và 04 cá nhân.\nhồ sơ:\nCác cơ quan, đơn vị gửi hồ sơ đề nghị khen thưởng về Sở Nội vụ trước ngày 20 tháng 11 hằng năm.\n",
    },
};

/// Compares quotas for each unit.
fn quota_exceeded(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for point in &pair.facts.targets.quotas {
        let (Some(parent), Some(child)) = (&point.parent, &point.child) else { continue };
        let is_ceiling = matches!(parent.value.share.bound, Limit::AtMost | Limit::LessThan);
        if !parent.value.is_for_each || !is_ceiling {
            continue;
        }
        let finding = if child.value.share.amount > parent.value.share.amount {
            let message = format!(
                "{} nhiều hơn số cấp trên cho mỗi đơn vị: {}",
                quoted(&child.said.text),
                quoted(&parent.said.text)
            );
            QUOTA_EXCEEDED.finding(Verdict::Departs, Topic::Target, message).with_help("giảm cho bằng số của cấp trên")
        } else {
            QUOTA_EXCEEDED.finding(Verdict::Conforms, Topic::Target, "số lượng không vượt số của cấp trên")
        };
        found.push(finding.between(Some(&parent.said), Some(&child.said)));
    }
}
