//! Kinds (`KT`): titles of emulation listed as forms of commendation, and the reverse.

use crate::checks::{Basis, Check, Context, Run, emulation_law};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::award::AwardKind;
use crate::model::passages::Kind;
use crate::source::Span;

use super::reading::{FURTHER_PLACES, Mention, heading_words, promised};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[TITLE_AMONG_FORMS];

const TITLE_AMONG_FORMS: Check = Check {
    code: "KT001",
    name: "title-among-forms",
    title: "Xếp lẫn danh hiệu thi đua và hình thức khen thưởng",
    severity: Severity::Hint,
    explanation: "Theo Luật Thi đua, khen thưởng, Cờ thi đua, Chiến sĩ thi đua, Tập thể lao động xuất sắc là danh hiệu thi \
        đua; Huân chương, Bằng khen, Giấy khen là hình thức khen thưởng. Đề mục chỉ ghi “Hình thức khen thưởng” mà liệt kê \
        cả danh hiệu thi đua (hoặc ngược lại) thì được nhắc một lần cho cả danh sách. Đề mục ghi cả hai, hoặc chỉ nói \
        chung về khen thưởng, được bỏ qua.",
    basis: &[emulation_law("Điều 9"), Basis::Consistency],
    bad: "phần khen thưởng: Hình thức khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh.\nsố lượng:\nMỗi năm không quá 10 tập thể và 20 cá nhân được tặng Bằng khen.\n",
    good: "phần khen thưởng: Danh hiệu thi đua và hình thức khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh.\nsố lượng:\nMỗi năm không quá 10 tập thể và 20 cá nhân được tặng Bằng khen.\n",
    run: Run::Always(title_among_forms),
};

/// What a heading announces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Announced {
    Forms,
    Titles,
    Both,
}

fn announced(heading: &str) -> Option<Announced> {
    let titles = heading.contains("danh hiệu");
    let forms = heading.contains("hình thức");
    match (titles, forms) {
        (true, true) => Some(Announced::Both),
        (true, false) => Some(Announced::Titles),
        // `Hình thức, số lượng và hồ sơ khen thưởng` speaks of commendation in general.
        (false, true) => heading.contains("hình thức khen thưởng").then_some(Announced::Forms),
        (false, false) => None,
    }
}

/// The nearest heading of an award that announces titles or forms: its own label, then what it stands under.
fn nearest(cx: &Context<'_>, mention: &Mention<'_>) -> Option<(Announced, Span)> {
    if let Some(label) = mention.passage.after_label().filter(|after| *after <= mention.first_word()) {
        let words = mention.words().range(0, label);
        if let Some(found) = announced(&crate::model::recognise::words::fold(mention.passage.slice(&words))) {
            return Some((found, mention.passage.text.span_of(words.start, words.end)));
        }
    }
    cx.passages.ancestors(mention.index).find_map(|above| {
        let passage = cx.passages.list.get(above)?;
        let is_heading = matches!(passage.kind, Kind::Title | Kind::Item);
        let found = is_heading.then(|| announced(&heading_words(passage))).flatten()?;
        Some((found, passage.text.span))
    })
}

/// Reports the first award of the other kind under each heading, with the others beside it.
fn title_among_forms(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut last: Option<(Span, Diagnostic)> = None;
    for mention in promised(cx) {
        let Some((announced, heading)) = nearest(cx, &mention) else { continue };
        let (kind, right) = match (announced, mention.award.kind) {
            (Announced::Forms, AwardKind::Title) => ("danh hiệu thi đua", "hình thức khen thưởng"),
            (Announced::Titles, AwardKind::Form) => ("hình thức khen thưởng", "danh hiệu thi đua"),
            _ => continue,
        };
        match &mut last {
            Some((of, report)) if *of == heading => {
                if report.also.len() < FURTHER_PLACES {
                    *report = report.clone().with_also(mention.span(), format!("cũng là {kind}"));
                }
            }
            _ => {
                found.extend(last.take().map(|(_, report)| report));
                let message = format!("“{}” là {kind} nhưng được xếp vào {right}", mention.name());
                let report = TITLE_AMONG_FORMS
                    .report(mention.span(), message)
                    .with_help("tách riêng “Danh hiệu thi đua” và “Hình thức khen thưởng”, hoặc ghi đề mục có cả hai");
                last = Some((heading, report));
            }
        }
    }
    found.extend(last.map(|(_, report)| report));
}
