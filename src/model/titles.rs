//! Roles read from titles, where a drafter typed none: `mục: Mục đích` means `mục đích:`.

use crate::model::recognise::words::{Words, fold};
use crate::syntax::keywords::Role;

/// Beginnings of titles with the role they give. The longer before the shorter.
const TITLES: &[(&str, Role)] = &[
    ("mục đích", Role::Purposes),
    ("mục tiêu", Role::Purposes),
    ("yêu cầu", Role::Requirements),
    ("chủ đề", Role::Theme),
    ("nội dung", Role::Contents),
    ("đối tượng", Role::TargetGroups),
    ("nguyên tắc", Role::Principles),
    ("tiêu chí", Role::Criteria),
    ("hình thức khen thưởng", Role::AwardForms),
    ("hình thức và tiêu chuẩn khen thưởng", Role::AwardForms),
    ("danh hiệu thi đua và hình thức khen thưởng", Role::AwardForms),
    ("tiêu chuẩn", Role::AwardStandards),
    ("số lượng khen thưởng", Role::Quotas),
    ("số lượng", Role::Quotas),
    ("tỷ lệ khen thưởng", Role::Quotas),
    ("hồ sơ", Role::Dossier),
    ("thời gian trình hồ sơ", Role::Dossier),
    ("số lượng hồ sơ", Role::Dossier),
    ("kinh phí", Role::Funding),
    ("tiền thưởng", Role::Funding),
    ("mức thưởng", Role::Funding),
    ("thời gian thực hiện", Role::Timeline),
    ("thời gian thi đua", Role::Timeline),
    ("thời gian", Role::Timeline),
    ("giải pháp", Role::Solutions),
    ("biện pháp", Role::Solutions),
    ("tổ chức thực hiện", Role::Assignments),
    ("phân công thực hiện", Role::Assignments),
    ("phân công nhiệm vụ", Role::Assignments),
    ("trách nhiệm thực hiện", Role::Assignments),
];

/// Labels of one line (`Số lượng khen thưởng: 10 tập thể`) that give that line its role under another one.
const LABELS: &[Role] = &[Role::AwardStandards, Role::Quotas, Role::Dossier, Role::Funding];

/// The role that a title without one gives its division; nothing for a title of two subjects (`Mục đích, yêu cầu`).
pub(super) fn role_of(title: &str) -> Option<Role> {
    let title = title.trim().trim_end_matches(['.', ':', ';']);
    if title.len() > 160 {
        return None;
    }
    let folded = fold(title);
    let words = Words::new(&folded);
    if words.is_at(0, "khen thưởng") && words.len() == 2 {
        return Some(Role::AwardForms);
    }
    let (phrase, role) =
        TITLES.iter().filter(|(phrase, _)| words.is_at(0, phrase)).max_by_key(|(phrase, _)| phrase.len())?;
    let after = words.after(0, phrase)?;
    // `Mục đích, yêu cầu`, `Tiêu chí và hình thức khen thưởng`: the parts below say which is which.
    let names_two = (after..words.len()).any(|at| {
        let joins = matches!(words.word(at), "," | "và" | "-" | "/" | ";");
        joins && TITLES.iter().any(|(other, _)| words.is_at(at + 1, other))
    });
    let is_sentence = words.len() > after + 14;
    (!names_two && !is_sentence).then_some(*role)
}

/// The role that a line's own label gives it, beside the role of the division it stands in.
pub(super) fn role_of_label(text: &str, division: Option<Role>) -> Option<Role> {
    let (label, _) = text.split_once(':')?;
    let role = role_of(label)?;
    let is_of_awards = LABELS.contains(&role);
    match division {
        None => Some(role),
        Some(division) => {
            let divides =
                matches!(division, Role::AwardForms | Role::AwardStandards | Role::Quotas) || division.is_tier();
            (is_of_awards && divides).then_some(role)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{role_of, role_of_label};
    use crate::syntax::keywords::Role;

    #[test]
    fn a_title_of_one_subject_gives_its_role() {
        assert_eq!(role_of("Mục đích"), Some(Role::Purposes));
        assert_eq!(role_of("NỘI DUNG PHONG TRÀO THI ĐUA"), Some(Role::Contents));
        assert_eq!(role_of("Thời gian thi đua:"), Some(Role::Timeline));
        assert_eq!(role_of("Số lượng hồ sơ"), Some(Role::Dossier));
    }

    #[test]
    fn a_title_of_two_subjects_gives_none() {
        assert_eq!(role_of("MỤC ĐÍCH, YÊU CẦU"), None);
        assert_eq!(role_of("Tiêu chí thi đua và hình thức khen thưởng"), None);
        assert_eq!(role_of("ĐỐI TƯỢNG, NGUYÊN TẮC THI ĐUA"), None);
        assert_eq!(role_of("Bằng khen của Chủ tịch"), None);
        assert_eq!(role_of("Khen thưởng hằng năm"), None);
    }

    #[test]
    fn a_label_gives_its_line_a_role_under_awards() {
        let under = |text: &str| role_of_label(text, Some(Role::AwardForms));
        assert_eq!(under("Số lượng khen thưởng: 10 tập thể"), Some(Role::Quotas));
        assert_eq!(under("Số lượng hồ sơ: 02 bộ"), Some(Role::Dossier));
        assert_eq!(under("Hình thức khen thưởng gồm: Giấy khen"), None);
        assert_eq!(role_of_label("Thời gian thi đua: năm 2026", None), Some(Role::Timeline));
    }
}
