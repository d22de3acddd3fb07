//! Rows of a table by the word they begin with: a plan is gone over word by word, and most words begin no row.

use rustc_hash::FxHashMap;

use crate::viet::{Glance, Glances};

/// Rows by their first word, those of one word in the order of the table.
#[derive(Debug)]
pub struct ByFirstWord<T> {
    rows: FxHashMap<Box<str>, Vec<T>>,
    first: Glances,
}

impl<T> ByFirstWord<T> {
    /// The rows that begin with a word in folded form.
    pub fn of(&self, word: &str) -> &[T] {
        self.rows.get(word).map_or(&[], Vec::as_slice)
    }

    /// The first words, at a glance.
    pub fn first_words(&self) -> &Glances {
        &self.first
    }
}

/// Takes rows with the phrases they begin with, in folded form, one blank between words.
impl<P: AsRef<str>, T> FromIterator<(P, T)> for ByFirstWord<T> {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(phrases: I) -> Self {
        let mut rows: FxHashMap<Box<str>, Vec<T>> = FxHashMap::default();
        let mut glances = Glances::default();
        for (phrase, row) in phrases {
            let first = phrase.as_ref().split(' ').next().unwrap_or_default();
            match rows.get_mut(first) {
                Some(list) => list.push(row),
                None => {
                    glances.add(Glance::of(first));
                    rows.insert(first.into(), vec![row]);
                }
            }
        }
        Self { rows, first: glances }
    }
}

#[cfg(test)]
mod tests {
    use super::ByFirstWord;

    #[test]
    fn rows_of_a_word_keep_the_order_of_the_table() {
        let rows: ByFirstWord<usize> = [("ủy ban", 0), ("hội đồng", 1), ("ủy viên", 2)].into_iter().collect();
        assert_eq!(rows.of("ủy"), [0, 2]);
        assert_eq!(rows.of("hội"), [1]);
        assert!(rows.of("ban").is_empty() && rows.of("").is_empty());
    }
}
