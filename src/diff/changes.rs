//! What became of each part of two plans, as data.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::source::SourceFile;

use super::align::{Alignment, Thresholds, align, is_together};
use super::findings::{ComparedFact, Finding, Topic, Verdict};
use super::names::place_in_words;
use super::units::{Unit, UnitKind, Units};
use super::words::{Piece, pieces};

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The same words; case, white space and the closing mark apart.
    Same,
    /// The same but for names of places and words of level.
    Localised,
    /// The same provision in other words.
    Edited,
    /// The same words in another division, or in another order among its siblings.
    Moved,
    /// Moved, and localised.
    MovedLocalised,
    /// Moved, and edited.
    MovedEdited,
    /// One of several parts of the child that a part of the parent became.
    Split,
    /// One of several parts of the parent that became a part of the child.
    Merged,
    /// Only in the parent.
    Omitted,
    /// Only in the child.
    Added,
}

impl Status {
    /// Every status, in the order in which they are counted.
    pub const ALL: [Status; 10] = [
        Status::Same,
        Status::Localised,
        Status::Edited,
        Status::Moved,
        Status::MovedLocalised,
        Status::MovedEdited,
        Status::Split,
        Status::Merged,
        Status::Omitted,
        Status::Added,
    ];

    /// What the status is when the plans change places.
    pub fn mirrored(self) -> Self {
        match self {
            Status::Split => Status::Merged,
            Status::Merged => Status::Split,
            Status::Omitted => Status::Added,
            Status::Added => Status::Omitted,
            other => other,
        }
    }
}

/// A part as a change shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Part {
    /// The path in the numbered plan: `III/1/a/-2`.
    pub place: String,
    /// What it is.
    pub kind: UnitKind,
    /// The line of the source it begins in, from 1.
    pub line: usize,
    /// Its words.
    pub text: String,
}

/// What became of a part, with both places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What became of it.
    pub status: Status,
    /// The part of the parent; nothing for an addition.
    pub parent: Option<Part>,
    /// The part of the child; nothing for an omission.
    pub child: Option<Part>,
}

impl Change {
    /// The wording as kept, dropped and added; empty where it did not change or there is one side alone.
    ///
    /// Found out when it is asked for: of many children most changes are only counted.
    pub fn words(&self) -> Vec<Piece> {
        match (&self.parent, &self.child) {
            (Some(parent), Some(child)) if !matches!(self.status, Status::Same | Status::Moved) => {
                pieces(&parent.text, &child.text)
            }
            _ => Vec::new(),
        }
    }
}

/// How many parts have each status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[expect(missing_docs, reason = "each counts the status of its name")]
pub struct Counts {
    pub same: usize,
    pub localised: usize,
    pub edited: usize,
    pub moved: usize,
    pub moved_localised: usize,
    pub moved_edited: usize,
    pub split: usize,
    pub merged: usize,
    pub omitted: usize,
    pub added: usize,
}

impl Counts {
    /// The count of one status.
    pub fn of(&mut self, status: Status) -> &mut usize {
        match status {
            Status::Same => &mut self.same,
            Status::Localised => &mut self.localised,
            Status::Edited => &mut self.edited,
            Status::Moved => &mut self.moved,
            Status::MovedLocalised => &mut self.moved_localised,
            Status::MovedEdited => &mut self.moved_edited,
            Status::Split => &mut self.split,
            Status::Merged => &mut self.merged,
            Status::Omitted => &mut self.omitted,
            Status::Added => &mut self.added,
        }
    }
}

/// How two plans stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The second is made to carry the first out.
    #[default]
    ParentAndChild,
    /// Both are of one issuer: a draft and what became of it.
    Versions,
}

/// Two plans compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// How the two stand to each other.
    pub relation: Relation,
    /// The parent's source, as named.
    pub parent: String,
    /// The child's source, as named.
    pub child: String,
    /// A row for each pair and for each part alone, in the order of the parent; additions behind what they follow.
    pub changes: Vec<Change>,
    /// What both state on the same points, by topic.
    pub facts: Vec<ComparedFact>,
    /// Whether the child obeys; empty where neither plan is the parent of the other.
    pub findings: Vec<Finding>,
}

impl Comparison {
    /// Tells whether nothing differs.
    pub fn is_equal(&self) -> bool {
        self.changes.iter().all(|change| change.status == Status::Same)
    }

    /// Tells whether nothing differs and nothing was found that does not conform.
    pub fn is_clean(&self) -> bool {
        self.is_equal() && self.findings.iter().all(|finding| finding.verdict == Verdict::Conforms)
    }

    /// The changes that are wanted, under the parts of the plan they stand in: `III. TỔ CHỨC THỰC HIỆN`, `Mở đầu`.
    pub fn by_division(&self, is_wanted: impl Fn(&Change) -> bool) -> Vec<(String, Vec<&Change>)> {
        let titles = |of: fn(&Change) -> Option<&Part>| -> BTreeMap<&str, &str> {
            let parts = self.changes.iter().filter_map(of);
            let divisions = parts.filter(|part| part.kind == UnitKind::Division && !part.place.contains('/'));
            divisions.map(|part| (part.place.as_str(), part.text.as_str())).collect()
        };
        let of_parent = titles(|change| change.parent.as_ref());
        let of_child = titles(|change| change.child.as_ref());
        let mut groups: Vec<(String, Vec<&Change>)> = Vec::new();
        for change in self.changes.iter().filter(|change| is_wanted(change)) {
            let part = change.parent.as_ref().or(change.child.as_ref());
            let first = part.and_then(|part| part.place.split('/').next()).unwrap_or_default();
            let titles = if change.parent.is_some() { &of_parent } else { &of_child };
            let title = titles.get(first).map_or_else(|| place_in_words(first), |title| format!("{first}. {title}"));
            match groups.last_mut() {
                Some((open, changes)) if *open == title => changes.push(change),
                _ => groups.push((title, vec![change])),
            }
        }
        groups
    }

    /// How many findings have a verdict.
    pub fn count_of(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict == verdict).count()
    }

    /// The findings by topic, the gravest of a topic first.
    pub fn findings_by_topic(&self) -> Vec<(Topic, Vec<&Finding>)> {
        let gravity = |verdict: Verdict| Verdict::ALL.iter().position(|other| *other == verdict);
        let mut topics: BTreeMap<Topic, Vec<&Finding>> = BTreeMap::new();
        for finding in &self.findings {
            topics.entry(finding.topic).or_default().push(finding);
        }
        topics.values_mut().for_each(|findings| findings.sort_by_key(|finding| gravity(finding.verdict)));
        topics.into_iter().collect()
    }

    /// How many parts have each status.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for change in &self.changes {
            *counts.of(change.status) += 1;
        }
        counts
    }
}

/// A plan to compare: its source and its parts.
#[derive(Clone, Copy, Debug)]
struct Side<'s> {
    file: &'s SourceFile,
    units: &'s Units,
}

/// Compares two plans, each with the source it was read from.
pub fn compare(parent: (&SourceFile, &Units), child: (&SourceFile, &Units)) -> Comparison {
    let sides = (Side { file: parent.0, units: parent.1 }, Side { file: child.0, units: child.1 });
    compare_by(sides.0, sides.1, Thresholds::default())
}

fn compare_by(parent: Side<'_>, child: Side<'_>, thresholds: Thresholds) -> Comparison {
    // Both directions pair the same parts: the plans are always aligned in the same order.
    let is_turned = texts(child.units).lt(texts(parent.units));
    let rows = if is_turned {
        rows(child.units, parent.units, thresholds).into_iter().map(Row::turned).collect()
    } else {
        rows(parent.units, child.units, thresholds)
    };
    let changes = in_order(rows).into_iter().map(|row| row.change(parent, child)).collect();
    Comparison {
        relation: Relation::default(),
        parent: parent.file.name.clone(),
        child: child.file.name.clone(),
        changes,
        facts: Vec::new(),
        findings: Vec::new(),
    }
}

fn texts(units: &Units) -> impl Iterator<Item = &str> {
    units.list.iter().map(|unit| unit.text.as_str())
}

/// A change as indices.
#[derive(Clone, Copy, Debug)]
struct Row {
    status: Status,
    parent: Option<usize>,
    child: Option<usize>,
}

impl Row {
    fn turned(self) -> Self {
        Row { status: self.status.mirrored(), parent: self.child, child: self.parent }
    }

    fn change(self, parent: Side<'_>, child: Side<'_>) -> Change {
        let one = self.parent.and_then(|at| parent.units.list.get(at));
        let other = self.child.and_then(|at| child.units.list.get(at));
        Change {
            status: self.status,
            parent: one.map(|unit| part(parent, unit)),
            child: other.map(|unit| part(child, unit)),
        }
    }
}

fn part(side: Side<'_>, unit: &Unit) -> Part {
    let (line, _) = side.file.line_column(unit.span.start);
    Part { place: unit.place.to_string(), kind: unit.kind, line, text: unit.text.clone() }
}

/// The rows of two plans aligned, in no order.
fn rows(parent: &Units, child: &Units, thresholds: Thresholds) -> Vec<Row> {
    let found = align(parent, child, thresholds);
    let strayed = strayed(parent, child, &found);
    let split: BTreeSet<usize> = found.beside.iter().map(|(one, _)| *one).collect();
    let merged: BTreeSet<usize> = found.beside.iter().map(|(_, other)| *other).collect();
    let mut rows = Vec::new();
    for (index, partner) in found.of_parent.iter().enumerate() {
        let is_split = split.contains(&index);
        match partner {
            Some(other) => {
                let is_merged = merged.contains(other);
                let status = match (is_split, is_merged) {
                    (true, _) => Status::Split,
                    (false, true) => Status::Merged,
                    (false, false) => status(parent, child, &found, (index, *other), strayed.get(index) == Some(&true)),
                };
                rows.push(Row { status, parent: Some(index), child: Some(*other) });
            }
            None if !is_split => rows.push(Row { status: Status::Omitted, parent: Some(index), child: None }),
            None => {}
        }
    }
    for (one, other) in &found.beside {
        let is_second = found.of_parent.get(*one).copied().flatten().is_some();
        let status = if is_second { Status::Split } else { Status::Merged };
        rows.push(Row { status, parent: Some(*one), child: Some(*other) });
    }
    for (index, partner) in found.of_child.iter().enumerate() {
        if partner.is_none() && !merged.contains(&index) {
            rows.push(Row { status: Status::Added, parent: None, child: Some(index) });
        }
    }
    rows
}

/// Rows in the order of the parent, additions behind the part they follow in the child.
fn in_order(rows: Vec<Row>) -> Vec<Row> {
    let (mut paired, mut added): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(|row| row.parent.is_some());
    paired.sort_by_key(|row| (row.parent, row.child));
    added.sort_by_key(|row| row.child);
    // Where the pair of each part of the child stands: of several, the last.
    let places: BTreeMap<usize, usize> =
        paired.iter().enumerate().filter_map(|(at, row)| Some((row.child?, at))).collect();
    let mut behind: BTreeMap<Option<usize>, Vec<Row>> = BTreeMap::new();
    for row in added {
        let before = places.range(..row.child.unwrap_or_default()).next_back().map(|(_, at)| *at);
        behind.entry(before).or_default().push(row);
    }
    let mut all = behind.remove(&None).unwrap_or_default();
    for (at, row) in paired.into_iter().enumerate() {
        all.push(row);
        all.extend(behind.remove(&Some(at)).into_iter().flatten());
    }
    all
}

fn status(parents: &Units, children: &Units, found: &Alignment, pair: (usize, usize), has_strayed: bool) -> Status {
    let Some((one, other)) = parents.list.get(pair.0).zip(children.list.get(pair.1)) else { return Status::Same };
    let is_moved = has_strayed || !is_together(parents, children, found, pair.0, pair.1);
    // Other words are told without comparing their letters.
    let is_same = one.text == other.text || one.folded == other.folded && plain(&one.text) == plain(&other.text);
    let is_localised = !is_same && one.neutral == other.neutral && one.folded != other.folded;
    match (is_moved, is_same, is_localised) {
        (false, true, _) => Status::Same,
        (false, false, true) => Status::Localised,
        (false, false, false) => Status::Edited,
        (true, true, _) => Status::Moved,
        (true, false, true) => Status::MovedLocalised,
        (true, false, false) => Status::MovedEdited,
    }
}

/// A text without case, white space and its closing mark.
fn plain(text: &str) -> String {
    let folded = crate::model::recognise::words::fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ").trim_end_matches(['.', ';', ':', ',', '/', ' ']).to_owned()
}

/// For each part of the parent, whether it changed places with a sibling.
///
/// Of the siblings that correspond, the longest run in the same order stayed; of runs as long, the one with more words.
fn strayed(parent: &Units, child: &Units, found: &Alignment) -> Vec<bool> {
    let mut strayed = vec![false; parent.list.len()];
    let groups = std::iter::once(None).chain((0..parent.list.len()).map(Some));
    for group in groups {
        let siblings: Vec<usize> = match group {
            None => (0..parent.list.len()).filter(|at| parent.parent(*at).is_none()).collect(),
            Some(above) => parent.list.get(above).map(|unit| unit.children.clone()).unwrap_or_default(),
        };
        let pairs: Vec<(usize, usize)> = siblings
            .iter()
            .filter_map(|at| Some((*at, found.of_parent.get(*at).copied().flatten()?)))
            .filter(|(one, other)| is_together(parent, child, found, *one, *other))
            .collect();
        if pairs.is_sorted_by_key(|(_, other)| *other) {
            continue;
        }
        let stayed = longest_run(&pairs, |at| parent.list.get(at).map_or(0, |unit| unit.neutral.len()));
        for (one, _) in pairs {
            if !stayed.contains(&one)
                && let Some(place) = strayed.get_mut(one)
            {
                *place = true;
            }
        }
    }
    strayed
}

/// The first members of the longest run of pairs whose second members grow; of runs as long, the one with more words, and
/// of those the one that begins or goes on earlier.
fn longest_run(pairs: &[(usize, usize)], words: impl Fn(usize) -> usize) -> BTreeSet<usize> {
    let mut order: Vec<usize> = pairs.iter().map(|(_, other)| *other).collect();
    order.sort_unstable();
    // The best runs by the rank of the member they end with, as a tree of the greatest so far: what ends before a rank is
    // found in as many steps as the number of pairs has digits.
    let mut best: Vec<Option<Run>> = vec![None; pairs.len() + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let mut longest: Option<Run> = None;
    for (at, (one, other)) in pairs.iter().enumerate() {
        let rank = order.partition_point(|member| member < other);
        let mut run: Option<Run> = None;
        let mut step = rank;
        while step > 0 {
            run = run.max(best.get(step).copied().flatten());
            step &= step - 1;
        }
        before.push(run.map(|run| run.end.0));
        let (length, sum) = run.map_or((0, 0), |run| (run.length, run.words));
        let own = Run { length: length + 1, words: sum + words(*one), end: Reverse(at) };
        longest = longest.max(Some(own));
        let mut step = rank + 1;
        while let Some(place) = best.get_mut(step) {
            *place = (*place).max(Some(own));
            step += step & step.wrapping_neg();
        }
    }
    let mut at = longest.map(|run| run.end.0);
    let mut found = BTreeSet::new();
    while let Some(index) = at {
        found.extend(pairs.get(index).map(|(one, _)| *one));
        at = before.get(index).copied().flatten();
    }
    found
}

/// A run of pairs, the better the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    length: usize,
    words: usize,
    /// The pair it ends with.
    end: Reverse<usize>,
}

/// How little the result hangs on the scores that were chosen, and that large plans take no longer than a person waits.
#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fmt::Write as _;

    use super::{Comparison, Part, Side, Status, Thresholds, Units, compare_by};
    use crate::model::{Known, lower};
    use crate::source::SourceFile;
    use crate::{Context, analyse};

    fn plan(name: &str) -> SourceFile {
        let path = format!("{}/plans/{name}.plan", env!("CARGO_MANIFEST_DIR"));
        SourceFile::new(name, std::fs::read_to_string(path).expect("the plan is in the repository"))
    }

    fn units(file: &SourceFile) -> Units {
        let analysis = analyse(file, &Context::default());
        let lowered = lower(&analysis.tree, &Known::default());
        Units::new(&lowered.plan, &lowered.passages)
    }

    fn compared(parent: &SourceFile, child: &SourceFile, thresholds: Thresholds) -> Comparison {
        let (one, other) = (units(parent), units(child));
        compare_by(Side { file: parent, units: &one }, Side { file: child, units: &other }, thresholds)
    }

    /// What is paired with what, or stands alone.
    fn pairs(comparison: &Comparison) -> BTreeSet<(Option<String>, Option<String>)> {
        let place = |part: &Option<Part>| part.as_ref().map(|part| part.place.clone());
        comparison.changes.iter().map(|change| (place(&change.parent), place(&change.child))).collect()
    }

    /// The share of pairs that two comparisons have in common: twice the common ones by all.
    fn agreement(one: &Comparison, other: &Comparison) -> f64 {
        let (one, other) = (pairs(one), pairs(other));
        2.0 * one.intersection(&other).count() as f64 / (one.len() + other.len()) as f64
    }

    #[test]
    fn every_score_a_fifth_higher_or_lower_pairs_nearly_the_same() {
        let mut worst: f64 = 1.0;
        for (parent, child) in
            [("cao-bang-2025", "tan-minh-2026"), ("dong-thap-2025", "tan-minh-2026"), ("can-tho-2024", "can-tho-2026")]
        {
            let (parent, child) = (plan(parent), plan(child));
            let usual = compared(&parent, &child, Thresholds::default());
            for factor in [0.8, 1.2] {
                let share = agreement(&usual, &compared(&parent, &child, Thresholds::times(factor)));
                println!("{} and {} by {factor}: {share:.3}", parent.name, child.name);
                worst = worst.min(share);
            }
        }
        assert!(worst >= 0.85, "{worst:.3}");
    }

    /// 2,000 items a side, all of them of the same few words: the worst there is for an assignment.
    #[test]
    fn large_plans_are_compared_in_seconds() {
        let text = |shift: usize| {
            let mut text = String::from(
                "kế hoạch: Trồng cây\ncơ quan: Ủy ban nhân dân xã Hòa Thịnh\n\nphần: Nội dung\nnội dung:\n",
            );
            for index in 0..2000 {
                let number = (index * 7 + shift) % 2400;
                let _ =
                    writeln!(text, "- Thôn {number} trồng {} cây, chăm sóc {} cây trong năm.", number % 17, number % 5);
            }
            text
        };
        let (parent, child) = (SourceFile::new("parent", text(0)), SourceFile::new("child", text(3)));
        let started = std::time::Instant::now();
        let comparison = compared(&parent, &child, Thresholds::default());
        println!("{:.1} s", started.elapsed().as_secs_f64());
        assert!(comparison.changes.len() >= 2000);
        let same =
            comparison.changes.iter().filter(|change| matches!(change.status, Status::Same | Status::Moved)).count();
        println!("{same} same, {:?}", comparison.counts());
        // Without optimisation, beside other work; a full matrix would take hours.
        assert!(started.elapsed().as_secs() < 120);
    }
}
