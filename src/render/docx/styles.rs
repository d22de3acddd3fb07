//! The styles that are chosen by what a paragraph is. How they look stands in `templates/docx/styles.xml`.

use serde::{Serialize, Serializer};

/// A named paragraph style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// The place and the date.
    PlaceAndDate,
    /// The same, smaller, where the line would not fit.
    PlaceAndDateSmall,
    /// A mark of secrecy or urgency in its box.
    Mark,
    /// The mark of a draft in its box.
    Draft,
    /// A legal basis on its own.
    LegalBasis,
    /// A body paragraph.
    Body,
    /// A heading of level 1, `I.`
    Heading1,
    /// A heading of level 2, `1.`
    Heading2,
    /// A heading of level 3, `a)`
    Heading3,
    /// An item `1.`
    Clause,
    /// An item `a)`
    Point,
    /// An item `-`
    Dash,
    /// An item `+`
    Plus,
    /// A paragraph of a table.
    Cell,
    /// The same, centred.
    CellCentred,
    /// A paragraph of a group row.
    Group,
    /// The same, centred.
    GroupCentred,
    /// A paragraph of the head row.
    Head,
    /// The gap above a table.
    Gap,
    /// The first line of the signing authority.
    AuthorityFirst,
    /// The other lines of the signing authority.
    Authority,
}

impl Style {
    /// Returns the style's id in `styles.xml`.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::PlaceAndDate => "DiaDanhNgay",
            Self::PlaceAndDateSmall => "DiaDanhNgayNho",
            Self::Mark => "DauMuc",
            Self::Draft => "DauDuThao",
            Self::LegalBasis => "CanCu",
            Self::Body => "NoiDung",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Heading3 => "Heading3",
            Self::Clause => "Khoan",
            Self::Point => "Diem",
            Self::Dash => "GachDauDong",
            Self::Plus => "DauCong",
            Self::Cell => "OBang",
            Self::CellCentred => "OBangGiua",
            Self::Group => "NhomBang",
            Self::GroupCentred => "NhomBangGiua",
            Self::Head => "DauBang",
            Self::Gap => "CachBang",
            Self::AuthorityFirst => "QuyenHanDau",
            Self::Authority => "QuyenHan",
        }
    }

    /// Returns the style of a heading of the body, from 1.
    pub(super) fn of_heading(level: u8) -> Self {
        match level {
            0 | 1 => Self::Heading1,
            2 => Self::Heading2,
            _ => Self::Heading3,
        }
    }

    /// Returns the style of an item of the body, from 1.
    pub(super) fn of_item(level: u8) -> Self {
        match level {
            0 | 1 => Self::Clause,
            2 => Self::Point,
            3 => Self::Dash,
            _ => Self::Plus,
        }
    }
}

impl Serialize for Style {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}
