//! Target groups, and those who are named in them and in tasks.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::diff::findings::{ComparedFact, Topic};
use crate::model::plan::{GroupKind, GroupSource};

use super::standing::{Standing, standing};
use super::{Located, Pair, Point, Stated, binds};

/// A target group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSaid {
    /// Its name as written.
    pub name: String,
    /// Whether it heads criteria.
    pub has_criteria: bool,
    /// Of whom it is.
    pub kind: GroupKind,
    /// The part that names it.
    pub unit: usize,
    /// Whether it is of units of the child's level: the child itself.
    pub is_of_level: bool,
    /// Whether all whom it names are named in the child, whatever they are there.
    pub is_elsewhere: bool,
    /// Whether it is of bodies of a level above the child's.
    pub is_above: bool,
}

/// One kind of bodies or people that a group or a task names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// As written.
    pub name: String,
}

/// The groups of both plans.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    /// Each group of the parent with the child's.
    pub groups: Vec<Point<GroupSaid>>,
    /// Groups of the child alone.
    pub added: Vec<Stated<GroupSaid>>,
    /// Those whom groups of the child name and no group of the parent.
    pub added_members: Vec<Stated<Member>>,
    /// Those named by the parent of whom the child says nothing anywhere, with the part that answers the parent's.
    pub missing: Vec<(Stated<Member>, Option<Stated<Member>>)>,
}

/// What names of members begin with: bodies and people that exist at every level, or may.
const MEMBERS: [&str; 17] = [
    "tổ chức",
    "đoàn thể",
    "hội",
    "đoàn",
    "liên đoàn",
    "doanh nghiệp",
    "hợp tác xã",
    "cơ sở",
    "trường",
    "hộ",
    "mặt trận",
    "ủy ban mặt trận",
    "lực lượng",
    "cá nhân",
    "cán bộ",
    "người",
    "học sinh",
];

/// Words that stand in more groups lead to none.
const MOST_NEAR: usize = 200;

/// Words behind which a name only says where or whose.
const WHERE: [&str; 7] = ["◇", "trên", "thuộc", "của", "tại", "ở", "trực"];

/// The kinds of bodies and people that a name lists, each in words with place and level taken away.
pub(super) fn members(located: &Located<'_>, name: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for piece in name.split([',', ';']).flat_map(|piece| piece.split(" và ")) {
        let words = located.neutral.words(piece);
        let is_before = |word: &&str| matches!(*word, "các" | "những" | "toàn" | "thể" | "đối" | "với");
        let words = words.iter().skip_while(is_before).take_while(|word| !WHERE.contains(word));
        let key = words.collect::<Vec<_>>().join(" ");
        let is_member = MEMBERS
            .iter()
            .any(|head| key.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')));
        if is_member {
            found.push((key, piece.trim().to_owned()));
        }
    }
    found
}

/// The groups of a plan, those with criteria before those only declared; the same name once.
fn groups(located: &Located<'_>, level: crate::model::party::Level) -> Vec<Stated<GroupSaid>> {
    let mut all: Vec<Stated<GroupSaid>> = Vec::new();
    let mut known = BTreeSet::new();
    for source in [GroupSource::Criteria, GroupSource::Declared] {
        for group in located.plan.target_groups.iter().filter(|group| group.source == source) {
            let Some(unit) = located.unit_at(group.origin.span) else { continue };
            if !known.insert(key(located, &group.name)) {
                continue;
            }
            let said = located.said(&group.origin, &group.name, None);
            let value = GroupSaid {
                name: group.name.clone(),
                has_criteria: source == GroupSource::Criteria,
                kind: group.kind,
                unit,
                is_of_level: binds(&group.name, level),
                is_elsewhere: false,
                is_above: standing(&group.name, level) == Standing::Above,
            };
            all.push(Stated { said, value });
        }
    }
    all
}

fn key(located: &Located<'_>, name: &str) -> String {
    let words = located.neutral.words(name);
    let is_content = |word: &&str| !matches!(*word, "◇" | "các" | "đối" | "với" | "thuộc" | "của" | "và");
    words.iter().filter(is_content).collect::<Vec<_>>().join(" ")
}

pub(super) fn compare(pair: &Pair<'_>) -> Groups {
    let level = pair.child_level();
    let parents = groups(&pair.parent, level);
    let children = groups(&pair.child, level);
    let keys: Vec<String> = children.iter().map(|group| key(&pair.child, &group.value.name)).collect();
    let words: Vec<BTreeSet<&str>> = keys.iter().map(|key| key.split(' ').collect()).collect();
    let (mut of_word, mut of_key, mut of_unit) = (FxHashMap::default(), FxHashMap::default(), FxHashMap::default());
    for (at, set) in words.iter().enumerate() {
        for word in set {
            of_word.entry(*word).or_insert_with(Vec::new).push(at);
        }
    }
    for (at, (key, group)) in keys.iter().zip(&children).enumerate() {
        of_key.entry(key.as_str()).or_insert(at);
        if group.value.has_criteria {
            of_unit.entry(group.value.unit).or_insert(at);
        }
    }
    let mut is_met = vec![false; children.len()];
    let mut found = Groups::default();
    for mut parent in parents {
        let named = members(&pair.parent, &parent.value.name);
        let is_said = |(key, _): &(String, String)| pair.words_of_child.contains(&format!(" {key} "));
        parent.value.is_elsewhere = !named.is_empty() && named.iter().all(is_said);
        let own = key(&pair.parent, &parent.value.name);
        let own_words: BTreeSet<&str> = own.split(' ').collect();
        let partners = pair.rows.of_parent(parent.value.unit).iter().filter(|_| parent.value.has_criteria);
        let by_part = partners.filter_map(|(other, _)| of_unit.get(other)).next().copied();
        let share = |words: &BTreeSet<&str>| {
            let shared = words.intersection(&own_words).count() as f64;
            shared / words.len().min(own_words.len()).max(1) as f64
        };
        let answer = by_part.or_else(|| of_key.get(own.as_str()).copied()).or_else(|| {
            let of_kind = |at: &usize| children.get(*at).is_some_and(|child| child.value.kind == parent.value.kind);
            // Those that share the rarest word: whoever shares none shares too little.
            let lists = own_words.iter().filter_map(|word| of_word.get(word)).filter(|list| list.len() <= MOST_NEAR);
            let near: BTreeSet<usize> = lists.flatten().copied().filter(of_kind).collect();
            let near = near.into_iter().filter_map(|at| Some((at, share(words.get(at)?))));
            near.filter(|(_, share)| *share >= 0.75).max_by(|one, two| one.1.total_cmp(&two.1)).map(|(at, _)| at)
        });
        if let Some(met) = answer.and_then(|at| is_met.get_mut(at)) {
            *met = true;
        }
        found.groups.push(Point { child: answer.and_then(|at| children.get(at)).cloned(), parent: Some(parent) });
    }
    let alone = children.iter().zip(&is_met).filter(|(_, met)| !**met);
    found.added = alone.map(|(group, _)| group.clone()).collect();
    found.missing = missing(pair, &found);
    found.added_members = added_members(pair, &found);
    found
}

/// Members of the child's groups whom no group of the parent names; each once.
fn added_members(pair: &Pair<'_>, groups: &Groups) -> Vec<Stated<Member>> {
    let parents = groups.groups.iter().filter_map(|group| group.parent.as_ref());
    let mut known: BTreeSet<String> =
        parents.flat_map(|group| members(&pair.parent, &group.value.name)).map(|(key, _)| key).collect();
    let mut found = Vec::new();
    for group in groups.groups.iter().filter_map(|group| group.child.as_ref()).filter(|group| group.value.has_criteria)
    {
        for (key, written) in members(&pair.child, &group.value.name) {
            if known.insert(key) {
                found.push(Stated { said: group.said.clone(), value: Member { name: written } });
            }
        }
    }
    found
}

/// Members of the parent's groups and parties whom the child names nowhere; each once.
fn missing(pair: &Pair<'_>, groups: &Groups) -> Vec<(Stated<Member>, Option<Stated<Member>>)> {
    let mut named: Vec<(usize, &str, crate::diff::findings::Said)> = Vec::new();
    for group in groups.groups.iter().filter(|group| group.child.is_some()).filter_map(|group| group.parent.as_ref()) {
        named.push((group.value.unit, &group.value.name, group.said.clone()));
    }
    for task in &pair.parent.plan.assignments {
        let Some(unit) = pair.parent.unit_at(task.party.span) else { continue };
        let origin = crate::model::plan::Origin { place: task.origin.place.clone(), span: task.party.span };
        // Who is charged in a task that the child leaves out is missing with it.
        if !pair.rows.of_parent(unit).is_empty() {
            named.push((unit, &task.party.name, pair.parent.said(&origin, &task.party.name, None)));
        }
    }
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for (unit, name, said) in named {
        for (key, written) in members(&pair.parent, name) {
            if !known.insert(key.clone()) || pair.words_of_child.contains(&format!(" {key} ")) {
                continue;
            }
            // `đoàn thể` is the short word for the socio-political organisations.
            if key == "đoàn thể" && pair.words_of_child.contains(" tổ chức chính trị xã hội ") {
                continue;
            }
            let answer = pair.rows.partner(unit).and_then(|answer| pair.child.said_of(answer));
            let said = crate::diff::findings::Said { text: written.clone(), ..said.clone() };
            let member = Member { name: written };
            let answer = answer.map(|said| Stated { said, value: member.clone() });
            found.push((Stated { said, value: member }, answer));
        }
    }
    found
}

pub(super) fn facts(groups: &Groups, facts: &mut Vec<ComparedFact>) {
    facts.extend(groups.groups.iter().map(|group| group.fact(Topic::Group, "Đối tượng")));
    for added in &groups.added {
        let point = Point { parent: None, child: Some(added.clone()) };
        facts.push(point.fact(Topic::Group, "Đối tượng"));
    }
}
