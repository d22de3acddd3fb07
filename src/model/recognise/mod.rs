//! In: the text of one paragraph, in NFC and without marks. Out: the facts that its set phrases state, each with its place.
//!
//! Pure functions of the text: they know nothing of the tree, of source positions or of the plan around the paragraph.
//! Places are bytes of the text given. What is doubtful is left out: silence costs less than a false fact; what a recogniser
//! cannot see a drafter states with a mark.

mod anniversary;
pub mod assignment;
pub mod award;
mod citation;
mod definition;
mod draft;
mod grammar;
pub mod group;
mod laws;
mod moments;
mod names;
mod openers;
pub mod party;
pub mod quota;
pub mod quote;
mod scan;
pub mod target;
#[cfg(test)]
mod tests;
mod time;
mod title_words;
mod titles;
mod unnumbered;
mod vocabulary;
pub mod words;

use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use super::citation::Citation;
use super::time::{TimeFact, TimeKind};

pub use citation::recognise_citations;
pub use definition::{Definition, recognise_definitions};
pub use time::{read_time, recognise_times};

/// A value and the bytes of the paragraph's text that it was read from. Written out, it is the value alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// Where it stands; always on the borders of characters.
    #[serde(skip)]
    pub range: Range<usize>,
}

/// Everything recognised in one paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    /// Expressions of time, the dates of cited documents among them, in the order of the text.
    pub times: Vec<Found<TimeFact>>,
    /// Cited documents, in the order of the text; one named in the title of another comes after it.
    pub citations: Vec<Found<Citation>>,
    /// Short forms and what they stand for, in the order of the text.
    pub definitions: Vec<Found<Definition>>,
}

/// Recognises every set phrase of a paragraph. Times inside a citation are told so.
pub fn recognise(text: &str) -> Phrases {
    let paragraph = scan::Paragraph::new(text);
    let citations = citation::citations_in(&paragraph);
    let mut times = time::times_in(&paragraph);
    // Both lists follow the text, and only citations that are not within others are looked at: one walk is enough.
    let mut outer = citations.iter().filter(|citation| !citation.value.within_title).peekable();
    for time in &mut times {
        while outer.next_if(|citation| citation.range.end <= time.range.start).is_some() {}
        let Some(citation) = outer.peek() else { break };
        time.value.within_citation = citation.range.start <= time.range.start && time.range.end <= citation.range.end;
    }
    let dates = citations.iter().filter_map(|citation| citation.value.date.as_ref());
    mark_cited_dates(&mut times, dates.map(|date| date.range.clone()));
    Phrases { times, citations, definitions: definition::definitions_in(&paragraph) }
}

/// Gives the dates of cited documents their kind.
fn mark_cited_dates(times: &mut [Found<TimeFact>], ranges: impl Iterator<Item = Range<usize>>) {
    for range in ranges {
        let first = times.partition_point(|time| time.range.start < range.start);
        for time in times.iter_mut().skip(first).take_while(|time| time.range.end <= range.end) {
            time.value.kind = TimeKind::CitedDate;
        }
    }
}
