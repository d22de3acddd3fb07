//! In: a [`Document`] and a template. Out: a Typst source, and with the feature `embedded-typst` the PDF set from it.
//!
//! The source is one file that needs no other, so the engine inside and the Typst program outside set the same pages.
//! Knows nothing of the disk, the clock or the fonts of a machine: whoever calls brings the faces.

use super::templates::{TemplateError, Templates};
use crate::document::Document;

mod blocks;
#[cfg(feature = "embedded-typst")]
pub mod engine;
pub mod escape;
#[cfg(feature = "embedded-typst")]
pub mod faces;
#[cfg(test)]
mod samples;
pub mod standards;
mod tables;
#[cfg(test)]
mod tests;
mod titles;
mod view;
mod words;

/// The template's name among the [`Templates`].
const TEMPLATE: &str = "typst/plan.typ";

/// What the pages take from outside the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageStyle {
    /// The families that everything is set in, by the names inside their files; the first that is there is taken.
    pub fonts: Vec<String>,
}

impl Default for PageStyle {
    /// The family that the decree asks for (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục I), then free ones of the
    /// same measure: what a Typst program may find on a machine.
    fn default() -> Self {
        Self { fonts: ["Times New Roman", "Liberation Serif", "Tinos"].map(String::from).to_vec() }
    }
}

/// Returns the whole Typst source of a document. The same document gives the same source.
pub fn render_source(document: &Document, style: &PageStyle, templates: &Templates) -> Result<String, TemplateError> {
    let engine = templates.engine("typst", escape::string_literal)?;
    let titles = titles::Titles::new(document);
    engine.fill(TEMPLATE, &view::Page::new(document, &titles, style))
}
