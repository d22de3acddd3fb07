//! `plancc explain`: one code, all codes, and codes there are not.

use super::harness::Office;

#[test]
fn a_code_is_explained_whichever_way_it_is_typed() {
    let office = Office::new();
    for code in ["TN001", "tn001", " TN001 "] {
        let said = office.run(&["explain", code]);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        for part in
            ["TN001: Viết lẫn", "gợi ý · Thuật ngữ", "sửa tự động: có", "Theo:", "Sai:", "Đúng:", "// bỏ qua TN001"]
        {
            assert!(said.out.contains(part), "{part}: {said:#?}");
        }
    }
    let said = office.run(&["explain", "NN002", "--format", "markdown"]);
    assert!(said.out.starts_with("# NN002: Từ khóa viết sai\n") && said.out.contains("không bỏ qua được"), "{said:#?}");
}

#[test]
fn every_code_is_listed() {
    let office = Office::new();
    let said = office.run(&["explain", "--list"]);
    assert_eq!(said.code, 0);
    for check in plancc::checks::all() {
        assert!(said.out.contains(&format!("  {}  ", check.code)), "{}: {said:#?}", check.code);
    }
}

#[test]
fn a_code_that_there_is_not() {
    let office = Office::new();
    office.run(&["explain", "TNO01"]).is(2, &["lỗi: không có mã “TNO01”", "có phải bạn muốn viết “TN001”?"]);
    office.run(&["explain", "???"]).is(2, &["lỗi: không có mã “???”", "plancc explain --list"]);
}
