//! Two plans compared, as JSON for other programs: the stable shape behind `plancc diff --format json`.
//!
//! The shape is documented by its JSON Schema (`docs/diff.schema.json`, made by [`schema`]). It grows by new members only;
//! whatever else changes raises [`VERSION`].

use schemars::JsonSchema;
use serde::Serialize;

use super::changes::{Change, Comparison, Counts};
use super::findings::{ComparedFact, Finding};

/// The version of the shape.
pub const VERSION: u32 = 1;

/// Two plans compared.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "plancc diff")]
struct Written<'c> {
    /// The version of this shape.
    version: u32,
    /// The parent's source, as named on the command line.
    parent: &'c str,
    /// The child's source, as named on the command line.
    child: &'c str,
    /// Whether nothing differs.
    equal: bool,
    /// How many rows have each status.
    counts: Counts,
    /// A row for each pair and each part alone, in the order of the parent; additions behind what they follow.
    changes: Vec<&'c Change>,
    /// What both plans state on the same points, by topic.
    facts: &'c [ComparedFact],
    /// Whether the child obeys its parent, by topic; empty where neither plan is the parent of the other.
    findings: &'c [Finding],
}

/// The comparison as JSON, with the rows that are wanted. The counts are those of all rows.
pub fn to_json(comparison: &Comparison, is_wanted: impl Fn(&Change) -> bool) -> String {
    let written = Written {
        version: VERSION,
        parent: &comparison.parent,
        child: &comparison.child,
        equal: comparison.is_equal(),
        counts: comparison.counts(),
        changes: comparison.changes.iter().filter(|change| is_wanted(change)).collect(),
        facts: &comparison.facts,
        findings: &comparison.findings,
    };
    let text = serde_json::to_string_pretty(&written).expect("strings, numbers and lists can be written");
    text + "\n"
}

/// The JSON Schema of the shape.
pub fn schema() -> serde_json::Value {
    serde_json::to_value(schemars::schema_for!(Written<'static>)).expect("a schema is JSON")
}
