//! What a plan says about time: dates, periods, deadlines, recurrences, anniversaries.
//!
//! The values only; how they are read from prose is in [`super::recognise`].

use chrono::{Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::recognise::Found;
use crate::viet::{DateFault, PartialDate};

/// An expression of time as found in a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TimeFact {
    /// What the expression is for.
    pub kind: TimeKind,
    /// The words as typed.
    pub text: String,
    /// The time in one normal form, see [`Reading::value`].
    pub value: String,
    /// The time taken apart.
    pub reading: Reading,
    /// Whether a part of it is left blank for the pen.
    pub has_blank: bool,
    /// Whether it names a day or a month that does not exist.
    pub impossible: bool,
    /// Whether it stands inside the citation of a document (its date, or a time named in its title).
    pub within_citation: bool,
    /// Every date in it that has a day or a month, in the order of the text.
    #[serde(skip)]
    #[schemars(skip)]
    pub dates: Vec<Found<WrittenDate>>,
}

/// What an expression of time is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeKind {
    /// A day, known or partly blank.
    Date,
    /// A stretch of time: a month, a quarter, a year, or from one point to another.
    Period,
    /// A period of the plan's timeline with a name of its own (`đợt`); only the model can tell.
    Phase,
    /// A time by which, or in which, something is due.
    Deadline,
    /// Something that comes again and again.
    Recurrence,
    /// The years since an event, with both dates.
    Anniversary,
    /// The date of a cited document.
    CitedDate,
}

/// A time taken apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum Reading {
    /// One point: a day, a month, a quarter, a year.
    Moment {
        /// The point.
        at: Point,
    },
    /// From one point to another, both included.
    Interval {
        /// Where it begins; nothing for `từ nay`.
        start: Option<Point>,
        /// Where it ends; nothing where it is left open.
        end: Option<Point>,
    },
    /// A point that bounds something.
    Limit {
        /// On which side of the point.
        bound: Bound,
        /// The point.
        at: Point,
    },
    /// A time told from an event.
    Relative {
        /// On which side of the event.
        bound: Bound,
        /// The event, as typed.
        event: String,
        /// How far from it.
        offset: Option<Duration>,
    },
    /// Something that comes again.
    Repeated {
        /// After how long it comes again.
        every: Duration,
        /// How many times in that.
        times: u16,
        /// On which side of the points, where a side is told.
        bound: Option<Bound>,
        /// The points in each year, quarter or month; empty where none are told.
        at: Vec<Point>,
    },
    /// The years since an event.
    Anniversary {
        /// The event, as typed.
        event: String,
        /// The years as typed (`95 năm`).
        typed_years: Option<u16>,
        /// The years between both dates.
        years: u16,
        /// When the event was.
        from: Point,
        /// When it is remembered.
        to: Point,
    },
}

/// The side of a point on which something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Before it, the point itself excluded: `trước ngày …`
    Before,
    /// At it at the latest: `chậm nhất là …`, `đến hết …`
    NoLaterThan,
    /// In it: `trong quý …`, `vào …`
    Within,
    /// After it: `sau ngày …`
    After,
    /// From the first of two points to the second.
    Between,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Duration {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
    /// Whether only working days count.
    pub working_days: bool,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// `ngày`
    Day,
    /// `tuần`
    Week,
    /// `tháng`
    Month,
    /// `quý`
    Quarter,
    /// `năm`
    Year,
}

/// A point on the calendar, of any grain; without a year it is meant for every year, or for the year at hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Point {
    /// The year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// The half of the year, 1 or 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub half: Option<u8>,
    /// The quarter, 1 to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quarter: Option<u8>,
    /// The month as typed, possible or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// The day as typed, possible or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u8>,
    /// Which part of it is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<PartOf>,
    /// Whether a part is left blank for the pen.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub blank: bool,
}

/// A part of something longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartOf {
    /// `đầu`
    Start,
    /// `giữa`
    Middle,
    /// `cuối`
    End,
}

/// A date with a day or a month, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The date.
    pub date: PartialDate,
    /// In words (`ngày 06 tháng 11 năm 2025`) or in digits alone (`06/11/2025`).
    pub style: DateStyle,
    /// The digits of the day as typed; empty where there are none.
    pub day_digits: String,
    /// The digits of the month as typed; empty where there are none.
    pub month_digits: String,
    /// Why there is no such date.
    pub fault: Option<DateFault>,
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `ngày 06 tháng 11 năm 2025`
    Long,
    /// `06/11/2025`
    Short,
}

impl TimeFact {
    /// Returns the first day that counts; nothing where it is open, blank, of no year or told from an event.
    pub fn first_day(&self) -> Option<NaiveDate> {
        match &self.reading {
            Reading::Moment { at } | Reading::Limit { bound: Bound::Within, at } => at.first_day(),
            Reading::Interval { start, .. } => start.as_ref()?.first_day(),
            Reading::Limit { bound: Bound::After, at } => at.last_day()?.succ_opt(),
            Reading::Anniversary { to, .. } => to.first_day(),
            Reading::Limit { .. } | Reading::Relative { .. } | Reading::Repeated { .. } => None,
        }
    }

    /// Returns the last day that counts: for `trước ngày …` the day before.
    pub fn last_day(&self) -> Option<NaiveDate> {
        match &self.reading {
            Reading::Moment { at } | Reading::Limit { bound: Bound::Within | Bound::NoLaterThan, at } => at.last_day(),
            Reading::Interval { end, .. } => end.as_ref()?.last_day(),
            Reading::Limit { bound: Bound::Before, at } => at.first_day()?.pred_opt(),
            Reading::Anniversary { to, .. } => to.last_day(),
            Reading::Limit { .. } | Reading::Relative { .. } | Reading::Repeated { .. } => None,
        }
    }
}

impl Reading {
    /// Returns the time in one normal form.
    ///
    /// ISO 8601 where that has a form: `2025-11-06`, `2025-11`, `2025`, `2024-08-19/2025-08-19`, `2025-11/..` without an
    /// end, `2026-04-01/2026-06-30` for a quarter, `--11-15` for a day of every year, `---25` for a day of every month,
    /// `P5Y` for every five years, `2/P1Y` for twice a year. A deadline gives its point: `trước` excludes it. A time told
    /// from an event gives `event-P15D`, `event+P5D`, `event`. Points of a recurrence are joined by `/`.
    pub fn value(&self) -> String {
        match self {
            Reading::Moment { at } | Reading::Limit { at, .. } => at.value(),
            Reading::Interval { start, end } => {
                let open = || "..".to_owned();
                format!("{}/{}", start.map_or_else(open, Point::start), end.map_or_else(open, Point::end))
            }
            Reading::Relative { bound, offset, .. } => {
                let sign = if *bound == Bound::Before { '-' } else { '+' };
                offset.map_or_else(|| "event".to_owned(), |offset| format!("event{sign}{}", offset.iso()))
            }
            Reading::Repeated { every, times, at, .. } if at.is_empty() => match times {
                1 => every.iso(),
                times => format!("{times}/{}", every.iso()),
            },
            Reading::Repeated { at, .. } => at.iter().map(|at| at.value()).collect::<Vec<_>>().join("/"),
            Reading::Anniversary { from, to, .. } => format!("{}/{}", from.start(), to.end()),
        }
    }

    /// Returns the points in it, in the order of the text.
    pub fn points(&self) -> Vec<Point> {
        match self {
            Reading::Moment { at } | Reading::Limit { at, .. } => vec![*at],
            Reading::Interval { start, end } => start.iter().chain(end).copied().collect(),
            Reading::Relative { .. } => Vec::new(),
            Reading::Repeated { at, .. } => at.clone(),
            Reading::Anniversary { from, to, .. } => vec![*from, *to],
        }
    }
}

impl Duration {
    /// Returns the ISO 8601 form: `P5Y`, `P6M`, `P3M` for a quarter, `P15D`.
    pub fn iso(self) -> String {
        let (count, unit) = match self.unit {
            Unit::Day => (self.count, 'D'),
            Unit::Week => (self.count, 'W'),
            Unit::Month => (self.count, 'M'),
            Unit::Quarter => (self.count.saturating_mul(3), 'M'),
            Unit::Year => (self.count, 'Y'),
        };
        format!("P{count}{unit}")
    }
}

impl Point {
    /// Returns the point as a date without its coarser grains.
    pub fn date(self) -> PartialDate {
        PartialDate { year: self.year, month: self.month, day: self.day }
    }

    /// Returns the first day of it; nothing without a year, or where it is impossible. A blank counts as unknown, so the
    /// first day of `ngày … tháng 3 năm 2026` is that of the month.
    pub fn first_day(self) -> Option<NaiveDate> {
        let (month, _) = self.months()?;
        NaiveDate::from_ymd_opt(i32::from(self.year?), month, self.day.map_or(1, u32::from))
    }

    /// Returns the last day of it, under the conditions of [`Point::first_day`].
    pub fn last_day(self) -> Option<NaiveDate> {
        let (month, count) = self.months()?;
        match self.day {
            Some(day) => NaiveDate::from_ymd_opt(i32::from(self.year?), month, u32::from(day)),
            None => {
                let first = NaiveDate::from_ymd_opt(i32::from(self.year?), month, 1)?;
                first.checked_add_months(Months::new(count))?.checked_sub_days(Days::new(1))
            }
        }
    }

    /// The first month of it and how many there are.
    fn months(self) -> Option<(u32, u32)> {
        match (self.month, self.quarter, self.half) {
            (Some(month), ..) => Some((u32::from(month), 1)),
            (None, Some(quarter), _) => Some((u32::from(quarter).checked_sub(1)? * 3 + 1, 3)),
            (None, None, Some(half)) => Some((u32::from(half).checked_sub(1)? * 6 + 1, 6)),
            // A day whose month is blank can be in any month.
            (None, None, None) => self.day.is_none().then_some((1, 12)),
        }
    }

    /// Tells whether it is coarser than a month and finer than a year, for which ISO 8601 has no form of its own.
    fn is_stretch(self) -> bool {
        self.month.is_none() && (self.quarter.is_some() || self.half.is_some())
    }

    fn value(self) -> String {
        match (self.first_day(), self.last_day()) {
            (Some(first), Some(last)) if self.is_stretch() => format!("{first}/{last}"),
            _ => match (self.quarter, self.half) {
                (Some(quarter), _) if self.is_stretch() => format!("--Q{quarter}"),
                (None, Some(half)) if self.is_stretch() => format!("--H{half}"),
                _ => self.date().iso(),
            },
        }
    }

    fn start(self) -> String {
        self.first_day().filter(|_| self.is_stretch()).map_or_else(|| self.value(), |day| day.to_string())
    }

    fn end(self) -> String {
        self.last_day().filter(|_| self.is_stretch()).map_or_else(|| self.value(), |day| day.to_string())
    }
}
