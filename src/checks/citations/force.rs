//! Documents in force on the day of the plan.

use chrono::{Datelike, NaiveDate};

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::plan::DocumentRole;
use crate::reference::Certainty;

use super::{Cite, cites, find_any, known, name_of, written};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[OUT_OF_FORCE, NOT_YET_IN_FORCE];

/// How many second places one report shows.
const SHOWN: usize = 5;

const OUT_OF_FORCE: Check = Check {
    code: "VD001",
    name: "document-out-of-force",
    title: "Viện dẫn văn bản đã hết hiệu lực",
    severity: Severity::Error,
    explanation: "Văn bản hết hiệu lực vào ngày ban hành kế hoạch không còn là căn cứ để thực hiện. Kế hoạch được xét theo ngày của chính nó: \
        ngày ban hành sớm nhất có thể hiểu được. Chỗ nói về việc thay thế, sửa đổi, bãi bỏ văn bản, văn bản nêu trong tên văn bản khác và trong \
        ngoặc kép không xét; ngày hết hiệu lực chưa được kiểm chứng trong chính văn bản thì chỉ là cảnh báo.",
    basis: &[Basis::Law {
        instrument: "Nghị định 152/2025/NĐ-CP", place: "Điều 59", from: "2025-07-01", until: None
    }],
    bad: "phần kinh phí: Kinh phí thực hiện\nTiền thưởng thực hiện theo Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết \
        thi hành một số điều của Luật Thi đua, khen thưởng.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nTiền thưởng thực hiện theo Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, \
        phân quyền trong lĩnh vực thi đua, khen thưởng.\n",
    run: Run::Always(out_of_force),
};

/// Words anywhere in a sentence that speak of a document as of something past.
const HISTORY: &[&str] = &["thay thế", "bãi bỏ", "hết hiệu lực", "trước đây", "chuyển tiếp"];

/// Words close to a document that do so.
const PAST_NEAR: &[&str] = &["sửa đổi", "tổng kết", "sơ kết", "kết quả thực hiện"];

/// Tells whether a sentence speaks of a document as of something past, or of what was begun before its end.
fn is_history(cite: &Cite<'_>, end: NaiveDate) -> bool {
    let words = &cite.passage.words;
    let sentence = cite.sentence();
    let (first, after) = (words.index_of(cite.bytes.start), words.index_of(cite.bytes.end));
    let near_before = first.saturating_sub(6).max(sentence.start)..first;
    let near_after = after..(after + 4).min(sentence.end);
    let text = words.slice(sentence.start, sentence.end);
    let (day, month, year) = (end.day(), end.month(), end.year());
    let names_the_end = [format!("{day:02}/{month}/{year}"), format!("{day:02}/{month:02}/{year}")]
        .iter()
        .chain([&format!("{day:02} tháng {month} năm {year}"), &format!("{day:02} tháng {month:02} năm {year}")])
        .any(|written| text.contains(written.as_str()));
    find_any(words, sentence, HISTORY).is_some()
        || find_any(words, near_before, PAST_NEAR).is_some()
        || find_any(words, near_after, &["sửa đổi"]).is_some()
        || names_the_end
}

/// Reports each document once that no longer held on the earliest day of issue.
fn out_of_force(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(issue) = cx.earliest_issue() else { return };
    let mut reported: Vec<(usize, usize, usize)> = Vec::new();
    for cite in cites(cx) {
        let Some(document) = known(cx, cite.citation) else { continue };
        let Some(end) = document.out_of_force.filter(|end| *end <= issue) else { continue };
        if is_history(&cite, end) {
            continue;
        }
        if let Some((_, place, count)) = reported.iter_mut().find(|(cited, ..)| *cited == cite.document) {
            *count += 1;
            if *count <= SHOWN
                && let Some(report) = found.get_mut(*place)
            {
                *report = report.clone().with_also(cite.number_span(), "cũng viện dẫn ở đây");
            }
            continue;
        }
        let is_sure = document.end_certainty == Certainty::Text;
        let message = format!(
            "{} đã hết hiệu lực từ ngày {}, trước ngày ban hành kế hoạch",
            name_of(cite.citation),
            written(end)
        );
        let mut report = OUT_OF_FORCE.report(cite.number_span(), message);
        report.ground = None;
        if !is_sure {
            report.severity = Severity::Warning;
        }
        report = match document.replaced_by {
            Some(by) => report.with_label(format!("thay bằng {by}")),
            None => report.with_label("xem lại văn bản còn hiệu lực"),
        };
        let ground = match document.replaced_by {
            Some(by) => format!("{by}, quy định về hiệu lực thi hành"),
            None => "danh mục văn bản của cơ quan".to_owned(),
        };
        reported.push((cite.document, found.len(), 0));
        found.push(report.with_help("xem lại cả số điều, số mẫu được viện dẫn theo văn bản mới").with_ground(ground));
    }
}

const NOT_YET_IN_FORCE: Check = Check {
    code: "VD003",
    name: "document-not-yet-in-force",
    title: "Viện dẫn văn bản chưa có hiệu lực",
    severity: Severity::Warning,
    explanation: "Văn bản đã ban hành nhưng đến ngày ban hành kế hoạch chưa có hiệu lực thì chưa thể là căn cứ. Chỗ viện dẫn làm căn cứ là cảnh báo, chỗ khác \
        trong lời văn là gợi ý; câu đã nói rõ khi nào văn bản có hiệu lực thì không xét.",
    basis: &[Basis::Consistency],
    bad: "ngày: 15/6/2026\n\ncăn cứ:\n- Nghị định số 161/2026/NĐ-CP ngày 15 tháng 5 năm 2026 của Chính phủ quy định mức lương cơ sở\n\n\
        phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 01 tháng 7 năm 2026 đến ngày 31 tháng 12 năm 2030.\n",
    good: "ngày: 15/7/2026\n\ncăn cứ:\n- Nghị định số 161/2026/NĐ-CP ngày 15 tháng 5 năm 2026 của Chính phủ quy định mức lương cơ sở\n\n\
        phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 01 tháng 8 năm 2026 đến ngày 31 tháng 12 năm 2030.\n",
    run: Run::Always(not_yet_in_force),
};

/// Reports documents issued but not in force on the latest day of issue.
fn not_yet_in_force(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(issue) = cx.latest_issue() else { return };
    let mut reported = Vec::new();
    for cite in cites(cx) {
        let Some(document) = known(cx, cite.citation) else { continue };
        let Some(start) = document.in_force.filter(|start| issue < *start) else { continue };
        let is_issued = document.issued.is_some_and(|issued| issued <= issue);
        let says_so = find_any(&cite.passage.words, cite.sentence(), &["hiệu lực", "từ ngày", "kể từ"]).is_some();
        if !is_issued || says_so || document.certainty == Certainty::Unverified || reported.contains(&cite.document) {
            continue;
        }
        reported.push(cite.document);
        found.push(soften(
            &cite,
            NOT_YET_IN_FORCE
                .report(
                    cite.number_span(),
                    format!("{} có hiệu lực từ ngày {}, sau ngày ban hành kế hoạch", cite.name(), written(start)),
                )
                .with_label("viện dẫn văn bản đang có hiệu lực, hoặc ghi rõ ngày có hiệu lực"),
        ));
    }
}

/// Outside the legal bases it is a hint.
fn soften(cite: &Cite<'_>, mut report: Diagnostic) -> Diagnostic {
    if cite.role != DocumentRole::LegalBasis {
        report.severity = Severity::Hint;
    }
    report
}
