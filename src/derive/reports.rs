//! Reports: the unit collects from its own earlier than it must report, and reports upward on the parent's day.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate};

use crate::model::assignment::Way;
use crate::model::passages::Passage;
use crate::model::plan::Plan;
use crate::model::recognise::words::{Words, fold};
use crate::model::recognise::{Found, recognise_times};
use crate::model::time::{Bound, Reading, TimeFact, Unit as TimeUnit, WrittenDate};
use crate::viet::{day_digits, month_digits};

use super::edits::{Edits, TO_DECIDE, typed};
use super::levels::Levels;
use super::organs::CULTURE;

/// The verbs by which something goes upward.
const VERBS: [&str; 3] = ["báo cáo", "gửi", "trình"];

/// Words by which a duty is one of the communes, among others.
const OF_COMMUNES: [&str; 8] =
    ["xã, phường", "địa phương", "đơn vị", "cấp xã", "quận, huyện", "các xã", "các phường", "sở, ban, ngành"];

/// What the unit owes to those above it: whose business it is there, and the parent's words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Upward {
    /// The bodies of the unit that gather and prepare the report.
    pub bodies: Vec<String>,
    /// `báo cáo … về [Sở Nội vụ] {trước ngày 15/11 hằng năm}`, as the parent's source says it.
    pub words: String,
    /// Where the parent says it.
    pub at: usize,
}

/// Moves the days by which the unit's own hand in, and gives what the unit hands on, in the order of the text.
pub(super) fn adapt(
    levels: &Levels,
    plan: &Plan,
    passages: &[Passage<'_>],
    margin: u16,
    edits: &mut Edits<'_>,
) -> Vec<Upward> {
    let mut owed = Vec::new();
    for passage in passages.iter().filter(|passage| passage.is_prose()) {
        let span = passage.text.span;
        let holds = |start: u32| span.start <= start && start < span.end;
        let mut receivers: Vec<Range<usize>> = Vec::new();
        let ways = [Way::To, Way::Through, Way::Copy, Way::Onward];
        for receiver in plan.receivers.iter().filter(|receiver| ways.contains(&receiver.way)) {
            if holds(receiver.party.span.start) {
                receivers.push(receiver.party.span.start as usize..receiver.party.span.end as usize);
            }
        }
        receivers.sort_by_key(|range| range.start);
        let times: Vec<_> = recognise_times(&passage.text.text);
        let limits = times.iter().filter(|time| is_limit(&time.value));
        let limits: Vec<_> = limits.collect();
        let (Some(first), false) = (receivers.first(), limits.is_empty()) else { continue };
        if !is_of_communes(passage, passages) {
            continue;
        }
        if let Some(words) = clause(edits.text(), passage, first.start, &receivers, &limits) {
            let bodies = bodies(levels, edits.text(), &receivers);
            owed.push(Upward { bodies, words, at: span.start as usize });
        }
        let mut is_moved = false;
        for limit in limits {
            is_moved |= earlier(passage, &limit.value, limit.range.start, margin, edits);
        }
        let note = if is_moved {
            format!("{TO_DECIDE}hạn này sớm hơn hạn của cấp trên {margin} ngày, để kịp tổng hợp; điều chỉnh nếu cần")
        } else {
            format!("{TO_DECIDE}hạn này phải sớm hơn hạn của cấp trên")
        };
        edits.note(span.start as usize, note);
    }
    owed
}

/// Tells whether a time bounds something to be handed in.
fn is_limit(time: &TimeFact) -> bool {
    let bounds = |bound: Bound| matches!(bound, Bound::Before | Bound::NoLaterThan);
    match &time.reading {
        Reading::Limit { bound, .. } => bounds(*bound) && !time.within_citation,
        // What is due after an event is handed on as well; there is no day to move.
        Reading::Relative { .. } => !time.within_citation,
        Reading::Repeated { bound, .. } => bound.is_some_and(bounds),
        Reading::Moment { .. } | Reading::Interval { .. } | Reading::Anniversary { .. } => false,
    }
}

/// Tells whether a duty is one of the communes: the paragraph or what it stands under names them.
fn is_of_communes(passage: &Passage<'_>, passages: &[Passage<'_>]) -> bool {
    let names = |text: &str| {
        let folded = fold(text);
        OF_COMMUNES.iter().any(|word| folded.contains(word))
    };
    let above = passage.parent.and_then(|parent| passages.get(parent));
    names(&passage.text.text) || above.is_some_and(|above| names(&above.text.text))
}

/// The parent's words from the verb to the last receiver or time, as typed.
fn clause(
    file: &str,
    passage: &Passage<'_>,
    first: usize,
    receivers: &[Range<usize>],
    limits: &[&Found<TimeFact>],
) -> Option<String> {
    let words = &passage.words;
    let starts = |index: usize| typed(file, passage.text, &words.range(index, index + 1)).start;
    let times: Vec<Range<usize>> = limits.iter().map(|time| typed(file, passage.text, &time.range)).collect();
    let verbs: Vec<usize> =
        (0..words.len()).filter(|index| VERBS.iter().any(|verb| words.is_at(*index, verb))).collect();
    let verb = verbs.iter().copied().rfind(|index| starts(*index) < first)?;
    let from = starts(verb);
    // Several reports may go to the same receivers: the words begin where the first of their times does.
    let earliest = times.iter().map(|time| time.start).filter(|time| *time < first).min();
    let from = match earliest {
        Some(earliest) => verbs.iter().copied().map(starts).filter(|start| *start < earliest).max().unwrap_or(from),
        None => from,
    };
    let ends = receivers.iter().chain(&times).filter(|range| range.start >= from).map(|range| range.end);
    let end = closed(file, from, ends.max()?);
    let mut said = file.get(from..end)?.to_owned();
    // `Hồ sơ … gửi về …`: what is sent stands before the verb.
    let folded = fold(&passage.text.text);
    let object = if folded.contains("hồ sơ") { "hồ sơ đề nghị khen thưởng" } else { "báo cáo" };
    if let Some(rest) = said.strip_prefix("gửi về") {
        said = format!("gửi {object} về{rest}");
    }
    // A time in front of the verb comes behind the receivers.
    for time in times.iter().filter(|time| time.end <= from) {
        said.push(' ');
        said.push_str(file.get(whole_mark(file, time))?);
    }
    Some(said.replace('\n', " "))
}

/// A time with the mark around it.
fn whole_mark(file: &str, time: &Range<usize>) -> Range<usize> {
    let opens = file.get(..time.start).is_some_and(|before| before.ends_with('{'));
    let closes = file.get(time.end..).is_some_and(|behind| behind.starts_with('}'));
    if opens && closes { time.start - 1..time.end + 1 } else { time.clone() }
}

/// The end of a stretch with the marks and brackets that close right behind it.
fn closed(file: &str, start: usize, mut end: usize) -> usize {
    loop {
        let stretch = file.get(start..end).unwrap_or_default();
        let Some(next) = file.get(end..).and_then(|behind| behind.chars().next()) else { return end };
        let opened = |open: char, close: char| stretch.matches(open).count() > stretch.matches(close).count();
        let is_closing = match next {
            ']' => opened('[', ']'),
            '}' => opened('{', '}'),
            ')' => opened('(', ')'),
            '*' => stretch.matches('*').count() % 2 == 1 || stretch.matches("**").count() % 2 == 1,
            _ => false,
        };
        if is_closing {
            end += 1;
            continue;
        }
        // A remark in brackets belongs to the receiver.
        let behind = file.get(end..).unwrap_or_default();
        match behind.strip_prefix(" (").and_then(|rest| rest.find(')')) {
            Some(close) if stretch.ends_with(']') => end += close + 3,
            _ => return end,
        }
    }
}

/// The bodies of the unit that do for it what the receivers do above.
fn bodies(levels: &Levels, file: &str, receivers: &[Range<usize>]) -> Vec<String> {
    let mut bodies: Vec<String> = Vec::new();
    for receiver in receivers {
        let Some(name) = levels.name(file.get(receiver.clone()).unwrap_or_default()) else { continue };
        let words = Words::new(&name);
        let is_agency = words.is_at(0, "phòng") || words.is_at(0, "công an") || words.is_at(0, "ban chỉ huy");
        if is_agency && !bodies.contains(&name) {
            bodies.push(name);
        }
    }
    if bodies.is_empty() {
        bodies.push(CULTURE.to_owned());
    }
    bodies
}

/// Moves the days of a time to an earlier one; says whether there was one to move.
fn earlier(passage: &Passage<'_>, time: &TimeFact, start: usize, margin: u16, edits: &mut Edits<'_>) -> bool {
    let mut is_moved = false;
    for date in &time.dates {
        let Some(moved) = moved(&date.value, margin) else { continue };
        let text = passage.text.text.get(date.range.clone()).unwrap_or_default();
        let mut parts = [moved.0, moved.1, moved.2].into_iter();
        let mut at = 0;
        while let Some(from) = text.get(at..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
            let from = at + from;
            let length = text.get(from..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
            let Some(part) = parts.next() else { break };
            let range = date.range.start + from..date.range.start + from + length;
            edits.replace(typed(edits.text(), passage.text, &range), part);
            at = from + length;
        }
        is_moved = true;
    }
    if let Reading::Relative { offset: Some(offset), bound: Bound::Before | Bound::NoLaterThan, .. } = &time.reading
        && offset.unit == TimeUnit::Day
    {
        let words = Words::new(&time.text);
        let count = (0..words.len()).find(|index| words.word(*index).parse() == Ok(offset.count));
        if let Some(index) = count {
            let range = start + words.start(index)..start + words.end(index);
            edits.replace(typed(edits.text(), passage.text, &range), offset.count.saturating_add(margin).to_string());
            is_moved = true;
        }
    }
    is_moved
}

/// A day, a month and a year some days earlier, each as it is written; nothing where the day is not known.
fn moved(date: &WrittenDate, margin: u16) -> Option<(String, String, String)> {
    let (day, month) = (date.date.day?, date.date.month?);
    // A day of every year: in a year without 29/02 the move is the longer one.
    let year = date.date.year.unwrap_or(2025);
    let known = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))?;
    let moved = known.checked_sub_days(Days::new(u64::from(margin)))?;
    // Another year would be another round of reports.
    if date.date.year.is_none() && moved.year() != known.year() {
        return None;
    }
    let (day, month) = (u8::try_from(moved.day()).ok()?, u8::try_from(moved.month()).ok()?);
    Some((day_digits(day), month_digits(month), moved.year().to_string()))
}
