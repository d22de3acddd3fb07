//! What statuses, verdicts and topics are called, the same in every output.

use super::changes::{Relation, Status};
use super::findings::{Topic, Verdict};

impl Status {
    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Status::Same => "giữ nguyên",
            Status::Localised => "đổi theo địa phương",
            Status::Edited => "sửa lời",
            Status::Moved => "chuyển chỗ",
            Status::MovedLocalised => "chuyển chỗ, đổi theo địa phương",
            Status::MovedEdited => "chuyển chỗ, sửa lời",
            Status::Split => "tách ra",
            Status::Merged => "gộp lại",
            Status::Omitted => "bỏ",
            Status::Added => "thêm",
        }
    }

    /// How it is named in JSON and in templates.
    pub fn name(self) -> &'static str {
        match self {
            Status::Same => "same",
            Status::Localised => "localised",
            Status::Edited => "edited",
            Status::Moved => "moved",
            Status::MovedLocalised => "moved_localised",
            Status::MovedEdited => "moved_edited",
            Status::Split => "split",
            Status::Merged => "merged",
            Status::Omitted => "omitted",
            Status::Added => "added",
        }
    }
}

impl Verdict {
    /// Every verdict, the gravest first: the order in which they are counted and shown.
    pub const ALL: [Verdict; 4] = [Verdict::Departs, Verdict::Silent, Verdict::Unclear, Verdict::Conforms];

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Verdict::Departs => "trái với cấp trên",
            Verdict::Silent => "chưa quy định",
            Verdict::Unclear => "chưa rõ",
            Verdict::Conforms => "phù hợp",
        }
    }

    /// How it is named in JSON and in templates.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Departs => "departs",
            Verdict::Silent => "silent",
            Verdict::Unclear => "unclear",
            Verdict::Conforms => "conforms",
        }
    }
}

impl Topic {
    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Topic::Report => "Báo cáo và thời hạn",
            Topic::Period => "Thời gian thực hiện",
            Topic::Group => "Đối tượng và tiêu chí",
            Topic::Content => "Nội dung thi đua",
            Topic::Award => "Khen thưởng",
            Topic::Target => "Chỉ tiêu và số lượng",
            Topic::Basis => "Căn cứ",
            Topic::Duty => "Nhiệm vụ cấp trên giao",
            Topic::Division => "Bố cục",
            Topic::Term => "Từ ngữ được giải thích",
        }
    }
}

impl Relation {
    /// What the two plans are called, within a sentence.
    pub fn sides(self) -> (&'static str, &'static str) {
        match self {
            Relation::ParentAndChild => ("cấp trên", "cấp dưới"),
            Relation::Versions => ("bản trước", "bản sau"),
        }
    }
}

/// A place in a plan as a person says it: `III.1.a, gạch đầu dòng thứ 2` for `III/1/a/-2`.
pub fn place_in_words(place: &str) -> String {
    let mut words = String::new();
    let mut steps = place.split('/').peekable();
    let region = match steps.peek().copied() {
        Some("title") => Some("Trích yếu"),
        Some("header") => Some("Phần đầu"),
        Some("signature") => Some("Phần ký"),
        Some("preamble") => Some("Mở đầu"),
        Some("closing") => Some("Kết thúc"),
        Some("footnote") => Some("Chú thích"),
        Some("annex") => Some("Phụ lục"),
        _ => None,
    };
    if let Some(region) = region {
        words.push_str(region);
        steps.next();
    }
    let is_counted = matches!(region, Some("Chú thích" | "Phụ lục"));
    for (index, step) in steps.enumerate() {
        let number =
            |mark: char| step.strip_prefix(mark).filter(|rest| rest.starts_with(|first: char| first.is_ascii_digit()));
        let (between, said) = match (number('-'), number('+'), number('p'), step) {
            (Some(number), ..) => (", ", format!("gạch đầu dòng thứ {number}")),
            (_, Some(number), ..) => (", ", format!("dấu cộng thứ {number}")),
            (_, _, Some(number), _) => (", ", format!("đoạn {number}")),
            (.., "head") => (", ", "đầu bảng".to_owned()),
            (.., "attached") => (", ", "dòng kèm theo".to_owned()),
            _ if is_counted && index == 0 => (" ", step.to_owned()),
            _ if region == Some("Phụ lục") => (", ", format!("dòng {}", step.trim_start_matches('r'))),
            _ if region.is_some() => (", ", format!("đoạn {step}")),
            _ => (".", step.to_owned()),
        };
        if !words.is_empty() {
            words.push_str(between);
        }
        words.push_str(&said);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::place_in_words;

    #[test]
    fn places_are_said_as_a_drafter_says_them() {
        for (place, said) in [
            ("III/1/a/-2", "III.1.a, gạch đầu dòng thứ 2"),
            ("IV/p1", "IV, đoạn 1"),
            ("II/+3", "II, dấu cộng thứ 3"),
            ("preamble/1", "Mở đầu, đoạn 1"),
            ("closing/2", "Kết thúc, đoạn 2"),
            ("footnote/2", "Chú thích 2"),
            ("annex/1/3.1", "Phụ lục 1, dòng 3.1"),
            ("annex/1/head", "Phụ lục 1, đầu bảng"),
            ("annex/2", "Phụ lục 2"),
            ("title", "Trích yếu"),
            ("header", "Phần đầu"),
            ("signature", "Phần ký"),
        ] {
            assert_eq!(place_in_words(place), said);
        }
    }
}
