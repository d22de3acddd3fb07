//! Wording (`VB`): spelling, repeated and missing words, punctuation, capitals, leftovers.

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[];
