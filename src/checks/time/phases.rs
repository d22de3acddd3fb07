//! Phases (đợt): as many as announced, one after the other, filling the period; what they celebrate falls into them.

use std::cmp::Ordering;

use chrono::{Days, NaiveDate};

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::plan::{Phase, Placed};
use crate::model::time::{Point, Reading, TimeFact};
use crate::syntax::keywords::Role;

use super::{Spot, shown_period, spots, written};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[EVENT_OUTSIDE_ITS_PHASE, NUMBER_OF_PHASES, PHASES_DO_NOT_TILE];

/// How far an event may lie outside a phase that prepares for it.
const NEAR: Days = Days::new(7);

const NUMBER_OF_PHASES: Check = Check {
    code: "TG015",
    name: "number-of-phases",
    title: "Số đợt thi đua liệt kê khác số đợt đã nêu",
    severity: Severity::Error,
    explanation: "Kế hoạch nêu phong trào chia thành bao nhiêu đợt thì phải liệt kê đúng bấy nhiêu đợt. Số nêu trong phần thời \
        gian thực hiện được so với số đợt liệt kê; chưa liệt kê đợt nào thì không xét.",
    basis: &[Basis::Consistency],
    bad: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 \
        tháng 12 năm 2030, được chia thành 03 đợt:\nđợt: Từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2027\nTuyên truyền, đăng ký thi đua.\n\
        đợt: Từ ngày 01 tháng 01 năm 2028 đến ngày 31 tháng 12 năm 2030\nNhân rộng điển hình.\n",
    good: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 \
        tháng 12 năm 2030, được chia thành 02 đợt:\nđợt: Từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2027\nTuyên truyền, đăng ký thi đua.\n\
        đợt: Từ ngày 01 tháng 01 năm 2028 đến ngày 31 tháng 12 năm 2030\nNhân rộng điển hình.\n",
    run: Run::Always(number_of_phases),
};

/// Compares the announced number with the list.
fn number_of_phases(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let timeline = &cx.plan.timeline;
    let Some(announced) = timeline.announced_phases else { return };
    let Some(first) = timeline.phases.first() else { return };
    if u32::try_from(timeline.phases.len()) == Ok(announced) {
        return;
    }
    let place = cx.texts().find_map(|(index, passage)| {
        let words = &passage.words;
        if !matches!(passage.role, Some(Role::Timeline)) {
            return None;
        }
        (0..words.len()).find_map(|at| {
            let (count, after) = words.number(at)?;
            let is_said = words.is_at(after, "đợt") || words.is_at(after, "giai đoạn");
            (is_said && (count - f64::from(announced)).abs() < 0.5).then(|| cx.span(index, &words.range(at, after + 1)))
        })
    });
    let listed = timeline.phases.len();
    found.push(
        NUMBER_OF_PHASES
            .report(place.unwrap_or(first.origin.span), format!("nêu {announced:02} đợt mà liệt kê {listed:02} đợt"))
            .with_label(format!("sửa số đợt, hoặc xem lại {listed:02} đợt ở dưới"))
            .with_also(first.origin.span, "đợt thứ nhất"),
    );
}

const PHASES_DO_NOT_TILE: Check = Check {
    code: "TG016",
    name: "phases-do-not-tile",
    title: "Các đợt thi đua chồng nhau, cách quãng hoặc lệch thời gian của phong trào",
    severity: Severity::Error,
    explanation: "Các đợt thi đua cần nối tiếp nhau: đợt sau bắt đầu ngay sau ngày đợt trước kết thúc, đợt đầu bắt đầu và đợt cuối \
        kết thúc cùng với phong trào. Quãng trống giữa hai đợt chỉ được nhắc khi kế hoạch không nói phong trào được chia thành các \
        đợt. Mốc ghi theo tháng được so theo tháng, theo năm thì so theo năm.",
    basis: &[Basis::Consistency],
    bad: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 \
        tháng 12 năm 2030, được chia thành 02 đợt:\nđợt: Từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2027\nTuyên truyền, đăng ký thi đua.\n\
        đợt: Từ ngày 01 tháng 12 năm 2027 đến ngày 31 tháng 12 năm 2030\nNhân rộng điển hình.\n",
    good: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 \
        tháng 12 năm 2030, được chia thành 02 đợt:\nđợt: Từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2027\nTuyên truyền, đăng ký thi đua.\n\
        đợt: Từ ngày 01 tháng 01 năm 2028 đến ngày 31 tháng 12 năm 2030\nNhân rộng điển hình.\n",
    run: Run::Always(phases_do_not_tile),
};

/// A phase with both of its ends.
struct Stretch<'a> {
    phase: &'a Phase,
    time: &'a Placed<TimeFact>,
    start: Point,
    end: Point,
    first: NaiveDate,
    last: NaiveDate,
}

fn stretch<'a>(cx: &Context<'a>, phase: &'a Phase) -> Option<Stretch<'a>> {
    let time = cx.plan.times.get(phase.period?)?;
    let (start, end) = match time.value.reading {
        Reading::Interval { start: Some(start), end: Some(end) } => (start, end),
        Reading::Moment { at } => (at, at),
        _ => return None,
    };
    Some(Stretch { phase, time, start, end, first: start.first_day()?, last: end.last_day()? })
}

/// Looks at each phase and the one after it, then at the ends of the movement.
fn phases_do_not_tile(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let timeline = &cx.plan.timeline;
    let stretches: Option<Vec<Stretch<'_>>> = timeline.phases.iter().map(|phase| stretch(cx, phase)).collect();
    let Some(stretches) = stretches.filter(|stretches| stretches.len() > 1) else { return };
    let are_intervals = stretches.iter().all(|stretch| matches!(stretch.time.value.reading, Reading::Interval { .. }));
    for pair in stretches.windows(2) {
        let [one, two] = pair else { continue };
        let Some(next) = one.last.succ_opt() else { continue };
        let report = if two.first <= one.last {
            let message = format!(
                "{} bắt đầu ngày {} khi {} chưa kết thúc (ngày {})",
                two.phase.label,
                written(two.first),
                one.phase.label.to_lowercase(),
                written(one.last)
            );
            PHASES_DO_NOT_TILE.report(two.time.origin.span, message)
        } else if two.first > next && are_intervals {
            let message = format!(
                "giữa {} và {} có quãng trống: từ ngày {} đến ngày {}",
                one.phase.label.to_lowercase(),
                two.phase.label.to_lowercase(),
                written(next),
                two.first.pred_opt().map_or_else(String::new, written)
            );
            let mut report = PHASES_DO_NOT_TILE.report(two.time.origin.span, message);
            if timeline.announced_phases.is_none() {
                report.severity = Severity::Hint;
            }
            report
        } else {
            continue;
        };
        found.push(
            report
                .with_label(format!("đợt trước kết thúc ngày {}", written(one.last)))
                .with_also(one.time.origin.span, "đợt trước"),
        );
    }
    if are_intervals {
        ends(cx, &stretches, found);
    }
}

/// Compares the first start and the last end with those of the movement.
fn ends(cx: &Context<'_>, stretches: &[Stretch<'_>], found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    let Some(period) = shown_period(cx, &spots) else { return };
    let Reading::Interval { start: Some(start), end: Some(end) } = period.time.reading else { return };
    // Where no text gives the period but a phase, there is nothing to compare.
    if stretches.iter().any(|stretch| stretch.time.origin.span == period.span) {
        return;
    }
    let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else { return };
    let sides = [(first, first.start, start, "bắt đầu"), (last, last.end, end, "kết thúc")];
    for (stretch, own, whole, verb) in sides {
        if matches!(compare(own, whole), None | Some(Ordering::Equal)) {
            continue;
        }
        let message = format!("{} {verb} không cùng lúc với phong trào (“{}”)", stretch.phase.label, period.time.text);
        found.push(
            PHASES_DO_NOT_TILE
                .report(stretch.time.origin.span, message)
                .with_label(format!("phong trào {verb} lúc khác"))
                .with_also(period.span, "thời gian của phong trào"),
        );
    }
}

/// Compares two points by the coarser of their grains; nothing for quarters and halves.
fn compare(one: Point, two: Point) -> Option<Ordering> {
    if [one, two].iter().any(|point| point.quarter.is_some() || point.half.is_some() || point.blank) {
        return None;
    }
    let years = one.year?.cmp(&two.year?);
    let (Some(first), Some(second)) = (one.month, two.month) else { return Some(years) };
    let months = years.then(first.cmp(&second));
    let (Some(first), Some(second)) = (one.day, two.day) else { return Some(months) };
    Some(months.then(first.cmp(&second)))
}

const EVENT_OUTSIDE_ITS_PHASE: Check = Check {
    code: "TG011",
    name: "event-outside-its-phase",
    title: "Ngày kỷ niệm nằm ngoài đợt thi đua chào mừng",
    severity: Severity::Hint,
    explanation: "Đợt thi đua chào mừng một ngày kỷ niệm thường bao gồm ngày đó, hoặc kết thúc ngay trước đó. Ngày kỷ niệm nêu trong \
        một đợt được so với đợt ấy, nêu chung trong phần thời gian thực hiện thì so với thời gian của phong trào; chênh không quá 07 \
        ngày thì bỏ qua.",
    basis: &[Basis::Consistency],
    bad: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 \
        tháng 12 năm 2026, được chia thành 02 đợt:\nđợt: Từ ngày 15 tháng 01 năm 2026 đến ngày 30 tháng 6 năm 2026\n\
        “Thi đua chào mừng 81 năm Quốc khánh (02/9/1945 - 02/9/2026)”.\nđợt: Từ ngày 01 tháng 7 năm 2026 đến ngày 31 tháng 12 năm 2026\n\
        Nhân rộng điển hình.\n",
    good: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 \
        tháng 12 năm 2026, được chia thành 02 đợt:\nđợt: Từ ngày 15 tháng 01 năm 2026 đến ngày 30 tháng 6 năm 2026\n\
        Tuyên truyền, đăng ký thi đua.\nđợt: Từ ngày 01 tháng 7 năm 2026 đến ngày 31 tháng 12 năm 2026\n\
        “Thi đua chào mừng 81 năm Quốc khánh (02/9/1945 - 02/9/2026)”.\n",
    run: Run::Always(event_outside_its_phase),
};

/// Compares each anniversary of the timeline with the phase it stands in.
fn event_outside_its_phase(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    let period = shown_period(cx, &spots);
    for spot in &spots {
        if !matches!(spot.passage.role, Some(Role::Timeline | Role::Phase)) || spot.time.within_citation {
            continue;
        }
        let Reading::Anniversary { to, .. } = &spot.time.reading else { continue };
        let Some(day) = to.first_day().filter(|_| to.day.is_some()) else { continue };
        let phase = phase_of(cx, spot);
        let (first, last, name, place) = match (phase, period) {
            (Some(stretch), _) => (stretch.first, stretch.last, "đợt này", stretch.time.origin.span),
            (None, Some(period)) => {
                let (Some(first), Some(last)) = (period.time.first_day(), period.time.last_day()) else { continue };
                (first, last, "phong trào", period.span)
            }
            (None, None) => continue,
        };
        let is_near = first.checked_sub_days(NEAR).is_some_and(|first| first <= day)
            && last.checked_add_days(NEAR).is_some_and(|last| day <= last);
        if is_near {
            continue;
        }
        let message = format!("ngày {} không nằm trong thời gian của {name}", written(day));
        found.push(
            EVENT_OUTSIDE_ITS_PHASE
                .report(spot.span, message)
                .with_label(format!("{name} từ ngày {} đến ngày {}", written(first), written(last)))
                .with_also(place, "thời gian"),
        );
    }
}

/// The phase a time stands in.
fn phase_of<'a>(cx: &Context<'a>, spot: &Spot<'a>) -> Option<Stretch<'a>> {
    cx.plan.timeline.phases.iter().find_map(|phase| {
        let is_inside = std::iter::once(spot.index)
            .chain(cx.passages.ancestors(spot.index))
            .any(|at| cx.passages.list.get(at).is_some_and(|passage| passage.place == phase.origin.place));
        if is_inside { stretch(cx, phase) } else { None }
    })
}
