//! Terms and names (`TN`): variants, defined terms, abbreviations, names of organisations, capitals of names.

mod abbreviations;
mod capitals;
mod definitions;
mod names;
mod parties;
mod usage;
mod variants;

use super::Check;

pub(super) use names::NearName;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[
    usage::CHECKS,
    variants::CHECKS,
    capitals::CHECKS,
    names::CHECKS,
    definitions::CHECKS,
    parties::CHECKS,
    abbreviations::CHECKS,
];
