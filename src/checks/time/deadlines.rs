//! Deadlines that can be kept, and that say of what they are the deadline.

use chrono::NaiveDate;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::assignment::Way;
use crate::model::recognise::words::fold;
use crate::model::time::{Bound, Reading, TimeFact, TimeKind};
use crate::syntax::keywords::Role;

use super::{Spot, clause, find_any, has_any, is_bare, issue_words, sets_times, spots, written};

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[DEADLINE_TOO_CLOSE, REPORT_WITHOUT_DEADLINE, DEADLINE_WITHOUT_ANCHOR, DEADLINE_OF_TWO_STEPS];

/// How many days a unit needs at the least between the plan's issue and a deadline.
const SHORTEST: i64 = 15;

/// As many where the movement itself lasts less than a year.
const SHORTEST_OF_A_SHORT_MOVEMENT: i64 = 7;

const DEADLINE_TOO_CLOSE: Check = Check {
    code: "TG003",
    name: "deadline-too-close",
    title: "Thời hạn đã qua hoặc quá gần ngày ban hành",
    severity: Severity::Warning,
    explanation: "Đơn vị cần thời gian nhận kế hoạch và thực hiện; thời hạn cách ngày ban hành dưới 15 ngày (phong trào \
        dưới một năm: dưới 7 ngày), hoặc đã qua, thường không làm kịp. Kế hoạch chưa ghi ngày ban hành thì tính từ ngày sớm nhất, và được nhắc khi thời hạn có thể đã qua vào ngày muộn \
        nhất. Chỉ xét thời hạn trong phần thời gian thực hiện, hồ sơ và tổ chức thực hiện.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nKinh phí được bố trí trong dự toán của các cơ quan, đơn vị.\nphần tổ chức thực hiện: Tổ chức \
        thực hiện\n- [Sở Nội vụ] chủ trì, tổ chức lễ phát động trước ngày 15 tháng 01 năm 2026.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí được bố trí trong dự toán của các cơ quan, đơn vị.\nphần tổ chức thực hiện: Tổ chức \
        thực hiện\n- [Sở Nội vụ] chủ trì, tổ chức lễ phát động trước ngày 15 tháng 3 năm 2026.\n",
    run: Run::Always(deadline_too_close),
};

/// The last day of a deadline; nothing for a whole year, which names what is done in it rather than until when.
fn last_day(time: &TimeFact) -> Option<NaiveDate> {
    let Reading::Limit { bound: Bound::Before | Bound::NoLaterThan | Bound::Within, at } = &time.reading else {
        return None;
    };
    let is_year = at.month.is_none() && at.quarter.is_none() && at.half.is_none();
    if time.kind != TimeKind::Deadline || time.within_citation || is_year || at.blank {
        return None;
    }
    time.last_day()
}

/// Tells whether the movement is over within a year: then its first steps follow quickly.
fn is_short(cx: &Context<'_>) -> bool {
    let period = cx.plan.period.and_then(|number| cx.plan.times.get(number)).map(|time| &time.value);
    let days = period.and_then(|period| Some((period.first_day()?, period.last_day()?)));
    days.is_some_and(|(first, last)| last.signed_duration_since(first).num_days() < 360)
}

/// Compares every deadline with the days on which the plan can be issued.
fn deadline_too_close(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let (Some(earliest), Some(latest)) = (cx.earliest_issue(), cx.latest_issue()) else { return };
    // Where only the year is known, nothing is said of the day.
    let has_month = cx.letterhead.date.month.is_some();
    let shortest = if is_short(cx) { SHORTEST_OF_A_SHORT_MOVEMENT } else { SHORTEST };
    for spot in spots(cx) {
        if !sets_times(spot.passage.role) {
            continue;
        }
        let Some(day) = last_day(spot.time) else { continue };
        let left = day.signed_duration_since(earliest).num_days();
        let (message, label) = if day < earliest {
            (
                format!("“{}” đã qua khi kế hoạch được ban hành ({})", spot.time.text, issue_words(cx)),
                "đã qua".to_owned(),
            )
        } else if left < shortest {
            (
                format!("“{}” quá gần ngày ban hành ({})", spot.time.text, issue_words(cx)),
                format!("còn nhiều nhất {left} ngày"),
            )
        } else if day <= latest && has_month {
            let message =
                format!("“{}” có thể đã qua khi kế hoạch được ban hành ({})", spot.time.text, issue_words(cx));
            (message, format!("hạn cuối là ngày {}", written(day)))
        } else {
            continue;
        };
        let mut report = DEADLINE_TOO_CLOSE
            .report(spot.span, message)
            .with_label(label)
            .with_help(format!("lùi thời hạn để các đơn vị có ít nhất {shortest} ngày thực hiện, hoặc xem lại năm"));
        if let Some(date) = &cx.plan.issue_date {
            report = report.with_also(date.origin.span, "ngày ban hành");
        }
        found.push(report);
    }
}

const REPORT_WITHOUT_DEADLINE: Check = Check {
    code: "TG004",
    name: "report-without-deadline",
    title: "Báo cáo định kỳ chưa có thời hạn",
    severity: Severity::Warning,
    explanation: "Giao báo cáo “định kỳ”, “hằng năm” mà không ghi ngày thì nơi nhận không tổng hợp được đúng hạn. Việc báo cáo cho một cơ \
        quan được xét trong phần tổ chức thực hiện, khi cả mục đó không có thời hạn nào; báo cáo đột xuất, báo cáo theo yêu cầu không xét.",
    basis: &[Basis::Consistency],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n- [Công an tỉnh] định kỳ hằng năm báo cáo kết quả thực hiện về [Sở Nội vụ].\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n- [Công an tỉnh] báo cáo kết quả thực hiện về [Sở Nội vụ] trước ngày 15 tháng 11 hằng năm.\n",
    run: Run::Always(report_without_deadline),
};

/// Reports a recurring report to a named body in a paragraph without any day.
fn report_without_deadline(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    for (index, passage) in cx.prose() {
        if !matches!(passage.role, Some(Role::Assignments | Role::Charge | Role::Request)) {
            continue;
        }
        let here = || spots.iter().filter(|spot| spot.index == index);
        let is_dated = here()
            .any(|spot| !is_bare(spot.time) && !spot.time.within_citation && spot.time.kind != TimeKind::CitedDate);
        if is_dated {
            continue;
        }
        let words = &passage.words;
        let regular = here()
            .map(|spot| (spot.word(), words.index_of(spot.bytes.end)))
            .find(|(from, _)| is_adverb(passage.words.word(*from), words.word(from.wrapping_sub(1)), *from));
        let regular = regular.or_else(|| words.find(0, "định kỳ").map(|place| (place.start, place.end)));
        let Some((from, after)) = regular else { continue };
        let clause = clause(words, from);
        let verb = find_any(words, after..clause.end, &["báo cáo"]);
        let Some(verb) = verb.filter(|_| !has_any(words, clause.clone(), &["đột xuất", "yêu cầu", "theo kế hoạch"]))
        else {
            continue;
        };
        let bytes = words.range(verb.start, clause.end);
        let place = passage.text.span_of(bytes.start, bytes.end);
        let is_sent = cx.plan.receivers.iter().any(|receiver| {
            matches!(receiver.way, Way::To | Way::Onward | Way::Through)
                && place.start <= receiver.party.span.start
                && receiver.party.span.end <= place.end
        });
        if !is_sent {
            continue;
        }
        let typed = words.range(from, after);
        found.push(
            REPORT_WITHOUT_DEADLINE
                .report(
                    cx.span(index, &typed),
                    format!("“{}” phải báo cáo mà không rõ trước ngày nào", passage.slice(&typed)),
                )
                .with_label("ghi thêm “trước ngày … tháng … hằng năm”"),
        );
    }
}

/// Tells whether `hằng năm` says how often something is done: it is introduced as regular, or begins a clause.
fn is_adverb(word: &str, before: &str, at: usize) -> bool {
    matches!(word, "định" | "thường" | "mỗi") || at == 0 || matches!(before, "." | ";" | "," | ":")
}

const DEADLINE_WITHOUT_ANCHOR: Check = Check {
    code: "TG005",
    name: "deadline-without-anchor",
    title: "Thời hạn tính theo một sự kiện chưa rõ ngày",
    severity: Severity::Warning,
    explanation: "Thời hạn tính từ hội nghị tổng kết, từ lúc kết thúc đợt thi đua chỉ dùng được khi kế hoạch cho biết sự kiện ấy diễn ra khi \
        nào, và chỉ có một sự kiện như thế. Các sự kiện được xét là sơ kết, tổng kết, đợt thi đua và phong trào; việc tính từ ngày nhận hồ sơ, \
        từ khi có hướng dẫn là rõ. “Mỗi đợt”, “từng đợt” là đủ.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Hình thức, số lượng và hồ sơ khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\n\
        Mỗi năm không quá 10 tập thể và 20 cá nhân.\nhồ sơ:\nCác cơ quan, đơn vị gửi hồ sơ về Sở Nội vụ trước ngày tổ chức Hội nghị sơ kết ít nhất 20 ngày.\n\
        phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030.\n",
    good: "phần khen thưởng: Hình thức, số lượng và hồ sơ khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\n\
        Mỗi năm không quá 10 tập thể và 20 cá nhân.\nhồ sơ:\nCác cơ quan, đơn vị gửi hồ sơ về Sở Nội vụ trước ngày tổ chức Hội nghị sơ kết ít nhất 20 ngày.\n\
        phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. \
        Sở Nội vụ tổ chức hội nghị sơ kết trong tháng 6 năm 2028.\n",
    run: Run::Always(deadline_without_anchor),
};

/// Looks for the day of the event that a deadline is told from.
fn deadline_without_anchor(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    for spot in &spots {
        let Reading::Relative { .. } = &spot.time.reading else { continue };
        let event = fold(&spot.time.text);
        let is_each = ["mỗi", "từng", "các đợt", "hằng năm", "hàng năm"].iter().any(|word| event.contains(word));
        if spot.time.within_citation || is_each || cx.quoted.is_in_quotes(spot.index, &spot.bytes) {
            continue;
        }
        let why = if event.contains("tổng kết") || event.contains("sơ kết") {
            let review = if event.contains("tổng kết") { "tổng kết" } else { "sơ kết" };
            let is_dated = spots.iter().any(|other| other.number != spot.number && dates_an_event(other, review));
            (!is_dated).then(|| format!("kế hoạch không cho biết {review} vào ngày, tháng nào"))
        } else if event.contains("đợt")
            && event.contains("kết thúc")
            && !event.contains(|letter: char| letter.is_ascii_digit())
        {
            match cx.plan.timeline.phases.len() {
                0 if cx.plan.period.is_none() => Some("kế hoạch không nêu thời gian của đợt nào".to_owned()),
                0 | 1 => None,
                count => Some(format!("kế hoạch có {count:02} đợt, không rõ là đợt nào")),
            }
        } else if event.contains("kết thúc phong trào") && !has_an_end(cx) {
            Some("kế hoạch không nêu ngày kết thúc phong trào".to_owned())
        } else {
            None
        };
        let Some(why) = why else { continue };
        found.push(
            DEADLINE_WITHOUT_ANCHOR
                .report(spot.span, format!("không tính được “{}”: {why}", spot.time.text))
                .with_label("ghi ngày cụ thể, hoặc nêu rõ sự kiện diễn ra khi nào"),
        );
    }
}

fn has_an_end(cx: &Context<'_>) -> bool {
    let period = cx.plan.period.and_then(|period| cx.plan.times.get(period));
    period.is_some_and(|period| matches!(period.value.reading, Reading::Interval { end: Some(_), .. }))
}

/// Tells whether a time says when a review is held: a year or finer, every year on a day, in a clause that names the review.
fn dates_an_event(spot: &Spot<'_>, review: &str) -> bool {
    if spot.time.within_citation || matches!(spot.time.reading, Reading::Anniversary { .. } | Reading::Relative { .. })
    {
        return false;
    }
    let is_point = match &spot.time.reading {
        Reading::Interval { .. } => false,
        reading => reading.points().iter().any(|point| {
            point.year.is_some() || point.month.is_some() || point.quarter.is_some() || point.half.is_some()
        }),
    };
    is_point && has_any(&spot.passage.words, spot.clause(), &[review])
}

const DEADLINE_OF_TWO_STEPS: Check = Check {
    code: "TG006",
    name: "deadline-of-two-steps",
    title: "Không rõ thời hạn dành cho bước báo cáo nào",
    severity: Severity::Warning,
    explanation: "Khi một câu nêu hai bước “báo cáo về đơn vị này để tổng hợp, báo cáo cơ quan kia” mà chỉ có một thời hạn ở cuối câu, đơn vị \
        cơ sở và đơn vị tổng hợp có thể hiểu khác nhau. Mỗi bước cần một thời hạn. Thời hạn đứng ngay sau bước thứ nhất thì rõ nghĩa, không xét.",
    basis: &[Basis::Consistency],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n- [Các sở, ban, ngành tỉnh] báo cáo kết quả về [Sở Nội vụ] để tổng hợp, báo cáo \
        [Ủy ban nhân dân tỉnh] trước ngày 15 tháng 11 hằng năm.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n- [Các sở, ban, ngành tỉnh] báo cáo kết quả về [Sở Nội vụ] trước ngày 15 tháng 11 hằng năm \
        để tổng hợp, báo cáo [Ủy ban nhân dân tỉnh].\n",
    run: Run::Always(deadline_of_two_steps),
};

/// Finds `báo cáo … để tổng hợp, báo cáo … trước ngày …` with no other time between.
fn deadline_of_two_steps(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    for (at, spot) in spots.iter().enumerate() {
        let is_day = match &spot.time.reading {
            Reading::Limit { bound: Bound::Before | Bound::NoLaterThan | Bound::Within, .. } => true,
            Reading::Repeated { at, .. } => !at.is_empty(),
            _ => false,
        };
        if !is_day || spot.time.within_citation {
            continue;
        }
        let words = &spot.passage.words;
        let here = spot.word();
        let from = spot.clause().start;
        let Some(gather) = find_any(words, from..here, &["để tổng hợp", "tổng hợp và", "để xem xét, tổng hợp"])
        else {
            continue;
        };
        let Some(second) = find_any(words, gather.end..here, &["báo cáo", "trình"]) else { continue };
        let first = find_any(words, from..gather.start, &["báo cáo", "gửi"]);
        let between = spots.iter().take(at).any(|other| {
            other.index == spot.index && other.word() > from && !is_bare(other.time) && other.word() < here
        });
        let ends_so = words.end(here.saturating_sub(1)) <= spot.bytes.start
            && !has_any(words, second.end..here, &["gửi", "báo cáo"]);
        // Where another deadline follows the first step, each has its own.
        let (Some(first), false, true) = (first, between, ends_so) else { continue };
        let earlier = words.range(first.start, first.end);
        let later = words.range(second.start, second.end);
        found.push(
            DEADLINE_OF_TWO_STEPS
                .report(spot.span, format!("không rõ “{}” là hạn của bước báo cáo nào", spot.time.text))
                .with_label("ghi thời hạn riêng cho từng bước")
                .with_also(cx.span(spot.index, &earlier), "bước thứ nhất")
                .with_also(cx.span(spot.index, &later), "bước thứ hai"),
        );
    }
}
