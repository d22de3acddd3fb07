//! Targets, units and recipients (`CI`): groups, criteria, tasks, reporting lines, figures and totals.

mod figures;
mod groups;
mod kinds;
mod reports;
mod scores;
mod tasks;

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] =
    &[groups::CHECKS, tasks::CHECKS, reports::CHECKS, figures::CHECKS, scores::CHECKS];
