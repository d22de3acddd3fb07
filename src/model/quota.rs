//! Quotas: how many collectives and individuals may be commended.

use serde::{Deserialize, Serialize};

use super::plan::Origin;

/// Who a quota is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// Tập thể.
    Collective,
    /// Cá nhân.
    Individual,
    /// Hộ gia đình.
    Household,
    /// Doanh nghiệp, tổ chức kinh tế.
    Enterprise,
}

/// How a number bounds what it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Just so many.
    #[default]
    Exactly,
    /// `không quá`, `tối đa`
    AtMost,
    /// `ít nhất`, `tối thiểu`, `từ … trở lên`
    AtLeast,
    /// `trên`
    MoreThan,
    /// `dưới`
    LessThan,
}

/// How many of whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Of whom.
    pub subject: Subject,
    /// How many: a count, or hundredths where `is_percentage`.
    pub amount: f64,
    /// Whether the amount is a percentage.
    pub is_percentage: bool,
    /// How the amount bounds.
    pub bound: Limit,
}

/// A quota of awards.
#[derive(Clone, Debug, PartialEq)]
pub struct Quota {
    /// As written.
    pub written: String,
    /// How many of whom, in order.
    pub shares: Vec<Share>,
    /// The award it limits: a place in the plan's list.
    pub award: Option<usize>,
    /// Where it stands.
    pub origin: Origin,
}
