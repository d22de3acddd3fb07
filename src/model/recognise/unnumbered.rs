//! Documents cited without a number: by their issuer, their congress, or what they are about.

use std::ops::Range;

use super::names::{after_word, is_capital, issuer_at, tokens};
use super::scan::Paragraph;
use super::title_words::{BODIES, BY_ISSUER};

/// A document without a number: who issued it, what it is about, and where both end.
pub(super) struct Unnumbered {
    pub(super) issuer: Range<usize>,
    pub(super) title: Option<Range<usize>>,
    pub(super) end: usize,
}

/// Reads what follows a capitalised type without a number.
pub(super) fn unnumbered_at(paragraph: &Paragraph<'_>, kind: Range<usize>) -> Option<Unnumbered> {
    let type_words = paragraph.small(kind.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    if !BY_ISSUER.contains(&type_words.as_str()) {
        return None;
    }
    // `07 Nghị quyết “trụ cột” của Bộ Chính trị`
    let mut at = kind.end;
    let mut title = None;
    let window = paragraph.window(at);
    let rest = window.trim_start();
    if rest.starts_with('“') && rest.len() < window.len() {
        let start = at + (window.len() - rest.len());
        at = start + rest.find('”')? + '”'.len_utf8();
        title = Some(start..at);
    }
    if let Some(start) = after_word(paragraph, at, "của", false) {
        let end = body_at(paragraph, start)?;
        return Some(Unnumbered { issuer: start..end, title, end });
    }
    congress(paragraph, kind.end).or_else(|| about(paragraph, kind.end))
}

/// The end of a body's name that begins with the first word of a body and is more than `Đảng` or `Nhà nước`.
fn body_at(paragraph: &Paragraph<'_>, start: usize) -> Option<usize> {
    let first = tokens(paragraph, start, 40).next()?;
    if !BODIES.contains(&first.typed) {
        return None;
    }
    let end = issuer_at(paragraph, start)?;
    let name = paragraph.small(start..end);
    (!["đảng", "nhà nước", "trung ương", "đảng ta", "công ty"].contains(&name)).then_some(end)
}

/// `Nghị quyết Đại hội Đảng bộ xã Tân Minh nhiệm kỳ 2025 - 2030`
fn congress(paragraph: &Paragraph<'_>, after: usize) -> Option<Unnumbered> {
    let window = paragraph.window(after);
    let rest = window.trim_start();
    let start = after + (window.len() - rest.len());
    let named = ["đại hội", "hội nghị", "hội đồng nhân dân", "hđnd", "trung ương", "quốc hội"]
        .iter()
        .any(|name| rest.starts_with(name));
    if start == after || !named || !is_capital(paragraph.typed(start..paragraph.typed.len())) {
        return None;
    }
    let mut end = issuer_at(paragraph, start)?;
    if let Some(body) = after_word(paragraph, end, "của", false)
        && let Some(body_end) = issuer_at(paragraph, body)
    {
        end = body_end;
    }
    let term = term_of_office(paragraph, end);
    let whole = term.as_ref().map_or(end, |term| term.end);
    Some(Unnumbered { issuer: start..end, title: term, end: whole })
}

/// `nhiệm kỳ 2025 - 2030`, after a comma or without
fn term_of_office(paragraph: &Paragraph<'_>, from: usize) -> Option<Range<usize>> {
    let start = ["nhiệm kỳ", "nhiệm kì"].iter().find_map(|word| {
        after_word(paragraph, from, word, true).map(|_| {
            let window = paragraph.window(from);
            from + window.find(word).unwrap_or_default()
        })
    })?;
    let years = paragraph.window(start);
    let digits = years.bytes().enumerate().skip_while(|(_, byte)| !byte.is_ascii_digit());
    let last = digits.take_while(|(_, byte)| byte.is_ascii_digit() || matches!(byte, b' ' | b'-') || !byte.is_ascii());
    let end = last.filter(|(_, byte)| byte.is_ascii_digit()).last().map(|(at, _)| start + at + 1)?;
    (end - start <= 40).then_some(start..end)
}

/// `Chỉ thị về lãnh đạo … của Ban Thường vụ Tỉnh ủy`
fn about(paragraph: &Paragraph<'_>, after: usize) -> Option<Unnumbered> {
    after_word(paragraph, after, "về", false)?;
    let window = paragraph.window(after);
    let start = after + (window.len() - window.trim_start().len());
    let until = window.find([';', '.', ':', '(', ')', '“', '”', '[', ']']).unwrap_or(window.len());
    let text = window.get(..until)?;
    text.match_indices("của ").take(6).find_map(|(at, word)| {
        let place = after + at + word.len();
        let end = body_at(paragraph, place)?;
        let title = start..start + paragraph.small(start..after + at).trim_end().len();
        Some(Unnumbered { issuer: place..end, title: Some(title), end })
    })
}

/// The count that stands before a type, with its place: `07 Nghị quyết`.
pub(super) fn counted_before(paragraph: &Paragraph<'_>, at: usize) -> Option<(usize, u16)> {
    let back = paragraph.back(at, 8);
    let text = paragraph.small(back.clone());
    let before = text.trim_end();
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = before.get(before.len() - digits..)?;
    let start = back.start + before.len() - digits;
    let alone = paragraph.small(0..start).chars().next_back().is_none_or(|typed| typed.is_whitespace() || typed == '(');
    (before.len() < text.len() && alone && (1..=3).contains(&digits))
        .then(|| number.parse().ok().map(|count| (start, count)))?
}

/// Tells whether a word for several stands before a type, so that no single document is meant.
pub(super) fn is_plural(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let before = paragraph.small(paragraph.back(at, 16)).trim_end();
    ["các", "những", "mọi", "nhiều", "một số", "từng"].iter().any(|word| before.ends_with(word))
}
