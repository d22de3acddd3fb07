//! The movement's period: stated whole, in order, and not before the plan.

use chrono::Days;

use crate::checks::{Basis, Check, Context, Run, emulation_law};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::Kind;
use crate::model::time::{Bound, Reading, TimeKind};
use crate::syntax::keywords::{FieldKey, Role};

use super::{Spot, has_any, issue_words, sets_times, shown_period, spots, written};

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[MOVEMENT_BEFORE_ISSUE, PERIOD_INCOMPLETE, END_BEFORE_START, TIME_AFTER_THE_MOVEMENT];

/// How long after a movement's end reports and reviews of it are still usual.
const AFTERMATH: Days = Days::new(183);

const MOVEMENT_BEFORE_ISSUE: Check = Check {
    code: "TG001",
    name: "movement-before-issue",
    title: "Phong trào bắt đầu trước ngày ban hành kế hoạch",
    severity: Severity::Warning,
    explanation: "Kế hoạch phát động phong trào từ một ngày đã qua thì các đơn vị không thể thực hiện đúng thời gian. Ngày \
        bắt đầu muộn nhất có thể hiểu được trong thời gian thực hiện được so với ngày ban hành sớm nhất; chỗ ghi theo tháng \
        hoặc theo năm được hiểu rộng nhất. Kế hoạch chưa ghi năm ban hành thì không xét.",
    basis: &[Basis::Consistency],
    bad: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 05 tháng 11 năm 2025 đến \
        ngày 31 tháng 12 năm 2030.\n",
    good: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 năm 2026 đến \
        ngày 31 tháng 12 năm 2030.\n",
    run: Run::Always(movement_before_issue),
};

/// Compares the latest possible start with the earliest possible day of issue.
fn movement_before_issue(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    let Some(spot) = shown_period(cx, &spots) else { return };
    let Reading::Interval { start: Some(start), .. } = spot.time.reading else { return };
    let (Some(latest), Some(issue)) = (start.last_day(), cx.earliest_issue()) else { return };
    if latest >= issue {
        return;
    }
    let message = format!("“{}” bắt đầu trước khi kế hoạch được ban hành ({})", spot.time.text, issue_words(cx));
    let mut report = MOVEMENT_BEFORE_ISSUE
        .report(spot.span, message)
        .with_label("trước ngày ban hành")
        .with_help("xem lại ngày bắt đầu; nếu phong trào đã được cấp trên phát động thì ghi rõ thời gian thực hiện của kế hoạch này");
    if let Some(date) = &cx.plan.issue_date {
        report = report.with_also(date.origin.span, "ngày ban hành");
    }
    found.push(report);
}

const PERIOD_INCOMPLETE: Check = Check {
    code: "TG008",
    name: "period-incomplete",
    title: "Thời gian thực hiện chưa có lúc bắt đầu hoặc lúc kết thúc",
    severity: Severity::Warning,
    explanation: "Kế hoạch phát động phong trào phải xác định thời gian; không biết lúc bắt đầu và kết thúc thì không tính được \
        kỳ sơ kết, tổng kết và điều kiện xét tặng cờ thi đua (từ 03 năm, từ 05 năm). Phần thời gian thực hiện, trích yếu và các \
        đợt thi đua được đọc cùng nhau. Thời gian tính từ ngày ký, ngày ban hành, hay ghi trọn một năm, là đủ.",
    basis: &[emulation_law("Điều 17"), Basis::Consistency],
    bad: "kế hoạch: Phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới”\n\nphần thời gian thực hiện: Thời \
        gian thực hiện\nPhong trào thi đua được thực hiện từ tháng 02 năm 2026 và duy trì thường xuyên.\n",
    good: "kế hoạch: Phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới”\n\nphần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ tháng 02 năm 2026 đến hết tháng 12 \
        năm 2030.\n",
    run: Run::Always(period_incomplete),
};

/// Words by which a timeline tells its start without a date.
const STARTS: &[&str] = &[
    "từ ngày ban hành",
    "từ ngày ký",
    "từ khi ban hành",
    "kể từ ngày",
    "từ nay",
    "từ ngày phát động",
    "ngày kế hoạch này",
];

/// Asks a timeline for a start and an end; a plan without a timeline is asked for more than the years of its subject.
fn period_incomplete(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    let is_timeline = |role: Option<Role>| matches!(role, Some(Role::Timeline | Role::Phase));
    let first = cx.texts().find(|(_, passage)| {
        is_timeline(passage.role) && (passage.is_prose() || passage.kind == Kind::Title) && !passage.is_empty()
    });
    let Some((_, first)) = first else {
        years_alone(cx, &spots, found);
        return;
    };
    let told: Vec<&Spot<'_>> = spots
        .iter()
        .filter(|spot| is_timeline(spot.passage.role) || matches!(spot.passage.kind, Kind::Field(_)))
        .filter(|spot| !spot.time.within_citation)
        .collect();
    let mut has_start = cx
        .texts()
        .any(|(_, passage)| is_timeline(passage.role) && has_any(&passage.words, 0..passage.words.len(), STARTS));
    let mut has_end = false;
    for spot in &told {
        let words = &spot.passage.words;
        let says = |phrases: &[&str]| has_any(words, spot.clause(), phrases);
        match &spot.time.reading {
            Reading::Interval { start, end } => {
                has_start |= start.is_none_or(|start| start.year.is_some());
                has_end |= end.is_some_and(|end| end.year.is_some() || end.blank);
            }
            Reading::Moment { at } | Reading::Limit { at, .. } if at.year.is_none() && !at.blank => {}
            Reading::Moment { at } | Reading::Limit { bound: Bound::Within, at } => {
                let is_year = at.month.is_none() && at.quarter.is_none() && at.half.is_none();
                let is_whole = is_year && !says(&["sơ kết", "tổng kết", "kế hoạch", "báo cáo"]);
                has_start |= is_whole || says(&["phát động", "bắt đầu", "khởi động"]);
                has_end |= is_whole || says(&["tổng kết", "kết thúc"]);
            }
            Reading::Limit { bound: Bound::After, .. } => has_start = true,
            Reading::Limit { .. } => {
                has_end |= spot.time.text.to_lowercase().contains("hết") || says(&["tổng kết", "kết thúc"]);
            }
            Reading::Anniversary { .. } | Reading::Relative { .. } | Reading::Repeated { .. } => {}
        }
    }
    let (message, label) = match (has_start, has_end) {
        (true, true) => return,
        (true, false) => ("thời gian thực hiện có lúc bắt đầu mà chưa có lúc kết thúc", "đến khi nào?"),
        (false, true) => ("thời gian thực hiện có lúc kết thúc mà chưa có lúc bắt đầu", "từ khi nào?"),
        (false, false) => {
            ("phần thời gian thực hiện chưa nêu phong trào bắt đầu và kết thúc khi nào", "từ khi nào, đến khi nào?")
        }
    };
    let in_text = told
        .iter()
        .find(|spot| is_timeline(spot.passage.role) && matches!(spot.time.reading, Reading::Interval { .. }));
    let span = in_text.map_or(first.text.span, |spot| spot.span);
    found.push(
        PERIOD_INCOMPLETE
            .report(span, message)
            .with_label(label)
            .with_help("ghi đủ, ví dụ “từ ngày … tháng … năm … đến ngày … tháng … năm …”"),
    );
}

/// The years of the subject are all that a plan without a timeline says of its time.
fn years_alone(cx: &Context<'_>, spots: &[Spot<'_>], found: &mut Vec<Diagnostic>) {
    let Some(spot) = shown_period(cx, spots) else { return };
    let is_of_front = matches!(spot.passage.kind, Kind::Field(FieldKey::Subject | FieldKey::Period));
    let Reading::Interval { start: Some(start), end: Some(end) } = spot.time.reading else { return };
    let grains = [start.month, start.quarter, start.half, end.month, end.quarter, end.half];
    // A school year begins and ends on known days.
    let is_school_year = spot.time.text.to_lowercase().contains("năm học");
    if !is_of_front || is_school_year || grains.iter().any(Option::is_some) {
        return;
    }
    let message = format!("kế hoạch chỉ ghi “{}”, không có phần thời gian thực hiện", spot.time.text);
    found.push(
        PERIOD_INCOMPLETE
            .report(spot.span, message)
            .with_label("chỉ có năm")
            .with_help("thêm phần thời gian thực hiện: ngày bắt đầu, ngày kết thúc, năm sơ kết và tổng kết"),
    );
}

const END_BEFORE_START: Check = Check {
    code: "TG017",
    name: "end-before-start",
    title: "Khoảng thời gian kết thúc trước khi bắt đầu",
    severity: Severity::Error,
    explanation: "Trong “từ ngày … đến ngày …” và “giai đoạn … - …”, mốc sau phải muộn hơn mốc trước. Chỗ ngược thường do gõ \
        nhầm năm. Khoảng thời gian trong tên văn bản viện dẫn không xét.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nDự toán được giao từ ngày 01 tháng 7 năm 2026 đến ngày 30 tháng 6 năm 2026.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nDự toán được giao từ ngày 01 tháng 7 năm 2026 đến ngày 30 tháng 6 năm 2027.\n",
    run: Run::Always(end_before_start),
};

/// Reports intervals that run backwards. Where one year is typed for both ends it was inferred for one: silence.
fn end_before_start(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut reported = Vec::new();
    for spot in spots(cx) {
        let Reading::Interval { start: Some(start), end: Some(end) } = spot.time.reading else { continue };
        let (Some(first), Some(last)) = (start.first_day(), end.last_day()) else { continue };
        if first <= last || spot.time.within_citation || years_typed(&spot.time.text) < 2 {
            continue;
        }
        reported.push(spot.span);
        found.push(backwards(spot.span, &spot.time.text));
    }
    for (_, passage) in cx.texts() {
        let words = &passage.words;
        let mut from = 0;
        while let Some(place) = words.find(from, "giai đoạn") {
            from = place.end;
            let year = |at: usize| words.word(at).parse::<u16>().ok().filter(|year| (1900..2200).contains(year));
            let (Some(first), Some(last)) = (year(from), year(from + 2)) else { continue };
            let is_range = matches!(words.word(from + 1), "-" | "–" | "—" | "đến");
            let bytes = words.range(place.start, from + 3);
            let span = passage.text.span_of(bytes.start, bytes.end);
            if is_range
                && first > last
                && !reported.iter().any(|other| other.start < span.end && span.start < other.end)
            {
                found.push(backwards(span, passage.slice(&bytes)));
            }
        }
    }
}

fn backwards(span: crate::source::Span, text: &str) -> Diagnostic {
    END_BEFORE_START
        .report(span, format!("“{text}” kết thúc trước khi bắt đầu"))
        .with_label("xem lại năm, tháng của hai mốc")
}

/// How many years of four digits are typed in a text.
fn years_typed(text: &str) -> usize {
    text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| digits.len() == 4).count()
}

const TIME_AFTER_THE_MOVEMENT: Check = Check {
    code: "TG018",
    name: "time-after-the-movement",
    title: "Thời hạn ở quá xa sau khi phong trào kết thúc",
    severity: Severity::Warning,
    explanation: "Báo cáo và tổng kết thường xong trong vòng sáu tháng sau khi phong trào kết thúc; thời hạn muộn hơn nữa thường \
        do gõ nhầm năm. Các mốc trong phần thời gian thực hiện, hồ sơ và tổ chức thực hiện được xét; mốc của tầm nhìn, định hướng \
        dài hạn không xét.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nKinh phí được bố trí trong dự toán của các cơ quan, đơn vị.\nphần tổ chức thực hiện: Tổ chức thực hiện\n\
        - [Sở Nội vụ] chủ trì, báo cáo tổng kết trước ngày 30 tháng 11 năm 2032.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí được bố trí trong dự toán của các cơ quan, đơn vị.\nphần tổ chức thực hiện: Tổ chức thực hiện\n\
        - [Sở Nội vụ] chủ trì, báo cáo tổng kết trước ngày 30 tháng 11 năm 2030.\n",
    run: Run::Always(time_after_the_movement),
};

/// Reports days that are set more than half a year after the end of the movement.
fn time_after_the_movement(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    let Some(period) = shown_period(cx, &spots) else { return };
    let Reading::Interval { end: Some(end), .. } = period.time.reading else { return };
    let Some(limit) = end.last_day().and_then(|day| day.checked_add_days(AFTERMATH)) else { return };
    for spot in &spots {
        if !sets_times(spot.passage.role)
            || spot.time.within_citation
            || cx.quoted.is_in_quotes(spot.index, &spot.bytes)
        {
            continue;
        }
        let is_point = matches!(spot.time.reading, Reading::Moment { .. } | Reading::Limit { .. });
        let Some(day) = spot.time.reading.points().first().and_then(|point| point.first_day()) else { continue };
        let is_vision = has_any(&spot.passage.words, spot.clause(), &["tầm nhìn", "định hướng", "mục tiêu"]);
        if !is_point || spot.time.kind == TimeKind::CitedDate || day <= limit || is_vision {
            continue;
        }
        let end = end.last_day().map_or_else(String::new, written);
        found.push(
            TIME_AFTER_THE_MOVEMENT
                .report(spot.span, format!("“{}” ở sau khi phong trào kết thúc ({end}) hơn sáu tháng", spot.time.text))
                .with_label("xem lại năm")
                .with_also(period.span, "thời gian của phong trào"),
        );
    }
}
