//! Conformance (`PH`): whether a plan obeys the plan of the level above that it carries out.
//!
//! The checks of this family judge a plan beside its parent: `diff::facts` says what both state on the same points, a check
//! gives each point a verdict. In a comparison every verdict is data; of a plan that is checked only what a person has to
//! look at is reported.

mod asks;
mod awards;
mod bases;
mod groups;
mod levels;
mod relation;
mod reports;
mod schedule;
mod targets;

use std::collections::BTreeSet;

use crate::diagnostics::{Diagnostic, Severity};
use crate::diff::facts::{Compared, SideBySide, span_of};
use crate::diff::{Finding, Said, Verdict, place_in_words};
use crate::model::party::{self, Level};
use crate::source::Span;

use super::{Check, Run, Settings, all, find};

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[
    relation::CHECKS,
    reports::CHECKS,
    schedule::CHECKS,
    bases::CHECKS,
    groups::CHECKS,
    asks::CHECKS,
    awards::CHECKS,
    targets::CHECKS,
    levels::CHECKS,
];

pub use relation::parent_not_read;
pub use reports::USUAL_MARGIN;

/// A plan beside its parent.
#[derive(Clone, Copy, Debug)]
pub struct Pair<'a> {
    /// The plan of the higher level.
    pub parent: Compared<'a>,
    /// The plan that is judged.
    pub child: Compared<'a>,
    /// What both state on the same points.
    pub facts: &'a SideBySide,
    /// What the office of the child sets.
    pub settings: &'a Settings,
}

impl Pair<'_> {
    /// The level of the child's issuer: a commune where it is not known.
    fn child_level(&self) -> Level {
        self.child.plan.issuer.as_ref().map_or(Level::Commune, |issuer| issuer.level)
    }
}

/// Tells whether one plan is the parent of another: the other names it, or its issuer stands at a higher level.
pub fn is_parent(parent: Compared<'_>, child: Compared<'_>) -> bool {
    let file_name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or(path).trim().to_owned();
    let is_named =
        child.plan.parent_plan.as_ref().is_some_and(|named| file_name(&named.text) == file_name(&parent.file.name));
    let rank = |compared: Compared<'_>| match compared.plan.issuer.as_ref()?.level {
        Level::Central => Some(0),
        Level::Province => Some(1),
        Level::District => Some(2),
        Level::Commune => Some(3),
        Level::Unit => None,
    };
    is_named || rank(parent).zip(rank(child)).is_some_and(|(parent, child)| parent < child)
}

/// Every verdict on a plan beside its parent, by topic.
pub fn judge(pair: &Pair<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for check in all() {
        if let Run::Beside { run, .. } = check.run {
            run(pair, &mut findings);
        }
    }
    // A part that is there, but wrong in a point, is told of by that point alone.
    let places = |finding: &Finding| {
        let place = |said: &Option<Said>| said.as_ref().map(|said| said.place.clone());
        Some((place(&finding.parent)?, place(&finding.child)?))
    };
    let is_point = |finding: &&Finding| finding.verdict != Verdict::Conforms && POINTS.contains(&finding.code);
    let wrong: BTreeSet<(String, String)> = findings.iter().filter(is_point).filter_map(places).collect();
    let is_covering = |finding: &Finding| finding.verdict == Verdict::Conforms && COVERING.contains(&finding.code);
    findings.retain(|finding| !is_covering(finding) || places(finding).is_none_or(|places| !wrong.contains(&places)));
    findings.sort_by_key(|finding| finding.topic);
    findings
}

/// Checks that may find what a check of the plan alone finds too: competence, and words of level.
pub const REPEATING: [&str; 2] = ["PH061", "PH082"];

/// Checks that tell that a part has a counterpart.
const COVERING: [&str; 2] = ["PH050", "PH080"];

/// Checks that tell what is wrong in a part that has one.
const POINTS: [&str; 5] = ["PH053", "PH062", "PH082", "PH015", "PH081"];

/// What of the findings is to be reported of the child, in no order.
pub fn reports(pair: &Pair<'_>, findings: &[Finding]) -> Vec<Diagnostic> {
    findings.iter().filter_map(|finding| report(pair, finding)).collect()
}

fn report(pair: &Pair<'_>, finding: &Finding) -> Option<Diagnostic> {
    let check = find(finding.code)?;
    let Run::Beside { silent, .. } = check.run else { return None };
    let severity = match finding.verdict {
        Verdict::Conforms => return None,
        Verdict::Departs => check.severity,
        Verdict::Silent => silent?,
        // Where there is nothing to do about it, it is for the reader of a comparison.
        Verdict::Unclear => finding.help.as_ref().map(|_| Severity::Hint)?,
    };
    let span = finding.child.as_ref().map_or_else(|| place_of(pair, finding.parent.as_ref()), |said| said.span);
    let mut report = check.report(span, finding.message.as_str());
    report.severity = severity;
    let quote = finding.parent.as_ref().map(|said| {
        format!("kế hoạch cấp trên ghi ({}, dòng {}): “{}”", place_in_words(&said.place), said.line, said.text)
    });
    let words: Vec<String> = finding.help.iter().cloned().chain(quote).collect();
    Some(if words.is_empty() { report } else { report.with_help(words.join("; ")) })
}

/// Where the child would say what the parent says: what corresponds to the division it stands in, else the line that names
/// the parent, else the subject.
fn place_of(pair: &Pair<'_>, parent: Option<&Said>) -> Span {
    let units = &pair.parent.units.list;
    let unit = parent.and_then(|said| {
        units.iter().position(|unit| unit.span.start <= said.span.start && said.span.end <= unit.span.end)
    });
    let above = std::iter::successors(unit, |at| units.get(*at).and_then(|unit| unit.parent));
    let partner = above.filter_map(|at| pair.facts.rows.partner(at)).next();
    let of_partner = partner.map(|at| span_of(pair.child.units, at));
    let plan = pair.child.plan;
    let named = plan.parent_plan.as_ref().map(|named| named.origin.span);
    of_partner.or(named).or(plan.subject.as_ref().map(|subject| subject.origin.span)).unwrap_or_default()
}

/// A name as messages quote it: the first words of what is long.
fn quoted(text: &str) -> String {
    const MOST: usize = 14;
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..MOST) {
        Some(begun) if words.len() > MOST => format!("“{} …”", begun.join(" ").trim_end_matches([',', ';'])),
        _ => format!("“{}”", text.trim().trim_end_matches([',', ';', '.'])),
    }
}

/// Tells whether two names are of one body, place and level words being as they are.
fn is_same_name(one: &str, other: &str) -> bool {
    party::key(one) == party::key(other)
}
