//! What the checks of awards share: every mention of an award, headings above it, and the day the law is judged by.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::checks::Context;
use crate::diagnostics::Severity;
use crate::model::passages::{Kind, Passage};
use crate::model::recognise::award::FoundAward;
use crate::model::recognise::party::{Declared, Reader};
use crate::model::recognise::words::{Words, fold};
use crate::source::Span;
use crate::syntax::keywords::Role;

/// How many further places one report names.
pub(super) const FURTHER_PLACES: usize = 5;

/// An award named in a passage.
pub(super) struct Mention<'a> {
    /// The passage's place in the list.
    pub index: usize,
    /// The passage.
    pub passage: &'a Passage<'a>,
    /// The award.
    pub award: &'a FoundAward,
}

impl<'a> Mention<'a> {
    /// The award alone in folded form: `cờ thi đua`.
    pub fn head(&self) -> String {
        fold(self.passage.slice(&self.award.head))
    }

    /// The award with its authority as typed.
    pub fn name(&self) -> &str {
        self.passage.slice(&self.award.name)
    }

    /// The place as typed.
    pub fn span(&self) -> Span {
        self.passage.text.span_of(self.award.name.start, self.award.name.end)
    }

    /// Who confers it, as typed.
    pub fn authority(&self) -> Option<&str> {
        self.award.authority.as_ref().map(|range| self.passage.slice(range))
    }

    /// The place of who confers it.
    pub fn authority_span(&self) -> Option<Span> {
        self.award.authority.as_ref().map(|range| self.passage.text.span_of(range.start, range.end))
    }

    /// Tells whether it is a flag.
    pub fn is_flag(&self) -> bool {
        self.head().starts_with("cờ thi đua")
    }

    /// Tells whether it is a certificate: `bằng khen`, `giấy khen`.
    pub fn is_certificate(&self) -> bool {
        let head = self.head();
        head.starts_with("bằng khen") || is_commendation(&head)
    }

    /// Tells whether it is a `giấy khen`.
    pub fn is_commendation(&self) -> bool {
        is_commendation(&self.head())
    }

    /// The first word of the award.
    pub fn first_word(&self) -> usize {
        self.award.first_word
    }

    /// The word after the award and its authority.
    pub fn after(&self) -> usize {
        self.passage.words.index_of(self.award.name.end)
    }

    /// The words of the passage.
    pub fn words(&self) -> &'a Words<'a> {
        &self.passage.words
    }
}

/// `giấy khen`, also with its tone mark lost.
fn is_commendation(head: &str) -> bool {
    head.ends_with("khen") && (head.starts_with("gi"))
}

/// A reader of a passage's parties and awards, without names declared by an office.
pub(super) fn reader<'a>(passage: &'a Passage<'a>, declared: &'a Declared) -> Reader<'a> {
    Reader { words: &passage.words, marks: &passage.party_marks, declared }
}

/// Every award named in the prose, quotations and titles of documents left out.
pub(super) fn mentions<'a>(cx: &Context<'a>) -> Vec<Mention<'a>> {
    let all = cx.shared.awards.get_or_init(|| awards(cx));
    all.iter()
        .filter_map(|(index, award)| Some(Mention { index: *index, passage: cx.passages.list.get(*index)?, award }))
        .collect()
}

fn awards(cx: &Context<'_>) -> Vec<(usize, FoundAward)> {
    let declared = Declared::default();
    let mut found = Vec::new();
    for (index, passage) in cx.prose() {
        let awards = reader(passage, &declared).awards().into_iter();
        found.extend(awards.filter(|award| !cx.is_quoted(index, &award.head)).map(|award| (index, award)));
    }
    found
}

/// The mentions that promise an award, in the order of the text.
pub(super) fn promised<'a>(cx: &Context<'a>) -> Vec<Mention<'a>> {
    let spans: BTreeSet<Span> = cx.plan.award_forms.iter().map(|award| award.origin.span).collect();
    if spans.is_empty() {
        return Vec::new();
    }
    mentions(cx).into_iter().filter(|mention| spans.contains(&mention.span())).collect()
}

/// The words of a heading in folded form: its label where it has one, the customary title where none is typed.
pub(super) fn heading_words(passage: &Passage<'_>) -> String {
    if passage.kind == Kind::Title && passage.is_empty() {
        return passage.role.and_then(Role::customary_title).map(fold).unwrap_or_default();
    }
    let end = if passage.kind == Kind::Title { None } else { passage.after_label() };
    fold(passage.words.slice(0, end.unwrap_or(passage.words.len())))
}

/// The passage a promise stands under that says at which time: its place, and the tier of its role or of its label.
pub(super) fn tier_heading(cx: &Context<'_>, index: usize) -> Option<(usize, Role)> {
    cx.passages.ancestors(index).find_map(|above| tier_of(cx, above).map(|tier| (above, tier)))
}

/// The tier that a passage is the heading of.
pub(super) fn tier_of(cx: &Context<'_>, index: usize) -> Option<Role> {
    let passage = cx.passages.list.get(index)?;
    match passage.kind {
        Kind::Title => passage.role.filter(|role| role.is_tier()),
        Kind::Item => {
            let label = passage.after_label().map(|_| heading_words(passage)).or_else(|| {
                // A heading typed as an item without a colon.
                (passage.has_children && passage.words.len() < 12).then(|| heading_words(passage))
            })?;
            TIER_LABELS.iter().find(|(words, _)| label.starts_with(words)).map(|(_, tier)| *tier)
        }
        _ => None,
    }
}

const TIER_LABELS: &[(&str, Role)] = &[
    ("khen thưởng hằng năm", Role::Annual),
    ("khen thưởng hàng năm", Role::Annual),
    ("hằng năm:", Role::Annual),
    ("hàng năm:", Role::Annual),
    ("khen thưởng sơ kết", Role::InterimReview),
    ("khen thưởng tổng kết", Role::FinalReview),
    ("khen thưởng đột xuất", Role::AdHoc),
];

/// The role that decides what a passage is for: the nearest of forms, quotas, standards, dossier and others above it, tiers
/// and groups left out.
pub(super) fn division(cx: &Context<'_>, index: usize) -> Option<Role> {
    std::iter::once(index)
        .chain(cx.passages.ancestors(index))
        .filter_map(|at| cx.passages.list.get(at)?.role)
        .find(|role| !role.is_tier() && *role != Role::Group)
}

/// The tier in a few words.
pub(super) fn tier_words(tier: Role) -> &'static str {
    match tier {
        Role::Annual => "hằng năm",
        Role::InterimReview => "sơ kết",
        Role::FinalReview => "tổng kết",
        _ => "đột xuất",
    }
}

/// The first day of the law as amended, whose articles are not known here.
pub(super) fn is_amended_law(cx: &Context<'_>) -> bool {
    cx.latest_issue().is_some_and(is_amended_on)
}

/// Tells whether the law holds on a day as amended.
pub(in crate::checks) fn is_amended_on(day: NaiveDate) -> bool {
    NaiveDate::from_ymd_opt(2026, 10, 1).is_some_and(|amended| day >= amended)
}

/// The severity of a check of an article: at most a warning for a plan that the amended law may hold for.
pub(super) fn of_article(cx: &Context<'_>, severity: Severity) -> Severity {
    if is_amended_law(cx) { severity.max(Severity::Warning) } else { severity }
}
