//! Tree and letterhead to document.

use crate::model::letterhead::Letterhead;
use crate::syntax::ast::{Annex as AnnexTree, Block as Division, Node, Tree};
use crate::syntax::keywords::Role;
use crate::syntax::numbering::Numbering;
use crate::viet;

use super::text::{self, Footnotes, Setting};
use super::{Annex, Document, Text, body, ending, heading};

/// Builds the document of a plan. `draft` prints `DỰ THẢO`.
pub fn build(tree: &Tree, numbering: &Numbering, head: &Letterhead, draft: bool) -> Document {
    let mut footnotes = Footnotes::default();
    let subject = text::text(&head.subject, Setting { plain: true, ..Setting::default() }, &mut footnotes);
    let (bases, rest): (Vec<&Node>, Vec<&Node>) = tree.body.iter().partition(|node| is_legal_bases(node));
    let legal_bases = bases.into_iter().flat_map(|node| legal_bases(node, &mut footnotes)).collect();
    let rest: Vec<Node> = rest.into_iter().cloned().collect();
    let mut blocks = body::blocks(&rest, 0, numbering, &mut footnotes);
    ending::close(&mut blocks);
    let signing = heading::signing(tree, head, &mut footnotes);
    let count = tree.annexes.len();
    let annexes = tree
        .annexes
        .iter()
        .enumerate()
        .map(|(index, tree)| annex(tree, index, count, head, numbering, &mut footnotes))
        .collect();
    Document {
        properties: heading::properties(head),
        heading: heading::heading(head, draft),
        document_type: "KẾ HOẠCH".into(),
        subject,
        legal_bases,
        body: blocks,
        signing,
        annexes,
    }
}

fn is_legal_bases(node: &Node) -> bool {
    matches!(node, Node::Block(Division { level: None, role: Some(role), .. }) if role.value == Role::LegalBases)
}

/// A paragraph for each legal basis, beginning with `Căn cứ` where it has no such word of its own.
///
/// Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 6: one on each line; `;` behind each, `.` behind the last.
fn legal_bases(node: &Node, footnotes: &mut Footnotes) -> Vec<Text> {
    let Node::Block(division) = node else { return Vec::new() };
    let mut inlines = Vec::new();
    inlines.extend(division.title.as_ref());
    for child in &division.children {
        match child {
            Node::Item(item) => inlines.push(&item.text),
            Node::Paragraph(words) => inlines.push(words),
            Node::Block(_) | Node::Table(_) => {}
        }
    }
    let last = inlines.len();
    let mut bases = Vec::new();
    for (index, inline) in inlines.into_iter().enumerate() {
        let mut words = Text::new();
        let begins = viet::lower(inline.text.trim_start());
        if !["căn cứ", "thực hiện", "theo", "để ", "xét"].iter().any(|word| begins.starts_with(word)) {
            text::push(&mut words, "Căn cứ ", false, false);
        }
        for fragment in text::text(inline, Setting { plain: true, ..Setting::default() }, footnotes) {
            match fragment {
                super::Fragment::Text { text, bold, italic } => text::push(&mut words, &text, bold, italic),
                other => words.push(other),
            }
        }
        if !inline.text.trim_end().ends_with([';', '.', ',', ':']) {
            text::push(&mut words, if index + 1 == last { "." } else { ";" }, false, false);
        }
        bases.push(words);
    }
    bases
}

fn annex(
    tree: &AnnexTree,
    index: usize,
    count: usize,
    head: &Letterhead,
    numbering: &Numbering,
    footnotes: &mut Footnotes,
) -> Annex {
    let label = annex_label(index, count);
    let title = text::text(&tree.title, Setting { upper: true, plain: true }, footnotes);
    let typed = tree.attached_to.as_ref().map(|line| line.value.text.as_str()).unwrap_or_default();
    // The same form of date that the author chose, where one was typed.
    let short_date = typed.contains('/') && !typed.contains(" tháng ");
    let mut body = body::blocks(&tree.children, 1, numbering, footnotes);
    ending::close(&mut body);
    Annex {
        label,
        title,
        attached_to: heading::attached_to(head, short_date),
        landscape: tree.landscape.is_some(),
        body,
    }
}

/// `Phụ lục`, and its number where there are several.
pub(super) fn annex_label(index: usize, count: usize) -> String {
    match count {
        1 => "Phụ lục".to_string(),
        _ => format!("Phụ lục {}", viet::roman(index as u32 + 1)),
    }
}
