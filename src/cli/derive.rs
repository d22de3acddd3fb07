//! `plancc derive`: a commune's first draft from the plan of its province.

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use clap::Args;

use crate::derive::{Order, Refusal, USUAL_MARGIN, Unit, UnitFault, derive};
use crate::host::{HostError, files};

use super::{Outcome, config, output};

/// Lập dự thảo đầu tiên kế hoạch của xã, phường, đặc khu từ kế hoạch cấp tỉnh
#[derive(Debug, Args)]
pub struct DeriveArgs {
    /// Tệp kế hoạch của tỉnh, thành phố (.plan)
    #[arg(value_name = "CẤP_TRÊN", help_heading = "Tham số")]
    parent: PathBuf,
    /// Đơn vị lập kế hoạch, ví dụ “xã Tân Minh, thành phố Hải Phòng”; không ghi tỉnh thì hiểu là tỉnh của kế hoạch cấp trên
    #[arg(long, value_name = "ĐƠN_VỊ", help_heading = "Tùy chọn")]
    unit: String,
    /// Ghi dự thảo vào tệp này thay vì in ra đầu ra chuẩn
    #[arg(long, value_name = "TỆP", help_heading = "Tùy chọn")]
    out: Option<PathBuf>,
    /// Thay tệp của --out nếu đã có
    #[arg(long, requires = "out", help_heading = "Tùy chọn")]
    force: bool,
    /// Đơn vị cấp dưới báo cáo sớm hơn hạn của cấp trên bao nhiêu ngày [mặc định: theo margin-days của plancc.toml, không có thì 10]
    #[arg(
        long,
        value_name = "SỐ_NGÀY",
        value_parser = clap::value_parser!(u16).range(0..=180),
        help_heading = "Tùy chọn"
    )]
    margin: Option<u16>,
}

/// Writes the draft, whole or not at all.
pub(super) fn run(args: &DeriveArgs) -> Result<Outcome, HostError> {
    let file = files::read_plan(&args.parent)?;
    let near = args.out.as_deref().unwrap_or(&args.parent);
    let config = match config::for_plan(near) {
        Ok(config) => config,
        Err(error) => {
            let _ = writeln!(io::stderr(), "lỗi: {error}");
            return Ok(Outcome::Failed);
        }
    };
    if let Some(out) = args.out.as_deref().filter(|out| out.exists() && !args.force) {
        let _ = writeln!(io::stderr(), "lỗi: {}: tệp đã có; thêm --force để thay tệp này", out.display());
        return Ok(Outcome::Failed);
    }
    let parent_path = named_from(near, &args.parent);
    let margin = args.margin.or(config.settings.margin_days).unwrap_or(USUAL_MARGIN);
    let order = Order { unit: &args.unit, parent_path: &parent_path, office: &config.office, margin };
    let draft = match derive(&file, &order) {
        Ok(draft) => draft,
        Err(refusal) => {
            if let Refusal::Unreadable(found) = &refusal {
                output::diagnostics(found, &file, &mut io::stderr(), output::look());
            }
            let _ = writeln!(io::stderr(), "lỗi: {}", reason(&refusal, &file.name, &args.unit));
            return Ok(if matches!(refusal, Refusal::Unreadable(_)) { Outcome::Found } else { Outcome::Failed });
        }
    };
    match &args.out {
        Some(out) => {
            files::write_whole(out, draft.as_bytes())?;
            let open = draft.matches("// cần quyết định: ").count();
            let _ = writeln!(io::stdout(), "đã ghi {}; {open} chỗ cần quyết định", out.display());
        }
        None => {
            // A closed pipe is no reason to fail: whoever asked has read enough.
            let _ = io::stdout().write_all(draft.as_bytes());
        }
    }
    Ok(Outcome::Done)
}

/// Why there is no draft, in words.
fn reason(refusal: &Refusal, name: &str, typed: &str) -> String {
    let list = |units: &[Unit]| units.iter().map(|unit| format!("“{unit}”")).collect::<Vec<_>>().join(", ");
    match refusal {
        Refusal::Unreadable(_) => format!("{name}: sửa các lỗi trên của kế hoạch cấp trên rồi lập dự thảo"),
        Refusal::NotOfAProvince(issuer) if issuer.is_empty() => {
            format!("{name}: kế hoạch cấp trên chưa ghi cơ quan ban hành")
        }
        Refusal::NotOfAProvince(issuer) => {
            format!("{name}: chỉ lập được từ kế hoạch của tỉnh, thành phố; kế hoạch này của “{issuer}”")
        }
        Refusal::Unit(UnitFault::Unknown(near)) if near.is_empty() => {
            format!("không có xã, phường, đặc khu nào tên là “{}”", shortened(typed))
        }
        Refusal::Unit(UnitFault::Unknown(near)) => format!(
            "không có xã, phường, đặc khu nào tên là “{}”\n  gợi ý: có phải bạn muốn ghi {}?",
            shortened(typed),
            list(near)
        ),
        Refusal::Unit(UnitFault::Several(units)) => {
            format!("“{}” là tên của nhiều đơn vị: {}; ghi đủ cả tỉnh", shortened(typed), list(units))
        }
        Refusal::Elsewhere(unit, province) => {
            format!("{unit} không thuộc {province}, nơi ban hành kế hoạch cấp trên")
        }
        Refusal::Spoilt => {
            format!(
                "{name}: không lập được dự thảo\n  gợi ý: đây là lỗi của plancc; xin gửi tệp này cho người phát triển"
            )
        }
    }
}

/// What was typed, as far as it can be shown on a line.
fn shortened(typed: &str) -> String {
    let shown: String = typed.chars().filter(|letter| !letter.is_control()).take(60).collect();
    if shown.chars().count() < typed.chars().count() { format!("{shown}…") } else { shown }
}

/// The parent's path as a file beside the draft names it.
fn named_from(draft: &Path, parent: &Path) -> String {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let (draft, parent) = (absolute(draft), absolute(parent));
    let folder: Vec<Component<'_>> = draft.parent().map(|folder| folder.components().collect()).unwrap_or_default();
    let target: Vec<Component<'_>> = parent.components().collect();
    let shared = folder.iter().zip(&target).take_while(|(one, other)| one == other).count();
    let mut path: PathBuf = folder.iter().skip(shared).map(|_| Component::ParentDir).collect();
    path.extend(target.iter().skip(shared));
    path.display().to_string().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::named_from;
    use std::path::Path;

    #[test]
    fn the_parent_is_named_from_the_draft() {
        let named = |draft: &str, parent: &str| named_from(Path::new(draft), Path::new(parent));
        assert_eq!(named("/a/b/xa.plan", "/a/b/tinh.plan"), "tinh.plan");
        assert_eq!(named("/a/xa/1.plan", "/a/tinh/2.plan"), "../tinh/2.plan");
    }
}
