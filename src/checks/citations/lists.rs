//! Lists of documents: closed, and nothing in them twice.

use std::collections::BTreeMap;

use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::syntax::keywords::Role;

use super::{Cite, cites};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[OPEN_ENDED_LIST, LEGAL_BASIS_TWICE];

const OPEN_ENDED_LIST: Check = Check {
    code: "VD013",
    name: "open-ended-list",
    title: "Danh sách văn bản viện dẫn bỏ lửng",
    severity: Severity::Hint,
    explanation: "Danh sách văn bản kết thúc bằng dấu ba chấm không cho người thực hiện biết còn văn bản nào. Dấu ba chấm đứng cuối câu hoặc cuối ngoặc, sau ít nhất hai văn bản viện dẫn trong cùng \
        đoạn, được nhắc; chỗ để trống số, ngày không xét.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Tuyên truyền Luật Thi đua, khen thưởng, Luật Chuyển đổi số...\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Tuyên truyền Luật Thi đua, khen thưởng, Luật Chuyển đổi số.\n",
    run: Run::Always(open_ended_list),
};

/// Finds dots at the end of a passage's citations.
fn open_ended_list(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let all = cites(cx);
    for list in all.chunk_by(|one, two| one.index == two.index) {
        let (Some(last), true) = (list.last(), list.len() > 1) else { continue };
        let text = &last.passage.text.text;
        // The last citation may have taken the dots for its own.
        let from = last.bytes.end.saturating_sub("...".len() * 3);
        let from = text.ceil_char_boundary(from).max(last.bytes.start);
        let Some(rest) = text.get(from..) else { continue };
        let dots = [rest.find("..."), rest.find('…')].into_iter().flatten().min();
        let Some(at) = dots.map(|at| from + at) else { continue };
        let length = text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['.', '…']).len());
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + length..).unwrap_or_default().trim_start();
        let follows_word =
            before.trim_end().ends_with(|letter: char| letter.is_alphanumeric() || matches!(letter, '”' | ')' | ','));
        let ends = after.is_empty() || after.starts_with([')', ']', ';', '.']);
        // Between the last citation and the dots the same list goes on: no new sentence.
        let is_near = text.get(last.bytes.end..at).is_none_or(|between| between.len() < 120 && !between.contains(". "));
        if !follows_word || !ends || !is_near {
            continue;
        }
        found.push(
            OPEN_ENDED_LIST
                .report(cx.span(last.index, &(at..at + length)), "danh sách văn bản bỏ lửng bằng dấu ba chấm")
                .with_label("liệt kê đủ, hoặc ghi “và các văn bản có liên quan”"),
        );
    }
}

const LEGAL_BASIS_TWICE: Check = Check {
    code: "VD014",
    name: "legal-basis-twice",
    title: "Một văn bản được nêu hai lần trong phần căn cứ",
    severity: Severity::Warning,
    explanation: "Mỗi văn bản chỉ cần nêu một lần trong phần căn cứ ban hành. Hai căn cứ cùng số, ký hiệu, hoặc cùng tên luật, được nhắc; căn cứ vào các điều khác nhau của cùng một văn bản không xét.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 6, điểm a")],
    bad: "căn cứ:\n- Luật Thi đua, khen thưởng\n- Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng\n\
        - Luật Thi đua, khen thưởng\n",
    good: "căn cứ:\n- Luật Thi đua, khen thưởng\n- Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng\n",
    run: Run::Always(legal_basis_twice),
};

/// Compares the legal bases by their documents and provisions.
fn legal_basis_twice(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let all = cites(cx);
    // A basis is the document its line begins with; what follows may be of that document's title.
    let lines = all.chunk_by(|one, two| one.index == two.index).filter_map(<[Cite<'_>]>::first);
    let bases = lines.filter(|cite| cite.passage.role == Some(Role::LegalBases));
    let mut first: BTreeMap<usize, &Cite<'_>> = BTreeMap::new();
    for cite in bases {
        match first.get(&cite.document) {
            None => {
                first.insert(cite.document, cite);
            }
            Some(earlier) if earlier.citation.provision == cite.citation.provision && earlier.index != cite.index => {
                found.push(
                    LEGAL_BASIS_TWICE
                        .report(cite.span, format!("{} đã được nêu trong phần căn cứ", cite.name()))
                        .with_label("chỉ cần nêu một lần")
                        .with_also(earlier.span, "đã nêu ở đây"),
                );
            }
            Some(_) => {}
        }
    }
}
