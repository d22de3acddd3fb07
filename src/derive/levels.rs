//! Words of level and place: what a province's plan says of the province, said of a commune.
//!
//! What the plan quotes or cites stays, and whatever names those above the commune as those above it: who gives guidance,
//! who confers an award, whose resolutions are carried out.

use std::ops::Range;

use crate::model::recognise::words::{Words, fold};
use crate::viet::capitalise;

use super::organs::{Counterpart, counterpart, place_after};
use super::unit::Unit;

/// Words put in the place of bytes of a paragraph's text.
pub(super) type Change = (Range<usize>, String);

/// How far before a committee of the party it is said what it has laid down, in words.
const FAR: usize = 30;

/// What a committee of the party lays down.
const LAID_DOWN: [&str; 7] = ["nghị quyết", "chỉ thị", "kết luận", "quy định", "chủ trương", "chương trình", "chỉ đạo"];

/// The two levels of a draft: the parent's, and the unit's.
#[derive(Clone, Debug)]
pub(super) struct Levels {
    /// The unit that the draft is for.
    pub unit: Unit,
    /// `tỉnh` or `thành phố`.
    pub parents_kind: &'static str,
    /// The province's name as the parent writes it.
    pub parents_place: String,
    /// The same as folded words.
    pub parents_name: Vec<String>,
    /// What lies below the unit: `thôn`, `tổ dân phố`.
    pub below: &'static str,
}

/// What a paragraph is, as far as its words of level depend on it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sort {
    /// The name of a target group, whose criteria follow: the communes among them are the unit itself.
    pub is_group: bool,
    /// The paragraph speaks of an award beyond the unit's chair.
    pub is_of_higher_award: bool,
}

/// What became of a paragraph's words.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// Names of groups left out, since the unit has none.
    pub left_out: Vec<String>,
    /// Bodies that the unit has not, in the middle of a sentence.
    pub doubtful: Vec<String>,
}

/// Names of the communes of a province, as a group.
const COMMUNES: [&str; 12] = [
    "xã , phường , thị trấn",
    "xã , phường , đặc khu",
    "xã , phường và đặc khu",
    "xã , phường",
    "xã và phường",
    "phường , xã",
    "quận , huyện , thị xã",
    "huyện , thị xã , thành phố",
    "quận , huyện",
    "huyện , thành phố",
    "đơn vị cấp xã",
    "địa phương cấp xã",
];

/// A kind of body that there is in provinces only.
const PROFESSIONAL: [&str; 3] = [
    "tổ chức chính trị xã hội - nghề nghiệp",
    "tổ chức chính trị - xã hội - nghề nghiệp",
    "tổ chức xã hội - nghề nghiệp",
];

impl Levels {
    /// `thôn`, `các thôn` …, with a capital where one stood.
    fn group_below(&self, is_capital: bool) -> String {
        let group = format!("các {}", self.below);
        if is_capital { capitalise(&group) } else { group }
    }

    /// `xã Tân Minh` where the place is named, else `xã`.
    fn own(&self, is_named: bool) -> String {
        if is_named { format!("{} {}", self.unit.kind, self.unit.name) } else { self.unit.kind.to_owned() }
    }

    /// The word after the parent's level, and whether its place is named behind it; nothing for other places and words.
    fn level(&self, words: &Words<'_>, at: usize) -> Option<(usize, bool)> {
        let after = words.after(at, self.parents_kind).or_else(|| {
            // `TP` is written in lists of recipients and short forms.
            words.after(at, "tp").filter(|_| self.parents_kind == "thành phố")
        })?;
        if matches!(words.word(after), "ủy" | "thành" | "lỵ") || words.word(at.wrapping_sub(1)) == "các" {
            return None;
        }
        if let Some(after) = place_after(words, after, &self.parents_name).filter(|_| words.is_capital(after)) {
            return Some((after, true));
        }
        // Another place: `thành phố Hồ Chí Minh`.
        let is_name = words.is_capital(after) && words.end(after - 1) + 1 == words.start(after);
        (!is_name).then_some((after, false))
    }

    /// A name as the unit says it, where something in it changes.
    pub(super) fn name(&self, name: &str) -> Option<String> {
        let words = Words::new(name);
        if let Some((_, Counterpart::None)) = counterpart(&words, 0, &self.unit, &self.parents_name) {
            return None;
        }
        let start = words.after(0, "các").unwrap_or(0);
        if PROFESSIONAL.iter().any(|body| words.is_at(start, body)) {
            return None;
        }
        Some(changed(name, &self.changes(&words, Sort::default(), &[]).changes))
    }

    /// What changes in a paragraph; stretches that are kept are passed over.
    pub(super) fn changes(&self, words: &Words<'_>, sort: Sort, kept: &[Range<usize>]) -> Said {
        let mut said = Said::default();
        let mut at = 0;
        while at < words.len() {
            let start = words.start(at);
            if let Some(range) = kept.iter().find(|range| range.contains(&start)) {
                at = words.index_of(range.end).max(at + 1);
                continue;
            }
            match self.rule(words, at, sort, &mut said) {
                Some((after, Some(with))) => {
                    said.changes.push((words.range(at, after), with));
                    at = after.max(at + 1);
                }
                Some((after, None)) => at = after.max(at + 1),
                None => at += 1,
            }
        }
        said
    }

    /// The rule that holds at a word: the word after, and what takes the place of the words between, if anything.
    fn rule(&self, words: &Words<'_>, at: usize, sort: Sort, said: &mut Said) -> Option<(usize, Option<String>)> {
        let unit = &self.unit;
        let is_capital = words.is_capital(at);
        if let Some((after, found)) = counterpart(words, at, unit, &self.parents_name) {
            // Guidance comes from above.
            let guides = at >= 3 && words.is_at(at - 3, "hướng dẫn của");
            return match found {
                Counterpart::Body(name) if !guides => Some((after, Some(name))),
                Counterpart::Body(_) => Some((after, None)),
                Counterpart::None => {
                    said.doubtful.push(words.slice(at, after).to_owned());
                    Some((after, None))
                }
            };
        }
        if let Some(after) = self.guided_by(words, at) {
            return Some((after, None));
        }
        if let Some(found) = self.professional(words, at, sort, said) {
            return Some(found);
        }
        if let Some(after) = self.heads(words, at) {
            return Some((after, Some(format!("Chủ tịch Ủy ban nhân dân {}", unit.kind))));
        }
        if let Some((after, is_committee)) = self.communes(words, at) {
            let is_chair = is_committee && at >= 2 && words.is_at(at - 2, "chủ tịch");
            let with = if is_chair {
                format!("Ủy ban nhân dân {}", unit.kind)
            } else if sort.is_group {
                // What the communes are asked for is asked of the unit, and of what lies below it.
                format!("Ủy ban nhân dân {}, các {}", unit.kind, self.below)
            } else {
                self.group_below(is_capital && !is_committee || at == 0)
            };
            return Some((after, Some(with)));
        }
        // `sở, ban, ngành`, `từng sở, ngành`; not `cơ sở, …`.
        if words.word(at) == "sở"
            && ["ban", "ngành"].iter().any(|next| words.is_at(at + 1, ",") && words.is_at(at + 2, next))
        {
            return Some((at + 1, Some(if is_capital { "Phòng" } else { "phòng" }.to_owned())));
        }
        if let Some(after) = words.after(at, "công an cấp xã").or_else(|| words.after(at, "công an cấp huyện"))
        {
            return Some((after, Some(format!("Công an {}", unit.kind))));
        }
        if let Some(after) = words.after(at, "hội đồng thi đua - khen thưởng các cấp") {
            return Some((after, Some(format!("Hội đồng Thi đua - Khen thưởng {}", unit.kind))));
        }
        for (phrase, with) in [
            ("quận ủy , huyện ủy", format!("các chi bộ trực thuộc Đảng ủy {}", unit.kind)),
            (
                "trung tâm văn hóa - thể thao và truyền thanh quận , huyện",
                format!("hệ thống truyền thanh {}", unit.kind),
            ),
        ] {
            if let Some(after) = words.after(at, phrase) {
                let with = if at > 0 && words.word(at - 1) == "các" {
                    with.trim_start_matches("các ").to_owned()
                } else {
                    with
                };
                return Some((after, Some(with)));
            }
        }
        // The press is directed by the province.
        for (phrase, with) in [
            ("chỉ đạo các cơ quan báo chí", "phối hợp với các cơ quan báo chí"),
            ("chỉ đạo và phát huy vai trò của các cơ quan báo chí", "phát huy vai trò của các cơ quan báo chí"),
        ] {
            if let Some(after) = words.after(at, phrase) {
                return Some((after, Some(if is_capital { capitalise(with) } else { with.to_owned() })));
            }
        }
        if let Some(after) = words.after(at, "tỉnh ủy").or_else(|| words.after(at, "thành ủy")) {
            return Some(self.party_committee(words, at, after));
        }
        if let Some(after) = words.after(at, "cấp huyện") {
            return Some((after, Some(format!("cấp {}", if unit.kind == "đặc khu" { "xã" } else { unit.kind }))));
        }
        let (after, is_named) = self.level(words, at)?;
        let before = |phrase: &str| {
            let count = phrase.split(' ').count();
            at >= count && words.is_at(at - count, phrase)
        };
        let is_above = before("khen thưởng cấp")
            || before("ban , ngành ,")
            || sort.is_of_higher_award && (before("khen thưởng của") || before("thưởng cấp"));
        if is_above {
            return Some((after, None));
        }
        if before("do") && words.is_at(after, "phát động") {
            return Some((after, Some(format!("{}, {} ", words.slice(at, after), unit.kind).trim_end().to_owned())));
        }
        // `từ tỉnh đến cơ sở`, `từ cấp tỉnh đến cấp cơ sở`
        let is_from = before("từ") || before("từ cấp");
        if let Some(end) =
            ["đến cấp cơ sở", "đến cơ sở"].iter().find_map(|rest| words.after(after, rest)).filter(|_| is_from)
        {
            return Some((end, Some(format!("{} đến {}", self.own(is_named), self.below))));
        }
        Some((after, Some(self.own(is_named))))
    }

    /// The word after whoever gives guidance: `hướng dẫn của Ủy ban nhân dân tỉnh`.
    fn guided_by(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        let after = words.after(at, "hướng dẫn của")?;
        let end = (after..words.len().min(after + 10)).find(|index| self.level(words, *index).is_some())?;
        let is_one_name = (after..end).all(|index| words.is_word(index) || words.word(index) == "-");
        let (end, _) = self.level(words, end).filter(|_| is_one_name)?;
        Some(end)
    }

    /// Bodies that a commune has not, in the list of a group's name.
    fn professional(
        &self,
        words: &Words<'_>,
        at: usize,
        sort: Sort,
        said: &mut Said,
    ) -> Option<(usize, Option<String>)> {
        if !sort.is_group || !matches!(words.word(at), "," | "và" | ";") {
            return None;
        }
        let start = words.after(at + 1, "các").unwrap_or(at + 1);
        let after = PROFESSIONAL.iter().find_map(|body| words.after(start, body))?;
        let after = self.level(words, after).map_or(after, |(after, _)| after);
        said.left_out.push(words.slice(at + 1, after).to_owned());
        Some((after, Some(String::new())))
    }

    /// `Thủ trưởng sở, ban, ngành, Chủ tịch Ủy ban nhân dân xã, phường`: of these the unit has its chair.
    fn heads(&self, words: &Words<'_>, at: usize) -> Option<usize> {
        let after = words.after(at, "thủ trưởng")?;
        let after = words.after(after, "các").unwrap_or(after);
        let after = words.after(after, "sở , ban , ngành").or_else(|| words.after(after, "cơ quan , đơn vị"))?;
        let after = words.after(after, ",").or_else(|| words.after(after, "và"))?;
        let after = words.after(after, "chủ tịch")?;
        self.communes(words, after).filter(|(_, is_committee)| *is_committee).map(|(after, _)| after)
    }

    /// The communes of the province as a group, or their committees; with the word after.
    fn communes(&self, words: &Words<'_>, at: usize) -> Option<(usize, bool)> {
        let committee = words.after(at, "ủy ban nhân dân").or_else(|| words.after(at, "ubnd"));
        let quantified = |from: usize| words.after(from, "các").or_else(|| words.after(from, "cấp")).unwrap_or(from);
        let from = quantified(committee.unwrap_or(at));
        // `khu dân cư, xã, phường, cơ quan` lists kinds of places, not the communes.
        if committee.is_none() && from == at {
            return None;
        }
        let after = COMMUNES.iter().find_map(|group| words.after(from, group))?;
        let within = ["trên địa bàn", "thuộc", "của"].iter().find_map(|within| words.after(after, within));
        let after = within.and_then(|within| self.level(words, within)).map_or(after, |(after, _)| after);
        Some((after, committee.is_some()))
    }

    /// A committee of the party: what it has laid down stays and the unit's own is named beside it; else it is the unit's.
    fn party_committee(&self, words: &Words<'_>, at: usize, after: usize) -> (usize, Option<String>) {
        let kind = self.unit.kind;
        let named = place_after(words, after, &self.parents_name).unwrap_or(after);
        let is_end = |index: &usize| matches!(words.word(*index), "." | ";" | ":");
        let first = (at.saturating_sub(FAR)..at).rev().take_while(|index| !is_end(index)).last().unwrap_or(at);
        let is_laid_down = (first..at).any(|index| LAID_DOWN.iter().any(|word| words.is_at(index, word)));
        if !is_laid_down {
            return (named, Some(format!("Đảng ủy {kind}")));
        }
        let mut end = named;
        while let Some(next) = ["hội đồng nhân dân", "ủy ban nhân dân"].iter().find_map(|body| {
            words.after(end, ",").or_else(|| words.after(end, "và")).and_then(|next| words.after(next, body))
        }) {
            end = self.level(words, next).map_or(next, |(after, _)| after);
        }
        let bodies = if end == named {
            format!("Đảng ủy {kind}")
        } else {
            format!("Đảng ủy, Ủy ban nhân dân {kind}")
        };
        (end, Some(format!("{}, {bodies}", words.slice(at, end))))
    }
}

/// A text with changes, in order and apart, made in it.
pub(super) fn changed(text: &str, changes: &[Change]) -> String {
    let mut made = String::with_capacity(text.len());
    let mut at = 0;
    for (range, with) in changes {
        made.push_str(text.get(at..range.start).unwrap_or_default());
        made.push_str(with);
        at = range.end;
    }
    made.push_str(text.get(at..).unwrap_or_default());
    made
}

/// A name as folded words.
pub(super) fn folded(name: &str) -> Vec<String> {
    let name = fold(name);
    let words = Words::new(&name);
    (0..words.len()).map(|index| words.written(index).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Levels, Sort, changed, folded};
    use crate::derive::unit::find;
    use crate::model::recognise::words::Words;

    fn said(text: &str, sort: Sort) -> String {
        let unit = find("xã Bảo Lâm", Some("Cao Bằng")).expect("the unit is known");
        let levels = Levels {
            unit,
            parents_kind: "tỉnh",
            parents_name: folded("Cao Bằng"),
            parents_place: "Cao Bằng".into(),
            below: "thôn",
        };
        changed(text, &levels.changes(&Words::new(text), sort, &[]).changes)
    }

    #[test]
    fn what_is_of_the_province_becomes_of_the_commune() {
        for (text, wanted) in [
            ("trên địa bàn tỉnh Cao Bằng", "trên địa bàn xã Bảo Lâm"),
            ("của cả hệ thống chính trị từ tỉnh đến cơ sở", "của cả hệ thống chính trị từ xã đến thôn"),
            ("từ cấp tỉnh đến cấp cơ sở", "từ cấp xã đến thôn"),
            ("Ủy ban nhân dân các xã, phường phát động", "Các thôn phát động"),
            ("Đề nghị các sở, ban, ngành, Ủy ban nhân dân xã, phường", "Đề nghị các phòng, ban, ngành, các thôn"),
            ("Chủ tịch Ủy ban nhân dân các xã, phường quyết định", "Chủ tịch Ủy ban nhân dân xã quyết định"),
            ("Công an tỉnh phối hợp với Sở Nội vụ tỉnh", "Công an xã phối hợp với Phòng Văn hóa - Xã hội"),
            (
                "nghị quyết của Đảng và của Tỉnh ủy, Ủy ban nhân dân tỉnh về an ninh",
                "nghị quyết của Đảng và của Tỉnh ủy, Ủy ban nhân dân tỉnh, Đảng ủy, Ủy ban nhân dân xã về an ninh",
            ),
            ("Thường trực Tỉnh ủy", "Thường trực Đảng ủy xã"),
            ("lồng ghép với các phong trào do tỉnh phát động", "lồng ghép với các phong trào do tỉnh, xã phát động"),
        ] {
            assert_eq!(said(text, Sort::default()), wanted);
        }
        let group = Sort { is_group: true, ..Sort::default() };
        assert_eq!(said("các xã, phường trên địa bàn tỉnh", group), "Ủy ban nhân dân xã, các thôn");
    }

    #[test]
    fn what_is_above_or_elsewhere_stays() {
        for text in [
            "theo hướng dẫn của Sở Nội vụ",
            "theo hướng dẫn của Ủy ban nhân dân tỉnh",
            "đề nghị khen thưởng cấp tỉnh",
            "Ban Thi đua - Khen thưởng Trung ương",
            "các tỉnh, thành phố",
            "học tập tỉnh Bắc Ninh",
            "khu dân cư, xã, phường, cơ quan",
        ] {
            assert_eq!(said(text, Sort::default()), text);
        }
    }
}
