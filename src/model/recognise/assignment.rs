//! Tasks in running text: who is told to do it, with whom, and where reports go.

use std::ops::Range;
use std::sync::LazyLock;

use super::party::{FoundParty, Reader};
use super::words::SetPhrases;
use crate::model::assignment::{Mode, Way};

/// A party with the way it comes by a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charged {
    /// Who.
    pub party: FoundParty,
    /// How.
    pub mode: Mode,
}

/// The head of a task: the parties in charge and where the task's words begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Who is in charge, in order.
    pub parties: Vec<Charged>,
    /// The first word of the task.
    pub task: usize,
    /// Whether a colon stands between the parties and the task.
    pub has_colon: bool,
}

/// A list of parties and the word after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The parties.
    pub parties: Vec<Charged>,
    /// The word after the list.
    pub after: usize,
}

/// What a first clause that is no party begins with: a time, a cause, an aim.
static LEAD_IN: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::new(&[
        "định kỳ",
        "hằng",
        "hàng",
        "căn cứ",
        "trên cơ sở",
        "theo",
        "để",
        "nhằm",
        "trong",
        "trước",
        "sau",
        "khi",
        "từ",
        "đến",
        "chậm nhất",
        "kết thúc",
        "đối với",
        "ngoài",
        "riêng",
        "vào",
        "kể từ",
        "thường xuyên",
        "tùy",
    ])
});

/// Times that need no comma before the party: `Hàng năm Hội đồng … sẽ …`.
static SHORT_TIME: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::new(&[
        "định kỳ hằng năm",
        "định kỳ hàng năm",
        "hằng năm",
        "hàng năm",
        "hằng tháng",
        "hàng tháng",
        "hằng quý",
        "hàng quý",
        "định kỳ",
        "thường xuyên",
    ])
});

impl Reader<'_> {
    /// The list of parties that begins at a word: `A, B và đề nghị C; D`.
    pub fn list(&self, index: usize, mode: Mode) -> Option<List> {
        let words = self.words;
        let (first, mut after) = self.party(index)?;
        let mut parties = vec![Charged { party: first, mode }];
        let mut mode = mode;
        while after < words.len() {
            let (mark, mut next) = match words.word(after) {
                mark @ ("," | ";" | "và" | "cùng") => (mark, after + 1),
                _ => break,
            };
            for joint in ["và", "cùng", "với"] {
                if words.word(next) == joint {
                    next += 1;
                }
            }
            let (switched, next) = self.mode_at(next).map_or((mode, next), |(mode, after)| (mode, after));
            let Some((party, end)) = self.party(next) else { break };
            mode = switched;
            if mark == "," && self.is_one_class_with(&parties, &party, next) {
                // `các sở, ban, ngành thành phố, tổ chức … có liên quan`: one class that the last words close.
                if let Some(last) = parties.last_mut() {
                    last.party.name.end = party.name.end;
                    last.party.note = party.note;
                }
            } else {
                parties.push(Charged { party, mode });
            }
            after = end;
        }
        Some(List { parties, after })
    }

    fn is_one_class_with(&self, before: &[Charged], party: &FoundParty, index: usize) -> bool {
        let text = self.words.text();
        let starts_with_class = |range: &Range<usize>| {
            let at = self.words.index_of(range.start);
            matches!(self.words.word(at), "các" | "những")
        };
        before.last().is_some_and(|last| !last.party.stated && starts_with_class(&last.party.name))
            && !party.stated
            && !matches!(self.words.word(index), "các" | "những")
            && text.get(party.name.clone()).is_some_and(|name| name.ends_with("liên quan"))
    }

    fn mode_at(&self, index: usize) -> Option<(Mode, usize)> {
        let words = self.words;
        if let Some(after) = words.after(index, "đề nghị") {
            return Some((Mode::Requested, after));
        }
        if let Some(after) = words.after(index, "giao cho").or_else(|| words.after(index, "giao")) {
            return Some((Mode::Charged, after));
        }
        words.after(index, "yêu cầu").map(|after| (Mode::Instructed, after))
    }

    /// Who is in charge of the task a paragraph states from word `from` on; nothing where it begins with its verb.
    pub fn head(&self, from: usize) -> Option<Head> {
        let (mode, start) = self.mode_at(from).unwrap_or((Mode::Instructed, from));
        if let Some(list) = self.list(start, mode)
            && self.is_head(&list, mode)
        {
            return Some(self.head_of(list));
        }
        if LEAD_IN.is_at(self.words, from) { self.head_after_lead_in(from) } else { None }
    }

    /// A list is a head where a task may follow: a colon, a verb, the end. A request or a charge needs no more.
    fn is_head(&self, list: &List, mode: Mode) -> bool {
        let after = list.after;
        mode != Mode::Instructed
            || after >= self.words.len()
            || matches!(self.words.word(after), ":" | "." | ";")
            || self.is_stop(after)
            || list.parties.iter().any(|charged| charged.party.stated)
            || (self.words.word(after) == "," && self.is_stop(after + 1))
            // A name as specific as this begins a sentence only as its subject.
            || self.words.is_word(after)
    }

    fn head_of(&self, list: List) -> Head {
        let has_colon = self.words.word(list.after) == ":";
        let skip = usize::from(matches!(self.words.word(list.after), ":" | "," | "." | ";"));
        Head { parties: list.parties, task: list.after + skip, has_colon }
    }

    /// `Định kỳ hằng năm, A báo cáo`, `Căn cứ kế hoạch này, đề nghị A phát động`.
    fn head_after_lead_in(&self, from: usize) -> Option<Head> {
        let words = self.words;
        let short_time = SHORT_TIME.after(words, from);
        let mut at = short_time.unwrap_or(from + 1);
        while at < words.len() && !matches!(words.word(at), "." | ":") {
            if words.word(at) == "(" {
                at = words.after_brackets(at).unwrap_or(at + 1);
                continue;
            }
            let before = words.word(at.saturating_sub(1));
            let opens = before == "," || before == ";" || short_time == Some(at);
            if let Some((mode, next)) = self.mode_at(at)
                && opens
                && let Some(list) = self.list(next, mode)
            {
                return Some(self.head_of(list));
            }
            match self.list(at, Mode::Instructed) {
                Some(mut list) if self.is_stop(list.after) || words.word(list.after) == ":" => {
                    if opens {
                        return Some(self.head_of(list));
                    }
                    // The list began inside the lead-in (`của các tập thể, cá nhân, Công an tỉnh chủ trì`): its last
                    // member is the subject, if a comma parts it from the others.
                    let after = list.after;
                    let last = list.parties.pop()?;
                    let first = words.index_of(last.party.name.start);
                    let is_parted = first > at && matches!(words.word(first.saturating_sub(1)), "," | ";");
                    if is_parted && !self.is_persons(first) {
                        list.parties = vec![last];
                        return Some(self.head_of(list));
                    }
                    at = after.max(at + 1);
                }
                Some(list) => at = list.after.max(at + 1),
                None => at += 1,
            }
        }
        None
    }

    /// Tells whether a class of persons stands here: what is commended, seldom who is told to do something.
    fn is_persons(&self, index: usize) -> bool {
        let at = index + usize::from(matches!(self.words.word(index), "các" | "những"));
        ["tập thể", "cá nhân", "nhân dân", "cán bộ", "hội viên", "đoàn viên"]
            .iter()
            .any(|who| self.words.is_at(at, who))
    }

    /// The parties after every `phối hợp với` from word `from` on.
    pub fn partners(&self, from: usize) -> Vec<FoundParty> {
        let words = self.words;
        let mut found = Vec::new();
        let mut at = from;
        while at < words.len() {
            let Some(mut after) = words.after(at, "phối hợp") else {
                at += 1;
                continue;
            };
            for closely in ["chặt chẽ", "thường xuyên"] {
                after = words.after(after, closely).unwrap_or(after);
            }
            let with = ["cùng với", "với", "cùng"].iter().find_map(|with| words.after(after, with));
            at = self.push_list(with.unwrap_or(after), &mut found);
        }
        found
    }

    fn push_list(&self, index: usize, found: &mut Vec<FoundParty>) -> usize {
        match self.list(index, Mode::Instructed) {
            Some(list) => {
                found.extend(list.parties.into_iter().map(|charged| charged.party));
                list.after
            }
            None => index,
        }
    }

    /// Where reports and files go: after `về`, `gửi`, `báo cáo`, `trình`, `qua`, `đồng gửi`.
    pub fn receivers(&self) -> Vec<(FoundParty, Way)> {
        let words = self.words;
        let mut found: Vec<(FoundParty, Way)> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let way = ROUTES.iter().find_map(|(phrase, way)| words.after(at, phrase).map(|after| (*way, after)));
            let Some((way, after)) = way else {
                at += 1;
                continue;
            };
            match self.list(after, Mode::Instructed) {
                Some(list) => {
                    let mut notes = Vec::new();
                    for charged in list.parties {
                        if let Some(note) = &charged.party.note {
                            notes.push(words.index_of(note.start));
                        }
                        found.push((charged.party, way));
                    }
                    for note in notes {
                        self.receivers_in_note(note, &mut found);
                    }
                    at = list.after.max(at + 1);
                }
                None => at += 1,
            }
        }
        found
    }

    /// `(qua Sở Nội vụ, đồng gửi Công an tỉnh)`
    fn receivers_in_note(&self, index: usize, found: &mut Vec<(FoundParty, Way)>) {
        let words = self.words;
        let mut at = index;
        while at < words.len() && words.word(at) != ")" {
            let way = [("đồng gửi", Way::Copy), ("thông qua", Way::Through), ("qua", Way::Through)]
                .iter()
                .find_map(|(phrase, way)| words.after(at, phrase).map(|after| (*way, after)));
            match way.and_then(|(way, after)| self.list(after, Mode::Instructed).map(|list| (way, list))) {
                Some((way, list)) => {
                    found.extend(list.parties.into_iter().map(|charged| (charged.party, way)));
                    at = list.after.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
}

/// Words after which a receiver stands; the longer before the shorter.
const ROUTES: &[(&str, Way)] = &[
    ("gửi văn bản về", Way::To),
    ("đồng gửi", Way::Copy),
    ("gửi về", Way::To),
    ("gửi", Way::To),
    ("thông qua", Way::Through),
    ("qua", Way::Through),
    ("về", Way::To),
    ("báo cáo", Way::Onward),
    ("tham mưu", Way::Onward),
    ("đề xuất", Way::Onward),
    ("trình", Way::Onward),
];

#[cfg(test)]
mod tests {
    use crate::model::assignment::{Mode, Way};
    use crate::model::known::Known;
    use crate::model::recognise::party::{Declared, Reader};
    use crate::model::recognise::words::Words;

    fn with<T>(text: &str, read: impl Fn(&Reader<'_>) -> T) -> T {
        let words = Words::new(text);
        let declared = Declared::new(&Known::default());
        read(&Reader { words: &words, marks: &[], declared: &declared })
    }

    fn heads(text: &str) -> Vec<(String, Mode)> {
        with(text, |reader| {
            let parties = reader.head(0).map(|head| head.parties).unwrap_or_default();
            parties.into_iter().map(|charged| (text[charged.party.name].to_owned(), charged.mode)).collect()
        })
    }

    fn names(text: &str) -> Vec<String> {
        heads(text).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn a_request_inside_an_enumeration_holds_for_what_follows() {
        let text = "Sở, ban, ngành thành phố, Ủy ban nhân dân xã, phường và đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành \
                    phố, các tổ chức chính trị - xã hội thành phố xây dựng, ban hành Kế hoạch";
        assert_eq!(
            heads(text),
            [
                ("Sở, ban, ngành thành phố".to_owned(), Mode::Instructed),
                ("Ủy ban nhân dân xã, phường".to_owned(), Mode::Instructed),
                ("Ủy ban Mặt trận Tổ quốc Việt Nam thành phố".to_owned(), Mode::Requested),
                ("các tổ chức chính trị - xã hội thành phố".to_owned(), Mode::Requested),
            ]
        );
    }

    #[test]
    fn a_party_stands_after_a_time_or_a_cause() {
        for (text, wanted) in [
            (
                "Định kỳ hằng năm, các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường báo cáo tình hình",
                vec!["các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"],
            ),
            (
                "Căn cứ nội dung kế hoạch này, đề nghị các sở, ban, ngành, đoàn thể; Ủy ban nhân dân các xã, phường phát động",
                vec!["các sở, ban, ngành, đoàn thể", "Ủy ban nhân dân các xã, phường"],
            ),
            ("Hàng năm Hội đồng Thi đua - Khen thưởng sẽ tổ chức kiểm tra", vec!["Hội đồng Thi đua - Khen thưởng"]),
            (
                "Hằng năm, căn cứ tình hình thực tế, Hội đồng Thi đua - Khen thưởng xã sẽ tổ chức",
                vec!["Hội đồng Thi đua - Khen thưởng xã"],
            ),
            (
                "Căn cứ kết quả thực hiện Phong trào thi đua của các tập thể, cá nhân, các cơ quan, đơn vị, địa phương trên \
                 địa bàn tỉnh, Công an tỉnh chủ trì, phối hợp với Sở Nội vụ",
                vec!["Công an tỉnh"],
            ),
            ("Tăng cường sự lãnh đạo của cấp ủy, chính quyền các cấp", vec![]),
            ("Tổ chức triển khai thực hiện kế hoạch", vec![]),
            ("Định kỳ hằng năm tiến hành đánh giá, sơ kết Phong trào thi đua vào đầu tháng 11 của năm", vec![]),
        ] {
            assert_eq!(names(text), wanted, "{text}");
        }
    }

    #[test]
    fn requests_and_charges_are_told_apart() {
        let text = "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; các tổ chức chính trị - xã hội, các tổ chức hội các cấp \
                    trên địa bàn tỉnh vận động thành viên";
        assert_eq!(heads(text).iter().filter(|(_, mode)| *mode == Mode::Requested).count(), 3);
        assert_eq!(heads("Giao Công an tỉnh chủ trì"), [("Công an tỉnh".to_owned(), Mode::Charged)]);
    }

    #[test]
    fn partners_stand_after_co_ordination() {
        let text = "Đề nghị Ban Tuyên giáo Thành ủy: Phối hợp với Công an thành phố và các sở, ban, ngành thành phố, tổ chức \
                    chính trị - xã hội có liên quan; các Quận ủy, Huyện ủy chỉ đạo";
        let partners: Vec<String> =
            with(text, |reader| reader.partners(0).into_iter().map(|party| text[party.name].to_owned()).collect());
        assert_eq!(
            partners,
            [
                "Công an thành phố",
                "các sở, ban, ngành thành phố, tổ chức chính trị - xã hội có liên quan",
                "các Quận ủy, Huyện ủy",
            ]
        );
    }

    #[test]
    fn partners_stand_after_co_ordination_without_a_preposition_too() {
        let text = "chủ trì, phối hợp các cơ quan, đơn vị liên quan tham mưu; phối hợp chặt chẽ cùng Sở Y tế";
        let partners: Vec<String> =
            with(text, |reader| reader.partners(0).into_iter().map(|party| text[party.name].to_owned()).collect());
        assert_eq!(partners, ["các cơ quan, đơn vị liên quan", "Sở Y tế"]);
    }

    #[test]
    fn receivers_are_found_with_the_way_to_them() {
        let text = "Định kỳ hằng năm báo cáo tình hình về Ủy ban nhân dân tỉnh (qua Sở Nội vụ tỉnh, đồng gửi Công an tỉnh) \
                    trước ngày 15/11 hằng năm để tổng hợp, báo cáo Hội đồng Thi đua - Khen thưởng tỉnh";
        let found: Vec<(String, Way)> = with(text, |reader| {
            reader.receivers().into_iter().map(|(party, way)| (text[party.name].to_owned(), way)).collect()
        });
        assert_eq!(
            found,
            [
                ("Ủy ban nhân dân tỉnh".to_owned(), Way::To),
                ("Sở Nội vụ tỉnh".to_owned(), Way::Through),
                ("Công an tỉnh".to_owned(), Way::Copy),
                ("Hội đồng Thi đua - Khen thưởng tỉnh".to_owned(), Way::Onward),
            ]
        );
    }
}
