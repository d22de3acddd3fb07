//! What of a machine is said to be well, and what is not.

use super::harness::{Office, Said};

/// Runs `plancc doctor`; what Typst says of itself is its own.
fn asked(office: &Office, arguments: &[&str]) -> Said {
    let all: Vec<&str> = ["doctor", "--ignore-system-fonts"].iter().chain(arguments).copied().collect();
    office.run_with_reports(&all)
}

/// What a report says of a topic: the lines below its name.
fn about<'t>(report: &'t str, topic: &str) -> &'t str {
    let start = report.find(&format!("\n{topic}\n")).unwrap_or_else(|| panic!("nothing on {topic}: {report}"));
    let lines = &report[start + topic.len() + 2..];
    &lines[..lines.find("\n\n").unwrap_or(lines.len())]
}

#[cfg(feature = "embedded-typst")]
#[test]
fn a_machine_that_has_all_it_needs_is_well() {
    let office = Office::with_a_plan();
    let before = office.files();
    let said = asked(&office, &[]);
    assert_eq!(said.code, 0, "{said:#?}");
    assert!(said.out.contains("Không có gì cần sửa.") && !said.out.contains("  lỗi "), "{said:#?}");
    assert!(about(&said.out, "Biên dịch thử một kế hoạch ngắn").contains("PDF: "), "{said:#?}");
    assert!(before == office.files(), "nothing is left behind");
}

#[test]
fn each_fault_is_said_where_it_belongs() {
    let office = Office::with_a_plan();
    office.write("chặn", "đây là tệp");
    office.write("mau/docx/document.xml", "{% for %}");
    office.write("mau/docx/document.xlm", "tên gõ sai");
    office.write("plancc.toml", "[xuat]\nthu-muc = \"chặn\"\nmau = \"mau\"\n");
    let said = asked(&office, &["a.plan", "--typst", "./không-có"]);
    assert_eq!(said.code, 1, "{said:#?}");
    assert!(about(&said.out, "Cấu hình").contains("plancc.toml"), "{said:#?}");
    assert!(about(&said.out, "Dàn trang").contains("lỗi   không tìm thấy chương trình Typst"), "{said:#?}");
    assert!(about(&said.out, "Mẫu trình bày").contains("document.xlm: không có mẫu nào tên như vậy"), "{said:#?}");
    assert!(about(&said.out, "Biên dịch thử một kế hoạch ngắn").contains("lỗi   DOCX: "), "{said:#?}");
    assert!(about(&said.out, "Nơi ghi kết quả").contains("lỗi "), "{said:#?}");
    assert!(said.out.ends_with("Có 3 chỗ cần sửa.\n"), "{said:#?}");

    office.write("plancc.toml", "[xuat]\nthu-muc = 3\n");
    let said = asked(&office, &["a.plan", "--typst", "./không-có"]);
    assert!(about(&said.out, "Cấu hình").contains("lỗi ") && said.out.contains("dòng 2"), "{said:#?}");
}
