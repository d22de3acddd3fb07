//! Provinces (`DV`) that exist, under their kind, on the day of the plan.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::checks::spots::{Spot, counted, is_accepted, with_others};
use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::Kind;
use crate::reference::units::{Province, last_day_of_districts};
use crate::syntax::keywords::FieldKey;
use crate::viet::Glances;

use super::gazetteer::{province_at, tells_of_the_past};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[MERGED_PROVINCE, PROVINCE_OF_ANOTHER_KIND];

const ARRANGEMENT: Basis = Basis::Law {
    instrument: "Nghị quyết 202/2025/QH15 về sắp xếp đơn vị hành chính cấp tỉnh",
    place: "",
    from: "2025-06-12",
    until: None,
};

const MERGED_PROVINCE: Check = Check {
    code: "DV003",
    name: "merged-province",
    title: "Nhắc đến tỉnh đã sáp nhập",
    severity: Severity::Warning,
    explanation: "Từ ngày 01/7/2025 cả nước có 34 đơn vị hành chính cấp tỉnh; tên của 29 tỉnh khác chỉ còn dùng khi nói về \
        giai đoạn trước. Kế hoạch ban hành từ ngày đó mà viết “tỉnh …” với một trong các tên này được báo, kèm tên đơn vị mới. \
        Tên văn bản viện dẫn, lời trong ngoặc kép và câu nói về giai đoạn trước (“tỉnh … cũ”, “trước sáp nhập”) không bị báo.",
    basis: &[ARRANGEMENT],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Trao đổi kinh nghiệm với tỉnh Bình Thuận về trồng rừng.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Trao đổi kinh nghiệm với tỉnh Tây Ninh về trồng rừng trên địa bàn tỉnh Long An \
        cũ.\n",
    run: Run::Always(merged_province),
};

const PROVINCE_OF_ANOTHER_KIND: Check = Check {
    code: "DV006",
    name: "province-of-another-kind",
    title: "Viết “tỉnh” hay “thành phố” không đúng với đơn vị cấp tỉnh",
    severity: Severity::Warning,
    explanation: "Một đơn vị cấp tỉnh là tỉnh hoặc là thành phố tùy theo ngày của kế hoạch: Huế là thành phố từ 01/01/2025, Đồng \
        Nai từ 30/4/2026, Quảng Ninh từ 01/9/2026, Bắc Ninh từ 20/9/2026. Chỗ viết khác được báo, kể cả trong tên cơ quan ban \
        hành; kế hoạch chưa ghi đủ ngày thì chỉ báo khi ngày nào cũng sai. Tên văn bản viện dẫn, lời trong ngoặc kép và câu nói \
        về giai đoạn trước không bị báo.",
    basis: &[ARRANGEMENT],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Trao đổi kinh nghiệm với tỉnh Cần Thơ về du lịch nông thôn.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Trao đổi kinh nghiệm với thành phố Cần Thơ và tỉnh Đồng Nai về du lịch nông \
        thôn.\n",
    run: Run::Always(province_of_another_kind),
};

/// A province as a plan names it.
struct Named {
    spot: Spot,
    /// `tỉnh` or `thành phố`, as read.
    kind: &'static str,
    rows: Vec<&'static Province>,
}

/// Words that the kinds of provinces begin with.
static KINDS: LazyLock<Glances> = LazyLock::new(|| ["tỉnh", "thành phố"].into_iter().collect());

/// Every province named with its kind that is neither quoted nor told of as past, in the order of the text.
fn named(cx: &Context<'_>) -> Vec<Named> {
    let mut found = Vec::new();
    for (index, passage) in cx.texts() {
        if matches!(passage.kind, Kind::Field(FieldKey::Parent | FieldKey::Place)) {
            continue;
        }
        let words = &passage.words;
        for from in words.places(&KINDS) {
            let kind =
                ["tỉnh", "thành phố"].into_iter().find_map(|kind| words.after(from, kind).map(|after| (kind, after)));
            let Some((kind, after)) = kind else { continue };
            let Some((rows, to)) = province_at(words, after) else { continue };
            let spot = Spot { passage: index, from, to };
            // `thành phố Cao Lãnh, tỉnh Đồng Tháp` is another's; a longer name is no province's.
            let is_longer = words.is_capital(to) && words.is_word(to);
            let is_silent = is_longer
                || cx.is_quoted(index, &spot.bytes(cx))
                || tells_of_the_past(words, from)
                || is_accepted(cx, spot.typed(cx));
            if !is_silent {
                found.push(Named { spot, kind, rows });
            }
        }
    }
    found
}

fn merged_province(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(issued) = cx.earliest_issue().filter(|issued| *issued > last_day_of_districts()) else { return };
    let merged = |named: &Named| {
        let stands = named.rows.iter().any(|row| row.stands_on(issued));
        (!stands && named.kind == "tỉnh")
            .then(|| named.rows.iter().find_map(|row| Some((row.into?, row.name))))
            .flatten()
    };
    for ((new, _), places) in grouped(named(cx), merged) {
        let Some((first, others)) = places.split_first() else { continue };
        let message =
            format!("“{}” không còn là đơn vị hành chính từ ngày 01/7/2025{}", first.typed(cx), counted(places.len()));
        let report = MERGED_PROVINCE
            .report(first.span(cx), message)
            .with_help(format!("ghi tên đơn vị hiện nay ({new}), hoặc thêm “cũ” nếu nói về giai đoạn trước"));
        found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
    }
}

fn province_of_another_kind(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let (Some(earliest), Some(latest)) = (cx.earliest_issue(), cx.latest_issue()) else { return };
    let wrong = |named: &Named| {
        // Before July 2025 many a province had a city of its name inside it.
        if earliest <= last_day_of_districts() && (named.kind == "thành phố" || !is_renamed_only(named, earliest)) {
            return None;
        }
        let right = |day: NaiveDate| named.rows.iter().find(|row| row.stands_on(day)).map(|row| (row.kind, row.name));
        let (kind, name) = right(earliest)?;
        (kind != named.kind && right(latest) == Some((kind, name))).then(|| right_name(kind, name))
    };
    for (right, places) in grouped(named(cx), wrong) {
        let Some((first, others)) = places.split_first() else { continue };
        let message = format!(
            "“{}” viết không đúng với đơn vị vào ngày của kế hoạch: “{right}”{}",
            first.typed(cx),
            counted(places.len())
        );
        let report = PROVINCE_OF_ANOTHER_KIND.report(first.span(cx), message).with_help(format!("ghi “{right}”"));
        found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
    }
}

/// Tells whether a province stood before July 2025 as a city without a city of its name in it.
fn is_renamed_only(named: &Named, day: NaiveDate) -> bool {
    named.rows.iter().any(|row| row.stands_on(day) && row.kind == "thành phố")
}

fn right_name(kind: &str, name: &str) -> String {
    // Phụ lục II of the decree on records writes this city's common noun with a capital.
    if name == "Hồ Chí Minh" { "Thành phố Hồ Chí Minh".to_owned() } else { format!("{kind} {name}") }
}

/// The places for which there is something to say, by what there is to say.
fn grouped<T: PartialEq>(all: Vec<Named>, say: impl Fn(&Named) -> Option<T>) -> Vec<(T, Vec<Spot>)> {
    let mut groups: Vec<(T, Vec<Spot>)> = Vec::new();
    for named in all {
        let Some(words) = say(&named) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == words) {
            Some((_, places)) => places.push(named.spot),
            None => groups.push((words, vec![named.spot])),
        }
    }
    groups
}
