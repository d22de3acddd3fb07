//! Authority (`KT`): who confers an award, as the plan names it.

use crate::checks::{Basis, Check, Context, Run, emulation_law};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::party::Level;
use crate::model::passages::Kind;
use crate::model::recognise::party::Declared;
use crate::model::recognise::words::{Words, fold};
use crate::syntax::keywords::Role;

use super::reading::{FURTHER_PLACES, Mention, mentions, promised, reader};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[
    CERTIFICATE_OF_A_BODY,
    HEAD_OF_A_LOCALITY,
    FLAG_OF_THE_CHAIR,
    AWARD_WITHOUT_AUTHORITY,
    AWARDS_OF_MINISTRIES,
    COMMITTEE_COMMENDS,
];

const CERTIFICATE_OF_A_BODY: Check = Check {
    code: "KT010",
    name: "certificate-of-a-body",
    title: "Bằng khen, Giấy khen ghi là của cơ quan, không phải của người đứng đầu",
    severity: Severity::Warning,
    explanation: "Bằng khen, Giấy khen do Chủ tịch Ủy ban nhân dân, giám đốc, thủ trưởng quyết định tặng, không phải do tập thể \
        Ủy ban nhân dân, sở hay “cơ quan, đơn vị, địa phương”. Được xem là phần ghi sau chữ “của” và người tặng đứng trước \
        chữ “tặng”. Bằng khen của bộ, ban, ngành và của các tổ chức đoàn thể không thuộc phạm vi này.",
    basis: &[emulation_law("Điều 80")],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(certificate_of_a_body),
};

/// What an authority begins with that is a body, with who heads it.
const BODIES: &[(&str, &str)] = &[
    ("ủy ban nhân dân", "Chủ tịch"),
    ("ubnd", "Chủ tịch"),
    ("sở", "Giám đốc"),
    ("các sở", "Giám đốc"),
    ("công an", "Giám đốc (Trưởng)"),
    ("cơ quan", "Thủ trưởng"),
    ("các cơ quan", "Thủ trưởng"),
    ("đơn vị", "Thủ trưởng"),
    ("các đơn vị", "Thủ trưởng"),
    ("địa phương", "Chủ tịch Ủy ban nhân dân"),
    ("các địa phương", "Chủ tịch Ủy ban nhân dân"),
    ("doanh nghiệp", "Giám đốc"),
    ("trường", "Hiệu trưởng"),
];

/// Reports certificates whose authority is a body; the same authority again is told beside it.
fn certificate_of_a_body(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut reports: Vec<(String, Diagnostic)> = Vec::new();
    for mention in mentions(cx).iter().filter(|mention| mention.is_certificate()) {
        let (Some(authority), Some(span)) = (mention.authority(), mention.authority_span()) else { continue };
        let words = Words::new(authority);
        let Some((_, head)) = BODIES.iter().find(|(body, _)| words.is_at(0, body)) else { continue };
        // Who may not confer a `bằng khen` at all is told by the checks of competence.
        let is_provincial = (words.is_at(0, "ủy ban nhân dân") || words.is_at(0, "ubnd"))
            && !["xã", "phường", "đặc khu"].iter().any(|unit| words.find(0, unit).is_some());
        if !mention.is_commendation() && !is_provincial {
            continue;
        }
        let key = format!("{} {}", mention.head(), crate::model::party::key(authority));
        if let Some((_, report)) = reports.iter_mut().find(|(known, _)| *known == key) {
            if report.also.len() < FURTHER_PLACES {
                *report = report.clone().with_also(span, "cũng ghi như vậy");
            }
            continue;
        }
        let award = mention.passage.slice(&mention.award.head);
        let message = format!("{award} không phải là của “{authority}” mà của người đứng đầu");
        let mut report = CERTIFICATE_OF_A_BODY.report(span, message);
        report = if words.is_at(0, "ủy ban nhân dân") || words.is_at(0, "ubnd") {
            let right = format!("Chủ tịch {authority}");
            report.with_label(format!("ghi “{right}”")).with_unsafe_fix(span, right)
        } else if words.find(0, "địa phương").is_some() {
            report.with_help("ghi “Thủ trưởng cơ quan, đơn vị, Chủ tịch Ủy ban nhân dân …”")
        } else {
            report.with_help(format!("ghi người có thẩm quyền, ví dụ “{head} …”"))
        };
        reports.push((key, report));
    }
    found.extend(reports.into_iter().map(|(_, report)| report));
}

const HEAD_OF_A_LOCALITY: Check = Check {
    code: "KT011",
    name: "head-of-a-locality",
    title: "Giấy khen của “Thủ trưởng … địa phương”",
    severity: Severity::Warning,
    explanation: "Địa phương không có thủ trưởng: ở xã, phường, đặc khu người tặng Giấy khen là Chủ tịch Ủy ban nhân dân. Được \
        xem là người có thẩm quyền ghi sau Giấy khen, Bằng khen; việc giao nhiệm vụ cho “thủ trưởng cơ quan, đơn vị, địa \
        phương” không bị báo.",
    basis: &[emulation_law("Điều 80")],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Thủ trưởng cơ quan, đơn vị, địa phương.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Thủ trưởng cơ quan, đơn vị, Chủ tịch Ủy ban nhân dân xã, phường.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(head_of_a_locality),
};

/// Reports the first authority that gives a locality a head of unit, with the others beside it.
fn head_of_a_locality(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut report: Option<Diagnostic> = None;
    for mention in mentions(cx).iter().filter(|mention| mention.is_certificate()) {
        let (Some(authority), Some(span)) = (mention.authority(), mention.authority_span()) else { continue };
        let words = Words::new(authority);
        let is_head = words.is_at(0, "thủ trưởng") || words.is_at(0, "người đứng đầu");
        if !is_head || words.find(0, "địa phương").is_none() || words.find(0, "chủ tịch").is_some() {
            continue;
        }
        match &mut report {
            Some(report) if report.also.len() < FURTHER_PLACES => {
                *report = report.clone().with_also(span, "cũng ghi như vậy");
            }
            Some(_) => {}
            None => {
                report = Some(
                    HEAD_OF_A_LOCALITY
                        .report(span, format!("“{authority}”: địa phương không có thủ trưởng"))
                        .with_help("ghi “Thủ trưởng cơ quan, đơn vị, Chủ tịch Ủy ban nhân dân xã, phường, đặc khu”"),
                );
            }
        }
    }
    found.extend(report);
}

const FLAG_OF_THE_CHAIR: Check = Check {
    code: "KT012",
    name: "flag-of-the-chair",
    title: "Cờ thi đua ghi là của Chủ tịch Ủy ban nhân dân",
    severity: Severity::Warning,
    explanation: "Danh hiệu mang tên “Cờ thi đua của Ủy ban nhân dân tỉnh (thành phố)”; Chủ tịch Ủy ban nhân dân là người quyết \
        định tặng. Bằng khen thì ngược lại, mang tên của Chủ tịch. Được xem là phần ghi sau chữ “của”.",
    basis: &[emulation_law("Điều 26")],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\ntổng kết:\n- Cờ thi đua của Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(flag_of_the_chair),
};

/// Reports `Cờ thi đua của Chủ tịch …`; who stands before `tặng` is another matter.
fn flag_of_the_chair(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for mention in mentions(cx).iter().filter(|mention| mention.is_flag()) {
        let (Some(authority), Some(range)) = (mention.authority(), mention.award.authority.clone()) else { continue };
        let follows = range.start >= mention.award.head.end;
        let words = Words::new(authority);
        let chair = words.is_at(0, "chủ tịch ủy ban nhân dân") || words.is_at(0, "chủ tịch ubnd");
        if !follows || !chair {
            continue;
        }
        let Some(body) = authority.get(words.start(2)..) else { continue };
        let span = mention.passage.text.span_of(range.start, range.end);
        found.push(
            FLAG_OF_THE_CHAIR
                .report(span, format!("“{}”: cờ mang tên của Ủy ban nhân dân", mention.name()))
                .with_label(format!("ghi “{body}”"))
                .with_unsafe_fix(span, body),
        );
    }
}

const AWARD_WITHOUT_AUTHORITY: Check = Check {
    code: "KT013",
    name: "award-without-authority",
    title: "Bằng khen, Giấy khen, Cờ thi đua không ghi của ai",
    severity: Severity::Warning,
    explanation: "Mỗi hình thức cần ghi rõ người hoặc cấp có thẩm quyền, ví dụ “Giấy khen của Chủ tịch Ủy ban nhân dân xã”. \
        Không báo khi người có thẩm quyền được nêu ở ý khác, ở đề mục, trong ngoặc, hoặc khi ý ghi “theo thẩm quyền”.",
    basis: &[emulation_law("Điều 80"), Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(award_without_authority),
};

/// Words that tell who confers, in the item or in a heading above it.
const TELLING: &[&str] = &[
    "chủ tịch",
    "thủ trưởng",
    "giám đốc",
    "hiệu trưởng",
    "người đứng đầu",
    "trưởng ban",
    "thẩm quyền",
    "cấp tỉnh",
    "cấp xã",
    "cấp huyện",
    "cấp thành phố",
    "cấp nhà nước",
    "cấp cơ sở",
    "cấp trên",
    "các cấp",
];

/// Reports promises of a certificate or a flag that say nowhere whose it is.
fn award_without_authority(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let all = mentions(cx);
    for mention in promised(cx) {
        if !(mention.is_certificate() || mention.is_flag())
            || mention.award.authority.is_some()
            || mention.award.note.is_some()
        {
            continue;
        }
        let head = mention.head();
        let is_told = all.iter().any(|other| other.award.authority.is_some() && other.head() == head)
            || tells(cx, &mention)
            || follows_a_level(&mention);
        if is_told {
            continue;
        }
        found.push(
            AWARD_WITHOUT_AUTHORITY.report(mention.span(), format!("“{}” không ghi của ai", mention.name())).with_help(
                "ghi rõ người có thẩm quyền tặng, ví dụ “Giấy khen của Chủ tịch Ủy ban nhân dân xã, phường”",
            ),
        );
    }
}

/// Tells whether the item outside its other awards, or a heading, says who confers.
fn tells(cx: &Context<'_>, mention: &Mention<'_>) -> bool {
    let declared = Declared::default();
    let others = reader(mention.passage, &declared).awards();
    let words = mention.words();
    let free = |at: usize| !others.iter().any(|award| award.name.contains(&words.start(at)));
    let in_item = (0..words.len()).any(|at| free(at) && TELLING.iter().any(|phrase| words.is_at(at, phrase)));
    in_item
        || cx.passages.ancestors(mention.index).filter_map(|above| cx.passages.list.get(above)).any(|above| {
            matches!(above.kind, Kind::Title | Kind::Item)
                && TELLING.iter().any(|phrase| above.words.find(0, phrase).is_some())
        })
}

/// `Bằng khen, Giấy khen của …`: the next award of a list tells for both.
fn follows_a_level(mention: &Mention<'_>) -> bool {
    let words = mention.words();
    let after = mention.after();
    matches!(words.word(after), "," | "và" | "hoặc" | "/")
        && ["bằng khen", "giấy khen", "cờ thi đua"].iter().any(|head| words.is_at(after + 1, head))
}

const AWARDS_OF_MINISTRIES: Check = Check {
    code: "KT014",
    name: "awards-of-ministries-in-a-local-plan",
    title: "Kế hoạch địa phương ghi khen thưởng của “bộ, ban, ngành, tỉnh”",
    severity: Severity::Warning,
    explanation: "“Cờ thi đua của bộ, ban, ngành, tỉnh”, “Bằng khen của bộ, ban, ngành, tỉnh” là cách gọi chung trong luật và \
        trong kế hoạch của trung ương. Kế hoạch của tỉnh, của xã chỉ nêu cờ của Ủy ban nhân dân tỉnh, bằng khen của Chủ tịch \
        Ủy ban nhân dân tỉnh mình. Chỉ xem các hình thức mà kế hoạch nêu để tặng.",
    basis: &[emulation_law("Điều 26, Điều 74")],
    bad: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của bộ, ban, ngành, tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\nhằng năm:\n- Giấy khen của Chủ tịch Ủy ban nhân dân xã.\ntổng kết:\n- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nKhông quá 10 tập thể và 20 cá nhân.\n",
    run: Run::Always(awards_of_ministries),
};

/// Reports the first promise of an award of ministries by a local issuer, with the others beside it.
fn awards_of_ministries(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let level = cx.plan.issuer.as_ref().map(|issuer| issuer.level);
    if !matches!(level, Some(Level::Province | Level::District | Level::Commune)) {
        return;
    }
    let mut report: Option<Diagnostic> = None;
    for mention in promised(cx) {
        let is_general =
            mention.authority().is_some_and(|authority| Words::new(authority).is_at(0, "bộ , ban , ngành"));
        if !is_general {
            continue;
        }
        match &mut report {
            Some(report) => {
                if report.also.len() < FURTHER_PLACES {
                    *report = report.clone().with_also(mention.span(), "cũng ghi như vậy");
                }
            }
            None => {
                let right = if mention.is_flag() {
                    "ghi “Cờ thi đua của Ủy ban nhân dân tỉnh (thành phố)”"
                } else {
                    "ghi “Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh (thành phố)”"
                };
                let message =
                    format!("“{}”: kế hoạch của địa phương không tặng hình thức của bộ, ban, ngành", mention.name());
                report = Some(AWARDS_OF_MINISTRIES.report(mention.span(), message).with_help(right));
            }
        }
    }
    found.extend(report);
}

const COMMITTEE_COMMENDS: Check = Check {
    code: "KT015",
    name: "committee-commends",
    title: "Ghi Ủy ban nhân dân khen thưởng thay cho Chủ tịch Ủy ban nhân dân",
    severity: Severity::Warning,
    explanation: "Người quyết định khen thưởng là Chủ tịch Ủy ban nhân dân, không phải tập thể Ủy ban nhân dân. Được xem là các \
        cụm “trình (đề nghị, đề xuất) Ủy ban nhân dân … khen thưởng” và “Ủy ban nhân dân … thực hiện khen thưởng”; Cờ thi \
        đua của Ủy ban nhân dân không bị báo.",
    basis: &[emulation_law("Điều 80")],
    bad: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Sở Nội vụ tổng hợp, trình Ủy ban nhân dân tỉnh khen thưởng theo quy định.\n2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường, đặc khu tổ chức thực hiện Kế hoạch này.\n",
    good: "phần tổ chức thực hiện: Tổ chức thực hiện\n1. Sở Nội vụ tổng hợp, trình Chủ tịch Ủy ban nhân dân tỉnh khen thưởng theo quy định.\n2. Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường, đặc khu tổ chức thực hiện Kế hoạch này.\n",
    run: Run::Always(committee_commends),
};

/// What may stand between a committee and `khen thưởng`.
const BETWEEN: &[&str] =
    &["xem xét", "quyết định", "thực hiện", "tổ chức", "biểu dương", "tôn vinh", "xét", "sẽ", ",", "và"];

/// Reports the first committee that commends as a body, with the others beside it.
fn committee_commends(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let declared = Declared::default();
    let mut report: Option<Diagnostic> = None;
    for (index, passage) in cx.prose() {
        if passage.role == Some(Role::LegalBases) {
            continue;
        }
        let words = &passage.words;
        for at in 0..words.len() {
            let is_committee = words.is_at(at, "ủy ban nhân dân") || words.is_at(at, "ubnd");
            // The chair, a member or the office of a committee is no committee.
            let before = words.word(at.wrapping_sub(1));
            if !is_committee || (at > 0 && matches!(before, "tịch" | "đạo" | "của" | "viên" | "phòng" | "do" | "được"))
            {
                continue;
            }
            let Some((party, mut after)) = reader(passage, &declared).party(at) else { continue };
            let name = fold(passage.slice(&party.name));
            if name.contains("các ") || name.contains(',') {
                continue;
            }
            for _ in 0..5 {
                match BETWEEN.iter().find_map(|filler| words.after(after, filler)) {
                    Some(next) => after = next,
                    None => break,
                }
            }
            let certificate = |from: usize| {
                ["bằng khen", "giấy khen"].iter().any(|head| words.is_at(from, head) || words.is_at(from + 1, head))
            };
            let commends = words.is_at(after, "khen thưởng") && !is_noun(words, after + 2)
                || (words.is_at(after, "tặng") && certificate(after + 1));
            // A certificate with its giver before it is told by its own check.
            if !commends || cx.is_quoted(index, &party.name) || words.is_at(after, "tặng") {
                continue;
            }
            let span = cx.span(index, &party.name);
            let typed = passage.slice(&party.name);
            match &mut report {
                Some(report) => {
                    if report.also.len() < FURTHER_PLACES {
                        *report = report.clone().with_also(span, "cũng ghi như vậy");
                    }
                }
                None => {
                    report = Some(
                        COMMITTEE_COMMENDS
                            .report(span, format!("“{typed}” không khen thưởng, người quyết định là Chủ tịch"))
                            .with_label(format!("ghi “Chủ tịch {typed}”"))
                            .with_unsafe_fix(span, format!("Chủ tịch {typed}")),
                    );
                }
            }
        }
    }
    found.extend(report);
}

/// Tells whether `khen thưởng` is part of a noun: `khen thưởng của tỉnh`.
fn is_noun(words: &Words<'_>, after: usize) -> bool {
    matches!(words.word(after), "của" | "là")
}
