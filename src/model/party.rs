//! Parties: units, agencies and groups that a plan names.

use crate::source::Span;

/// A unit, an agency or a group as a plan names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The name as written.
    pub name: String,
    /// What stands in brackets right after the name: its standing office, or a unit of it.
    pub note: Option<String>,
    /// Whether the author stated it with `[…]`.
    pub stated: bool,
    /// Where the name stands.
    pub span: Span,
}

impl Party {
    /// The form in which two names of one party are equal.
    pub fn key(&self) -> String {
        key(&self.name)
    }
}

/// The form in which two ways of writing a party's name are equal: lower case, no `các`, short forms written out.
pub fn key(name: &str) -> String {
    let folded = super::recognise::words::fold(name);
    let mut words: Vec<&str> = folded
        .split(|character: char| character.is_whitespace() || matches!(character, ',' | ';'))
        .filter(|word| !word.is_empty() && *word != "và")
        .map(|word| match word {
            "ubnd" => "ủy ban nhân dân",
            "hđnd" => "hội đồng nhân dân",
            "ubmttq" => "ủy ban mặt trận tổ quốc",
            "mttq" => "mặt trận tổ quốc",
            "vn" => "việt nam",
            "tp" | "tp." => "thành phố",
            "bch" => "ban chỉ huy",
            other => other,
        })
        .collect();
    while words.len() > 1 && matches!(words.first(), Some(&"các" | &"những" | &"toàn" | &"thể")) {
        words.remove(0);
    }
    words.join(" ")
}

/// The level of government an issuer stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A ministry or another body of the centre.
    Central,
    /// A province or a city run by the centre.
    Province,
    /// A district (until 30 June 2025).
    District,
    /// A commune, a ward or a special zone.
    Commune,
    /// A unit below or beside these: a department, a school, an enterprise.
    Unit,
}

/// The level and the territory of a body, read from its name.
///
/// `thành phố` counts as a province unless another territory follows it, as in `thành phố Sa Đéc, tỉnh Đồng Tháp`.
pub fn level_of(name: &str) -> (Level, Option<String>) {
    let words = super::recognise::words::Words::new(name);
    let is_committee = ["ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd"]
        .iter()
        .any(|head| words.is_at(0, head) || (words.is_at(0, "chủ tịch") && words.is_at(2, head)));
    if ["bộ", "chính phủ", "thủ tướng"].iter().any(|head| words.is_at(0, head)) && !words.is_at(0, "bộ chỉ huy")
    {
        return (Level::Central, None);
    }
    let units: &[(&str, Level)] = &[
        ("tỉnh", Level::Province),
        ("thành phố", Level::Province),
        ("quận", Level::District),
        ("huyện", Level::District),
        ("thị xã", Level::District),
        ("xã", Level::Commune),
        ("phường", Level::Commune),
        ("đặc khu", Level::Commune),
        ("thị trấn", Level::Commune),
    ];
    let mut found: Option<(Level, usize, usize)> = None;
    let mut at = 0;
    while at < words.len() {
        let unit = units.iter().find_map(|(unit, level)| words.after(at, unit).map(|after| (*level, after)));
        let Some((level, after)) = unit else {
            at += 1;
            continue;
        };
        match found {
            None => found = Some((level, at, words.len())),
            // A city inside a province is no province.
            Some((Level::Province, start, _)) if level == Level::Province => {
                let end = at.saturating_sub(usize::from(words.word(at.saturating_sub(1)) == ","));
                found = Some((Level::District, start, end));
            }
            Some((first, start, end)) if end == words.len() => {
                let end = at.saturating_sub(usize::from(words.word(at.saturating_sub(1)) == ","));
                found = Some((first, start, end));
            }
            Some(_) => {}
        }
        at = after;
    }
    match found {
        Some((level, start, end)) => {
            let territory = words.slice(start, end).to_owned();
            (if is_committee { level } else { Level::Unit }, Some(territory))
        }
        None => (Level::Unit, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, key, level_of};

    #[test]
    fn short_forms_and_quantities_do_not_part_a_party_from_itself() {
        assert_eq!(key("Các sở, ban, ngành tỉnh"), key("sở, ban, ngành tỉnh"));
        assert_eq!(key("UBND các xã, phường"), key("Ủy ban nhân dân các xã, phường"));
        assert_eq!(key("Uỷ ban nhân dân xã"), key("UBND xã"));
    }

    #[test]
    fn the_level_is_read_from_the_name() {
        assert_eq!(level_of("Ủy ban nhân dân xã Tân Minh"), (Level::Commune, Some("xã Tân Minh".into())));
        assert_eq!(level_of("ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ").0, Level::Province);
        assert_eq!(level_of("Ủy ban nhân dân thành phố Sa Đéc, tỉnh Đồng Tháp").0, Level::District);
        assert_eq!(
            level_of("Ủy ban nhân dân xã Tân Minh, thành phố Hải Phòng"),
            (Level::Commune, Some("xã Tân Minh".into()))
        );
        assert_eq!(level_of("Sở Nội vụ tỉnh Cao Bằng").0, Level::Unit);
        assert_eq!(level_of("Bộ Nội vụ").0, Level::Central);
    }
}
