//! How like two parts are in wording: shared words and pairs of words, rare ones weighing more.

use std::collections::BTreeMap;

use super::units::Units;

/// The words and pairs of words of every part, as sorted numbers with how often they occur.
#[derive(Debug)]
pub(super) struct Features {
    /// For each part, its own words.
    own: Vec<Vec<(u32, u32)>>,
    /// For each part, its words and those of all that stands under it.
    whole: Vec<Vec<(u32, u32)>>,
    /// For each part, its words in their order.
    words: Vec<Vec<u32>>,
}

/// What the features of two plans are compared with.
#[derive(Debug)]
pub(super) struct Likeness {
    pub(super) parent: Features,
    pub(super) child: Features,
    weights: Vec<f64>,
}

impl Likeness {
    /// Reads the features of two plans; a word weighs by how few parts of both have it.
    pub(super) fn new(parent: &Units, child: &Units) -> Self {
        let mut numbers: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        let parent = Features::new(parent, &mut numbers);
        let child = Features::new(child, &mut numbers);
        let mut occurrences = vec![0u32; numbers.len()];
        for (number, _) in parent.own.iter().chain(&child.own).flatten() {
            if let Some(count) = occurrences.get_mut(*number as usize) {
                *count += 1;
            }
        }
        let parts = (parent.own.len() + child.own.len()) as f64;
        let mut weights = vec![0.0; numbers.len()];
        for ((_, second), number) in &numbers {
            let at = *number as usize;
            let count = f64::from(occurrences.get(at).copied().unwrap_or(1).max(1));
            // A pair of words says more than its words do, but it breaks at each word changed.
            let share = if second.is_empty() { 1.0 } else { 0.5 };
            if let Some(weight) = weights.get_mut(at) {
                *weight = share * (0.3 + ((parts + 1.0) / count).ln());
            }
        }
        Self { parent, child, weights }
    }

    /// The likeness of two parts' own words, from 0 to 1.
    pub(super) fn of_parts(&self, parent: usize, child: usize) -> f64 {
        self.dice(self.parent.own.get(parent), self.child.own.get(child))
    }

    /// The likeness of two parts with all that stands under them.
    pub(super) fn of_wholes(&self, parent: usize, child: usize) -> f64 {
        self.dice(self.parent.whole.get(parent), self.child.whole.get(child))
    }

    /// How much words weigh together.
    pub(super) fn weight_of_words<'w>(&self, words: impl IntoIterator<Item = &'w u32>) -> f64 {
        words.into_iter().map(|word| self.weight_of(*word)).sum()
    }

    /// For each of some parts of one plan, which of some parts of the other share one of its rarer words, and so may be
    /// like it: places in the second list, in order.
    ///
    /// Small plans are compared part by part; words that many parts have find no partner in large ones.
    pub(super) fn candidates(
        &self,
        of: &Features,
        parts: &[usize],
        among: &Features,
        others: &[usize],
    ) -> Vec<Vec<usize>> {
        if parts.len().saturating_mul(others.len()) <= 250_000 {
            return vec![(0..others.len()).collect(); parts.len()];
        }
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); self.weights.len()];
        for (at, other) in others.iter().enumerate() {
            for (number, _) in among.own.get(*other).into_iter().flatten() {
                if let Some(list) = holders.get_mut(*number as usize) {
                    list.push(at);
                }
            }
        }
        let mut found = Vec::with_capacity(parts.len());
        for part in parts {
            let lists = of.own.get(*part).into_iter().flatten();
            let mut lists: Vec<&Vec<usize>> =
                lists.filter_map(|(number, _)| holders.get(*number as usize)).filter(|list| !list.is_empty()).collect();
            lists.sort_by_key(|list| list.len());
            let mut near: Vec<usize> = Vec::new();
            for list in lists {
                if near.len() + list.len() > 200 && !near.is_empty() {
                    break;
                }
                near.extend(list.iter().take(200));
            }
            near.sort_unstable();
            near.dedup();
            found.push(near);
        }
        found
    }

    fn dice(&self, one: Option<&Vec<(u32, u32)>>, other: Option<&Vec<(u32, u32)>>) -> f64 {
        let (Some(one), Some(other)) = (one, other) else { return 0.0 };
        let all = self.weight(one) + self.weight(other);
        if all <= 0.0 {
            return 0.0;
        }
        let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
        let mut shared = 0.0;
        while let (Some((a, many)), Some((b, few))) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => left.next(),
                std::cmp::Ordering::Greater => right.next(),
                std::cmp::Ordering::Equal => {
                    shared += self.weight_of(*a) * f64::from(*many.min(few));
                    left.next();
                    right.next()
                }
            };
        }
        2.0 * shared / all
    }

    fn weight(&self, features: &[(u32, u32)]) -> f64 {
        features.iter().map(|(number, count)| self.weight_of(*number) * f64::from(*count)).sum()
    }

    fn weight_of(&self, number: u32) -> f64 {
        self.weights.get(number as usize).copied().unwrap_or(0.0)
    }
}

impl Features {
    /// The words of a part in their order.
    pub(super) fn words(&self, part: usize) -> &[u32] {
        self.words.get(part).map_or(&[], Vec::as_slice)
    }

    fn new<'u>(units: &'u Units, numbers: &mut BTreeMap<(&'u str, &'u str), u32>) -> Self {
        let mut number = |pair: (&'u str, &'u str)| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(pair).or_insert(next)
        };
        let mut own: Vec<Vec<(u32, u32)>> = Vec::with_capacity(units.list.len());
        let mut words: Vec<Vec<u32>> = Vec::with_capacity(units.list.len());
        for unit in &units.list {
            let mut all: Vec<u32> = unit.neutral.iter().map(|word| number((word, ""))).collect();
            words.push(all.clone());
            for (index, word) in unit.neutral.iter().enumerate() {
                if let Some(next) = unit.neutral.get(index + 1) {
                    all.push(number((word, next)));
                }
            }
            own.push(counted(all));
        }
        let mut whole = own.clone();
        // What stands under a part follows it, so that the last come first.
        for index in (0..units.list.len()).rev() {
            let all = whole.get_mut(index).map(|all| summed(std::mem::take(all))).unwrap_or_default();
            if let Some(above) = units.parent(index).and_then(|parent| whole.get_mut(parent)) {
                above.extend(&all);
            }
            if let Some(place) = whole.get_mut(index) {
                *place = all;
            }
        }
        Self { own, whole, words }
    }
}

fn counted(mut numbers: Vec<u32>) -> Vec<(u32, u32)> {
    numbers.sort_unstable();
    numbers.chunk_by(|one, other| one == other).filter_map(|run| Some((*run.first()?, run.len() as u32))).collect()
}

fn summed(mut features: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    features.sort_unstable();
    let same = features.chunk_by(|one, other| one.0 == other.0);
    same.filter_map(|run| Some((run.first()?.0, run.iter().map(|(_, count)| count).sum()))).collect()
}
