//! A plan's facts as rows: assignments with their deadlines, other deadlines, phases, reviews.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::model::assignment::{Assignment, Mode, Receiver, Way};
use crate::model::party::Party;
use crate::model::plan::{Deadline, Origin, Place, Plan, Statement};
use crate::model::time::TimeFact;
use crate::source::SourceFile;
use crate::viet;

use super::when::{self, Due, Frame, Undated};
use super::{Kind, PlanTasks, Task};

/// Lists what a plan asks for, in the order of the text.
pub fn gather(plan: &Plan, file: &SourceFile) -> PlanTasks {
    let mut gathering = Gathering {
        plan,
        file,
        frame: when::frame(plan),
        deadlines_of: BTreeMap::new(),
        receivers_at: BTreeMap::new(),
        times_from: BTreeMap::new(),
    };
    for deadline in &plan.deadlines {
        gathering.deadlines_of.entry(deadline.time).or_default().push(deadline);
    }
    for receiver in &plan.receivers {
        gathering.receivers_at.entry(&receiver.origin.place).or_default().push(receiver);
    }
    for (index, time) in plan.times.iter().enumerate() {
        gathering.times_from.entry(time.origin.span.start).or_default().push(index);
    }
    let mut rows: Vec<(u32, Task)> = Vec::new();
    let taken = gathering.assignments(&mut rows);
    gathering.deadlines(&taken, &mut rows);
    gathering.phases(&mut rows);
    gathering.reviews(&mut rows);
    // Rows of one place stay in the order in which they were found.
    rows.sort_by_key(|(start, _)| *start);
    let words = |said: &Option<Statement>| said.as_ref().map(|said| said.text.clone());
    PlanTasks {
        file: file.name.clone(),
        subject: words(&plan.subject).unwrap_or_default(),
        issuer: plan.issuer.as_ref().map(|issuer| issuer.name.replace('\n', " ")).unwrap_or_default(),
        number: plan.number.as_ref().map(|number| number.written.clone()).unwrap_or_default(),
        movement: words(&plan.movement),
        is_secret: plan.secrecy.is_some(),
        stamp: stamp(plan),
        tasks: rows.into_iter().map(|(_, task)| task).collect(),
    }
}

/// The day of the plan: what is left for the pen is the first day of it; without a year it is the first day of 2020, as in
/// the properties of its documents. Never the clock: the same plan gives the same bytes.
fn stamp(plan: &Plan) -> NaiveDate {
    let date = plan.issue_date.as_ref().map(|issue| issue.date).unwrap_or_default();
    let known = |part: Option<u8>| u32::from(part.unwrap_or(1));
    let year = i32::from(date.year.unwrap_or(2020));
    NaiveDate::from_ymd_opt(year, known(date.month), known(date.day))
        .or_else(|| NaiveDate::from_ymd_opt(2020, 1, 1))
        .unwrap_or_default()
}

struct Gathering<'p> {
    plan: &'p Plan,
    file: &'p SourceFile,
    frame: Frame,
    /// Deadlines by their time: a place in the plan's list.
    deadlines_of: BTreeMap<usize, Vec<&'p Deadline>>,
    receivers_at: BTreeMap<&'p Place, Vec<&'p Receiver>>,
    /// Times by the byte that they begin with.
    times_from: BTreeMap<u32, Vec<usize>>,
}

/// Deadlines of one clause.
struct Clause<'p> {
    duty: &'p str,
    deadlines: Vec<&'p Deadline>,
}

impl<'p> Gathering<'p> {
    /// Adds a row for each task, or for each clause of it that has a time of its own. Returns the times that are theirs.
    fn assignments(&self, rows: &mut Vec<(u32, Task)>) -> BTreeSet<usize> {
        let mut taken = BTreeSet::new();
        let mut groups: Vec<Vec<&Assignment>> = Vec::new();
        for assignment in &self.plan.assignments {
            taken.extend(&assignment.times);
            // A task of several parties is one assignment for each: they follow each other.
            match groups.last_mut() {
                Some(group) if group.first().is_some_and(|first| is_same_task(first, assignment)) => {
                    group.push(assignment);
                }
                _ => groups.push(vec![assignment]),
            }
        }
        for group in groups {
            self.assignment(&group, rows);
        }
        taken
    }

    fn assignment(&self, group: &[&Assignment], rows: &mut Vec<(u32, Task)>) {
        let Some(first) = group.first() else { return };
        let mut parties: Vec<String> = Vec::new();
        let mut partners: Vec<String> = Vec::new();
        for assignment in group {
            once(&mut parties, doer(&assignment.party, assignment.mode));
            assignment.partners.iter().for_each(|party| once(&mut partners, party.name.clone()));
        }
        let times: BTreeSet<usize> = group.iter().flat_map(|assignment| assignment.times.iter().copied()).collect();
        let own = times.iter().filter_map(|time| self.deadlines_of.get(time)).flatten().copied();
        let clauses = clauses(own);
        let row = |words: &str, clause: Option<&Clause<'_>>| Task {
            parties: parties.clone(),
            partners: partners.clone(),
            ..self.row(Kind::Task, words, clause, &first.origin)
        };
        match clauses.as_slice() {
            [] => {
                // A time that is no deadline, such as `năm 2026`, is shown, but nothing is due at its end.
                let written = times.iter().filter_map(|time| self.time(*time)).map(|time| time.text.clone());
                let task = Task { times: written.collect(), ..row(&first.task, None) };
                rows.push((first.origin.span.start, task));
            }
            [clause] => rows.push((first.origin.span.start, row(&first.task, Some(clause)))),
            several => {
                // Where the clauses are the whole task, each is a row of its own; otherwise each has all of its words.
                let is_parted = self.is_parted(&first.task, several);
                for clause in several {
                    let words = if is_parted { clause.duty } else { first.task.as_str() };
                    rows.push((first.origin.span.start, row(words, Some(clause))));
                }
            }
        }
    }

    /// Whether nothing but marks and joining words is left of a task without its clauses.
    fn is_parted(&self, task: &str, clauses: &[Clause<'_>]) -> bool {
        let mut rest = task.to_owned();
        for clause in clauses {
            if !rest.contains(clause.duty) {
                return false;
            }
            rest = rest.replacen(clause.duty, " ", 1);
        }
        rest.split(|character: char| !character.is_alphanumeric()).all(|word| matches!(word, "" | "và"))
    }

    /// Adds a row for each deadline that no assignment has.
    fn deadlines(&self, taken: &BTreeSet<usize>, rows: &mut Vec<(u32, Task)>) {
        let free = self.plan.deadlines.iter().filter(|deadline| !taken.contains(&deadline.time));
        for clause in clauses(free.filter(|deadline| !deadline.duty.trim().is_empty())) {
            let Some(first) = clause.deadlines.first() else { continue };
            let mut parties: Vec<String> = Vec::new();
            for party in clause.deadlines.iter().flat_map(|deadline| &deadline.parties) {
                once(&mut parties, party.name.clone());
            }
            let task = Task { parties, ..self.row(Kind::Task, clause.duty, Some(&clause), &first.origin) };
            rows.push((first.origin.span.start, task));
        }
    }

    /// Adds a row for each phase: its first and its last day.
    fn phases(&self, rows: &mut Vec<(u32, Task)>) {
        for phase in &self.plan.timeline.phases {
            let period = phase.period.and_then(|index| self.time(index));
            let due = |day: Option<NaiveDate>, words: &str| {
                let written = format!("{words} {}", phase.label);
                day.map(|day| Due { day, again: None, written, is_day_before: false })
            };
            let days = [
                due(period.and_then(TimeFact::first_day), "Bắt đầu"),
                due(period.and_then(TimeFact::last_day), "Kết thúc"),
            ];
            let days: Vec<Due> = days.into_iter().flatten().collect();
            let why = match period {
                None => Undated::Silent,
                Some(time) if time.has_blank => Undated::Blank,
                Some(_) => Undated::NoDay,
            };
            let words = match &phase.theme {
                Some(theme) => format!("{}: {theme}", phase.label),
                None => phase.label.clone(),
            };
            let is_blank = period.is_some_and(|time| time.has_blank || time.impossible);
            let task = Task {
                times: period.map(|time| time.text.clone()).into_iter().collect(),
                dues: if days.is_empty() || is_blank { Err(why) } else { Ok(days) },
                ..self.row(Kind::Phase, &words, None, &phase.origin)
            };
            rows.push((phase.origin.span.start, task));
        }
    }

    /// Adds a row for each sentence of the timeline that says when the movement is reviewed and is no duty of its own.
    fn reviews(&self, rows: &mut Vec<(u32, Task)>) {
        let due: BTreeSet<usize> = self.plan.deadlines.iter().map(|deadline| deadline.time).collect();
        for statement in &self.plan.timeline.statements {
            let span = statement.origin.span;
            let indexes = self.times_from.range(span.start..span.end).flat_map(|(_, indexes)| indexes);
            let times: Vec<&TimeFact> = indexes
                .filter(|index| !due.contains(index))
                .filter_map(|index| self.time(*index))
                .filter(|time| when::is_of_a_review(time))
                .collect();
            for sentence in sentences(&statement.text) {
                let lower = viet::lower(sentence);
                let mut rest = sentence;
                let mut own = Vec::new();
                for time in &times {
                    if let Some((_, after)) = rest.split_once(time.text.as_str()) {
                        own.push(*time);
                        rest = after;
                    }
                }
                if own.is_empty() || !(lower.contains("sơ kết") || lower.contains("tổng kết")) {
                    continue;
                }
                let task = Task {
                    times: own.iter().map(|time| time.text.clone()).collect(),
                    dues: when::dues(&own, self.frame),
                    ..self.row(Kind::Review, sentence, None, &statement.origin)
                };
                rows.push((statement.origin.span.start, task));
            }
        }
    }

    /// A row with the times of a clause.
    fn row(&self, kind: Kind, words: &str, clause: Option<&Clause<'_>>, origin: &Origin) -> Task {
        let deadlines = clause.map_or(&[] as &[&Deadline], |clause| clause.deadlines.as_slice());
        let times: Vec<&TimeFact> = deadlines.iter().filter_map(|deadline| self.time(deadline.time)).collect();
        let mut receivers = Vec::new();
        for party in deadlines.iter().flat_map(|deadline| &deadline.receivers) {
            once(&mut receivers, party.name.clone());
        }
        if receivers.is_empty() {
            for receiver in self.receivers_at.get(&origin.place).into_iter().flatten() {
                if matches!(receiver.way, Way::To | Way::Through | Way::Copy) {
                    once(&mut receivers, receiver.party.name.clone());
                }
            }
        }
        let duty = clause.map(|clause| clause.duty).filter(|duty| duty.split_whitespace().nth(2).is_some());
        Task {
            kind,
            words: words.to_owned(),
            clause: duty.filter(|duty| *duty != words).map(str::to_owned),
            parties: Vec::new(),
            partners: Vec::new(),
            receivers,
            times: times.iter().map(|time| time.text.clone()).collect(),
            dues: when::dues(&times, self.frame),
            place: origin.place.to_string(),
            line: self.file.line_column(origin.span.start).0,
        }
    }

    fn time(&self, index: usize) -> Option<&'p TimeFact> {
        self.plan.times.get(index).map(|time| &time.value)
    }
}

fn is_same_task(one: &Assignment, other: &Assignment) -> bool {
    one.origin == other.origin && one.task == other.task
}

/// Deadlines by the clause they stand in, in the order of the text.
fn clauses<'p>(deadlines: impl Iterator<Item = &'p Deadline>) -> Vec<Clause<'p>> {
    let mut clauses: Vec<Clause<'p>> = Vec::new();
    let mut known: BTreeMap<(&Place, &str), usize> = BTreeMap::new();
    for deadline in deadlines {
        let next = clauses.len();
        let index = *known.entry((&deadline.origin.place, &deadline.duty)).or_insert(next);
        match clauses.get_mut(index) {
            Some(clause) => clause.deadlines.push(deadline),
            None => clauses.push(Clause { duty: &deadline.duty, deadlines: vec![deadline] }),
        }
    }
    clauses
}

/// A party as it is named in a row: one that is asked and not told begins with `đề nghị`.
fn doer(party: &Party, mode: Mode) -> String {
    let asks = mode == Mode::Requested && !viet::lower(&party.name).starts_with("đề nghị");
    if asks { format!("đề nghị {}", party.name) } else { party.name.clone() }
}

fn once(names: &mut Vec<String>, name: String) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// The sentences of a paragraph: a full stop and a blank end one.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(". ").map(str::trim).filter(|sentence| !sentence.is_empty())
}
