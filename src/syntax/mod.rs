//! In: a source file. Out: the tree of the plan, and a diagnostic for every line that fits nothing.
//!
//! Reading never fails. Knows nothing of what a plan means: dates, parties and citations are text here.

pub mod ast;
pub mod keywords;
pub mod numbering;
mod parser;

pub use parser::parse;
pub(crate) use parser::{is_division_number, is_group_heading, split_row};
