//! Wording (`VB`): spelling, repeated and missing words, punctuation, capitals, leftovers.

mod brackets;
mod capitals;
mod characters;
mod commas;
mod leftovers;
mod phrases;
mod repetition;
mod sentences;
mod spacing;
mod spelling;
mod text;

use super::Check;

pub(super) use spelling::Spelling;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[
    spelling::CHECKS,
    characters::CHECKS,
    repetition::CHECKS,
    phrases::CHECKS,
    brackets::CHECKS,
    commas::CHECKS,
    spacing::CHECKS,
    leftovers::CHECKS,
    capitals::CHECKS,
    sentences::CHECKS,
];
