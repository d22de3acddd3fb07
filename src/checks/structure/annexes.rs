//! Annexes and tables (`CT`): annexes that the body does not point to, values that slipped into another column.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{Kind, PlacedCell, PlacedTable};
use crate::model::recognise::words::{Words, fold};
use crate::viet::{self, Glances};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[ANNEX_NOT_REFERRED_TO, VALUE_IN_ANOTHER_COLUMN];

const ANNEX_NOT_REFERRED_TO: Check = Check {
    code: "CT012",
    name: "annex-not-referred-to",
    title: "Nội dung kế hoạch không dẫn đến phụ lục",
    severity: Severity::Error,
    explanation: "Văn bản có phụ lục kèm theo thì trong văn bản phải có chỉ dẫn về phụ lục đó. Mỗi phụ lục được tìm trong phần nội \
        dung: “Phụ lục” (kèm số khi có nhiều phụ lục), “kèm theo Kế hoạch này”, “… kèm theo)”, hoặc tên của phụ lục. Thiếu chỉ dẫn \
        thì người nhận không biết phụ lục thuộc nội dung nào.",
    basis: &[form_decree("Phụ lục I, phần III, khoản 1")],
    bad: "phụ lục: Chỉ tiêu xóa nhà tạm\n1. Xã Đông Giang: 12 nhà.\n2. Xã Tây Giang: 9 nhà.\n",
    good: "phần nội dung: Nội dung thi đua\n1. Thi đua xóa nhà tạm (chỉ tiêu của từng xã tại Phụ lục).\n2. Thi đua tuyên truyền, nhân rộng điển hình.\n\nphụ lục: Chỉ tiêu xóa nhà tạm\n1. Xã Đông Giang: 12 nhà.\n2. Xã Tây Giang: 9 nhà.\n",
    run: Run::Always(annex_not_referred_to),
};

const VALUE_IN_ANOTHER_COLUMN: Check = Check {
    code: "CT013",
    name: "value-in-another-column",
    title: "Nội dung ghi nhầm sang cột bên cạnh",
    severity: Severity::Warning,
    explanation: "Trong một nhóm hàng, một hàng để trống ô mà các hàng khác đều có, còn ô bên cạnh lặp lại nội dung chung của cột \
        đó rồi thêm một phần trong ngoặc. Phần trong ngoặc thường là nội dung của ô bị trống. Nhóm hàng là các hàng cùng số cấp \
        trên (3.1, 3.2, 3.3), hoặc các hàng giữa hai hàng tiêu đề.",
    basis: &[Basis::Consistency],
    bad: "phần nội dung: Nội dung thi đua\n1. Thi đua phòng cháy, chữa cháy theo bảng sau.\n2. Thi đua tuyên truyền, nhân rộng điển hình.\n\nbảng: TT | Nội dung | Đơn vị | Chỉ tiêu\n| 1 | Tổ liên gia an toàn | Các thôn | 80% số thôn |\n| 2 | Điểm chữa cháy công cộng | Các thôn | 60% số thôn |\n| 3 | Hộ có bình chữa cháy | Các thôn (từ 70% số hộ) | |\n| 4 | Diễn tập chữa cháy | Các thôn | Mỗi năm 01 lần |\n",
    good: "phần nội dung: Nội dung thi đua\n1. Thi đua phòng cháy, chữa cháy theo bảng sau.\n2. Thi đua tuyên truyền, nhân rộng điển hình.\n\nbảng: TT | Nội dung | Đơn vị | Chỉ tiêu\n| 1 | Tổ liên gia an toàn | Các thôn | 80% số thôn |\n| 2 | Điểm chữa cháy công cộng | Các thôn | 60% số thôn |\n| 3 | Hộ có bình chữa cháy | Các thôn | Từ 70% số hộ |\n| 4 | Diễn tập chữa cháy | Các thôn | Mỗi năm 01 lần |\n",
    run: Run::Always(value_in_another_column),
};

/// Which annexes words of the body point to.
#[derive(Default)]
struct Pointers {
    /// An annex is spoken of without a number, so any may be meant.
    any: bool,
    numbers: Vec<u32>,
}

/// Reports every annex that nothing in the body points to.
fn annex_not_referred_to(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if cx.tree.annexes.is_empty() {
        return;
    }
    let mut pointers = Pointers::default();
    let body = || {
        cx.texts().filter(|(_, passage)| {
            !matches!(passage.kind, Kind::Recipient | Kind::Field(_) | Kind::AnnexHead)
                && !passage.place.as_str().starts_with("annex/")
        })
    };
    for (_, passage) in body() {
        point(&passage.words, &mut pointers);
    }
    for (index, annex) in cx.tree.annexes.iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let folded = fold(annex.title.text.trim());
        let title = folded.trim_end_matches('.');
        let is_named =
            title.split_whitespace().count() >= 3 && body().any(|(_, passage)| passage.words.folded().contains(title));
        if pointers.any || pointers.numbers.contains(&number) || is_named {
            continue;
        }
        let name = if cx.tree.annexes.len() > 1 {
            format!("Phụ lục {}", viet::roman(number))
        } else {
            "Phụ lục".to_owned()
        };
        found.push(
            ANNEX_NOT_REFERRED_TO
                .report(annex.keyword, format!("nội dung kế hoạch không nhắc đến {name} “{}”", annex.title.text.trim()))
                .with_help(format!("ghi chỉ dẫn ở chỗ có liên quan, ví dụ “(chi tiết tại {name})”")),
        );
    }
}

/// Words that a pointer to an annex begins with.
static POINTERS: LazyLock<Glances> =
    LazyLock::new(|| ["phụ lục", "kèm theo", "đính kèm", "gửi kèm"].into_iter().collect());

/// Reads what a passage says of annexes.
fn point(words: &Words<'_>, pointers: &mut Pointers) {
    for at in words.places(&POINTERS) {
        if let Some(after) = words.after(at, "phụ lục") {
            let after = if words.is_at(after, "số") { after + 1 } else { after };
            let read = numbers(words, after);
            // `Các phụ lục`, `phụ lục kèm theo`, `phụ lục đính kèm` may mean any; so may one annex spoken of without number.
            pointers.any |= read.is_empty();
            pointers.numbers.extend(read);
        }
        let Some(after) =
            words.after(at, "kèm theo").or_else(|| words.after(at, "đính kèm")).or_else(|| words.after(at, "gửi kèm"))
        else {
            continue;
        };
        let before = at.checked_sub(1).map_or("", |before| words.word(before));
        let ends = matches!(words.word(after), "" | ")" | "." | ";" | ",");
        let of_this = words.is_at(after, "kế hoạch") || words.is_at(after, "biểu") || words.is_at(after, "bảng");
        pointers.any |= of_this || ends && !before.is_empty();
    }
}

/// Numbers of annexes: `I`, `I, II và IV`, `1 đến 3`.
fn numbers(words: &Words<'_>, start: usize) -> Vec<u32> {
    let mut found: Vec<u32> = Vec::new();
    let mut at = start;
    let mut is_range = false;
    loop {
        let written = words.written(at);
        let Some(number) = viet::from_roman(written).or_else(|| written.parse().ok()) else { break };
        match found.last().copied() {
            Some(last) if is_range && number > last && number - last < 50 => found.extend(last + 1..=number),
            _ => found.push(number),
        }
        at += 1;
        is_range = matches!(words.word(at), "-" | "–" | "đến");
        if !matches!(words.word(at), "," | "và" | "-" | "–" | "đến" | ";") {
            break;
        }
        at += 1;
        if words.is_at(at, "phụ lục") {
            at += 2;
        }
    }
    found
}

/// Reports a row whose empty cell stands in the brackets of the cell beside it.
fn value_in_another_column(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for table in &cx.passages.tables {
        for group in groups(cx, table) {
            slipped(cx, table, &group, found);
        }
    }
}

fn cell_text(cx: &Context<'_>, cell: &PlacedCell) -> String {
    let parts: Vec<&str> = cell
        .passages
        .iter()
        .filter_map(|at| cx.passages.list.get(*at))
        .map(|passage| passage.text.text.trim())
        .collect();
    parts.join(" ")
}

/// Rows that belong together: those numbered below one number, or those between rows of another shape.
fn groups<'t>(cx: &Context<'_>, table: &'t PlacedTable) -> Vec<Vec<&'t [PlacedCell]>> {
    let mut groups: Vec<(String, Vec<&'t [PlacedCell]>)> = Vec::new();
    for row in &table.rows {
        if row.len() != table.columns.len() {
            groups.push((String::new(), Vec::new()));
            continue;
        }
        let first = row.first().map(|cell| cell_text(cx, cell)).unwrap_or_default();
        let above = first.trim_end_matches('.').rsplit_once('.').map_or("", |(above, _)| above).to_owned();
        match groups.last_mut() {
            Some((name, rows)) if *name == above => rows.push(row),
            _ => groups.push((above, vec![row])),
        }
    }
    groups.into_iter().map(|(_, rows)| rows).filter(|rows| rows.len() >= 3).collect()
}

fn slipped(cx: &Context<'_>, table: &PlacedTable, rows: &[&[PlacedCell]], found: &mut Vec<Diagnostic>) {
    let texts: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cell_text(cx, cell)).collect()).collect();
    let text = |row: usize, column: usize| texts.get(row).and_then(|row| row.get(column)).map_or("", String::as_str);
    for column in 1..table.columns.len() {
        let empty: Vec<usize> = (0..rows.len()).filter(|row| text(*row, column).is_empty()).collect();
        let [row] = empty.as_slice() else { continue };
        for beside in [column.checked_sub(1), Some(column + 1)].into_iter().flatten() {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for other in (0..rows.len()).filter(|other| other != row) {
                *counts.entry(text(other, beside)).or_default() += 1;
            }
            let Some((usual, count)) = counts.into_iter().max_by_key(|(_, count)| *count) else { continue };
            let added = text(*row, beside).strip_prefix(usual).map(str::trim_start).filter(|_| !usual.is_empty());
            let is_bracket = added.is_some_and(|added| added.starts_with('(') && added.ends_with(')'));
            if count < 2 || !is_bracket {
                continue;
            }
            let Some(passage) = rows
                .get(*row)
                .and_then(|cells| cells.get(beside))
                .and_then(|cell| cell.passages.first())
                .and_then(|at| cx.passages.list.get(*at))
            else {
                continue;
            };
            let head = table
                .columns
                .get(column)
                .and_then(|at| cx.passages.list.get(*at))
                .map_or("", |passage| passage.text.text.trim());
            let start = passage.text.text.find('(').unwrap_or_default();
            found.push(
                VALUE_IN_ANOTHER_COLUMN
                    .report(
                        passage.text.span_of(start, passage.text.text.len()),
                        format!(
                            "“{}” hình như thuộc cột “{head}”, cột này ở hàng đó bị trống",
                            added.unwrap_or_default()
                        ),
                    )
                    .with_label(format!("chuyển sang cột “{head}”")),
            );
        }
    }
}
