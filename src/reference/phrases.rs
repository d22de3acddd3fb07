//! Set phrases with the shapes in which they are often mistyped, and fixed enumerations.

use std::sync::LazyLock;

use super::rows;

/// A set phrase in a wrong and in its right shape.
#[derive(Clone, Debug)]
pub struct SetPhrase {
    /// The words and signs of the wrong shape; a capital among them counts.
    pub wrong: Vec<&'static str>,
    /// The right shape.
    pub right: &'static str,
    /// Whether the wrong one is more than a matter of style.
    pub is_fault: bool,
    /// Whether nothing but the right shape can be meant.
    pub is_sure: bool,
}

/// When a missing comma of an enumeration is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Wherever it is missing.
    Always,
    /// Where another comma of the enumeration stands beside it.
    Beside,
    /// Where the plan writes the comma more often.
    Count,
}

/// Members that are parted by commas.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// The members in order.
    pub members: Vec<&'static str>,
    /// When a missing comma is reported.
    pub missing: Missing,
}

/// The phrases of `data/phrases.tsv`.
pub static PHRASES: LazyLock<Vec<SetPhrase>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| match row.as_slice() {
        [wrong, right, weight, sure] => Some(SetPhrase {
            wrong: signs_apart(wrong),
            right,
            is_fault: *weight == "warning",
            is_sure: *sure == "yes",
        }),
        _ => None,
    };
    rows(include_str!("../../data/phrases.tsv")).filter_map(read).collect()
});

/// The enumerations of `data/enumerations.tsv`.
pub static ENUMERATIONS: LazyLock<Vec<Enumeration>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| match row.as_slice() {
        [members, missing] => Some(Enumeration {
            members: members.split(", ").collect(),
            missing: match *missing {
                "always" => Missing::Always,
                "count" => Missing::Count,
                _ => Missing::Beside,
            },
        }),
        _ => None,
    };
    rows(include_str!("../../data/enumerations.tsv")).filter_map(read).collect()
});

/// Words and commas of a phrase, each by itself.
fn signs_apart(phrase: &'static str) -> Vec<&'static str> {
    let parts = phrase.split(' ');
    parts
        .flat_map(|part| match part.strip_suffix(',') {
            Some(word) => vec![word, ","],
            None => vec![part],
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{ENUMERATIONS, PHRASES, rows};

    #[test]
    fn every_row_is_read() {
        assert_eq!(PHRASES.len(), rows(include_str!("../../data/phrases.tsv")).count());
        assert_eq!(ENUMERATIONS.len(), rows(include_str!("../../data/enumerations.tsv")).count());
        assert!(ENUMERATIONS.iter().all(|list| list.members.len() > 1));
        assert!(PHRASES.iter().all(|phrase| phrase.wrong.len() > 1));
    }
}
