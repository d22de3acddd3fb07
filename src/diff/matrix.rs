//! Many children of one parent: what is kept of each, so that all can be seen beside each other.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::changes::{Comparison, Counts};
use super::findings::Verdict;

/// The children of one parent, each with what the rules found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// A row for each child that could be compared, in the order in which they were given.
    pub rows: Vec<MatrixRow>,
    /// The children that could not be read.
    pub unread: Vec<String>,
}

/// One child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct MatrixRow {
    /// The child's source, as named.
    pub child: String,
    /// Whether nothing differs.
    pub equal: bool,
    /// How many rows of the comparison have each status.
    pub counts: Counts,
    /// What each rule found, in the order of the codes; rules that found nothing to speak of are left out.
    pub rules: Vec<RuleCounts>,
}

/// What a rule found in a child.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[expect(missing_docs, reason = "each counts the verdict of its name")]
pub struct RuleCounts {
    /// The rule's code.
    pub code: &'static str,
    pub conforms: usize,
    pub departs: usize,
    pub silent: usize,
    pub unclear: usize,
}

impl RuleCounts {
    /// The count of one verdict.
    pub fn of(&self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::Conforms => self.conforms,
            Verdict::Departs => self.departs,
            Verdict::Silent => self.silent,
            Verdict::Unclear => self.unclear,
        }
    }
}

impl MatrixRow {
    /// What is kept of a comparison.
    pub fn new(comparison: &Comparison) -> Self {
        let mut rules: BTreeMap<&'static str, RuleCounts> = BTreeMap::new();
        for finding in &comparison.findings {
            let rule = rules.entry(finding.code).or_insert(RuleCounts { code: finding.code, ..RuleCounts::default() });
            *match finding.verdict {
                Verdict::Conforms => &mut rule.conforms,
                Verdict::Departs => &mut rule.departs,
                Verdict::Silent => &mut rule.silent,
                Verdict::Unclear => &mut rule.unclear,
            } += 1;
        }
        Self {
            child: comparison.child.clone(),
            equal: comparison.is_equal(),
            counts: comparison.counts(),
            rules: rules.into_values().collect(),
        }
    }

    /// How many findings of all rules have a verdict.
    pub fn count_of(&self, verdict: Verdict) -> usize {
        self.rules.iter().map(|rule| rule.of(verdict)).sum()
    }

    /// What a rule found; nothing where it had nothing to say.
    pub fn rule(&self, code: &str) -> Option<&RuleCounts> {
        self.rules.iter().find(|rule| rule.code == code)
    }
}

impl Matrix {
    /// The codes of all rules that have something to say of any child, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        let codes: BTreeSet<&'static str> = self.rows.iter().flat_map(|row| &row.rules).map(|rule| rule.code).collect();
        codes.into_iter().collect()
    }
}
