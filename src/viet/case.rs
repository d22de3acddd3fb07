//! Capital and small letters of Vietnamese text.

/// Returns the text in capitals: `ỦY BAN NHÂN DÂN`.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// Returns the text in small letters.
pub fn lower(text: &str) -> String {
    text.to_lowercase()
}

/// Returns the small letter where it takes as many bytes as the capital, as all of Vietnamese does; else the character as
/// it is.
///
/// The same as by `char::to_lowercase`, which looks every letter with a mark up in its tables.
#[inline]
pub fn small_letter(typed: char) -> char {
    let small = match typed {
        '\0'..='\x7f' => return typed.to_ascii_lowercase(),
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(typed) + 0x20),
        // Capital and small letter by turns.
        'Ạ'..='ỹ' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' => char::from_u32(u32::from(typed) | 1),
        'Ơ' => Some('ơ'),
        'Ư' => Some('ư'),
        'ß'..='ÿ' | 'ơ' | 'ư' | '\u{2010}'..='\u{2027}' => return typed,
        _ => small_by_the_tables(typed),
    };
    small.unwrap_or(typed)
}

#[cold]
fn small_by_the_tables(typed: char) -> Option<char> {
    let mut small = typed.to_lowercase();
    small.next().filter(|one| small.next().is_none() && one.len_utf8() == typed.len_utf8())
}

/// Returns the text with its first letter as a capital; marks and blanks before that letter stay, nothing else changes.
pub fn capitalise(text: &str) -> String {
    let mut done = false;
    let mut capitalised = String::with_capacity(text.len() + 2);
    for typed in text.chars() {
        if !done && typed.is_alphanumeric() {
            done = true;
            capitalised.extend(typed.to_uppercase());
        } else {
            capitalised.push(typed);
        }
    }
    capitalised
}

#[cfg(test)]
mod tests {
    use super::{capitalise, lower, small_letter, upper};

    #[test]
    fn small_letters_are_those_of_the_tables() {
        for typed in '\0'..=char::MAX {
            let small: String = typed.to_lowercase().collect();
            let is_one = small.chars().count() == 1 && small.len() == typed.len_utf8();
            let wanted = if is_one { small } else { typed.to_string() };
            assert_eq!(small_letter(typed).to_string(), wanted, "{typed:?}");
        }
    }

    #[test]
    fn marked_letters_change_case() {
        assert_eq!(upper("phong trào thi đua ở cơ sở"), "PHONG TRÀO THI ĐUA Ở CƠ SỞ");
        assert_eq!(lower("ỦY BAN ĐẶC KHU"), "ủy ban đặc khu");
    }

    #[test]
    fn only_the_first_letter_is_raised() {
        assert_eq!(capitalise("ủy ban nhân dân xã Tân Minh"), "Ủy ban nhân dân xã Tân Minh");
        assert_eq!(capitalise("“đợt 1”"), "“Đợt 1”");
        assert_eq!(capitalise("05 năm"), "05 năm");
        assert_eq!(capitalise(""), "");
    }
}
