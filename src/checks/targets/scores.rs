//! Scores (`CI`): tables whose points do not add up to the totals they state.

use std::collections::BTreeMap;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{PlacedCell, PlacedTable};
use crate::model::recognise::words::{Words, fold};
use crate::source::Span;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[SCORES_DO_NOT_ADD_UP];

const SCORES_DO_NOT_ADD_UP: Check = Check {
    code: "CI009",
    name: "scores-do-not-add-up",
    title: "Điểm các mục cộng lại không bằng tổng đã ghi",
    severity: Severity::Error,
    explanation: "Trong bảng chấm điểm, điểm các mục của một nhóm phải bằng điểm ghi ở tên nhóm, điểm các nhóm phải bằng dòng \
        tổng cộng. Chỉ tính cột điểm (hoặc cột tỷ trọng) có số ở mọi dòng được cộng; điểm thưởng, điểm trừ, các mức để chọn \
        một và dòng không rõ thuộc nhóm nào được bỏ qua.",
    basis: &[Basis::Consistency],
    bad: "phụ lục: Bảng chấm điểm\n\nbảng: TT | Tiêu chí | Điểm\n| 1 | Đường làng sạch, đẹp | 60 |\n| 2 | Vườn hộ được cải tạo | 50 |\n| | Tổng cộng | 100 |\nphần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp.\n2. Đẩy mạnh tuyên truyền; chấm điểm theo Phụ lục.\n",
    good: "phụ lục: Bảng chấm điểm\n\nbảng: TT | Tiêu chí | Điểm\n| 1 | Đường làng sạch, đẹp | 50 |\n| 2 | Vườn hộ được cải tạo | 50 |\n| | Tổng cộng | 100 |\nphần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp.\n2. Đẩy mạnh tuyên truyền; chấm điểm theo Phụ lục.\n",
    run: Run::Always(scores_do_not_add_up),
};

/// What a row is, read from its first cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    /// A group of others: a Roman numeral, a letter, or a row of one cell.
    Group,
    /// A row that counts: `1`.
    Item,
    /// A part of a row: `1.1`.
    Part,
    /// The total.
    Total,
    /// Nothing that is certain.
    Unknown,
}

/// A row with its score, in thousandths so that sums are exact.
struct Row {
    rank: Rank,
    score: Option<i64>,
    span: Span,
    name: String,
    /// Before which item a part stands: `1` of `1.1`.
    number: String,
}

fn scores_do_not_add_up(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for table in &cx.passages.tables {
        let Some(column) = score_column(cx, table) else { continue };
        let rows: Vec<Row> = table.rows.iter().map(|row| read(cx, table, row, column)).collect();
        if rows.iter().any(|row| row.rank == Rank::Unknown) {
            continue;
        }
        parts(&rows, found);
        groups(&rows, found);
    }
}

fn text_of(cx: &Context<'_>, cell: &PlacedCell) -> String {
    let texts: Vec<&str> = cell
        .passages
        .iter()
        .filter_map(|at| cx.passages.list.get(*at))
        .map(|passage| passage.text.text.trim())
        .collect();
    texts.join(" ")
}

fn span_of(cx: &Context<'_>, cell: &PlacedCell) -> Option<Span> {
    let spans = cell.passages.iter().filter_map(|at| cx.passages.list.get(*at)).map(|passage| passage.text.span);
    spans.reduce(Span::to).filter(|span| span.start < span.end)
}

/// The one column of scores: its head says so, and its cells are numbers.
fn score_column(cx: &Context<'_>, table: &PlacedTable) -> Option<usize> {
    let heads = table.columns.iter().map(|at| cx.passages.list.get(*at).map(|passage| fold(&passage.text.text)));
    let is_score = |head: &str| {
        let words = Words::new(head);
        let says = words.find(0, "điểm").is_some()
            || words.find(0, "tỷ trọng").is_some()
            || words.find(0, "trọng số").is_some();
        let is_other = [
            "tự chấm",
            "điểm trừ",
            "điểm thưởng",
            "điểm cộng",
            "đạt được",
            "căn cứ",
            "thẩm định",
            "địa điểm",
            "thời điểm",
            "đặc điểm",
        ]
        .iter()
        .any(|phrase| words.find(0, phrase).is_some());
        says && !is_other
    };
    let scores: Vec<usize> = heads
        .enumerate()
        .filter(|(_, head)| head.as_deref().is_some_and(is_score))
        .map(|(column, _)| column)
        .filter(|column| {
            let filled = table.rows.iter().filter_map(|row| row.iter().find(|cell| cell.column == *column));
            filled.filter(|cell| number_of(&text_of(cx, cell)).is_some()).count() >= 2
        })
        .collect();
    // Two columns of scores (of two years, of two groups) are not told apart.
    match scores.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// A cell that is a number and nothing else, in thousandths: `10`, `12,5`, `10 điểm`, `25%`.
fn number_of(text: &str) -> Option<i64> {
    let text = text.trim().trim_end_matches('.').trim();
    let words = Words::new(text);
    let (value, after) = words.number(0)?;
    let is_alone =
        after >= words.len() || (after + 1 == words.len() && matches!(words.word(after), "điểm" | "đ" | "%"));
    let scaled = value * 1000.0;
    (is_alone && scaled.is_finite() && scaled.abs() < 1e12).then_some(scaled.round() as i64)
}

/// A score stated in the name of a group: `(30 điểm)`, `: 30 điểm`.
fn stated_in(name: &str) -> Option<i64> {
    let words = Words::new(name);
    let stated: Vec<i64> = (0..words.len())
        .filter_map(|at| {
            let (value, after) = words.number(at)?;
            let joined = matches!(words.word(at.wrapping_sub(1)), "(" | ":" | "-" | "đa");
            (joined && words.is_at(after, "điểm")).then(|| (value * 1000.0).round() as i64)
        })
        .collect();
    match stated.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

fn read(cx: &Context<'_>, table: &PlacedTable, row: &[PlacedCell], column: usize) -> Row {
    let cell = |at: usize| row.iter().find(|cell| cell.column == at);
    let first = row.first().map(|cell| text_of(cx, cell)).unwrap_or_default();
    let score_cell = cell(column);
    let score = score_cell.and_then(|cell| number_of(&text_of(cx, cell)));
    let name = row
        .iter()
        .map(|cell| text_of(cx, cell))
        .find(|text| text.chars().filter(|letter| letter.is_alphabetic()).count() > 3)
        .unwrap_or_default();
    let folded = fold(&name);
    let span = score_cell
        .filter(|_| score.is_some())
        .and_then(|cell| span_of(cx, cell))
        .or_else(|| row.iter().find_map(|cell| span_of(cx, cell)))
        .unwrap_or(table.origin.span);
    let marker = first.trim().trim_end_matches(['.', ')']).to_owned();
    let is_bonus =
        ["điểm thưởng", "điểm trừ", "điểm cộng", "trừ điểm", "cộng thêm"].iter().any(|word| folded.contains(word));
    let is_total = ["tổng", "cộng"].iter().any(|word| {
        let words = Words::new(&folded);
        words.is_at(0, word) && (words.len() <= 6 || words.find(0, "điểm").is_some())
    }) && (marker.is_empty() || fold(&marker) == folded || fold(&first) == folded);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let rank = if is_bonus {
        Rank::Unknown
    } else if is_total {
        Rank::Total
    } else if row.len() == 1 {
        Rank::Group
    } else if digits(&marker) {
        Rank::Item
    } else if marker.contains('.') && marker.split('.').all(digits) {
        if marker.split('.').count() == 2 { Rank::Part } else { Rank::Unknown }
    } else if is_group_marker(&marker) {
        Rank::Group
    } else if score.is_none() && score_cell.is_none_or(|cell| text_of(cx, cell).is_empty()) && marker.is_empty() {
        // A remark without a score counts for nothing.
        Rank::Item
    } else {
        Rank::Unknown
    };
    let score = if rank == Rank::Group { score.or_else(|| stated_in(&name)) } else { score };
    let number = marker.split('.').next().unwrap_or_default().to_owned();
    Row { rank, score, span, name, number }
}

/// A Roman numeral or a single upper-case letter.
fn is_group_marker(marker: &str) -> bool {
    let is_roman = !marker.is_empty() && marker.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'));
    let mut letters = marker.chars();
    let is_letter = matches!((letters.next(), letters.next()), (Some(letter), None) if letter.is_uppercase());
    is_roman || is_letter
}

/// Compares items with the sum of their parts.
fn parts(rows: &[Row], found: &mut Vec<Diagnostic>) {
    for (at, row) in rows.iter().enumerate() {
        let Some(stated) = row.score.filter(|_| row.rank == Rank::Item) else { continue };
        let below: Vec<&Row> =
            rows.iter().skip(at + 1).take_while(|part| part.rank == Rank::Part && part.number == row.number).collect();
        compare(row, stated, &below, found);
    }
}

/// Compares groups with the sum of their items, and the total with the sum of all.
fn groups(rows: &[Row], found: &mut Vec<Diagnostic>) {
    let has_groups = rows.iter().any(|row| row.rank == Rank::Group);
    let before = found.len();
    for (at, row) in rows.iter().enumerate() {
        let Some(stated) = row.score.filter(|_| row.rank == Rank::Group) else { continue };
        let below = |rank: Rank| -> Vec<&Row> {
            rows.iter()
                .skip(at + 1)
                .take_while(|row| !matches!(row.rank, Rank::Group | Rank::Total))
                .filter(|row| row.rank == rank)
                .collect()
        };
        let items = scored(below(Rank::Item));
        compare(row, stated, &if items.is_empty() { below(Rank::Part) } else { items }, found);
    }
    let totals: Vec<(usize, &Row)> = rows.iter().enumerate().filter(|(_, row)| row.rank == Rank::Total).collect();
    let [(at, total)] = totals.as_slice() else { return };
    let Some(stated) = total.score else { return };
    // A total stands behind what it adds up.
    if *at + 1 != rows.len() {
        return;
    }
    let items = scored(rows.iter().filter(|row| row.rank == Rank::Item).collect());
    let groups: Vec<&Row> = rows.iter().filter(|row| row.rank == Rank::Group).collect();
    let all_stated = has_groups && groups.iter().all(|row| row.score.is_some());
    if all_stated {
        compare(total, stated, &groups, found);
    } else if found.len() == before {
        let parts = rows.iter().filter(|row| row.rank == Rank::Part).collect();
        compare(total, stated, &if items.is_empty() { parts } else { items }, found);
    }
}

/// Leaves out rows without any number, which count for nothing; a plan may well put a remark between the rows.
fn scored(rows: Vec<&Row>) -> Vec<&Row> {
    if rows.iter().all(|row| row.score.is_none()) { Vec::new() } else { rows }
}

fn compare(of: &Row, stated: i64, parts: &[&Row], found: &mut Vec<Diagnostic>) {
    if parts.len() < 2 {
        return;
    }
    let mut scores: BTreeMap<usize, i64> = BTreeMap::new();
    for (at, part) in parts.iter().enumerate() {
        // A part without a score leaves the sum open.
        let Some(score) = part.score else { return };
        scores.insert(at, score);
    }
    let sum: i64 = scores.values().sum();
    let most = scores.values().max().copied().unwrap_or_default();
    // Levels to choose from: the best one is worth the whole.
    if sum == stated || most == stated {
        return;
    }
    let name = if of.rank == Rank::Total { "tổng cộng".to_owned() } else { format!("“{}”", short(&of.name)) };
    let mut report = SCORES_DO_NOT_ADD_UP
        .report(of.span, format!("{name} ghi {}, các mục cộng lại được {}", number(stated), number(sum)))
        .with_help("sửa điểm của các mục hoặc sửa tổng");
    for part in parts.iter().take(5) {
        report = report.with_also(part.span, part.score.map(number).unwrap_or_default());
    }
    found.push(report);
}

/// The first words of a long name.
fn short(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    match words.get(..8) {
        Some(first) if words.len() > 9 => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}

/// Thousandths as a plan writes them.
fn number(thousandths: i64) -> String {
    if thousandths % 1000 == 0 {
        format!("{}", thousandths / 1000)
    } else {
        let text = format!("{}.{:03}", thousandths / 1000, (thousandths % 1000).abs());
        text.trim_end_matches('0').replace('.', ",")
    }
}
