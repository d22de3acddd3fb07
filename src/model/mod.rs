//! In: the tree of a plan. Out: what the plan says: who issues it, when, for whom, and all the facts in it.
//!
//! Knows nothing of layout, outputs or the disk.

pub mod attached;
pub mod letterhead;
pub mod office;
