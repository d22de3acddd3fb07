//! What commands share in telling: diagnostics on standard error, results on standard output.

use std::io::{IsTerminal, Write};

use crate::diagnostics::{Diagnostic, terminal};
use crate::source::SourceFile;

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
    for diagnostic in found {
        // Nobody is left to tell when standard error itself is closed.
        let _ = writeln!(to, "{}\n", terminal::render(diagnostic, file, look));
    }
}

/// What changes of a plan, as `patch` reads it.
pub(super) fn difference(before: &SourceFile, after: &str) -> String {
    let lines = similar::TextDiff::from_lines(before.typed(), after);
    lines.unified_diff().header(&before.name, &before.name).to_string()
}
