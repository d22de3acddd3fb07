//! Capitals (`TN`) that Phụ lục II of the decree on records prescribes: units, the People and the State, laws, provisions.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::checks::spots::{Spot, counted, edits, is_accepted, is_mid_sentence, is_upper, with_others};
use crate::checks::{Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::{Kind, Passage};
use crate::model::recognise::words::{SetPhrases, Words, fold};
use crate::reference::units;
use crate::viet::Glances;

/// The checks of this file.
pub(super) const CHECKS: &[Check] =
    &[UNIT_WORD_WITH_CAPITAL, PEOPLE_OR_STATE_IN_SMALL_LETTERS, LAW_NAME_CAPITALS, PROVISION_CAPITALS];

const UNIT_WORD_WITH_CAPITAL: Check = Check {
    code: "TN004",
    name: "unit-word-with-capital",
    title: "Viết hoa danh từ chung chỉ đơn vị hành chính không đúng",
    severity: Severity::Warning,
    explanation: "Danh từ chung chỉ đơn vị hành chính không viết hoa: “tỉnh Nam Định”, “xã Tân Minh”; chỉ “Thủ đô Hà Nội”, “Thành phố Hồ \
        Chí Minh” và đơn vị đặt tên theo chữ số, tên người, sự kiện lịch sử mới viết hoa. Tên được so với danh mục đơn vị hành chính, chỉ \
        xét giữa câu; tên xã, phường có thể là tên người thì bỏ qua. Viết thường “thành phố Hồ Chí Minh”, \
        “thủ đô Hà Nội” chỉ là gợi ý. Lời trong ngoặc kép và tên văn bản viện dẫn không bị báo.",
    basis: &[form_decree("Phụ lục II, mục III, khoản 1")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Nhân rộng mô hình trên địa bàn Tỉnh Lâm Đồng.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Nhân rộng mô hình trên địa bàn tỉnh Lâm Đồng, học tập Thành phố Hồ Chí Minh.\n",
    run: Run::Always(unit_word_with_capital),
};

const PEOPLE_OR_STATE_IN_SMALL_LETTERS: Check = Check {
    code: "TN006",
    name: "people-or-state-in-small-letters",
    title: "Không viết hoa “Nhân dân”, “Nhà nước”",
    severity: Severity::Warning,
    explanation: "“Nhân dân”, “Nhà nước” dùng như danh từ riêng thì viết hoa: “vận động Nhân dân”, “chính sách của Đảng và Nhà nước”. \
        Trong tên gọi khác vẫn viết thường: Ủy ban nhân dân, Công an nhân dân, an ninh nhân dân, bí mật nhà nước, quản lý nhà nước, ngân sách \
        nhà nước. Chỉ những chỗ rõ ràng mới bị báo, một lần cho mỗi từ; lời trong ngoặc kép và tên văn bản viện dẫn được giữ nguyên.",
    basis: &[form_decree("Phụ lục II, mục V, khoản 1")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Vận động nhân dân hiến đất làm đường.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Vận động Nhân dân hiến đất làm đường; giữ gìn bí mật nhà nước.\n",
    run: Run::Always(people_or_state),
};

const LAW_NAME_CAPITALS: Check = Check {
    code: "TN008",
    name: "law-name-capitals",
    title: "Viết hoa tên luật không đúng",
    severity: Severity::Warning,
    explanation: "Tên luật, bộ luật, pháp lệnh viết hoa chữ “Luật” và chữ cái đầu của tên: “Luật Thi đua, khen thưởng”, “Luật Bảo vệ môi \
        trường”; các từ sau viết thường nếu không phải tên riêng. Chỉ xét các luật có trong danh mục dưới đây, kể cả khi viện dẫn; lời trong \
        ngoặc kép không bị báo.",
    basis: &[form_decree("Phụ lục II, mục V, khoản 6")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Tuyên truyền Luật Bảo Vệ Môi Trường đến từng hộ gia đình.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Tuyên truyền Luật Bảo vệ môi trường đến từng hộ gia đình.\n",
    run: Run::Always(law_name_capitals),
};

const PROVISION_CAPITALS: Check = Check {
    code: "TN009",
    name: "provision-capitals",
    title: "Viết hoa điều, khoản, điểm không đúng",
    severity: Severity::Warning,
    explanation: "Khi viện dẫn, phần, chương, mục, tiểu mục, điều viết hoa chữ cái đầu, còn khoản, điểm viết thường: “điểm a khoản 2 Điều 30”. \
        Chỉ xét giữa câu: “Khoản 2”, “Điểm a” đứng sau một từ khác, và “điều 30” đứng sau khoản hoặc trước tên văn bản. Lời trong ngoặc kép \
        không bị báo.",
    basis: &[form_decree("Phụ lục II, mục V, khoản 7")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Mức chi thực hiện theo Khoản 2 Điều 5 quy chế của tỉnh.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Mức chi thực hiện theo khoản 2 Điều 5 quy chế của tỉnh.\n",
    run: Run::Always(provision_capitals),
};

/// First syllables of names of persons: a commune of such a name is written with a capital common noun.
const SURNAMES: [&str; 30] = [
    "nguyễn", "trần", "lê", "lý", "phan", "phạm", "võ", "vũ", "hoàng", "hồ", "đinh", "bùi", "đặng", "đoàn", "ngô",
    "dương", "trưng", "trương", "huỳnh", "tô", "mạc", "lương", "cao", "đỗ", "hùng", "quang", "minh", "kim", "hai",
    "điện",
];

/// Names of provinces, folded; they are of places, not of persons, but for one.
static PROVINCES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    units::provinces()
        .iter()
        .map(|unit| super::variants::spaced(&fold(unit.name)))
        .filter(|name| name != "hồ chí minh")
        .collect()
});

static COMMUNES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let is_person = |name: &str| {
        let first = name.split(' ').next().unwrap_or_default();
        SURNAMES.contains(&first) || name.chars().any(|sign| sign.is_ascii_digit())
    };
    units::communes()
        .iter()
        .map(|unit| super::variants::spaced(&fold(unit.name)))
        .filter(|name| !is_person(name))
        .collect()
});

/// Passages that are judged: all but header fields, whose text is set by other rules.
fn passages<'a>(cx: &Context<'a>) -> impl Iterator<Item = (usize, &'a Passage<'a>)> + use<'a> {
    cx.texts().filter(|(_, passage)| !matches!(passage.kind, Kind::Field(_)))
}

/// Words that a unit's common noun begins with.
static UNIT_WORDS: LazyLock<Glances> =
    LazyLock::new(|| ["tỉnh", "thành phố", "xã", "phường", "đặc khu"].into_iter().collect());

/// Words that the units with a capital in their common noun begin with.
static CAPITALISED_UNITS: LazyLock<Glances> = LazyLock::new(|| ["thành phố", "thủ đô"].into_iter().collect());

fn unit_word_with_capital(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut places = Vec::new();
    for (index, passage) in passages(cx) {
        let words = &passage.words;
        for at in words.places(&UNIT_WORDS) {
            if !words.is_capital(at) || !is_mid_sentence(words, at) {
                continue;
            }
            let unit = ["tỉnh", "thành phố", "xã", "phường", "đặc khu"]
                .iter()
                .find_map(|unit| words.after(at, unit).map(|after| (*unit, after)));
            let Some((unit, after)) = unit else { continue };
            let known = if matches!(unit, "tỉnh" | "thành phố") { &*PROVINCES } else { &*COMMUNES };
            let spot = Spot { passage: index, from: at, to: after };
            let is_silent = is_upper(words.written(at))
                || !is_name_at(words, after, known)
                || cx.is_quoted(index, &spot.bytes(cx))
                || is_accepted(cx, words.slice(at, after + 2));
            if !is_silent {
                places.push(spot);
            }
        }
    }
    capital_missing(cx, found);
    let Some((first, others)) = places.split_first() else { return };
    let lower = |typed: &str| typed.to_lowercase();
    let name = cx.passages.list.get(first.passage).map_or("", |passage| passage.words.slice(first.from, first.to + 2));
    let report = UNIT_WORD_WITH_CAPITAL
        .report(first.span(cx), format!("“{}” viết hoa trong “{name}”{}", first.typed(cx), counted(places.len())))
        .with_label(format!("viết thường: “{}”", lower(first.typed(cx))))
        .with_edits(edits(cx, &places, lower), true);
    found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
}

/// Reports the two units whose common noun has a capital, where it has none.
fn capital_missing(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut places = Vec::new();
    for (index, passage) in passages(cx) {
        let words = &passage.words;
        for at in words.places(&CAPITALISED_UNITS) {
            let length =
                ["thành phố hồ chí minh", "thủ đô hà nội"].iter().find(|unit| words.is_at(at, unit)).map(|_| 2);
            let Some(length) = length.filter(|_| !words.is_capital(at)) else { continue };
            let spot = Spot { passage: index, from: at, to: at + length };
            if !cx.is_quoted(index, &spot.bytes(cx)) && !is_accepted(cx, words.slice(at, at + 4)) {
                places.push(spot);
            }
        }
    }
    let Some((first, others)) = places.split_first() else { return };
    let name =
        if first.typed(cx).starts_with("thành") { "thành phố Hồ Chí Minh" } else { "thủ đô Hà Nội" };
    let mut report = UNIT_WORD_WITH_CAPITAL
        .report(first.span(cx), format!("“{}” viết thường trong “{name}”{}", first.typed(cx), counted(places.len())))
        .with_label(format!("viết hoa: “{}”", crate::viet::capitalise(first.typed(cx))))
        .with_edits(edits(cx, &places, crate::viet::capitalise), true);
    report.severity = Severity::Hint;
    found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
}

/// Tells whether a known name stands at a word, written with capitals, and is no part of a longer one.
fn is_name_at(words: &Words<'_>, at: usize, known: &HashSet<String>) -> bool {
    words.is_capital(at)
        && (1..=6).rev().any(|length| {
            let name: Vec<&str> = (at..at + length).map(|index| words.word(index)).collect();
            known.contains(&name.join(" "))
                && !(words.is_capital(at + length) && words.is_word(at + length))
                && !is_upper(words.written(at))
        })
}

/// Words after which `nhân dân` surely means the People.
static BEFORE_PEOPLE: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "vận động; tầng lớp; quần chúng; của; và; cho; với; từ; để; phục vụ; toàn thể; đông đảo; bà con; huy động; \
         hướng dẫn; tuyên truyền; đời sống; giúp; giúp đỡ; trong; do; đến; tới; mọi; khuyến khích; động viên; là; \
         đối với; lấy ý kiến; sức khỏe; ý kiến; lòng dân",
    )
});

/// Words after which `nhà nước` surely means the State.
static BEFORE_STATE: LazyLock<SetPhrases> =
    LazyLock::new(|| SetPhrases::listed("của; do; đảng và; đảng ,; pháp luật của; và của; được; đảng - "));

/// Words after which both are part of another term.
static BEFORE_TERM: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::listed(
        "của cơ quan; của doanh nghiệp; lực lượng vũ trang; công an; quân đội; ủy ban; hội đồng; tòa án; viện kiểm sát",
    )
});

/// Words behind which both are part of another term: `nhân dân tệ`, `nhà nước pháp quyền`.
const AFTER_TERM: [&str; 5] = ["tệ", "tự", "pháp", "xã", "cũ"];

fn people_or_state(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (term, right, before) in [("nhân dân", "Nhân dân", &*BEFORE_PEOPLE), ("nhà nước", "Nhà nước", &*BEFORE_STATE)]
    {
        let mut places = Vec::new();
        let first_word = Glances::from_iter([term]);
        for (index, passage) in cx.prose() {
            let words = &passage.words;
            for at in words.places(&first_word) {
                let Some(after) = words.after(at, term) else { continue };
                let spot = Spot { passage: index, from: at, to: after };
                let is_clear = (1..=3.min(at)).any(|back| before.after(words, at - back) == Some(at))
                    && !(1..=4.min(at)).any(|back| BEFORE_TERM.after(words, at - back) == Some(at))
                    && !AFTER_TERM.contains(&words.word(after));
                if is_clear
                    && spot.typed(cx).chars().all(|letter| !letter.is_uppercase())
                    && !cx.is_quoted(index, &spot.bytes(cx))
                    && !is_accepted(cx, spot.typed(cx))
                {
                    places.push(spot);
                }
            }
        }
        let Some((first, others)) = places.split_first() else { continue };
        let report = PEOPLE_OR_STATE_IN_SMALL_LETTERS
            .report(first.span(cx), format!("“{term}” viết thường{}", counted(places.len())))
            .with_label(format!("viết hoa: “{right}”"))
            .with_edits(edits(cx, &places, |_| right.to_owned()), false);
        found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
    }
}

/// Names of laws that hold no proper name, as they are written after `Luật`.
const LAWS: [&str; 34] = [
    "Thi đua, khen thưởng",
    "Bảo vệ môi trường",
    "Bảo vệ bí mật nhà nước",
    "Phòng, chống ma túy",
    "Phòng, chống tham nhũng",
    "Phòng, chống bạo lực gia đình",
    "Phòng, chống tác hại của rượu, bia",
    "Phòng, chống thiên tai",
    "Phòng, chống mua bán người",
    "Phòng cháy và chữa cháy",
    "Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "Phòng thủ dân sự",
    "Giao dịch điện tử",
    "Giao thông đường bộ",
    "Trật tự, an toàn giao thông đường bộ",
    "An ninh mạng",
    "An toàn thông tin mạng",
    "An toàn thực phẩm",
    "Bảo hiểm xã hội",
    "Bảo hiểm y tế",
    "Bình đẳng giới",
    "Cán bộ, công chức",
    "Căn cước",
    "Cư trú",
    "Đất đai",
    "Đầu tư công",
    "Đấu thầu",
    "Hòa giải ở cơ sở",
    "Ngân sách nhà nước",
    "Nghĩa vụ quân sự",
    "Thực hiện dân chủ ở cơ sở",
    "Tổ chức chính quyền địa phương",
    "Trẻ em",
    "Tiếp cận thông tin",
];

/// The names of laws, folded, with the way they are written.
static FOLDED_LAWS: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let mut laws: Vec<(String, &'static str)> =
        LAWS.iter().map(|law| (super::variants::spaced(&fold(law)), *law)).collect();
    // The longer of two names that begin alike comes first.
    laws.sort_by_key(|(folded, _)| std::cmp::Reverse(folded.len()));
    laws
});

static LAW: LazyLock<Glances> = LazyLock::new(|| Glances::from_iter(["luật"]));

fn law_name_capitals(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (index, passage) in passages(cx) {
        let words = &passage.words;
        for at in words.places(&LAW) {
            if !words.is_at(at, "luật") {
                continue;
            }
            let law = law_at(words, at + 1);
            let Some((after, right)) = law else { continue };
            let spot = Spot { passage: index, from: at, to: after };
            let (typed, name) = (spot.typed(cx), words.slice(at + 1, after));
            // `pháp luật đất đai` names no law.
            let is_other_word =
                !words.is_capital(at) && (words.word(at.wrapping_sub(1)) == "pháp" || !words.is_capital(at + 1));
            let tail = words.slice(after - 1, after);
            let is_right = words.is_capital(at) && is_written(name, right);
            if is_right
                || is_other_word
                || is_upper(tail)
                || cx.quoted.is_in_quotes(index, &spot.bytes(cx))
                || is_accepted(cx, typed)
            {
                continue;
            }
            found.push(
                LAW_NAME_CAPITALS
                    .report(spot.span(cx), format!("“{typed}” viết hoa không đúng"))
                    .with_label(format!("viết “Luật {right}”"))
                    .with_fix(spot.span(cx), format!("Luật {right}")),
            );
        }
    }
}

/// The name of a law at a word, commas between its words or not.
fn law_at(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    let without_commas = |folded: &str| {
        let mut end = at;
        for word in folded.split(' ').filter(|word| *word != ",") {
            if words.word(end) == "," && end > at {
                end += 1;
            }
            if words.word(end) != word {
                return None;
            }
            end += 1;
        }
        Some(end)
    };
    FOLDED_LAWS.iter().find_map(|(folded, right)| without_commas(folded).map(|end| (end, *right)))
}

/// Tells whether a name has capitals where the right one has them; commas are not compared here.
fn is_written(typed: &str, right: &str) -> bool {
    let words = |text: &str| -> Vec<bool> {
        text.split([' ', ',', '\n'])
            .filter(|word| !word.is_empty())
            .map(|word| word.starts_with(char::is_uppercase))
            .collect()
    };
    words(typed) == words(right)
}

/// What parts of a document are called.
static PROVISIONS: LazyLock<Glances> = LazyLock::new(|| ["khoản", "điểm", "điều"].into_iter().collect());

fn provision_capitals(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut high: Vec<Spot> = Vec::new();
    let mut low: Vec<Spot> = Vec::new();
    for (index, passage) in passages(cx) {
        let words = &passage.words;
        for at in words.places(&PROVISIONS) {
            let spot = Spot { passage: index, from: at, to: at + 1 };
            let next = words.word(at + 1);
            let is_number = !next.is_empty() && next.bytes().all(|byte| byte.is_ascii_digit());
            let is_letter = next.chars().count() == 1 && next.chars().all(char::is_alphabetic);
            let is_in_quotes = || cx.quoted.is_in_quotes(index, &spot.bytes(cx));
            match words.written(at) {
                "Khoản" | "Điểm" if is_mid_sentence(words, at) => {
                    let is_provision = if words.word(at) == "khoản" { is_number } else { is_letter };
                    if is_provision && !is_in_quotes() {
                        high.push(spot);
                    }
                }
                "điều" if is_number && is_of_a_document(words, at) && !is_in_quotes() => low.push(spot),
                _ => {}
            }
        }
    }
    for (places, words, mend) in [
        (high, "viết thường khi viện dẫn", crate::viet::lower as fn(&str) -> String),
        (low, "viết hoa khi viện dẫn", crate::viet::capitalise),
    ] {
        let Some((first, others)) = places.split_first() else { continue };
        let report = PROVISION_CAPITALS
            .report(first.span(cx), format!("“{}” cần {words}{}", first.typed(cx), counted(places.len())))
            .with_label(format!("viết “{}”", mend(first.typed(cx))))
            .with_edits(edits(cx, &places, mend), true);
        found.push(with_others(report, cx, others, "chỗ này cũng vậy"));
    }
}

/// Tells whether `điều` and its number belong to a document: after a clause, or before the document's name.
fn is_of_a_document(words: &Words<'_>, at: usize) -> bool {
    const DOCUMENTS: [&str; 8] =
        ["luật", "nghị định", "thông tư", "quyết định", "nghị quyết", "pháp lệnh", "hiến pháp", "bộ luật"];
    let before = (1..=3.min(at)).any(|back| words.is_at(at - back, "khoản"));
    before || (at + 2..at + 5).any(|index| DOCUMENTS.iter().any(|document| words.is_at(index, document)))
}
