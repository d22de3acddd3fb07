//! Awards: titles of emulation and forms of commendation, their tier, and who confers them.

use serde::{Deserialize, Serialize};

use super::party::Level;
use super::plan::Origin;
use super::recognise::words::{Words, fold};

/// What an award is by law: a flag is a title (danh hiệu thi đua), a certificate a form (hình thức khen thưởng).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AwardKind {
    /// Danh hiệu thi đua.
    Title,
    /// Hình thức khen thưởng.
    Form,
    /// The plan speaks of commendation without naming an award (`khen thưởng theo thẩm quyền`).
    NotNamed,
}

/// At which time an award is conferred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Hằng năm.
    Annual,
    /// Sơ kết.
    Interim,
    /// Tổng kết.
    Final,
    /// Đột xuất.
    AdHoc,
    /// The plan does not say.
    #[default]
    Unspecified,
}

/// Who confers an award under the Law on Emulation and Commendation 06/2022/QH15, articles 77 to 80.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Conferrer {
    /// Chủ tịch nước.
    StatePresident,
    /// Thủ tướng Chính phủ.
    PrimeMinister,
    /// Bộ trưởng, người đứng đầu bộ, ban, ngành.
    Minister,
    /// Chủ tịch Ủy ban nhân dân cấp tỉnh.
    ProvincialChair,
    /// Thủ trưởng cơ quan, đơn vị.
    HeadOfUnit,
    /// Chủ tịch Ủy ban nhân dân cấp huyện (until 30 June 2025).
    DistrictChair,
    /// Chủ tịch Ủy ban nhân dân cấp xã.
    CommuneChair,
}

impl Conferrer {
    /// The office in Vietnamese.
    pub fn written(self) -> &'static str {
        match self {
            Conferrer::StatePresident => "Chủ tịch nước",
            Conferrer::PrimeMinister => "Thủ tướng Chính phủ",
            Conferrer::Minister => "Bộ trưởng, người đứng đầu bộ, ban, ngành",
            Conferrer::ProvincialChair => "Chủ tịch Ủy ban nhân dân cấp tỉnh",
            Conferrer::HeadOfUnit => "Thủ trưởng cơ quan, đơn vị",
            Conferrer::DistrictChair => "Chủ tịch Ủy ban nhân dân cấp huyện",
            Conferrer::CommuneChair => "Chủ tịch Ủy ban nhân dân cấp xã",
        }
    }
}

/// An award that a plan promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// The award with its authority as written; for one not named, the words that promise it.
    pub name: String,
    /// Its kind by law.
    pub kind: AwardKind,
    /// When it is conferred.
    pub tier: Tier,
    /// Where the tier is said, if not at the award itself.
    pub tier_origin: Option<Origin>,
    /// Who confers it, as written.
    pub authority: Option<String>,
    /// Who confers it by law; empty where the name does not tell.
    pub conferrers: Vec<Conferrer>,
    /// What stands in brackets after it and is no quota.
    pub condition: Option<String>,
    /// Its quotas: places in the plan's list.
    pub quotas: Vec<usize>,
    /// Where it is promised.
    pub origin: Origin,
}

/// What names an award, in folded form, with its kind. The longer before the shorter.
pub(super) const HEADS: &[(&str, AwardKind)] = &[
    ("cờ thi đua", AwardKind::Title),
    ("chiến sĩ thi đua", AwardKind::Title),
    ("tập thể lao động xuất sắc", AwardKind::Title),
    ("tập thể lao động tiên tiến", AwardKind::Title),
    ("lao động tiên tiến", AwardKind::Title),
    ("chiến sĩ tiên tiến", AwardKind::Title),
    ("đơn vị quyết thắng", AwardKind::Title),
    ("đơn vị tiên tiến", AwardKind::Title),
    ("gia đình văn hóa", AwardKind::Title),
    ("anh hùng lao động", AwardKind::Form),
    ("huân chương", AwardKind::Form),
    ("huy chương", AwardKind::Form),
    ("kỷ niệm chương", AwardKind::Form),
    ("kỉ niệm chương", AwardKind::Form),
    ("bằng khen", AwardKind::Form),
    ("giấy khen", AwardKind::Form),
];

/// The form in which two ways of writing an award are equal.
pub fn key(name: &str) -> String {
    let folded = fold(name);
    let words = Words::new(&folded);
    let mut key: Vec<&str> = Vec::with_capacity(words.len());
    for index in 0..words.len() {
        match words.word(index) {
            "," | "và" | "của" | "danh" | "hiệu" => {}
            "giây" => key.push("giấy"),
            "ubnd" => key.push("ủy ban nhân dân"),
            word => key.push(word),
        }
    }
    key.join(" ")
}

/// Who confers an award by law.
///
/// `authority` is what the plan writes after `của`; `issuer` is the level of the plan's issuer, `has_districts` whether the
/// plan is older than 1 July 2025, when the district level ended.
pub fn conferrers(head: &str, authority: Option<&str>, issuer: Option<Level>, has_districts: bool) -> Vec<Conferrer> {
    let head = fold(head);
    let authority = authority.map(super::party::key).unwrap_or_default();
    let says = |phrase: &str| authority.contains(phrase);
    if head.starts_with("huân chương") || head.starts_with("huy chương") || head.starts_with("anh hùng") {
        return vec![Conferrer::StatePresident];
    }
    let chair = || -> Option<Conferrer> {
        if !says("ủy ban nhân dân") && !says("chủ tịch") {
            return None;
        }
        Some(if says("xã") || says("phường") || says("đặc khu") {
            Conferrer::CommuneChair
        } else if says("huyện") || says("quận") {
            Conferrer::DistrictChair
        } else if says("tỉnh") || says("thành phố") {
            Conferrer::ProvincialChair
        } else {
            match issuer? {
                Level::Commune => Conferrer::CommuneChair,
                Level::District => Conferrer::DistrictChair,
                _ => Conferrer::ProvincialChair,
            }
        })
    };
    if head.starts_with("cờ thi đua") || head.starts_with("bằng khen") {
        return if says("chính phủ") || says("thủ tướng") {
            vec![Conferrer::PrimeMinister]
        } else if says("tỉnh") || says("thành phố") || says("ủy ban nhân dân") {
            vec![chair().filter(|chair| *chair != Conferrer::CommuneChair).unwrap_or(Conferrer::ProvincialChair)]
        } else if says("bộ") {
            vec![Conferrer::Minister]
        } else {
            Vec::new()
        };
    }
    if head.starts_with("chiến sĩ thi đua toàn quốc") {
        return vec![Conferrer::PrimeMinister];
    }
    if head.starts_with("giấy khen") || head.starts_with("giây khen") {
        let of_units =
            authority.is_empty() || says("thủ trưởng") || says("đơn vị") || says("cơ quan") || says("giám đốc");
        let of_places = authority.is_empty() || says("địa phương");
        let mut found = Vec::new();
        if of_units || says("sở") {
            found.push(Conferrer::HeadOfUnit);
        }
        if of_places {
            if has_districts {
                found.push(Conferrer::DistrictChair);
            }
            found.push(Conferrer::CommuneChair);
        } else {
            found.extend(chair());
        }
        return found;
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::{Conferrer, conferrers, key};
    use crate::model::party::Level;

    #[test]
    fn one_award_written_in_two_ways_is_one() {
        assert_eq!(
            key("Giấy khen của Thủ trưởng cơ quan, đơn vị và địa phương"),
            key("Giấy khen của Thủ trưởng cơ quan, đơn vị, địa phương")
        );
        assert_eq!(key("Huân chương lao động"), key("Huân chương Lao động"));
    }

    #[test]
    fn the_law_says_who_confers() {
        let of = |head: &str, authority: &str| conferrers(head, Some(authority), Some(Level::Province), false);
        assert_eq!(conferrers("Huân chương Lao động", None, None, false), [Conferrer::StatePresident]);
        assert_eq!(of("Cờ thi đua", "Chính phủ"), [Conferrer::PrimeMinister]);
        assert_eq!(of("Cờ thi đua", "Ủy ban nhân dân thành phố"), [Conferrer::ProvincialChair]);
        assert_eq!(of("Bằng khen", "bộ, ban, ngành, tỉnh"), [Conferrer::ProvincialChair]);
        assert_eq!(of("Giấy khen", "Chủ tịch UBND xã"), [Conferrer::CommuneChair]);
        assert_eq!(
            of("Giấy khen", "Thủ trưởng sở, ban, ngành, Chủ tịch Ủy ban nhân dân xã, phường"),
            [Conferrer::HeadOfUnit, Conferrer::CommuneChair]
        );
        assert_eq!(
            conferrers("Giấy khen", Some("cơ quan, đơn vị, địa phương"), Some(Level::Province), true),
            [Conferrer::HeadOfUnit, Conferrer::DistrictChair, Conferrer::CommuneChair]
        );
    }
}
