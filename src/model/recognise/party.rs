//! Names of parties in running text: `Sở Văn hóa, Thể thao và Du lịch`, `các sở, ban, ngành tỉnh`.
//!
//! A name is read only where a party may stand (at the head of a task, after `phối hợp với`, after `gửi`): a lower-case
//! `tổ chức` or `địa phương` elsewhere is no party. A mark `[…]` and a declared name are taken as they are.

use std::ops::Range;

use super::vocabulary::{AMBIGUOUS, CLOSED, NOUNS, OFFICE, OPEN, QUANTIFIER, STOP, TERRITORY};
use super::words::{Words, fold};
use crate::model::known::Known;

/// A party read from text, as bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundParty {
    /// The name.
    pub name: Range<usize>,
    /// What stands in brackets after the name, brackets excepted.
    pub note: Option<Range<usize>>,
    /// Whether a mark states it.
    pub stated: bool,
}

/// What a paragraph's parties are read with: its words, its marks, the declared names.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The paragraph.
    pub words: &'a Words<'a>,
    /// Stretches that a mark states as parties, in order.
    pub marks: &'a [Range<usize>],
    /// Declared names.
    pub declared: &'a Declared,
}

/// Declared names in the form in which they are looked for.
#[derive(Clone, Debug, Default)]
pub struct Declared {
    names: Vec<Vec<String>>,
}

impl Declared {
    /// Prepares an office's declared names.
    pub fn new(known: &Known) -> Self {
        let names = known.parties.iter().flat_map(|party| std::iter::once(&party.name).chain(&party.short));
        let mut names: Vec<Vec<String>> = names.map(|name| phrase(name)).filter(|words| !words.is_empty()).collect();
        names.sort_by_key(|words| std::cmp::Reverse(words.len()));
        Self { names }
    }

    fn after(&self, words: &Words<'_>, index: usize) -> Option<usize> {
        let is_here =
            |name: &&Vec<String>| name.iter().enumerate().all(|(step, word)| words.word(index + step) == word);
        self.names.iter().find(is_here).map(|name| index + name.len())
    }
}

fn phrase(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = Words::new(&folded);
    (0..words.len()).map(|index| words.word(index).to_owned()).collect()
}

impl Reader<'_> {
    /// The party that begins at word `index`, with the index after it and its bracketed remark.
    pub fn party(&self, index: usize) -> Option<(FoundParty, usize)> {
        let start = self.words.start(index);
        if let Some(mark) = self.mark_at(start).filter(|mark| mark.end > start) {
            return Some(self.found(mark.clone(), self.words.index_of(mark.end), true));
        }
        let after = self.declared.after(self.words, index).or_else(|| self.name(index))?;
        Some(self.found(self.words.range(index, after), after, false))
    }

    /// The longest mark that begins at a byte. Marks are in the order of the text, of those that begin together the
    /// longest first.
    fn mark_at(&self, start: usize) -> Option<&Range<usize>> {
        let index = self.marks.partition_point(|mark| mark.start < start);
        self.marks.get(index).filter(|mark| mark.start == start)
    }

    fn found(&self, name: Range<usize>, after: usize, stated: bool) -> (FoundParty, usize) {
        match self.words.after_brackets(after) {
            Some(close) => {
                let last = close.saturating_sub(usize::from(self.words.word(close.saturating_sub(1)) == ")"));
                let note = self.words.range(after + 1, last);
                let is_definition = self.words.is_at(after + 1, "sau đây") || self.words.is_at(after + 1, "gọi tắt");
                let note = (!note.is_empty() && !is_definition).then_some(note);
                (FoundParty { name, note, stated }, close)
            }
            None => (FoundParty { name, note: None, stated }, after),
        }
    }

    /// Tells whether a task's verb or another word that ends a name stands here.
    pub fn is_stop(&self, index: usize) -> bool {
        STOP.is_at(self.words, index)
    }

    fn name(&self, index: usize) -> Option<usize> {
        let words = self.words;
        // `Trưởng ban Thường trực …`: an office of an office, and no further.
        let mut body = index;
        for _ in 0..3 {
            match OFFICE.after(words, body) {
                Some(after) => body = after,
                None => break,
            }
            if let Some(after) = self.body(body) {
                return Some(after);
            }
        }
        self.body(index)
    }

    /// A name without a person or standing body before it.
    fn body(&self, index: usize) -> Option<usize> {
        let words = self.words;
        if let Some(after) = CLOSED.after(words, index) {
            return Some(self.territory_tail(after));
        }
        if let Some(after) = QUANTIFIER.after(words, index) {
            return self.class(after).or_else(|| self.open(after)).or_else(|| {
                let closed = CLOSED.after(words, after)?;
                Some(self.territory_tail(closed))
            });
        }
        self.open(index)
            .or_else(|| self.class(index).filter(|after| after - index > 2 || !AMBIGUOUS.is_at(words, index)))
    }

    /// `sở, ban, ngành tỉnh`: common nouns of one class, then a territory or `liên quan`.
    fn class(&self, index: usize) -> Option<usize> {
        let (class, mut after) = NOUNS
            .iter()
            .filter_map(|class| class.after(self.words, index).map(|after| (class, after)))
            .max_by_key(|(_, after)| *after)?;
        after = self.kind_tail(index, after);
        while let mark @ ("," | "và") = self.words.word(after) {
            let next = after + 1 + usize::from(mark == "," && self.words.word(after + 1) == "và");
            let Some(end) = class.after(self.words, next) else { break };
            // `tổ chức chính trị - xã hội` is no `tổ chức` of the list before it.
            let is_longer = NOUNS.iter().filter_map(|other| other.after(self.words, next)).any(|other| other > end);
            if is_longer || self.is_proper(next, end) {
                break;
            }
            after = end;
        }
        Some(self.territory_tail(after))
    }

    /// Which ones of a counted class: `các phòng chuyên môn`, `các trường trung học phổ thông`. A few words at most, and only
    /// where the name is known to end after them.
    fn kind_tail(&self, index: usize, after: usize) -> usize {
        let words = self.words;
        if index == 0 || !matches!(words.word(index - 1), "các" | "những") || words.is_capital(after) {
            return after;
        }
        let ends = |at: usize| {
            at >= words.len()
                || !words.is_word(at)
                || words.word(at) == "và"
                || self.is_stop(at)
                || self.territory(at).is_some()
        };
        let joins = |at: usize| {
            matches!(words.word(at), "liên" | "có" | "của" | "trên" | "thuộc" | "trực" | "các" | "cấp" | "tại")
        };
        if ends(after) || joins(after) {
            return after;
        }
        (after + 1..=after + 4).find(|at| ends(*at) || joins(*at)).filter(|at| words.word(*at) != "(").unwrap_or(after)
    }

    /// Tells whether a common noun is the head of a proper name: `Phòng Kinh tế`, `trường Trung học …`.
    fn is_proper(&self, index: usize, after: usize) -> bool {
        OPEN.after(self.words, index) == Some(after) && self.words.is_capital(after) && self.territory(after).is_none()
    }

    /// A head and the proper name after it.
    fn open(&self, index: usize) -> Option<usize> {
        let words = self.words;
        let head = OPEN.after(words, index)?;
        if !words.is_capital(head) || !words.is_word(head) {
            return None;
        }
        let mut at = head + 1;
        for _ in 0..24 {
            if self.territory(at).is_some() {
                return Some(self.territory_tail(at));
            }
            match words.word(at) {
                "" => return Some(at),
                "," | "và" => {
                    let next = at + 1;
                    let goes_on = words.is_capital(next) && words.is_word(next) && !self.begins_a_party(next);
                    if !goes_on {
                        return Some(at);
                    }
                    at += 2;
                }
                "-" => {
                    if !words.is_word(at + 1) || self.begins_a_party(at + 1) {
                        return Some(at);
                    }
                    at += 2;
                }
                "có" | "liên" | "các" | "của" | "trên" | "thuộc" => return Some(self.territory_tail(at)),
                _ if !words.is_word(at) => return Some(at),
                // `Giáo dục và Đào tạo`: the verb is the second half of a word of the name.
                "tạo" if words.word(at - 1) == "đào" => at += 1,
                _ if !words.is_capital(at) && self.is_stop(at) => return Some(at),
                _ => at += 1,
            }
        }
        Some(at)
    }

    /// Tells whether a party may begin here; decides whether a comma ends a name or belongs to it.
    fn begins_a_party(&self, index: usize) -> bool {
        let words = self.words;
        CLOSED.is_at(words, index)
            || QUANTIFIER.is_at(words, index)
            || OFFICE.is_at(words, index)
            || OPEN.after(words, index).is_some_and(|after| words.is_capital(after))
            || self.mark_at(words.start(index)).is_some()
            || self.declared.after(words, index).is_some()
    }

    /// The index after the word that begins a territory's name; `xã hội` is none.
    fn territory(&self, index: usize) -> Option<usize> {
        TERRITORY.after(self.words, index).filter(|_| !self.words.is_at(index, "xã hội"))
    }

    /// What may follow a name and belongs to it: `tỉnh`, `thành phố Cần Thơ`, `các xã, phường`, `các cấp`, `trên địa bàn
    /// tỉnh`, `có liên quan`.
    fn territory_tail(&self, index: usize) -> usize {
        let words = self.words;
        let mut at = index;
        for _ in 0..6 {
            if let Some(after) = words.after(at, "có liên quan").or_else(|| words.after(at, "liên quan")) {
                return after;
            }
            // `các phòng chuyên môn thuộc Sở`, `các đơn vị trực thuộc Sở Y tế`
            let of = words.after(at, "trực thuộc").or_else(|| words.after(at, "thuộc"));
            if let Some(department) = of.filter(|department| words.word(*department) == "sở") {
                return self.open(department).unwrap_or(department + 1);
            }
            if let Some(after) =
                ["các cấp", "hai cấp", "02 cấp", "trực thuộc"].iter().find_map(|tail| words.after(at, tail))
            {
                at = after;
                continue;
            }
            let joined = ["trên địa bàn", "của", "thuộc", "trực thuộc", "cấp", "các", "tại", "ở"]
                .iter()
                .find_map(|join| words.after(at, join).map(|after| (*join, after)));
            let from = joined.map_or(at, |(_, after)| after);
            let from = if joined.is_some_and(|(join, _)| join == "trên địa bàn") {
                QUANTIFIER.after(words, from).unwrap_or(from)
            } else {
                from
            };
            let Some(mut after) = self.territory(from) else {
                // `các trường học trên địa bàn: …`
                if let Some((join, after)) = joined
                    && join == "trên địa bàn"
                    && (!words.is_word(after) || self.is_stop(after))
                {
                    return after;
                }
                // `Tỉnh ủy Cao Bằng`, `Thành ủy Hải Phòng`: the place alone.
                if joined.is_none() && at == index {
                    while words.is_capital(at) && words.is_word(at) && !self.begins_a_party(at) {
                        at += 1;
                    }
                }
                return at;
            };
            while words.is_capital(after) && words.is_word(after) && !self.begins_a_party(after) {
                after += 1;
            }
            // `xã, phường`, `xã, phường và đặc khu`: an enumeration of the same kind.
            while matches!(words.word(after), "," | "và") {
                match self.territory(after + 1) {
                    Some(end) if !words.is_capital(end) => after = end,
                    _ => break,
                }
            }
            at = after;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::{Declared, Reader};
    use crate::model::known::Known;
    use crate::model::recognise::words::Words;

    fn name(text: &str) -> Option<String> {
        let words = Words::new(text);
        let declared = Declared::new(&Known::default());
        let reader = Reader { words: &words, marks: &[], declared: &declared };
        reader.party(0).map(|(party, _)| text[party.name].to_owned())
    }

    #[test]
    fn names_end_where_the_task_begins() {
        for (text, wanted) in [
            ("Sở Văn hóa, Thể thao và Du lịch phối hợp với các cơ quan", "Sở Văn hóa, Thể thao và Du lịch"),
            ("Sở Nội vụ (Ban Thi đua - Khen thưởng) chủ trì", "Sở Nội vụ"),
            ("Hội đồng Thi đua - Khen thưởng các cấp: phân công", "Hội đồng Thi đua - Khen thưởng các cấp"),
            ("Hội đồng Thi đua - Khen thưởng sẽ tổ chức", "Hội đồng Thi đua - Khen thưởng"),
            ("Công an thành phố chủ trì", "Công an thành phố"),
            ("các tổ chức chính trị - xã hội thành phố xây dựng", "các tổ chức chính trị - xã hội thành phố"),
            ("tổ chức chính trị xã hội - nghề nghiệp tỉnh tổ chức", "tổ chức chính trị xã hội - nghề nghiệp tỉnh"),
            ("Các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã", "Các sở, ban, ngành tỉnh"),
            ("Ủy ban nhân dân các xã, phường: căn cứ", "Ủy ban nhân dân các xã, phường"),
            ("Ủy ban nhân dân xã, phường và đề nghị", "Ủy ban nhân dân xã, phường"),
            (
                "Các ban, ngành, cơ quan, tổ chức, doanh nghiệp, cơ sở giáo dục căn cứ Kế hoạch này",
                "Các ban, ngành, cơ quan, tổ chức, doanh nghiệp, cơ sở giáo dục",
            ),
            ("Phòng Văn hóa - xã hội phối hợp", "Phòng Văn hóa - xã hội"),
            ("Trung tâm Dịch vụ sự nghiệp công xã tăng cường", "Trung tâm Dịch vụ sự nghiệp công xã"),
            ("Ban Tuyên giáo và Dân vận Tỉnh tiếp tục", "Ban Tuyên giáo và Dân vận Tỉnh"),
            ("Ban Tuyên giáo Thành ủy: Phối hợp", "Ban Tuyên giáo Thành ủy"),
            (
                "Đài Phát thanh và Truyền hình thành phố Cần Thơ và cơ quan thông tin, truyền thông thành phố định hướng",
                "Đài Phát thanh và Truyền hình thành phố Cần Thơ",
            ),
            ("cơ quan thông tin, truyền thông thành phố định hướng", "cơ quan thông tin, truyền thông thành phố"),
            ("Thủ trưởng cơ quan, đơn vị, địa phương", "Thủ trưởng cơ quan, đơn vị, địa phương"),
            (
                "Thành viên Hội đồng Thi đua - Khen thưởng thành phố",
                "Thành viên Hội đồng Thi đua - Khen thưởng thành phố",
            ),
            ("các tổ chức hội các cấp trên địa bàn tỉnh vận động", "các tổ chức hội các cấp trên địa bàn tỉnh"),
            ("các Quận ủy, Huyện ủy chỉ đạo", "các Quận ủy, Huyện ủy"),
            ("Sở Nông nghiệp và Môi trường rà soát", "Sở Nông nghiệp và Môi trường"),
            ("Sở Giáo dục và Đào tạo tạo điều kiện", "Sở Giáo dục và Đào tạo"),
            ("Sở Lao động - Thương binh và Xã hội chủ trì", "Sở Lao động - Thương binh và Xã hội"),
            ("Tỉnh ủy Cao Bằng về việc", "Tỉnh ủy Cao Bằng"),
            ("Công an xã và phòng Văn hóa", "Công an xã"),
            ("Văn phòng HĐND và UBND phường tham mưu", "Văn phòng HĐND và UBND phường"),
            ("các phòng chuyên môn, đơn vị xây dựng kế hoạch", "các phòng chuyên môn, đơn vị"),
            ("Các trường học trên địa bàn: đưa nội dung", "Các trường học trên địa bàn"),
            ("Các trường trung học phổ thông tổ chức", "Các trường trung học phổ thông"),
            ("Tổ trưởng các tổ dân phố vận động", "Tổ trưởng các tổ dân phố"),
            ("Trưởng phòng Văn hóa - Xã hội chịu trách nhiệm", "Trưởng phòng Văn hóa - Xã hội"),
            ("Trưởng thôn vận động", "Trưởng thôn"),
            ("Các phòng chuyên môn thuộc Sở, các trường học", "Các phòng chuyên môn thuộc Sở"),
            ("các đơn vị trực thuộc Sở Y tế xây dựng", "các đơn vị trực thuộc Sở Y tế"),
            ("Bộ trưởng Bộ Giáo dục và Đào tạo tặng", "Bộ trưởng Bộ Giáo dục và Đào tạo"),
            ("Huyện đoàn, Hội Cựu chiến binh huyện: vận động", "Huyện đoàn"),
            ("Các đồng chí thành viên Ban Chỉ đạo huyện theo dõi", "Các đồng chí thành viên Ban Chỉ đạo huyện"),
            ("Bí thư chi bộ, Trưởng các thôn, bản tuyên truyền", "Bí thư chi bộ"),
            ("Hạt Kiểm lâm, Điện lực Văn Bàn căn cứ chức năng", "Hạt Kiểm lâm"),
            ("Chi nhánh Ngân hàng Chính sách xã hội, Điện lực Văn Bàn căn cứ", "Chi nhánh Ngân hàng Chính sách xã hội"),
            ("Ban Quản lý dự án đầu tư xây dựng tỉnh phối hợp", "Ban Quản lý dự án đầu tư xây dựng tỉnh"),
            ("Điện lực Văn Bàn căn cứ chức năng", "Điện lực Văn Bàn"),
            ("các đơn vị nghiêm túc thực hiện", "các đơn vị"),
            ("Phòng Kinh tế, Hạ tầng và Đô thị: bố trí", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ] {
            assert_eq!(name(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn common_words_are_no_parties() {
        for text in ["Tổ chức triển khai kế hoạch", "Ban hành kế hoạch", "Báo cáo kết quả", "Hội nghị", "trường hợp"]
        {
            assert_eq!(name(text), None, "{text}");
        }
    }

    #[test]
    fn a_mark_and_a_declared_name_are_taken_as_they_are() {
        let text = "Tổ công nghệ số cộng đồng hướng dẫn người dân";
        let words = Words::new(text);
        let mut known = Known::default();
        known.declare("Tổ công nghệ số cộng đồng");
        let declared = Declared::new(&known);
        let reader = Reader { words: &words, marks: &[], declared: &declared };
        let (party, _) = reader.party(0).expect("the name is declared");
        assert_eq!(&text[party.name], "Tổ công nghệ số cộng đồng");
        let mark = 0.."Tổ công nghệ số".len();
        let empty = Declared::default();
        let reader = Reader { words: &words, marks: std::slice::from_ref(&mark), declared: &empty };
        assert_eq!(reader.party(0).map(|(party, _)| (party.name, party.stated)), Some((mark.clone(), true)));
    }
}
