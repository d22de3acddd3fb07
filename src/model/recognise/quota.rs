//! Quotas in running text: `Không quá 10% tập thể và 05% cá nhân`, `10 tập thể và 20 cá nhân`.

use std::ops::Range;

use super::words::Words;
use crate::model::quota::{Limit, Share, Subject};

/// A quota read from text.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundQuota {
    /// Its bytes.
    pub range: Range<usize>,
    /// How many of whom.
    pub shares: Vec<Share>,
}

/// Nouns that a quota counts.
const SUBJECTS: &[(&str, Subject)] = &[
    ("tập thể", Subject::Collective),
    ("cá nhân", Subject::Individual),
    ("hộ gia đình", Subject::Household),
    ("gia đình", Subject::Household),
    ("hộ", Subject::Household),
    ("doanh nghiệp", Subject::Enterprise),
    ("tổ chức kinh tế", Subject::Enterprise),
];

/// Words before a number that bound it.
const BOUNDS: &[(&str, Limit)] = &[
    ("không vượt quá", Limit::AtMost),
    ("không quá", Limit::AtMost),
    ("tối đa", Limit::AtMost),
    ("nhiều nhất", Limit::AtMost),
    ("không dưới", Limit::AtLeast),
    ("ít nhất", Limit::AtLeast),
    ("tối thiểu", Limit::AtLeast),
    ("hơn", Limit::MoreThan),
    ("trên", Limit::MoreThan),
    ("dưới", Limit::LessThan),
];

/// The bound that stands at `index`, with the index after it.
pub fn bound_at(words: &Words<'_>, index: usize) -> Option<(Limit, usize)> {
    BOUNDS.iter().find_map(|(phrase, bound)| words.after(index, phrase).map(|after| (*bound, after)))
}

/// Every quota of a paragraph.
pub fn quotas(words: &Words<'_>) -> Vec<FoundQuota> {
    let mut found: Vec<FoundQuota> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some((share, after)) = share(words, at, Limit::Exactly) else {
            at += 1;
            continue;
        };
        let mut bound = share.bound;
        let mut shares = vec![share];
        let mut end = after;
        while matches!(words.word(end), "," | ";" | "và") {
            let next = end + 1 + usize::from(words.word(end + 1) == "và");
            let Some((share, after)) = self::share(words, next, bound) else { break };
            bound = share.bound;
            shares.push(share);
            end = after;
        }
        // In brackets of its own a quota says also whom it counts: `(… và 05% cá nhân trực tiếp tham gia phong trào)`.
        let close = (end..words.len()).find(|index| matches!(words.word(*index), "(" | ")" | ";" | "."));
        let is_bracketed = at > 0 && words.word(at - 1) == "(" && close.is_some_and(|close| words.word(close) == ")");
        let end = close.filter(|_| is_bracketed).unwrap_or(end);
        found.push(FoundQuota { range: words.range(at, end), shares });
        at = end;
    }
    found
}

/// `không quá 10% tập thể`, or `tập thể không quá 10%`. A bound holds for what follows it.
fn share(words: &Words<'_>, index: usize, inherited: Limit) -> Option<(Share, usize)> {
    let (bound, at) = bound_at(words, index).unwrap_or((inherited, index));
    if let Some((amount, after)) = words.number(at) {
        let is_percentage = words.word(after) == "%";
        let mut noun = after + usize::from(is_percentage);
        for filler in ["số", "tổng số"] {
            noun = words.after(noun, filler).unwrap_or(noun);
        }
        let (subject, after) = subject_at(words, noun)?;
        return Some((Share { subject, amount, is_percentage, bound }, after));
    }
    let (subject, after) = subject_at(words, index)?;
    let after = after + usize::from(words.word(after) == ":");
    let (bound, at) = bound_at(words, after)?;
    let (amount, after) = words.number(at)?;
    let is_percentage = words.word(after) == "%";
    Some((Share { subject, amount, is_percentage, bound }, after + usize::from(is_percentage)))
}

fn subject_at(words: &Words<'_>, index: usize) -> Option<(Subject, usize)> {
    SUBJECTS.iter().find_map(|(noun, subject)| words.after(index, noun).map(|after| (*subject, after)))
}

#[cfg(test)]
mod tests {
    use super::quotas;
    use crate::model::quota::{Limit, Share, Subject};
    use crate::model::recognise::words::Words;

    #[test]
    fn counts_and_percentages_are_read() {
        let text = "quy định (Không quá 10% tập thể và 05% cá nhân trực tiếp tham gia)";
        let found = quotas(&Words::new(text));
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].range.clone()], "Không quá 10% tập thể và 05% cá nhân trực tiếp tham gia");
        let share = |subject, amount, is_percentage, bound| Share { subject, amount, is_percentage, bound };
        assert_eq!(
            found[0].shares,
            [
                share(Subject::Collective, 10.0, true, Limit::AtMost),
                share(Subject::Individual, 5.0, true, Limit::AtMost)
            ]
        );
        let found = quotas(&Words::new("Số lượng: 10 tập thể và 20 cá nhân; 02 bộ"));
        assert_eq!(
            found[0].shares,
            [
                share(Subject::Collective, 10.0, false, Limit::Exactly),
                share(Subject::Individual, 20.0, false, Limit::Exactly)
            ]
        );
        assert!(quotas(&Words::new("tập thể, cá nhân có thành tích")).is_empty());
        assert_eq!(quotas(&Words::new("tập thể không quá 10%, cá nhân không quá 5%"))[0].shares.len(), 2);
    }
}
