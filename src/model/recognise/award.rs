//! Awards in running text: `Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh; Giấy khen của …`.

use std::ops::Range;
use std::sync::LazyLock;

use super::party::Reader;
use super::words::SetPhrases;
use crate::model::award::{AwardKind, HEADS, Tier};

/// An award read from text, as bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAward {
    /// The award with its authority.
    pub name: Range<usize>,
    /// The award alone.
    pub head: Range<usize>,
    /// Its kind.
    pub kind: AwardKind,
    /// Who confers it.
    pub authority: Option<Range<usize>>,
    /// What stands in brackets right after it.
    pub note: Option<Range<usize>>,
    /// The first word of the award.
    pub first_word: usize,
}

/// Offices after which the list of those who confer an award goes on.
static CONFERRERS: LazyLock<SetPhrases> =
    LazyLock::new(|| SetPhrases::new(&["chủ tịch", "thủ trưởng", "giám đốc", "người đứng đầu", "hiệu trưởng"]));

/// `bằng` twice, then `giấy` twice, as they are misread.
const MISREAD: &[&str] = &["băng", "bang", "giây", "giay"];

/// First words of what names an award: most words of a plan are none.
static HEAD_WORDS: LazyLock<SetPhrases> = LazyLock::new(|| {
    let heads = HEADS.iter().map(|(phrase, _)| *phrase).chain(MISREAD.iter().copied());
    SetPhrases::new(&heads.collect::<Vec<_>>())
});

impl Reader<'_> {
    /// Every award named in the paragraph, in order.
    pub fn awards(&self) -> Vec<FoundAward> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            match self.award(at) {
                Some((award, after)) => {
                    found.push(award);
                    at = after.max(at + 1);
                }
                None => at += 1,
            }
        }
        found
    }

    fn award(&self, index: usize) -> Option<(FoundAward, usize)> {
        let words = self.words;
        if !words.may_be(index, HEAD_WORDS.first_words()) {
            return None;
        }
        let (kind, mut head) = HEADS.iter().find_map(|(phrase, kind)| {
            words.after(index, phrase).or_else(|| self.nearly(index, phrase)).map(|after| (*kind, after))
        })?;
        let is_order = ["huân chương", "huy chương", "kỷ niệm chương"].iter().any(|phrase| words.is_at(index, phrase));
        if is_order {
            // `Huân chương Lao động`, also `Huân chương lao động hạng Ba`.
            while words.is_word(head) && !self.is_stop(head) && !matches!(words.word(head), "và" | "của" | "hoặc")
            {
                head += 1;
            }
        } else if let Some(after) = ["toàn quốc", "cơ sở"].iter().find_map(|degree| words.after(head, degree)) {
            head = after;
        }
        let authority = self.conferring(head);
        let after = authority.as_ref().map_or(head, |(_, after)| *after);
        let authority = authority.map(|(range, _)| range).or_else(|| self.giver_before(index));
        let (note, end) = match words.after_brackets(after) {
            Some(close) => (Some(words.range(after + 1, close - usize::from(words.word(close - 1) == ")"))), close),
            None => (None, after),
        };
        let award = FoundAward {
            name: words.range(index, after),
            head: words.range(index, head),
            kind,
            authority,
            note,
            first_word: index,
        };
        // An award named again inside the brackets of its own name is the same award.
        Some((award, end))
    }

    /// A head with a letter misread or its tone mark lost: `Giây khen`.
    fn nearly(&self, index: usize, phrase: &str) -> Option<usize> {
        if !matches!(phrase, "bằng khen" | "giấy khen") || !self.words.is_at(index + 1, "khen") {
            return None;
        }
        let word = self.words.word(index);
        let (first, second) = MISREAD.split_at(2);
        let wanted = if phrase == "bằng khen" { first } else { second };
        wanted.contains(&word).then_some(index + 2)
    }

    /// Who stands before `tặng`: `Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen`.
    fn giver_before(&self, index: usize) -> Option<Range<usize>> {
        let words = self.words;
        let mut end = index;
        while end > 0 && matches!(words.word(end - 1), "tặng" | "thưởng" | "trao" | "quyết" | "định" | "xét" | "sẽ")
        {
            end -= 1;
        }
        if end == index || end == 0 {
            return None;
        }
        // The longest party that ends where the verb begins.
        (end.saturating_sub(16)..end).find_map(|start| {
            let (party, after) = self.party(start)?;
            (after == end).then_some(party.name)
        })
    }

    fn conferring(&self, index: usize) -> Option<(Range<usize>, usize)> {
        let words = self.words;
        let has_of = words.word(index) == "của";
        let start = index + usize::from(has_of);
        let mut after = words
            .after(start, "bộ , ban , ngành , tỉnh")
            .or_else(|| words.after(start, "bộ , ban , ngành"))
            .or_else(|| words.after(start, "cấp tỉnh"))
            .or_else(|| words.after(start, "cấp bộ"))
            .or_else(|| self.conferring_party(start))?;
        while matches!(words.word(after), "," | "và" | "hoặc") {
            let next = after + 1;
            if !CONFERRERS.is_at(words, next) {
                break;
            }
            let Some(end) = self.conferring_party(next) else { break };
            after = end;
        }
        Some((words.range(start, after), after))
    }

    fn conferring_party(&self, index: usize) -> Option<usize> {
        let (party, _) = self.party(index)?;
        // `Bằng khen cá nhân` names no authority.
        let name = super::words::fold(self.words.text().get(party.name.clone())?);
        if name.starts_with("cá nhân") || name.starts_with("tập thể") {
            return None;
        }
        Some(self.words.index_of(party.name.end))
    }

    /// Promises of commendation that name no award: `khen thưởng theo thẩm quyền`, `đề nghị Chủ tịch … khen thưởng`, `đề
    /// nghị khen thưởng cấp nhà nước`. Gives the promise's bytes and those of the authority it names.
    pub fn unnamed_awards(&self) -> Vec<(Range<usize>, Option<Range<usize>>)> {
        let words = self.words;
        let mut found = Vec::new();
        let mut last_party: Option<(Range<usize>, usize)> = None;
        let mut at = 0;
        while at < words.len() {
            if let Some(after) = words.after(at, "khen thưởng theo thẩm quyền") {
                let before = last_party.take().filter(|(_, end)| at <= *end + 2);
                let start = before.as_ref().map_or(words.start(at), |(range, _)| range.start);
                found.push((start..words.end(after - 1), before.map(|(range, _)| range)));
                at = after;
                continue;
            }
            if let Some(after) = words.after(at, "đề nghị khen thưởng cấp") {
                let end = if words.is_at(after, "nhà nước") { after + 2 } else { after + 1 };
                let near = at.saturating_sub(30)..at;
                let start = near.rev().find(|index| words.is_at(*index, "thành tích")).unwrap_or(at);
                found.push((words.start(start)..words.end(end - 1), None));
                at = end;
                continue;
            }
            if let Some(after) = words.after(at, "đề nghị")
                && let Some((party, end)) = self.party(after)
                && words.is_at(end, "khen thưởng")
            {
                found.push((words.start(at)..words.end(end + 1), Some(party.name)));
                at = end + 2;
                continue;
            }
            match self.party(at) {
                Some((party, after)) => {
                    last_party = Some((party.name, after));
                    at = after.max(at + 1);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The tiers that a paragraph's words say: a label (`Khen thưởng hằng năm:`, `Khen thưởng sơ kết, tổng kết:`), or when
    /// the award is conferred.
    pub fn tiers(&self) -> Vec<Tier> {
        let words = self.words;
        let said = |index: usize| {
            let tier =
                TIERS.iter().find_map(|(phrase, tier)| words.after(index, phrase).map(|after| (*tier, after)))?;
            Some(tier)
        };
        // `Sơ kết (năm 2023): …`: the label is the tier itself.
        let label = FURTHER.iter().find_map(|(phrase, tier)| words.after(0, phrase).map(|after| (*tier, after)));
        let label = label.filter(|(_, after)| matches!(words.word(*after), ":" | "(" | "," | "và" | ""));
        let Some((first, mut after)) = label.or_else(|| (0..words.len()).find_map(said)) else { return Vec::new() };
        let mut tiers = vec![first];
        while matches!(words.word(after), "," | "và" | "hoặc") {
            let next =
                FURTHER.iter().find_map(|(phrase, tier)| words.after(after + 1, phrase).map(|after| (*tier, after)));
            let Some((tier, end)) = next else { break };
            if !tiers.contains(&tier) {
                tiers.push(tier);
            }
            after = end;
        }
        tiers
    }
}

/// Words that say when an award is conferred.
const TIERS: &[(&str, Tier)] = &[
    ("khen thưởng hằng năm", Tier::Annual),
    ("khen thưởng hàng năm", Tier::Annual),
    ("khen thưởng định kỳ hằng năm", Tier::Annual),
    ("khen thưởng sơ kết", Tier::Interim),
    ("khen thưởng tổng kết", Tier::Final),
    ("khen thưởng đột xuất", Tier::AdHoc),
    ("thành tích đột xuất", Tier::AdHoc),
    ("khi sơ kết", Tier::Interim),
    ("khi tổng kết", Tier::Final),
    ("dịp sơ kết", Tier::Interim),
    ("dịp tổng kết", Tier::Final),
    ("sau khi kết thúc đợt thi đua", Tier::Final),
    ("sau khi kết thúc phong trào", Tier::Final),
    ("kết thúc phong trào thi đua", Tier::Final),
    ("hằng năm", Tier::Annual),
    ("hàng năm", Tier::Annual),
];

/// Tiers that follow another in one label.
const FURTHER: &[(&str, Tier)] = &[
    ("hằng năm", Tier::Annual),
    ("hàng năm", Tier::Annual),
    ("khi sơ kết", Tier::Interim),
    ("sơ kết", Tier::Interim),
    ("khi tổng kết", Tier::Final),
    ("tổng kết", Tier::Final),
    ("đột xuất", Tier::AdHoc),
];

#[cfg(test)]
mod tests {
    use crate::model::award::{AwardKind, Tier};
    use crate::model::known::Known;
    use crate::model::recognise::party::{Declared, Reader};
    use crate::model::recognise::words::Words;

    fn with<T>(text: &str, read: impl Fn(&Reader<'_>) -> T) -> T {
        let words = Words::new(text);
        let declared = Declared::new(&Known::default());
        read(&Reader { words: &words, marks: &[], declared: &declared })
    }

    fn awards(text: &str) -> Vec<(String, AwardKind)> {
        with(text, |reader| {
            reader.awards().into_iter().map(|award| (text[award.name].to_owned(), award.kind)).collect()
        })
    }

    #[test]
    fn a_list_gives_each_award_with_its_authority() {
        let text = "Hình thức khen thưởng gồm: Huân chương Lao động; Bằng khen của Thủ tướng Chính phủ; Bằng khen bộ, ban, \
                    ngành, tỉnh; Giấy khen của Thủ trưởng sở, ban, ngành, Chủ tịch Ủy ban nhân dân xã, phường; Giấy khen.";
        let names: Vec<String> = awards(text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(
            names,
            [
                "Huân chương Lao động",
                "Bằng khen của Thủ tướng Chính phủ",
                "Bằng khen bộ, ban, ngành, tỉnh",
                "Giấy khen của Thủ trưởng sở, ban, ngành, Chủ tịch Ủy ban nhân dân xã, phường",
                "Giấy khen",
            ]
        );
    }

    #[test]
    fn flags_are_titles_and_lists_end_at_the_next_award() {
        let text = "Huân chương lao động, Cờ thi đua của Chính phủ, Bằng khen của Thủ tướng Chính phủ thực hiện theo";
        assert_eq!(
            awards(text),
            [
                ("Huân chương lao động".to_owned(), AwardKind::Form),
                ("Cờ thi đua của Chính phủ".to_owned(), AwardKind::Title),
                ("Bằng khen của Thủ tướng Chính phủ".to_owned(), AwardKind::Form),
            ]
        );
        assert_eq!(awards("Giây khen của Chủ tịch UBND xã.")[0].0, "Giây khen của Chủ tịch UBND xã");
        assert_eq!(
            awards("Giấy khen của Thủ trưởng cơ quan, đơn vị và địa phương.")[0].0,
            "Giấy khen của Thủ trưởng cơ quan, đơn vị và địa phương"
        );
    }

    #[test]
    fn the_giver_may_stand_before_the_award() {
        let text = "Chủ tịch Ủy ban nhân dân phường tặng Giấy khen cho tập thể; đề nghị Chủ tịch UBND tỉnh xét tặng Bằng khen.";
        let found: Vec<Option<String>> = with(text, |reader| {
            reader.awards().into_iter().map(|award| award.authority.map(|range| text[range].to_owned())).collect()
        });
        assert_eq!(found, [Some("Chủ tịch Ủy ban nhân dân phường".to_owned()), Some("Chủ tịch UBND tỉnh".to_owned())]);
    }

    #[test]
    fn commendation_without_a_name_is_found() {
        let text = "Căn cứ kết quả của các tập thể, cá nhân, các cơ quan, ban, ngành; UBND xã thực hiện khen thưởng theo thẩm \
                    quyền và lựa chọn tập thể, cá nhân xuất sắc đề nghị Chủ tịch Ủy ban nhân dân thành phố khen thưởng.";
        let found: Vec<String> =
            with(text, |reader| reader.unnamed_awards().into_iter().map(|(range, _)| text[range].to_owned()).collect());
        assert_eq!(
            found,
            ["UBND xã thực hiện khen thưởng theo thẩm quyền", "đề nghị Chủ tịch Ủy ban nhân dân thành phố khen thưởng",]
        );
    }

    #[test]
    fn the_tier_is_read_from_a_label_or_from_the_words() {
        for (text, wanted) in [
            ("Khen thưởng hằng năm: Bằng khen", vec![Tier::Annual]),
            ("Khen thưởng sơ kết, tổng kết: Bằng khen", vec![Tier::Interim, Tier::Final]),
            ("quyết định tặng Bằng khen sau khi kết thúc đợt thi đua.", vec![Tier::Final]),
            ("từ 03 năm trở lên khi tổng kết phong trào", vec![Tier::Final]),
            ("Sơ kết (năm 2023): Bằng khen", vec![Tier::Interim]),
            ("Tổng kết phong trào phải nghiêm túc", vec![]),
            ("Danh hiệu thi đua gồm", vec![]),
        ] {
            assert_eq!(with(text, |reader| reader.tiers()), wanted, "{text}");
        }
    }
}
