//! In: the text of a plan. Out: the same plan in its one layout, or why it is left as it is.
//!
//! Every typed line is kept or rewritten with its words unchanged: keywords and markers in their one spelling, numbers as
//! they are printed, header fields in their order, blank lines between the parts, tables in columns. How a paragraph is
//! broken over lines stays the drafter's. What comes out is read again and compared before it is given away. *Absent*:
//! files, what a plan means, the plan's faults.

mod lines;
mod meaning;
mod starts;
mod tables;

use crate::diagnostics::{Diagnostic, Severity};
use crate::source::SourceFile;
use crate::syntax;
use crate::syntax::ast::Tree;
use crate::syntax::numbering::{self, Numbering};

/// Why a plan is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its lines cannot be told apart for sure: the errors, with places in the file as given.
    Unreadable(Vec<Diagnostic>),
    /// What came out would be read as another plan. A fault of ours; the drafter's text is worth more than its layout.
    Changed,
}

/// Lays a plan out: NFC, LF, no byte order mark, a line end at the end. Doing it twice changes nothing more.
///
/// # Errors
/// When the lines of the plan hold an error, or the plan would become another one.
pub fn format(file: &SourceFile) -> Result<String, Refusal> {
    // In the normalised text a place is an offset; the way back to the typed bytes is needed for messages alone.
    let normal = SourceFile::new(file.name.as_str(), file.text());
    let before = read(&normal).map_err(|_| Refusal::Unreadable(read(file).err().unwrap_or_default()))?;
    let text = lines::write(&normal, &before.0, &before.1);
    let after = read(&SourceFile::new(file.name.as_str(), text.as_str())).map_err(|_| Refusal::Changed)?;
    let is_same = meaning::of(&before.0, &before.1) == meaning::of(&after.0, &after.1);
    if is_same { Ok(text) } else { Err(Refusal::Changed) }
}

/// Reads a plan, or gives the errors of its lines.
fn read(file: &SourceFile) -> Result<(Tree, Numbering), Vec<Diagnostic>> {
    let mut found = Vec::new();
    let tree = syntax::parse(file, &mut found);
    let numbering = numbering::number(&tree, &mut found);
    found.retain(|diagnostic| diagnostic.severity == Severity::Error);
    found.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    if found.is_empty() { Ok((tree, numbering)) } else { Err(found) }
}
