//! The rows as a table for people: wrapped to a width, columns aligned by what is seen.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::viet::{day_digits, month_digits};

use super::{Due, PlanTasks, Task};
use chrono::{Datelike, NaiveDate};

/// Between two columns.
const GAP: &str = "  ";

/// The columns: head, and parts of the width out of a hundred; the first is as wide as its widest number.
const COLUMNS: [(&str, usize); 4] = [("Thời hạn", 24), ("Ai làm", 24), ("Việc", 34), ("Cùng ai", 18)];

/// The tables of several plans, each under its name, in lines of at most `width` columns, at least 60.
pub fn to_text(plans: &[PlanTasks], width: usize) -> String {
    let mut out = String::new();
    for plan in plans {
        if !out.is_empty() {
            out.push('\n');
        }
        one(plan, width.max(60), &mut out);
    }
    out
}

fn one(plan: &PlanTasks, width: usize, out: &mut String) {
    line(out, &format!("{}: {}", plan.file, plain(&plan.subject)));
    if plan.tasks.is_empty() {
        line(out, "  không đọc được việc nào trong kế hoạch này");
        return;
    }
    let numbers = plan.tasks.len().to_string().len().max(2);
    let room = width.saturating_sub(numbers + COLUMNS.len() * GAP.len());
    let widths: Vec<usize> = COLUMNS.iter().map(|(_, share)| room * share / 100).collect();
    let heads: Vec<Vec<String>> = COLUMNS.iter().map(|(head, _)| vec![(*head).to_owned()]).collect();
    row(out, "TT", numbers, &heads, &widths);
    let rules: Vec<Vec<String>> = widths.iter().map(|width| vec!["─".repeat(*width)]).collect();
    row(out, &"─".repeat(numbers), numbers, &rules, &widths);
    for (index, task) in plan.tasks.iter().enumerate() {
        let texts = [when(task), task.parties.join("; "), task.words.clone(), task.partners.join("; ")];
        let cells: Vec<Vec<String>> =
            texts.iter().zip(&widths).map(|(text, width)| wrapped(&plain(text), *width)).collect();
        row(out, &(index + 1).to_string(), numbers, &cells, &widths);
    }
}

/// Until when: as written, and the day where one is known.
fn when(task: &Task) -> String {
    let written = task.times.join("; ");
    let days: Vec<String> = task.dues.as_deref().unwrap_or_default().iter().map(day_and_frequency).collect();
    match (written.is_empty(), days.is_empty()) {
        (true, true) => "–".to_owned(),
        (_, true) => written,
        _ => format!("{written} → {}", days.join("; ")),
    }
}

fn day_and_frequency(due: &Due) -> String {
    match due.frequency() {
        Some(again) => format!("{}, {again}", short(due.day)),
        None => short(due.day),
    }
}

/// `05/3/2026`, as a day is written in a plan.
pub(super) fn short(day: NaiveDate) -> String {
    let digits = |number: u32| u8::try_from(number).unwrap_or_default();
    format!("{}/{}/{}", day_digits(digits(day.day())), month_digits(digits(day.month())), day.year())
}

/// What can be shown on a terminal: signs that steer it are shown as `�`, so that no plan can.
fn plain(text: &str) -> String {
    let shown = |character: char| match character {
        '\t' | '\n' | '\r' => ' ',
        // Also those that turn the direction of writing.
        character if character.is_control() => '\u{fffd}',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => '\u{fffd}',
        character => character,
    };
    text.chars().map(shown).collect()
}

fn row(out: &mut String, number: &str, numbers: usize, cells: &[Vec<String>], widths: &[usize]) {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    for index in 0..height {
        let mut text = format!("{:>numbers$}", if index == 0 { number } else { "" });
        for (cell, width) in cells.iter().zip(widths) {
            let words = cell.get(index).map(String::as_str).unwrap_or_default();
            text.push_str(GAP);
            text.push_str(words);
            text.push_str(&" ".repeat(width.saturating_sub(words.width())));
        }
        line(out, text.trim_end());
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// Breaks a text between words; a word that is wider than the column is broken inside.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut filled = 0;
    for word in text.split_whitespace() {
        let length = word.width();
        if filled > 0 && filled + 1 + length > width {
            lines.push(String::new());
            filled = 0;
        }
        let Some(last) = lines.last_mut() else { break };
        if filled > 0 {
            last.push(' ');
            filled += 1;
        }
        if filled + length <= width {
            last.push_str(word);
            filled += length;
            continue;
        }
        for character in word.chars() {
            let length = character.width().unwrap_or(0);
            if filled + length > width {
                lines.push(String::new());
                filled = 0;
            }
            if let Some(last) = lines.last_mut() {
                last.push(character);
                filled += length;
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{plain, short, wrapped};
    use chrono::NaiveDate;

    #[test]
    fn lines_break_between_words_and_a_wide_word_inside() {
        assert_eq!(wrapped("Công an xã chủ trì", 10), ["Công an xã", "chủ trì"]);
        assert_eq!(wrapped("một abcdefghijkl hai", 5), ["một", "abcde", "fghij", "kl", "hai"]);
        assert_eq!(wrapped("", 5), [""]);
    }

    #[test]
    fn days_are_written_as_in_a_plan_and_nothing_steers_the_terminal() {
        assert_eq!(NaiveDate::from_ymd_opt(2026, 3, 5).map(short).as_deref(), Some("05/3/2026"));
        assert_eq!(plain("a\u{1b}[31m\tb\u{202e}c"), "a\u{fffd}[31m b\u{fffd}c");
    }
}
