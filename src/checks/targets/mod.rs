//! Targets, units and recipients (`CI`): groups, criteria, tasks, reporting lines, figures and totals.

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[];
