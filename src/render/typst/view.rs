//! What the template sees of a document: everything counted, chosen and compared beforehand.

use chrono::Datelike;
use serde::Serialize;

use super::PageStyle;
use super::blocks::{BlockList, Place};
use super::titles::{self, Titles};
use super::words::{Words, lines, words, words_with};
use crate::document::{Document, Heading, Signing};
use crate::render::units::Points;

/// Everything that stands in the source.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    /// Whether there is more than annexes: a letterhead, a body, a signing block.
    has_plan: bool,
    fonts: &'a [String],
    properties: Properties<'a>,
    heading: Letterhead<'a>,
    document_type: &'a str,
    /// A line each.
    subject: Vec<Words<'a>>,
    legal_bases: Vec<Words<'a>>,
    body: BlockList<'a>,
    signing: SigningView<'a>,
    annexes: Vec<AnnexView<'a>>,
}

#[derive(Serialize)]
struct Properties<'a> {
    title: &'a str,
    author: &'a str,
    subject: &'a str,
    keywords: &'a [String],
    year: i32,
    month: u32,
    day: u32,
}

#[derive(Serialize)]
struct Letterhead<'a> {
    /// Widths of the columns, in millimetres.
    columns: [f64; 2],
    /// The lines of all names.
    superior: Vec<Words<'a>>,
    /// The lines of all names.
    issuer: Vec<Words<'a>>,
    national_heading: &'a str,
    motto: &'a str,
    number: Words<'a>,
    place_and_date: Words<'a>,
    /// In points.
    date_size: f64,
    marks: Vec<Mark<'a>>,
}

/// A mark of urgency or secrecy in its rectangle. Lengths in millimetres.
#[derive(Serialize)]
struct Mark<'a> {
    text: &'a str,
    width: u8,
    height: u8,
    red: bool,
}

#[derive(Serialize)]
struct SigningView<'a> {
    label: &'a str,
    /// Lists, so that they are tagged as such.
    recipients: BlockList<'a>,
    authority: &'a [String],
    name: &'a str,
    /// How high it may be, in points, to stand in the room that the end of the body leaves for it.
    highest: f64,
}

#[derive(Serialize)]
struct AnnexView<'a> {
    label: &'a str,
    /// A line each.
    title: Vec<Words<'a>>,
    /// A line each.
    attached_to: Vec<Words<'a>>,
    landscape: bool,
    body: BlockList<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn new(document: &'a Document, titles: &'a Titles, style: &'a PageStyle) -> Self {
        let (body, highest) = BlockList::ending(&document.body, &mut Place::new(titles::UPRIGHT));
        Self {
            has_plan: !document.is_annexes_alone(),
            fonts: &style.fonts,
            properties: properties(document),
            heading: letterhead(&document.heading, titles),
            document_type: &document.document_type,
            subject: lines(&titles.subject),
            legal_bases: document
                .legal_bases
                .iter()
                .map(|basis| words(basis))
                .filter(|basis| !basis.is_empty())
                .collect(),
            body,
            signing: signing(&document.signing, highest),
            annexes: document
                .annexes
                .iter()
                .zip(&titles.annexes)
                .map(|(annex, texts)| {
                    let mut place = Place::annex(titles::text_width(annex));
                    AnnexView {
                        label: &annex.label,
                        title: lines(&texts.title),
                        attached_to: lines(&texts.attached_to),
                        landscape: annex.landscape,
                        body: BlockList::new(&annex.body, &mut place),
                    }
                })
                .collect(),
        }
    }
}

fn properties(document: &Document) -> Properties<'_> {
    let properties = &document.properties;
    // PDF/UA refuses a file without a title.
    let title = [&properties.title, &document.document_type].into_iter().find(|title| !title.trim().is_empty());
    Properties {
        title: title.map_or("Kế hoạch", String::as_str),
        author: &properties.author,
        subject: &properties.subject,
        keywords: &properties.keywords,
        year: properties.date.year(),
        month: properties.date.month(),
        day: properties.date.day(),
    }
}

fn letterhead<'a>(heading: &'a Heading, titles: &'a Titles) -> Letterhead<'a> {
    let marks = [(&heading.draft, false), (&heading.secrecy, true), (&heading.urgency, true)];
    let columns = titles.columns;
    Letterhead {
        columns: [columns.left.0, columns.right.0],
        superior: titles.superior.iter().flat_map(lines).collect(),
        issuer: titles.issuer.iter().flat_map(lines).collect(),
        national_heading: &heading.national_heading,
        motto: &heading.motto,
        number: words(&heading.number),
        place_and_date: words_with(&heading.place_and_date, columns.room),
        date_size: columns.date_size.0,
        marks: marks
            .into_iter()
            .filter_map(|(text, red)| {
                let text = text.as_deref().filter(|text| !text.trim().is_empty())?;
                Some(Mark { text, width: mark_width(text), height: 8, red })
            })
            .collect(),
    }
}

/// Returns the width of a mark's rectangle in millimetres: 20 for one word, 30 for two, 40 for `THƯỢNG KHẨN` and
/// `TUYỆT MẬT`.
///
/// Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 10 (urgency); the marks of secrecy have the same.
fn mark_width(text: &str) -> u8 {
    match text.chars().count() {
        0..=4 => 20,
        5..=7 => 30,
        _ => 40,
    }
}

fn signing(signing: &Signing, highest: Points) -> SigningView<'_> {
    SigningView {
        label: &signing.recipients_label,
        recipients: BlockList::of_recipients(&signing.recipients),
        authority: &signing.authority,
        name: &signing.name,
        highest: highest.0,
    }
}
