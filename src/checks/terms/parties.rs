//! Units (`TN`) that a plan names in several ways.

use crate::checks::spots::is_accepted_in_any_case;
use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::award;
use crate::model::party::key;
use crate::model::plan::GroupSource;
use crate::model::recognise::words::fold;
use crate::source::Span;

use super::variants::spaced;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[UNIT_UNDER_TWO_NAMES];

const UNIT_UNDER_TWO_NAMES: Check = Check {
    code: "TN014",
    name: "unit-under-two-names",
    title: "Một đơn vị mang hai tên trong kế hoạch",
    severity: Severity::Warning,
    explanation: "Đơn vị ở phần đối tượng, tiêu chí, khen thưởng và phần giao nhiệm vụ phải gọi cùng một tên để biết ai thi đua, ai thực hiện. \
        Các cặp được so: “Mặt trận Tổ quốc Việt Nam” và “Ủy ban Mặt trận Tổ quốc Việt Nam”; “các xã, phường” và “Ủy ban nhân dân các xã, \
        phường”; “cơ quan, ban, ngành” và “sở, ban, ngành”; thẩm quyền khen thưởng viết khác nhau; đầu mối trong ngoặc đơn lúc có lúc không \
        có chữ “qua”. Nơi nhận được viết tắt nên không so.",
    basis: &[Basis::Consistency],
    bad: "phần tiêu chí: Tiêu chí thi đua\nđối với: Mặt trận Tổ quốc Việt Nam tỉnh\n- Vận động được ít nhất 100 hộ hiến đất.\nphần đối \
        tượng: Đối tượng thi đua\n- Tập thể: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh.\nphần tổ chức thực hiện: Tổ chức thực hiện\n1. [Sở Nội \
        vụ] chủ trì theo dõi.\n2. [Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh] vận động người dân tham gia.\nnơi nhận:\n- Ủy ban Mặt trận Tổ \
        quốc Việt Nam tỉnh;\n- Sở Nội vụ;\nlưu: VT, NC\n",
    good: "phần tiêu chí: Tiêu chí thi đua\nđối với: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh\n- Vận động được ít nhất 100 hộ hiến \
        đất.\nphần đối tượng: Đối tượng thi đua\n- Tập thể: Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh.\nphần tổ chức thực hiện: Tổ chức thực \
        hiện\n1. [Sở Nội vụ] chủ trì theo dõi.\n2. [Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh] vận động người dân tham gia.\nnơi nhận:\n- Ủy ban \
        Mặt trận Tổ quốc Việt Nam tỉnh;\n- Sở Nội vụ;\nlưu: VT, NC\n",
    run: Run::Always(unit_under_two_names),
};

/// Units at the beginning of what a longer name adds to a list of units.
const UNITS: &[&str] = &["xã", "phường", "thị trấn", "đặc khu", "huyện", "quận", "thị xã", "thành phố"];

/// The key of the other name that a unit may have, made of its own.
type OtherName = fn(&str) -> Option<String>;

/// A unit as a plan names it in one place.
struct Named<'a> {
    name: &'a str,
    /// Words alone, in small letters, short forms written out, without `các` and without the area.
    key: String,
    span: Span,
    /// Whether it heads criteria.
    heads_criteria: bool,
}

fn unit_under_two_names(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let named = named(cx);
    let pairs: [(&str, Severity, OtherName); 3] = [
        ("Ủy ban", Severity::Warning, |key| key.starts_with("mặt trận tổ quốc").then(|| format!("ủy ban {key}"))),
        ("Ủy ban nhân dân", Severity::Hint, |key| {
            (key.starts_with("xã ") || key == "xã").then(|| format!("ủy ban nhân dân {key}"))
        }),
        ("", Severity::Hint, |key| key.strip_prefix("cơ quan ban ngành").map(|_| "sở ban ngành".to_owned())),
    ];
    for (lacking, severity, other_name) in pairs {
        let found_pair = named.iter().filter(|unit| unit.heads_criteria).find_map(|unit| {
            let other = other_name(&unit.key)?;
            let is_same = |second: &&Named<'_>| {
                let rest = second.key.strip_prefix(&format!("{other} "));
                // The communes alone are other units than communes and townships together.
                let has_other_units = rest.is_some_and(|rest| UNITS.iter().any(|unit| rest.starts_with(unit)));
                second.key == other
                    || rest.is_some() && !has_other_units
                    || lacking == "Ủy ban"
                        && other.starts_with(&second.key)
                        && second.key.starts_with("ủy ban mặt trận tổ quốc")
            };
            named.iter().find(is_same).map(|second| (unit, second))
        });
        let Some((unit, second)) = found_pair else { continue };
        let message = format!("“{}” ở nơi khác trong kế hoạch được gọi là “{}”", unit.name, second.name);
        let mut report = UNIT_UNDER_TWO_NAMES
            .report(unit.span, message)
            .with_help("dùng thống nhất một tên ở phần đối tượng, tiêu chí và giao nhiệm vụ")
            .with_also(second.span, "tên khác của đơn vị ở đây");
        report.severity = severity;
        found.push(report);
    }
    conferring_authority(cx, found);
    channel(cx, found);
}

/// Target groups, criteria groups and parties with a task.
fn named<'a>(cx: &'a Context<'_>) -> Vec<Named<'a>> {
    let groups = cx
        .plan
        .target_groups
        .iter()
        .map(|group| (group.name.as_str(), group.origin.span, group.source == GroupSource::Criteria));
    let parties =
        cx.plan.assignments.iter().map(|assignment| (assignment.party.name.as_str(), assignment.party.span, false));
    groups
        .chain(parties)
        .filter(|(name, _, _)| !is_accepted_in_any_case(cx, name))
        .map(|(name, span, heads_criteria)| Named { name, key: plain(name), span, heads_criteria })
        .collect()
}

/// The key of a name without `các` anywhere and without the area at its end.
fn plain(name: &str) -> String {
    let key = key(name);
    let key = key.split(" trên địa bàn").next().unwrap_or_default();
    key.split(' ').filter(|word| *word != "các").collect::<Vec<_>>().join(" ")
}

/// Reports who confers one award when it is written in two ways that differ in `và` or a comma.
fn conferring_authority(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen: Vec<(String, String, &str, Span)> = Vec::new();
    for award in &cx.plan.award_forms {
        let Some(authority) = award.authority.as_deref() else { continue };
        let (key, exact) = (format!("{:?} {}", award.kind, award::key(&plain(authority))), spaced(&fold(authority)));
        match seen.iter().find(|(known, _, _, _)| *known == key) {
            Some((_, known, written, span)) if *known != exact => {
                let message = format!("“{authority}” và “{written}” là một nhưng viết khác nhau");
                let mut report = UNIT_UNDER_TWO_NAMES
                    .report(award.origin.span, message)
                    .with_help("viết thống nhất một cách")
                    .with_also(*span, "ở đây viết khác");
                report.severity = Severity::Hint;
                found.push(report);
                return;
            }
            Some(_) => {}
            None => seen.push((key, exact, authority, award.origin.span)),
        }
    }
}

/// Reports a unit whose channel stands in brackets once with `qua` and once without.
fn channel(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let assigned = cx.plan.assignments.iter().map(|assignment| &assignment.party);
    let receiving = cx.plan.receivers.iter().map(|receiver| &receiver.party);
    let parties: Vec<_> =
        assigned.chain(receiving).filter_map(|party| Some((party, party.note.as_deref()?.trim()))).collect();
    let pair = parties.iter().find_map(|(party, note)| {
        let through = fold(note).strip_prefix("qua ").map(str::to_owned)?;
        let is_same = |(other, written): &&(&crate::model::party::Party, &str)| {
            other.key() == party.key() && fold(written) == through
        };
        parties.iter().find(is_same).map(|(other, written)| (*party, *note, *other, *written))
    });
    if let Some((party, note, other, written)) = pair {
        let message = format!("“{} ({note})” ở nơi khác viết là “{} ({written})”", party.name, other.name);
        let mut report = UNIT_UNDER_TWO_NAMES
            .report(party.span, message)
            .with_help("dùng một cách viết: gửi đến đơn vị hay gửi qua đơn vị")
            .with_also(other.span, "ở đây viết khác");
        report.severity = Severity::Hint;
        found.push(report);
    }
}
