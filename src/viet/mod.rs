//! In: strings in NFC. Out: what the Vietnamese writing system says about them: letters, syllables,
//! numerals, dates, case, likeness.
//!
//! Knows nothing of plans, files or positions.

mod case;
mod dates;
mod glance;
mod letters;
mod nearest;
mod numerals;
mod syllables;

pub use case::{capitalise, lower, small_letter, upper};
pub use dates::{DateFault, PartialDate, day_digits, month_digits};
pub use glance::{Glance, Glances};
pub use letters::{LETTERS, index_of_letter, is_letter_or_digit, letter};
pub use nearest::{Candidates, without_marks};
pub use numerals::{from_roman, roman};
pub use syllables::{Keyed, Slip, Syllable, Tone, is_syllable};
