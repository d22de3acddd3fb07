//! Reports (`CI`): one report that two places send to different bodies.

use std::collections::BTreeMap;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::assignment::{Receiver, Way};
use crate::model::party::{self, Level};
use crate::model::passages::Passage;
use crate::model::recognise::words::{Words, fold};
use crate::syntax::keywords::Role;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[CONFLICTING_REPORTS];

const CONFLICTING_REPORTS: Check = Check {
    code: "CI005",
    name: "conflicting-reports",
    title: "Cùng một báo cáo nhưng gửi về những nơi khác nhau",
    severity: Severity::Warning,
    explanation: "Báo cáo kết quả hằng năm mà chỗ này ghi gửi về một cơ quan, chỗ khác ghi gửi về cơ quan khác thì đơn vị không \
        biết theo chỗ nào. Được so là các ý trong phần tổ chức thực hiện nói về báo cáo định kỳ: nơi nhận của cùng loại đơn \
        vị báo cáo, và cơ quan cấp trên mà kế hoạch báo cáo lên. Khi nơi báo cáo đi qua và đơn vị được giao tổng hợp báo cáo \
        khác nhau thì chỉ là gợi ý.",
    basis: &[Basis::Consistency],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Sở Nội vụ chủ trì, theo dõi việc thực hiện Kế hoạch.\n2. Các sở, ban, ngành tỉnh báo cáo kết quả hằng năm về Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n3. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường, đặc khu báo cáo kết quả hằng năm về Sở Tài chính trước ngày 15 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Sở Nội vụ chủ trì, theo dõi việc thực hiện Kế hoạch.\n2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường, đặc khu báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n",
    run: Run::Always(conflicting_reports),
};

/// A passage that speaks of the yearly report, with those who get it.
struct Report<'a> {
    passage: &'a Passage<'a>,
    receivers: Vec<&'a Receiver>,
}

impl<'a> Report<'a> {
    fn of(&self, way: impl Fn(&Receiver) -> bool) -> Vec<&'a Receiver> {
        self.receivers.iter().copied().filter(|receiver| way(receiver)).collect()
    }
}

/// Reports the first conflict of each kind.
fn conflicting_reports(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let reports = reports(cx);
    let conflict = upward(cx, &reports).or_else(|| inward(cx, &reports));
    found.extend(conflict.or_else(|| aggregator(cx, &reports)));
}

/// The passages of the assignments that speak of a periodical report.
fn reports<'a>(cx: &Context<'a>) -> Vec<Report<'a>> {
    let mut by_place: BTreeMap<&str, Vec<&'a Receiver>> = BTreeMap::new();
    for receiver in &cx.plan.receivers {
        by_place.entry(receiver.origin.place.as_str()).or_default().push(receiver);
    }
    let mut found = Vec::new();
    for (_, passage) in cx.prose() {
        let in_assignments = matches!(passage.role, Some(Role::Assignments | Role::Charge | Role::Request));
        let Some(receivers) = by_place.get(passage.place.as_str()).filter(|_| in_assignments && passage.is_prose())
        else {
            continue;
        };
        let words = &passage.words;
        let is_report = (0..words.len()).any(|at| is_general_report(words, at));
        let is_yearly = ["hằng năm", "hàng năm", "mỗi năm"].iter().any(|phrase| words.find(0, phrase).is_some());
        // Questions, files and the plan of an emergency go other ways.
        if is_report && is_yearly {
            found.push(Report { passage, receivers: receivers.clone() });
        }
    }
    found
}

/// Words of a report on the movement as a whole; one on money, on figures of a branch is another report.
const GENERAL: &[&str] = &[
    "kết",
    "quả",
    "tình",
    "hình",
    "tổ",
    "chức",
    "triển",
    "khai",
    "thực",
    "hiện",
    "phong",
    "trào",
    "thi",
    "đua",
    "kế",
    "hoạch",
    "này",
    "định",
    "kỳ",
    "hằng",
    "hàng",
    "năm",
    "việc",
    "công",
    "tác",
    "của",
    "xã",
    "phường",
    "tỉnh",
    "đơn",
    "vị",
    "địa",
    "phương",
    "mình",
    "đánh",
    "giá",
    "sơ",
    "tổng",
    "hợp",
];

/// Tells whether `báo cáo` of the movement's results stands at a word, and what is reported is nothing narrower.
fn is_general_report(words: &Words<'_>, at: usize) -> bool {
    let Some(after) = words.after(at, "báo cáo") else { return false };
    let end = (after..words.len())
        .find(|at| {
            !words.is_word(*at)
                || ["về", "gửi", "trước", "báo cáo", "cho", "qua", "theo"].iter().any(|word| words.is_at(*at, word))
        })
        .unwrap_or(words.len());
    let names_result = ["kết quả", "tình hình"].iter().any(|word| words.is_at(after, word));
    names_result && (after..end).all(|at| GENERAL.contains(&words.word(at)))
}

fn keys(receivers: &[&Receiver]) -> Vec<String> {
    receivers.iter().map(|receiver| party::key(&receiver.party.name)).collect()
}

/// Tells whether both lists hold somebody and nobody is in both; a name may be a longer form of the other.
fn are_disjoint(first: &[&Receiver], second: &[&Receiver]) -> bool {
    let (first, second) = (keys(first), keys(second));
    !first.is_empty()
        && !second.is_empty()
        && !first
            .iter()
            .any(|one| second.iter().any(|other| one.starts_with(other.as_str()) || other.starts_with(one.as_str())))
}

/// The plan's own report to the bodies above: two places name different ones.
fn upward(cx: &Context<'_>, reports: &[Report<'_>]) -> Option<Diagnostic> {
    let level = cx.plan.issuer.as_ref().map(|issuer| issuer.level)?;
    let is_above = |receiver: &Receiver| {
        let name = fold(&receiver.party.name);
        let words = Words::new(&name);
        match level {
            Level::Commune => {
                words.is_at(0, "sở") || ["thành phố", "tỉnh"].iter().any(|unit| words.find(0, unit).is_some())
            }
            Level::Province => {
                words.is_at(0, "bộ") && !words.is_at(0, "bộ chỉ huy") || words.find(0, "trung ương").is_some()
            }
            _ => false,
        }
    };
    let (at, first) = reports.iter().enumerate().find(|(_, report)| !report.of(is_above).is_empty())?;
    let above = first.of(is_above);
    let second = reports.iter().skip(at + 1).find(|report| are_disjoint(&above, &report.of(is_above)))?;
    Some(conflict(&above, &second.of(is_above)))
}

/// The report of one sort of unit: two places send it to different bodies.
fn inward(cx: &Context<'_>, reports: &[Report<'_>]) -> Option<Diagnostic> {
    let to = |receiver: &Receiver| receiver.way == Way::To;
    let who = |report: &Report<'_>| -> Vec<String> {
        let here = cx.plan.assignments.iter().filter(|task| task.origin.place == report.passage.place);
        here.map(|task| party::key(&task.party.name)).collect()
    };
    for (at, first) in reports.iter().enumerate() {
        let receivers = first.of(to);
        let reporters = who(first);
        let second = reports.iter().skip(at + 1).find(|second| {
            are_disjoint(&receivers, &second.of(to)) && who(second).iter().any(|unit| reporters.contains(unit))
        });
        if let Some(second) = second {
            return Some(conflict(&receivers, &second.of(to)));
        }
    }
    None
}

fn conflict(first: &[&Receiver], second: &[&Receiver]) -> Diagnostic {
    let names = |receivers: &[&Receiver]| {
        let names: Vec<String> = receivers.iter().map(|receiver| format!("“{}”", receiver.party.name)).collect();
        names.join(", ")
    };
    let span = second.first().map_or_else(Default::default, |receiver| receiver.party.span);
    let mut report = CONFLICTING_REPORTS
        .report(span, format!("báo cáo hằng năm ở đây gửi {}, chỗ khác lại gửi {}", names(second), names(first)))
        .with_help("ghi thống nhất nơi nhận báo cáo, hoặc nói rõ đây là hai báo cáo khác nhau");
    if let Some(receiver) = first.first() {
        report = report.with_also(receiver.party.span, "chỗ khác gửi về đây");
    }
    report
}

/// Reports go through one body, and another is charged to put them together.
fn aggregator(cx: &Context<'_>, reports: &[Report<'_>]) -> Option<Diagnostic> {
    let through = |receiver: &Receiver| receiver.way == Way::Through;
    let way = reports.iter().flat_map(|report| report.of(through)).next()?;
    let key = party::key(&way.party.name);
    let own = |name: &str| {
        let name = party::key(name);
        name.starts_with(&key) || key.starts_with(&name)
    };
    let gathers = |task: &str| {
        let words = Words::new(task);
        ["tổng hợp báo cáo", "tổng hợp , báo cáo"].iter().any(|phrase| words.find(0, phrase).is_some())
    };
    let mut gatherers = cx
        .plan
        .assignments
        .iter()
        .filter(|task| task.is_in_assignments && gathers(&task.task) && kinds_differ(&task.party.name));
    let other = gatherers.next()?;
    if own(&other.party.name) || gatherers.any(|task| own(&task.party.name)) {
        return None;
    }
    let mut report = CONFLICTING_REPORTS
        .report(
            other.party.span,
            format!("“{}” tổng hợp báo cáo, nhưng báo cáo lại gửi qua “{}”", other.party.name, way.party.name),
        )
        .with_also(way.party.span, "báo cáo gửi qua đây")
        .with_help("ghi thống nhất một đơn vị nhận và tổng hợp báo cáo");
    report.severity = Severity::Hint;
    Some(report)
}

/// Tells whether a unit is one body: the reporters themselves (`các sở, ban, ngành`) gather nothing for the others.
fn kinds_differ(name: &str) -> bool {
    let words = Words::new(name);
    words.find(0, "các").is_none() && words.find(0, ",").is_none()
}
