//! Quantitative targets and quotas.

use rustc_hash::FxHashMap;

use crate::diff::findings::{ComparedFact, Topic};
use crate::model::passages::Role;
use crate::model::quota::{Limit, Share, Subject};
use crate::model::recognise::words::{Words, fold};
use crate::model::target::Measure;

use super::standing::{Standing, standing};
use super::{Located, Pair, Point, Stated, binds};

/// A quantitative target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetSaid {
    /// How much.
    pub measure: Measure,
    /// How the amount bounds.
    pub bound: Limit,
    /// How often, as written.
    pub frequency: Option<String>,
    /// Whether it is counted for each unit, so that a count does not shrink with the territory.
    pub is_for_each: bool,
    /// The part that states it.
    pub unit: usize,
    /// Whether it is laid on units of the child's level, or on everyone.
    pub binds: bool,
    /// Whether it stands under a group that has no counterpart.
    pub is_of_missing_group: bool,
}

/// A share of a quota of awards.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotaSaid {
    /// How many of whom.
    pub share: Share,
    /// Whether it is counted for each unit.
    pub is_for_each: bool,
}

/// The targets of both plans.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    /// Each target of the parent with the child's.
    pub targets: Vec<Point<TargetSaid>>,
    /// For each target without one of the child: the part of the child that says the rest.
    pub beside: Vec<Option<crate::diff::findings::Said>>,
    /// Targets of the child alone.
    pub added: Vec<Stated<TargetSaid>>,
    /// Quotas for each unit of the child's level, with the child's.
    pub quotas: Vec<Point<QuotaSaid>>,
}

/// Likeness of wording above which two targets are about one thing.
const ALIKE: f64 = 0.5;

struct Said {
    stated: Stated<TargetSaid>,
    /// What it counts: words without numbers, place and level.
    words: Vec<String>,
}

fn all(located: &Located<'_>, level: crate::model::party::Level) -> Vec<Said> {
    let mut tasks: FxHashMap<usize, bool> = FxHashMap::default();
    for task in &located.plan.assignments {
        if let Some(unit) = located.unit_at(task.party.span) {
            *tasks.entry(unit).or_default() |= super::reports::binds_in(located, &task.party.name, level);
        }
    }
    let mut found = Vec::new();
    for target in &located.plan.targets {
        let Some(unit) = located.unit_at(target.origin.span) else { continue };
        let Some(part) = located.units.list.get(unit) else { continue };
        let subject = target.subject.as_deref().unwrap_or_default();
        let written =
            if subject.is_empty() { target.written.clone() } else { format!("{subject}: {}", target.written) };
        let words = located.neutral.words(&written);
        let words = words.iter().filter(|word| word.chars().all(char::is_alphabetic)).map(str::to_owned).collect();
        let folded = fold(&part.text);
        let value = TargetSaid {
            measure: target.measure,
            bound: target.bound,
            frequency: target.frequency.clone(),
            is_for_each: is_for_each(&folded),
            unit,
            is_of_missing_group: false,
            binds: tasks.get(&unit).copied().unwrap_or_else(|| is_for_everyone(&part.text, level)),
        };
        let said = located.said(&target.origin, &target.written, Some(written_amount(target.measure, target.bound)));
        found.push(Said { stated: Stated { said, value }, words });
    }
    found
}

/// Tells whether a table's row or an item is not one for bodies above the child alone.
fn is_for_everyone(text: &str, level: crate::model::party::Level) -> bool {
    let Some((_, cells)) = text.split_once(" | ") else { return true };
    if binds(cells, level) {
        return true;
    }
    // A cell that begins with the name of a body above charges that body.
    !cells.split(" | ").any(|cell| {
        let words = Words::new(cell);
        let is_body = ["sở", "công an", "các sở", "ủy ban nhân dân", "ubnd", "ban", "văn phòng"]
            .iter()
            .any(|body| words.is_at(0, body));
        is_body && standing(cell, level) == Standing::Above
    })
}

fn is_for_each(folded: &str) -> bool {
    let words = Words::new(folded);
    (0..words.len()).any(|at| matches!(words.word(at), "mỗi" | "từng"))
}

/// The amount as messages write it: `ít nhất 80%`.
pub(super) fn written_amount(measure: Measure, bound: Limit) -> String {
    let side = match bound {
        Limit::Exactly => "",
        Limit::AtMost => "không quá ",
        Limit::AtLeast => "ít nhất ",
        Limit::MoreThan => "trên ",
        Limit::LessThan => "dưới ",
    };
    let number = |amount: f64| format!("{amount}").replace('.', ",");
    match measure {
        Measure::Percentage(amount) => format!("{side}{}%", number(amount)),
        Measure::Count(amount) => format!("{side}{}", number(amount)),
        Measure::None => "không xảy ra".to_owned(),
    }
}

pub(super) fn compare(pair: &Pair<'_>) -> Targets {
    let level = pair.child_level();
    let (parents, children) = (all(&pair.parent, level), all(&pair.child, level));
    let mut of_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut of_unit: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (at, child) in children.iter().enumerate() {
        of_unit.entry(child.stated.value.unit).or_default().push(at);
        for word in &child.words {
            let list = of_word.entry(word).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let mut is_met = vec![false; children.len()];
    let mut targets = Targets::default();
    for parent in &parents {
        let kind = |measure: Measure| std::mem::discriminant(&measure);
        let open = |at: &usize| is_met.get(*at) == Some(&false);
        let partners = pair.rows.of_parent(parent.stated.value.unit);
        let in_partner = partners.iter().filter_map(|(unit, _)| of_unit.get(unit)).flatten().copied().filter(open);
        let score = |at: usize| {
            let Some(child) = children.get(at) else { return 0.0 };
            let same_kind = kind(child.stated.value.measure) == kind(parent.stated.value.measure);
            likeness(&parent.words, &child.words) + if same_kind { 0.25 } else { 0.0 }
        };
        let best = in_partner.map(|at| (at, score(at))).filter(|(_, score)| *score > 0.25);
        let best = best.max_by(|one, two| one.1.total_cmp(&two.1));
        let best = best.or_else(|| {
            let near = candidates(&parent.words, &of_word, children.len());
            let near = near.into_iter().filter(open).map(|at| (at, score(at)));
            near.filter(|(_, score)| *score >= ALIKE + 0.25).max_by(|one, two| one.1.total_cmp(&two.1))
        });
        let answer = best.map(|(at, _)| at);
        if let Some(met) = answer.and_then(|at| is_met.get_mut(at)) {
            *met = true;
        }
        let beside = partners.first().and_then(|(unit, _)| pair.child.said_of(*unit));
        targets.beside.push(beside);
        let mut stated = parent.stated.clone();
        stated.value.is_of_missing_group = is_of_missing_group(pair, stated.value.unit);
        targets.targets.push(Point {
            parent: Some(stated),
            child: answer.and_then(|at| children.get(at)).map(|child| child.stated.clone()),
        });
    }
    let alone = children.iter().zip(&is_met).filter(|(_, met)| !**met);
    targets.added = alone.map(|(child, _)| child.stated.clone()).collect();
    targets.quotas = quotas(pair);
    targets
}

/// Tells whether a part stands under a group of the parent without a counterpart.
fn is_of_missing_group(pair: &Pair<'_>, unit: usize) -> bool {
    let mut above = std::iter::successors(Some(unit), |at| pair.parent.units.parent(*at));
    above.any(|at| {
        let is_group = pair.parent.units.list.get(at).is_some_and(|unit| unit.role == Some(Role::Group));
        is_group && pair.rows.of_parent(at).is_empty()
    })
}

/// Targets of the child that share rare words: words in many of them lead nowhere.
fn candidates(words: &[String], of_word: &FxHashMap<&str, Vec<usize>>, all: usize) -> Vec<usize> {
    let most = (all / 10).max(20);
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    for word in words {
        for at in of_word.get(word.as_str()).filter(|list| list.len() <= most).into_iter().flatten() {
            *counts.entry(*at).or_default() += 1;
        }
    }
    let mut found: Vec<(usize, usize)> = counts.into_iter().filter(|(_, count)| *count >= 2).collect();
    found.sort_unstable_by_key(|(at, count)| (std::cmp::Reverse(*count), *at));
    found.truncate(20);
    found.into_iter().map(|(at, _)| at).collect()
}

/// How many words two targets share, of those of both.
fn likeness(one: &[String], other: &[String]) -> f64 {
    let set = |words: &[String]| words.iter().map(String::as_str).collect::<std::collections::BTreeSet<_>>().len();
    let (first, second): (std::collections::BTreeSet<&str>, std::collections::BTreeSet<&str>) =
        (one.iter().map(String::as_str).collect(), other.iter().map(String::as_str).collect());
    let shared = first.intersection(&second).count() as f64;
    2.0 * shared / (set(one) + set(other)).max(1) as f64
}

/// Quotas of parts that correspond, for the same kind of people.
fn quotas(pair: &Pair<'_>) -> Vec<Point<QuotaSaid>> {
    type Of = FxHashMap<usize, Vec<(Subject, Stated<QuotaSaid>)>>;
    let all = |located: &Located<'_>| -> (Of, Vec<usize>) {
        let mut of_unit: Of = FxHashMap::default();
        let mut order = Vec::new();
        for quota in &located.plan.quotas {
            let Some(unit) = located.unit_at(quota.origin.span) else { continue };
            let text = located.units.list.get(unit).map_or("", |unit| unit.text.as_str());
            let is_for_each = is_for_each(&fold(text));
            for share in &quota.shares {
                let said = located.said(&quota.origin, &quota.written, None);
                let value = QuotaSaid { share: share.clone(), is_for_each };
                of_unit.entry(unit).or_default().push((share.subject, Stated { said, value }));
            }
            if order.last() != Some(&unit) {
                order.push(unit);
            }
        }
        (of_unit, order)
    };
    let (parents, order) = all(&pair.parent);
    let (children, _) = all(&pair.child);
    let mut found = Vec::new();
    for unit in order {
        for (subject, parent) in parents.get(&unit).into_iter().flatten() {
            let partners = pair.rows.of_parent(unit).iter();
            let answer = partners
                .filter_map(|(other, _)| children.get(other))
                .flatten()
                .find(|(other, stated)| {
                    other == subject && stated.value.share.is_percentage == parent.value.share.is_percentage
                })
                .map(|(_, stated)| stated.clone());
            found.push(Point { parent: Some(parent.clone()), child: answer });
        }
    }
    found
}

pub(super) fn facts(targets: &Targets, facts: &mut Vec<ComparedFact>) {
    facts.extend(targets.targets.iter().map(|target| target.fact(Topic::Target, "Chỉ tiêu")));
    for added in &targets.added {
        let point = Point { parent: None, child: Some(added.clone()) };
        facts.push(point.fact(Topic::Target, "Chỉ tiêu"));
    }
    facts.extend(targets.quotas.iter().map(|quota| quota.fact(Topic::Target, "Số lượng khen thưởng")));
}
