//! Form (`TT`): what only the source can get wrong; what is computed cannot be wrong.

mod annexes;
mod ending;
mod header;
mod issuing;
mod recipients;
mod signing;

use super::{Check, Context};
use crate::source::Span;
use crate::syntax::ast::Field;
use crate::syntax::keywords::FieldKey;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] =
    &[issuing::CHECKS, header::CHECKS, signing::CHECKS, recipients::CHECKS, ending::CHECKS, annexes::CHECKS];

/// A header field with a value.
fn field<'a>(cx: &Context<'a>, key: FieldKey) -> Option<&'a Field> {
    cx.tree.fields.iter().find(|field| field.key.value == key).filter(|field| !field.value.is_empty())
}

/// Where a report stands that no typed line answers for: the first line of the plan.
fn start(cx: &Context<'_>) -> Span {
    cx.tree.fields.first().map_or(Span::default(), |field| field.key.span)
}
