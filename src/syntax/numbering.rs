//! The numbers that are printed: I. / 1. / a) / - / +, computed from the tree alone.
//!
//! Divisions and items of one depth under one parent are numbered together. A number typed in the source is only compared:
//! where it differs, a warning names both; one that stands twice or leaves others out is a slip, which a check reports. What
//! merely follows a number that differs is not reported again.

use std::collections::BTreeMap;

use crate::diagnostics::{Diagnostic, Edit, Fix};
use crate::source::{Span, Spanned};
use crate::viet;

use super::ast::{Item, Marker, Node, Tree};
use super::keywords::Role;

/// What is printed before a division or an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// `II.`, `3.`, `đ)`, `-`, `+`; empty for the preamble and the like.
    pub marker: String,
    /// The number among its own kind, from 1; of a phase, its number among the phases.
    pub ordinal: usize,
}

/// How a typed number breaks the order of its siblings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipKind {
    /// A sibling before it carries the same number.
    Twice,
    /// Numbers between it and the sibling before it are missing.
    Skipped,
}

/// A typed number that breaks the order of its siblings; those behind it that merely follow it are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// How.
    pub kind: SlipKind,
    /// Where it stands.
    pub span: Span,
    /// As typed, with its mark: `d)`.
    pub written: String,
    /// What is printed instead.
    pub printed: String,
    /// The number of the sibling before it, as typed or computed.
    pub before: String,
    /// Where the sibling stands that carries the number already, else the one before it.
    pub beside: Option<Span>,
    /// What brings it and those that follow it into order.
    pub edits: Vec<Edit>,
}

/// The printed marker of every division and item, found by where its keyword or marker stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    printed: BTreeMap<(u32, u32), Printed>,
    slips: Vec<Slip>,
}

impl Numbering {
    /// The printed marker of the division or item whose keyword or marker stands at `span`.
    pub fn at(&self, span: Span) -> Option<&Printed> {
        self.printed.get(&(span.start, span.end))
    }

    /// The printed marker alone; empty where there is none.
    pub fn marker(&self, span: Span) -> &str {
        self.at(span).map_or("", |printed| printed.marker.as_str())
    }

    /// The typed numbers that stand twice or leave others out, in the order of the text.
    pub fn slips(&self) -> &[Slip] {
        &self.slips
    }
}

/// Numbers a plan; reports every typed number that differs from the computed one, apart from [`Numbering::slips`].
pub fn number(tree: &Tree, found: &mut Vec<Diagnostic>) -> Numbering {
    let mut numbering = Numbering::default();
    number_nodes(&tree.body, &mut numbering, found);
    let mut annexes = Counter::default();
    for (index, annex) in tree.annexes.iter().enumerate() {
        let typed =
            annex.number.as_ref().filter(|number| viet::from_roman(&number.value).is_some() || tree.annexes.len() > 1);
        let entry = Entry { typed, span: annex.keyword, is_division: true, after_party: false };
        annexes.compare(&entry, Series::Roman { mark: "" }, index + 1, &mut numbering, found);
        number_nodes(&annex.children, &mut numbering, found);
    }
    numbering
}

fn number_nodes(nodes: &[Node], numbering: &mut Numbering, found: &mut Vec<Diagnostic>) {
    let mut counters: [Counter; 5] = Default::default();
    let mut phases = Counter::default();
    let mut party_before = false;
    for node in nodes {
        let after_party = std::mem::replace(&mut party_before, is_party(node));
        match node {
            Node::Block(block) => {
                let role = block.role.as_ref().map(|role| role.value);
                let is_numbered =
                    block.level.is_some() || !matches!(role, Some(Role::LegalBases | Role::Preamble | Role::Closing));
                let entry = Entry {
                    typed: block.number.as_ref(),
                    span: block.number.as_ref().map_or(block.keyword, |number| number.span),
                    is_division: true,
                    after_party,
                };
                let printed = if !is_numbered {
                    Printed { marker: String::new(), ordinal: 0 }
                } else if role == Some(Role::Phase) {
                    let untyped = Entry { typed: None, ..entry };
                    let series = Series::of(block.depth);
                    let place = count(&mut counters, block.depth, &untyped, numbering, found);
                    let ordinal = phases.next();
                    phases.compare(&entry, Series::Digits { mark: "" }, ordinal, numbering, found);
                    Printed { marker: series.written(place), ordinal }
                } else {
                    let ordinal = count(&mut counters, block.depth, &entry, numbering, found);
                    Printed { marker: Series::of(block.depth).written(ordinal), ordinal }
                };
                numbering.printed.insert((block.keyword.start, block.keyword.end), printed);
                number_nodes(&block.children, numbering, found);
            }
            Node::Item(item) => {
                number_item(item, after_party, &mut counters, numbering, found);
                number_nodes(&item.children, numbering, found);
            }
            // Cells number their own items, from the first one typed.
            Node::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    number_nodes(&cell.content, numbering, found);
                }
            }
            Node::Paragraph(_) => {}
        }
    }
}

fn number_item(
    item: &Item,
    after_party: bool,
    counters: &mut [Counter; 5],
    numbering: &mut Numbering,
    found: &mut Vec<Diagnostic>,
) {
    let typed = match &item.marker.value {
        Marker::Number(typed) | Marker::Letter(typed) if item.depth == item.marker.value.rank() => {
            Some(Spanned::new(typed.clone(), item.marker.span))
        }
        _ => None,
    };
    let entry = Entry { typed: typed.as_ref(), span: item.marker.span, is_division: false, after_party };
    let ordinal = count(counters, item.depth, &entry, numbering, found);
    let marker = Series::of(item.depth).written(ordinal);
    numbering.printed.insert((item.marker.span.start, item.marker.span.end), Printed { marker, ordinal });
}

/// A division that is headed by a party or a group: what is listed below it belongs to it.
fn is_party(node: &Node) -> bool {
    let Node::Block(block) = node else { return false };
    block.level.is_none()
        && matches!(block.role.as_ref().map(|role| role.value), Some(Role::Charge | Role::Request | Role::Group))
}

/// Counts one more of this depth and compares what is typed; what is deeper begins anew.
fn count(
    counters: &mut [Counter; 5],
    depth: u8,
    entry: &Entry<'_>,
    numbering: &mut Numbering,
    found: &mut Vec<Diagnostic>,
) -> usize {
    let place = usize::from(depth).min(counters.len() - 1);
    for deeper in counters.iter_mut().skip(place + 1) {
        *deeper = Counter::default();
    }
    let Some(counter) = counters.get_mut(place) else { return 1 };
    let ordinal = counter.next();
    counter.compare(entry, Series::of(depth), ordinal, numbering, found);
    ordinal
}

/// How the numbers of one depth are written.
#[derive(Clone, Copy)]
enum Series {
    /// `I.`
    Roman { mark: &'static str },
    /// `1.`
    Digits { mark: &'static str },
    /// `a)`
    Letters,
    /// `-`, `+`
    Sign(&'static str),
}

impl Series {
    fn of(depth: u8) -> Self {
        match depth {
            0 => Series::Roman { mark: "." },
            1 => Series::Digits { mark: "." },
            2 => Series::Letters,
            3 => Series::Sign("-"),
            _ => Series::Sign("+"),
        }
    }

    fn mark(self) -> &'static str {
        match self {
            Series::Roman { mark } | Series::Digits { mark } => mark,
            Series::Letters => ")",
            Series::Sign(_) => "",
        }
    }

    fn bare(self, ordinal: usize) -> String {
        match self {
            Series::Roman { .. } => viet::roman(ordinal as u32),
            Series::Digits { .. } => ordinal.to_string(),
            Series::Letters => viet::letter(ordinal.saturating_sub(1)),
            Series::Sign(sign) => sign.to_owned(),
        }
    }

    fn written(self, ordinal: usize) -> String {
        self.bare(ordinal) + self.mark()
    }

    /// The place in the series of what is typed; nothing where it is of another series.
    fn read(self, typed: &str) -> Option<usize> {
        match self {
            Series::Roman { .. } => viet::from_roman(typed).map(|value| value as usize),
            Series::Digits { .. } => typed.parse().ok(),
            Series::Letters => viet::index_of_letter(typed).map(|index| index + 1),
            Series::Sign(_) => None,
        }
    }
}

/// One of the siblings that are numbered together.
#[derive(Clone, Copy)]
struct Entry<'t> {
    typed: Option<&'t Spanned<String>>,
    span: Span,
    is_division: bool,
    after_party: bool,
}

/// What a number that differs was reported as, so that those which merely follow it can be mended with it.
#[derive(Clone, Copy)]
enum Reported {
    Slip(usize),
    Diagnostic(usize),
}

/// Numbers of one depth under one parent.
#[derive(Default)]
struct Counter {
    count: usize,
    /// The number of the sibling before, as typed where one is.
    last: usize,
    last_span: Option<Span>,
    is_after_division: bool,
    seen: BTreeMap<usize, Span>,
    reported: Option<Reported>,
}

impl Counter {
    fn next(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    fn compare(
        &mut self,
        entry: &Entry<'_>,
        series: Series,
        ordinal: usize,
        numbering: &mut Numbering,
        found: &mut Vec<Diagnostic>,
    ) {
        let expected = self.last + 1;
        let Some(typed) = entry.typed else {
            self.take(expected, entry);
            return;
        };
        let read = series.read(&typed.value).filter(|value| *value > 0);
        let value = read.unwrap_or(expected);
        if read == Some(ordinal) {
            self.reported = None;
        } else if read == Some(expected) {
            let edit = edit(typed, series, ordinal);
            match self.reported {
                Some(Reported::Slip(at)) => {
                    if let Some(slip) = numbering.slips.get_mut(at) {
                        slip.edits.push(edit);
                    }
                }
                Some(Reported::Diagnostic(at)) => {
                    if let Some(Fix { edits, .. }) = found.get_mut(at).and_then(|report| report.fix.as_mut()) {
                        edits.push(edit);
                    }
                }
                // A sibling without a number stood between: what follows a number that differs does so still.
                None => {}
            }
        } else {
            let is_restart = value == 1 && (self.last > 1 || self.is_after_division && !entry.is_division);
            let earlier = self.seen.get(&value).copied();
            let kind = match earlier {
                _ if read.is_none() || is_restart || self.last == 0 => None,
                Some(_) if value < expected => Some(SlipKind::Twice),
                _ if value > expected => Some(SlipKind::Skipped),
                _ => None,
            };
            let edit = edit(typed, series, ordinal);
            let written = format!("{}{}", typed.value, series.mark());
            let printed = series.written(ordinal);
            self.reported = Some(match kind {
                Some(kind) => {
                    numbering.slips.push(Slip {
                        kind,
                        span: typed.span,
                        written,
                        printed,
                        before: series.written(self.last),
                        beside: if kind == SlipKind::Twice { earlier } else { self.last_span },
                        edits: vec![edit],
                    });
                    Reported::Slip(numbering.slips.len() - 1)
                }
                None => {
                    found.push(differs(typed.span, &written, &printed, edit, is_restart.then_some(entry.after_party)));
                    Reported::Diagnostic(found.len() - 1)
                }
            });
        }
        self.take(value, entry);
    }

    fn take(&mut self, value: usize, entry: &Entry<'_>) {
        self.last = value;
        self.last_span = Some(entry.span);
        self.is_after_division = entry.is_division;
        self.seen.entry(value).or_insert(entry.span);
    }
}

/// Puts the computed number in place of a typed one; the mark is replaced where it was typed.
fn edit(typed: &Spanned<String>, series: Series, ordinal: usize) -> Edit {
    let has_mark = typed.span.end - typed.span.start > typed.value.len() as u32;
    let text = if has_mark { series.written(ordinal) } else { series.bare(ordinal) };
    Edit { span: typed.span, text }
}

/// NN016. A list begun anew was meant to stand one step deeper; `restart` says whether below a party.
fn differs(span: Span, written: &str, printed: &str, edit: Edit, restart: Option<bool>) -> Diagnostic {
    let report = Diagnostic::warning("NN016", span, format!("số ghi là “{written}”, theo thứ tự phải là “{printed}”"))
        .with_label(format!("sẽ in là “{printed}”"));
    match restart {
        Some(true) => {
            report.with_help("nếu mục này thuộc đơn vị, đối tượng ở ngay trên thì dùng dấu ở bậc dưới: “a)” hoặc “-”")
        }
        Some(false) => {
            report.with_help("nếu danh sách này thuộc mục ở ngay trên thì dùng dấu ở bậc dưới: “a)” hoặc “-”")
        }
        None => report
            .with_help(format!("sửa thành “{printed}”, hoặc xem lại có thiếu hay thừa mục nào ở trên"))
            .with_edits(vec![edit], true),
    }
}

#[cfg(test)]
mod tests {
    use super::{SlipKind, number};
    use crate::source::SourceFile;
    use crate::syntax::parse;

    fn messages(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        let tree = parse(&SourceFile::new("thử.plan", text), &mut found);
        number(&tree, &mut found);
        found.into_iter().map(|diagnostic| diagnostic.message).collect()
    }

    #[test]
    fn divisions_and_items_are_numbered_together() {
        assert!(messages("phần: Một\nmục: Đầu\na) x\n2. Hai\na) x\nb) x\nc) x\nd) x\nđ) x\ne) x\ng) x\n").is_empty());
    }

    fn slips(text: &str) -> Vec<(SlipKind, String, usize)> {
        let mut found = Vec::new();
        let tree = parse(&SourceFile::new("thử.plan", text), &mut found);
        let numbering = number(&tree, &mut found);
        assert!(found.is_empty(), "{found:?}");
        numbering.slips().iter().map(|slip| (slip.kind, slip.written.clone(), slip.edits.len())).collect()
    }

    #[test]
    fn a_slip_is_told_once_and_mended_with_what_follows_it() {
        let skipped = |written: &str, edits| vec![(SlipKind::Skipped, written.to_owned(), edits)];
        let twice = |written: &str, edits| vec![(SlipKind::Twice, written.to_owned(), edits)];
        assert_eq!(slips("phần: Một\n1. x\n3. y\n4. z\n"), skipped("3.", 2));
        assert_eq!(slips("phần: Một\na) x\nb) y\nb) z\nc) u\n"), twice("b)", 2));
        // The number behind a number given twice is right again where nothing is missing.
        assert_eq!(slips("phần: Một\n1. x\n2. y\n2. z\n4. u\n"), twice("2.", 1));
        assert_eq!(slips("phần I: Một\nX\nphần III: Hai\nY\n"), skipped("III.", 1));
        assert_eq!(slips("phần: Một\nđiểm: x\nY\nđiểm: z\nU\nđiểm b: v\nY\n"), twice("b)", 1));
        assert_eq!(slips("phụ lục I: x\nY\nphụ lục III: z\nU\n"), skipped("III", 1));
    }

    #[test]
    fn a_list_begun_anew_is_no_number_given_twice() {
        assert_eq!(messages("phần: Một\nmục: Hai\nX\n1. y\n2. z\n"), ["số ghi là “1.”, theo thứ tự phải là “2.”"]);
    }

    #[test]
    fn a_wrong_first_number_is_named_with_the_printed_one() {
        assert_eq!(messages("phần: Một\n2. x\n3. y\n"), ["số ghi là “2.”, theo thứ tự phải là “1.”"]);
        assert_eq!(messages("phần: Một\nd) x\n"), ["số ghi là “d)”, theo thứ tự phải là “a)”"]);
        assert_eq!(messages("phần II: Một\n"), ["số ghi là “II.”, theo thứ tự phải là “I.”"]);
    }
}
