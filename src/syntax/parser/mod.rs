//! Reading a plan: lines, then elements, then the tree.
//!
//! Every line is classified on its own, so no line can stop the reading of another. pest's types do not leave this folder.

mod blocks;
mod characters;
mod elements;
mod header;
mod inline;
mod lines;
mod nesting;
mod phrases;
mod standing;
mod tables;

use crate::diagnostics::Diagnostic;
use crate::source::{SourceFile, Span};

use super::ast::Tree;

pub(crate) use phrases::is_number as is_division_number;
pub(crate) use tables::{is_group_heading, split as split_row};

/// Reads one plan as far as it can be read. What does not fit is in `found`, at its line.
pub fn parse(file: &SourceFile, found: &mut Vec<Diagnostic>) -> Tree {
    characters::report(file, found);
    let lines = lines::read(file.text());
    let elements = elements::read(file, &lines, found);
    let tree = blocks::build(file, elements, found);
    if tree == Tree::default() && found.is_empty() {
        found.push(
            Diagnostic::error("NN001", Span::default(), "tệp trống: chưa có nội dung kế hoạch")
                .with_help("bắt đầu bằng “kế hoạch: …”, “cơ quan: …”; xem hướng dẫn trong docs/huong-dan.md"),
        );
    }
    tree
}
