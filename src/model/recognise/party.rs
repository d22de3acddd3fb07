//! Names of parties in running text: `Sở Văn hóa, Thể thao và Du lịch`, `các sở, ban, ngành tỉnh`.
//!
//! A name is read only where a party may stand (at the head of a task, after `phối hợp với`, after `gửi`): a lower-case
//! `tổ chức` or `địa phương` elsewhere is no party. A mark `[…]` and a declared name are taken as they are.

use std::ops::Range;
use std::sync::LazyLock;

use super::words::{SetPhrases, Words, fold};
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

/// Heads whose name ends with a territory or a level: nothing else belongs to it.
static CLOSED: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::new(&[
        "ủy ban nhân dân",
        "ubnd",
        "hội đồng nhân dân",
        "hđnd",
        "ủy ban mặt trận tổ quốc việt nam",
        "ủy ban mặt trận tổ quốc",
        "ủy ban mttq việt nam",
        "ủy ban mttq vn",
        "ủy ban mttqvn",
        "ủy ban mttq",
        "ubmttq việt nam",
        "ubmttq vn",
        "ubmttqvn",
        "ubmttq",
        "mặt trận tổ quốc việt nam",
        "mặt trận tổ quốc",
        "mttq việt nam",
        "mttq vn",
        "mttq",
        "công an nhân dân",
        "công an",
        "hội đồng thi đua - khen thưởng",
        "hội đồng tđkt",
        "ban thi đua - khen thưởng",
        "ban tđkt",
        "tỉnh ủy",
        "thành ủy",
        "đảng ủy",
        "huyện ủy",
        "quận ủy",
        "thị ủy",
        "cấp ủy",
        "bộ chỉ huy quân sự",
        "ban chỉ huy quân sự",
        "bch quân sự",
        "bộ chỉ huy bộ đội biên phòng",
        "bộ đội biên phòng",
        "viện kiểm sát nhân dân",
        "tòa án nhân dân",
        "thi hành án dân sự",
        "liên đoàn lao động",
        "tỉnh đoàn",
        "thành đoàn",
        "đoàn thanh niên cộng sản hồ chí minh",
        "đoàn tncs hồ chí minh",
        "hội liên hiệp phụ nữ việt nam",
        "hội liên hiệp phụ nữ",
        "hội nông dân việt nam",
        "hội nông dân",
        "hội cựu chiến binh việt nam",
        "hội cựu chiến binh",
        "liên minh hợp tác xã",
        "kho bạc nhà nước",
        "bảo hiểm xã hội",
        "cổng thông tin điện tử",
        "cổng ttđt",
        "báo và phát thanh , truyền hình",
        "báo và đài phát thanh , truyền hình",
        "chính phủ",
        "thủ tướng chính phủ",
        "chủ tịch nước",
    ])
});

/// Heads that a proper name follows; without an upper-case letter after them they are common words (`ban hành`).
static OPEN: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::new(&[
        "sở",
        "bộ",
        "ban",
        "phòng",
        "trung tâm",
        "báo",
        "đài",
        "hội",
        "đoàn",
        "liên đoàn",
        "liên hiệp",
        "liên minh",
        "hiệp hội",
        "hội đồng",
        "cục",
        "chi cục",
        "tổng cục",
        "vụ",
        "viện",
        "trường",
        "học viện",
        "bệnh viện",
        "trạm",
        "thanh tra",
        "văn phòng",
        "vp",
        "ủy ban",
        "tổ",
        "ngân hàng",
        "thuế",
        "kiểm toán",
        "quỹ",
        "công ty",
        "tổng công ty",
        "tập đoàn",
        "hợp tác xã",
        "điện lực",
        "hạt kiểm lâm",
        "thường trực",
        "công đoàn",
        "cổng",
    ])
});

/// Persons and standing bodies that stand before the name of the body they belong to.
static OFFICE: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::new(&[
        "thủ trưởng",
        "người đứng đầu",
        "thành viên",
        "các thành viên",
        "chủ tịch",
        "các phó chủ tịch",
        "phó chủ tịch",
        "giám đốc",
        "trưởng",
        "bí thư",
        "lãnh đạo",
        "thường trực",
        "ban thường vụ",
        "ban chấp hành",
        "văn phòng",
        "cơ quan thường trực",
    ])
});

/// Common nouns that name a class of parties and are listed beside each other, by class: a class ends a list.
const CLASSES: &[&[&str]] = &[
    &[
        "sở",
        "ban",
        "ban ngành",
        "ngành",
        "đoàn thể",
        "hội đoàn thể",
        "phòng",
        "hội",
        "cơ quan báo chí",
        "cơ quan thông tin",
        "cơ quan truyền thông",
        "báo chí",
        "truyền thông",
        "cơ quan chuyên môn",
        "cơ quan tổ chức",
        "cơ quan",
        "đơn vị",
        "địa phương",
        "tổ chức kinh tế",
        "tổ chức xã hội",
        "tổ chức",
        "doanh nghiệp",
        "hợp tác xã",
        "nhà trường",
        "trường học",
        "trường",
        "cơ sở giáo dục",
        "cơ sở y tế",
        "cụm",
        "khối thi đua",
        "cụm thi đua",
    ],
    &["xã", "phường", "đặc khu", "thị trấn", "quận", "huyện", "thị xã", "thành phố", "tỉnh", "cấp xã", "cấp huyện"],
    &[
        "thôn",
        "ấp",
        "bản",
        "khóm",
        "buôn",
        "tổ dân phố",
        "khu dân cư",
        "khu phố",
        "khu vực",
        "làng",
        "tổ nhân dân tự quản",
    ],
    &["tỉnh ủy", "thành ủy", "quận ủy", "huyện ủy", "thị ủy", "đảng ủy", "cấp ủy"],
    &[
        "tập thể",
        "cá nhân",
        "hộ gia đình",
        "gia đình",
        "cán bộ",
        "công chức",
        "viên chức",
        "chiến sĩ",
        "đảng viên",
        "hội viên",
        "đoàn viên",
        "người lao động",
        "công nhân",
        "học sinh",
        "sinh viên",
        "nhân dân",
    ],
    &["tổ chức chính trị - xã hội", "tổ chức ct - xh", "đoàn thể chính trị - xã hội"],
    &[
        "tổ chức chính trị xã hội - nghề nghiệp",
        "tổ chức chính trị - xã hội - nghề nghiệp",
        "tổ chức xã hội - nghề nghiệp",
    ],
    &["tổ chức hội", "hội quần chúng"],
    &["cấp chính quyền", "chính quyền", "chính quyền địa phương"],
];

/// Nouns that alone, without a word that counts them, are far more often a verb or a part of another word.
static AMBIGUOUS: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::new(&[
        "tổ chức",
        "sở",
        "ban",
        "ngành",
        "hội",
        "phòng",
        "bản",
        "trường",
        "xã",
        "tỉnh",
        "khu vực",
        "báo chí",
        "truyền thông",
        "làng",
        "buôn",
        "cụm",
    ])
});

static NOUNS: LazyLock<Vec<SetPhrases>> =
    LazyLock::new(|| CLASSES.iter().map(|class| SetPhrases::new(class)).collect());

/// Words that stand before a class of parties.
static QUANTIFIER: LazyLock<SetPhrases> =
    LazyLock::new(|| SetPhrases::new(&["các", "những", "mọi", "toàn thể", "tất cả các", "từng", "mỗi", "một số"]));

static TERRITORY: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::new(&[
        "tỉnh",
        "thành phố",
        "tp",
        "quận",
        "huyện",
        "thị xã",
        "xã",
        "phường",
        "đặc khu",
        "thị trấn",
        "thôn",
        "ấp",
        "trung ương",
        "tw",
    ])
});

/// What ends a name in running text: verbs that begin a task, and words that join a clause.
static STOP: LazyLock<SetPhrases> = LazyLock::new(|| {
    SetPhrases::new(&[
        "áp dụng",
        "bám sát",
        "ban hành",
        "bảo đảm",
        "biên soạn",
        "biểu dương",
        "bình xét",
        "bố trí",
        "bổ sung",
        "báo cáo",
        "căn cứ",
        "cập nhật",
        "chấm điểm",
        "chỉ đạo",
        "chịu trách nhiệm",
        "cho",
        "chọn",
        "chủ động",
        "chủ trì",
        "chú trọng",
        "chuẩn bị",
        "cụ thể",
        "cùng",
        "có",
        "cung cấp",
        "cử",
        "đã",
        "đang",
        "đánh giá",
        "đảm bảo",
        "đăng",
        "đăng ký",
        "đẩy",
        "đẩy mạnh",
        "đề nghị",
        "đề ra",
        "đề xuất",
        "để",
        "định hướng",
        "định kỳ",
        "điều phối",
        "đồng gửi",
        "đồng thời",
        "đôn đốc",
        "đưa",
        "được",
        "động viên",
        "gắn",
        "giải quyết",
        "giám sát",
        "giao",
        "giúp",
        "giới thiệu",
        "gửi",
        "hằng",
        "hàng",
        "hoàn thành",
        "hoàn thiện",
        "hỗ trợ",
        "huy động",
        "hướng dẫn",
        "hưởng ứng",
        "in ấn",
        "kết hợp",
        "khảo sát",
        "khen thưởng",
        "khi",
        "khuyến khích",
        "kiểm tra",
        "kiện toàn",
        "kịp thời",
        "là",
        "làm",
        "lãnh đạo",
        "lập",
        "lồng ghép",
        "lựa chọn",
        "mở",
        "nâng cao",
        "ngoài",
        "nghiên cứu",
        "nhân rộng",
        "nhằm",
        "nếu",
        "nêu",
        "phát động",
        "phát hiện",
        "phát huy",
        "phân bổ",
        "phân công",
        "phản ánh",
        "phê duyệt",
        "phối hợp",
        "phổ biến",
        "phụ trách",
        "quán triệt",
        "quan tâm",
        "quy định",
        "quyết định",
        "rà soát",
        "ra",
        "sẽ",
        "sau",
        "sơ kết",
        "soạn thảo",
        "suy tôn",
        "sử dụng",
        "tạo",
        "tặng",
        "tăng cường",
        "tập hợp",
        "tập trung",
        "tập huấn",
        "tham gia",
        "tham mưu",
        "thành lập",
        "thanh tra",
        "theo",
        "theo dõi",
        "thẩm định",
        "thông báo",
        "thông tin",
        "thống nhất",
        "thực hiện",
        "thường xuyên",
        "tích cực",
        "tiến hành",
        "tiếp nhận",
        "tiếp tục",
        "tổ chức",
        "tổng hợp",
        "tổng kết",
        "trao",
        "trên cơ sở",
        "triển khai",
        "trình",
        "trong",
        "trước",
        "truyền thông",
        "tuyên truyền",
        "tùy",
        "từ",
        "tự",
        "ứng dụng",
        "vào",
        "vận động",
        "về",
        "vận hành",
        "với",
        "xây dựng",
        "xác định",
        "xem xét",
        "xét",
        "xử lý",
        "yêu cầu",
        "không",
        "phải",
        "cần",
        "chỉ",
        "mà",
        "thì",
        "này",
        "nói trên",
        "trực tiếp",
        "thí điểm",
        "ký",
        "ký kết",
        "hợp tác",
        "duy trì",
        "khai thác",
        "kết nối",
        "số hóa",
        "công bố",
        "công khai",
        "niêm yết",
        "trang bị",
        "đầu tư",
        "cấp kinh phí",
        "lắp đặt",
        "cài đặt",
        "tiếp thu",
        "trả lời",
        "chuyển",
        "nhận",
        "giữ vai trò",
        "đóng vai trò",
        "làm đầu mối",
        "thẩm tra",
        "biên tập",
        "đưa tin",
        "mời",
        "đón",
        "thu thập",
        "thống kê",
        "xuất bản",
        "phát hành",
        "phát sóng",
    ])
});

impl Reader<'_> {
    /// The party that begins at word `index`, with the index after it and its bracketed remark.
    pub fn party(&self, index: usize) -> Option<(FoundParty, usize)> {
        let start = self.words.start(index);
        if let Some(mark) = self.marks.iter().find(|mark| mark.start == start && mark.end > start) {
            return Some(self.found(mark.clone(), self.words.index_of(mark.end), true));
        }
        let after = self.declared.after(self.words, index).or_else(|| self.name(index))?;
        Some(self.found(self.words.range(index, after), after, false))
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
        if let Some(after) = OFFICE.after(words, index) {
            if let Some(after) = self.name(after) {
                return Some(after);
            }
            if words.is_at(index, "trưởng") {
                return self.class(index + 1);
            }
        }
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
        loop {
            let next = match self.words.word(after) {
                "," | "và" => after + 1,
                _ => break,
            };
            let next = match self.words.word(next) {
                "và" if self.words.word(after) == "," => next + 1,
                _ => next,
            };
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

    /// Tells whether a common noun is the head of a proper name: `Phòng Kinh tế`, `trường Trung học …`.
    fn is_proper(&self, index: usize, after: usize) -> bool {
        OPEN.after(self.words, index) == Some(after)
            && self.words.is_capital(after)
            && !TERRITORY.is_at(self.words, after)
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
            if TERRITORY.is_at(words, at) {
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
            || self.marks.iter().any(|mark| mark.start == words.start(index))
            || self.declared.after(words, index).is_some()
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
            let Some(mut after) = TERRITORY.after(words, from) else {
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
            loop {
                let next = match words.word(after) {
                    "," | "và" => after + 1,
                    _ => break,
                };
                match TERRITORY.after(words, next) {
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
            ("Sở Lao động - Thương binh và Xã hội chủ trì", "Sở Lao động - Thương binh và Xã hội"),
            ("Tỉnh ủy Cao Bằng về việc", "Tỉnh ủy Cao Bằng"),
            ("Công an xã và phòng Văn hóa", "Công an xã"),
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
