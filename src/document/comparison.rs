//! Two plans compared as a sheet for paper: the official table of three columns, what the one says, what the other says,
//! and a remark.

use crate::diff::{Change, Comparison, Finding, Only, Part, Piece, Relation, Said, Status, Verdict, place_in_words};
use crate::model::letterhead::Letterhead;
use crate::viet;

use super::text::{append, plain, push};
use super::{Annex, Block, Cell, Column, Document, Row, Table, Text, heading};

/// Builds the sheet: the counts, what does not conform, then the wording, as far as it is wanted.
pub fn comparison(comparison: &Comparison, heads: (&Letterhead, &Letterhead), only: Only) -> Document {
    let (parent, child) = heads;
    let sides = sides(comparison.relation);
    let mut body = vec![Block::Paragraph(plain(&counts_in_words(comparison)))];
    if !comparison.findings.is_empty() {
        body.push(Block::Paragraph(plain(&verdicts_in_words(comparison))));
    }
    let judged = judged(comparison, only);
    let worded = worded(comparison, only);
    if !worded.is_empty() {
        let mut legend = plain("Ở bảng so sánh lời văn, ");
        push(&mut legend, "chữ nghiêng", false, true);
        push(&mut legend, &format!(" là chữ chỉ có ở {}, ", sides.0), false, false);
        push(&mut legend, "chữ đậm", true, false);
        push(&mut legend, &format!(" là chữ chỉ có ở {}.", sides.1), false, false);
        body.push(Block::Paragraph(legend));
    }
    let has_both = !judged.is_empty() && !worded.is_empty();
    let parts = [("Đối chiếu với quy định của cấp trên", judged), ("So sánh lời văn", worded)];
    for (index, (title, rows)) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()).enumerate() {
        let marker = if has_both { format!("{}.", index + 1) } else { String::new() };
        body.push(Block::Heading { level: 2, marker, text: plain(title) });
        body.push(Block::Table(Table { columns: columns(comparison.relation), rows }));
    }
    let (title, attached_to) = match comparison.relation {
        Relation::ParentAndChild => (
            format!("Kế hoạch của {} với Kế hoạch của {}", issuer(child), issuer(parent)),
            format!("({} so với {})", capital(&reference(child)), reference(parent)),
        ),
        Relation::Versions => (
            format!("Hai bản Kế hoạch của {}", issuer(child)),
            format!("(Bản trước: {}; bản sau: {})", reference(parent), reference(child)),
        ),
    };
    let mut properties = heading::properties(child);
    properties.title = format!("Bảng so sánh: {title}");
    Document {
        properties,
        annexes: vec![Annex {
            label: "BẢNG SO SÁNH".into(),
            title: plain(&viet::upper(&title)),
            attached_to: plain(&attached_to),
            landscape: true,
            body,
        }],
        ..Document::default()
    }
}

/// What the two plans are called above their columns, and in a sentence.
fn sides(relation: Relation) -> (&'static str, &'static str) {
    match relation {
        Relation::ParentAndChild => ("kế hoạch của cấp trên", "kế hoạch của cấp dưới"),
        Relation::Versions => ("bản trước", "bản sau"),
    }
}

fn columns(relation: Relation) -> Vec<Column> {
    let heads = match relation {
        Relation::ParentAndChild => ["Quy định của cấp trên", "Quy định của cấp dưới", "Nhận xét"],
        Relation::Versions => ["Bản trước", "Bản sau", "Nhận xét"],
    };
    let widths = [39, 39, 22];
    heads.iter().zip(widths).map(|(head, width)| Column { head: plain(head), width, centred: false }).collect()
}

fn issuer(head: &Letterhead) -> String {
    let name = head.issuer.replace('\n', " ");
    if name.trim().is_empty() { "cơ quan chưa ghi tên".to_owned() } else { name }
}

/// `Kế hoạch số 214/KH-UBND ngày 24 tháng 9 năm 2024 của …`; a plan without a number is a draft.
fn reference(head: &Letterhead) -> String {
    match (&head.number, head.date.is_complete()) {
        (Some(number), true) => {
            format!("Kế hoạch số {number}/{} ngày {} của {}", head.symbol, head.date.short(""), issuer(head))
        }
        (Some(number), false) => format!("Kế hoạch số {number}/{} của {}", head.symbol, issuer(head)),
        (None, _) => format!("dự thảo Kế hoạch của {}", issuer(head)),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn counts_in_words(comparison: &Comparison) -> String {
    let mut counts = comparison.counts();
    let all = comparison.changes.len();
    if comparison.is_equal() {
        return format!("Đã so sánh {all} nội dung, hai bản không khác nhau.");
    }
    let counted = Status::ALL.iter().filter_map(|status| match *counts.of(*status) {
        0 => None,
        count => Some(format!("{} {count}", status.title())),
    });
    format!("Đã so sánh {all} nội dung: {}.", counted.collect::<Vec<_>>().join("; "))
}

fn verdicts_in_words(comparison: &Comparison) -> String {
    let counted = Verdict::ALL.iter().filter_map(|verdict| match comparison.count_of(*verdict) {
        0 => None,
        count => Some(format!("{} {count}", verdict.title())),
    });
    let all = comparison.findings.len();
    format!("Đã đối chiếu {all} điểm với cấp trên: {}.", counted.collect::<Vec<_>>().join("; "))
}

/// The rows of the findings, under their topics.
fn judged(comparison: &Comparison, only: Only) -> Vec<Row> {
    let mut rows = Vec::new();
    for (topic, mut findings) in comparison.findings_by_topic() {
        findings.retain(|finding| only.wants_finding(finding));
        if findings.is_empty() {
            continue;
        }
        rows.push(group(topic.title()));
        rows.extend(findings.into_iter().map(finding));
    }
    rows
}

fn finding(finding: &Finding) -> Row {
    let said = |said: &Option<Said>| said.as_ref().map_or_else(Vec::new, |said| quoted(&said.place, plain(&said.text)));
    let mut verdict = Text::new();
    push(&mut verdict, &capital(finding.verdict.title()), true, false);
    push(&mut verdict, &format!(" ({})", finding.code), false, false);
    let mut remark = vec![Block::Paragraph(verdict), Block::Paragraph(plain(&capital(&finding.message)))];
    remark.extend(finding.help.iter().map(|help| Block::Paragraph(plain(&format!("Đề nghị: {help}")))));
    row([said(&finding.parent), said(&finding.child), remark])
}

/// The rows of the wording, under the parts of the plan they stand in.
fn worded(comparison: &Comparison, only: Only) -> Vec<Row> {
    let mut rows = Vec::new();
    for (division, changes) in comparison.by_division(|change| only.wants(change)) {
        if !division.is_empty() {
            rows.push(group(&division));
        }
        for change in changes {
            let [parent, child] = texts(change);
            let of =
                |part: &Option<Part>, text: Text| part.as_ref().map_or_else(Vec::new, |part| quoted(&part.place, text));
            let remark = vec![Block::Paragraph(plain(&capital(change.status.title())))];
            rows.push(row([of(&change.parent, parent), of(&change.child, child), remark]));
        }
    }
    rows
}

/// The words of both sides, with those that only the one has set off.
fn texts(change: &Change) -> [Text; 2] {
    let text = |part: &Option<Part>| part.as_ref().map_or_else(Text::new, |part| plain(&part.text));
    let words = change.words();
    if words.is_empty() || matches!(change.status, Status::Split | Status::Merged) {
        return [text(&change.parent), text(&change.child)];
    }
    let (mut parent, mut child) = (Text::new(), Text::new());
    for piece in &words {
        match piece {
            Piece::Kept { text } => {
                push(&mut parent, text, false, false);
                push(&mut child, text, false, false);
            }
            Piece::Dropped { text } => push(&mut parent, text, false, true),
            Piece::Added { text } => push(&mut child, text, true, false),
        }
    }
    [parent, child]
}

/// Where it stands, then what stands there: one paragraph, so that no page ends between them.
fn quoted(place: &str, text: Text) -> Vec<Block> {
    let mut words = Text::new();
    push(&mut words, &format!("{}:", place_in_words(place)), true, false);
    append(&mut words, text);
    vec![Block::Paragraph(words)]
}

fn row(contents: [Vec<Block>; 3]) -> Row {
    let cells = contents.into_iter().enumerate();
    let cells = cells.map(|(column, content)| Cell { column, columns: 1, rows: 1, content });
    Row { cells: cells.collect(), is_group: false }
}

fn group(title: &str) -> Row {
    let content = vec![Block::Paragraph(plain(title))];
    Row { cells: vec![Cell { column: 0, columns: 3, rows: 1, content }], is_group: true }
}
