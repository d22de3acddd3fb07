//! Plans compared, as a person reads it on a screen: what became of how many parts, then what does not conform, then each
//! change with its wording; of many children, a table of all.

use std::fmt::Write as _;

use super::changes::{Change, Comparison, Part, Status};
use super::findings::{Finding, Verdict};
use super::matrix::{Matrix, MatrixRow};
use super::words::Piece;

/// How the report is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether words dropped and added are coloured; they are in brackets either way.
    pub colours: bool,
    /// Columns.
    pub width: usize,
}

/// What is shown of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All rows but those that are the same, all findings but those that conform.
    #[default]
    Differences,
    /// Every row and every finding.
    All,
    /// Rows with both sides whose words or place changed.
    Changed,
    /// Rows that only the parent has.
    Omitted,
    /// Rows that only the child has.
    Added,
    /// Findings of one verdict.
    Judged(Verdict),
}

impl Only {
    /// Tells whether a change is shown.
    pub fn wants(self, change: &Change) -> bool {
        match self {
            Only::All => true,
            Only::Differences => change.status != Status::Same,
            Only::Changed => !matches!(change.status, Status::Same | Status::Omitted | Status::Added),
            Only::Omitted => change.status == Status::Omitted,
            Only::Added => change.status == Status::Added,
            Only::Judged(_) => false,
        }
    }

    /// Tells whether a finding is shown.
    pub fn wants_finding(self, finding: &Finding) -> bool {
        match self {
            Only::All => true,
            Only::Differences => finding.verdict != Verdict::Conforms,
            Only::Changed | Only::Omitted | Only::Added => false,
            Only::Judged(verdict) => finding.verdict == verdict,
        }
    }
}

/// The comparison as text: the summary first, then the findings and the rows that are wanted.
pub fn to_text(comparison: &Comparison, only: Only, look: Look) -> String {
    let mut out = String::new();
    let (parent, child) = comparison.relation.sides();
    let _ = writeln!(out, "So sánh kế hoạch\n  {parent}: {}\n  {child}: {}\n", comparison.parent, comparison.child);
    summary(&mut out, comparison);
    findings(&mut out, comparison, only, look);
    let wanted: Vec<&Change> = comparison.changes.iter().filter(|change| only.wants(change)).collect();
    if !comparison.findings.is_empty() && !wanted.is_empty() {
        let _ = writeln!(out, "\n{}", heading("Thay đổi về lời văn", look));
    }
    for change in wanted {
        out.push('\n');
        row(&mut out, change, look);
    }
    out
}

/// One of many children as text: its counts in a line or two, then the findings and the rows that are wanted.
pub fn summary_to_text(comparison: &Comparison, only: Option<Only>, look: Look) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", heading(&comparison.child, look));
    let mut lines = Lines::new(look);
    let mut counts = comparison.counts();
    let counts = Status::ALL.iter().filter_map(|status| match *counts.of(*status) {
        0 => None,
        count => Some(format!("{} {count}", status.title())),
    });
    lines.stretch(&format!("{}.", sentence(counts)), Mark::None);
    if !comparison.findings.is_empty() {
        lines.stretch(&format!(" {}.", sentence(verdicts(comparison))), Mark::None);
    }
    out.push_str(&lines.finish());
    findings(&mut out, comparison, only.unwrap_or_default(), look);
    for change in comparison.changes.iter().filter(|change| only.is_some_and(|only| only.wants(change))) {
        out.push('\n');
        row(&mut out, change, look);
    }
    out.push('\n');
    out
}

fn verdicts(comparison: &Comparison) -> impl Iterator<Item = String> {
    Verdict::ALL.iter().filter_map(|verdict| match comparison.count_of(*verdict) {
        0 => None,
        count => Some(format!("{} {count}", verdict.title())),
    })
}

/// Some words with the first letter in capital, parted by semicolons.
fn sentence(words: impl Iterator<Item = String>) -> String {
    let words = words.collect::<Vec<_>>().join("; ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn heading(words: &str, look: Look) -> String {
    if look.colours { format!("\u{1b}[1m{words}\u{1b}[0m") } else { words.to_owned() }
}

fn summary(out: &mut String, comparison: &Comparison) {
    if comparison.is_equal() {
        let _ = writeln!(out, "Hai bản không khác nhau ({} nội dung).", comparison.changes.len());
    } else {
        let mut counts = comparison.counts();
        for status in Status::ALL {
            let count = *counts.of(status);
            if count > 0 {
                let _ = writeln!(out, "  {count:>5}  {}", status.title());
            }
        }
    }
    if comparison.findings.is_empty() {
        return;
    }
    let _ = writeln!(out, "\nĐối chiếu với cấp trên ({} điểm)", comparison.findings.len());
    for verdict in Verdict::ALL {
        let count = comparison.count_of(verdict);
        if count > 0 {
            let _ = writeln!(out, "  {count:>5}  {}", verdict.title());
        }
    }
}

/// The findings that are wanted, under their topics.
fn findings(out: &mut String, comparison: &Comparison, only: Only, look: Look) {
    for (topic, mut findings) in comparison.findings_by_topic() {
        findings.retain(|finding| only.wants_finding(finding));
        if findings.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{}", heading(topic.title(), look));
        for finding in findings {
            let colour = match finding.verdict {
                Verdict::Departs => Mark::Departs,
                Verdict::Silent | Verdict::Unclear => Mark::Open,
                Verdict::Conforms => Mark::Conforms,
            };
            let mut lines = Lines::indented(look, "  ");
            lines.stretch(&format!("{}[{}]:", finding.verdict.title(), finding.code), colour);
            lines.stretch(&format!(" {}", finding.message), Mark::None);
            out.push_str(&lines.finish());
            let (above, below) = comparison.relation.sides();
            for (side, said) in [(above, &finding.parent), (below, &finding.child)] {
                let Some(said) = said else { continue };
                let mut lines = Lines::new(look);
                lines.stretch(&format!("{side}, {} (dòng {}):", said.place, said.line), Mark::None);
                lines.stretch(&format!(" “{}”", excerpt(&said.text)), Mark::None);
                out.push_str(&lines.finish());
            }
            if let Some(help) = &finding.help {
                let mut lines = Lines::new(look);
                lines.stretch(&format!("gợi ý: {help}"), Mark::None);
                out.push_str(&lines.finish());
            }
        }
    }
}

/// How many words are quoted on a screen.
const QUOTED: usize = 40;

/// The words of a place, the end of a long one left out.
fn excerpt(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..QUOTED) {
        Some(first) if words.len() > QUOTED + 5 => format!("{} …", first.join(" ")),
        _ => words.join(" "),
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
    let _ = writeln!(out, "{}: {heading}", change.status.title());
    let mut lines = Lines::new(look);
    let words = change.words();
    match (&change.parent, &change.child) {
        (Some(parent), None) => lines.stretch(&parent.text, Mark::Dropped),
        (None, Some(child)) => lines.stretch(&child.text, Mark::Added),
        (Some(_), Some(child)) if words.is_empty() => lines.stretch(&child.text, Mark::None),
        _ if matches!(change.status, Status::Split | Status::Merged) => {
            // Most of the other part belongs to another row; only what the two share is of interest here.
            pieces(&mut lines, &words, true);
        }
        _ => pieces(&mut lines, &words, false),
    }
    out.push_str(&lines.finish());
}

/// The narrowest and the widest column of names in the matrix.
const NAMES: (usize, usize) = (12, 40);

/// What of a child is counted beside its rules.
const STATUSES: [(&str, &[Status]); 4] = [
    ("giữ", &[Status::Same, Status::Localised]),
    (
        "đổi",
        &[Status::Edited, Status::Moved, Status::MovedLocalised, Status::MovedEdited, Status::Split, Status::Merged],
    ),
    ("bỏ", &[Status::Omitted]),
    ("thêm", &[Status::Added]),
];

/// A column of the matrix. Its cells are written when they are needed: of thousands of children they would take more memory
/// than everything that is known of them.
struct TextColumn {
    title: String,
    cell: Box<dyn Fn(&MatrixRow) -> String>,
    /// In columns of the terminal.
    width: usize,
}

impl TextColumn {
    fn new(title: &str, rows: &[MatrixRow], cell: impl Fn(&MatrixRow) -> String + 'static) -> Self {
        let widest = rows.iter().map(|row| cell(row).chars().count()).max().unwrap_or(0);
        Self { width: widest.max(title.chars().count()), title: title.to_owned(), cell: Box::new(cell) }
    }
}

/// Many children as a table of text: a row for each child, a column for each rule. Columns for which a line has no room
/// stand below, with the children again.
pub fn matrix_to_text(matrix: &Matrix, look: Look) -> String {
    let mut columns: Vec<TextColumn> = Vec::new();
    for (title, statuses) in STATUSES {
        columns.push(TextColumn::new(title, &matrix.rows, |row| {
            let mut counts = row.counts;
            statuses.iter().map(|status| *counts.of(*status)).sum::<usize>().to_string()
        }));
    }
    for code in matrix.codes() {
        columns.push(TextColumn::new(code, &matrix.rows, move |row| {
            row.rule(code)
                .map_or_else(|| "–".to_owned(), |rule| format!("{}/{}/{}", rule.departs, rule.silent, rule.unclear))
        }));
    }
    let name = |row: &MatrixRow| ending(&row.child, NAMES.1);
    let name_width = matrix.rows.iter().map(|row| name(row).chars().count()).max().unwrap_or(0).max(NAMES.0);
    let mut out = format!("{}\n", heading(&format!("{} kế hoạch cấp dưới", matrix.rows.len()), look));
    if columns.len() > STATUSES.len() {
        out.push_str(
            "Dưới mỗi mã: số điểm trái với cấp trên / chưa quy định / chưa rõ; “–” là không có gì để đối chiếu.\n",
        );
    }
    let mut rest = columns.as_slice();
    while !rest.is_empty() {
        let mut width = name_width;
        let fitting = rest.iter().take_while(|column| {
            width += 2 + column.width;
            width <= look.width
        });
        let (now, later) = rest.split_at_checked(fitting.count().max(1)).unwrap_or((rest, &[]));
        let mut line = |name: &str, cell: &dyn Fn(&TextColumn) -> String| {
            let mut line = format!("{name:<name_width$}");
            for column in now {
                let _ = write!(line, "  {:>1$}", cell(column), column.width);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        };
        line("", &|_| String::new());
        line("", &|column| column.title.clone());
        for row in &matrix.rows {
            line(&name(row), &|column| (column.cell)(row));
        }
        rest = later;
    }
    if !matrix.unread.is_empty() {
        let _ = writeln!(out, "\nKhông đọc được {} tệp: {}", matrix.unread.len(), matrix.unread.join(", "));
    }
    out
}

/// The end of a long name, which says more than its beginning.
fn ending(name: &str, width: usize) -> String {
    let length = name.chars().count();
    if length <= width {
        return name.to_owned();
    }
    let tail: String = name.chars().skip(length + 1 - width).collect();
    format!("…{tail}")
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
    Departs,
    Open,
    Conforms,
}

impl Mark {
    /// The brackets and the colour of a stretch.
    fn drawn(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Mark::None => ("", "", ""),
            Mark::Dropped => ("[-", "-]", "\u{1b}[31m"),
            Mark::Added => ("{+", "+}", "\u{1b}[32m"),
            Mark::Departs => ("", "", "\u{1b}[1;31m"),
            Mark::Open => ("", "", "\u{1b}[1;33m"),
            Mark::Conforms => ("", "", "\u{1b}[32m"),
        }
    }
}

/// Words filled into lines of a width.
struct Lines {
    look: Look,
    /// What the first line begins with.
    first: &'static str,
    done: String,
    used: usize,
    /// What has no blank in it yet, as drawn, and its width.
    word: String,
    length: usize,
}

const INDENT: &str = "    ";

impl Lines {
    fn new(look: Look) -> Self {
        Self::indented(look, INDENT)
    }

    /// Lines of which the first begins with another indent.
    fn indented(look: Look, first: &'static str) -> Self {
        Self { look, first, done: String::new(), used: 0, word: String::new(), length: 0 }
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
            let indent = if self.done.is_empty() { self.first } else { INDENT };
            self.done.push_str(indent);
            self.used = indent.len();
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
