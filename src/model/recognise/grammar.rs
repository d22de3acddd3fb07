//! The parser that pest makes from `grammar/phrase.pest`; nothing of it leaves the recognisers.

// What pest derives has no comments of its own.
#![allow(missing_docs)]

use pest_derive::Parser;

/// The set phrases of official prose.
#[derive(Parser)]
#[grammar = "grammar/phrase.pest"]
pub(super) struct Phrases;
