//! Finding Times New Roman on the machine.

use std::io;
use std::path::PathBuf;

use typst::text::FontInfo;
use typst_kit::fonts::{FontPath, scan, system};

use crate::render::typst::faces::FontChoice;

use super::{HostError, files};

/// Times New Roman from the given folders, else from the machine's own, else the family carried inside the program.
///
/// # Errors
/// When a given folder is none, or a font file cannot be read.
pub fn choose(folders: &[PathBuf], ignore_system: bool) -> Result<FontChoice, HostError> {
    let mut found: Vec<FontPath> = Vec::new();
    for folder in folders {
        if !folder.is_dir() {
            let kind = if folder.exists() { io::ErrorKind::NotADirectory } else { io::ErrorKind::NotFound };
            return Err(HostError::File { path: folder.clone(), cause: io::Error::from(kind) });
        }
        found.extend(wanted(scan(folder)));
    }
    // Of two faces that fit the first is taken: where the folders hold all four, the machine's hundreds of files are not
    // opened.
    if let Some(choice) = times_new_roman(&found)? {
        return Ok(choice);
    }
    if !ignore_system {
        found.extend(wanted(system()));
    }
    Ok(times_new_roman(&found)?.unwrap_or_else(FontChoice::bundled))
}

/// Times New Roman from these files, if all its faces are among them.
fn times_new_roman(found: &[FontPath]) -> Result<Option<FontChoice>, HostError> {
    let mut fonts = Vec::new();
    for font in found {
        fonts.push((files::read(&font.path)?, font.index));
    }
    Ok(FontChoice::times_new_roman(fonts))
}

/// Returns the faces of use in the order of their paths, since a folder lists its files in any order.
fn wanted(faces: impl Iterator<Item = (FontPath, FontInfo)>) -> Vec<FontPath> {
    let mut wanted: Vec<_> = faces.filter(|(_, info)| FontChoice::is_wanted(info)).map(|(path, _)| path).collect();
    wanted.sort_by(|one, other| (&one.path, one.index).cmp(&(&other.path, other.index)));
    wanted
}
