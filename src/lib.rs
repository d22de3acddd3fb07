//! plancc compiles a plain-text plan language into official Vietnamese documents.
//!
//! The rooms in reading order: [`source`] and [`viet`] at the bottom, [`diagnostics`], [`syntax`], [`model`],
//! [`diff`] of two models, [`checks`], [`tasks`] and [`document`]; [`analyse`] runs them. Then what is made of a document:
//! [`render`].
//! The edge: [`host`] and [`cli`].

#![cfg_attr(
    test,
    allow(
        clippy::indexing_slicing,
        clippy::print_stdout,
        clippy::string_slice,
        clippy::unwrap_used,
        reason = "a test that panics says where"
    )
)]

mod analysis;
pub mod checks;
pub mod cli;
pub mod derive;
pub mod diagnostics;
pub mod diff;
pub mod document;
pub mod format;
pub mod host;
pub mod model;
pub mod reference;
pub mod render;
pub mod source;
pub mod syntax;
pub mod tasks;
pub mod viet;

pub use analysis::{
    Analysis, Context, Mended, ParentPlan, ReadPlan, Reading, Reviewed, analyse, compare, is_of_reading, mend, review,
};
