//! Territory (`DV`): provinces, communes and levels of government that exist at the plan's date.

mod communes;
mod districts;
mod gazetteer;
mod levels;
mod provinces;

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[districts::CHECKS, provinces::CHECKS, communes::CHECKS, levels::CHECKS];
