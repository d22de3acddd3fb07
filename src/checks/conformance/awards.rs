//! Awards: the parent's tiers and forms kept, nothing conferred beyond the chair's power.

use std::collections::BTreeMap;

use crate::checks::awards::reading::is_amended_on;
use crate::checks::{Basis, Check, Run, emulation_law};
use crate::diagnostics::Severity;
use crate::diff::facts::{AwardSaid, Standing, Stated, tier_words};
use crate::diff::{Finding, Topic, Verdict};
use crate::model::award::{AwardKind, Tier};
use crate::model::party::Level;
use crate::model::recognise::words::Words;
use crate::reference::Certainty;
use crate::reference::awards::{Office, is_beyond};

use super::Pair;

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[AWARD_MISSING, AWARD_BEYOND_THE_CHAIR, GUIDANCE_OF_FEWER_TIERS, STANDARDS_MISSING];

const AWARD_MISSING: Check = Check {
    code: "PH060",
    name: "award-missing",
    title: "Thiếu danh hiệu, hình thức khen thưởng của kế hoạch cấp trên",
    severity: Severity::Warning,
    explanation: "Danh hiệu và hình thức khen thưởng mà kế hoạch cấp trên mở cho tập thể, cá nhân ở mỗi đợt (hằng năm, sơ kết, tổng kết) được tìm \
        trong kế hoạch này. Hình thức cao hơn thẩm quyền của Chủ tịch Ủy ban nhân dân xã thì ghi là đề nghị cấp trên tặng; không nhắc đến thì người \
        có thành tích không biết mà đăng ký.",
    basis: &[Basis::Parent],
    bad: "phần khen thưởng: Hình thức, số lượng và hồ sơ khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\n\
        tổng kết:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\nsố lượng:\nMỗi năm không quá 05 tập thể và 10 cá nhân.\nhồ sơ:\nCác thôn, đơn vị gửi hồ sơ đề nghị khen thưởng về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n",
    good: "phần khen thưởng: Hình thức, số lượng và hồ sơ khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\n\
        tổng kết:\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\nsố lượng:\nMỗi năm không quá 05 tập thể và 10 cá nhân.\nhồ sơ:\nCác thôn, đơn vị gửi hồ sơ đề nghị khen thưởng về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n",
    run: Run::Beside { run: award_missing, silent: Some(Severity::Warning), parent: "" },
};

/// Compares the awards of both plans tier by tier.
fn award_missing(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let awards = &pair.facts.awards;
    // What is missing of one list of the parent is told at once.
    let mut missing: BTreeMap<(usize, Tier), Vec<&Stated<AwardSaid>>> = BTreeMap::new();
    for point in &awards.forms {
        let Some(parent) = &point.parent else { continue };
        let tier = tier_words(parent.value.tier);
        if point.child.is_none()
            && let Some(child) = unnamed_answer(pair, &parent.value)
        {
            let name = parent.value.name.trim();
            let finding = if child.value.is_proposal {
                let message =
                    format!("khen thưởng{tier}: đề nghị cấp trên khen thưởng, như {name} của kế hoạch cấp trên");
                AWARD_MISSING.finding(Verdict::Conforms, Topic::Award, message)
            } else {
                let message = format!("khen thưởng{tier} theo thẩm quyền, không nêu {name} như kế hoạch cấp trên");
                AWARD_MISSING.finding(Verdict::Unclear, Topic::Award, message)
            };
            found.push(finding.between(Some(&parent.said), Some(&child.said)));
            continue;
        }
        let finding = match &point.child {
            Some(_) if parent.value.kind == AwardKind::NotNamed => {
                let message = format!("khen thưởng{tier}: cả hai kế hoạch không nêu hình thức cụ thể");
                AWARD_MISSING.finding(Verdict::Unclear, Topic::Award, message)
            }
            Some(child) => {
                let message = format!("khen thưởng{tier} có {}", child.value.name.trim());
                AWARD_MISSING.finding(Verdict::Conforms, Topic::Award, message)
            }
            // Certificates of heads of bodies above are those bodies' own matter.
            None if parent.value.head == "giấy khen" && parent.value.standing == Some(Standing::Above) => continue,
            None if parent.value.kind == AwardKind::NotNamed => {
                let is_there = |child: &&Stated<AwardSaid>| child.value.tier == parent.value.tier;
                if awards.of_child.iter().any(|child| is_there(&child)) {
                    continue;
                }
                let message = format!("không có khen thưởng{tier}, kế hoạch cấp trên có");
                AWARD_MISSING
                    .finding(Verdict::Silent, Topic::Award, message)
                    .with_help("nêu hình thức khen thưởng của đợt này")
            }
            None => {
                missing.entry((parent.value.unit, parent.value.tier)).or_default().push(parent);
                continue;
            }
        };
        found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
    }
    for ((_, tier), forms) in missing {
        let Some(first) = forms.first() else { continue };
        let names = forms.iter().map(|form| form.value.name.trim()).collect::<Vec<_>>().join("; ");
        let message = format!("khen thưởng{} không nhắc đến {names} như kế hoạch cấp trên", tier_words(tier));
        let said = crate::diff::Said { text: names, ..first.said.clone() };
        let beside = awards.of_child.iter().find(|child| child.value.tier == tier);
        found.push(
            AWARD_MISSING
                .finding(Verdict::Silent, Topic::Award, message)
                .with_help("ghi là đề nghị cấp có thẩm quyền tặng, hoặc nói rõ vì sao không có")
                .between(Some(&said), beside.map(|child| &child.said)),
        );
    }
    added(pair, found);
}

/// What of the child answers an award without naming it: a proposal to whoever confers it, or a promise to commend within
/// the child's own power.
fn unnamed_answer<'a>(pair: &'a Pair<'_>, parent: &AwardSaid) -> Option<&'a Stated<AwardSaid>> {
    let is_own = parent.head == "giấy khen" && parent.standing != Some(Standing::Above);
    let is_answer = |child: &&Stated<AwardSaid>| {
        child.value.kind == AwardKind::NotNamed
            && child.value.tier == parent.tier
            && if child.value.is_proposal { parent.standing == Some(Standing::Above) } else { is_own }
    };
    pair.facts.awards.of_child.iter().filter(|_| !parent.head.is_empty()).find(is_answer)
}

/// Judges what the child alone proposes or confers.
fn added(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let awards = &pair.facts.awards;
    for child in &awards.of_child {
        let is_met =
            awards.forms.iter().any(|form| form.child.as_ref().is_some_and(|met| met.said.span == child.said.span));
        if is_met || is_beyond_the_chair(pair, &child.value).is_some() {
            continue;
        }
        let tier = tier_words(child.value.tier);
        let of_tier = awards
            .forms
            .iter()
            .filter_map(|form| form.parent.as_ref())
            .filter(|form| form.value.tier == child.value.tier);
        let beside = of_tier.clone().next();
        let has_higher = of_tier.clone().any(|form| !form.value.head.is_empty() && form.value.head != "giấy khen");
        let finding = if child.value.is_proposal && !has_higher {
            let message = format!(
                "khen thưởng{tier} đề nghị cấp trên tặng, kế hoạch cấp trên không nêu hình thức nào để đề nghị"
            );
            AWARD_MISSING.finding(Verdict::Unclear, Topic::Award, message)
        } else {
            AWARD_MISSING.finding(
                Verdict::Conforms,
                Topic::Award,
                format!("khen thưởng{tier} thêm {}", child.value.name.trim()),
            )
        };
        found.push(finding.between(beside.map(|form| &form.said), Some(&child.said)));
    }
}

const AWARD_BEYOND_THE_CHAIR: Check = Check {
    code: "PH061",
    name: "award-beyond-the-chair",
    title: "Cấp dưới tự tặng hình thức vượt thẩm quyền",
    severity: Severity::Error,
    explanation: "Chủ tịch Ủy ban nhân dân cấp xã chỉ tặng các hình thức thuộc thẩm quyền, như Giấy khen; Bằng khen, Cờ thi đua và các hình thức cao \
        hơn chỉ đề nghị cấp trên. Kế hoạch giao cho xã tặng hình thức cao hơn là không phù hợp. Hình thức cao hơn mà không ghi ai tặng, không \
        ghi “đề nghị” thì cần ghi rõ. Thẩm quyền xét theo ngày ban hành; chỗ luật chưa kiểm chứng được thì không kết luận.",
    basis: &[emulation_law("Điều 80, khoản 3"), Basis::Parent],
    bad: "phần khen thưởng: Hình thức, số lượng và hồ sơ khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\n\
        tổng kết:\n- Chủ tịch Ủy ban nhân dân xã xét, tặng Bằng khen cho các tập thể, cá nhân tiêu biểu.\nsố lượng:\nMỗi năm không quá 05 tập thể và 10 cá nhân.\nhồ sơ:\nCác thôn, đơn vị gửi hồ sơ đề nghị khen thưởng về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n",
    good: "phần khen thưởng: Hình thức, số lượng và hồ sơ khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\n- Đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\n\
        tổng kết:\n- Chủ tịch Ủy ban nhân dân xã đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho các tập thể, cá nhân tiêu biểu.\nsố lượng:\nMỗi năm không quá 05 tập thể và 10 cá nhân.\nhồ sơ:\nCác thôn, đơn vị gửi hồ sơ đề nghị khen thưởng về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n",
    run: Run::Beside { run: award_beyond_the_chair, silent: None, parent: "" },
};

/// How sure it is that the child's chair may not confer an award that the plan has him confer.
fn is_beyond_the_chair(pair: &Pair<'_>, award: &AwardSaid) -> Option<Certainty> {
    let office = match pair.child_level() {
        Level::Commune => Office::CommuneChair,
        Level::District => Office::DistrictChair,
        Level::Central | Level::Province | Level::Unit => return None,
    };
    let of_chair = |authority: &str| {
        let words = Words::new(authority);
        ["ủy ban nhân dân", "ubnd", "chủ tịch"].iter().any(|body| words.find(0, body).is_some())
    };
    let is_own = match (&award.authority, award.standing) {
        (Some(authority), Some(Standing::Own)) => of_chair(authority),
        (None, _) => award.is_by_issuer,
        _ => false,
    };
    if award.head.is_empty() || award.is_proposal || !is_own {
        return None;
    }
    let of = |compared: super::Compared<'_>| compared.plan.issue_date.as_ref().and_then(|date| last_day(date.date));
    let day = of(pair.child).or_else(|| of(pair.parent))?;
    let certainty = is_beyond(office, &award.head, day)?;
    // What the amended law says of competence is not known for sure.
    Some(if is_amended_on(day) { Certainty::Unverified } else { certainty })
}

/// The last day that a date with gaps can be.
fn last_day(date: crate::viet::PartialDate) -> Option<chrono::NaiveDate> {
    crate::model::time::Point { year: date.year, month: date.month, day: date.day, ..Default::default() }.last_day()
}

/// Finds awards that the child confers itself and may not.
fn award_beyond_the_chair(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for child in &pair.facts.awards.of_child {
        let award = &child.value;
        let of_parent = pair
            .facts
            .awards
            .forms
            .iter()
            .filter_map(|form| form.parent.as_ref())
            .find(|form| form.value.head == award.head);
        let parent = of_parent.map(|form| &form.said);
        let name = award.name.trim();
        let finding = match is_beyond_the_chair(pair, award) {
            Some(Certainty::Text) => {
                let message = format!("{name}: vượt thẩm quyền của đơn vị, chỉ được đề nghị cấp trên tặng");
                AWARD_BEYOND_THE_CHAIR.finding(Verdict::Departs, Topic::Award, message)
            }
            Some(Certainty::Secondary | Certainty::Unverified) => {
                let message = format!(
                    "{name}: có thể vượt thẩm quyền của đơn vị; quy định áp dụng cho ngày ban hành chưa kiểm chứng được"
                );
                AWARD_BEYOND_THE_CHAIR.finding(Verdict::Unclear, Topic::Award, message)
            }
            None if is_without_giver(pair, award) => {
                let message = format!("{name}: chưa rõ ai tặng; đơn vị không có thẩm quyền tặng hình thức này");
                AWARD_BEYOND_THE_CHAIR.finding(Verdict::Unclear, Topic::Award, message)
            }
            None => continue,
        };
        let help = "ghi “đề nghị Chủ tịch Ủy ban nhân dân tỉnh (thành phố) tặng …”, hoặc ghi Giấy khen";
        found.push(finding.with_help(help).between(parent, Some(&child.said)));
    }
}

/// Tells whether a higher award is named alone: neither who confers it nor that it is proposed.
fn is_without_giver(pair: &Pair<'_>, award: &AwardSaid) -> bool {
    let is_higher = matches!(award.head.as_str(), "bằng khen" | "cờ thi đua");
    pair.child_level() == Level::Commune && is_higher && award.authority.is_none() && !award.is_proposal
}

const GUIDANCE_OF_FEWER_TIERS: Check = Check {
    code: "PH062",
    name: "guidance-of-fewer-tiers",
    title: "Nhiệm vụ về khen thưởng bỏ bớt đợt khen thưởng",
    severity: Severity::Warning,
    explanation: "Nhiệm vụ hướng dẫn, tham mưu khen thưởng của kế hoạch cấp trên kể các đợt: hằng năm, sơ kết, tổng kết, đột xuất. Nhiệm vụ tương ứng \
        của kế hoạch này kể thiếu đợt nào thì đợt đó không có ai lo.",
    basis: &[Basis::Parent],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Phòng Văn hóa - Xã hội] chủ trì, hướng dẫn khen thưởng tổng kết phong trào; theo dõi, báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n\
        2. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Phòng Văn hóa - Xã hội] chủ trì, hướng dẫn khen thưởng hằng năm, sơ kết, tổng kết phong trào; theo dõi, báo cáo Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n\
        2. [Các thôn], [các trường học trên địa bàn xã] tổ chức thực hiện Kế hoạch này và báo cáo kết quả về Phòng Văn hóa - Xã hội trước ngày 05 tháng 11 hằng năm.\n",
    run: Run::Beside {
        run: guidance_of_fewer_tiers,
        silent: Some(Severity::Warning),
        parent: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Sở Nội vụ] chủ trì, hướng dẫn khen thưởng hằng năm, sơ kết, tổng kết phong trào; theo dõi kết quả thực hiện.\n\
            2. [Các sở, ban, ngành tỉnh], [Ủy ban nhân dân các xã, phường, đặc khu] tổ chức thực hiện Kế hoạch này; báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    },
};

/// Compares the tiers that tasks about commendation name.
fn guidance_of_fewer_tiers(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    for point in &pair.facts.awards.guidance {
        let (Some(parent), Some(child)) = (&point.parent, &point.child) else { continue };
        let missing: Vec<&str> = parent.value.tiers.difference(&child.value.tiers).copied().collect();
        let finding = if missing.is_empty() {
            GUIDANCE_OF_FEWER_TIERS.finding(Verdict::Conforms, Topic::Award, "nhiệm vụ về khen thưởng nêu đủ các đợt")
        } else {
            let message = format!("nhiệm vụ về khen thưởng không nêu đợt {} như kế hoạch cấp trên", missing.join(", "));
            GUIDANCE_OF_FEWER_TIERS
                .finding(Verdict::Silent, Topic::Award, message)
                .with_help("nêu đủ các đợt khen thưởng")
        };
        found.push(finding.between(Some(&parent.said), Some(&child.said)));
    }
}

const STANDARDS_MISSING: Check = Check {
    code: "PH063",
    name: "award-standards-missing",
    title: "Không có tiêu chuẩn khen thưởng như kế hoạch cấp trên",
    severity: Severity::Hint,
    explanation: "Kế hoạch cấp trên có phần tiêu chuẩn khen thưởng thì kế hoạch này cũng nêu tiêu chuẩn, hoặc nói theo tiêu chuẩn của cấp trên, để \
        việc bình xét có căn cứ.",
    basis: &[Basis::Parent],
    bad: "ngày: 21/01/2026\n",
    good: "phần tiêu chuẩn: Tiêu chuẩn khen thưởng\nViệc xét khen thưởng theo quy định của pháp luật về thi đua, khen thưởng.\n",
    run: Run::Beside {
        run: standards_missing,
        silent: Some(Severity::Hint),
        parent: "phần tiêu chuẩn: Tiêu chuẩn khen thưởng\nViệc xét khen thưởng theo quy định của pháp luật về thi đua, khen thưởng.\n",
    },
};

/// Looks for award standards.
fn standards_missing(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    let point = &pair.facts.awards.standards;
    let Some(parent) = &point.parent else { return };
    let finding = match &point.child {
        Some(_) => STANDARDS_MISSING.finding(Verdict::Conforms, Topic::Award, "có tiêu chuẩn khen thưởng"),
        None => STANDARDS_MISSING
            .finding(Verdict::Silent, Topic::Award, "không có tiêu chuẩn khen thưởng, kế hoạch cấp trên có")
            .with_help("nêu tiêu chuẩn, hoặc ghi theo tiêu chuẩn của cấp trên"),
    };
    found.push(finding.between(Some(&parent.said), point.child.as_ref().map(|child| &child.said)));
}
