//! Text on its way into XML and HTML, which read the same escapes.

use std::borrow::Cow;

/// Escapes a text for content and attributes of an XML 1.0 file.
///
/// Characters that XML cannot hold, however they are written (control characters, U+FFFE, U+FFFF), become U+FFFD: Word
/// would not open the file.
pub fn escape_xml(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(|character| escaped(character).is_some()) else { return text.into() };
    let (clean, rest) = text.split_at(first);
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(clean);
    for character in rest.chars() {
        match escaped(character) {
            Some(escape) => out.push_str(escape),
            None => out.push(character),
        }
    }
    out.into()
}

fn escaped(character: char) -> Option<&'static str> {
    match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        // A carriage return as such is read as a line feed.
        '\r' => Some("&#13;"),
        '\t' | '\n' => None,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::escape_xml;

    #[test]
    fn what_is_clean_stays_as_it_is() {
        assert!(matches!(escape_xml("Ủy ban # $ * \\ {{ {% “…”\t\n"), Cow::Borrowed(_)));
    }

    #[test]
    fn marks_of_xml_are_escaped() {
        assert_eq!(escape_xml("a < b & c ]]> \"d\" 'e'\r"), "a &lt; b &amp; c ]]&gt; &quot;d&quot; &#39;e&#39;&#13;");
    }

    #[test]
    fn characters_that_xml_cannot_hold_are_replaced() {
        assert_eq!(escape_xml("a\0b\u{b}c\u{1f}d\u{fffe}e\u{ffff}"), "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e\u{fffd}");
        assert_eq!(escape_xml("\u{85}\u{2028}\u{feff}\u{10ffff}"), "\u{85}\u{2028}\u{feff}\u{10ffff}");
    }
}
