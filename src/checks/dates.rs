//! Dates in the text.

use crate::diagnostics::Diagnostic;
use crate::model::Plan;

/// Reports every date in the text that the calendar does not have; the date of issue is the letterhead's own matter.
pub fn impossible(plan: &Plan, found: &mut Vec<Diagnostic>) {
    for time in plan.times.iter().filter(|time| time.value.impossible) {
        if plan.issue_date.as_ref().is_some_and(|date| date.origin.span == time.origin.span) {
            continue;
        }
        let quote = &time.value.text;
        found.push(
            Diagnostic::error("NN036", time.origin.span, format!("“{quote}” có ngày không có trong lịch"))
                .with_help("xem lại ngày, tháng: tháng 4, 6, 9, 11 có 30 ngày; tháng 2 có 28 ngày, năm nhuận 29 ngày"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::source::SourceFile;
    use crate::{Context, analyse};

    fn codes(line: &str) -> Vec<&'static str> {
        let text = format!(
            "kế hoạch: X\ncơ quan: Ủy ban nhân dân xã Y\nngày: 05/3/2026\n\nphần: Một\n{line}\n\nchức vụ: Chủ tịch\nngười ký: Z\n"
        );
        let analysis = analyse(&SourceFile::new("thử.plan", text), &Context::default());
        analysis.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
    }

    #[test]
    fn a_day_that_no_month_has_is_reported_once() {
        assert_eq!(codes("Báo cáo trước ngày 31/02/2026."), ["NN036"]);
        assert_eq!(codes("Báo cáo {trước ngày 31 tháng 4 năm 2026}."), ["NN036"]);
    }

    #[test]
    fn days_that_exist_and_ratios_are_silent() {
        assert!(codes("Báo cáo trước ngày 29/02/2028, đạt 31/35 tiêu chí, trước ngày 15/11 hằng năm.").is_empty());
    }
}
