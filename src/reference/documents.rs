//! Legal documents with their dates of force: `data/documents.tsv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Certainty, day, rows};

/// A legal document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegalDocument<'a> {
    /// Number and symbol: `98/2023/NĐ-CP`.
    pub reference: &'a str,
    /// The type: `Nghị định`; empty where it is not known.
    pub document_type: &'a str,
    /// The issuing body.
    pub issuer: Option<&'a str>,
    /// The day of issue.
    pub issued: Option<NaiveDate>,
    /// The first day in force.
    pub in_force: Option<NaiveDate>,
    /// The first day out of force.
    pub out_of_force: Option<NaiveDate>,
    /// How the end is known.
    pub end_certainty: Certainty,
    /// What replaces it, as it is cited.
    pub replaced_by: Option<&'a str>,
    /// What it is about (trích yếu), or a law's name.
    pub title: Option<&'a str>,
    /// The movement it launches.
    pub movement: Option<&'a str>,
    /// How the rest is known.
    pub certainty: Certainty,
}

struct Register {
    documents: Vec<LegalDocument<'static>>,
    by_reference: BTreeMap<String, Vec<usize>>,
}

static REGISTER: LazyLock<Register> = LazyLock::new(|| {
    let mut register = Register { documents: Vec::new(), by_reference: BTreeMap::new() };
    for row in rows(include_str!("../../data/documents.tsv")) {
        let [_, reference, kind, issuer, issued, in_force, end, sure_end, by, title, movement, sure] = row.as_slice()
        else {
            continue;
        };
        let text = |field: &'static str| (field != "-").then_some(field);
        register.by_reference.entry(reference.to_lowercase()).or_default().push(register.documents.len());
        register.documents.push(LegalDocument {
            reference,
            document_type: kind,
            issuer: text(issuer),
            issued: day(issued),
            in_force: day(in_force),
            out_of_force: day(end),
            end_certainty: Certainty::read(sure_end),
            replaced_by: text(by),
            title: text(title),
            movement: text(movement),
            certainty: Certainty::read(sure),
        });
    }
    register
});

/// Every document, in the order of the file.
pub fn all() -> &'static [LegalDocument<'static>] {
    &REGISTER.documents
}

/// The documents of a number and symbol. Without a year in the number there may be others of the same number.
pub fn by_reference(reference: &str) -> impl Iterator<Item = &'static LegalDocument<'static>> {
    let places = REGISTER.by_reference.get(&reference.to_lowercase()).map(Vec::as_slice).unwrap_or_default();
    places.iter().filter_map(|place| REGISTER.documents.get(*place))
}

/// The laws of a name, the newest first.
pub fn laws_named(name: &str) -> Vec<&'static LegalDocument<'static>> {
    let name = name.to_lowercase();
    let mut laws: Vec<_> = all()
        .iter()
        .filter(|document| document.document_type == "Luật")
        .filter(|document| document.title.is_some_and(|title| title.to_lowercase() == name))
        .collect();
    laws.sort_by_key(|law| std::cmp::Reverse(law.issued));
    laws
}

#[cfg(test)]
mod tests {
    use super::{all, by_reference, laws_named};
    use crate::reference::Certainty;

    #[test]
    fn every_row_is_read_and_its_days_follow_each_other() {
        let lines = include_str!("../../data/documents.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(all().len(), lines);
        for document in all() {
            let days = [document.issued, document.in_force, document.out_of_force];
            assert!(days.iter().flatten().is_sorted(), "{}", document.reference);
            assert!(document.out_of_force.is_none() || document.replaced_by.is_some(), "{}", document.reference);
        }
    }

    #[test]
    fn documents_are_found_by_number_and_laws_by_name() {
        let decree = by_reference("98/2023/nđ-cp").next().unwrap();
        assert_eq!(decree.replaced_by, Some("Nghị định số 152/2025/NĐ-CP"));
        assert_eq!(decree.end_certainty, Certainty::Text);
        let laws = laws_named("thi đua, khen thưởng");
        assert_eq!(laws.iter().map(|law| law.reference).collect::<Vec<_>>(), ["06/2022/QH15", "15/2003/QH11"]);
    }
}
