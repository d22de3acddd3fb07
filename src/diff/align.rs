//! Which part of a plan corresponds to which part of another.
//!
//! Divisions first, from the outside in, by their role and by the likeness of all that stands under them; then every other
//! part at once, those whose divisions correspond being preferred, so that what moved is found wherever it went; then what
//! is left over, in what its neighbours' partners say beyond them: splits and merges.

use std::collections::BTreeSet;

use super::assignment::assign;
use super::likeness::Likeness;
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
    likeness: Likeness,
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
                    let below = |units: &Units, at: usize| units.list.get(at).map_or_else(Vec::new, |unit| unit.children.clone());
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
        self.pair(parents, children, |this, parent, child| {
            0.4 * this.likeness.of_parts(parent, child)
                + 0.6 * this.likeness.of_wholes(parent, child)
                + this.identity(parent, child)
        });
    }

    /// Pairs every part that is still alone.
    fn parts(&mut self) {
        let parents = (0..self.parent.list.len()).collect();
        let children = (0..self.child.list.len()).collect();
        self.pair(parents, children, |this, parent, child| {
            this.likeness.of_parts(parent, child) + this.identity(parent, child)
        });
    }

    /// Pairs parts that are still alone by the assignment with the greatest sum of scores.
    fn pair(&mut self, mut parents: Vec<usize>, mut children: Vec<usize>, score: impl Fn(&Self, usize, usize) -> f64) {
        parents.retain(|at| self.found.of_parent.get(*at) == Some(&None));
        children.retain(|at| self.found.of_child.get(*at) == Some(&None));
        if parents.is_empty() || children.is_empty() {
            return;
        }
        let candidates = self.likeness.candidates(&parents, &children);
        let mut gains = Vec::with_capacity(parents.len());
        for (parent, near) in parents.iter().zip(&candidates) {
            let mut row = Vec::new();
            for at in near {
                let Some(child) = children.get(*at) else { continue };
                if !self.may_pair(*parent, *child) {
                    continue;
                }
                let beyond = score(self, *parent, *child) - self.thresholds.pair;
                // Of parts alike the nearer ones are paired: a hundredth at most.
                let far = i64::try_from(parent.abs_diff(*child)).unwrap_or(i64::MAX).min(10_000);
                let gain = (beyond * 1e6) as i64 - far;
                if gain > 0 {
                    row.push((*at, gain));
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
        let same_role = one.role.is_some()
            && one.role == other.role
            && is_alone(self.parent, parent, |unit| unit.role == one.role)
            && is_alone(self.child, child, |unit| unit.role == other.role);
        let same_slot = one.kind == other.kind
            && one.kind != UnitKind::Item
            && is_alone(self.parent, parent, |unit| unit.kind == one.kind)
            && is_alone(self.child, child, |unit| unit.kind == other.kind);
        if same_role || same_slot {
            sum += self.thresholds.identity;
        }
        sum
    }

    /// Finds for each part still alone the part whose partner says it too, beyond what the two have in common.
    fn left_over(&mut self) {
        let mut beside = Vec::new();
        for child in alone(&self.found.of_child) {
            let best = self.best(self.child, child, |this, parent| {
                let partner = this.found.of_parent.get(parent).copied().flatten()?;
                Some(this.rest(this.parent, parent, this.child, partner, this.child, child))
            });
            beside.extend(best.map(|parent| (parent, child)));
        }
        for parent in alone(&self.found.of_parent) {
            let best = self.best(self.parent, parent, |this, child| {
                let partner = this.found.of_child.get(child).copied().flatten()?;
                Some(this.rest(this.child, child, this.parent, partner, this.parent, parent))
            });
            beside.extend(best.map(|child| (parent, child)));
        }
        beside.sort_unstable();
        beside.dedup();
        self.found.beside = beside;
    }

    /// The part of the other plan that scores best for a part left over.
    fn best(&self, side: &Units, part: usize, score: impl Fn(&Self, usize) -> Option<f64>) -> Option<usize> {
        let unit = side.list.get(part)?;
        if unit.neutral.len() < 4 {
            return None;
        }
        let other = if std::ptr::eq(side, self.parent) { self.child.list.len() } else { self.parent.list.len() };
        let scores = (0..other).filter_map(|at| Some((score(self, at)?, at)));
        let best = scores.fold(None, |best: Option<(f64, usize)>, (score, at)| match best {
            Some((known, _)) if known >= score => best,
            _ => Some((score, at)),
        });
        best.filter(|(score, _)| *score >= self.thresholds.rest).map(|(_, at)| at)
    }

    /// How much of what `whole` says beyond its `partner` is what the part left over says, from 0 to 1.
    fn rest(&self, wholes: &Units, whole: usize, partners: &Units, partner: usize, rests: &Units, part: usize) -> f64 {
        let of = |units: &Units, at: usize| units.list.get(at).map(|unit| unit.neutral.clone()).unwrap_or_default();
        let (whole, partner, part) = (of(wholes, whole), of(partners, partner), of(rests, part));
        let shared: BTreeSet<&String> = whole.iter().collect();
        if part.iter().filter(|word| shared.contains(word)).count() * 2 < part.len() {
            return 0.0;
        }
        let taken = matched(&whole, &partner);
        let rest: Vec<String> = whole.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(word, _)| word.clone()).collect();
        let found = matched(&part, &rest).into_iter().filter(|found| *found).count() as f64;
        found / part.len().max(1) as f64
    }
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

fn alone(partners: &[Option<usize>]) -> Vec<usize> {
    partners.iter().enumerate().filter(|(_, partner)| partner.is_none()).map(|(index, _)| index).collect()
}

/// Tells whether no sibling of a part is of its kind.
fn is_alone(units: &Units, index: usize, is_alike: impl Fn(&Unit) -> bool) -> bool {
    let siblings: Vec<usize> = match units.parent(index) {
        Some(parent) => units.list.get(parent).map(|unit| unit.children.clone()).unwrap_or_default(),
        None => roots(units).into_iter().filter(|other| units.region(*other) == units.region(index)).collect(),
    };
    siblings.iter().filter_map(|at| units.list.get(*at)).filter(|unit| is_alike(unit)).count() == 1
}
