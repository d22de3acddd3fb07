//! In: the tree of a plan. Out: what the plan says as typed facts, each with its place, and the same as JSON and text.
//!
//! `letterhead` reads the head with an office's defaults, `recognise` the set phrases of a paragraph, `lower` what the tree
//! says. Nothing is judged here: `checks` does that. Knows nothing of pages, templates or files.

pub mod assignment;
pub mod award;
pub mod citation;
pub mod facts;
pub mod known;
pub mod letterhead;
mod lower;
pub mod office;
pub mod party;
pub mod passages;
pub mod plan;
pub mod quota;
pub mod recognise;
pub mod target;
pub mod time;
mod titles;

pub use known::{Known, KnownParty};
pub use lower::{Lowered, lower};
pub use plan::Plan;
