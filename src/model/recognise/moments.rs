//! Points of time from what the grammar matched.

use pest::iterators::Pair;

use super::Found;
use super::grammar::Rule;
use super::scan::Paragraph;
use crate::model::time::{DateStyle, PartOf, Point, Unit, WrittenDate};
use crate::viet::PartialDate;

/// What the grammar matched, with the place of its first byte in the paragraph.
#[derive(Clone)]
pub(super) struct Matched<'p, 'a> {
    pub(super) pair: Pair<'p, Rule>,
    pub(super) paragraph: &'p Paragraph<'a>,
    pub(super) base: usize,
}

impl<'p, 'a> Matched<'p, 'a> {
    /// The parts that have a rule of their own.
    pub(super) fn parts(&self) -> impl Iterator<Item = Matched<'p, 'a>> + use<'p, 'a> {
        let (paragraph, base) = (self.paragraph, self.base);
        self.pair.clone().into_inner().map(move |pair| Matched { pair, paragraph, base })
    }

    pub(super) fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    pub(super) fn range(&self) -> std::ops::Range<usize> {
        let span = self.pair.as_span();
        self.base + span.start()..self.base + span.end()
    }

    /// The text as typed.
    pub(super) fn typed(&self) -> &'a str {
        self.paragraph.typed(self.range())
    }

    /// The text in small letters.
    pub(super) fn small(&self) -> &'p str {
        self.pair.as_str()
    }
}

/// Reads a point and notes how its date is written.
pub(super) fn point(matched: &Matched<'_, '_>, dates: &mut Vec<Found<WrittenDate>>) -> Point {
    let mut reader = Reader { point: Point::default(), written: None };
    reader.read(matched);
    if let Some(written) = reader.written {
        let date = reader.point.date();
        let value = WrittenDate { date, fault: date.fault(), ..written.value };
        dates.push(Found { value, range: written.range });
    }
    reader.point
}

/// Collects the parts of one point.
struct Reader {
    point: Point,
    written: Option<Found<WrittenDate>>,
}

impl Reader {
    fn read(&mut self, matched: &Matched<'_, '_>) {
        let text = matched.small();
        match matched.rule() {
            Rule::day | Rule::two_day => {
                self.point.day = self.number(text);
                self.digits(|written, digits| written.day_digits = digits, text);
            }
            Rule::month | Rule::two_month | Rule::bare_month => {
                self.point.month = self.number(text);
                self.digits(|written, digits| written.month_digits = digits, text);
            }
            Rule::year | Rule::known_year | Rule::bare_year => self.point.year = self.number(text),
            Rule::quarter => self.point.quarter = quarter(text),
            Rule::part => self.point.part = Some(part_of(text)),
            Rule::gap => self.point.blank = true,
            Rule::half_year => {
                for part in matched.parts() {
                    match part.rule() {
                        Rule::part => self.point.half = Some(if part.small() == "đầu" { 1 } else { 2 }),
                        _ => self.read(&part),
                    }
                }
            }
            rule => {
                self.begin(rule, matched);
                matched.parts().for_each(|part| self.read(&part));
                let dated = matches!(rule, Rule::long_date | Rule::short_date);
                self.point.blank |= dated && !self.point.date().is_complete();
            }
        }
    }

    /// Notes that a written date begins, where the rule is one of a date.
    fn begin(&mut self, rule: Rule, matched: &Matched<'_, '_>) {
        let style = match rule {
            Rule::long_date | Rule::long_date_bare | Rule::long_day_month | Rule::day_only | Rule::month_only => {
                DateStyle::Long
            }
            Rule::short_date | Rule::slash_date | Rule::day_month | Rule::bare_day_month | Rule::slash_month => {
                DateStyle::Short
            }
            Rule::month_year if matched.small().contains('/') => DateStyle::Short,
            Rule::month_year => DateStyle::Long,
            _ => return,
        };
        if self.written.is_none() {
            let value = WrittenDate {
                date: PartialDate::default(),
                style,
                day_digits: String::new(),
                month_digits: String::new(),
                fault: None,
            };
            self.written = Some(Found { value, range: matched.range() });
        }
    }

    fn digits(&mut self, set: impl FnOnce(&mut WrittenDate, String), text: &str) {
        if let Some(written) = &mut self.written
            && text.bytes().all(|byte| byte.is_ascii_digit())
        {
            set(&mut written.value, text.to_owned());
        }
    }

    /// A number, or nothing for a gap.
    fn number<T: std::str::FromStr>(&mut self, text: &str) -> Option<T> {
        let number = text.parse().ok();
        self.point.blank |= number.is_none();
        number
    }
}

/// A quarter in Roman or Arabic digits.
fn quarter(text: &str) -> Option<u8> {
    Some(match text {
        "i" | "1" => 1,
        "ii" | "2" => 2,
        "iii" | "3" => 3,
        "iv" | "4" => 4,
        _ => return None,
    })
}

fn part_of(text: &str) -> PartOf {
    match text {
        "đầu" => PartOf::Start,
        "giữa" => PartOf::Middle,
        _ => PartOf::End,
    }
}

/// A unit by its word.
pub(super) fn unit(text: &str) -> Unit {
    match text {
        "ngày" => Unit::Day,
        "tuần" => Unit::Week,
        "tháng" => Unit::Month,
        "quý" | "quí" => Unit::Quarter,
        _ => Unit::Year,
    }
}

/// A small number in digits or as a word.
pub(super) fn count(text: &str) -> u16 {
    match text {
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        digits => digits.parse().unwrap_or(1),
    }
}
