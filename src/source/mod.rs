//! In: the bytes of a file. Out: its text in NFC with the way back to every byte as typed, and its lines.
//!
//! Knows nothing of the plan language, of messages or of the disk.

mod file;
mod nfc;
mod span;

pub use file::{NotUtf8, SourceFile};
pub use span::{Span, Spanned};
