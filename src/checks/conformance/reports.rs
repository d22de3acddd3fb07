//! Reports and dossiers: collected before they have to be sent, sent in time and to whom the parent says.

use crate::checks::{Basis, Check, Run};
use crate::diagnostics::Severity;
use crate::diff::facts::{Due, Hop, Stated};
use crate::diff::{Finding, Topic, Verdict};

use super::Pair;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[NO_TIME_TO_COLLECT, SENT_TOO_LATE];

/// The days between collecting and sending where the office sets none.
pub const USUAL_MARGIN: u16 = 5;

const NO_TIME_TO_COLLECT: Check = Check {
    code: "PH010",
    name: "collects-too-late",
    title: "Thu báo cáo của đơn vị trực thuộc không kịp hạn báo cáo cấp trên",
    severity: Severity::Error,
    explanation: "Các đơn vị trực thuộc phải gửi báo cáo (hồ sơ, đăng ký) trước hạn mà cấp trên đặt cho kế hoạch này, đủ sớm để tổng \
        hợp, trình ký và gửi đi. “Trước ngày 15/11” thì hạn cuối là ngày 14/11. Số ngày cần để tổng hợp đặt ở plancc.toml, mục \
        [check], khóa margin-days; không đặt thì ít hơn 5 ngày chỉ được nhắc xem lại. Hạn không ghi ngày được nói là không ghi ngày.",
    basis: &[Basis::Parent],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này; báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 15 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này; báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    run: Run::Beside { run: no_time_to_collect, silent: Some(Severity::Warning), parent: "" },
};

/// Compares what the child collects with what the parent asks.
fn no_time_to_collect(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let reports = &pair.facts.reports;
    for (asked, (_, collected)) in reports.asked.iter().zip(&reports.answers) {
        let Some(collected) = collected.and_then(|at| reports.collected.get(at)) else { continue };
        let Some(due) = asked.value.due else { continue };
        let (verdict, message) = judge_collecting(pair, asked, due, collected);
        let finding = NO_TIME_TO_COLLECT.finding(verdict, Topic::Report, message);
        let finding = match verdict {
            Verdict::Conforms => finding,
            Verdict::Silent => finding.with_help("ghi ngày các đơn vị phải gửi, sớm hơn hạn của cấp trên"),
            _ => finding.with_help("đưa hạn của các đơn vị lên sớm hơn"),
        };
        found.push(finding.between(Some(&asked.said), Some(&collected.said)));
    }
}

fn judge_collecting(pair: &Pair<'_>, asked: &Stated<Hop>, due: Due, collected: &Stated<Hop>) -> (Verdict, String) {
    let paper = asked.value.paper.words();
    let limit = asked.value.written.as_deref().unwrap_or_default();
    let Some(own) = collected.value.due else {
        let message = format!("chưa ghi ngày các đơn vị gửi {paper}, trong khi phải gửi lên cấp trên “{limit}”");
        return (Verdict::Silent, message);
    };
    let written = collected.value.written.as_deref().unwrap_or_default();
    let Some(days) = own.days_before(due) else {
        let message = format!("các đơn vị gửi {paper} “{written}”, cấp trên đặt hạn “{limit}”: hai hạn không cùng kỳ, cần xem lại");
        return (Verdict::Unclear, message);
    };
    let margin = i64::from(pair.settings.margin_days.unwrap_or(USUAL_MARGIN));
    if days <= 0 {
        let message = format!("các đơn vị gửi {paper} “{written}”, không còn ngày nào để tổng hợp trước hạn của cấp trên “{limit}”");
        return (Verdict::Departs, message);
    }
    if days < margin {
        let message = format!("từ hạn các đơn vị gửi {paper} “{written}” đến hạn của cấp trên “{limit}” chỉ có {days} ngày, ít hơn {margin} ngày");
        let is_set = pair.settings.margin_days.is_some();
        return (if is_set { Verdict::Departs } else { Verdict::Unclear }, message);
    }
    (Verdict::Conforms, format!("các đơn vị gửi {paper} trước hạn của cấp trên {days} ngày"))
}

const SENT_TOO_LATE: Check = Check {
    code: "PH011",
    name: "report-sent-too-late",
    title: "Báo cáo, hồ sơ gửi cấp trên muộn hơn hạn cấp trên đặt, hoặc không ghi hạn",
    severity: Severity::Error,
    explanation: "Báo cáo, hồ sơ, bản đăng ký mà kế hoạch cấp trên yêu cầu các xã, phường gửi phải được giao cho một đơn vị lập và gửi \
        không muộn hơn hạn đó. Kế hoạch không nhắc đến, hoặc chỉ ghi “theo quy định” thì được nhắc ghi rõ ngày.",
    basis: &[Basis::Parent],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này; báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nội vụ trước ngày 25 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này; báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    run: Run::Beside { run: sent_too_late, silent: Some(Severity::Warning), parent: "" },
};

/// Compares what the child sends upward with what the parent asks.
fn sent_too_late(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let reports = &pair.facts.reports;
    for (asked, (sent, collected)) in reports.asked.iter().zip(&reports.answers) {
        let paper = asked.value.paper.words();
        let limit = asked.value.written.as_deref().unwrap_or_default();
        let sent = sent.and_then(|at| reports.sent.get(at));
        let Some(sent) = sent else {
            let message = format!("chưa giao đơn vị nào gửi {paper} lên cấp trên, trong khi cấp trên yêu cầu “{limit}”");
            let beside = collected.and_then(|at| reports.collected.get(at));
            found.push(
                SENT_TOO_LATE
                    .finding(Verdict::Silent, Topic::Report, message)
                    .with_help(format!("giao một đơn vị tổng hợp, gửi {paper} lên cấp trên đúng hạn"))
                    .between(Some(&asked.said), beside.map(|hop| &hop.said)),
            );
            continue;
        };
        let written = sent.value.written.as_deref().unwrap_or_default();
        let (verdict, message) = match (asked.value.due, sent.value.due) {
            (Some(due), Some(own)) => match own.days_before(due) {
                Some(days) if days < 0 => (
                    Verdict::Departs,
                    format!("{paper} gửi cấp trên “{written}”, muộn hơn hạn của cấp trên “{limit}”"),
                ),
                Some(_) => (Verdict::Conforms, format!("{paper} gửi cấp trên “{written}”, trong hạn “{limit}”")),
                None => (
                    Verdict::Unclear,
                    format!("{paper} gửi cấp trên “{written}”, cấp trên đặt hạn “{limit}”: hai hạn không cùng kỳ, cần xem lại"),
                ),
            },
            (Some(_), None) => (
                Verdict::Silent,
                format!("{paper} gửi cấp trên không ghi ngày, trong khi cấp trên đặt hạn “{limit}”"),
            ),
            (None, _) => (Verdict::Conforms, format!("có giao gửi {paper} lên cấp trên; cấp trên không đặt ngày")),
        };
        let finding = SENT_TOO_LATE.finding(verdict, Topic::Report, message);
        let finding = if verdict == Verdict::Conforms { finding } else { finding.with_help("ghi ngày không muộn hơn hạn của cấp trên") };
        found.push(finding.between(Some(&asked.said), Some(&sent.said)));
    }
}
