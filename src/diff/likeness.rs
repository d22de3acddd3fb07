//! How like two parts are in wording: shared words and pairs of words, rare ones weighing more.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::units::{Unit, Units};

/// The words and pairs of words of every part, as sorted numbers with how often they occur.
#[derive(Clone, Debug)]
pub(super) struct Features {
    /// For each part, its own words.
    own: Vec<Vec<(u32, u32)>>,
    /// For each part that something stands under, its words and those of all that does.
    whole: Vec<Vec<(u32, u32)>>,
    /// For each part, its words in their order.
    words: Vec<Vec<u32>>,
}

/// What the features of two plans are compared with.
#[derive(Debug)]
pub(super) struct Likeness<'u> {
    pub(super) parent: &'u Features,
    pub(super) child: Features,
    weights: Vec<f64>,
    /// What the parts of each plan weigh: their own words.
    of_own: (Vec<f64>, Vec<f64>),
    /// The same with all that stands under them.
    of_whole: (Vec<f64>, Vec<f64>),
}

/// A part that may be like another: its place in a list, the likeness of both parts' own words, from 0 to 1, and of all
/// that stands under them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    pub(super) at: usize,
    pub(super) own: f64,
    pub(super) whole: f64,
}

/// Up to how many pairs every part of one list is held against every part of the other.
const EACH_WITH_EACH: usize = 250_000;

/// Up to how many pairs it is not worth looking up who has which word.
const FEW: usize = 64;

/// How many parts of a large plan are held against one part of the other.
const NEAREST: usize = 200;

impl<'u> Likeness<'u> {
    /// Reads the features of two plans; a word weighs by how few parts of both have it.
    pub(super) fn new(parent: &'u Units, child: &'u Units) -> Self {
        let (of_parent, of_child) = (parent.numbered(), child.numbered());
        let both = of_child.beside(&of_parent.numbers);
        let (parent, child) = (of_parent.features(parent), of_child.features_as(child, &both));
        let mut occurrences = vec![0u32; both.are_pairs.len()];
        for (number, _) in parent.own.iter().chain(&child.own).flatten() {
            if let Some(count) = occurrences.get_mut(*number as usize) {
                *count += 1;
            }
        }
        let parts = (parent.own.len() + child.own.len()) as f64;
        let weight = |(is_pair, count): (&bool, &u32)| {
            // A pair of words says more than its words do, but it breaks at each word changed.
            let share = if *is_pair { 0.5 } else { 1.0 };
            share * (0.3 + ((parts + 1.0) / f64::from((*count).max(1))).ln())
        };
        let weights: Vec<f64> = both.are_pairs.iter().zip(&occurrences).map(weight).collect();
        let sums = |lists: &[Vec<(u32, u32)>]| lists.iter().map(|features| weight_of(features, &weights)).collect();
        let of_own = (sums(&parent.own), sums(&child.own));
        let of_whole = (sums(&parent.whole), sums(&child.whole));
        Self { parent, child, weights, of_own, of_whole }
    }

    /// How much words weigh together.
    pub(super) fn weight_of_words<'w>(&self, words: impl IntoIterator<Item = &'w u32>) -> f64 {
        words.into_iter().map(|word| self.weight_of(*word)).sum()
    }

    /// For each of some parts of the parent, which of some parts of the child may be like it, in their order.
    ///
    /// Small plans are compared part by part, and of those parts `is_wanted` tells by the likeness which count; in large
    /// ones, [`Likeness::candidates`] are.
    pub(super) fn near(
        &self,
        parents: &[usize],
        children: &[usize],
        with_wholes: bool,
        is_wanted: impl Fn(&Near) -> bool,
    ) -> Vec<Vec<Near>> {
        let pairs = parents.len().saturating_mul(children.len());
        if pairs > EACH_WITH_EACH || pairs <= FEW {
            let candidates = self.candidates(self.parent, parents, &self.child, children);
            let near = |(parent, near): (&usize, Vec<usize>)| {
                let near = near.into_iter().filter_map(|at| {
                    let child = children.get(at)?;
                    let whole = if with_wholes { self.of_wholes(*parent, *child) } else { 0.0 };
                    Some(Near { at, own: self.of_parts(*parent, *child), whole })
                });
                near.filter(&is_wanted).collect()
            };
            return parents.iter().zip(candidates).map(near).collect();
        }
        let own = Holders::new(&self.child.own, children, self.weights.len());
        let whole = with_wholes.then(|| Holders::new(&self.child.whole, children, self.weights.len()));
        let mut shared_own = vec![0.0; children.len()];
        let mut shared_whole = vec![0.0; children.len()];
        let mut found = Vec::with_capacity(parents.len());
        for parent in parents {
            own.share(self.parent.own.get(*parent), &self.weights, &mut shared_own);
            if let Some(whole) = &whole {
                whole.share(self.parent.whole.get(*parent), &self.weights, &mut shared_whole);
            }
            let near = children.iter().zip(shared_own.iter().zip(&shared_whole)).enumerate();
            let near = near.map(|(at, (child, (own, whole)))| Near {
                at,
                own: ratio(*own, &self.of_own, *parent, *child),
                whole: ratio(*whole, &self.of_whole, *parent, *child),
            });
            found.push(near.filter(&is_wanted).collect());
        }
        found
    }

    /// For each of some parts of one plan, which of some parts of the other share one of its rarer words, and so may be
    /// like it: places in the second list, in order.
    ///
    /// Small plans are compared part by part; in large ones, a word that many parts have leads to those of them alone that
    /// come about as early among the others as the part does among its own.
    pub(super) fn candidates(
        &self,
        of: &Features,
        parts: &[usize],
        among: &Features,
        others: &[usize],
    ) -> Vec<Vec<usize>> {
        if parts.len().saturating_mul(others.len()) <= EACH_WITH_EACH {
            return vec![(0..others.len()).collect(); parts.len()];
        }
        let holders = Holders::new(&among.own, others, self.weights.len());
        // How many parts with each word came before.
        let mut met = vec![0usize; self.weights.len()];
        let mut found = Vec::with_capacity(parts.len());
        for part in parts {
            let mut lists: Vec<(&[(u32, u32)], usize)> = Vec::new();
            for (number, _) in of.own.get(*part).into_iter().flatten() {
                let list = holders.of(*number);
                let Some(rank) = met.get_mut(*number as usize).filter(|_| !list.is_empty()) else { continue };
                lists.push((list, *rank));
                *rank += 1;
            }
            lists.sort_by_key(|(list, _)| list.len());
            let mut near: Vec<usize> = Vec::new();
            for (list, rank) in lists {
                if near.len() + list.len() > NEAREST && !near.is_empty() {
                    break;
                }
                let first = rank.saturating_sub(NEAREST / 2).min(list.len().saturating_sub(NEAREST));
                near.extend(list.iter().skip(first).take(NEAREST).map(|(at, _)| *at as usize));
            }
            near.sort_unstable();
            near.dedup();
            found.push(near);
        }
        found
    }

    /// The likeness of two parts' own words, from 0 to 1.
    fn of_parts(&self, parent: usize, child: usize) -> f64 {
        let shared = self.shared(self.parent.own.get(parent), self.child.own.get(child));
        ratio(shared, &self.of_own, parent, child)
    }

    /// The likeness of two parts with all that stands under them.
    fn of_wholes(&self, parent: usize, child: usize) -> f64 {
        let shared = self.shared(self.parent.whole.get(parent), self.child.whole.get(child));
        ratio(shared, &self.of_whole, parent, child)
    }

    fn shared(&self, one: Option<&Vec<(u32, u32)>>, other: Option<&Vec<(u32, u32)>>) -> f64 {
        let (Some(one), Some(other)) = (one, other) else { return 0.0 };
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
        shared
    }

    fn weight_of(&self, number: u32) -> f64 {
        self.weights.get(number as usize).copied().unwrap_or(0.0)
    }
}

fn weight_of(features: &[(u32, u32)], weights: &[f64]) -> f64 {
    let weight =
        |(number, count): &(u32, u32)| weights.get(*number as usize).copied().unwrap_or(0.0) * f64::from(*count);
    features.iter().map(weight).sum()
}

/// Twice what two parts share, by what both weigh.
fn ratio(shared: f64, weights: &(Vec<f64>, Vec<f64>), parent: usize, child: usize) -> f64 {
    let all = weights.0.get(parent).copied().unwrap_or(0.0) + weights.1.get(child).copied().unwrap_or(0.0);
    if all <= 0.0 { 0.0 } else { 2.0 * shared / all }
}

/// For each word and pair of words, which parts of a list have it, and how often.
struct Holders {
    /// Where the parts of each number begin, and where those of the last end.
    starts: Vec<u32>,
    parts: Vec<(u32, u32)>,
}

impl Holders {
    fn new(features: &[Vec<(u32, u32)>], parts: &[usize], numbers: usize) -> Self {
        let mut starts = vec![0u32; numbers + 1];
        let of = |part: &usize| features.get(*part).map_or(&[][..], Vec::as_slice);
        for (number, _) in parts.iter().flat_map(of) {
            if let Some(count) = starts.get_mut(*number as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut list = vec![(0, 0); sum as usize];
        for (at, part) in parts.iter().enumerate() {
            for (number, count) in of(part) {
                let Some(place) = next.get_mut(*number as usize) else { continue };
                if let Some(holder) = list.get_mut(*place as usize) {
                    *holder = (at as u32, *count);
                }
                *place += 1;
            }
        }
        Self { starts, parts: list }
    }

    fn of(&self, number: u32) -> &[(u32, u32)] {
        let at = number as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.parts.get(*start as usize..*end as usize).unwrap_or(&[])
    }

    /// How much each part of the list shares with some features.
    fn share(&self, features: Option<&Vec<(u32, u32)>>, weights: &[f64], shared: &mut [f64]) {
        shared.fill(0.0);
        for (number, many) in features.into_iter().flatten() {
            let weight = weights.get(*number as usize).copied().unwrap_or(0.0);
            for (at, few) in self.of(*number) {
                if let Some(sum) = shared.get_mut(*at as usize) {
                    *sum += weight * f64::from(*many.min(few));
                }
            }
        }
    }
}

/// A number for each word and for each pair of words, in the order in which they are met.
#[derive(Clone, Debug, Default)]
struct Numbers {
    words: FxHashMap<Box<str>, u32>,
    pairs: FxHashMap<(u32, u32), u32>,
    /// What has each number.
    listed: Vec<Numbered>,
}

/// What has a number.
#[derive(Clone, Debug)]
enum Numbered {
    Word(Box<str>),
    Pair(u32, u32),
}

impl Numbers {
    fn word(&mut self, word: &str) -> u32 {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let number = self.listed.len() as u32;
        self.words.insert(word.into(), number);
        self.listed.push(Numbered::Word(word.into()));
        number
    }

    fn pair(&mut self, one: u32, other: u32) -> u32 {
        let next = self.listed.len() as u32;
        *self.pairs.entry((one, other)).or_insert_with(|| {
            self.listed.push(Numbered::Pair(one, other));
            next
        })
    }
}

/// A plan's words and pairs of words as numbers of its own, found out once however many plans it is compared with.
#[derive(Clone, Debug, Default)]
pub(super) struct OwnNumbers {
    numbers: Numbers,
    /// For each part, its words in their order, and its pairs.
    parts: Vec<(Vec<u32>, Vec<u32>)>,
    /// The features by these numbers, once somebody asks.
    features: OnceLock<Features>,
}

/// The numbers of a second plan beside those of a first.
struct Beside {
    /// The number that takes the place of each of the plan's own.
    of_own: Vec<u32>,
    /// Of all numbers of both plans, whether it is that of a pair.
    are_pairs: Vec<bool>,
}

impl OwnNumbers {
    pub(super) fn new(list: &[Unit]) -> Self {
        let mut numbers = Numbers::default();
        let parts = list.iter().map(|unit| {
            let mut words: Vec<u32> = unit.neutral.iter().map(|word| numbers.word(word)).collect();
            if words.is_empty() {
                // Marks alone, `…` or `&`, are what they are.
                words.push(numbers.word(unit.text.trim()));
            }
            let pairs = words.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
            let pairs = pairs.map(|(one, other)| numbers.pair(one, other)).collect();
            (words, pairs)
        });
        Self { parts: parts.collect(), numbers, features: OnceLock::new() }
    }

    /// Numbers this plan's words as another plan does, and those that it does not have behind them.
    fn beside(&self, first: &Numbers) -> Beside {
        let is_pair = |numbered: &Numbered| matches!(numbered, Numbered::Pair(..));
        let mut are_pairs: Vec<bool> = first.listed.iter().map(is_pair).collect();
        let mut of_own: Vec<u32> = Vec::with_capacity(self.numbers.listed.len());
        for numbered in &self.numbers.listed {
            let known = match numbered {
                Numbered::Word(word) => first.words.get(word),
                // A pair is numbered after its words.
                Numbered::Pair(one, other) => {
                    let known = |own: &u32| of_own.get(*own as usize).copied();
                    known(one).zip(known(other)).and_then(|pair| first.pairs.get(&pair))
                }
            };
            of_own.push(known.copied().unwrap_or_else(|| {
                are_pairs.push(is_pair(numbered));
                are_pairs.len() as u32 - 1
            }));
        }
        Beside { of_own, are_pairs }
    }

    fn features(&self, units: &Units) -> &Features {
        self.features.get_or_init(|| Features::new(units, &self.parts, |own| own))
    }

    fn features_as(&self, units: &Units, both: &Beside) -> Features {
        Features::new(units, &self.parts, |own| both.of_own.get(own as usize).copied().unwrap_or_default())
    }
}

impl Features {
    /// The words of a part in their order.
    pub(super) fn words(&self, part: usize) -> &[u32] {
        self.words.get(part).map_or(&[], Vec::as_slice)
    }

    fn new(units: &Units, parts: &[(Vec<u32>, Vec<u32>)], number: impl Fn(u32) -> u32) -> Self {
        let numbered = |own: &Vec<u32>| -> Vec<u32> { own.iter().map(|own| number(*own)).collect() };
        let mut own: Vec<Vec<(u32, u32)>> = Vec::with_capacity(parts.len());
        let mut words: Vec<Vec<u32>> = Vec::with_capacity(parts.len());
        for (of_words, of_pairs) in parts {
            let in_order = numbered(of_words);
            own.push(counted(in_order.iter().copied().chain(of_pairs.iter().map(|own| number(*own))).collect()));
            words.push(in_order);
        }
        let mut whole: Vec<Vec<(u32, u32)>> = vec![Vec::new(); own.len()];
        // What stands under a part follows it, so that the last come first.
        for (index, of_part) in own.iter().enumerate().rev() {
            let below = whole.get_mut(index).map(std::mem::take).unwrap_or_default();
            let is_leaf = below.is_empty();
            let all = if is_leaf { below } else { summed([below.as_slice(), of_part].concat()) };
            if let Some(above) = units.parent(index).and_then(|parent| whole.get_mut(parent)) {
                above.extend(if is_leaf { of_part } else { &all });
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
    // They are runs in order one behind the other, which this way of sorting merges.
    features.sort();
    let same = features.chunk_by(|one, other| one.0 == other.0);
    same.filter_map(|run| Some((run.first()?.0, run.iter().map(|(_, count)| count).sum()))).collect()
}
