//! Characters that no page can hold.

use crate::diagnostics::Diagnostic;
use crate::source::SourceFile;

/// Reports control characters and code points that are no characters (U+FFFE): a PDF and a Word file cannot hold them, so
/// they would be lost without a word. One report a line: such a text was damaged on its way, or is none.
pub(super) fn report(file: &SourceFile, found: &mut Vec<Diagnostic>) {
    let mut start = 0;
    for line in file.text().split_inclusive('\n') {
        if let Some((at, letter)) = line.char_indices().find(|(_, letter)| is_unprintable(*letter)) {
            let place = start + at;
            let code = u32::from(letter);
            let message = format!("ký tự điều khiển U+{code:04X} không in được");
            let span = file.span(place, place + letter.len_utf8());
            found.push(Diagnostic::error("NN041", span, message).with_help("xóa ký tự này, hoặc gõ lại chỗ đó"));
        }
        start += line.len();
    }
}

fn is_unprintable(letter: char) -> bool {
    let is_noncharacter = matches!(u32::from(letter), 0xFDD0..=0xFDEF) || u32::from(letter) & 0xFFFE == 0xFFFE;
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t') || is_noncharacter
}
