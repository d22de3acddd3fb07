//! What the parent asks part by part, and the child's answer by the alignment: contents, criteria, duties, divisions,
//! annexes, and links to other movements.

use rustc_hash::FxHashMap;

use crate::diff::changes::Status;
use crate::diff::findings::{ComparedFact, Topic};
use crate::diff::units::{Unit, UnitKind};
use crate::model::passages::Role;
use crate::model::recognise::words::Words;

use super::reports::binds_in;
use super::{Located, Pair, Point, Stated};

/// What kind of thing a part asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// A content of the movement.
    Content,
    /// A criterion of a group.
    Criterion,
    /// A requirement or a principle.
    Requirement,
    /// A solution.
    Solution,
    /// A task.
    Task,
    /// Funding.
    Funding,
}

/// A part that asks something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// What kind of thing.
    pub kind: Asked,
    /// The part.
    pub unit: usize,
    /// Whether it is laid on units of the child's level, or on everyone.
    pub binds: bool,
    /// Whether it names units of the child's level itself, or stands in their criteria.
    pub names_level: bool,
}

/// A division or an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The part.
    pub unit: usize,
    /// Whether it is an annex.
    pub is_annex: bool,
    /// Whether it holds award standards.
    pub is_of_standards: bool,
}

/// The parts of both plans.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// What the parent asks, with the child's answer.
    pub asks: Vec<Point<Ask>>,
    /// What the child alone says under the same heads.
    pub added: Vec<Stated<Ask>>,
    /// Divisions and annexes of the parent, with the child's.
    pub sections: Vec<Point<Section>>,
    /// Movements and programmes by name that a part of the parent is tied to, where its counterpart is; the name is the
    /// value.
    pub links: Vec<Point<String>>,
}

/// Parts of fewer words are labels that ask nothing by themselves.
const LEAST_WORDS: usize = 4;

/// The role of each part: its own, or that of what it stands under.
pub(super) fn roles(located: &Located<'_>) -> Vec<Option<Role>> {
    let mut roles: Vec<Option<Role>> = Vec::with_capacity(located.units.list.len());
    for unit in &located.units.list {
        let above = unit.parent.and_then(|parent| roles.get(parent).copied().flatten());
        roles.push(unit.role.or(above));
    }
    roles
}

/// For each part, the kind of thing it asks.
fn kinds(located: &Located<'_>) -> Vec<Option<Asked>> {
    let mut kinds: Vec<Option<Asked>> = Vec::with_capacity(located.units.list.len());
    for (index, unit) in located.units.list.iter().enumerate() {
        let above = unit.parent.and_then(|parent| kinds.get(parent).copied().flatten());
        let own = match unit.role {
            Some(Role::Contents) => Some(Asked::Content),
            Some(Role::Criteria) => Some(Asked::Criterion),
            Some(Role::Requirements | Role::Principles) => Some(Asked::Requirement),
            Some(Role::Solutions) => Some(Asked::Solution),
            Some(Role::Assignments | Role::Charge | Role::Request) => Some(Asked::Task),
            Some(Role::Funding) => Some(Asked::Funding),
            // A group's head does not end the criteria it stands in; any other role does.
            Some(Role::Group) | None => above,
            Some(_) => None,
        };
        let is_body = located.units.region(index) == "body";
        kinds.push(own.filter(|_| is_body && unit.kind != UnitKind::Footnote));
    }
    kinds
}

/// Tells whether a part says something itself, and is no head or label.
fn is_saying(located: &Located<'_>, index: usize, unit: &Unit) -> bool {
    let is_head = unit.kind == UnitKind::Division && (unit.role.is_some() || located.units.parent(index).is_none());
    !is_head
        && matches!(unit.kind, UnitKind::Item | UnitKind::Paragraph | UnitKind::Division)
        && unit.folded.len() >= LEAST_WORDS
}

/// For each part, whether it or most of what stands under it has a counterpart.
fn covered(pair: &Pair<'_>) -> Vec<bool> {
    let list = &pair.parent.units.list;
    let mut counts = vec![(0usize, 0usize); list.len()];
    let mut covered = vec![false; list.len()];
    for (index, unit) in list.iter().enumerate().rev() {
        let (met, all) = counts.get(index).copied().unwrap_or_default();
        let is_paired = !pair.rows.of_parent(index).is_empty();
        let is_covered = is_paired || all > 0 && met * 2 >= all;
        if let Some(covered) = covered.get_mut(index) {
            *covered = is_covered;
        }
        if let Some(above) = unit.parent.and_then(|parent| counts.get_mut(parent)) {
            above.0 += usize::from(is_covered);
            above.1 += 1;
        }
    }
    covered
}

pub(super) fn compare(pair: &Pair<'_>) -> Parts {
    let level = pair.child_level();
    let mut parts = Parts::default();
    let covered = covered(pair);
    let kinds_of_parent = kinds(&pair.parent);
    let mut binding: FxHashMap<usize, bool> = FxHashMap::default();
    for task in &pair.parent.plan.assignments {
        let Some(unit) = pair.parent.unit_at(task.party.span) else { continue };
        *binding.entry(unit).or_default() |= binds_in(&pair.parent, &task.party.name, level);
    }
    // Whether a group of criteria is that of the child's level, and whether what stands above is reported as missing.
    let mut of_level: Vec<bool> = Vec::new();
    let mut is_under_missing: Vec<bool> = Vec::new();
    let mut of_task: Vec<Option<bool>> = Vec::new();
    for (index, unit) in pair.parent.units.list.iter().enumerate() {
        let above = |list: &[bool]| unit.parent.and_then(|parent| list.get(parent)).copied().unwrap_or_default();
        let is_group = unit.role == Some(Role::Group);
        let in_level = above(&of_level) || is_group && super::binds(&unit.text, level);
        let task = binding.get(&index).copied();
        let task = task.or_else(|| unit.parent.and_then(|parent| of_task.get(parent)).copied().flatten());
        let is_missing = covered.get(index) == Some(&false);
        let under_missing = above(&is_under_missing);
        let kind = kinds_of_parent.get(index).copied().flatten();
        let is_ask = kind.is_some() && is_saying(&pair.parent, index, unit);
        of_level.push(in_level);
        of_task.push(task);
        is_under_missing.push(under_missing || is_missing && (is_ask || is_group));
        let Some(kind) = kind.filter(|_| is_ask && !(under_missing && is_missing)) else { continue };
        let binds = if kind == Asked::Task { task.unwrap_or_default() } else { true };
        let names_level = in_level || kind == Asked::Task && binds;
        let ask = Ask { kind, unit: index, binds, names_level };
        let Some(said) = pair.parent.said_of(index) else { continue };
        let answer = pair.rows.partner(index).or_else(|| {
            let below = unit.children.iter().find_map(|below| pair.rows.partner(*below));
            below.filter(|_| !is_missing)
        });
        let child = answer.and_then(|answer| {
            let said = pair.child.said_of(answer)?;
            Some(Stated { said, value: Ask { unit: answer, ..ask } })
        });
        links(pair, index, child.as_ref(), &mut parts.links);
        parts.asks.push(Point { parent: Some(Stated { said, value: ask }), child });
    }
    for (index, unit) in pair.child.units.list.iter().enumerate() {
        let is_alone = pair.rows.of_child(index).is_empty();
        let kind = kinds_of_child(pair, index);
        let Some(kind) = kind.filter(|_| is_alone && is_saying(&pair.child, index, unit)) else { continue };
        if let Some(said) = pair.child.said_of(index) {
            parts.added.push(Stated { said, value: Ask { kind, unit: index, binds: true, names_level: false } });
        }
    }
    sections(pair, &mut parts);
    parts
}

fn kinds_of_child(pair: &Pair<'_>, index: usize) -> Option<Asked> {
    let chain = std::iter::successors(Some(index), |at| pair.child.units.parent(*at));
    if pair.child.units.region(index) != "body" {
        return None;
    }
    for at in chain {
        match pair.child.units.list.get(at)?.role {
            Some(Role::Contents) => return Some(Asked::Content),
            Some(Role::Criteria) => return Some(Asked::Criterion),
            Some(Role::Solutions) => return Some(Asked::Solution),
            Some(Role::Assignments | Role::Charge | Role::Request) => return Some(Asked::Task),
            Some(Role::Group) | None => {}
            Some(_) => return None,
        }
    }
    None
}

/// Divisions of the first rank and annexes; a division is there also where another of the same role is, at any rank.
fn sections(pair: &Pair<'_>, parts: &mut Parts) {
    let mut of_role: Vec<(Role, usize)> = Vec::new();
    for (index, unit) in pair.child.units.list.iter().enumerate() {
        if let Some(role) = unit.role.filter(|role| !of_role.iter().any(|(known, _)| known == role)) {
            of_role.push((role, index));
        }
    }
    let first_annex = pair.child.units.list.iter().position(|unit| unit.kind == UnitKind::AnnexHead);
    for (index, unit) in pair.parent.units.list.iter().enumerate() {
        let is_annex = unit.kind == UnitKind::AnnexHead && unit.parent.is_none();
        let is_division = unit.kind == UnitKind::Division && unit.parent.is_none();
        if !is_annex && !is_division {
            continue;
        }
        let Some(said) = pair.parent.said_of(index) else { continue };
        let is_of_standards = unit.role == Some(Role::AwardStandards);
        let by_role = unit.role.and_then(|role| of_role.iter().find(|(known, _)| *known == role));
        let below = unit.children.iter().find_map(|below| pair.rows.partner(*below));
        let answer = pair.rows.partner(index).or(by_role.map(|(_, at)| *at)).or(if is_annex {
            first_annex.filter(|_| below.is_some())
        } else {
            below
        });
        let child = answer.and_then(|answer| {
            Some(Stated {
                said: pair.child.said_of(answer)?,
                value: Section { unit: answer, is_annex, is_of_standards },
            })
        });
        parts.sections.push(Point {
            parent: Some(Stated { said, value: Section { unit: index, is_annex, is_of_standards } }),
            child,
        });
    }
}

/// What a quoted name is introduced by where it is that of another movement or programme.
const LINKED: [&str; 6] = ["phong trào", "phong trào thi đua", "cuộc vận động", "chương trình", "đề án", "cuộc thi"];

/// Names in quotation marks that a part is tied to, where its counterpart exists.
fn links(pair: &Pair<'_>, index: usize, child: Option<&Stated<Ask>>, links: &mut Vec<Point<String>>) {
    let (Some(child), Some(unit)) = (child, pair.parent.units.list.get(index)) else { return };
    if !unit.text.contains('“') {
        return;
    }
    let words = Words::new(&unit.text);
    let own = pair.parent.plan.movement.as_ref().map(|movement| crate::model::party::key(&movement.text));
    for at in 0..words.len() {
        let is_introduced = || {
            LINKED.iter().any(|phrase| {
                let length = phrase.split(' ').count();
                at.checked_sub(length).is_some_and(|start| words.after(start, phrase) == Some(at))
            })
        };
        if words.word(at) != "“" || !is_introduced() {
            continue;
        }
        let Some(end) = (at + 1..words.len()).find(|end| words.word(*end) == "”") else { return };
        let name = words.slice(at + 1, end);
        if own.as_deref() == Some(crate::model::party::key(name).as_str()) {
            continue;
        }
        let Some(said) = pair.parent.said_in(index, name, None) else { continue };
        let answer = pair.child_says(name).then(|| Stated { said: child.said.clone(), value: name.to_owned() });
        links.push(Point { parent: Some(Stated { said, value: name.to_owned() }), child: answer });
    }
}

pub(super) fn facts(parts: &Parts, facts: &mut Vec<ComparedFact>) {
    for point in &parts.asks {
        let kind = point.parent.as_ref().or(point.child.as_ref()).map(|ask| ask.value.kind);
        let (topic, what) = match kind {
            Some(Asked::Content) => (Topic::Content, "Nội dung"),
            Some(Asked::Criterion) => (Topic::Group, "Tiêu chí"),
            Some(Asked::Requirement) => (Topic::Duty, "Yêu cầu"),
            Some(Asked::Solution) => (Topic::Duty, "Giải pháp"),
            Some(Asked::Funding) => (Topic::Duty, "Kinh phí"),
            Some(Asked::Task) | None => (Topic::Duty, "Nhiệm vụ"),
        };
        facts.push(point.fact(topic, what));
    }
    for section in &parts.sections {
        let is_annex = section.parent.as_ref().is_some_and(|section| section.value.is_annex);
        facts.push(section.fact(Topic::Division, if is_annex { "Phụ lục" } else { "Phần" }));
    }
    for link in &parts.links {
        facts.push(link.fact(Topic::Content, "Gắn với phong trào, chương trình khác"));
    }
}

/// Tells whether a status leaves the words as they are but for place and level.
pub fn is_kept(status: Status) -> bool {
    matches!(status, Status::Same | Status::Localised | Status::Moved | Status::MovedLocalised)
}
