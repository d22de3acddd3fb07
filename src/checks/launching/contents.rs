//! What the law demands of a plan that launches a movement (`ND`): looked for in the text, not in headings.

use crate::checks::{Check, Context, Run, emulation_law};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{Kind, Passage};
use crate::model::recognise::words::Words;
use crate::model::time::TimeKind;
use crate::syntax::ast::MarkKind;
use crate::syntax::keywords::{FieldKey, Role};

use super::is_of_a_movement;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[
    NO_OBJECTIVES,
    NO_TARGET_GROUPS,
    NO_CONTENTS,
    NO_CRITERIA,
    NO_TIME,
    NO_MEASURES,
    NO_SUPERVISION,
    NO_EXAMPLES,
    NO_REVIEW,
];

/// A report at the subject of a plan that launches a movement, where something is lacking.
///
/// Since 01/10/2026 the law is amended in parts not known here: for plans that may be of that time or later it is a warning.
fn report_lack(check: &Check, cx: &Context<'_>, is_said: bool, what: &str, help: &str, found: &mut Vec<Diagnostic>) {
    let is_before_the_law =
        cx.latest_issue().is_some_and(|day| Some(day) < chrono::NaiveDate::from_ymd_opt(2024, 1, 1));
    if is_said || is_before_the_law || !is_of_a_movement(cx) {
        return;
    }
    let Some(subject) = cx.tree.fields.iter().find(|field| field.key.value == FieldKey::Subject) else { return };
    let amended = chrono::NaiveDate::from_ymd_opt(2026, 10, 1);
    let mut report = check
        .report(subject.value.span, format!("kế hoạch phát động phong trào thi đua chưa có {what}"))
        .with_help(help);
    if check.severity == Severity::Error && cx.latest_issue().is_none_or(|day| Some(day) >= amended) {
        report.severity = Severity::Warning;
    }
    found.push(report);
}

/// Passages of the body and the annexes in which something may be said; citations and names of documents are no contents.
fn says(cx: &Context<'_>, phrases: &[&str]) -> bool {
    cx.prose().any(|(_, passage)| passage.role != Some(Role::LegalBases) && has(&passage.words, phrases))
}

fn says_in(cx: &Context<'_>, is_wanted: impl Fn(&Passage<'_>) -> bool, phrases: &[&str]) -> bool {
    cx.prose().any(|(_, passage)| is_wanted(passage) && has(&passage.words, phrases))
}

fn has(words: &Words<'_>, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| words.find(0, phrase).is_some())
}

fn has_role(cx: &Context<'_>, role: Role) -> bool {
    cx.texts().any(|(_, passage)| passage.role == Some(role) && passage.kind != Kind::Title && !passage.is_empty())
}

const NO_OBJECTIVES: Check = Check {
    code: "ND001",
    name: "no-objectives",
    title: "Chưa nêu mục đích, mục tiêu của phong trào",
    severity: Severity::Error,
    explanation: "Luật Thi đua, khen thưởng yêu cầu xác định mục tiêu khi tổ chức phong trào thi đua. Mục đích hay mục tiêu đều \
        được, là mục riêng hay một đoạn trong phần khác đều được. Chỉ xét kế hoạch phát động, triển khai phong trào thi đua; kế \
        hoạch ban hành từ 01/10/2026 chỉ bị cảnh báo.",
    basis: &[emulation_law("Điều 17, khoản 1")],
    bad: sample_plan!(head issuer groups contents criteria awards timeline supervision solutions funding tasks closing end),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(no_objectives),
};

fn no_objectives(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_said = !cx.plan.purposes.is_empty()
        || has_role(cx, Role::Purposes)
        || has_role(cx, Role::Objectives)
        || says(cx, &["mục đích", "mục tiêu", "nhằm"]);
    report_lack(&NO_OBJECTIVES, cx, is_said, "mục đích, mục tiêu", "thêm “mục đích:” hoặc “mục tiêu:”", found);
}

const NO_TARGET_GROUPS: Check = Check {
    code: "ND002",
    name: "no-target-groups",
    title: "Chưa nêu đối tượng, phạm vi thi đua",
    severity: Severity::Error,
    explanation: "Luật Thi đua, khen thưởng yêu cầu xác định phạm vi, đối tượng của phong trào thi đua. Không cần mục riêng: các \
        đơn vị, cá nhân được kể ở đoạn mở đầu của nội dung, hoặc tiêu chí chia theo đối tượng, đều được tính. Kế hoạch ban hành từ \
        01/10/2026 chỉ bị cảnh báo.",
    basis: &[emulation_law("Điều 17, khoản 1")],
    bad: sample_plan!(head issuer purposes contents criteria_bare awards timeline solutions funding tasks closing end),
    good: sample_plan!(head issuer purposes contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(no_target_groups),
};

fn no_target_groups(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_said = !cx.plan.target_groups.is_empty()
        || has_role(cx, Role::TargetGroups)
        || has_role(cx, Role::Group)
        || says_in(cx, |passage| passage.kind == Kind::Title, &["đối tượng", "phạm vi", "đối với", "tập thể", "cá nhân"])
        || says(cx, &["đối tượng thi đua", "đối tượng áp dụng", "đối tượng tham gia", "phạm vi thực hiện", "phạm vi :", "đối tượng :"])
        // A movement `trong các trường`, `trong lực lượng …` says whom it is for.
        || cx.texts().any(|(_, passage)| {
            (passage.kind == Kind::Field(FieldKey::Subject) || passage.role == Some(Role::Preamble))
                && has(&passage.words, &["trong các", "trong lực lượng", "trong cán bộ", "trong đội ngũ", "trong học sinh", "trong ngành", "trong toàn", "trong đoàn viên", "trong nhân dân"])
        })
        // A paragraph of contents or criteria that names those who compete.
        || cx.prose().any(|(_, passage)| {
            matches!(passage.role, Some(Role::Contents | Role::Criteria))
                && (passage.text.marks.iter().any(|mark| mark.kind == MarkKind::Party)
                    || has(&passage.words, &["đối với", "các cơ quan", "các xã", "các thôn", "các đơn vị", "các sở", "tập thể", "cá nhân", "mỗi cơ quan", "mỗi đơn vị", "mỗi thôn", "mỗi xã", "mỗi hộ", "mỗi gia đình", "cán bộ", "các trường", "giáo viên", "học sinh", "hội viên", "đoàn viên"]))
        });
    report_lack(
        &NO_TARGET_GROUPS,
        cx,
        is_said,
        "đối tượng, phạm vi thi đua",
        "thêm “phần đối tượng:”, hoặc nêu rõ ai tham gia thi đua",
        found,
    );
}

const NO_CONTENTS: Check = Check {
    code: "ND003",
    name: "no-contents",
    title: "Chưa nêu nội dung thi đua",
    severity: Severity::Error,
    explanation: "Luật Thi đua, khen thưởng yêu cầu xác định nội dung của phong trào thi đua: thi đua làm việc gì. Có mục nội dung, \
        hoặc có các ý “Thi đua …” là đủ; phong trào thực hiện theo văn bản của cấp trên có nêu nội dung thì dẫn sang văn bản đó. Kế \
        hoạch ban hành từ 01/10/2026 chỉ bị cảnh báo.",
    basis: &[emulation_law("Điều 17, khoản 1")],
    bad: sample_plan!(head issuer purposes groups criteria awards timeline solutions examples funding tasks closing end),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(no_contents),
};

fn no_contents(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let opens_with = |passage: &Passage<'_>, word: &str| passage.words.is_at(0, word);
    let is_said = !cx.plan.contents.is_empty()
        || has_role(cx, Role::Contents)
        || says_in(cx, |passage| passage.kind == Kind::Title, &["nội dung", "nhiệm vụ"])
        || says(cx, &["nội dung thi đua", "nội dung phong trào", "các nội dung sau", "nội dung sau"])
        || cx.prose().filter(|(_, passage)| passage.is_prose() && opens_with(passage, "thi đua")).count() > 1;
    report_lack(&NO_CONTENTS, cx, is_said, "nội dung thi đua", "thêm “phần nội dung:”", found);
}

const NO_CRITERIA: Check = Check {
    code: "ND004",
    name: "no-criteria",
    title: "Chưa nêu tiêu chí thi đua",
    severity: Severity::Error,
    explanation: "Luật Thi đua, khen thưởng yêu cầu xác định tiêu chí thi đua, để việc bình xét có căn cứ. Tiêu chí, chỉ tiêu bằng \
        số, tiêu chuẩn khen thưởng, thang điểm ở phụ lục đều được tính. Kế hoạch ban hành từ 01/10/2026 chỉ bị cảnh báo.",
    basis: &[emulation_law("Điều 17, khoản 1")],
    bad: sample_plan!(head issuer purposes groups contents awards timeline solutions funding tasks closing end),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(no_criteria),
};

fn no_criteria(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_said = !cx.plan.criteria.is_empty()
        || !cx.plan.targets.is_empty()
        || !cx.plan.award_standards.is_empty()
        || has_role(cx, Role::Criteria)
        || has_role(cx, Role::Group)
        || has_role(cx, Role::AwardStandards)
        || says(cx, &["tiêu chí", "tiêu chuẩn", "chỉ tiêu", "thang điểm", "bảng điểm", "chấm điểm"]);
    report_lack(&NO_CRITERIA, cx, is_said, "tiêu chí thi đua", "thêm “phần tiêu chí:”", found);
}

const NO_TIME: Check = Check {
    code: "ND005",
    name: "no-time",
    title: "Chưa nêu thời gian thực hiện phong trào",
    severity: Severity::Error,
    explanation: "Luật Thi đua, khen thưởng yêu cầu xác định thời gian của phong trào thi đua. Năm hoặc giai đoạn nêu ở trích yếu, \
        đoạn mở đầu, hoặc ở bất kỳ phần nào nói về thời gian đều được tính. Kế hoạch ban hành từ 01/10/2026 chỉ bị cảnh báo.",
    basis: &[emulation_law("Điều 17, khoản 1")],
    bad: sample_plan!(head_bare issuer purposes groups contents criteria awards reviews solutions funding tasks closing end),
    good: sample_plan!(head_bare issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(no_time),
};

/// Tells whether the plan says when the movement takes place.
pub(in crate::checks) fn says_time(cx: &Context<'_>) -> bool {
    let timeline = &cx.plan.timeline;
    let is_period =
        |place: &str| place.starts_with("title") || place.starts_with("preamble") || place.starts_with("header");
    cx.plan.period.is_some()
        || !timeline.statements.is_empty()
        || !timeline.phases.is_empty()
        || has_role(cx, Role::Timeline)
        || cx.plan.times.iter().any(|time| {
            !time.value.within_citation
                && time.value.kind != TimeKind::CitedDate
                && (is_period(time.origin.place.as_str())
                    || matches!(time.value.kind, TimeKind::Period | TimeKind::Phase))
                && time.origin.place.as_str() != "header"
        })
        || says(
            cx,
            &[
                "thời gian thực hiện",
                "thời gian thi đua",
                "thời gian tổ chức",
                "thời gian phát động",
                "thời gian triển khai",
                "giai đoạn",
            ],
        )
}

fn no_time(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    report_lack(
        &NO_TIME,
        cx,
        says_time(cx),
        "thời gian thực hiện",
        "thêm “phần thời gian thực hiện:”, hoặc nêu năm, giai đoạn ở trích yếu",
        found,
    );
}

const NO_MEASURES: Check = Check {
    code: "ND006",
    name: "no-measures",
    title: "Chưa nêu biện pháp, tổ chức thực hiện",
    severity: Severity::Error,
    explanation: "Luật Thi đua, khen thưởng yêu cầu xác định kế hoạch và biện pháp tổ chức phong trào thi đua. Giải pháp, biện pháp, \
        hoặc việc giao cho từng đơn vị đều được tính. Kế hoạch ban hành từ 01/10/2026 chỉ bị cảnh báo.",
    basis: &[emulation_law("Điều 17, khoản 1")],
    bad: sample_plan!(head issuer purposes groups contents criteria awards timeline funding closing end),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(no_measures),
};

/// Tells whether the plan says how the movement is organised.
pub(in crate::checks) fn says_measures(cx: &Context<'_>) -> bool {
    !cx.plan.solutions.is_empty()
        || [Role::Solutions, Role::Assignments, Role::Charge, Role::Request].into_iter().any(|role| has_role(cx, role))
        || says_in(
            cx,
            |passage| passage.kind == Kind::Title,
            &["giải pháp", "biện pháp", "tổ chức thực hiện", "phân công", "nhiệm vụ", "trách nhiệm"],
        )
}

fn no_measures(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    report_lack(
        &NO_MEASURES,
        cx,
        says_measures(cx),
        "biện pháp tổ chức thực hiện",
        "thêm “phần giải pháp:” hoặc “phần tổ chức thực hiện:”",
        found,
    );
}

const NO_SUPERVISION: Check = Check {
    code: "ND007",
    name: "no-supervision",
    title: "Chưa nêu việc kiểm tra, giám sát phong trào",
    severity: Severity::Warning,
    explanation: "Luật Thi đua, khen thưởng nêu kiểm tra, giám sát việc thực hiện là một nội dung của tổ chức phong trào thi đua. Một \
        ý ở phần nào cũng được: yêu cầu, giải pháp hay nhiệm vụ của một đơn vị.",
    basis: &[emulation_law("Điều 17, khoản 3")],
    bad: sample_plan!(head issuer purposes_bare groups contents criteria awards timeline solutions funding tasks closing end),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(no_supervision),
};

fn no_supervision(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_said = says(cx, &["kiểm tra", "giám sát", "thanh tra", "đôn đốc"]);
    report_lack(
        &NO_SUPERVISION,
        cx,
        is_said,
        "việc kiểm tra, giám sát",
        "nêu ai kiểm tra, giám sát việc thực hiện, và khi nào",
        found,
    );
}

const NO_EXAMPLES: Check = Check {
    code: "ND008",
    name: "no-examples",
    title: "Chưa nêu việc tuyên truyền, nhân rộng điển hình",
    severity: Severity::Warning,
    explanation: "Luật Thi đua, khen thưởng nêu tuyên truyền, phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến là một nội dung của \
        tổ chức phong trào thi đua. Chỉ báo khi cả kế hoạch không có ý nào về tuyên truyền lẫn về điển hình, gương tốt, mô hình hay.",
    basis: &[emulation_law("Điều 17, khoản 4")],
    bad: sample_plan!(head issuer purposes groups contents_bare criteria awards timeline solutions funding tasks closing end),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(no_examples),
};

fn no_examples(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_said = says(
        cx,
        &["tuyên truyền", "truyền thông", "phổ biến", "điển hình", "gương", "nhân rộng", "mô hình hay", "cách làm hay"],
    );
    report_lack(
        &NO_EXAMPLES,
        cx,
        is_said,
        "việc tuyên truyền, nhân rộng điển hình",
        "thêm một ý về tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến",
        found,
    );
}

const NO_REVIEW: Check = Check {
    code: "ND009",
    name: "no-review",
    title: "Chưa nêu việc sơ kết, tổng kết, khen thưởng",
    severity: Severity::Warning,
    explanation: "Luật Thi đua, khen thưởng nêu sơ kết, tổng kết và khen thưởng là một nội dung của tổ chức phong trào thi đua. Hai \
        vế được xét: có sơ kết, tổng kết hoặc đánh giá kết quả phong trào; có khen thưởng, biểu dương.",
    basis: &[emulation_law("Điều 17, khoản 5")],
    bad: sample_plan!(head issuer purposes groups contents criteria awards timeline_bare solutions funding tasks closing end),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(no_review),
};

fn no_review(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let reviews =
        says(cx, &["sơ kết", "tổng kết", "đánh giá kết quả", "đánh giá , xếp loại", "bình xét", "hằng năm đánh giá"]);
    let awards = !cx.plan.award_forms.is_empty()
        || says(cx, &["khen thưởng", "biểu dương", "tôn vinh", "bằng khen", "giấy khen", "tuyên dương"]);
    let what = match (reviews, awards) {
        (true, true) => return,
        (false, true) => "việc sơ kết, tổng kết",
        (true, false) => "việc khen thưởng",
        (false, false) => "việc sơ kết, tổng kết và khen thưởng",
    };
    report_lack(&NO_REVIEW, cx, false, what, "nêu thời điểm sơ kết, tổng kết và các hình thức khen thưởng", found);
}
