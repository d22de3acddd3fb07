//! In: the plan of a province, a commune of it, the office's defaults. Out: the first draft of the commune's plan "to
//! implement" it, as the source of a plan in its one layout.
//!
//! What the commune takes over is kept as it was typed, line for line; what is of the province is said of the commune
//! (`levels`, `organs`), awards beyond the commune's chair become proposals (`awards`), reports are gathered earlier than
//! they are due above and then handed on (`reports`); header, recipients and signing block are written anew (`head`). Where a
//! person must decide, a comment says so. *Absent*: files, the clock, any plan in particular; whether the draft obeys is for
//! the checks.

mod awards;
mod edits;
mod head;
mod levels;
mod organs;
mod passages;
mod reports;
mod settle;
mod unit;

use std::ops::Range;

use crate::checks::Quoted;
use crate::diagnostics::Diagnostic;
use crate::format::{self, Refusal as LayoutRefusal};
use crate::model::office::Office;
use crate::model::party::{Level, level_of};
use crate::model::passages::{FieldKey, Kind, Role};
use crate::model::recognise::words::{Words, fold};
use crate::model::{self, Known};
use crate::source::SourceFile;
use crate::syntax::ast::{Block, Item, Node, Tree};
use crate::{Context, analyse};

use edits::{Edits, TO_DECIDE, typed};
use levels::{Levels, Sort, folded};

pub use unit::{Unit, UnitFault, find};

/// How many days earlier than its own report is due a unit gathers those of its own, where nothing else is said.
pub const USUAL_MARGIN: u16 = 10;

/// What a draft is made for.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The unit as it is called: `xã Tân Minh, thành phố Hải Phòng`.
    pub unit: &'a str,
    /// How the draft is to name the parent's file.
    pub parent_path: &'a str,
    /// The unit's defaults; another office's are passed over.
    pub office: &'a Office,
    /// Days between a report's own day and that of gathering for it.
    pub margin: u16,
}

/// Why no draft is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The lines of the parent hold errors.
    Unreadable(Vec<Diagnostic>),
    /// The parent is not the plan of a province; its issuer.
    NotOfAProvince(String),
    /// The unit is not known, or several are.
    Unit(UnitFault),
    /// The unit lies in another province; the unit, and the parent's province.
    Elsewhere(Unit, String),
    /// What came out could not be laid out. A fault of ours.
    Spoilt,
}

/// Makes the first draft of a unit's plan from its parent.
///
/// # Errors
/// When the parent cannot be read or is no province's, or the unit is not one of that province.
pub fn derive(parent: &SourceFile, order: &Order<'_>) -> Result<String, Refusal> {
    let laid_out = format::format(parent).map_err(|refusal| match refusal {
        LayoutRefusal::Unreadable(found) => Refusal::Unreadable(found),
        LayoutRefusal::Changed => Refusal::Spoilt,
    })?;
    let file = SourceFile::new(parent.name.as_str(), laid_out);
    let analysis = analyse(&file, &Context::default());
    let levels = levels_of(&analysis.letterhead.issuer, file.text(), order)?;
    let text = write(&file, &analysis, &levels, order);
    settle::settle(&parent.name, text, order.office).ok_or(Refusal::Spoilt)
}

/// The two levels, where the parent is a province's and the unit one of it.
fn levels_of(issuer: &str, text: &str, order: &Order<'_>) -> Result<Levels, Refusal> {
    let issuer = issuer.replace('\n', " ");
    let (level, territory) = level_of(&issuer);
    let territory = territory.filter(|_| level == Level::Province);
    let territory = territory.ok_or_else(|| Refusal::NotOfAProvince(issuer.clone()))?;
    let kinds = ["tỉnh", "thành phố"];
    let kind = kinds.into_iter().find(|kind| fold(&territory).starts_with(kind));
    let (Some(parents_kind), Some(name)) = (kind, kind.and_then(|kind| territory.get(kind.len()..))) else {
        return Err(Refusal::NotOfAProvince(issuer));
    };
    let name = name.trim().trim_end_matches([',', '.', ';']);
    let province = unit::present_province(name).ok_or_else(|| Refusal::NotOfAProvince(issuer.clone()))?;
    let unit = find(order.unit, Some(province.name)).map_err(Refusal::Unit)?;
    if unit.province != province.name {
        return Err(Refusal::Elsewhere(unit, province.name.to_owned()));
    }
    let words = Words::new(text);
    let says = |word: &str| (0..words.len()).any(|at| words.word(at) == word);
    let below = match unit.kind {
        "phường" => "tổ dân phố",
        "xã" if says("ấp") && !says("thôn") => "ấp",
        _ => "thôn",
    };
    Ok(Levels { unit, parents_kind, parents_name: folded(name), parents_place: name.to_owned(), below })
}

/// The draft before it is laid out.
fn write(file: &SourceFile, analysis: &crate::Analysis, levels: &Levels, order: &Order<'_>) -> String {
    let text = file.text();
    let tree = &analysis.tree;
    let lowered = model::lower(tree, &Known::default());
    let quoted = Quoted::new(&lowered.passages, &lowered.plan);
    let list = &lowered.passages.list;
    let mut edits = Edits::new(text);
    let adapted = |index: usize| {
        let Some(passage) = list.get(index) else { return String::new() };
        let mut kept: Vec<Range<usize>> = quoted.quotes(index).to_vec();
        kept.extend(quoted.citations(index).iter().cloned());
        let mut own = Edits::new(text);
        for (range, with) in levels.changes(&passage.words, Sort::default(), &kept).changes {
            own.replace(typed(text, passage.text, &range), with);
        }
        let span = passage.text.span.start as usize..passage.text.span.end as usize;
        own.replace(0..span.start, "");
        own.replace(span.end..text.len(), "");
        own.apply()
    };
    let field = |key: FieldKey| {
        let index = list.iter().position(|passage| passage.kind == Kind::Field(key) && !passage.text.is_empty())?;
        Some(adapted(index).trim().to_owned())
    };
    let subject = head::field(&lowered.passages, FieldKey::Subject).map_or("", |passage| passage.text.text.as_str());
    let parent = head::Parent { analysis, path: order.parent_path, subject: subject.to_owned() };
    let office = order.office.clone();
    let is_own = office
        .issuer
        .as_ref()
        .is_some_and(|issuer| fold(issuer).contains(&fold(&format!("{} {}", levels.unit.kind, levels.unit.name))));
    let office = if is_own { office } else { Office::default() };

    // Around the body.
    let mut front = head::header(levels, &parent, &office, field);
    front.extend(head::basis(levels, &parent, tree, &lowered.passages, &mut edits));
    let first =
        tree.body.iter().map(start_of).chain(tree.annexes.iter().map(|annex| annex.keyword.start as usize)).min();
    let body_start = first.map_or(text.len(), |first| edits.line_start(first));
    edits.replace(0..body_start, front);
    for comment in &tree.comments {
        let is_passing = fold(&comment.value).trim_start_matches('/').trim_start().starts_with("bỏ qua");
        if !is_passing && comment.span.start as usize >= body_start {
            edits.replace_lines(comment.span.start as usize..comment.span.end as usize, "");
        }
    }
    let mut ends: Vec<Range<usize>> = Vec::new();
    if let Some(recipients) = &tree.recipients {
        let last = recipients.entries.last().map_or(recipients.keyword.end, |entry| entry.span.end);
        ends.push(recipients.keyword.start as usize..last as usize);
    }
    if let Some(archive) = &tree.archive {
        ends.push(archive.keyword.start as usize..archive.value.span.end.max(archive.keyword.end) as usize);
    }
    ends.extend(
        tree.signing
            .iter()
            .map(|line| line.key.span.start as usize..line.value.span.end.max(line.key.span.end) as usize),
    );
    for range in ends {
        edits.replace_lines(range, "");
    }
    let annexes = tree.annexes.first().map(|annex| edits.line_start(annex.keyword.start as usize));
    let tail = format!("{}{}\n", head::recipients(levels, &parent), head::signing(&office));
    let tail_at = annexes.unwrap_or(text.len());
    edits.replace(tail_at..tail_at, tail);

    // The body.
    let owed = reports::adapt(levels, &lowered.plan, list, order.margin, &mut edits);
    for (index, passage) in list.iter().enumerate() {
        if matches!(passage.kind, Kind::Field(_) | Kind::Footnote | Kind::Recipient) || passage.text.is_empty() {
            continue;
        }
        let mut kept: Vec<Range<usize>> = quoted.quotes(index).to_vec();
        kept.extend(quoted.citations(index).iter().cloned());
        // A tier or a group is of what it stands under: awards, standards, quotas.
        let is_inner = |role: Option<Role>| role.is_some_and(|role| role.is_tier() || role == Role::Group);
        let above = lowered.passages.ancestors(index).filter_map(|above| list.get(above)).map(|above| above.role);
        let of = std::iter::once(passage.role).chain(above).find(|role| !is_inner(*role));
        let is_promise = of.flatten() == Some(Role::AwardForms);
        if is_promise && passage.is_prose() && awards::list(levels, passage, &mut edits) {
            continue;
        }
        if is_promise && passage.kind == Kind::Title && awards::title(levels, passage, &mut edits) {
            continue;
        }
        if passage.is_prose() && is_of_the_province(levels, passage) {
            continue;
        }
        let is_group = passage.kind == Kind::Title && passage.role == Some(Role::Group);
        passages::adapt(levels, passage, &kept, is_group, &mut edits);
        if passage.role == Some(Role::Quotas) && passage.is_prose() {
            quotas(passage, &mut edits);
        }
    }
    let mut blocks = Vec::new();
    gather(&tree.body, &mut blocks);
    divisions(levels, &blocks, &mut edits);
    hand_on(levels, tree, &blocks, &owed, &mut edits);
    annex_notes(levels, tree, text, &blocks, &mut edits);
    edits.apply()
}

fn start_of(node: &Node) -> usize {
    let start = match node {
        Node::Block(block) => block.keyword.start.min(block.span.start),
        Node::Item(item) => item.span.start,
        Node::Paragraph(text) => text.span.start,
        Node::Table(table) => table.keyword.start,
    };
    start as usize
}

/// A paragraph about what the province does by itself: `Khen thưởng cấp tỉnh: …`.
fn is_of_the_province(levels: &Levels, passage: &model::passages::Passage<'_>) -> bool {
    let words = &passage.words;
    words.after(0, "khen thưởng cấp").is_some_and(|after| words.is_at(after, levels.parents_kind))
}

/// Numbers that the parent sets for the whole province are for a person to set anew.
fn quotas(passage: &model::passages::Passage<'_>, edits: &mut Edits<'_>) {
    let words = &passage.words;
    let mut found = false;
    for at in 0..words.len() {
        let is_count = words.word(at).parse::<u32>().is_ok()
            && ["tập thể", "cá nhân", "hộ gia đình"].iter().any(|who| words.is_at(at + 1, who));
        if is_count {
            let place = typed(edits.text(), passage.text, &words.range(at, at + 1));
            edits.replace(place, "…");
            found = true;
        }
    }
    if found {
        let said = passage.text.text.trim().trim_end_matches([';', '.']);
        passages::decide(
            edits,
            passage.text.span.start as usize,
            &format!("số lượng đề nghị; số của cấp trên cho toàn địa bàn: “{said}”"),
        );
    }
}

/// Every division of the body, in order.
fn gather<'t>(nodes: &'t [Node], blocks: &mut Vec<&'t Block>) {
    for node in nodes {
        match node {
            Node::Block(block) => {
                blocks.push(block);
                gather(&block.children, blocks);
            }
            Node::Item(item) => gather(&item.children, blocks),
            Node::Paragraph(_) | Node::Table(_) => {}
        }
    }
}

/// Typed numbers of divisions go, since divisions may; divisions of bodies that the unit has not are left out.
fn divisions(levels: &Levels, blocks: &[&Block], edits: &mut Edits<'_>) {
    for block in blocks {
        if let Some(number) = &block.number {
            let end = number.span.end as usize;
            let behind = edits.text().get(end..).unwrap_or_default();
            let marks = behind.len() - behind.trim_start_matches(['.', ' ']).len();
            let start = number.span.start as usize;
            let has_role = behind.trim_start_matches(['.', ' ']).chars().next().is_some_and(|next| next != ':');
            edits.replace(if has_role { start..end + marks } else { start - 1..end + marks }, "");
        }
        let role = block.role.as_ref().map(|role| role.value);
        let Some(title) = block.title.as_ref() else { continue };
        let name = title.text.trim().trim_end_matches([':', '.']);
        let is_party = matches!(role, Some(Role::Group | Role::Charge | Role::Request));
        let is_absent = is_party && title.marks.len() < 2 && levels.name(name).is_none();
        if is_absent {
            let note = format!("// đã lược vì không có ở {}: {name}\n", levels.unit.kind);
            edits.replace_lines(block.keyword.start as usize..block.span.end as usize, note);
        }
    }
}

/// The unit's own reports, at the end of the assignments.
fn hand_on(levels: &Levels, tree: &Tree, blocks: &[&Block], owed: &[reports::Upward], edits: &mut Edits<'_>) {
    if owed.is_empty() {
        return;
    }
    let is_assignments = |block: &&&Block| {
        let said = block.role.as_ref().map(|role| role.value) == Some(Role::Assignments);
        said || block.role.is_none()
            && block.title.as_ref().is_some_and(|title| fold(&title.text).contains("tổ chức thực hiện"))
    };
    let division = blocks.iter().find(is_assignments);
    let as_charges = division.is_some_and(|division| {
        division.children.iter().any(|child| matches!(child, Node::Block(block) if block.role.is_some()))
    });
    let tasks = head::upward(levels, owed, as_charges);
    match division {
        Some(division) => edits.add_below(division.span.end.saturating_sub(1) as usize, tasks),
        None => {
            let last = tree.body.iter().map(end_of).max().unwrap_or_default();
            edits.add_below(last.saturating_sub(1), format!("\nphần tổ chức thực hiện:\n{tasks}"));
        }
    }
}

fn end_of(node: &Node) -> usize {
    let end = match node {
        Node::Block(block) => block.span.end,
        Node::Item(Item { span, .. }) => span.end,
        Node::Paragraph(text) => text.span.end,
        Node::Table(table) => table.span.end,
    };
    end as usize
}

/// What is to be said of targets and of annexes.
fn annex_notes(levels: &Levels, tree: &Tree, text: &str, blocks: &[&Block], edits: &mut Edits<'_>) {
    let contents = blocks.iter().find(|block| block.role.as_ref().map(|role| role.value) == Some(Role::Contents));
    if let Some(contents) = contents {
        let own = format!("{TO_DECIDE}bổ sung nội dung, chỉ tiêu riêng của {} (nếu có)", levels.unit.kind);
        edits.note(contents.keyword.start as usize, own);
        let body = text.get(contents.keyword.start as usize..).unwrap_or_default();
        let before = tree.annexes.first().map_or(text.len(), |annex| annex.keyword.start as usize);
        let is_named = fold(text.get(..before).unwrap_or_default()).contains("phụ lục");
        if !tree.annexes.is_empty() && !is_named && !body.is_empty() {
            edits.add_below(
                contents.span.end.saturating_sub(1) as usize,
                "\nNội dung, chỉ tiêu cụ thể tại Phụ lục kèm theo Kế hoạch này.\n".to_owned(),
            );
        }
    }
    for annex in &tree.annexes {
        if let Some(attached) = &annex.attached_to {
            edits.replace_lines(
                attached.keyword.start as usize..attached.value.span.end.max(attached.keyword.end) as usize,
                "",
            );
        }
        let note = format!("{TO_DECIDE}chỉ tiêu của {} không thấp hơn chỉ tiêu của cấp trên", levels.unit.kind);
        edits.note(annex.keyword.start as usize, note);
    }
}
