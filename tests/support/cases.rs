//! Cases of a file: notes in the source that say what the line below them gets.
//!
//! A note says columns (from 1, the end excluded), severity, code, a part of the message. Where a place ends on a later
//! line, that line is counted from the first: `1-+2:5`. `//---` begins another case; behind its title may stand what the
//! case asks for.

#![allow(dead_code, reason = "every test file uses its part")]

use plancc::diagnostics::Diagnostic;
use plancc::source::SourceFile;
use unicode_normalization::UnicodeNormalization;

/// A part of a file of cases.
pub struct Written {
    /// `NN006-field-twice.plan:12`, the line of its `//---`.
    pub place: String,
    /// The words behind `//---`.
    pub title: String,
    /// The case as it is read: separator and notes taken out, typed as the title asks.
    pub text: String,
    pub notes: Vec<Note>,
}

/// What is expected: the place as lines (from 1, in the case) and columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub from: (usize, usize),
    pub to: (usize, usize),
    pub severity: String,
    pub code: String,
    pub part: String,
}

impl Note {
    /// Reads what stands behind `//~ `.
    pub fn read(words: &str, line: usize) -> Option<Note> {
        let mut parts = words.trim().splitn(2, ' ');
        let (from, to) = parts.next()?.split_once('-')?;
        let from = (line, from.parse().ok()?);
        let to = match to.strip_prefix('+') {
            None => (line, to.parse().ok()?),
            Some(later) => {
                let (lines, column) = later.split_once(':')?;
                (line + lines.parse::<usize>().ok()?, column.parse().ok()?)
            }
        };
        let rest = parts.next()?;
        let severity = ["lỗi", "cảnh báo", "gợi ý"].into_iter().find(|word| rest.starts_with(word))?;
        let (code, part) = rest.strip_prefix(severity)?.trim().split_once(' ')?;
        Some(Note { from, to, severity: severity.into(), code: code.into(), part: part.trim().into() })
    }

    pub fn fits(&self, found: &Diagnostic, file: &SourceFile) -> bool {
        file.line_column(found.span.start) == self.from
            && file.line_column(found.span.end) == self.to
            && found.severity.word() == self.severity
            && found.code == self.code
            && found.message.contains(&self.part)
    }
}

/// The cases of one file.
pub fn cases_of(name: &str, text: &str) -> Vec<Written> {
    let mut cases = Vec::new();
    let mut case: Vec<(usize, &str)> = Vec::new();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        if line.starts_with("//---") && !case.is_empty() {
            cases.push(read_case(name, &std::mem::take(&mut case)));
        }
        case.push((index + 1, line));
    }
    cases.push(read_case(name, &case));
    cases
}

fn read_case(name: &str, lines: &[(usize, &str)]) -> Written {
    let (first, title) = lines.first().expect("a case has a line");
    let place = format!("{name}:{first}");
    let title = title.strip_prefix("//---").unwrap_or_else(|| panic!("{place}: a case begins with “//---”"));
    // Separator and notes are taken out, so that lines are counted as if the case were a file of its own.
    let mut text = String::new();
    let mut notes = Vec::new();
    let mut line_below = 1;
    for (number, line) in lines.iter().skip(1) {
        match line.strip_prefix("//~") {
            Some(words) => {
                let note = Note::read(words, line_below);
                notes.push(note.unwrap_or_else(|| panic!("{name}:{number}: no note: {line}")));
            }
            None => {
                text.push_str(line);
                line_below += 1;
            }
        }
    }
    for manner in title.split_whitespace() {
        text = match manner {
            "crlf" => text.replace('\n', "\r\n"),
            "cr" => text.replace('\n', "\r"),
            "nfd" => text.nfd().collect(),
            "bom" => format!("\u{feff}{text}"),
            _ => text,
        };
    }
    Written { place, title: title.trim().to_string(), text, notes }
}

/// What is wrong between notes and reports, a line each; notes taken out that are met.
pub fn compare(place: &str, notes: &[Note], reports: &[Diagnostic], file: &SourceFile) -> String {
    let mut left = notes.to_vec();
    let mut faults = String::new();
    for found in reports {
        match left.iter().position(|note| note.fits(found, file)) {
            Some(index) => {
                left.remove(index);
            }
            None => faults.push_str(&format!("{place}: {}\n", as_note(found, file))),
        }
    }
    for note in left {
        faults.push_str(&format!("{place}: not reported: {note:?}\n"));
    }
    faults
}

/// A report as the note that would expect it, with its line.
pub fn as_note(found: &Diagnostic, file: &SourceFile) -> String {
    let ((line, from), (last, to)) = (file.line_column(found.span.start), file.line_column(found.span.end));
    let to = if last == line { to.to_string() } else { format!("+{}:{to}", last - line) };
    format!("line {line} of the case: //~ {from}-{to} {} {} {}", found.severity.word(), found.code, found.message)
}
