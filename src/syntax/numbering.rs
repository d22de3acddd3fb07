//! The numbers that are printed: I. / 1. / a) / - / +, computed from the tree alone.
//!
//! Divisions and items of one depth under one parent are numbered together. A number typed in the source is only compared:
//! where it differs, a warning names both.

use std::collections::BTreeMap;

use crate::diagnostics::Diagnostic;
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

/// The printed marker of every division and item, found by where its keyword or marker stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    printed: BTreeMap<(u32, u32), Printed>,
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
}

/// Numbers a plan; reports every typed number that differs from the computed one.
pub fn number(tree: &Tree, found: &mut Vec<Diagnostic>) -> Numbering {
    let mut numbering = Numbering::default();
    number_nodes(&tree.body, &mut numbering, found);
    for (index, annex) in tree.annexes.iter().enumerate() {
        if let Some(number) = &annex.number {
            let roman = viet::roman(index as u32 + 1);
            if viet::from_roman(&number.value).is_some() || tree.annexes.len() > 1 {
                compare(number, &roman, found);
            }
        }
        number_nodes(&annex.children, &mut numbering, found);
    }
    numbering
}

fn number_nodes(nodes: &[Node], numbering: &mut Numbering, found: &mut Vec<Diagnostic>) {
    let mut counters = [0_usize; 5];
    let mut phases = 0;
    let mut party_before = false;
    for node in nodes {
        let after_party = std::mem::replace(&mut party_before, is_party(node));
        match node {
            Node::Block(block) => {
                let role = block.role.as_ref().map(|role| role.value);
                let is_numbered =
                    block.level.is_some() || !matches!(role, Some(Role::LegalBases | Role::Preamble | Role::Closing));
                let printed = if is_numbered {
                    let ordinal = count(&mut counters, block.depth);
                    let marker = marker(block.depth, ordinal);
                    if role == Some(Role::Phase) {
                        phases += 1;
                        if let Some(number) = &block.number {
                            compare(number, &phases.to_string(), found);
                        }
                        Printed { marker, ordinal: phases }
                    } else {
                        if let Some(number) = &block.number {
                            compare(number, &marker, found);
                        }
                        Printed { marker, ordinal }
                    }
                } else {
                    Printed { marker: String::new(), ordinal: 0 }
                };
                numbering.printed.insert((block.keyword.start, block.keyword.end), printed);
                number_nodes(&block.children, numbering, found);
            }
            Node::Item(item) => {
                let ordinal = number_item(item, &mut counters, numbering, found);
                if after_party && ordinal > 1 && is_first(&item.marker.value) {
                    advise_under_party(found);
                }
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
    counters: &mut [usize; 5],
    numbering: &mut Numbering,
    found: &mut Vec<Diagnostic>,
) -> usize {
    let ordinal = count(counters, item.depth);
    let marker = marker(item.depth, ordinal);
    match &item.marker.value {
        Marker::Number(typed) | Marker::Letter(typed) if item.depth == item.marker.value.rank() => {
            compare(&Spanned::new(typed.clone(), item.marker.span), &marker, found);
        }
        _ => {}
    }
    numbering.printed.insert((item.marker.span.start, item.marker.span.end), Printed { marker, ordinal });
    ordinal
}

/// A division that is headed by a party or a group: what is listed below it belongs to it.
fn is_party(node: &Node) -> bool {
    let Node::Block(block) = node else { return false };
    block.level.is_none()
        && matches!(block.role.as_ref().map(|role| role.value), Some(Role::Charge | Role::Request | Role::Group))
}

/// Whether a marker begins a list anew.
fn is_first(marker: &Marker) -> bool {
    matches!(marker, Marker::Number(typed) | Marker::Letter(typed) if matches!(typed.as_str(), "1" | "01" | "a"))
}

/// A list begun anew right below a party was meant to belong to it.
fn advise_under_party(found: &mut [Diagnostic]) {
    if let Some(last) = found.last_mut() {
        last.help =
            Some("nếu mục này thuộc đơn vị, đối tượng ở ngay trên thì dùng dấu ở bậc dưới: “a)” hoặc “-”".to_string());
        last.fix = None;
    }
}

/// Counts one more of this depth; what is deeper begins anew.
fn count(counters: &mut [usize; 5], depth: u8) -> usize {
    let depth = usize::from(depth).min(counters.len() - 1);
    for deeper in counters.iter_mut().skip(depth + 1) {
        *deeper = 0;
    }
    counters.get_mut(depth).map_or(1, |counter| {
        *counter += 1;
        *counter
    })
}

fn marker(depth: u8, ordinal: usize) -> String {
    match depth {
        0 => format!("{}.", viet::roman(ordinal as u32)),
        1 => format!("{ordinal}."),
        2 => format!("{})", viet::letter(ordinal - 1)),
        3 => "-".into(),
        _ => "+".into(),
    }
}

fn compare(typed: &Spanned<String>, printed: &str, found: &mut Vec<Diagnostic>) {
    let bare = printed.trim_end_matches(['.', ')']);
    if typed.value.trim_start_matches('0') == bare {
        return;
    }
    let mark = if printed.ends_with(['.', ')']) { printed.get(bare.len()..).unwrap_or_default() } else { "" };
    let written = format!("{}{mark}", typed.value);
    found.push(
        Diagnostic::warning("NN016", typed.span, format!("số ghi là “{written}”, theo thứ tự phải là “{printed}”"))
            .with_label(format!("sẽ in là “{printed}”"))
            .with_help(format!("sửa thành “{printed}”, hoặc xem lại có thiếu hay thừa mục nào ở trên"))
            .with_fix(
                typed.span,
                if typed.span.end - typed.span.start > typed.value.len() as u32 { printed } else { bare },
            ),
    );
}

#[cfg(test)]
mod tests {
    use super::number;
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

    #[test]
    fn a_skipped_number_is_named_with_the_printed_one() {
        assert_eq!(messages("phần: Một\n1. x\n3. y\n"), ["số ghi là “3.”, theo thứ tự phải là “2.”"]);
        assert_eq!(messages("phần: Một\nd) x\n"), ["số ghi là “d)”, theo thứ tự phải là “a)”"]);
        assert_eq!(messages("phần II: Một\n"), ["số ghi là “II.”, theo thứ tự phải là “I.”"]);
    }
}
