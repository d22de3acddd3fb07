//! What stands above the body, the signing block, and the line that ties an annex to its plan.

use chrono::NaiveDate;

use crate::model::letterhead::{Letterhead, unit_in};
use crate::syntax::ast::Tree;
use crate::syntax::keywords::SigningKey;
use crate::viet::{self, PartialDate};

use super::text::{self, Footnotes, Setting};
use super::{BlankWidth, Fragment, Heading, Properties, Signing, Text};

/// The national heading and the motto.
///
/// Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 1.
const NATIONAL_HEADING: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

/// The day of a file whose year is not known.
const WITHOUT_YEAR: NaiveDate = NaiveDate::from_ymd_opt(2020, 1, 1).expect("the first of January exists");

/// The heading of a plan.
pub(super) fn heading(head: &Letterhead, draft: bool) -> Heading {
    let mut place_and_date = Text::new();
    if !head.place.is_empty() {
        text::push(&mut place_and_date, &format!("{}, ", head.place), false, false);
    }
    append_date(&mut place_and_date, head.date);
    Heading {
        superior: head.superior.as_deref().map(body_lines).unwrap_or_default(),
        issuer: body_lines(&head.issuer),
        national_heading: NATIONAL_HEADING.into(),
        motto: MOTTO.into(),
        number: number("Số: ", head),
        place_and_date,
        urgency: head.urgency.as_deref().map(viet::upper),
        secrecy: head.secrecy.as_deref().map(viet::upper),
        draft: draft.then(|| "DỰ THẢO".to_string()),
    }
}

/// The properties of the file.
pub(super) fn properties(head: &Letterhead) -> Properties {
    let issuer = head.issuer.replace('\n', " ");
    let mut keywords = vec!["kế hoạch thi đua".to_string()];
    keywords.extend(head.movement.clone());
    if !issuer.is_empty() {
        keywords.push(issuer.clone());
    }
    let title = match &head.number {
        Some(number) => format!("Kế hoạch số {}/{}: {}", digits(number), head.symbol, head.subject.text),
        None => format!("Kế hoạch: {}", head.subject.text),
    };
    Properties { title, author: issuer, subject: head.subject.text.clone(), keywords, date: day_of_file(head.date) }
}

/// The day of the file: see [`Properties::date`].
fn day_of_file(date: PartialDate) -> NaiveDate {
    let first = |part: Option<u8>| part.map_or(1, u32::from);
    date.year
        .filter(|year| *year > 0)
        .and_then(|year| NaiveDate::from_ymd_opt(i32::from(year), first(date.month), first(date.day)))
        .unwrap_or(WITHOUT_YEAR)
}

/// `Số: 214/KH-UBND`; below 10 with a zero (khoản 3, điểm c); a gap where the number is not known yet.
fn number(label: &str, head: &Letterhead) -> Text {
    let mut text = text::plain(label);
    match &head.number {
        Some(number) => text::push(&mut text, &digits(number), false, false),
        None => text.push(Fragment::Blank(BlankWidth::Number)),
    }
    text::push(&mut text, &format!("/{}", head.symbol), false, false);
    text
}

fn digits(number: &str) -> String {
    if number.len() == 1 { format!("0{number}") } else { number.to_string() }
}

/// The name of a body in capitals, a line each: `ỦY BAN NHÂN DÂN` / `THÀNH PHỐ CẦN THƠ`.
fn body_lines(body: &str) -> Vec<String> {
    if body.trim().is_empty() {
        return Vec::new();
    }
    if body.contains('\n') {
        return body.lines().map(|line| viet::upper(line.trim())).filter(|line| !line.is_empty()).collect();
    }
    match unit_in(body) {
        Some((at, _)) => {
            let (kind, unit) = body.split_at_checked(at).unwrap_or((body, ""));
            // The unit above a commune is not part of the letterhead: xã Tân Minh, thành phố Hải Phòng.
            let unit = unit.split(',').next().unwrap_or_default();
            vec![viet::upper(kind.trim()), viet::upper(unit.trim())]
        }
        None => vec![viet::upper(body.trim())],
    }
}

/// The signing block with the recipients beside it.
pub(super) fn signing(tree: &Tree, head: &Letterhead, footnotes: &mut Footnotes) -> Signing {
    let mut recipients: Vec<Text> = Vec::new();
    for entry in tree.recipients.iter().flat_map(|list| &list.entries) {
        let mut line = text::plain("- ");
        let words = text::text(&entry.text, Setting::default(), footnotes);
        let is_open = !entry.text.text.trim_end().ends_with([';', '.', ',', ':']);
        for fragment in words {
            match fragment {
                Fragment::Text { text, bold, italic } => text::push(&mut line, &text, bold, italic),
                other => line.push(other),
            }
        }
        if is_open {
            text::push(&mut line, ";", false, false);
        }
        recipients.push(line);
    }
    if let Some(archive) = &tree.archive {
        let typed = archive.value.text.trim().trim_end_matches(['.', ';']);
        let bare = typed.strip_prefix("Lưu:").or_else(|| typed.strip_prefix("lưu:")).unwrap_or(typed).trim();
        recipients.push(text::plain(&format!("- Lưu: {bare}.")));
    }
    let recipients_label = if recipients.is_empty() { String::new() } else { "Nơi nhận:".into() };
    let authority = head.authority.iter().map(|(key, words)| authority(*key, words)).collect();
    Signing { recipients_label, recipients, authority, name: head.signer.clone() }
}

/// A line of the signing block.
///
/// Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 7.
fn authority(key: SigningKey, words: &str) -> String {
    let prefix = match key {
        SigningKey::OnBehalf => "TM. ",
        SigningKey::InPlace => "KT. ",
        SigningKey::ByOrder => "TL. ",
        SigningKey::ByAuthorisation => "TUQ. ",
        SigningKey::Acting => "Q. ",
        SigningKey::Position | SigningKey::Signer => "",
    };
    let upper = viet::upper(words);
    let bare = upper.strip_prefix(prefix).unwrap_or(&upper);
    format!("{prefix}{bare}")
}

/// `(Kèm theo Kế hoạch số … ngày … của …)`, from the plan's own number and date.
///
/// Nghị định 30/2020/NĐ-CP, Phụ lục I, phần III, khoản 1.
pub(super) fn attached_to(head: &Letterhead, short_date: bool) -> Text {
    let mut line = number("(Kèm theo Kế hoạch số ", head);
    text::push(&mut line, " ", false, false);
    match (short_date, head.date.is_complete()) {
        (true, true) => text::push(&mut line, &format!("ngày {}", head.date.short("")), false, false),
        _ => append_date(&mut line, head.date),
    }
    text::push(&mut line, &format!(" của {})", head.issuer.replace('\n', " ")), false, false);
    line
}

/// Adds `ngày … tháng … năm …` with gaps for what is not known.
pub(super) fn append_date(line: &mut Text, date: PartialDate) {
    text::push(line, "ngày ", false, false);
    part(line, date.day.map(viet::day_digits), BlankWidth::Day);
    text::push(line, " tháng ", false, false);
    part(line, date.month.map(viet::month_digits), BlankWidth::Day);
    text::push(line, " năm ", false, false);
    part(line, date.year.map(|year| year.to_string()), BlankWidth::Year);
}

fn part(line: &mut Text, known: Option<String>, width: BlankWidth) {
    match known {
        Some(digits) => text::push(line, &digits, false, false),
        None => line.push(Fragment::Blank(width)),
    }
}

#[cfg(test)]
mod tests {
    use super::day_of_file;
    use crate::viet::PartialDate;

    #[test]
    fn the_file_has_the_day_of_issuing_as_far_as_it_is_known() {
        for (year, month, day, expected) in [
            (Some(2026), Some(3), Some(9), "2026-03-09"),
            (Some(2026), Some(3), None, "2026-03-01"),
            (Some(2026), None, None, "2026-01-01"),
            (Some(2026), None, Some(9), "2026-01-09"),
            (None, Some(3), Some(9), "2020-01-01"),
            (Some(0), Some(3), Some(9), "2020-01-01"),
            (Some(2026), Some(2), Some(31), "2020-01-01"),
            (None, None, None, "2020-01-01"),
        ] {
            assert_eq!(day_of_file(PartialDate { year, month, day }).to_string(), expected);
        }
    }
}
