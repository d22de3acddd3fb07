//! Expressions of time: dates, periods, deadlines, recurrences, anniversaries.

use std::ops::Range;

use pest::Parser;

use super::Found;
use super::anniversary::name_anniversary;
use super::grammar::{Phrases, Rule};
use super::moments::{Matched, count, point, unit};
use super::openers::root_at;
use super::scan::Paragraph;
use crate::model::time::{Bound, Duration, Point, Reading, TimeFact, TimeKind, Unit, WrittenDate};

/// How far before a deadline without a year `hằng năm` is looked for, in bytes.
const SAME_SENTENCE: usize = 600;

/// Recognises the expressions of time in a paragraph, in the order of the text; none covers another.
pub fn recognise_times(text: &str) -> Vec<Found<TimeFact>> {
    times_in(&Paragraph::new(text))
}

/// As [`recognise_times`].
pub(super) fn times_in(paragraph: &Paragraph<'_>) -> Vec<Found<TimeFact>> {
    let mut found: Vec<Found<TimeFact>> = Vec::new();
    let mut from = 0;
    while let Some((start, word)) = paragraph.next_word(from) {
        from = start + word.len().max(1);
        if word.is_empty() {
            from = paragraph.small.ceil_char_boundary(from);
        }
        let Some(root) = root_at(paragraph, start, word) else { continue };
        let Some(mut time) = time_at(paragraph, start, root) else { continue };
        let floor = found.last().map_or(0, |last| last.range.end);
        name_anniversary(paragraph, &mut time, floor);
        yearly_by_sentence(paragraph, &mut time, &found);
        from = time.range.end;
        found.push(time);
    }
    found
}

/// Reads a text that is said to be an expression of time as a whole (`{…}`, a cell, a field); nothing where it is none.
///
/// Takes what running text leaves out: a bare `15/11`, `tháng 12`, `2025`, `thường xuyên`.
pub fn read_time(text: &str) -> Option<TimeFact> {
    let mut all = recognise_times(text);
    let core = |range: Range<usize>| text.get(range).unwrap_or_default().trim_matches(is_border).is_empty();
    if let [time] = all.as_slice()
        && core(0..time.range.start)
        && core(time.range.end..text.len())
    {
        return all.pop().map(|time| time.value);
    }
    let paragraph = Paragraph::new(text);
    let (start, _) = paragraph.next_word(0)?;
    if paragraph.small.trim_matches(is_border) == "thường xuyên" {
        let every = Duration { count: 1, unit: Unit::Day, working_days: false };
        let reading = Reading::Repeated { every, times: 1, bound: None, at: Vec::new() };
        return Some(fact(&paragraph, 0..text.len(), TimeKind::Recurrence, reading, Vec::new()));
    }
    let pairs = Phrases::parse(Rule::whole_root, paragraph.window(start)).ok()?;
    let pair = pairs.peek()?.into_inner().next()?;
    let matched = Matched { pair, paragraph: &paragraph, base: start };
    let range = matched.range();
    let mut dates = Vec::new();
    let at = point(&matched, &mut dates);
    let kind = if at.day.is_some() { TimeKind::Date } else { TimeKind::Period };
    core(range.end..text.len()).then(|| fact(&paragraph, range, kind, Reading::Moment { at }, dates))
}

/// What may stand around an expression that is alone.
fn is_border(typed: char) -> bool {
    typed.is_whitespace() || matches!(typed, '.' | ',' | ';' | ':' | '(' | ')')
}

/// The expression of time that begins at a place.
fn time_at(paragraph: &Paragraph<'_>, start: usize, root: Rule) -> Option<Found<TimeFact>> {
    let pairs = Phrases::parse(root, paragraph.window(start)).ok()?;
    let pair = pairs.peek()?.into_inner().next()?;
    let matched = Matched { pair, paragraph, base: start };
    let mut dates = Vec::new();
    let (kind, reading) = read(&matched, &mut dates)?;
    let mut range = trimmed(paragraph, matched.range());
    if matched.rule() == Rule::deadline && kind != TimeKind::Deadline {
        // `vào ngày …`: the word only joins the date to the sentence.
        range.start = matched.parts().last().map_or(range.start, |date| date.range().start);
    }
    Some(Found { value: fact(paragraph, range.clone(), kind, reading, dates), range })
}

pub(super) fn fact(
    paragraph: &Paragraph<'_>,
    range: Range<usize>,
    kind: TimeKind,
    reading: Reading,
    dates: Vec<Found<WrittenDate>>,
) -> TimeFact {
    TimeFact {
        kind,
        text: paragraph.typed(range).to_owned(),
        value: reading.value(),
        has_blank: reading.points().iter().any(|point| point.blank),
        impossible: dates.iter().any(|date| date.value.fault.is_some()),
        within_citation: false,
        reading,
        dates,
    }
}

/// A range without the blanks at its end.
fn trimmed(paragraph: &Paragraph<'_>, range: Range<usize>) -> Range<usize> {
    let length = paragraph.small(range.clone()).trim_end().len();
    range.start..range.start + length
}

/// Reads what the grammar matched; nothing where it turns out to be something else.
fn read(matched: &Matched<'_, '_>, dates: &mut Vec<Found<WrittenDate>>) -> Option<(TimeKind, Reading)> {
    match matched.rule() {
        Rule::point | Rule::open_date => {
            let at = point(matched, dates);
            let kind = if at.day.is_some() || at.blank { TimeKind::Date } else { TimeKind::Period };
            Some((kind, Reading::Moment { at }))
        }
        Rule::from_to | Rule::bare_range | Rule::day_range | Rule::listed => range(matched, dates),
        Rule::listed_deadline => {
            let (_, reading) = range(&matched.parts().last()?, dates)?;
            Some((TimeKind::Deadline, reading))
        }
        Rule::from_open => {
            let ends = matched.parts().next()?;
            let bare = ends.parts().any(|part| part.rule() == Rule::bare_year);
            let start = point(&ends, dates);
            let dated = start.year.is_some() && !bare;
            dated.then_some((TimeKind::Period, Reading::Interval { start: Some(start), end: None }))
        }
        Rule::named_years | Rule::listed_years | Rule::bare_years => years(matched, dates),
        Rule::deadline | Rule::loose_deadline => deadline(matched, dates),
        Rule::recurring => recurring(matched, dates),
        Rule::every_one | Rule::every_some | Rule::every_regular | Rule::times_per => every(matched),
        Rule::before_event | Rule::after_event | Rule::offset_event => relative(matched),
        _ => None,
    }
}

/// `từ … đến …`, and two dates with a dash between them.
fn range(matched: &Matched<'_, '_>, dates: &mut Vec<Found<WrittenDate>>) -> Option<(TimeKind, Reading)> {
    let parts: Vec<_> = matched.parts().collect();
    let repeat = parts.iter().find(|part| part.rule() == Rule::repeat);
    let mut ends = parts.iter().filter(|part| part.rule() != Rule::repeat);
    let (first, second) = (ends.next()?, ends.next()?);
    let inner = |part: &Matched<'_, '_>| part.parts().map(|part| part.rule()).find(|rule| *rule != Rule::part);
    let kinds = (inner(first), inner(second));
    if repeat.is_none() && kinds == (Some(Rule::bare_day_month), Some(Rule::bare_day_month)) {
        // `từ 1/3 đến 2/3 số hộ`
        return None;
    }
    if kinds == (Some(Rule::bare_year), Some(Rule::bare_year)) && counts_follow(matched) {
        return None;
    }
    let mut start = point(first, dates);
    let mut end = point(second, dates);
    if let Some(repeat) = repeat {
        let every = repeated_every(repeat);
        let at = vec![start, end];
        return Some((TimeKind::Recurrence, Reading::Repeated { every, times: 1, bound: Some(Bound::Between), at }));
    }
    if first.rule() == Rule::now {
        return Some((TimeKind::Period, Reading::Interval { start: None, end: Some(end) }));
    }
    if start.month.is_none() && start.day.is_some() {
        start.month = end.month;
    }
    start.year = start.year.or(end.year);
    end.year = end.year.or(start.year);
    redate(dates, &[start, end]);
    let ordered = end.year >= start.year;
    let plain_years = start.month.or(end.month).is_none() && start.quarter.is_none();
    (ordered || !plain_years).then_some((TimeKind::Period, Reading::Interval { start: Some(start), end: Some(end) }))
}

/// Looks at dates again once each knows what the other end says.
fn redate(dates: &mut [Found<WrittenDate>], points: &[Point]) {
    if dates.len() == points.len() {
        for (date, point) in dates.iter_mut().zip(points) {
            date.value.date = point.date();
            date.value.fault = date.value.date.fault();
        }
    }
}

/// Tells whether a word that is counted follows, so that two numbers are no years: `từ 2000 đến 2100 hộ`.
fn counts_follow(matched: &Matched<'_, '_>) -> bool {
    const COUNTED: &[&str] = &[
        "người", "hộ", "đồng", "tỷ", "tỉ", "triệu", "nghìn", "ha", "cây", "suất", "tấn", "kg", "m", "m2", "km", "lượt",
        "học", "cán", "đoàn", "hội", "tập", "cá", "lao", "sản", "con", "căn", "công", "mô", "doanh", "văn", "hồ", "vụ",
    ];
    let end = matched.range().end;
    let after = matched.paragraph.window(end);
    let word = after.trim_start().split(|typed: char| !typed.is_alphanumeric()).next().unwrap_or_default();
    COUNTED.contains(&word)
}

/// Ranges and lists of years.
fn years(matched: &Matched<'_, '_>, dates: &mut Vec<Found<WrittenDate>>) -> Option<(TimeKind, Reading)> {
    let mut all = matched.parts().map(|part| point(&part, dates));
    let start = all.next()?;
    let end = all.last()?;
    let (first, last) = (start.year?, end.year?);
    // Without a word before them, two numbers are years only where nothing follows that they could count.
    let doubtful = matched.rule() == Rule::bare_years
        && matched
            .paragraph
            .window(matched.range().end)
            .trim_start()
            .starts_with(|typed: char| typed.is_alphanumeric());
    let likely = first < last && last - first <= 100 && !doubtful;
    likely.then_some((TimeKind::Period, Reading::Interval { start: Some(start), end: Some(end) }))
}

/// The side that a word such as `trước` tells.
fn bound(matched: &Matched<'_, '_>) -> Option<Bound> {
    matched.parts().find_map(|part| {
        Some(match part.rule() {
            Rule::before | Rule::before_mark => Bound::Before,
            Rule::by => Bound::NoLaterThan,
            Rule::within | Rule::at => Bound::Within,
            Rule::after | Rule::after_mark => Bound::After,
            _ => return None,
        })
    })
}

fn deadline(matched: &Matched<'_, '_>, dates: &mut Vec<Found<WrittenDate>>) -> Option<(TimeKind, Reading)> {
    let bound = bound(matched)?;
    let is_at = matched.parts().any(|part| part.rule() == Rule::at);
    let at = point(&matched.parts().last()?, dates);
    let kind = match bound {
        // `sau ngày …` begins something, `vào ngày …` and `vào năm …` only say when it is.
        Bound::After => TimeKind::Date,
        _ if is_at && (at.day.is_some() || at.blank) => return Some((TimeKind::Date, Reading::Moment { at })),
        _ if is_at && at.month.or(at.quarter).or(at.half).is_none() => {
            return Some((TimeKind::Period, Reading::Moment { at }));
        }
        _ => TimeKind::Deadline,
    };
    Some((kind, Reading::Limit { bound, at }))
}

/// How often `hằng năm`, `của năm`, `tháng cuối quý` come again.
fn repeated_every(repeat: &Matched<'_, '_>) -> Duration {
    let unit = repeat.parts().next().map_or(Unit::Year, |part| unit(part.small()));
    Duration { count: 1, unit, working_days: false }
}

/// `trước ngày 15/11 hằng năm`, `tháng 7, 8 hằng năm`, `ngày 25 hằng tháng`
fn recurring(matched: &Matched<'_, '_>, dates: &mut Vec<Found<WrittenDate>>) -> Option<(TimeKind, Reading)> {
    let mut at: Vec<Point> = Vec::new();
    let mut every = None;
    for part in matched.parts() {
        match part.rule() {
            Rule::repeat => every = Some(repeated_every(&part)),
            Rule::loose | Rule::day_only_point | Rule::bare_point | Rule::next_point => at.push(point(&part, dates)),
            _ => {}
        }
    }
    let every = every?;
    for point in &mut at {
        // `ngày 10, 25 hằng tháng`: what looks like a month is a day.
        if every.unit != Unit::Year && point.day.is_none() {
            point.day = point.month.take();
        }
    }
    let likely = every.unit != Unit::Year || at.iter().all(|point| point.month.is_some() || point.quarter.is_some());
    likely.then(|| (TimeKind::Recurrence, Reading::Repeated { every, times: 1, bound: bound(matched), at }))
}

/// `hằng năm`, `05 năm/lần`, `02 lần/năm`
fn every(matched: &Matched<'_, '_>) -> Option<(TimeKind, Reading)> {
    let mut every = Duration { count: 1, unit: Unit::Year, working_days: false };
    let mut times = 1;
    for part in matched.parts() {
        match part.rule() {
            Rule::unit | Rule::plain_unit => every.unit = unit(part.small()),
            Rule::count => every.count = count(part.small()),
            Rule::often => times = count(part.small()),
            _ => {}
        }
    }
    let likely = every.count > 0 && times > 0;
    likely.then(|| (TimeKind::Recurrence, Reading::Repeated { every, times, bound: None, at: Vec::new() }))
}

/// Times told from an event.
fn relative(matched: &Matched<'_, '_>) -> Option<(TimeKind, Reading)> {
    let bound = bound(matched).unwrap_or(Bound::After);
    let mut event = String::new();
    let mut offset = None;
    for part in matched.parts() {
        match part.rule() {
            Rule::event => part.typed().trim().clone_into(&mut event),
            Rule::closing => part.typed().clone_into(&mut event),
            Rule::offset => {
                let mut length = Duration { count: 1, unit: Unit::Day, working_days: false };
                for part in part.parts() {
                    match part.rule() {
                        Rule::number => length.count = count(part.small()),
                        Rule::offset_unit => length.unit = unit(part.small()),
                        _ => length.working_days = true,
                    }
                }
                offset = Some(length);
            }
            _ => {}
        }
    }
    // A long event is a clause in which the phrase has lost its end.
    let likely = !event.is_empty() && event.len() <= 200;
    likely.then_some((TimeKind::Deadline, Reading::Relative { bound, event, offset }))
}

/// Makes a recurrence of a deadline without a year where its sentence has said `hằng năm`.
fn yearly_by_sentence(paragraph: &Paragraph<'_>, time: &mut Found<TimeFact>, found: &[Found<TimeFact>]) {
    let Reading::Limit { bound, at } = time.value.reading else { return };
    if time.value.kind != TimeKind::Deadline || at.year.is_some() || at.blank {
        return;
    }
    let Some(last) = found.last() else { return };
    let yearly = Duration { count: 1, unit: Unit::Year, working_days: false };
    let said = matches!(&last.value.reading, Reading::Repeated { every, .. } if *every == yearly);
    let between = last.range.end..time.range.start;
    if said && between.len() <= SAME_SENTENCE && !paragraph.small(between).contains(['.', ';']) {
        let reading = Reading::Repeated { every: yearly, times: 1, bound: Some(bound), at: vec![at] };
        time.value.kind = TimeKind::Recurrence;
        time.value.value = reading.value();
        time.value.reading = reading;
    }
}
