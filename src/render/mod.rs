//! In: a [`Document`](crate::document::Document) and the templates. Out: the bytes of a file for paper or for Word.
//!
//! Knows nothing of plans, of checks, of the disk or the clock. The outputs do not know each other; what they share is
//! the set of templates, lengths, and the widths of letters.

pub mod docx;
pub mod metrics;
pub mod templates;
pub mod typst;
pub mod units;
