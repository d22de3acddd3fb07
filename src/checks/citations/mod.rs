//! Cited documents (`VD`): complete, alike, in force, possible.

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[];
