//! Terms and names (`TN`): variants, defined terms, abbreviations, names of organisations, capitals of names.

mod usage;

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[usage::CHECKS];
