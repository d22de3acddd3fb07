//! Quantitative targets: what a content or a criterion lets be counted.

use serde::{Deserialize, Serialize};

use super::plan::Origin;
use super::quota::Limit;

/// What a target counts.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case", tag = "kind", content = "amount")]
pub enum Measure {
    /// So many of a hundred.
    Percentage(f64),
    /// So many.
    Count(f64),
    /// None at all: `không để xảy ra …`
    None,
}

/// A quantitative target.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The clause that states it.
    pub written: String,
    /// How much.
    pub measure: Measure,
    /// How the amount bounds.
    pub bound: Limit,
    /// How often, as written: `mỗi tháng`.
    pub frequency: Option<String>,
    /// In an annex: the row's subject.
    pub subject: Option<String>,
    /// Where it stands.
    pub origin: Origin,
}
