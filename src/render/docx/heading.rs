//! What stands above and below the body: the two columns of the heading, and the signing block beside the recipients.
//!
//! Sizes used for measuring are those of `templates/docx/styles.xml`.

use super::runs;
use super::styles::Style;
use super::view::{Footnote, Heading, Indents, Mark, Paragraph, Signing};
use crate::document;
use crate::render::letterhead;
use crate::render::metrics::{self, Face};
use crate::render::title::{self, Title};
use crate::render::units::{Millimetres, Points, Twips};

const NAMES: Points = Points(13.0);
const MOTTO: Points = Points(14.0);

/// Boxes of the marks: `KHẨN`, `HỎA TỐC`, `THƯỢNG KHẨN` have 20, 30 and 40 mm.
const BOXES: [Millimetres; 3] = [Millimetres(20.0), Millimetres(30.0), Millimetres(40.0)];

/// Returns the heading in a column of `width`.
pub(super) fn heading(heading: &document::Heading, width: Twips, footnotes: &mut Vec<Footnote>) -> Heading {
    let columns = letterhead::columns(&heading.place_and_date, Points::from(width).into());
    let (left, right): (Twips, Twips) = (columns.left.into(), columns.right.into());
    let date_style = if columns.date_size.0 < 14.0 { Style::PlaceAndDateSmall } else { Style::PlaceAndDate };
    // The superior is upright and a little narrower than measured here, which does no harm.
    let broken = |line: &String| title::break_lines(&title::of_words(line), Face::Bold, NAMES, left.into());
    let superior: Vec<Title> = heading.superior.iter().map(broken).collect();
    let issuer: Vec<Title> = heading.issuer.iter().map(broken).collect();
    let issuer_rule = issuer.last().map_or(Points(0.0), |last| metrics::rule_length(&last.lines));
    let mut lines = |titles: Vec<Title>| titles.iter().map(|title| runs::of_text(&title.text, footnotes)).collect();
    let marks = [(&heading.secrecy, Style::Mark), (&heading.urgency, Style::Mark), (&heading.draft, Style::Draft)];
    let marks = marks.into_iter().filter_map(|(text, style)| Some(mark(text.as_ref()?, style, left)));
    Heading {
        width: left + right,
        left,
        right,
        superior: lines(superior),
        issuer: lines(issuer),
        issuer_rule: Indents::around(issuer_rule.into(), left),
        national_heading: runs::plain(&heading.national_heading),
        motto: runs::plain(&heading.motto),
        motto_rule: Indents::around(metrics::width(&heading.motto, Face::Bold, MOTTO).into(), right),
        number: runs::of_text(&heading.number, footnotes),
        place_and_date: Paragraph::new(date_style, runs::of_line(&heading.place_and_date, columns.room, footnotes)),
        marks: marks.collect(),
    }
}

/// Puts a word into the smallest of the boxes that holds it with a millimetre on each side.
fn mark(text: &str, style: Style, column: Twips) -> Mark {
    let needed = Millimetres(Millimetres::from(metrics::width(text, Face::Bold, NAMES)).0 + 2.0);
    let length = BOXES.into_iter().find(|length| length.0 >= needed.0).unwrap_or(needed);
    Mark { style, runs: runs::plain(text), indents: Indents::around(length.into(), column) }
}

/// Returns the signing block in a column of `width`.
pub(super) fn signing(signing: &document::Signing, width: Twips, footnotes: &mut Vec<Footnote>) -> Signing {
    let left = Twips(width.0 * 9 / 20);
    let style = |index: usize| if index == 0 { Style::AuthorityFirst } else { Style::Authority };
    let authority = signing.authority.iter().enumerate();
    Signing {
        width,
        left,
        right: width - left,
        recipients_label: runs::plain(&signing.recipients_label),
        recipients: signing.recipients.iter().map(|line| runs::of_text(line, footnotes)).collect(),
        authority: authority.map(|(index, line)| Paragraph::new(style(index), runs::plain(line))).collect(),
        name: runs::plain(&signing.name),
    }
}
