//! Structure and layout (`CT`): numbers, lists, headings, divisions, annexes.

mod annexes;
mod divisions;
mod headings;
mod lists;
mod marks;
mod numbers;

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] =
    &[numbers::CHECKS, lists::CHECKS, headings::CHECKS, divisions::CHECKS, annexes::CHECKS];
