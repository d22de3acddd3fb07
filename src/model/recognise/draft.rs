//! One citation put together: provision, type, number, date, issuer and title as they follow each other.

use std::ops::Range;

use pest::Parser;

use super::Found;
use super::citation::TYPES;
use super::grammar::{Phrases, Rule};
use super::laws::known_name;
use super::moments::{Matched, point};
use super::names::{self, issuer_at};
use super::scan::Paragraph;
use super::titles::title_at;
use super::unnumbered::{counted_before, is_plural, unnumbered_at};
use crate::model::citation::{Citation, Provision, Shape};
use crate::model::time::{DateStyle, WrittenDate};
use crate::viet::is_letter_or_digit;

/// A number with its symbol.
struct Numbered {
    range: Range<usize>,
    party: bool,
    serial: Option<String>,
    year: Option<u16>,
    symbol: Option<String>,
    open: bool,
}

/// A citation while it is put together.
pub(super) struct Draft {
    start: usize,
    kind: Range<usize>,
    provision: Option<Provision>,
    numbers: Vec<Numbered>,
    count: Option<u16>,
    date: Option<Found<WrittenDate>>,
    date_is_blank: bool,
    issuer: Option<Range<usize>>,
    title: Option<Range<usize>>,
    shape: Shape,
    /// One past what was read of it, the title of a numbered document aside: in there may be further citations.
    pub(super) body_end: usize,
}

/// Parses one root at a place.
fn parse<'p, 'a>(paragraph: &'p Paragraph<'a>, rule: Rule, start: usize) -> Option<Matched<'p, 'a>> {
    let pair = Phrases::parse(rule, paragraph.window(start)).ok()?.peek()?.into_inner().next()?;
    Some(Matched { pair, paragraph, base: start })
}

/// The citation that begins at a place.
pub(super) fn draft_at(paragraph: &Paragraph<'_>, start: usize) -> Option<Draft> {
    let window = paragraph.window(start);
    let first = window.split(|typed: char| !is_letter_or_digit(typed)).next().unwrap_or_default();
    let is_type = TYPES.contains_key(first);
    let provision = if is_type { None } else { Some(parse(paragraph, Rule::provision_root, start)?) };
    let at = provision.as_ref().map_or(start, |provision| provision.range().end);
    let head = parse(paragraph, Rule::head_root, at)?;
    let mut parts = head.parts();
    let kind = parts.next()?.range();
    let numbers: Vec<Numbered> = parts.filter_map(|part| numbered(&part)).collect();
    let mut draft = Draft {
        start,
        kind: kind.clone(),
        provision: provision.as_ref().map(read_provision),
        body_end: head.range().end,
        shape: numbers
            .first()
            .map_or(Shape::Unnumbered, |number| if number.party { Shape::Party } else { Shape::State }),
        numbers,
        count: None,
        date: None,
        date_is_blank: false,
        issuer: None,
        title: None,
    };
    let is_law = matches!(paragraph.small(kind.clone()), "luật" | "bộ luật" | "pháp lệnh" | "hiến pháp");
    let complete = if is_law {
        draft.law(paragraph)
    } else if draft.numbers.is_empty() {
        draft.unnumbered(paragraph)
    } else {
        draft.numbered(paragraph)
    };
    complete.then_some(draft)
}

impl Draft {
    /// What follows a number: more numbers, date, issuer, title.
    fn numbered(&mut self, paragraph: &Paragraph<'_>) -> bool {
        while let Some(more) = parse(paragraph, Rule::more_root, self.body_end) {
            let Some(number) = more.parts().find_map(|part| numbered(&part)) else { break };
            // `số 57 và 58` counts only with a symbol: other numbers may follow a citation.
            if number.symbol.is_none() && !more.small().contains("số") {
                break;
            }
            self.body_end = more.range().end;
            self.numbers.push(number);
        }
        self.date(paragraph);
        self.issuer(paragraph);
        if self.date.is_none() {
            self.date(paragraph);
        }
        self.title = title_at(paragraph, self.body_end, self.issuer.is_some() || self.date.is_some());
        true
    }

    /// What follows the word `Luật`: its name, number and date.
    fn law(&mut self, paragraph: &Paragraph<'_>) -> bool {
        self.shape = Shape::Law;
        if !names::is_capitalised(paragraph, self.kind.start) {
            return !self.numbers.is_empty() && self.numbered_law(paragraph);
        }
        if !self.numbers.is_empty() {
            return self.numbered_law(paragraph);
        }
        if paragraph.small(self.kind.clone()) == "hiến pháp" {
            self.date(paragraph);
            return true;
        }
        let Some(name) = law_name(paragraph, self.kind.end) else { return false };
        self.body_end = name.end;
        // A change of a law names that law; it is read on its own.
        if paragraph.small(name.clone()).starts_with("sửa đổi") {
            self.body_end = self.kind.end;
        }
        let end = name.end;
        self.title = Some(name);
        if let Some(number) = parse(paragraph, Rule::law_number_root, end) {
            self.numbers.extend(number.parts().find_map(|part| numbered(&part)));
            self.body_end = number.range().end;
        }
        if self.body_end >= end {
            self.date(paragraph);
        }
        true
    }

    /// `Luật số 06/2022/QH15`
    fn numbered_law(&mut self, paragraph: &Paragraph<'_>) -> bool {
        self.date(paragraph);
        self.issuer(paragraph);
        true
    }

    /// What follows a type without a number; no citation unless a body is named.
    fn unnumbered(&mut self, paragraph: &Paragraph<'_>) -> bool {
        if self.provision.is_none() {
            self.count = counted_before(paragraph, self.kind.start).map(|(start, count)| {
                self.start = start;
                count
            });
        }
        if !names::is_capitalised(paragraph, self.kind.start)
            || (self.count.is_none() && is_plural(paragraph, self.kind.start))
        {
            return false;
        }
        let Some(named) = unnumbered_at(paragraph, self.kind.clone()) else { return false };
        self.issuer = Some(named.issuer);
        self.title = named.title;
        self.body_end = named.end;
        self.date(paragraph);
        if self.title.is_none() {
            self.title = title_at(paragraph, self.body_end, true);
        }
        true
    }

    fn date(&mut self, paragraph: &Paragraph<'_>) {
        let Some(matched) = parse(paragraph, Rule::cite_date_root, self.body_end) else { return };
        let mut dates = Vec::new();
        let at = point(&matched, &mut dates);
        self.date_is_blank = at.blank;
        self.body_end = matched.range().end;
        self.date = dates.pop().or_else(|| {
            // `năm 2022`
            let value = WrittenDate {
                date: at.date(),
                style: DateStyle::Long,
                day_digits: String::new(),
                month_digits: String::new(),
                fault: None,
            };
            let range = matched.range();
            let blanks = matched.typed().len() - matched.typed().trim_start().len();
            Some(Found { value, range: range.start + blanks..range.end })
        });
    }

    fn issuer(&mut self, paragraph: &Paragraph<'_>) {
        let Some(start) = names::after_word(paragraph, self.body_end, "của", true) else { return };
        if let Some(end) = issuer_at(paragraph, start) {
            self.issuer = Some(start..end);
            self.body_end = names::session_end(paragraph, end);
        }
    }

    /// Makes one citation of each number, or one without.
    pub(super) fn finish(self, paragraph: &Paragraph<'_>) -> Vec<Found<Citation>> {
        let piece =
            |range: &Range<usize>| Found { value: paragraph.typed(range.clone()).to_owned(), range: range.clone() };
        let end = self.title.as_ref().map_or(self.body_end, |title| title.end.max(self.body_end));
        let whole = Citation {
            text: String::new(),
            document_type: paragraph.typed(self.kind.clone()).to_owned(),
            shape: self.shape,
            count: self.count,
            number_and_symbol: None,
            reference: None,
            number: None,
            number_year: None,
            symbol: None,
            number_is_blank: false,
            date_value: self.date.as_ref().map(|date| date.value.date.iso()).filter(|date| !date.is_empty()),
            date: self.date.clone(),
            date_is_blank: self.date_is_blank,
            issuer: self.issuer.as_ref().map(piece),
            title: self.title.as_ref().map(piece),
            provision: self.provision.clone(),
            within_title: false,
        };
        let last = self.numbers.len().saturating_sub(1);
        let mut citations: Vec<Found<Citation>> = Vec::new();
        for (index, number) in self.numbers.iter().enumerate() {
            let symbol = number.symbol.clone();
            let serial = number.serial.clone().unwrap_or_else(|| "…".to_owned());
            let year = number.year.map(|year| format!("{year}/")).unwrap_or_default();
            let joined = if number.party { "-" } else { "/" };
            let reference = match &symbol {
                Some(symbol) => format!("{serial}{joined}{year}{symbol}"),
                None => serial,
            };
            // Of several numbers, the first takes the type and the last what follows them.
            let start = if index == 0 { self.start } else { number.range.start };
            let end = if index == last { end } else { number.range.end };
            citations.push(Found {
                value: Citation {
                    text: paragraph.typed(start..end).to_owned(),
                    number_and_symbol: Some(piece(&number.range)),
                    reference: Some(reference),
                    number: number.serial.clone(),
                    number_year: number.year,
                    symbol,
                    number_is_blank: number.open,
                    shape: if number.party { Shape::Party } else { whole.shape },
                    ..whole.clone()
                },
                range: start..end,
            });
        }
        if citations.is_empty() {
            let range = self.start..end;
            citations
                .push(Found { value: Citation { text: paragraph.typed(range.clone()).to_owned(), ..whole }, range });
        }
        citations
    }
}

/// Reads a number with its symbol; nothing for other parts, or where the symbol is not in capitals.
fn numbered(matched: &Matched<'_, '_>) -> Option<Numbered> {
    if !matches!(matched.rule(), Rule::state_number | Rule::party_number | Rule::open_number | Rule::plain_number) {
        return None;
    }
    let mut number = Numbered {
        range: matched.range(),
        party: matched.rule() == Rule::party_number,
        serial: None,
        year: None,
        symbol: None,
        open: true,
    };
    for part in matched.parts() {
        match part.rule() {
            Rule::serial if part.small().starts_with(|typed: char| typed.is_ascii_digit()) => {
                number.serial = Some(part.typed().to_owned());
                number.open = false;
            }
            Rule::serial_year => number.year = part.small().parse().ok(),
            Rule::symbol | Rule::party_symbol => number.symbol = Some(part.typed().to_owned()),
            _ => {}
        }
    }
    let capital = number.symbol.as_ref().is_none_or(|symbol| symbol.starts_with(char::is_uppercase));
    capital.then_some(number)
}

/// Reads `điểm đ khoản 2 Điều 30`.
fn read_provision(matched: &Matched<'_, '_>) -> Provision {
    let mut provision = Provision::default();
    for part in matched.parts() {
        let numbers: Vec<&str> = part.parts().map(|number| number.typed()).collect();
        let numbers = Some(numbers.join(", "));
        match part.rule() {
            Rule::points_of => provision.point = numbers,
            Rule::clauses_of => provision.clause = numbers,
            Rule::articles_of => provision.article = numbers,
            Rule::form_of => provision.form = numbers,
            _ => {}
        }
    }
    provision
}

/// The range of a law's name after the word `Luật`; nothing where no name follows.
fn law_name(paragraph: &Paragraph<'_>, after: usize) -> Option<Range<usize>> {
    let window = paragraph.window(after);
    let name = window.trim_start();
    let start = after + (window.len() - name.len());
    if start == after {
        return None;
    }
    let change = name.starts_with("sửa đổi");
    if !change && !names::is_capitalised(paragraph, start) {
        return None;
    }
    if let Some(length) = known_name(name) {
        return Some(start..start + length);
    }
    if name.starts_with("sư ") || name.starts_with("gia ") {
        return None;
    }
    names::phrase_end(paragraph, start).map(|end| start..end)
}
