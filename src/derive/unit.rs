//! The unit that a draft is made for: found among the communes, wards and special zones of the gazetteer.

use std::fmt;

use crate::model::recognise::words::{Words, fold};
use crate::reference::units::{self, Commune, Province};
use crate::viet::Candidates;

/// How many names are proposed for one that is not known.
const PROPOSED: usize = 3;

/// A commune, a ward or a special zone, with the province it lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// `xã`, `phường` or `đặc khu`.
    pub kind: &'static str,
    /// The name without the word for its kind.
    pub name: &'static str,
    /// The province's name without the word for its kind.
    pub province: &'static str,
}

/// Why no unit is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitFault {
    /// There is none of this name; the names that may have been meant.
    Unknown(Vec<Unit>),
    /// Several bear the name.
    Several(Vec<Unit>),
}

impl fmt::Display for Unit {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = province(self.province).map_or("tỉnh", |province| province.kind);
        write!(to, "{} {}, {kind} {}", self.kind, self.name, self.province)
    }
}

impl From<&Commune> for Unit {
    fn from(commune: &Commune) -> Self {
        Self { kind: commune.kind, name: commune.name, province: commune.province }
    }
}

/// The province of a name as it stands now.
pub(super) fn province(name: &str) -> Option<&'static Province> {
    units::provinces().iter().find(|province| province.name == name && province.until.is_none())
}

/// The province that a province of any time is now, or has become part of.
pub(super) fn present_province(name: &str) -> Option<&'static Province> {
    let wanted = key(name);
    let known = units::provinces().iter().filter(|known| key(known.name) == wanted);
    let now = known.map(|known| known.into.unwrap_or(known.name)).next_back()?;
    province(now)
}

/// A name in the form in which two ways of typing it are equal.
fn key(name: &str) -> String {
    let folded = fold(name);
    let words = Words::new(&folded);
    (0..words.len()).map(|index| words.written(index)).collect::<Vec<_>>().join(" ")
}

/// The word for a unit's kind in front of its name, and the name.
fn kind_and_name(typed: &str) -> (Option<&'static str>, String) {
    let typed = key(typed);
    for kind in ["đặc khu", "phường", "xã"] {
        if let Some(name) = typed.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' ')) {
            return (Some(kind), name.to_owned());
        }
    }
    (None, typed)
}

/// Finds the unit of a name such as `xã Tân Minh, thành phố Hải Phòng`; without its province, that of the parent's counts.
///
/// # Errors
/// When there is no such unit, or more than one.
pub fn find(typed: &str, parents_province: Option<&str>) -> Result<Unit, UnitFault> {
    let (unit, above) = typed.split_once(',').map_or((typed, None), |(unit, above)| (unit, Some(key(above))));
    let above = above.map(|above| {
        let kinds = ["tỉnh ", "thành phố ", "tp . ", "tp "];
        kinds.iter().find_map(|kind| above.strip_prefix(kind)).map_or_else(|| above.clone(), str::to_owned)
    });
    let (kind, name) = kind_and_name(unit);
    let inside = |commune: &&Commune| match (&above, parents_province) {
        (Some(above), _) => key(commune.province) == *above,
        (None, Some(province)) => commune.province == province,
        (None, None) => true,
    };
    let named: Vec<&Commune> = units::communes().iter().filter(|commune| key(commune.name) == name).collect();
    let fits = |commune: &&&Commune| inside(commune) && kind.is_none_or(|kind| kind == commune.kind);
    match named.iter().filter(fits).map(|commune| Unit::from(*commune)).collect::<Vec<_>>().as_slice() {
        [unit] => Ok(*unit),
        [] => Err(UnitFault::Unknown(near(&name, &named, inside))),
        several => Err(UnitFault::Several(several.to_vec())),
    }
}

/// What may have been meant: the same name of another kind or place first, then names written much alike.
fn near(name: &str, named: &[&Commune], inside: impl Fn(&&Commune) -> bool) -> Vec<Unit> {
    let mut same: Vec<&Commune> = named.to_vec();
    same.sort_by_key(|commune| !inside(commune));
    let mut found: Vec<Unit> = same.into_iter().map(Unit::from).take(PROPOSED).collect();
    let mut left: Vec<&Commune> = units::communes().iter().filter(inside).collect();
    while found.len() < PROPOSED {
        let candidates = Candidates::new(left.iter().map(|commune| commune.name));
        let Some(nearest) = candidates.nearest(name) else { break };
        found.extend(left.iter().filter(|commune| commune.name == nearest).map(|commune| Unit::from(*commune)));
        left.retain(|commune| commune.name != nearest);
    }
    found.dedup();
    found.truncate(PROPOSED);
    found
}

#[cfg(test)]
mod tests {
    use super::{Unit, UnitFault, find, present_province};

    fn names(fault: Result<Unit, UnitFault>) -> Vec<String> {
        match fault {
            Ok(unit) => vec![unit.to_string()],
            Err(UnitFault::Unknown(units) | UnitFault::Several(units)) => units.iter().map(Unit::to_string).collect(),
        }
    }

    #[test]
    fn a_unit_is_found_with_and_without_its_province() {
        for (typed, above) in [
            ("xã Tân Minh, thành phố Hải Phòng", None),
            ("Xã  tân minh , TP Hải Phòng", Some("Cao Bằng")),
            ("xã Tân Minh", Some("Hải Phòng")),
            ("Tân Minh", Some("Hải Phòng")),
        ] {
            assert_eq!(find(typed, above).map(|unit| unit.to_string()), Ok("xã Tân Minh, thành phố Hải Phòng".into()));
        }
        assert_eq!(find("đặc khu Phú Quốc", None).map(|unit| unit.province), Ok("An Giang"));
    }

    #[test]
    fn what_is_not_known_leads_to_what_is_near() {
        assert!(matches!(find("xã Tân Minh", None), Err(UnitFault::Several(units)) if units.len() == 3));
        assert_eq!(names(find("xã Thục Phán", Some("Cao Bằng"))), ["phường Thục Phán, tỉnh Cao Bằng"]);
        assert!(names(find("xã Bảo Lâmm", Some("Cao Bằng"))).contains(&"xã Bảo Lâm, tỉnh Cao Bằng".to_owned()));
        for typed in ["", ",", "xã", "xã \u{202e}\0", &"a".repeat(100_000)] {
            assert_eq!(find(typed, Some("Cao Bằng")), Err(UnitFault::Unknown(Vec::new())), "{}", typed.len());
        }
    }

    #[test]
    fn a_province_that_was_merged_is_found_in_the_one_it_is_part_of() {
        assert_eq!(present_province("Cao Bằng").map(|province| province.name), Some("Cao Bằng"));
        assert_eq!(present_province("Bến Tre").map(|province| province.name), Some("Vĩnh Long"));
        assert!(present_province("Atlantis").is_none());
    }
}
