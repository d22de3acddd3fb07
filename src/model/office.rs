//! What an office lays down once for all its plans: its defaults for the letterhead and the signing block.

use crate::syntax::keywords::SigningKey;

/// An office's defaults; a plan's own fields come first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// The issuing body.
    pub issuer: Option<String>,
    /// The body directly above it, where one is printed.
    pub superior: Option<String>,
    /// The symbol behind the number, such as `KH-UBND`.
    pub symbol: Option<String>,
    /// The place of issue.
    pub place: Option<String>,
    /// The signing block, in the order printed; used where a plan has none of its own.
    pub signing: Vec<(SigningKey, String)>,
}
