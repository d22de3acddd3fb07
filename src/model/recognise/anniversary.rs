//! Anniversaries: two dates in brackets with the name of what is remembered before them.

use super::Found;
use super::scan::Paragraph;
use super::time::fact;
use crate::model::time::{Reading, TimeFact, TimeKind};

/// How far before its dates the name of an anniversary is looked for, in bytes.
const NAME: usize = 280;

/// Makes an anniversary of two dates in brackets that follow its name: `95 năm Ngày thành lập … (03/02/1930 - 03/02/2025)`.
///
/// `floor` is the end of the expression before.
pub(super) fn name_anniversary(paragraph: &Paragraph<'_>, time: &mut Found<TimeFact>, floor: usize) {
    let Reading::Interval { start: Some(from), end: Some(to) } = time.value.reading else { return };
    let (Some(first), Some(last)) = (from.year, to.year) else { return };
    let back = paragraph.back(time.range.start, NAME);
    let back = back.start.max(floor)..back.end;
    let Some(name) = paragraph.small(back.clone()).trim_end().strip_suffix('(') else { return };
    let border = name.rfind([';', '.', '(', ')', '“', '”', ':']);
    let border =
        border.map_or(0, |at| at + name.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let Some(sentence) = name.get(border..) else { return };
    let years = last.saturating_sub(first);
    let same_day = from.month == to.month && from.day == to.day && from.month.is_some();
    let counted = years_before(sentence);
    let remembered = sentence.contains("kỷ niệm") || sentence.contains("kỉ niệm") || sentence.contains("ngày ");
    let is_anniversary = if same_day { counted.is_some() || years >= 10 } else { counted.is_some() && remembered };
    if !is_anniversary || years == 0 {
        return;
    }
    let (offset, typed_years) = match counted {
        Some((offset, years)) => (offset, Some(years)),
        None => (after_connectives(sentence), None),
    };
    let start = back.start + border + offset;
    let end = if paragraph.small(time.range.end..paragraph.small.len()).starts_with(')') {
        time.range.end + 1
    } else {
        time.range.end
    };
    let event = paragraph.typed(start..time.range.start).trim().trim_end_matches('(').trim();
    let event = event.trim_start_matches(|typed: char| typed.is_ascii_digit()).trim_start();
    let event = if typed_years.is_some() { event.strip_prefix("năm").unwrap_or(event).trim_start() } else { event };
    let reading = Reading::Anniversary { event: event.to_owned(), typed_years, years, from, to };
    let dates = std::mem::take(&mut time.value.dates);
    time.range = start..end;
    time.value = fact(paragraph, start..end, TimeKind::Anniversary, reading, dates);
}

/// The last `95 năm` of a text: its place and the number.
fn years_before(text: &str) -> Option<(usize, u16)> {
    text.rmatch_indices(" năm").find_map(|(at, _)| {
        let before = text.get(..at)?;
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = before.len() - digits;
        let number = before.get(start..).filter(|number| (1..=3).contains(&number.len()))?;
        Some((start, number.parse().ok()?))
    })
}

/// The place in a text after the words that only join it to what stands before.
fn after_connectives(text: &str) -> usize {
    let mut rest = text;
    loop {
        let shorter = rest.trim_start_matches([' ', ',', '\u{a0}']);
        let shorter = ["và ", "nhân ", "dịp ", "kỷ niệm ", "chào mừng "]
            .iter()
            .find_map(|word| shorter.strip_prefix(word))
            .unwrap_or(shorter);
        if shorter.len() == rest.len() {
            return text.len() - rest.len();
        }
        rest = shorter;
    }
}
