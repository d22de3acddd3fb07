//! Plans compared, as JSON for other programs: the stable shape behind `plancc diff --format json`.
//!
//! The shape is documented by its JSON Schema (`docs/diff.schema.json`, made by [`schema`]). It grows by new members only;
//! whatever else changes raises [`VERSION`]. Of many children each is written as soon as it is compared.

use schemars::JsonSchema;
use serde::Serialize;

use super::changes::{Change, Comparison, Counts, Part, Relation, Status};
use super::findings::{ComparedFact, Finding};
use super::matrix::{Matrix, MatrixRow};
use super::words::Piece;

/// The version of the shape.
pub const VERSION: u32 = 1;

/// One child compared with its parent, or many children of one parent.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(title = "plancc diff")]
#[expect(dead_code, reason = "the schema alone is made of it: both shapes are written piece by piece")]
enum Written<'c> {
    One(One<'c>),
    Many(Many<'c>),
}

/// Two plans compared.
#[derive(Serialize, JsonSchema)]
struct One<'c> {
    /// The version of this shape.
    version: u32,
    /// How the two plans stand to each other.
    relation: Relation,
    /// The parent's source, as named on the command line.
    parent: &'c str,
    /// The child's source, as named on the command line.
    child: &'c str,
    /// Whether nothing differs.
    equal: bool,
    /// How many rows have each status.
    counts: Counts,
    /// A row for each pair and each part alone, in the order of the parent; additions behind what they follow. Of many
    /// children it holds the rows that `--only` asks for, and without it none.
    changes: Vec<Row<'c>>,
    /// What both plans state on the same points, by topic.
    facts: &'c [ComparedFact],
    /// Whether the child obeys its parent, by topic; empty where neither plan is the parent of the other.
    findings: Vec<&'c Finding>,
}

/// What became of a part, with both places.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Change")]
struct Row<'c> {
    /// What became of it.
    status: Status,
    /// The part of the parent; nothing for an addition.
    parent: Option<&'c Part>,
    /// The part of the child; nothing for an omission.
    child: Option<&'c Part>,
    /// The wording as kept, dropped and added; empty where it did not change or there is one side alone.
    words: Vec<Piece>,
}

impl<'c> Row<'c> {
    fn new(change: &'c Change) -> Self {
        let Change { status, parent, child } = change;
        Self { status: *status, parent: parent.as_ref(), child: child.as_ref(), words: change.words() }
    }
}

/// Many children, each compared with the same parent.
#[derive(Serialize, JsonSchema)]
struct Many<'c> {
    /// The version of this shape.
    version: u32,
    /// The parent's source, as named on the command line.
    parent: &'c str,
    /// A comparison for each child, in the order in which they were given.
    comparisons: Vec<One<'c>>,
    /// The same children with what each rule found.
    matrix: &'c [MatrixRow],
    /// The children that could not be read; the reasons are on standard error.
    unread: &'c [String],
}

/// The comparison as JSON, with the rows and the findings that are wanted. The counts are those of all rows.
pub fn to_json(
    comparison: &Comparison,
    is_wanted: impl Fn(&Change) -> bool,
    is_wanted_finding: impl Fn(&Finding) -> bool,
) -> String {
    let written = One {
        version: VERSION,
        relation: comparison.relation,
        parent: &comparison.parent,
        child: &comparison.child,
        equal: comparison.is_equal(),
        counts: comparison.counts(),
        changes: comparison.changes.iter().filter(|change| is_wanted(change)).map(Row::new).collect(),
        facts: &comparison.facts,
        findings: comparison.findings.iter().filter(|finding| is_wanted_finding(finding)).collect(),
    };
    pretty(&written) + "\n"
}

/// How the comparisons of many children begin; each follows as [`to_json`] writes it, parted by commas.
pub fn begin_many(parent: &str) -> String {
    format!("{{\n\"version\": {VERSION},\n\"parent\": {},\n\"comparisons\": [\n", pretty(&parent))
}

/// How the comparisons of many children end.
pub fn end_many(matrix: &Matrix) -> String {
    format!("],\n\"matrix\": {},\n\"unread\": {}\n}}\n", pretty(&matrix.rows), pretty(&matrix.unread))
}

fn pretty<T: Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string_pretty(value).expect("strings, numbers and lists can be written")
}

/// The JSON Schema of the shape.
pub fn schema() -> serde_json::Value {
    serde_json::to_value(schemars::schema_for!(Written<'static>)).expect("a schema is JSON")
}
