//! Time (`TG`): periods, phases, deadlines, recurrences, anniversaries.

mod anniversaries;
mod deadlines;
mod duties;
mod period;
mod phases;
mod recurrences;
mod reviews;
mod styles;

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use crate::checks::{Check, Context};
use crate::model::passages::Passage;
use crate::model::plan::Place;
use crate::model::recognise::words::Words;
use crate::model::time::{Reading, TimeFact};
use crate::source::Span;
use crate::syntax::keywords::Role;
use crate::viet::PartialDate;

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[
    period::CHECKS,
    phases::CHECKS,
    anniversaries::CHECKS,
    styles::CHECKS,
    deadlines::CHECKS,
    recurrences::CHECKS,
    reviews::CHECKS,
    duties::CHECKS,
];

/// A time with the passage it stands in.
struct Spot<'a> {
    /// Its place in the plan's list of times.
    number: usize,
    time: &'a TimeFact,
    span: Span,
    /// Its passage: the place in the list, and the passage.
    index: usize,
    passage: &'a Passage<'a>,
    /// Its bytes in the passage's text.
    bytes: Range<usize>,
}

impl Spot<'_> {
    /// The word it begins with.
    fn word(&self) -> usize {
        self.passage.words.index_of(self.bytes.start)
    }

    /// Its clause, as words.
    fn clause(&self) -> Range<usize> {
        clause(&self.passage.words, self.word())
    }
}

/// Every time of the plan with its passage, in the order of the text.
fn spots<'a>(cx: &Context<'a>) -> Vec<Spot<'a>> {
    let mut by_start: Vec<(u32, usize)> = cx.texts().map(|(index, passage)| (passage.text.span.start, index)).collect();
    by_start.sort_unstable();
    let mut found = Vec::with_capacity(cx.plan.times.len());
    for (number, time) in cx.plan.times.iter().enumerate() {
        let span = time.origin.span;
        // A footnote lies inside the paragraph it hangs on: the passage that begins last is the one meant.
        let after = by_start.partition_point(|(start, _)| *start <= span.start);
        let Some((_, index)) = after.checked_sub(1).and_then(|at| by_start.get(at)) else { continue };
        // Where a footnote ends inside the paragraph, what follows belongs to the paragraph again.
        let nearest = cx.passages.list.get(*index).filter(|passage| span.end <= passage.text.span.end);
        let holder = match nearest {
            Some(passage) => Some((*index, passage)),
            None => cx.texts().find(|(_, passage)| {
                passage.place == time.origin.place
                    && passage.text.span.start <= span.start
                    && span.end <= passage.text.span.end
            }),
        };
        let Some((index, passage)) = holder else { continue };
        let wanted = time.value.text.as_str();
        // Behind the end of the time none is looked for.
        let bytes = passage
            .places_from(span.start, wanted)
            .map(|bytes| (passage.text.span_of(bytes.start, bytes.end), bytes))
            .take_while(|(place, _)| place.start < span.end)
            .find_map(|(place, bytes)| (place.end <= span.end).then_some(bytes));
        let Some(bytes) = bytes else { continue };
        found.push(Spot { number, time: &time.value, span, index, passage, bytes });
    }
    found
}

/// Tells whether a word is the full stop of a sentence, and no dot inside a number or behind an abbreviation.
fn is_full_stop(words: &Words<'_>, at: usize) -> bool {
    words.word(at) == "."
        && (at + 1 >= words.len() || words.start(at + 1) > words.end(at))
        && words.word(at - at.min(1)) != "tp"
}

/// The clause around a word: up to the next `;` or full stop on each side.
fn clause(words: &Words<'_>, at: usize) -> Range<usize> {
    let ends = |index: &usize| words.word(*index) == ";" || is_full_stop(words, *index);
    let from = (0..at).rev().find(ends).map_or(0, |index| index + 1);
    from..(at..words.len()).find(ends).unwrap_or(words.len())
}

/// The first of some phrases inside a stretch of words.
fn find_any(words: &Words<'_>, within: Range<usize>, phrases: &[&str]) -> Option<Range<usize>> {
    within.clone().find_map(|at| {
        let after = phrases.iter().filter_map(|phrase| words.after(at, phrase)).max()?;
        (after <= within.end).then_some(at..after)
    })
}

/// Tells whether any of some phrases stands inside a stretch of words.
fn has_any(words: &Words<'_>, within: Range<usize>, phrases: &[&str]) -> bool {
    find_any(words, within, phrases).is_some()
}

/// A day as a message writes it.
fn written(day: NaiveDate) -> String {
    let part = |number: u32| u8::try_from(number).ok();
    let date = PartialDate { year: u16::try_from(day.year()).ok(), month: part(day.month()), day: part(day.day()) };
    date.short("…")
}

/// The day or days a plan can be issued on, as a message writes them.
fn issue_words(cx: &Context<'_>) -> String {
    match (cx.earliest_issue(), cx.latest_issue()) {
        (Some(first), Some(last)) if first == last => format!("ngày {}", written(first)),
        (Some(first), Some(last)) => format!("từ ngày {} đến ngày {}", written(first), written(last)),
        _ => "ngày ban hành".to_owned(),
    }
}

/// Tells whether a role is one under which tasks are given and times set.
fn sets_times(role: Option<Role>) -> bool {
    matches!(
        role,
        Some(Role::Timeline | Role::Phase | Role::Assignments | Role::Charge | Role::Request | Role::Dossier)
    )
}

/// Tells whether a time is a bare recurrence such as `hằng năm`.
fn is_bare(time: &TimeFact) -> bool {
    matches!(&time.reading, Reading::Repeated { at, .. } if at.is_empty())
}

/// The period as the reader sees it: in the timeline, else in the subject, else as the field gives it.
fn shown_period<'s, 'a>(cx: &Context<'_>, spots: &'s [Spot<'a>]) -> Option<&'s Spot<'a>> {
    let number = cx.plan.period?;
    let period = cx.plan.times.get(number)?;
    let same = |spot: &&Spot<'_>| spot.time.value == period.value.value;
    let in_timeline = |spot: &&Spot<'_>| spot.passage.is_prose() && spot.passage.role == Some(Role::Timeline);
    let in_title = |spot: &&Spot<'_>| spot.passage.place == Place("title".to_owned());
    let find = |wanted: &dyn Fn(&&Spot<'_>) -> bool| spots.iter().filter(same).find(|spot| wanted(spot));
    find(&in_timeline).or_else(|| find(&in_title)).or_else(|| spots.iter().find(|spot| spot.number == number))
}
