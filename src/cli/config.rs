//! `plancc.toml`: an office's defaults, looked up from a plan's folder upward.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::host::{HostError, files};
use crate::model::Known;
use crate::model::office::Office;
use crate::syntax::keywords::SigningKey;

/// The name of the file.
pub(super) const FILE_NAME: &str = "plancc.toml";

/// What an office lays down.
#[derive(Clone, Debug, Default)]
pub(super) struct Config {
    /// Defaults for letterhead and signing block.
    pub office: Office,
    /// Parties, as in `đơn vị:`.
    pub known: Known,
    /// Where outputs go.
    pub out: Option<PathBuf>,
    /// Which outputs are made.
    pub formats: Vec<String>,
    /// A Typst program to use instead of the one inside.
    pub typst: Option<PathBuf>,
    /// A folder of templates.
    pub templates: Option<PathBuf>,
    /// Folders of fonts.
    pub fonts: Vec<PathBuf>,
}

/// Why a configuration cannot be used.
#[derive(Debug)]
pub(super) enum ConfigError {
    /// It cannot be read.
    Host(HostError),
    /// It is no configuration.
    Wrong { path: PathBuf, line: usize, reason: String },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::Host(error) => error.fmt(to),
            ConfigError::Wrong { path, line, reason } => {
                write!(to, "{}: dòng {line}: tệp cấu hình không hợp lệ: {reason}", path.display())
            }
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Raw {
    #[serde(rename = "co-quan")]
    body: RawBody,
    #[serde(rename = "ky")]
    signing: RawSigning,
    #[serde(rename = "xuat")]
    output: RawOutput,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RawBody {
    ten: Option<String>,
    chu_quan: Option<String>,
    ky_hieu: Option<String>,
    dia_danh: Option<String>,
    don_vi: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RawSigning {
    thay_mat: Option<String>,
    thua_lenh: Option<String>,
    thua_uy_quyen: Option<String>,
    quyen: Option<String>,
    ky_thay: Option<String>,
    chuc_vu: Option<String>,
    nguoi_ky: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RawOutput {
    thu_muc: Option<PathBuf>,
    dinh_dang: Vec<String>,
    typst: Option<PathBuf>,
    mau: Option<PathBuf>,
    phong: Vec<PathBuf>,
}

/// Finds and reads the configuration for a plan; without one everything is at its default.
pub(super) fn for_plan(plan: &Path) -> Result<Config, ConfigError> {
    match find(plan) {
        Some(path) => read(&path),
        None => Ok(Config::default()),
    }
}

/// The nearest `plancc.toml` in the plan's folder or above it.
pub(super) fn find(plan: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(plan).ok()?;
    absolute.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}

fn read(path: &Path) -> Result<Config, ConfigError> {
    let file = files::read_plan(path).map_err(ConfigError::Host)?;
    let raw: Raw = toml::from_str(file.typed()).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let (line, _) = file.line_column(offset as u32);
        ConfigError::Wrong { path: path.to_path_buf(), line, reason: reason(error.message()) }
    })?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let under = |path: PathBuf| folder.join(path);
    // A bare name such as `typst` is looked for on the PATH, not beside the configuration.
    let program = |path: PathBuf| if path.components().count() > 1 { folder.join(path) } else { path };
    let signing = [
        (SigningKey::OnBehalf, raw.signing.thay_mat),
        (SigningKey::ByOrder, raw.signing.thua_lenh),
        (SigningKey::ByAuthorisation, raw.signing.thua_uy_quyen),
        (SigningKey::Acting, raw.signing.quyen),
        (SigningKey::InPlace, raw.signing.ky_thay),
        (SigningKey::Position, raw.signing.chuc_vu),
        (SigningKey::Signer, raw.signing.nguoi_ky),
    ];
    let mut known = Known::default();
    for party in &raw.body.don_vi {
        known.declare(party);
    }
    Ok(Config {
        office: Office {
            issuer: raw.body.ten,
            superior: raw.body.chu_quan,
            symbol: raw.body.ky_hieu,
            place: raw.body.dia_danh,
            signing: signing.into_iter().filter_map(|(key, value)| value.map(|value| (key, value))).collect(),
        },
        known,
        out: raw.output.thu_muc.map(under),
        formats: raw.output.dinh_dang,
        typst: raw.output.typst.map(program),
        templates: raw.output.mau.map(under),
        fonts: raw.output.phong.into_iter().map(under).collect(),
    })
}

/// What the reader of the format says, as far as it can be said in Vietnamese.
fn reason(message: &str) -> String {
    match message.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
        Some((key, rest)) => {
            let known = rest.split("expected ").nth(1).unwrap_or_default().replace("one of ", "").replace('`', "");
            format!("không có khóa “{key}” (các khóa: {known})")
        }
        None => format!("sai cú pháp TOML ({message})"),
    }
}

#[cfg(test)]
mod tests {
    use super::{ConfigError, find, for_plan};

    #[test]
    fn the_nearest_file_above_a_plan_is_read() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let deep = folder.path().join("2026/thi-dua");
        std::fs::create_dir_all(&deep).expect("folders can be made");
        let text = "[co-quan]\nten = \"Ủy ban nhân dân xã Tân Minh\"\n[ky]\nchuc-vu = \"Chủ tịch\"\n[xuat]\nthu-muc = \"ra\"\n";
        std::fs::write(folder.path().join("plancc.toml"), text).expect("a file can be written");
        let plan = deep.join("a.plan");
        assert_eq!(find(&plan), Some(folder.path().join("plancc.toml")));
        let config = for_plan(&plan).expect("the file is a configuration");
        assert_eq!(config.office.issuer.as_deref(), Some("Ủy ban nhân dân xã Tân Minh"));
        assert_eq!(config.out, Some(folder.path().join("ra")));
        std::fs::write(deep.join("plancc.toml"), "[co-quan]\nteen = \"x\"\n").expect("a file can be written");
        let Err(ConfigError::Wrong { line, reason, .. }) = for_plan(&plan) else { panic!("an unknown key is refused") };
        assert_eq!(line, 2);
        assert!(reason.contains("không có khóa “teen”"), "{reason}");
    }
}
