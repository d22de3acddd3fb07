//! Content that the law asks of a plan that launches a movement (`ND`).

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[];
