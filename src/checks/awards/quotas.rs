//! Quotas (`KT`): none at all, contradicting ones, impossible ones, ones that leave open for whom or how often.

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::award::{self, AwardKind};
use crate::model::passages::Kind;
use crate::model::quota::{Limit, Quota};
use crate::model::recognise::quota as reading_quota;
use crate::model::recognise::words::{Words, fold};
use crate::source::Span;
use crate::syntax::keywords::Role;

use super::reading::{division, heading_words, mentions, promised, tier_heading, tier_of, tier_words};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[
    NEITHER_QUOTA_NOR_DOSSIER,
    CONTRADICTING_QUOTAS,
    QUOTA_ABOVE_HUNDRED,
    QUOTA_WITHOUT_SUBJECT,
    QUOTA_OF_WHICH_PHASE,
    TIER_WITHOUT_NUMBER,
];

const NEITHER_QUOTA_NOR_DOSSIER: Check = Check {
    code: "KT040",
    name: "neither-quota-nor-dossier",
    title: "Nêu hình thức khen thưởng mà không có số lượng, không có hồ sơ",
    severity: Severity::Hint,
    explanation: "Kế hoạch nêu các hình thức khen thưởng nhưng không cho biết khen bao nhiêu, hồ sơ gồm gì, gửi ở đâu, khi nào, \
        thì các đơn vị không có căn cứ để xét và trình. Chỉ cần có một trong các nội dung đó là không báo.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nhồ sơ:\nHồ sơ gửi về Sở Nội vụ trước ngày 20 tháng 11 hằng năm.\n",
    run: Run::Always(neither_quota_nor_dossier),
};

/// Reports the awards once where the plan says nothing of number, dossier or where to send it.
fn neither_quota_nor_dossier(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let dossier = &cx.plan.dossier;
    let has_procedure = !cx.plan.quotas.is_empty()
        || !dossier.components.is_empty()
        || !dossier.copies.is_empty()
        || !dossier.procedure.is_empty();
    if has_procedure || cx.plan.award_forms.iter().all(|award| award.kind == AwardKind::NotNamed) {
        return;
    }
    let says_more = cx.prose().any(|(_, passage)| {
        matches!(passage.role, Some(Role::Quotas | Role::Dossier))
            || [
                "hồ sơ đề nghị khen thưởng",
                "hồ sơ khen thưởng",
                "hồ sơ trình khen",
                "số lượng khen thưởng",
                "hồ sơ đề nghị",
                "hồ sơ , thủ tục",
            ]
            .iter()
            .any(|phrase| passage.words.find(0, phrase).is_some())
    });
    if says_more {
        return;
    }
    let Some(first) = promised(cx).into_iter().next() else { return };
    // The heading of the awards speaks for all of them, where it is typed.
    let heading = cx
        .passages
        .ancestors(first.index)
        .filter_map(|above| cx.passages.list.get(above))
        .find(|above| above.kind == Kind::Title && !above.is_empty() && !above.role.is_some_and(Role::is_tier));
    let span = heading.map_or(first.span(), |heading| heading.text.span);
    found.push(
        NEITHER_QUOTA_NOR_DOSSIER
            .report(span, "kế hoạch nêu hình thức khen thưởng nhưng không có số lượng, hồ sơ, thời hạn trình")
            .with_help("thêm “số lượng:” và “hồ sơ:”, hoặc dẫn văn bản hướng dẫn"),
    );
}

const CONTRADICTING_QUOTAS: Check = Check {
    code: "KT041",
    name: "contradicting-quotas",
    title: "Hai số lượng khác nhau cho cùng một hình thức khen thưởng",
    severity: Severity::Warning,
    explanation: "Cùng một hình thức, cùng thời điểm khen thưởng, cùng đối tượng (tập thể hoặc cá nhân) mà hai chỗ ghi hai số \
        lượng khác nhau. Chỉ so hai chỗ đều gọi tên hình thức; số lượng riêng của từng khối, từng đơn vị hoặc nằm trong \
        “trong đó” được bỏ qua.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh (không quá 10 tập thể và 20 cá nhân).\nsố lượng:\n- Hằng năm, Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: không quá 15 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh (không quá 10 tập thể và 20 cá nhân).\nsố lượng:\n- Hằng năm, Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: không quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(contradicting_quotas),
};

/// What a quota is for: the award it names and the time and part of the movement it speaks of.
struct Meant<'a> {
    quota: &'a Quota,
    award: String,
    when: Vec<&'static str>,
}

/// Words by which two quotas of one award differ in what they are for.
const WHEN: &[(&str, &str)] = &[
    ("hằng năm", "năm"),
    ("hàng năm", "năm"),
    ("mỗi năm", "năm"),
    ("sơ kết", "sơ kết"),
    ("tổng kết", "tổng kết"),
    ("đột xuất", "đột xuất"),
    ("mỗi đợt", "đợt"),
    ("đợt 1", "đợt 1"),
    ("đợt 2", "đợt 2"),
    ("giai đoạn 1", "giai đoạn 1"),
    ("giai đoạn 2", "giai đoạn 2"),
];

/// Words by which a quota is only a part, or that of one group.
const PARTIAL: &[&str] =
    &["trong đó", "khối", "cụm", "mỗi cơ quan", "mỗi đơn vị", "mỗi xã", "mỗi sở", "từng", "bình quân", "đề nghị cấp"];

fn contradicting_quotas(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let all = mentions(cx);
    let mut meant: Vec<Meant<'_>> = Vec::new();
    for quota in &cx.plan.quotas {
        // Its paragraph: the innermost passage that holds it, with the awards it names.
        let holds = |span: Span| span.start <= quota.origin.span.start && quota.origin.span.end <= span.end;
        let named: Vec<_> = all.iter().filter(|mention| holds(mention.passage.text.span)).collect();
        let [only] = named.as_slice() else { continue };
        let words = only.words();
        if PARTIAL.iter().any(|phrase| words.find(0, phrase).is_some()) {
            continue;
        }
        let above = cx.passages.ancestors(only.index).filter_map(|above| cx.passages.list.get(above));
        let mut texts: Vec<String> = vec![fold(&only.passage.text.text)];
        texts.extend(above.map(heading_words));
        let mut when: Vec<&'static str> = WHEN
            .iter()
            .filter(|(phrase, _)| texts.iter().any(|text| text.contains(phrase)))
            .map(|(_, name)| *name)
            .collect();
        when.sort_unstable();
        when.dedup();
        meant.push(Meant { quota, award: award::key(only.name()), when });
    }
    for (at, later) in meant.iter().enumerate() {
        let earlier = meant.iter().take(at).find_map(|earlier| {
            let is_same = earlier.award == later.award && earlier.when == later.when;
            let differs = is_same.then(|| difference(earlier.quota, later.quota)).flatten()?;
            Some((earlier, differs))
        });
        let Some((earlier, (first, second))) = earlier else { continue };
        found.push(
            CONTRADICTING_QUOTAS
                .report(
                    later.quota.origin.span,
                    format!("“{}” khác với số lượng đã ghi: {second} so với {first}", later.quota.written),
                )
                .with_also(earlier.quota.origin.span, "số lượng ghi ở đây")
                .with_help("ghi thống nhất một số lượng, hoặc nói rõ hai chỗ khác nhau ở điểm nào"),
        );
    }
}

/// The first pair of shares of one subject that two quotas bound alike and give different amounts.
fn difference(earlier: &Quota, later: &Quota) -> Option<(String, String)> {
    earlier.shares.iter().find_map(|first| {
        let second = later.shares.iter().find(|second| {
            second.subject == first.subject
                && second.is_percentage == first.is_percentage
                && (second.bound == first.bound || second.bound == Limit::Exactly || first.bound == Limit::Exactly)
        })?;
        let sign = if first.is_percentage { "%" } else { "" };
        ((first.amount - second.amount).abs() > f64::EPSILON)
            .then(|| (format!("{}{sign}", number(first.amount)), format!("{}{sign}", number(second.amount))))
    })
}

/// A number as a plan writes it.
fn number(value: f64) -> String {
    if (value.fract()).abs() < f64::EPSILON { format!("{value:02.0}") } else { format!("{value}").replace('.', ",") }
}

const QUOTA_ABOVE_HUNDRED: Check = Check {
    code: "KT042",
    name: "quota-above-hundred",
    title: "Tỷ lệ khen thưởng quá 100%",
    severity: Severity::Error,
    explanation: "Số tập thể, cá nhân được khen thưởng không thể quá 100% số tập thể, cá nhân. Được xem là các tỷ lệ ghi trong \
        số lượng khen thưởng.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\nsố lượng:\nKhông quá 150% tập thể và 10% cá nhân tham gia.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\nsố lượng:\nKhông quá 15% tập thể và 10% cá nhân tham gia.\n",
    run: Run::Always(quota_above_hundred),
};

fn quota_above_hundred(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for quota in &cx.plan.quotas {
        if quota.shares.iter().any(|share| share.is_percentage && share.amount > 100.0) {
            found.push(
                QUOTA_ABOVE_HUNDRED
                    .report(quota.origin.span, format!("“{}”: tỷ lệ quá 100%", quota.written))
                    .with_help("kiểm tra lại tỷ lệ, nhiều nhất là 100%"),
            );
        }
    }
}

const QUOTA_WITHOUT_SUBJECT: Check = Check {
    code: "KT043",
    name: "quota-without-subject",
    title: "Số lượng khen thưởng không ghi của tập thể hay cá nhân",
    severity: Severity::Warning,
    explanation: "Số lượng khen thưởng cần ghi rõ bao nhiêu tập thể, bao nhiêu cá nhân. Được báo khi một ý trong phần số lượng kết \
        thúc ngay sau con số, ví dụ “không quá 10%.”; ý dẫn văn bản hoặc ghi tên hình thức sau con số thì không báo.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\nsố lượng:\nMỗi năm khen thưởng không quá 10%.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\nsố lượng:\nMỗi năm khen thưởng không quá 10% tập thể và 05% cá nhân.\n",
    run: Run::Always(quota_without_subject),
};

fn quota_without_subject(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in cx.prose() {
        if !passage.is_prose() || division(cx, index) != Some(Role::Quotas) {
            continue;
        }
        let words = &passage.words;
        let names_subject = ["tập thể", "cá nhân", "hộ", "doanh nghiệp", "gia đình", "đơn vị", "người", "học sinh"]
            .iter()
            .any(|subject| words.find(0, subject).is_some());
        if names_subject || passage.has_children {
            continue;
        }
        for at in 0..words.len() {
            let Some((_, number_at)) = reading_quota::bound_at(words, at) else { continue };
            let Some((_, mut after)) = words.number(number_at) else { continue };
            after += usize::from(words.word(after) == "%");
            if !matches!(words.word(after), "" | "." | ";") {
                continue;
            }
            let bytes = words.range(at, after);
            let typed = passage.slice(&bytes);
            found.push(
                QUOTA_WITHOUT_SUBJECT
                    .report(cx.span(index, &bytes), format!("“{typed}” không ghi của tập thể hay cá nhân"))
                    .with_help("ghi thêm đối tượng, ví dụ “không quá 10% tập thể và 05% cá nhân”"),
            );
            break;
        }
    }
}

const QUOTA_OF_WHICH_PHASE: Check = Check {
    code: "KT044",
    name: "quota-of-which-phase",
    title: "Số lượng khen thưởng không nói là của mỗi đợt hay của cả phong trào",
    severity: Severity::Hint,
    explanation: "Kế hoạch có nhiều đợt thi đua, có nói khen thưởng sau mỗi đợt, mà số lượng khen thưởng chỉ ghi một con số thì \
        không rõ là của mỗi đợt hay của cả phong trào. Số lượng đã ghi “mỗi đợt”, “hằng năm”, “sơ kết”, “tổng kết”, “cả phong \
        trào” thì không báo.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nkhen thưởng:\nBằng khen của Chủ tịch Ủy ban nhân dân tỉnh. Sau mỗi đợt thi đua, Sở Nội vụ tham mưu khen thưởng.\nsố lượng:\n10 tập thể và 20 cá nhân.\nphần thời gian thực hiện: Thời gian thực hiện\nSở Nội vụ tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030.\nđợt: từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2028\nThi đua thực hiện các tiêu chí về hạ tầng.\nđợt: từ ngày 01 tháng 01 năm 2029 đến ngày 31 tháng 12 năm 2030\nThi đua thực hiện các tiêu chí còn lại.\n",
    good: "phần khen thưởng: Khen thưởng\nkhen thưởng:\nBằng khen của Chủ tịch Ủy ban nhân dân tỉnh. Sau mỗi đợt thi đua, Sở Nội vụ tham mưu khen thưởng.\nsố lượng:\nMỗi đợt 10 tập thể và 20 cá nhân.\nphần thời gian thực hiện: Thời gian thực hiện\nSở Nội vụ tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030.\nđợt: từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2028\nThi đua thực hiện các tiêu chí về hạ tầng.\nđợt: từ ngày 01 tháng 01 năm 2029 đến ngày 31 tháng 12 năm 2030\nThi đua thực hiện các tiêu chí còn lại.\n",
    run: Run::Always(quota_of_which_phase),
};

/// Words by which a quota says for which time it holds.
const TIME_OF_QUOTA: &[&str] = &[
    "đợt",
    "năm",
    "phong trào",
    "sơ kết",
    "tổng kết",
    "tổng số",
    "tổng cộng",
    "giai đoạn",
    "cả hai",
    "đột xuất",
    "quý",
    "tháng",
];

fn quota_of_which_phase(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if cx.plan.timeline.phases.len() < 2 {
        return;
    }
    let each = cx.prose().find_map(|(index, passage)| {
        let words = &passage.words;
        let place = ["kết thúc mỗi đợt", "sau mỗi đợt", "cuối mỗi đợt", "kết thúc từng đợt", "sau từng đợt"]
            .iter()
            .find_map(|phrase| words.find(0, phrase))?;
        words.find(place.end, "khen thưởng")?;
        Some(cx.span(index, &words.range(place.start, place.end)))
    });
    let Some(each) = each else { return };
    for (index, passage) in cx.prose() {
        if !passage.is_prose() || division(cx, index) != Some(Role::Quotas) || tier_heading(cx, index).is_some() {
            continue;
        }
        let says_when = TIME_OF_QUOTA.iter().any(|phrase| passage.words.find(0, phrase).is_some());
        let quota = reading_quota::quotas(&passage.words).into_iter().next();
        let Some(quota) = quota.filter(|_| !says_when) else { continue };
        found.push(
            QUOTA_OF_WHICH_PHASE
                .report(
                    cx.span(index, &quota.range),
                    format!("“{}” là của mỗi đợt hay của cả phong trào?", passage.slice(&quota.range)),
                )
                .with_also(each, "khen thưởng sau mỗi đợt")
                .with_help("ghi thêm “mỗi đợt” hoặc “trong cả phong trào”"),
        );
        return;
    }
}

const TIER_WITHOUT_NUMBER: Check = Check {
    code: "KT045",
    name: "tier-without-number",
    title: "Phần số lượng có mục không ghi số lượng",
    severity: Severity::Hint,
    explanation: "Phần số lượng khen thưởng đã ghi con số cho một thời điểm (ví dụ hằng năm) nhưng ở thời điểm khác (ví dụ tổng \
        kết) chỉ gọi tên hình thức. Nên ghi số lượng, hoặc nói rõ là không giới hạn.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nkhen thưởng:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nhằng năm:\nKhông quá 10 tập thể và 20 cá nhân.\ntổng kết:\nBằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho các tập thể tiêu biểu.\n",
    good: "phần khen thưởng: Khen thưởng\nkhen thưởng:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nhằng năm:\nKhông quá 10 tập thể và 20 cá nhân.\ntổng kết:\nBằng khen của Chủ tịch Ủy ban nhân dân tỉnh: không quá 30 tập thể và 50 cá nhân.\n",
    run: Run::Always(tier_without_number),
};

fn tier_without_number(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // Tiers of the quotas: the place of the words, and whether there is a number among them.
    let mut tiers: Vec<(Role, Span, bool)> = Vec::new();
    for (index, passage) in cx.prose() {
        let Some(tier) = tier_of(cx, index) else { continue };
        if tier == Role::AdHoc || above_tier(cx, index) != Some(Role::Quotas) {
            continue;
        }
        let below: Vec<_> = std::iter::once((index, passage)).chain(cx.passages.descendants(index)).collect();
        let has_number = below.iter().any(|(_, passage)| has_number(&passage.words));
        let is_open = below.iter().any(|(_, passage)| {
            ["không hạn chế", "không giới hạn", "không quy định số lượng", "không khống chế"]
                .iter()
                .any(|phrase| passage.words.find(0, phrase).is_some())
        });
        let body = below.iter().find(|(at, passage)| *at != index && !passage.is_empty());
        let span = body.map_or(passage.text.span, |(_, passage)| passage.text.span);
        if span.start < span.end {
            tiers.push((tier, span, has_number || is_open));
        }
    }
    if !tiers.iter().any(|(_, _, has_number)| *has_number) {
        return;
    }
    for (tier, span, _) in tiers.iter().filter(|(_, _, has_number)| !has_number) {
        found.push(
            TIER_WITHOUT_NUMBER
                .report(*span, format!("phần số lượng không ghi số lượng khen thưởng {}", tier_words(*tier)))
                .with_help("ghi số lượng, hoặc nói rõ không giới hạn"),
        );
    }
}

/// The division that a tier's heading stands in.
fn above_tier(cx: &Context<'_>, index: usize) -> Option<Role> {
    cx.passages
        .ancestors(index)
        .filter_map(|above| cx.passages.list.get(above)?.role)
        .find(|role| !role.is_tier() && *role != Role::Group)
}

/// Tells whether a quota or another number of awards stands in the words.
fn has_number(words: &Words<'_>) -> bool {
    !reading_quota::quotas(words).is_empty()
        || (0..words.len()).any(|at| {
            reading_quota::bound_at(words, at).is_some_and(|(_, after)| words.number(after).is_some())
                || words.number(at).is_some_and(|(_, after)| {
                    ["bằng khen", "giấy khen", "cờ", "tập thể", "cá nhân", "%"]
                        .iter()
                        .any(|noun| words.is_at(after, noun))
                })
        })
}
