//! Provisions: the smaller before the larger.

use std::ops::Range;
use std::sync::LazyLock;

use crate::checks::{Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::recognise::words::Words;
use crate::viet::Glances;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[PROVISION_ORDER];

const PROVISION_ORDER: Check = Check {
    code: "VD015",
    name: "provision-order",
    title: "Viện dẫn điều, khoản, điểm không theo thứ tự từ nhỏ đến lớn",
    severity: Severity::Hint,
    explanation: "Điểm, khoản, điều được viện dẫn từ nhỏ đến lớn: “điểm đ khoản 2 Điều 30”. Chỗ ghi “Điều 30 khoản 2”, “khoản 2 điểm đ” được nhắc; liệt kê nhiều điều, nhiều khoản như “Điều 4, khoản 2 \
        Điều 5” không xét.",
    basis: &[form_decree("Phụ lục II, mục V, khoản 7")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Bình xét theo Điều 17 khoản 1 Luật Thi đua, khen thưởng.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Bình xét theo khoản 1 Điều 17 Luật Thi đua, khen thưởng.\n",
    run: Run::Always(provision_order),
};

/// One part of a provision: what kind it is of, from the smallest, and its words.
struct Step {
    rank: u8,
    words: Range<usize>,
}

/// The part of a provision at a word: `Điều 30`, `khoản 2`, `điểm đ`.
fn step_at(words: &Words<'_>, at: usize) -> Option<Step> {
    let number = words.word(at + 1);
    let is_number = !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let rank = match words.word(at) {
        "điểm" if number.chars().count() == 1 && number.chars().all(char::is_alphabetic) => 0,
        "khoản" if is_number => 1,
        "điều" if is_number => 2,
        _ => return None,
    };
    Some(Step { rank, words: at..at + 2 })
}

/// What the parts of a provision are called.
static PARTS: LazyLock<Glances> = LazyLock::new(|| ["điểm", "khoản", "điều"].into_iter().collect());

/// Reports parts of one provision that grow smaller.
fn provision_order(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in cx.prose() {
        let words = &passage.words;
        let mut done = 0;
        for at in words.places(&PARTS) {
            let Some(first) = step_at(words, at).filter(|_| at >= done) else { continue };
            let mut steps = vec![first];
            let mut has_comma = false;
            // Parts that follow each other, a comma between them at the most.
            while let Some(last) = steps.last() {
                let next = last.words.end;
                let comma = words.word(next) == ",";
                let Some(step) = step_at(words, next + usize::from(comma)) else { break };
                has_comma |= comma;
                steps.push(step);
            }
            let end = steps.last().map_or(at + 1, |last| last.words.end);
            let mut ranks: Vec<u8> = steps.iter().map(|step| step.rank).collect();
            let falls = ranks.is_sorted_by(|one, two| one > two);
            let rises = ranks.is_sorted_by(|one, two| one < two);
            ranks.sort_unstable();
            ranks.dedup();
            // Behind a comma another provision may begin; without one all parts are of the same.
            let is_mixed = !has_comma && ranks.len() == steps.len() && !rises;
            let bytes = words.range(at, end);
            if steps.len() > 1 && (falls || is_mixed) && !cx.quoted.is_in_quotes(index, &bytes) {
                steps.sort_by_key(|step| step.rank);
                let parts: Vec<String> = steps
                    .iter()
                    .map(|step| lower_but_article(words.slice(step.words.start, step.words.end), step.rank))
                    .collect();
                let right = parts.join(" ");
                let span = cx.span(index, &bytes);
                found.push(
                    PROVISION_ORDER
                        .report(span, format!("“{}” chưa theo thứ tự từ nhỏ đến lớn", passage.slice(&bytes)))
                        .with_label(format!("viết “{right}”"))
                        .with_fix(span, right),
                );
            }
            done = end;
        }
    }
}

/// `Điều` has a capital, `khoản` and `điểm` have none.
fn lower_but_article(text: &str, rank: u8) -> String {
    let lower = crate::viet::lower(text);
    if rank == 2 { crate::viet::capitalise(&lower) } else { lower }
}
