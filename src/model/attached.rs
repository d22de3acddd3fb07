//! The line that ties an annex to its plan: typed by hand it may carry another number or day than the plan.

use crate::diagnostics::Diagnostic;
use crate::syntax::ast::{Line, Tree};
use crate::viet::PartialDate;

use super::letterhead::Letterhead;

/// Reports every `kèm theo:` whose number or date is not the plan's own; what is printed is computed.
pub fn compare(tree: &Tree, head: &Letterhead, found: &mut Vec<Diagnostic>) {
    for line in tree.annexes.iter().filter_map(|annex| annex.attached_to.as_ref()) {
        compare_number(line, head, found);
        compare_date(line, head, found);
    }
}

fn compare_number(line: &Line, head: &Letterhead, found: &mut Vec<Diagnostic>) {
    let text = &line.value.text;
    let Some(start) = text.find("số ").map(|at| at + "số ".len()) else { return };
    let rest = text.get(start..).unwrap_or_default();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let Some(number) = head.number.as_deref().filter(|_| !digits.is_empty()) else { return };
    if digits.trim_start_matches('0') == number.trim_start_matches('0') {
        return;
    }
    let span = line.value.span_of(start, start + digits.len());
    let mut report = Diagnostic::warning(
        "NN035",
        span,
        format!("phụ lục ghi kèm theo kế hoạch số {digits}, còn kế hoạch này mang số {number}"),
    )
    .with_label(format!("sẽ in là số {number}"))
    .with_help("bỏ dòng “kèm theo:”, máy tự ghi theo số và ngày của kế hoạch")
    .with_ground("Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III, khoản 1")
    .with_fix(span, number);
    if let Some(place) = head.number_span {
        report = report.with_also(place, "số của kế hoạch");
    }
    found.push(report);
}

fn compare_date(line: &Line, head: &Letterhead, found: &mut Vec<Diagnostic>) {
    let text = &line.value.text;
    let Some(start) = text.find("ngày ") else { return };
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(" của ").unwrap_or(rest.len());
    let typed = rest.get(..end).unwrap_or_default().trim_end();
    let Some(date) = PartialDate::read(typed).filter(|date| date.is_complete()) else { return };
    if !head.date.is_complete() || date == head.date {
        return;
    }
    let span = line.value.span_of(start, start + typed.len());
    let own = format!("ngày {}", head.date.short("…"));
    let mut report = Diagnostic::warning(
        "NN035",
        span,
        format!("phụ lục ghi kèm theo kế hoạch {typed}, còn kế hoạch này ban hành {own}"),
    )
    .with_label(format!("sẽ in là {own}"))
    .with_help("bỏ dòng “kèm theo:”, máy tự ghi theo số và ngày của kế hoạch")
    .with_ground("Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III, khoản 1")
    .with_fix(span, own);
    if let Some(place) = head.date_span {
        report = report.with_also(place, "ngày của kế hoạch");
    }
    found.push(report);
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::model::letterhead::{Issuing, read};
    use crate::model::office::Office;
    use crate::source::SourceFile;
    use crate::syntax::parse;

    fn messages(attached: &str) -> usize {
        let text = format!(
            "kế hoạch: X\ncơ quan: Y\nsố: 05/KH-UBND\nngày: 31/12/2025\n\nchức vụ: Z\nngười ký: T\n\nphụ lục: P\nkèm theo: {attached}\n"
        );
        let mut found = Vec::new();
        let tree = parse(&SourceFile::new("thử.plan", text), &mut found);
        let head = read(&tree, &Office::default(), &Issuing::default(), &mut found);
        compare(&tree, &head, &mut found);
        found.len()
    }

    #[test]
    fn another_number_or_day_is_reported_and_the_same_is_not() {
        assert_eq!(messages("Kế hoạch số 5/KH-UBND ngày 31/12/2025 của Y"), 0);
        assert_eq!(messages("Kế hoạch số 05/KH-UBND ngày 31 tháng 12 năm 2025 của Y"), 0);
        assert_eq!(messages("Kế hoạch số …/KH-UBND ngày … tháng … năm … của Y"), 0);
        assert_eq!(messages("Kế hoạch số 55 /KH-UBND ngày 30/12/2025 của Y"), 2);
    }
}
