//! Target groups and their criteria.

use std::ops::Range;

use crate::model::plan::{GroupCriteria, GroupKind, GroupSource, Statement, TargetGroup};
use crate::model::recognise::words::Words;
use crate::syntax::keywords::Role;

use super::{Lowering, without_closing_mark};
use crate::model::passages::{Kind, Passage};

impl Lowering<'_> {
    pub(super) fn groups(&mut self) {
        let mut groups = self.declared_groups();
        let mut criteria: Vec<GroupCriteria> = Vec::new();
        for index in 0..self.passages.list.len() {
            let Some((name, passage)) = self.heads_criteria(index) else { continue };
            let statements = self.criteria_under(index);
            let text = without_closing_mark(passage.slice(&name)).to_owned();
            let end = name.start + text.len();
            let group = TargetGroup {
                kind: kind_of(&text),
                name: text,
                source: GroupSource::Criteria,
                origin: passage.origin(&(name.start..end)),
            };
            criteria.push(GroupCriteria { group: groups.len(), criteria: statements });
            groups.push(group);
        }
        // Without criteria of their own, the contents are what a single group is judged by, if they can be counted.
        if criteria.is_empty() && groups.len() == 1 {
            let statements = self.counted_contents();
            if !statements.is_empty() {
                criteria.push(GroupCriteria { group: 0, criteria: statements });
            }
        }
        self.plan.target_groups = groups;
        self.plan.criteria = criteria;
    }

    /// Groups listed under `đối tượng`; where there is none, in the lead paragraph of the contents.
    fn declared_groups(&self) -> Vec<TargetGroup> {
        let mut found: Vec<TargetGroup> = Vec::new();
        for (_, passage) in self.passages.prose_of(Role::TargetGroups) {
            let from = passage.after_label().unwrap_or(0);
            for range in self.reader(passage).groups(from) {
                found.push(declared(passage, &range));
            }
        }
        if !found.is_empty() {
            return found;
        }
        let mut leads = self
            .passages
            .prose_of(Role::Contents)
            .filter(|(_, passage)| passage.kind == Kind::Paragraph && passage.depth < 2);
        if let Some((_, passage)) = leads.next()
            && let Some(head) = self.reader(passage).head(0)
        {
            found.extend(head.parties.iter().map(|charged| declared(passage, &charged.party.name)));
        }
        found
    }

    /// The group that a passage is the heading of: `đối với: GROUP`, or an item `Đối với GROUP` with items under it.
    fn heads_criteria(&self, index: usize) -> Option<(Range<usize>, &Passage<'_>)> {
        let passage = self.passage(index)?;
        let words = &passage.words;
        let said = words.after(0, "đối với");
        let is_block = passage.kind == Kind::Title && passage.role == Some(Role::Group);
        let is_item = passage.has_children && said.is_some() && (passage.kind == Kind::Title || passage.is_prose());
        if !is_block && !is_item {
            return None;
        }
        let role = if is_block {
            self.passages.ancestors(index).find_map(|at| self.passage(at)?.role.filter(|role| *role != Role::Group))
        } else {
            passage.role
        };
        if !matches!(role, Some(Role::Criteria | Role::AwardStandards | Role::Contents | Role::TargetGroups)) {
            return None;
        }
        let start = said.unwrap_or(0);
        let end = (start..words.len()).rev().find(|at| words.is_word(*at) || words.word(*at) == ")")? + 1;
        let name = words.range(start, end);
        let names_an_award = !self.reader(passage).awards().is_empty();
        (!name.is_empty() && !names_an_award).then_some((name, passage))
    }

    /// The items directly under a heading.
    fn criteria_under(&self, index: usize) -> Vec<Statement> {
        let below = |passage: &&Passage<'_>| passage.parent == Some(index) && passage.is_prose() && !passage.is_empty();
        let items: Vec<&Passage<'_>> =
            self.passages.descendants(index).map(|(_, passage)| passage).filter(below).collect();
        let has_items = items.iter().any(|passage| passage.kind == Kind::Item);
        // Beside items a paragraph only leads to them.
        items
            .into_iter()
            .filter(|passage| !has_items || passage.kind == Kind::Item)
            .map(Passage::as_statement)
            .collect()
    }

    fn counted_contents(&self) -> Vec<Statement> {
        let mut found = Vec::new();
        let mut counts = false;
        for (_, passage) in self.passages.prose_of(Role::Contents).filter(|(_, passage)| passage.kind == Kind::Item) {
            let is_below_an_item =
                passage.parent.and_then(|parent| self.passage(parent)).is_some_and(|parent| parent.kind == Kind::Item);
            if is_below_an_item {
                continue;
            }
            counts |= self.plan.targets.iter().any(|target| target.origin.place == passage.place);
            found.push(passage.as_statement());
        }
        if counts { found } else { Vec::new() }
    }
}

fn declared(passage: &Passage<'_>, range: &Range<usize>) -> TargetGroup {
    let name = without_closing_mark(passage.slice(range)).to_owned();
    TargetGroup { kind: kind_of(&name), name, source: GroupSource::Declared, origin: passage.origin(range) }
}

fn kind_of(name: &str) -> GroupKind {
    let words = Words::new(name);
    let persons = ["cá nhân", "cán bộ", "người lao động", "nhân dân", "hội viên", "đoàn viên", "học sinh", "chiến sĩ"];
    let start = usize::from(matches!(words.word(0), "các" | "những" | "mọi"));
    if persons.iter().any(|person| words.is_at(start, person)) { GroupKind::Individual } else { GroupKind::Collective }
}
