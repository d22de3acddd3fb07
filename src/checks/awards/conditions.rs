//! Conditions (`KT`): flags for individuals, several forms for one achievement, what counts for regular awards, forms of the
//! dossier.

use chrono::NaiveDate;

use crate::checks::{Basis, Check, Context, Run, emulation_law};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::award::AwardKind;
use crate::model::quota::Subject;
use crate::model::recognise::words::{Words, fold};

use super::reading::{mentions, of_article};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[
    FLAG_FOR_INDIVIDUALS,
    SEVERAL_FORMS_FOR_ONE_ACHIEVEMENT,
    THEMATIC_AWARD_AS_GROUND,
    FORM_OF_ANOTHER_KIND,
    MOVEMENT_OF_THE_CHAIR,
];

const FLAG_FOR_INDIVIDUALS: Check = Check {
    code: "KT030",
    name: "flag-for-individuals",
    title: "Tặng Cờ thi đua cho cá nhân",
    severity: Severity::Error,
    explanation: "Cờ thi đua chỉ tặng tập thể. Được xem là “Cờ thi đua … cho … cá nhân” và số lượng Cờ thi đua có kể cá nhân. \
        Khi câu liệt kê cờ cùng các hình thức khác cho “tập thể, cá nhân” thì không báo, vì cá nhân có thể nhận hình thức \
        khác. Từ ngày 01/10/2026 luật sửa đổi có hiệu lực nên chỉ còn là cảnh báo.",
    basis: &[emulation_law("Điều 25, Điều 26")],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh cho 02 cá nhân tiêu biểu nhất.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh cho 02 tập thể tiêu biểu nhất.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(flag_for_individuals),
};

/// Reports a flag given to individuals by its own clause, or counted for them in a quota that is its own.
fn flag_for_individuals(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let all = mentions(cx);
    for (order, mention) in all.iter().enumerate() {
        if !mention.is_flag() {
            continue;
        }
        let words = mention.words();
        // Where another award stands in the same sentence, it may be for the individuals.
        let begin = (0..mention.first_word()).rev().find(|at| ends_clause(words.word(*at))).map_or(0, |at| at + 1);
        let after = mention.after();
        let end = (after..words.len()).find(|at| ends_clause(words.word(*at))).unwrap_or(words.len());
        let near = [order.wrapping_sub(1), order + 1];
        let is_alone = !near
            .iter()
            .filter_map(|at| all.get(*at))
            .any(|other| other.index == mention.index && (begin..end).contains(&other.first_word()));
        if !is_alone {
            continue;
        }
        let given = (after..end).find_map(|at| words.after(at, "cho")).or_else(|| {
            // `Cờ thi đua: không quá 02 tập thể và 01 cá nhân`
            (words.word(after) == ":").then_some(after + 1)
        });
        let Some(given) = given else { continue };
        // Up to the next verb or relative clause: who gets it stands at its beginning.
        let reach = (given..end.min(given + 12))
            .find(|at| ["có", "đạt", "được", "trong", "tham", "không thuộc"].iter().any(|word| words.is_at(*at, word)));
        let reach = reach.unwrap_or(end.min(given + 12));
        let Some(person) = (given..reach).find_map(|at| words.after(at, "cá nhân").map(|after| at..after)) else {
            continue;
        };
        let is_denied = (given..person.start).any(|at| words.word(at) == "không" && !words.is_at(at, "không quá"));
        if is_denied {
            continue;
        }
        push_flag(cx, cx.span(mention.index, &words.range(person.start, person.end)), mention.name(), found);
    }
    for quota in &cx.plan.quotas {
        let Some(award) = quota.award.and_then(|award| cx.plan.award_forms.get(award)) else { continue };
        let is_flag = award.kind == AwardKind::Title && fold(&award.name).starts_with("cờ thi đua");
        let counts_persons = quota.shares.iter().any(|share| share.subject == Subject::Individual);
        // The quota's own item names the flag and no other award.
        let named: Vec<_> = all
            .iter()
            .filter(|mention| {
                mention.passage.text.span.start <= quota.origin.span.start
                    && quota.origin.span.end <= mention.passage.text.span.end
            })
            .collect();
        let is_own = matches!(named.as_slice(), [only] if only.is_flag());
        if is_flag
            && counts_persons
            && is_own
            && !found.iter().any(|report| {
                report.code == FLAG_FOR_INDIVIDUALS.code
                    && quota.origin.span.start <= report.span.start
                    && report.span.end <= quota.origin.span.end
            })
        {
            push_flag(cx, quota.origin.span, &award.name, found);
        }
    }
}

fn ends_clause(word: &str) -> bool {
    matches!(word, ";" | "." | "(" | ")")
}

fn push_flag(cx: &Context<'_>, span: crate::source::Span, name: &str, found: &mut Vec<Diagnostic>) {
    let mut report = FLAG_FOR_INDIVIDUALS
        .report(span, format!("“{name}” chỉ tặng tập thể, không tặng cá nhân"))
        .with_help("bỏ cá nhân, hoặc ghi hình thức dành cho cá nhân như Bằng khen, Giấy khen");
    report.severity = of_article(cx, Severity::Error);
    found.push(report);
}

const SEVERAL_FORMS_FOR_ONE_ACHIEVEMENT: Check = Check {
    code: "KT031",
    name: "several-forms-for-one-achievement",
    title: "Cho phép khen thưởng nhiều hình thức cho một thành tích",
    severity: Severity::Error,
    explanation: "Luật quy định không khen thưởng nhiều lần, nhiều hình thức cho một thành tích đạt được. Câu nhắc lại đúng điều \
        cấm này không bị báo; chỉ báo câu cho phép làm ngược lại.",
    basis: &[emulation_law("Điều 5, khoản 2, điểm c")],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh; có thể tặng nhiều hình thức cho một thành tích.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh; không tặng nhiều hình thức cho một thành tích.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(several_forms),
};

const SEVERAL_FORMS: &[&str] = &[
    "nhiều lần , nhiều hình thức cho một thành tích",
    "nhiều hình thức cho một thành tích",
    "nhiều hình thức khen thưởng cho một thành tích",
    "nhiều hình thức cho cùng một thành tích",
    "nhiều hình thức khen thưởng cho cùng một thành tích",
];

/// Reports sentences that allow several forms for one achievement.
fn several_forms(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in cx.prose() {
        let words = &passage.words;
        let Some(place) = SEVERAL_FORMS.iter().find_map(|phrase| words.find(0, phrase)) else { continue };
        let bytes = words.range(place.start, place.end);
        if denies_before(words, place.start) || cx.is_quoted(index, &bytes) {
            continue;
        }
        let mut report = SEVERAL_FORMS_FOR_ONE_ACHIEVEMENT
            .report(cx.span(index, &bytes), "mỗi thành tích chỉ được khen thưởng một hình thức")
            .with_help("ghi “không khen thưởng nhiều lần, nhiều hình thức cho một thành tích đạt được”");
        report.severity = of_article(cx, Severity::Error);
        found.push(report);
    }
}

/// Tells whether the sentence before a word denies or forbids.
fn denies_before(words: &Words<'_>, at: usize) -> bool {
    (0..at)
        .rev()
        .take_while(|near| !matches!(words.word(*near), "." | ";"))
        .any(|near| matches!(words.word(near), "không" | "chưa" | "tránh" | "cấm" | "chấm" | "hạn"))
}

const THEMATIC_AWARD_AS_GROUND: Check = Check {
    code: "KT032",
    name: "thematic-award-as-ground",
    title: "Lấy khen thưởng phong trào làm căn cứ khen thưởng công trạng",
    severity: Severity::Error,
    explanation: "Kết quả khen thưởng phong trào thi đua (theo chuyên đề) và khen thưởng đột xuất không được ghi nhận, không làm \
        điều kiện, tiêu chuẩn để xét khen thưởng theo công trạng và thành tích đạt được. Chỉ báo câu nói rõ là được tính; câu \
        nhắc lại rằng không được tính thì không báo. Kế hoạch ban hành trước ngày 01/7/2025 chỉ bị cảnh báo.",
    basis: &[Basis::Law {
        instrument: "Nghị định 152/2025/NĐ-CP",
        place: "Điều 4, khoản 3",
        from: "2025-07-01",
        until: None,
    }],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh; kết quả khen thưởng phong trào được làm căn cứ xét khen thưởng công trạng.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh; kết quả khen thưởng phong trào không làm căn cứ xét khen thưởng công trạng.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(thematic_award_as_ground),
};

/// Words that make a result count.
const COUNTS: &[&str] = &[
    "làm căn cứ",
    "là căn cứ",
    "làm điều kiện",
    "là điều kiện",
    "làm cơ sở",
    "là cơ sở",
    "được tính",
    "được ghi nhận",
];

/// Reports sentences by which commendation in the movement counts for regular awards.
fn thematic_award_as_ground(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let decree = NaiveDate::from_ymd_opt(2025, 7, 1);
    let is_before = cx.earliest_issue().zip(decree).is_none_or(|(issue, decree)| issue < decree);
    for (index, passage) in cx.prose() {
        let words = &passage.words;
        let Some(merit) = words.find(0, "công trạng") else { continue };
        let start = (0..merit.start).rev().find(|at| matches!(words.word(*at), "." | ";")).map_or(0, |at| at + 1);
        let says = |from: usize, phrase: &str| (from..merit.start).find(|at| words.is_at(*at, phrase));
        let Some(subject) = [
            "kết quả khen thưởng",
            "thành tích khen thưởng",
            "khen thưởng phong trào",
            "khen thưởng chuyên đề",
            "khen thưởng theo chuyên đề",
        ]
        .iter()
        .find_map(|phrase| says(start, phrase)) else {
            continue;
        };
        let is_thematic = (subject..merit.start)
            .any(|at| ["phong trào", "chuyên đề", "đột xuất"].iter().any(|phrase| words.is_at(at, phrase)));
        let counts = COUNTS.iter().find_map(|phrase| says(subject, phrase));
        let is_denied = (start..merit.start).any(|at| words.word(at) == "không" || words.word(at) == "chưa");
        let bytes = words.range(subject, merit.end);
        if !is_thematic || counts.is_none() || is_denied || cx.is_quoted(index, &bytes) {
            continue;
        }
        let mut report = THEMATIC_AWARD_AS_GROUND
            .report(
                cx.span(index, &bytes),
                "khen thưởng phong trào, đột xuất không được tính để xét khen thưởng công trạng",
            )
            .with_help("bỏ ý này, hoặc ghi rõ là không làm căn cứ xét khen thưởng công trạng");
        report.severity = if is_before { Severity::Warning } else { of_article(cx, Severity::Error) };
        found.push(report);
    }
}

const FORM_OF_ANOTHER_KIND: Check = Check {
    code: "KT033",
    name: "form-of-another-kind",
    title: "Mẫu hồ sơ không phải mẫu của khen thưởng phong trào",
    severity: Severity::Warning,
    explanation: "Theo các mẫu kèm Nghị định 152/2025/NĐ-CP (trước đó là Nghị định 98/2023/NĐ-CP), tờ trình theo Mẫu số 01, báo \
        cáo thành tích khen thưởng phong trào thi đua theo Mẫu số 08. Kế hoạch ghi số mẫu khác cho hai loại giấy tờ này được \
        báo để kiểm tra lại; hồ sơ khen thưởng đột xuất, công trạng, đối ngoại được bỏ qua.",
    basis: &[Basis::Law {
        instrument: "Nghị định 152/2025/NĐ-CP",
        place: "Phụ lục về các mẫu văn bản",
        from: "2025-07-01",
        until: None,
    }],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\nhồ sơ:\n- Tờ trình theo mẫu số 01 Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng;\n- Báo cáo thành tích theo mẫu số 02 Nghị định số 152/2025/NĐ-CP.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\nhồ sơ:\n- Tờ trình theo mẫu số 01 Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực thi đua, khen thưởng; quy định chi tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng;\n- Báo cáo thành tích theo mẫu số 08 Nghị định số 152/2025/NĐ-CP.\n",
    run: Run::Always(form_of_another_kind),
};

/// Reports papers of the dossier with the number of another form.
fn form_of_another_kind(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for component in &cx.plan.dossier.components {
        let Some(form) = component.form.as_deref() else { continue };
        let text = fold(&component.text);
        if ["đột xuất", "công trạng", "đối ngoại", "cống hiến"].iter().any(|kind| text.contains(kind))
        {
            continue;
        }
        // A form of the province's own decision has its own numbers.
        if !(text.contains("152/2025/nđ-cp") || text.contains("98/2023/nđ-cp")) {
            continue;
        }
        let (paper, right) = if text.starts_with("tờ trình") {
            ("tờ trình", 1)
        } else if text.starts_with("báo cáo thành tích") {
            ("báo cáo thành tích khen thưởng phong trào", 8)
        } else {
            continue;
        };
        let Ok(number) = form.trim().parse::<u32>() else { continue };
        if number != right {
            found.push(
                FORM_OF_ANOTHER_KIND
                    .report(
                        component.origin.span,
                        format!("{paper} ghi theo mẫu số {form}, mẫu đúng là mẫu số {right:02}"),
                    )
                    .with_help("đối chiếu lại với các mẫu kèm theo nghị định"),
            );
        }
    }
}

const MOVEMENT_OF_THE_CHAIR: Check = Check {
    code: "KT034",
    name: "flag-asks-for-movement-of-the-chair",
    title: "Điều kiện tặng cờ nói phong trào do Chủ tịch phát động, kế hoạch lại do Ủy ban nhân dân phát động",
    severity: Severity::Hint,
    explanation: "Khi điều kiện tặng Cờ thi đua ghi phong trào “do Chủ tịch Ủy ban nhân dân phát động” mà chính kế hoạch lại nói \
        Ủy ban nhân dân phát động, người xét khen thưởng có thể thắc mắc phong trào này có đủ điều kiện hay không. Chỉ xem \
        kế hoạch phát động do Ủy ban nhân dân ban hành.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh tặng tập thể dẫn đầu phong trào thi đua do Chủ tịch Ủy ban nhân dân tỉnh phát động.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh tặng tập thể dẫn đầu Phong trào thi đua.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(movement_of_the_chair),
};

/// Reports the condition of a flag that asks for another launcher than the plan's.
fn movement_of_the_chair(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let launches = cx.plan.subject.as_ref().is_some_and(|subject| Words::new(&subject.text).is_at(0, "phát động"));
    let by_committee = cx.plan.issuer.as_ref().is_some_and(|issuer| {
        let words = Words::new(&issuer.name);
        words.is_at(0, "ủy ban nhân dân") || words.is_at(0, "ubnd")
    });
    if !launches || !by_committee {
        return;
    }
    for mention in mentions(cx).iter().filter(|mention| mention.is_flag()) {
        let words = mention.words();
        let place = ["do chủ tịch ủy ban nhân dân", "do chủ tịch ubnd"]
            .iter()
            .find_map(|phrase| words.find(mention.after(), phrase));
        let Some(place) = place else { continue };
        let Some(end) = (place.end..words.len().min(place.end + 8)).find_map(|at| words.after(at, "phát động"))
        else {
            continue;
        };
        let bytes = words.range(place.start, end);
        if found.iter().any(|report| report.code == MOVEMENT_OF_THE_CHAIR.code) {
            return;
        }
        found.push(
            MOVEMENT_OF_THE_CHAIR
                .report(
                    cx.span(mention.index, &bytes),
                    "kế hoạch này do Ủy ban nhân dân phát động, không phải Chủ tịch",
                )
                .with_help("ghi thống nhất ai phát động phong trào ở điều kiện tặng cờ và ở phần mở đầu"),
        );
    }
}
