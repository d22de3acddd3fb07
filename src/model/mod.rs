//! In: the tree of a plan. Out: what the plan says as typed facts, each with its place, and the same as JSON and text.
//!
//! The letterhead with an office's defaults is read by `letterhead`, set phrases by `recognise`, what the tree says by `lower`. Nothing is judged here: `checks` does that. Knows
//! nothing of pages, templates or files.

pub mod assignment;
pub mod award;
pub mod known;
pub mod letterhead;
mod lower;
pub mod office;
pub mod party;
pub mod plan;
pub mod quota;
pub mod recognise;
pub mod target;

pub use known::{Known, KnownParty};
pub use lower::lower;
pub use plan::Plan;
