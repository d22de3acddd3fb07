//! What a check sees: the plan at every depth, the day and the stage it is judged for, and what the office adds.

use std::ops::Range;

use chrono::NaiveDate;

use crate::diagnostics::Diagnostic;
use crate::model::Plan;
use crate::model::letterhead::Letterhead;
use crate::model::passages::{Kind, Passage, Passages};
use crate::model::recognise::words::Words;
use crate::source::{SourceFile, Span};
use crate::syntax::ast::Tree;
use crate::syntax::numbering::Numbering;

use super::Settings;

/// Everything a check may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The file as typed.
    pub file: &'a SourceFile,
    /// The tree.
    pub tree: &'a Tree,
    /// The printed numbers.
    pub numbering: &'a Numbering,
    /// Letterhead and signing block.
    pub letterhead: &'a Letterhead,
    /// The facts.
    pub plan: &'a Plan,
    /// Every paragraph, in the order of the text.
    pub passages: &'a Passages<'a>,
    /// What is quoted and cited, see [`Quoted`].
    pub quoted: &'a Quoted,
    /// Stage, words and documents of the office.
    pub settings: &'a Settings,
    /// What the reading of the plan has reported already: no check says it again.
    pub reported: &'a [Diagnostic],
}

impl<'a> Context<'a> {
    /// Every passage with its place in the list.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &'a Passage<'a>)> + use<'a> {
        self.passages.list.iter().enumerate()
    }

    /// Paragraphs, items and titles of the body and the annexes, their cells and the footnotes: everything a reader reads
    /// as prose. Header fields and recipients are left out.
    pub fn prose(&self) -> impl Iterator<Item = (usize, &'a Passage<'a>)> + use<'a> {
        self.texts().filter(|(_, passage)| !matches!(passage.kind, Kind::Field(_) | Kind::Recipient))
    }

    /// The earliest day the plan can be issued on: a blank day counts as the first of the month, a blank month as January.
    pub fn earliest_issue(&self) -> Option<NaiveDate> {
        let date = self.letterhead.date;
        let month = date.month.map_or(1, u32::from);
        NaiveDate::from_ymd_opt(i32::from(date.year?), month, date.day.map_or(1, u32::from))
    }

    /// The latest day the plan can be issued on: a blank day counts as the last of the month, a blank month as December.
    pub fn latest_issue(&self) -> Option<NaiveDate> {
        let date = self.letterhead.date;
        if let Some(day) = date.day {
            return NaiveDate::from_ymd_opt(i32::from(date.year?), date.month.map_or(12, u32::from), u32::from(day));
        }
        let (year, month) = (i32::from(date.year?), date.month.map_or(12, u32::from));
        let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        NaiveDate::from_ymd_opt(next.0, next.1, 1)?.pred_opt()
    }

    /// Tells whether a place lies inside quotation marks or the citation of a document: names and titles of others, which
    /// the drafter may not change.
    pub fn is_quoted(&self, index: usize, bytes: &Range<usize>) -> bool {
        self.quoted.holds(index, bytes)
    }

    /// The passages that stand directly under the same one, in order, this one among them; only those of the same kind and
    /// depth.
    pub fn siblings(&self, index: usize) -> Vec<usize> {
        let Some(own) = self.passages.list.get(index) else { return Vec::new() };
        let alike = |passage: &Passage<'_>| {
            passage.parent == own.parent
                && passage.depth == own.depth
                && std::mem::discriminant(&passage.kind) == std::mem::discriminant(&own.kind)
                && front(passage.place.as_str()) == front(own.place.as_str())
        };
        self.texts().filter(|(_, passage)| alike(passage)).map(|(index, _)| index).collect()
    }

    /// The passages directly under one.
    pub fn children(&self, index: usize) -> impl Iterator<Item = (usize, &'a Passage<'a>)> + use<'a> {
        self.texts().skip(index + 1).filter(move |(_, passage)| passage.parent == Some(index))
    }

    /// The place as typed of bytes of a passage.
    pub fn span(&self, index: usize, bytes: &Range<usize>) -> Span {
        self.passages.list.get(index).map_or(Span::default(), |passage| passage.text.span_of(bytes.start, bytes.end))
    }

    /// Tells whether the reading of the plan has reported something at a place.
    pub fn is_reported(&self, span: Span) -> bool {
        self.reported.iter().any(|diagnostic| diagnostic.span.start < span.end && span.start < diagnostic.span.end)
    }
}

/// The part of the plan that a path begins with, where it is none of the divisions.
fn front(place: &str) -> &str {
    let first = place.split('/').next().unwrap_or_default();
    if first.starts_with(|letter: char| letter.is_ascii_lowercase()) { first } else { "" }
}

/// What is quoted and cited in a plan, for each passage: bytes of its text, in order.
#[derive(Clone, Debug, Default)]
pub struct Quoted {
    quotes: Vec<Vec<Range<usize>>>,
    citations: Vec<Vec<Range<usize>>>,
}

impl Quoted {
    /// Finds the quotation marks of every passage, and the citations that the model has read.
    pub fn new(passages: &Passages<'_>, plan: &Plan) -> Self {
        let mut quoted = Self {
            quotes: passages.list.iter().map(|passage| quotes(&passage.words)).collect(),
            citations: vec![Vec::new(); passages.list.len()],
        };
        let mut by_start: Vec<(u32, usize)> =
            passages.list.iter().enumerate().map(|(index, passage)| (passage.text.span.start, index)).collect();
        by_start.sort_unstable();
        for mention in plan.documents.iter().flat_map(|document| &document.mentions) {
            let span = mention.origin.span;
            let after = by_start.partition_point(|(start, _)| *start <= span.start);
            // A footnote lies inside the paragraph it hangs on: the passage that begins last is the one meant.
            let Some((_, index)) = after.checked_sub(1).and_then(|at| by_start.get(at)) else { continue };
            let Some(passage) = passages.list.get(*index) else { continue };
            let text = &passage.text.text;
            let wanted = mention.written.as_str();
            let found = text.match_indices(wanted).map(|(at, _)| at..at + wanted.len());
            let found =
                found.into_iter().find(|bytes| passage.text.span_of(bytes.start, bytes.end).start == span.start);
            if let (Some(bytes), Some(list)) = (found, quoted.citations.get_mut(*index)) {
                list.push(bytes);
            }
        }
        for list in &mut quoted.citations {
            list.sort_unstable_by_key(|bytes| (bytes.start, bytes.end));
        }
        quoted
    }

    /// Stretches of a passage inside quotation marks, the marks left out.
    pub fn quotes(&self, index: usize) -> &[Range<usize>] {
        self.quotes.get(index).map_or(&[], Vec::as_slice)
    }

    /// Citations of documents in a passage, titles included.
    pub fn citations(&self, index: usize) -> &[Range<usize>] {
        self.citations.get(index).map_or(&[], Vec::as_slice)
    }

    /// Tells whether bytes of a passage overlap what is quoted or cited.
    pub fn holds(&self, index: usize, bytes: &Range<usize>) -> bool {
        let overlaps = |stretch: &Range<usize>| stretch.start < bytes.end && bytes.start < stretch.end;
        self.quotes(index).iter().any(overlaps) || self.citations(index).iter().any(overlaps)
    }

    /// Tells whether bytes of a passage overlap a stretch inside quotation marks.
    pub fn is_in_quotes(&self, index: usize, bytes: &Range<usize>) -> bool {
        self.quotes(index).iter().any(|stretch| stretch.start < bytes.end && bytes.start < stretch.end)
    }
}

/// The stretches between quotation marks; a mark never closed quotes nothing.
fn quotes(words: &Words<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for index in 0..words.len() {
        let word = words.word(index);
        match (open, word) {
            (None, "“" | "\"" | "«") => open = Some((index, word)),
            (Some((from, "“")), "”") | (Some((from, "\"")), "\"") | (Some((from, "«")), "»") => {
                found.push(words.end(from)..words.start(index));
                open = None;
            }
            (Some(_), "“") => open = Some((index, word)),
            _ => {}
        }
    }
    found
}
