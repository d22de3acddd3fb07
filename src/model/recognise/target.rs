//! Quantitative targets in running text: `trên 90% thông tin`, `ít nhất 01 mô hình`, `không để xảy ra …`.

use std::ops::Range;

use super::quota::bound_at;
use super::words::Words;
use crate::model::quota::Limit;
use crate::model::target::Measure;

/// A target read from text.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundTarget {
    /// The clause that states it.
    pub range: Range<usize>,
    /// How much.
    pub measure: Measure,
    /// How the amount bounds.
    pub bound: Limit,
    /// How often.
    pub frequency: Option<Range<usize>>,
}

/// How many words a clause may have on each side of its number.
const REACH: usize = 200;

/// Nouns of time and of order: a number before one counts no result.
const NO_RESULT: &[&str] = &[
    "năm", "tháng", "ngày", "quý", "giờ", "tuần", "đợt", "cấp", "lần", "bộ", "bản", "khóa", "điều", "khoản", "mẫu",
    "tuổi",
];

/// Ways to say that something is not to happen.
const NONE_OF: &[&str] =
    &["không để xảy ra", "không để phát sinh", "không xảy ra", "không phát sinh", "không có", "không còn", "không để"];

/// First words of what may state a target without a digit in front.
const OPENERS: &[&str] = &["không", "tối", "nhiều", "ít", "hơn", "trên", "dưới", "đạt", "từ"];

/// What may stand after `không có` without being a target: `nếu không có ý kiến`.
const NO_TARGET: &[&str] = &["ý kiến", "thẩm quyền", "quyền", "lý do", "giá trị"];

const FREQUENCIES: &[&str] = &[
    "mỗi tháng",
    "mỗi quý",
    "mỗi năm",
    "mỗi tuần",
    "hằng tháng",
    "hàng tháng",
    "hằng quý",
    "hàng quý",
    "hằng năm",
    "hàng năm",
];

/// Every target of a paragraph. In brackets or between semicolons a whole clause is one target.
pub fn targets(words: &Words<'_>) -> Vec<FoundTarget> {
    let mut found: Vec<FoundTarget> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((measure, bound, after)) = measure_at(words, at) else {
            at += 1;
            continue;
        };
        let clause = clause_around(words, at);
        let frequency = (clause.start..clause.end)
            .find_map(|index| FREQUENCIES.iter().find_map(|phrase| words.after(index, phrase)).map(|end| index..end))
            .map(|range| words.range(range.start, range.end));
        let bracket = (at.saturating_sub(REACH)..at).rev().find(|index| matches!(words.word(*index), "(" | ")"));
        let in_brackets = bracket.is_some_and(|index| words.word(index) == "(");
        let start = if in_brackets || is_short(&clause) { clause.start } else { at };
        found.push(FoundTarget { range: words.range(start, clause.end), measure, bound, frequency });
        at = clause.end.max(after);
    }
    found
}

/// A clause as short as a table's cell is a target as a whole: `Đạt 100%`.
fn is_short(clause: &Range<usize>) -> bool {
    clause.len() <= 10
}

fn measure_at(words: &Words<'_>, index: usize) -> Option<(Measure, Limit, usize)> {
    let begins_with_digit = words.word(index).starts_with(|first: char| first.is_ascii_digit());
    if !begins_with_digit && !OPENERS.contains(&words.word(index)) {
        return None;
    }
    if let Some(after) = NONE_OF.iter().find_map(|phrase| words.after(index, phrase)) {
        let is_target = !NO_TARGET.iter().any(|noun| words.is_at(after, noun)) && words.is_word(after);
        return is_target.then_some((Measure::None, Limit::Exactly, after));
    }
    let (said, start) = match bound_at(words, index) {
        Some((bound, after)) => (Some(bound), after),
        None => match words.after(index, "đạt từ").or_else(|| words.after(index, "từ")) {
            Some(after) => (Some(Limit::AtLeast), after),
            None => (None, index),
        },
    };
    let (amount, after) = words.number(start)?;
    if words.word(after) == "%" {
        let upward = (after + 1..after + 8).find(|at| words.is_at(*at, "trở lên"));
        let bound = match (said, upward) {
            (Some(bound), _) if words.word(index) != "từ" => bound,
            (_, Some(_)) => Limit::AtLeast,
            (Some(_), None) => Limit::Exactly,
            (None, None) => Limit::Exactly,
        };
        return Some((Measure::Percentage(amount), bound, after + 1));
    }
    // A bare number is no target, nor is a span of time (`ít nhất 15 ngày`, `từ 03 năm trở lên`).
    let is_from = words.word(index) == "từ" || words.is_at(index, "đạt từ");
    let bound = said.filter(|_| !is_from || (after..after + 8).any(|at| words.is_at(at, "trở lên")))?;
    let is_result = words.is_word(after) && !NO_RESULT.contains(&words.word(after)) && words.number(after).is_none();
    is_result.then_some((Measure::Count(amount), bound, after))
}

/// The words of the clause around a word: to the next `;`, `.` or bracket on each side.
fn clause_around(words: &Words<'_>, index: usize) -> Range<usize> {
    let is_end = |at: usize| match words.word(at) {
        ";" | "(" | ")" | ":" => true,
        "." => words.number(at + 1).is_none() || words.end(at) != words.start(at + 1),
        _ => false,
    };
    let first = index.saturating_sub(REACH);
    let last = words.len().min(index + REACH);
    let start = (first..index).rev().find(|at| is_end(*at)).map_or(first, |at| at + 1);
    let end = (index..last).find(|at| is_end(*at)).unwrap_or(last);
    start..end
}

#[cfg(test)]
mod tests {
    use super::targets;
    use crate::model::quota::Limit;
    use crate::model::recognise::words::Words;
    use crate::model::target::Measure;

    fn read(text: &str) -> Vec<(String, Measure, Limit)> {
        let found = targets(&Words::new(text));
        found.into_iter().map(|target| (text[target.range].to_owned(), target.measure, target.bound)).collect()
    }

    #[test]
    fn clauses_in_brackets_are_targets() {
        let text = "giải quyết vụ việc (80% nguồn tin do Nhân dân cung cấp; 100% vụ, việc có mặt kịp thời);";
        assert_eq!(
            read(text),
            [
                ("80% nguồn tin do Nhân dân cung cấp".to_owned(), Measure::Percentage(80.0), Limit::Exactly),
                ("100% vụ, việc có mặt kịp thời".to_owned(), Measure::Percentage(100.0), Limit::Exactly),
            ]
        );
        let text = "vi phạm (trên địa bàn không có cơ sở vi phạm; vận động cung cấp trên 90% thông tin; không có tình trạng \
                    tàng trữ)";
        let measures: Vec<(Measure, Limit)> =
            read(text).into_iter().map(|(_, measure, bound)| (measure, bound)).collect();
        assert_eq!(
            measures,
            [
                (Measure::None, Limit::Exactly),
                (Measure::Percentage(90.0), Limit::MoreThan),
                (Measure::None, Limit::Exactly)
            ]
        );
    }

    #[test]
    fn counts_need_a_bound_and_a_result() {
        assert_eq!(read("nhân rộng ít nhất 01 mô hình đang phát huy")[0].1, Measure::Count(1.0));
        assert_eq!(read("trước ngày tổ chức Hội nghị tổng kết ít nhất 15 ngày, để thẩm định"), []);
        assert_eq!(read("từ 03 năm trở lên khi tổng kết"), []);
        assert_eq!(read("xây dựng chính quyền 02 cấp"), []);
        assert_eq!(read("Đạt từ 90% trở lên")[0].2, Limit::AtLeast);
        assert_eq!(read("70% mô hình Đạt loại khá trở lên")[0].1, Measure::Percentage(70.0));
    }

    #[test]
    fn a_frequency_belongs_to_its_clause() {
        let text = "(Mỗi Tổ thi đua mỗi tháng thực hiện ít nhất 01 việc tốt)";
        let found = targets(&Words::new(text));
        assert_eq!(found[0].frequency.clone().map(|range| &text[range]), Some("mỗi tháng"));
    }
}
