//! Cited documents (`VD`): complete, alike, in force, possible.

mod alike;
mod complete;
mod dates;
mod force;
mod lists;
mod provisions;
mod symbols;
mod titles;

use std::ops::Range;

use chrono::NaiveDate;

use crate::checks::{Check, Context};
use crate::model::citation::{Citation, Shape};
use crate::model::party;
use crate::model::passages::{Kind, Passage};
use crate::model::plan::DocumentRole;
use crate::model::recognise::words::Words;
use crate::reference::documents::{LegalDocument, by_reference, laws_named};
use crate::reference::{Certainty, day};
use crate::source::Span;
use crate::viet::PartialDate;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[
    force::CHECKS,
    dates::CHECKS,
    symbols::CHECKS,
    complete::CHECKS,
    alike::CHECKS,
    titles::CHECKS,
    lists::CHECKS,
    provisions::CHECKS,
];

/// A citation with the passage it stands in.
struct Cite<'a> {
    /// Its document: a place in the plan's list.
    document: usize,
    role: DocumentRole,
    citation: &'a Citation,
    span: Span,
    /// Its passage: the place in the list, and the passage.
    index: usize,
    passage: &'a Passage<'a>,
    /// Its bytes in the passage's text.
    bytes: Range<usize>,
}

impl Cite<'_> {
    /// The place as typed of bytes of the passage.
    fn at(&self, bytes: &Range<usize>) -> Span {
        self.passage.text.span_of(bytes.start, bytes.end)
    }

    /// Where number and symbol stand; the whole citation where there are none.
    fn number_span(&self) -> Span {
        self.citation.number_and_symbol.as_ref().map_or(self.span, |number| self.at(&number.range))
    }

    /// The document as a message names it: type and number, or type and name.
    fn name(&self) -> String {
        name_of(self.citation)
    }

    /// Its sentence, as words.
    fn sentence(&self) -> Range<usize> {
        let words = &self.passage.words;
        let (from, to) = (words.index_of(self.bytes.start), words.index_of(self.bytes.end));
        let ends = |index: &usize| {
            words.word(*index) == ";"
                || (words.word(*index) == "."
                    && (index + 1 >= words.len() || words.start(index + 1) > words.end(*index)))
        };
        let start = (0..from).rev().find(ends).map_or(0, |index| index + 1);
        start..(to..words.len()).find(ends).unwrap_or(words.len())
    }

    /// Tells whether it stands in running text, where a document is introduced; titles and cells only mention it.
    fn is_in_prose(&self) -> bool {
        matches!(self.passage.kind, Kind::Item | Kind::Paragraph | Kind::Footnote)
    }
}

/// Every citation of the plan that the drafter has worded, in the order of the text: those inside the titles of others and in
/// quotation marks are left out, and the plan's own number.
fn cites<'a>(cx: &Context<'a>) -> Vec<Cite<'a>> {
    let mut all = all_cites(cx);
    all.retain(|cite| !cite.citation.within_title && cite.role != DocumentRole::InsideTitle);
    all
}

/// Where a citation stands: the document and which of its mentions, the passage and the bytes of its text.
#[derive(Clone, Debug)]
pub(super) struct CitedAt {
    document: usize,
    mention: usize,
    index: usize,
    bytes: Range<usize>,
}

/// As [`cites`], with those inside the titles of others.
fn all_cites<'a>(cx: &Context<'a>) -> Vec<Cite<'a>> {
    let places = cx.shared.cited.get_or_init(|| look_for_cites(cx));
    let cite = |at: &CitedAt| {
        let mention = cx.plan.documents.get(at.document)?.mentions.get(at.mention)?;
        Some(Cite {
            document: at.document,
            role: mention.role,
            citation: mention.citation.as_ref()?,
            span: mention.origin.span,
            index: at.index,
            passage: cx.passages.list.get(at.index)?,
            bytes: at.bytes.clone(),
        })
    };
    places.iter().filter_map(cite).collect()
}

fn look_for_cites(cx: &Context<'_>) -> Vec<CitedAt> {
    let mut by_start: Vec<(u32, usize)> = cx.texts().map(|(index, passage)| (passage.text.span.start, index)).collect();
    by_start.sort_unstable();
    let mut found = Vec::new();
    for (document, cited) in cx.plan.documents.iter().enumerate() {
        for (at, mention) in cited.mentions.iter().enumerate() {
            if mention.citation.is_none() || mention.role == DocumentRole::PlanItself {
                continue;
            }
            let span = mention.origin.span;
            let after = by_start.partition_point(|(start, _)| *start <= span.start);
            // The passage that begins last and reaches so far: behind a footnote the paragraph goes on.
            let holder = by_start.get(..after).unwrap_or_default().iter().rev().find_map(|(_, index)| {
                let passage = cx.passages.list.get(*index)?;
                (span.end <= passage.text.span.end).then_some((*index, passage))
            });
            let Some((index, passage)) = holder else { continue };
            let Some(bytes) = passage.bytes_of(span.start, &mention.written) else { continue };
            if cx.quoted.quotes(index).iter().any(|quote| quote.start <= bytes.start && bytes.end <= quote.end) {
                continue;
            }
            found.push((span, CitedAt { document, mention: at, index, bytes }));
        }
    }
    found.sort_by_key(|(span, cite)| (*span, cite.document));
    found.into_iter().map(|(_, cite)| cite).collect()
}

fn name_of(citation: &Citation) -> String {
    let kind = citation.document_type.trim();
    // A law of a year or a day is named so: there is another of the same name.
    if citation.shape == Shape::Law && citation.date.is_some() && citation.reference.is_none() {
        return citation.text.trim().to_owned();
    }
    match (&citation.reference, &citation.title) {
        (Some(reference), _) => format!("{kind} số {reference}"),
        (None, Some(title)) => format!("{kind} {}", title.value),
        (None, None) => kind.to_owned(),
    }
}

/// The first of some phrases inside a stretch of words.
fn find_any(words: &Words<'_>, within: Range<usize>, phrases: &[&str]) -> Option<Range<usize>> {
    within.clone().find_map(|at| {
        let after = phrases.iter().filter_map(|phrase| words.after(at, phrase)).max()?;
        (after <= within.end).then_some(at..after)
    })
}

/// A day as a message writes it.
fn written(day: NaiveDate) -> String {
    use chrono::Datelike;
    let part = |number: u32| u8::try_from(number).ok();
    let date = PartialDate { year: u16::try_from(day.year()).ok(), month: part(day.month()), day: part(day.day()) };
    date.short("…")
}

/// The day of a citation, where it is whole and possible.
fn cited_day(citation: &Citation) -> Option<NaiveDate> {
    let date = citation.date.as_ref()?.value.date;
    NaiveDate::from_ymd_opt(i32::from(date.year?), u32::from(date.month?), u32::from(date.day?))
}

/// What is known of a cited document: what the office has added, else the table of legal documents.
///
/// A number without a year comes again every year, and a local one in every province: then the year or the issuer must be the
/// same too. A law is known by its number, or by its name with its year.
fn known<'a>(cx: &Context<'a>, citation: &Citation) -> Option<LegalDocument<'a>> {
    if citation.number_is_blank {
        return None;
    }
    let year = citation.date.as_ref().and_then(|date| date.value.date.year);
    let is_same_year = |issued: Option<NaiveDate>| {
        issued.is_some_and(|issued| year.is_some_and(|year| chrono::Datelike::year(&issued) == i32::from(year)))
    };
    let Some(reference) = &citation.reference else {
        let title = citation.title.as_ref().filter(|_| citation.shape == Shape::Law)?;
        return laws_named(&title.value).into_iter().find(|law| is_same_year(law.issued)).copied();
    };
    let is_unique = citation.number_year.is_some();
    let own = cx.settings.documents.iter().find(|own| {
        let issued = own.issued.as_deref().and_then(day);
        own.reference.trim().to_lowercase() == reference.to_lowercase()
            && (is_unique || is_same_year(issued))
            && is_same_issuer(citation, own.issuer.as_deref())
    });
    if let Some(own) = own {
        return Some(LegalDocument {
            reference: own.reference.as_str(),
            document_type: "",
            issuer: own.issuer.as_deref(),
            issued: own.issued.as_deref().and_then(day),
            in_force: own.in_force.as_deref().and_then(day),
            out_of_force: own.out_of_force.as_deref().and_then(day),
            end_certainty: Certainty::Text,
            replaced_by: own.replaced_by.as_deref(),
            title: own.title.as_deref(),
            movement: None,
            certainty: Certainty::Text,
        });
    }
    by_reference(reference).find(|document| is_unique || is_same_year(document.issued)).copied()
}

/// Tells whether a citation may be of a body: it names none, or the same.
fn is_same_issuer(citation: &Citation, issuer: Option<&str>) -> bool {
    let (Some(cited), Some(issuer)) = (&citation.issuer, issuer) else { return true };
    let (cited, issuer) = (party::key(&cited.value), party::key(issuer));
    cited.contains(&issuer) || issuer.contains(&cited)
}

#[cfg(test)]
mod tests {
    use crate::checks::{OwnDocument, Settings};
    use crate::source::SourceFile;
    use crate::{Context, review};

    fn codes(issuer: &str) -> Vec<&'static str> {
        let text = format!(
            "kế hoạch: X\ncơ quan: Ủy ban nhân dân tỉnh Lâm Đồng\nngày: 05/3/2026\n\nphần: Một\n1. Khen thưởng theo Quyết định số \
             10/2024/QĐ-UBND ngày 13/6/2024 của {issuer} quy định về công tác thi đua.\n"
        );
        let own = OwnDocument {
            reference: "10/2024/qđ-ubnd".to_owned(),
            issuer: Some("Ủy ban nhân dân tỉnh Lâm Đồng".to_owned()),
            issued: Some("2024-06-13".to_owned()),
            out_of_force: Some("2025-09-01".to_owned()),
            ..OwnDocument::default()
        };
        let context =
            Context { settings: Settings { documents: vec![own], ..Settings::default() }, ..Context::default() };
        let reports = review(&SourceFile::new("thử.plan", text), &context).diagnostics;
        reports.iter().map(|report| report.code).filter(|code| code.starts_with("VD")).collect()
    }

    #[test]
    fn documents_of_the_office_are_known_and_those_of_other_provinces_are_not_taken_for_them() {
        assert_eq!(codes("Ủy ban nhân dân tỉnh Lâm Đồng"), ["VD001"]);
        assert_eq!(codes("Ủy ban nhân dân tỉnh"), ["VD001"]);
        assert!(codes("Ủy ban nhân dân tỉnh Đắk Lắk").is_empty());
    }
}
