//! Wording (`VB`): spelling, repeated and missing words, punctuation, capitals, leftovers.

mod brackets;
mod capitals;
mod characters;
mod sentences;
mod leftovers;
mod spacing;
mod commas;
mod phrases;
mod repetition;
mod spelling;
mod text;

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[spelling::CHECKS, characters::CHECKS, repetition::CHECKS, phrases::CHECKS, brackets::CHECKS, commas::CHECKS, spacing::CHECKS, leftovers::CHECKS, capitals::CHECKS, sentences::CHECKS];
