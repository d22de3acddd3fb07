//! Legal bases: the parent cited by number, date and title; the documents that it rests on.

use crate::checks::{Basis, Check, Run, form_decree};
use crate::diagnostics::Severity;
use crate::diff::{Finding, Topic, Verdict};
use crate::model::citation::Shape;
use crate::model::party;
use crate::model::plan::DocumentRole;

use super::Pair;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[PARENT_NOT_CITED, SUPERIOR_DECISION_NOT_CITED, DOCUMENT_NOT_CITED];

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
    let Some(number) = pair.parent.plan.number.as_ref().filter(|number| number.number.is_some()) else {
        return of_another_body(pair, found);
    };
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
                let message =
                    format!("kế hoạch thực hiện văn bản {name}{issuer}, không dẫn kế hoạch cấp trên số {written}");
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
            let message =
                format!("dẫn kế hoạch cấp trên số {written} với ngày {typed}, kế hoạch đó ban hành ngày {right}");
            PARENT_NOT_CITED
                .finding(Verdict::Departs, Topic::Basis, message)
                .with_help(format!("sửa thành ngày {right}"))
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

/// Where the parent has no number yet, what the child carries out can still be of another body.
fn of_another_body(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let Some(issuer) = &pair.parent.plan.issuer else { return };
    let Some(territory) = issuer.territory.as_deref().map(party::key) else { return };
    let Some(other) = pair.facts.bases.in_its_place.first() else { return };
    let body = other.value.citation.issuer.as_ref().map(|issuer| issuer.value.as_str()).unwrap_or_default();
    if body.is_empty() || party::key(body).contains(&territory) {
        return;
    }
    let message = format!("kế hoạch thực hiện văn bản của {body}, kế hoạch cấp trên là của {}", issuer.name.trim());
    found.push(
        PARENT_NOT_CITED
            .finding(Verdict::Departs, Topic::Basis, message)
            .with_help("nêu kế hoạch cấp trên, hoặc sửa dòng “cấp trên:”")
            .between(Some(&pair.parent.said(&issuer.origin, &issuer.name)), Some(&other.said)),
    );
}

const SUPERIOR_DECISION_NOT_CITED: Check = Check {
    code: "PH031",
    name: "superior-decision-not-cited",
    title: "Không viện dẫn văn bản mà kế hoạch cấp trên thực hiện",
    severity: Severity::Hint,
    explanation: "Kế hoạch cấp trên tự nó thực hiện một văn bản của trung ương hoặc của cấp cao hơn. Cấp dưới không bắt buộc dẫn lại, nhưng \
        dẫn cả hai thì người đọc thấy được gốc của phong trào, nên chỉ là gợi ý.",
    basis: &[Basis::Parent],
    bad: "ngày: 21/01/2026\n",
    good: "mở đầu:\nThực hiện Quyết định số 2460/QĐ-TTg ngày 12 tháng 11 năm 2025 của Thủ tướng Chính phủ về phát động phong trào thi đua xây dựng nông thôn mới và Kế hoạch số 57/KH-UBND ngày 06 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Lâm Đồng về phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2030 (sau đây gọi tắt là Phong trào thi đua), Ủy ban nhân dân xã ban hành Kế hoạch thực hiện trên địa bàn xã như sau:\n",
    run: Run::Beside {
        run: superior_decision_not_cited,
        silent: Some(Severity::Hint),
        parent: "mở đầu:\nThực hiện Quyết định số 2460/QĐ-TTg ngày 12 tháng 11 năm 2025 của Thủ tướng Chính phủ về phát động phong trào thi đua xây dựng \
            nông thôn mới, Ủy ban nhân dân tỉnh ban hành Kế hoạch phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2030 (sau đây gọi tắt là Phong trào thi đua) như sau:\n",
    },
};

/// Tells whether a document is what the parent itself carries out.
fn is_superior(pair: &Pair<'_>, basis: &crate::diff::facts::Basis) -> bool {
    let title = basis.citation.title.as_ref().map(|title| party::key(&title.value));
    let movement = pair.parent.plan.movement.as_ref().map(|movement| party::key(&movement.text));
    let is_of_movement = movement.zip(title).is_some_and(|(movement, title)| title.contains(&movement));
    basis.role == DocumentRole::Implements || basis.role == DocumentRole::LegalBasis && is_of_movement
}

/// Looks for what the parent carries out among the documents of the child.
fn superior_decision_not_cited(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    documents(pair, &SUPERIOR_DECISION_NOT_CITED, true, found);
}

const DOCUMENT_NOT_CITED: Check = Check {
    code: "PH032",
    name: "document-of-the-parent-not-cited",
    title: "Không viện dẫn văn bản khác mà kế hoạch cấp trên viện dẫn",
    severity: Severity::Hint,
    explanation: "Văn bản mà kế hoạch cấp trên viện dẫn được tìm trong kế hoạch này theo loại, số và ký hiệu. Bảng so sánh ghi văn bản nào được \
        dẫn lại, văn bản nào không; khi kiểm tra một kế hoạch thì không báo, vì cấp dưới không phải dẫn lại tất cả.",
    basis: &[Basis::Parent],
    bad: "ngày: 21/01/2026\n",
    good: "căn cứ:\n- Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;\n",
    run: Run::Beside {
        run: document_not_cited,
        silent: None,
        parent: "căn cứ:\n- Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;\n",
    },
};

/// Looks for the other documents of the parent.
fn document_not_cited(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    documents(pair, &DOCUMENT_NOT_CITED, false, found);
}

fn documents(pair: &Pair<'_>, check: &Check, superior: bool, found: &mut Vec<Finding>) {
    for point in &pair.facts.bases.documents {
        let Some(parent) = point.parent.as_ref().filter(|parent| is_superior(pair, &parent.value) == superior) else {
            continue;
        };
        let citation = &parent.value.citation;
        let name = match (&citation.reference, &citation.title) {
            (Some(reference), _) => format!("{} số {reference}", citation.document_type),
            (None, Some(title)) if citation.shape == Shape::Law => {
                format!("{} {}", citation.document_type, title.value)
            }
            _ => continue,
        };
        let finding = match &point.child {
            Some(_) => check.finding(Verdict::Conforms, Topic::Basis, format!("hai kế hoạch cùng viện dẫn {name}")),
            // A document named in the title of another goes with that one.
            None if parent.value.role == DocumentRole::InsideTitle => continue,
            None => check
                .finding(Verdict::Silent, Topic::Basis, format!("không viện dẫn {name}, kế hoạch cấp trên có viện dẫn"))
                .with_help("viện dẫn nếu văn bản liên quan đến nhiệm vụ của đơn vị"),
        };
        found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
    }
}
