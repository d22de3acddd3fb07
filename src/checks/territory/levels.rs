//! Levels of government (`DV`) that a unit cannot have.

use std::sync::LazyLock;

use crate::checks::spots::{Spot, is_accepted_in_any_case};
use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::recognise::words::{SetPhrases, Words};
use crate::reference::units::last_day_of_districts;
use crate::viet::Glances;

use super::gazetteer::tells_of_the_past;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[IMPOSSIBLE_LEVEL];

const IMPOSSIBLE_LEVEL: Check = Check {
    code: "DV007",
    name: "impossible-level",
    title: "Cấp chính quyền không thể có",
    severity: Severity::Warning,
    explanation: "Hai cấp là của chính quyền địa phương nói chung (cấp tỉnh và cấp xã), không phải của riêng một xã, một phường hay một \
        tỉnh; từ ngày 01/7/2025 không còn chính quyền địa phương ba cấp; thôn, ấp, bản, tổ dân phố không phải là cấp chính quyền nên \
        không có Ủy ban nhân dân, Hội đồng nhân dân. Tên văn bản viện dẫn, lời trong ngoặc kép và câu nói về giai đoạn trước không bị \
        báo.",
    basis: &[Basis::Law {
        instrument: "Luật Tổ chức chính quyền địa phương (72/2025/QH15)",
        place: "Điều 1",
        from: "2025-07-01",
        until: None,
    }],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Kiện toàn tổ chức bộ máy chính quyền phường 02 cấp để phục vụ người dân.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Kiện toàn tổ chức bộ máy chính quyền địa phương 02 cấp để phục vụ người dân.\n",
    run: Run::Always(impossible_level),
};

/// Units of which each is one level.
static ONE_LEVEL: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed("xã; phường; đặc khu; tỉnh; thành phố; cấp xã; cấp tỉnh; huyện; quận; cấp huyện; thôn; cơ sở")
});

/// Units that are no level of government.
static NO_LEVEL: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed("thôn; ấp; bản; khóm; buôn; tổ dân phố; khu phố; khu dân cư; các thôn; các ấp")
});

/// Words that a body of government begins with.
static BODIES: LazyLock<Glances> =
    LazyLock::new(|| ["chính quyền", "ủy ban", "hội đồng", "ubnd", "hđnd"].into_iter().collect());

fn impossible_level(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_new = cx.earliest_issue().is_some_and(|issued| issued > last_day_of_districts());
    for (index, passage) in cx.texts() {
        let words = &passage.words;
        for at in words.places(&BODIES) {
            let Some((after, help)) = fault_at(words, at, is_new) else { continue };
            let spot = Spot { passage: index, from: at, to: after };
            let typed = spot.typed(cx);
            if cx.is_quoted(index, &spot.bytes(cx))
                || tells_of_the_past(words, at)
                || is_accepted_in_any_case(cx, typed)
            {
                continue;
            }
            let message = format!("“{typed}”: không có cấp chính quyền như vậy");
            found.push(IMPOSSIBLE_LEVEL.report(spot.span(cx), message).with_help(help));
        }
    }
}

/// An impossible level that begins at a word: the word after it, and what to do.
fn fault_at(words: &Words<'_>, at: usize, is_new: bool) -> Option<(usize, &'static str)> {
    if let Some(after) = words.after(at, "chính quyền") {
        let levels = |from: usize| match words.word(from) {
            "02" | "2" | "hai" => words.after(from + 1, "cấp").map(|after| (2, after)),
            "03" | "3" | "ba" => words.after(from + 1, "cấp").map(|after| (3, after)),
            _ => None,
        };
        let unit = ONE_LEVEL.after(words, after);
        if let Some((_, end)) = unit.and_then(levels) {
            return Some((end, "ghi “chính quyền địa phương 02 cấp”, hoặc bỏ số cấp"));
        }
        let local = words.after(after, "địa phương").unwrap_or(after);
        return match levels(local) {
            Some((3, end)) if is_new => Some((end, "từ ngày 01/7/2025 chính quyền địa phương có 02 cấp")),
            _ => None,
        };
    }
    let body =
        ["ủy ban nhân dân", "hội đồng nhân dân", "ubnd", "hđnd"].iter().find_map(|body| words.after(at, body))?;
    let end = NO_LEVEL.after(words, body)?;
    Some((end, "thôn, ấp, tổ dân phố do Trưởng thôn, Tổ trưởng đại diện; Ủy ban nhân dân có ở cấp xã và cấp tỉnh"))
}
