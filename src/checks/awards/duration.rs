//! Duration (`KT`): flags that the law gives only for movements of some years.

use chrono::NaiveDate;

use crate::checks::{Check, Context, Run, emulation_law};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::party::Level;
use crate::model::recognise::words::fold;
use crate::model::time::Reading;
use crate::syntax::keywords::Role;

use super::reading::{Mention, mentions, of_article, promised, tier_heading};

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[PROVINCIAL_FLAG_TOO_EARLY, GOVERNMENT_FLAG_TOO_EARLY, GOVERNMENT_FLAG_FOR_LOCAL_MOVEMENT];

const PROVINCIAL_FLAG_TOO_EARLY: Check = Check {
    code: "KT035",
    name: "provincial-flag-too-early",
    title: "Cờ thi đua cấp tỉnh cho phong trào dưới 03 năm hoặc khi chưa tổng kết",
    severity: Severity::Warning,
    explanation: "Với phong trào thi đua theo chuyên đề, Cờ thi đua của bộ, ban, ngành, tỉnh được xét khi tổng kết phong trào có \
        thời gian từ 03 năm trở lên. Được xem là cờ mà kế hoạch hứa tặng và thời gian dài nhất mà kế hoạch ghi cho phong trào; \
        thời gian không có ngày kết thúc thì không báo. Cờ đặt dưới khen thưởng hằng năm cũng được báo.",
    basis: &[emulation_law("Điều 26")],
    bad: "kế hoạch: Phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” năm 2026\nmở đầu:\nỦy ban nhân dân tỉnh ban hành Kế hoạch phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” năm 2026 (sau đây gọi tắt là Phong trào thi đua) như sau:\nphần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\nphần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2026; Sở Nội vụ tham mưu tổng kết trong tháng 12 năm 2026.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(provincial_flag_too_early),
};

const GOVERNMENT_FLAG_TOO_EARLY: Check = Check {
    code: "KT036",
    name: "government-flag-too-early",
    title: "Cờ thi đua của Chính phủ cho phong trào dưới 05 năm",
    severity: Severity::Error,
    explanation: "Cờ thi đua của Chính phủ được xét khi sơ kết, tổng kết phong trào do Thủ tướng Chính phủ phát động có thời gian \
        từ 05 năm trở lên. Kế hoạch dựa trên văn bản của Thủ tướng chỉ bị cảnh báo, vì thời gian của cả nước có thể dài hơn; \
        kế hoạch một năm như vậy được bỏ qua. Từ ngày 01/10/2026 luật sửa đổi có hiệu lực nên chỉ còn là cảnh báo.",
    basis: &[emulation_law("Điều 25, khoản 3")],
    bad: "kế hoạch: Phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2029\nphần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Chính phủ.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\nmở đầu:\nỦy ban nhân dân tỉnh ban hành Kế hoạch phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2029 (sau đây gọi tắt là Phong trào thi đua) như sau:\nphần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2029. Sở Nội vụ tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2029.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(government_flag_too_early),
};

const GOVERNMENT_FLAG_FOR_LOCAL_MOVEMENT: Check = Check {
    code: "KT037",
    name: "government-flag-for-local-movement",
    title: "Cờ thi đua của Chính phủ cho phong trào không do Thủ tướng phát động",
    severity: Severity::Warning,
    explanation: "Cờ thi đua của Chính phủ theo chuyên đề chỉ xét cho phong trào do Thủ tướng Chính phủ phát động. Được báo khi kế \
        hoạch của địa phương hứa tặng cờ này mà không chỗ nào nhắc đến văn bản hay việc phát động của Thủ tướng Chính phủ.",
    basis: &[emulation_law("Điều 25, khoản 3")],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Chính phủ.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\nphần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. Sở Nội vụ tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(government_flag_for_local_movement),
};

/// The longest period that the plan gives the movement, in years, with its place; nothing where one has no end.
fn years(cx: &Context<'_>) -> Option<(i64, crate::source::Span)> {
    let mut longest: Option<(i64, crate::source::Span)> = None;
    let timeline: Vec<crate::source::Span> =
        cx.plan.timeline.statements.iter().map(|statement| statement.origin.span).collect();
    for (at, time) in cx.plan.times.iter().enumerate() {
        if time.value.within_citation {
            continue;
        }
        let span = time.origin.span;
        let is_movement = cx.plan.period == Some(at)
            || matches!(time.origin.place.as_str(), "title" | "header")
            || time.origin.place.as_str().starts_with("preamble")
            || timeline.iter().any(|paragraph| paragraph.start <= span.start && span.end <= paragraph.end);
        if !is_movement {
            continue;
        }
        let (first, last): (Option<NaiveDate>, Option<NaiveDate>) = match &time.value.reading {
            Reading::Interval { start, end } => {
                (start.and_then(|point| point.first_day()), end.and_then(|point| point.last_day()))
            }
            _ => continue,
        };
        let days = (last? - first?).num_days() + 1;
        // A period told by years alone covers them whole; one told by days may miss a few of the first year.
        let years = (days + 92) / 365;
        if longest.is_none_or(|(known, _)| known < years) {
            longest = Some((years, span));
        }
    }
    longest
}

fn is_provincial_flag(mention: &Mention<'_>) -> bool {
    let authority = mention.authority().map(fold).unwrap_or_default();
    mention.is_flag()
        && !authority.contains("chính phủ")
        && ["ủy ban nhân dân", "ubnd", "tỉnh", "thành phố", "bộ"].iter().any(|word| authority.contains(word))
}

fn is_government_flag(mention: &Mention<'_>) -> bool {
    mention.is_flag() && mention.authority().is_some_and(|authority| fold(authority).contains("chính phủ"))
}

/// Reports the first provincial flag promised yearly, or for a movement shorter than three years.
fn provincial_flag_too_early(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let flags: Vec<Mention<'_>> = promised(cx).into_iter().filter(is_provincial_flag).collect();
    let yearly = flags.iter().find(|flag| matches!(tier_heading(cx, flag.index), Some((_, Role::Annual))));
    if let Some(flag) = yearly {
        found.push(
            PROVINCIAL_FLAG_TOO_EARLY
                .report(flag.span(), format!("“{}” xếp vào khen thưởng hằng năm", flag.name()))
                .with_help("cờ cho phong trào theo chuyên đề xét khi tổng kết: chuyển sang khen thưởng tổng kết"),
        );
        return;
    }
    let Some((years, place)) = years(cx) else { return };
    if let Some(flag) = flags.first().filter(|_| years < 3) {
        found.push(
            PROVINCIAL_FLAG_TOO_EARLY
                .report(flag.span(), format!("“{}” cần phong trào từ 03 năm trở lên", flag.name()))
                .with_also(place, "thời gian của phong trào")
                .with_help("thay bằng hình thức khác, ví dụ Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"),
        );
    }
}

/// Tells whether the plan rests on the Prime Minister: outside awards it names him.
fn rests_on_prime_minister(cx: &Context<'_>) -> bool {
    let all = mentions(cx);
    let in_award = |index: usize, byte: usize| {
        all.iter().any(|mention| mention.index == index && mention.award.name.contains(&byte))
    };
    cx.prose().any(|(index, passage)| {
        let words = &passage.words;
        (0..words.len()).any(|at| {
            (words.is_at(at, "thủ tướng")
                && !in_award(index, words.start(at))
                && !words.is_at(at + 2, "chính phủ tặng"))
                || (words.word(at) == "ttg")
        })
    }) || cx.plan.parent_plan.as_ref().is_some_and(|parent| fold(&parent.text).contains("ttg"))
}

/// Reports the first flag of the Government for a movement shorter than five years.
fn government_flag_too_early(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(flag) = promised(cx).into_iter().find(is_government_flag) else { return };
    let Some((years, place)) = years(cx).filter(|(years, _)| *years < 5) else { return };
    let is_national = rests_on_prime_minister(cx);
    if is_national && years <= 1 {
        return;
    }
    let mut report = GOVERNMENT_FLAG_TOO_EARLY
        .report(flag.span(), format!("“{}” cần phong trào từ 05 năm trở lên", flag.name()))
        .with_also(place, "thời gian của phong trào")
        .with_help("bỏ hình thức này, hoặc ghi rõ thời gian của phong trào do Thủ tướng Chính phủ phát động");
    report.severity = if is_national { Severity::Warning } else { of_article(cx, Severity::Error) };
    found.push(report);
}

/// Reports the first flag of the Government promised by a local plan that nowhere rests on the Prime Minister.
fn government_flag_for_local_movement(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let level = cx.plan.issuer.as_ref().map(|issuer| issuer.level);
    if !matches!(level, Some(Level::Province | Level::District | Level::Commune | Level::Unit)) {
        return;
    }
    let Some(flag) = promised(cx).into_iter().find(is_government_flag) else { return };
    // A movement too short for the flag is told already.
    if rests_on_prime_minister(cx) || years(cx).is_some_and(|(years, _)| years < 5) {
        return;
    }
    found.push(
        GOVERNMENT_FLAG_FOR_LOCAL_MOVEMENT
            .report(flag.span(), format!("“{}” chỉ xét cho phong trào do Thủ tướng Chính phủ phát động", flag.name()))
            .with_help("dẫn văn bản phát động của Thủ tướng Chính phủ, hoặc bỏ hình thức này"),
    );
}
