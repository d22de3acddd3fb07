//! In: a plan's model. Out: a diagnostic for what cannot be.
//!
//! The room of the reviewer. So far it holds only what no plan can be issued with; knows nothing of outputs.

mod dates;

use crate::diagnostics::Diagnostic;
use crate::model::Plan;

/// Runs every check over a plan.
pub fn run(plan: &Plan, found: &mut Vec<Diagnostic>) {
    dates::impossible(plan, found);
}
