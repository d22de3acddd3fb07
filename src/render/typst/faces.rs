//! The four faces of one family: upright and italic, regular and bold.
//!
//! Faces are judged by their bytes, never by a name alone: machines carry families of one name in versions with and
//! without the Vietnamese letters. Only the chosen family is shown to the engine, so nothing else can be picked.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use typst::foundations::Bytes;
use typst::text::{Font, FontInfo, FontStyle, FontWeight};

use super::escape;

/// The family that the decree names.
pub const TIMES_NEW_ROMAN: &str = "Times New Roman";

/// The family carried inside the program, of the same measure.
const BUNDLED: &str = "Liberation Serif";

/// Every letter that Vietnamese adds to ASCII.
const VIETNAMESE: &str = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ\
                          ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ";

/// Marks that official prose uses beside ASCII.
const MARKS: &str = "“”‘’–—…§°";

/// Where a family comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontOrigin {
    /// A folder given on the command line or the machine's own fonts.
    Machine,
    /// Inside the program.
    Bundled,
}

/// The family that everything is set in.
#[derive(Clone, Debug)]
pub struct FontChoice {
    family: &'static str,
    origin: FontOrigin,
    /// Regular, bold, italic, bold italic.
    faces: Vec<Font>,
}

/// One of the four places in a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slot {
    bold: bool,
    italic: bool,
}

const SLOTS: [Slot; 4] = [
    Slot { bold: false, italic: false },
    Slot { bold: true, italic: false },
    Slot { bold: false, italic: true },
    Slot { bold: true, italic: true },
];

impl FontChoice {
    /// Returns the family carried inside the program.
    pub fn bundled() -> Self {
        let files = oxml_layout::bundled_fonts::bundled_font_data();
        let fonts = files.into_iter().filter(|(family, _)| *family == BUNDLED);
        let fonts = fonts.filter_map(|(_, bytes)| Font::new(Bytes::new(bytes), 0));
        let faces = four_faces(BUNDLED, fonts.collect()).expect("invariant: the bundled family is whole");
        Self { family: BUNDLED, origin: FontOrigin::Bundled, faces }
    }

    /// Returns Times New Roman from font files of the machine (bytes and index inside a collection).
    ///
    /// `None` unless four faces are there that have every Vietnamese letter. Of two that fit the first is taken.
    pub fn times_new_roman(files: impl IntoIterator<Item = (Vec<u8>, u32)>) -> Option<Self> {
        let fonts = files.into_iter().filter_map(|(bytes, index)| Font::new(Bytes::new(bytes), index));
        let faces = four_faces(TIMES_NEW_ROMAN, fonts.collect())?;
        Some(Self { family: TIMES_NEW_ROMAN, origin: FontOrigin::Machine, faces })
    }

    /// Whether a face is of use for [`times_new_roman`](Self::times_new_roman): told by what it says of itself, before
    /// its file is kept.
    pub fn is_wanted(info: &FontInfo) -> bool {
        info.family == TIMES_NEW_ROMAN && SLOTS.iter().any(|slot| slot.fits(info)) && covers_vietnamese(info)
    }

    /// Returns what a face lacks of the letters and marks of official prose.
    pub fn lacking(info: &FontInfo) -> Vec<char> {
        needed().filter(|letter| !info.coverage.contains(u32::from(*letter))).collect()
    }

    /// Returns the family's name, as a template must write it.
    pub fn family(&self) -> &'static str {
        self.family
    }

    /// Returns where the family comes from.
    pub fn origin(&self) -> FontOrigin {
        self.origin
    }

    /// Returns a sentence for the user: which family the pages are set in.
    pub fn note(&self) -> String {
        match self.origin {
            FontOrigin::Machine => format!("dùng phông chữ {} của máy", self.family),
            FontOrigin::Bundled => format!(
                "máy không có phông chữ {TIMES_NEW_ROMAN} đủ chữ tiếng Việt; dùng phông chữ {} kèm theo plancc, cùng kích thước",
                self.family
            ),
        }
    }

    /// Returns the characters of a text that a face has no glyph for, each once, in order of their code points.
    pub fn missing_characters(&self, text: &str) -> Vec<char> {
        let is_printed =
            |letter: &char| !letter.is_whitespace() && !letter.is_control() && !escape::is_invisible(*letter);
        let lacks = |letter: &char| self.faces.iter().any(|face| !face.info().coverage.contains(u32::from(*letter)));
        // Each character is looked up once: a face keeps its characters as a list of runs, walked from its start. ASCII is
        // in every face that was chosen.
        let all: BTreeSet<char> = text.chars().filter(|letter| !letter.is_ascii()).collect();
        all.into_iter().filter(is_printed).filter(lacks).collect()
    }

    /// Writes the files of the four faces into a folder, for a Typst program to find them there.
    pub fn write_files(&self, folder: &Path) -> io::Result<()> {
        for (number, face) in self.faces.iter().enumerate() {
            fs::write(folder.join(format!("{}.ttf", number + 1)), face.data())?;
        }
        Ok(())
    }

    pub(super) fn fonts(&self) -> &[Font] {
        &self.faces
    }
}

impl Slot {
    fn fits(self, info: &FontInfo) -> bool {
        let weight = if self.bold { FontWeight::BOLD } else { FontWeight::REGULAR };
        let style = if self.italic { FontStyle::Italic } else { FontStyle::Normal };
        info.variant.weight == weight && info.variant.style == style
    }
}

/// Returns the first face for each place, or `None` where one is missing or lacks a letter.
fn four_faces(family: &str, fonts: Vec<Font>) -> Option<Vec<Font>> {
    let face = |slot: &Slot| {
        let fits =
            |font: &&Font| font.info().family == family && slot.fits(font.info()) && covers_vietnamese(font.info());
        fonts.iter().find(fits).cloned()
    };
    SLOTS.iter().map(face).collect()
}

fn covers_vietnamese(info: &FontInfo) -> bool {
    needed().all(|letter| info.coverage.contains(u32::from(letter)))
}

/// What a face has to have.
fn needed() -> impl Iterator<Item = char> {
    (' '..='~').chain(VIETNAMESE.chars()).chain(MARKS.chars())
}

#[cfg(test)]
mod tests {
    use super::{FontChoice, FontOrigin, VIETNAMESE};

    #[test]
    fn the_bundled_family_is_whole() {
        let fonts = FontChoice::bundled();
        assert_eq!((fonts.family(), fonts.origin()), ("Liberation Serif", FontOrigin::Bundled));
        assert_eq!(VIETNAMESE.chars().count(), 134);
        assert!(fonts.missing_characters(VIETNAMESE).is_empty());
        assert!(fonts.note().contains("Liberation Serif"));
    }

    #[test]
    fn a_missing_character_is_named_once() {
        let fonts = FontChoice::bundled();
        assert_eq!(fonts.missing_characters("a 漢 😀 漢\u{200b}\n\0"), ['漢', '😀']);
    }

    #[test]
    fn other_families_are_not_taken_for_times_new_roman() {
        let files = oxml_layout::bundled_fonts::bundled_font_data().into_iter();
        assert!(FontChoice::times_new_roman(files.map(|(_, bytes)| (bytes.to_vec(), 0))).is_none());
        assert!(FontChoice::times_new_roman([(b"no font".to_vec(), 0)]).is_none());
    }
}
