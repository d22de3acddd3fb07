//! Structure and layout (`CT`): numbers, lists, headings, divisions, annexes.

mod numbers;

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[numbers::CHECKS];
