//! Lists (`CT`): items that end unlike their siblings, lists left open, items on the wrong level or of another sort.

use std::collections::BTreeMap;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Edit, Severity};
use crate::model::passages::{Kind, Passage};
use crate::syntax::keywords::Role;

use super::marks::{Mark, last_mark};

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[ITEM_ON_ANOTHER_LEVEL, ITEMS_END_DIFFERENTLY, LIST_LEFT_OPEN, ITEM_OF_ANOTHER_SORT, LONE_NUMBERED_ITEM];

const ITEM_ON_ANOTHER_LEVEL: Check = Check {
    code: "CT003",
    name: "item-on-another-level",
    title: "Ý song song đặt sai bậc",
    severity: Severity::Warning,
    explanation: "Một ý kết thúc bằng dấu hai chấm chỉ có một ý con, còn ý đứng ngay sau nó, ở bậc trên, lại mở đầu theo đúng \
        mẫu của ý con đó (“… gồm:” và “… gồm:”, “Đối với …:” và “Đối với …:”). Thường ý sau cũng là ý con nhưng gõ nhầm dấu \
        đầu dòng. Không báo khi các ý cùng bậc ở trên cũng mở đầu theo mẫu ấy.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\n- Khen thưởng tổng kết:\n+ Danh hiệu gồm: Cờ thi đua của Ủy ban nhân dân tỉnh.\n- Hình thức gồm: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nMỗi năm không quá 05 tập thể và 10 cá nhân.\n",
    good: "phần khen thưởng: Khen thưởng\n- Khen thưởng tổng kết:\n+ Danh hiệu gồm: Cờ thi đua của Ủy ban nhân dân tỉnh.\n+ Hình thức gồm: Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.\nsố lượng:\nMỗi năm không quá 05 tập thể và 10 cá nhân.\n",
    run: Run::Always(item_on_another_level),
};

const ITEMS_END_DIFFERENTLY: Check = Check {
    code: "CT004",
    name: "items-end-differently",
    title: "Các ý trong một danh sách kết thúc bằng dấu khác nhau",
    severity: Severity::Hint,
    explanation: "Trong một danh sách, các ý trước ý cuối nên cùng kết thúc bằng dấu chấm phẩy hoặc cùng bằng dấu chấm; ý cuối \
        kết thúc bằng dấu chấm. Dấu ít dùng hơn được báo một lần cho cả danh sách; khi ngang nhau thì theo ý đầu tiên. Ý có \
        các ý con, ý mở đầu một danh sách bằng dấu hai chấm và ý cuối không được tính.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Tập huấn cho đội ngũ cán bộ cơ sở;\n- Cấp tài liệu hỏi đáp về bầu cử.\n- Niêm yết danh sách cử tri tại nhà văn hóa;\n- Kiểm tra trước ngày bầu cử.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Tập huấn cho đội ngũ cán bộ cơ sở;\n- Cấp tài liệu hỏi đáp về bầu cử;\n- Niêm yết danh sách cử tri tại nhà văn hóa;\n- Kiểm tra trước ngày bầu cử.\n",
    run: Run::Always(items_end_differently),
};

const LIST_LEFT_OPEN: Check = Check {
    code: "CT005",
    name: "list-left-open",
    title: "Ý cuối của danh sách chưa kết thúc bằng dấu chấm",
    severity: Severity::Warning,
    explanation: "Ý cuối của một danh sách kết thúc bằng dấu chấm. Dấu chấm phẩy, dấu phẩy, hoặc thiếu dấu khi các ý trước đều \
        có dấu, làm người đọc chờ một ý nữa: có thể một ý đã bị sót. Danh sách con nằm giữa một danh sách lớn mà các ý đều \
        dùng dấu chấm phẩy thì được kết thúc bằng dấu chấm phẩy. Ý cuối cùng của toàn văn không xét, vì “./.” tự thêm vào đó.",
    basis: &[Basis::Language],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Tập huấn cho đội ngũ cán bộ cơ sở;\n- Cấp tài liệu hỏi đáp về bầu cử;\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Tập huấn cho đội ngũ cán bộ cơ sở;\n- Cấp tài liệu hỏi đáp về bầu cử.\n",
    run: Run::Always(list_left_open),
};

const ITEM_OF_ANOTHER_SORT: Check = Check {
    code: "CT011",
    name: "item-of-another-sort",
    title: "Ý không cùng loại với danh sách",
    severity: Severity::Hint,
    explanation: "Danh sách thành phần hồ sơ chỉ gồm tên giấy tờ (tờ trình, biên bản, báo cáo, danh sách). Lời lưu ý, hoặc việc \
        gửi hồ sơ đi đâu, nên là đoạn riêng sau danh sách, để người nhận đếm đúng số giấy tờ phải nộp. Chỉ xét danh sách có ít \
        nhất hai ý là tên giấy tờ.",
    basis: &[Basis::Consistency],
    bad: "phần khen thưởng: Khen thưởng\nhồ sơ:\n- Tờ trình đề nghị khen thưởng;\n- Báo cáo thành tích có xác nhận của cấp trình;\n- Lưu ý: hồ sơ bản giấy đóng thành tập.\n",
    good: "phần khen thưởng: Khen thưởng\nhồ sơ:\n- Tờ trình đề nghị khen thưởng;\n- Báo cáo thành tích có xác nhận của cấp trình.\n\nLưu ý: hồ sơ bản giấy đóng thành tập.\n",
    run: Run::Always(item_of_another_sort),
};

const LONE_NUMBERED_ITEM: Check = Check {
    code: "CT015",
    name: "lone-numbered-item",
    title: "Danh sách đánh số chỉ có một khoản, một điểm",
    severity: Severity::Hint,
    explanation: "Đánh số hay đánh chữ là để phân biệt nhiều khoản, nhiều điểm với nhau. Nếu chỉ có một thì viết thành đoạn, hoặc \
        xem lại có sót khoản, điểm nào. Không xét gạch đầu dòng và các bảng.",
    basis: &[Basis::Consistency],
    bad: "phần kinh phí: Kinh phí thực hiện\n1. Kinh phí được bố trí trong dự toán hằng năm của các sở, ngành.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nKinh phí được bố trí trong dự toán hằng năm của các sở, ngành.\n",
    run: Run::Always(lone_numbered_item),
};

/// The lists of a plan: items of one depth that follow each other under one parent, legal bases and cells left out.
fn lists(cx: &Context<'_>) -> Vec<Vec<usize>> {
    let mut open: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut done = Vec::new();
    for (index, passage) in cx.texts() {
        if matches!(passage.kind, Kind::Footnote | Kind::Field(_)) || passage.role == Some(Role::LegalBases) {
            continue;
        }
        let run = open.entry(passage.parent).or_default();
        let same_list = run.last().and_then(|last| cx.passages.list.get(*last)).is_none_or(|last| {
            last.depth == passage.depth && front(last.place.as_str()) == front(passage.place.as_str())
        });
        let is_item = passage.kind == Kind::Item;
        if !(run.is_empty() || is_item && same_list) {
            done.push(std::mem::take(run));
        }
        if is_item {
            run.push(index);
        }
    }
    done.extend(open.into_values().filter(|run| !run.is_empty()));
    done.sort();
    done
}

/// Preamble and closing are numbered apart from the divisions.
fn front(place: &str) -> &str {
    place.split('/').next().filter(|first| first.starts_with(|letter: char| letter.is_ascii_lowercase())).unwrap_or("")
}

fn leaf_mark(passage: &Passage<'_>) -> Option<(Mark, std::ops::Range<usize>)> {
    if passage.has_children || passage.is_empty() {
        return None;
    }
    last_mark(&passage.text.text).filter(|(mark, _)| *mark != Mark::Colon)
}

/// The words of a label (`Hình thức khen thưởng gồm:`), the colon left out.
fn label_length(passage: &Passage<'_>) -> Option<usize> {
    passage.after_label().map(|after| after - 1).filter(|words| (1..=12).contains(words))
}

/// Reports an item that opens as the only child of the item before it does.
fn item_on_another_level(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let lists = lists(cx);
    let by_parent: BTreeMap<usize, &Vec<usize>> =
        lists.iter().filter_map(|list| Some((cx.passages.list.get(*list.first()?)?.parent?, list))).collect();
    for list in &lists {
        for (at, pair) in list.windows(2).enumerate() {
            let [above, after] = pair else { continue };
            let Some([only]) = by_parent.get(above).map(|list| list.as_slice()) else { continue };
            let passage = |index: &usize| cx.passages.list.get(*index);
            let (Some(head), Some(child), Some(next)) = (passage(above), passage(only), passage(after)) else {
                continue;
            };
            if last_mark(&head.text.text).map(|(mark, _)| mark) != Some(Mark::Colon) {
                continue;
            }
            let Some(pattern) = shared_pattern(child, next) else { continue };
            let is_usual = list.iter().take(at + 1).filter_map(passage).any(|other| pattern.fits(other));
            if is_usual {
                continue;
            }
            let label = next.words.slice(0, label_length(next).unwrap_or_default());
            let span = next.text.span_of(0, next.words.end(label_length(next).unwrap_or_default()));
            found.push(
                ITEM_ON_ANOTHER_LEVEL
                    .report(span, format!("“{label}:” hình như cùng bậc với ý con ở trên, nhưng đứng ở bậc ngoài"))
                    .with_label("xem lại bậc của ý này")
                    .with_help(
                        "nếu là ý con thì dùng dấu đầu dòng của ý con ở trên; nếu không, viết khác mẫu của ý con",
                    )
                    .with_also(
                        child.text.span_of(0, child.words.end(label_length(child).unwrap_or_default())),
                        "ý con mở đầu cùng mẫu",
                    ),
            );
        }
    }
}

/// How two labels are alike.
enum Pattern<'t> {
    /// Both end so: `gồm`.
    Ending(&'t str),
    /// Both begin with these two words: `đối với`.
    Beginning(&'t str, &'t str),
}

impl Pattern<'_> {
    fn fits(&self, passage: &Passage<'_>) -> bool {
        let Some(length) = label_length(passage) else { return false };
        match self {
            Pattern::Ending(word) => passage.words.word(length - 1) == *word,
            Pattern::Beginning(first, second) => passage.words.word(0) == *first && passage.words.word(1) == *second,
        }
    }
}

fn shared_pattern<'t>(child: &'t Passage<'_>, next: &Passage<'_>) -> Option<Pattern<'t>> {
    let (own, other) = (label_length(child)?, label_length(next)?);
    let last = child.words.word(own - 1);
    if last == "gồm" && next.words.word(other - 1) == "gồm" {
        return Some(Pattern::Ending(last));
    }
    let (first, second) = (child.words.word(0), child.words.word(1));
    let alike = own >= 3 && other >= 3 && next.words.word(0) == first && next.words.word(1) == second;
    (alike && child.words.slice(0, own) != next.words.slice(0, other)).then_some(Pattern::Beginning(first, second))
}

/// Reports the rarer closing mark among the items before the last one.
fn items_end_differently(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for list in lists(cx) {
        let Some((_, before)) = list.split_last() else { continue };
        let ends: Vec<(usize, Mark, std::ops::Range<usize>)> = before
            .iter()
            .filter_map(|index| {
                let (mark, bytes) = leaf_mark(cx.passages.list.get(*index)?)?;
                Some((*index, mark, bytes))
            })
            .collect();
        let Some((_, first, _)) = ends.first() else { continue };
        let count = |mark: Mark| ends.iter().filter(|(_, other, _)| *other == mark).count();
        let usual = [Mark::Semicolon, Mark::Stop, Mark::Comma, Mark::Nothing]
            .into_iter()
            .max_by_key(|mark| (count(*mark), mark == first))
            .unwrap_or(*first);
        // Items without any mark are headings or names: a list of them is closed by nothing.
        if usual == Mark::Nothing || usual == Mark::Comma {
            continue;
        }
        let odd: Vec<_> = ends.iter().filter(|(_, mark, _)| *mark != usual).collect();
        let Some((index, mark, bytes)) = odd.first() else { continue };
        let mut report = ITEMS_END_DIFFERENTLY
            .report(
                cx.span(*index, bytes),
                format!("ý này {}, các ý khác kết thúc bằng {}", mark.said(), usual.named()),
            )
            .with_label(format!("kết thúc bằng {}", usual.named()))
            .with_edits(
                odd.iter().map(|(index, mark, bytes)| mended(cx, *index, *mark, bytes, usual)).collect(),
                false,
            );
        for (index, mark, bytes) in odd.iter().skip(1).take(5) {
            report = report.with_also(cx.span(*index, bytes), format!("cũng {}", mark.said()));
        }
        found.push(report);
    }
}

/// The edit that puts another closing mark in place of one, or behind the last word.
fn mended(cx: &Context<'_>, index: usize, mark: Mark, bytes: &std::ops::Range<usize>, wanted: Mark) -> Edit {
    let span = cx.span(index, bytes);
    match mark {
        Mark::Nothing => Edit { span: crate::source::Span::new(span.end, span.end), text: wanted.sign().to_owned() },
        _ => Edit { span, text: wanted.sign().to_owned() },
    }
}

/// Reports the last item of a list that ends as if another one followed.
fn list_left_open(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let lists = lists(cx);
    let last_of_body = last_leaf(cx, false);
    let last_of_annexes = last_leaf(cx, true);
    let mut list_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (number, list) in lists.iter().enumerate() {
        list_of.extend(list.iter().map(|index| (*index, number)));
    }
    for list in &lists {
        let Some((last, before)) = list.split_last() else { continue };
        let Some(passage) = cx.passages.list.get(*last) else { continue };
        let Some((mark, bytes)) = leaf_mark(passage) else { continue };
        let marks: Vec<Mark> =
            before.iter().filter_map(|index| Some(leaf_mark(cx.passages.list.get(*index)?)?.0)).collect();
        let is_open = match mark {
            Mark::Semicolon | Mark::Comma => true,
            Mark::Nothing => !marks.is_empty() && marks.iter().all(|mark| matches!(mark, Mark::Semicolon | Mark::Stop)),
            Mark::Stop | Mark::Colon => false,
        };
        let is_end = last_of_body == Some(*last) || last_of_annexes.is_some() && is_end_of_annex(cx, *last);
        if !is_open || is_end || mark == Mark::Semicolon && goes_on(cx, &lists, &list_of, *last) {
            continue;
        }
        found.push(
            LIST_LEFT_OPEN
                .report(cx.span(*last, &bytes), format!("ý cuối của danh sách {}", mark.said()))
                .with_label("kết thúc bằng dấu chấm, hoặc bổ sung ý còn thiếu")
                .with_edits(vec![mended(cx, *last, mark, &bytes, Mark::Stop)], true),
        );
    }
}

/// The last paragraph or item of the body, or of the annexes.
fn last_leaf(cx: &Context<'_>, of_annexes: bool) -> Option<usize> {
    let is_annex = |passage: &Passage<'_>| passage.place.as_str().starts_with("annex/");
    let list = &cx.passages.list;
    list.iter().rposition(|passage| {
        is_annex(passage) == of_annexes
            && !matches!(passage.kind, Kind::Footnote | Kind::Field(_) | Kind::Recipient)
            && !passage.is_empty()
    })
}

/// Tells whether nothing of the same annex comes behind a passage.
fn is_end_of_annex(cx: &Context<'_>, index: usize) -> bool {
    let annex = |index: usize| {
        let place = cx.passages.list.get(index)?.place.as_str().strip_prefix("annex/")?;
        Some(place.split('/').next().unwrap_or_default().to_owned())
    };
    let next = (index + 1..cx.passages.list.len())
        .find(|at| cx.passages.list.get(*at).is_some_and(|passage| passage.kind != Kind::Footnote));
    annex(index).is_some() && next.and_then(annex) != annex(index)
}

/// Tells whether a list stands inside a longer one whose items all end with a semicolon, so that it goes on.
fn goes_on(cx: &Context<'_>, lists: &[Vec<usize>], list_of: &BTreeMap<usize, usize>, last: usize) -> bool {
    let outer = cx.passages.ancestors(last).find_map(|above| {
        let list = lists.get(*list_of.get(&above)?)?;
        (list.last() != Some(&above)).then_some(list)
    });
    let Some((_, before)) = outer.and_then(|list| list.split_last()) else { return false };
    before
        .iter()
        .filter_map(|index| Some(leaf_mark(cx.passages.list.get(*index)?)?.0))
        .all(|mark| mark == Mark::Semicolon)
}

/// What the parts of a dossier are called.
const PAPERS: &[&str] = &[
    "tờ trình",
    "biên bản",
    "báo cáo thành tích",
    "báo cáo tóm tắt",
    "báo cáo",
    "danh sách",
    "bản sao",
    "bản tóm tắt",
    "bản đăng ký",
    "văn bản",
    "công văn",
    "giấy chứng nhận",
    "giấy xác nhận",
    "quyết định",
    "chứng nhận",
    "phiếu",
    "các tài liệu",
    "tài liệu",
];

/// Reports notes and instructions among the papers of a dossier.
fn item_of_another_sort(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for list in lists(cx) {
        let items: Vec<(usize, &Passage<'_>)> =
            list.iter().filter_map(|index| Some((*index, cx.passages.list.get(*index)?))).collect();
        if items.first().is_none_or(|(_, item)| item.role != Some(Role::Dossier)) {
            continue;
        }
        let papers = items.iter().filter(|(_, item)| PAPERS.iter().any(|paper| item.words.is_at(0, paper))).count();
        if papers < 2 {
            continue;
        }
        let is_note = |item: &Passage<'_>| {
            ["lưu ý", "ghi chú", "chú ý"]
                .iter()
                .any(|word| item.words.after(0, word).is_some_and(|at| item.words.word(at) == ":"))
        };
        let is_errand = |item: &Passage<'_>| {
            item.words.is_at(0, "hồ sơ")
                && ["gửi về", "gửi đến", "nộp về", "nộp tại"].iter().any(|verb| item.words.find(0, verb).is_some())
        };
        let mut odd = items.iter().filter(|(_, item)| is_note(item) || is_errand(item));
        let Some((index, item)) = odd.next() else { continue };
        let end = if is_note(item) { item.after_label().unwrap_or(2) } else { item.words.len().min(6) };
        let mut report = ITEM_OF_ANOTHER_SORT
            .report(
                cx.span(*index, &item.words.range(0, end)),
                format!("“{}” không phải là một thành phần hồ sơ", item.words.slice(0, end).trim_end_matches(':')),
            )
            .with_label("đưa thành đoạn riêng sau danh sách");
        for (index, item) in odd.take(5) {
            report = report.with_also(cx.span(*index, &item.words.range(0, item.words.len().min(6))), "ý này cũng vậy");
        }
        found.push(report);
    }
}

/// Reports a numbered or lettered item that has no sibling.
fn lone_numbered_item(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    // A division of the same depth, or a list that a paragraph cuts, goes on counting.
    let mut counted: BTreeMap<(Option<usize>, u8), usize> = BTreeMap::new();
    for (_, passage) in cx.texts().filter(|(_, passage)| matches!(passage.kind, Kind::Item | Kind::Title)) {
        *counted.entry((passage.parent, passage.depth)).or_default() += 1;
    }
    for list in lists(cx) {
        let [index] = list.as_slice() else { continue };
        let Some(passage) = cx.passages.list.get(*index).filter(|passage| matches!(passage.depth, 1 | 2)) else {
            continue;
        };
        let has_sibling = counted.get(&(passage.parent, passage.depth)).is_some_and(|count| *count > 1);
        if has_sibling || passage.is_empty() {
            continue;
        }
        let marker = passage.place.as_str().rsplit('/').next().unwrap_or_default();
        let mark = if passage.depth == 1 { "." } else { ")" };
        found.push(
            LONE_NUMBERED_ITEM
                .report(
                    cx.span(*index, &passage.words.range(0, passage.words.len().min(8))),
                    format!("chỉ có một mục “{marker}{mark}” trong danh sách này"),
                )
                .with_label("bỏ số thứ tự, hoặc bổ sung mục còn thiếu"),
        );
    }
}
