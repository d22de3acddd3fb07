//! Which words an expression of time may begin with, told without the grammar: most words of a plan begin none.

use std::sync::LazyLock;

use super::grammar::Rule;
use super::scan::{Paragraph, is_gap};
use super::words::ByWord;

/// A point of time may begin with these; `#` stands for a digit or a gap.
const POINTS: &[&str] = &["ngày", "tháng", "quý", "quí", "năm", "đầu", "giữa", "cuối", "hết", "#"];

const LONG: &[&str] = &["ngày", "tháng", "quý", "quí", "năm"];

const TURNS: &[&str] = &["ngày", "tuần", "tháng", "quý", "quí", "năm", "lần"];

type Opener = (&'static str, &'static [&'static str], &'static [&'static str], Rule);

static BY_WORD: LazyLock<ByWord<&Opener>> = LazyLock::new(|| OPENERS.iter().map(|opener| (opener.0, opener)).collect());

/// Words that an expression of time may begin with, the words of which one must follow (or further ones), and the root to
/// try there.
const OPENERS: &[Opener] = &[
    ("ngày", &["#", "/", "tháng"], &[], Rule::day_root),
    ("tháng", &["#"], &[], Rule::month_root),
    ("quý", &["i", "#"], &[], Rule::month_root),
    ("quí", &["i", "#"], &[], Rule::month_root),
    ("đầu", LONG, &[], Rule::month_root),
    ("giữa", LONG, &[], Rule::month_root),
    ("cuối", LONG, &[], Rule::month_root),
    ("năm", &["#", "học", "năm"], &[], Rule::year_root),
    ("các", &["năm"], &[], Rule::year_root),
    ("từ", POINTS, &["nay", "khi"], Rule::from_root),
    ("giai", &["đoạn"], &[], Rule::term_root),
    ("nhiệm", &["kỳ", "kì"], &[], Rule::term_root),
    ("thời", &["kỳ", "kì"], &[], Rule::term_root),
    ("niên", &["khóa", "khoá"], &[], Rule::term_root),
    ("trước", POINTS, &["khi"], Rule::limit_root),
    ("chậm", &["nhất"], &[], Rule::limit_root),
    ("muộn", &["nhất"], &[], Rule::limit_root),
    ("hạn", &["chót", "cuối"], &[], Rule::limit_root),
    ("không", &["muộn", "chậm"], &[], Rule::limit_root),
    ("cho", &["đến", "tới"], &[], Rule::limit_root),
    ("đến", POINTS, &[], Rule::limit_root),
    ("tới", POINTS, &[], Rule::limit_root),
    ("hết", POINTS, &[], Rule::limit_root),
    ("trong", POINTS, &["thời", "vòng"], Rule::limit_root),
    ("ngay", &["trong", "sau"], &[], Rule::limit_root),
    ("vào", POINTS, &["dịp", "lúc", "khoảng"], Rule::limit_root),
    ("sau", POINTS, &["khi"], Rule::limit_root),
    ("hoàn", &["thành"], &[], Rule::limit_root),
    ("xong", &["trước", "trong", "vào", "chậm", "đến"], &[], Rule::limit_root),
    ("hằng", LONG, &["tuần"], Rule::every_root),
    ("hàng", LONG, &["tuần"], Rule::every_root),
    ("mỗi", LONG, &["tuần"], Rule::every_root),
    ("định", &["kỳ", "kì"], &[], Rule::every_root),
    ("một", TURNS, &[], Rule::every_root),
    ("hai", TURNS, &[], Rule::every_root),
    ("ba", TURNS, &[], Rule::every_root),
    ("bốn", TURNS, &[], Rule::every_root),
    ("sáu", TURNS, &[], Rule::every_root),
    ("ít", &["nhất"], &[], Rule::event_root),
    ("tối", &["thiểu"], &[], Rule::event_root),
    ("kết", &["thúc"], &[], Rule::event_root),
];

/// The root of the grammar to try at a word, told cheaply; nothing where no expression of time can begin.
pub(super) fn root_at(paragraph: &Paragraph<'_>, start: usize, word: &str) -> Option<Rule> {
    if word.is_empty() || word.starts_with(|typed: char| typed.is_ascii_digit()) {
        return number_may_begin(paragraph, start).then_some(Rule::number_root);
    }
    let (_, near, far, root) = BY_WORD.get(word)?;
    let window = paragraph.window(start + word.len());
    let next = window.trim_start();
    let parted = next.len() < window.len();
    let begins = |follower: &&str| match *follower {
        "#" => next.starts_with(|typed: char| typed.is_ascii_digit() || is_gap(typed)),
        follower => parted && next.starts_with(follower),
    };
    near.iter().chain(*far).any(begins).then_some(*root)
}

/// Tells cheaply whether an expression of time may begin at a number or a gap.
fn number_may_begin(paragraph: &Paragraph<'_>, start: usize) -> bool {
    const UNITS: &[&str] = &["tháng", "năm", "quý", "tuần", "ngày", "lần", "-", "–"];
    // Not inside of a longer number: `2.340.000`, `3.1`, `214/KH-UBND`.
    let mut back = paragraph.small(paragraph.back(start, 8)).chars().rev();
    let joined = back.next().is_some_and(|typed| matches!(typed, '.' | ',' | '/' | '-'));
    if joined && back.next().is_some_and(|typed| typed.is_ascii_digit() || typed == '/') {
        return false;
    }
    let window = paragraph.window(start);
    let after = window.trim_start_matches(|typed: char| typed.is_ascii_digit() || is_gap(typed));
    let own = window.len() - after.len();
    let lone_stop = own == 1 && window.starts_with(['.', '_']);
    let next = after.trim_start();
    let follows = after.starts_with(['/', '-', '–']) || UNITS.iter().any(|unit| next.starts_with(unit));
    // `28.5.2019` is taken for digits and gaps as a whole.
    !lone_stop && own <= 24 && (follows || own >= 8)
}
