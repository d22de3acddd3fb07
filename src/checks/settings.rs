//! What a plan is judged by beside the plan itself: the stage it stands at, and what the office adds.

use std::collections::BTreeMap;

use crate::diagnostics::Severity;

/// Whether a plan is being written or about to be issued.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Blanks for number and day are right.
    #[default]
    Draft,
    /// The plan is about to be signed: nothing may be left open.
    Issue,
}

/// What an office sets and adds in its configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The stage.
    pub stage: Stage,
    /// Codes whose reports are left out.
    pub off: Vec<String>,
    /// Codes with another severity than their own.
    pub severities: BTreeMap<String, Severity>,
    /// Words and phrases that are right as they are.
    pub accepted: Vec<String>,
    /// Short forms with what they stand for.
    pub short_forms: BTreeMap<String, String>,
    /// Official names in the spelling wanted.
    pub names: Vec<String>,
    /// Legal documents of the office's own province or branch.
    pub documents: Vec<OwnDocument>,
    /// How many days an office wants between what it collects and what it sends; nothing where it sets none.
    pub margin_days: Option<u16>,
}

/// A document that an office adds to the table of legal documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnDocument {
    /// Number and symbol: `10/2024/QĐ-UBND`.
    pub reference: String,
    /// Its title.
    pub title: Option<String>,
    /// The issuing body.
    pub issuer: Option<String>,
    /// The day it was issued, as `2024-06-13`.
    pub issued: Option<String>,
    /// The day it came into force.
    pub in_force: Option<String>,
    /// The day it went out of force.
    pub out_of_force: Option<String>,
    /// What replaces it.
    pub replaced_by: Option<String>,
}
