//! Finding and reading plans, writing outputs. A file is written whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::source::SourceFile;

use super::HostError;

/// The longest file that is read as a plan, in bytes: some thousands of pages. What is longer is no plan, and reading it
/// would only take the machine's memory.
pub const LONGEST_PLAN: u64 = 8 * 1024 * 1024;

/// Reads a plan's file.
///
/// # Errors
/// When it cannot be read, is a folder, is longer than [`LONGEST_PLAN`], or is not UTF-8.
pub fn read_plan(path: &Path) -> Result<SourceFile, HostError> {
    let fail = |cause| HostError::File { path: path.to_path_buf(), cause };
    if path.is_dir() {
        return Err(fail(io::Error::from(io::ErrorKind::IsADirectory)));
    }
    source(path, read_bounded(path, fs::File::open(path).map_err(fail)?)?)
}

/// Reads a plan from standard input; `name` stands for the file it may come from.
///
/// # Errors
/// When it cannot be read, is longer than [`LONGEST_PLAN`], or is not UTF-8.
pub fn read_standard_input(name: &Path) -> Result<SourceFile, HostError> {
    source(name, read_bounded(name, io::stdin().lock())?)
}

/// Reads to the end, or to where it is clear that this is no plan.
fn read_bounded(path: &Path, from: impl Read) -> Result<Vec<u8>, HostError> {
    let mut bytes = Vec::new();
    let fail = |cause| HostError::File { path: path.to_path_buf(), cause };
    from.take(LONGEST_PLAN + 1).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > LONGEST_PLAN {
        return Err(HostError::TooLong { path: path.to_path_buf(), most: LONGEST_PLAN });
    }
    Ok(bytes)
}

fn source(path: &Path, bytes: Vec<u8>) -> Result<SourceFile, HostError> {
    SourceFile::from_bytes(path.display().to_string(), bytes).map_err(|wrong| HostError::NotUtf8 {
        path: path.to_path_buf(),
        line: wrong.line,
        offset: wrong.offset,
        byte: wrong.byte,
    })
}

/// Finds the plans (`*.plan`) of a folder and of all folders below it, in the order of their names; what is hidden is
/// passed over. A folder that cannot be listed is found with the reason.
///
/// Links are followed; a folder that several lead to, or that leads back to itself, is gone through once.
pub fn plans_below(folder: &Path) -> Vec<Result<PathBuf, HostError>> {
    let mut found = Vec::new();
    go_through(folder, &mut BTreeSet::new(), &mut found);
    found
}

fn go_through(folder: &Path, gone: &mut BTreeSet<PathBuf>, found: &mut Vec<Result<PathBuf, HostError>>) {
    let list =
        || -> io::Result<Vec<PathBuf>> { fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect() };
    let own = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    if !gone.insert(own) {
        return;
    }
    let mut entries = match list() {
        Ok(entries) => entries,
        Err(cause) => return found.push(Err(HostError::File { path: folder.to_path_buf(), cause })),
    };
    entries.sort();
    for path in entries {
        let is_hidden = path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
        let is_plan = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("plan"));
        if is_hidden {
            continue;
        }
        if path.is_dir() {
            go_through(&path, gone, found);
        } else if is_plan {
            found.push(Ok(path));
        }
    }
}

/// The files of a folder, without those below it and the hidden ones, in the order of their names; none where it cannot be
/// listed.
pub fn files_of(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_hidden = |path: &Path| path.file_name().is_none_or(|name| name.to_string_lossy().starts_with('.'));
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file() && !is_hidden(path)).collect();
    files.sort();
    files
}

/// Replaces a file whole and keeps its permissions; where it is a link, what it leads to is replaced.
///
/// # Errors
/// When it is read only, its folder cannot be written, or the disk is full; it is then as it was before.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), HostError> {
    let fail = |cause| HostError::File { path: path.to_path_buf(), cause };
    let target = fs::canonicalize(path).map_err(fail)?;
    let permissions = fs::metadata(&target).map_err(fail)?.permissions();
    if permissions.readonly() {
        return Err(fail(io::Error::from(io::ErrorKind::PermissionDenied)));
    }
    write(&target, bytes, Some(permissions)).map_err(fail)
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

/// Tells whether files can be written into a folder, or, where it is not there yet, into the one it would be made in. Leaves
/// nothing behind.
///
/// # Errors
/// When they cannot.
pub fn may_write(folder: &Path) -> Result<(), HostError> {
    let fail = |cause| HostError::File { path: folder.to_path_buf(), cause };
    let absolute = std::path::absolute(folder).map_err(fail)?;
    let there = absolute.ancestors().find(|folder| folder.exists()).unwrap_or(&absolute);
    if !there.is_dir() {
        return Err(fail(io::Error::from(io::ErrorKind::NotADirectory)));
    }
    beside(&there.join("x")).and_then(|mut file| file.write_all(b"x")).map_err(fail)
}

/// Writes a file whole: into a temporary file beside it, then renamed. What was there before stays until then.
///
/// # Errors
/// When the folder cannot be written or the disk is full; the file is then as it was before.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), HostError> {
    write(path, bytes, None).map_err(|cause| HostError::File { path: path.to_path_buf(), cause })
}

/// Writes a file that is not there yet, whole or not at all.
///
/// # Errors
/// When there is a file of this name, the folder cannot be written or the disk is full.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), HostError> {
    let fail = |cause| HostError::File { path: path.to_path_buf(), cause };
    let mut file = beside(path).map_err(fail)?;
    file.write_all(bytes).map_err(fail)?;
    file.persist_noclobber(path).map(drop).map_err(|error| fail(error.error))
}

/// A temporary file in the folder of another.
fn beside(path: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".plancc-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What a program makes is readable like any other file; the umask of the user takes away what he wants.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn write(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let mut file = beside(path)?;
    file.write_all(bytes)?;
    // An output is not brought to the disk before it is renamed: a rename is whole against everything but the machine's
    // own fall, after which the same bytes can be made again. Waiting for the disk takes longer than setting a plan. A
    // drafter's own file cannot be made again.
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
        file.as_file().sync_data()?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{make_folder, write_new, write_whole};

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("ke-hoach.pdf");
        write_whole(&path, b"1").expect("the folder can be written");
        write_whole(&path, b"22").expect("the file can be replaced");
        assert_eq!(std::fs::read(&path).expect("the file is there"), b"22");
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder is there").count(), 1);
        assert!(make_folder(&path).is_err());
        assert!(write_new(&path, b"3").is_err());
        assert_eq!(std::fs::read(&path).expect("the file is there"), b"22");
    }
}
