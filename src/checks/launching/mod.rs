//! Contents that the law demands of a plan launching a movement (`ND`).

mod contents;

pub(super) use contents::{says_measures, says_time};

use super::{Check, Context};

/// The tables of this family, a file each.
pub(super) const TABLES: &[&[Check]] = &[contents::CHECKS];

/// Tells whether a plan launches or carries out a movement of emulation; one that reviews or celebrates a movement does not.
pub(super) fn is_of_a_movement(cx: &Context<'_>) -> bool {
    let Some(subject) = &cx.plan.subject else { return false };
    let words = crate::model::recognise::words::Words::new(&subject.text);
    let names = ["phong trào", "thi đua"].iter().any(|word| words.find(0, word).is_some());
    let is_declared = cx
        .tree
        .fields
        .iter()
        .any(|field| field.key.value == crate::syntax::keywords::FieldKey::Movement && !field.value.is_empty());
    const OTHERS: &[&str] = &[
        "sơ kết",
        "tổng kết",
        "hội nghị",
        "hội thi",
        "lễ",
        "kiểm tra",
        "giám sát",
        "khen thưởng",
        "tuyên truyền",
        "biểu dương",
        "đại hội",
        "tập huấn",
        "khảo sát",
        "xét",
        "tuyên dương",
        "công tác thi đua",
    ];
    let mut start = 0;
    while let Some(after) = ["tổ chức", "thực hiện", "triển khai", "phát động", "kế hoạch", "về việc", "về"]
        .iter()
        .find_map(|verb| words.after(start, verb))
    {
        start = after;
    }
    let is_other = OTHERS.iter().any(|other| words.is_at(start, other));
    (names || is_declared) && !is_other
}
