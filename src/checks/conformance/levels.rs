//! Words of level that cannot stand in a plan of the child's level.

use crate::checks::{Basis, Check, Run};
use crate::diagnostics::Severity;
use crate::diff::facts::Compared;
use crate::diff::{Finding, Said, Topic, Unit, Verdict};
use crate::model::party::Level;
use crate::model::recognise::words::Words;
use crate::source::Span;

use super::{Pair, quoted};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[WRONG_LEVEL];

const WRONG_LEVEL: Check = Check {
    code: "PH082",
    name: "wrong-level-words",
    title: "Chữ chỉ cấp không dùng được ở cấp xã",
    severity: Severity::Warning,
    explanation: "Khi chuyển kế hoạch của tỉnh thành kế hoạch của xã, thay “tỉnh” bằng “xã” một cách máy móc có thể thành sai: xã không có hai cấp \
        chính quyền, không có sở, không có xã, phường trực thuộc. Chỉ xét kế hoạch của xã, phường, đặc khu.",
    basis: &[Basis::Parent, Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền các xã, phường trên địa bàn xã.\n2. Đẩy mạnh tuyên truyền trên các phương tiện thông tin đại chúng.\n3. Sơ kết, tổng kết để kịp thời rút kinh nghiệm.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền xã.\n2. Đẩy mạnh tuyên truyền trên các phương tiện thông tin đại chúng.\n3. Sơ kết, tổng kết để kịp thời rút kinh nghiệm.\n",
    run: Run::Beside { run: wrong_level, silent: None, parent: "" },
};

/// Words of the child's own level.
const OWN: [&str; 3] = ["xã", "phường", "đặc khu"];

fn own(words: &Words<'_>, at: usize) -> Option<usize> {
    let after = OWN.iter().find_map(|own| words.after(at, own))?;
    // `xã hội`, `hợp tác xã` are no level.
    let is_other = words.word(at) == "xã"
        && (matches!(words.word(at + 1), "hội" | "luận" | "viên")
            || at.checked_sub(1).is_some_and(|before| matches!(words.word(before), "tác" | "làng" | "thị")));
    (!is_other).then_some(after)
}

/// A stretch of words that says what no commune has, and why.
fn fault(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    if let Some(after) = own(words, at) {
        // The commune's name may follow: `chính quyền xã Tân Minh 02 cấp`.
        let named = (after..after + 4).find(|next| !words.is_capital(*next)).unwrap_or(after);
        let count = matches!(words.word(named), "02" | "2" | "hai").then_some(named + 1)?;
        return words.after(count, "cấp").map(|end| (end, "cấp xã không có hai cấp"));
    }
    let behind = |from: usize| {
        let skip = ["trên địa bàn", "trực thuộc", "thuộc", "của", "cấp", "trong"];
        let next = skip.iter().find_map(|word| words.after(from, word)).unwrap_or(from);
        own(words, next)
    };
    if let Some(after) = words.after(at, "các sở , ban , ngành") {
        let after = words.after(after, ", đoàn thể").unwrap_or(after);
        return behind(after).map(|end| (end, "xã không có sở"));
    }
    if let Some(mut after) = words.after(at, "các xã") {
        while let Some(next) = [", phường", ", đặc khu", "và phường"].iter().find_map(|more| words.after(after, more))
        {
            after = next;
        }
        let is_inside = ["trên địa bàn", "trực thuộc", "thuộc", "của"].iter().any(|word| words.is_at(after, word));
        return behind(after).filter(|_| is_inside).map(|end| (end, "xã không có xã, phường trực thuộc"));
    }
    None
}

/// Finds words of level that were put in the place of others.
fn wrong_level(pair: &Pair<'_>, found: &mut Vec<Finding>) {
    if pair.child_level() != Level::Commune {
        return;
    }
    // One of these stands in every fault.
    let may_fail = |unit: &Unit| ["02", "2", "hai", "các sở", "các xã"].iter().any(|words| unit.has_words(words));
    for (index, unit) in pair.child.units.list.iter().enumerate().filter(|(_, unit)| may_fail(unit)) {
        let words = Words::new(&unit.text);
        let Some((from, (to, why))) = (0..words.len()).find_map(|at| Some((at, fault(&words, at)?))) else { continue };
        // The word before tells whose level it is: `chính quyền xã 02 cấp`.
        let typed = words.slice(from.saturating_sub(2), to);
        let quote = |compared: Compared<'_>, index: usize, text: &str| {
            let unit = compared.units.list.get(index)?;
            let (start, end) = (unit.span.start as usize, unit.span.end as usize);
            let begin = compared.file.typed().get(start..end).and_then(|typed| typed.find(text)).map(|at| start + at);
            let span = begin.map_or(unit.span, |begin| Span::new(begin as u32, (begin + text.len()) as u32));
            let (line, _) = compared.file.line_column(span.start);
            Some(Said { place: unit.place.to_string(), line, text: text.to_owned(), value: None, span })
        };
        let partner = pair.facts.rows.of_child(index).first().map(|(parent, _)| *parent);
        let parent = partner.and_then(|parent| {
            let text = pair.parent.units.list.get(parent)?.text.clone();
            quote(pair.parent, parent, &text)
        });
        let message = format!("{}: {why}", quoted(typed));
        found.push(
            WRONG_LEVEL
                .finding(Verdict::Departs, Topic::Duty, message)
                .with_help("viết lại cho đúng cấp của đơn vị")
                .between(parent.as_ref(), quote(pair.child, index, typed).as_ref()),
        );
    }
}
