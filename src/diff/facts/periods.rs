//! Periods, the time for issuing, reviews, and other duties with a time.

use chrono::NaiveDate;

use crate::diff::findings::{ComparedFact, Topic};
use crate::model::passages::Role;
use crate::model::plan::PartialDate;
use crate::model::recognise::words::{Words, fold};
use crate::model::time::{Duration, Reading, TimeFact};

use super::reports::{Due, binds_in, dues};
use super::{Located, Pair, Point, Stated};

/// An end of a period: the first and the last day that the words allow.
pub type Edge = (NaiveDate, NaiveDate);

/// Periods and issue.
#[derive(Clone, Debug, Default)]
pub struct Periods {
    /// Where the movement begins.
    pub start: Point<Edge>,
    /// Where it ends.
    pub end: Point<Edge>,
    /// The timeline of each plan, to be quoted where it names no start or end.
    pub timeline: Point<()>,
    /// By when units of the child's level are to issue their plans; where no day is set, a task of theirs without a day. The
    /// child's side is the day it is issued on: the first and the last that its date allows.
    pub issue: Point<Option<Edge>>,
}

/// What a review is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewKind {
    /// Sơ kết every year.
    Yearly,
    /// Sơ kết.
    Interim,
    /// Tổng kết.
    Final,
}

/// A review with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// What it is.
    pub kind: ReviewKind,
    /// When, as the first and the last day, or as a rhythm; nothing where it is not said.
    pub time: Option<When>,
}

/// When a review or a duty is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// In a stretch of days.
    On(Edge),
    /// Again and again.
    Every(Duration),
    /// By a day.
    By(Due),
}

/// Reviews, the guidance they follow, and other duties with a time.
#[derive(Clone, Debug, Default)]
pub struct Reviews {
    /// Each review of the parent with the child's.
    pub reviews: Vec<Point<Review>>,
    /// Guidance that the timeline refers to.
    pub guidance: Vec<Point<()>>,
    /// Duties with a time that are neither reports nor reviews. The child's side has no time where its counterpart names
    /// none.
    pub duties: Vec<Point<Timed>>,
}

/// A duty with its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timed {
    /// When; nothing where it is not said, or cannot be compared.
    pub when: Option<When>,
    /// Whether it is laid on units of the child's level, or on everyone.
    pub binds: bool,
}

fn when(time: &TimeFact) -> Option<When> {
    if let Some(due) = dues(time).into_iter().next()
        && matches!(time.reading, Reading::Repeated { .. } | Reading::Limit { .. })
    {
        return Some(When::By(due));
    }
    match &time.reading {
        Reading::Repeated { every, .. } => Some(When::Every(*every)),
        _ => Some(When::On((time.first_day()?, time.last_day()?))),
    }
}

pub(super) fn compare(pair: &Pair<'_>) -> Periods {
    let edges = |located: &Located<'_>| {
        let Some(time) = located.plan.period.and_then(|at| located.plan.times.get(at)) else {
            return (None, None);
        };
        let Reading::Interval { start, end } = &time.value.reading else { return (None, None) };
        let stated = |point: &crate::model::time::Point| {
            let edge = (point.first_day()?, point.last_day()?);
            let said = located.said(&time.origin, &time.value.text, Some(time.value.value.clone()));
            Some(Stated { said, value: edge })
        };
        (start.as_ref().and_then(stated), end.as_ref().and_then(stated))
    };
    let (parent, child) = (edges(&pair.parent), edges(&pair.child));
    let timeline = |located: &Located<'_>| {
        let statement = located.plan.timeline.statements.first()?;
        Some(Stated { said: located.said(&statement.origin, &statement.text, None), value: () })
    };
    Periods {
        start: Point { parent: parent.0, child: child.0 },
        end: Point { parent: parent.1, child: child.1 },
        timeline: Point { parent: timeline(&pair.parent), child: timeline(&pair.child) },
        issue: issue(pair),
    }
}

/// Tells whether a duty is to issue a plan.
fn is_issuing(duty: &str) -> bool {
    let duty = fold(duty);
    (duty.contains("ban hành") || duty.contains("xây dựng")) && duty.contains("kế hoạch")
}

/// By when plans of the child's level are to be issued.
fn issue(pair: &Pair<'_>) -> Point<Option<Edge>> {
    let level = pair.child_level();
    let plan = pair.parent.plan;
    let limit = plan.deadlines.iter().find_map(|deadline| {
        let binds = deadline.parties.iter().any(|party| binds_in(&pair.parent, &party.name, level));
        if !is_issuing(&deadline.duty) || !binds && !deadline.parties.is_empty() {
            return None;
        }
        let time = plan.times.get(deadline.time)?;
        let due = dues(&time.value).into_iter().find(|due| !due.is_yearly)?;
        let said = pair.parent.said(&deadline.origin, &time.value.text, Some(time.value.value.clone()));
        Some(Stated { said, value: Some((due.first, due.last)) })
    });
    let task = || {
        let task = plan.assignments.iter().find(|task| binds_in(&pair.parent, &task.party.name, level))?;
        Some(Stated { said: pair.parent.said(&task.origin, &task.task, None), value: None })
    };
    let child = pair.child.plan.issue_date.as_ref().map(|date| Stated {
        said: pair.child.said(&date.origin, &date.written, Some(date.date.iso())),
        value: days_of(date.date),
    });
    Point { parent: limit.or_else(task), child }
}

/// The first and the last day that a date with gaps can be.
fn days_of(date: PartialDate) -> Option<Edge> {
    let point = crate::model::time::Point { year: date.year, month: date.month, day: date.day, ..Default::default() };
    Some((point.first_day()?, point.last_day()?))
}

pub(super) fn reviews(pair: &Pair<'_>) -> Reviews {
    let parents = reviews_of(&pair.parent);
    let children = reviews_of(&pair.child);
    let reviews = parents
        .into_iter()
        .map(|parent| {
            let timed =
                children.iter().find(|child| child.value.kind == parent.value.kind && child.value.time.is_some());
            let any = || children.iter().find(|child| child.value.kind == parent.value.kind);
            // A review each year is an interim review too.
            let near = || {
                let is_interim = |kind| matches!(kind, ReviewKind::Yearly | ReviewKind::Interim);
                children.iter().find(|child| is_interim(child.value.kind) && is_interim(parent.value.kind))
            };
            let child = timed.or_else(any).or_else(near).cloned();
            Point { parent: Some(parent), child }
        })
        .collect();
    Reviews { reviews, guidance: guidance(pair), duties: duties(pair) }
}

/// Where reviews are laid down.
fn lays_down_times(role: Option<Role>) -> bool {
    matches!(
        role,
        Some(Role::Timeline | Role::Phase | Role::Assignments | Role::Charge | Role::Request | Role::Solutions)
    )
}

/// The first review of each kind, the one with a time before the one without.
fn reviews_of(located: &Located<'_>) -> Vec<Stated<Review>> {
    let roles = super::parts::roles(located);
    let mut times: rustc_hash::FxHashMap<usize, Vec<usize>> = rustc_hash::FxHashMap::default();
    for (at, time) in located.plan.times.iter().enumerate() {
        if let Some(unit) = located.unit_at(time.origin.span).filter(|_| !time.value.within_citation) {
            times.entry(unit).or_default().push(at);
        }
    }
    let mut found: Vec<Stated<Review>> = Vec::new();
    for (index, unit) in located.units.list.iter().enumerate() {
        if !lays_down_times(roles.get(index).copied().flatten()) || unit.folded.len() < 5 {
            continue;
        }
        if !unit.has_words("sơ kết") && !unit.has_words("tổng kết") {
            continue;
        }
        let words = Words::new(&unit.text);
        for at in 0..words.len() {
            let is_final = words.is_at(at, "tổng kết");
            if !is_final && !words.is_at(at, "sơ kết") || is_of_other(&words, at) {
                continue;
            }
            let near = times.get(&index).map_or(&[][..], Vec::as_slice);
            let time = nearest(located, &words, at, near);
            let is_yearly = time.is_some_and(|time| matches!(&time.reading, Reading::Repeated { every, .. } if every.unit == crate::model::time::Unit::Year && every.count == 1));
            let kind = match (is_final, is_yearly) {
                (true, _) => ReviewKind::Final,
                (false, true) => ReviewKind::Yearly,
                (false, false) => ReviewKind::Interim,
            };
            let review = Review { kind, time: time.and_then(when) };
            let clause = clause(&words, at);
            let Some(said) = located.said_in(index, clause, time.map(|time| time.value.clone())) else { continue };
            let known = found.iter_mut().find(|known| known.value.kind == kind);
            match known {
                Some(known) if known.value.time.is_none() && review.time.is_some() => {
                    *known = Stated { said, value: review };
                }
                Some(_) => {}
                None => found.push(Stated { said, value: review }),
            }
        }
    }
    found.sort_by_key(|review| review.value.kind);
    found
}

/// Tells whether `sơ kết`, `tổng kết` is said of reports or commendation, not of a review to be held.
fn is_of_other(words: &Words<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|before| {
        ["báo cáo", "khen thưởng", "hồ sơ", "hội nghị biểu dương"].iter().any(|other| words.is_at(before, other))
    })
}

/// The clause around a word.
fn clause<'t>(words: &Words<'t>, at: usize) -> &'t str {
    let ends = |index: &usize| matches!(words.word(*index), ";" | ".");
    let from = (0..at).rev().find(ends).map_or(0, |index| index + 1);
    let to = (at..words.len()).find(ends).unwrap_or(words.len());
    words.slice(from, to)
}

/// The time of a part nearest to a review, no other review between them and in the same clause.
fn nearest<'a>(located: &Located<'a>, words: &Words<'_>, at: usize, times: &[usize]) -> Option<&'a TimeFact> {
    let is_barrier = |index: usize| {
        words.is_at(index, "sơ kết") || words.is_at(index, "tổng kết") || matches!(words.word(index), ";" | ".")
    };
    let mut best: Option<(usize, &TimeFact)> = None;
    for time in times.iter().filter_map(|time| located.plan.times.get(*time)) {
        let length = Words::new(&time.value.text).len();
        let starts = (0..words.len()).filter(|start| words.slice(*start, start + length) == time.value.text.as_str());
        for start in starts {
            let (from, to) = if start > at { (at + 2, start) } else { (start + length, at) };
            if (from..to).any(is_barrier) {
                continue;
            }
            let distance = to.saturating_sub(from);
            // Of two as near the one behind: `sơ kết vào năm 2028 và tổng kết vào năm 2030`.
            let is_behind = start > at;
            if best.is_none_or(|(least, _)| distance < least || distance == least && is_behind) {
                best = Some((distance, &time.value));
            }
        }
    }
    best.map(|(_, time)| time)
}

/// References to guidance in the timeline, where the child has a counterpart of the part.
fn guidance(pair: &Pair<'_>) -> Vec<Point<()>> {
    let roles = super::parts::roles(&pair.parent);
    let mut found = Vec::new();
    for (index, unit) in pair.parent.units.list.iter().enumerate() {
        if !matches!(roles.get(index).copied().flatten(), Some(Role::Timeline | Role::Phase)) {
            continue;
        }
        let words = Words::new(&unit.text);
        let Some(start) = (0..words.len()).find(|at| words.is_at(*at, "theo hướng dẫn của")) else { continue };
        let end = (start..words.len()).find(|at| matches!(words.word(*at), ";" | "." | ",")).unwrap_or(words.len());
        let Some(partner) = pair.rows.partner(index) else { continue };
        let Some(said) = pair.parent.said_in(index, words.slice(start, end), None) else { continue };
        let follows = pair.child.units.list.get(partner).is_some_and(|unit| fold(&unit.text).contains("hướng dẫn của"));
        let child = pair.child.said_of(partner).filter(|_| follows);
        found.push(Point {
            parent: Some(Stated { said, value: () }),
            child: child.map(|said| Stated { said, value: () }),
        });
    }
    found
}

/// Duties with a time that are neither reports nor reviews, by the parts they stand in.
fn duties(pair: &Pair<'_>) -> Vec<Point<Timed>> {
    let level = pair.child_level();
    let is_other = |duty: &str| {
        // The time for issuing plans is compared with the day of issue.
        if is_issuing(duty) {
            return false;
        }
        let duty = fold(duty);
        !["báo cáo", "hồ sơ", "đăng ký", "sơ kết", "tổng kết"].iter().any(|word| duty.contains(word))
    };
    let mut of_unit: rustc_hash::FxHashMap<usize, usize> = rustc_hash::FxHashMap::default();
    for (at, deadline) in pair.child.plan.deadlines.iter().enumerate() {
        if let Some(unit) = pair.child.unit_at(deadline.origin.span).filter(|_| is_other(&deadline.duty)) {
            of_unit.entry(unit).or_insert(at);
        }
    }
    let mut found = Vec::new();
    for deadline in &pair.parent.plan.deadlines {
        let Some(unit) = pair.parent.unit_at(deadline.origin.span).filter(|_| is_other(&deadline.duty)) else {
            continue;
        };
        let Some(time) = pair.parent.plan.times.get(deadline.time) else { continue };
        let said = pair.parent.said(&deadline.origin, &time.value.text, Some(time.value.value.clone()));
        let partners = pair.rows.of_parent(unit);
        let binds = deadline.parties.is_empty()
            || deadline.parties.iter().any(|party| binds_in(&pair.parent, &party.name, level));
        if partners.is_empty() && !binds {
            continue;
        }
        let answer =
            partners.iter().find_map(|(other, _)| of_unit.get(other)).and_then(|at| pair.child.plan.deadlines.get(*at));
        let child = match answer {
            Some(answer) => pair.child.plan.times.get(answer.time).map(|time| Stated {
                said: pair.child.said(&answer.origin, &time.value.text, Some(time.value.value.clone())),
                value: Timed { when: when(&time.value), binds },
            }),
            None => {
                let said = partners.first().and_then(|(other, _)| pair.child.said_of(*other));
                said.map(|said| Stated { said, value: Timed { when: None, binds } })
            }
        };
        found.push(Point { parent: Some(Stated { said, value: Timed { when: when(&time.value), binds } }), child });
    }
    found
}

pub(super) fn facts(reviews: &Reviews, periods: &Periods, facts: &mut Vec<ComparedFact>) {
    for review in &reviews.reviews {
        let what = match review.parent.as_ref().map(|review| review.value.kind) {
            Some(ReviewKind::Yearly) => "Sơ kết hằng năm",
            Some(ReviewKind::Interim) => "Sơ kết",
            _ => "Tổng kết",
        };
        facts.push(review.fact(Topic::Report, what));
    }
    facts.extend(reviews.guidance.iter().map(|guidance| guidance.fact(Topic::Report, "Hướng dẫn phải theo")));
    facts.extend(reviews.duties.iter().map(|duty| duty.fact(Topic::Report, "Việc có thời hạn")));
    for (what, point) in [("Bắt đầu", &periods.start), ("Kết thúc", &periods.end)] {
        if point.parent.is_some() || point.child.is_some() {
            facts.push(point.fact(Topic::Period, what));
        }
    }
    if periods.issue.parent.is_some() || periods.issue.child.is_some() {
        facts.push(periods.issue.fact(Topic::Period, "Ban hành kế hoạch của cấp dưới"));
    }
}
