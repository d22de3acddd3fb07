//! The commune that issues a plan (`DV`): it exists, in its province, under its kind.

use crate::checks::spots::is_accepted;
use crate::checks::{Basis, Check, Context, Run};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::party::Level;
use crate::model::recognise::words::Words;
use crate::reference::units::{Commune, communes, last_day_of_districts};
use crate::source::Span;
use crate::viet::Candidates;

use super::gazetteer::{commune_at, province_at};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[UNKNOWN_COMMUNE, COMMUNE_OF_ANOTHER_KIND];

const ARRANGEMENT: Basis = Basis::Law {
    instrument: "Các Nghị quyết của Ủy ban Thường vụ Quốc hội về sắp xếp đơn vị hành chính cấp xã năm 2025",
    place: "",
    from: "2025-07-01",
    until: None,
};

const UNKNOWN_COMMUNE: Check = Check {
    code: "DV004",
    name: "unknown-commune",
    title: "Không thấy xã, phường, đặc khu ban hành trong danh mục",
    severity: Severity::Warning,
    explanation: "Tên xã, phường, đặc khu trong tên cơ quan ban hành được so với danh mục 3.321 đơn vị hành chính cấp xã (theo số \
        liệu ngày 20/9/2026). Khi cơ quan ban hành, cơ quan cấp trên hoặc trích yếu có nêu tỉnh thì chỉ tìm trong tỉnh đó. Chỉ \
        xét kế hoạch ban hành từ ngày 01/7/2025; cơ quan có thể khai báo tên riêng của mình.",
    basis: &[ARRANGEMENT],
    bad: "kế hoạch: Phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2030\ncơ quan: Ủy ban \
        nhân dân xã Đông Giang Hạ Thượng\nđịa danh: Đông Giang Hạ Thượng\n",
    good: "kế hoạch: Phát động phong trào thi đua “Cả tỉnh chung tay xây dựng nông thôn mới” giai đoạn 2026 - 2030\ncơ quan: Ủy ban \
        nhân dân xã Bảo Lâm 1\nđịa danh: Bảo Lâm 1\n",
    run: Run::Always(unknown_commune),
};

const COMMUNE_OF_ANOTHER_KIND: Check = Check {
    code: "DV005",
    name: "commune-of-another-kind",
    title: "Viết “xã” hay “phường” không đúng với đơn vị ban hành",
    severity: Severity::Warning,
    explanation: "Tên cơ quan ban hành ghi “xã” trong khi đơn vị mang tên đó là phường (hoặc ngược lại) theo danh mục đơn vị hành \
        chính cấp xã (số liệu ngày 20/9/2026). Một số đơn vị đổi loại trong năm 2026, vì vậy cần đối chiếu với ngày ban hành. Chỉ \
        xét kế hoạch ban hành từ ngày 01/7/2025.",
    basis: &[ARRANGEMENT],
    bad: "cơ quan: Ủy ban nhân dân xã Lâm Viên - Đà Lạt\nđịa danh: Lâm Viên - Đà Lạt\n",
    good: "cơ quan: Ủy ban nhân dân phường Lâm Viên - Đà Lạt\nđịa danh: Lâm Viên - Đà Lạt\n",
    run: Run::Always(commune_of_another_kind),
};

/// What the gazetteer says of the commune that issues a plan.
struct Issuing<'a> {
    span: Span,
    /// `xã Tân Minh`
    territory: &'a str,
    /// `xã`, `phường`, `đặc khu` or `thị trấn`, in small letters.
    kind: String,
    name: String,
    /// The province that the plan names, if any.
    province: Option<&'static str>,
    /// The units of the name, in the province where one is named.
    units: Vec<&'static Commune>,
}

fn issuing<'a>(cx: &Context<'a>) -> Option<Issuing<'a>> {
    if cx.earliest_issue().is_none_or(|issued| issued <= last_day_of_districts()) {
        return None;
    }
    let issuer = cx.plan.issuer.as_ref().filter(|issuer| issuer.level == Level::Commune)?;
    let territory = issuer.territory.as_deref()?;
    let words = Words::new(territory);
    let (kind, at) =
        ["xã", "phường", "đặc khu", "thị trấn"].iter().find_map(|kind| words.after(0, kind).map(|at| (*kind, at)))?;
    // A district's town has ended with the district: said elsewhere.
    let name = words.slice(at, words.len()).trim();
    if kind == "thị trấn" || name.is_empty() || is_accepted(cx, territory) {
        return None;
    }
    let sources =
        [Some(issuer.name.as_str()), cx.letterhead.superior.as_deref(), Some(cx.letterhead.subject.text.as_str())];
    let province = sources.into_iter().flatten().find_map(province_in);
    // Names in capitals are compared without regard to case.
    let spelled: String = spelled(name);
    let words = Words::new(&spelled);
    let mut units = match commune_at(&words, 0) {
        Some((units, after)) if after == words.len() => units,
        _ => Vec::new(),
    };
    if let Some(province) = province {
        units.retain(|unit| unit.province == province);
    }
    Some(Issuing { span: issuer.origin.span, territory, kind: kind.to_owned(), name: name.to_owned(), province, units })
}

/// The province named in a text with its kind, by its present name.
fn province_in(text: &str) -> Option<&'static str> {
    let words = Words::new(text);
    (0..words.len()).find_map(|at| {
        let after = ["tỉnh", "thành phố"].iter().find_map(|kind| words.after(at, kind))?;
        let (rows, _) = province_at(&words, after)?;
        rows.iter().find(|row| row.until.is_none()).map(|row| row.name)
    })
}

/// A name with capitals where names have them, so that one typed in small letters is found too.
fn spelled(name: &str) -> String {
    name.split(' ').map(crate::viet::capitalise).collect::<Vec<_>>().join(" ")
}

fn unknown_commune(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(issuing) = issuing(cx).filter(|issuing| issuing.units.is_empty()) else { return };
    let within = issuing.province.map_or(String::new(), |province| format!(" của {province}"));
    let message = format!("không thấy “{}” trong danh mục đơn vị hành chính cấp xã{within}", issuing.territory);
    let candidates = communes().iter().filter(|unit| issuing.province.is_none_or(|province| province == unit.province));
    let near = Candidates::new(candidates.clone().map(|unit| unit.name)).nearest(&issuing.name);
    let unit = near.and_then(|near| candidates.clone().find(|unit| unit.name == near));
    let help = match unit {
        Some(unit) => format!("có phải là “{} {}” ({})?", unit.kind, unit.name, unit.province),
        None => {
            "kiểm tra lại tên cơ quan ban hành; nếu tên đúng thì ghi vào dòng “chap-nhan” của plancc.toml".to_owned()
        }
    };
    found.push(UNKNOWN_COMMUNE.report(issuing.span, message).with_help(help));
}

fn commune_of_another_kind(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let Some(issuing) = issuing(cx).filter(|issuing| !issuing.units.is_empty()) else { return };
    if issuing.units.iter().any(|unit| unit.kind == issuing.kind) {
        return;
    }
    let Some(unit) = issuing.units.first() else { return };
    let message =
        format!("“{}” trong danh mục là “{} {}” ({})", issuing.territory, unit.kind, unit.name, unit.province);
    found.push(
        COMMUNE_OF_ANOTHER_KIND
            .report(issuing.span, message)
            .with_help("ghi đúng loại đơn vị vào ngày ban hành: xã, phường hay đặc khu"),
    );
}
