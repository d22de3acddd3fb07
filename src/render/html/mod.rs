//! In: plans compared, and the templates. Out: one page for a browser, which needs no network and no script.
//!
//! A page shows what paper cannot: the same words beside each other or in one line, as the reader likes. Knows nothing of
//! the disk and of how the page looks: that stands in `templates/html/`.

mod view;

use self::view::{ComparisonView, MatrixView};
use super::templates::{TemplateError, Templates};
use super::xml::escape_xml;
use crate::diff::{Comparison, Matrix, Only};

/// Returns the page of two plans compared: what does not conform, then each change, as far as it is wanted.
pub fn render_comparison(comparison: &Comparison, only: Only, templates: &Templates) -> Result<String, TemplateError> {
    let engine = templates.engine("html", escape_xml)?;
    engine.fill("html/comparison.html", &ComparisonView::new(comparison, only))
}

/// Returns the page of many children of one parent: a row for each child, a column for each rule.
pub fn render_matrix(parent: &str, matrix: &Matrix, templates: &Templates) -> Result<String, TemplateError> {
    let engine = templates.engine("html", escape_xml)?;
    engine.fill("html/matrix.html", &MatrixView::new(parent, matrix))
}
