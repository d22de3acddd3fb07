//! Divisions and paragraphs (`CT`): empty ones, broken ones, usual ones that are absent.

use crate::checks::launching::{is_of_a_movement, says_measures, says_time};
use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{Kind, Passage};
use crate::source::Span;
use crate::syntax::ast::{Block, Node};
use crate::syntax::keywords::{FieldKey, Role};

use super::marks::{Mark, last_mark};

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[CLOSING_INSIDE_A_TASK, USUAL_DIVISION_ABSENT, EMPTY_DIVISION, PARAGRAPH_BROKEN_OFF, COLON_WITH_NOTHING_BELOW];

const CLOSING_INSIDE_A_TASK: Check = Check {
    code: "CT008",
    name: "closing-inside-a-task",
    title: "Đoạn kết nằm lẫn trong nhiệm vụ cuối cùng",
    severity: Severity::Hint,
    explanation: "Câu “Trong quá trình thực hiện, nếu có vướng mắc …” nói với mọi cơ quan, đơn vị, nên là đoạn kết riêng của kế \
        hoạch chứ không phải một phần nhiệm vụ của đơn vị được giao sau cùng. Chỉ báo khi câu này đứng trong ý cuối của phần tổ \
        chức thực hiện và kế hoạch không có đoạn kết.",
    basis: &[Basis::Consistency],
    bad: concat!(
        sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding),
        "phần tổ chức thực hiện: Tổ chức thực hiện\n\
         1. [Các sở, ban, ngành tỉnh] báo cáo kết quả về Sở Nội vụ trước ngày 15 tháng 11 hằng năm.\n\
         2. [Sở Nội vụ] chủ trì, theo dõi kết quả. Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về Sở \
         Nội vụ để tổng hợp.\n\n",
        sample_plan!(end)
    ),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(closing_inside_a_task),
};

const USUAL_DIVISION_ABSENT: Check = Check {
    code: "CT009",
    name: "usual-division-absent",
    title: "Thiếu mục thường có: kinh phí, thời gian, giải pháp",
    severity: Severity::Hint,
    explanation: "Kế hoạch triển khai phong trào thi đua thường có quy định về kinh phí, thời gian thực hiện và giải pháp thực \
        hiện. Không bắt buộc thành mục riêng: có một ý nói đến kinh phí, nguồn lực là đủ; thiếu riêng mục giải pháp thì không \
        báo, vì biện pháp thường nằm trong phần tổ chức thực hiện. Chỉ xét kế hoạch phát động, triển \
        khai một phong trào thi đua; các nội dung luật bắt buộc được xét riêng (các mã ND).",
    basis: &[Basis::Consistency],
    bad: sample_plan!(head issuer purposes_bare supervision groups contents criteria awards timeline tasks closing end),
    good: sample_plan!(head issuer purposes groups contents criteria awards timeline solutions funding tasks closing end),
    run: Run::Always(usual_division_absent),
};

const EMPTY_DIVISION: Check = Check {
    code: "CT014",
    name: "empty-division",
    title: "Mục chỉ có tiêu đề, không có nội dung",
    severity: Severity::Warning,
    explanation: "Một mục có tiêu đề mà bên dưới không có gì thường là chỗ soạn dở, hoặc nội dung của nó bị xếp nhầm sang mục \
        khác. Không báo khi tiêu đề đã là một câu trọn ý, là thời gian của một đợt, hoặc khi mọi mục cùng cấp đều chỉ có tiêu \
        đề như một danh sách.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí do ngân sách các xã, phường, đặc khu bảo đảm.\n",
    run: Run::Always(empty_division),
};

const PARAGRAPH_BROKEN_OFF: Check = Check {
    code: "CT016",
    name: "paragraph-broken-off",
    title: "Câu bị ngắt thành hai đoạn",
    severity: Severity::Warning,
    explanation: "Đoạn bắt đầu bằng chữ thường, còn đoạn ngay trước không có dấu kết thúc: thường là một câu bị tách đôi bởi dòng \
        trống khi chép từ bản in, hoặc đoạn trước còn thiếu chữ. Bỏ dòng trống thì hai đoạn liền lại thành một.",
    basis: &[Basis::Language],
    bad: "phần kinh phí: Kinh phí thực hiện\nKinh phí mua sắm phương tiện chữa cháy được bố trí trong dự toán\n\nngân sách hằng năm của các xã, phường, đặc khu.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí mua sắm phương tiện chữa cháy được bố trí trong dự toán\nngân sách hằng năm của các xã, phường, đặc khu.\n",
    run: Run::Always(paragraph_broken_off),
};

const COLON_WITH_NOTHING_BELOW: Check = Check {
    code: "CT017",
    name: "colon-with-nothing-below",
    title: "Dấu hai chấm mà bên dưới không có ý nào",
    severity: Severity::Warning,
    explanation: "Một ý kết thúc bằng dấu hai chấm báo trước một danh sách hoặc một bảng. Nếu ngay sau nó là ý cùng bậc, mục khác, \
        hoặc hết phần, thì danh sách bị sót, hoặc các ý con gõ nhầm bậc. Không xét phụ lục, vì biểu mẫu thường để trống sau dấu \
        hai chấm.",
    basis: &[Basis::Language],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Đẩy mạnh chuyển đổi số trong trường học:\n- Bồi dưỡng giáo viên theo chuyên đề.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Đẩy mạnh chuyển đổi số trong trường học:\n+ Dùng học bạ số ở mọi cấp học;\n+ Mở thư viện bài giảng dùng chung.\n- Bồi dưỡng giáo viên theo chuyên đề.\n",
    run: Run::Always(colon_with_nothing_below),
};

/// Reports the last task where the plan's closing sentence stands in it.
fn closing_inside_a_task(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let has_closing = cx.texts().any(|(_, passage)| passage.role == Some(Role::Closing) && !passage.is_empty());
    let last =
        cx.texts().filter(|(_, passage)| passage.is_prose() && !passage.place.as_str().starts_with("annex/")).last();
    let Some((index, passage)) = last.filter(|_| !has_closing) else { return };
    let in_tasks = matches!(passage.role, Some(Role::Assignments | Role::Charge | Role::Request));
    if !in_tasks || passage.kind != Kind::Item {
        return;
    }
    let words = &passage.words;
    const OPENINGS: &[&str] = &[
        "trong quá trình thực hiện",
        "trong quá trình triển khai",
        "trong quá trình tổ chức",
        "quá trình thực hiện , nếu",
        "quá trình triển khai thực hiện , nếu",
    ];
    let opening = (1..words.len()).find(|at| {
        words.word(at - 1) == "." && words.is_capital(*at) && OPENINGS.iter().any(|opening| words.is_at(*at, opening))
    });
    let Some(at) = opening else { return };
    let asks = ["vướng mắc", "khó khăn", "phát sinh"].iter().any(|word| words.find(at, word).is_some());
    if !asks {
        return;
    }
    let end = (at..words.len()).find(|end| words.word(*end) == ",").unwrap_or(at + 4);
    found.push(
        CLOSING_INSIDE_A_TASK
            .report(
                cx.span(index, &words.range(at, end)),
                format!(
                    "“{} …” là lời kết của kế hoạch, nhưng nằm trong nhiệm vụ của một đơn vị",
                    words.slice(at, end)
                ),
            )
            .with_label("chuyển xuống dưới dòng “kết thúc:”"),
    );
}

/// Reports divisions that plans of movements have and this one has not, all in one report.
fn usual_division_absent(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    if !is_of_a_movement(cx) {
        return;
    }
    let has_role = |role: Role| {
        cx.texts().any(|(_, passage)| passage.role == Some(role) && !passage.place.as_str().starts_with("annex/"))
    };
    let is_said = |is_wanted: &dyn Fn(&Passage<'_>) -> bool, phrases: &[&str]| {
        cx.prose().any(|(_, passage)| {
            is_wanted(passage) && phrases.iter().any(|phrase| passage.words.find(0, phrase).is_some())
        })
    };
    let anywhere = |_: &Passage<'_>| true;
    let in_title = |passage: &Passage<'_>| passage.kind == Kind::Title;
    let has_funding = has_role(Role::Funding)
        || is_said(&anywhere, &["kinh phí", "ngân sách", "nguồn lực", "dự toán", "nguồn vốn", "tiền thưởng"]);
    // What the law itself asks for is reported as that.
    let has_timeline = !says_time(cx)
        || has_role(Role::Timeline)
        || has_role(Role::Phase)
        || is_said(
            &in_title,
            &[
                "thời gian thực hiện",
                "thời gian thi đua",
                "thời gian triển khai",
                "thời gian , tiến độ",
                "tiến độ",
                "lộ trình",
                "thời gian tổ chức",
                "thời gian phát động",
            ],
        )
        || is_said(&anywhere, &["thời gian thực hiện :", "thời gian thi đua :", "thời gian tổ chức :"]);
    let has_solutions =
        !says_measures(cx) || has_role(Role::Solutions) || is_said(&in_title, &["giải pháp", "biện pháp", "nhiệm vụ"]);
    let absent: Vec<&str> =
        [(has_funding, "kinh phí"), (has_timeline, "thời gian thực hiện"), (has_solutions, "giải pháp thực hiện")]
            .into_iter()
            .filter(|(has, _)| !has)
            .map(|(_, name)| name)
            .collect();
    // Measures often stand in the assignments: their division alone is missed by nobody.
    if has_funding && has_timeline {
        return;
    }
    let subject = cx.tree.fields.iter().find(|field| field.key.value == FieldKey::Subject);
    found.push(
        USUAL_DIVISION_ABSENT
            .report(
                subject.map_or(Span::default(), |field| field.value.span),
                format!("kế hoạch không có mục {}", absent.join(", ")),
            )
            .with_help("bổ sung mục còn thiếu nếu cần; bỏ qua nếu nội dung đó đã nằm ở văn bản khác"),
    );
}

/// Reports divisions without anything below their title.
fn empty_division(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    empty_among(&cx.tree.body, cx, found);
    for annex in &cx.tree.annexes {
        if annex.children.is_empty() && !annex.title.is_empty() {
            found.push(
                EMPTY_DIVISION
                    .report(annex.keyword, format!("phụ lục “{}” chưa có nội dung", shortened(&annex.title.text)))
                    .with_label("bổ sung nội dung, hoặc bỏ phụ lục"),
            );
        }
        empty_among(&annex.children, cx, found);
    }
}

fn empty_among(nodes: &[Node], cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let blocks = || nodes.iter().filter_map(|node| if let Node::Block(block) = node { Some(block) } else { None });
    // Divisions that all are titles only are a list, written with other keywords.
    let plain = |block: &&Block| block.role.is_none();
    let is_list = blocks().filter(plain).count() > 1
        && blocks().filter(plain).all(|block| block.children.is_empty() && block.depth > 0);
    for (at, node) in nodes.iter().enumerate() {
        let Node::Block(block) = node else { continue };
        empty_among(&block.children, cx, found);
        let role = block.role.as_ref().map(|role| role.value);
        let title = block.title.as_ref().map_or("", |title| title.text.trim());
        let is_said_by_title = match role {
            Some(Role::Phase) => !title.is_empty(),
            Some(Role::LegalBases | Role::Preamble | Role::Closing) if block.level.is_none() => !title.is_empty(),
            _ => title.split_whitespace().count() > 15 || title.ends_with(['.', ';']),
        };
        // What belongs to a table's or a role's division may stand beside it: `đối tượng:` and then its groups.
        let goes_on = matches!(nodes.get(at + 1), Some(Node::Block(next)) if next.depth > block.depth);
        if !block.children.is_empty()
            || is_said_by_title
            || goes_on
            || is_list && role.is_none()
            || cx.is_reported(block.keyword)
        {
            continue;
        }
        let name = if title.is_empty() { role.and_then(Role::customary_title).unwrap_or("mục này") } else { title };
        let (what, wish) = match role {
            Some(Role::Charge | Role::Request) => ("chưa có nhiệm vụ nào", "ghi nhiệm vụ bên dưới"),
            Some(Role::Group) => ("chưa có tiêu chí, nội dung nào", "ghi nội dung cho đối tượng này"),
            _ => ("chưa có nội dung", "bổ sung nội dung, hoặc bỏ mục này"),
        };
        found.push(EMPTY_DIVISION.report(block.keyword, format!("“{}” {what}", shortened(name))).with_label(wish));
    }
}

fn shortened(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..12) {
        Some(first) => format!("{} …", first.join(" ")),
        None => words.join(" "),
    }
}

/// The paragraphs that begin in the middle of a sentence, by their place in the plan's list, with the one before each.
pub(in crate::checks) fn broken_off<'a>(cx: &Context<'a>) -> Vec<(usize, &'a Passage<'a>)> {
    let mut before: Option<&Passage<'_>> = None;
    let mut found = Vec::new();
    for (index, passage) in cx.texts().filter(|(_, passage)| passage.kind != Kind::Footnote) {
        let previous = before.replace(passage);
        let Some(previous) = previous.filter(|previous| previous.is_prose() && !previous.is_empty()) else { continue };
        let begins_small = passage.text.text.trim_start().chars().next().is_some_and(char::is_lowercase);
        let is_open = matches!(last_mark(&previous.text.text), Some((Mark::Nothing | Mark::Comma, _)))
            && previous.text.text.trim_end().ends_with(|last: char| last.is_alphabetic() || last == ',');
        if passage.kind == Kind::Paragraph && begins_small && is_open {
            found.push((index, previous));
        }
    }
    found
}

/// Reports a paragraph that begins in the middle of a sentence which the one before it leaves open.
fn paragraph_broken_off(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, previous) in broken_off(cx) {
        let Some(passage) = cx.passages.list.get(index) else { continue };
        let length = passage.words.len().min(6);
        found.push(
            PARAGRAPH_BROKEN_OFF
                .report(
                    cx.span(index, &passage.words.range(0, length)),
                    format!(
                        "đoạn bắt đầu bằng “{}” nối tiếp câu chưa hết ở đoạn trước",
                        passage.words.slice(0, length)
                    ),
                )
                .with_label("nối vào đoạn trên, hoặc viết hoa nếu là câu mới")
                .with_also(
                    previous.text.span_of(
                        previous.words.start(previous.words.len().saturating_sub(4)),
                        previous.text.text.len(),
                    ),
                    "đoạn này chưa có dấu kết thúc",
                ),
        );
    }
}

/// Reports an item or the last paragraph of a division that announces a list which does not come.
fn colon_with_nothing_below(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let list: Vec<(usize, &Passage<'_>)> = cx.texts().filter(|(_, passage)| passage.kind != Kind::Footnote).collect();
    for (at, (index, passage)) in list.iter().enumerate() {
        let is_colon = matches!(last_mark(&passage.text.text), Some((Mark::Colon, _)));
        let in_front = matches!(passage.role, Some(Role::Preamble | Role::LegalBases));
        if !is_colon
            || !passage.is_prose()
            || passage.has_children
            || in_front
            || passage.place.as_str().starts_with("annex/")
        {
            continue;
        }
        let is_followed = list.get(at + 1).is_some_and(|(_, next)| {
            let is_body = !matches!(next.kind, Kind::Recipient | Kind::AnnexHead) && next.role != Some(Role::Closing);
            match (passage.kind, next.kind) {
                // What is announced by an item may be a table or a paragraph that is not set in.
                (_, Kind::Cell { .. } | Kind::Paragraph) => is_body && next.parent == passage.parent,
                (Kind::Paragraph, _) => is_body && next.depth >= passage.depth && stands_beside(cx, next, passage),
                _ => false,
            }
        });
        if is_followed {
            continue;
        }
        let Some((_, bytes)) = last_mark(&passage.text.text) else { continue };
        let start = passage.words.start(passage.words.len().saturating_sub(5));
        found.push(
            COLON_WITH_NOTHING_BELOW
                .report(
                    cx.span(*index, &(start..bytes.end)),
                    format!(
                        "“{}{}” không có ý nào theo sau",
                        if start > 0 { "… " } else { "" },
                        passage.text.text.get(start..bytes.end).unwrap_or_default()
                    ),
                )
                .with_label("bổ sung các ý, xem lại bậc của các ý sau, hoặc kết thúc bằng dấu chấm"),
        );
    }
}

/// Tells whether a passage comes under the same division as another, at any depth.
fn stands_beside(cx: &Context<'_>, passage: &Passage<'_>, other: &Passage<'_>) -> bool {
    let parent = other.parent;
    passage.parent == parent
        || passage.parent.is_some_and(|above| parent.is_none_or(|parent| cx.passages.stands_under(above, parent)))
}
