//! Tables of phrases and what they mean, read from official prose by eye.

#![allow(clippy::indexing_slicing, reason = "a test may fail by a panic")]

mod citations;
mod definitions;
mod robust;
mod times;
