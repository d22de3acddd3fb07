//! What commands share in telling: diagnostics on standard error, results on standard output.

use std::fmt::Write as _;
use std::io::{IsTerminal, Write};

use crate::diagnostics::{Diagnostic, Severity, terminal};
use crate::source::SourceFile;

/// How many messages of one plan a person is shown. Who has more to mend has enough to begin with.
const MOST: usize = 400;

/// Columns where nothing is written to a terminal.
pub(super) const WIDTH: usize = 120;

/// How messages are drawn on this standard error.
pub(super) fn look() -> terminal::Look {
    let is_terminal = std::io::stderr().is_terminal();
    let colours = is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let width = if is_terminal { console_width().unwrap_or(WIDTH) } else { WIDTH };
    terminal::Look { colours, width }
}

fn console_width() -> Option<usize> {
    let (columns, _) = terminal_size::terminal_size_of(std::io::stderr())?;
    Some(usize::from(columns.0).max(60))
}

/// Writes diagnostics as a person reads them.
pub(super) fn diagnostics(found: &[Diagnostic], file: &SourceFile, to: &mut dyn Write, look: terminal::Look) {
    // Nobody is left to tell when standard error itself is closed.
    let _ = to.write_all(reports(found, file, look).as_bytes());
}

/// Diagnostics as a person reads them; where there are too many, the weightiest.
pub(super) fn reports(found: &[Diagnostic], file: &SourceFile, look: terminal::Look) -> String {
    let shown = weightiest(found);
    let mut words = String::new();
    for diagnostic in &shown {
        words.push_str(&terminal::render(diagnostic, file, look));
        words.push_str("\n\n");
    }
    if shown.len() < found.len() {
        let rest = found.len() - shown.len();
        let what_to_do = "sửa các chỗ trên rồi chạy lại, hoặc xem đủ với --format json";
        let _ = writeln!(words, "{}: còn {rest} thông báo nữa; {what_to_do}\n", file.name);
    }
    words
}

/// The first [`MOST`] of some diagnostics, errors before warnings before hints, in their own order.
fn weightiest(found: &[Diagnostic]) -> Vec<&Diagnostic> {
    if found.len() <= MOST {
        return found.iter().collect();
    }
    let weight = |diagnostic: &Diagnostic| match diagnostic.severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Hint => 2,
    };
    let mut order: Vec<(usize, &Diagnostic)> = found.iter().enumerate().collect();
    order.sort_by_key(|(index, diagnostic)| (weight(diagnostic), *index));
    order.truncate(MOST);
    order.sort_by_key(|(index, _)| *index);
    order.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

/// What changes of a plan, as `patch` reads it.
pub(super) fn difference(before: &SourceFile, after: &str) -> String {
    let lines = similar::TextDiff::from_lines(before.typed(), after);
    lines.unified_diff().header(&before.name, &before.name).to_string()
}
