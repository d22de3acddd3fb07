//! Figures (`CI`): targets that do not say how they bind, empty columns, targets that contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{Kind, Passage};
use crate::model::quota::Limit;
use crate::model::recognise::words::{Words, fold};
use crate::model::target::{Measure, Target};
use crate::source::Span;

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[FIGURE_WITHOUT_BOUND, TARGET_COLUMN_EMPTY, CONTRADICTING_TARGETS, TARGET_ABOVE_HUNDRED];

/// How many further places one report names.
const FURTHER: usize = 5;

const FIGURE_WITHOUT_BOUND: Check = Check {
    code: "CI007",
    name: "figure-without-bound",
    title: "Chỉ tiêu không nói “ít nhất”, “trên” hay “đạt”, hoặc không rõ tính trên tổng số nào",
    severity: Severity::Hint,
    explanation: "Chỉ tiêu tỷ lệ nên ghi rõ là ít nhất, trên, từ … trở lên hay không quá, và là phần trăm của cái gì. Được nhắc \
        khi trong cùng kế hoạch các chỉ tiêu khác đã ghi rõ, và khi ô của bảng chỉ ghi “Đạt 100%” cho một công việc. Mức 100%, \
        ô chỉ có con số và mục tiêu ghi “đạt” được bỏ qua; nhiều chỗ được báo chung một lần.",
    basis: &[Basis::Consistency],
    bad: "phần nội dung: Nội dung thi đua\n1. Thi đua nâng cao chất lượng đường giao thông (70% đường thôn được trồng hoa; trên 90% hộ dân tham gia).\n2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp.\n3. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n",
    good: "phần nội dung: Nội dung thi đua\n1. Thi đua nâng cao chất lượng đường giao thông (ít nhất 70% đường thôn được trồng hoa; trên 90% hộ dân tham gia).\n2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp.\n3. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n",
    run: Run::Always(figure_without_bound),
};

const TARGET_COLUMN_EMPTY: Check = Check {
    code: "CI008",
    name: "target-column-empty",
    title: "Cột chỉ tiêu của bảng phần lớn để trống",
    severity: Severity::Hint,
    explanation: "Bảng có cột chỉ tiêu định lượng (hoặc mục tiêu, kết quả cần đạt) nhưng hơn nửa số dòng không ghi gì thì bảng \
        không đo được kết quả. Chỉ xét bảng từ bốn dòng nội dung trở lên và đã có ít nhất một ô có số; dòng tên nhóm không \
        tính.",
    basis: &[Basis::Consistency],
    bad: "phụ lục: Chỉ tiêu thi đua\n\nbảng: TT | Nội dung | Chỉ tiêu định lượng\n| 1 | Trồng cây dọc đường thôn | |\n| 2 | Vệ sinh ngõ xóm | |\n| 3 | Thu gom rác thải tại hộ | |\n| 4 | Hộ có hố rác hợp vệ sinh | Từ 80% trở lên |\nphần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp.\n2. Đẩy mạnh tuyên truyền các chỉ tiêu tại Phụ lục.\n",
    good: "phụ lục: Chỉ tiêu thi đua\n\nbảng: TT | Nội dung | Chỉ tiêu định lượng\n| 1 | Trồng cây dọc đường thôn | Từ 05 km trở lên |\n| 2 | Vệ sinh ngõ xóm | Mỗi tháng ít nhất 01 lần |\n| 3 | Thu gom rác thải tại hộ | |\n| 4 | Hộ có hố rác hợp vệ sinh | Từ 80% trở lên |\nphần giải pháp: Giải pháp thực hiện\n1. Tăng cường lãnh đạo, chỉ đạo của cấp ủy, chính quyền các cấp.\n2. Đẩy mạnh tuyên truyền các chỉ tiêu tại Phụ lục.\n",
    run: Run::Always(target_column_empty),
};

const CONTRADICTING_TARGETS: Check = Check {
    code: "CI011",
    name: "contradicting-targets",
    title: "Cùng một chỉ tiêu nhưng hai chỗ ghi hai mức",
    severity: Severity::Warning,
    explanation: "Hai chỗ nói về cùng một nội dung (cùng các từ chỉ đối tượng) mà mức phần trăm khác nhau. Chỉ so khi hai chỗ cùng \
        năm hoặc cùng không ghi năm, cùng hướng (ít nhất, không quá …); mức phấn đấu, mức chấm điểm và các mức khác nhau \
        trong cùng một ý được bỏ qua.",
    basis: &[Basis::Consistency],
    bad: "phần mục tiêu: Mục tiêu\n- Ít nhất 90% hộ gia đình nông thôn được dùng nước sạch.\nphần nội dung: Nội dung thi đua\n1. Thi đua xây dựng nông thôn sạch, đẹp; ít nhất 85% hộ gia đình nông thôn được dùng nước sạch.\n2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp.\n3. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n",
    good: "phần mục tiêu: Mục tiêu\n- Ít nhất 90% hộ gia đình nông thôn được dùng nước sạch.\nphần nội dung: Nội dung thi đua\n1. Thi đua xây dựng nông thôn sạch, đẹp; ít nhất 90% hộ gia đình nông thôn được dùng nước sạch.\n2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp.\n3. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n",
    run: Run::Always(contradicting_targets),
};

const TARGET_ABOVE_HUNDRED: Check = Check {
    code: "CI013",
    name: "target-above-hundred",
    title: "Tỷ lệ quá 100% của một tổng số",
    severity: Severity::Warning,
    explanation: "Tỷ lệ của người, hộ, thôn, xã, cơ quan, trường học không thể quá 100%. Tỷ lệ hoàn thành kế hoạch, dự toán, mức \
        tăng trưởng có thể quá 100% nên không bị xét.",
    basis: &[Basis::Consistency],
    bad: "phần nội dung: Nội dung thi đua\n1. Thi đua phát triển kinh tế nông thôn, có ít nhất 105% hộ gia đình tham gia.\n2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp.\n3. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n",
    good: "phần nội dung: Nội dung thi đua\n1. Thi đua phát triển kinh tế nông thôn, có ít nhất 95% hộ gia đình tham gia.\n2. Thi đua bảo vệ môi trường, xây dựng cảnh quan sạch, đẹp.\n3. Thi đua tuyên truyền, phát hiện và nhân rộng điển hình tiên tiến.\n",
    run: Run::Always(target_above_hundred),
};

/// Passages by their place in the file.
struct Places {
    starts: Vec<(u32, usize)>,
}

impl Places {
    fn new(cx: &Context<'_>) -> Self {
        let mut starts: Vec<(u32, usize)> =
            cx.prose().map(|(index, passage)| (passage.text.span.start, index)).collect();
        starts.sort_unstable();
        Self { starts }
    }

    /// The passage that holds a place; a footnote between its words does not hide it.
    fn at<'a>(&self, cx: &Context<'a>, span: Span) -> Option<&'a Passage<'a>> {
        let after = self.starts.partition_point(|(start, _)| *start <= span.start);
        let near = self.starts.get(after.saturating_sub(6)..after)?;
        near.iter()
            .rev()
            .filter_map(|(_, index)| cx.passages.list.get(*index))
            .find(|passage| span.end <= passage.text.span.end)
    }
}

/// The first number of a target's clause with a `%`: the word after it.
fn after_percentage(words: &Words<'_>) -> Option<usize> {
    (0..words.len()).find_map(|at| {
        let (_, after) = words.number(at)?;
        (words.word(after) == "%").then_some(after + 1)
    })
}

/// Words before a number, or behind it, that say how it binds.
const BINDING: &[&str] = &[
    "từ",
    "đạt",
    "trên",
    "dưới",
    "ít nhất",
    "tối thiểu",
    "tối đa",
    "không quá",
    "trở lên",
    "trở xuống",
    "hơn",
    "phấn đấu",
    "tăng",
    "giảm",
    "bình quân",
    "khoảng",
    "chiếm",
    "còn",
    "lên",
    "đến",
    "là",
    "hoàn thành",
    "bảo đảm",
    "duy trì",
];

fn figure_without_bound(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_bound = |target: &&Target| target.bound != Limit::Exactly;
    let says_elsewhere =
        cx.plan.targets.iter().any(|target| is_bound(&target) && matches!(target.measure, Measure::Percentage(_)));
    let mut report: Option<Diagnostic> = None;
    let mut push = |span: Span, message: String, help: &str| {
        report = Some(match report.take() {
            None => FIGURE_WITHOUT_BOUND.report(span, message).with_help(help),
            Some(report) if report.also.len() < FURTHER => report.with_also(span, message),
            Some(report) => report,
        });
    };
    let places = Places::new(cx);
    let mut open = Vec::new();
    for target in &cx.plan.targets {
        let Measure::Percentage(amount) = target.measure else { continue };
        let words = Words::new(&target.written);
        let Some(after) = after_percentage(&words) else { continue };
        let Some(passage) = places.at(cx, target.origin.span) else { continue };
        let in_cell = matches!(passage.kind, Kind::Cell { .. });
        if in_cell {
            // `Đạt 100%` beside something that is done, not counted.
            let is_bare = words.is_at(0, "đạt") && after >= words.len() && !words.is_at(1, "từ");
            let is_deed = target.subject.as_deref().is_some_and(|subject| {
                let subject = Words::new(subject);
                DEEDS.iter().any(|verb| subject.is_at(0, verb))
                    && subject.find(0, "tỷ lệ").is_none()
                    && subject.find(0, "%").is_none()
            });
            if is_bare && is_deed {
                push(
                    target.origin.span,
                    format!("“{}” là phần trăm của tổng số nào?", target.written),
                    "ghi rõ tính trên tổng số nào, ví dụ “100% thôn tổ chức”",
                );
            }
            continue;
        }
        let binds = (0..words.len()).any(|at| {
            BINDING.iter().any(|phrase| words.is_at(at, phrase) && (at < after || phrase.starts_with("trở")))
        });
        if !says_elsewhere || is_bound(&target) || binds || amount >= 100.0 || amount == 0.0 {
            continue;
        }
        // What leads to the figures may say it for all of them: `Phấn đấu đến năm 2030:`.
        let above = passage.parent.and_then(|parent| cx.passages.list.get(parent));
        let is_led = std::iter::once(passage).chain(above).any(|passage| {
            ["phấn đấu", "như sau :", "tối thiểu :", "ít nhất :"]
                .iter()
                .any(|phrase| passage.words.find(0, phrase).is_some())
        });
        if !is_led {
            open.push(target);
        }
    }
    // Where most figures stand bare, that is the plan's way to write them.
    let bound = cx.plan.targets.iter().filter(is_bound).count();
    for target in open.iter().filter(|_| open.len() <= bound) {
        push(
            target.origin.span,
            format!("“{}” không nói là ít nhất, trên hay không quá", short(&target.written)),
            "ghi thêm “ít nhất”, “trên”, “từ … trở lên” hoặc “không quá”",
        );
    }
    found.extend(report);
}

/// Verbs that begin something to be done.
const DEEDS: &[&str] = &[
    "tổ chức",
    "ban hành",
    "xây dựng",
    "triển khai",
    "thực hiện",
    "tuyên truyền",
    "phát động",
    "kiểm tra",
    "tham gia",
];

/// The first words of a long clause.
fn short(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..12) {
        Some(first) if words.len() > 13 => format!("{} …", first.join(" ")),
        _ => words.join(" "),
    }
}

fn target_column_empty(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for table in &cx.passages.tables {
        for (column, head) in table.columns.iter().enumerate() {
            let Some(head) = cx.passages.list.get(*head) else { continue };
            let says = ["chỉ tiêu", "mục tiêu", "kết quả cần đạt"].iter().any(|phrase| head.words.is_at(0, phrase));
            if !says {
                continue;
            }
            let mut rows = 0usize;
            let mut empty: Vec<Span> = Vec::new();
            let mut counted = 0usize;
            for row in &table.rows {
                let text = |at: usize| -> String {
                    let cell = row.iter().find(|cell| cell.column == at);
                    let passages = cell.into_iter().flat_map(|cell| &cell.passages);
                    let texts =
                        passages.filter_map(|at| cx.passages.list.get(*at)).map(|passage| passage.text.text.as_str());
                    texts.collect::<Vec<_>>().join(" ")
                };
                // A group's own row, or one that a cell above covers, says nothing of the column.
                if row.len() < 3 || !row.iter().any(|cell| cell.column == column) {
                    continue;
                }
                rows += 1;
                let written = text(column);
                if written.trim().is_empty() {
                    let first = row
                        .iter()
                        .flat_map(|cell| &cell.passages)
                        .filter_map(|at| cx.passages.list.get(*at))
                        .find(|passage| passage.words.len() > 2);
                    empty.extend(first.map(|passage| passage.text.span));
                } else if written.chars().any(|letter| letter.is_ascii_digit()) {
                    counted += 1;
                }
            }
            if rows < 4 || counted == 0 || empty.len() * 2 <= rows {
                continue;
            }
            found.push(
                TARGET_COLUMN_EMPTY
                    .report(
                        head.text.span,
                        format!("cột “{}” để trống ở {} trong {rows} dòng", head.text.text.trim(), empty.len()),
                    )
                    .with_help("ghi chỉ tiêu cho các dòng còn trống, hoặc bỏ cột và nêu chỉ tiêu ở nội dung"),
            );
        }
    }
}

/// A target as it can be compared: what it counts, when, how it binds.
struct Comparable {
    subject: BTreeSet<String>,
    years: BTreeSet<String>,
    bound: Limit,
    amount: f64,
    span: Span,
    place: String,
    written: String,
    /// In a table: the table and the row.
    row: Option<(usize, usize)>,
}

/// Words that do not tell one subject from another.
const EMPTY: &[&str] = &[
    "số", "tổng", "các", "những", "được", "đạt", "có", "là", "và", "tỷ", "lệ", "trên", "địa", "bàn", "trong", "toàn",
    "của", "tỉnh", "ủy", "ban", "nhân", "dân", "ubnd", "từ", "trở", "lên", "ít", "nhất", "tối", "thiểu", "hằng",
    "hàng", "năm", "đến", "hết", "mỗi",
];

/// Words by which a figure is a wish, a step of a scale, or one of several.
const NOT_COMPARED: &[&str] =
    &["phấn đấu", "điểm", "trong đó", "tăng", "giảm", "so với", "giai đoạn", "lộ trình", "riêng"];

fn comparable(cx: &Context<'_>) -> Vec<Comparable> {
    let places = Places::new(cx);
    let mut found = Vec::new();
    for target in &cx.plan.targets {
        let Measure::Percentage(amount) = target.measure else { continue };
        let words = Words::new(&target.written);
        if NOT_COMPARED.iter().any(|phrase| words.find(0, phrase).is_some()) {
            continue;
        }
        let Some(after) = after_percentage(&words) else { continue };
        let own =
            after..(after..words.len()).find(|at| matches!(words.word(*at), "," | ";" | "(")).unwrap_or(words.len());
        // A row's figure is of the row's subject, where the cell adds none.
        let text = if own.len() > 2 {
            words.slice(own.start, own.end).to_owned()
        } else {
            target.subject.clone().unwrap_or_default()
        };
        let folded = fold(&text);
        let parts = Words::new(&folded);
        let mut subject = BTreeSet::new();
        let mut years = BTreeSet::new();
        for at in 0..parts.len() {
            let word = parts.word(at);
            if word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit()) {
                years.insert(word.to_owned());
            } else if parts.is_word(at) && !EMPTY.contains(&word) {
                subject.insert(word.to_owned());
            }
        }
        let mut row = None;
        // The year may stand before the figure in the sentence.
        if let Some(passage) = places.at(cx, target.origin.span) {
            if let Kind::Cell { table, row: number, .. } = passage.kind {
                row = Some((table, number));
            }
            let words = &passage.words;
            years.extend(
                (0..words.len())
                    .map(|at| words.word(at))
                    .filter(|word| {
                        word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
                    })
                    .map(str::to_owned),
            );
            if NOT_COMPARED.iter().take(3).any(|phrase| words.find(0, phrase).is_some()) {
                continue;
            }
        }
        if subject.len() >= 4 {
            found.push(Comparable {
                subject,
                years,
                bound: target.bound,
                amount,
                span: target.origin.span,
                place: target.origin.place.as_str().to_owned(),
                written: target.written.clone(),
                row,
            });
        }
    }
    found
}

fn contradicting_targets(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let targets = comparable(cx);
    let mut by_subject: BTreeMap<(&BTreeSet<String>, &BTreeSet<String>), &Comparable> = Default::default();
    for target in &targets {
        let key = (&target.subject, &target.years);
        let Some(first) = by_subject.get(&key) else {
            by_subject.insert(key, target);
            continue;
        };
        let is_same_way =
            first.bound == target.bound || first.bound == Limit::Exactly || target.bound == Limit::Exactly;
        // A passage that names two levels means both.
        let is_elsewhere = first.place != target.place || target.place.starts_with("annex");
        // Columns beside each other are of different years, phases or areas.
        let is_beside = first.row.is_some() && first.row == target.row;
        if !is_same_way || !is_elsewhere || is_beside || (first.amount - target.amount).abs() < f64::EPSILON {
            continue;
        }
        found.push(
            CONTRADICTING_TARGETS
                .report(target.span, format!("“{}” khác với mức đã ghi ở chỗ khác", short(&target.written)))
                .with_also(first.span, "mức ghi ở chỗ này")
                .with_help("ghi thống nhất một mức, hoặc nói rõ hai mức khác nhau ở điểm nào"),
        );
    }
}

/// Nouns of which there cannot be more than all.
const WHOLES: &[&str] = &[
    "hộ",
    "số hộ",
    "người",
    "số người",
    "thôn",
    "số thôn",
    "xã",
    "số xã",
    "phường",
    "cơ quan",
    "trường",
    "cán bộ",
    "học sinh",
    "đảng viên",
    "công chức",
    "hội viên",
    "đoàn viên",
    "khu dân cư",
    "gia đình",
    "ấp",
    "bản",
    "tổ dân phố",
    "dân số",
    "trẻ em",
    "cử tri",
];

fn target_above_hundred(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for target in &cx.plan.targets {
        let Measure::Percentage(amount) = target.measure else { continue };
        let words = Words::new(&target.written);
        let Some(after) = after_percentage(&words).filter(|_| amount > 100.0) else { continue };
        let skip = ["tổng số", "các", "số"].iter().find_map(|word| words.after(after, word)).unwrap_or(after);
        if WHOLES.iter().any(|whole| words.is_at(skip, whole)) {
            found.push(
                TARGET_ABOVE_HUNDRED
                    .report(target.origin.span, format!("“{}”: tỷ lệ quá 100%", short(&target.written)))
                    .with_help("kiểm tra lại tỷ lệ, nhiều nhất là 100%"),
            );
        }
    }
}
