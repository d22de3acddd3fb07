//! One document, cited alike: in full once, the same each time.

use std::collections::BTreeMap;

use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::citation::{Citation, Shape};
use crate::model::party;
use crate::model::recognise::words::fold;

use super::{Cite, all_cites, cited_day, cites};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[CITED_IN_FULL_AGAIN, CITED_IN_DIFFERENT_WAYS, COMMA_BEFORE_THE_DATE];

/// How many second places one report shows.
const SHOWN: usize = 5;

const CITED_IN_FULL_AGAIN: Check = Check {
    code: "VD010",
    name: "cited-in-full-again",
    title: "Viện dẫn lại đầy đủ một văn bản đã viện dẫn",
    severity: Severity::Hint,
    explanation: "Từ lần viện dẫn thứ hai chỉ cần tên loại và số, ký hiệu; nhắc lại ngày, cơ quan ban hành và trích yếu làm câu dài. Mỗi văn bản được nhắc một lần kèm các chỗ khác. Luật, văn \
        bản để trống số và văn bản nêu trong tên văn bản khác không xét.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 6, điểm b")],
    bad: "phần kinh phí: Kinh phí thực hiện\nKinh phí thực hiện theo Thông tư số 36/2023/TT-BTC ngày 06 tháng 6 năm 2023 của Bộ Tài chính hướng dẫn quản lý kinh phí.\n\
        Quyết toán theo Thông tư số 36/2023/TT-BTC ngày 06 tháng 6 năm 2023 của Bộ Tài chính hướng dẫn quản lý kinh phí.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí thực hiện theo Thông tư số 36/2023/TT-BTC ngày 06 tháng 6 năm 2023 của Bộ Tài chính hướng dẫn quản lý kinh phí.\n\
        Quyết toán theo Thông tư số 36/2023/TT-BTC.\n",
    run: Run::Always(cited_in_full_again),
};

/// The citations of each document that has a number, in the order of the text.
fn by_document<'s, 'a>(cites: &'s [Cite<'a>]) -> Vec<Vec<&'s Cite<'a>>> {
    let mut groups: BTreeMap<usize, Vec<&Cite<'_>>> = BTreeMap::new();
    for cite in cites {
        let citation = cite.citation;
        let has_number = citation.reference.is_some() && !citation.number_is_blank && citation.symbol.is_some();
        if has_number && citation.shape != Shape::Law {
            groups.entry(cite.document).or_default().push(cite);
        }
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

/// How many of date, issuer and title a citation tells.
fn told(citation: &Citation) -> usize {
    usize::from(citation.date.is_some())
        + usize::from(citation.issuer.is_some())
        + usize::from(citation.title.is_some())
}

/// Reports the second full citation of each document. Where the two differ, that is what is reported.
fn cited_in_full_again(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let cites = cites(cx);
    for group in by_document(&cites) {
        let Some(first) = group.first().filter(|first| told(first.citation) > 1) else { continue };
        let again: Vec<&&Cite<'_>> = group.iter().skip(1).filter(|cite| told(cite.citation) > 1).collect();
        if again.is_empty() || again.iter().any(|cite| difference(first.citation, cite.citation).is_some()) {
            continue;
        }
        let mut shown = again.iter();
        let Some(second) = shown.next() else { continue };
        let Some(number) = &second.citation.number_and_symbol else { continue };
        let rest = number.range.end..second.bytes.end;
        let mut report = CITED_IN_FULL_AGAIN
            .report(second.at(&rest), format!("{} đã được viện dẫn đầy đủ ở trên", second.name()))
            .with_label("từ lần thứ hai chỉ cần tên loại và số, ký hiệu")
            .with_also(first.number_span(), "lần đầu")
            .with_unsafe_fix(second.at(&rest), "");
        for cite in shown.take(SHOWN) {
            report = report.with_also(cite.number_span(), "cũng viện dẫn đầy đủ");
        }
        found.push(report);
    }
}

const CITED_IN_DIFFERENT_WAYS: Check = Check {
    code: "VD011",
    name: "cited-in-different-ways",
    title: "Một văn bản được viện dẫn mỗi chỗ một khác",
    severity: Severity::Hint,
    explanation: "Cùng số, ký hiệu mà ngày, cơ quan ban hành hoặc trích yếu ghi khác nhau giữa các chỗ thì ít nhất một chỗ sai. Khác ngày ban hành là cảnh báo, khác cách gọi cơ quan và trích yếu \
        là gợi ý. Chỗ viện dẫn rút gọn không xét; văn bản của các địa phương khác nhau trùng số không xét.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nKinh phí thực hiện theo Thông tư số 36/2023/TT-BTC ngày 06 tháng 6 năm 2023 của Bộ Tài chính hướng dẫn quản lý kinh phí.\n\
        Quyết toán theo Thông tư số 36/2023/TT-BTC ngày 08 tháng 6 năm 2023.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí thực hiện theo Thông tư số 36/2023/TT-BTC ngày 06 tháng 6 năm 2023 của Bộ Tài chính hướng dẫn quản lý kinh phí.\n\
        Quyết toán theo Thông tư số 36/2023/TT-BTC.\n",
    run: Run::Always(cited_in_different_ways),
};

/// What is told differently of one document: the words for it, and whether it is a contradiction.
fn difference(one: &Citation, two: &Citation) -> Option<(&'static str, bool)> {
    let is_of_one_body = match (&one.issuer, &two.issuer) {
        (Some(one), Some(two)) => {
            let (one, two) = (party::key(&one.value), party::key(&two.value));
            // Numbers without a year and local ones come again elsewhere.
            if !one.contains(&two) && !two.contains(&one) {
                return None;
            }
            one == two
        }
        _ => true,
    };
    if let (Some(one), Some(two)) = (cited_day(one), cited_day(two))
        && one != two
    {
        return Some(("ngày ban hành", true));
    }
    let title = |citation: &Citation| citation.title.as_ref().map(|title| plain_title(&title.value));
    if let (Some(one), Some(two)) = (title(one), title(two))
        && one != two
        && !one.starts_with(&two)
        && !two.starts_with(&one)
    {
        return Some(("trích yếu", false));
    }
    let raw = |citation: &Citation| citation.title.as_ref().map(|title| opener(&title.value));
    if let (Some(one), Some(two)) = (raw(one), raw(two))
        && one != two
    {
        return Some(("cách dẫn trích yếu", false));
    }
    (!is_of_one_body).then_some(("cơ quan ban hành", false))
}

/// `về việc` and `về` of a title; other openings are its own words.
fn opener(title: &str) -> &'static str {
    let folded = fold(title.trim());
    if folded.starts_with("về việc ") || folded.starts_with("v/v ") {
        "về việc"
    } else if folded.starts_with("về ") {
        "về"
    } else {
        ""
    }
}

/// A title in small letters without its opening words and punctuation, so that only other words differ.
pub(super) fn plain_title(title: &str) -> String {
    let folded = fold(title.trim());
    let rest = ["về việc ", "v/v ", "về "].iter().find_map(|opener| folded.strip_prefix(opener)).unwrap_or(&folded);
    let words: Vec<&str> =
        rest.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Compares each citation of a document with the first.
fn cited_in_different_ways(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let cites = all_cites(cx);
    for group in by_document(&cites) {
        let Some(first) = group.first() else { continue };
        let other = group
            .iter()
            .enumerate()
            .flat_map(|(at, one)| group.iter().skip(at + 1).map(move |two| (one, two)))
            .take(200)
            .find_map(|(one, two)| difference(one.citation, two.citation).map(|difference| (one, two, difference)));
        let Some((one, two, (what, is_contradiction))) = other else { continue };
        let mut report = CITED_IN_DIFFERENT_WAYS
            .report(two.span, format!("{} ghi {what} khác với chỗ đã viện dẫn", first.name()))
            .with_label("viết thống nhất theo bản gốc")
            .with_also(one.span, "chỗ kia viết thế này");
        if is_contradiction {
            report.severity = Severity::Warning;
        }
        found.push(report);
    }
}

const COMMA_BEFORE_THE_DATE: Check = Check {
    code: "VD018",
    name: "comma-before-the-date",
    title: "Dấu phẩy trước ngày của văn bản viện dẫn dùng không thống nhất",
    severity: Severity::Hint,
    explanation: "Giữa số, ký hiệu và “ngày …” thường không có dấu phẩy: “Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2026”. Khi trong kế hoạch có cả hai cách viết, cách ít dùng hơn được nhắc \
        một lần kèm các chỗ khác.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\nKinh phí thực hiện theo Thông tư số 36/2023/TT-BTC ngày 06 tháng 6 năm 2023 của Bộ Tài chính hướng dẫn quản lý kinh phí và \
        Quyết định số 15/QĐ-UBND, ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về giao dự toán.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí thực hiện theo Thông tư số 36/2023/TT-BTC ngày 06 tháng 6 năm 2023 của Bộ Tài chính hướng dẫn quản lý kinh phí và \
        Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về giao dự toán.\n",
    run: Run::Always(comma_before_the_date),
};

/// Reports the rarer way of joining a date to a number, once.
fn comma_before_the_date(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let cites = cites(cx);
    let mut with = Vec::new();
    let mut without = Vec::new();
    for cite in &cites {
        let (Some(number), Some(date)) = (&cite.citation.number_and_symbol, &cite.citation.date) else { continue };
        let between = number.range.end..date.range.start;
        // Several numbers share a date, which stands behind the last of them.
        match cite.passage.text.text.get(between.clone()).map(str::trim) {
            Some(",") => with.push((cite, between)),
            Some("") => without.push((cite, between)),
            _ => {}
        }
    }
    if with.is_empty() || without.is_empty() {
        return;
    }
    let (rare, usual, label, right) = if with.len() <= without.len() {
        (&with, without.len(), "bỏ dấu phẩy trước “ngày”", " ")
    } else {
        (&without, with.len(), "thêm dấu phẩy trước “ngày”", ", ")
    };
    let Some((first, between)) = rare.first() else { return };
    let edits = rare
        .iter()
        .map(|(cite, between)| crate::diagnostics::Edit { span: cite.at(between), text: right.to_owned() })
        .collect();
    let mut report = COMMA_BEFORE_THE_DATE
        .report(
            first.at(&(between.start..between.end)),
            format!("{} viết khác {usual} văn bản khác ở dấu phẩy trước ngày", first.name()),
        )
        .with_label(label)
        .with_edits(edits, true);
    for (cite, between) in rare.iter().skip(1).take(SHOWN) {
        report = report.with_also(cite.at(between), "cũng vậy");
    }
    found.push(report);
}
