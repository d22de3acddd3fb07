//! Times New Roman on this machine, looked for by what the font files hold.

use std::fs;
use std::path::PathBuf;

use typst_kit::fonts::{FontPath, scan, system};

use crate::render::typst::faces::FontChoice;

/// Where to look for fonts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FontSearch {
    /// Folders that are searched first, with the folders in them.
    pub folders: Vec<PathBuf>,
    /// Whether to leave out the fonts installed on the machine.
    pub ignore_system: bool,
}

/// Returns Times New Roman if it is found with all Vietnamese letters in its four faces, else the family inside the
/// program.
///
/// Reads every font file in those folders, which takes a while: once for all plans is enough. A folder that cannot be
/// read counts as empty.
pub fn choose(search: &FontSearch) -> FontChoice {
    let in_folders = search.folders.iter().find_map(|folder| times_new_roman(wanted(scan(folder))));
    let in_system = || if search.ignore_system { None } else { times_new_roman(wanted(system())) };
    in_folders.or_else(in_system).unwrap_or_else(FontChoice::bundled)
}

/// Returns the faces of use, in the order of their paths: that of a folder's entries is another on every machine.
fn wanted(faces: impl Iterator<Item = (FontPath, typst::text::FontInfo)>) -> Vec<FontPath> {
    let mut wanted: Vec<_> = faces.filter(|(_, info)| FontChoice::is_wanted(info)).map(|(path, _)| path).collect();
    wanted.sort_by(|one, other| (&one.path, one.index).cmp(&(&other.path, other.index)));
    wanted
}

fn times_new_roman(faces: Vec<FontPath>) -> Option<FontChoice> {
    FontChoice::times_new_roman(faces.into_iter().filter_map(|face| Some((fs::read(face.path).ok()?, face.index))))
}

#[cfg(test)]
mod tests {
    use super::{FontSearch, choose};
    use crate::render::typst::faces::{FontChoice, FontOrigin};

    #[test]
    fn other_fonts_in_a_folder_are_passed_over() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        FontChoice::bundled().write_files(folder.path()).expect("the folder can be written");
        std::fs::write(folder.path().join("broken.ttf"), "no font").expect("the folder can be written");
        let folders = vec![folder.path().to_path_buf(), folder.path().join("missing")];
        let fonts = choose(&FontSearch { folders, ignore_system: true });
        assert_eq!(fonts.origin(), FontOrigin::Bundled);
    }
}
