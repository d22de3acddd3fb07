//! The two columns above the document type, and how the place and the date stay on one line, the same in every output.
//!
//! The number and the date share a line. A long place (`Thành phố Hồ Chí Minh`) with room for the pen needs more than the
//! right column has; then the letters, the columns and the room give way, in this order, and only as far as needed.

use super::metrics::{self, Face};
use super::units::{Millimetres, Points};
use crate::document::{BlankWidth, Fragment, Text};

/// The columns, and what stands in the line of the number and the date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Columns {
    /// The agencies' names and the number.
    pub left: Millimetres,
    /// The national heading, the place and the date. Both columns together may reach into the right margin.
    pub right: Millimetres,
    /// Size of the place and the date: 14 points, or 13, the least that the decree allows.
    pub date_size: Points,
    /// Room for the pen in the place and the date.
    pub room: Room,
}

/// How much room the pen is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// As much as a hand likes.
    #[default]
    Ample,
    /// As much as a hand needs.
    Scarce,
}

/// The right column at rest: the national heading in 13 pt bold takes 95.7 mm of it.
const RIGHT: Millimetres = Millimetres(98.0);

/// How far the right column may hang into a margin of 20 mm: 15 mm are left, the least that the decree allows (Nghị định
/// 30/2020/NĐ-CP, Phụ lục I, phần I, mục I, khoản 3). In its own templates (Phụ lục III) the columns hang out, too.
const HANGING: Millimetres = Millimetres(5.0);

/// The least width of the left column: `ỦY BAN NHÂN DÂN` and a number with its symbol stand on a line each.
const LEAST_LEFT: Millimetres = Millimetres(52.0);

/// What a line is kept shorter than its column, so that no rounding breaks it.
const SLACK: Millimetres = Millimetres(0.5);

impl Room {
    /// Returns the room for the pen, in whole millimetres.
    pub fn blank(self, width: BlankWidth) -> u8 {
        match (width, self) {
            (BlankWidth::Number, _) => 16,
            (BlankWidth::Day, Self::Ample) => 9,
            (BlankWidth::Day, Self::Scarce) => 6,
            (BlankWidth::Year, Self::Ample) => 13,
            (BlankWidth::Year, Self::Scarce) => 10,
        }
    }

    /// Returns the same as blanks that are not broken, for an output without lengths; never wider than [`Room::blank`].
    pub fn blanks(self, width: BlankWidth) -> &'static str {
        const BLANKS: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";
        let count = match (width, self) {
            (BlankWidth::Number, _) | (BlankWidth::Year, Self::Ample) => 8,
            (BlankWidth::Year, Self::Scarce) => 7,
            (BlankWidth::Day, Self::Ample) => 6,
            (BlankWidth::Day, Self::Scarce) => 4,
        };
        BLANKS.get(..count * '\u{a0}'.len_utf8()).unwrap_or(BLANKS)
    }
}

/// Chooses the columns of a text block `width` wide, for this place and date.
///
/// A line that is too long for all that may give way is broken by the typesetter, in the widest column there is.
pub fn columns(place_and_date: &Text, width: Millimetres) -> Columns {
    let at_rest = Millimetres(width.0 - RIGHT.0);
    let hanging = Millimetres(RIGHT.0 + HANGING.0);
    let widest = Millimetres(width.0 + HANGING.0 - LEAST_LEFT.0);
    let last = Columns { left: LEAST_LEFT, right: widest, date_size: Points(13.0), room: Room::Scarce };
    let steps = [
        Columns { left: at_rest, right: RIGHT, date_size: Points(14.0), room: Room::Ample },
        Columns { left: at_rest, right: RIGHT, date_size: Points(13.0), room: Room::Ample },
        Columns { left: at_rest, right: hanging, date_size: Points(13.0), room: Room::Ample },
        Columns { left: at_rest, right: hanging, date_size: Points(13.0), room: Room::Scarce },
    ];
    let fits = |step: &Columns| length(place_and_date, step).0 + SLACK.0 <= step.right.0;
    steps.into_iter().find(fits).unwrap_or(last)
}

/// Returns the length of the place and the date on one line.
fn length(text: &Text, columns: &Columns) -> Millimetres {
    let lengths = text.iter().map(|fragment| match fragment {
        Fragment::Text { text, .. } => metrics::width(text, Face::Italic, columns.date_size).into(),
        Fragment::Blank(width) => Millimetres(f64::from(columns.room.blank(*width))),
        Fragment::Break | Fragment::Footnote { .. } => Millimetres(0.0),
    });
    Millimetres(lengths.map(|length: Millimetres| length.0).sum())
}

#[cfg(test)]
mod tests {
    use super::{BlankWidth, Columns, Face, Fragment, Millimetres, Points, Room, Text, columns, length, metrics};

    const WIDTH: Millimetres = Millimetres(160.0);

    /// A place and a date; `_` is room for a day or a month, `=` for a year.
    fn line(words: &str) -> Text {
        words
            .split_inclusive(['_', '='])
            .flat_map(|piece| {
                let blank = match piece.chars().last() {
                    Some('_') => Some(Fragment::Blank(BlankWidth::Day)),
                    Some('=') => Some(Fragment::Blank(BlankWidth::Year)),
                    _ => None,
                };
                let text = piece.trim_end_matches(['_', '=']).to_string();
                [Some(Fragment::Text { text, bold: false, italic: false }), blank]
            })
            .flatten()
            .collect()
    }

    fn chosen(words: &str) -> (f64, f64, f64, Room) {
        let Columns { left, right, date_size, room } = columns(&line(words), WIDTH);
        (left.0, right.0, date_size.0, room)
    }

    #[test]
    fn what_gives_way_is_as_little_as_needed() {
        let at_rest = (62.0, 98.0, 14.0, Room::Ample);
        assert_eq!(chosen(""), at_rest);
        assert_eq!(chosen("Cao Bằng, ngày _ tháng _ năm ="), at_rest);
        assert_eq!(chosen("Thành phố Cần Thơ, ngày 24 tháng 9 năm 2024"), at_rest);
        assert_eq!(chosen("Phường Sài Gòn, ngày _ tháng _ năm 2026"), (62.0, 98.0, 13.0, Room::Ample));
        assert_eq!(chosen("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026"), (62.0, 103.0, 13.0, Room::Ample));
        assert_eq!(chosen("Thành phố Hồ Chí Minh, ngày _ tháng _ năm 2026"), (62.0, 103.0, 13.0, Room::Scarce));
        assert_eq!(chosen("Thành phố Hồ Chí Minh, ngày _ tháng _ năm ="), (62.0, 103.0, 13.0, Room::Scarce));
        assert_eq!(chosen(&"Thành phố Phan Rang - Tháp Chàm ".repeat(9)), (52.0, 113.0, 13.0, Room::Scarce));
    }

    #[test]
    fn the_columns_stay_within_the_least_margin() {
        for words in
            ["An Bình, ngày _", "Thành phố Hồ Chí Minh, ngày _ tháng _ năm =", "Thành phố Hồ Chí Minh, ngày 29"]
        {
            let columns = columns(&line(words), WIDTH);
            assert!(columns.left.0 + columns.right.0 <= 165.0, "{words}: {columns:?}");
            assert!(length(&line(words), &columns).0 < columns.right.0, "{words}: {columns:?}");
        }
    }

    #[test]
    fn blanks_are_never_wider_than_the_length_they_stand_for() {
        for room in [Room::Ample, Room::Scarce] {
            for width in [BlankWidth::Day, BlankWidth::Year] {
                let blanks = metrics::width(room.blanks(width), Face::Italic, Points(14.0));
                assert!(Millimetres::from(blanks).0 < f64::from(room.blank(width)), "{room:?} {width:?}");
            }
        }
    }
}
