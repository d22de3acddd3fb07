//! What a starter plan is made of: the words that follow from the level of the office that issues it.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior};
use serde::Serialize;

use crate::viet;

/// The plan with its explanations; a gap where something follows from the office.
const TEMPLATE: &str = include_str!("../../templates/new/ke-hoach.plan");

/// Where the office stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Province,
    City,
    Commune,
    Ward,
    SpecialZone,
    Department,
}

impl Level {
    pub(super) const ALL: [Level; 6] =
        [Level::Province, Level::City, Level::Commune, Level::Ward, Level::SpecialZone, Level::Department];

    /// The word before the name of the place.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Level::Province => "tỉnh",
            Level::City => "thành phố",
            Level::Commune => "xã",
            Level::Ward => "phường",
            Level::SpecialZone => "đặc khu",
            Level::Department => "sở",
        }
    }

    /// Reads a level as it is typed: with or without its marks, with a blank or a hyphen.
    pub(super) fn read(typed: &str) -> Option<Level> {
        let plain = |words: &str| viet::without_marks(&viet::lower(words.trim())).replace(' ', "-");
        Level::ALL.into_iter().find(|level| plain(level.unit()) == plain(typed))
    }
}

/// What the drafter says of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wishes {
    pub level: Level,
    /// The name of the place, with or without the word for its unit.
    pub place: String,
    /// The body that issues the plan; for a committee it follows from level and place.
    pub agency: Option<String>,
    pub movement: String,
    pub signer: String,
    /// First and last year.
    pub years: (u16, u16),
}

/// The gaps of the template.
#[derive(Debug, Serialize)]
struct Gaps {
    movement: String,
    agency: String,
    superior: Option<String>,
    symbol: String,
    place: String,
    /// `xã Tân Minh`
    area: String,
    /// `trên địa bàn xã Tân Minh`
    r#where: String,
    is_committee: bool,
    position: &'static str,
    signer: String,
    first_year: u16,
    middle_year: Option<u16>,
    last_year: u16,
    /// `năm 2026`, `giai đoạn 2026 - 2030`
    span: String,
    period: String,
    groups: Vec<String>,
    people: &'static str,
    award: String,
    /// Who gathers reports and files.
    standing: &'static str,
    /// Who is asked for support.
    front: String,
    /// Who decides in difficulties.
    head: String,
    recipients: Vec<String>,
}

/// Makes the starter plan.
pub(super) fn plan(wishes: &Wishes) -> String {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().keep_trailing_newline(true).build();
    environment.set_syntax(syntax.expect("the marks of a template are those of the engine"));
    environment.add_filter("first_capital", |words: String| viet::capitalise(&words));
    environment.add_filter("join", |words: Vec<String>, mark: String| words.join(&mark));
    environment.render_str(TEMPLATE, Serde(gaps(wishes))).expect("the template asks for what there is")
}

fn gaps(wishes: &Wishes) -> Gaps {
    let (first, last) = wishes.years;
    let unit = wishes.level.unit();
    let is_committee = wishes.level != Level::Department;
    let (superior, name) = split_place(wishes);
    let agency = wishes.agency.clone().unwrap_or_else(|| format!("Ủy ban nhân dân {unit} {name}"));
    // `Tân Minh, thành phố Hải Phòng`: the province tells one commune from another, and belongs to the body's name alone.
    let name = name.split(',').next().unwrap_or_default().trim().to_owned();
    let area = if is_committee { format!("{unit} {name}") } else { agency.clone() };
    let body = Body::of(wishes.level, unit);
    let committee = format!("Ủy ban nhân dân {unit}");
    Gaps {
        movement: wishes.movement.clone(),
        symbol: if is_committee { "KH-UBND".to_owned() } else { format!("KH-{}", initials(&agency)) },
        superior: (!is_committee).then_some(superior),
        place: name,
        r#where: if is_committee { format!("trên địa bàn {area}") } else { format!("tại {area}") },
        area,
        agency,
        is_committee,
        position: if is_committee { "Chủ tịch" } else { "Giám đốc" },
        signer: wishes.signer.clone(),
        first_year: first,
        middle_year: (first < last).then_some(first + (last - first) / 2),
        last_year: last,
        span: if first == last { format!("năm {first}") } else { format!("giai đoạn {first} - {last}") },
        period: format!("từ ngày 01 tháng 02 năm {first} đến ngày 31 tháng 12 năm {last}"),
        head: if is_committee { committee } else { "Giám đốc Sở".to_owned() },
        groups: body.groups,
        people: body.people,
        award: body.award,
        standing: body.standing,
        front: body.front,
        recipients: body.recipients,
    }
}

/// The committee above a department, and the name of the place without the word for its unit.
fn split_place(wishes: &Wishes) -> (String, String) {
    let place = wishes.place.trim();
    let lower = viet::lower(place);
    let units: &[Level] =
        if wishes.level == Level::Department { &[Level::Province, Level::City] } else { &[wishes.level] };
    for level in units {
        let unit = level.unit();
        if let Some(rest) = lower.strip_prefix(&format!("{unit} ")) {
            let name = place.chars().skip(unit.chars().count() + 1).collect::<String>();
            return (
                format!("Ủy ban nhân dân {unit} {}", name.trim()),
                if rest.is_empty() { String::new() } else { name },
            );
        }
    }
    (format!("Ủy ban nhân dân tỉnh {place}"), place.to_owned())
}

/// `SYT` of `Sở Y tế`
fn initials(name: &str) -> String {
    viet::upper(&name.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>())
}

/// What follows from the level alone.
struct Body {
    groups: Vec<String>,
    people: &'static str,
    award: String,
    standing: &'static str,
    front: String,
    recipients: Vec<String>,
}

impl Body {
    fn of(level: Level, unit: &str) -> Body {
        let everybody = "cán bộ, công chức, viên chức, người lao động và người dân tham gia Phong trào thi đua";
        let front = format!("Ủy ban Mặt trận Tổ quốc Việt Nam {unit}");
        let chairs = format!("Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân {unit}");
        match level {
            Level::Province | Level::City => {
                let party = if level == Level::Province {
                    "Thường trực Tỉnh ủy"
                } else {
                    "Thường trực Thành ủy"
                };
                let agencies = format!("các sở, ban, ngành {unit}");
                let communes = "Ủy ban nhân dân các xã, phường, đặc khu".to_owned();
                Body {
                    recipients: vec![
                        party.to_owned(),
                        chairs,
                        front.clone(),
                        viet::capitalise(&agencies),
                        communes.clone(),
                    ],
                    groups: vec![agencies, communes],
                    people: everybody,
                    award: format!("Bằng khen của Chủ tịch Ủy ban nhân dân {unit}"),
                    standing: "Sở Nội vụ",
                    front,
                }
            }
            Level::Commune | Level::Ward | Level::SpecialZone => {
                let villages = match level {
                    Level::Commune => "các thôn",
                    Level::Ward => "các tổ dân phố",
                    _ => "các khu dân cư",
                };
                let offices = format!("các cơ quan, đơn vị, trường học thuộc {unit}");
                let standing = "Phòng Văn hóa - Xã hội";
                Body {
                    recipients: vec![
                        format!("Thường trực Đảng ủy, Hội đồng nhân dân {unit}"),
                        chairs,
                        front.clone(),
                        standing.to_owned(),
                        viet::capitalise(&offices),
                        viet::capitalise(villages),
                    ],
                    groups: vec![offices, villages.to_owned()],
                    people: everybody,
                    award: format!("Giấy khen của Chủ tịch Ủy ban nhân dân {unit}"),
                    standing,
                    front,
                }
            }
            Level::Department => {
                let rooms = "các phòng, đơn vị thuộc Sở";
                Body {
                    recipients: [
                        "Giám đốc, các Phó Giám đốc Sở",
                        "Công đoàn Sở",
                        "Văn phòng Sở",
                        &viet::capitalise(rooms),
                    ]
                    .map(str::to_owned)
                    .to_vec(),
                    groups: vec![rooms.to_owned()],
                    people: "công chức, viên chức, người lao động của Sở",
                    award: "Giấy khen của Giám đốc Sở".to_owned(),
                    standing: "Văn phòng Sở",
                    front: "Công đoàn Sở".to_owned(),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, initials};

    #[test]
    fn a_level_is_read_with_and_without_its_marks() {
        for typed in ["đặc khu", "dac-khu", "Đặc khu", "dac khu"] {
            assert_eq!(Level::read(typed), Some(Level::SpecialZone), "{typed}");
        }
        assert_eq!(Level::read("huyện"), None);
    }

    #[test]
    fn the_symbol_of_a_department_is_its_initials() {
        assert_eq!(initials("Sở Y tế"), "SYT");
        assert_eq!(initials("Sở Nội vụ"), "SNV");
    }
}
