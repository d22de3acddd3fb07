//! Plans that nobody would write: real ones with bytes flipped, lines dropped, doubled, swapped, joined, and characters that
//! mean something to the reader put where they mean nothing.

/// A small generator (xorshift), so that a mutant is known by its number.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        // Neighbouring seeds begin alike.
        for _ in 0..8 {
            random.next();
        }
        random
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() >> 11) as usize % end }
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Pieces that mean something to the reader of lines, of marks, of phrases, of text, or to an output.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "*", "**", "***", "****", "[", "]", "{", "}", "^[", "^", "\\", "\\\\", "|", "||", "//", "/", "./.", ":", "::",
    "- ", "-", "+ ", "1. ", "99. ", "1.", "a) ", "đ) ", "zz) ", "I. ", "1.1. ", "• ", "…", "...", "___", "\n", "\n\n",
    "\r", "\r\n", "\t", " ", "  ", "\u{a0}", "\u{feff}", "\u{0}", "\u{1}", "\u{b}", "\u{85}", "\u{2028}", "\u{2060}",
    "\u{200f}", "\u{202e}", "\u{301}", "\u{323}", "\u{302}\u{301}", "e\u{302}\u{301}", "\u{1100}\u{1161}\u{11a8}",
    "\u{fb01}", "😀", "\u{10ffff}", "\u{e000}", "ß", "İ", "ŉ", "đ", "Đ", "ủy", "uỷ", "phần:", "mục:", "điểm:", "phần",
    "mục đích:", "muc dich:", "phần nội dung:", "mục 7:", "điểm d đối với:", "căn cứ:", "mở đầu:", "kết thúc:",
    "khen thưởng:", "hằng năm:", "đối với:", "đợt:", "giao:", "đề nghị:", "tổ chức thực hiện:", "nơi nhận:", "lưu:",
    "phụ lục:", "khổ ngang:", "kèm theo:", "bảng:", "bảng: A | B", "bảng (5%, 95%): A | B", "bảng (0, 300):",
    "| 1 | 2 |", "| (gộp 2 cột) x |", "| (gộp 200 dòng) x | y |", "(gộp 2 cột, 3 dòng)", "(gộp", "số:", "ngày:",
    "ngày: 31/2/2026", "số: 12a/X", "cơ quan:", "kế hoạch:", "đơn vị:", "độ khẩn: hỏa tốc", "ký thay mặt:",
    "chức vụ:", "người ký:", "ngày ", "tháng ", "năm ", "quý ", "trước ngày 31/02/2026", "từ ", "đến ",
    "15/11 hằng năm", "05 năm/lần", "không quá 10%", "Quyết định số 2447/QĐ-TTg", "Luật", "chủ trì, phối hợp với ",
    "“", "”", "(", ")", ";", "0", "99999999999999999999", "65536", "4294967296", "-1", "%", "#", "$", "@", "<", ">",
    "&", "&amp;", "]]>", "{{", "}}", "{%", "%}", "{#", "`", "\"", "'", "=", "~", "_",
];

/// Returns the plan with some things wrong.
pub fn mutant(plans: &[String], random: &mut Random) -> Vec<u8> {
    let mut text = random.one_of(plans).clone();
    for _ in 0..1 + random.below(6) {
        text = match random.below(10) {
            0..=3 => with_character(text, random),
            _ => with_lines(&text, plans, random),
        };
    }
    let mut bytes = text.into_bytes();
    // A byte flipped in a Vietnamese text is mostly no text any more: enough is seen of that in one of eight.
    if random.below(8) == 0 {
        for _ in 0..1 + random.below(3) {
            let at = random.below(bytes.len());
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
    }
    bytes
}

/// A character taken away, doubled, replaced, or something put before it.
fn with_character(mut text: String, random: &mut Random) -> String {
    let at = text.floor_char_boundary(random.below(text.len() + 1));
    let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let piece = match random.below(4) {
        0 => String::new(),
        1 => text[at..end].repeat(2),
        2 => random.one_of(PIECES).to_string(),
        _ => format!("{}{}", random.one_of(PIECES), &text[at..end]),
    };
    text.replace_range(at..end, &piece);
    text
}

/// Lines dropped, doubled, swapped, joined, cut, set in, put elsewhere, taken from another plan.
fn with_lines(text: &str, plans: &[String], random: &mut Random) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_string).collect();
    let at = random.below(lines.len());
    let other = random.below(lines.len());
    let line = lines[at].clone();
    match random.below(12) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, line),
        2 => lines.swap(at, other),
        3 if at + 1 < lines.len() => {
            let next = lines.remove(at + 1);
            lines[at].push_str(&next);
        }
        4 => lines[at].truncate(line.floor_char_boundary(random.below(line.len() + 1))),
        5 => {
            lines[at].insert_str(0, random.one_of::<&str>(&["  ", "\t", " ", "      ", "\\", "// ", "| ", "- ", "1. "]))
        }
        6 => {
            lines.remove(at);
            lines.insert(other.min(lines.len()), line);
        }
        7 => {
            let foreign: Vec<&str> = random.one_of(plans).split('\n').collect();
            lines.insert(at, random.one_of::<&str>(&foreign).to_string());
        }
        8 => lines.insert(at, random.one_of(PIECES).to_string()),
        9 => drop(lines.drain(at.min(other)..at.max(other).min(at.min(other) + 12))),
        10 => lines[at] = lines[at].trim_end_matches(['.', ';', ':', ']', '}', '*']).to_string(),
        _ => lines.insert(at, String::new()),
    }
    lines.join("\n")
}
