//! Territory (`DV`): provinces, communes and levels of government that exist at the plan's date.

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[];
