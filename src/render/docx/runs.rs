//! Fragments of the document as Word's runs, and the footnotes found on the way.

use super::view::{Footnote, Run};
use crate::document::{Fragment, Text};
use crate::render::letterhead::Room;

const UPRIGHT: &[&str] = &[];
const BOLD: &[&str] = &["b", "bCs"];
const ITALIC: &[&str] = &["i", "iCs"];
const BOLD_ITALIC: &[&str] = &["b", "bCs", "i", "iCs"];

/// Runs of one paragraph in the making. Neighbours of one format become one run.
#[derive(Default)]
pub(super) struct Runs {
    runs: Vec<Run>,
    room: Room,
}

impl Runs {
    /// Adds text of one format. A tab and a line feed become marks: inside a run's text Word would read them as blanks.
    fn push(&mut self, text: &str, properties: &'static [&'static str]) {
        for piece in text.split_inclusive(['\t', '\n']) {
            let (words, mark) = match piece.strip_suffix('\t') {
                Some(words) => (words, Some("tab")),
                None => piece.strip_suffix('\n').map_or((piece, None), |words| (words, Some("br"))),
            };
            self.push_words(words, properties);
            if mark.is_some() {
                self.runs.push(Run { mark, ..Run::default() });
            }
        }
    }

    fn push_words(&mut self, words: &str, properties: &'static [&'static str]) {
        if words.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(Run { text: Some(text), properties: before, .. }) if *before == properties => text.push_str(words),
            _ => self.runs.push(Run { properties, text: Some(words.to_string()), ..Run::default() }),
        }
    }
}

/// Returns the runs of a text without marks.
pub(super) fn plain(text: &str) -> Vec<Run> {
    let mut runs = Runs::default();
    runs.push(text, UPRIGHT);
    runs.runs
}

/// Returns the runs of a text, after a marker (`1.`, `-`; may be empty) and a blank. Footnotes are added to `footnotes`.
pub(super) fn marked(marker: &str, text: &Text, footnotes: &mut Vec<Footnote>) -> Vec<Run> {
    let mut runs = Runs::default();
    runs.push(marker, UPRIGHT);
    if !marker.is_empty() && !text.is_empty() {
        runs.push(" ", UPRIGHT);
    }
    for fragment in text {
        push_fragment(&mut runs, fragment, footnotes);
    }
    runs.runs
}

/// Returns the runs of a text. Footnotes are added to `footnotes`.
pub(super) fn of_text(text: &Text, footnotes: &mut Vec<Footnote>) -> Vec<Run> {
    marked("", text, footnotes)
}

/// Returns the runs of a line whose gaps leave this much room for the pen.
pub(super) fn of_line(text: &Text, room: Room, footnotes: &mut Vec<Footnote>) -> Vec<Run> {
    let mut runs = Runs { room, ..Runs::default() };
    for fragment in text {
        push_fragment(&mut runs, fragment, footnotes);
    }
    runs.runs
}

fn push_fragment(runs: &mut Runs, fragment: &Fragment, footnotes: &mut Vec<Footnote>) {
    match fragment {
        Fragment::Text { text, bold, italic } => runs.push(text, properties(*bold, *italic)),
        Fragment::Blank(width) => runs.push(runs.room.blanks(*width), UPRIGHT),
        Fragment::Break => runs.push("\n", UPRIGHT),
        Fragment::Footnote { text, .. } => {
            // Word counts footnotes by their place; the ids only have to differ.
            let id = footnotes.len() + 1;
            footnotes.push(Footnote { id, runs: of_footnote(text) });
            runs.runs.push(Run { footnote: Some(id), ..Run::default() });
        }
    }
}

/// Returns the runs of a footnote's text. A footnote inside it, which Word does not know, is printed in brackets.
fn of_footnote(text: &Text) -> Vec<Run> {
    fn push_all(runs: &mut Runs, text: &Text) {
        for fragment in text {
            if let Fragment::Footnote { text, .. } = fragment {
                runs.push(" [", UPRIGHT);
                push_all(runs, text);
                runs.push("]", UPRIGHT);
            } else {
                push_fragment(runs, fragment, &mut Vec::new());
            }
        }
    }
    let mut runs = Runs::default();
    push_all(&mut runs, text);
    runs.runs
}

fn properties(bold: bool, italic: bool) -> &'static [&'static str] {
    match (bold, italic) {
        (false, false) => UPRIGHT,
        (true, false) => BOLD,
        (false, true) => ITALIC,
        (true, true) => BOLD_ITALIC,
    }
}
