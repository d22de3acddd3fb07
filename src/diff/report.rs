//! Two plans compared, as a person reads it: what became of how many parts, then each change with its wording.

use std::fmt::Write as _;

use super::changes::{Change, Comparison, Part, Status};
use super::words::Piece;

/// How the report is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether words dropped and added are coloured; they are in brackets either way.
    pub colours: bool,
    /// Columns.
    pub width: usize,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All but those that are the same.
    #[default]
    Differences,
    /// Those with both sides whose words or place changed.
    Changed,
    /// Those that only the parent has.
    Omitted,
    /// Those that only the child has.
    Added,
}

impl Only {
    /// Tells whether a change is shown.
    pub fn wants(self, change: &Change) -> bool {
        match self {
            Only::Differences => change.status != Status::Same,
            Only::Changed => !matches!(change.status, Status::Same | Status::Omitted | Status::Added),
            Only::Omitted => change.status == Status::Omitted,
            Only::Added => change.status == Status::Added,
        }
    }
}

/// What each status is called.
fn name(status: Status) -> &'static str {
    match status {
        Status::Same => "giữ nguyên",
        Status::Localised => "đổi theo địa phương",
        Status::Edited => "sửa lời",
        Status::Moved => "chuyển chỗ",
        Status::MovedLocalised => "chuyển chỗ, đổi theo địa phương",
        Status::MovedEdited => "chuyển chỗ, sửa lời",
        Status::Split => "tách ra",
        Status::Merged => "gộp lại",
        Status::Omitted => "bỏ",
        Status::Added => "thêm",
    }
}

/// The comparison as text: the summary first, then the rows that are wanted.
pub fn to_text(comparison: &Comparison, only: Only, look: Look) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "So sánh kế hoạch\n  cấp trên: {}\n  cấp dưới: {}\n", comparison.parent, comparison.child);
    summary(&mut out, comparison);
    for change in comparison.changes.iter().filter(|change| only.wants(change)) {
        out.push('\n');
        row(&mut out, change, look);
    }
    out
}

fn summary(out: &mut String, comparison: &Comparison) {
    if comparison.is_equal() {
        let _ = writeln!(out, "Hai bản không khác nhau ({} nội dung).", comparison.changes.len());
        return;
    }
    let mut counts = comparison.counts();
    for status in Status::ALL {
        let count = *counts.of(status);
        if count > 0 {
            let _ = writeln!(out, "  {count:>5}  {}", name(status));
        }
    }
}

fn row(out: &mut String, change: &Change, look: Look) {
    let place = |part: &Part| format!("{} (dòng {})", part.place, part.line);
    let heading = match (&change.parent, &change.child) {
        (Some(parent), Some(child)) => format!("{} → {}", place(parent), place(child)),
        (Some(parent), None) => format!("{} → –", place(parent)),
        (None, Some(child)) => format!("– → {}", place(child)),
        (None, None) => String::new(),
    };
    let _ = writeln!(out, "{}: {heading}", name(change.status));
    let mut lines = Lines::new(look);
    match (&change.parent, &change.child) {
        (Some(parent), None) => lines.stretch(&parent.text, Mark::Dropped),
        (None, Some(child)) => lines.stretch(&child.text, Mark::Added),
        (Some(_), Some(child)) if change.words.is_empty() => lines.stretch(&child.text, Mark::None),
        _ if matches!(change.status, Status::Split | Status::Merged) => {
            // Most of the other part belongs to another row; only what the two share is of interest here.
            pieces(&mut lines, &change.words, true);
        }
        _ => pieces(&mut lines, &change.words, false),
    }
    out.push_str(&lines.finish());
}

/// How many words of an unchanged stretch are shown beside a change.
const AROUND: usize = 8;

/// From how many words on a stretch shared by two parts is shown alone.
const SHARED: usize = 4;

fn pieces(lines: &mut Lines, words: &[Piece], shared_alone: bool) {
    let mut has_gap = false;
    // The child's first words have no blank before them, but may follow words of the parent.
    let mut has_child = false;
    for (index, piece) in words.iter().enumerate() {
        if !has_child && !matches!(piece, Piece::Dropped { .. }) {
            has_child = true;
            lines.end_word();
        }
        match piece {
            Piece::Kept { text } if shared_alone && text.split_whitespace().count() < SHARED => has_gap = true,
            Piece::Kept { text } => {
                if std::mem::take(&mut has_gap) {
                    lines.stretch(" …", Mark::None);
                }
                let text = shortened(text, index == 0, index + 1 == words.len());
                lines.stretch(&text, Mark::None);
            }
            Piece::Dropped { .. } | Piece::Added { .. } if shared_alone => has_gap = true,
            Piece::Dropped { text } => lines.stretch(text, Mark::Dropped),
            Piece::Added { text } => lines.stretch(text, Mark::Added),
        }
    }
    if has_gap {
        lines.stretch(" …", Mark::None);
    }
}

/// An unchanged stretch with its middle left out, or the end that is far from any change.
fn shortened(text: &str, is_first: bool, is_last: bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let blank = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let ends = usize::from(!is_first) + usize::from(!is_last);
    if words.len() <= AROUND * ends.max(1) + 3 {
        return format!("{blank}{}", words.join(" "));
    }
    let tail = words.len() - AROUND;
    let (head, tail) = (words.get(..AROUND).unwrap_or_default(), words.get(tail..).unwrap_or_default());
    match (is_first, is_last) {
        (true, true) => format!("{blank}{}", words.join(" ")),
        (true, false) => format!("{blank}… {}", tail.join(" ")),
        (false, true) => format!("{blank}{} …", head.join(" ")),
        (false, false) => format!("{blank}{} … {}", head.join(" "), tail.join(" ")),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Dropped,
    Added,
}

impl Mark {
    /// The brackets and the colour of a stretch.
    fn drawn(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Mark::None => ("", "", ""),
            Mark::Dropped => ("[-", "-]", "\u{1b}[31m"),
            Mark::Added => ("{+", "+}", "\u{1b}[32m"),
        }
    }
}

/// Words filled into lines of a width.
struct Lines {
    look: Look,
    done: String,
    used: usize,
    /// What has no blank in it yet, as drawn, and its width.
    word: String,
    length: usize,
}

const INDENT: &str = "    ";

impl Lines {
    fn new(look: Look) -> Self {
        Self { look, done: String::new(), used: 0, word: String::new(), length: 0 }
    }

    /// Draws a stretch; without a blank before it, it goes on from the word before.
    fn stretch(&mut self, text: &str, mark: Mark) {
        let (open, close, colour) = mark.drawn();
        if text.starts_with(char::is_whitespace) {
            self.end_word();
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        for (index, word) in words.iter().enumerate() {
            let open = if index == 0 { open } else { "" };
            let close = if index + 1 == words.len() { close } else { "" };
            if index > 0 {
                self.end_word();
            }
            let drawn = format!("{open}{word}{close}");
            self.length += drawn.chars().count();
            if self.look.colours && !colour.is_empty() {
                let _ = write!(self.word, "{colour}{drawn}\u{1b}[0m");
            } else {
                self.word.push_str(&drawn);
            }
        }
    }

    fn end_word(&mut self) {
        if self.length == 0 {
            return;
        }
        if self.used > 0 && self.used + 1 + self.length > self.look.width {
            self.done.push('\n');
            self.used = 0;
        }
        if self.used == 0 {
            self.done.push_str(INDENT);
            self.used = INDENT.len();
        } else {
            self.done.push(' ');
            self.used += 1;
        }
        self.done.push_str(&std::mem::take(&mut self.word));
        self.used += std::mem::take(&mut self.length);
    }

    fn finish(mut self) -> String {
        self.end_word();
        if self.used > 0 {
            self.done.push('\n');
        }
        self.done
    }
}
