//! Times, citations and definitions of every passage; periods, phases and deadlines made of the times.

use std::ops::Range;

use crate::model::assignment::{Mode, Receiver, Way};
use crate::model::party::Party;
use crate::model::plan::{Deadline, Placed};
use crate::model::recognise::party::Reader;
use crate::model::recognise::{Found, Phrases, read_time, recognise};
use crate::model::time::{Reading, TimeFact, TimeKind};
use crate::syntax::ast::MarkKind;
use crate::syntax::keywords::{FieldKey, Role};

use super::contents::phase_label;
use super::{Lowering, party, without_closing_mark};
use crate::model::passages::{Kind, Passage};

impl Lowering<'_> {
    /// Reads the set phrases of every passage and keeps them, times first.
    pub(super) fn phrases(&mut self) {
        let mut read: Vec<(usize, Phrases)> = Vec::with_capacity(self.passages.list.len());
        for (index, passage) in self.passages.list.iter().enumerate() {
            let is_read = match passage.kind {
                Kind::Field(key) => matches!(key, FieldKey::Subject | FieldKey::Period),
                Kind::Recipient => false,
                _ => true,
            };
            if !is_read || passage.is_empty() {
                continue;
            }
            let mut phrases = recognise(&passage.text.text);
            stated_times(passage, &mut phrases.times);
            read.push((index, phrases));
        }
        for (index, phrases) in &read {
            let Some(passage) = self.passages.list.get(*index) else { continue };
            for time in &phrases.times {
                let is_title = passage.kind == Kind::Title && passage.role != Some(Role::Phase);
                // A title's `hằng năm` names a tier, no time.
                if is_title && is_bare_recurrence(&time.value) {
                    continue;
                }
                self.spans.push((*index, time.range.clone()));
                self.plan.times.push(Placed { value: time.value.clone(), origin: passage.origin(&time.range) });
            }
            for definition in &phrases.definitions {
                let origin = passage.origin(&definition.range);
                self.plan.definitions.push(Placed { value: definition.value.clone(), origin });
            }
        }
        self.documents(&read);
        self.period();
        self.phase_periods();
    }

    /// The movement's period: its field, else the first interval of the timeline, else that of the subject.
    fn period(&mut self) {
        let rank = |passage: &Passage<'_>| match (passage.kind, passage.role) {
            (Kind::Field(FieldKey::Period), _) => Some(0),
            _ if phase_label(&passage.words).is_some() => Some(3),
            (Kind::Paragraph | Kind::Item, Some(Role::Timeline)) => Some(1),
            (Kind::Field(FieldKey::Subject), _) => Some(2),
            _ => None,
        };
        let mut best: Option<(u8, usize)> = None;
        for (time, (index, _)) in self.spans.iter().enumerate() {
            let Some(rank) = self.passages.list.get(*index).and_then(rank) else { continue };
            let Some(fact) = self.plan.times.get(time).map(|time| &time.value) else { continue };
            let is_period = rank == 0 || matches!(fact.reading, Reading::Interval { .. });
            if is_period && !fact.within_citation && best.is_none_or(|(before, _)| rank < before) {
                best = Some((rank, time));
            }
        }
        self.plan.period = best.map(|(_, time)| time);
    }

    /// Gives every phase the first interval that stands in it.
    fn phase_periods(&mut self) {
        let mut phases = std::mem::take(&mut self.plan.timeline.phases);
        for phase in &mut phases {
            let inside = |index: usize| {
                std::iter::once(index)
                    .chain(self.passages.ancestors(index))
                    .any(|at| self.passage(at).is_some_and(|passage| passage.place == phase.origin.place))
            };
            let is_interval =
                |time: &TimeFact| matches!(time.reading, Reading::Interval { .. } | Reading::Moment { .. });
            phase.period = self.spans.iter().enumerate().find_map(|(time, (index, _))| {
                let fact = &self.plan.times.get(time)?.value;
                (is_interval(fact) && fact.kind != TimeKind::Anniversary && inside(*index)).then_some(time)
            });
        }
        for time in phases.iter().filter_map(|phase| phase.period) {
            if let Some(time) = self.plan.times.get_mut(time) {
                time.value.kind = TimeKind::Phase;
            }
        }
        self.plan.timeline.phases = phases;
    }

    /// Deadlines and recurring duties, and the times of each assignment.
    pub(super) fn deadlines(&mut self) {
        let mut deadlines = Vec::new();
        let mut times_of = vec![Vec::new(); self.passages.list.len()];
        for (time, (index, range)) in self.spans.iter().enumerate() {
            let (Some(passage), Some(fact)) = (self.passages.list.get(*index), self.plan.times.get(time)) else {
                continue;
            };
            if !matches!(fact.value.kind, TimeKind::Deadline | TimeKind::Recurrence) || fact.value.within_citation {
                continue;
            }
            let is_attribute = is_bare_recurrence(&fact.value)
                && !matches!(passage.kind, Kind::Cell { .. })
                && !is_adverbial(&self.reader(passage), range);
            if is_attribute {
                continue;
            }
            if let Some(times) = times_of.get_mut(*index) {
                times.push(time);
            }
            if !self.may_state_deadlines(*index, passage, &fact.value) {
                continue;
            }
            deadlines.push(self.deadline(time, passage, range));
        }
        self.plan.deadlines = deadlines;
        let places: Vec<usize> = std::mem::take(&mut self.task_passages);
        for (assignment, index) in self.plan.assignments.iter_mut().zip(&places) {
            assignment.times = times_of.get(*index).cloned().unwrap_or_default();
        }
    }

    /// A bare `hằng năm` is a duty only where duties stand; a day or a quarter is one anywhere but in awards' tiers.
    fn may_state_deadlines(&self, index: usize, passage: &Passage<'_>, fact: &TimeFact) -> bool {
        if matches!(passage.kind, Kind::Field(_) | Kind::Title | Kind::AnnexHead | Kind::Footnote) {
            return false;
        }
        let has_duties = matches!(
            self.section_of(index),
            Some(Role::Assignments | Role::Timeline | Role::Solutions | Role::Dossier)
        ) || matches!(passage.kind, Kind::Cell { .. });
        has_duties || (fact.kind == TimeKind::Deadline && !is_bare_recurrence(fact))
    }

    fn deadline(&self, time: usize, passage: &Passage<'_>, range: &Range<usize>) -> Deadline {
        let origin = passage.origin(range);
        if let Kind::Cell { table, row, .. } = passage.kind {
            let (duty, parties) = self.row_duty(table, row, passage);
            return Deadline { time, duty, parties, receivers: Vec::new(), origin };
        }
        let words = &passage.words;
        let at = words.index_of(range.start);
        let sentence = (0..at).rev().find(|at| words.word(*at) == ".").map_or(0, |at| at + 1);
        let parties = self.who_has_a_duty(passage, sentence);
        let receivers = self.receivers_of(passage, at, sentence);
        Deadline { time, duty: duty_around(passage, at), parties, receivers, origin }
    }

    /// Who gets what is due: whom the sentence sends it to, else whom the time's own clause reports to.
    fn receivers_of(&self, passage: &Passage<'_>, at: usize, sentence: usize) -> Vec<Party> {
        let words = &passage.words;
        let within = |from: usize, to: usize| {
            let (from, to) = (words.start(from), words.range(0, to).end);
            let whole = passage.text.span_of(from, to);
            move |receiver: &&Receiver| whole.start <= receiver.party.span.start && receiver.party.span.end <= whole.end
        };
        let here = |receiver: &&Receiver| receiver.origin.place == passage.place;
        let end = (at..words.len()).find(|index| words.word(*index) == ".").unwrap_or(words.len());
        let sent = self.plan.receivers.iter().filter(here).filter(within(sentence, end));
        let sent = sent.filter(|receiver| matches!(receiver.way, Way::To | Way::Through | Way::Copy));
        let sent: Vec<&Receiver> = sent.collect();
        // `báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ)` names its addressee after the verb alone.
        let has_addressee = sent.iter().any(|receiver| receiver.way == Way::To);
        let sent: Vec<Party> = sent.into_iter().map(|receiver| receiver.party.clone()).collect();
        if has_addressee {
            return sent;
        }
        let start = (0..at).rev().find(|index| matches!(words.word(*index), ";" | ".")).map_or(0, |at| at + 1);
        let end = (at..words.len()).find(|index| ends_clause(passage, *index)).unwrap_or(words.len());
        let reported = self.plan.receivers.iter().filter(here).filter(within(start, end));
        reported.map(|receiver| receiver.party.clone()).collect()
    }

    /// Who has the duty of a sentence: whom a later sentence of a task begins with, else those in charge of the task, else
    /// whom the sentence begins with, else whose papers it speaks of (`Hồ sơ … của A gửi về B`).
    fn who_has_a_duty(&self, passage: &Passage<'_>, sentence: usize) -> Vec<Party> {
        let reader = self.reader(passage);
        let direct = |index: usize| {
            let list = reader.list(index, Mode::Instructed).filter(|list| reader.is_stop(list.after))?;
            Some(list.parties.iter().map(|charged| party(passage, &charged.party)).collect::<Vec<_>>())
        };
        if sentence > 0
            && let Some(parties) = direct(sentence)
        {
            return parties;
        }
        let tasks = self.plan.assignments.iter().filter(|task| task.origin.place == passage.place);
        let parties: Vec<Party> = tasks.map(|task| task.party.clone()).collect();
        if !parties.is_empty() {
            return parties;
        }
        if let Some(head) = reader.head(sentence) {
            return head.parties.iter().map(|charged| party(passage, &charged.party)).collect();
        }
        let words = &passage.words;
        if !["hồ sơ", "báo cáo", "văn bản"].iter().any(|papers| words.is_at(sentence, papers)) {
            return Vec::new();
        }
        let of = words.find(sentence, "của").filter(|of| of.end < sentence + 10);
        of.and_then(|of| direct(of.end)).unwrap_or_default()
    }

    /// What a table's row is about and who does it: the cell under a head that names units.
    fn row_duty(&self, table: usize, row: usize, passage: &Passage<'_>) -> (String, Vec<Party>) {
        let duty = self.row_subject(passage).unwrap_or_default();
        let Some(placed) = self.passages.tables.get(table) else { return (duty, Vec::new()) };
        let units = placed.columns.iter().position(|head| {
            self.passage(*head).is_some_and(|head| {
                ["đơn vị", "cơ quan", "chủ trì"].iter().any(|word| head.words.find(0, word).is_some())
            })
        });
        let cells = row.checked_sub(1).and_then(|row| placed.rows.get(row));
        let cell = units.and_then(|column| cells?.iter().find(|cell| cell.column == column));
        let passages = cell.map(|cell| cell.passages.as_slice()).unwrap_or_default();
        let parties = passages.iter().filter_map(|index| {
            let passage = self.passage(*index)?;
            let list = self.reader(passage).list(0, Mode::Instructed)?;
            Some(list.parties.into_iter().map(|charged| party(passage, &charged.party)).collect::<Vec<_>>())
        });
        (duty, parties.flatten().collect())
    }
}

/// Adds the times that a mark states and no recogniser has seen.
fn stated_times(passage: &Passage<'_>, times: &mut Vec<Found<TimeFact>>) {
    let marks = passage.text.marks.iter().filter(|mark| mark.kind == MarkKind::Time);
    for mark in marks {
        let range = mark.start..mark.end;
        // Times follow the text and share no word: only the first that does not end before the mark can stand in it.
        let next = times.partition_point(|time| time.range.end <= range.start);
        let is_seen = times.get(next).is_some_and(|time| time.range.start < range.end);
        let Some(text) = passage.text.text.get(range.clone()) else { continue };
        if is_seen {
            continue;
        }
        if let Some(value) = read_time(text) {
            let at = times.partition_point(|time| time.range.start < range.start);
            times.insert(at, Found { value, range });
        }
    }
}

/// Tells whether a recurrence names no point (`hằng năm`, `thường xuyên`).
fn is_bare_recurrence(fact: &TimeFact) -> bool {
    matches!(&fact.reading, Reading::Repeated { at, .. } if at.is_empty())
}

/// Tells whether a bare `hằng năm` says how often something is done, and is no attribute (`dự toán hằng năm`, `khen thưởng
/// hằng năm`): it is introduced as regular, begins its clause, or stands before a verb.
fn is_adverbial(reader: &Reader<'_>, range: &Range<usize>) -> bool {
    let words = reader.words;
    let (start, after) = (words.index_of(range.start), words.index_of(range.end));
    let begins_clause = start == 0 || matches!(words.word(start - 1), "." | ";" | "," | ":" | "(");
    let is_marked =
        matches!(words.word(start), "định" | "thường" | "mỗi") || (start..after).any(|at| words.word(at) == "lần");
    let names_award = start > 0 && matches!(words.word(start - 1), "thưởng" | "toán" | "hoạch" | "trình");
    is_marked || begins_clause || (!names_award && reader.is_stop(after))
}

/// The clause that a time belongs to: in brackets what stands before them, else up to the next `;` or `.` on each side.
fn duty_around(passage: &Passage<'_>, at: usize) -> String {
    let words = &passage.words;
    let open = (at.saturating_sub(4)..at).rev().find(|index| words.word(*index) == "(");
    if let Some(open) = open {
        let start =
            (0..open).rev().find(|index| matches!(words.word(*index), ";" | "." | "," | ")")).map_or(0, |at| at + 1);
        return without_closing_mark(words.slice(start, open)).to_owned();
    }
    let start = (0..at).rev().find(|index| matches!(words.word(*index), ";" | ".")).map_or(0, |at| at + 1);
    let end = (at..words.len()).find(|index| ends_clause(passage, *index)).unwrap_or(words.len());
    without_closing_mark(words.slice(start, end)).to_owned()
}

fn ends_clause(passage: &Passage<'_>, index: usize) -> bool {
    match passage.words.word(index) {
        ";" => true,
        "." => passage.words.start(index + 1) > passage.words.end(index),
        _ => false,
    }
}
