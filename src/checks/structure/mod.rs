//! Structure and layout (`CT`): numbers, lists, headings, divisions, annexes.

mod annexes;
mod divisions;
mod headings;
mod lists;
mod marks;
mod numbers;

use super::Check;

pub(super) use divisions::broken_off;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] =
    &[numbers::CHECKS, lists::CHECKS, headings::CHECKS, divisions::CHECKS, annexes::CHECKS];
