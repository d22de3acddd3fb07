//! A paragraph of the parent's plan said for the unit: its parties, its words of level and place, its awards.

use std::ops::Range;

use crate::model::passages::{Kind, Passage};
use crate::model::recognise::award::FoundAward;
use crate::model::recognise::party::{Declared, Reader};
use crate::model::recognise::words::Words;

use super::edits::{Edits, TO_DECIDE, typed};
use super::levels::{Change, Levels, Sort};
use super::{awards, organs};

/// Words between parties of one list.
const BETWEEN: [&str; 10] = [",", ";", "và", ", và", "; và", "; đề nghị", ", đề nghị", "và đề nghị", "cùng", "với"];

/// The awards named in a paragraph.
pub(super) fn awards_of(passage: &Passage<'_>) -> Vec<FoundAward> {
    let declared = Declared::default();
    Reader { words: &passage.words, marks: &passage.party_marks, declared: &declared }.awards()
}

/// Says a paragraph for the unit. What is quoted or cited is handed in and stays.
pub(super) fn adapt(
    levels: &Levels,
    passage: &Passage<'_>,
    quoted: &[Range<usize>],
    is_group: bool,
    edits: &mut Edits<'_>,
) {
    let mut kept: Vec<Range<usize>> = quoted.to_vec();
    let mut changes: Vec<Change> = Vec::new();
    let found = awards_of(passage);
    let is_of_higher_award = found.iter().any(|award| awards::is_beyond(passage, award));
    for award in &found {
        if awards::is_beyond(passage, award) {
            kept.push(award.name.clone());
            kept.extend(award.authority.clone());
            changes.extend(awards::through_the_chair(levels, passage, award));
        } else if awards::is_commendation(passage, award) && award.authority.is_some() {
            let with = format!("{} của Chủ tịch Ủy ban nhân dân {}", passage.slice(&award.head), levels.unit.kind);
            let end = award.authority.as_ref().map_or(award.name.end, |authority| authority.end);
            changes.push((award.head.start..end, with));
            kept.push(award.head.start..end);
        }
    }
    let mut left_out = Vec::new();
    parties(levels, passage, &mut kept, &mut changes, &mut left_out);
    let said = levels.changes(&passage.words, Sort { is_group, is_of_higher_award }, &kept);
    changes.extend(said.changes);
    left_out.extend(said.left_out);
    for name in said.doubtful {
        let what = format!("“{name}” không phải cơ quan của {}; giữ, thay hoặc bỏ", levels.unit.kind);
        decide(edits, passage.text.span.start as usize, &what);
    }
    end_mark(levels, passage, &mut changes);
    if passage.is_prose() && orders_plans(&passage.words) {
        let kind = levels.unit.kind;
        let what = format!(
            "thời hạn ban hành kế hoạch do cấp trên đặt cho chính {kind}; ghi hạn cho cấp dưới sau khi {kind} ban hành"
        );
        decide(edits, passage.text.span.start as usize, &what);
    }
    for (range, with) in changes {
        let place = typed(edits.text(), passage.text, &range);
        edits.replace(place, with);
    }
    if !left_out.is_empty() && !matches!(passage.kind, Kind::Cell { .. }) {
        let names = left_out.join("; ");
        edits.note(passage.text.span.start as usize, format!("// đã lược vì không có ở {}: {names}", levels.unit.kind));
    }
}

/// Tells whether a paragraph says by when plans to carry this one out are issued.
fn orders_plans(words: &Words<'_>) -> bool {
    let orders =
        (0..words.len()).find(|at| words.is_at(*at, "ban hành kế hoạch") || words.is_at(*at, "xây dựng kế hoạch"));
    orders.is_some_and(|at| {
        let times = ["trong quý", "trong tháng", "trước ngày", "xong trước", "chậm nhất"];
        (at..words.len()).any(|index| times.iter().any(|time| words.is_at(index, time)))
    })
}

/// How a paragraph ends: an end mark that was typed would stand in the middle where something is added below; difficulties
/// that are beyond the unit go further up.
fn end_mark(levels: &Levels, passage: &Passage<'_>, changes: &mut Vec<Change>) {
    let text = passage.text.text.trim_end();
    let bare = text.trim_end_matches(['.', '/', ' ']);
    let typed_end = text.get(bare.len()..).unwrap_or_default();
    let words = &passage.words;
    let difficulties = (0..words.len()).find(|at| words.is_at(*at, "vướng mắc"));
    let goes_up = difficulties
        .is_some_and(|from| (from..words.len()).any(|at| words.is_at(at, "báo cáo") || words.is_at(at, "gửi")));
    if goes_up && passage.is_prose() && !bare.is_empty() {
        let (kind, above) = (levels.unit.kind, levels.parents_kind);
        let further = format!(
            "; vấn đề vượt thẩm quyền của {kind}, Ủy ban nhân dân {kind} báo cáo [Ủy ban nhân dân {above}] xem xét."
        );
        changes.push((bare.len()..text.len(), further));
    } else if typed_end.contains('/') && !bare.is_empty() {
        changes.push((bare.len()..text.len(), ".".to_owned()));
    }
}

/// Parties by their names: those of the unit for those of the province, each once in its list; what the unit has not is
/// left out. What is done with a party by itself is not said.
fn parties(
    levels: &Levels,
    passage: &Passage<'_>,
    kept: &mut Vec<Range<usize>>,
    changes: &mut Vec<Change>,
    left_out: &mut Vec<String>,
) {
    let mut at = 0;
    let marks = &passage.party_marks;
    let mut before: Vec<String> = Vec::new();
    while at < marks.len() {
        let mut end = at + 1;
        while end < marks.len() && is_one_list(passage, marks, end) {
            end += 1;
        }
        let list = marks.get(at..end).unwrap_or_default();
        at = end;
        let Some(first) = list.first() else { break };
        if is_kept(kept, first) {
            continue;
        }
        let partners = partners_before(&passage.words, first);
        let guided =
            passage.text.text.get(..first.start).is_some_and(|text| text.trim_end().ends_with("hướng dẫn của"));
        if guided {
            kept.extend(list.iter().cloned());
            continue;
        }
        let mut names: Vec<String> = Vec::new();
        let mut stays: Vec<bool> = Vec::new();
        for mark in list {
            let name = levels.name(passage.slice(mark));
            let is_new = name.as_ref().is_some_and(|name| {
                !names.contains(name) && (partners.is_none() || !before.contains(name)) || is_kept(kept, mark)
            });
            if name.is_none() {
                left_out.push(passage.slice(mark).to_owned());
            }
            stays.push(is_new);
            names.push(name.unwrap_or_default());
        }
        match (stays.iter().any(|stays| *stays), partners) {
            (false, Some(from)) => {
                let end = list.last().map_or(first.end, |last| after_note(passage, last.end));
                changes.push((from..end, String::new()));
                kept.push(from..end);
            }
            (false, None) => {}
            (true, _) => remove(passage, list, &stays, kept, changes),
        }
        // A body that takes part with itself is named once in a sentence.
        for (mark, name) in list.iter().zip(&names) {
            note_of(passage, mark, name, kept, changes);
        }
        before.extend(names);
    }
}

fn is_kept(kept: &[Range<usize>], mark: &Range<usize>) -> bool {
    kept.iter().any(|range| range.start < mark.end && mark.start < range.end)
}

/// Where `phối hợp với` and the comma before it begin, if it stands right before a list.
fn partners_before(words: &Words<'_>, first: &Range<usize>) -> Option<usize> {
    let at = words.index_of(first.start);
    let from = at.checked_sub(3).filter(|from| words.is_at(*from, "phối hợp với"))?;
    let before = from.checked_sub(1)?;
    Some(if words.word(before) == "," { words.start(before) } else { words.end(before) })
}

/// Tells whether a mark goes on with the list of the mark before it.
fn is_one_list(passage: &Passage<'_>, marks: &[Range<usize>], index: usize) -> bool {
    let (Some(before), Some(this)) = (index.checked_sub(1).and_then(|before| marks.get(before)), marks.get(index))
    else {
        return false;
    };
    let from = after_note(passage, before.end);
    let between = passage.text.text.get(from..this.start).unwrap_or_default().trim();
    BETWEEN.contains(&between)
}

/// The end of the remark in brackets behind a party, or of the party.
fn after_note(passage: &Passage<'_>, end: usize) -> usize {
    let words = &passage.words;
    let at = words.index_of(end);
    words.after_brackets(at).and_then(|close| close.checked_sub(1)).map_or(end, |last| words.end(last))
}

/// Takes parties out of a list with the words that part them from the one before.
fn remove(
    passage: &Passage<'_>,
    list: &[Range<usize>],
    stays: &[bool],
    kept: &mut Vec<Range<usize>>,
    changes: &mut Vec<Change>,
) {
    let first_kept = stays.iter().position(|stays| *stays).unwrap_or(0);
    for (index, (mark, stays)) in list.iter().zip(stays).enumerate() {
        if *stays {
            continue;
        }
        let range = if index < first_kept {
            let next = list.get(index + 1).map_or(mark.end, |next| next.start);
            mark.start..next
        } else {
            let before = index.checked_sub(1).and_then(|before| list.get(before));
            before.map_or(mark.start, |before| after_note(passage, before.end))..after_note(passage, mark.end)
        };
        kept.push(range.clone());
        changes.push((range, String::new()));
    }
}

/// Takes the remark behind a party away that names an office of the province's body, which the unit's has not.
fn note_of(
    passage: &Passage<'_>,
    mark: &Range<usize>,
    name: &str,
    kept: &mut Vec<Range<usize>>,
    changes: &mut Vec<Change>,
) {
    let end = after_note(passage, mark.end);
    let note = passage.text.text.get(mark.end..end).unwrap_or_default();
    let words = Words::new(note);
    let is_office = words.find(0, "thi đua - khen thưởng").is_some() && name == organs::CULTURE
        || words.is_at(1, "phòng")
        || words.is_at(1, "qua ban thi đua");
    if is_office && !is_kept(kept, &(mark.end..end)) {
        kept.push(mark.end..end);
        changes.push((mark.end..end, String::new()));
    }
}

/// Marks that a person is to look at a number.
pub(super) fn decide(edits: &mut Edits<'_>, at: usize, what: &str) {
    edits.note(at, format!("{TO_DECIDE}{what}"));
}
