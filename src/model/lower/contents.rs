//! Purposes, requirements, themes, contents, targets, principles, solutions, funding, timeline.

use crate::model::plan::{Phase, Statement};
use crate::model::recognise::words::Words;
use crate::model::recognise::{quote, target};
use crate::model::target::{Measure, Target};
use crate::syntax::keywords::Role;

use super::{Lowering, without_closing_mark};
use crate::model::passages::{Kind, Passage};

/// Roles in which a number is a quota, a period or a copy, not a target.
const NO_TARGETS: &[Role] = &[
    Role::AwardForms,
    Role::Annual,
    Role::InterimReview,
    Role::FinalReview,
    Role::AdHoc,
    Role::Quotas,
    Role::Dossier,
    Role::Funding,
    Role::Preamble,
    Role::LegalBases,
    Role::Closing,
    Role::Principles,
];

impl Lowering<'_> {
    pub(super) fn contents(&mut self) {
        self.plan.purposes = self.statements_of(Role::Purposes);
        self.plan.requirements = self.statements_of(Role::Requirements);
        self.plan.contents = self.statements_of(Role::Contents);
        self.plan.principles = self.statements_of(Role::Principles);
        self.plan.solutions = self.statements_of(Role::Solutions);
        self.plan.funding = self.statements_of(Role::Funding);
        self.plan.timeline.statements = self.statements_of(Role::Timeline);
        self.plan.award_standards = self.statements_of(Role::AwardStandards);
        self.themes();
        self.targets();
        self.phases();
        for passage in self.passages.list.iter().filter(|passage| passage.kind == Kind::Footnote) {
            self.plan.footnotes.push(passage.as_statement());
        }
    }

    fn themes(&mut self) {
        let mut themes: Vec<Statement> = Vec::new();
        let mut mottos = Vec::new();
        for passage in &self.passages.list {
            if passage.role == Some(Role::Phase) || !(passage.is_prose() || passage.kind == Kind::Title) {
                continue;
            }
            if passage.role == Some(Role::Theme) && !passage.is_empty() {
                let quoted = quote::first_quoted(&passage.words, 0);
                if let Some(range) = quoted {
                    themes.push(passage.statement(&range));
                } else if passage.is_prose() {
                    let from = passage.after_label().unwrap_or(0);
                    let mut statement = passage.statement(&passage.words.range(from, passage.words.len()));
                    statement.text = without_closing_mark(&statement.text).to_owned();
                    themes.push(statement);
                }
                continue;
            }
            themes
                .extend(quote::quoted_after(&passage.words, "chủ đề", 1).iter().map(|range| passage.statement(range)));
            mottos.extend(
                quote::quoted_after(&passage.words, "phương châm", 1).iter().map(|range| passage.statement(range)),
            );
        }
        self.plan.themes = themes;
        self.plan.mottos = mottos;
    }

    fn targets(&mut self) {
        let mut targets = Vec::new();
        for passage in &self.passages.list {
            if passage.role.is_some_and(|role| NO_TARGETS.contains(&role)) {
                continue;
            }
            if !passage.is_prose() && !matches!(passage.kind, Kind::Cell { row: 1.., .. }) {
                continue;
            }
            for found in target::targets(&passage.words) {
                // Prose is full of `không có`; only a clause of its own in brackets, or a cell, states a target by it.
                let states_none = found.measure == Measure::None && !self.says_none_as_a_target(passage, &found.range);
                if states_none {
                    continue;
                }
                targets.push(Target {
                    written: passage.slice(&found.range).to_owned(),
                    measure: found.measure,
                    bound: found.bound,
                    frequency: found.frequency.map(|range| passage.slice(&range).to_owned()),
                    subject: self.row_subject(passage),
                    origin: passage.origin(&found.range),
                });
            }
        }
        self.plan.targets = targets;
    }

    fn says_none_as_a_target(&self, passage: &Passage<'_>, range: &std::ops::Range<usize>) -> bool {
        let at = passage.words.index_of(range.start);
        let in_brackets =
            (at.saturating_sub(200)..at).rev().find(|index| matches!(passage.words.word(*index), "(" | ")"));
        let in_brackets = in_brackets.is_some_and(|index| passage.words.word(index) == "(");
        let says_not_to_let = (at..at + 12).any(|index| {
            ["không để xảy ra", "không để phát sinh", "không phát sinh", "không xảy ra"]
                .iter()
                .any(|phrase| passage.words.is_at(index, phrase))
        });
        let begins_clause = at == 0 || matches!(passage.words.word(at - 1), ";" | ".");
        in_brackets || begins_clause || matches!(passage.kind, Kind::Cell { .. }) || says_not_to_let
    }

    /// What a table's row is about: its first cell that is more than a number.
    pub(super) fn row_subject(&self, passage: &Passage<'_>) -> Option<String> {
        let Kind::Cell { table, row, .. } = passage.kind else { return None };
        let cells = self.passages.tables.get(table)?.rows.get(row.checked_sub(1)?)?;
        cells.iter().flat_map(|cell| &cell.passages).find_map(|index| {
            let cell = self.passage(*index)?;
            let text = cell.text.text.trim();
            (text.chars().filter(|character| character.is_alphabetic()).count() > 3).then(|| text.to_owned())
        })
    }

    fn phases(&mut self) {
        let mut phases: Vec<Phase> = Vec::new();
        let mut announced = None;
        for (index, passage) in self.passages.list.iter().enumerate() {
            let is_block = passage.kind == Kind::Title && passage.role == Some(Role::Phase);
            let words = &passage.words;
            let label = phase_label(words);
            let is_item = passage.is_prose() && passage.role == Some(Role::Timeline) && label.is_some();
            if passage.role == Some(Role::Timeline) && announced.is_none() {
                announced = announced_phases(passage);
            }
            if !is_block && !is_item {
                continue;
            }
            let label = label.map_or_else(|| format!("Đợt {}", phases.len() + 1), str::to_owned);
            let theme = std::iter::once((index, passage))
                .chain(self.passages.descendants(index))
                .find_map(|(_, at)| quote::first_quoted(&at.words, 0).map(|range| at.slice(&range).to_owned()));
            phases.push(Phase { label, period: None, theme, origin: passage.whole() });
        }
        self.plan.timeline.phases = phases;
        self.plan.timeline.announced_phases = announced;
    }
}

/// `Đợt 1`, `Giai đoạn II` at the beginning of a line.
pub(super) fn phase_label<'a>(words: &Words<'a>) -> Option<&'a str> {
    let after = words.after(0, "đợt").or_else(|| words.after(0, "giai đoạn"))?;
    let number = words.word(after);
    let is_number = words.number(after).is_some_and(|(number, _)| number < 100.0)
        || (!number.is_empty() && number.len() < 5 && number.chars().all(|digit| matches!(digit, 'i' | 'v' | 'x')));
    is_number.then(|| words.slice(0, after + 1))
}

/// `được chia thành 02 đợt`, `chia làm 3 giai đoạn`.
fn announced_phases(passage: &Passage<'_>) -> Option<u32> {
    let words = &passage.words;
    ["chia thành", "chia làm", "gồm"].iter().find_map(|phrase| {
        let place = words.find(0, phrase)?;
        let (count, after) = words.number(place.end)?;
        let is_phases = words.is_at(after, "đợt") || words.is_at(after, "giai đoạn");
        (is_phases && (1.0..100.0).contains(&count)).then_some(count as u32)
    })
}
