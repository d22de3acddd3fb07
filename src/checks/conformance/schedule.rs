//! Times: reviews, duties with a time, the period, the time for issuing.

use crate::checks::{Basis, Check, Run};
use crate::diagnostics::Severity;
use crate::diff::facts::{Point, ReviewKind, Stated, When};
use crate::diff::{Finding, Topic, Verdict};
use crate::model::time::{Duration, Unit};

use super::{Pair, quoted};

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[REVIEW_NOT_KEPT, DUTY_LATE, GUIDANCE_DROPPED, OUTSIDE_THE_PERIOD, ISSUED_TOO_LATE];

const REVIEW_NOT_KEPT: Check = Check {
    code: "PH014",
    name: "review-not-kept",
    title: "Sơ kết, tổng kết không theo kế hoạch cấp trên",
    severity: Severity::Warning,
    explanation: "Kế hoạch cấp trên tổ chức sơ kết, tổng kết vào thời gian nào thì cấp dưới cũng sơ kết, tổng kết không muộn hơn và không thưa \
        hơn, để kịp báo cáo. Được so là thời gian hoặc chu kỳ ghi cạnh chữ “sơ kết”, “tổng kết” ở phần thời gian, giải pháp, tổ chức thực hiện.",
    basis: &[Basis::Parent],
    bad: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 25 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. \
        Phòng Văn hóa - Xã hội tham mưu tổ chức sơ kết vào năm 2029 và tổng kết vào năm 2030.\n",
    good: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 25 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. \
        Phòng Văn hóa - Xã hội tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030.\n",
    run: Run::Beside { run: review_not_kept, silent: Some(Severity::Warning), parent: "" },
};

/// How two times stand to each other.
enum Standing {
    Kept,
    Late,
    Rarer,
    Unlike,
}

/// The length of a rhythm in days, roughly: enough to tell which comes more often.
fn days(duration: Duration) -> u32 {
    let unit = match duration.unit {
        Unit::Day => 1,
        Unit::Week => 7,
        Unit::Month => 30,
        Unit::Quarter => 91,
        Unit::Year => 365,
    };
    u32::from(duration.count) * unit
}

fn stand(parent: When, child: When) -> Standing {
    match (parent, child) {
        (When::Every(one), When::Every(two)) if days(two) > days(one) => Standing::Rarer,
        (When::Every(_), When::Every(_)) => Standing::Kept,
        // A day in each year is a rhythm too.
        (When::Every(one), When::By(due)) if one.unit == Unit::Year && due.is_yearly => Standing::Kept,
        (When::On((_, last)), When::On((first, _))) if first > last => Standing::Late,
        (When::On(_), When::On(_)) => Standing::Kept,
        (When::By(one), When::By(two)) => match two.days_before(one) {
            Some(days) if days < 0 => Standing::Late,
            Some(_) => Standing::Kept,
            None => Standing::Unlike,
        },
        (When::By(one), When::On((first, last))) if !one.is_yearly && !one.is_monthly => {
            if first > one.last {
                Standing::Late
            } else if last <= one.last {
                Standing::Kept
            } else {
                Standing::Unlike
            }
        }
        (When::On((_, end)), When::By(two)) if !two.is_yearly && !two.is_monthly => {
            if two.last > end {
                Standing::Late
            } else {
                Standing::Kept
            }
        }
        _ => Standing::Unlike,
    }
}

/// Compares the reviews of both plans.
fn review_not_kept(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for point in &pair.facts.reviews.reviews {
        let Some(parent) = &point.parent else { continue };
        let name = match parent.value.kind {
            ReviewKind::Yearly => "sơ kết hằng năm",
            ReviewKind::Interim => "sơ kết",
            ReviewKind::Final => "tổng kết",
        };
        let check = &REVIEW_NOT_KEPT;
        let finding = match &point.child {
            None => check
                .finding(Verdict::Silent, Topic::Report, format!("không có {name}, kế hoạch cấp trên có"))
                .with_help(format!("ghi việc {name} với thời gian")),
            Some(child) => match (parent.value.time, child.value.time) {
                (None, _) => {
                    check.finding(Verdict::Conforms, Topic::Report, format!("có {name} như kế hoạch cấp trên"))
                }
                (Some(_), None) => check
                    .finding(
                        Verdict::Silent,
                        Topic::Report,
                        format!("không ghi thời gian {name}, kế hoạch cấp trên có ghi"),
                    )
                    .with_help("ghi thời gian không muộn hơn cấp trên"),
                (Some(one), Some(two)) => match stand(one, two) {
                    Standing::Kept => {
                        check.finding(Verdict::Conforms, Topic::Report, format!("{name} theo thời gian của cấp trên"))
                    }
                    Standing::Late => check
                        .finding(Verdict::Departs, Topic::Report, format!("{name} muộn hơn thời gian của cấp trên"))
                        .with_help("sơ kết, tổng kết không muộn hơn cấp trên"),
                    Standing::Rarer => check
                        .finding(Verdict::Departs, Topic::Report, format!("{name} thưa hơn kế hoạch cấp trên"))
                        .with_help("giữ chu kỳ như kế hoạch cấp trên"),
                    Standing::Unlike => check.finding(
                        Verdict::Unclear,
                        Topic::Report,
                        format!("thời gian {name} của hai kế hoạch ghi theo cách khác nhau, cần xem lại"),
                    ),
                },
            },
        };
        found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
    }
}

const DUTY_LATE: Check = Check {
    code: "PH015",
    name: "duty-late-or-without-time",
    title: "Việc có thời hạn của cấp trên không được giữ thời hạn",
    severity: Severity::Warning,
    explanation: "Việc mà kế hoạch cấp trên giao cho các xã, phường hoặc giao chung, có ghi ngày, tháng hoặc chu kỳ, thì kế hoạch này làm không \
        muộn hơn, không thưa hơn. Việc có ngày mà kế hoạch này không nhắc đến hoặc không ghi thời gian được nhắc bổ sung.",
    basis: &[Basis::Parent],
    bad: "phần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền xã.\n2. Hoàn thành việc rà soát tiêu chí trước ngày 30 tháng 9 năm 2026.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền xã.\n2. Hoàn thành việc rà soát tiêu chí trước ngày 30 tháng 5 năm 2026.\n",
    run: Run::Beside {
        run: duty_late,
        silent: Some(Severity::Warning),
        parent: "phần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp.\n2. Các địa phương hoàn thành \
            việc rà soát tiêu chí trước ngày 30 tháng 6 năm 2026.\n",
    },
};

/// Compares the times of other duties.
fn duty_late(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for point in &pair.facts.reviews.duties {
        let Some(parent) = &point.parent else { continue };
        let Some(one) = parent.value.when else { continue };
        let is_dated = !matches!(one, When::Every(_));
        let time = quoted(&parent.said.text);
        let check = &DUTY_LATE;
        let finding = match (&point.child, point.child.as_ref().and_then(|child| child.value.when)) {
            (None, _) if is_dated => check
                .finding(Verdict::Silent, Topic::Report, format!("không nhắc đến việc cấp trên đặt thời hạn {time}"))
                .with_help("giao việc này cho một đơn vị, ghi thời hạn"),
            (None, _) => continue,
            (Some(_), None) if is_dated && parent.value.binds => check
                .finding(
                    Verdict::Silent,
                    Topic::Report,
                    format!("việc này cấp trên đặt thời hạn {time}, kế hoạch không ghi thời gian"),
                )
                .with_help("ghi thời hạn không muộn hơn cấp trên"),
            (Some(_), None) if parent.value.binds => check.finding(
                Verdict::Unclear,
                Topic::Report,
                format!("việc này cấp trên làm {time}, kế hoạch không ghi chu kỳ"),
            ),
            (Some(_), None) => continue,
            (Some(child), Some(two)) => match stand(one, two) {
                Standing::Kept => {
                    check.finding(Verdict::Conforms, Topic::Report, format!("giữ thời hạn của cấp trên {time}"))
                }
                Standing::Late | Standing::Rarer if !parent.value.binds => continue,
                Standing::Late => check
                    .finding(
                        Verdict::Departs,
                        Topic::Report,
                        format!("{} muộn hơn thời hạn của cấp trên {time}", quoted(&child.said.text)),
                    )
                    .with_help("sửa thời hạn không muộn hơn cấp trên"),
                Standing::Rarer => check
                    .finding(
                        Verdict::Departs,
                        Topic::Report,
                        format!("{} thưa hơn cấp trên yêu cầu {time}", quoted(&child.said.text)),
                    )
                    .with_help("giữ chu kỳ như kế hoạch cấp trên"),
                Standing::Unlike => check.finding(
                    Verdict::Unclear,
                    Topic::Report,
                    format!(
                        "thời hạn {} và thời hạn của cấp trên {time} ghi theo cách khác nhau, cần xem lại",
                        quoted(&child.said.text)
                    ),
                ),
            },
        };
        found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
    }
}

const GUIDANCE_DROPPED: Check = Check {
    code: "PH016",
    name: "guidance-dropped",
    title: "Bỏ phần “theo hướng dẫn của …” của cấp trên",
    severity: Severity::Hint,
    explanation: "Kế hoạch cấp trên ghi việc sơ kết, tổng kết được làm theo hướng dẫn của một cơ quan. Kế hoạch này giữ nguyên việc đó mà \
        không nhắc đến hướng dẫn thì được nhắc, vì người thực hiện không biết làm theo văn bản nào.",
    basis: &[Basis::Parent],
    bad: "ngày: 21/01/2026\n",
    good: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 25 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. Phòng \
        Văn hóa - Xã hội tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030 theo hướng dẫn của Sở Nội vụ.\n",
    run: Run::Beside {
        run: guidance_dropped,
        silent: Some(Severity::Hint),
        parent: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. Sở \
            Nội vụ tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030 theo hướng dẫn của Ban Thi đua - Khen thưởng Trung ương.\n",
    },
};

/// Looks whether the guidance of the parent's timeline is kept.
fn guidance_dropped(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for point in &pair.facts.reviews.guidance {
        let Some(parent) = &point.parent else { continue };
        let finding = match &point.child {
            Some(_) => GUIDANCE_DROPPED.finding(Verdict::Conforms, Topic::Report, "có nhắc đến hướng dẫn phải theo"),
            None => GUIDANCE_DROPPED
                .finding(
                    Verdict::Silent,
                    Topic::Report,
                    format!("không nhắc đến việc làm {}", quoted(&parent.said.text)),
                )
                .with_help("ghi cơ quan hướng dẫn mà đơn vị phải theo"),
        };
        found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
    }
}

const OUTSIDE_THE_PERIOD: Check = Check {
    code: "PH020",
    name: "outside-the-parents-period",
    title: "Thời gian thực hiện nằm ngoài thời gian của kế hoạch cấp trên",
    severity: Severity::Error,
    explanation: "Phong trào ở cấp dưới bắt đầu không sớm hơn và kết thúc không muộn hơn ở cấp trên. Được so là thời gian ghi ở dòng “thời \
        gian:”, phần thời gian thực hiện hoặc trích yếu; chỉ ghi năm thì so theo năm. Không ghi thời gian thì chỉ được gợi ý.",
    basis: &[Basis::Parent],
    bad: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 25 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2031. \
        Phòng Văn hóa - Xã hội tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030.\n",
    good: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 25 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. \
        Phòng Văn hóa - Xã hội tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030.\n",
    run: Run::Beside { run: outside_the_period, silent: Some(Severity::Hint), parent: "" },
};

/// Compares the ends of both periods.
fn outside_the_period(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let periods = &pair.facts.periods;
    let timeline = periods.timeline.child.as_ref().map(|stated| &stated.said);
    let ends = [(&periods.start, "bắt đầu", true), (&periods.end, "kết thúc", false)];
    for (point, name, is_start) in ends {
        let finding = match (&point.parent, &point.child) {
            (Some(parent), Some(child)) => {
                let is_outside = if is_start { child.value.1 < parent.value.0 } else { child.value.0 > parent.value.1 };
                let finding = if is_outside {
                    let side = if is_start { "sớm hơn" } else { "muộn hơn" };
                    let message = format!(
                        "{} {name} {side} kế hoạch cấp trên {}",
                        quoted(&child.said.text),
                        quoted(&parent.said.text)
                    );
                    OUTSIDE_THE_PERIOD
                        .finding(Verdict::Departs, Topic::Period, message)
                        .with_help("sửa cho nằm trong thời gian của cấp trên")
                } else {
                    let message = format!("{name} trong thời gian của kế hoạch cấp trên");
                    OUTSIDE_THE_PERIOD.finding(Verdict::Conforms, Topic::Period, message)
                };
                finding.between(Some(&parent.said), Some(&child.said))
            }
            (Some(parent), None) => {
                let message =
                    format!("không ghi thời gian {name}, kế hoạch cấp trên ghi {}", quoted(&parent.said.text));
                OUTSIDE_THE_PERIOD
                    .finding(Verdict::Silent, Topic::Period, message)
                    .with_help(format!("ghi thời gian {name}"))
                    .between(Some(&parent.said), timeline)
            }
            (None, None) => {
                let Some(parent) = &periods.timeline.parent else { continue };
                let message = format!("cả hai kế hoạch không ghi thời gian {name}, không có gì để so");
                OUTSIDE_THE_PERIOD
                    .finding(Verdict::Unclear, Topic::Period, message)
                    .between(Some(&parent.said), timeline)
            }
            (None, Some(_)) => continue,
        };
        found.push(finding);
    }
}

const ISSUED_TOO_LATE: Check = Check {
    code: "PH021",
    name: "issued-too-late",
    title: "Ban hành muộn hơn thời hạn cấp trên đặt",
    severity: Severity::Warning,
    explanation: "Kế hoạch cấp trên có thể đặt ngày mà các xã, phường phải ban hành kế hoạch của mình. Ngày ban hành của kế hoạch này được so \
        với ngày đó; ngày còn để trống thì chưa kết luận được.",
    basis: &[Basis::Parent],
    bad: "ngày: 21/01/2026\n",
    good: "ngày: 19/01/2026\n",
    run: Run::Beside {
        run: issued_too_late,
        silent: None,
        parent: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Sở Nội vụ] chủ trì, theo dõi và tham mưu Chủ tịch Ủy ban nhân dân tỉnh khen thưởng.\n\
            2. [Các sở, ban, ngành tỉnh], [Ủy ban nhân dân các xã, phường, đặc khu] xây dựng, ban hành kế hoạch trước ngày 20 tháng 01 năm 2026 và tổ chức thực hiện; \
            báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    },
};

/// Compares the day of issue with the time that the parent sets.
fn issued_too_late(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let point = &pair.facts.periods.issue;
    let Point { parent: Some(parent), child } = point else { return };
    let issued = child.as_ref().and_then(|child| child.value);
    let said = child.as_ref().map(|child: &Stated<_>| &child.said);
    let finding = match (parent.value, issued) {
        (None, _) => {
            let message = "kế hoạch cấp trên không đặt ngày ban hành cho cấp dưới";
            ISSUED_TOO_LATE.finding(Verdict::Conforms, Topic::Period, message)
        }
        (Some((_, limit)), Some((first, _))) if first > limit => ISSUED_TOO_LATE
            .finding(
                Verdict::Departs,
                Topic::Period,
                format!("ban hành muộn hơn thời hạn của cấp trên {}", quoted(&parent.said.text)),
            )
            .with_help("xem lại ngày ban hành, hoặc báo cáo cấp trên lý do"),
        (Some((_, limit)), Some((_, last))) if last <= limit => {
            ISSUED_TOO_LATE.finding(Verdict::Conforms, Topic::Period, "ban hành trong thời hạn cấp trên đặt")
        }
        (Some(_), _) => {
            let message = format!("chưa ghi đủ ngày ban hành, cấp trên đặt thời hạn {}", quoted(&parent.said.text));
            ISSUED_TOO_LATE.finding(Verdict::Unclear, Topic::Period, message)
        }
    };
    found.push(finding.between(Some(&parent.said), said));
}
