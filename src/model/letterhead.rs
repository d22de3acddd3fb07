//! The letterhead and the signing block of a plan: read from its fields, filled up from the office's defaults and from what
//! is given at issuing.

use crate::diagnostics::Diagnostic;
use crate::source::Span;
use crate::syntax::ast::{Inline, Tree};
use crate::syntax::keywords::{FieldKey, SigningKey};
use crate::viet::{DateFault, PartialDate};

use super::office::Office;

/// The ground of the rules of this file.
const FORM: &str = "Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II";

/// What is filled in at issuing, without touching the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issuing {
    /// The number given by the registry: digits only.
    pub number: Option<String>,
    /// The day of issue.
    pub date: Option<PartialDate>,
}

/// Who issues a plan, under what number, where, when, and who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// The issuing body, as typed; a `\n` where the author asked for a new line.
    pub issuer: String,
    /// The body directly above it.
    pub superior: Option<String>,
    /// The number, as digits; none while it is blank.
    pub number: Option<String>,
    /// The symbol behind the number, such as `KH-UBND`.
    pub symbol: String,
    /// Where the number stands in the source.
    pub number_span: Option<Span>,
    /// The place of issue.
    pub place: String,
    /// The day of issue, with gaps.
    pub date: PartialDate,
    /// Where the date stands in the source.
    pub date_span: Option<Span>,
    /// The subject, as typed.
    pub subject: Inline,
    /// The movement's name.
    pub movement: Option<String>,
    /// `KHẨN` and the like, as typed.
    pub urgency: Option<String>,
    /// `MẬT` and the like, as typed.
    pub secrecy: Option<String>,
    /// The lines of the signing block, in the order printed, the signer's name excepted.
    pub authority: Vec<(SigningKey, String)>,
    /// The signer's name.
    pub signer: String,
}

/// Reads the letterhead; reports what is missing, unreadable or impossible.
pub fn read(tree: &Tree, office: &Office, issuing: &Issuing, found: &mut Vec<Diagnostic>) -> Letterhead {
    let field = |key: FieldKey| tree.fields.iter().find(|field| field.key.value == key);
    let text = |key: FieldKey| field(key).map(|field| field.value.text.trim()).filter(|text| !text.is_empty());
    let start = tree.fields.first().map_or(Span::default(), |field| field.key.span);

    let mut head = Letterhead {
        superior: text(FieldKey::Superior).map(str::to_string).or_else(|| office.superior.clone()),
        movement: text(FieldKey::Movement).map(str::to_string),
        urgency: text(FieldKey::Urgency).map(str::to_string),
        secrecy: text(FieldKey::Secrecy).map(str::to_string),
        ..Letterhead::default()
    };

    match field(FieldKey::Subject) {
        Some(field) if !field.value.is_empty() => head.subject = field.value.clone(),
        other => missing(
            found,
            other.map_or(start, |field| field.key.span),
            "kế hoạch",
            "trích yếu nội dung kế hoạch",
            "khoản 5",
        ),
    }
    match field(FieldKey::Issuer).filter(|field| !field.value.is_empty()) {
        Some(field) => head.issuer = with_breaks(&field.value),
        None => match &office.issuer {
            Some(issuer) => head.issuer.clone_from(issuer),
            None => missing(found, start, "cơ quan", "tên cơ quan ban hành", "khoản 2"),
        },
    }
    read_number(tree, office, &mut head, found);
    read_date(tree, &mut head, found);
    fill_in(issuing, &mut head, found);
    head.place = text(FieldKey::Place)
        .map(str::to_string)
        .or_else(|| office.place.clone())
        .unwrap_or_else(|| place_of(&head.issuer));
    read_signing(tree, office, &mut head, found);
    head
}

fn missing(found: &mut Vec<Diagnostic>, span: Span, word: &str, what: &str, place: &str) {
    found.push(
        Diagnostic::error("NN030", span, format!("thiếu {what}"))
            .with_help(format!("thêm dòng “{word}: …”"))
            .with_ground(format!("{FORM}, {place}")),
    );
}

/// The text with a line end where the author asked for one.
fn with_breaks(text: &Inline) -> String {
    let mut lines = text.text.clone();
    for at in text.breaks.iter().rev() {
        if text.text.get(*at..*at + 1) == Some(" ") {
            lines.replace_range(*at..*at + 1, "\n");
        }
    }
    lines.trim().to_string()
}

/// Reads `214/KH-UBND`, `…/KH-UBND`.
fn read_number(tree: &Tree, office: &Office, head: &mut Letterhead, found: &mut Vec<Diagnostic>) {
    let default_symbol = || office.symbol.clone().unwrap_or_else(|| symbol_of(&head.issuer));
    let Some(field) = tree.fields.iter().find(|field| field.key.value == FieldKey::Number) else {
        head.symbol = default_symbol();
        return;
    };
    head.number_span = Some(field.value.span);
    let typed: String = field.value.text.split_whitespace().collect();
    let (number, symbol) = typed.split_once('/').unwrap_or((typed.as_str(), ""));
    head.symbol = if symbol.is_empty() { default_symbol() } else { symbol.to_string() };
    let is_blank = number.chars().all(|character| matches!(character, '…' | '.' | '_'));
    let is_number = number.len() <= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
    if is_blank {
    } else if is_number {
        head.number = Some(number.to_string());
    } else {
        found.push(
            Diagnostic::error("NN031", field.value.span, format!("không hiểu số “{number}” trong “{typed}”"))
                .with_help("ghi “số: 214/KH-UBND”, hoặc “số: …/KH-UBND” khi chưa cấp số")
                .with_ground(format!("{FORM}, khoản 3")),
        );
    }
}

fn read_date(tree: &Tree, head: &mut Letterhead, found: &mut Vec<Diagnostic>) {
    let Some(field) = tree.fields.iter().find(|field| field.key.value == FieldKey::Date) else { return };
    let span = if field.value.is_empty() { field.key.span } else { field.value.span };
    head.date_span = Some(span);
    let typed = field.value.text.trim();
    if typed.is_empty() {
        return;
    }
    let ground = format!("{FORM}, khoản 4");
    let Some(date) = PartialDate::read(typed) else {
        found.push(
            Diagnostic::error("NN032", span, format!("không hiểu ngày “{typed}”"))
                .with_help("ghi “ngày: 05/3/2026”, hoặc “ngày: …/3/2026” khi còn để trống ngày")
                .with_ground(ground),
        );
        return;
    };
    if let Some(fault) = date.fault() {
        let why = match fault {
            DateFault::NoSuchMonth => "một năm chỉ có 12 tháng".to_string(),
            DateFault::NoSuchDay => "không có ngày này trong tháng nào".to_string(),
            DateFault::NotInMonth { last } => format!("tháng này chỉ có {last} ngày"),
        };
        found.push(
            Diagnostic::error("NN033", span, format!("ngày “{typed}” không có trong lịch: {why}"))
                .with_help("sửa lại ngày, hoặc để trống chỗ chưa biết: “ngày: …/3/2026”")
                .with_ground(ground),
        );
        return;
    }
    head.date = date;
}

/// Fills the blanks with what is given at issuing; a number or a day already in the source must be the same.
fn fill_in(issuing: &Issuing, head: &mut Letterhead, found: &mut Vec<Diagnostic>) {
    if let Some(given) = &issuing.number {
        match &head.number {
            Some(typed) if typed.trim_start_matches('0') != given.trim_start_matches('0') => found.push(
                Diagnostic::error(
                    "NN034",
                    head.number_span.unwrap_or_default(),
                    format!("tệp đã ghi số “{typed}”, khác số “{given}” của --number"),
                )
                .with_help("bỏ --number, hoặc để trống số trong tệp: “số: …/KH-UBND”"),
            ),
            _ => head.number = Some(given.clone()),
        }
    }
    if let Some(given) = issuing.date {
        let date = head.date;
        let agrees = date.day.is_none_or(|day| Some(day) == given.day)
            && date.month.is_none_or(|month| Some(month) == given.month)
            && date.year.is_none_or(|year| Some(year) == given.year);
        if agrees {
            head.date = given;
        } else {
            found.push(
                Diagnostic::error(
                    "NN034",
                    head.date_span.unwrap_or_default(),
                    format!("tệp đã ghi ngày “{}”, khác ngày “{}” của --date", date.short("…"), given.short("…")),
                )
                .with_help("bỏ --date, hoặc để trống ngày trong tệp"),
            );
        }
    }
}

fn read_signing(tree: &Tree, office: &Office, head: &mut Letterhead, found: &mut Vec<Diagnostic>) {
    if tree.signing.is_empty() {
        for (key, value) in &office.signing {
            if *key == SigningKey::Signer {
                head.signer.clone_from(value);
            } else {
                head.authority.push((*key, value.clone()));
            }
        }
    }
    for line in &tree.signing {
        let value = line.value.text.trim().to_string();
        if value.is_empty() {
            continue;
        }
        if line.key.value == SigningKey::Signer {
            head.signer = value;
        } else {
            head.authority.push((line.key.value, value));
        }
    }
    let end = tree.signing.last().map(|line| line.key.span).or(tree.recipients.as_ref().map(|list| list.keyword));
    let end = end.or(tree.fields.first().map(|field| field.key.span)).unwrap_or_default();
    if head.authority.is_empty() {
        missing(found, end, "chức vụ", "quyền hạn, chức vụ của người ký", "khoản 7");
    }
    if head.signer.is_empty() {
        missing(found, end, "người ký", "họ tên người ký", "khoản 7");
    }
}

/// The words that begin the name of an administrative unit.
const UNITS: [&str; 9] = ["tỉnh", "thành phố", "xã", "phường", "đặc khu", "huyện", "quận", "thị xã", "thị trấn"];

/// Where the name of the administrative unit begins in the name of a body: byte offset and length of the unit's word.
pub(crate) fn unit_in(body: &str) -> Option<(usize, usize)> {
    let lower = body.to_lowercase();
    // Lower case keeps the length of every letter of the Vietnamese alphabet; other scripts have no such unit.
    if lower.len() != body.len() {
        return None;
    }
    UNITS
        .iter()
        .filter_map(|unit| lower.find(&format!(" {unit} ")).map(|at| (at + 1, unit.len())))
        .min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)))
}

/// The place of issue that follows from the issuer: the proper name of its unit.
fn place_of(issuer: &str) -> String {
    let issuer = issuer.replace('\n', " ");
    let Some((at, length)) = unit_in(&issuer) else { return String::new() };
    let name = issuer.get(at + length..).unwrap_or_default().trim();
    name.split(',').next().unwrap_or_default().trim().to_string()
}

/// The symbol of a plan that follows from the issuer, for the bodies whose abbreviation is the same everywhere.
fn symbol_of(issuer: &str) -> String {
    let lower = issuer.to_lowercase().replace("uỷ", "ủy");
    if lower.starts_with("ủy ban nhân dân") {
        "KH-UBND".into()
    } else if lower.starts_with("hội đồng nhân dân") {
        "KH-HĐND".into()
    } else {
        "KH-…".into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Issuing, Letterhead, place_of, read, unit_in};
    use crate::diagnostics::Diagnostic;
    use crate::model::office::Office;
    use crate::source::SourceFile;
    use crate::syntax::parse;
    use crate::viet::PartialDate;

    const PLAN: &str = "kế hoạch: Phát động\ncơ quan: Ủy ban nhân dân xã Tân Minh\nsố: …/KH-UBND\nngày: …/3/2026\n\
                        phần: Một\nHai.\n\nchức vụ: Chủ tịch\nngười ký: Đinh Văn Nhanh\n";

    fn head(text: &str, issuing: &Issuing) -> (Letterhead, Vec<String>) {
        let mut found: Vec<Diagnostic> = Vec::new();
        let tree = parse(&SourceFile::new("thử.plan", text), &mut found);
        let head = read(&tree, &Office::default(), issuing, &mut found);
        (head, found.into_iter().map(|diagnostic| diagnostic.message).collect())
    }

    #[test]
    fn blanks_stay_blank_until_issuing() {
        let (letterhead, found) = head(PLAN, &Issuing::default());
        assert!(found.is_empty(), "{found:?}");
        assert_eq!((letterhead.number, letterhead.date.day, letterhead.place.as_str()), (None, None, "Tân Minh"));
        let issuing = Issuing { number: Some("45".into()), date: Some(PartialDate::full(9, 3, 2026)) };
        let (letterhead, found) = head(PLAN, &issuing);
        assert!(found.is_empty(), "{found:?}");
        assert_eq!((letterhead.number.as_deref(), letterhead.date.day), (Some("45"), Some(9)));
        let issuing = Issuing { number: None, date: Some(PartialDate::full(9, 4, 2026)) };
        assert_eq!(head(PLAN, &issuing).1.len(), 1);
    }

    #[test]
    fn missing_fields_are_each_named() {
        assert_eq!(
            head("số: 1/KH-UBND\n", &Issuing::default()).1,
            [
                "thiếu trích yếu nội dung kế hoạch",
                "thiếu tên cơ quan ban hành",
                "thiếu quyền hạn, chức vụ của người ký",
                "thiếu họ tên người ký"
            ]
        );
    }

    #[test]
    fn impossible_and_unreadable_values_are_named() {
        let text = PLAN.replace("…/3/2026", "31/2/2026").replace("…/KH", "hai mươi/KH");
        assert_eq!(head(&text, &Issuing::default()).1.len(), 2);
    }

    #[test]
    fn the_unit_is_found_in_the_name_of_a_body() {
        let body = "Ủy ban nhân dân thành phố Cần Thơ";
        assert_eq!(unit_in(body).and_then(|(at, _)| body.get(at..)), Some("thành phố Cần Thơ"));
        assert_eq!(place_of("Ủy ban nhân dân xã Tân Minh, thành phố Hải Phòng"), "Tân Minh");
        assert_eq!(place_of("Sở Nội vụ"), "");
    }
}
