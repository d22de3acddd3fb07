//! Until when: the times of a duty as days of the calendar, once or again and again.
//!
//! A time that excludes its day (`trước ngày 15/11`) gives the day before it. What no day can be told of gives none, and why.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::model::plan::Plan;
use crate::model::time::{Bound, PartOf, Point, Reading, TimeFact, TimeKind, Unit};
use crate::viet;

/// The time in which a plan's recurrences lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frame {
    /// The first day: that of issue or of the movement, the later one.
    pub start: Option<NaiveDate>,
    /// The last day of the movement.
    pub end: Option<NaiveDate>,
}

/// A day in the calendar, and how it comes again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day, or the first of them.
    pub day: NaiveDate,
    /// How it comes again.
    pub again: Option<Again>,
    /// The time as written.
    pub written: String,
    /// Whether the time as written excludes the day it names.
    pub is_day_before: bool,
}

/// How a day comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Again {
    /// After how many months.
    pub months: u32,
    /// Which day of the month.
    pub day: MonthDay,
    /// The last day on which it can.
    pub until: Option<NaiveDate>,
}

/// A day of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthDay {
    /// By its number; where a month is shorter, its last day.
    Number(u32),
    /// The last one.
    Last,
}

/// Why no day can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Undated {
    /// The plan says no time.
    Silent,
    /// A part of it is left for the pen.
    Blank,
    /// There is no such day.
    Impossible,
    /// It is told from an event.
    Event,
    /// It comes again, but no day is named.
    NoDay,
    /// The day has no year, and the plan neither a date nor a period.
    NoYear,
}

impl Undated {
    /// The reason in the drafter's words.
    pub fn words(self) -> &'static str {
        match self {
            Undated::Silent => "kế hoạch không ghi thời hạn",
            Undated::Blank => "ngày còn để trống",
            Undated::Impossible => "ngày không có trong lịch",
            Undated::Event => "tính theo một sự kiện chưa rõ ngày",
            Undated::NoDay => "không ghi ngày, tháng cụ thể",
            Undated::NoYear => "chưa rõ năm, vì kế hoạch chưa ghi ngày ban hành và thời gian thực hiện",
        }
    }
}

/// The time in which the plan's recurrences lie: its date of issue, and the period of its field, its timeline, its subject.
pub(super) fn frame(plan: &Plan) -> Frame {
    let issued = plan.issue_date.as_ref().and_then(|issue| {
        let point = Point { year: issue.date.year, month: issue.date.month, day: issue.date.day, ..Point::default() };
        point.first_day()
    });
    let whole = |time: &&TimeFact| {
        !time.within_citation
            && match &time.reading {
                Reading::Interval { start, .. } => start.is_some(),
                Reading::Moment { at } => at.year.is_some() && at.month.is_none() && !at.blank,
                _ => false,
            }
    };
    let first_of = |is_there: &dyn Fn(&str) -> bool| {
        let times = plan.times.iter().filter(|time| is_there(time.origin.place.as_str()));
        times.map(|time| &time.value).find(whole)
    };
    let timeline: BTreeSet<&str> = plan.timeline.statements.iter().map(|said| said.origin.place.as_str()).collect();
    let is_below = |place: &str, head: &str| place.split('/').next() == Some(head);
    let field = plan.period.and_then(|index| plan.times.get(index)).map(|time| &time.value);
    let period = field
        .or_else(|| first_of(&|place| timeline.contains(place)))
        .or_else(|| first_of(&|place| is_below(place, "title") || is_below(place, "header")))
        .or_else(|| first_of(&|place| is_below(place, "preamble")));
    let begun = period.and_then(TimeFact::first_day);
    Frame { start: begun.max(issued), end: period.and_then(TimeFact::last_day) }
}

/// The days of a duty with these times, in the order of the text; why there is none where there is none.
pub(super) fn dues(times: &[&TimeFact], frame: Frame) -> Result<Vec<Due>, Undated> {
    let mut found = Vec::new();
    let mut why = Undated::Silent;
    let mut every: Option<(u32, bool)> = None;
    for time in times {
        if let Reading::Repeated { every: length, times: 1, at, .. } = &time.reading
            && at.is_empty()
        {
            // `05 năm một lần, trước ngày 30/11`: the day stands beside the recurrence.
            every = months(length.count, length.unit).map(|months| (months, length.unit == Unit::Year));
        }
        match due(time, every, frame) {
            Ok(days) => found.extend(days),
            Err(reason) => why = why.max(reason),
        }
    }
    if found.is_empty() { Err(why) } else { Ok(found) }
}

/// The days of one time. `every` is the recurrence named before it in the same clause: months, and whether it is of years.
fn due(time: &TimeFact, every: Option<(u32, bool)>, frame: Frame) -> Result<Vec<Due>, Undated> {
    if time.has_blank {
        return Err(Undated::Blank);
    }
    if time.impossible {
        return Err(Undated::Impossible);
    }
    let once = |day: Option<NaiveDate>, is_day_before: bool| {
        let due = |day| Due { day, again: None, written: time.text.clone(), is_day_before };
        day.map(|day| vec![due(day)]).ok_or(Undated::NoDay)
    };
    match &time.reading {
        Reading::Relative { .. } => Err(Undated::Event),
        Reading::Anniversary { to, .. } => once(to.last_day(), false),
        Reading::Interval { end, .. } => once(end.as_ref().and_then(|end| last_day(*end)), false),
        Reading::Limit { at, .. } | Reading::Moment { at } if at.year.is_none() => {
            let bound = if let Reading::Limit { bound, .. } = &time.reading { Some(*bound) } else { None };
            let spot = Spot::of(*at, bound, &time.text).ok_or(Undated::NoDay)?;
            match every {
                // `mỗi quý một lần, chậm nhất ngày 20 tháng 3, 6 …`: a month named once is not each quarter's.
                Some((_, false)) => Err(Undated::NoDay),
                Some((months, true)) if spot.month.is_some() => Ok(vec![spot.again(months, time, frame)?]),
                _ if spot.month.is_some() => {
                    let day = spot.first(12, frame.start.ok_or(Undated::NoYear)?).ok_or(Undated::NoDay)?;
                    once(Some(day), spot.is_day_before)
                }
                _ => Err(Undated::NoDay),
            }
        }
        Reading::Limit { bound: Bound::After, at } => once(at.last_day().and_then(|day| day.succ_opt()), false),
        Reading::Limit { bound: Bound::Before, at } => once(at.first_day().and_then(|day| day.pred_opt()), true),
        Reading::Limit { at, .. } | Reading::Moment { at } => once(last_day(*at), false),
        Reading::Repeated { every, bound, at, .. } => {
            // `từ ngày 01 đến ngày 05 hằng tháng`: it is due on the last of them.
            let points: Vec<&Point> =
                if *bound == Some(Bound::Between) { at.last().into_iter().collect() } else { at.iter().collect() };
            if points.is_empty() {
                return Err(Undated::NoDay);
            }
            let length = months(every.count, every.unit).ok_or(Undated::NoDay)?;
            let days = points.into_iter().map(|point| {
                let spot = Spot::of(*point, *bound, &time.text).ok_or(Undated::NoDay)?;
                let length = match (every.unit, spot.month, spot.of_quarter) {
                    (Unit::Year, Some(_), _) | (Unit::Month, None, None) | (Unit::Quarter, None, Some(_)) => length,
                    // `06 tháng một lần, ngày 10/6 và 10/12`: each of the days comes every year.
                    (_, Some(_), _) => 12,
                    _ => return Err(Undated::NoDay),
                };
                spot.again(length, time, frame)
            });
            days.collect()
        }
    }
}

/// The last day of a point; of a part of a month, `đầu` to the 10th, `giữa` to the 20th.
fn last_day(at: Point) -> Option<NaiveDate> {
    let last = at.last_day()?;
    match (at.part, at.day, at.month) {
        (Some(PartOf::Start), None, Some(_)) => last.with_day(10),
        (Some(PartOf::Middle), None, Some(_)) => last.with_day(20),
        _ => Some(last),
    }
}

fn months(count: u16, unit: Unit) -> Option<u32> {
    let length = match unit {
        Unit::Day | Unit::Week => return None,
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Year => 12,
    };
    Some(length * u32::from(count)).filter(|months| *months > 0)
}

/// A day without a year: of a month of the year, of a month of the quarter, or of every month.
#[derive(Clone, Copy, Debug)]
struct Spot {
    month: Option<u32>,
    of_quarter: Option<u32>,
    day: MonthDay,
    is_day_before: bool,
}

impl Spot {
    fn of(at: Point, bound: Option<Bound>, written: &str) -> Option<Spot> {
        if at.blank {
            return None;
        }
        let before = bound == Some(Bound::Before);
        let month = match (at.month, at.quarter, at.half) {
            (Some(month), ..) => Some(u32::from(month)),
            (None, Some(quarter), _) => Some(u32::from(quarter) * 3),
            (None, None, Some(half)) => Some(u32::from(half) * 6),
            // `cuối năm`
            (None, None, None) => (at.day.is_none() && at.part == Some(PartOf::End)).then_some(12),
        };
        let length = match (at.month, at.quarter) {
            (Some(_), _) => 1,
            (None, Some(_)) => 3,
            (None, None) => 6,
        };
        let earlier = |month: u32, by: u32| (month + 11 - by) % 12 + 1;
        let (month, day) = match (at.day, at.part) {
            (Some(1), _) if before => (month.map(|month| earlier(month, 1)), MonthDay::Last),
            (Some(day), _) if before => (month, MonthDay::Number(u32::from(day).checked_sub(1)?)),
            (Some(day), _) => (month, MonthDay::Number(u32::from(day))),
            (None, None) if before => (Some(earlier(month?, length)), MonthDay::Last),
            (None, Some(PartOf::Start)) if at.month.is_some() => (month, MonthDay::Number(10)),
            (None, Some(PartOf::Middle)) if at.month.is_some() => (month, MonthDay::Number(20)),
            (None, None | Some(PartOf::End)) => (Some(month?), MonthDay::Last),
            (None, Some(_)) => return None,
        };
        let lower = viet::lower(written);
        let of_quarter = match month {
            Some(_) => None,
            None if lower.contains("cuối quý") || lower.contains("cuối của quý") => Some(3),
            None if lower.contains("giữa quý") || lower.contains("giữa của quý") => Some(2),
            None if lower.contains("đầu quý") || lower.contains("đầu của quý") => Some(1),
            None => None,
        };
        // The day before the first of a quarter's month lies in another quarter's month: rare, and never told so.
        let crosses = of_quarter.is_some() && day == MonthDay::Last && at.day == Some(1);
        let is_february_end = month == Some(2) && matches!(day, MonthDay::Number(29..));
        let day = match day {
            MonthDay::Number(31..) => MonthDay::Last,
            _ if is_february_end => MonthDay::Last,
            day => day,
        };
        (!crosses).then_some(Spot { month, of_quarter, day, is_day_before: before })
    }

    /// The recurrence, from the first day on; once where only one lies in the movement's period.
    fn again(self, months: u32, time: &TimeFact, frame: Frame) -> Result<Due, Undated> {
        let day = self.first(months, frame.start.ok_or(Undated::NoYear)?).ok_or(Undated::NoDay)?;
        let next = day.checked_add_months(Months::new(months));
        let comes_again = frame.end.is_none_or(|end| next.is_some_and(|next| next <= end));
        let again = comes_again.then_some(Again { months, day: self.day, until: frame.end });
        Ok(Due { day, again, written: time.text.clone(), is_day_before: self.is_day_before })
    }

    /// The first day: the last that fits in the first stretch of so many months. Of `05 năm một lần vào tháng 10` in a
    /// movement that begins in 2026, that is October 2030.
    fn first(self, months: u32, start: NaiveDate) -> Option<NaiveDate> {
        let end = start.checked_add_months(Months::new(months))?;
        let first_of_month = start.with_day(1)?;
        let mut days = (0..=months).filter_map(|ahead| {
            let month = first_of_month.checked_add_months(Months::new(ahead))?;
            let fits = self.month.is_none_or(|wanted| month.month() == wanted)
                && self.of_quarter.is_none_or(|wanted| month.month0() % 3 + 1 == wanted);
            let day = if fits { in_month(month, self.day)? } else { return None };
            (start <= day && day < end).then_some(day)
        });
        days.next_back()
    }
}

/// A day in the month of another day.
fn in_month(month: NaiveDate, day: MonthDay) -> Option<NaiveDate> {
    let last = month.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))?;
    match day {
        MonthDay::Number(number) if number < last.day() => last.with_day(number),
        MonthDay::Number(_) | MonthDay::Last => Some(last),
    }
}

impl Due {
    /// How it comes again, in words: `hằng năm`, `05 năm một lần`.
    pub fn frequency(&self) -> Option<String> {
        let months = self.again.as_ref()?.months;
        Some(match months {
            1 => "hằng tháng".to_owned(),
            3 => "hằng quý".to_owned(),
            12 => "hằng năm".to_owned(),
            months if months % 12 == 0 => format!("{:02} năm một lần", months / 12),
            months => format!("{months:02} tháng một lần"),
        })
    }
}

/// Whether a time can be that of a review: a day or a longer point, not the stretch of a whole movement.
pub(super) fn is_of_a_review(time: &TimeFact) -> bool {
    let is_point = matches!(time.reading, Reading::Moment { .. } | Reading::Limit { .. });
    is_point && !time.within_citation && !matches!(time.kind, TimeKind::Anniversary | TimeKind::CitedDate)
}
