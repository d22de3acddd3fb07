//! Reports and dossiers: collected before they have to be sent, sent in time and to whom the parent says.

use crate::checks::{Basis, Check, Run};
use crate::diagnostics::Severity;
use crate::diff::facts::{Addressee, Due, Hop, Standing, Stated};
use crate::diff::{Finding, Topic, Verdict};
use crate::model::assignment::Way;

use super::Pair;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[
    NO_TIME_TO_COLLECT,
    SENT_TOO_LATE,
    OTHER_ADDRESSEE,
    SENDER_NOT_NAMED,
    BODY_OF_ANOTHER_PROVINCE,
    DIFFICULTIES_END_HERE,
];

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
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 15 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
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
        let message = format!(
            "các đơn vị gửi {paper} “{written}”, cấp trên đặt hạn “{limit}”: hai hạn không cùng kỳ, cần xem lại"
        );
        return (Verdict::Unclear, message);
    };
    let margin = i64::from(pair.settings.margin_days.unwrap_or(USUAL_MARGIN));
    if days <= 0 {
        let message = format!(
            "các đơn vị gửi {paper} “{written}”, không còn ngày nào để tổng hợp trước hạn của cấp trên “{limit}”"
        );
        return (Verdict::Departs, message);
    }
    if days < margin {
        let message = format!(
            "từ hạn các đơn vị gửi {paper} “{written}” đến hạn của cấp trên “{limit}” chỉ có {days} ngày, ít hơn {margin} ngày"
        );
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
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nội vụ trước ngày 25 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
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
            let message =
                format!("chưa giao đơn vị nào gửi {paper} lên cấp trên, trong khi cấp trên yêu cầu “{limit}”");
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
                Some(days) if days < 0 => {
                    (Verdict::Departs, format!("{paper} gửi cấp trên “{written}”, muộn hơn hạn của cấp trên “{limit}”"))
                }
                Some(_) => (Verdict::Conforms, format!("{paper} gửi cấp trên “{written}”, trong hạn “{limit}”")),
                None => (
                    Verdict::Unclear,
                    format!(
                        "{paper} gửi cấp trên “{written}”, cấp trên đặt hạn “{limit}”: hai hạn không cùng kỳ, cần xem lại"
                    ),
                ),
            },
            (Some(_), None) => {
                (Verdict::Silent, format!("{paper} gửi cấp trên không ghi ngày, trong khi cấp trên đặt hạn “{limit}”"))
            }
            (None, _) => (Verdict::Conforms, format!("có giao gửi {paper} lên cấp trên; cấp trên không đặt ngày")),
        };
        let finding = SENT_TOO_LATE.finding(verdict, Topic::Report, message);
        let finding = if verdict == Verdict::Conforms {
            finding
        } else {
            finding.with_help("ghi ngày không muộn hơn hạn của cấp trên")
        };
        found.push(finding.between(Some(&asked.said), Some(&sent.said)));
    }
}

const OTHER_ADDRESSEE: Check = Check {
    code: "PH012",
    name: "report-to-another-body",
    title: "Báo cáo, hồ sơ gửi không đúng nơi cấp trên yêu cầu",
    severity: Severity::Warning,
    explanation: "Kế hoạch cấp trên nêu cơ quan nhận báo cáo, hồ sơ của các xã, phường; kế hoạch này phải gửi đến đúng cơ quan đó. Gửi \
        đến cơ quan khác hẳn là không phù hợp; thiếu một trong các cơ quan mà cấp trên nêu thì cần xem lại.",
    basis: &[Basis::Parent],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nông nghiệp và Môi trường trước ngày 15 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    run: Run::Beside { run: other_addressee, silent: None, parent: "" },
};

/// Compares whom the child sends to with whom the parent names.
fn other_addressee(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let reports = &pair.facts.reports;
    for (asked, (sent, _)) in reports.asked.iter().zip(&reports.answers) {
        let Some(sent) = sent.and_then(|at| reports.sent.get(at)) else { continue };
        let above: Vec<&Addressee> = sent.value.addressees.iter().filter(|to| to.standing == Standing::Above).collect();
        let is_named = |wanted: &&Addressee| above.iter().any(|to| is_one_body(&to.key, &wanted.key));
        let (named, missing): (Vec<&Addressee>, Vec<&Addressee>) = asked.value.addressees.iter().partition(is_named);
        let paper = asked.value.paper.words();
        let list = |all: &[&Addressee]| all.iter().map(|to| to.name.as_str()).collect::<Vec<_>>().join(", ");
        let is_main_named = named.iter().any(|to| to.way == Way::To);
        let has_main = asked.value.addressees.iter().any(|to| to.way == Way::To);
        let (verdict, message) = if missing.is_empty() || is_main_named && missing.iter().all(|to| to.way != Way::To) {
            (Verdict::Conforms, format!("{paper} gửi đúng nơi nhận mà cấp trên nêu: {}", list(&named)))
        } else if named.is_empty() && !is_named_elsewhere(pair, &asked.value) {
            let message = format!("{paper} gửi {}, cấp trên yêu cầu gửi {}", list(&above), list(&missing));
            (Verdict::Departs, message)
        } else {
            let main = if has_main { " nhận" } else { "" };
            let message =
                format!("{paper} gửi {}, không nêu nơi{main} mà cấp trên yêu cầu: {}", list(&above), list(&missing));
            (Verdict::Unclear, message)
        };
        let finding = OTHER_ADDRESSEE.finding(verdict, Topic::Report, message);
        let finding = match verdict {
            Verdict::Conforms => finding,
            _ => finding.with_help("nêu đủ nơi nhận như kế hoạch cấp trên"),
        };
        found.push(finding.between(Some(&asked.said), Some(&sent.said)));
    }
}

/// Tells whether another hop of the child sends the same paper to one of those whom the parent names.
fn is_named_elsewhere(pair: &Pair<'_>, asked: &Hop) -> bool {
    let sent = pair.facts.reports.sent.iter().filter(|hop| hop.value.paper == asked.paper);
    let mut all = sent.flat_map(|hop| &hop.value.addressees);
    all.any(|to| asked.addressees.iter().any(|wanted| is_one_body(&to.key, &wanted.key)))
}

/// Tells whether two names, place and level made one, are of one body: the longer may say where.
fn is_one_body(one: &str, other: &str) -> bool {
    let strip = |name: &str| name.trim_end_matches(" ◇").to_owned();
    strip(one) == strip(other)
}

const SENDER_NOT_NAMED: Check = Check {
    code: "PH013",
    name: "sender-not-named",
    title: "Chưa rõ ai phải báo cáo",
    severity: Severity::Hint,
    explanation: "Kế hoạch cấp trên nêu các cơ quan, tổ chức phải báo cáo; ở cấp dưới cơ quan, tổ chức cùng loại cũng được nêu trong phần \
        thu báo cáo. Không nêu thì không rõ các nơi đó có phải báo cáo hay không. Chỉ xét các tổ chức, đoàn thể, hội, doanh nghiệp, \
        cơ sở mà cấp nào cũng có.",
    basis: &[Basis::Parent],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả của các thôn, đoàn thể, báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã], [đoàn thể xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n\
        nơi nhận:\n- Thường trực Đảng ủy xã;\n- Sở Nội vụ;\n- Các thôn, trường học, đoàn thể xã;\nlưu: VT, VH\n",
    run: Run::Beside {
        run: sender_not_named,
        silent: None,
        parent: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Sở Nội vụ] chủ trì, theo dõi và tham mưu Chủ tịch Ủy ban nhân dân tỉnh khen \
            thưởng.\n2. [Các sở, ban, ngành, đoàn thể tỉnh], [Ủy ban nhân dân các xã, phường, đặc khu] tổ chức thực hiện Kế hoạch này; báo cáo kết quả về \
            Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    },
};

/// Looks for those who report by the parent among those who report in the child.
fn sender_not_named(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let reports = &pair.facts.reports;
    for ((asked, (_, collected)), unnamed) in reports.asked.iter().zip(&reports.answers).zip(&reports.unnamed) {
        let Some(collected) = collected.and_then(|at| reports.collected.get(at)).filter(|_| !unnamed.is_empty()) else {
            continue;
        };
        let names = unnamed.join(", ");
        let message = format!("chưa rõ {names} có phải báo cáo hay không; kế hoạch cấp trên có nêu");
        found.push(
            SENDER_NOT_NAMED
                .finding(Verdict::Unclear, Topic::Report, message)
                .with_help(format!("nêu rõ {names} nếu phải báo cáo"))
                .between(Some(&asked.said), Some(&collected.said)),
        );
    }
}

const BODY_OF_ANOTHER_PROVINCE: Check = Check {
    code: "PH033",
    name: "body-of-another-province",
    title: "Cơ quan cấp trên không thuộc tỉnh, thành phố ban hành kế hoạch cấp trên",
    severity: Severity::Warning,
    explanation: "Nơi nhận báo cáo của cấp dưới là các cơ quan của chính tỉnh, thành phố đã ban hành kế hoạch cấp trên. Ghi cơ quan của \
        thành phố trong khi cấp trên là tỉnh (hoặc ngược lại), hoặc ghi tên tỉnh khác, thường là vì chép từ kế hoạch nơi khác.",
    basis: &[Basis::Parent],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nội vụ thành phố trước ngày 15 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết \
        quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n2. [Phòng Văn hóa - Xã hội] theo dõi, tổng hợp kết quả, báo cáo Sở Nội vụ tỉnh trước ngày 15 tháng 11 hằng năm.\n",
    run: Run::Beside { run: body_of_another_province, silent: None, parent: "" },
};

/// Reports a body above the child that is not of the parent's province.
fn body_of_another_province(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let Some(point) = &pair.facts.reports.foreign else { return };
    let (Some(parent), Some(child)) = (&point.parent, &point.child) else { return };
    let message =
        format!("“{}” không phải là cơ quan của {}, nơi ban hành kế hoạch cấp trên", child.value, parent.value);
    found.push(
        BODY_OF_ANOTHER_PROVINCE
            .finding(Verdict::Departs, Topic::Basis, message)
            .with_help(format!("ghi cơ quan của {}", parent.value))
            .between(Some(&parent.said), Some(&child.said)),
    );
}

const DIFFICULTIES_END_HERE: Check = Check {
    code: "PH081",
    name: "difficulties-end-here",
    title: "Khó khăn, vướng mắc không được phản ánh lên cấp trên",
    severity: Severity::Hint,
    explanation: "Kế hoạch cấp trên yêu cầu phản ánh khó khăn, vướng mắc về cơ quan của cấp trên. Kế hoạch này có nơi tiếp nhận khó khăn của \
        các đơn vị mà không nói việc vượt thẩm quyền được báo cáo tiếp lên cấp trên thì được nhắc bổ sung.",
    basis: &[Basis::Parent],
    bad: "kết thúc:\nTrong quá trình thực hiện, nếu có vướng mắc, các thôn, đơn vị phản ánh về Phòng Văn hóa - Xã hội để tổng hợp, báo cáo Ủy ban nhân dân xã xem xét, quyết định.\n",
    good: "kết thúc:\nTrong quá trình thực hiện, nếu có vướng mắc, các thôn, đơn vị phản ánh về Phòng Văn hóa - Xã hội để tổng hợp, báo cáo Ủy ban nhân dân xã và Sở Nội vụ xem xét, quyết định.\n",
    run: Run::Beside { run: difficulties_end_here, silent: Some(Severity::Hint), parent: "" },
};

/// Looks where difficulties go in the child.
fn difficulties_end_here(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let point = &pair.facts.reports.difficulties;
    let Some(parent) = point.parent.as_ref().filter(|parent| parent.value) else { return };
    let finding = match &point.child {
        Some(child) if child.value => DIFFICULTIES_END_HERE.finding(
            Verdict::Conforms,
            Topic::Duty,
            "khó khăn, vướng mắc được báo cáo lên cấp trên",
        ),
        Some(_) => {
            let message = "khó khăn, vướng mắc chỉ được báo cáo trong nội bộ, không nói việc báo cáo tiếp lên cấp trên";
            DIFFICULTIES_END_HERE.finding(Verdict::Silent, Topic::Duty, message)
        }
        None => {
            let message = "không nói khó khăn, vướng mắc được phản ánh đi đâu";
            DIFFICULTIES_END_HERE.finding(Verdict::Silent, Topic::Duty, message)
        }
    };
    let help = "ghi thêm nơi nhận của cấp trên đối với việc vượt thẩm quyền";
    let finding = if finding.verdict == Verdict::Conforms { finding } else { finding.with_help(help) };
    found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
}
