//! Official names (`TN`): their capitals and signs, words missing, changed or added.

use std::sync::LazyLock;

use crate::checks::spots::{Spot, counted, edits, is_accepted, is_accepted_in_any_case, is_upper, with_others};
use crate::checks::{Basis, Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::passages::Kind;
use crate::model::recognise::words::{Words, fold};
use crate::reference::first_words::ByFirstWord;
use crate::reference::terms::{self, NameKind};
use crate::viet::without_marks;

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[NAME_CAPITALS, AWARD_CAPITALS, ALTERED_NAME, BROKEN_NAME];

const NAME_CAPITALS: Check = Check {
    code: "TN005",
    name: "name-capitals",
    title: "Viết hoa tên cơ quan, tổ chức không đúng",
    severity: Severity::Warning,
    explanation: "Tên cơ quan, tổ chức viết hoa chữ cái đầu của các từ chỉ loại hình, chức năng, lĩnh vực hoạt động: “Ủy ban nhân dân”, \
        “Sở Nội vụ”, “Hội đồng Thi đua - Khen thưởng”. Tên trong kế hoạch được so với danh mục tên chính thức; chữ in hoa toàn bộ, \
        lời trong ngoặc kép, tên văn bản viện dẫn và tên do cơ quan khai báo không bị báo.",
    basis: &[form_decree("Phụ lục II, mục IV, khoản 1")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Phát huy vai trò của Ủy ban Nhân dân các xã trong bảo vệ môi trường.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Phát huy vai trò của Ủy ban nhân dân các xã trong bảo vệ môi trường.\n",
    run: Run::Always(name_capitals),
};

const AWARD_CAPITALS: Check = Check {
    code: "TN007",
    name: "award-capitals",
    title: "Viết hoa tên huân chương, huy chương, danh hiệu không đúng",
    severity: Severity::Warning,
    explanation: "Tên huân chương, huy chương, danh hiệu vinh dự nhà nước viết hoa chữ cái đầu của tên riêng: “Huân chương Lao động”, \
        “Nhà giáo Ưu tú”. Lời trong ngoặc kép và tên văn bản viện dẫn không bị báo.",
    basis: &[form_decree("Phụ lục II, mục V, khoản 2")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Biểu dương các tập thể đã được tặng Huân chương lao động.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Biểu dương các tập thể đã được tặng Huân chương Lao động.\n",
    run: Run::Always(award_capitals),
};

const ALTERED_NAME: Check = Check {
    code: "TN015",
    name: "altered-name",
    title: "Tên chính thức bị viết khác",
    severity: Severity::Warning,
    explanation: "Tên chính thức của tổ chức, lực lượng, ngày kỷ niệm, phong trào, cuộc vận động phải viết đúng từng chữ. Cụm từ gần giống \
        một tên trong danh mục (thừa, thiếu hoặc khác một vài chữ, khác dấu) mà không trùng tên nào thì được báo. Lời trong ngoặc kép và \
        tên văn bản viện dẫn không bị báo, trừ khi cả ngoặc kép là tên của phong trào; tên do cơ quan khai báo cũng vậy.",
    basis: &[Basis::Language],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Tổ chức Ngày hội Đại đoàn kết dân tộc ở khu dân cư.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư.\n",
    run: Run::Always(altered_name),
};

const BROKEN_NAME: Check = Check {
    code: "TN016",
    name: "broken-name",
    title: "Tên cơ quan, tổ chức thiếu chữ",
    severity: Severity::Error,
    explanation: "Tên cơ quan, tổ chức thiếu một tiếng thì không còn là tên của cơ quan nào: “Ủy ban nhân thành phố”, “Mặt trận quốc Việt \
        Nam”. Tên được so với danh mục tên chính thức; lời trong ngoặc kép, tên văn bản viện dẫn và tên do cơ quan khai báo không bị \
        báo. Thiếu “ủy” trong “Tỉnh ủy”, “Thành ủy” chỉ là cảnh báo.",
    basis: &[form_decree("Phụ lục II, mục IV, khoản 1")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Thực hiện chỉ đạo của Ủy ban nhân tỉnh về trồng cây xanh.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về trồng cây xanh.\n",
    run: Run::Always(broken_name),
};

/// A name of the table, ready to be compared.
#[derive(Debug)]
struct Entry {
    text: &'static str,
    kind: NameKind,
    core: usize,
    /// Words and signs as written.
    written: Vec<&'static str>,
    /// Words alone, folded.
    words: Vec<String>,
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let entry = |name: &terms::Name| {
        let words = Words::new(name.text);
        Entry {
            text: name.text,
            kind: name.kind,
            core: name.core,
            written: (0..words.len()).map(|index| words.written(index)).collect(),
            words: (0..words.len())
                .filter(|index| words.is_word(*index))
                .map(|index| words.word(index).to_owned())
                .collect(),
        }
    };
    terms::names().iter().map(entry).collect()
});

static BY_FIRST: LazyLock<ByFirstWord<&'static Entry>> =
    LazyLock::new(|| ENTRIES.iter().filter_map(|entry| Some((entry.words.first()?.as_str(), entry))).collect());

/// How a place departs from an official name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// In capitals alone.
    Case,
    /// In commas and dashes.
    Signs,
    /// A syllable is missing.
    Missing,
    /// `ủy` is missing after `Tỉnh` or `Thành`.
    PartyCommittee,
    /// Words are changed, added or missing.
    Words,
    /// The end of the name is missing.
    CutShort,
}

/// A place that is nearly an official name.
#[derive(Clone, Copy, Debug)]
pub(in crate::checks) struct NearName {
    spot: Spot,
    entry: &'static Entry,
    fault: Fault,
}

fn name_capitals(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_meant = |near: &NearName| near.fault == Fault::Case && near.entry.kind == NameKind::Body;
    report_case(cx, &NAME_CAPITALS, nearly(cx).iter().copied().filter(is_meant), found);
}

fn award_capitals(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let is_meant = |near: &NearName| near.fault == Fault::Case && near.entry.kind == NameKind::Award;
    report_case(cx, &AWARD_CAPITALS, nearly(cx).iter().copied().filter(is_meant), found);
}

/// One report for each name, with the other places.
fn report_case(cx: &Context<'_>, check: &Check, all: impl Iterator<Item = NearName>, found: &mut Vec<Diagnostic>) {
    for (near, others) in grouped(all) {
        let typed = near.spot.typed(cx);
        let places: Vec<Spot> = others.iter().map(|other| other.spot).collect();
        let all: Vec<Spot> = std::iter::once(near.spot).chain(places.iter().copied()).collect();
        let message = format!("“{typed}” viết hoa không đúng{}", counted(places.len() + 1));
        let report = check
            .report(near.spot.span(cx), message)
            .with_label(format!("viết “{}”", near.entry.text))
            .with_edits(edits(cx, &all, |_| near.entry.text.to_owned()), true);
        found.push(with_others(report, cx, &places, "chỗ này cũng vậy"));
    }
}

fn altered_name(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (near, others) in grouped(altered(cx).into_iter()) {
        let typed = near.spot.typed(cx);
        let places: Vec<Spot> = others.iter().map(|other| other.spot).collect();
        let message = format!("“{typed}” gần giống tên chính thức nhưng không đúng{}", counted(places.len() + 1));
        let report = ALTERED_NAME
            .report(near.spot.span(cx), message)
            .with_help(format!("nếu là tên chính thức thì viết “{}”", near.entry.text))
            .with_unsafe_fix(near.spot.span(cx), near.entry.text);
        found.push(with_others(report, cx, &places, "chỗ này cũng vậy"));
    }
}

fn broken_name(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for near in nearly(cx) {
        let typed = near.spot.typed(cx);
        let (severity, help) = match near.fault {
            Fault::Missing => (Severity::Error, format!("viết đủ “{}”", near.entry.text)),
            Fault::PartyCommittee => {
                (Severity::Warning, format!("viết đủ “{}”, hoặc không viết hoa “tỉnh”", near.entry.text))
            }
            _ => continue,
        };
        let mut report = BROKEN_NAME
            .report(near.spot.span(cx), format!("“{typed}” thiếu chữ trong tên cơ quan, tổ chức"))
            .with_help(help)
            .with_unsafe_fix(near.spot.span(cx), near.entry.text);
        report.severity = severity;
        found.push(report);
    }
}

/// Places by their name and what was typed alike: the first, and the others.
fn grouped(all: impl Iterator<Item = NearName>) -> Vec<(NearName, Vec<NearName>)> {
    let mut groups: Vec<(NearName, Vec<NearName>)> = Vec::new();
    for near in all {
        let same = |group: &&mut (NearName, Vec<NearName>)| {
            // Altered names may be altered in several ways, each of which is a fault of its own.
            std::ptr::eq(group.0.entry, near.entry) && group.0.fault == near.fault
        };
        let known = if near.fault == Fault::Case { groups.iter_mut().find(same) } else { None };
        match known {
            Some((_, others)) => others.push(near),
            None => groups.push((near, Vec::new())),
        }
    }
    groups
}

/// The altered names of a plan; a name cut short only where the plan has it in full elsewhere.
fn altered(cx: &Context<'_>) -> Vec<NearName> {
    let mut all = nearly(cx).to_vec();
    all.retain(|near| matches!(near.fault, Fault::Words | Fault::Signs | Fault::CutShort));
    all.retain(|near| near.fault != Fault::CutShort || is_written_out(cx, near.entry));
    all
}

/// The places of altered names, so that no other check speaks of their words.
pub(super) fn altered_places(cx: &Context<'_>) -> Vec<Spot> {
    altered(cx).into_iter().map(|near| near.spot).collect()
}

fn is_written_out(cx: &Context<'_>, entry: &Entry) -> bool {
    let phrase = super::variants::spaced(&fold(entry.text));
    cx.texts().any(|(_, passage)| passage.words.find(0, &phrase).is_some())
}

/// Every place that is nearly an official name, in the order of the text; quoted and accepted ones left out.
fn nearly<'a>(cx: &Context<'a>) -> &'a [NearName] {
    cx.shared.names.get_or_init(|| look_for_names(cx))
}

fn look_for_names(cx: &Context<'_>) -> Vec<NearName> {
    let mut found = Vec::new();
    for (index, passage) in cx.texts() {
        if matches!(passage.kind, Kind::Field(_)) {
            continue;
        }
        let words = &passage.words;
        // Signs are skipped, so that a missing comma does not hide a missing word.
        let mut plain: Vec<usize> = Vec::new();
        let mut next = 0;
        for first in words.places(BY_FIRST.first_words()) {
            if first < next || BY_FIRST.of(words.word(first)).is_empty() {
                continue;
            }
            if plain.is_empty() {
                plain = (0..words.len()).filter(|at| words.is_word(*at)).collect();
            }
            let at = plain.partition_point(|index| *index < first);
            let Some((entry, fault, length)) = near_at(words, &plain, at) else { continue };
            let (Some(from), Some(last)) = (plain.get(at), plain.get(at + length - 1)) else { break };
            next = last + 1;
            let Some(fault) = fault else { continue };
            let spot = Spot { passage: index, from: *from, to: last + 1 };
            let (bytes, typed) = (spot.bytes(cx), spot.typed(cx));
            let is_whole_quote = entry.kind == NameKind::Other
                && cx
                    .quoted
                    .quotes(index)
                    .iter()
                    .any(|quote| words.text().get(quote.clone()).is_some_and(|quoted| quoted.trim() == typed));
            let is_own = is_accepted(cx, typed) || fault != Fault::Case && is_accepted_in_any_case(cx, typed);
            if is_upper(typed) || is_own || cx.is_quoted(index, &bytes) && !is_whole_quote {
                continue;
            }
            found.push(NearName { spot, entry, fault });
        }
    }
    found
}

/// What stands at a word: an official name, with its fault if it has one, and how many words it takes.
fn near_at(words: &Words<'_>, plain: &[usize], at: usize) -> Option<(&'static Entry, Option<Fault>, usize)> {
    let entries = BY_FIRST.of(words.word(*plain.get(at)?));
    if let Some(cut) = party_committee(words, plain, at, entries) {
        return Some(cut);
    }
    let whole = entries
        .iter()
        .filter(|entry| matched(words, plain, at, &entry.words) == entry.words.len())
        .max_by_key(|entry| entry.words.len());
    if let Some(entry) = whole {
        let length = entry.words.len();
        return Some((entry, fault_of(words, plain, at, entry), length));
    }
    entries
        .iter()
        .find_map(|entry| altered_at(words, plain, at, entry))
        .map(|(entry, fault, length)| (entry, Some(fault), length))
}

/// How many words of a name stand from a word on, signs between them disregarded.
fn matched(words: &Words<'_>, plain: &[usize], at: usize, name: &[String]) -> usize {
    name.iter()
        .enumerate()
        .take_while(|(offset, word)| {
            plain.get(at + offset).is_some_and(|index| {
                words.word(*index) == word.as_str() && (*offset == 0 || is_joined(words, plain, at + offset))
            })
        })
        .count()
}

/// Tells whether between a word and the one before it stands nothing that ends a name.
fn is_joined(words: &Words<'_>, plain: &[usize], at: usize) -> bool {
    let (Some(before), Some(here)) = (at.checked_sub(1).and_then(|before| plain.get(before)), plain.get(at)) else {
        return false;
    };
    (before + 1..*here).all(|between| matches!(words.word(between), "," | "-" | "–" | "&"))
}

/// What is wrong with a name all of whose words are there.
fn fault_of(words: &Words<'_>, plain: &[usize], at: usize, entry: &Entry) -> Option<Fault> {
    let (from, last) = (*plain.get(at)?, *plain.get(at + entry.words.len() - 1)?);
    let typed: Vec<&str> = (from..=last).map(|index| words.written(index)).collect();
    let folded = |token: &str| fold(token);
    let same_signs = typed.len() == entry.written.len()
        && typed
            .iter()
            .zip(&entry.written)
            .all(|(typed, written)| folded(typed) == folded(written) || matches!((*typed, *written), ("–", "-")));
    if !same_signs {
        return (entry.kind != NameKind::Other || !entry.text.starts_with(char::is_lowercase))
            .then_some(Fault::Signs)
            .filter(|_| entry.kind != NameKind::Award);
    }
    let differs = |(typed, written): (&&str, &&str)| {
        typed.starts_with(char::is_uppercase) != written.starts_with(char::is_uppercase)
    };
    let mut rest = typed.iter().zip(&entry.written);
    let first_differs = rest.next().is_some_and(differs);
    let rest_differs = rest.clone().any(differs);
    if entry.kind == NameKind::Other || !first_differs && !rest_differs {
        return None;
    }
    // A name in capitals beside ordinary words is set off on purpose.
    if typed.iter().any(|token| token.chars().count() > 2 && is_upper(token)) {
        return None;
    }
    let before = from.checked_sub(1).map_or("", |before| words.word(before));
    if first_differs {
        // The head may be the end of another word (`cán bộ y tế`, `cơ sở y tế`), or a common noun (`các phòng Văn hóa …`).
        const OTHER_WORDS: [&str; 14] =
            ["cán", "cơ", "trụ", "các", "những", "mọi", "mỗi", "từng", "một", "hai", "chi", "toàn", "đồng", "hội"];
        let is_other = OTHER_WORDS.contains(&before);
        let has_capital = typed.iter().any(|token| token.starts_with(char::is_uppercase));
        let is_surely_a_name = matches!(
            entry.text,
            "Ủy ban nhân dân" | "Hội đồng nhân dân" | "Mặt trận Tổ quốc Việt Nam" | "Mặt trận Tổ quốc"
        );
        let is_common = if has_capital { is_other && !rest_differs } else { is_other || !is_surely_a_name };
        if is_common {
            return None;
        }
    }
    Some(Fault::Case)
}

/// A name of a party body whose `ủy` is missing: `Ban Tuyên giáo và Dân vận Tỉnh tiếp tục`.
fn party_committee(
    words: &Words<'_>,
    plain: &[usize],
    at: usize,
    entries: &[&'static Entry],
) -> Option<(&'static Entry, Option<Fault>, usize)> {
    entries.iter().find_map(|entry| {
        let length = entry.words.len();
        let is_of_a_committee = entry.words.last().is_some_and(|last| last == "ủy") && length > 3;
        let stands = is_of_a_committee && matched(words, plain, at, &entry.words) == length - 1;
        let unit = *plain.get(at + length - 2)?;
        let next = unit + 1;
        let is_name = words.is_capital(next) && words.is_word(next) || matches!(words.word(next), "đoàn" | "phố");
        (stands && words.is_capital(unit) && !is_name).then_some((*entry, Some(Fault::PartyCommittee), length - 1))
    })
}

/// A name with words missing, changed or added, or cut short.
fn altered_at(
    words: &Words<'_>,
    plain: &[usize],
    at: usize,
    entry: &'static Entry,
) -> Option<(&'static Entry, Fault, usize)> {
    let name = &entry.words;
    let prefix = matched(words, plain, at, name);
    if entry.kind == NameKind::Award {
        return None;
    }
    // Most words that begin a name begin something else.
    if prefix < 2 && name.first().is_none_or(|first| first != "ủy") {
        return None;
    }
    if name.len() == 4 {
        return short_name_at(words, plain, at, entry, prefix);
    }
    if name.len() < 5 {
        return None;
    }
    // How many words of the name fall out, and how many others stand in their place.
    for (missing, added) in [(1, 0), (0, 1), (1, 1), (2, 0), (0, 2)] {
        for begin in (prefix.saturating_sub(1)..=prefix).rev() {
            let Some(rest) = name.get(begin + missing..) else { continue };
            let kept = begin + rest.len();
            let enough = if missing.max(added) > 1 { 6 } else { 4 };
            let least = if entry.kind == NameKind::Body && name.len() < 7 { 2 } else { 3 };
            if begin < least || rest.len() < 2 || kept < enough {
                continue;
            }
            let after = at + begin + added;
            let joined = (at + begin..=after).all(|index| is_joined(words, plain, index));
            if !joined || matched(words, plain, after, rest) != rest.len() {
                continue;
            }
            // A mark or a letter gone wrong is a slip of spelling, which is another's to report.
            let word_at = |index: usize| plain.get(index).map_or("", |index| words.word(*index));
            let is_slip = missing == added
                && (begin..begin + missing).all(|offset| {
                    name.get(offset).is_some_and(|word| without_marks(word) == without_marks(word_at(at + offset)))
                });
            if is_slip {
                return None;
            }
            let lost = name.get(begin).map_or("", String::as_str);
            let is_broken = entry.kind == NameKind::Body && (missing, added) == (1, 0) && lost != "và";
            let fault = if is_broken { Fault::Missing } else { Fault::Words };
            return Some((entry, fault, begin + added + rest.len()));
        }
    }
    (entry.core > 0 && prefix >= entry.core).then_some((entry, Fault::CutShort, prefix))
}

/// A name of four syllables, one of which is missing: certain only before a unit, a level or the end of the clause.
fn short_name_at(
    words: &Words<'_>,
    plain: &[usize],
    at: usize,
    entry: &'static Entry,
    prefix: usize,
) -> Option<(&'static Entry, Fault, usize)> {
    if entry.kind != NameKind::Body || !entry.text.ends_with("nhân dân") {
        return None;
    }
    let name = &entry.words;
    let lost = [3, 2, 1].into_iter().find(|lost| {
        prefix >= *lost
            && (*lost > 1 || name.first().is_some_and(|first| first == "ủy"))
            && name.get(lost + 1..).is_some_and(|rest| {
                matched(words, plain, at + lost, rest) == rest.len()
                    && (rest.is_empty() || is_joined(words, plain, at + lost))
            })
    })?;
    let last = *plain.get(at + name.len() - 2)?;
    const FOLLOWERS: [&str; 14] =
        ["thành", "tỉnh", "xã", "phường", "đặc", "huyện", "quận", "các", "cấp", "thị", ",", ";", ".", ""];
    let begins_with_a_capital = words.is_capital(*plain.get(at)?);
    (lost > 0 && begins_with_a_capital && FOLLOWERS.contains(&words.word(last + 1))).then_some((
        entry,
        Fault::Missing,
        name.len() - 1,
    ))
}
