//! Terms that a plan introduces, and the names it gives to the movement and to itself (`TN`).

use std::sync::LazyLock;

use crate::checks::spots::{Spot, counted, edits, is_accepted, is_mid_sentence, is_upper, with_others};
use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{Kind, Passage};
use crate::model::recognise::words::{SetPhrases, Words, fold};
use crate::syntax::keywords::Role;
use crate::viet::Glances;

use super::variants::spaced;

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[DEFINED_TERM_NOT_KEPT, SHORT_FORM_WITHOUT_DEFINITION, MOVEMENT_NAME_WRITTEN_OTHERWISE, PLAN_NAMED_IN_TWO_WAYS];

const DEFINED_TERM_NOT_KEPT: Check = Check {
    code: "TN010",
    name: "defined-term-not-kept",
    title: "Không dùng đúng tên gọi tắt đã nêu",
    severity: Severity::Hint,
    explanation: "Khi kế hoạch đã nêu tên gọi tắt (“sau đây gọi tắt là Phong trào thi đua”) thì sau đó nên dùng đúng tên ấy: không viết \
        thường, không viết cụt (“Phong trào”), không nhắc lại tên đầy đủ. Mỗi loại được báo một lần, kèm các chỗ còn lại. Cách nói chung \
        (“các phong trào thi đua”, “phong trào thi đua khác”, “phong trào thi đua theo chuyên đề”), tiêu đề, lời trong ngoặc kép và tên văn \
        bản viện dẫn không bị báo.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Đưa kết quả tham gia phong trào thi đua vào đánh giá cuối năm.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Đưa kết quả tham gia Phong trào thi đua vào đánh giá cuối năm; lồng ghép với các phong \
        trào thi đua khác.\n",
    run: Run::Always(defined_term_not_kept),
};

const SHORT_FORM_WITHOUT_DEFINITION: Check = Check {
    code: "TN011",
    name: "short-form-without-definition",
    title: "Tên gọi tắt viết hoa mà chưa nêu là gọi tắt của gì",
    severity: Severity::Warning,
    explanation: "Cụm từ viết hoa như “Phong trào thi đua đặc biệt”, “Cuộc vận động” dùng từ hai lần trở lên giữa câu, trong khi kế hoạch \
        không có chỗ nêu “sau đây gọi tắt là …” và có chỗ lại viết thường, thì người đọc không biết đó là tên riêng hay cách nói chung. Tên \
        có ngoặc kép đi liền và tên văn bản viện dẫn không bị báo.",
    basis: &[Basis::Consistency],
    bad: "mở đầu:\nỦy ban nhân dân tỉnh ban hành Kế hoạch tổ chức cuộc vận động thu gom rác thải nhựa như sau:\nphần mục đích: Mục \
        đích, yêu cầu\nmục đích:\n- Đưa Cuộc vận động đến từng hộ gia đình.\nyêu cầu:\n- Tổng kết Cuộc vận động đúng thời gian.\n",
    good: "mở đầu:\nỦy ban nhân dân tỉnh ban hành Kế hoạch tổ chức cuộc vận động thu gom rác thải nhựa (sau đây gọi tắt là Cuộc vận \
        động) như sau:\nphần mục đích: Mục đích, yêu cầu\nmục đích:\n- Đưa Cuộc vận động đến từng hộ gia đình.\nyêu cầu:\n- Tổng kết Cuộc \
        vận động đúng thời gian.\n",
    run: Run::Always(short_form_without_definition),
};

const MOVEMENT_NAME_WRITTEN_OTHERWISE: Check = Check {
    code: "TN012",
    name: "movement-name-written-otherwise",
    title: "Tên phong trào viết khác chỗ khác",
    severity: Severity::Hint,
    explanation: "Tên riêng của phong trào thi đua đặt trong ngoặc kép và viết giống nhau trong cả kế hoạch. Chỗ bỏ ngoặc kép sau chữ “phong \
        trào thi đua”, và chỗ viết hoa chữ “Phong trào” hay bỏ ngoặc kép khác với đa số các chỗ còn lại thì được báo một lần. Lời trong \
        ngoặc kép và tên văn bản viện dẫn được giữ nguyên.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Đẩy mạnh tuyên truyền phong trào thi đua Cả tỉnh chung tay xây dựng nông thôn mới.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Đẩy mạnh tuyên truyền về nội dung của Phong trào thi đua.\n",
    run: Run::Always(movement_name_written_otherwise),
};

const PLAN_NAMED_IN_TWO_WAYS: Check = Check {
    code: "TN013",
    name: "plan-named-in-two-ways",
    title: "Kế hoạch tự gọi mình theo hai cách",
    severity: Severity::Hint,
    explanation: "Khi nói về chính mình, kế hoạch nên viết thống nhất “Kế hoạch này” (viết hoa) hoặc “kế hoạch này”; cách viết ít hơn được báo, \
        bằng nhau thì báo chữ viết thường. Câu “ban hành kế hoạch” ở phần mở đầu viết thường trong khi nơi khác viết “Kế hoạch này” cũng được \
        báo. Kế hoạch của cơ quan khác không bị báo.",
    basis: &[Basis::Consistency],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Căn cứ kế hoạch này, các xã xây dựng lịch làm việc.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Căn cứ Kế hoạch này, các xã xây dựng kế hoạch của mình.\n",
    run: Run::Always(plan_named_in_two_ways),
};

/// Words before a term that make it mean any thing of its kind.
static ANY: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "các; những; mọi; mỗi; một; từng; nhiều; 01; 02; 03; hai; ba; của các; loại; tổ chức các; mô hình; nội dung các",
    )
});

/// Words behind a term that make it mean another thing of its kind.
static ANOTHER: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "khác; theo chuyên đề; thường xuyên; yêu nước; do; trong lực lượng; trong toàn; chuyên đề; lập thành tích; chung; hằng năm; \
         hàng năm; của thành phố; của tỉnh; của ngành; của cả nước; “; \"; cả nước; toàn quốc",
    )
});

/// Words and signs behind a short form after which nothing of its name can come.
static ENDS_A_TERM: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "trong; với; và; tại; của; theo; phải; đến; để; được; bằng; trên; do; nhằm; gắn; là; từ; có; sẽ; vào; thực hiện; hiệu quả; \
         cho; ở; giai đoạn; năm; phù hợp; thiết thực; triển khai; ,; .; ;; :; )",
    )
});

/// Nouns that a movement's short form begins with.
const HEADS: [&str; 5] = ["phong trào", "đợt thi đua", "cuộc vận động", "hội thi", "cuộc thi"];

/// Passages of running text: no titles, heads of annexes or heads of tables.
fn running<'a>(cx: &Context<'a>) -> impl Iterator<Item = (usize, &'a Passage<'a>)> + use<'a> {
    cx.prose().filter(|(_, passage)| !matches!(passage.kind, Kind::Title | Kind::AnnexHead | Kind::Cell { row: 0, .. }))
}

fn is_silent(cx: &Context<'_>, spot: Spot) -> bool {
    cx.is_quoted(spot.passage, &spot.bytes(cx)) || is_accepted(cx, spot.typed(cx))
}

fn defined_term_not_kept(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let name = movement(cx);
    for definition in &cx.plan.definitions {
        let term = definition.value.term.value.trim();
        // A list of parties, or letters: they are written as any others.
        if !term.starts_with(char::is_uppercase) || !term.contains(' ') || is_upper(term) {
            continue;
        }
        let phrase = spaced(&fold(term));
        let since = definition.origin.span.end;
        let mut low: Vec<Spot> = Vec::new();
        let mut cut: Vec<Spot> = Vec::new();
        let mut long: Vec<Spot> = Vec::new();
        // `bệnh viện`, `nhà trường` in small letters may be any; the plan has one movement.
        let is_movement = HEADS.iter().any(|head| phrase.starts_with(head));
        let head = HEADS.iter().find(|head| phrase.starts_with(**head) && phrase.len() > head.len());
        let first_words: Glances = std::iter::once(phrase.as_str()).chain(head.copied()).collect();
        for (index, passage) in running(cx).filter(|(_, passage)| passage.text.span.start >= since) {
            let words = &passage.words;
            for at in words.places(&first_words) {
                if let Some(after) = words.after(at, &phrase) {
                    let spot = Spot { passage: index, from: at, to: after };
                    let names_the_plan = at.checked_sub(1).is_some_and(|before| {
                        (before.saturating_sub(6)..=before).any(|index| words.is_at(index, "kế hoạch"))
                    });
                    if is_silent(cx, spot) || is_any(words, at) {
                        continue;
                    }
                    if matches!(words.word(after), "“" | "\"") {
                        if name.as_ref().is_some_and(|name| words.is_at(after + 1, name)) && !names_the_plan {
                            long.push(spot);
                        }
                    } else if is_movement
                        && spot.typed(cx).chars().all(|letter| !letter.is_uppercase())
                        && !ANOTHER.is_at(words, after)
                        // The movement's name without quotation marks is a fault of its own.
                        && !name.as_ref().is_some_and(|name| words.is_at(after, name))
                    {
                        low.push(spot);
                    }
                } else if let Some(after) = head.and_then(|head| words.after(at, head)) {
                    let spot = Spot { passage: index, from: at, to: after };
                    let ends = after == words.len() || ENDS_A_TERM.is_at(words, after);
                    let is_capital = words.is_capital(at) && is_mid_sentence(words, at) && !is_upper(words.written(at));
                    if ends && is_capital && !is_silent(cx, spot) {
                        cut.push(spot);
                    }
                }
            }
        }
        let small = |list: &[Spot]| edits(cx, list, |_| term.to_owned());
        if let Some((first, others)) = low.split_first() {
            let report = DEFINED_TERM_NOT_KEPT
                .report(
                    first.span(cx),
                    format!("“{}” viết thường, khác tên gọi tắt “{term}”{}", first.typed(cx), counted(low.len())),
                )
                .with_help(format!("nếu là phong trào của kế hoạch này thì viết “{term}”"))
                .with_edits(small(&low), false)
                .with_also(definition.origin.span, "tên gọi tắt được nêu ở đây");
            found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
        }
        if let Some((first, others)) = cut.split_first() {
            let report = DEFINED_TERM_NOT_KEPT
                .report(
                    first.span(cx),
                    format!("“{}” viết cụt tên gọi tắt “{term}”{}", first.typed(cx), counted(cut.len())),
                )
                .with_label(format!("viết “{term}”"))
                .with_edits(small(&cut), false)
                .with_also(definition.origin.span, "tên gọi tắt được nêu ở đây");
            found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
        }
        if let Some((first, others)) = long.split_first() {
            let message = format!("nhắc lại tên đầy đủ sau khi đã gọi tắt là “{term}”{}", counted(long.len()));
            let report = DEFINED_TERM_NOT_KEPT
                .report(first.span(cx), message)
                .with_label(format!("chỉ cần viết “{term}”"))
                .with_also(definition.origin.span, "tên gọi tắt được nêu ở đây");
            found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
        }
    }
}

/// Tells whether the words before a term make it any thing of its kind.
fn is_any(words: &Words<'_>, at: usize) -> bool {
    (1..=2.min(at)).any(|back| ANY.after(words, at - back) == Some(at))
}

/// The movement's name, as a phrase to look for.
fn movement(cx: &Context<'_>) -> Option<String> {
    let name = cx.plan.movement.as_ref()?;
    Some(spaced(&fold(name.text.trim().trim_matches(['“', '”', '"'])))).filter(|name| !name.is_empty())
}

fn short_form_without_definition(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for head in HEADS {
        let is_defined = cx.plan.definitions.iter().any(|known| fold(&known.value.term.value).starts_with(head));
        if is_defined {
            continue;
        }
        // The capitalised phrase with the words that belong to it, and all places of it.
        let mut capital: Vec<(Spot, String)> = Vec::new();
        let first_word = Glances::from_iter([head]);
        for (index, passage) in running(cx) {
            let words = &passage.words;
            for at in words.places(&first_word) {
                let Some(head_end) = words.after(at, head) else { continue };
                let after = words.after(head_end, "thi đua").unwrap_or(head_end);
                let after = words.after(after, "đặc biệt").unwrap_or(after);
                let spot = Spot { passage: index, from: at, to: after };
                let names_itself = matches!(words.word(after), "“" | "\"" | ":") || words.is_at(after, "toàn dân");
                // A name goes on with capitals.
                let goes_on = words.is_capital(after) && words.is_word(after);
                let is_name = words.is_capital(at) && is_mid_sentence(words, at) && !is_upper(words.written(at));
                if is_name && !names_itself && !goes_on && !is_silent(cx, spot) {
                    capital.push((spot, fold(spot.typed(cx))));
                }
            }
        }
        // The commonest of the phrases is the term; shorter ones belong to it.
        let count = |phrase: &str| capital.iter().filter(|(_, other)| other == phrase).count();
        let Some(term) =
            capital.iter().map(|(_, phrase)| phrase.clone()).max_by_key(|phrase| (count(phrase), phrase.len()))
        else {
            continue;
        };
        let first_word = Glances::from_iter([term.as_str()]);
        let lower = running(cx)
            .chain(cx.texts().filter(|(_, passage)| matches!(passage.kind, Kind::Field(_))))
            .filter(|(_, passage)| {
                let words = &passage.words;
                words
                    .places(&first_word)
                    .any(|at| !words.is_capital(at) && words.is_at(at, &term) && !is_any(words, at))
            })
            .count();
        if capital.len() < 2 || lower == 0 {
            continue;
        }
        let places: Vec<Spot> = capital.iter().map(|(spot, _)| *spot).collect();
        let Some((first, others)) = places.split_first() else { continue };
        let typed = first.typed(cx);
        let message = format!(
            "“{typed}” viết hoa như tên gọi tắt{} nhưng kế hoạch chưa nêu gọi tắt của gì",
            counted(places.len())
        );
        let report = SHORT_FORM_WITHOUT_DEFINITION.report(first.span(cx), message).with_help(format!(
            "ở chỗ đầu tiên ghi thêm “(sau đây gọi tắt là {typed})”, hoặc viết thường như những chỗ khác"
        ));
        found.push(with_others(report, cx, others, "chỗ này cũng viết hoa"));
    }
}

static MOVEMENT: LazyLock<Glances> = LazyLock::new(|| Glances::from_iter(["phong trào"]));

fn movement_name_written_otherwise(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(name) = movement(cx) else { return };
    let mut unquoted_movement: Vec<Spot> = Vec::new();
    let mut quoted = 0usize;
    let mut low: Vec<Spot> = Vec::new();
    let mut high: Vec<Spot> = Vec::new();
    for (index, passage) in running(cx) {
        let words = &passage.words;
        for at in words.places(&MOVEMENT) {
            let Some(after) = words.after(at, "phong trào") else { continue };
            let emulation = words.after(after, "thi đua");
            if matches!(words.word(after), "“" | "\"") && words.is_at(after + 1, &name) {
                quoted += usize::from(!cx.quoted.holds(index, &words.range(at, after)));
                continue;
            }
            let Some(end) = words.after(emulation.unwrap_or(after), &name) else { continue };
            let spot = Spot { passage: index, from: at, to: end };
            if is_silent(cx, spot) || is_upper(words.written(at)) {
                continue;
            }
            match emulation {
                // In small letters throughout, it describes and does not name.
                Some(after) if words.is_capital(after) => unquoted_movement.push(spot),
                Some(_) => {}
                None if words.is_capital(at) && is_mid_sentence(words, at) => high.push(spot),
                None if !words.is_capital(at) => low.push(spot),
                None => {}
            }
        }
    }
    if let Some((first, others)) = unquoted_movement.split_first() {
        let report = MOVEMENT_NAME_WRITTEN_OTHERWISE
            .report(first.span(cx), format!("tên phong trào không đặt trong ngoặc kép: “{}”", first.typed(cx)))
            .with_label("đặt tên phong trào trong ngoặc kép");
        found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
    }
    if quoted >= 2 && quoted > low.len() + high.len() {
        let mut rare = low;
        rare.append(&mut high);
        rare.sort_unstable();
        if let Some((first, others)) = rare.split_first() {
            let message =
                format!("“{}” không có ngoặc kép, khác với {quoted} chỗ khác trong kế hoạch", first.typed(cx));
            let report = MOVEMENT_NAME_WRITTEN_OTHERWISE
                .report(first.span(cx), message)
                .with_label("đặt tên phong trào trong ngoặc kép như những chỗ khác");
            found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
        }
        return;
    }
    if low.is_empty() || high.is_empty() {
        return;
    }
    let (rare, most, right) =
        if high.len() <= low.len() { (&high, low.len(), "phong trào") } else { (&low, high.len(), "Phong trào") };
    let Some((first, others)) = rare.split_first() else { return };
    let typed = first.typed(cx);
    let message = format!("“{typed}” viết khác với {most} chỗ viết “{right}” trong kế hoạch{}", counted(rare.len()));
    let report = MOVEMENT_NAME_WRITTEN_OTHERWISE
        .report(first.span(cx), message)
        .with_label(format!("viết thống nhất “{right} …”"));
    found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
}

static PLAN: LazyLock<Glances> = LazyLock::new(|| ["kế hoạch", "ban hành"].into_iter().collect());

fn plan_named_in_two_ways(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut high: Vec<Spot> = Vec::new();
    let mut low: Vec<Spot> = Vec::new();
    let mut issued: Vec<Spot> = Vec::new();
    for (index, passage) in running(cx) {
        let words = &passage.words;
        for at in words.places(&PLAN) {
            if let Some(after) = words.after(at, "kế hoạch này") {
                let spot = Spot { passage: index, from: at, to: after };
                if !is_silent(cx, spot) && is_mid_sentence(words, at) {
                    if words.is_capital(at) { &mut high } else { &mut low }.push(spot);
                }
            }
            // The issuer's own sentence, not a task to make a plan.
            let is_own = passage.role == Some(Role::Preamble) && words.is_at(at, "ban hành kế hoạch");
            if is_own && !words.is_capital(at + 2) {
                let spot = Spot { passage: index, from: at + 2, to: at + 4 };
                if !is_silent(cx, spot) {
                    issued.push(spot);
                }
            }
        }
    }
    if high.is_empty() {
        return;
    }
    let (mut rare, right) = if low.len() <= high.len() { (low, "Kế hoạch") } else { (high, "kế hoạch") };
    if right == "Kế hoạch" {
        rare.append(&mut issued);
        rare.sort_unstable();
    }
    let Some((first, others)) = rare.split_first() else { return };
    let typed = first.typed(cx);
    let report = PLAN_NAMED_IN_TWO_WAYS
        .report(first.span(cx), format!("“{typed}” viết khác với chỗ khác{}", counted(rare.len())))
        .with_label(format!("viết thống nhất “{right}”"))
        .with_edits(
            edits(cx, &rare, |typed| format!("{right}{}", typed.get("kế hoạch".len()..).unwrap_or_default())),
            false,
        );
    found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
}
