//! Finding Times New Roman on the machine.

use std::io;
use std::path::PathBuf;

use fontdb::{Database, FaceInfo, Source};
use typst::text::FontInfo;

use crate::render::typst::faces::FontChoice;

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
