//! Target groups and those they name.

use crate::checks::{Basis, Check, Run};
use crate::diagnostics::Severity;
use crate::diff::{Finding, Topic, Verdict};

use super::{Pair, quoted};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[GROUP_MISSING, MEMBER_MISSING];

const GROUP_MISSING: Check = Check {
    code: "PH040",
    name: "group-missing",
    title: "Thiếu đối tượng mà kế hoạch cấp trên nêu",
    severity: Severity::Hint,
    explanation: "Mỗi đối tượng thi đua của kế hoạch cấp trên được tìm trong kế hoạch này, theo tiêu chí tương ứng hoặc theo tên. Đối tượng \
        không có ở cấp dưới thì không phải nêu; còn lại nên nêu, vì không có tiêu chí thì không có gì để xét.",
    basis: &[Basis::Parent],
    bad: "phần tiêu chí: Tiêu chí thi đua\nđối với: thôn\n- Có ít nhất 80% số thôn được công nhận đạt chuẩn.\n- Không để phát sinh nợ đọng trong xây \
        dựng cơ bản.\nđối với: các cơ quan, đơn vị\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    good: "phần tiêu chí: Tiêu chí thi đua\nđối với: thôn\n- Có ít nhất 80% số thôn được công nhận đạt chuẩn.\n- Không để phát sinh nợ đọng trong xây \
        dựng cơ bản.\nđối với: doanh nghiệp, hợp tác xã\n- Liên kết sản xuất, tiêu thụ nông sản với nông dân.\nđối với: các cơ quan, đơn vị\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    run: Run::Beside {
        run: group_missing,
        silent: Some(Severity::Hint),
        parent: "phần tiêu chí: Tiêu chí thi đua\nđối với: Ủy ban nhân dân các xã, phường, đặc khu\n- Có ít nhất 80% số thôn được công nhận đạt \
            chuẩn.\n- Không để phát sinh nợ đọng trong xây dựng cơ bản.\nđối với: doanh nghiệp, hợp tác xã\n- Liên kết sản xuất, tiêu thụ nông sản với nông dân.\nđối với: các sở, ban, ngành tỉnh\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    },
};

/// Looks for each group of the parent.
fn group_missing(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for point in &pair.facts.groups.groups {
        let Some(parent) = &point.parent else { continue };
        let name = quoted(&parent.value.name);
        let finding = match &point.child {
            Some(child) if child.value.name == parent.value.name => {
                GROUP_MISSING.finding(Verdict::Conforms, Topic::Group, format!("có đối tượng {name}"))
            }
            Some(child) => {
                let message = format!("đối tượng {name} có ở đây là {}", quoted(&child.value.name));
                GROUP_MISSING.finding(Verdict::Conforms, Topic::Group, message)
            }
            None if parent.value.is_of_level => {
                let message = format!("đối tượng {name} là chính đơn vị ban hành kế hoạch này");
                GROUP_MISSING.finding(Verdict::Conforms, Topic::Group, message)
            }
            None if !parent.value.has_criteria && parent.value.is_elsewhere => {
                let message = format!("đối tượng {name} được nhắc đến trong kế hoạch");
                GROUP_MISSING.finding(Verdict::Conforms, Topic::Group, message)
            }
            // Bodies of the parent's own level are no group of a lower one.
            None if !parent.value.has_criteria && parent.value.is_above => continue,
            None => GROUP_MISSING
                .finding(Verdict::Silent, Topic::Group, format!("không có đối tượng {name} của kế hoạch cấp trên"))
                .with_help("thêm đối tượng này với tiêu chí, nếu ở đơn vị có"),
        };
        found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
    }
    for added in &pair.facts.groups.added {
        let message = format!("thêm đối tượng {}", quoted(&added.value.name));
        found.push(GROUP_MISSING.finding(Verdict::Conforms, Topic::Group, message).between(None, Some(&added.said)));
    }
    for added in &pair.facts.groups.added_members {
        let message = format!("thêm {} vào đối tượng", quoted(&added.value.name));
        found.push(GROUP_MISSING.finding(Verdict::Conforms, Topic::Group, message).between(None, Some(&added.said)));
    }
}

const MEMBER_MISSING: Check = Check {
    code: "PH041",
    name: "member-of-a-group-missing",
    title: "Không nhắc đến tổ chức, đối tượng mà kế hoạch cấp trên kể ra",
    severity: Severity::Hint,
    explanation: "Trong một đối tượng hoặc một nhiệm vụ, kế hoạch cấp trên kể ra nhiều tổ chức. Tổ chức nào không được nhắc ở bất cứ chỗ nào của \
        kế hoạch này thì được nhắc một lần: ở đơn vị không có tổ chức ấy thì bỏ là đúng. Chỉ xét các tổ chức, đoàn thể, hội, doanh nghiệp, cơ sở.",
    basis: &[Basis::Parent],
    bad: "phần tiêu chí: Tiêu chí thi đua\nđối với: thôn\n- Có ít nhất 80% số thôn được công nhận đạt chuẩn.\n- Không để phát sinh nợ đọng trong xây dựng cơ bản.\nđối với: các cơ quan, đơn vị\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: doanh nghiệp, hợp tác xã\n- Liên kết sản xuất, tiêu thụ nông sản với nông dân.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    good: "phần tiêu chí: Tiêu chí thi đua\nđối với: thôn\n- Có ít nhất 80% số thôn được công nhận đạt chuẩn.\n- Không để phát sinh nợ đọng trong xây dựng cơ bản.\nđối với: các cơ quan, đơn vị\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: doanh nghiệp, hợp tác xã, tổ chức tôn giáo\n- Liên kết sản xuất, tiêu thụ nông sản với nông dân.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    run: Run::Beside {
        run: member_missing,
        silent: Some(Severity::Hint),
        parent: "phần tiêu chí: Tiêu chí thi đua\nđối với: Ủy ban nhân dân các xã, phường, đặc khu\n- Có ít nhất 80% số thôn được công nhận đạt chuẩn.\n- Không để phát sinh nợ đọng trong xây dựng cơ bản.\nđối với: các sở, ban, ngành tỉnh\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: doanh nghiệp, hợp tác xã, tổ chức tôn giáo\n- Liên kết sản xuất, tiêu thụ nông sản với nông dân.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    },
};

/// Tells of each kind of bodies that the child never names.
fn member_missing(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for (missing, answer) in &pair.facts.groups.missing {
        let message = format!("không nhắc đến {} mà kế hoạch cấp trên kể ra", quoted(&missing.value.name));
        found.push(
            MEMBER_MISSING
                .finding(Verdict::Silent, Topic::Group, message)
                .with_help("bổ sung nếu ở đơn vị có")
                .between(Some(&missing.said), answer.as_ref().map(|answer| &answer.said)),
        );
    }
}
