//! Tasks (`CI`): units that are not told, requests to subordinates, one unit in two parts of a task.

use std::collections::BTreeSet;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::assignment::Mode;
use crate::model::party::{self, Level, Party};
use crate::model::recognise::words::Words;

use super::kinds::{Kind, kinds_of};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[UNIT_NOT_AMONG_RECIPIENTS, REQUEST_TO_SUBORDINATE, LEAD_AND_PARTNER];

/// How many further units one report names.
const FURTHER: usize = 5;

const UNIT_NOT_AMONG_RECIPIENTS: Check = Check {
    code: "CI004",
    name: "unit-not-among-recipients",
    title: "Đơn vị được giao việc không có trong nơi nhận",
    severity: Severity::Hint,
    explanation: "Đơn vị được giao, được đề nghị hoặc phối hợp thực hiện nhiệm vụ cần nhận được kế hoạch. Tên chung ở nơi nhận \
        (“các sở, ban, ngành”, “các cơ quan, đơn vị”, “UBND các xã, phường”) được tính cho từng đơn vị; các đơn vị thiếu được \
        báo chung một lần. Cách gọi chung như “các đơn vị liên quan” không bị xét.",
    basis: &[Basis::Consistency],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Hội đồng Thi đua - Khen thưởng các cấp phân công thành viên theo dõi.\n2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường, đặc khu tổ chức thực hiện Kế hoạch này.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Sở Nội vụ phân công công chức theo dõi.\n2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường, đặc khu tổ chức thực hiện Kế hoạch này.\n",
    run: Run::Always(unit_not_among_recipients),
};

/// Words of a recipient that stand for everybody named in the plan.
const EVERYBODY: &[&str] =
    &["như trên", "như điều", "như mục", "được giao", "có tên", "có liên quan", "liên quan", "các đơn vị nêu"];

/// Reports the units of tasks that no recipient covers, all in one report.
fn unit_not_among_recipients(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if cx.plan.recipients.is_empty() {
        return;
    }
    let names: Vec<String> = cx.plan.recipients.iter().map(|recipient| party::key(&recipient.name)).collect();
    if names.iter().any(|name| EVERYBODY.iter().any(|words| name.contains(words))) {
        return;
    }
    let told: BTreeSet<Kind> = names.iter().flat_map(|name| kinds_of(name)).collect();
    let mut said: BTreeSet<String> = BTreeSet::new();
    let mut missing: Vec<&Party> = Vec::new();
    for task in cx.plan.assignments.iter().filter(|task| task.is_in_assignments) {
        for unit in std::iter::once(&task.party).chain(&task.partners) {
            let key = party::key(&unit.name);
            if said.contains(&key) || is_general(&key) || is_issuer(cx, &key) {
                continue;
            }
            let kinds = kinds_of(&unit.name);
            let is_told = kinds.is_empty()
                || names.iter().any(|name| name.contains(&key) || key.contains(name.as_str()))
                || kinds.iter().any(|kind| covers(*kind, &told));
            if !is_told {
                missing.push(unit);
            }
            said.insert(key);
        }
    }
    let Some((first, others)) = missing.split_first() else { return };
    let list: Vec<String> = missing.iter().take(FURTHER + 1).map(|unit| format!("“{}”", unit.name)).collect();
    let mut report = UNIT_NOT_AMONG_RECIPIENTS
        .report(first.span, format!("{} có việc trong kế hoạch nhưng không có trong nơi nhận", list.join(", ")))
        .with_help("thêm vào nơi nhận");
    for unit in others.iter().take(FURTHER) {
        report = report.with_also(unit.span, "cũng không có trong nơi nhận");
    }
    found.push(report);
}

/// Tells whether a recipient of one of the kinds covers a unit of a kind.
fn covers(kind: Kind, told: &BTreeSet<Kind>) -> bool {
    let any = |kinds: &[Kind]| kinds.iter().any(|kind| told.contains(kind));
    told.contains(&kind)
        || match kind {
            Kind::Department | Kind::Agency => any(&[Kind::Department, Kind::Agency]),
            Kind::Union | Kind::ProfessionalBody => any(&[Kind::Union, Kind::Organisation, Kind::ProfessionalBody]),
            Kind::Front => any(&[Kind::Union]),
            Kind::School | Kind::Health | Kind::Enterprise | Kind::Organisation => any(&[Kind::Agency]),
            Kind::Village => any(&[Kind::Person]),
            Kind::Person | Kind::Household | Kind::Collective => true,
            Kind::Commune
            | Kind::AwardCouncil
            | Kind::PartyCommittee
            | Kind::PartyCommitteeBelow
            | Kind::PartyOffice => false,
        }
}

/// Tells whether a unit is only named in general: `các cơ quan, đơn vị liên quan`, `thủ trưởng cơ quan, đơn vị`.
fn is_general(key: &str) -> bool {
    key.contains("liên quan")
        || key.starts_with("thủ trưởng")
        || key.starts_with("người đứng đầu")
        || key.starts_with("cơ quan đơn vị")
        || key.starts_with("đơn vị")
        || key.starts_with("địa phương")
        || key.starts_with("ngành")
        || key.starts_with("cấp")
        || key.starts_with("chủ tịch")
}

/// Tells whether a unit is the issuer, or a body of it that needs no copy.
fn is_issuer(cx: &Context<'_>, key: &str) -> bool {
    cx.plan.issuer.as_ref().is_some_and(|issuer| {
        let own = party::key(&issuer.name);
        own == key || own.starts_with(&format!("{key} "))
    })
}

const REQUEST_TO_SUBORDINATE: Check = Check {
    code: "CI006",
    name: "request-to-subordinate",
    title: "“Đề nghị” đơn vị trực thuộc",
    severity: Severity::Hint,
    explanation: "“Đề nghị” dùng với cơ quan ngoài hệ thống của mình (Mặt trận Tổ quốc, cơ quan Đảng, đoàn thể, đơn vị ngành dọc); \
        với sở, ban, ngành, phòng chuyên môn và Ủy ban nhân dân cấp dưới thì dùng “giao” hoặc “yêu cầu”. Câu kết thúc mời các \
        đơn vị phản ánh vướng mắc không bị xét.",
    basis: &[Basis::Language, Basis::Consistency],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Đề nghị các sở, ban, ngành tỉnh xây dựng kế hoạch thực hiện.\n2. Ủy ban nhân dân các xã, phường, đặc khu tổ chức thực hiện Kế hoạch này.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Giao các sở, ban, ngành tỉnh xây dựng kế hoạch thực hiện.\n2. Ủy ban nhân dân các xã, phường, đặc khu tổ chức thực hiện Kế hoạch này.\n",
    run: Run::Always(request_to_subordinate),
};

/// Reports requests to the issuer's own departments and committees below, once for each task.
fn request_to_subordinate(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let level = cx.plan.issuer.as_ref().map(|issuer| issuer.level);
    let mut last = None;
    for task in &cx.plan.assignments {
        if task.mode != Mode::Requested || !task.is_in_assignments || last == Some(task.origin.span) {
            continue;
        }
        let words = Words::new(&task.party.name);
        let at = usize::from(matches!(words.word(0), "các" | "từng"));
        let is_own = match level {
            Some(Level::Province | Level::District) => {
                words.is_at(at, "sở")
                    || words.is_at(0, "ủy ban nhân dân các xã")
                    || words.is_at(0, "ubnd các xã")
                    || words.is_at(0, "ủy ban nhân dân các huyện")
            }
            Some(Level::Commune) => words.is_at(at, "phòng") || words.is_at(0, "các thôn"),
            _ => false,
        };
        // `các sở, ban, ngành, tổ chức chính trị - xã hội có liên quan` asks others too.
        let asks_others = kinds_of(&task.party.name)
            .iter()
            .any(|kind| matches!(kind, Kind::Front | Kind::ProfessionalBody | Kind::PartyOffice))
            || words.find(0, "tổ chức chính trị").is_some();
        if !is_own || asks_others {
            continue;
        }
        last = Some(task.origin.span);
        found.push(
            REQUEST_TO_SUBORDINATE
                .report(task.party.span, format!("“đề nghị” dùng cho “{}” là đơn vị cấp dưới", task.party.name))
                .with_help("thay bằng “giao” hoặc “yêu cầu”"),
        );
    }
}

const LEAD_AND_PARTNER: Check = Check {
    code: "CI012",
    name: "lead-and-partner",
    title: "Một đơn vị vừa chủ trì vừa phối hợp trong cùng một việc",
    severity: Severity::Warning,
    explanation: "Đơn vị được giao chủ trì không thể phối hợp với chính mình; thường do chép lại câu mà quên đổi tên. Chỉ báo khi \
        hai chỗ viết cùng một tên trong cùng một ý.",
    basis: &[Basis::Consistency],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Sở Nội vụ chủ trì, phối hợp với Sở Nội vụ, Sở Tài chính theo dõi.\n2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường, đặc khu tổ chức thực hiện Kế hoạch này.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính theo dõi.\n2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường, đặc khu tổ chức thực hiện Kế hoạch này.\n",
    run: Run::Always(lead_and_partner),
};

/// Reports a partner that is in charge of the same task.
fn lead_and_partner(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for task in &cx.plan.assignments {
        let key = party::key(&task.party.name);
        let Some(partner) = task.partners.iter().find(|partner| party::key(&partner.name) == key) else { continue };
        // A collective body may well work with others of its kind: `các xã phối hợp với các xã`.
        if Words::new(&task.party.name).find(0, "các").is_some() || is_general(&key) {
            continue;
        }
        found.push(
            LEAD_AND_PARTNER
                .report(partner.span, format!("“{}” đã chủ trì việc này, không phối hợp với chính mình", partner.name))
                .with_also(task.party.span, "đơn vị chủ trì")
                .with_help("ghi đúng tên đơn vị phối hợp, hoặc bỏ tên lặp"),
        );
    }
}
