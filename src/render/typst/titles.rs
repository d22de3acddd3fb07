//! The lines of names and titles, broken where every output breaks them.

use crate::document::{Annex, Document, Text};
use crate::render::letterhead::{self, Columns};
use crate::render::metrics::Face;
use crate::render::title::{break_lines, of_words};
use crate::render::units::{Millimetres, Points};

/// The text of an upright and of a lying page.
pub(super) const UPRIGHT: Millimetres = Millimetres(160.0);
const LYING: Millimetres = Millimetres(247.0);

const NAMES: Points = Points(13.0);
const TITLES: Points = Points(14.0);

/// The texts of a document that stand in the middle of lines of their own.
pub(super) struct Titles {
    pub columns: Columns,
    pub superior: Vec<Text>,
    pub issuer: Vec<Text>,
    pub subject: Text,
    pub annexes: Vec<AnnexTitles>,
}

/// The same of an annex.
pub(super) struct AnnexTitles {
    pub title: Text,
    pub attached_to: Text,
}

impl Titles {
    pub(super) fn new(document: &Document) -> Self {
        let columns = letterhead::columns(&document.heading.place_and_date, UPRIGHT);
        let name = |name: &String| break_lines(&of_words(name), Face::Bold, NAMES, columns.left.into()).text;
        Self {
            columns,
            superior: document.heading.superior.iter().map(name).collect(),
            issuer: document.heading.issuer.iter().map(name).collect(),
            subject: break_lines(&document.subject, Face::Bold, TITLES, UPRIGHT.into()).text,
            annexes: document
                .annexes
                .iter()
                .map(|annex| {
                    let width = text_width(annex);
                    AnnexTitles {
                        title: break_lines(&annex.title, Face::Bold, TITLES, width.into()).text,
                        attached_to: break_lines(&annex.attached_to, Face::Italic, TITLES, width.into()).text,
                    }
                })
                .collect(),
        }
    }
}

/// Returns the width of an annex's text.
pub(super) fn text_width(annex: &Annex) -> Millimetres {
    if annex.landscape { LYING } else { UPRIGHT }
}
