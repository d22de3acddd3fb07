//! In: a plan at every depth, and the stage and office it is judged for. Out: what a careful reviewer finds.
//!
//! Each check is a record ([`Check`]) with its words, ground, samples and function, in the folder of its family; the
//! registry is [`all`]. Knows nothing of outputs, of the disk, or of any plan in particular.

#[macro_use]
mod samples;

mod awards;
mod check;
mod citations;
pub mod conformance;
mod context;
pub mod dates;
pub mod fix;
mod form;
mod launching;
mod reading;
mod settings;
mod settle;
mod spots;
mod structure;
mod targets;
mod terms;
mod territory;
mod time;
mod wording;

pub use check::{Basis, Check, Run, emulation_law, form_decree};
pub use context::{Context, Places, Quoted, Shared};
pub use settings::{OwnDocument, Settings, Stage};
pub use settle::{Settled, is_negotiable, settle};

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::diagnostics::{Diagnostic, Rule};

/// The families, in the order in which they are listed: the letters of their codes, and what they are about.
pub const FAMILIES: &[(&str, &str)] = &[
    ("NN", "Cách viết tệp kế hoạch"),
    ("CT", "Cấu trúc, bố cục"),
    ("TT", "Thể thức"),
    ("ND", "Nội dung luật yêu cầu"),
    ("VB", "Câu chữ"),
    ("TN", "Thuật ngữ, tên gọi"),
    ("DV", "Đơn vị hành chính"),
    ("TG", "Thời gian, thời hạn"),
    ("VD", "Văn bản viện dẫn"),
    ("KT", "Khen thưởng"),
    ("CI", "Chỉ tiêu, đơn vị, nơi nhận"),
    ("PH", "Phù hợp với kế hoạch cấp trên"),
];

/// The registry: the tables of each family, in the order of [`FAMILIES`].
const REGISTRY: &[&[&[Check]]] = &[
    reading::TABLES,
    structure::TABLES,
    form::TABLES,
    launching::TABLES,
    wording::TABLES,
    terms::TABLES,
    territory::TABLES,
    time::TABLES,
    citations::TABLES,
    awards::TABLES,
    targets::TABLES,
    conformance::TABLES,
];

/// Every check, in the order of the families.
pub fn all() -> impl Iterator<Item = &'static Check> {
    REGISTRY.iter().flat_map(|tables| tables.iter()).flat_map(|table| table.iter())
}

static BY_CODE: LazyLock<FxHashMap<&'static str, &'static Check>> =
    LazyLock::new(|| all().map(|check| (check.code, check)).collect());

/// The check of a code, in any case.
pub fn find(code: &str) -> Option<&'static Check> {
    BY_CODE.get(code).or_else(|| BY_CODE.get(code.to_ascii_uppercase().as_str())).copied()
}

/// Every check as those know it who write reports out.
pub fn rules() -> Vec<Rule> {
    let rule = |check: &Check| Rule {
        code: check.code,
        name: check.name,
        title: check.title,
        explanation: check.explanation,
        severity: check.severity,
        grounds: check.basis.iter().map(Basis::words).collect(),
    };
    all().map(rule).collect()
}

/// Runs every check over a plan. Reports stand in source order.
///
/// What lies in a broken place, which the reading of the plan could not make sense of, is left alone: its cause is reported
/// already.
pub fn run(cx: &Context<'_>, broken: &Places, found: &mut Vec<Diagnostic>) {
    let mut reports = Vec::new();
    for check in all() {
        match check.run {
            Run::Always(run) => run(cx, &mut reports),
            Run::AtIssue(run) if cx.settings.stage == Stage::Issue => run(cx, &mut reports),
            Run::AtIssue(_) | Run::Reading | Run::Beside { .. } | Run::Parent => {}
        }
    }
    reports.retain(|report| !broken.hold(report.span));
    found.append(&mut reports);
    found.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
}
