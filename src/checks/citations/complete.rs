//! First citations: complete.

use crate::checks::{Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::citation::{Citation, Shape};
use crate::model::plan::DocumentRole;
use crate::model::recognise::words::fold;

use super::{Cite, cites, find_any};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[INCOMPLETE_CITATION];

const INCOMPLETE_CITATION: Check = Check {
    code: "VD009",
    name: "incomplete-citation",
    title: "Lần đầu viện dẫn văn bản chưa ghi đủ",
    severity: Severity::Warning,
    explanation: "Lần đầu viện dẫn phải ghi đủ tên loại, số, ký hiệu, ngày ban hành, cơ quan ban hành và trích yếu; luật, pháp lệnh chỉ ghi tên. Lần đầu trong lời văn được xét; đề mục, \
        bảng, văn bản để trống số, ngày, văn bản nêu trong tên văn bản khác không xét. Văn bản chỉ nêu tên loại và cơ quan, như “Hướng dẫn của Bộ Nội vụ”, là gợi ý: nếu chưa ban hành \
        thì ghi rõ như vậy.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 6, điểm b")],
    bad: "phần kinh phí: Kinh phí thực hiện\nTiền thưởng thực hiện theo Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nTiền thưởng thực hiện theo Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, \
        phân quyền trong lĩnh vực thi đua, khen thưởng.\n",
    run: Run::Always(incomplete_citation),
};

/// Types that are meant as one document where their issuer is named, and not as a kind of documents.
const SINGLE: &[&str] = &["hướng dẫn", "chỉ thị", "kết luận", "quyết định", "thông tư", "nghị định"];

/// Looks at the first citation of each document in running text.
fn incomplete_citation(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut seen = Vec::new();
    for cite in cites(cx).iter().filter(|cite| cite.is_in_prose()) {
        if seen.contains(&cite.document) {
            continue;
        }
        seen.push(cite.document);
        let citation = cite.citation;
        let is_open = citation.number_is_blank || citation.date_is_blank;
        if is_open || citation.shape == Shape::Law || cite.role == DocumentRole::PlanItself {
            continue;
        }
        if citation.shape == Shape::Unnumbered {
            found.extend(unidentified(cite));
            continue;
        }
        // `Nghị quyết 57` is a way of speaking of a document known to everybody.
        if citation.symbol.is_none() {
            continue;
        }
        let mut missing = Vec::new();
        if citation.date.as_ref().is_none_or(|date| date.value.date.day.is_none()) {
            missing.push("ngày ban hành");
        }
        if citation.issuer.is_none() {
            missing.push("cơ quan ban hành");
        }
        if citation.title.is_none() && ends_here(cite) {
            missing.push("trích yếu");
        }
        if missing.is_empty() {
            continue;
        }
        found.push(
            INCOMPLETE_CITATION
                .report(cite.number_span(), format!("lần đầu viện dẫn {} chưa ghi {}", cite.name(), missing.join(", ")))
                .with_label(format!("ghi thêm {}", missing.join(", "))),
        );
    }
}

/// Tells whether nothing follows that may be a title which is not recognised.
fn ends_here(cite: &Cite<'_>) -> bool {
    let words = &cite.passage.words;
    let next = words.index_of(cite.bytes.end);
    let is_conjunction = words.word(next) == "và" || words.word(next) == "hoặc";
    next >= words.len() || is_conjunction || (!words.is_word(next) && !matches!(words.word(next), "“" | "\""))
}

/// A document told by its type and issuer alone.
fn unidentified(cite: &Cite<'_>) -> Option<Diagnostic> {
    let citation: &Citation = cite.citation;
    let issuer = citation.issuer.as_ref()?;
    let kind = fold(citation.document_type.trim());
    let words = &cite.passage.words;
    let first = words.index_of(cite.bytes.start);
    let is_planned = find_any(words, cite.sentence(), &["khi có", "nếu có", "sẽ", "sau khi"]).is_some();
    let is_plural = matches!(words.word(first.saturating_sub(1)), "các" | "những");
    let is_single = SINGLE.contains(&kind.as_str()) && citation.count.is_none() && citation.date.is_none();
    if !is_single || is_planned || is_plural || fold(&citation.text).contains("đại hội") {
        return None;
    }
    let named = format!("{} của {}", citation.document_type.trim(), issuer.value.trim());
    let mut report = INCOMPLETE_CITATION
        .report(cite.span, format!("“{named}” chưa ghi số, ký hiệu, ngày ban hành"))
        .with_label("ghi số, ngày; nếu chưa ban hành thì ghi rõ “sau khi có …”");
    report.severity = Severity::Hint;
    Some(report)
}
