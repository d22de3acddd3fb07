//! The text of a DOCX: of its body and of its footnotes.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// Returns the text of a part, a paragraph to a line; nothing where there is no such part.
pub fn text(bytes: &[u8], part: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a DOCX is a zip archive");
    let mut xml = String::new();
    match archive.by_name(part) {
        Ok(mut file) => file.read_to_string(&mut xml).expect("a part is text"),
        Err(_) => return String::new(),
    };
    let mut reader = Reader::from_str(&xml);
    let mut text = String::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{part}: {error}")) {
            Event::Start(tag) => inside = tag.name().as_ref() == b"w:t",
            Event::End(tag) => {
                inside = false;
                if tag.name().as_ref() == b"w:p" {
                    text.push('\n');
                }
            }
            Event::Empty(tag) => match tag.name().as_ref() {
                b"w:tab" | b"w:br" => text.push(' '),
                b"w:noBreakHyphen" => text.push('-'),
                _ => {}
            },
            Event::Text(words) if inside => text.push_str(&words.decode().expect("UTF-8")),
            Event::GeneralRef(name) if inside => text.push(match &*name {
                b"lt" => '<',
                b"gt" => '>',
                b"amp" => '&',
                b"quot" => '"',
                b"apos" | b"#39" => '\'',
                other => panic!("&{};", String::from_utf8_lossy(other)),
            }),
            Event::Eof => return text,
            _ => {}
        }
    }
}
