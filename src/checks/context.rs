//! What a check sees: the plan at every depth, the day and the stage it is judged for, and what the office adds.

use std::cell::OnceCell;
use std::ops::Range;

use chrono::NaiveDate;

use crate::model::Plan;
use crate::model::letterhead::Letterhead;
use crate::model::passages::{Kind, Passage, Passages};
use crate::model::recognise::award::FoundAward;
use crate::model::recognise::words::Words;
use crate::source::{SourceFile, Span};
use crate::syntax::ast::Tree;
use crate::syntax::numbering::Numbering;

use super::Settings;
use super::citations::CitedAt;
use super::spots::Spot;
use super::terms::NearName;
use super::wording::Spelling;

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
    /// Where the reading of the plan has reported something already: no check says it again.
    pub reported: &'a Places,
    /// What several checks ask.
    pub shared: &'a Shared,
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

    /// The passages directly under one.
    pub fn children(&self, index: usize) -> impl Iterator<Item = (usize, &'a Passage<'a>)> + use<'a> {
        self.passages.descendants(index).filter(move |(_, passage)| passage.parent == Some(index))
    }

    /// The place as typed of bytes of a passage.
    pub fn span(&self, index: usize, bytes: &Range<usize>) -> Span {
        self.passages.list.get(index).map_or(Span::default(), |passage| passage.text.span_of(bytes.start, bytes.end))
    }

    /// Tells whether the reading of the plan has reported something at a place.
    pub fn is_reported(&self, span: Span) -> bool {
        self.reported.touch(span)
    }
}

/// What several checks ask of the whole plan: found out when the first of them asks, then kept.
#[derive(Debug, Default)]
pub struct Shared {
    pub(super) awards: OnceCell<Vec<(usize, FoundAward)>>,
    pub(super) spelling: OnceCell<Spelling>,
    pub(super) names: OnceCell<Vec<NearName>>,
    pub(super) short_forms: OnceCell<Vec<Vec<Spot>>>,
    pub(super) cited: OnceCell<Vec<CitedAt>>,
}

/// Places of the file that reports lie at, ready to be asked about.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// Where each begins, in order, and the furthest end of it and those before.
    reaches: Vec<(u32, u32)>,
}

impl Places {
    /// Takes places in any order.
    pub fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut reaches: Vec<(u32, u32)> = spans.map(|span| (span.start, span.end)).collect();
        reaches.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut reaches {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        Self { reaches }
    }

    /// Tells whether one of them shares a byte with a place.
    pub fn touch(&self, span: Span) -> bool {
        let before = self.reaches.partition_point(|(start, _)| *start < span.end);
        self.reach(before).is_some_and(|end| span.start < end)
    }

    /// Tells whether a place lies wholly in one of them.
    pub fn hold(&self, span: Span) -> bool {
        let before = self.reaches.partition_point(|(start, _)| *start <= span.start);
        self.reach(before).is_some_and(|end| span.end <= end)
    }

    fn reach(&self, before: usize) -> Option<u32> {
        Some(self.reaches.get(before.checked_sub(1)?)?.1)
    }
}

/// What is quoted and cited in a plan, for each passage: bytes of its text, in order.
#[derive(Clone, Debug, Default)]
pub struct Quoted {
    quotes: Vec<Vec<Range<usize>>>,
    citations: Vec<Vec<Range<usize>>>,
    /// Both, those that overlap as one: the title of a document may cite another.
    either: Vec<Vec<Range<usize>>>,
}

impl Quoted {
    /// Finds the quotation marks of every passage, and the citations that the model has read.
    pub fn new(passages: &Passages<'_>, plan: &Plan) -> Self {
        let mut quoted = Self {
            quotes: passages.list.iter().map(|passage| quotes(&passage.words)).collect(),
            citations: vec![Vec::new(); passages.list.len()],
            either: Vec::new(),
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
            let found = passage.bytes_of(span.start, &mention.written);
            if let (Some(bytes), Some(list)) = (found, quoted.citations.get_mut(*index)) {
                list.push(bytes);
            }
        }
        for list in &mut quoted.citations {
            list.sort_unstable_by_key(|bytes| (bytes.start, bytes.end));
        }
        quoted.either = quoted.quotes.iter().zip(&quoted.citations).map(|lists| united(lists.0, lists.1)).collect();
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
        self.either.get(index).is_some_and(|stretches| touch(stretches, bytes))
    }

    /// Tells whether bytes of a passage overlap a stretch inside quotation marks.
    pub fn is_in_quotes(&self, index: usize, bytes: &Range<usize>) -> bool {
        touch(self.quotes(index), bytes)
    }
}

/// Stretches of two lists in order, those that overlap as one.
fn united(one: &[Range<usize>], other: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = one.iter().chain(other).cloned().collect();
    all.sort_unstable_by_key(|stretch| (stretch.start, stretch.end));
    all.dedup_by(|next, kept| {
        let overlaps = next.start < kept.end;
        if overlaps {
            kept.end = kept.end.max(next.end);
        }
        overlaps
    });
    all
}

/// Tells whether one of some stretches, which stand in order and apart, overlaps bytes.
fn touch(stretches: &[Range<usize>], bytes: &Range<usize>) -> bool {
    let first = stretches.partition_point(|stretch| stretch.end <= bytes.start);
    stretches.get(first).is_some_and(|stretch| stretch.start < bytes.end)
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
