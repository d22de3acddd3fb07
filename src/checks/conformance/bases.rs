//! Legal bases: the parent cited by number, date and title; the documents that it rests on.

use crate::checks::{Basis, Check, Run, form_decree};
use crate::diagnostics::Severity;
use crate::diff::{Finding, Topic, Verdict};

use super::Pair;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[PARENT_NOT_CITED];

const PARENT_NOT_CITED: Check = Check {
    code: "PH030",
    name: "parent-not-cited",
    title: "Không viện dẫn đúng kế hoạch của cấp trên",
    severity: Severity::Warning,
    explanation: "Kế hoạch triển khai của cấp dưới nêu văn bản của cấp trên mà mình thực hiện: đúng số, ký hiệu và ngày ban hành. Được \
        xem là phần căn cứ, phần mở đầu và toàn văn; kế hoạch dẫn một văn bản khác ở chỗ của kế hoạch cấp trên, hoặc dẫn sai ngày thì là \
        không phù hợp.",
    basis: &[Basis::Parent, form_decree("Phụ lục I, phần I, mục II, khoản 6")],
    bad: "mở đầu:\nỦy ban nhân dân xã ban hành Kế hoạch thực hiện phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2030 trên địa bàn xã (sau đây gọi tắt là Phong trào thi đua) như sau:\n",
    good: "mở đầu:\nThực hiện Kế hoạch số 57/KH-UBND ngày 06 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lâm Đồng về phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2030, Ủy ban nhân dân xã ban hành Kế hoạch thực hiện trên địa bàn xã (sau đây gọi tắt là Phong trào thi đua) như sau:\n",
    run: Run::Beside { run: parent_not_cited, silent: Some(Severity::Warning), parent: "" },
};

/// Looks for the parent among the documents the child cites.
fn parent_not_cited(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let Some(number) = pair.parent.plan.number.as_ref().filter(|number| number.number.is_some()) else { return };
    let bases = &pair.facts.bases;
    let parent = pair.parent.said(&number.origin, &number.written);
    let written = number.written.trim();
    let date = pair.parent.plan.issue_date.as_ref().filter(|date| date.date.day.is_some());
    let Some(cited) = &bases.parent_cited else {
        let finding = match bases.in_its_place.first() {
            Some(other) => {
                let citation = &other.value.citation;
                let name = citation.reference.as_deref().unwrap_or(&citation.document_type);
                let issuer = citation.issuer.as_ref().map_or(String::new(), |issuer| format!(" của {}", issuer.value));
                let message = format!("kế hoạch thực hiện văn bản {name}{issuer}, không dẫn kế hoạch cấp trên số {written}");
                PARENT_NOT_CITED
                    .finding(Verdict::Departs, Topic::Basis, message)
                    .between(Some(&parent), Some(&other.said))
            }
            None => {
                let message = format!("không viện dẫn kế hoạch cấp trên số {written}");
                PARENT_NOT_CITED.finding(Verdict::Silent, Topic::Basis, message).between(Some(&parent), None)
            }
        };
        found.push(finding.with_help(format!("nêu “Thực hiện Kế hoạch số {written} ngày … của …”")));
        return;
    };
    let own = date.map(|date| date.date.iso());
    let finding = match (&cited.value.citation.date_value, own) {
        (Some(typed), Some(own)) if *typed != own => {
            let typed = cited.value.citation.date.as_ref().map_or(typed.clone(), |date| date.value.date.short("…"));
            let right = date.map_or(own, |date| date.date.short("…"));
            let message = format!("dẫn kế hoạch cấp trên số {written} với ngày {typed}, kế hoạch đó ban hành ngày {right}");
            PARENT_NOT_CITED.finding(Verdict::Departs, Topic::Basis, message).with_help(format!("sửa thành ngày {right}"))
        }
        (None, Some(_)) => {
            let message = format!("dẫn kế hoạch cấp trên số {written} nhưng không ghi ngày ban hành");
            PARENT_NOT_CITED.finding(Verdict::Unclear, Topic::Basis, message)
        }
        _ => PARENT_NOT_CITED.finding(
            Verdict::Conforms,
            Topic::Basis,
            format!("viện dẫn đúng kế hoạch cấp trên số {written}"),
        ),
    };
    found.push(finding.between(Some(&parent), Some(&cited.said)));
}
