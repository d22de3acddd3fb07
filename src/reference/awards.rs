//! Awards (`data/awards.tsv`): which office confers which, since when, and how sure that is.

use std::sync::LazyLock;

use chrono::NaiveDate;

use super::{Certainty, day, rows};

/// An office that confers awards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// Chủ tịch nước.
    StatePresident,
    /// Thủ tướng Chính phủ.
    PrimeMinister,
    /// Bộ trưởng, người đứng đầu bộ, ban, ngành.
    Minister,
    /// Chủ tịch Ủy ban nhân dân cấp tỉnh.
    ProvincialChair,
    /// The head of a specialised agency of a provincial committee (giám đốc sở), or of a unit like it.
    HeadOfAgency,
    /// Chủ tịch Ủy ban nhân dân cấp huyện.
    DistrictChair,
    /// Chủ tịch Ủy ban nhân dân cấp xã.
    CommuneChair,
}

/// An award that an office confers.
#[derive(Clone, Debug)]
pub struct Competence {
    /// The award, in lower case.
    pub award: &'static str,
    /// The office.
    pub office: Office,
    /// Where it is laid down.
    pub source: &'static str,
    /// Since when.
    pub from: Option<NaiveDate>,
    /// The day it ends.
    pub until: Option<NaiveDate>,
    /// How it is known.
    pub certainty: Certainty,
}

static TABLE: LazyLock<Vec<Competence>> =
    LazyLock::new(|| rows(include_str!("../../data/awards.tsv")).filter_map(|row| read(&row)).collect());

fn read(row: &[&'static str]) -> Option<Competence> {
    let [award, _, office, _, source, from, until, sure] = row else { return None };
    let office = match *office {
        "state-president" => Office::StatePresident,
        "prime-minister" => Office::PrimeMinister,
        "minister" => Office::Minister,
        "provincial-chair" => Office::ProvincialChair,
        "head-of-agency" => Office::HeadOfAgency,
        "district-chair" => Office::DistrictChair,
        "commune-chair" => Office::CommuneChair,
        _ => return None,
    };
    let certainty = Certainty::read(sure);
    Some(Competence { award, office, source, from: day(from), until: day(until), certainty })
}

/// Every row of the table.
pub fn all() -> &'static [Competence] {
    &TABLE
}

/// What an office confers on a day.
pub fn conferred_by(office: Office, on: NaiveDate) -> impl Iterator<Item = &'static Competence> {
    TABLE.iter().filter(move |row| {
        row.office == office && row.from.is_none_or(|from| from <= on) && row.until.is_none_or(|until| on < until)
    })
}

/// Tells that an office does not confer an award (its first words, in lower case) on a day, and how sure that is; nothing
/// where it does, or where nothing is known of the office.
pub fn is_beyond(office: Office, award: &str, on: NaiveDate) -> Option<Certainty> {
    let mut known = conferred_by(office, on).peekable();
    known.peek()?;
    let mut certainty = Certainty::Text;
    for row in known {
        if row.award.starts_with(award) {
            return None;
        }
        if row.certainty != Certainty::Text {
            certainty = row.certainty;
        }
    }
    Some(certainty)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Certainty, Office, all, is_beyond};

    fn on(year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, 7, 1).expect("a day")
    }

    #[test]
    fn every_row_is_read() {
        let lines = include_str!("../../data/awards.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(all().len(), lines.count());
        assert!(all().iter().all(|row| row.from.is_some() && !row.source.is_empty()));
    }

    #[test]
    fn a_commune_confers_certificates_of_its_own_level() {
        assert_eq!(is_beyond(Office::CommuneChair, "giấy khen", on(2026)), None);
        assert_eq!(is_beyond(Office::CommuneChair, "bằng khen", on(2026)), Some(Certainty::Text));
        assert_eq!(is_beyond(Office::ProvincialChair, "bằng khen", on(2026)), None);
        assert_eq!(is_beyond(Office::CommuneChair, "chiến sĩ thi đua cơ sở", on(2024)), Some(Certainty::Text));
        // The district level has ended: nothing is known of what it would confer.
        assert_eq!(is_beyond(Office::DistrictChair, "bằng khen", on(2026)), None);
    }
}
