//! Awards (`KT`): titles and forms, tiers, who may confer what, conditions, quotas.

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[];
