//! Stretches of text as the template sees them.

use serde::Serialize;

use crate::document::{BlankWidth, Fragment, Text};

/// A run of text: a paragraph, or a line of one.
pub(super) type Words<'a> = Vec<Run<'a>>;

/// A piece of text of one style, or what stands between such pieces.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Run<'a> {
    Plain(&'a str),
    Bold(&'a str),
    Italic(&'a str),
    BoldItalic(&'a str),
    /// Room for the pen, in millimetres.
    Blank(u8),
    Note {
        number: usize,
        text: Words<'a>,
    },
    NewLine(bool),
}

/// Returns the runs of a text; pieces without a letter are left out.
pub(super) fn words(text: &[Fragment]) -> Words<'_> {
    text.iter().filter_map(run).collect()
}

/// Returns the runs of each line of a text that its author has broken; lines without a word are left out.
pub(super) fn lines(text: &Text) -> Vec<Words<'_>> {
    text.split(|fragment| *fragment == Fragment::Break).map(words).filter(|line| !line.is_empty()).collect()
}

fn run(fragment: &Fragment) -> Option<Run<'_>> {
    Some(match fragment {
        Fragment::Text { text, .. } if text.is_empty() => return None,
        Fragment::Text { text, bold: false, italic: false } => Run::Plain(text),
        Fragment::Text { text, bold: true, italic: false } => Run::Bold(text),
        Fragment::Text { text, bold: false, italic: true } => Run::Italic(text),
        Fragment::Text { text, bold: true, italic: true } => Run::BoldItalic(text),
        Fragment::Blank(BlankWidth::Number) => Run::Blank(16),
        Fragment::Blank(BlankWidth::Day) => Run::Blank(9),
        Fragment::Blank(BlankWidth::Year) => Run::Blank(13),
        Fragment::Footnote { number, text } => Run::Note { number: *number, text: words(text) },
        Fragment::Break => Run::NewLine(true),
    })
}
