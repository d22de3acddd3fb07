//! Which part of a plan corresponds to which part of another.
//!
//! Divisions first, from the outside in, by their role and by the likeness of all that stands under them; then every other
//! part at once, those whose divisions correspond being preferred, so that what moved is found wherever it went; then what
//! is left over, in what its neighbours' partners say beyond them: splits and merges.

use std::collections::BTreeMap;

use super::assignment::assign;
use super::likeness::{Features, Likeness, Near};
use super::units::{Unit, UnitKind, Units};
use super::words::matched;

/// Which scores make a pair; likeness goes from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thresholds {
    /// What two parts need: likeness and what is added for identity.
    pair: f64,
    /// What a left-over part needs of what its neighbour's partner says beyond the neighbour.
    rest: f64,
    /// Added where the divisions above correspond.
    together: f64,
    /// Added for the same role, the only one of its kind in both divisions.
    identity: f64,
    /// Added for the same parties, documents and awards.
    subjects: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { pair: 0.45, rest: 0.45, together: 0.15, identity: 0.4, subjects: 0.1 }
    }
}

impl Thresholds {
    /// Every threshold made greater or smaller by a factor.
    #[cfg(test)]
    pub(super) fn times(factor: f64) -> Self {
        let Self { pair, rest, together, identity, subjects } = Self::default();
        Self {
            pair: pair * factor,
            rest: rest * factor,
            together: together * factor,
            identity: identity * factor,
            subjects: subjects * factor,
        }
    }
}

/// The parts of two plans paired.
#[derive(Clone, Debug, Default)]
pub(super) struct Alignment {
    /// The partner of each part of the parent.
    pub(super) of_parent: Vec<Option<usize>>,
    /// The partner of each part of the child.
    pub(super) of_child: Vec<Option<usize>>,
    /// Second partners: a part of the parent that became several, or several that became one.
    pub(super) beside: Vec<(usize, usize)>,
}

/// Pairs the parts of two plans.
pub(super) fn align(parent: &Units, child: &Units, thresholds: Thresholds) -> Alignment {
    let mut aligning = Aligning {
        parent,
        child,
        likeness: Likeness::new(parent, child),
        lone_roles: (lone(parent, |unit| unit.role), lone(child, |unit| unit.role)),
        lone_kinds: (lone(parent, |unit| unit.kind), lone(child, |unit| unit.kind)),
        thresholds,
        found: Alignment {
            of_parent: vec![None; parent.list.len()],
            of_child: vec![None; child.list.len()],
            beside: Vec::new(),
        },
    };
    aligning.divisions();
    aligning.parts();
    aligning.left_over();
    aligning.found
}

struct Aligning<'u> {
    parent: &'u Units,
    child: &'u Units,
    likeness: Likeness<'u>,
    /// For the parts of each plan, whether no sibling has the same role.
    lone_roles: (Vec<bool>, Vec<bool>),
    /// For the parts of each plan, whether no sibling is of the same kind.
    lone_kinds: (Vec<bool>, Vec<bool>),
    thresholds: Thresholds,
    found: Alignment,
}

impl Aligning<'_> {
    /// Pairs parts with something under them: inside divisions that correspond, then those that moved, and again.
    fn divisions(&mut self) {
        loop {
            let before = self.count();
            self.divisions_inside(roots(self.parent), roots(self.child));
            let mut index = 0;
            while index < self.parent.list.len() {
                if let Some(partner) = self.found.of_parent.get(index).copied().flatten() {
                    let below = |units: &Units, at: usize| {
                        units.list.get(at).map_or_else(Vec::new, |unit| unit.children.clone())
                    };
                    self.divisions_inside(below(self.parent, index), below(self.child, partner));
                }
                index += 1;
            }
            let parents: Vec<usize> = (0..self.parent.list.len()).collect();
            let children: Vec<usize> = (0..self.child.list.len()).collect();
            self.divisions_inside(parents, children);
            if self.count() == before {
                return;
            }
        }
    }

    fn divisions_inside(&mut self, mut parents: Vec<usize>, mut children: Vec<usize>) {
        let is_division = |units: &Units, at: usize| units.list.get(at).is_some_and(|unit| !unit.children.is_empty());
        parents.retain(|at| is_division(self.parent, *at));
        children.retain(|at| is_division(self.child, *at));
        self.pair(parents, children, true);
    }

    /// Pairs every part that is still alone.
    fn parts(&mut self) {
        let parents = (0..self.parent.list.len()).collect();
        let children = (0..self.child.list.len()).collect();
        self.pair(parents, children, false);
    }

    /// Pairs parts that are still alone by the assignment with the greatest sum of scores, which are those of divisions
    /// with all that stands under them or those of parts.
    fn pair(&mut self, mut parents: Vec<usize>, mut children: Vec<usize>, with_wholes: bool) {
        parents.retain(|at| self.found.of_parent.get(*at) == Some(&None));
        children.retain(|at| self.found.of_child.get(*at) == Some(&None));
        if parents.is_empty() || children.is_empty() {
            return;
        }
        let wording = |near: &Near| if with_wholes { 0.4 * near.own + 0.6 * near.whole } else { near.own };
        let Thresholds { pair, together, identity, subjects, .. } = self.thresholds;
        // Whatever else speaks for two parts, it adds no more than this.
        let most = together + identity + subjects;
        let near = self.likeness.near(&parents, &children, with_wholes, |near| wording(near) + most > pair);
        let mut gains = Vec::with_capacity(parents.len());
        for (parent, near) in parents.iter().zip(near) {
            let mut row = Vec::new();
            for near in near {
                let Some(child) = children.get(near.at) else { continue };
                if !self.may_pair(*parent, *child) {
                    continue;
                }
                let beyond = wording(&near) + self.identity(*parent, *child) - pair;
                // Of parts alike the nearer ones are paired: a hundredth at most.
                let far = i64::try_from(parent.abs_diff(*child)).unwrap_or(i64::MAX).min(10_000);
                let gain = (beyond * 1e6) as i64 - far;
                if gain > 0 {
                    row.push((near.at, gain));
                }
            }
            gains.push(row);
        }
        for (at, partner) in assign(&gains, children.len()).into_iter().enumerate() {
            let Some((parent, child)) = parents.get(at).zip(partner.and_then(|partner| children.get(partner))) else {
                continue;
            };
            if let (Some(one), Some(other)) =
                (self.found.of_parent.get_mut(*parent), self.found.of_child.get_mut(*child))
            {
                (*one, *other) = (Some(*child), Some(*parent));
            }
        }
    }

    fn count(&self) -> usize {
        self.found.of_parent.iter().flatten().count()
    }

    /// Subjects and heads of tables have partners of their own kind alone.
    fn may_pair(&self, parent: usize, child: usize) -> bool {
        let Some((one, other)) = self.parent.list.get(parent).zip(self.child.list.get(child)) else { return false };
        let is_own = |unit: &Unit| matches!(unit.kind, UnitKind::Subject | UnitKind::Head);
        one.kind == other.kind || !is_own(one) && !is_own(other)
    }

    /// Tells whether the divisions above two parts correspond.
    fn is_together(&self, parent: usize, child: usize) -> bool {
        is_together(self.parent, self.child, &self.found, parent, child)
    }

    /// What speaks for two parts beside their wording.
    fn identity(&self, parent: usize, child: usize) -> f64 {
        let Some((one, other)) = self.parent.list.get(parent).zip(self.child.list.get(child)) else { return 0.0 };
        let mut sum = 0.0;
        if !one.subjects.is_empty() || !other.subjects.is_empty() {
            let shared = one.subjects.intersection(&other.subjects).count() as f64;
            sum += self.thresholds.subjects * shared / one.subjects.union(&other.subjects).count() as f64;
        }
        if !self.is_together(parent, child) {
            return sum;
        }
        sum += self.thresholds.together;
        let are_alone = |lone: &(Vec<bool>, Vec<bool>)| {
            lone.0.get(parent).copied().unwrap_or(false) && lone.1.get(child).copied().unwrap_or(false)
        };
        let same_role = one.role.is_some() && one.role == other.role && are_alone(&self.lone_roles);
        let same_slot = one.kind == other.kind && one.kind != UnitKind::Item && are_alone(&self.lone_kinds);
        if same_role || same_slot {
            sum += self.thresholds.identity;
        }
        sum
    }

    /// Finds for each part still alone the part whose partner says it too, beyond what the two have in common.
    fn left_over(&mut self) {
        let (parent, child) = (self.likeness.parent, &self.likeness.child);
        let of_child =
            self.second_partners((self.child, child, &self.found.of_child), (parent, child, &self.found.of_parent));
        let of_parent =
            self.second_partners((self.parent, parent, &self.found.of_parent), (child, parent, &self.found.of_child));
        let mut beside: Vec<(usize, usize)> = of_child.into_iter().map(|(child, parent)| (parent, child)).collect();
        beside.extend(of_parent);
        beside.sort_unstable();
        self.found.beside = beside;
    }

    /// For each part of one plan that is still alone, its second partner in the other plan.
    ///
    /// The second triple is the other plan's words, those of what its parts are paired with, and the pairs.
    fn second_partners(
        &self,
        (units, features, partners): (&Units, &Features, &[Option<usize>]),
        (others, of_partners, others_partners): (&Features, &Features, &[Option<usize>]),
    ) -> Vec<(usize, usize)> {
        // Titles of annexes, heads of tables and footnotes are no provisions that another part could take up.
        let is_provision = |at: &usize| {
            units.list.get(*at).is_some_and(|unit| {
                !matches!(unit.kind, UnitKind::Subject | UnitKind::Head | UnitKind::AnnexHead | UnitKind::Footnote)
                    && unit.neutral.len() >= 5
            })
        };
        let alone: Vec<usize> =
            (0..units.list.len()).filter(|at| partners.get(*at) == Some(&None)).filter(is_provision).collect();
        let mut wholes = Vec::new();
        let mut rests: Vec<Rest> = Vec::new();
        for (whole, partner) in others_partners.iter().enumerate() {
            let Some(partner) = partner else { continue };
            let (words, of_partner) = (others.words(whole), of_partners.words(*partner));
            if words == of_partner {
                continue;
            }
            let taken = matched(words, of_partner);
            let rest: Vec<u32> = words.iter().zip(taken).filter(|(_, taken)| !taken).map(|(word, _)| *word).collect();
            if rest.len() < 3 {
                continue;
            }
            let mut set = rest.clone();
            set.sort_unstable();
            set.dedup();
            let weight = self.likeness.weight_of_words(&rest);
            let share = weight / self.likeness.weight_of_words(words).max(f64::MIN_POSITIVE);
            wholes.push(whole);
            rests.push(Rest { words: rest, weight, set, share });
        }
        let candidates = self.likeness.candidates(features, &alone, others, &wholes);
        let mut found = Vec::new();
        for (part, near) in alone.iter().zip(candidates) {
            let words = features.words(*part);
            let weight = self.likeness.weight_of_words(words);
            let mut best: Option<(f64, usize)> = None;
            for at in near {
                let (Some(whole), Some(rest)) = (wholes.get(at), rests.get(at)) else { continue };
                let score = self.score_of_rest(words, weight, rest);
                if score >= self.thresholds.rest && best.is_none_or(|(known, _)| score > known) {
                    best = Some((score, *whole));
                }
            }
            found.extend(best.map(|(_, whole)| (*part, whole)));
        }
        found
    }

    /// How much of a part is in a rest, or of the rest in the part where the rest is much of what it was left of; from 0
    /// to 1. What cannot reach the score that is needed is 0.
    fn score_of_rest(&self, part: &[u32], of_part: f64, rest: &Rest) -> f64 {
        let shared = part.iter().filter(|word| rest.set.binary_search(word).is_ok());
        let (count, shared) = shared.fold((0, 0.0), |(count, sum), word| {
            (count + 1, sum + self.likeness.weight_of_words(std::iter::once(word)))
        });
        let least = if rest.share >= 0.25 { of_part.min(rest.weight) } else { of_part };
        let least = least.max(f64::MIN_POSITIVE);
        // What stands in both in the same order is no more than what stands in both; comparing sums of the same weights
        // in another order allows for a rounding.
        if count * 3 < part.len() || shared / least < self.thresholds.rest - 1e-9 {
            return 0.0;
        }
        let is_found = matched(part, &rest.words);
        let found = part.iter().zip(is_found).filter(|(_, found)| *found).map(|(word, _)| word);
        let found = self.likeness.weight_of_words(found);
        if found < 0.1 * rest.weight / rest.share.max(0.01) {
            // A set phrase that any long paragraph has.
            return 0.0;
        }
        found / least
    }
}

/// What a part says beyond its partner.
struct Rest {
    words: Vec<u32>,
    /// How much the words weigh together.
    weight: f64,
    /// The words once each, sorted.
    set: Vec<u32>,
    /// How much of the part it is.
    share: f64,
}

/// Tells whether the divisions above two parts correspond; parts outside divisions are in the same region.
pub(super) fn is_together(parents: &Units, children: &Units, found: &Alignment, parent: usize, child: usize) -> bool {
    match (parents.parent(parent), children.parent(child)) {
        (Some(above), Some(other)) => found.of_parent.get(above).copied().flatten() == Some(other),
        (None, None) => parents.region(parent) == children.region(child),
        _ => false,
    }
}

/// The parts that stand under nothing.
fn roots(units: &Units) -> Vec<usize> {
    (0..units.list.len()).filter(|index| units.parent(*index).is_none()).collect()
}

/// For each part, whether no sibling is like it in this.
fn lone<K: Ord>(units: &Units, like: impl Fn(&Unit) -> K) -> Vec<bool> {
    let family = |index: usize, unit: &Unit| match unit.parent {
        Some(above) => (Some(above), ""),
        None => (None, units.region(index)),
    };
    let mut counts = BTreeMap::new();
    for (index, unit) in units.list.iter().enumerate() {
        *counts.entry((family(index, unit), like(unit))).or_insert(0usize) += 1;
    }
    let is_lone = |(index, unit)| counts.get(&(family(index, unit), like(unit))) == Some(&1);
    units.list.iter().enumerate().map(is_lone).collect()
}
