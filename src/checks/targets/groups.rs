//! Groups (`CI`): whom the movement is for, whom the criteria judge, who has a task.

use std::collections::BTreeSet;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::party;
use crate::model::plan::{GroupSource, TargetGroup};
use crate::model::recognise::words::Words;
use crate::syntax::keywords::Role;

use super::kinds::{Kind, is_met, kinds_of};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[GROUP_WITHOUT_CRITERIA, CRITERIA_GROUP_NOT_DECLARED, GROUP_WITHOUT_TASK];

const GROUP_WITHOUT_CRITERIA: Check = Check {
    code: "CI001",
    name: "group-without-criteria",
    title: "Đối tượng thi đua không có tiêu chí",
    severity: Severity::Warning,
    explanation: "Kế hoạch chia tiêu chí theo từng nhóm đối tượng thì nhóm nào đã nêu là đối tượng thi đua cũng cần có tiêu chí, \
        nếu không sẽ không bình xét được. Tên nhóm được so theo loại (sở, ban, ngành; xã, phường; thôn; doanh nghiệp; trường \
        học …) chứ không theo từng chữ; nhóm không rõ loại được bỏ qua.",
    basis: &[Basis::Consistency],
    bad: "phần đối tượng: Đối tượng thi đua\n1. Tập thể: Ủy ban nhân dân các xã, phường, đặc khu; các sở, ban, ngành tỉnh; các hợp tác xã.\n2. Cá nhân: cán bộ, công chức, viên chức và người dân tham gia Phong trào thi đua.\nphần tổ chức thực hiện: Tổ chức thực hiện\n1. Sở Nội vụ chủ trì, theo dõi và tham mưu Chủ tịch Ủy ban nhân dân tỉnh khen thưởng.\n2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường, đặc khu, các hợp tác xã tổ chức thực hiện Kế hoạch này; báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\nnơi nhận:\n- Thường trực Tỉnh ủy;\n- Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân tỉnh;\n- Các sở, ban, ngành tỉnh;\n- Các hợp tác xã;\n- Ủy ban nhân dân các xã, phường, đặc khu;\nlưu: VT, NC\n",
    good: "phần đối tượng: Đối tượng thi đua\n1. Tập thể: Ủy ban nhân dân các xã, phường, đặc khu; các sở, ban, ngành tỉnh.\n2. Cá nhân: cán bộ, công chức, viên chức và người dân tham gia Phong trào thi đua.\n",
    run: Run::Always(group_without_criteria),
};

const CRITERIA_GROUP_NOT_DECLARED: Check = Check {
    code: "CI002",
    name: "criteria-group-not-declared",
    title: "Có tiêu chí cho nhóm không thuộc đối tượng thi đua",
    severity: Severity::Hint,
    explanation: "Tiêu chí, hoặc phần mục đích, nhắc đến một nhóm mà phần đối tượng (hoặc câu dẫn của phần nội dung) không nêu. \
        Cơ quan ban hành tự đặt tiêu chí cho chính mình cũng được nhắc. Tên nhóm được so theo loại, không theo từng chữ.",
    basis: &[Basis::Consistency],
    bad: "phần tiêu chí: Tiêu chí thi đua\nđối với: Ủy ban nhân dân các xã, phường, đặc khu\n- Có ít nhất 80% số thôn được công nhận đạt chuẩn.\nđối với: các sở, ban, ngành tỉnh\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: các hợp tác xã\n- Liên kết tiêu thụ nông sản cho người dân.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    good: "phần tiêu chí: Tiêu chí thi đua\nđối với: Ủy ban nhân dân các xã, phường, đặc khu\n- Có ít nhất 80% số thôn được công nhận đạt chuẩn.\nđối với: các sở, ban, ngành tỉnh\n- Hoàn thành nhiệm vụ được giao đúng thời hạn.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    run: Run::Always(criteria_group_not_declared),
};

const GROUP_WITHOUT_TASK: Check = Check {
    code: "CI003",
    name: "group-without-task",
    title: "Đối tượng thi đua không có nhiệm vụ trong phần tổ chức thực hiện",
    severity: Severity::Hint,
    explanation: "Nhóm ngoài bộ máy của cơ quan ban hành (thôn, doanh nghiệp, hợp tác xã, trường học, cơ sở y tế) được nêu là đối \
        tượng thi đua nhưng phần tổ chức thực hiện không giao hay đề nghị việc gì, cũng không giao đơn vị nào vận động, hướng dẫn. Cá nhân, hộ gia đình không bị xét; các nhóm \
        thiếu được báo chung một lần.",
    basis: &[Basis::Consistency],
    bad: "phần đối tượng: Đối tượng thi đua\n1. Tập thể: Ủy ban nhân dân các xã, phường, đặc khu; các sở, ban, ngành tỉnh; doanh nghiệp.\n2. Cá nhân: cán bộ, công chức, viên chức và người dân tham gia Phong trào thi đua.\nphần tiêu chí: Tiêu chí thi đua\nđối với: Ủy ban nhân dân các xã, phường, đặc khu\n- Có ít nhất 80% số thôn được công nhận đạt chuẩn.\nđối với: các sở, ban, ngành tỉnh; doanh nghiệp\n- Hoàn thành nhiệm vụ đúng thời hạn.\nđối với: cá nhân\n- Tích cực tham gia đóng góp công sức, sáng kiến.\n",
    good: "phần đối tượng: Đối tượng thi đua\n1. Tập thể: Ủy ban nhân dân các xã, phường, đặc khu; các sở, ban, ngành tỉnh.\n2. Cá nhân: cán bộ, công chức, viên chức và người dân tham gia Phong trào thi đua.\n",
    run: Run::Always(group_without_task),
};

/// The groups of one source, with their kinds.
fn groups<'a>(cx: &Context<'a>, source: GroupSource) -> Vec<(&'a TargetGroup, BTreeSet<Kind>)> {
    let of_source = cx.plan.target_groups.iter().filter(|group| group.source == source);
    of_source.map(|group| (group, kinds_of(&group.name))).collect()
}

fn union(groups: &[(&TargetGroup, BTreeSet<Kind>)]) -> BTreeSet<Kind> {
    groups.iter().flat_map(|(_, kinds)| kinds.iter().copied()).collect()
}

/// Reports declared groups none of whose kinds is judged by criteria.
fn group_without_criteria(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let criteria = groups(cx, GroupSource::Criteria);
    // Criteria that speak of everybody (`tập thể`, a group of no known kind) leave nobody out.
    if criteria.len() < 2 || criteria.iter().any(|(_, kinds)| kinds.is_empty() || kinds.contains(&Kind::Collective)) {
        return;
    }
    let judged = union(&criteria);
    for (group, kinds) in groups(cx, GroupSource::Declared) {
        if kinds.is_empty() || kinds.contains(&Kind::Collective) || kinds.iter().any(|kind| is_met(*kind, &judged)) {
            continue;
        }
        found.push(
            GROUP_WITHOUT_CRITERIA
                .report(group.origin.span, format!("“{}” là đối tượng thi đua nhưng không có tiêu chí", group.name))
                .with_help("thêm “đối với: …” với tiêu chí cho nhóm này, hoặc bỏ khỏi đối tượng"),
        );
    }
}

/// Kinds whose absence from the target groups is worth a word.
const TOLD: &[Kind] = &[
    Kind::Commune,
    Kind::Front,
    Kind::Union,
    Kind::ProfessionalBody,
    Kind::Enterprise,
    Kind::School,
    Kind::Health,
    Kind::Village,
];

/// Reports groups with criteria that are declared nowhere, the issuer among them, and bodies whose awareness the purposes
/// mean to raise and that are neither declared nor judged.
fn criteria_group_not_declared(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let declared = groups(cx, GroupSource::Declared);
    if declared.len() < 2 || declared.iter().any(|(_, kinds)| kinds.is_empty() || kinds.contains(&Kind::Collective)) {
        return;
    }
    let named = union(&declared);
    let criteria = groups(cx, GroupSource::Criteria);
    let mut missing: BTreeSet<Kind> = BTreeSet::new();
    for (group, kinds) in &criteria {
        let is_issuer = is_issuer(cx, &group.name);
        let absent: Vec<Kind> =
            kinds.iter().copied().filter(|kind| TOLD.contains(kind) && !is_met(*kind, &named)).collect();
        if absent.is_empty() && !is_issuer {
            continue;
        }
        missing.extend(absent);
        let message = if is_issuer {
            format!("“{}” là cơ quan ban hành, không được nêu trong đối tượng thi đua", group.name)
        } else {
            format!("“{}” có tiêu chí nhưng chưa có hoặc chưa đủ trong đối tượng thi đua", group.name)
        };
        found.push(
            CRITERIA_GROUP_NOT_DECLARED
                .report(group.origin.span, message)
                .with_help("bổ sung vào đối tượng thi đua, hoặc bỏ khỏi tiêu chí"),
        );
    }
    if criteria.is_empty() {
        return;
    }
    let judged = union(&criteria);
    for (index, passage) in cx.prose() {
        if passage.role != Some(Role::Purposes) || !passage.is_prose() {
            continue;
        }
        let words = &passage.words;
        // `tạo chuyển biến về nhận thức và hành động của A, B, C đối với …`
        let Some(list) = words.find(0, "hành động của").or_else(|| words.find(0, "nhận thức của")) else {
            continue;
        };
        let end = (list.end..words.len())
            .find(|at| words.is_at(*at, "đối với") || words.is_at(*at, "trong việc") || words.word(*at) == ".")
            .unwrap_or(words.len());
        for kind in kinds_of(words.slice(list.end, end)) {
            let is_known = !TOLD.contains(&kind)
                || kind == Kind::Commune
                || is_met(kind, &named)
                || is_met(kind, &judged)
                || missing.contains(&kind);
            if is_known {
                continue;
            }
            let stretches = (list.end..end).flat_map(|at| (at + 1..=end.min(at + 9)).map(move |to| at..to));
            let Some(place) = stretches
                .filter(|place| kinds_of(words.slice(place.start, place.end)) == BTreeSet::from([kind]))
                .min_by_key(|place| place.len())
            else {
                continue;
            };
            let bytes = words.range(place.start, place.end);
            found.push(
                CRITERIA_GROUP_NOT_DECLARED
                    .report(
                        cx.span(index, &bytes),
                        format!(
                            "“{}” nêu ở mục đích nhưng không có trong đối tượng và tiêu chí",
                            passage.slice(&bytes)
                        ),
                    )
                    .with_help("bổ sung vào đối tượng thi đua và tiêu chí, hoặc bỏ ở mục đích"),
            );
        }
    }
}

/// Tells whether a group is the issuer itself: `Ủy ban nhân dân xã` in the plan of a commune.
fn is_issuer(cx: &Context<'_>, name: &str) -> bool {
    let words = Words::new(name);
    if words.find(0, "các").is_some() || words.find(0, ",").is_some() {
        return false;
    }
    let key = party::key(name);
    cx.plan.issuer.as_ref().is_some_and(|issuer| {
        let own = party::key(&issuer.name);
        own == key || (Words::new(&key).len() >= 5 && own.starts_with(&format!("{key} ")))
    })
}

/// Kinds outside the issuer's machinery, which nobody tells what to do unless the plan does.
const OUTSIDE: &[Kind] = &[Kind::Village, Kind::Enterprise, Kind::School, Kind::Health];

/// The kinds of those whom a task tells its unit to win over, guide or direct.
fn led_by(task: &str) -> BTreeSet<Kind> {
    const DEEDS: &[&str] = &["vận động", "hướng dẫn", "chỉ đạo", "đôn đốc", "động viên", "khuyến khích", "tổ chức cho"];
    let words = Words::new(task);
    let mut led = BTreeSet::new();
    for at in 0..words.len() {
        let Some(start) = DEEDS.iter().find_map(|deed| words.after(at, deed)) else { continue };
        let end = (start..words.len()).find(|at| matches!(words.word(*at), ";" | ".")).unwrap_or(words.len());
        led.extend(kinds_of(words.slice(start, end)));
    }
    led
}

/// Reports declared groups outside the machinery that no task addresses, all in one report.
fn group_without_task(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let tasks: Vec<_> = cx.plan.assignments.iter().filter(|task| task.is_in_assignments).collect();
    if tasks.len() < 2 {
        return;
    }
    let addressed: BTreeSet<Kind> = tasks.iter().flat_map(|task| kinds_of(&task.party.name)).collect();
    let led: BTreeSet<Kind> = tasks.iter().flat_map(|task| led_by(&task.task)).collect();
    let mut report: Option<Diagnostic> = None;
    for (group, kinds) in groups(cx, GroupSource::Declared) {
        let outside: Vec<Kind> = kinds.iter().copied().filter(|kind| OUTSIDE.contains(kind)).collect();
        let is_addressed = |kind: &Kind| addressed.contains(kind) || addressed.contains(&Kind::Organisation);
        // A village is not met by `tổ chức`.
        let is_met = outside
            .iter()
            .any(|kind| if *kind == Kind::Village { addressed.contains(kind) } else { is_addressed(kind) } || led.contains(kind));
        if outside.is_empty() || is_met {
            continue;
        }
        report = Some(match report {
            None => GROUP_WITHOUT_TASK
                .report(group.origin.span, format!("“{}” là đối tượng thi đua nhưng không có nhiệm vụ nào", group.name))
                .with_help("nêu việc của nhóm này trong phần tổ chức thực hiện, hoặc giao đơn vị vận động, hướng dẫn"),
            Some(report) => report.with_also(group.origin.span, "cũng không có nhiệm vụ"),
        });
    }
    found.extend(report);
}
