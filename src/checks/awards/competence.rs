//! Competence (`KT`): awards promised by those whom the law does not let confer them.

use chrono::NaiveDate;

use crate::checks::{Check, Context, Run, emulation_law};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::party::Level;
use crate::model::recognise::words::{Words, fold};
use crate::reference::Certainty;
use crate::reference::awards::{Office, is_beyond};

use super::reading::{FURTHER_PLACES, Mention, mentions, of_article};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[COMMUNE_CONFERS_TOO_MUCH, AGENCY_CONFERS_TOO_MUCH];

const COMMUNE_CONFERS_TOO_MUCH: Check = Check {
    code: "KT020",
    name: "commune-confers-too-much",
    title: "Chủ tịch Ủy ban nhân dân cấp xã không có thẩm quyền tặng",
    severity: Severity::Error,
    explanation: "Chủ tịch Ủy ban nhân dân cấp xã tặng Giấy khen, danh hiệu Lao động tiên tiến, Gia đình văn hóa và các danh \
        hiệu được phân cấp; không tặng Bằng khen, Cờ thi đua. Kế hoạch của xã chỉ đề nghị cấp trên tặng các hình thức đó. \
        Thẩm quyền được xét theo ngày ban hành kế hoạch; từ ngày 01/10/2026 luật sửa đổi có hiệu lực nên chỉ còn là cảnh báo.",
    basis: &[emulation_law("Điều 80, khoản 3")],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân xã.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(commune_confers_too_much),
};

const AGENCY_CONFERS_TOO_MUCH: Check = Check {
    code: "KT021",
    name: "agency-confers-too-much",
    title: "Sở, công an, phòng không có thẩm quyền tặng Bằng khen, Cờ thi đua",
    severity: Severity::Error,
    explanation: "Người đứng đầu cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh chỉ tặng Giấy khen và các danh hiệu cấp cơ \
        sở; Bằng khen, Cờ thi đua thuộc thẩm quyền cấp tỉnh trở lên. Với công an, quân đội, việc tặng theo quy định riêng \
        của bộ nên chỉ là cảnh báo. Kế hoạch của bộ, ngành trung ương không được xem.",
    basis: &[emulation_law("Điều 80, khoản 1")],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Giám đốc Sở Y tế.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Giấy khen của Giám đốc Sở Y tế.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(agency_confers_too_much),
};

/// Whose chair an authority names, read from what follows `Ủy ban nhân dân`; a bare committee is the issuer's own.
fn chair_of(authority: &str, issuer: Option<Level>) -> Option<Office> {
    let words = Words::new(authority);
    let after = words.find(0, "ủy ban nhân dân").or_else(|| words.find(0, "ubnd"))?.end;
    let units: &[(&str, Office)] = &[
        ("thị xã", Office::DistrictChair),
        ("thị trấn", Office::CommuneChair),
        ("xã", Office::CommuneChair),
        ("phường", Office::CommuneChair),
        ("đặc khu", Office::CommuneChair),
        ("huyện", Office::DistrictChair),
        ("quận", Office::DistrictChair),
        ("tỉnh", Office::ProvincialChair),
        ("thành phố", Office::ProvincialChair),
    ];
    let skip = ["các", "cấp"].iter().find_map(|word| words.after(after, word)).unwrap_or(after);
    let named = units.iter().find(|(unit, _)| words.is_at(skip, unit)).map(|(_, office)| *office);
    if named.is_some() || words.is_word(skip) {
        return named;
    }
    match issuer? {
        Level::Commune => Some(Office::CommuneChair),
        Level::Province => Some(Office::ProvincialChair),
        Level::District => Some(Office::DistrictChair),
        Level::Central | Level::Unit => None,
    }
}

/// The day that the competence is judged by.
fn day(cx: &Context<'_>) -> Option<NaiveDate> {
    cx.latest_issue()
}

/// The award in the words of the law: `bằng khen`, `cờ thi đua`, `chiến sĩ thi đua cơ sở`.
fn award_words(mention: &Mention<'_>) -> String {
    let head = mention.head();
    if mention.is_commendation() { "giấy khen".to_owned() } else { head }
}

/// Reports awards whose authority is a commune and that are beyond it.
fn commune_confers_too_much(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(day) = day(cx) else { return };
    let issuer = cx.plan.issuer.as_ref().map(|issuer| issuer.level);
    for mention in mentions(cx) {
        let (Some(authority), Some(_)) = (mention.authority(), mention.authority_span()) else { continue };
        if !(mention.is_flag() || mention.is_certificate()) {
            continue;
        }
        let office = chair_of(authority, issuer);
        let Some(office @ (Office::CommuneChair | Office::DistrictChair)) = office else { continue };
        let Some(certainty) = is_beyond(office, &award_words(&mention), day) else { continue };
        let award = mention.passage.slice(&mention.award.head);
        let mut report = COMMUNE_CONFERS_TOO_MUCH
            .report(mention.span(), format!("“{authority}” không có thẩm quyền tặng {award}"))
            .with_help("ghi Giấy khen, hoặc “đề nghị Chủ tịch Ủy ban nhân dân tỉnh (thành phố) tặng Bằng khen”");
        report.severity = severity(cx, certainty);
        found.push(report);
    }
}

fn severity(cx: &Context<'_>, certainty: Certainty) -> Severity {
    match certainty {
        Certainty::Text => of_article(cx, Severity::Error),
        Certainty::Secondary | Certainty::Unverified => Severity::Warning,
    }
}

/// What the authority of an agency begins with; the second tells whether the agency is of the police or the army.
const AGENCIES: &[(&str, bool)] = &[
    ("giám đốc các sở", false),
    ("giám đốc sở", false),
    ("thủ trưởng các sở", false),
    ("thủ trưởng sở", false),
    ("các sở", false),
    ("sở", false),
    ("trưởng phòng", false),
    ("phòng", false),
    ("giám đốc công an", true),
    ("trưởng công an", true),
    ("công an tỉnh", true),
    ("công an thành phố", true),
    ("công an xã", true),
    ("công an phường", true),
    ("chỉ huy trưởng", true),
    ("bộ chỉ huy quân sự", true),
    ("ban chỉ huy quân sự", true),
];

/// Reports flags and `bằng khen` of agencies, once for each authority.
fn agency_confers_too_much(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(day) = day(cx) else { return };
    if cx.plan.issuer.as_ref().is_some_and(|issuer| issuer.level == Level::Central) {
        return;
    }
    let mut reports: Vec<(String, Diagnostic)> = Vec::new();
    for mention in mentions(cx) {
        let Some(authority) = mention.authority() else { continue };
        let words = Words::new(authority);
        let Some((_, is_armed)) = AGENCIES.iter().find(|(agency, _)| words.is_at(0, agency)) else { continue };
        let head = award_words(&mention);
        if !(head.starts_with("bằng khen") || mention.is_flag()) {
            continue;
        }
        let Some(certainty) = is_beyond(Office::HeadOfAgency, &head, day) else { continue };
        let key = fold(mention.name());
        if let Some((_, report)) = reports.iter_mut().find(|(known, _)| *known == key) {
            if report.also.len() < FURTHER_PLACES {
                *report = report.clone().with_also(mention.span(), "cũng ghi như vậy");
            }
            continue;
        }
        let award = mention.passage.slice(&mention.award.head);
        let mut report = AGENCY_CONFERS_TOO_MUCH
            .report(mention.span(), format!("“{authority}” không có thẩm quyền tặng {award}"))
            .with_help("ghi Giấy khen, hoặc ghi rõ cấp tỉnh tặng, ví dụ “Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh”");
        report.severity = if *is_armed { Severity::Warning } else { severity(cx, certainty) };
        reports.push((key, report));
    }
    found.extend(reports.into_iter().map(|(_, report)| report));
}
