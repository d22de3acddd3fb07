//! Tables of phrases and what they mean, read from official prose by eye.

mod citations;
mod definitions;
mod robust;
mod times;
