//! Whether what an office's own template wrote is XML at all: Word only says that the file is damaged.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::render::templates::TemplateError;

/// Reads what a template wrote. Fails with the line of the result, and the reader's own reason, at the first fault.
pub(super) fn check(template: &str, xml: &str) -> Result<(), TemplateError> {
    let mut reader = Reader::from_str(xml);
    let mut open = 0_usize;
    loop {
        let fault = match reader.read_event() {
            Ok(Event::Start(tag)) => {
                open += 1;
                attributes(&tag)
            }
            Ok(Event::Empty(tag)) => attributes(&tag),
            Ok(Event::End(_)) => {
                open = open.saturating_sub(1);
                None
            }
            Ok(Event::GeneralRef(name)) if !is_known(&name) => Some(format!("&{};", String::from_utf8_lossy(&name))),
            Ok(Event::Eof) if open == 0 => return Ok(()),
            Ok(Event::Eof) => Some("unexpected end of file".to_string()),
            Ok(_) => None,
            Err(error) => Some(error.to_string()),
        };
        if let Some(reason) = fault {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let line = xml.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
            let message = format!("bản mẫu ghi ra XML không hợp lệ, ở dòng {line} của kết quả ({reason})");
            return Err(TemplateError { file: template.to_string(), line: None, message });
        }
    }
}

/// Returns what is wrong with the attributes of a tag.
fn attributes(tag: &BytesStart<'_>) -> Option<String> {
    tag.attributes().find_map(|attribute| match attribute {
        Ok(attribute) => attribute.unescape_value().err().map(|error| error.to_string()),
        Err(error) => Some(error.to_string()),
    })
}

fn is_known(name: &[u8]) -> bool {
    matches!(name, b"lt" | b"gt" | b"amp" | b"quot" | b"apos") || name.starts_with(b"#")
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn what_is_well_formed_passes() {
        for xml in ["<a/>", "<?xml version=\"1.0\"?>\n<a b=\"c &amp; d\">x &lt; &#39; y<b/></a>\n", ""] {
            assert_eq!(check("docx/x.xml", xml), Ok(()));
        }
    }

    #[test]
    fn what_word_would_call_damaged_is_named() {
        for xml in
            ["<a>\n<b>", "<a>\n</b>", "<a>\n</a></a>", "<a>\nx & y</a>", "<a>\n&nbsp;</a>", "<a\nb=c/>", "<a>\n<"]
        {
            let fault = check("docx/x.xml", xml).expect_err(xml);
            assert_eq!(fault.file, "docx/x.xml");
            assert!(fault.message.contains("dòng 2"), "{xml}: {fault}");
        }
    }
}
