//! The rows of an alignment, found by the parts they pair.

use rustc_hash::FxHashMap;

use crate::diff::changes::{Comparison, Status};

use super::Compared;

/// Which parts of two plans correspond.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// For each part of the parent, the parts of the child that say it, and how.
    of_parent: Vec<Vec<(usize, Status)>>,
    /// For each part of the child, the parts of the parent.
    of_child: Vec<Vec<(usize, Status)>>,
}

impl Rows {
    /// Looks the rows of a comparison up in the plans it was made from.
    pub(super) fn new(parent: Compared<'_>, child: Compared<'_>, comparison: &Comparison) -> Self {
        let places = |compared: Compared<'_>| -> FxHashMap<String, usize> {
            let list = compared.units.list.iter().enumerate();
            list.map(|(index, unit)| (unit.place.to_string(), index)).collect()
        };
        let (parents, children) = (places(parent), places(child));
        let mut rows = Self {
            of_parent: vec![Vec::new(); parent.units.list.len()],
            of_child: vec![Vec::new(); child.units.list.len()],
        };
        for change in &comparison.changes {
            let (Some(one), Some(other)) = (&change.parent, &change.child) else { continue };
            let (Some(one), Some(other)) = (parents.get(&one.place), children.get(&other.place)) else { continue };
            if let Some(partners) = rows.of_parent.get_mut(*one) {
                partners.push((*other, change.status));
            }
            if let Some(partners) = rows.of_child.get_mut(*other) {
                partners.push((*one, change.status));
            }
        }
        rows
    }

    /// The parts of the child that say what a part of the parent says.
    pub fn of_parent(&self, index: usize) -> &[(usize, Status)] {
        self.of_parent.get(index).map_or(&[], Vec::as_slice)
    }

    /// The parts of the parent that say what a part of the child says.
    pub fn of_child(&self, index: usize) -> &[(usize, Status)] {
        self.of_child.get(index).map_or(&[], Vec::as_slice)
    }

    /// The first part of the child that says what a part of the parent says.
    pub fn partner(&self, index: usize) -> Option<usize> {
        self.of_parent(index).first().map(|(other, _)| *other)
    }
}
