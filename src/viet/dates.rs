//! Dates as offices write them: `ngày 06 tháng 11 năm 2025`, `06/11/2025`, with gaps for the pen.

use chrono::{Datelike, NaiveDate};

/// A date of which parts may be missing: left blank for the pen, or not said.
///
/// The parts are kept as typed, possible or not; [`PartialDate::fault`] tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, if given.
    pub year: Option<u16>,
    /// The month, if given; 1 to 12 where possible.
    pub month: Option<u8>,
    /// The day of the month, if given; 1 to 31 where possible.
    pub day: Option<u8>,
}

/// Why a date cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// A month below 1 or above 12.
    NoSuchMonth,
    /// A day below 1 or above 31.
    NoSuchDay,
    /// A day that the month (of that year) does not have; its last day is given.
    NotInMonth {
        /// The last day of that month.
        last: u8,
    },
}

impl PartialDate {
    /// Makes a date of which everything is known.
    pub fn full(day: u8, month: u8, year: u16) -> Self {
        Self { day: Some(day), month: Some(month), year: Some(year) }
    }

    /// The calendar's date, if all parts are known and possible.
    pub fn to_calendar(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(i32::from(self.year?), u32::from(self.month?), u32::from(self.day?))
    }

    /// Tells why the known parts cannot be together; nothing where they can. 29/02 without a year can.
    pub fn fault(self) -> Option<DateFault> {
        if self.month.is_some_and(|month| !(1..=12).contains(&month)) {
            return Some(DateFault::NoSuchMonth);
        }
        let day = self.day?;
        if !(1..=31).contains(&day) {
            return Some(DateFault::NoSuchDay);
        }
        // Without a year the most generous one counts; 2000 is a leap year.
        let last = last_day(self.year.unwrap_or(2000), self.month?)?;
        (day > last).then_some(DateFault::NotInMonth { last })
    }

    /// Tells whether day, month and year are all known.
    pub fn is_complete(self) -> bool {
        self.day.is_some() && self.month.is_some() && self.year.is_some()
    }

    /// Returns `ngày 06 tháng 11 năm 2025`, with `blank` for what is missing.
    ///
    /// Zeros by the rule of [`day_digits`] and [`month_digits`].
    pub fn long(self, blank: &str) -> String {
        let (day, month, year) = self.parts(blank);
        format!("ngày {day} tháng {month} năm {year}")
    }

    /// Returns `06/11/2025`, `05/3/2026`, with `blank` for what is missing; zeros as in the long form.
    pub fn short(self, blank: &str) -> String {
        let (day, month, year) = self.parts(blank);
        format!("{day}/{month}/{year}")
    }

    /// Returns the ISO 8601 form as far as the parts go: `2025-11-06`, `2025-11`, `2025`, `--11-06`, `--11`, `---06`.
    ///
    /// A day whose month is missing is left out beside a year; empty where nothing is known.
    pub fn iso(self) -> String {
        match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(year), None, _) => format!("{year:04}"),
            (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
            (None, Some(month), None) => format!("--{month:02}"),
            (None, None, Some(day)) => format!("---{day:02}"),
            (None, None, None) => String::new(),
        }
    }

    /// Reads a date that stands alone, as in a field or an option: `31/12/2025`, `…/3/2026`, `…/…/2025`,
    /// `ngày 31 tháng 12 năm 2025`, `ngày … tháng 3 năm 2026`, `tháng 3 năm 2026`, `3/2026`, `2025-12-31`.
    ///
    /// A blank is `…`, two or more dots or underscores, or nothing before a `/`. Nothing where the text is no date; an
    /// impossible date is one.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(date) = read_iso(text) {
            return Some(date);
        }
        let lower = text.to_lowercase();
        let lower = lower.strip_prefix("ngày").unwrap_or(&lower).trim();
        if let Some((before, after)) = lower.split_once("tháng") {
            let (month, year) = after.split_once("năm")?;
            return Some(Self { day: part(before)?, month: part(month)?, year: part(year)? });
        }
        // `09-3-2026` and `09.3.2026` are as clear as `09/3/2026`; a blank made of dots is no separator.
        let separator = ['/', '-', '.'].into_iter().find(|mark| {
            *mark == '/' && lower.contains('/')
                || lower.split(*mark).all(|part| part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty())
        });
        let parts: Vec<&str> = lower.split(separator.unwrap_or('/')).collect();
        match parts.as_slice() {
            [day, month, year] => Some(Self { day: part(day)?, month: part(month)?, year: year_part(year)? }),
            [month, year] => Some(Self { day: None, month: part(month)?, year: Some(year_part(year)??) }),
            [blank] if !blank.is_empty() && is_blank(blank) => Some(Self::default()),
            _ => None,
        }
    }

    fn parts(self, blank: &str) -> (String, String, String) {
        let blank = || blank.to_owned();
        (
            self.day.map_or_else(blank, day_digits),
            self.month.map_or_else(blank, month_digits),
            self.year.map_or_else(blank, |year| year.to_string()),
        )
    }
}

/// Returns a day as it is written: two digits below 10.
///
/// Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 4, điểm b.
pub fn day_digits(day: u8) -> String {
    format!("{day:02}")
}

/// Returns a month as it is written: a zero before 1 and 2 only, so that they cannot be made 11 or 12 by a stroke.
///
/// Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 4, điểm b.
pub fn month_digits(month: u8) -> String {
    if month < 3 { format!("{month:02}") } else { month.to_string() }
}

/// The last day of a month; nothing where there is no such month.
fn last_day(year: u16, month: u8) -> Option<u8> {
    let year = i32::from(year);
    let next = match month {
        12 => NaiveDate::from_ymd_opt(year + 1, 1, 1),
        _ => NaiveDate::from_ymd_opt(year, u32::from(month) + 1, 1),
    };
    u8::try_from(next?.pred_opt()?.day()).ok()
}

/// `2025-12-31`, whole and of ten characters.
fn read_iso(text: &str) -> Option<PartialDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let right = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(right(year, 4) && right(month, 2) && right(day, 2)) {
        return None;
    }
    Some(PartialDate::full(day.parse().ok()?, month.parse().ok()?, year.parse().ok()?))
}

/// A part of a date: known, or blank; nothing where it is neither.
#[expect(clippy::option_option, reason = "the outer one says whether the text is a part at all")]
fn part<T: std::str::FromStr>(text: &str) -> Option<Option<T>> {
    let text = text.trim();
    if is_blank(text) {
        return Some(None);
    }
    let digits = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok().map(Some) } else { None }
}

/// A year of four digits, or a blank.
#[expect(clippy::option_option, reason = "as for `part`")]
fn year_part(text: &str) -> Option<Option<u16>> {
    part(text).filter(|year| year.is_none_or(|year| (1000..=9999).contains(&year)))
}

/// Nothing, or only the signs of a gap.
fn is_blank(text: &str) -> bool {
    text.chars().all(|typed| matches!(typed, '…' | '.' | '_' | ' ' | '\u{a0}')) && text != "."
}

#[cfg(test)]
mod tests {
    use super::{DateFault, PartialDate};

    fn date(day: u8, month: u8, year: u16) -> PartialDate {
        PartialDate::full(day, month, year)
    }

    #[test]
    fn zeros_stand_before_days_below_ten_and_months_one_and_two() {
        for (date, long, short) in [
            (date(6, 11, 2025), "ngày 06 tháng 11 năm 2025", "06/11/2025"),
            (date(24, 9, 2024), "ngày 24 tháng 9 năm 2024", "24/9/2024"),
            (date(3, 2, 2025), "ngày 03 tháng 02 năm 2025", "03/02/2025"),
            (date(5, 3, 2026), "ngày 05 tháng 3 năm 2026", "05/3/2026"),
        ] {
            assert_eq!(date.long("…"), long);
            assert_eq!(date.short("…"), short);
        }
        let april = PartialDate { day: None, ..date(1, 4, 2026) };
        assert_eq!(april.long("…"), "ngày … tháng 4 năm 2026");
        assert_eq!(PartialDate::default().short("…"), "…/…/…");
    }

    #[test]
    fn impossible_dates_say_why() {
        assert_eq!(date(31, 2, 2026).fault(), Some(DateFault::NotInMonth { last: 28 }));
        assert_eq!(date(29, 2, 2025).fault(), Some(DateFault::NotInMonth { last: 28 }));
        assert_eq!(date(29, 2, 2024).fault(), None);
        assert_eq!(date(31, 4, 2026).fault(), Some(DateFault::NotInMonth { last: 30 }));
        assert_eq!(date(32, 1, 2026).fault(), Some(DateFault::NoSuchDay));
        assert_eq!(date(0, 1, 2026).fault(), Some(DateFault::NoSuchDay));
        assert_eq!(date(1, 13, 2026).fault(), Some(DateFault::NoSuchMonth));
        assert_eq!(PartialDate { year: None, ..date(29, 2, 1) }.fault(), None);
        assert_eq!(PartialDate { year: None, ..date(30, 2, 1) }.fault(), Some(DateFault::NotInMonth { last: 29 }));
        assert_eq!(date(31, 12, 9999).fault(), None);
    }

    #[test]
    fn dates_that_stand_alone_are_read() {
        let blank_day = PartialDate { day: None, month: Some(3), year: Some(2026) };
        for (text, wanted) in [
            ("31/12/2025", Some(date(31, 12, 2025))),
            ("2025-12-31", Some(date(31, 12, 2025))),
            ("ngày 31 tháng 12 năm 2025", Some(date(31, 12, 2025))),
            ("…/3/2026", Some(blank_day)),
            ("/3/2026", Some(blank_day)),
            ("ngày ... tháng 3 năm 2026", Some(blank_day)),
            ("tháng 3 năm 2026", Some(blank_day)),
            ("3/2026", Some(blank_day)),
            ("___", Some(PartialDate::default())),
            ("…/…/2025", Some(PartialDate { year: Some(2025), ..PartialDate::default() })),
            ("31/2/2026", Some(date(31, 2, 2026))),
            ("15/11", None),
            ("31/12/25", None),
            ("hôm nay", None),
            ("", None),
            ("1/2/3/4", None),
            ("ngày 300 tháng 1 năm 2026", None),
        ] {
            assert_eq!(PartialDate::read(text), wanted, "{text}");
        }
    }

    #[test]
    fn iso_goes_as_far_as_the_parts() {
        assert_eq!(date(6, 11, 2025).iso(), "2025-11-06");
        assert_eq!(PartialDate { day: None, ..date(1, 11, 2025) }.iso(), "2025-11");
        assert_eq!(PartialDate { year: None, ..date(15, 11, 1) }.iso(), "--11-15");
    }
}
