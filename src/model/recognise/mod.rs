//! In: the text of one paragraph. Out: the facts its set phrases state, each with the bytes it was read from.
//!
//! Pure functions: they know neither the tree nor the plan. A recogniser reads what official prose writes in set phrases
//! and leaves everything else alone; what it cannot see a drafter states with a mark.

pub mod assignment;
pub mod award;
pub mod group;
pub mod party;
pub mod quota;
pub mod quote;
pub mod target;
pub mod words;
