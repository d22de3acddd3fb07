//! An office's `plancc.toml`, right and wrong.

use super::harness::{Office, SOUND, docx_text};

#[test]
fn defaults_complete_a_plan_and_its_own_fields_come_first() {
    let office = Office::new();
    office.write(
        "plancc.toml",
        "[co-quan]\nten = \"Ủy ban nhân dân xã Tân Minh\"\n[ky]\nchuc-vu = \"Chủ tịch\"\nnguoi-ky = \"Lê Văn Tám\"\n\
         [xuat]\nthu-muc = \"ra\"\ndinh-dang = [\"docx\"]\n",
    );
    office.write("2026/a.plan", "kế hoạch: Phát động thi đua\n\nphần: Mục đích\nMột.\n");
    office.write("2026/b.plan", SOUND);
    let said = office.run(&["build", "2026/a.plan", "2026/b.plan"]);
    said.is(0, &[]);
    let text = |name: &str| docx_text(&office.read(&format!("ra/{name}.docx")), "word/document.xml");
    assert!(text("a").contains("XÃ TÂN MINH") && text("a").contains("Lê Văn Tám"), "{}", text("a"));
    assert!(text("b").contains("XÃ HÒA THỊNH") && text("b").contains("Trần Văn Bình"), "{}", text("b"));
}

#[test]
fn a_wrong_configuration_is_named_with_its_line() {
    let office = Office::with_a_plan();
    let wrong = |text: &[u8], parts: &[&str]| {
        office.write("plancc.toml", text);
        for arguments in [&["build", "a.plan", "--format", "docx"][..], &["check", "a.plan"], &["facts", "a.plan"]] {
            let before = office.files();
            let said = office.run_with_reports(arguments);
            said.is(2, &["lỗi: "]).is(2, parts);
            assert!(before == office.files(), "{said:#?}");
        }
    };
    wrong("[co-quan]\nteen = \"X\"\n".as_bytes(), &["plancc.toml: dòng 2", "không có khóa “teen”", "ten"]);
    wrong("[co-quan]\n\nten = X\n".as_bytes(), &["plancc.toml: dòng 3", "sai cú pháp TOML"]);
    wrong("[co-quan]\nten = 5\n".as_bytes(), &["plancc.toml: dòng 2"]);
    wrong(b"[co-quan]\nten = \"\xff\"\n", &["plancc.toml: tệp không phải văn bản UTF-8", "dòng 2"]);
}

#[test]
fn a_format_or_a_folder_that_there_is_not() {
    let office = Office::with_a_plan();
    office.write("plancc.toml", "[xuat]\ndinh-dang = [\"doc\"]\n");
    office.run_in_vain(&["build", "a.plan"]).is(2, &["lỗi: plancc.toml: không có định dạng “doc”", "pdf, docx, typ"]);
    office.write("plancc.toml", "[xuat]\ndinh-dang = [\"docx\"]\nmau = \"khong-co\"\n");
    office.run_in_vain(&["build", "a.plan"]).is(2, &["lỗi: ", "khong-co: không tìm thấy"]);
}

#[test]
fn one_wrong_configuration_stops_no_other_office() {
    let office = Office::new();
    office.write("xã/plancc.toml", "[co-quan\n");
    office.write("xã/a.plan", SOUND);
    office.write("tỉnh/b.plan", SOUND);
    let said = office.run_with_reports(&["build", "xã/a.plan", "tỉnh/b.plan", "--format", "docx"]);
    said.is(2, &["plancc.toml: dòng 1"]);
    assert_eq!(said.out, "tỉnh/b.plan → out/b.docx\n");
}
