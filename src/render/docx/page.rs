//! The sheet: A4 with the margins of the decree (left 30–35 mm, right 15–20 mm, top and bottom 20–25 mm).
//!
//! Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục I.

use super::view::Section;
use crate::render::units::{Millimetres, Twips};

const SHORT_EDGE: Millimetres = Millimetres(210.0);
const LONG_EDGE: Millimetres = Millimetres(297.0);
const LEFT: Millimetres = Millimetres(30.0);
const RIGHT: Millimetres = Millimetres(20.0);
const TOP: Millimetres = Millimetres(20.0);
const BOTTOM: Millimetres = Millimetres(20.0);

/// From the upper edge to the page number, which then stands in the middle of the top margin.
const HEADER: Millimetres = Millimetres(8.0);

impl Section {
    /// Returns an A4 page, lying on its side or not; the margins are as read in both.
    pub(super) fn a4(landscape: bool) -> Self {
        let (width, height) = if landscape { (LONG_EDGE, SHORT_EDGE) } else { (SHORT_EDGE, LONG_EDGE) };
        Self {
            width: width.into(),
            height: height.into(),
            orientation: landscape.then_some("landscape"),
            left: LEFT.into(),
            right: RIGHT.into(),
            top: TOP.into(),
            bottom: BOTTOM.into(),
            header: HEADER.into(),
            footer: HEADER.into(),
        }
    }

    /// Returns the width of the text.
    pub(super) fn text_width(&self) -> Twips {
        self.width - self.left - self.right
    }
}
