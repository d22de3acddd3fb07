//! Where a body stands seen from a plan's issuer, by the words of its name.

use crate::model::party::Level;
use crate::model::recognise::words::Words;

/// Where a body stands seen from the issuer of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Above the issuer: it belongs to a higher level.
    Above,
    /// The issuer, what belongs to it, or what stands at its level.
    Own,
}

/// Words of the level of communes.
const COMMUNE: [&str; 5] = ["xã", "phường", "đặc khu", "thị trấn", "cấp cơ sở"];

/// Words of the level of provinces.
const PROVINCE: [&str; 4] = ["tỉnh", "thành phố", "tp", "sở"];

/// Words of the centre.
const CENTRE: [&str; 7] = ["trung ương", "chính phủ", "thủ tướng", "bộ", "quốc hội", "nhà nước", "toàn quốc"];

/// Words of the level of districts.
const DISTRICT: [&str; 3] = ["huyện", "quận", "thị xã"];

/// Tells whether a word of level stands in a name; `xã hội` and `bộ chỉ huy` are none.
fn has_level(words: &Words<'_>, levels: &[&str]) -> bool {
    (0..words.len()).any(|at| levels.iter().any(|level| words.is_at(at, level)) && !is_other_word(words, at))
}

/// Tells whether what looks like a word of level begins another word.
pub(super) fn is_other_word(words: &Words<'_>, at: usize) -> bool {
    match words.word(at) {
        "xã" => matches!(words.word(at + 1), "hội" | "luận" | "viên") || is_word_before(words, at, "tác"),
        "bộ" => {
            matches!(words.word(at + 1), "chỉ" | "đội" | "máy" | "phận" | "tiêu") || is_word_before(words, at, "cán")
        }
        "sở" => is_word_before(words, at, "cơ") || is_word_before(words, at, "trụ"),
        "tỉnh" => words.word(at + 1) == "táo",
        _ => false,
    }
}

fn is_word_before(words: &Words<'_>, at: usize, word: &str) -> bool {
    at.checked_sub(1).is_some_and(|before| words.word(before) == word)
}

/// Where a body stands seen from an issuer of a level.
pub fn standing(name: &str, issuer: Level) -> Standing {
    let words = Words::new(name);
    let is_above = match issuer {
        Level::Central => false,
        Level::Province => has_level(&words, &CENTRE),
        Level::District => has_level(&words, &CENTRE) || has_level(&words, &PROVINCE),
        // `Ủy ban nhân dân xã Tân Minh, thành phố Hải Phòng` is of the commune all the same.
        Level::Commune | Level::Unit => {
            !has_level(&words, &COMMUNE)
                && (has_level(&words, &CENTRE) || has_level(&words, &PROVINCE) || has_level(&words, &DISTRICT))
        }
    };
    if is_above { Standing::Above } else { Standing::Own }
}

/// Tells whether a duty laid on a party by a higher plan binds an issuer of a level: the party is named by that level, or
/// by words for everyone below (`địa phương`, `các cấp`).
pub fn binds(party: &str, issuer: Level) -> bool {
    let words = Words::new(party);
    if (0..words.len()).any(|at| words.is_at(at, "địa phương") || words.is_at(at, "các cấp")) {
        return true;
    }
    match issuer {
        Level::Central | Level::Unit => false,
        Level::Province => has_level(&words, &["tỉnh", "thành phố", "cấp tỉnh"]),
        Level::District => has_level(&words, &DISTRICT),
        Level::Commune => has_level(&words, &COMMUNE) && !names_own_bodies(&words),
    }
}

/// Tells whether a name is of a body inside a commune (`Công an xã`), which a higher plan may charge by itself.
fn names_own_bodies(words: &Words<'_>) -> bool {
    ["công an", "ban chỉ huy", "trạm y tế", "hội", "đoàn", "mặt trận", "ủy ban mặt trận"]
        .iter()
        .any(|body| words.is_at(0, body) || words.is_at(1, body) && words.word(0) == "các")
}

#[cfg(test)]
mod tests {
    use super::{Standing, binds, standing};
    use crate::model::party::Level;

    #[test]
    fn a_body_stands_where_its_words_say() {
        let of = |name: &str| standing(name, Level::Commune);
        assert_eq!(of("Sở Nội vụ"), Standing::Above);
        assert_eq!(of("Công an thành phố"), Standing::Above);
        assert_eq!(of("Công an xã"), Standing::Own);
        assert_eq!(of("phòng Văn hóa - xã hội"), Standing::Own);
        assert_eq!(of("Hội đồng Thi đua - Khen thưởng tỉnh"), Standing::Above);
        assert_eq!(of("Ủy ban nhân dân xã Tân Minh, thành phố Hải Phòng"), Standing::Own);
        assert_eq!(standing("Bộ Nội vụ", Level::Province), Standing::Above);
        assert_eq!(standing("Sở Nội vụ", Level::Province), Standing::Own);
    }

    #[test]
    fn a_duty_binds_those_it_names() {
        assert!(binds("Ủy ban nhân dân các xã, phường, đặc khu", Level::Commune));
        assert!(binds("các cơ quan, đơn vị, địa phương", Level::Commune));
        assert!(binds("Hội đồng Thi đua - Khen thưởng các cấp", Level::Commune));
        assert!(!binds("các tổ chức chính trị - xã hội", Level::Commune));
        assert!(!binds("Sở Nội vụ", Level::Commune));
        assert!(!binds("Công an xã", Level::Commune));
        assert!(!binds("doanh nghiệp, hợp tác xã", Level::Commune));
    }
}
