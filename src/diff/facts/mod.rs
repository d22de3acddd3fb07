//! Two plans beside each other as facts: reports, periods, groups, awards, targets, documents, duties, divisions, terms.
//!
//! Each file compares one topic from the models and from the rows of the alignment; [`SideBySide`] holds them typed, for
//! the conformance checks, and [`SideBySide::facts`] in words. Nothing is judged. Everything is looked up by key or by
//! place, so that plans of thousands of items are compared in seconds.

mod awards;
mod bases;
mod groups;
mod parts;
mod periods;
mod reports;
mod rows;
mod standing;
mod targets;
mod terms;

use std::cell::OnceCell;

use crate::model::party::Level;
use crate::model::plan::{Origin, Plan};
use crate::source::{SourceFile, Span};
use crate::viet::without_marks;

use super::changes::Comparison;
use super::findings::{ComparedFact, Said, Topic};
use super::neutral::Neutral;
use super::units::Units;

pub use awards::{AwardSaid, Awards, TiersNamed, tier_words};
pub use bases::{Bases, Basis};
pub use groups::{GroupSaid, Groups, Member};
pub use parts::{Ask, Asked, Parts, Section, is_kept};
pub use periods::{Edge, Periods, Review, ReviewKind, Reviews, Timed, When};
pub use reports::{Addressee, Due, Hop, Paper, Reports, Round};
pub use rows::Rows;
pub use standing::{Standing, binds, standing};
pub use targets::{QuotaSaid, TargetSaid, Targets};
pub use terms::Terms;

/// A plan to compare: its source, its facts and its parts, all from one reading.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// The source.
    pub file: &'a SourceFile,
    /// The facts.
    pub plan: &'a Plan,
    /// The parts.
    pub units: &'a Units,
}

impl Compared<'_> {
    /// Words of the plan as a comparison quotes them, at the place that the model gives.
    pub fn said(&self, origin: &Origin, text: &str) -> Said {
        let (line, _) = self.file.line_column(origin.span.start);
        let place = origin.place.to_string();
        Said { place, line, text: text.trim().to_owned(), value: None, span: origin.span }
    }
}

/// A value with the words that state it.
#[derive(Clone, Debug)]
pub struct Stated<T> {
    /// The words.
    pub said: Said,
    /// What they say.
    pub value: T,
}

/// A point on which both plans, or one of them, say something.
#[derive(Clone, Debug)]
pub struct Point<T> {
    /// What the parent says.
    pub parent: Option<Stated<T>>,
    /// What the child says.
    pub child: Option<Stated<T>>,
}

/// Two plans beside each other, by topic.
#[derive(Clone, Debug, Default)]
pub struct SideBySide {
    /// Who reports to whom by when.
    pub reports: Reports,
    /// Reviews of the movement.
    pub reviews: Reviews,
    /// Periods and issue.
    pub periods: Periods,
    /// Target groups.
    pub groups: Groups,
    /// Awards.
    pub awards: Awards,
    /// Targets and quotas.
    pub targets: Targets,
    /// Documents cited.
    pub bases: Bases,
    /// Contents, duties, divisions, annexes.
    pub parts: Parts,
    /// Terms defined.
    pub terms: Terms,
    /// Which parts correspond.
    pub rows: Rows,
}

impl SideBySide {
    /// Compares two plans whose parts are aligned.
    pub fn new(parent: Compared<'_>, child: Compared<'_>, comparison: &Comparison) -> Self {
        let rows = Rows::new(parent, child, comparison);
        let words_of_child = words_of(child.units);
        let pair = Pair {
            parent: Located::new(parent),
            child: Located::new(child),
            rows: &rows,
            words_of_child,
            bare_words_of_child: OnceCell::new(),
        };
        let side_by_side = Self {
            reports: reports::compare(&pair),
            reviews: periods::reviews(&pair),
            periods: periods::compare(&pair),
            groups: groups::compare(&pair),
            awards: awards::compare(&pair),
            targets: targets::compare(&pair),
            bases: bases::compare(&pair),
            parts: parts::compare(&pair),
            terms: terms::compare(&pair),
            rows: Rows::default(),
        };
        Self { rows, ..side_by_side }
    }

    /// The facts in words, by topic.
    pub fn facts(&self) -> Vec<ComparedFact> {
        let mut facts = Vec::new();
        reports::facts(&self.reports, &mut facts);
        periods::facts(&self.reviews, &self.periods, &mut facts);
        groups::facts(&self.groups, &mut facts);
        awards::facts(&self.awards, &mut facts);
        targets::facts(&self.targets, &mut facts);
        bases::facts(&self.bases, &mut facts);
        parts::facts(&self.parts, &mut facts);
        terms::facts(&self.terms, &mut facts);
        facts.sort_by_key(|fact| fact.topic);
        facts
    }
}

impl<T> Point<T> {
    /// The point in words.
    fn fact(&self, topic: Topic, what: impl Into<String>) -> ComparedFact {
        ComparedFact {
            topic,
            what: what.into(),
            parent: self.parent.as_ref().map(|stated| stated.said.clone()),
            child: self.child.as_ref().map(|stated| stated.said.clone()),
        }
    }
}

/// Two plans with what finds a part by its place.
struct Pair<'a> {
    parent: Located<'a>,
    child: Located<'a>,
    rows: &'a Rows,
    /// Every word of the child with place and level made one, a blank around each.
    words_of_child: String,
    /// The same without marks, once somebody asks.
    bare_words_of_child: OnceCell<String>,
}

impl Pair<'_> {
    /// The level of the child's issuer: a commune where it is not known, for whom plans from above are mostly carried out.
    fn child_level(&self) -> Level {
        self.child.plan.issuer.as_ref().map_or(Level::Commune, |issuer| issuer.level)
    }

    /// Tells whether the child has some words anywhere, place and level apart. A mark that one of the two plans mistyped
    /// (“chuyên đổi số”) makes no other name.
    fn child_says(&self, text: &str) -> bool {
        let words = format!(" {} ", self.parent.neutral.words(text).joined());
        let is_there_but_for_marks = || {
            let all = self.bare_words_of_child.get_or_init(|| without_marks(&self.words_of_child));
            all.contains(&without_marks(&words))
        };
        !words.trim().is_empty() && (self.words_of_child.contains(&words) || is_there_but_for_marks())
    }
}

/// Every word of a plan with place and level made one, a blank around each.
fn words_of(units: &Units) -> String {
    let mut all = String::from(" ");
    for words in units.list.iter().map(|unit| unit.neutral.joined()).filter(|words| !words.is_empty()) {
        all.push_str(words);
        all.push(' ');
    }
    all
}

/// A plan whose parts are found by where they stand in the source.
struct Located<'a> {
    plan: &'a Plan,
    units: &'a Units,
    file: &'a SourceFile,
    /// Where each part begins, in order, and the part.
    starts: Vec<(u32, usize)>,
    /// What makes place and level one.
    neutral: Neutral,
}

/// How many parts are looked at backwards from a place: footnotes lie inside the paragraph they hang on.
const NESTED: usize = 64;

impl<'a> Located<'a> {
    fn new(compared: Compared<'a>) -> Self {
        let Compared { file, plan, units } = compared;
        let mut starts: Vec<(u32, usize)> =
            units.list.iter().enumerate().map(|(index, unit)| (unit.span.start, index)).collect();
        starts.sort_unstable();
        Self { plan, units, file, starts, neutral: Neutral::new(plan) }
    }

    /// The innermost part that holds a stretch of the source.
    fn unit_at(&self, span: Span) -> Option<usize> {
        let after = self.starts.partition_point(|(start, _)| *start <= span.start);
        let before = self.starts.get(after.saturating_sub(NESTED)..after)?;
        let holds = |index: &usize| self.units.list.get(*index).is_some_and(|unit| span.end <= unit.span.end);
        before.iter().rev().map(|(_, index)| *index).find(holds)
    }

    /// Words of a fact as a comparison quotes them.
    fn said(&self, origin: &Origin, text: &str, value: Option<String>) -> Said {
        let place = match self.unit_at(origin.span).and_then(|at| self.units.list.get(at)) {
            // Of a table's row the model knows the table alone.
            Some(unit) if unit.place.as_str().starts_with(origin.place.as_str()) => unit.place.to_string(),
            _ => origin.place.to_string(),
        };
        let (line, _) = self.file.line_column(origin.span.start);
        Said { place, line, text: text.trim().to_owned(), value, span: origin.span }
    }

    /// A whole part as a comparison quotes it.
    fn said_of(&self, index: usize) -> Option<Said> {
        let unit = self.units.list.get(index)?;
        let span = span_of(self.units, index);
        let (line, _) = self.file.line_column(span.start);
        Some(Said { place: unit.place.to_string(), line, text: shortened(&unit.text), value: None, span })
    }

    /// Words of a part, as they stand in it.
    fn said_in(&self, index: usize, text: &str, value: Option<String>) -> Option<Said> {
        let (said, text) = (self.said_of(index)?, text.trim());
        let (start, end) = (said.span.start as usize, said.span.end as usize);
        // Marks and line ends inside the words hide them; then the whole part is shown.
        let begin = self.file.typed().get(start..end).and_then(|typed| typed.find(text)).map(|at| start + at);
        let span = begin.map_or(said.span, |begin| Span::new(begin as u32, (begin + text.len()) as u32));
        let (line, _) = self.file.line_column(span.start);
        Some(Said { text: text.to_owned(), value, line, span, ..said })
    }
}

/// Where a part stands; a head whose title nobody typed stands where what is under it begins.
pub fn span_of(units: &Units, index: usize) -> Span {
    let first = |at: &usize| units.list.get(*at).and_then(|unit| unit.children.first()).copied();
    let mut chain = std::iter::successors(Some(index), first);
    let typed = chain.find_map(|at| units.list.get(at).map(|unit| unit.span).filter(|span| span.start < span.end));
    typed.unwrap_or_default()
}

/// The most words of a part that are quoted; a quotation is found again, so it is cut between words and not marked.
const QUOTED: usize = 40;

/// The beginning of a part's words.
fn shortened(text: &str) -> String {
    let mut blanks = text.char_indices().filter(|(_, letter)| letter.is_whitespace());
    let Some((at, blank)) = blanks.nth(QUOTED - 1) else { return text.to_owned() };
    if at + blank.len_utf8() == text.len() {
        return text.to_owned();
    }
    text.get(..at).unwrap_or(text).trim_end().trim_end_matches([',', ';', ':']).to_owned()
}
