//! Anniversaries: the years counted rightly, and in the order of the calendar.

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::time::Reading;

use super::{Spot, spots, written};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[ANNIVERSARIES_OUT_OF_ORDER, ANNIVERSARY_ARITHMETIC];

const ANNIVERSARY_ARITHMETIC: Check = Check {
    code: "TG014",
    name: "anniversary-arithmetic",
    title: "Số năm kỷ niệm không khớp hai mốc ngày",
    severity: Severity::Error,
    explanation: "Trong “80 năm Ngày … (19/8/1945 - 19/8/2025)”, số năm phải bằng hiệu của hai năm, hai mốc phải cùng ngày, cùng tháng. \
        Chỉ xét chỗ ghi đủ ngày, tháng, năm ở cả hai mốc.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Tổ chức các hoạt động kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2025).\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Tổ chức các hoạt động kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2026).\n",
    run: Run::Always(anniversary_arithmetic),
};

/// Reckons every anniversary that gives both days.
fn anniversary_arithmetic(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for spot in spots(cx) {
        let Reading::Anniversary { event, typed_years, years, from, to } = &spot.time.reading else { continue };
        if [from.day, from.month, to.day, to.month].iter().any(Option::is_none) || spot.time.within_citation {
            continue;
        }
        let is_same_day = from.day == to.day && from.month == to.month;
        let is_of_a_day = event.to_lowercase().starts_with("ngày");
        let report = match typed_years {
            Some(typed) if is_same_day && typed != years => {
                let message = format!("ghi {typed} năm, còn hai mốc ngày cách nhau {years} năm");
                ANNIVERSARY_ARITHMETIC
                    .report(spot.span, message)
                    .with_label(format!("ghi {years} năm, hoặc xem lại năm của hai mốc"))
            }
            Some(_) if !is_same_day && is_of_a_day => ANNIVERSARY_ARITHMETIC
                .report(spot.span, "hai mốc của ngày kỷ niệm không cùng ngày, cùng tháng")
                .with_label("xem lại ngày, tháng của hai mốc"),
            _ => continue,
        };
        found.push(report);
    }
}

const ANNIVERSARIES_OUT_OF_ORDER: Check = Check {
    code: "TG012",
    name: "anniversaries-out-of-order",
    title: "Các ngày kỷ niệm không xếp theo thứ tự thời gian",
    severity: Severity::Hint,
    explanation: "Khi liệt kê từ ba ngày kỷ niệm trở lên, nên xếp theo thứ tự diễn ra trong đợt thi đua để người đọc dễ theo dõi. \
        Ngày diễn ra sớm hơn tất cả những ngày đứng trước nó được nhắc.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Gắn với chào mừng 81 năm Quốc khánh (02/9/1945 - 02/9/2026), 86 năm Ngày Nam Kỳ khởi nghĩa \
        (23/11/1940 - 23/11/2026), 51 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2026).\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Gắn với chào mừng 51 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2026), 81 năm Quốc khánh \
        (02/9/1945 - 02/9/2026), 86 năm Ngày Nam Kỳ khởi nghĩa (23/11/1940 - 23/11/2026).\n",
    run: Run::Always(anniversaries_out_of_order),
};

/// Reports, once for each passage, the anniversary that comes after later ones.
fn anniversaries_out_of_order(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spots = spots(cx);
    let all: Vec<(&Spot<'_>, chrono::NaiveDate)> = spots
        .iter()
        .filter_map(|spot| match &spot.time.reading {
            Reading::Anniversary { to, .. } if !spot.time.within_citation => Some((spot, to.first_day()?)),
            _ => None,
        })
        .collect();
    for list in all.chunk_by(|(one, _), (two, _)| one.index == two.index).filter(|list| list.len() > 2) {
        let Some((first, mut earliest)) = list.first().map(|(spot, day)| (spot, *day)) else { continue };
        let mut misplaced = None;
        for (spot, day) in list.iter().skip(1) {
            if *day < earliest {
                earliest = *day;
                misplaced = Some(*spot);
            }
        }
        let Some(spot) = misplaced else { continue };
        found.push(
            ANNIVERSARIES_OUT_OF_ORDER
                .report(spot.span, format!("ngày {} đứng sau những ngày kỷ niệm diễn ra muộn hơn", written(earliest)))
                .with_label("xếp theo thứ tự thời gian")
                .with_also(first.span, "diễn ra sau mà đứng trước"),
        );
    }
}
