//! What a name of a group or a unit is of: departments, communes, unions, enterprises … Two names of one kind may mean the
//! same; a name of no known kind is never judged.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::party;
use crate::model::recognise::words::Words;
use crate::reference::first_words::ByFirstWord;

/// A kind of group or unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// Sở, ban, ngành, phòng: the issuer's own machinery.
    Department,
    /// Cơ quan, đơn vị: whatever has an office.
    Agency,
    /// Xã, phường, đặc khu, their committees; địa phương.
    Commune,
    /// Mặt trận Tổ quốc.
    Front,
    /// Tổ chức chính trị - xã hội, đoàn thể.
    Union,
    /// Tổ chức chính trị xã hội - nghề nghiệp.
    ProfessionalBody,
    /// Doanh nghiệp, hợp tác xã.
    Enterprise,
    /// Trường học, cơ sở giáo dục.
    School,
    /// Trạm y tế, bệnh viện.
    Health,
    /// Thôn, ấp, tổ dân phố.
    Village,
    /// Hộ gia đình.
    Household,
    /// Cá nhân and every sort of person.
    Person,
    /// Tổ chức, without more.
    Organisation,
    /// Tập thể.
    Collective,
    /// Hội đồng Thi đua - Khen thưởng.
    AwardCouncil,
    /// Tỉnh ủy, Thành ủy.
    PartyCommittee,
    /// Quận ủy, huyện ủy, đảng ủy: committees of the Party below the province.
    PartyCommitteeBelow,
    /// Ban Tuyên giáo: what works for a committee of the Party.
    PartyOffice,
}

/// Phrases in folded form with the kind they tell; the longer before the shorter.
const PHRASES: &[(&str, Kind)] = &[
    ("tổ chức chính trị xã hội - nghề nghiệp", Kind::ProfessionalBody),
    ("tổ chức chính trị - xã hội - nghề nghiệp", Kind::ProfessionalBody),
    ("tổ chức xã hội - nghề nghiệp", Kind::ProfessionalBody),
    ("tổ chức chính trị - xã hội", Kind::Union),
    ("tổ chức ct - xh", Kind::Union),
    ("tổ chức hội", Kind::Union),
    ("đoàn thể", Kind::Union),
    ("hội đoàn", Kind::Union),
    ("liên đoàn lao động", Kind::Union),
    ("hội liên hiệp", Kind::Union),
    ("hội nông dân", Kind::Union),
    ("hội cựu chiến binh", Kind::Union),
    ("tỉnh đoàn", Kind::Union),
    ("thành đoàn", Kind::Union),
    ("đoàn thanh niên", Kind::Union),
    ("đoàn tn", Kind::Union),
    ("công đoàn", Kind::Union),
    ("mặt trận", Kind::Front),
    ("hội đồng thi đua", Kind::AwardCouncil),
    ("hội đồng tđkt", Kind::AwardCouncil),
    ("hđtđkt", Kind::AwardCouncil),
    ("hđtđ - kt", Kind::AwardCouncil),
    ("hđđkt", Kind::AwardCouncil),
    ("hội đồng tđ - kt", Kind::AwardCouncil),
    ("ban tuyên giáo", Kind::PartyOffice),
    ("ban dân vận", Kind::PartyOffice),
    ("ban tổ chức tỉnh ủy", Kind::PartyOffice),
    ("ban đảng", Kind::PartyOffice),
    ("ban xây dựng đảng", Kind::PartyOffice),
    ("cơ quan đảng", Kind::PartyOffice),
    ("ban của tỉnh ủy", Kind::PartyOffice),
    ("ban của thành ủy", Kind::PartyOffice),
    ("ban thuộc tỉnh ủy", Kind::PartyOffice),
    ("quận ủy", Kind::PartyCommitteeBelow),
    ("huyện ủy", Kind::PartyCommitteeBelow),
    ("đảng ủy", Kind::PartyCommitteeBelow),
    ("tỉnh ủy", Kind::PartyCommittee),
    ("thành ủy", Kind::PartyCommittee),
    ("ủy ban nhân dân", Kind::Commune),
    ("địa phương", Kind::Commune),
    ("cấp xã", Kind::Commune),
    ("doanh nghiệp", Kind::Enterprise),
    ("hợp tác xã", Kind::Enterprise),
    ("hộ kinh doanh", Kind::Enterprise),
    ("cơ sở sản xuất", Kind::Enterprise),
    ("tổ chức kinh tế", Kind::Enterprise),
    ("công ty", Kind::Enterprise),
    ("nhà trường", Kind::School),
    ("trường học", Kind::School),
    ("cơ sở giáo dục", Kind::School),
    ("trung tâm giáo dục", Kind::School),
    ("trung tâm học tập cộng đồng", Kind::School),
    ("trường trung học", Kind::School),
    ("trường tiểu học", Kind::School),
    ("trường mầm non", Kind::School),
    ("trạm y tế", Kind::Health),
    ("bệnh viện", Kind::Health),
    ("cơ sở y tế", Kind::Health),
    ("trung tâm y tế", Kind::Health),
    ("tổ dân phố", Kind::Village),
    ("khu dân cư", Kind::Village),
    ("khu phố", Kind::Village),
    ("thôn", Kind::Village),
    ("ấp", Kind::Village),
    ("khóm", Kind::Village),
    ("buôn", Kind::Village),
    ("bản", Kind::Village),
    ("hộ gia đình", Kind::Household),
    ("gia đình", Kind::Household),
    ("cán bộ", Kind::Person),
    ("công chức", Kind::Person),
    ("viên chức", Kind::Person),
    ("người lao động", Kind::Person),
    ("công nhân", Kind::Person),
    ("cá nhân", Kind::Person),
    ("học sinh", Kind::Person),
    ("sinh viên", Kind::Person),
    ("giáo viên", Kind::Person),
    ("hội viên", Kind::Person),
    ("đoàn viên", Kind::Person),
    ("chiến sĩ", Kind::Person),
    ("nhân dân", Kind::Person),
    ("người dân", Kind::Person),
    ("tập thể", Kind::Collective),
    ("cơ quan", Kind::Agency),
    ("đơn vị", Kind::Agency),
    ("sở", Kind::Department),
    ("ban ngành", Kind::Department),
    ("ngành", Kind::Department),
    ("ban", Kind::Department),
    ("phòng", Kind::Department),
    ("công an", Kind::Department),
    ("quân sự", Kind::Department),
    ("biên phòng", Kind::Department),
    ("văn phòng", Kind::Department),
    ("trung tâm", Kind::Department),
    ("thanh tra", Kind::Department),
    ("tổ chức", Kind::Organisation),
    ("trường", Kind::School),
    ("xã", Kind::Commune),
    ("phường", Kind::Commune),
    ("đặc khu", Kind::Commune),
    ("quận", Kind::Commune),
    ("huyện", Kind::Commune),
];

/// Words after which `xã`, `tỉnh` only tell whose something is, and words that hold one of the phrases without meaning it.
const NO_KIND: &[&str] = &[
    "xã hội",
    "hợp tác xã",
    "bản thân",
    "văn bản",
    "bản đồ",
    "cơ sở",
    "trụ sở",
    "môi trường",
    "thị trường",
    "hiện trường",
    "công trường",
    "nông trường",
    "lâm trường",
    "quảng trường",
    "trường hợp",
];

/// [`PHRASES`] by their first words.
static BY_FIRST: LazyLock<ByFirstWord<(&str, Kind)>> =
    LazyLock::new(|| PHRASES.iter().map(|row| (row.0, *row)).collect());

/// [`NO_KIND`] by their first words.
static SKIPPED_BY_FIRST: LazyLock<ByFirstWord<&str>> =
    LazyLock::new(|| NO_KIND.iter().map(|phrase| (*phrase, *phrase)).collect());

/// The kinds a name tells; empty where it is none that is known.
pub(super) fn kinds_of(name: &str) -> BTreeSet<Kind> {
    let key = party::key(name);
    let words = Words::new(&key);
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < words.len() {
        // A long phrase is read whole: `tổ chức chính trị - xã hội` is no `tổ chức`.
        let first = words.word(at);
        let told = BY_FIRST.of(first).iter();
        let read = told.copied().find_map(|(phrase, kind)| words.after(at, phrase).map(|after| (after, kind)));
        let skipped = SKIPPED_BY_FIRST.of(first).iter().find_map(|phrase| words.after(at, phrase));
        match (read, skipped) {
            (Some((after, kind)), skipped) if skipped.is_none_or(|skipped| skipped <= after) => {
                // `Công an xã`, `Sở … tỉnh`: the territory behind a unit's name is not a commune of the list.
                let is_whose = kind == Kind::Commune && after == at + 1 && !found.is_empty() && !is_listed(&words, at);
                // `Ban Tuyên giáo Tỉnh ủy` is an office of the committee, not the committee.
                let is_whose = is_whose || (kind == Kind::PartyCommittee && found.contains(&Kind::PartyOffice));
                if !is_whose {
                    found.insert(kind);
                }
                at = after;
            }
            (_, Some(skipped)) => at = skipped,
            (_, None) => at += 1,
        }
        // What a group is like, and where, is not who it is.
        if ["trên địa bàn", "thuộc", "trực thuộc", "có thành tích", "tham gia", "trong", "đang", "làm việc", "tại"]
            .iter()
            .any(|tail| words.is_at(at, tail))
            && !found.is_empty()
        {
            break;
        }
    }
    found
}

/// Tells whether a territory's word is a member of a list: after a comma, `các` or `và`.
fn is_listed(words: &Words<'_>, at: usize) -> bool {
    at == 0 || matches!(words.word(at - 1), "các" | "và" | "," | ";")
}

/// Tells whether a kind is met by others: one of its own, or a broader word for it.
pub(super) fn is_met(kind: Kind, by: &BTreeSet<Kind>) -> bool {
    let any = |kinds: &[Kind]| kinds.iter().any(|kind| by.contains(kind));
    by.contains(&kind)
        || match kind {
            Kind::Department => any(&[Kind::Agency]),
            Kind::Agency => any(&[Kind::Department, Kind::Organisation, Kind::School, Kind::Commune]),
            Kind::Commune | Kind::Village | Kind::Front => false,
            Kind::Union => any(&[Kind::Organisation]),
            Kind::ProfessionalBody => false,
            Kind::Enterprise | Kind::School | Kind::Health => any(&[Kind::Organisation, Kind::Agency]),
            Kind::Household | Kind::Person => any(&[Kind::Person, Kind::Household]),
            Kind::Organisation => any(&[Kind::Enterprise, Kind::Union, Kind::Agency]),
            Kind::Collective => !by.is_empty(),
            Kind::AwardCouncil | Kind::PartyCommittee | Kind::PartyCommitteeBelow | Kind::PartyOffice => false,
        }
}

#[cfg(test)]
mod tests {
    use super::{Kind, kinds_of};

    #[test]
    fn names_tell_their_kinds() {
        for (name, wanted) in [
            ("Các sở, ban, ngành tỉnh", vec![Kind::Department]),
            ("Ủy ban nhân dân các xã, phường", vec![Kind::Commune]),
            ("Công an xã", vec![Kind::Department]),
            ("các tổ chức chính trị - xã hội của tỉnh", vec![Kind::Union]),
            ("tổ chức chính trị xã hội - nghề nghiệp tỉnh", vec![Kind::ProfessionalBody]),
            ("tổ chức, doanh nghiệp", vec![Kind::Enterprise, Kind::Organisation]),
            ("hợp tác xã", vec![Kind::Enterprise]),
            ("các thôn", vec![Kind::Village]),
            ("Các trường, trung tâm GDTX", vec![Kind::Department, Kind::School]),
            ("Sở Nông nghiệp và Môi trường", vec![Kind::Department]),
            ("Ban Tuyên giáo Tỉnh ủy", vec![Kind::PartyOffice]),
            ("Thường trực Tỉnh ủy", vec![Kind::PartyCommittee]),
            ("Hội đồng Thi đua - Khen thưởng các cấp", vec![Kind::AwardCouncil]),
            ("Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở", vec![]),
        ] {
            assert_eq!(kinds_of(name).into_iter().collect::<Vec<_>>(), wanted, "{name}");
        }
    }
}
