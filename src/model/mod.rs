//! In: the tree of a plan. Out: what the plan says, as typed facts.

pub mod citation;
pub mod recognise;
pub mod time;
