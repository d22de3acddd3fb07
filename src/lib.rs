//! plancc compiles a plain-text plan language into official Vietnamese documents.
//!
//! The rooms in reading order: [`source`] and `viet` at the bottom, [`diagnostics`], [`syntax`], `model`, `checks` and
//! [`document`], then what is made of them: [`render`].

pub mod diagnostics;
pub mod document;
pub mod render;
pub mod source;
pub mod syntax;
