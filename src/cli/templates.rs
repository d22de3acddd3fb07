//! `plancc templates export`: writes the built-in templates out, to be changed and used with `--templates`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::host::{HostError, files};
use crate::render::templates::Templates;

use super::Outcome;
use super::args::HELP;

/// Xuất các mẫu trình bày để chỉnh sửa
#[derive(Debug, Args)]
pub struct TemplatesArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Ghi các mẫu ra một thư mục; sửa xong dùng với: plancc build --templates THƯ_MỤC
    #[command(help_template = HELP)]
    Export {
        /// Thư mục sẽ chứa các mẫu; tệp đã có ở đó không bị ghi đè
        #[arg(value_name = "THƯ_MỤC", help_heading = "Tham số")]
        folder: PathBuf,
    },
}

/// Writes every template; refuses to replace a file that is there already.
pub(super) fn run(args: &TemplatesArgs) -> Result<Outcome, HostError> {
    let Action::Export { folder } = &args.action;
    let templates = Templates::built_in();
    for (name, _) in templates.files() {
        let path = folder.join(name);
        if path.exists() {
            return Err(HostError::File { path, cause: io::Error::from(io::ErrorKind::AlreadyExists) });
        }
    }
    for (name, source) in templates.files() {
        let path = folder.join(name);
        files::make_folder(path.parent().unwrap_or(folder))?;
        files::write_whole(&path, source.as_bytes())?;
        let _ = writeln!(io::stdout(), "{}", path.display());
    }
    Ok(Outcome::Done)
}

/// The built-in templates, those in `folder` in their place.
///
/// # Errors
/// When the folder or a file in it cannot be read, or is not UTF-8.
pub(super) fn load(folder: Option<&Path>) -> Result<Templates, HostError> {
    let Some(folder) = folder else { return Ok(Templates::built_in()) };
    if !folder.is_dir() {
        let kind = if folder.exists() { io::ErrorKind::NotADirectory } else { io::ErrorKind::NotFound };
        return Err(HostError::File { path: folder.to_path_buf(), cause: io::Error::from(kind) });
    }
    let built_in = Templates::built_in();
    let mut overrides = Vec::new();
    for (name, _) in built_in.files() {
        let path = folder.join(name);
        if path.is_file() {
            overrides.push((name.to_string(), files::read_plan(&path)?.typed().to_string()));
        }
    }
    Ok(built_in.with_overrides(overrides))
}

/// Where the templates of an office lie, if they are there.
pub(super) fn paths(folder: &Path) -> Vec<PathBuf> {
    Templates::built_in().files().map(|(name, _)| folder.join(name)).collect()
}

/// Files of a templates' folder that bear no template's name: none is ever used.
pub(super) fn strays(folder: &Path) -> Vec<PathBuf> {
    let known = paths(folder);
    let mut found: Vec<PathBuf> = known.iter().filter_map(|path| path.parent()).flat_map(files::files_of).collect();
    found.extend(files::files_of(folder));
    found.sort();
    found.dedup();
    found.retain(|path| !known.contains(path));
    found
}
