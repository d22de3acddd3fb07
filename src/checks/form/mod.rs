//! Form (`TT`): what only a source can break of the form of documents: number, date, signing, recipients.

use super::Check;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[];
