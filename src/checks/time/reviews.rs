//! Steps in order: reports before the review they feed, one's own deadline before the next one's.

use chrono::NaiveDate;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::party::{self, Party};
use crate::model::plan::Deadline;
use crate::model::recognise::words::fold;
use crate::model::time::{Bound, Point, Reading, TimeFact};
use crate::source::Span;

use super::{has_any, sets_times, spots, written};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[REVIEW_BEFORE_ITS_REPORTS, NO_TIME_TO_GATHER];

const REVIEW_BEFORE_ITS_REPORTS: Check = Check {
    code: "TG019",
    name: "review-before-its-reports",
    title: "Sơ kết, tổng kết diễn ra trước hạn gửi báo cáo phục vụ việc đó",
    severity: Severity::Warning,
    explanation: "Hội nghị sơ kết, tổng kết cần có báo cáo của các đơn vị gửi về trước. Hạn gửi báo cáo sơ kết (tổng kết) được so với thời \
        gian tổ chức sơ kết (tổng kết) trong cùng năm; chỉ nhắc khi cuộc sơ kết, tổng kết chắc chắn xong trước hạn gửi báo cáo.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nKinh phí được bố trí trong dự toán của các cơ quan, đơn vị.\nphần tổ chức thực hiện: Tổ chức thực hiện\n\
        1. [Sở Nội vụ] tổ chức sơ kết trong tháng 5 năm 2028.\n2. [Các sở, ban, ngành tỉnh] gửi báo cáo sơ kết về [Sở Nội vụ] trước ngày 30 tháng 6 năm 2028.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí được bố trí trong dự toán của các cơ quan, đơn vị.\nphần tổ chức thực hiện: Tổ chức thực hiện\n\
        1. [Sở Nội vụ] tổ chức sơ kết trong tháng 8 năm 2028.\n2. [Các sở, ban, ngành tỉnh] gửi báo cáo sơ kết về [Sở Nội vụ] trước ngày 30 tháng 6 năm 2028.\n",
    run: Run::Always(review_before_its_reports),
};

/// A point of time as something to compare: the first and the last day, in a year of its own where it comes every year.
fn days(time: &TimeFact) -> Option<(NaiveDate, NaiveDate, bool)> {
    let (point, bound) = match &time.reading {
        Reading::Moment { at } => (*at, None),
        Reading::Limit { bound, at } => (*at, Some(*bound)),
        Reading::Repeated { at, bound, .. } => match at.as_slice() {
            [point] if point.month.is_some() => (*point, *bound),
            _ => return None,
        },
        _ => return None,
    };
    if point.month.is_none() && point.quarter.is_none() && point.half.is_none() {
        return None;
    }
    let is_yearly = point.year.is_none();
    let point = Point { year: Some(point.year.unwrap_or(2000)), ..point };
    let (first, last) = (point.first_day()?, point.last_day()?);
    match bound {
        Some(Bound::Before) => Some((first.pred_opt()?, first.pred_opt()?, is_yearly)),
        Some(Bound::NoLaterThan) => Some((last, last, is_yearly)),
        Some(Bound::After | Bound::Between) => None,
        Some(Bound::Within) | None => Some((first, last, is_yearly)),
    }
}

/// Compares the day of each review with the days on which reports of it are due.
fn review_before_its_reports(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut reviews: Vec<(&str, NaiveDate, bool, Span)> = Vec::new();
    let mut reports: Vec<(&str, NaiveDate, bool, Span, &str)> = Vec::new();
    let spots = spots(cx);
    for spot in spots.iter().filter(|spot| sets_times(spot.passage.role) && !spot.time.within_citation) {
        let Some((first, last, is_yearly)) = days(spot.time) else { continue };
        let words = &spot.passage.words;
        // The words between the time before this one and this one are its own.
        let from = spots
            .iter()
            .filter(|other| other.index == spot.index && other.number < spot.number)
            .map(|other| words.index_of(other.bytes.end))
            .max()
            .unwrap_or(0)
            .max(spot.clause().start);
        let own = from..spot.word();
        for review in ["sơ kết", "tổng kết"] {
            let report = format!("báo cáo {review}");
            if has_any(words, own.clone(), &[report.as_str()]) {
                reports.push((review, first, is_yearly, spot.span, spot.time.text.as_str()));
            } else if has_any(words, own.clone(), &[review])
                && !has_any(words, own.clone(), &["báo cáo", "hồ sơ", "khen thưởng"])
            {
                reviews.push((review, last, is_yearly, spot.span));
            }
        }
    }
    for (review, last, is_yearly, span) in reviews {
        let is_late = |(kind, due, yearly, ..): &&(&str, NaiveDate, bool, Span, &str)| {
            *kind == review
                && *yearly == is_yearly
                && last < *due
                && chrono::Datelike::year(due) == chrono::Datelike::year(&last)
        };
        let Some((.., place, typed)) = reports.iter().find(is_late) else { continue };
        found.push(
            REVIEW_BEFORE_ITS_REPORTS
                .report(span, format!("{review} trước hạn gửi báo cáo {review} (“{typed}”)"))
                .with_label("lùi thời gian, hoặc đưa hạn báo cáo lên trước")
                .with_also(*place, "hạn gửi báo cáo"),
        );
    }
}

const NO_TIME_TO_GATHER: Check = Check {
    code: "TG020",
    name: "no-time-to-gather",
    title: "Hạn báo cáo lên cấp trên không muộn hơn hạn thu báo cáo của cơ sở",
    severity: Severity::Warning,
    explanation: "Đơn vị tổng hợp chỉ báo cáo được sau khi các đơn vị khác đã gửi báo cáo cho mình. Hạn các đơn vị gửi về một đầu mối được so với \
        hạn đầu mối ấy tổng hợp, báo cáo tiếp: hai hạn trùng nhau hoặc ngược nhau thì được nhắc. Chỉ xét các hạn cùng là hằng năm hoặc cùng ghi năm.",
    basis: &[Basis::Consistency],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Sở Nội vụ] tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15 tháng 11 hằng năm.\n\
        2. [Các sở, ban, ngành tỉnh] báo cáo kết quả về [Sở Nội vụ] trước ngày 15 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. [Sở Nội vụ] tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 25 tháng 11 hằng năm.\n\
        2. [Các sở, ban, ngành tỉnh] báo cáo kết quả về [Sở Nội vụ] trước ngày 15 tháng 11 hằng năm.\n",
    run: Run::Always(no_time_to_gather),
};

/// A deadline with what it takes to compare it.
struct Step<'a> {
    deadline: &'a Deadline,
    text: &'a str,
    /// The first and the last day, and whether they come every year.
    days: (NaiveDate, NaiveDate, bool),
    gathers: bool,
    parties: Vec<String>,
    receivers: Vec<String>,
}

/// Compares the deadline of each gathering report with those of the reports that go to whoever gathers.
fn no_time_to_gather(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let keys = |parties: &[Party]| parties.iter().map(|party| party::key(&party.name)).collect::<Vec<_>>();
    let mut steps: Vec<Step<'_>> = Vec::new();
    for deadline in &cx.plan.deadlines {
        let Some(time) = cx.plan.times.get(deadline.time) else { continue };
        let duty = fold(&deadline.duty);
        let Some(days) = days(&time.value).filter(|_| duty.contains("báo cáo")) else { continue };
        steps.push(Step {
            deadline,
            text: &time.value.text,
            days,
            gathers: duty.contains("tổng hợp"),
            parties: keys(&deadline.parties),
            receivers: keys(&deadline.receivers),
        });
    }
    for onward in steps.iter().filter(|step| step.gathers) {
        let (first, _, is_yearly) = onward.days;
        let earlier = steps.iter().find(|other| {
            let (_, last, yearly) = other.days;
            let is_not_before = yearly == is_yearly && first <= last && near(first, last);
            is_not_before
                && other.deadline.origin.span != onward.deadline.origin.span
                && other.parties != onward.parties
                && other.receivers.iter().any(|receiver| onward.parties.contains(receiver))
        });
        let Some(earlier) = earlier else { continue };
        let day = written(earlier.days.1);
        let last = if is_yearly { day.trim_end_matches("/2000") } else { &day };
        let message =
            format!("“{}” không để lại ngày nào để tổng hợp báo cáo của cơ sở (hạn đến hết ngày {last})", onward.text);
        found.push(
            NO_TIME_TO_GATHER
                .report(onward.deadline.origin.span, message)
                .with_label("lùi hạn này, hoặc đưa hạn của cơ sở lên trước")
                .with_also(earlier.deadline.origin.span, "hạn các đơn vị gửi báo cáo"),
        );
    }
}

/// Tells whether two deadlines are of one round of reports: not more than two months apart.
fn near(one: NaiveDate, two: NaiveDate) -> bool {
    one.signed_duration_since(two).num_days().abs() <= 62
}
