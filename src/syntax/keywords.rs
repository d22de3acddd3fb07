//! Every Vietnamese keyword of the language, once.
//!
//! Keywords are kept in NFC and lower case; `find` compares after bringing a typed phrase to the same form.

/// A header field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldKey {
    /// `kế hoạch:` the subject (trích yếu)
    Subject,
    /// `cơ quan:` the issuing body
    Issuer,
    /// `cơ quan chủ quản:` the body directly above it, where one is printed
    Superior,
    /// `số:` number and symbol
    Number,
    /// `địa danh:` place of issue
    Place,
    /// `ngày:` date of issue
    Date,
    /// `phong trào:` name of the movement
    Movement,
    /// `thời gian:` the movement's period
    Period,
    /// `cấp trên:` the parent plan's source
    Parent,
    /// `độ khẩn:`
    Urgency,
    /// `độ mật:`
    Secrecy,
    /// `đơn vị:` declared parties; may be given several times
    Parties,
}

/// The level of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `phần`: I.
    Part,
    /// `mục`: 1.
    Section,
    /// `điểm`: a)
    Point,
}

/// What a division is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// `căn cứ`
    LegalBases,
    /// `mở đầu`
    Preamble,
    /// `mục đích`
    Purposes,
    /// `mục tiêu`
    Objectives,
    /// `yêu cầu`
    Requirements,
    /// `chủ đề`
    Theme,
    /// `nội dung`
    Contents,
    /// `đối tượng`
    TargetGroups,
    /// `nguyên tắc`
    Principles,
    /// `tiêu chí`
    Criteria,
    /// `đối với`: one target group's criteria or standards
    Group,
    /// `khen thưởng`
    AwardForms,
    /// `hằng năm`
    Annual,
    /// `sơ kết`
    InterimReview,
    /// `tổng kết`
    FinalReview,
    /// `đột xuất`
    AdHoc,
    /// `tiêu chuẩn`
    AwardStandards,
    /// `số lượng`
    Quotas,
    /// `hồ sơ`
    Dossier,
    /// `kinh phí`
    Funding,
    /// `thời gian thực hiện`
    Timeline,
    /// `đợt`
    Phase,
    /// `giải pháp`
    Solutions,
    /// `tổ chức thực hiện`
    Assignments,
    /// `giao`: a party that is charged
    Charge,
    /// `đề nghị`: a body outside the issuer's hierarchy that is requested
    Request,
    /// `kết thúc`
    Closing,
}

/// A line of the signing block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SigningKey {
    /// `ký thay mặt:` TM.
    OnBehalf,
    /// `ký thay:` KT.
    InPlace,
    /// `thừa lệnh:` TL.
    ByOrder,
    /// `thừa ủy quyền:` TUQ.
    ByAuthorisation,
    /// `quyền:` Q.
    Acting,
    /// `chức vụ:`
    Position,
    /// `người ký:`
    Signer,
}

/// What a keyword opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Keyword {
    /// A header field.
    Field(FieldKey),
    /// A level without a role.
    Level(Level),
    /// A role.
    Role(Role),
    /// `nơi nhận`
    Recipients,
    /// `lưu`
    Archive,
    /// A line of the signing block.
    Signing(SigningKey),
    /// `phụ lục`
    Annex,
    /// `khổ ngang`
    Landscape,
    /// `kèm theo`
    AttachedTo,
    /// `bảng`
    Table,
}

/// Every keyword with what it opens, in the customary order of a plan.
pub const KEYWORDS: &[(&str, Keyword)] = &[
    ("kế hoạch", Keyword::Field(FieldKey::Subject)),
    ("cơ quan chủ quản", Keyword::Field(FieldKey::Superior)),
    ("cơ quan", Keyword::Field(FieldKey::Issuer)),
    ("số", Keyword::Field(FieldKey::Number)),
    ("địa danh", Keyword::Field(FieldKey::Place)),
    ("ngày", Keyword::Field(FieldKey::Date)),
    ("phong trào", Keyword::Field(FieldKey::Movement)),
    ("thời gian", Keyword::Field(FieldKey::Period)),
    ("cấp trên", Keyword::Field(FieldKey::Parent)),
    ("độ khẩn", Keyword::Field(FieldKey::Urgency)),
    ("độ mật", Keyword::Field(FieldKey::Secrecy)),
    ("đơn vị", Keyword::Field(FieldKey::Parties)),
    ("phần", Keyword::Level(Level::Part)),
    ("mục", Keyword::Level(Level::Section)),
    ("điểm", Keyword::Level(Level::Point)),
    ("căn cứ", Keyword::Role(Role::LegalBases)),
    ("mở đầu", Keyword::Role(Role::Preamble)),
    ("mục đích", Keyword::Role(Role::Purposes)),
    ("mục tiêu", Keyword::Role(Role::Objectives)),
    ("yêu cầu", Keyword::Role(Role::Requirements)),
    ("chủ đề", Keyword::Role(Role::Theme)),
    ("nội dung", Keyword::Role(Role::Contents)),
    ("đối tượng", Keyword::Role(Role::TargetGroups)),
    ("nguyên tắc", Keyword::Role(Role::Principles)),
    ("tiêu chí", Keyword::Role(Role::Criteria)),
    ("đối với", Keyword::Role(Role::Group)),
    ("khen thưởng", Keyword::Role(Role::AwardForms)),
    ("hằng năm", Keyword::Role(Role::Annual)),
    ("sơ kết", Keyword::Role(Role::InterimReview)),
    ("tổng kết", Keyword::Role(Role::FinalReview)),
    ("đột xuất", Keyword::Role(Role::AdHoc)),
    ("tiêu chuẩn", Keyword::Role(Role::AwardStandards)),
    ("số lượng", Keyword::Role(Role::Quotas)),
    ("hồ sơ", Keyword::Role(Role::Dossier)),
    ("kinh phí", Keyword::Role(Role::Funding)),
    ("thời gian thực hiện", Keyword::Role(Role::Timeline)),
    ("đợt", Keyword::Role(Role::Phase)),
    ("giải pháp", Keyword::Role(Role::Solutions)),
    ("tổ chức thực hiện", Keyword::Role(Role::Assignments)),
    ("giao", Keyword::Role(Role::Charge)),
    ("đề nghị", Keyword::Role(Role::Request)),
    ("kết thúc", Keyword::Role(Role::Closing)),
    ("nơi nhận", Keyword::Recipients),
    ("lưu", Keyword::Archive),
    ("ký thay mặt", Keyword::Signing(SigningKey::OnBehalf)),
    ("ký thay", Keyword::Signing(SigningKey::InPlace)),
    ("thừa lệnh", Keyword::Signing(SigningKey::ByOrder)),
    ("thừa ủy quyền", Keyword::Signing(SigningKey::ByAuthorisation)),
    ("quyền", Keyword::Signing(SigningKey::Acting)),
    ("chức vụ", Keyword::Signing(SigningKey::Position)),
    ("người ký", Keyword::Signing(SigningKey::Signer)),
    ("phụ lục", Keyword::Annex),
    ("khổ ngang", Keyword::Landscape),
    ("kèm theo", Keyword::AttachedTo),
    ("bảng", Keyword::Table),
];

/// The keyword that a phrase is, without regard to case, repeated blanks or the place of the tone mark in `uỷ`/`ủy`.
pub fn find(phrase: &str) -> Option<Keyword> {
    let phrase = normal(phrase);
    KEYWORDS.iter().find(|(word, _)| *word == phrase).map(|(_, keyword)| *keyword)
}

/// The written form of a keyword.
pub fn written(keyword: Keyword) -> &'static str {
    KEYWORDS.iter().find(|(_, known)| *known == keyword).map_or("", |(word, _)| word)
}

/// Lower case, one blank between words, `uỷ` as `ủy`.
pub fn normal(phrase: &str) -> String {
    let words: Vec<String> = phrase.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").replace("uỷ", "ủy")
}

impl Role {
    /// The title printed when none is typed; a few roles print none.
    pub fn customary_title(self) -> Option<&'static str> {
        Some(match self {
            Role::LegalBases
            | Role::Preamble
            | Role::Closing
            | Role::Group
            | Role::Charge
            | Role::Request
            | Role::Phase => {
                return None;
            }
            Role::Purposes => "Mục đích",
            Role::Objectives => "Mục tiêu",
            Role::Requirements => "Yêu cầu",
            Role::Theme => "Chủ đề",
            Role::Contents => "Nội dung phong trào thi đua",
            Role::TargetGroups => "Đối tượng",
            Role::Principles => "Nguyên tắc",
            Role::Criteria => "Tiêu chí thi đua",
            Role::AwardForms => "Hình thức khen thưởng",
            Role::Annual => "Khen thưởng hằng năm",
            Role::InterimReview => "Khen thưởng sơ kết",
            Role::FinalReview => "Khen thưởng tổng kết",
            Role::AdHoc => "Khen thưởng đột xuất",
            Role::AwardStandards => "Tiêu chuẩn khen thưởng",
            Role::Quotas => "Số lượng khen thưởng",
            Role::Dossier => "Hồ sơ, thủ tục",
            Role::Funding => "Kinh phí",
            Role::Timeline => "Thời gian thực hiện",
            Role::Solutions => "Giải pháp thực hiện",
            Role::Assignments => "Tổ chức thực hiện",
        })
    }

    /// Tells whether the role is a tier of awards.
    pub fn is_tier(self) -> bool {
        matches!(self, Role::Annual | Role::InterimReview | Role::FinalReview | Role::AdHoc)
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldKey, KEYWORDS, Keyword, find, normal};

    #[test]
    fn case_blanks_and_tone_places_do_not_matter() {
        assert_eq!(find("Cơ  quan"), Some(Keyword::Field(FieldKey::Issuer)));
        assert_eq!(find("thừa uỷ quyền"), find("thừa ủy quyền"));
        assert_eq!(find("cơ quanh"), None);
    }

    #[test]
    fn every_keyword_is_in_its_normal_form_and_stands_once() {
        for (index, (word, keyword)) in KEYWORDS.iter().enumerate() {
            assert_eq!(*word, normal(word));
            assert!(KEYWORDS.iter().skip(index + 1).all(|(other, meant)| other != word && meant != keyword), "{word}");
        }
    }
}
