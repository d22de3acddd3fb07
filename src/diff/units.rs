//! A plan as comparable parts: divisions, paragraphs, items, rows of tables, footnotes, each with its words and what it
//! stands under.
//!
//! The letterhead, the recipients and the signature are no parts: they belong to the form, and no two plans share them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::model::passages::{FieldKey, Kind, Passage, Passages, Role};
use crate::model::plan::{Origin, Place, Plan};
use crate::source::Span;

use super::likeness::OwnNumbers;
use super::neutral::{Neutral, WordList};

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// The subject (trích yếu).
    Subject,
    /// A division's title, with the text that runs on from it.
    Division,
    /// A marked line.
    Item,
    /// A paragraph without a marker.
    Paragraph,
    /// The heads of a table's columns.
    Head,
    /// A row of a table, its cells parted by ` | `.
    Row,
    /// A footnote.
    Footnote,
    /// An annex's title or its line of attachment.
    AnnexHead,
}

/// A part of a plan.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The path in the numbered plan; rows are `annex/1/3.1` by their first cell.
    pub place: Place,
    /// What it is.
    pub kind: UnitKind,
    /// The words as printed, marks removed.
    pub text: String,
    /// Where it stands in the file as typed.
    pub span: Span,
    /// The part it stands under.
    pub parent: Option<usize>,
    /// The role it has of its own, not from what it stands under.
    pub(super) role: Option<Role>,
    /// The words in small letters, punctuation left out.
    pub(super) folded: WordList,
    /// The same with place and level made one.
    pub(super) neutral: WordList,
    /// What the facts say it is about: parties in charge, documents, awards.
    pub(super) subjects: BTreeSet<String>,
    /// Parts that stand directly under it, in order.
    pub(super) children: Vec<usize>,
}

/// The parts of a plan, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// The parts.
    pub list: Vec<Unit>,
    /// Their words as numbers, once somebody asks.
    numbered: OnceLock<OwnNumbers>,
}

impl Unit {
    /// Tells whether the part has some words one behind the other, in small letters; marks between them do not count.
    pub fn has_words(&self, words: &str) -> bool {
        self.folded.has(words)
    }
}

impl Units {
    /// Lays a plan out; `plan` and `passages` come from one reading.
    pub fn new(plan: &Plan, passages: &Passages<'_>) -> Self {
        let mut building = Building {
            units: Self::default(),
            neutral: Neutral::new(plan),
            of_passage: BTreeMap::new(),
            open_row: None,
        };
        for (index, passage) in passages.list.iter().enumerate() {
            building.passage(index, passage, passages);
        }
        let Building { mut units, neutral, .. } = building;
        units.finish(&neutral);
        units.facts(plan, &neutral);
        units
    }

    /// Fills in what follows from the texts.
    fn finish(&mut self, neutral: &Neutral) {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for index in 0..self.list.len() {
            let parent = self.list.get(index).and_then(|unit| unit.parent);
            if let Some(parent) = parent.and_then(|parent| self.list.get_mut(parent)) {
                parent.children.push(index);
            }
            let Some(unit) = self.list.get_mut(index) else { continue };
            (unit.folded, unit.neutral) = neutral.both(&unit.text);
            // Two tables of one annex may count their rows alike.
            let count = taken.entry(unit.place.as_str().to_owned()).or_default();
            *count += 1;
            if *count > 1 {
                unit.place = Place(format!("{}#{count}", unit.place));
            }
        }
    }

    fn facts(&mut self, plan: &Plan, neutral: &Neutral) {
        let mut stated: Vec<(&Origin, String)> = Vec::new();
        for assignment in &plan.assignments {
            let words = neutral.words(&assignment.party.key());
            stated.push((&assignment.origin, format!("party {}", words.joined())));
        }
        for document in &plan.documents {
            if let Some(number) = &document.citation.number_and_symbol {
                for mention in &document.mentions {
                    stated.push((&mention.origin, format!("document {}", number.value.to_lowercase())));
                }
            }
        }
        for award in &plan.award_forms {
            let words = neutral.words(&award.name);
            stated.push((&award.origin, format!("award {}", words.joined())));
        }
        // The parts stand in the order of the text, footnotes aside, which stand inside what they belong to.
        for (origin, subject) in stated {
            let holds = |unit: &&mut Unit| {
                unit.span.start <= origin.span.start
                    && origin.span.end <= unit.span.end
                    && unit.place.as_str().starts_with(origin.place.as_str())
            };
            if let Some(unit) = self.list.iter_mut().find(holds) {
                unit.subjects.insert(subject);
            }
        }
    }

    /// The words of the parts as numbers.
    pub(super) fn numbered(&self) -> &OwnNumbers {
        self.numbered.get_or_init(|| OwnNumbers::new(&self.list))
    }

    /// The part that one stands under.
    pub(super) fn parent(&self, index: usize) -> Option<usize> {
        self.list.get(index).and_then(|unit| unit.parent)
    }

    /// Where a part without a parent stands: `preamble`, `body`, `closing` …
    pub(super) fn region(&self, index: usize) -> &str {
        let place = self.list.get(index).map_or("", |unit| unit.place.as_str());
        let first = place.split('/').next().unwrap_or("");
        match first {
            "title" | "preamble" | "closing" | "footnote" | "annex" => first,
            _ => "body",
        }
    }
}

struct Building {
    units: Units,
    neutral: Neutral,
    /// The part that each passage went into.
    of_passage: BTreeMap<usize, usize>,
    /// The row that is being put together.
    open_row: Option<OpenRow>,
}

struct OpenRow {
    table: usize,
    row: usize,
    column: usize,
    unit: usize,
}

impl Building {
    fn passage(&mut self, index: usize, passage: &Passage<'_>, passages: &Passages<'_>) {
        let text = passage.text.text.trim();
        let parent = passage.parent.and_then(|parent| self.of_passage.get(&parent)).copied();
        let above = passage.parent.and_then(|parent| passages.list.get(parent)).and_then(|above| above.role);
        let role = passage.role.filter(|role| Some(*role) != above);
        let kind = match passage.kind {
            Kind::Field(FieldKey::Subject) => UnitKind::Subject,
            Kind::Field(_) | Kind::Recipient => return,
            Kind::Title => UnitKind::Division,
            Kind::Item => UnitKind::Item,
            Kind::Paragraph => UnitKind::Paragraph,
            Kind::Footnote => UnitKind::Footnote,
            Kind::AnnexHead => UnitKind::AnnexHead,
            Kind::Cell { .. } => return self.cell(index, passage, parent, text),
        };
        let mut place = passage.place.clone();
        let mut parent = parent;
        if kind == UnitKind::Paragraph
            && let Some(above) = parent.and_then(|parent| self.units.list.get_mut(parent))
            && above.place == place
        {
            // It runs on from the title.
            append(&mut above.text, " ", text);
            above.span = above.span.to(passage.text.span);
            self.of_passage.extend(parent.map(|parent| (index, parent)));
            return;
        }
        let last_head = self.units.list.iter().rposition(|unit| unit.kind == UnitKind::AnnexHead);
        if kind == UnitKind::AnnexHead
            && let Some(head) = last_head
            && self.units.list.get(head).is_some_and(|unit| unit.place == place)
        {
            place = place.below("attached");
            parent = Some(head);
        }
        let text = match kind {
            UnitKind::Division => title(passage, text),
            _ => text.to_owned(),
        };
        self.push(index, Unit { role, ..unit(place, kind, text, passage.text.span, parent) });
    }

    /// A row is one part: its cells say nothing by themselves.
    fn cell(&mut self, index: usize, passage: &Passage<'_>, parent: Option<usize>, text: &str) {
        let Kind::Cell { table, row, column } = passage.kind else { return };
        if let Some(open) = self.open_row.as_mut().filter(|open| (open.table, open.row) == (table, row))
            && let Some(begun) = self.units.list.get_mut(open.unit)
        {
            append(&mut begun.text, if open.column == column { " " } else { " | " }, text);
            begun.span = begun.span.to(passage.text.span);
            open.column = column;
            self.of_passage.insert(index, open.unit);
            return;
        }
        let is_number = !text.is_empty() && text.chars().count() <= 6 && !text.contains(char::is_whitespace);
        let step = match row {
            0 => "head".to_owned(),
            _ if column == 0 && is_number => text.trim_end_matches(['.', ')']).to_owned(),
            _ => format!("r{row}"),
        };
        let kind = if row == 0 { UnitKind::Head } else { UnitKind::Row };
        let place = passage.place.below(&step);
        self.open_row = Some(OpenRow { table, row, column, unit: self.units.list.len() });
        self.push(index, unit(place, kind, text.to_owned(), passage.text.span, parent));
    }

    fn push(&mut self, passage: usize, unit: Unit) {
        self.of_passage.insert(passage, self.units.list.len());
        self.units.list.push(unit);
    }
}

fn unit(place: Place, kind: UnitKind, text: String, span: Span, parent: Option<usize>) -> Unit {
    Unit {
        place,
        kind,
        text,
        span,
        parent,
        role: None,
        folded: WordList::default(),
        neutral: WordList::default(),
        subjects: BTreeSet::new(),
        children: Vec::new(),
    }
}

fn append(text: &mut String, between: &str, more: &str) {
    if !text.is_empty() {
        text.push_str(between);
    }
    text.push_str(more);
}

/// A title as printed: typed or customary, with the words that the role supplies.
fn title(passage: &Passage<'_>, typed: &str) -> String {
    let Some(role) = passage.role else { return typed.to_owned() };
    let supplied = match role {
        Role::Group => "Đối với",
        Role::Request => "Đề nghị",
        _ => "",
    };
    if typed.is_empty() {
        role.customary_title().unwrap_or("").to_owned()
    } else if supplied.is_empty() || typed.to_lowercase().starts_with(&supplied.to_lowercase()) {
        typed.to_owned()
    } else {
        format!("{supplied} {typed}")
    }
}
