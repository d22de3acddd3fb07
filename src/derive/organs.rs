//! Which body of a commune does there what a body of the province does in the province.
//!
//! The agencies of a commune's committee are those of Nghị định 150/2025/NĐ-CP: an office, one for the economy, one for
//! culture and society. How the committee has divided their work among them a person knows.

use crate::model::recognise::words::Words;

use super::unit::Unit;

/// What stands for a body of the province in a commune.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Counterpart {
    /// A body of the commune, by its name.
    Body(String),
    /// There is none at that level.
    None,
}

/// What the agencies of a province are called behind `sở`; the longer before the shorter.
const DEPARTMENTS: [&str; 22] = [
    "văn hóa , thể thao và du lịch",
    "văn hóa và thể thao",
    "nông nghiệp và phát triển nông thôn",
    "nông nghiệp và môi trường",
    "tài nguyên và môi trường",
    "lao động - thương binh và xã hội",
    "thông tin và truyền thông",
    "khoa học và công nghệ",
    "giáo dục và đào tạo",
    "dân tộc và tôn giáo",
    "kế hoạch và đầu tư",
    "giao thông vận tải",
    "quy hoạch - kiến trúc",
    "an toàn thực phẩm",
    "công thương",
    "xây dựng",
    "tài chính",
    "du lịch",
    "tư pháp",
    "nội vụ",
    "ngoại vụ",
    "y tế",
];

/// Departments whose work the office or the agency for the economy does; the others are of culture and society.
const OF_THE_ECONOMY: [&str; 9] = [
    "nông nghiệp và phát triển nông thôn",
    "nông nghiệp và môi trường",
    "tài nguyên và môi trường",
    "kế hoạch và đầu tư",
    "giao thông vận tải",
    "quy hoạch - kiến trúc",
    "công thương",
    "xây dựng",
    "tài chính",
];
const OF_THE_OFFICE: [&str; 2] = ["tư pháp", "ngoại vụ"];

/// Bodies that a commune has not; each by its first words.
const ABSENT: [&str; 22] = [
    "bộ chỉ huy bộ đội biên phòng",
    "thanh tra tỉnh",
    "thanh tra thành phố",
    "viện kiểm sát",
    "tòa án",
    "kho bạc",
    "cục thuế",
    "thuế tỉnh",
    "thuế thành phố",
    "cục thống kê",
    "thống kê tỉnh",
    "thống kê thành phố",
    "thi hành án dân sự",
    "bảo hiểm xã hội",
    "hải quan",
    "ngân hàng",
    "ban quản lý khu kinh tế",
    "ban quản lý các khu công nghiệp",
    "liên minh hợp tác xã",
    "trường đại học",
    "đại học",
    "văn phòng đại diện",
];

/// The agency for culture and society, which also has the work of emulation and commendation.
pub(super) const CULTURE: &str = "Phòng Văn hóa - Xã hội";

/// The agency of a unit that has the work of a department.
fn agency(unit: &Unit, department: &str) -> String {
    if OF_THE_OFFICE.contains(&department) {
        office(unit)
    } else if !OF_THE_ECONOMY.contains(&department) {
        CULTURE.to_owned()
    } else if unit.kind == "phường" {
        "Phòng Kinh tế, Hạ tầng và Đô thị".to_owned()
    } else {
        "Phòng Kinh tế".to_owned()
    }
}

fn office(unit: &Unit) -> String {
    format!("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {}", unit.kind)
}

/// The counterpart of the body that begins at a word, with the word after its name and its level.
///
/// What differs by its level alone (`Công an tỉnh`) is none: the word for the level tells.
pub(super) fn counterpart(words: &Words<'_>, at: usize, unit: &Unit, place: &[String]) -> Option<(usize, Counterpart)> {
    let kind = unit.kind;
    let body = |after: usize, name: String| Some((after_level(words, after, place), Counterpart::Body(name)));
    if let Some(after) = words.after(at, "sở") {
        let (department, after) = DEPARTMENTS
            .iter()
            .find_map(|department| words.after(after, department).map(|after| (*department, after)))?;
        return body(after, agency(unit, department));
    }
    let first = |names: &[&str]| names.iter().find_map(|name| words.after(at, name));
    if let Some(after) = first(&["văn phòng ủy ban nhân dân", "văn phòng ubnd", "vp ubnd"]) {
        return body(after, office(unit));
    }
    if let Some(after) = first(&["văn phòng tỉnh ủy", "văn phòng thành ủy"]) {
        return body(after, format!("Văn phòng Đảng ủy {kind}"));
    }
    if let Some(after) = first(&["ban tuyên giáo và dân vận", "ban tuyên giáo", "ban dân vận", "ban tổ chức"])
    {
        let after = first_after(words, after, &["tỉnh ủy", "thành ủy", "tỉnh", "thành phố"])?;
        return Some((after, Counterpart::Body(format!("Ban Xây dựng Đảng Đảng ủy {kind}"))));
    }
    if let Some(after) = first(&["ủy ban kiểm tra tỉnh ủy", "ủy ban kiểm tra thành ủy"]) {
        return body(after, format!("Ủy ban Kiểm tra Đảng ủy {kind}"));
    }
    if let Some(after) = first(&["bộ chỉ huy quân sự", "bộ tư lệnh"]).filter(|_| words.is_capital(at)) {
        return body(after, format!("Ban Chỉ huy Quân sự {kind}"));
    }
    let press = [
        "báo và phát thanh , truyền hình",
        "báo và đài",
        "đài phát thanh và truyền hình",
        "đài phát thanh - truyền hình",
    ];
    if let Some(after) = first(&press).filter(|_| words.is_capital(at)) {
        return body(after, format!("Trung tâm Dịch vụ sự nghiệp công {kind}"));
    }
    if words.word(at) == "báo" && words.is_capital(at) && place_after(words, at + 1, place).is_some() {
        return body(at + 1, format!("Trung tâm Dịch vụ sự nghiệp công {kind}"));
    }
    if let Some(after) = first(&["cổng thông tin điện tử", "công thông tin điện tử"]) {
        return body(after, format!("Trang thông tin điện tử {kind}"));
    }
    if let Some(after) = words.after(at, "ban thi đua - khen thưởng") {
        let after = first_after(words, after, &["tỉnh", "thành phố"])?;
        return body(after, CULTURE.to_owned());
    }
    let absent = first(&ABSENT).filter(|_| words.is_capital(at))?;
    Some((after_level(words, absent, place), Counterpart::None))
}

fn first_after(words: &Words<'_>, at: usize, phrases: &[&str]) -> Option<usize> {
    phrases.iter().find_map(|phrase| words.after(at, phrase))
}

/// The word after the place's name that stands at a word.
pub(super) fn place_after(words: &Words<'_>, at: usize, place: &[String]) -> Option<usize> {
    let is_here = !place.is_empty() && place.iter().enumerate().all(|(step, word)| words.word(at + step) == word);
    is_here.then_some(at + place.len())
}

/// The word after the level of a body, with or without the name of its place.
fn after_level(words: &Words<'_>, at: usize, place: &[String]) -> usize {
    let level = first_after(words, at, &["tỉnh", "thành phố"]);
    let after = level.filter(|after| !words.is_capital(*after) || place_after(words, *after, place).is_some());
    let after = after.unwrap_or(at);
    place_after(words, after, place).unwrap_or(after)
}

#[cfg(test)]
mod tests {
    use super::{Counterpart, counterpart};
    use crate::derive::unit::find;
    use crate::model::recognise::words::Words;

    fn of(name: &str, unit: &str) -> Option<String> {
        let unit = find(unit, None).expect("the unit is known");
        let place = ["cần", "thơ"].map(str::to_owned);
        counterpart(&Words::new(name), 0, &unit, &place).map(|(_, found)| match found {
            Counterpart::Body(name) => name,
            Counterpart::None => String::new(),
        })
    }

    #[test]
    fn bodies_of_the_province_have_those_of_the_commune_for_them() {
        for (name, wanted) in [
            ("Sở Nội vụ", "Phòng Văn hóa - Xã hội"),
            ("Sở Văn hóa, Thể thao và Du lịch thành phố", "Phòng Văn hóa - Xã hội"),
            ("Sở Tài chính", "Phòng Kinh tế, Hạ tầng và Đô thị"),
            ("Ban Tuyên giáo Thành ủy", "Ban Xây dựng Đảng Đảng ủy phường"),
            ("Báo Cần Thơ", "Trung tâm Dịch vụ sự nghiệp công phường"),
            ("Viện Kiểm sát nhân dân thành phố", ""),
        ] {
            assert_eq!(of(name, "phường Cái Khế, thành phố Cần Thơ").as_deref(), Some(wanted), "{name}");
        }
        assert_eq!(of("Sở Tài chính", "xã Tân Minh, thành phố Hải Phòng").as_deref(), Some("Phòng Kinh tế"));
        for name in ["Công an tỉnh", "các sở, ban, ngành", "Ban Thi đua - Khen thưởng Trung ương", "báo cáo kết quả"]
        {
            assert_eq!(of(name, "xã Tân Minh, thành phố Hải Phòng"), None, "{name}");
        }
    }
}
