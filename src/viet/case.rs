//! Capital and small letters of Vietnamese text.

/// Returns the text in capitals: `ỦY BAN NHÂN DÂN`.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// Returns the text in small letters.
pub fn lower(text: &str) -> String {
    text.to_lowercase()
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
    use super::{capitalise, lower, upper};

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
