//! Roman numerals, as they number parts, annexes and quarters.

/// Values and their signs, the subtractive ones among them, from the highest.
const SIGNS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// Returns a number in Roman capitals; 0 and what lies beyond 3999 stay in Arabic digits.
pub fn roman(number: u32) -> String {
    if !(1..=3999).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// Reads Roman capitals; nothing where they are not the customary form (`IIII`, `IC`, `iv`).
pub fn from_roman(text: &str) -> Option<u32> {
    let mut rest = text;
    let mut number: u32 = 0;
    for (value, sign) in SIGNS {
        while let Some(after) = rest.strip_prefix(sign) {
            number = number.checked_add(value)?;
            rest = after;
        }
    }
    // Writing the number again refuses every unusual form in one place.
    (rest.is_empty() && number > 0 && roman(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{from_roman, roman};

    #[test]
    fn numbers_go_to_roman_and_back() {
        for number in 1..=3999 {
            assert_eq!(from_roman(&roman(number)), Some(number));
        }
        assert_eq!(["IV", "XIV", "XLIX"].map(from_roman), [Some(4), Some(14), Some(49)]);
    }

    #[test]
    fn unusual_forms_are_no_numerals() {
        for text in ["", "IIII", "IC", "VX", "iv", "A", "I.", &"M".repeat(100_000)] {
            assert_eq!(from_roman(text), None);
        }
        assert_eq!(roman(4000), "4000");
    }
}
