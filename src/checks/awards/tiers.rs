//! Tiers (`KT`): awards that no tier or quota takes up, tiers that name no award, awards in the wrong tier.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::award::{self, AwardKind, Tier};
use crate::model::passages::Kind;
use crate::model::recognise::party::Declared;
use crate::source::Span;
use crate::syntax::keywords::Role;

use super::reading::{
    FURTHER_PLACES, division, heading_words, mentions, promised, reader, tier_heading, tier_of, tier_words,
};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[AWARD_LEFT_OUT, TIER_WITHOUT_AWARD, AWARD_IN_WRONG_TIER];

const AWARD_LEFT_OUT: Check = Check {
    code: "KT002",
    name: "award-left-out-of-quotas",
    title: "Hình thức khen thưởng đã nêu nhưng phần số lượng không nhắc tới",
    severity: Severity::Warning,
    explanation: "Khi phần số lượng đã nói lần lượt từng hình thức khen thưởng của danh sách thì hình thức nào còn sót lại sẽ \
        không có số lượng, không có thời điểm xét. Chỉ báo khi từ một nửa danh sách (ít nhất hai hình thức) đã được nhắc tới \
        ở phần số lượng. Giấy khen do các đơn vị tự xét không bị tính là sót.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nkhen thưởng:\na) Huân chương Lao động;\nb) Bằng khen của Thủ tướng Chính phủ;\nc) Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\n- Huân chương Lao động, Bằng khen của Thủ tướng Chính phủ: không quá 05 tập thể và 05 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nkhen thưởng:\na) Huân chương Lao động;\nb) Bằng khen của Thủ tướng Chính phủ;\nc) Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\n- Huân chương Lao động, Bằng khen của Thủ tướng Chính phủ: không quá 05 tập thể và 05 cá nhân.\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: không quá 30 tập thể và 50 cá nhân.\n",
    run: Run::Always(award_left_out),
};

/// Reports awards of the plain list that the quotas, which take up most of it, pass over.
fn award_left_out(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let listed: Vec<_> = promised(cx)
        .into_iter()
        .filter(|mention| {
            division(cx, mention.index) == Some(Role::AwardForms) && tier_heading(cx, mention.index).is_none()
        })
        .collect();
    if listed.len() < 3 {
        return;
    }
    let mut taken_up: BTreeSet<String> = BTreeSet::new();
    let mut quotas: Option<Span> = None;
    for mention in mentions(cx) {
        let is_taken_up = division(cx, mention.index) == Some(Role::Quotas);
        if is_taken_up {
            quotas.get_or_insert(mention.passage.text.span);
            taken_up.insert(award::key(mention.name()));
        }
    }
    let keys: BTreeSet<String> = listed.iter().map(|mention| award::key(mention.name())).collect();
    let count = keys.iter().filter(|key| is_met(key, &taken_up)).count();
    if count < 2 || count * 2 < keys.len() {
        return;
    }
    let mut said: BTreeSet<String> = BTreeSet::new();
    for mention in listed {
        let key = award::key(mention.name());
        if is_met(&key, &taken_up) || mention.is_commendation() || !said.insert(key) {
            continue;
        }
        let message = format!("“{}” đã nêu trong danh sách nhưng phần số lượng không nhắc tới", mention.name());
        let mut report = AWARD_LEFT_OUT
            .report(mention.span(), message)
            .with_help("ghi số lượng và thời điểm xét cho hình thức này, hoặc bỏ khỏi danh sách");
        if let Some(place) = quotas {
            report = report.with_also(place, "phần số lượng");
        }
        found.push(report);
    }
}

/// Tells whether an award is among those taken up; one named without its authority means every one of its kind.
fn is_met(key: &str, taken_up: &BTreeSet<String>) -> bool {
    taken_up.contains(key) || taken_up.iter().any(|other| key.starts_with(other.as_str()))
}

const TIER_WITHOUT_AWARD: Check = Check {
    code: "KT003",
    name: "tier-without-award",
    title: "Khen thưởng hằng năm, sơ kết hoặc tổng kết không nêu hình thức nào",
    severity: Severity::Warning,
    explanation: "Mục khen thưởng hằng năm, sơ kết hay tổng kết cần nêu ít nhất một danh hiệu hoặc hình thức khen thưởng; ghi \
        “khen thưởng theo thẩm quyền” thì người thực hiện không biết được xét tặng gì. Không báo khi mục dẫn một văn bản \
        hướng dẫn cụ thể, khi hình thức đã nêu chung cho cả phong trào, và với khen thưởng đột xuất.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\nCác đơn vị xét khen thưởng theo quy định.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\nGiấy khen của Giám đốc Sở Y tế.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(tier_without_award),
};

/// Reports tiers under the award forms in which no award is named.
fn tier_without_award(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let declared = Declared::default();
    for (index, passage) in cx.prose() {
        let Some(role) = tier_of(cx, index) else { continue };
        let tier = match role {
            Role::Annual => Tier::Annual,
            Role::InterimReview => Tier::Interim,
            Role::FinalReview => Tier::Final,
            _ => continue,
        };
        let above = cx
            .passages
            .ancestors(index)
            .find_map(|above| cx.passages.list.get(above)?.role.filter(|role| !role.is_tier() && *role != Role::Group));
        if above != Some(Role::AwardForms) {
            continue;
        }
        let names_it =
            cx.plan.award_forms.iter().any(|award| {
                award.kind != AwardKind::NotNamed && (award.tier == tier || award.tier == Tier::Unspecified)
            });
        if names_it {
            continue;
        }
        let own = std::iter::once((index, passage));
        let below: Vec<_> = own.chain(cx.passages.descendants(index)).collect();
        let tells = below.iter().any(|(at, passage)| {
            !cx.quoted.citations(*at).is_empty()
                || passage.words.find(0, "theo hướng dẫn").is_some()
                || passage.words.find(0, "theo văn bản hướng dẫn").is_some()
                || passage.words.find(0, "không khen thưởng").is_some()
                || !reader(passage, &declared).awards().is_empty()
        });
        if tells {
            continue;
        }
        let body = below.iter().find(|(at, passage)| *at != index && passage.is_prose() && !passage.is_empty());
        let span = body.map_or(passage.text.span, |(_, passage)| passage.text.span);
        if span.start == span.end {
            continue;
        }
        found.push(
            TIER_WITHOUT_AWARD
                .report(span, format!("khen thưởng {} không nêu danh hiệu hoặc hình thức nào", tier_words(role)))
                .with_help(
                    "nêu rõ hình thức và người có thẩm quyền, ví dụ “Giấy khen của Chủ tịch Ủy ban nhân dân xã”",
                ),
        );
    }
}

const AWARD_IN_WRONG_TIER: Check = Check {
    code: "KT004",
    name: "award-in-wrong-tier",
    title: "Khen thưởng đặt sai mục",
    severity: Severity::Warning,
    explanation: "Khen thưởng đột xuất (thành tích đột xuất) không thuộc khen thưởng hằng năm, sơ kết hay tổng kết; ý mở đầu \
        bằng “Khen thưởng tổng kết” không đứng dưới “Khen thưởng hằng năm”. Được xem là các ý nằm dưới một đề mục nêu thời \
        điểm khen thưởng; đề mục tự nêu cả hai thời điểm thì không báo.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm: Khen thưởng hằng năm\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho cá nhân có thành tích đột xuất.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm: Khen thưởng hằng năm\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\nđột xuất:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho cá nhân có thành tích đột xuất.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(award_in_wrong_tier),
};

/// Phrases that place a commendation outside the regular tiers.
const AD_HOC: &[&str] = &["thành tích đột xuất", "khen thưởng đột xuất", "đột xuất đặc biệt xuất sắc"];

/// What an item of a tier may begin with: its own tier, if it is another one.
const OPENINGS: &[(&str, Role, &str)] = &[
    ("khen thưởng tổng kết", Role::FinalReview, "tổng kết"),
    ("khen thưởng sơ kết", Role::InterimReview, "sơ kết"),
    ("khen thưởng hằng năm", Role::Annual, "hằng năm"),
    ("khen thưởng hàng năm", Role::Annual, "hàng năm"),
];

/// Reports commendation for sudden feats under a regular tier, and items that begin with another tier.
fn award_in_wrong_tier(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut under: BTreeMap<usize, Diagnostic> = BTreeMap::new();
    for (index, passage) in cx.prose() {
        if passage.kind == Kind::Title || !passage.is_prose() {
            continue;
        }
        let Some((heading, tier)) = tier_heading(cx, index) else { continue };
        if tier == Role::AdHoc
            || !matches!(division(cx, index), Some(Role::AwardForms | Role::Quotas | Role::AwardStandards))
        {
            continue;
        }
        let Some(above) = cx.passages.list.get(heading) else { continue };
        let said = heading_words(above);
        let words = &passage.words;
        let ad_hoc = (!said.contains("đột xuất"))
            .then(|| AD_HOC.iter().find_map(|phrase| words.find(0, phrase)))
            .flatten()
            .filter(|place| !is_excluded(words, place.start))
            .map(|place| (place, "khen thưởng đột xuất"));
        let opening = OPENINGS.iter().find_map(|(phrase, of, name)| {
            let after = words.after(0, phrase).filter(|_| *of != tier && !said.contains(name))?;
            Some((0..after, *phrase))
        });
        let Some((place, what)) = ad_hoc.or(opening) else { continue };
        let bytes = words.range(place.start, place.end);
        if cx.is_quoted(index, &bytes) {
            continue;
        }
        let span = cx.span(index, &bytes);
        match under.get_mut(&heading) {
            Some(report) if report.also.len() < FURTHER_PLACES => {
                *report = report.clone().with_also(span, "cũng vậy");
            }
            Some(_) => {}
            None => {
                let typed = passage.slice(&bytes);
                let message = format!("“{typed}” đứng dưới mục khen thưởng {}", tier_words(tier));
                let mut report = AWARD_IN_WRONG_TIER
                    .report(span, message)
                    .with_help(format!("chuyển ý này sang mục riêng về {what}"));
                if above.text.span.start < above.text.span.end {
                    report = report.with_also(above.text.span, "mục đang chứa ý này");
                }
                under.insert(heading, report);
            }
        }
    }
    found.extend(under.into_values());
}

/// Tells whether a phrase is named only to leave it out: `không bao gồm khen thưởng đột xuất`.
fn is_excluded(words: &crate::model::recognise::words::Words<'_>, at: usize) -> bool {
    (at.saturating_sub(5)..at).any(|near| matches!(words.word(near), "không" | "ngoài" | "trừ" | "kể"))
}
