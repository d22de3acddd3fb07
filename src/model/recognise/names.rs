//! Where the names of bodies, the titles of documents and other runs of words end.

use std::ops::Range;

use super::scan::Paragraph;

/// No name of a body is longer, in bytes.
const LONGEST_NAME: usize = 170;

/// No title of a document is longer, in bytes.
const LONGEST_TITLE: usize = 1200;

/// First words of bodies, as typed: after a comma they begin another part of the sentence, not more of the same name.
const BODIES: &[&str] = &[
    "Bộ",
    "Sở",
    "Ban",
    "Ủy",
    "Uỷ",
    "UBND",
    "HĐND",
    "UBMTTQ",
    "MTTQ",
    "Hội",
    "Thủ",
    "Chính",
    "Quốc",
    "Tỉnh",
    "Thành",
    "Đảng",
    "Huyện",
    "Quận",
    "Thị",
    "Công",
    "Phòng",
    "Cục",
    "Tổng",
    "Trung",
    "Văn",
    "Mặt",
    "Chủ",
    "Liên",
    "Đoàn",
    "Viện",
    "Tòa",
    "Toà",
    "Kho",
    "Ngân",
    "Bảo",
    "Thanh",
    "Kiểm",
    "Đại",
    "Thường",
    "BCH",
    "BTV",
    "BCĐ",
    "Bí",
    "Đặc",
    "Xã",
    "Phường",
    "Giám",
    "Bộ trưởng",
];

/// Small words that go on within the name of a body.
const WITHIN_NAME: &[&str] = &[
    "nhân",
    "dân",
    "ban",
    "tỉnh",
    "thành",
    "phố",
    "xã",
    "phường",
    "đặc",
    "khu",
    "huyện",
    "quận",
    "thị",
    "trấn",
    "trung",
    "ương",
    "ủy",
    "uỷ",
    "hội",
    "đồng",
    "bộ",
    "cấp",
    "khóa",
    "khoá",
    "lần",
    "thứ",
    "đảng",
    "quân",
    "sự",
    "chính",
    "trị",
    "nước",
    "đội",
    "toàn",
    "quốc",
    "đại",
    "biểu",
    "thường",
    "vụ",
    "trực",
    "chủ",
    "tịch",
    "trưởng",
    "cơ",
    "quan",
    "tổ",
    "chức",
    "đoàn",
    "liên",
    "hiệp",
    "phụ",
    "nữ",
    "chiến",
    "binh",
    "nông",
    "lao",
    "động",
    "thanh",
    "niên",
    "phòng",
    "nhất",
    "hai",
    "ba",
    "tư",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "một",
    "lực",
    "lượng",
    "vũ",
    "trang",
    "dự",
    "chỉ",
    "đạo",
    "điều",
    "phối",
    "bảo",
    "hiểm",
    "ngành",
    "sở",
    "viện",
    "vùng",
    "cứu",
    "hộ",
    "cao",
    "tối",
    "các",
];

/// Small words that end a name even where a capitalised word stands before them.
const ENDS_NAME: &[&str] = &[
    "về", "nhằm", "để", "trong", "tại", "với", "theo", "là", "cho", "từ", "đến", "trên", "hằng", "hàng", "đã", "được",
    "có", "khi", "ngày", "nêu", "hoặc", "do", "thì", "phải", "cần", "gắn", "đối", "này", "số", "giai", "nhiệm", "sẽ",
    "đang", "vào", "như", "kèm", "gồm", "bằng", "hiện", "còn", "đề", "giao", "yêu", "căn", "sau", "trước", "mỗi",
    "xem", "của", "tháng",
];

/// Pairs of small words, each the beginning of what a document does.
const DEEDS: &[&str] = &[
    "ban hành",
    "quy định",
    "qui định",
    "hướng dẫn",
    "phê duyệt",
    "sửa đổi",
    "bổ sung",
    "thực hiện",
    "triển khai",
    "tổ chức",
    "phát động",
    "công nhận",
    "quyết định",
    "thông qua",
    "chỉ đạo",
    "tiếp tục",
    "tăng cường",
    "công bố",
    "thành lập",
    "kiện toàn",
    "đẩy mạnh",
    "xây dựng",
    "giao nhiệm",
    "yêu cầu",
    "đề nghị",
    "chủ trì",
    "phối hợp",
    "báo cáo",
    "tham mưu",
    "xem xét",
    "quán triệt",
    "quản lý",
    "kiểm tra",
    "cụ thể",
    "bảo đảm",
    "đảm bảo",
    "nâng cao",
    "tuyên truyền",
    "khen thưởng",
    "tặng thưởng",
    "điều chỉnh",
];

/// What a title (trích yếu) may begin with.
const TITLE_OPENERS: &[&str] = &[
    "về ",
    "v/v ",
    "ban hành ",
    "quy định ",
    "qui định ",
    "hướng dẫn ",
    "phê duyệt ",
    "sửa đổi",
    "bổ sung ",
    "công bố ",
    "thành lập ",
    "kiện toàn ",
    "công nhận ",
    "phát động ",
    "triển khai ",
    "thực hiện ",
    "tổ chức ",
    "tiếp tục ",
    "tăng cường ",
    "đẩy mạnh ",
    "điều chỉnh ",
    "thông qua ",
    "quy hoạch ",
    "sắp xếp ",
    "“",
];

/// What a title may begin with where neither date nor issuer stands before it.
const SURE_TITLE_OPENERS: &[&str] =
    &["về ", "v/v ", "quy định ", "ban hành ", "hướng dẫn ", "phê duyệt ", "sửa đổi", "“"];

/// What after a comma is no longer the title.
const AFTER_TITLE: &[&str] = &[
    "các đơn vị",
    "các cơ quan",
    "các sở",
    "các ban",
    "các địa",
    "các xã",
    "các phòng",
    "các cấp",
    "với các nội",
    "với nội",
    "với những",
    "cụ thể",
    "như sau",
    "nhằm",
    "góp phần",
    "trên cơ sở",
    "theo",
    "căn cứ",
    "xét",
    "đồng thời",
    "trong đó",
    "từ đó",
    "qua đó",
    "để",
    "thay",
    "đề nghị",
    "yêu cầu",
    "tại",
    "sau",
    "ngày",
    "số",
    "có hiệu",
    "hiệu lực",
    "được",
    "bảo đảm",
    "đảm bảo",
    "tổ chức triển",
    "gắn với",
    "phù hợp",
    "đến",
    "kế hoạch này",
    "và các văn",
    "trước",
    "chủ động",
    "tham mưu",
    "báo cáo",
];

/// Types without a number that may be meant by their issuer alone.
const BY_ISSUER: &[&str] = &[
    "nghị quyết",
    "chỉ thị",
    "kết luận",
    "quyết định",
    "hướng dẫn",
    "kế hoạch",
    "nghị định",
    "thông tư",
    "chương trình",
    "chương trình hành động",
    "đề án",
    "quy định",
    "quy chế",
    "chiến lược",
    "thông báo",
    "nghị quyết liên tịch",
    "công điện",
    "công văn",
    "thông tri",
    "chương trình công tác",
];

/// A word or a sign.
struct Token<'p> {
    range: Range<usize>,
    typed: &'p str,
    is_word: bool,
}

/// The words and signs from a place on, blanks left out, at most as far as given.
fn tokens<'p>(paragraph: &'p Paragraph<'_>, from: usize, length: usize) -> impl Iterator<Item = Token<'p>> {
    let end = paragraph.typed.floor_char_boundary(from.saturating_add(length));
    let text = paragraph.typed(from..end);
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let trimmed = rest.trim_start();
        let start = at + (rest.len() - trimmed.len());
        let first = trimmed.chars().next()?;
        let is_word = first.is_alphanumeric();
        let length = if is_word {
            trimmed.find(|typed: char| !typed.is_alphanumeric()).unwrap_or(trimmed.len())
        } else {
            first.len_utf8()
        };
        at = start + length;
        Some(Token { range: from + start..from + at, typed: trimmed.get(..length)?, is_word })
    })
}

/// Tells whether a capital letter stands at a place and no second one beside it.
pub(super) fn is_capitalised(paragraph: &Paragraph<'_>, start: usize) -> bool {
    let mut letters = paragraph.typed(start..paragraph.typed.len()).chars();
    letters.next().is_some_and(char::is_uppercase) && !letters.next().is_some_and(char::is_uppercase)
}

/// The place after a word that follows, with the blanks on both sides of it; a comma may stand before it where allowed.
pub(super) fn after_word(paragraph: &Paragraph<'_>, from: usize, word: &str, comma: bool) -> Option<usize> {
    let window = paragraph.window(from);
    let mut rest = window.trim_start();
    if comma {
        rest = rest.strip_prefix(',').map_or(rest, str::trim_start);
    }
    let after = rest.strip_prefix(word)?;
    let name = after.trim_start();
    (name.len() < after.len()).then_some(from + window.len() - name.len())
}

/// The end of the name of a body that begins at a place; nothing where none does.
pub(super) fn issuer_at(paragraph: &Paragraph<'_>, start: usize) -> Option<usize> {
    let mut end = None;
    let mut after_capital = false;
    let mut all = tokens(paragraph, start, LONGEST_NAME).peekable();
    while let Some(token) = all.next() {
        let follower = all.peek().map_or("", |next| next.typed);
        let small = token.typed.to_lowercase();
        if token.is_word && is_capital(token.typed) {
            end = Some(token.range.end);
            after_capital = true;
        } else if token.is_word && end.is_some() {
            let deed = DEEDS.contains(&format!("{small} {}", follower.to_lowercase()).as_str());
            let chapter = small == "ban" && follower == "hành";
            let number = token.typed.starts_with(|typed: char| typed.is_ascii_digit());
            if small == "và" {
                if !goes_on(follower) {
                    break;
                }
                after_capital = false;
            } else if deed || chapter || ENDS_NAME.contains(&small.as_str()) {
                break;
            } else if after_capital || number || WITHIN_NAME.contains(&small.as_str()) {
                end = Some(token.range.end);
                after_capital = false;
            } else {
                break;
            }
        } else if end.is_none() {
            return None;
        } else {
            let joins = match token.typed {
                "-" | "–" => {
                    is_capital(follower) && paragraph.typed(end.unwrap_or(start)..token.range.start).contains(' ')
                }
                // `Sở Văn hóa, Thể thao và Du lịch`
                "," => ["Thể", "Thông", "Truyền", "Khoa", "Gia", "Lao", "Nông", "Giáo"].contains(&follower),
                "." => {
                    end == Some(token.range.start)
                        && paragraph.typed(token.range.end..paragraph.typed.len()).starts_with(' ')
                        && ends_short(paragraph, token.range.start)
                }
                _ => false,
            };
            if !joins {
                break;
            }
            after_capital = false;
        }
    }
    end
}

/// Tells whether a full stop belongs to a short form: `TP. Hồ Chí Minh`.
fn ends_short(paragraph: &Paragraph<'_>, at: usize) -> bool {
    ["TP", "TX", "P", "Q", "H", "X", "TT"].iter().any(|short| {
        let before = paragraph.typed(paragraph.back(at, short.len() + 1));
        before.trim_start() == *short
    })
}

/// Tells whether a capitalised word after `và` goes on with the name of a body.
fn goes_on(word: &str) -> bool {
    const TYPES: &[&str] = &[
        "Nghị", "Quyết", "Chỉ", "Thông", "Kế", "Kết", "Hướng", "Chương", "Đề", "Luật", "Pháp", "Quy", "Báo", "Điều",
        "Tờ",
    ];
    is_capital(word) && !TYPES.contains(&word) && !BODIES.contains(&word)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// The title that follows a citation's head, date and issuer.
pub(super) fn title_at(paragraph: &Paragraph<'_>, from: usize, is_sure: bool) -> Option<Range<usize>> {
    let window = paragraph.window(from);
    let rest = window.trim_start();
    let (rest, comma) = match rest.strip_prefix(',') {
        Some(rest) => (rest.trim_start(), true),
        None => (rest, false),
    };
    let openers = if is_sure && !comma { TITLE_OPENERS } else { SURE_TITLE_OPENERS };
    if rest.len() == window.len() || !openers.iter().any(|opener| rest.starts_with(opener)) {
        return None;
    }
    let start = from + (window.len() - rest.len());
    Some(start..title_end(paragraph, start))
}

/// Where a title ends: at a semicolon, colon, bracket or full stop outside of quotation marks, or at a comma after which
/// something else is said.
fn title_end(paragraph: &Paragraph<'_>, start: usize) -> usize {
    let limit = paragraph.small.floor_char_boundary(start.saturating_add(LONGEST_TITLE));
    let text = paragraph.small(start..limit);
    let mut quotes = 0_u32;
    let mut before = ' ';
    let mut end = text.len();
    for (at, sign) in text.char_indices() {
        let after = text.get(at + sign.len_utf8()..).unwrap_or_default();
        let next = after.trim_start();
        let stops = match sign {
            '“' => {
                quotes += 1;
                false
            }
            '”' if quotes == 0 => true,
            '”' => {
                quotes -= 1;
                false
            }
            _ if quotes > 0 => false,
            ';' | ':' | '(' | ')' | '[' | ']' | '\n' => true,
            '.' => {
                after.is_empty() || after.starts_with(char::is_whitespace) || after.starts_with(['/', '.', ')', '”'])
            }
            '/' => after.starts_with('.'),
            ',' => {
                let place = start + at + sign.len_utf8() + (after.len() - next.len());
                let capital = paragraph.typed(place..paragraph.typed.len()).starts_with(char::is_uppercase);
                let quoted = before == '”' && !next.starts_with('“');
                capital || quoted || AFTER_TITLE.iter().any(|phrase| next.starts_with(phrase))
            }
            // `… và Quyết định số …`
            'v' if before.is_whitespace() && after.starts_with("à ") => {
                let place = start + at + "và ".len();
                another_head(paragraph, place)
            }
            _ => false,
        };
        if stops {
            end = at;
            break;
        }
        before = sign;
    }
    start + text.get(..end).unwrap_or_default().trim_end().len()
}

/// Tells whether a numbered document begins at a place.
fn another_head(paragraph: &Paragraph<'_>, place: usize) -> bool {
    const TYPES: &[&str] =
        &["quyết định", "nghị quyết", "nghị định", "chỉ thị", "kết luận", "thông tư", "kế hoạch", "hướng dẫn"];
    let window = paragraph.window(place);
    TYPES.iter().any(|kind| window.strip_prefix(kind).is_some_and(|rest| rest.starts_with(" số ")))
}

/// The end of a run of words that begins with a capital, for the name of a law that is not known.
pub(super) fn phrase_end(paragraph: &Paragraph<'_>, start: usize) -> Option<usize> {
    let mut end = None;
    let mut all = tokens(paragraph, start, LONGEST_NAME).peekable();
    let change = paragraph.window(start).starts_with("sửa đổi");
    while let Some(token) = all.next() {
        let follower = all.peek().map_or("", |next| next.typed);
        if !token.is_word {
            // `Luật sửa đổi, bổ sung một số điều của Luật …`
            if change && token.typed == "," && ["bổ", "thay"].contains(&follower) {
                continue;
            }
            break;
        }
        let pair = format!("{} {follower}", token.typed.to_lowercase());
        let first = end.is_none();
        let deed = !first
            && !change
            && DEEDS.contains(&pair.as_str())
            && pair != "tổ chức"
            && pair != "xây dựng"
            && pair != "khen thưởng";
        let small = token.typed.to_lowercase();
        let ends = !first
            && !change
            && (["có", "được", "ngày", "năm", "số", "theo", "để", "trong", "khi", "đã", "là", "nhằm"]
                .contains(&small.as_str())
                || small == "và" && (is_capital(follower) || follower == "các"));
        if deed || ends || (change && small == "năm") {
            break;
        }
        end = Some(token.range.end);
        if change && token.typed == "Luật" {
            // The changed law's own name ends the title.
            let rest = paragraph.window(token.range.end);
            let name = rest.trim_start();
            return super::laws::known_name(name)
                .map(|length| token.range.end + rest.len() - name.len() + length)
                .or(end);
        }
    }
    end
}

/// A document without a number: who issued it, what it is about, and where both end.
pub(super) struct Unnumbered {
    pub(super) issuer: Range<usize>,
    pub(super) title: Option<Range<usize>>,
    pub(super) end: usize,
}

/// Reads what follows a capitalised type without a number.
pub(super) fn unnumbered_at(paragraph: &Paragraph<'_>, kind: Range<usize>) -> Option<Unnumbered> {
    let type_words = paragraph.small(kind.clone()).split_whitespace().collect::<Vec<_>>().join(" ");
    if !BY_ISSUER.contains(&type_words.as_str()) {
        return None;
    }
    // `07 Nghị quyết “trụ cột” của Bộ Chính trị`
    let mut at = kind.end;
    let mut title = None;
    let window = paragraph.window(at);
    let rest = window.trim_start();
    if rest.starts_with('“') && rest.len() < window.len() {
        let start = at + (window.len() - rest.len());
        at = start + rest.find('”')? + '”'.len_utf8();
        title = Some(start..at);
    }
    if let Some(start) = after_word(paragraph, at, "của", false) {
        let end = body_at(paragraph, start)?;
        return Some(Unnumbered { issuer: start..end, title, end });
    }
    congress(paragraph, kind.end).or_else(|| about(paragraph, kind.end))
}

/// The end of a body's name that begins with the first word of a body and is more than `Đảng` or `Nhà nước`.
fn body_at(paragraph: &Paragraph<'_>, start: usize) -> Option<usize> {
    let first = tokens(paragraph, start, LONGEST_NAME).next()?;
    if !BODIES.contains(&first.typed) {
        return None;
    }
    let end = issuer_at(paragraph, start)?;
    let name = paragraph.small(start..end);
    (!["đảng", "nhà nước", "trung ương", "đảng ta", "công ty"].contains(&name)).then_some(end)
}

/// `Nghị quyết Đại hội Đảng bộ xã Tân Minh nhiệm kỳ 2025 - 2030`
fn congress(paragraph: &Paragraph<'_>, after: usize) -> Option<Unnumbered> {
    let window = paragraph.window(after);
    let rest = window.trim_start();
    let start = after + (window.len() - rest.len());
    let named = ["đại hội", "hội nghị", "hội đồng nhân dân", "hđnd", "trung ương", "quốc hội"]
        .iter()
        .any(|name| rest.starts_with(name));
    if start == after || !named || !is_capital(paragraph.typed(start..paragraph.typed.len())) {
        return None;
    }
    let mut end = issuer_at(paragraph, start)?;
    if let Some(body) = after_word(paragraph, end, "của", false)
        && let Some(body_end) = issuer_at(paragraph, body)
    {
        end = body_end;
    }
    let term = term_of_office(paragraph, end);
    let whole = term.as_ref().map_or(end, |term| term.end);
    Some(Unnumbered { issuer: start..end, title: term, end: whole })
}

/// `nhiệm kỳ 2025 - 2030`, after a comma or without
fn term_of_office(paragraph: &Paragraph<'_>, from: usize) -> Option<Range<usize>> {
    let start = ["nhiệm kỳ", "nhiệm kì"].iter().find_map(|word| {
        after_word(paragraph, from, word, true).map(|_| {
            let window = paragraph.window(from);
            from + window.find(word).unwrap_or_default()
        })
    })?;
    let years = paragraph.window(start);
    let digits = years.bytes().enumerate().skip_while(|(_, byte)| !byte.is_ascii_digit());
    let last = digits.take_while(|(_, byte)| byte.is_ascii_digit() || matches!(byte, b' ' | b'-') || !byte.is_ascii());
    let end = last.filter(|(_, byte)| byte.is_ascii_digit()).last().map(|(at, _)| start + at + 1)?;
    (end - start <= 40).then_some(start..end)
}

/// `Chỉ thị về lãnh đạo … của Ban Thường vụ Tỉnh ủy`
fn about(paragraph: &Paragraph<'_>, after: usize) -> Option<Unnumbered> {
    after_word(paragraph, after, "về", false)?;
    let window = paragraph.window(after);
    let start = after + (window.len() - window.trim_start().len());
    let until = window.find([';', '.', ':', '(', ')', '“', '”', '[', ']']).unwrap_or(window.len());
    let text = window.get(..until)?;
    text.match_indices("của ").take(6).find_map(|(at, word)| {
        let place = after + at + word.len();
        let end = body_at(paragraph, place)?;
        let title = start..start + paragraph.small(start..after + at).trim_end().len();
        Some(Unnumbered { issuer: place..end, title: Some(title), end })
    })
}

/// The count that stands before a type, with its place: `07 Nghị quyết`.
pub(super) fn counted_before(paragraph: &Paragraph<'_>, at: usize) -> Option<(usize, u16)> {
    let back = paragraph.back(at, 8);
    let text = paragraph.small(back.clone());
    let before = text.trim_end();
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = before.get(before.len() - digits..)?;
    let start = back.start + before.len() - digits;
    let alone = paragraph.small(0..start).chars().next_back().is_none_or(|typed| typed.is_whitespace() || typed == '(');
    (before.len() < text.len() && alone && (1..=3).contains(&digits))
        .then(|| number.parse().ok().map(|count| (start, count)))?
}

/// Tells whether a word for several stands before a type, so that no single document is meant.
pub(super) fn is_plural(paragraph: &Paragraph<'_>, at: usize) -> bool {
    let before = paragraph.small(paragraph.back(at, 16)).trim_end();
    ["các", "những", "mọi", "nhiều", "một số", "từng"].iter().any(|word| before.ends_with(word))
}
