//! `plancc.toml`: an office's defaults, looked up from a plan's folder upward.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use crate::checks::{self, OwnDocument, Settings};
use crate::diagnostics::Severity;
use crate::host::{HostError, files};
use crate::model::Known;
use crate::model::office::Office;
use crate::syntax::keywords::SigningKey;
use crate::viet::{Candidates, PartialDate};

/// The name of the file.
pub(super) const FILE_NAME: &str = "plancc.toml";

/// What an office lays down.
#[derive(Clone, Debug, Default)]
pub(super) struct Config {
    /// Defaults for letterhead and signing block.
    pub office: Office,
    /// Parties, as in `đơn vị:`.
    pub known: Known,
    /// What plans are judged by.
    pub settings: Settings,
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
    check: RawCheck,
    #[serde(rename = "tu-dien")]
    words: RawWords,
    #[serde(rename = "van-ban")]
    documents: Vec<RawDocument>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RawCheck {
    off: Vec<Spanned<String>>,
    severity: BTreeMap<Spanned<String>, Spanned<String>>,
    #[serde(rename = "margin-days")]
    margin_days: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
struct RawWords {
    chap_nhan: Vec<String>,
    viet_tat: BTreeMap<String, String>,
    ten: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawDocument {
    so: String,
    ten: Option<String>,
    co_quan: Option<String>,
    ngay: Option<Spanned<String>>,
    hieu_luc: Option<Spanned<String>>,
    het_hieu_luc: Option<Spanned<String>>,
    thay_bang: Option<String>,
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
    let settings = settings(raw.check, raw.words, raw.documents).map_err(|Wrong(place, reason)| {
        let (line, _) = file.line_column(place.start as u32);
        ConfigError::Wrong { path: path.to_path_buf(), line, reason }
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
        settings,
        out: raw.output.thu_muc.map(under),
        formats: raw.output.dinh_dang,
        typst: raw.output.typst.map(program),
        templates: raw.output.mau.map(under),
        fonts: raw.output.phong.into_iter().map(under).collect(),
    })
}

/// The most days an office can want between what it collects and what it sends.
const MOST_MARGIN: u16 = 120;

/// A value that says nothing, with its place and why.
struct Wrong(Range<usize>, String);

fn settings(check: RawCheck, words: RawWords, documents: Vec<RawDocument>) -> Result<Settings, Wrong> {
    let mut settings =
        Settings { accepted: words.chap_nhan, short_forms: words.viet_tat, names: words.ten, ..Settings::default() };
    if let Some(days) = check.margin_days {
        let Some(count) = u16::try_from(*days.get_ref()).ok().filter(|count| *count <= MOST_MARGIN) else {
            return Err(Wrong(days.span(), format!("margin-days là số ngày từ 0 đến {MOST_MARGIN}")));
        };
        settings.margin_days = Some(count);
    }
    for typed in check.off {
        settings.off.push(code(&typed)?.to_owned());
    }
    for (typed, weight) in check.severity {
        let code = code(&typed)?;
        let severities = [Severity::Error, Severity::Warning, Severity::Hint];
        let wanted = weight.get_ref().trim().to_lowercase();
        let Some(severity) = severities.into_iter().find(|severity| severity.word() == wanted) else {
            let message = format!("không có mức “{}” (chọn: lỗi, cảnh báo, gợi ý)", weight.get_ref());
            return Err(Wrong(weight.span(), message));
        };
        settings.severities.insert(code.to_owned(), severity);
    }
    for raw in documents {
        settings.documents.push(OwnDocument {
            reference: raw.so,
            title: raw.ten,
            issuer: raw.co_quan,
            issued: raw.ngay.as_ref().map(day).transpose()?,
            in_force: raw.hieu_luc.as_ref().map(day).transpose()?,
            out_of_force: raw.het_hieu_luc.as_ref().map(day).transpose()?,
            replaced_by: raw.thay_bang,
        });
    }
    Ok(settings)
}

/// The code that was typed, where there is such a check and it may be switched off.
fn code(typed: &Spanned<String>) -> Result<&'static str, Wrong> {
    let word = typed.get_ref().trim();
    let Some(check) = checks::find(word) else {
        let near = Candidates::new(checks::all().map(|check| check.code)).nearest(word);
        let advice = near.map_or_else(
            || "xem các mã bằng lệnh “plancc explain --list”".to_owned(),
            |near| format!("có phải bạn muốn viết “{near}”?"),
        );
        return Err(Wrong(typed.span(), format!("không có mã “{word}”; {advice}")));
    };
    if checks::is_negotiable(check.code) {
        Ok(check.code)
    } else {
        let message = format!("{} là lỗi của cách viết tệp, không tắt và không đổi mức được", check.code);
        Err(Wrong(typed.span(), message))
    }
}

/// A day as the checks know it, `2024-06-13`; typed so, or as in a plan: `13/6/2024`.
fn day(typed: &Spanned<String>) -> Result<String, Wrong> {
    let text = typed.get_ref().trim();
    let parts: Vec<&str> = text.split('-').collect();
    let turned = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => format!("{day}/{month}/{year}"),
        _ => text.to_owned(),
    };
    match PartialDate::read(&turned) {
        Some(PartialDate { year: Some(year), month: Some(month), day: Some(day) })
            if PartialDate::read(&turned).is_some_and(|date| date.fault().is_none()) =>
        {
            Ok(format!("{year:04}-{month:02}-{day:02}"))
        }
        _ => Err(Wrong(typed.span(), format!("không hiểu ngày “{text}”: ghi như 13/6/2024"))),
    }
}

/// What the reader of the format says, as far as it can be said in Vietnamese.
fn reason(message: &str) -> String {
    match message.strip_prefix("unknown field `").and_then(|rest| rest.split_once('`')) {
        Some((key, rest)) => {
            let known = rest.split("expected ").nth(1).unwrap_or_default().replace("one of ", "").replace('`', "");
            format!("không có khóa “{key}” (các khóa: {known})")
        }
        None => match message.strip_prefix("missing field `").and_then(|rest| rest.split_once('`')) {
            Some((key, _)) => format!("thiếu khóa “{key}”"),
            None => format!("sai cú pháp TOML ({message})"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{ConfigError, find, for_plan};
    use crate::diagnostics::Severity;

    fn read(text: &str) -> Result<super::Settings, (usize, String)> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("plancc.toml"), text).expect("a file can be written");
        match for_plan(&folder.path().join("a.plan")) {
            Ok(config) => Ok(config.settings),
            Err(ConfigError::Wrong { line, reason, .. }) => Err((line, reason)),
            Err(ConfigError::Host(error)) => panic!("{error}"),
        }
    }

    #[test]
    fn what_plans_are_judged_by_is_read() {
        let text = "[check]\noff = [\"tn001\"]\nseverity = { NN016 = \"Lỗi\" }\n[tu-dien]\nchap-nhan = [\"ASXH\"]\n\
            viet-tat = { VHXH = \"Văn hóa - Xã hội\" }\nten = [\"Công an xã\"]\n[[van-ban]]\nso = \"10/2024/QĐ-UBND\"\n\
            ngay = \"13/6/2024\"\nhieu-luc = \"2024-07-01\"\nthay-bang = \"2/2026/QĐ-UBND\"\n";
        let settings = read(text).expect("this is a configuration");
        assert_eq!(settings.off, ["TN001"]);
        assert_eq!(settings.severities.get("NN016"), Some(&Severity::Error));
        assert_eq!(settings.short_forms.get("VHXH").map(String::as_str), Some("Văn hóa - Xã hội"));
        let document = settings.documents.first().expect("a document was declared");
        assert_eq!(
            (document.issued.as_deref(), document.in_force.as_deref()),
            (Some("2024-06-13"), Some("2024-07-01"))
        );
    }

    #[test]
    fn what_says_nothing_is_refused_with_its_line() {
        for (text, line, part) in [
            ("[check]\noff = [\n\"TN991\"]\n", 3, "không có mã “TN991”"),
            ("[check]\noff = [\"TNO01\"]\n", 2, "có phải bạn muốn viết “TN001”?"),
            ("[check]\noff = [\"NN002\"]\n", 2, "không tắt"),
            ("[check.severity]\nTN001 = \"nặng\"\n", 2, "không có mức “nặng” (chọn: lỗi, cảnh báo, gợi ý)"),
            ("[check.severity]\n\nXX001 = \"lỗi\"\n", 3, "không có mã “XX001”"),
            ("[[van-ban]]\nso = \"1\"\nngay = \"31/2/2024\"\n", 3, "không hiểu ngày “31/2/2024”"),
            ("[[van-ban]]\nten = \"x\"\n", 1, "thiếu khóa “so”"),
            ("[kiem-tra]\n", 1, "không có khóa “kiem-tra”"),
        ] {
            let Err((at, reason)) = read(text) else { panic!("{text} is taken") };
            assert!(at == line && reason.contains(part), "{text}: {at}: {reason}");
        }
    }

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
