//! Finding Times New Roman on the machine.

use std::io;
use std::path::PathBuf;

use fontdb::{Database, FaceInfo, Source};
use typst::text::FontInfo;

use crate::render::typst::faces::{FontChoice, TIMES_NEW_ROMAN};

use super::{HostError, files};

/// A face: its file, and its place in a file of several.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct FontFile {
    path: PathBuf,
    index: u32,
}

/// Times New Roman from the given folders, else from the machine's own, else the family carried inside the program.
///
/// # Errors
/// When a given folder is none, or a font file cannot be read.
pub fn choose(folders: &[PathBuf], ignore_system: bool) -> Result<FontChoice, HostError> {
    let mut found: Vec<FontFile> = Vec::new();
    for folder in folders {
        if !folder.is_dir() {
            let kind = if folder.exists() { io::ErrorKind::NotADirectory } else { io::ErrorKind::NotFound };
            return Err(HostError::File { path: folder.clone(), cause: io::Error::from(kind) });
        }
        found.extend(wanted(|fonts| fonts.load_fonts_dir(folder)));
    }
    // Of two faces that fit the first is taken: where the folders hold all four, the machine's hundreds of files are not
    // opened.
    if let Some(choice) = times_new_roman(&found)? {
        return Ok(choice);
    }
    if !ignore_system {
        found.extend(wanted(Database::load_system_fonts));
    }
    Ok(times_new_roman(&found)?.unwrap_or_else(FontChoice::bundled))
}

/// A face of the machine that calls itself Times New Roman.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its file.
    pub path: PathBuf,
    /// Whether it is bold.
    pub is_bold: bool,
    /// Whether it is italic.
    pub is_italic: bool,
    /// The letters and marks of official prose that it lacks.
    pub lacks: Vec<char>,
}

/// Every face that calls itself Times New Roman, in the given folders and, unless told not to, on the machine, in the order
/// of the files.
pub fn survey(folders: &[PathBuf], ignore_system: bool) -> Vec<Found> {
    let mut fonts = Database::new();
    folders.iter().for_each(|folder| fonts.load_fonts_dir(folder));
    if !ignore_system {
        fonts.load_system_fonts();
    }
    let named = fonts.faces().filter(|face| face.families.iter().any(|(name, _)| name == TIMES_NEW_ROMAN));
    let found = named.filter_map(|face| {
        let info = fonts.with_face_data(face.id, FontInfo::new)??;
        let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else { return None };
        Some(Found {
            path: path.clone(),
            is_bold: face.weight >= fontdb::Weight::BOLD,
            is_italic: face.style != fontdb::Style::Normal,
            lacks: FontChoice::lacking(&info),
        })
    });
    let mut found: Vec<Found> = found.collect();
    found.sort_by(|one, other| {
        (&one.path, one.is_bold, one.is_italic).cmp(&(&other.path, other.is_bold, other.is_italic))
    });
    found
}

/// Times New Roman from these files, if all its faces are among them.
fn times_new_roman(found: &[FontFile]) -> Result<Option<FontChoice>, HostError> {
    let mut fonts = Vec::new();
    for font in found {
        fonts.push((files::read(&font.path)?, font.index));
    }
    Ok(FontChoice::times_new_roman(fonts))
}

/// Returns the faces of use in the order of their paths, since a folder lists its files in any order.
fn wanted(load: impl FnOnce(&mut Database)) -> Vec<FontFile> {
    let mut fonts = Database::new();
    load(&mut fonts);
    // Which characters a face holds takes long to find out: only faces that by their name may be wanted are asked.
    let wanted = fonts.faces().filter(|face| may_be_wanted(face)).filter_map(|face| {
        let info = fonts.with_face_data(face.id, FontInfo::new)??;
        let (Source::File(path) | Source::SharedFile(path, _)) = &face.source else { return None };
        FontChoice::is_wanted(&info).then(|| FontFile { path: path.clone(), index: face.index })
    });
    let mut wanted: Vec<FontFile> = wanted.collect();
    wanted.sort();
    wanted
}

/// Tells whether a face calls itself Times in any way.
fn may_be_wanted(face: &FaceInfo) -> bool {
    face.post_script_name.contains("Times") || face.families.iter().any(|(name, _)| name.contains("Times"))
}

#[cfg(test)]
mod tests {
    use super::choose;
    use crate::render::typst::faces::{FontChoice, FontOrigin, TIMES_NEW_ROMAN};

    /// The carried faces under another family's name, as files in a folder.
    fn renamed() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        FontChoice::bundled().write_files(folder.path()).expect("the folder can be written");
        for file in std::fs::read_dir(folder.path()).expect("the folder is there") {
            let path = file.expect("the folder can be listed").path();
            let mut bytes = std::fs::read(&path).expect("the face is there");
            rename(&mut bytes);
            std::fs::write(&path, bytes).expect("the folder can be written");
        }
        folder
    }

    /// Writes another family's name over the one in the table of names: it is shorter, so that nothing moves.
    fn rename(font: &mut [u8]) {
        let number = |font: &[u8], at: usize| usize::from(u16::from_be_bytes([font[at], font[at + 1]]));
        let entry = (0..number(font, 4)).map(|table| 12 + 16 * table).find(|at| &font[*at..at + 4] == b"name");
        let entry = entry.expect("a font has names");
        let table = number(font, entry + 8) << 16 | number(font, entry + 10);
        let texts = table + number(font, table + 4);
        for record in (0..number(font, table + 2)).map(|record| table + 6 + 12 * record) {
            let is_family = [1, 16].contains(&number(font, record + 6));
            let width = if number(font, record) == 1 { 1 } else { 2 };
            let name: Vec<u8> = TIMES_NEW_ROMAN.bytes().flat_map(|letter| [0, letter]).collect();
            let name: Vec<u8> = if width == 1 { TIMES_NEW_ROMAN.bytes().collect() } else { name };
            let at = texts + number(font, record + 10);
            if is_family && number(font, record + 8) >= name.len() {
                font[at..at + name.len()].copy_from_slice(&name);
                let length = (name.len() as u16).to_be_bytes();
                font[record + 8..record + 10].copy_from_slice(&length);
            }
        }
    }

    #[test]
    fn times_new_roman_is_found_by_its_four_faces() {
        let folder = renamed();
        let folders = [folder.path().to_path_buf()];
        let choice = choose(&folders, true).expect("the folder can be read");
        assert_eq!((choice.family(), choice.origin()), (TIMES_NEW_ROMAN, FontOrigin::Machine));
        std::fs::remove_file(folder.path().join("3.ttf")).expect("the face is there");
        let choice = choose(&folders, true).expect("the folder can be read");
        assert_eq!(choice.origin(), FontOrigin::Bundled, "three faces are no family");
    }

    #[test]
    fn other_families_are_passed_over_and_a_missing_folder_is_named() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        FontChoice::bundled().write_files(folder.path()).expect("the folder can be written");
        let choice = choose(&[folder.path().to_path_buf()], true).expect("the folder can be read");
        assert_eq!(choice.origin(), FontOrigin::Bundled);
        assert!(choose(&[folder.path().join("none")], true).is_err());
    }
}
