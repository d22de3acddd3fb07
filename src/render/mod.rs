//! In: a [`Document`](crate::document::Document) and the templates. Out: the bytes of a file for paper or for Word. Of plans
//! compared also a page for a browser, which shows more than paper can.
//!
//! Knows nothing of plans, of checks, of the disk or the clock. The outputs do not know each other; what they share is
//! the set of templates, lengths, the widths of letters, the columns of the letterhead, and where a title is broken.

pub mod docx;
pub mod html;
pub mod letterhead;
pub mod metrics;
pub mod templates;
pub mod title;
pub mod typst;
pub mod units;
pub mod xml;
