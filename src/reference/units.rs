//! Administrative units: provinces with the days on which each was of its kind, communes as they stand.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Certainty, day, rows};

/// A unit of the level of the province while it was of one kind.
#[derive(Clone, Debug)]
pub struct Province {
    /// The name without the word for its kind: `Cần Thơ`.
    pub name: &'static str,
    /// `tỉnh` or `thành phố`.
    pub kind: &'static str,
    /// The first day; nothing for long ago.
    pub from: Option<NaiveDate>,
    /// The last day; nothing while it stands.
    pub until: Option<NaiveDate>,
    /// The unit that it has become part of.
    pub into: Option<&'static str>,
    /// How this is known.
    pub certainty: Certainty,
}

/// A unit of the level of the commune.
#[derive(Clone, Copy, Debug)]
pub struct Commune {
    /// The province's name.
    pub province: &'static str,
    /// `xã`, `phường` or `đặc khu`.
    pub kind: &'static str,
    /// The name without the word for its kind.
    pub name: &'static str,
}

static PROVINCES: LazyLock<Vec<Province>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| match row.as_slice() {
        [name, kind, from, until, into, sure] => Some(Province {
            name,
            kind,
            from: day(from),
            until: day(until),
            into: (*into != "-").then_some(*into),
            certainty: Certainty::read(sure),
        }),
        _ => None,
    };
    rows(include_str!("../../data/provinces.tsv")).filter_map(read).collect()
});

static COMMUNES: LazyLock<Vec<Commune>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| match row.as_slice() {
        [province, kind, name] => Some(Commune { province, kind, name }),
        _ => None,
    };
    rows(include_str!("../../data/units.tsv")).filter_map(read).collect()
});

/// The provinces of before and after 2025-07-01, a row for each kind a province was of.
pub fn provinces() -> &'static [Province] {
    &PROVINCES
}

/// The communes, wards and special zones of the arrangement in force since 2025-07-01.
pub fn communes() -> &'static [Commune] {
    &COMMUNES
}

/// The last day on which there was a level of the district.
pub fn last_day_of_districts() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 6, 30).unwrap_or_default()
}

impl Province {
    /// Tells whether the unit was of this kind on a day.
    pub fn stands_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::{communes, provinces};
    use chrono::NaiveDate;

    #[test]
    fn the_files_hold_every_unit() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let standing = |day| provinces().iter().filter(|province| province.stands_on(day)).count();
        assert_eq!(standing(day(2025, 6, 30)), 63);
        assert_eq!(standing(day(2025, 7, 1)), 34);
        let cities =
            |day| provinces().iter().filter(|province| province.stands_on(day) && province.kind == "thành phố").count();
        assert_eq!((cities(day(2025, 7, 1)), cities(day(2026, 4, 30)), cities(day(2026, 9, 20))), (6, 7, 9));
        assert_eq!(communes().len(), 3321);
        let known = |name: &str| provinces().iter().any(|province| province.name == name && province.until.is_none());
        assert!(communes().iter().all(|commune| known(commune.province)));
        assert!(provinces().iter().filter_map(|province| province.into).all(known));
    }
}
