//! Tasks of the timeline: each names who does it.

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::Passage;
use crate::model::recognise::words::Words;
use crate::syntax::keywords::Role;

use super::{clause, find_any, has_any, spots};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[TASK_OF_NOBODY];

/// How many second places one report shows.
const SHOWN: usize = 5;

const TASK_OF_NOBODY: Check = Check {
    code: "TG010",
    name: "task-of-nobody",
    title: "Việc có thời hạn trong phần thời gian thực hiện chưa nêu đơn vị làm",
    severity: Severity::Warning,
    explanation: "Nêu thời gian sơ kết, tổng kết, ban hành kế hoạch, báo cáo mà không nêu đơn vị nào làm thì không ai chịu trách nhiệm. Câu không có \
        tên đơn vị, ở đề mục trên cũng không có, được nhắc một lần; nếu ở câu khác hoặc phần tổ chức thực hiện đã giao việc sơ kết, tổng kết cho một đơn vị thì \
        không nhắc việc đó.",
    basis: &[Basis::Consistency],
    bad: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. \
        Tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030.\n",
    good: "phần thời gian thực hiện: Thời gian thực hiện\nPhong trào thi đua được thực hiện từ ngày 15 tháng 01 năm 2026 đến ngày 31 tháng 12 năm 2030. \
        Sở Nội vụ tham mưu tổ chức sơ kết vào năm 2028 và tổng kết vào năm 2030.\n",
    run: Run::Always(task_of_nobody),
};

/// Reviews of the movement.
const REVIEWS: &[&str] = &["sơ kết", "tổng kết"];

/// Other things that somebody has to do by a day.
const ACTS: &[&str] = &["ban hành kế hoạch", "báo cáo kết quả", "gửi báo cáo", "nộp báo cáo"];

/// Words by which a unit is named.
const UNITS: &[&str] = &[
    "ủy ban nhân dân",
    "ubnd",
    "sở",
    "phòng",
    "công an",
    "hội đồng",
    "cơ quan",
    "đơn vị",
    "địa phương",
    "ban chỉ đạo",
    "ban thi đua",
    "ban tuyên giáo",
    "văn phòng",
    "mặt trận tổ quốc",
    "nhà trường",
    "các trường",
    "các thôn",
    "các xã",
    "các cấp",
    "các ngành",
    "doanh nghiệp",
    "trung tâm",
    "chủ tịch",
    "giám đốc",
    "thủ trưởng",
    "chúng tôi",
    "công đoàn",
    "đoàn thanh niên",
    "hội liên hiệp",
    "hội nông dân",
    "cụm",
    "khối",
    "tổ công tác",
    "cấp ủy",
    "đảng ủy",
];

/// Looks through the timed sentences of the timeline; one report, with the other places.
fn task_of_nobody(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let reviews_are_charged = cx.texts().any(|(_, passage)| charges_reviews(passage));
    let mut places = Vec::new();
    for (at, spot) in spots(cx).iter().enumerate() {
        let passage = spot.passage;
        let is_timeline = matches!(passage.role, Some(Role::Timeline | Role::Phase)) && passage.is_prose();
        if !is_timeline || spot.time.within_citation || cx.quoted.is_in_quotes(spot.index, &spot.bytes) {
            continue;
        }
        let words = &passage.words;
        let here = clause(words, spot.word());
        let review = if reviews_are_charged { None } else { find_any(words, here.clone(), REVIEWS) };
        let act = find_any(words, here.clone(), ACTS).or(review);
        let Some(act) = act else { continue };
        let sentence = sentence_start(words, act.start);
        let heads = cx.passages.ancestors(spot.index).filter_map(|above| cx.passages.list.get(above));
        let is_headed = heads
            .filter(|above| above.role != Some(Role::Timeline) || above.is_prose())
            .any(|above| has_any(&above.words, 0..above.words.len(), UNITS));
        let is_named = has_any(words, sentence..act.start, UNITS) || !passage.party_marks.is_empty() || is_headed;
        let by_whom = find_any(words, act.end..here.end, &["do", "giao"]).is_some();
        let bytes = words.range(act.start, act.end);
        // `từ ngày ký ban hành Kế hoạch` tells a day, no task.
        let tells_a_day =
            has_any(words, act.start.saturating_sub(3)..act.start, &["ngày", "ký", "khi", "kể từ", "được"]);
        if !is_named && !by_whom && !tells_a_day && !cx.quoted.is_in_quotes(spot.index, &bytes) {
            places.push((at, cx.span(spot.index, &bytes), passage.slice(&bytes).to_owned()));
        }
    }
    places.dedup_by_key(|(_, span, _)| *span);
    let Some((_, span, text)) = places.first() else { return };
    let mut report = TASK_OF_NOBODY
        .report(*span, format!("“{text}” có thời gian mà không nêu đơn vị nào thực hiện"))
        .with_label("nêu đơn vị chủ trì");
    for (_, span, _) in places.iter().skip(1).take(SHOWN) {
        report = report.with_also(*span, "cũng chưa nêu đơn vị thực hiện");
    }
    found.push(report);
}

/// Where the sentence of a word begins.
fn sentence_start(words: &Words<'_>, at: usize) -> usize {
    (0..at).rev().find(|index| super::is_full_stop(words, *index)).map_or(0, |index| index + 1)
}

/// Tells whether a task under the assignments charges somebody with reviews, and not only with the awards given at them.
fn charges_reviews(passage: &Passage<'_>) -> bool {
    let words = &passage.words;
    if matches!(passage.role, Some(Role::Timeline | Role::Phase)) {
        // `Công an xã chuẩn bị nội dung sơ kết, tổng kết`, beside the sentence that only gives the time.
        return (0..words.len()).any(|at| {
            let clause = clause(words, at);
            REVIEWS.iter().any(|review| words.is_at(at, review)) && has_any(words, clause.start..at, UNITS)
        });
    }
    if !matches!(passage.role, Some(Role::Assignments | Role::Charge | Role::Request)) {
        return false;
    }
    (0..words.len()).any(|at| {
        let is_review = REVIEWS.iter().any(|review| words.is_at(at, review));
        is_review && !has_any(words, at.saturating_sub(7)..at, &["thưởng", "báo cáo", "hồ sơ", "hội nghị"])
    })
}
