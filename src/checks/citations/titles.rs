//! What is known of cited documents beside the plan: their titles, and the decision behind a movement.

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::party::Level;
use crate::model::plan::DocumentRole;
use crate::model::recognise::words::fold;
use crate::reference::{Certainty, documents};

use super::alike::plain_title;
use super::{cites, known, written};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[TITLE_NOT_THAT_OF_THE_DOCUMENT, DECISION_BEHIND_THE_MOVEMENT];

const TITLE_NOT_THAT_OF_THE_DOCUMENT: Check = Check {
    code: "VD012",
    name: "title-not-that-of-the-document",
    title: "Trích yếu văn bản viện dẫn khác trích yếu trong danh mục",
    severity: Severity::Hint,
    explanation: "Trích yếu của văn bản viện dẫn phải chép đúng. Chỗ ghi gần giống mà khác một vài chữ so với danh mục văn bản kèm theo hoặc danh mục của cơ quan được nhắc; ghi rút gọn phần đầu, \
        khác dấu câu, khác chữ “về”, “về việc” thì bỏ qua.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Văn bản được soạn thảo theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, lưu trữ.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Văn bản được soạn thảo theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.\n",
    run: Run::Always(title_not_that_of_the_document),
};

/// Compares word by word; a title that has less than half of its words in common is of another way of speaking.
fn title_not_that_of_the_document(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for cite in cites(cx) {
        let (Some(title), Some(_)) = (&cite.citation.title, &cite.citation.reference) else { continue };
        let document = known(cx, cite.citation).filter(|document| document.certainty != Certainty::Unverified);
        let Some(right) = document.and_then(|document| document.title) else { continue };
        let (cited, wanted) = (plain_title(&title.value), plain_title(right));
        let is_shortened = wanted.starts_with(&cited);
        let own: Vec<&str> = cited.split(' ').collect();
        let all: Vec<&str> = wanted.split(' ').collect();
        let common = own.iter().filter(|word| all.contains(word)).count();
        if is_shortened || common * 2 < all.len() || own.len() > all.len() * 2 || goes_on(&cited, &wanted) {
            continue;
        }
        found.push(
            TITLE_NOT_THAT_OF_THE_DOCUMENT
                .report(cite.at(&title.range), format!("trích yếu của {} khác bản gốc", cite.name()))
                .with_label("chép đúng trích yếu của văn bản")
                .with_help(format!("trích yếu trong danh mục: “{right}”")),
        );
    }
}

/// Tells whether the sentence goes on behind the whole title, which the reading has taken for more of it.
fn goes_on(cited: &str, wanted: &str) -> bool {
    const ON: &[&str] = &["trên địa bàn", "và", "giai đoạn", "của", "đã", "để", "trong", "tại", "theo", "đến"];
    let Some(rest) = cited.strip_prefix(wanted) else { return false };
    let rest = rest.trim_start();
    rest.is_empty() || ON.iter().any(|word| rest.starts_with(word))
}

const DECISION_BEHIND_THE_MOVEMENT: Check = Check {
    code: "VD016",
    name: "decision-behind-the-movement",
    title: "Chưa viện dẫn quyết định phát động phong trào của Thủ tướng Chính phủ",
    severity: Severity::Hint,
    explanation: "Phong trào do Thủ tướng Chính phủ phát động thì kế hoạch các cấp nên nêu cả quyết định của Thủ tướng bên cạnh văn bản của cấp trên trực tiếp, để người đọc biết gốc của phong trào. \
        Chỉ xét kế hoạch có tên phong trào trùng với phong trào trong danh mục và đã viện dẫn văn bản khác làm căn cứ.",
    basis: &[Basis::Parent],
    bad: "kế hoạch: Triển khai phong trào thi đua “Cả nước thi đua đổi mới sáng tạo và chuyển đổi số” giai đoạn 2026 - 2030\nphong trào: Cả nước thi đua đổi mới sáng tạo và chuyển đổi số\n\n\
        mở đầu:\nThực hiện Kế hoạch số 12/KH-HĐTĐKT ngày 05 tháng 01 năm 2026 của Hội đồng Thi đua - Khen thưởng tỉnh về phong trào thi đua “Cả nước thi đua đổi mới sáng tạo và chuyển đổi số”, \
        Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai phong trào thi đua “Cả nước thi đua đổi mới sáng tạo và chuyển đổi số” giai đoạn 2026 - 2030 (sau đây gọi tắt là Phong trào thi đua) như sau:\n",
    good: "kế hoạch: Triển khai phong trào thi đua “Cả nước thi đua đổi mới sáng tạo và chuyển đổi số” giai đoạn 2026 - 2030\nphong trào: Cả nước thi đua đổi mới sáng tạo và chuyển đổi số\n\n\
        mở đầu:\nThực hiện Quyết định số 923/QĐ-TTg ngày 14 tháng 5 năm 2025 của Thủ tướng Chính phủ về phát động phong trào thi đua “Cả nước thi đua đổi mới sáng tạo và chuyển đổi số”, \
        Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai phong trào thi đua “Cả nước thi đua đổi mới sáng tạo và chuyển đổi số” giai đoạn 2026 - 2030 (sau đây gọi tắt là Phong trào thi đua) như sau:\n",
    run: Run::Always(decision_behind_the_movement),
};

/// Looks for the decision of the movement among the documents of a plan that cites others.
fn decision_behind_the_movement(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let (Some(movement), Some(issue)) = (&cx.plan.movement, cx.earliest_issue()) else { return };
    let name = fold(movement.text.trim().trim_matches(['“', '”', '"']));
    let is_central = cx.plan.issuer.as_ref().is_some_and(|issuer| issuer.level == Level::Central);
    let launched = documents::all().iter().find(|document| {
        document.movement.is_some_and(|movement| fold(movement) == name)
            && document.issued.is_some_and(|issued| issued < issue)
    });
    let Some(document) = launched.filter(|_| !is_central) else { return };
    let is_cited = cx.plan.documents.iter().any(|cited| {
        cited.citation.reference.as_deref().is_some_and(|reference| reference.eq_ignore_ascii_case(document.reference))
            || cited.citation.issuer.as_ref().is_some_and(|issuer| fold(&issuer.value).contains("thủ tướng"))
    });
    if is_cited {
        return;
    }
    let cites = cites(cx);
    let is_ground = |role: DocumentRole| matches!(role, DocumentRole::LegalBasis | DocumentRole::Implements);
    let Some(cite) = cites.iter().find(|cite| is_ground(cite.role)) else { return };
    let issued = document.issued.map_or_else(String::new, |issued| format!(" ngày {}", written(issued)));
    let decision = format!("Quyết định số {}{issued} của Thủ tướng Chính phủ", document.reference);
    found.push(
        DECISION_BEHIND_THE_MOVEMENT
            .report(cite.span, format!("chưa viện dẫn {decision}, là văn bản phát động phong trào"))
            .with_label("nêu thêm quyết định của Thủ tướng Chính phủ"),
    );
}
