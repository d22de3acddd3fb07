//! Awards (`KT`): titles and forms, tiers, who may confer what, conditions, quotas.

mod authority;
mod competence;
mod conditions;
mod duration;
mod kinds;
mod quotas;
pub(super) mod reading;
mod tiers;

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[
    kinds::CHECKS,
    tiers::CHECKS,
    authority::CHECKS,
    competence::CHECKS,
    conditions::CHECKS,
    duration::CHECKS,
    quotas::CHECKS,
];
