//! Numbers and symbols: they tell the type and the body.

use crate::checks::{Check, Context, Run, form_decree};
use crate::diagnostics::{Diagnostic, Severity};
use crate::model::citation::Shape;
use crate::model::recognise::words::fold;

use super::{Cite, cites};

/// The checks of this file.
pub(super) const CHECKS: &[Check] = &[TYPE_NOT_THAT_OF_THE_SYMBOL, ISSUER_NOT_THAT_OF_THE_SYMBOL, LAW_WITH_NUMBER];

/// How many second places one report shows.
const SHOWN: usize = 5;

/// Abbreviations of types, with the types they stand for in small letters: Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I, and
/// those of legal documents. A type may go on: `chương trình hành động`.
const TYPES: &[(&str, &[&str])] = &[
    ("NQ", &["nghị quyết"]),
    ("NQLT", &["nghị quyết"]),
    ("QĐ", &["quyết định", "quy định", "quy chế"]),
    ("CT", &["chỉ thị"]),
    ("QC", &["quy chế"]),
    ("QyĐ", &["quy định"]),
    ("TC", &["thông cáo"]),
    ("TB", &["thông báo"]),
    ("HD", &["hướng dẫn"]),
    ("CTr", &["chương trình"]),
    ("KH", &["kế hoạch"]),
    ("PA", &["phương án"]),
    ("ĐA", &["đề án"]),
    ("DA", &["dự án"]),
    ("BC", &["báo cáo"]),
    ("BB", &["biên bản"]),
    ("TTr", &["tờ trình"]),
    ("HĐ", &["hợp đồng"]),
    ("CĐ", &["công điện"]),
    ("NĐ", &["nghị định"]),
    ("TT", &["thông tư", "thông tri"]),
    ("TTLT", &["thông tư"]),
    ("KL", &["kết luận"]),
];

const TYPE_NOT_THAT_OF_THE_SYMBOL: Check = Check {
    code: "VD007",
    name: "type-not-that-of-the-symbol",
    title: "Tên loại văn bản không khớp ký hiệu",
    severity: Severity::Error,
    explanation: "Phần đầu của ký hiệu là chữ viết tắt tên loại: QĐ là quyết định, NĐ là nghị định, KH là kế hoạch, HD là hướng dẫn. Tên loại ghi trước số phải đúng với chữ \
        viết tắt ấy; ký hiệu lạ không xét, “văn bản số …” là cách gọi chung. Văn bản của Đảng dùng QĐ cho cả quyết định và quy định.",
    basis: &[form_decree("Phụ lục III, mục I")],
    bad: "phần kinh phí: Kinh phí thực hiện\nThực hiện theo Quyết định số 73/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về giao dự toán.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nThực hiện theo Kế hoạch số 73/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về giao dự toán.\n",
    run: Run::Always(type_not_that_of_the_symbol),
};

/// The groups of letters of a symbol: `QĐ`, `TTg` of `QĐ-TTg`; `KL`, `TW` of `KL/TW`.
fn groups(symbol: &str) -> impl Iterator<Item = &str> {
    symbol.split(['-', '/']).map(str::trim)
}

/// Compares the type with the first group of the symbol.
fn type_not_that_of_the_symbol(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for cite in cites(cx) {
        let Some(symbol) = &cite.citation.symbol else { continue };
        // Of several numbers behind one type, each may be of another body but not of another type.
        let Some((short, types)) =
            groups(symbol).next().and_then(|group| TYPES.iter().find(|(short, _)| *short == group))
        else {
            continue;
        };
        let kind = fold(cite.citation.document_type.trim());
        let is_general = kind.starts_with("văn bản") || cite.citation.shape == Shape::Law;
        if is_general || types.iter().any(|name| kind.starts_with(name)) {
            continue;
        }
        let wanted = types.first().copied().unwrap_or_default();
        let message = format!("“{}” mang ký hiệu {short}, là ký hiệu của {wanted}", cite.name());
        found.push(
            TYPE_NOT_THAT_OF_THE_SYMBOL.report(cite.number_span(), message).with_label("xem lại tên loại hoặc ký hiệu"),
        );
    }
}

/// Parts of symbols with what the issuing body's name then holds.
const BODIES: &[(&str, &[&str])] = &[
    ("CP", &["chính phủ"]),
    ("TTg", &["thủ tướng"]),
    ("CTN", &["chủ tịch nước"]),
    ("UBND", &["ủy ban nhân dân", "ubnd"]),
    ("HĐND", &["hội đồng nhân dân", "hđnd"]),
    ("VPCP", &["văn phòng chính phủ"]),
    ("BNV", &["bộ nội vụ"]),
    ("BCA", &["bộ công an"]),
    ("BQP", &["bộ quốc phòng"]),
    ("BTC", &["bộ tài chính"]),
    ("BTP", &["bộ tư pháp"]),
    ("BYT", &["bộ y tế"]),
    ("BXD", &["bộ xây dựng"]),
    ("BCT", &["bộ công thương"]),
    ("BGDĐT", &["bộ giáo dục"]),
    ("BKHCN", &["bộ khoa học"]),
    ("BVHTTDL", &["bộ văn hóa"]),
    ("BNNMT", &["bộ nông nghiệp"]),
    ("BNNPTNT", &["bộ nông nghiệp"]),
    ("BTNMT", &["bộ tài nguyên"]),
    ("BTTTT", &["bộ thông tin"]),
    ("BLĐTBXH", &["bộ lao động"]),
    ("TW", &["trung ương", "ban bí thư", "bộ chính trị", "tổng bí thư", "đảng"]),
    ("TU", &["tỉnh ủy", "thành ủy", "đảng bộ tỉnh", "đảng bộ thành phố"]),
    ("ĐU", &["đảng ủy", "đảng bộ"]),
];

/// How the name of a body begins that is surely another one than a symbol tells.
const OTHERS: &[&str] = &[
    "chính phủ",
    "thủ tướng",
    "quốc hội",
    "bộ ",
    "sở ",
    "ủy ban nhân dân",
    "ubnd",
    "hội đồng nhân dân",
    "ban bí thư",
    "tỉnh ủy",
    "thành ủy",
    "đảng ủy",
    "công an",
];

const ISSUER_NOT_THAT_OF_THE_SYMBOL: Check = Check {
    code: "VD006",
    name: "issuer-not-that-of-the-symbol",
    title: "Cơ quan ban hành không khớp ký hiệu văn bản",
    severity: Severity::Warning,
    explanation: "Phần sau của ký hiệu là chữ viết tắt tên cơ quan: CP là Chính phủ, TTg là Thủ tướng Chính phủ, QH là Quốc hội, UBND là Ủy ban nhân dân, BNV là Bộ Nội vụ. Cơ quan \
        ghi sau chữ “của” phải là cơ quan ấy hoặc người đứng đầu; chữ viết tắt lạ không xét.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 3, điểm b")],
    bad: "phần kinh phí: Kinh phí thực hiện\nThực hiện theo Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2025 của Bộ Nội vụ phê duyệt Chương trình.\n",
    good: "phần kinh phí: Kinh phí thực hiện\nThực hiện theo Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2025 của Thủ tướng Chính phủ phê duyệt Chương trình.\n",
    run: Run::Always(issuer_not_that_of_the_symbol),
};

/// The bodies that a symbol tells, with what their names hold.
fn bodies_of(symbol: &str) -> Option<&'static [&'static str]> {
    groups(symbol).find_map(|group| {
        let letters = group.trim_end_matches(|letter: char| letter.is_ascii_digit());
        match letters {
            "QH" if letters.len() < group.len() => Some(["quốc hội"].as_slice()),
            "UBTVQH" => Some(["thường vụ quốc hội"].as_slice()),
            _ => BODIES.iter().find(|(short, _)| *short == group).map(|(_, names)| *names),
        }
    })
}

/// Compares the issuer with the body of the symbol; the Government and its head are two.
fn issuer_not_that_of_the_symbol(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for cite in cites(cx) {
        let (Some(symbol), Some(issuer)) = (&cite.citation.symbol, &cite.citation.issuer) else { continue };
        let Some(names) = bodies_of(symbol) else { continue };
        let body = fold(issuer.value.trim());
        let is_government = names.contains(&"chính phủ");
        let fits = names.iter().any(|name| body.contains(name)) && !(is_government && body.contains("thủ tướng"));
        let is_other = OTHERS.iter().any(|other| body.starts_with(other));
        if fits || !is_other {
            continue;
        }
        let message = format!("ký hiệu {symbol} không phải của {}", issuer.value.trim());
        found.push(
            ISSUER_NOT_THAT_OF_THE_SYMBOL
                .report(cite.at(&issuer.range), message)
                .with_label(format!("theo ký hiệu, cơ quan ban hành là {}", body_words(names)))
                .with_also(cite.number_span(), "ký hiệu"),
        );
    }
}

fn body_words(names: &[&str]) -> String {
    let first = names.first().copied().unwrap_or_default();
    if first == "thủ tướng" { "Thủ tướng Chính phủ".to_owned() } else { crate::viet::capitalise(first) }
}

const LAW_WITH_NUMBER: Check = Check {
    code: "VD008",
    name: "law-with-number",
    title: "Luật, pháp lệnh được ghi cả số hoặc cơ quan ban hành",
    severity: Severity::Hint,
    explanation: "Khi viện dẫn luật, pháp lệnh chỉ ghi tên loại và tên, không ghi số, ký hiệu và cơ quan ban hành: “Luật Thi đua, khen thưởng”. Ghi thêm ngày hoặc năm để phân biệt luật \
        cũ, mới là được. Tên luật trong ngoặc kép và trong tên văn bản khác không xét.",
    basis: &[form_decree("Phụ lục I, phần I, mục II, khoản 6, điểm b")],
    bad: "phần giải pháp: Giải pháp thực hiện\n- Tuyên truyền Luật Chuyển đổi số số 148/2025/QH15 đến Nhân dân.\n",
    good: "phần giải pháp: Giải pháp thực hiện\n- Tuyên truyền Luật Chuyển đổi số đến Nhân dân.\n",
    run: Run::Always(law_with_number),
};

/// Reports, once for the plan, laws cited with more than their name.
fn law_with_number(cx: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let all = cites(cx);
    let with_more: Vec<&Cite<'_>> = all
        .iter()
        .filter(|cite| cite.citation.shape == Shape::Law && cite.citation.title.is_some())
        .filter(|cite| cite.citation.number_and_symbol.is_some() || cite.citation.issuer.is_some())
        .collect();
    let Some(first) = with_more.first() else { return };
    let mut report = LAW_WITH_NUMBER
        .report(first.number_span(), format!("“{}” chỉ cần ghi tên", first.citation.text.trim()))
        .with_label("bỏ số, ký hiệu và cơ quan ban hành");
    for cite in with_more.iter().skip(1).take(SHOWN) {
        report = report.with_also(cite.number_span(), "cũng vậy");
    }
    found.push(report);
}

#[cfg(test)]
mod tests {
    use super::bodies_of;

    #[test]
    fn the_body_is_read_from_the_symbol() {
        assert_eq!(bodies_of("NĐ-CP"), Some(["chính phủ"].as_slice()));
        assert_eq!(bodies_of("QH15"), Some(["quốc hội"].as_slice()));
        assert_eq!(bodies_of("QĐ-BCA-V05"), Some(["bộ công an"].as_slice()));
        assert_eq!(bodies_of("KL/TW").and_then(|names| names.first()), Some(&"trung ương"));
        assert_eq!(bodies_of("KH-SVHTTDL"), None);
    }
}
