//! Reading plans and writing outputs. An output is written whole or not at all.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::source::SourceFile;

use super::HostError;

/// Reads a plan's file.
///
/// # Errors
/// When it cannot be read, is a folder, or is not UTF-8.
pub fn read_plan(path: &Path) -> Result<SourceFile, HostError> {
    let bytes = read(path)?;
    SourceFile::from_bytes(path.display().to_string(), bytes).map_err(|wrong| HostError::NotUtf8 {
        path: path.to_path_buf(),
        line: wrong.line,
        offset: wrong.offset,
        byte: wrong.byte,
    })
}

/// Reads a file; a folder is said to be one.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, HostError> {
    let fail = |cause| HostError::File { path: path.to_path_buf(), cause };
    if path.is_dir() {
        return Err(fail(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    let mut bytes = Vec::new();
    fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)).map_err(fail)?;
    Ok(bytes)
}

/// Returns where a file really is, links followed; nothing where there is no such file.
pub fn real_place(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// Makes a folder with everything above it.
///
/// # Errors
/// When it cannot be made, or a file is in its place.
pub fn make_folder(path: &Path) -> Result<(), HostError> {
    let fail = |cause| HostError::File { path: path.to_path_buf(), cause };
    if path.exists() && !path.is_dir() {
        return Err(fail(io::Error::from(io::ErrorKind::NotADirectory)));
    }
    fs::create_dir_all(path).map_err(fail)
}

/// Writes a file whole: into a temporary file beside it, then renamed. What was there before stays until then.
///
/// # Errors
/// When the folder cannot be written or the disk is full; the file is then as it was before.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), HostError> {
    let fail = |cause| HostError::File { path: path.to_path_buf(), cause };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".plancc-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What a program makes is readable like any other file; the umask of the user takes away what he wants.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(fail)?;
    // Not brought to the disk before it is renamed: a rename is whole against everything but the machine's own fall, after
    // which the same bytes can be made again. Waiting for the disk takes longer than setting a plan.
    file.write_all(bytes).map_err(fail)?;
    file.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{make_folder, write_whole};

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("ke-hoach.pdf");
        write_whole(&path, b"1").expect("the folder can be written");
        write_whole(&path, b"22").expect("the file can be replaced");
        assert_eq!(std::fs::read(&path).expect("the file is there"), b"22");
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder is there").count(), 1);
        assert!(make_folder(&path).is_err());
    }
}
