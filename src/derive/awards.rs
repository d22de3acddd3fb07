//! Awards: what the unit's chair confers is promised, what is beyond the chair is proposed to those who confer it.

use crate::model::passages::Passage;
use crate::model::recognise::award::FoundAward;
use crate::model::recognise::words::fold;
use crate::reference::awards::{Office, conferred_by};
use crate::viet::capitalise;

use super::edits::{Edits, typed};
use super::levels::{Change, Levels};
use super::passages::awards_of;

/// Tells whether an award is a commendation, which every chair confers.
pub(super) fn is_commendation(passage: &Passage<'_>, award: &FoundAward) -> bool {
    let head = fold(passage.slice(&award.head));
    head.starts_with("giấy khen") || head.starts_with("giây khen")
}

/// Tells whether an award is beyond the chair of a commune, whatever the day: what the law of today does not give the chair
/// it has at no time.
pub(super) fn is_beyond(passage: &Passage<'_>, award: &FoundAward) -> bool {
    let head = fold(passage.slice(&award.head));
    let Some(today) = chrono::NaiveDate::from_ymd_opt(2025, 7, 1) else { return false };
    let mut conferred = conferred_by(Office::CommuneChair, today);
    !is_commendation(passage, award) && !conferred.any(|row| head.starts_with(row.award))
}

/// Who is asked for an award: the chair of the province confers it, or brings it before those who do.
fn asked(levels: &Levels, passage: &Passage<'_>, award: &FoundAward) -> String {
    let name = fold(passage.slice(&award.name));
    let is_of_the_state = ["huân chương", "huy chương", "chính phủ", "thủ tướng", "anh hùng", "toàn quốc", "nhà nước"]
        .iter()
        .any(|word| name.contains(word));
    let chair = format!("đề nghị Chủ tịch Ủy ban nhân dân {}", levels.parents_kind);
    if is_of_the_state {
        format!("{chair} trình cấp có thẩm quyền xét tặng")
    } else {
        format!("{chair} tặng")
    }
}

/// The award as it is named where its giver is named before it.
fn award_alone(levels: &Levels, passage: &Passage<'_>, award: &FoundAward) -> String {
    let head = passage.slice(&award.head);
    let authority = award.authority.as_ref().map(|authority| fold(passage.slice(authority))).unwrap_or_default();
    if authority.contains("bộ, ban, ngành") {
        // `Cờ thi đua của bộ, ban, ngành, tỉnh`: of these the province's.
        let is_flag = fold(head).starts_with("cờ");
        return if is_flag {
            format!("{head} của Ủy ban nhân dân {}", levels.parents_kind)
        } else {
            head.to_owned()
        };
    }
    let of_the_chair = authority == format!("chủ tịch ủy ban nhân dân {}", levels.parents_kind);
    let end = award.authority.as_ref().map_or(award.head.end, |authority| authority.end.max(award.head.end));
    if of_the_chair { head.to_owned() } else { passage.slice(&(award.head.start..end)).to_owned() }
}

/// `trình [Chủ tịch Ủy ban nhân dân tỉnh] tặng Bằng khen`: a commune's proposals go through its own chair.
pub(super) fn through_the_chair(levels: &Levels, passage: &Passage<'_>, award: &FoundAward) -> Option<Change> {
    let authority = award.authority.as_ref().filter(|authority| authority.end <= award.head.start)?;
    let words = &passage.words;
    let at = words.index_of(authority.start);
    let last = at.checked_sub(1).filter(|last| words.word(*last) == "trình")?;
    let end = words.end(last);
    Some((end..end, format!(" Chủ tịch Ủy ban nhân dân {} đề nghị", levels.unit.kind)))
}

/// The title of a division about one award.
pub(super) fn title(levels: &Levels, passage: &Passage<'_>, edits: &mut Edits<'_>) -> bool {
    let found = awards_of(passage);
    let [award] = found.as_slice() else { return false };
    if !is_beyond(passage, award) {
        return false;
    }
    let start = passage.text.text.len() - passage.text.text.trim_start().len();
    if start != award.head.start {
        return false;
    }
    let words = format!("{} {}", capitalise(&asked(levels, passage, award)), award_alone(levels, passage, award));
    let end = award.authority.as_ref().map_or(award.head.end, |authority| authority.end.max(award.head.end));
    edits.replace(typed(edits.text(), passage.text, &(award.head.start..end)), words);
    true
}

/// A paragraph or an item that lists awards: the unit's own first, then those that are proposed. Says whether it was one.
pub(super) fn list(levels: &Levels, passage: &Passage<'_>, edits: &mut Edits<'_>) -> bool {
    let found = awards_of(passage);
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return false };
    if !found.iter().any(|award| is_beyond(passage, award)) {
        return false;
    }
    let text = passage.text.text.as_str();
    let label = text.get(..first.head.start).unwrap_or_default();
    // A sentence about awards is no list of them.
    let trimmed = label.trim();
    let is_label =
        trimmed.is_empty() || trimmed.ends_with(':') || matches!(fold(trimmed).as_str(), "danh hiệu" | "hình thức");
    if !is_label {
        return false;
    }
    let ends =
        |award: &FoundAward| award.authority.as_ref().map_or(award.name.end, |range| range.end.max(award.name.end));
    let is_parted = found.windows(2).all(|pair| match pair {
        [one, next] => is_only_parting(text.get(ends(one)..next.head.start).unwrap_or_default()),
        _ => true,
    });
    if !is_parted || !is_only_parting(text.get(ends(last)..).unwrap_or_default()) {
        return false;
    }
    let mut parts: Vec<String> = Vec::new();
    if found.iter().any(|award| is_commendation(passage, award)) {
        parts.push(format!("Giấy khen của Chủ tịch Ủy ban nhân dân {}", levels.unit.kind));
    }
    // Awards that the same chair is asked for in the same way are asked for together.
    let mut asked_for: Vec<(String, Vec<String>)> = Vec::new();
    for award in found.iter().filter(|award| is_beyond(passage, award)) {
        let (way, award) = (asked(levels, passage, award), award_alone(levels, passage, award));
        match asked_for.iter_mut().find(|(known, _)| *known == way) {
            Some((_, awards)) => awards.push(award),
            None => asked_for.push((way, vec![award])),
        }
    }
    parts.extend(asked_for.iter().map(|(way, awards)| format!("{way} {}", awards.join(", "))));
    let words = parts.join("; ");
    let is_alone = !trimmed.ends_with(':');
    let words = if is_alone { capitalise(&words) } else { words };
    let start = if is_alone { text.len() - text.trim_start().len() } else { first.head.start };
    let end = last.authority.as_ref().map_or(last.head.end, |authority| authority.end.max(last.head.end));
    edits.replace(typed(edits.text(), passage.text, &(start..end)), words);
    // `Danh hiệu thi đua gồm:` announced a bare list.
    if let Some(at) = label.rfind(" gồm:") {
        edits.replace(typed(edits.text(), passage.text, &(at..at + " gồm".len())), "");
    }
    true
}

/// Tells whether there is nothing but what parts the members of a list, remarks in brackets aside.
fn is_only_parting(text: &str) -> bool {
    let mut depth = 0usize;
    let outside: String = text
        .chars()
        .filter(|character| {
            match character {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect();
    outside.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.' | '/')).all(|word| {
        word.is_empty() || matches!(word.to_lowercase().as_str(), "và" | "hoặc" | "danh" | "hiệu" | "hình" | "thức")
    })
}
