//! The PDF standards by the names that Typst gives them.

use std::fmt;

/// A standard that a PDF is to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PdfStandard(&'static str);

impl PdfStandard {
    /// PDF/A-2a: for keeping, with the structure of the text.
    pub const A_2A: Self = Self("a-2a");
    /// PDF/UA-1: for readers who hear the text.
    pub const UA_1: Self = Self("ua-1");

    /// What plancc's files keep unless told otherwise.
    pub const DEFAULT: &'static [Self] = &[Self::A_2A, Self::UA_1];

    /// Every standard, as the Typst CLI lists them.
    pub const ALL: &'static [Self] = &[
        Self("1.4"),
        Self("1.5"),
        Self("1.6"),
        Self("1.7"),
        Self("2.0"),
        Self("a-1b"),
        Self("a-1a"),
        Self("a-2b"),
        Self("a-2u"),
        Self::A_2A,
        Self("a-3b"),
        Self("a-3u"),
        Self("a-3a"),
        Self("a-4"),
        Self("a-4f"),
        Self("a-4e"),
        Self::UA_1,
    ];

    /// Returns the name, as `--pdf-standard` takes it.
    pub fn name(self) -> &'static str {
        self.0
    }
}

/// A name that is no standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownStandard(pub String);

impl fmt::Display for UnknownStandard {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = PdfStandard::ALL.iter().map(|standard| standard.name()).collect();
        write!(out, "không có chuẩn PDF “{}”; các chuẩn: {}", self.0, names.join(", "))
    }
}

impl std::error::Error for UnknownStandard {}

/// Reads names between commas (`a-2a,ua-1`); an empty text asks for none.
pub fn parse_standards(names: &str) -> Result<Vec<PdfStandard>, UnknownStandard> {
    if names.trim().is_empty() {
        return Ok(Vec::new());
    }
    let parse = |name: &str| {
        let known = PdfStandard::ALL.iter().find(|standard| standard.name() == name.trim());
        known.copied().ok_or_else(|| UnknownStandard(name.trim().to_string()))
    };
    names.split(',').map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::{PdfStandard, parse_standards};

    #[test]
    fn names_are_those_of_the_cli() {
        assert_eq!(parse_standards("a-2a,ua-1").as_deref(), Ok(PdfStandard::DEFAULT));
        assert_eq!(parse_standards(" 1.7 ").map(|found| found.len()), Ok(1));
        assert_eq!(parse_standards(""), Ok(Vec::new()));
        let fault = parse_standards("a-2a,a-9z").expect_err("there is no such standard");
        assert!(fault.to_string().contains("a-9z"), "{fault}");
    }
}
