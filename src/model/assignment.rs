//! Assignments: who does what with whom until when, and who hands over what to whom.

use super::party::Party;
use super::plan::Origin;

/// How a party comes by a task.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The plan says what the party does: the issuer is above it.
    Instructed,
    /// `giao …`
    Charged,
    /// `đề nghị …`: the party is outside the issuer's hierarchy.
    Requested,
}

/// A party's task. A task given to several parties is one assignment for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Who is in charge.
    pub party: Party,
    /// How the party comes by the task.
    pub mode: Mode,
    /// What is to be done, in the plan's words.
    pub task: String,
    /// Who co-ordinates (`phối hợp với`).
    pub partners: Vec<Party>,
    /// Until when or how often: places in the plan's list of times.
    pub times: Vec<usize>,
    /// Where the task stands.
    pub origin: Origin,
    /// Whether it stands under `tổ chức thực hiện`; a task also stands under a timeline or a standard.
    pub is_in_assignments: bool,
}

/// How something reaches a receiver.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Sent to it: `gửi về …`, `báo cáo … về …`.
    To,
    /// Sent through it: `qua …`.
    Through,
    /// Sent to it as well: `đồng gửi …`.
    Copy,
    /// Reported to it by whoever received first: `báo cáo …`, `trình …`.
    Onward,
    /// Turned to in difficulties, in the closing paragraph.
    Contact,
}

/// A body that reports, files or questions go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receiver {
    /// Who.
    pub party: Party,
    /// In which way.
    pub way: Way,
    /// Where it is said.
    pub origin: Origin,
}
