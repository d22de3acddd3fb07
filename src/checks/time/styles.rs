//! How dates are written: one style, the zeros of the decree, no vague days.

use std::collections::BTreeSet;

use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Edit, Severity};
use crate::model::passages::Kind;
use crate::model::recognise::Found;
use crate::model::time::{DateStyle, Reading, TimeKind, WrittenDate};
use crate::source::Span;
use crate::viet::{day_digits, month_digits};

use super::{Spot, has_any, spots};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[TWO_DATE_STYLES, VAGUE_DATE, ZEROS_OF_A_DATE];

/// How many second places one report shows.
const SHOWN: usize = 5;

const TWO_DATE_STYLES: Check = Check {
    code: "TG002",
    name: "two-date-styles",
    title: "Ngày tháng viết lẫn hai kiểu trong một kế hoạch",
    severity: Severity::Hint,
    explanation: "Trong lời văn nên viết ngày tháng theo một kiểu: đủ chữ (“ngày 06 tháng 11 năm 2025”) hoặc bằng số \
        (“ngày 06/11/2025”). Kiểu ít dùng hơn được nhắc một lần kèm các chỗ khác. Ngày văn bản viện dẫn đều ghi đủ chữ còn mọi ngày khác đều ghi bằng số thì coi là thống nhất. Ngày ban hành, bảng, khoảng ngày bằng số đặt trong \
        ngoặc đơn, lời trong ngoặc kép và tên văn bản viện dẫn không xét.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nCác cơ quan, đơn vị lập dự toán và gửi Sở Tài chính thẩm định trước ngày 15/7 hằng năm.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nCác cơ quan, đơn vị lập dự toán và gửi Sở Tài chính thẩm định trước ngày 15 tháng 7 hằng năm.\n",
    run: Run::Always(two_date_styles),
};

/// Every date of running text that the drafter chose the style of.
fn dates<'s>(cx: &Context<'_>, spots: &'s [Spot<'_>]) -> Vec<(&'s Spot<'s>, &'s Found<WrittenDate>, Span)> {
    let mut found = Vec::new();
    for spot in spots {
        let is_prose = matches!(spot.passage.kind, Kind::Title | Kind::Item | Kind::Paragraph | Kind::Footnote);
        let is_named = spot.time.within_citation && spot.time.kind != TimeKind::CitedDate;
        if !is_prose || is_named || spot.time.has_blank || cx.quoted.is_in_quotes(spot.index, &spot.bytes) {
            continue;
        }
        for date in &spot.time.dates {
            // A date that a mark alone has shown has its places in the mark's own words.
            let is_placed = spot.bytes.start <= date.range.start && date.range.end <= spot.bytes.end;
            if is_placed && date.value.fault.is_none() {
                let span = spot.passage.text.span_of(date.range.start, date.range.end);
                found.push((spot, date, span));
            }
        }
    }
    found
}

/// Reports the rarer style once; at a tie the short one.
fn two_date_styles(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    let mut long = Vec::new();
    let mut short = Vec::new();
    for (spot, date, span) in dates(cx, &spots) {
        let in_brackets =
            spot.passage.text.text.get(..spot.bytes.start).is_some_and(|text| text.trim_end().ends_with('('));
        let is_range = matches!(spot.time.reading, Reading::Interval { .. } | Reading::Anniversary { .. });
        let parts = date.value.date;
        match date.value.style {
            DateStyle::Short if is_range && (in_brackets || spot.time.kind == TimeKind::Anniversary) => {}
            DateStyle::Short => short.push((date, spot, span)),
            // `tháng 7` alone is written alike in both styles.
            DateStyle::Long if parts.month.is_some() && (parts.day.is_some() || parts.year.is_some()) => {
                long.push((date, spot, span));
            }
            DateStyle::Long => {}
        }
    }
    if long.is_empty() || short.is_empty() {
        return;
    }
    // A document is cited with its date in words, deadlines are given in figures: one style for each.
    let is_cited = |(_, spot, _): &(_, &Spot<'_>, _)| spot.time.kind == TimeKind::CitedDate;
    if long.iter().all(is_cited) && !short.iter().any(is_cited) {
        return;
    }
    let (rare, usual, other) = if long.len() < short.len() {
        (&long, short.len(), "bằng số, như “06/11/2025”")
    } else {
        (&short, long.len(), "đủ chữ, như “06 tháng 11 năm 2025”")
    };
    let Some((date, spot, span)) = rare.first() else { return };
    let typed = spot.passage.slice(&date.range);
    let mut report = TWO_DATE_STYLES
        .report(*span, format!("“{typed}” viết khác kiểu với {usual} ngày tháng khác trong kế hoạch"))
        .with_label(format!("viết thống nhất {other}"));
    for (.., span) in rare.iter().skip(1).take(SHOWN) {
        report = report.with_also(*span, "cũng viết kiểu này");
    }
    found.push(report);
}

const VAGUE_DATE: Check = Check {
    code: "TG009",
    name: "vague-date",
    title: "Thời hạn ghi mơ hồ",
    severity: Severity::Hint,
    explanation: "“Đầu tháng 11”, “cuối tháng 6” không cho biết ngày nào là hạn; “tháng 7,8” dễ đọc nhầm thành một số. Trong thời hạn và \
        việc định kỳ nên ghi ngày cụ thể hoặc cả tháng. “Cuối năm”, “đầu quý” chỉ được nhắc khi là hạn gửi báo cáo, hồ sơ.",
    basis: &[Basis::Consistency],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n- [Sở Nội vụ] chủ trì, tổ chức hội nghị vào cuối tháng 11 năm 2026.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n- [Sở Nội vụ] chủ trì, tổ chức hội nghị trước ngày 30 tháng 11 năm 2026.\n",
    run: Run::Always(vague_date),
};

/// Reports parts of a month in deadlines and recurring duties, and months run together.
fn vague_date(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let due: BTreeSet<usize> = cx.plan.deadlines.iter().map(|deadline| deadline.time).collect();
    for spot in spots(cx) {
        let is_due = due.contains(&spot.number);
        let is_planned = is_due || super::sets_times(spot.passage.role);
        if !is_planned || spot.time.within_citation || cx.quoted.is_in_quotes(spot.index, &spot.bytes) {
            continue;
        }
        let text = &spot.time.text;
        if let Some((months, apart)) = months_run_together(&spot) {
            found.push(
                VAGUE_DATE
                    .report(spot.span, format!("“{text}” viết liền hai tháng"))
                    .with_label(format!("viết “{apart}”"))
                    .with_unsafe_fix(spot.passage.text.span_of(months.start, months.end), apart),
            );
            continue;
        }
        let points = spot.time.reading.points();
        let is_vague = points.iter().any(|point| {
            let is_handed_in = || {
                let papers = ["báo cáo", "gửi", "nộp", "hồ sơ", "trình"];
                is_due && has_any(&spot.passage.words, spot.clause(), &papers)
            };
            point.part.is_some() && point.day.is_none() && (point.month.is_some() || is_handed_in())
        });
        if is_vague && !matches!(spot.time.reading, Reading::Interval { .. }) {
            found.push(
                VAGUE_DATE
                    .report(spot.span, format!("“{text}” không cho biết ngày nào là hạn"))
                    .with_label("ghi ngày cụ thể, hoặc “trong tháng …”"),
            );
        }
    }
}

/// `7,8` of `tháng 7,8`: its bytes, and the months written apart.
fn months_run_together(spot: &Spot<'_>) -> Option<(std::ops::Range<usize>, String)> {
    let Reading::Repeated { at, .. } = &spot.time.reading else { return None };
    if at.len() < 2 || at.iter().any(|point| point.month.is_none() || point.day.is_some()) {
        return None;
    }
    let words = &spot.passage.words;
    let from = spot.word();
    let digits = |at: usize| !words.word(at).is_empty() && words.word(at).bytes().all(|byte| byte.is_ascii_digit());
    let comma = (from..from + 4).find(|index| {
        words.word(*index) == ","
            && digits(index - index.min(&1))
            && digits(index + 1)
            && words.end(*index) == words.start(index + 1)
    })?;
    let first = comma.checked_sub(1)?;
    Some((words.range(first, comma + 2), format!("{}, tháng {}", words.written(first), words.written(comma + 1))))
}

const ZEROS_OF_A_DATE: Check = Check {
    code: "TG013",
    name: "zeros-of-a-date",
    title: "Ngày tháng thiếu hoặc thừa số 0",
    severity: Severity::Warning,
    explanation: "Ngày nhỏ hơn 10 và tháng 1, tháng 2 ghi thêm số 0 ở trước, các tháng khác không ghi: “05 tháng 01”, “20 tháng 3”. Nghị \
        định quy định như vậy cho ngày ban hành; ngày tháng trong lời văn nên viết theo cùng một cách, nên được nhắc nhẹ hơn. Số lượng như \
        “05 năm” không phải ngày tháng; lời trong ngoặc kép và tên văn bản viện dẫn không xét.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 4, điểm b")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Lễ phát động tổ chức vào ngày 5 tháng 02 năm 2026.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Lễ phát động tổ chức vào ngày 05 tháng 02 năm 2026.\n",
    run: Run::Always(zeros_of_a_date),
};

/// Reports, once for each style, the dates whose zeros are not those of the decree. In digits alone it is a hint: `15/09/2026`
/// is customary.
fn zeros_of_a_date(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    let all = dates(cx, &spots);
    for style in [DateStyle::Long, DateStyle::Short] {
        let mut places = Vec::new();
        let mut edits = Vec::new();
        for (spot, date, span) in all.iter().filter(|(_, date, _)| date.value.style == style) {
            let parts = date.value.date;
            let (Some(day), Some(month)) = (parts.day, parts.month) else { continue };
            let wanted = [(&date.value.day_digits, day_digits(day)), (&date.value.month_digits, month_digits(month))];
            let text = spot.passage.text.text.get(date.range.clone()).unwrap_or_default();
            let mut from = 0;
            let mut own = Vec::new();
            for (typed, right) in wanted {
                let Some(at) = text.get(from..).and_then(|rest| rest.find(typed.as_str())) else { continue };
                let start = date.range.start + from + at;
                from += at + typed.len();
                if !typed.is_empty() && *typed != right {
                    own.push(Edit { span: spot.passage.text.span_of(start, start + typed.len()), text: right });
                }
            }
            if !own.is_empty() {
                places.push((*span, text.trim().to_owned()));
                edits.extend(own);
            }
        }
        let Some((span, text)) = places.first() else { continue };
        let mut report = ZEROS_OF_A_DATE
            .report(*span, format!("“{text}” thiếu hoặc thừa số 0"))
            .with_label("số 0 chỉ ghi trước ngày nhỏ hơn 10 và tháng 1, tháng 2");
        if style == DateStyle::Short {
            report.severity = Severity::Hint;
        }
        for (span, _) in places.iter().skip(1).take(SHOWN) {
            report = report.with_also(*span, "cũng vậy");
        }
        found.push(report.with_edits(edits, true));
    }
}
