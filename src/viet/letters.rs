//! What is a letter, and the letters that number points: `a)`, `b)`, `c)`, `d)`, `đ)`, `e)`, `g)` …

/// The letters of points, in the order of the Vietnamese alphabet, without ă â ê ô ơ ư and without f j w z.
///
/// Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 6; the decree's own points run so.
pub const LETTERS: [&str; 23] =
    ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y"];

/// Tells whether a character is a letter or a digit.
///
/// The same as `char::is_alphanumeric`, which looks every letter with a mark up in its tables: reading a plan asks this of
/// every character several times.
#[inline]
pub fn is_letter_or_digit(typed: char) -> bool {
    match typed {
        '\0'..='\x7f' => typed.is_ascii_alphanumeric(),
        '\u{c0}'..='\u{24f}' => !matches!(typed, '×' | '÷'),
        '\u{1e00}'..='\u{1eff}' => true,
        // Dashes, quotation marks, ellipses.
        '\u{2010}'..='\u{2027}' => false,
        _ => typed.is_alphanumeric(),
    }
}

/// Returns the letter of a point, counted from 0: `a` for 0, `đ` for 4, `y` for 22, then `aa`, `ab` … `ay`, `ba` …
pub fn letter(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index;
    loop {
        letters.push(LETTERS.get(rest % LETTERS.len()).copied().unwrap_or_default());
        match (rest / LETTERS.len()).checked_sub(1) {
            Some(higher) => rest = higher,
            None => break,
        }
    }
    letters.iter().rev().copied().collect()
}

/// Returns the place of a point's letter, counted from 0; nothing where it is no letter of the series.
///
/// The inverse of [`letter`]; capitals count as their small letters.
pub fn index_of_letter(text: &str) -> Option<usize> {
    let mut count: usize = 0;
    for typed in text.to_lowercase().chars() {
        let place = LETTERS.iter().position(|letter| letter.chars().eq([typed]))?;
        count = count.checked_mul(LETTERS.len())?.checked_add(place + 1)?;
    }
    count.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{index_of_letter, is_letter_or_digit, letter};

    #[test]
    fn letters_are_told_as_by_the_tables() {
        for typed in '\0'..=char::MAX {
            assert_eq!(is_letter_or_digit(typed), typed.is_alphanumeric(), "{typed:?}");
        }
    }

    #[test]
    fn points_run_with_the_barred_d_and_without_f_j_w_z() {
        let series: Vec<String> = (0..12).map(letter).collect();
        assert_eq!(series.join(" "), "a b c d đ e g h i k l m");
        assert_eq!([22, 23, 24, 27, 45, 46].map(letter).join(" "), "y aa ab ađ ay ba");
    }

    #[test]
    fn every_letter_leads_back_to_its_place() {
        for index in 0..2000 {
            assert_eq!(index_of_letter(&letter(index)), Some(index));
        }
        assert_eq!(index_of_letter("Đ"), Some(4));
        for none in ["", "f", "ê", "1", "a1", &"y".repeat(40)] {
            assert_eq!(index_of_letter(none), None, "{none}");
        }
    }
}
