//! In: a plan's tree, with what is filled in at issuing; or two plans compared. Out: the document, numbered and without
//! layout.
//!
//! The one hand-over to every output: PDF and DOCX are made from the same value and cannot disagree about words, numbers
//! or order. Knows nothing of Typst, Word, sizes or pages.

use chrono::NaiveDate;

mod body;
mod build;
mod comparison;
mod ending;
mod heading;
mod outline;
mod table;
mod text;

pub use build::build;
pub use comparison::comparison;
pub use outline::{Entry, outline};
pub use text::{announces, words};

/// A stretch of text of one style, or a gap for the pen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fragment {
    /// Text of one style.
    Text {
        /// The words.
        text: String,
        /// Bold.
        bold: bool,
        /// Italic.
        italic: bool,
    },
    /// A gap to be filled in by hand at issuing.
    Blank(BlankWidth),
    /// A footnote: its number is printed here, its text at the foot of the page. Counted from 1 over the document.
    Footnote {
        /// Its number.
        number: usize,
        /// Its text.
        text: Text,
    },
    /// A new line that the author asked for.
    Break,
}

/// How much room the pen needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlankWidth {
    /// A number of a document.
    Number,
    /// A day or a month.
    Day,
    /// A year.
    Year,
}

/// A run of fragments: one paragraph's text.
pub type Text = Vec<Fragment>;

/// A numbered document, ready to be laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Title, author, subject, keywords, for the file's properties.
    pub properties: Properties,
    /// What stands above the document type.
    pub heading: Heading,
    /// `KẾ HOẠCH`
    pub document_type: String,
    /// The subject (trích yếu); a [`Fragment::Break`] where the author asked for a new line.
    pub subject: Text,
    /// Legal bases set apart, in italics, a paragraph each.
    pub legal_bases: Vec<Text>,
    /// The body, from the preamble to the closing; its last paragraph carries `./.`
    pub body: Vec<Block>,
    /// The signing block with the recipients beside it.
    pub signing: Signing,
    /// Annexes.
    pub annexes: Vec<Annex>,
}

impl Document {
    /// Tells whether there are annexes and nothing they belong to: sheets of their own, such as a comparison.
    pub fn is_annexes_alone(&self) -> bool {
        !self.annexes.is_empty() && self.body.is_empty() && self.heading == Heading::default()
    }
}

/// The file's properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Properties {
    /// `Kế hoạch` and the subject.
    pub title: String,
    /// The issuing body.
    pub author: String,
    /// The subject.
    pub subject: String,
    /// The movement and the like.
    pub keywords: Vec<String>,
    /// The day of the file: that of issuing, as far as the letterhead has it.
    ///
    /// A day or a month that is left for the pen counts as the first. Without a year, or with a day that the calendar
    /// does not have, it is the first day of 2020, the year of the decree. PDF/A refuses a file without a date, and the
    /// clock would make every build another.
    pub date: NaiveDate,
}

/// What stands above the document type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The body directly above the issuer, upper case, a line each; usually none.
    pub superior: Vec<String>,
    /// The issuing body, upper case, a line each.
    pub issuer: Vec<String>,
    /// `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM`
    pub national_heading: String,
    /// `Độc lập - Tự do - Hạnh phúc`
    pub motto: String,
    /// `Số: 214/KH-UBND`
    pub number: Text,
    /// `Cần Thơ, ngày 24 tháng 9 năm 2024`
    pub place_and_date: Text,
    /// `KHẨN`, `THƯỢNG KHẨN`, `HỎA TỐC`
    pub urgency: Option<String>,
    /// `MẬT`, `TỐI MẬT`, `TUYỆT MẬT`
    pub secrecy: Option<String>,
    /// `DỰ THẢO`, where the document is built as a draft.
    pub draft: Option<String>,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading on a line of its own.
    Heading {
        /// 1 for `I.`, 2 for `1.`, 3 for `a)`.
        level: u8,
        /// `I.`, `1.`, `a)`; empty where a heading has no number.
        marker: String,
        /// The title: upper case at level 1.
        text: Text,
    },
    /// A paragraph without a marker.
    Paragraph(Text),
    /// Items of one kind that follow each other.
    List(Vec<ListItem>),
    /// A table.
    Table(Table),
}

/// A marked paragraph with what belongs under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Depth of the kind of marker: 1 for `1.`, 2 for `a)`, 3 for `-`, 4 for `+`.
    pub level: u8,
    /// `1.`, `a)`, `đ)`, `-`, `+`
    pub marker: String,
    /// The text after the marker.
    pub text: Text,
    /// What belongs under it.
    pub children: Vec<Block>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// A column each.
    pub columns: Vec<Column>,
    /// The rows below the head row.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The head row's cell.
    pub head: Text,
    /// Hundredths of the table's width, at least 1; those of all columns give 100.
    pub width: u16,
    /// Whether short entries (numbers, scores) are centred in it.
    pub centred: bool,
}

/// A row of a table. Cells hidden by one that covers several rows or columns are not listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Whether the row is a heading over all columns.
    pub is_group: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column it begins in, from 0.
    pub column: usize,
    /// Columns it covers, at least 1.
    pub columns: usize,
    /// Rows it covers, at least 1.
    pub rows: usize,
    /// Paragraphs and lists; empty for an empty cell.
    pub content: Vec<Block>,
}

/// The recipients and, beside them, the signing block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signing {
    /// `Nơi nhận:`; empty when there are no recipients.
    pub recipients_label: String,
    /// A line each, beginning with `- `; the last is the archive line.
    pub recipients: Vec<Text>,
    /// `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`, a line each.
    pub authority: Vec<String>,
    /// The signer's name; empty when it is not known yet.
    pub name: String,
}

/// An annex, in a section of its own; its pages are numbered from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// `Phụ lục`, or `Phụ lục I` where there are several.
    pub label: String,
    /// The title, upper case.
    pub title: Text,
    /// `(Kèm theo Kế hoạch số … ngày … của …)`
    pub attached_to: Text,
    /// Whether the page lies on its side.
    pub landscape: bool,
    /// What stands in the annex; its last paragraph carries `./.` unless it ends with a table.
    pub body: Vec<Block>,
}
