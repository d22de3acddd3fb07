//! In: two plans as the model has them. Out: which part of one corresponds to which part of the other, and how.
//!
//! `units` makes a plan a list of comparable parts, `align` pairs them, `words` compares the wording inside a pair,
//! `changes` says what became of each part, `facts` what both plans state on the same points; `json` and `report` write that
//! out. Nothing is judged here: whether a child may
//! depart from its parent is for checks. Knows nothing of syntax, pages, files or the terminal.

mod align;
mod assignment;
mod changes;
pub mod facts;
mod findings;
mod json;
mod likeness;
mod neutral;
mod report;
mod units;
mod words;

pub use changes::{Change, Comparison, Counts, Part, Status, compare};
pub use findings::{ComparedFact, Finding, Said, Topic, Verdict};
pub use json::{VERSION, schema, to_json};
pub use report::{Look, Only, to_text};
pub use units::{Unit, UnitKind, Units};
pub use words::{Piece, pieces};
