//! Dates of cited documents: possible, and those of the document.

use chrono::{Datelike, NaiveDate};

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::citation::Shape;
use crate::reference::Certainty;

use super::{cited_day, cites, known, written};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[
    DOCUMENT_YOUNGER_THAN_THE_PLAN,
    YEAR_OF_NUMBER_AND_DATE,
    DATE_NOT_THAT_OF_THE_DOCUMENT,
    TERM_NOT_THAT_OF_THE_DATE,
];

const DOCUMENT_YOUNGER_THAN_THE_PLAN: Check = Check {
    code: "VD002",
    name: "document-younger-than-the-plan",
    title: "Văn bản viện dẫn ban hành sau kế hoạch",
    severity: Severity::Error,
    explanation: "Kế hoạch không thể viện dẫn một văn bản chưa được ban hành. Ngày của văn bản, năm trong số hiệu, hoặc ngày trong danh mục văn bản được so với \
        ngày ban hành muộn nhất có thể hiểu được của kế hoạch. Văn bản để trống số, ngày không xét; ngày lấy từ danh mục mà chưa kiểm chứng thì chỉ là cảnh báo.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nThực hiện theo Quyết định số 15/QĐ-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh về giao dự toán.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nThực hiện theo Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về giao dự toán.\n",
    run: Run::Always(document_younger_than_the_plan),
};

/// Compares the earliest day a document can have with the latest day of the plan.
fn document_younger_than_the_plan(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(issue) = cx.latest_issue() else { return };
    for cite in cites(cx) {
        let citation = cite.citation;
        let date = citation.date.as_ref();
        let typed = date.and_then(|date| {
            let date = date.value.date;
            let month = date.month.map_or(1, u32::from);
            NaiveDate::from_ymd_opt(
                i32::from(date.year?),
                month,
                date.day.filter(|_| date.month.is_some()).map_or(1, u32::from),
            )
        });
        let by_number = citation.number_year.is_some_and(|year| i32::from(year) > issue.year());
        let register = known(cx, citation).filter(|_| typed.is_none());
        let issued = register.and_then(|document| document.issued);
        let Some(day) = typed.or(issued).filter(|day| *day > issue || by_number) else { continue };
        let is_unsure = typed.is_none() && register.is_some_and(|document| document.certainty == Certainty::Unverified);
        let span = date.map_or(cite.number_span(), |date| cite.at(&date.range));
        let mut report = DOCUMENT_YOUNGER_THAN_THE_PLAN
            .report(span, format!("{} (ngày {}) ban hành sau kế hoạch này", cite.name(), written(day)))
            .with_label("xem lại ngày của văn bản, hoặc ngày của kế hoạch");
        if is_unsure {
            report.severity = Severity::Warning;
        }
        if let Some(date) = &cx.plan.issue_date {
            report = report.with_also(date.origin.span, "ngày ban hành kế hoạch");
        }
        found.push(report);
    }
}

const YEAR_OF_NUMBER_AND_DATE: Check = Check {
    code: "VD004",
    name: "year-of-number-and-date",
    title: "Năm trong số hiệu khác năm của ngày ban hành văn bản",
    severity: Severity::Error,
    explanation: "Số hiệu như 152/2025/NĐ-CP mang năm ban hành; ngày ghi sau đó phải cùng năm. Một trong hai chỗ bị gõ nhầm.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nThực hiện theo Thông tư số 36/2023/TT-BTC ngày 06 tháng 6 năm 2024 của Bộ Tài chính hướng dẫn quản lý kinh phí.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nThực hiện theo Thông tư số 36/2023/TT-BTC ngày 06 tháng 6 năm 2023 của Bộ Tài chính hướng dẫn quản lý kinh phí.\n",
    run: Run::Always(year_of_number_and_date),
};

/// Compares both years of a citation.
fn year_of_number_and_date(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for cite in cites(cx) {
        let Some(date) = &cite.citation.date else { continue };
        let (Some(number), Some(year)) = (cite.citation.number_year, date.value.date.year) else { continue };
        if number == year {
            continue;
        }
        found.push(
            YEAR_OF_NUMBER_AND_DATE
                .report(
                    cite.at(&date.range),
                    format!("{} mang năm {number}, còn ngày ban hành ghi năm {year}", cite.name()),
                )
                .with_label("xem lại năm")
                .with_also(cite.number_span(), "năm trong số hiệu"),
        );
    }
}

const DATE_NOT_THAT_OF_THE_DOCUMENT: Check = Check {
    code: "VD005",
    name: "date-not-that-of-the-document",
    title: "Ngày của văn bản viện dẫn khác ngày trong danh mục văn bản",
    severity: Severity::Warning,
    explanation: "Ngày ghi sau số hiệu được so với ngày ban hành trong danh mục văn bản kèm theo và danh mục của cơ quan. Số hiệu không mang năm được dùng lại hằng \
        năm, nên chỉ so khi cùng năm; ngày trong danh mục chưa kiểm chứng thì không xét.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nTiền thưởng thực hiện theo Nghị định số 152/2025/NĐ-CP ngày 16 tháng 4 năm 2025 của Chính phủ quy định về phân cấp, \
        phân quyền trong lĩnh vực thi đua, khen thưởng.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nTiền thưởng thực hiện theo Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, \
        phân quyền trong lĩnh vực thi đua, khen thưởng.\n",
    run: Run::Always(date_not_that_of_the_document),
};

/// Compares the cited day with the day of issue known; another year is a fault of the number, reported as such.
fn date_not_that_of_the_document(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for cite in cites(cx) {
        let (Some(date), Some(cited)) = (&cite.citation.date, cited_day(cite.citation)) else { continue };
        let document = known(cx, cite.citation).filter(|document| document.certainty != Certainty::Unverified);
        let Some(issued) = document.and_then(|document| document.issued) else { continue };
        let is_law_by_name = cite.citation.shape == Shape::Law && cite.citation.reference.is_none();
        if issued == cited || issued.year() != cited.year() || is_law_by_name && date.value.date.day.is_none() {
            continue;
        }
        found.push(
            DATE_NOT_THAT_OF_THE_DOCUMENT
                .report(
                    cite.at(&date.range),
                    format!("{} ban hành ngày {}, ở đây ghi ngày {}", cite.name(), written(issued), written(cited)),
                )
                .with_label(format!("ghi ngày {}, hoặc xem lại số hiệu", written(issued))),
        );
    }
}

const TERM_NOT_THAT_OF_THE_DATE: Check = Check {
    code: "VD017",
    name: "term-not-that-of-the-date",
    title: "Khóa của Trung ương không khớp ngày của văn bản",
    severity: Severity::Warning,
    explanation: "Văn bản của Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư ghi khóa nào thì ngày ban hành phải thuộc nhiệm kỳ khóa ấy: khóa XI 2011 - 2016, khóa XII \
        2016 - 2021, khóa XIII 2021 - 2026, khóa XIV từ 2026. Khóa được so với ngày của đúng văn bản mang khóa đó; văn bản không ghi ngày không xét.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Thực hiện Nghị quyết số 19-NQ/TW ngày 16 tháng 6 năm 2022 của Ban Chấp hành Trung ương Đảng khóa XII về nông nghiệp, \
        nông dân, nông thôn.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Thực hiện Nghị quyết số 19-NQ/TW ngày 16 tháng 6 năm 2022 của Ban Chấp hành Trung ương Đảng khóa XIII về nông nghiệp, \
        nông dân, nông thôn.\n",
    run: Run::Always(term_not_that_of_the_date),
};

/// Terms of the Central Committee: the numeral in small letters, the first and the last year.
const TERMS: &[(&str, u16, u16)] = &[
    ("viii", 1996, 2001),
    ("ix", 2001, 2006),
    ("x", 2006, 2011),
    ("xi", 2011, 2016),
    ("xii", 2016, 2021),
    ("xiii", 2021, 2026),
    ("xiv", 2026, 2031),
];

/// Reads the term between the issuer and the title.
fn term_not_that_of_the_date(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for cite in cites(cx) {
        let citation = cite.citation;
        let is_central = citation.symbol.as_deref().is_some_and(|symbol| symbol.ends_with("/TW"));
        let (Some(issuer), Some(date), true) = (&citation.issuer, &citation.date, is_central) else { continue };
        let Some(year) = date.value.date.year else { continue };
        let words = &cite.passage.words;
        let from = words.index_of(issuer.range.start);
        let end = citation.title.as_ref().map_or(cite.bytes.end.max(issuer.range.end), |title| title.range.start);
        let to = words.index_of(end).min(from + 20);
        let Some(term) = find_term(words, from, to) else { continue };
        let Some((_, first, last)) = TERMS.iter().find(|(numeral, ..)| *numeral == words.word(term)) else { continue };
        if (*first..=*last).contains(&year) {
            continue;
        }
        let span = cite.at(&words.range(term - 1, term + 1));
        found.push(
            TERM_NOT_THAT_OF_THE_DATE
                .report(span, format!("khóa {} là {first} - {last}, còn văn bản ghi năm {year}", words.written(term)))
                .with_label("xem lại khóa hoặc ngày của văn bản")
                .with_also(cite.at(&date.range), "ngày của văn bản"),
        );
    }
}

/// The word after `khóa` in a stretch of words.
fn find_term(words: &crate::model::recognise::words::Words<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to).find(|at| words.word(*at) == "khóa").map(|at| at + 1)
}
