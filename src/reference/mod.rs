//! In: the data files of `data/`, compiled in. Out: what is known beside any plan: legal documents with their dates of
//! force, administrative units with theirs, official names, words and set phrases.
//!
//! Every row says where it comes from and how sure it is. Knows nothing of plans; judges nothing.

pub mod awards;
pub mod documents;
pub mod first_words;
pub mod phrases;
pub mod terms;
pub mod units;
pub mod words;

use chrono::NaiveDate;

/// How a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Seen in the text of the act itself.
    Text,
    /// Told by other sources.
    Secondary,
    /// General knowledge, not verified: never makes an error.
    Unverified,
}

impl Certainty {
    /// Reads the word of a data file.
    pub(crate) fn read(word: &str) -> Self {
        match word {
            "text" => Self::Text,
            "secondary" => Self::Secondary,
            _ => Self::Unverified,
        }
    }
}

/// The rows of a data file: fields between tabs; lines that begin with `#` and empty ones are left out.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// As [`rows`], for a file whose rows have so many fields; others are left out.
pub(crate) fn fields<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(|line| {
        let mut rest = Some(line);
        let mut fields = [""; N];
        for field in &mut fields {
            let here = rest?;
            let end = here.bytes().position(|byte| byte == b'\t');
            *field = here.get(..end.unwrap_or(here.len()))?;
            rest = end.and_then(|end| here.get(end + 1..));
        }
        rest.is_none().then_some(fields)
    })
}

/// A day of a data file, `2025-07-01`; `-` for none.
pub(crate) fn day(field: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(field, "%Y-%m-%d").ok()
}
