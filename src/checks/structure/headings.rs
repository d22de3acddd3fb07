//! Headings (`CT`): closing marks, the case behind labels, and what they promise.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Edit, Severity};
use crate::model::award::AwardKind;
use crate::model::passages::{Kind, Passage};
use crate::source::Span;
use crate::syntax::keywords::Role;

use super::marks::{Mark, last_mark};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[HEADINGS_END_DIFFERENTLY, CASE_BEHIND_LABELS, HEADING_PROMISES_MORE];

const HEADINGS_END_DIFFERENTLY: Check = Check {
    code: "CT006",
    name: "headings-end-differently",
    title: "Tiêu đề cùng cấp kết thúc bằng dấu khác nhau",
    severity: Severity::Hint,
    explanation: "Tiêu đề các mục cùng cấp nên cùng không có dấu, hoặc cùng kết thúc bằng dấu hai chấm. Dấu ít dùng hơn được báo \
        một lần cho cả nhóm. Không xét tiêu đề để máy tự ghi, tiêu đề của mục còn chia thành mục nhỏ, và các mục khác loại \
        (đối tượng, đơn vị được giao, mức khen thưởng được so riêng với nhau).",
    basis: &[Basis::Consistency],
    bad: "phần tiêu chí: Tiêu chí thi đua\nđối với: tập thể:\n- Có thư viện số.\n- Có phòng máy tính.\nđối với: cá nhân\n- Có bài giảng điện tử.\n- Có sáng kiến được áp dụng.\nđối với: hộ gia đình:\n- Hoàn thành khóa kỹ năng số.\n- Tham gia câu lạc bộ công nghệ.\n",
    good: "phần tiêu chí: Tiêu chí thi đua\nđối với: tập thể\n- Có thư viện số.\n- Có phòng máy tính.\nđối với: cá nhân\n- Có bài giảng điện tử.\n- Có sáng kiến được áp dụng.\nđối với: hộ gia đình\n- Hoàn thành khóa kỹ năng số.\n- Tham gia câu lạc bộ công nghệ.\n",
    run: Run::Always(headings_end_differently),
};

const CASE_BEHIND_LABELS: Check = Check {
    code: "CT007",
    name: "case-behind-labels",
    title: "Chữ đầu sau nhãn khi viết hoa, khi viết thường",
    severity: Severity::Hint,
    explanation: "Trong một danh sách mà các ý có dạng “nhãn: nội dung”, chữ đầu sau dấu hai chấm nên cùng viết hoa hoặc cùng viết \
        thường. Nghị định về thể thức không quy định trường hợp này nên chỉ xét sự thống nhất. Không tính tên riêng, tên cơ \
        quan, chức vụ, chữ số, ngoặc kép; không xét dấu hai chấm ở giữa câu.",
    basis: &[Basis::Consistency],
    bad: "phần nội dung: Nội dung thi đua\n- Về giao thông: hoàn thành bê tông hóa đường thôn, xóm.\n- Về thủy lợi: Nạo vét kênh mương trước mùa mưa.\n- Về môi trường: trồng hoa, cây xanh dọc các tuyến đường.\n",
    good: "phần nội dung: Nội dung thi đua\n- Về giao thông: hoàn thành bê tông hóa đường thôn, xóm.\n- Về thủy lợi: nạo vét kênh mương trước mùa mưa.\n- Về môi trường: trồng hoa, cây xanh dọc các tuyến đường.\n",
    run: Run::Always(case_behind_labels),
};

const HEADING_PROMISES_MORE: Check = Check {
    code: "CT010",
    name: "heading-promises-more",
    title: "Tiêu đề nêu điều mà nội dung không có, hoặc không khớp nội dung",
    severity: Severity::Hint,
    explanation: "Người đọc tìm nội dung theo tiêu đề. Các trường hợp được xét: tiêu đề nêu kinh phí, hồ sơ, số lượng, thời gian \
        mà bên dưới không có và cũng không dẫn sang quy định khác; nêu danh hiệu thi đua mà cả kế hoạch không có danh hiệu nào; \
        nguyên tắc thi đua mà chỉ có nguyên tắc khen thưởng; “đợt thi đua” khi kế hoạch có nhiều đợt; tên phần bỏ sót chữ “thi \
        đua” mà mục đầu của nó có; cột của bảng không nói là thời gian mà chỉ ghi thời gian.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Hình thức và kinh phí khen thưởng\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho các trường học dẫn đầu.\n- Giấy khen của Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu.\nsố lượng:\nMỗi năm không quá 05 tập thể và 10 cá nhân.\n",
    good: "phần khen thưởng: Hình thức và kinh phí khen thưởng\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho các trường học dẫn đầu.\n- Mức tiền thưởng thực hiện theo quy định hiện hành.\nsố lượng:\nMỗi năm không quá 05 tập thể và 10 cá nhân.\n",
    run: Run::Always(heading_promises_more),
};

/// A passage with its closing mark and where that stands.
type Ending = (usize, Mark, Range<usize>);

/// A passage, the first word behind its label, and whether that begins with a capital.
type Labelled = (usize, usize, bool);

/// What sort of heading a title is, so that only headings of one sort are compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Plain,
    Group,
    Party,
    Tier,
}

fn sort_of(role: Option<Role>) -> Sort {
    match role {
        Some(Role::Group) => Sort::Group,
        Some(Role::Charge | Role::Request) => Sort::Party,
        Some(role) if role.is_tier() => Sort::Tier,
        _ => Sort::Plain,
    }
}

/// Reports the rarer closing mark among headings of one sort under one parent.
fn headings_end_differently(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let list = &cx.passages.list;
    let mut has_parts = vec![false; list.len()];
    for (_, passage) in cx.texts().filter(|(_, passage)| passage.kind == Kind::Title) {
        if let Some(has) = passage.parent.and_then(|parent| has_parts.get_mut(parent)) {
            *has = true;
        }
    }
    let mut groups: BTreeMap<(Option<usize>, u8, Sort), Vec<Ending>> = BTreeMap::new();
    for (index, passage) in cx.texts() {
        let is_heading = passage.kind == Kind::Title && passage.role != Some(Role::Phase);
        // Without a part below it a heading may run into its paragraph; with one it cannot.
        let is_division = passage.depth > 0 && has_parts.get(index).copied().unwrap_or_default();
        if !is_heading || passage.is_empty() || is_division || passage.place.as_str().starts_with("annex/") {
            continue;
        }
        let sort = sort_of(passage.role);
        if let Some((mark, bytes)) = last_mark(&passage.text.text) {
            // `1. Chủ đề: …` beside `2. Nội dung` with a list below: one runs in, the other cannot.
            let runs_in = mark == Mark::Colon && starts_with_paragraph(cx, index);
            if sort == Sort::Plain && runs_in {
                continue;
            }
            groups.entry((passage.parent, passage.depth, sort)).or_default().push((index, mark, bytes));
        }
    }
    for group in groups.values() {
        let Some((_, first, _)) = group.first() else { continue };
        let count = |mark: Mark| group.iter().filter(|(_, other, _)| *other == mark).count();
        let all = [Mark::Stop, Mark::Semicolon, Mark::Comma, Mark::Colon, Mark::Nothing];
        let usual = all.into_iter().max_by_key(|mark| (count(*mark), mark == first)).unwrap_or(*first);
        // A full stop is no mark of a heading: it is never what the others should be like.
        let usual = match usual {
            Mark::Stop | Mark::Semicolon | Mark::Comma if count(Mark::Colon) > 0 => Mark::Colon,
            Mark::Stop | Mark::Semicolon | Mark::Comma if count(Mark::Nothing) > 0 => Mark::Nothing,
            other => other,
        };
        let odd: Vec<_> = group.iter().filter(|(_, mark, _)| *mark != usual).collect();
        let Some((index, mark, bytes)) = odd.first() else { continue };
        let wish = if usual == Mark::Nothing {
            "bỏ dấu ở cuối".to_owned()
        } else {
            format!("kết thúc bằng {}", usual.named())
        };
        let others = if usual == Mark::Nothing {
            "không có dấu".to_owned()
        } else {
            format!("kết thúc bằng {}", usual.named())
        };
        let edits = odd
            .iter()
            .map(|(index, mark, bytes)| {
                let span = cx.span(*index, bytes);
                let span = if *mark == Mark::Nothing { Span::new(span.end, span.end) } else { span };
                Edit { span, text: usual.sign().to_owned() }
            })
            .collect();
        let mut report = HEADINGS_END_DIFFERENTLY
            .report(cx.span(*index, bytes), format!("tiêu đề này {}, các tiêu đề cùng cấp khác {others}", mark.said()))
            .with_label(wish)
            .with_edits(edits, false);
        for (index, mark, bytes) in odd.iter().skip(1).take(5) {
            report = report.with_also(cx.span(*index, bytes), format!("tiêu đề này {}", mark.said()));
        }
        found.push(report);
    }
}

/// Tells whether a paragraph is the first that stands under a title.
fn starts_with_paragraph(cx: &Context<'_>, index: usize) -> bool {
    cx.passages.list.get(index + 1).is_some_and(|next| next.kind == Kind::Paragraph && next.parent == Some(index))
}

/// Words behind which a colon belongs to the sentence: what follows is named by them, not labelled.
const INTRODUCERS: &[&str] = &[
    "phương châm",
    "chủ đề",
    "khẩu hiệu",
    "thông điệp",
    "tinh thần",
    "như sau",
    "sau",
    "gồm",
    "là",
    "rằng",
    "cụ thể",
    "ví dụ",
    "đó",
    "mục tiêu",
    "tên gọi",
    "theo",
];

/// First words of names of bodies, offices, documents and awards: they are written with a capital anywhere.
const NAMES: &[&str] = &[
    "ủy",
    "hội",
    "sở",
    "bộ",
    "ban",
    "công",
    "chủ",
    "phó",
    "thủ",
    "chính",
    "mặt",
    "đảng",
    "nhà",
    "nhân",
    "huân",
    "cờ",
    "bằng",
    "giấy",
    "quyết",
    "nghị",
    "thông",
    "luật",
    "phòng",
    "trung",
    "văn",
    "đoàn",
    "tỉnh",
    "thành",
    "đài",
    "báo",
    "trưởng",
    "giám",
    "chánh",
    "liên",
    "tổ",
    "thường",
    "bí",
    "chi",
    "cục",
    "quốc",
    "ngân",
    "kho",
    "trường",
    "viện",
    "hạt",
    "bảo",
    "kế",
    "chỉ",
    "kết",
    "hướng",
    "tòa",
    "viện",
    "thanh",
    "cựu",
    "nông",
    "hợp",
    "doanh",
    "danh",
];

/// Where the text behind a run-in label begins, and whether it begins with a capital.
fn behind_label(passage: &Passage<'_>) -> Option<(usize, bool)> {
    let after = passage.after_label()?;
    let words = &passage.words;
    let length = after - 1;
    let is_sentence = length > 30
        || INTRODUCERS.iter().any(|word| {
            let parts = word.split(' ').count();
            length >= parts && words.is_at(length - parts, word)
        });
    let letter = words.written(after).chars().next().filter(|letter| letter.is_alphabetic())?;
    let in_mark =
        passage.party_marks.iter().any(|mark| mark.start <= words.start(after) && words.start(after) < mark.end);
    // `Năm 2028: sơ kết; năm 2030: tổng kết`: a line of several labels is no list of its own.
    let has_more = (after..words.len()).any(|at| words.word(at) == ":");
    let is_capital = letter.is_uppercase();
    let is_name = is_capital
        && (words.is_capital(after + 1)
            || NAMES.contains(&words.word(after))
            || words.written(after).chars().skip(1).any(char::is_uppercase));
    (!is_sentence && !has_more && !is_name && !in_mark).then_some((after, is_capital))
}

/// Reports the rarer case behind the labels of one list.
fn case_behind_labels(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut groups: BTreeMap<(Option<usize>, u8), Vec<Labelled>> = BTreeMap::new();
    for (index, passage) in cx.texts().filter(|(_, passage)| passage.kind == Kind::Item && !passage.has_children) {
        if let Some((after, is_capital)) = behind_label(passage) {
            groups.entry((passage.parent, passage.depth)).or_default().push((index, after, is_capital));
        }
    }
    for group in groups.values() {
        let capitals = group.iter().filter(|(_, _, is_capital)| *is_capital).count();
        let Some((_, _, first)) = group.first() else { continue };
        if capitals == 0 || capitals == group.len() {
            continue;
        }
        let wants_capital = if capitals * 2 == group.len() { *first } else { capitals * 2 > group.len() };
        let odd: Vec<_> = group.iter().filter(|(_, _, is_capital)| *is_capital != wants_capital).collect();
        let word = |index: usize, at: usize| {
            let passage = cx.passages.list.get(index)?;
            let typed = passage.words.written(at);
            let right = if wants_capital { crate::viet::capitalise(typed) } else { crate::viet::lower(typed) };
            Some((passage.text.span_of(passage.words.start(at), passage.words.end(at)), typed, right))
        };
        let Some((span, typed, right)) = odd.first().and_then(|(index, at, _)| word(*index, *at)) else { continue };
        let (own, other) = if wants_capital { ("thường", "hoa") } else { ("hoa", "thường") };
        let edits = odd
            .iter()
            .filter_map(|(index, at, _)| word(*index, *at))
            .map(|(span, _, text)| Edit { span, text })
            .collect();
        let mut report = CASE_BEHIND_LABELS
            .report(span, format!("sau dấu hai chấm, “{typed}” viết {own}, các ý khác trong danh sách viết {other}"))
            .with_label(format!("viết thống nhất “{right}”"))
            .with_edits(edits, false);
        for (index, at, _) in odd.iter().skip(1).take(5) {
            if let Some((span, _, _)) = word(*index, *at) {
                report = report.with_also(span, format!("cũng viết {own}"));
            }
        }
        found.push(report);
    }
}

/// A subject that a heading names, and words of which one is to be met below it.
struct Promise {
    named: &'static str,
    kept: &'static [&'static str],
}

const PROMISES: &[Promise] = &[
    Promise {
        named: "kinh phí",
        kept: &["kinh phí", "ngân sách", "nguồn", "chi", "tiền", "mức", "dự toán", "quỹ", "xã hội hóa", "đồng"],
    },
    Promise {
        named: "hồ sơ",
        kept: &["hồ sơ", "tờ trình", "biên bản", "báo cáo", "danh sách", "bản", "bộ", "mẫu", "văn bản"],
    },
    Promise {
        named: "số lượng", kept: &["số lượng", "không quá", "không hạn chế", "không giới hạn", "tỷ lệ", "mỗi"]
    },
    Promise {
        named: "thời gian",
        kept: &[
            "ngày",
            "tháng",
            "năm",
            "quý",
            "tuần",
            "đợt",
            "giai đoạn",
            "thời gian",
            "thời điểm",
            "thời hạn",
            "khi",
            "thường xuyên",
        ],
    },
];

/// Words that send the reader elsewhere: what they lead to is not judged.
const REFERENCES: &[&str] =
    &["theo quy định", "theo hướng dẫn", "theo phụ lục", "thực hiện theo", "quy định tại", "kèm theo", "phụ lục"];

/// Reports headings that name what is not below them, or not what is below them.
fn heading_promises_more(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in cx.texts().filter(|(_, passage)| passage.kind == Kind::Title && !passage.is_empty()) {
        if passage.place.as_str().starts_with("annex/") || passage.words.len() > 20 {
            continue;
        }
        let below: Vec<&Passage<'_>> = cx.passages.descendants(index).map(|(_, below)| below).collect();
        if below.iter().all(|below| below.is_empty()) && !has_table(cx, passage) {
            continue;
        }
        promise_not_kept(index, passage, &below, cx, found);
        principles_of_another_thing(index, passage, &below, cx, found);
        titles_that_nobody_gets(index, passage, cx, found);
        one_phase_of_several(index, passage, cx, found);
        criteria_of_what(index, passage, cx, found);
    }
    columns_of_times(cx, found);
}

fn has_table(cx: &Context<'_>, passage: &Passage<'_>) -> bool {
    cx.passages.tables.iter().any(|table| table.origin.place.as_str().starts_with(passage.place.as_str()))
}

fn says(passages: &[&Passage<'_>], phrases: &[&str]) -> bool {
    passages.iter().any(|passage| phrases.iter().any(|phrase| passage.words.find(0, phrase).is_some()))
}

fn promise_not_kept(
    index: usize,
    passage: &Passage<'_>,
    below: &[&Passage<'_>],
    cx: &Context<'_>,
    found: &mut Vec<Diagnostic>,
) {
    // A heading of a single subject is that subject's own place: whatever stands there is about it.
    let is_of_several = (0..passage.words.len()).any(|at| matches!(passage.words.word(at), "," | "và"));
    if !is_of_several || has_table(cx, passage) {
        return;
    }
    for promise in PROMISES {
        let Some(named) = passage.words.find(0, promise.named) else { continue };
        let has_number = promise.named != "kinh phí"
            && promise.named != "hồ sơ"
            && below.iter().any(|below| below.text.text.bytes().any(|byte| byte.is_ascii_digit()));
        let has_division = below.iter().any(|below| {
            let role = match promise.named {
                "kinh phí" => Role::Funding,
                "hồ sơ" => Role::Dossier,
                "số lượng" => Role::Quotas,
                _ => Role::Timeline,
            };
            below.role == Some(role) && passage.role != Some(role)
        });
        if has_number || has_division || says(below, promise.kept) || says(below, REFERENCES) {
            continue;
        }
        found.push(
            HEADING_PROMISES_MORE
                .report(
                    cx.span(index, &passage.words.range(named.start, named.end)),
                    format!("tiêu đề nêu “{}” nhưng nội dung bên dưới không nói đến", promise.named),
                )
                .with_label("bổ sung nội dung, hoặc bỏ khỏi tiêu đề"),
        );
    }
}

/// `Nguyên tắc thi đua` with nothing but principles of commendation below it.
fn principles_of_another_thing(
    index: usize,
    passage: &Passage<'_>,
    below: &[&Passage<'_>],
    cx: &Context<'_>,
    found: &mut Vec<Diagnostic>,
) {
    let Some(named) = passage.words.find(0, "nguyên tắc thi đua") else { return };
    let principles: Vec<&&Passage<'_>> = below
        .iter()
        .filter(|below| below.role == Some(Role::Principles) || passage.role == Some(Role::Principles))
        .collect();
    let items: Vec<&&&Passage<'_>> = principles.iter().filter(|below| below.kind == Kind::Item).collect();
    let of_emulation = principles.iter().filter(|below| below.kind != Kind::Title).any(|below| {
        (0..below.words.len()).any(|at| {
            // The law and the work are called `thi đua, khen thưởng`: this says nothing of emulation alone.
            below.words.is_at(at, "thi đua")
                && !below.words.is_at(at, "thi đua , khen thưởng")
                && !below.words.is_at(at, "thi đua - khen thưởng")
        })
    });
    let of_awards = items
        .iter()
        .filter(|item| ["khen thưởng", "xét tặng", "xét khen"].iter().any(|word| item.words.find(0, word).is_some()))
        .count();
    if of_emulation || of_awards < 2 || of_awards * 2 < items.len() {
        return;
    }
    found.push(
        HEADING_PROMISES_MORE
            .report(
                cx.span(index, &passage.words.range(named.start, named.end)),
                "tiêu đề nêu nguyên tắc thi đua nhưng các ý bên dưới đều là nguyên tắc khen thưởng",
            )
            .with_label("ghi “nguyên tắc khen thưởng”, hoặc bổ sung nguyên tắc thi đua"),
    );
}

/// `Tiêu chuẩn danh hiệu thi đua …` in a plan that names no title.
fn titles_that_nobody_gets(index: usize, passage: &Passage<'_>, cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(named) = passage.words.find(0, "danh hiệu thi đua") else { return };
    if cx.plan.award_forms.iter().any(|award| award.kind == AwardKind::Title) {
        return;
    }
    const TITLES: &[&str] = &[
        "cờ thi đua",
        "chiến sĩ thi đua",
        "lao động tiên tiến",
        "chiến sĩ tiên tiến",
        "tập thể lao động xuất sắc",
        "đơn vị quyết thắng",
        "danh hiệu",
    ];
    let elsewhere = cx.texts().filter(|(other, _)| *other != index);
    if elsewhere.into_iter().any(|(_, other)| other.kind != Kind::Title && says(&[other], TITLES)) {
        return;
    }
    found.push(
        HEADING_PROMISES_MORE
            .report(
                cx.span(index, &passage.words.range(named.start, named.end)),
                "tiêu đề nêu danh hiệu thi đua nhưng kế hoạch không có danh hiệu thi đua nào",
            )
            .with_label("bỏ khỏi tiêu đề, hoặc nêu danh hiệu được xét tặng"),
    );
}

/// `Nội dung của đợt thi đua` in a plan of several phases.
fn one_phase_of_several(index: usize, passage: &Passage<'_>, cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let timeline = &cx.plan.timeline;
    let phases =
        timeline.announced_phases.unwrap_or_default().max(u32::try_from(timeline.phases.len()).unwrap_or(u32::MAX));
    let Some(named) = passage.words.find(0, "đợt thi đua") else { return };
    let before = named.start.checked_sub(1).map_or("", |at| passage.words.word(at));
    let is_counted = matches!(before, "các" | "mỗi" | "từng" | "những" | "hai" | "ba" | "bốn" | "một")
        || before.starts_with(|digit: char| digit.is_ascii_digit())
        || passage.words.word(named.end).starts_with(|digit: char| digit.is_ascii_digit() || digit == 'i')
        || matches!(passage.words.word(named.end), "cao" | "đặc" | "ngắn" | "đột" | "“");
    let is_called_so =
        cx.plan.subject.as_ref().is_some_and(|subject| subject.text.to_lowercase().contains("đợt thi đua"));
    if phases < 2 || is_counted || is_called_so {
        return;
    }
    found.push(
        HEADING_PROMISES_MORE
            .report(
                cx.span(index, &passage.words.range(named.start, named.end)),
                format!("tiêu đề chỉ nói đến một đợt thi đua, còn kế hoạch chia thành {phases} đợt"),
            )
            .with_label("ghi “phong trào thi đua” hoặc “các đợt thi đua”"),
    );
}

/// `Tiêu chí và hình thức khen thưởng` above `Tiêu chí thi đua`: the heading reads as criteria of commendation.
fn criteria_of_what(index: usize, passage: &Passage<'_>, cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let words = &passage.words;
    let Some(named) = words.find(0, "tiêu chí") else { return };
    let joined = matches!(words.word(named.end), "," | "và") && words.find(named.end, "khen thưởng").is_some();
    if !joined || words.find(0, "thi đua").is_some() {
        return;
    }
    let child = cx.children(index).find(|(_, child)| {
        child.kind == Kind::Title
            && child.role == Some(Role::Criteria)
            && (child.is_empty() || child.words.is_at(0, "tiêu chí thi đua"))
    });
    let Some((_, child)) = child else { return };
    let mut report = HEADING_PROMISES_MORE
        .report(
            cx.span(index, &words.range(named.start, named.end)),
            "tiêu đề bỏ sót chữ “thi đua”: mục bên dưới là tiêu chí thi đua, không phải tiêu chí khen thưởng",
        )
        .with_label("ghi “tiêu chí thi đua”");
    if !child.is_empty() {
        report = report.with_also(child.text.span, "mục bên dưới");
    }
    found.push(report);
}

/// A column called after doing that holds nothing but times.
fn columns_of_times(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for table in &cx.passages.tables {
        for (column, head) in table.columns.iter().enumerate() {
            let Some(passage) = cx.passages.list.get(*head) else { continue };
            let title = &passage.words;
            let is_bare = ["thực hiện", "triển khai", "tổ chức thực hiện", "triển khai thực hiện", "hoàn thành"]
                .iter()
                .any(|verb| title.after(0, verb) == Some(title.len()));
            if !is_bare {
                continue;
            }
            let cells: Vec<&Passage<'_>> = table
                .rows
                .iter()
                .flatten()
                .filter(|cell| cell.column == column)
                .flat_map(|cell| &cell.passages)
                .filter_map(|at| cx.passages.list.get(*at))
                .filter(|cell| !cell.is_empty())
                .collect();
            let is_time = |cell: &&Passage<'_>| {
                cell.words.len() <= 12
                    && ["thường xuyên", "hằng", "hàng", "tháng", "quý", "năm", "ngày", "trước", "từ", "tuần", "định kỳ"]
                        .iter()
                        .any(|word| cell.words.is_at(0, word))
            };
            if cells.len() < 2 || !cells.iter().all(is_time) {
                continue;
            }
            found.push(
                HEADING_PROMISES_MORE
                    .report(
                        passage.text.span,
                        format!("cột “{}” chỉ ghi thời gian, tên cột không nói điều đó", passage.text.text.trim()),
                    )
                    .with_label("ghi “Thời gian thực hiện”"),
            );
        }
    }
}
