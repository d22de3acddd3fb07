//! In: requests of the edge. Out: files, folders, a child process; or what the machine could not do.
//!
//! Known to the edge alone: nothing below asks for the disk, the clock or the environment.

mod error;
pub mod files;
#[cfg(feature = "embedded-typst")]
pub mod fonts;
pub mod threads;
pub mod typst;
pub mod watch;

pub use error::HostError;
