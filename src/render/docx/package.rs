//! The parts of a DOCX and the zip file around them: the same parts always give the same bytes.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// The parts in the order of the file, each with the template it is made by.
///
/// Content types come first: some readers look no further to tell what the file is.
pub(super) const PARTS: &[(&str, &str)] = &[
    ("[Content_Types].xml", "docx/content-types.xml"),
    ("_rels/.rels", "docx/package-relationships.xml"),
    ("word/document.xml", "docx/document.xml"),
    ("word/_rels/document.xml.rels", "docx/document-relationships.xml"),
    ("word/styles.xml", "docx/styles.xml"),
    ("word/settings.xml", "docx/settings.xml"),
    ("word/fontTable.xml", "docx/fonts.xml"),
    ("word/theme/theme1.xml", "docx/theme.xml"),
    ("word/footnotes.xml", "docx/footnotes.xml"),
    ("word/header1.xml", "docx/header.xml"),
    ("word/header2.xml", "docx/first-header.xml"),
    ("docProps/core.xml", "docx/core-properties.xml"),
    ("docProps/app.xml", "docx/app-properties.xml"),
];

/// Packs parts into a zip file, in the order given, with a fixed time and a fixed system of origin.
pub(super) fn pack(parts: &[(&str, String)]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(6))
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Dos)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, options).expect("invariant: names of parts are valid and differ");
        zip.write_all(content.as_bytes()).expect("invariant: memory takes what is written");
    }
    zip.finish().expect("invariant: memory takes what is written").into_inner()
}
