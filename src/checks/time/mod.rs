//! Time (`TG`): periods, phases, deadlines, recurrences, anniversaries.

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[];
