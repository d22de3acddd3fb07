//! Cited documents: where one may begin, and which stand inside the title of another.

use std::sync::LazyLock;

use super::Found;
use super::draft::draft_at;
use super::names;
use super::scan::Paragraph;
use super::words::ByWord;
use crate::model::citation::Citation;

/// Recognises the documents that a paragraph cites, in the order of the text.
///
/// A document without a number counts only where its type is capitalised and a body is named; general words such as
/// `quy định của pháp luật về thi đua, khen thưởng` do not.
pub fn recognise_citations(text: &str) -> Vec<Found<Citation>> {
    citations_in(&Paragraph::new(text))
}

/// As [`recognise_citations`].
pub(super) fn citations_in(paragraph: &Paragraph<'_>) -> Vec<Found<Citation>> {
    let mut found: Vec<Found<Citation>> = Vec::new();
    let mut from = 0;
    // Where the outermost title at hand ends.
    let mut title_end = 0;
    while let Some((start, word)) = paragraph.next_word(from) {
        from = start + word.len();
        if word.is_empty() {
            from = paragraph.small.ceil_char_boundary(start + 1);
            continue;
        }
        if !may_begin(paragraph, start, word) {
            continue;
        }
        let Some(draft) = draft_at(paragraph, start) else { continue };
        from = draft.body_end.max(from);
        for mut citation in draft.finish(paragraph) {
            citation.value.within_title = citation.range.start < title_end;
            if citation.value.within_title {
                clip(paragraph, &mut citation, title_end);
            } else {
                title_end = citation.value.title.as_ref().map_or(0, |title| title.range.end);
            }
            found.push(citation);
        }
    }
    found
}

/// The types of documents by their first words, with the second ones.
pub(super) static TYPES: LazyLock<ByWord<&[&str]>> = LazyLock::new(|| TYPE_WORDS.iter().copied().collect());

const TYPE_WORDS: &[(&str, &[&str])] = &[
    ("nghị", &["quyết", "định"]),
    ("quyết", &["định"]),
    ("chỉ", &["thị"]),
    ("thông", &["tư", "báo", "tri", "cáo"]),
    ("kế", &["hoạch"]),
    ("kết", &["luận"]),
    ("hướng", &["dẫn"]),
    ("chương", &["trình"]),
    ("chiến", &["lược"]),
    ("đề", &["án"]),
    ("phương", &["án"]),
    ("công", &["văn", "điện"]),
    ("báo", &["cáo"]),
    ("tờ", &["trình"]),
    ("quy", &["định", "chế"]),
    ("văn", &["bản"]),
    ("bộ", &["luật"]),
    ("luật", &[""]),
    ("pháp", &["lệnh"]),
    ("hiến", &["pháp"]),
    ("sắc", &["lệnh"]),
    ("lệnh", &["số"]),
];

/// Tells whether a provision or a form may begin at a word, with what follows it.
fn provision_begins(word: &str, next: &str) -> bool {
    let digit = next.starts_with(|typed: char| typed.is_ascii_digit());
    match word {
        "khoản" | "điều" => digit,
        "điểm" => {
            next.chars().position(|typed| !typed.is_alphabetic()).is_some_and(|letters| (1..=2).contains(&letters))
        }
        "mẫu" => digit || next.starts_with("số"),
        "biểu" => next.starts_with("mẫu"),
        "các" => ["điểm", "khoản", "điều"].iter().any(|kind| next.starts_with(kind)),
        _ => false,
    }
}

/// Tells cheaply whether a citation may begin at a word.
fn may_begin(paragraph: &Paragraph<'_>, start: usize, word: &str) -> bool {
    let window = paragraph.window(start);
    let next = window.get(word.len()..).unwrap_or_default().trim_start();
    let Some(seconds) = TYPES.get(word) else { return provision_begins(word, next) };
    // A small letter makes a citation only of what has a number.
    let near = window.get(..window.floor_char_boundary(70)).unwrap_or_default();
    seconds.iter().any(|second| next.starts_with(second))
        && (names::is_capitalised(paragraph, start) || near.contains(['/', '…', '_']) || near.contains("số"))
}

/// Ends a citation inside another's title where that title ends.
fn clip(paragraph: &Paragraph<'_>, citation: &mut Found<Citation>, end: usize) {
    if citation.range.end <= end || citation.range.start >= end {
        return;
    }
    if let Some(title) = &mut citation.value.title
        && title.range.start < end
        && title.range.end > end
    {
        title.range.end = end;
        title.value = paragraph.typed(title.range.clone()).to_owned();
    }
    let pieces =
        [&citation.value.title, &citation.value.issuer].map(|piece| piece.as_ref().map_or(0, |piece| piece.range.end));
    let date = citation.value.date.as_ref().map_or(0, |date| date.range.end);
    citation.range.end = pieces.into_iter().chain([date, end]).max().unwrap_or(end);
    citation.value.text = paragraph.typed(citation.range.clone()).to_owned();
}
