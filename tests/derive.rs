//! Drafts of communes made from the plans of their provinces: they are laid out, have no error and obey; nothing of the
//! province is left where the commune speaks of itself, and whoever is above stays there.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::path::PathBuf;
use std::sync::Arc;

use plancc::derive::{Order, Refusal, USUAL_MARGIN, UnitFault, derive};
use plancc::diagnostics::{Diagnostic, Severity};
use plancc::model::office::Office;
use plancc::source::SourceFile;
use plancc::syntax::keywords::SigningKey;
use plancc::{Context, ParentPlan, ReadPlan, format, review};

/// Every plan of a province, each with a commune, a ward or a special zone of it.
const PAIRS: [(&str, &str); 8] = [
    ("cao-bang-2025", "xã Bảo Lâm, tỉnh Cao Bằng"),
    ("cao-bang-2025", "phường Thục Phán, tỉnh Cao Bằng"),
    ("can-tho-2024", "phường Cái Khế, thành phố Cần Thơ"),
    ("can-tho-2024", "xã Phong Điền, thành phố Cần Thơ"),
    ("can-tho-2026", "phường Ninh Kiều, thành phố Cần Thơ"),
    ("can-tho-2026", "xã Phong Điền, thành phố Cần Thơ"),
    ("dong-thap-2025", "xã Tân Hồng, tỉnh Đồng Tháp"),
    ("dong-thap-2025", "phường Mỹ Tho, tỉnh Đồng Tháp"),
];

fn plan(name: &str) -> SourceFile {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("plans").join(format!("{name}.plan"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    SourceFile::new(format!("{name}.plan"), text)
}

fn draft_with(parent: &SourceFile, unit: &str, office: &Office) -> Result<String, Refusal> {
    let path = format!("../{}", parent.name);
    derive(parent, &Order { unit, parent_path: &path, office, margin: USUAL_MARGIN })
}

fn draft(parent: &SourceFile, unit: &str) -> String {
    draft_with(parent, unit, &Office::default())
        .unwrap_or_else(|refusal| panic!("{}, {unit}: {refusal:?}", parent.name))
}

/// What is found in a draft, beside its parent too.
fn found(parent: &SourceFile, text: &str) -> Vec<Diagnostic> {
    let read = ReadPlan::new(parent.clone(), &Context::default());
    let context = Context { parent: Some(ParentPlan::Read(Arc::new(read))), ..Context::default() };
    review(&SourceFile::new("xa.plan", text), &context).diagnostics
}

/// The lines of a draft that are no comments.
fn said(text: &str) -> String {
    text.lines().filter(|line| !line.starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn drafts_are_laid_out_without_errors_and_obey() {
    for (name, unit) in PAIRS {
        let parent = plan(name);
        let text = draft(&parent, unit);
        let file = SourceFile::new("xa.plan", text.as_str());
        assert_eq!(format::format(&file).as_deref(), Ok(text.as_str()), "{name}, {unit}");
        let found = found(&parent, &text);
        // A name that the parent mistyped and the draft writes as it should be is no other name (PH053).
        let told = |report: &&Diagnostic| {
            let is_of_parent = report.severity == Severity::Warning && report.code.starts_with("PH");
            report.severity == Severity::Error || is_of_parent || report.code == "PH053"
        };
        let faults: Vec<_> = found.iter().filter(told).map(|report| (report.code, report.message.as_str())).collect();
        assert!(faults.is_empty(), "{name}, {unit}: {faults:#?}");
        assert!(text.matches("// cần quyết định: ").count() >= 5, "{name}, {unit}");
    }
}

#[test]
fn the_head_and_the_end_are_those_of_the_unit() {
    for (name, unit) in PAIRS {
        let text = draft(&plan(name), unit);
        let (own, _) = unit.split_once(',').unwrap();
        let (kind, place) = own.split_once(' ').unwrap();
        for line in [
            format!("cơ quan: Ủy ban nhân dân {unit}"),
            "số: …/KH-UBND".to_owned(),
            format!("địa danh: {place}"),
            format!("cấp trên: ../{name}.plan"),
            "ký thay mặt: Ủy ban nhân dân".to_owned(),
            "chức vụ: Chủ tịch".to_owned(),
            "người ký: …".to_owned(),
            format!("- Thường trực Đảng ủy, HĐND {kind};"),
        ] {
            assert_eq!(text.lines().filter(|written| **written == line).count(), 1, "{name}, {unit}: {line}\n{text}");
        }
        let subject = text.lines().skip_while(|line| !line.starts_with("kế hoạch: ")).take(2).collect::<String>();
        assert!(subject.contains(&format!("trên địa bàn {own}")), "{subject}");
    }
}

#[test]
fn the_parent_is_the_ground_of_the_draft() {
    for (name, unit, basis) in [
        (
            "cao-bang-2025",
            "xã Bảo Lâm",
            "; Kế hoạch số 4143/KH-UBND ngày 31/12/2025 của Ủy ban nhân dân tỉnh Cao Bằng về triển khai Phong trào thi đua “Toàn dân bảo vệ an ninh Tổ quốc” trên địa bàn tỉnh Cao Bằng, Ủy ban nhân dân xã Bảo Lâm ban hành",
        ),
        (
            "can-tho-2024",
            "phường Cái Khế",
            "; thực hiện Kế hoạch số 214/KH-UBND ngày 24 tháng 9 năm 2024 của Ủy ban nhân dân thành phố Cần Thơ về phát động",
        ),
        (
            "can-tho-2026",
            "phường Ninh Kiều",
            "; Kế hoạch số …/KH-UBND ngày … tháng 4 năm 2026 của Ủy ban nhân dân thành phố Cần Thơ về phát động",
        ),
        (
            "dong-thap-2025",
            "xã Tân Hồng",
            "\n- Thực hiện Kế hoạch số …/KH-UBND ngày … tháng … năm 2025 của Ủy ban nhân dân tỉnh Đồng Tháp về phát động",
        ),
    ] {
        let text = draft(&plan(name), unit);
        assert!(text.contains(basis), "{name}: {text}");
    }
}

#[test]
fn reports_are_gathered_before_they_are_due_and_handed_on_when_they_are() {
    for (name, unit, gathered, handed_on) in [
        (
            "cao-bang-2025",
            "xã Bảo Lâm",
            "{trước ngày 05/11 hằng năm}",
            "tham mưu [Ủy ban nhân dân xã] báo cáo tình hình tổ chức thực hiện Phong trào thi đua về [Ủy ban nhân dân tỉnh] (qua [Sở Nội vụ] tỉnh, đồng gửi [Công an tỉnh]) {trước ngày 15/11 hằng năm}.",
        ),
        (
            "can-tho-2024",
            "phường Cái Khế",
            "tổng kết (**{trước ngày 19 tháng 8 năm 2025}**)",
            "báo cáo kết quả thi đua đợt 1 (**{trước ngày 14 tháng 02 năm 2025}**), tổng kết (**{trước ngày 29 tháng 8 năm 2025}**) về [Sở Nội vụ]",
        ),
        (
            "can-tho-2026",
            "phường Ninh Kiều",
            "{trước ngày tổ chức Hội nghị tổng kết ít nhất 25 ngày}",
            "gửi đề nghị khen thưởng về [Công an thành phố]",
        ),
        (
            "dong-thap-2025",
            "xã Tân Hồng",
            "{trước ngày 31 tháng 10 hằng năm}",
            "để tổng hợp, báo cáo [Ủy ban nhân dân tỉnh] {trước ngày 10 tháng 11 hằng năm}.",
        ),
    ] {
        let text = draft(&plan(name), unit);
        assert!(text.contains(gathered), "{name}: {gathered}\n{text}");
        assert!(text.contains(handed_on), "{name}: {handed_on}\n{text}");
    }
}

#[test]
fn awards_beyond_the_chair_are_proposed() {
    let text = said(&draft(&plan("cao-bang-2025"), "xã Bảo Lâm"));
    for line in [
        "+ Danh hiệu thi đua: đề nghị Chủ tịch Ủy ban nhân dân tỉnh trình cấp có thẩm quyền xét tặng Cờ Thi đua của Chính phủ; đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Cờ Thi đua của Ủy ban nhân dân tỉnh.",
        "+ Hình thức khen thưởng: Giấy khen của Chủ tịch Ủy ban nhân dân xã; đề nghị Chủ tịch Ủy ban nhân dân tỉnh trình cấp có thẩm quyền xét tặng Huân chương Lao động, Bằng khen của Thủ tướng Chính phủ; đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.",
    ] {
        assert!(text.lines().any(|written| written == line), "{line}\n{text}");
    }
    let text = said(&draft(&plan("can-tho-2026"), "phường Ninh Kiều"));
    for line in [
        "đ) Đề nghị Chủ tịch Ủy ban nhân dân thành phố tặng Bằng khen;",
        "e) Giấy khen của Chủ tịch Ủy ban nhân dân phường.",
    ] {
        assert!(text.lines().any(|written| written == line), "{line}\n{text}");
    }
    let text = draft(&plan("can-tho-2024"), "phường Cái Khế");
    assert!(text.contains("mục khen thưởng: Đề nghị Chủ tịch Ủy ban nhân dân thành phố tặng Bằng khen\n"), "{text}");
    assert!(text.contains("… tập thể và … cá nhân;"), "{text}");
}

/// Words by which a province speaks of itself, and what may stand before them in a commune's plan: whoever is above.
#[test]
fn nothing_is_said_of_the_province_as_of_oneself() {
    for (name, unit) in PAIRS {
        let text = said(&draft(&plan(name), unit));
        let kind = if name.starts_with("can-tho") { "thành phố" } else { "tỉnh" };
        for phrase in [
            format!("Công an {kind} chủ trì"),
            format!("[Công an {kind}] chủ trì"),
            format!("[các sở, ban, ngành {kind}]"),
            format!("của {kind} trong"),
            format!("từ {kind} đến"),
            format!("Ủy ban nhân dân {kind} ban hành"),
            format!("Hội đồng Thi đua - Khen thưởng {kind}"),
            format!("Ủy ban Mặt trận Tổ quốc Việt Nam {kind}"),
            format!("toàn {kind}"),
            "cơ phòng".to_owned(),
        ] {
            assert!(!text.contains(&phrase), "{name}, {unit}: {phrase}\n{text}");
        }
        let own = format!("trên địa bàn {kind}");
        let left: Vec<&str> =
            text.lines().filter(|line| line.contains(&own) && !line.contains("Kế hoạch số")).collect();
        assert!(left.is_empty(), "{name}, {unit}: {left:#?}");
    }
}

#[test]
fn difficulties_go_further_up() {
    for (name, unit, kind, above) in [
        ("cao-bang-2025", "xã Bảo Lâm", "xã", "tỉnh"),
        ("can-tho-2026", "phường Ninh Kiều", "phường", "thành phố"),
        ("dong-thap-2025", "xã Tân Hồng", "xã", "tỉnh"),
    ] {
        let text = draft(&plan(name), unit);
        let end = format!(
            "; vấn đề vượt thẩm quyền của {kind}, Ủy ban nhân dân {kind} báo cáo [Ủy ban nhân dân {above}] xem xét.\n"
        );
        assert_eq!(text.matches(&end).count(), 1, "{name}: {text}");
    }
}

#[test]
fn an_office_gives_its_own_symbol_and_signature() {
    let office = Office {
        issuer: Some("Ủy ban nhân dân xã Bảo Lâm".to_owned()),
        superior: None,
        symbol: Some("KH-UBND-VX".to_owned()),
        place: Some("Bảo Lâm".to_owned()),
        signing: vec![
            (SigningKey::OnBehalf, "Ủy ban nhân dân".to_owned()),
            (SigningKey::InPlace, "Chủ tịch".to_owned()),
            (SigningKey::Position, "Phó Chủ tịch".to_owned()),
            (SigningKey::Signer, "Nông Thị Hoa".to_owned()),
        ],
    };
    let text = draft_with(&plan("cao-bang-2025"), "xã Bảo Lâm", &office).unwrap();
    assert!(text.contains("số: …/KH-UBND-VX\n"), "{text}");
    let signing = "ký thay mặt: Ủy ban nhân dân\nký thay: Chủ tịch\nchức vụ: Phó Chủ tịch\nngười ký: Nông Thị Hoa\n";
    assert!(text.contains(signing), "{text}");
    // Another unit's defaults are none of this one's.
    let text = draft_with(&plan("cao-bang-2025"), "xã Lý Bôn", &office).unwrap();
    assert!(text.contains("số: …/KH-UBND\n") && text.contains("người ký: …\n"), "{text}");
}

/// A special zone, a plan of another movement, divisions of bodies that a commune has not.
const OTHER: &str = "kế hoạch: Thực hiện phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” trên địa bàn tỉnh Khánh Hòa giai đoạn 2026 - 2030
cơ quan: Ủy ban nhân dân tỉnh Khánh Hòa
số: 812/KH-UBND
ngày: 12/02/2026
phong trào: Cả nước chung sức xây dựng nông thôn mới
thời gian: giai đoạn 2026 - 2030

căn cứ:
- Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022

mở đầu:
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

phần: Mục đích
Phát huy vai trò chủ thể của người dân trong toàn tỉnh.

phần nội dung:
1. Đến năm 2030, ít nhất 80% số xã đạt chuẩn nông thôn mới.
2. Mỗi thôn có ít nhất 01 mô hình tự quản.

phần tiêu chí:
đối với: các sở, ban, ngành tỉnh
- Hỗ trợ các xã hoàn thành tiêu chí.
đối với: các tổ chức xã hội - nghề nghiệp tỉnh
- Vận động hội viên.
đối với: các xã, phường, đặc khu
- Hoàn thành chỉ tiêu được giao.

phần khen thưởng:
hằng năm:
- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh; Giấy khen của Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu.

phần tổ chức thực hiện:
giao: [Sở Nông nghiệp và Môi trường]:
- Chủ trì, phối hợp với [Sở Tài chính], [Sở Nông nghiệp và Môi trường] và [Ngân hàng Nhà nước chi nhánh tỉnh] theo dõi.
giao: Viện Kiểm sát nhân dân tỉnh
- Phối hợp tuyên truyền.
mục 4 giao: [Ủy ban nhân dân các xã, phường, đặc khu]
- Trước ngày 05/01/2027, báo cáo kết quả về [Sở Nông nghiệp và Môi trường].

nơi nhận:
- Như trên;
lưu: VT

ký thay mặt: Ủy ban nhân dân
chức vụ: Chủ tịch
người ký: Trần Thị Lan
";

#[test]
fn a_special_zone_gets_what_it_has() {
    let parent = SourceFile::new("tinh.plan", OTHER);
    let text = draft(&parent, "đặc khu Trường Sa");
    for part in [
        "cơ quan: Ủy ban nhân dân đặc khu Trường Sa, tỉnh Khánh Hòa\n",
        "- Thực hiện Kế hoạch số 812/KH-UBND ngày ",
        "trong toàn đặc khu.",
        "// đã lược vì không có ở đặc khu: các tổ chức xã hội - nghề nghiệp tỉnh\n",
        "// đã lược vì không có ở đặc khu: Viện Kiểm sát nhân dân tỉnh\n",
        "đối với: Ủy ban nhân dân đặc khu, các thôn\n",
        "- Giấy khen của Chủ tịch Ủy ban nhân dân đặc khu; đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen.\n",
        "giao: [Phòng Kinh tế]:\n",
        "{trước ngày 26/12/2026}",
        "Mỗi thôn có ít nhất 01 mô hình tự quản.",
        "báo cáo kết quả về [Sở Nông nghiệp và Môi trường] ",
    ] {
        let part = part.replace("{trước ngày 26/12/2026}", "Trước ngày 26/12/2026");
        assert!(text.contains(&part), "{part}\n{text}");
    }
    for part in ["Vận động hội viên", "mục 4", "Ngân hàng Nhà nước chi nhánh tỉnh] theo dõi"] {
        assert!(!text.contains(part), "{part}\n{text}");
    }
    let errors: Vec<_> = found(&parent, &text)
        .into_iter()
        .filter(|report| report.severity == Severity::Error)
        .map(|report| report.message)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}\n{text}");
}

#[test]
fn who_has_no_place_in_the_province_is_refused() {
    let parent = plan("cao-bang-2025");
    let refusal = |unit: &str| draft_with(&parent, unit, &Office::default()).unwrap_err();
    assert!(
        matches!(refusal("xã Tân Minh, thành phố Hải Phòng"), Refusal::Elsewhere(unit, _) if unit.province == "Hải Phòng")
    );
    assert!(
        matches!(refusal("xã Bảo Lam"), Refusal::Unit(UnitFault::Unknown(near)) if near.iter().any(|unit| unit.name == "Bảo Lâm"))
    );
    assert_eq!(refusal("phường \u{202e}]]>{{x}}\0"), Refusal::Unit(UnitFault::Unknown(Vec::new())));
    for name in ["tan-minh-2026", "chuyen-doi-so-2026"] {
        let refusal = draft_with(&plan(name), "xã Bảo Lâm", &Office::default()).unwrap_err();
        assert!(matches!(refusal, Refusal::NotOfAProvince(_)), "{name}: {refusal:?}");
    }
    let broken = SourceFile::new("x.plan", OTHER.replace("căn cứ:", "can cu:"));
    let refusal = draft_with(&broken, "đặc khu Trường Sa", &Office::default()).unwrap_err();
    assert!(matches!(refusal, Refusal::Unreadable(found) if found[0].code == "NN002"));
    let empty = draft_with(&SourceFile::new("x.plan", ""), "xã Bảo Lâm", &Office::default());
    assert!(empty.is_err());
}

/// Words of other languages, marks and brackets that go astray, decomposed letters: the draft is a plan, or there is none.
#[test]
fn hostile_words_make_no_hostile_plan() {
    let hostile = [
        "#import \"x\"",
        "{{ x }}",
        "]]>",
        "\\",
        "a\u{202e}b",
        "\u{200b}",
        "(((",
        "[x] [y] và [z]",
        "tỉnh tỉnh tỉnh",
        "”“",
    ];
    for words in hostile {
        let mut text = OTHER.to_owned();
        for place in ["theo dõi", "tự quản", "Hoàn thành chỉ tiêu", "Như trên", "Trần Thị Lan", "giai đoạn 2026 - 2030"]
        {
            text = text.replace(place, &format!("{place} {words}"));
        }
        let parent = SourceFile::new("tinh.plan", text);
        if let Ok(text) = draft_with(&parent, "đặc khu Trường Sa", &Office::default()) {
            let file = SourceFile::new("xa.plan", text.as_str());
            assert_eq!(format::format(&file).as_deref(), Ok(text.as_str()), "{words}");
        }
    }
    use unicode_normalization::UnicodeNormalization;
    let apart: String = format!("\u{feff}{}", OTHER.nfd().collect::<String>().replace('\n', "\r\n"));
    let parent = SourceFile::new("tinh.plan", apart);
    assert_eq!(draft(&parent, "đặc khu Trường Sa"), draft(&SourceFile::new("tinh.plan", OTHER), "đặc khu Trường Sa"));
    // A plan cut off anywhere.
    for at in (0..OTHER.len()).step_by(211).filter(|at| OTHER.is_char_boundary(*at)) {
        let parent = SourceFile::new("tinh.plan", &OTHER[..at]);
        if let Ok(text) = draft_with(&parent, "đặc khu Trường Sa", &Office::default()) {
            let file = SourceFile::new("xa.plan", text.as_str());
            assert_eq!(format::format(&file).as_deref(), Ok(text.as_str()), "cut at {at}");
        }
    }
}
