//! Spelling (`VB`): words one slip beside a word of official prose, and syllables that nobody can write.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Edit, Severity};
use crate::model::passages::Passage;
use crate::reference::words::{Near, Spelled, WORDS, WordKind};
use crate::viet::{Slip, Syllable};

use super::characters::is_mixed;
use super::text::{
    Place, begins_sentence, in_case_of, is_accepted, is_beside, is_in_capitals, overlap, printed, stands_alone,
};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[MISSPELT_WORD, IMPOSSIBLE_SYLLABLE];

const MISSPELT_WORD: Check = Check {
    code: "VB001",
    name: "misspelt-word",
    title: "Từ có lẽ viết sai chính tả",
    severity: Severity::Warning,
    explanation: "Sai một dấu hoặc một chữ cái làm từ thành vô nghĩa hoặc thành từ khác. Từng cụm từ của kế hoạch được so với \
        các từ thông dụng trong văn bản hành chính và thi đua, khen thưởng; cụm chỉ khác một dấu hoặc một chữ cái, mà bản thân \
        nó không phải là từ có nghĩa, được báo. Tên riêng và những từ do cơ quan khai báo là đúng không bị báo.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Đẩy mạnh ứng dụng công nghệ và chuyên đổi số.\n2. Xây dựng lực lượng nông cốt ở cơ sở.\n",
    good: "phần giải pháp:\n1. Đẩy mạnh ứng dụng công nghệ và chuyển đổi số.\n2. Xây dựng lực lượng nòng cốt ở cơ sở.\n",
    run: Run::Always(misspelt_word),
};

const IMPOSSIBLE_SYLLABLE: Check = Check {
    code: "VB002",
    name: "impossible-syllable",
    title: "Chữ không thể có trong tiếng Việt",
    severity: Severity::Warning,
    explanation: "Chữ có dấu mà âm đầu, vần và thanh không ghép được với nhau theo chính tả tiếng Việt thường là gõ sai, như \
        “nghanh”, “thưởngg”, “nghịêm”. Cả hai cách đặt dấu thanh (hòa, hoà) và cả hai cách viết i, y đều được chấp nhận; tên \
        riêng, chữ viết tắt, từ phiên âm và từ nước ngoài không bị xét.",
    basis: &[Basis::Language],
    bad: "phần giải pháp:\n1. Các nghành rà soát hộ nghèo hằng năm.\n2. Công khai kết quả.\n",
    good: "phần giải pháp:\n1. Các ngành rà soát hộ nghèo hằng năm.\n2. Công khai kết quả.\n",
    run: Run::Always(impossible_syllable),
};

/// What is seen of the spelling of a plan.
#[derive(Debug)]
pub(in crate::checks) struct Spelling {
    /// Words with a slip in them, in the order of the text.
    misspelt: Vec<Misspelt>,
    /// Passages and words of them that are no syllable anyone can write, unless they are names or foreign.
    doubtful: Vec<(usize, usize)>,
}

/// A place where a word stands with a slip in it.
#[derive(Clone, Debug)]
struct Misspelt {
    index: usize,
    /// The whole word and the syllable that differs, as bytes of the passage.
    word: Range<usize>,
    changed: Range<usize>,
    right: &'static str,
    right_syllable: String,
    /// How often the right word stands in the plan.
    count: usize,
}

/// The syllables of every passage, nothing for a sign, a number or a word of two scripts.
type Texts = Vec<Vec<Option<Spelled>>>;

fn spelling<'a>(cx: &Context<'a>) -> &'a Spelling {
    cx.shared.spelling.get_or_init(|| {
        let (texts, doubtful) = read(cx);
        Spelling { misspelt: misspelt(cx, &texts), doubtful }
    })
}

/// How many words are remembered while a plan is read; of two that fall on one place the later one is.
const KNOWN: usize = 1 << 11;

/// Reads every word of a plan; one that stands in many places is seldom looked up twice.
fn read(cx: &Context<'_>) -> (Texts, Vec<(usize, usize)>) {
    let mut known = vec![("", (None, false)); KNOWN];
    let mut texts: Texts = vec![Vec::new(); cx.passages.list.len()];
    let mut doubtful = Vec::new();
    for (index, passage) in printed(cx) {
        let Some(text) = texts.get_mut(index) else { continue };
        let words = &passage.words;
        text.reserve(words.len());
        for at in 0..words.len() {
            let typed = words.written(at);
            let Some((known, read)) = known.get_mut(words.glance(at).among(KNOWN)) else { continue };
            if *known != typed {
                *known = typed;
                let spelled = if is_mixed(typed) { None } else { WORDS.read(typed) };
                *read = (spelled, is_doubtful(typed));
            }
            let (spelled, is_doubtful) = *read;
            text.push(spelled);
            if is_doubtful {
                doubtful.push((index, at));
            }
        }
    }
    (texts, doubtful)
}

/// Every misspelt word of the plan, in the order of the text.
fn misspelt(cx: &Context<'_>, texts: &Texts) -> Vec<Misspelt> {
    let mut counts = vec![0usize; WORDS.len()];
    let mut nears: Vec<(usize, Near)> = Vec::new();
    let mut right: Vec<(usize, usize, usize)> = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        WORDS.scan(
            text,
            |word, start| {
                let length = WORDS.word(word).map_or(0, |word| word.length);
                right.push((index, start, start + length));
                if let Some(count) = counts.get_mut(word) {
                    *count += 1;
                }
            },
            |near| nears.push((index, near)),
        );
    }
    right.sort_unstable();
    let mut found: Vec<(Misspelt, usize, Slip)> = Vec::new();
    for (index, near) in nears {
        let (Some(passage), Some(text)) = (cx.passages.list.get(index), texts.get(index)) else { continue };
        // What belongs to a word that is right is no slip in another: `Công an nhân dân`.
        let at = near.start + near.changed;
        let from = right.partition_point(|(other, start, _)| (*other, start + 6) < (index, at));
        let held = |(other, start, end): &(usize, usize, usize)| *other == index && *start <= at && at < *end;
        if right.iter().skip(from).take_while(|(other, start, _)| (*other, *start) <= (index, at)).any(held) {
            continue;
        }
        let Some(place) = judge(cx, index, passage, text, near, &counts) else { continue };
        let length = WORDS.word(near.word).map_or(0, |word| word.length);
        // Of two words for one place the longer is the surer one, then the one that the plan writes elsewhere.
        let rank = |place: &Misspelt, length: usize, slip: Slip| (length, place.count.min(1), std::cmp::Reverse(slip));
        // What overlaps was found shortly before: words come in the order of the text.
        let mut recent = found.iter_mut().rev().take(24);
        match recent.find(|(other, ..)| other.index == index && overlap(&other.word, &place.word)) {
            Some(other) if rank(&place, length, near.slip) > rank(&other.0, other.1, other.2) => {
                *other = (place, length, near.slip);
            }
            Some(_) => {}
            None => found.push((place, length, near.slip)),
        }
    }
    found.sort_by_key(|(place, ..)| (place.index, place.word.start));
    found.into_iter().map(|(place, ..)| place).collect()
}

/// Tells whether a near word is surely meant.
fn judge(
    cx: &Context<'_>,
    index: usize,
    passage: &Passage<'_>,
    text: &[Option<Spelled>],
    near: Near,
    counts: &[usize],
) -> Option<Misspelt> {
    let word = WORDS.word(near.word)?;
    let words = &passage.words;
    let length = word.length;
    let (start, end, at) = (near.start, near.start + length, near.start + near.changed);
    if !(start..end - 1).all(|at| is_beside(words, at)) {
        return None;
    }
    let window: Vec<Spelled> = text.get(start..end)?.iter().copied().collect::<Option<_>>()?;
    if WORDS.holds(&window) {
        return None;
    }
    // A neighbour counts only where no sign stands between.
    let neighbour = |from: usize, to: usize| {
        let beside = is_beside(words, from.min(to));
        if beside { text.get(to).copied().flatten() } else { None }
    };
    let before = start.checked_sub(1).and_then(|to| neighbour(start, to));
    let after = neighbour(end - 1, end);
    let (first, last) = (window.first().copied(), window.last().copied());
    let changed = text.get(at).copied().flatten();
    let inside = |from: usize, to: usize| {
        from >= start && to < end && WORDS.joins(text.get(from).copied().flatten(), text.get(to).copied().flatten())
    };
    let is_other_word = (at == start || length == 2) && WORDS.joins(before, first)
        || (at + 1 == end || length == 2) && WORDS.joins(last, after)
        || length > 2 && (at.checked_sub(1).is_some_and(|before| inside(before, at)) || inside(at, at + 1));
    let is_bound = length == 2 && word.bound.is_some_and(|bound| Some(bound) != changed && window.contains(&bound));
    if is_other_word || stands_alone(words.word(at)) && !is_bound {
        return None;
    }
    // A capital inside a sentence makes a name, unless the word is one that is written so.
    let typed = words.written(at);
    let is_name = words.is_capital(at) && !is_in_capitals(typed) && !begins_sentence(words, at);
    if is_name && (word.kind == WordKind::Term || at > start) && !is_in_capitals(words.written(start)) {
        return None;
    }
    let is_syllable = Syllable::read(typed).is_some_and(|typed| typed.is_possible());
    let count = counts.get(near.word).copied().unwrap_or(0);
    if length == 2 && near.slip != Slip::Mark && is_syllable {
        let is_edge =
            |to: Option<Spelled>, at: Option<usize>| to.is_none() || at.is_some_and(|at| stands_alone(words.word(at)));
        let stands_apart = is_edge(before, start.checked_sub(1)) && is_edge(after, Some(end));
        if near.slip == Slip::OtherLetter || count < 2 || !stands_apart {
            return None;
        }
    }
    if is_accepted(cx, words.slice(start, end)) {
        return None;
    }
    let right = word.written.split_whitespace().filter(|part| *part != "-").nth(near.changed)?;
    Some(Misspelt {
        index,
        word: words.range(start, end),
        changed: words.range(at, at + 1),
        right: word.written,
        right_syllable: in_case_of(right, typed),
        count,
    })
}

/// Reports each misspelt word once, with its other places.
fn misspelt_word(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let mut groups: Vec<Vec<&Misspelt>> = Vec::new();
    let mut by_word: HashMap<(String, &'static str), usize> = HashMap::new();
    for place in &spelling(cx).misspelt {
        let typed = cx.passages.list.get(place.index).map_or("", |passage| passage.slice(&place.word)).to_lowercase();
        let next = groups.len();
        match groups.get_mut(*by_word.entry((typed, place.right)).or_insert(next)) {
            Some(places) => places.push(place),
            None => groups.push(vec![place]),
        }
    }
    for places in groups {
        // A place that the drafter may change carries the report, where there is one.
        let head = places.iter().find(|place| !cx.is_quoted(place.index, &place.word)).or(places.first());
        let Some(head) = head else { continue };
        let Some(passage) = cx.passages.list.get(head.index) else { continue };
        let typed = passage.slice(&head.word);
        let right = with_syllable(passage, head);
        let times = match head.count {
            0 => String::new(),
            count => format!("; kế hoạch viết đúng ở {count} chỗ khác"),
        };
        let mut report = MISSPELT_WORD
            .report(cx.span(head.index, &head.word), format!("“{typed}” có lẽ là “{right}”{times}"))
            .with_label(format!("xem lại: “{right}”"));
        if cx.is_quoted(head.index, &head.word) {
            report.severity = Severity::Hint;
        }
        for other in places.iter().filter(|place| place.index != head.index || place.word != head.word).take(5) {
            report = report.with_also(cx.span(other.index, &other.word), "cùng lỗi này");
        }
        let edits = places
            .iter()
            .map(|place| Edit { span: cx.span(place.index, &place.changed), text: place.right_syllable.clone() });
        found.push(report.with_edits(edits.collect(), head.count > 0));
    }
}

/// The word as typed with the right syllable in the place of the wrong one.
fn with_syllable(passage: &Passage<'_>, place: &Misspelt) -> String {
    let text = &passage.text.text;
    let before = text.get(place.word.start..place.changed.start).unwrap_or_default();
    let after = text.get(place.changed.end..place.word.end).unwrap_or_default();
    format!("{before}{}{after}", place.right_syllable)
}

/// Reports syllables that nobody can write, each once.
fn impossible_syllable(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let spelling = spelling(cx);
    let reported = &spelling.misspelt;
    let mut groups: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (index, at) in spelling.doubtful.iter().copied() {
        let Some(passage) = cx.passages.list.get(index) else { continue };
        if !is_impossible(cx, passage, at) {
            continue;
        }
        let bytes = passage.words.range(at, at + 1);
        let until = reported.partition_point(|place| (place.index, place.word.start) < (index, bytes.end));
        let mut before = reported.get(..until).unwrap_or_default().iter().rev().take(2);
        if before.any(|place| place.index == index && overlap(&place.word, &bytes)) {
            continue;
        }
        groups.entry(passage.words.written(at).to_lowercase()).or_default().push((index, bytes));
    }
    for places in groups.values() {
        let Some((index, bytes)) = places.first() else { continue };
        let Some(passage) = cx.passages.list.get(*index) else { continue };
        let typed = passage.slice(bytes);
        let span = cx.span(*index, bytes);
        let mut report = IMPOSSIBLE_SYLLABLE.report(span, format!("“{typed}” không phải là chữ tiếng Việt"));
        report = match moved_tone(typed).or_else(|| common_mistake(typed)).or_else(|| run_together(typed)) {
            Some(right) => report.with_label(format!("viết là “{right}”")).with_fix(span, right),
            None => report.with_label("xem lại chính tả của chữ này"),
        };
        for (index, bytes) in places.iter().skip(1).take(5) {
            report = report.with_also(cx.span(*index, bytes), "cùng lỗi này");
        }
        found.push(report);
    }
}

/// Tells whether a word has a mark that only Vietnamese writes and is yet none of its syllables.
fn is_doubtful(typed: &str) -> bool {
    let is_foreign = |letter: char| matches!(letter, 'f' | 'j' | 'w' | 'z') || !is_vietnamese(letter);
    !typed.is_ascii()
        && !WORDS.has_spelling(typed)
        && typed.chars().nth(1).is_some()
        && typed.chars().all(char::is_alphabetic)
        && !Syllable::read(typed).is_some_and(|syllable| syllable.is_possible())
        && !is_mixed(typed)
        && !typed.chars().any(is_foreign)
}

/// Tells whether a doubtful word is one by its place too.
fn is_impossible(cx: &Context<'_>, passage: &Passage<'_>, at: usize) -> bool {
    let words = &passage.words;
    let typed = words.written(at);
    // Names of other languages keep their own spelling; the first word of a sentence is none where a small letter follows.
    let is_capital = typed.chars().any(char::is_uppercase);
    let starts = begins_sentence(words, at) && !words.is_capital(at + 1) && words.is_word(at + 1);
    if is_capital && !(starts && typed.chars().filter(|letter| letter.is_uppercase()).count() == 1) {
        return false;
    }
    // `pa-nô`, `in-tơ-nét`, addresses: parts of a longer word.
    let text = words.text();
    let is_part = |letter: Option<char>| {
        letter.is_some_and(|letter| {
            matches!(letter, '-' | '–' | '/' | '@' | '_' | '\'' | '’' | '&') || letter.is_alphanumeric()
        })
    };
    let before = text.get(..words.start(at)).and_then(|text| text.chars().next_back());
    let after = text.get(words.end(at)..).and_then(|text| text.chars().next());
    if is_part(before) || is_part(after) {
        return false;
    }
    // A word taken over in one piece (`ôtô`, `môđéc`) has vowels in two places; so have two words run together.
    (vowel_groups(typed) < 2 || run_together(typed).is_some()) && !is_accepted(cx, typed)
}

/// How many times vowels stand in a word with other letters between.
fn vowel_groups(typed: &str) -> usize {
    let mut groups = 0;
    let mut in_vowels = false;
    for letter in typed.chars() {
        let read = Syllable::read(letter.encode_utf8(&mut [0; 4]));
        let is_vowel = read.is_some_and(|read| read.letters().iter().all(|bare| "aăâeêioôơuưy".contains(*bare)));
        groups += usize::from(is_vowel && !in_vowels);
        in_vowels = is_vowel;
    }
    groups
}

/// Two words of official prose typed without the blank between them: `thựchiện`.
fn run_together(typed: &str) -> Option<String> {
    typed.char_indices().skip(1).find_map(|(at, _)| {
        let (first, second) = (typed.get(..at)?, typed.get(at..)?);
        let pair = [WORDS.read(first)?, WORDS.read(second)?];
        WORDS.holds(&pair).then(|| format!("{first} {second}"))
    })
}

/// Tells whether a letter is one of the Vietnamese alphabet, marks included.
fn is_vietnamese(letter: char) -> bool {
    let Some(read) = Syllable::read(letter.encode_utf8(&mut [0; 4])) else { return false };
    read.letters().iter().all(|letter| letter.is_ascii() || "ăâđêôơư".contains(*letter))
}

/// The same letters with the mark of the tone where it belongs; nothing where that is not the only fault.
fn moved_tone(typed: &str) -> Option<String> {
    use unicode_normalization::UnicodeNormalization;
    let is_tone = |part: &char| matches!(part, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let mark = typed.nfd().find(is_tone)?;
    let bare: Vec<String> =
        typed.chars().map(|letter| std::iter::once(letter).nfd().filter(|part| !is_tone(part)).collect()).collect();
    let with_mark = |at: usize| -> String {
        let parts = bare.iter().enumerate();
        let joined: String =
            parts.map(|(place, letter)| if place == at { format!("{letter}{mark}") } else { letter.clone() }).collect();
        joined.nfc().collect()
    };
    let right = (0..bare.len()).map(with_mark).find(|word| crate::viet::is_syllable(word))?;
    (typed.nfd().filter(is_tone).count() == 1).then_some(right)
}

/// The syllable meant, where a rule of spelling alone was broken: `nghành`, `ngiêm`, `gế`.
fn common_mistake(typed: &str) -> Option<String> {
    const RULES: [(&str, &str); 6] = [("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k")];
    let small = typed.to_lowercase();
    let right = RULES.iter().find_map(|(wrong, right)| {
        let mended = format!("{right}{}", small.strip_prefix(wrong)?);
        crate::viet::is_syllable(&mended).then_some(mended)
    })?;
    Some(in_case_of(&right, typed))
}
