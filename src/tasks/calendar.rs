//! The days of plans as an iCalendar (RFC 5545): an event of a whole day each, with an alarm before it.
//!
//! Events, not to-dos: calendar programs in offices show events and pass over to-dos when a file is opened. Written here and
//! not with a library of the kind, because those set the time of writing and random names; no clock and no chance is in
//! these bytes.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::viet;

use super::table::short;
use super::{Again, Due, Kind, MonthDay, PlanTasks, Task};

/// The longest line in octets, its end excepted: RFC 5545, 3.1.
const LINE: usize = 75;

/// The hour at which an alarm rings.
const HOUR: u16 = 9;

/// Makes one calendar of several plans. An alarm rings so many days before; with 0 none does.
pub fn to_calendar(plans: &[PlanTasks], alarm_days: u16) -> String {
    let mut out = Lines::default();
    out.put("BEGIN:VCALENDAR");
    out.put("VERSION:2.0");
    out.put("PRODID:-//plancc//plancc//VI");
    out.put("CALSCALE:GREGORIAN");
    out.put("METHOD:PUBLISH");
    out.text("X-WR-CALNAME", &name(plans));
    let mut seen: BTreeMap<u128, u32> = BTreeMap::new();
    for plan in plans {
        for task in &plan.tasks {
            for due in task.dues.as_deref().unwrap_or_default() {
                event(plan, task, due, alarm_days, &mut seen, &mut out);
            }
        }
    }
    out.put("END:VCALENDAR");
    out.text
}

fn name(plans: &[PlanTasks]) -> String {
    match plans {
        [plan] => format!("Thời hạn: {}", plan.movement.as_ref().unwrap_or(&plan.subject)),
        plans => format!("Thời hạn của {} kế hoạch", plans.len()),
    }
}

fn event(plan: &PlanTasks, task: &Task, due: &Due, alarm_days: u16, seen: &mut BTreeMap<u128, u32>, out: &mut Lines) {
    let Some(after) = due.day.succ_opt() else { return };
    let mark = mark(plan, task, due);
    // Two duties that say the same are told apart by their order.
    let count = seen.entry(mark).or_default();
    *count += 1;
    let nth = if *count == 1 { String::new() } else { format!("-{count}") };
    let summary = summary(task, due);
    out.put("BEGIN:VEVENT");
    out.put(&format!("UID:{mark:032x}{nth}@plancc"));
    out.put(&format!("DTSTAMP:{}T000000Z", digits(plan.stamp)));
    out.put(&format!("DTSTART;VALUE=DATE:{}", digits(due.day)));
    out.put(&format!("DTEND;VALUE=DATE:{}", digits(after)));
    if let Some(again) = &due.again {
        out.put(&format!("RRULE:{}", rule(due.day, again)));
    }
    out.text("SUMMARY", &summary);
    out.text("DESCRIPTION", &description(plan, task, due));
    out.put(&format!("CATEGORIES:{}", escaped(task.kind.words())));
    if plan.is_secret {
        out.put("CLASS:CONFIDENTIAL");
    }
    // A deadline does not keep anybody from other work on that day.
    out.put("TRANSP:TRANSPARENT");
    if alarm_days > 0 {
        out.put("BEGIN:VALARM");
        out.put("ACTION:DISPLAY");
        // An event of a whole day begins at midnight; the alarm rings in the morning of the day that is meant.
        out.put(&format!("TRIGGER:-P{}DT{}H", alarm_days - 1, 24 - HOUR));
        out.text("DESCRIPTION", &summary);
        out.put("END:VALARM");
    }
    out.put("END:VEVENT");
}

fn summary(task: &Task, due: &Due) -> String {
    match task.kind {
        // The words are those of the first and the last day: `Kết thúc Đợt 1`.
        Kind::Phase => task
            .words
            .split_once(": ")
            .map_or_else(|| due.written.clone(), |(_, theme)| format!("{}: {theme}", due.written)),
        Kind::Task | Kind::Review => {
            let words = task.clause.as_deref().unwrap_or(&task.words);
            // `Công an xã báo cáo …` says itself who does it.
            let lower = viet::lower(words);
            if task.parties.iter().all(|party| lower.contains(&viet::lower(party))) {
                words.to_owned()
            } else {
                format!("{words} – {}", task.parties.join("; "))
            }
        }
    }
}

fn description(plan: &PlanTasks, task: &Task, due: &Due) -> String {
    let mut lines = Vec::new();
    let mut say = |label: &str, words: &str| {
        if !words.is_empty() {
            lines.push(format!("{label}: {words}"));
        }
    };
    let time = match task.kind {
        Kind::Phase => task.times.join("; "),
        Kind::Task | Kind::Review => {
            let last = match &due.again {
                None => short(due.day),
                Some(again) => day_of(due.day, again),
            };
            let closing = match (due.is_day_before, &due.again) {
                (true, _) => format!("tức chậm nhất ngày {last}"),
                (false, None) => format!("ngày cuối là {last}"),
                (false, Some(_)) => format!("ngày cuối của mỗi kỳ là {last}"),
            };
            format!("“{}”, {closing}", due.written)
        }
    };
    say("Thời hạn", &time);
    say("Việc", &task.words);
    say("Ai làm", &task.parties.join("; "));
    say("Phối hợp với", &task.partners.join("; "));
    say("Gửi đến", &task.receivers.join("; "));
    let number = if plan.number.is_empty() { String::new() } else { format!(" (số {})", plan.number) };
    say("Kế hoạch", &format!("{}{number}", plan.subject));
    say("Cơ quan ban hành", &plan.issuer);
    say("Ghi ở", &task.place);
    lines.join("\n")
}

/// The day of a recurrence in words: `14/11`, `ngày cuối tháng`, `19 tháng cuối quý`.
fn day_of(first: NaiveDate, again: &Again) -> String {
    let day = match again.day {
        MonthDay::Number(number) => format!("{number:02}"),
        MonthDay::Last => "cuối tháng".to_owned(),
    };
    let is_of_year = again.months.is_multiple_of(12);
    match again.day {
        MonthDay::Number(_) if is_of_year => {
            // `14/11`: the year is left out.
            let whole = short(first);
            whole.rsplit_once('/').map_or(whole.clone(), |(day, _)| day.to_owned())
        }
        MonthDay::Last if is_of_year => format!("{day} {}", first.month()),
        MonthDay::Number(_) => format!("{day} của tháng"),
        MonthDay::Last => day,
    }
}

/// The recurrence of RFC 5545, 3.3.10. Days that a month may lack are the last of those that it has.
fn rule(first: NaiveDate, again: &Again) -> String {
    let mut parts = Vec::new();
    let (frequency, interval) =
        if again.months.is_multiple_of(12) { ("YEARLY", again.months / 12) } else { ("MONTHLY", again.months) };
    parts.push(format!("FREQ={frequency}"));
    if let Some(until) = again.until {
        parts.push(format!("UNTIL={}", digits(until)));
    }
    if interval > 1 {
        parts.push(format!("INTERVAL={interval}"));
    }
    if frequency == "YEARLY" {
        parts.push(format!("BYMONTH={}", first.month()));
    }
    match again.day {
        MonthDay::Last => parts.push("BYMONTHDAY=-1".to_owned()),
        MonthDay::Number(number @ 29..) if frequency == "MONTHLY" => {
            let days: Vec<String> = (28..=number).map(|day| day.to_string()).collect();
            parts.push(format!("BYMONTHDAY={}", days.join(",")));
            parts.push("BYSETPOS=-1".to_owned());
        }
        MonthDay::Number(number) => parts.push(format!("BYMONTHDAY={number}")),
    }
    parts.join(";")
}

/// What names an event for ever: the plan, who is to do what, and which of its times; no date. A date that is changed
/// keeps the name, and so does another number or day of the plan.
fn mark(plan: &PlanTasks, task: &Task, due: &Due) -> u128 {
    let mut words = task.clause.as_deref().unwrap_or(&task.words).to_owned();
    for time in &task.times {
        words = words.replace(time.as_str(), " ");
    }
    let mut parts = vec![plan.issuer.clone(), plan.subject.clone(), task.kind.words().to_owned(), words];
    parts.extend(task.parties.iter().cloned());
    if task.kind == Kind::Phase {
        parts.push(due.written.clone());
    }
    let mut hash = Fnv::default();
    for part in parts {
        let folded = viet::lower(&part);
        for word in folded.split_whitespace() {
            hash.add(word.as_bytes());
            hash.add(b" ");
        }
        hash.add(b"\n");
    }
    hash.0
}

/// FNV-1a of 128 bits: short, the same on every machine and in every version.
struct Fnv(u128);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }
}

/// `20261114`
fn digits(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A value of the type TEXT: RFC 5545, 3.3.11. Controls but the tab have no place in it and become `�`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            character if character.is_ascii_control() => out.push('\u{fffd}'),
            character => out.push(character),
        }
    }
    out
}

/// The lines of a calendar, folded.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn text(&mut self, name: &str, value: &str) {
        self.put(&format!("{name}:{}", escaped(value)));
    }

    /// Adds a line; one that is longer than 75 octets goes on below, behind a blank. No character is cut.
    fn put(&mut self, line: &str) {
        let mut length = 0;
        for character in line.chars() {
            let octets = character.len_utf8();
            if length + octets > LINE {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(character);
            length += octets;
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::{Again, LINE, Lines, MonthDay, escaped, rule};
    use chrono::NaiveDate;

    #[test]
    fn lines_are_folded_between_characters() {
        for lead in 0..8 {
            let mut lines = Lines::default();
            let value = format!("{}{}", "x".repeat(lead), "ệ🙂".repeat(60));
            lines.text("SUMMARY", &value);
            assert!(lines.text.split("\r\n").all(|line| line.len() <= LINE), "{}", lines.text);
            assert_eq!(lines.text.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }

    #[test]
    fn marks_of_the_format_are_escaped() {
        assert_eq!(escaped("a\\b;c,d\ne\u{7}"), "a\\\\b\\;c\\,d\\ne\u{fffd}");
    }

    #[test]
    fn a_day_that_a_month_may_lack_is_its_last() {
        let first = NaiveDate::from_ymd_opt(2026, 3, 30).expect("a day of the calendar");
        let again = |months: u32, day: MonthDay| rule(first, &Again { months, day, until: None });
        assert_eq!(again(1, MonthDay::Number(30)), "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1");
        assert_eq!(again(3, MonthDay::Number(19)), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=19");
        assert_eq!(again(60, MonthDay::Last), "FREQ=YEARLY;INTERVAL=5;BYMONTH=3;BYMONTHDAY=-1");
    }
}
