//! Terms: ways of writing that are mixed, official names, short forms.

use std::sync::LazyLock;

use super::rows;

/// The ways of writing one term.
#[derive(Clone, Debug)]
pub struct Variants {
    /// The ways, the usual one first.
    pub forms: Vec<&'static str>,
    /// Whether they differ in capitals alone.
    pub by_case: bool,
    /// Whether only words in small letters count: with capitals they are part of a name.
    pub in_small_letters: bool,
    /// Words before which it is another term.
    pub not_before: Vec<&'static str>,
    /// Words after which it is another term.
    pub not_after: Vec<&'static str>,
}

/// What an official name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A body: a committee, a department, an organisation.
    Body,
    /// A force, a festival day, a campaign, a programme.
    Other,
    /// An order or a medal.
    Award,
}

/// An official name.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// As it is written inside a sentence.
    pub text: &'static str,
    /// What it is of.
    pub kind: NameKind,
    /// How many of its words, signs left out, are enough to know that the name is meant even where the rest is missing;
    /// 0 where its beginning is a name or a common phrase of its own.
    pub core: usize,
}

/// How well a short form is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Familiarity {
    /// Written without explanation everywhere: `COVID`, `OCOP`.
    Accepted,
    /// Known to every official, but written out in running text: `UBND`.
    Common,
    /// Known in its field only: `ANTT`.
    OfField,
}

/// A short form.
#[derive(Clone, Copy, Debug)]
pub struct ShortForm {
    /// As it is written.
    pub short: &'static str,
    /// What it stands for; several readings are parted by ` | `.
    pub long: &'static str,
    /// How well it is known.
    pub familiarity: Familiarity,
}

static VARIANTS: LazyLock<Vec<Variants>> = LazyLock::new(|| {
    let list = |field: &'static str| -> Vec<&'static str> {
        field.split('|').map(str::trim).filter(|word| !word.is_empty() && *word != "none").collect()
    };
    let read = |row: Vec<&'static str>| match row.as_slice() {
        [forms, by, not_after, not_before] => Some(Variants {
            forms: list(forms),
            by_case: *by == "case",
            in_small_letters: *by == "small",
            not_before: list(not_before),
            not_after: list(not_after),
        }),
        _ => None,
    };
    rows(include_str!("../../data/variants.tsv")).filter_map(read).collect()
});

static NAMES: LazyLock<Vec<Name>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| match row.as_slice() {
        [text, kind, core] => Some(Name {
            text,
            kind: match *kind {
                "body" => NameKind::Body,
                "award" => NameKind::Award,
                _ => NameKind::Other,
            },
            core: core.parse().unwrap_or_default(),
        }),
        _ => None,
    };
    rows(include_str!("../../data/names.tsv")).filter_map(read).collect()
});

static SHORT_FORMS: LazyLock<Vec<ShortForm>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| match row.as_slice() {
        [short, long, familiarity] => Some(ShortForm {
            short,
            long,
            familiarity: match *familiarity {
                "accepted" => Familiarity::Accepted,
                "common" => Familiarity::Common,
                _ => Familiarity::OfField,
            },
        }),
        _ => None,
    };
    rows(include_str!("../../data/abbreviations.tsv")).filter_map(read).collect()
});

/// The terms that are written in several ways.
pub fn variants() -> &'static [Variants] {
    &VARIANTS
}

/// The official names.
pub fn names() -> &'static [Name] {
    &NAMES
}

/// The short forms.
pub fn short_forms() -> &'static [ShortForm] {
    &SHORT_FORMS
}

#[cfg(test)]
mod tests {
    use super::{names, short_forms, variants};
    use std::collections::BTreeSet;

    /// A row that is not read is lost without a word: every line counts.
    fn lines(text: &str) -> usize {
        text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count()
    }

    #[test]
    fn every_row_is_read_and_stands_once() {
        assert_eq!(variants().len(), lines(include_str!("../../data/variants.tsv")));
        assert_eq!(names().len(), lines(include_str!("../../data/names.tsv")));
        assert_eq!(short_forms().len(), lines(include_str!("../../data/abbreviations.tsv")));
        assert!(variants().iter().all(|row| row.forms.len() > 1));
        assert_eq!(names().iter().map(|name| name.text).collect::<BTreeSet<_>>().len(), names().len());
        assert_eq!(short_forms().iter().map(|form| form.short).collect::<BTreeSet<_>>().len(), short_forms().len());
    }
}
