//! A Typst program beside plancc: missing, failing, hanging, doing nothing. Scripts stand for it.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, Instant};

use super::harness::{Office, has_no_foreign_words, script};

/// An office that has built its plan with a program that works, so that there are outputs to be left alone.
fn built() -> Office {
    let office = Office::with_a_plan();
    let said = office.run(&["build", "a.plan", "--typst", &script("works.sh")]);
    said.is(0, &[]);
    assert_eq!(said.out, "a.plan → out/a.pdf, out/a.docx\n");
    assert_eq!(office.read("out/a.pdf"), b"%PDF-1.7 set by a script");
    office
}

#[test]
fn a_program_that_works() {
    assert_eq!(built().files().len(), 3);
}

/// A relative path is taken from where the drafter stands, not from where the program works.
#[test]
fn a_program_by_a_relative_path() {
    let office = Office::with_a_plan();
    std::os::unix::fs::symlink(script("works.sh"), office.path("typst")).expect("a link can be made");
    office.run(&["build", "a.plan", "--typst", "./typst"]).is(0, &[]);
    office.write("plancc.toml", "[xuat]\ntypst = \"./typst\"\n");
    office.write("2026/a.plan", super::harness::SOUND);
    office.run(&["build", "2026/a.plan", "--out", "ra"]).is(0, &[]);
    assert_eq!(office.read("ra/a.pdf"), b"%PDF-1.7 set by a script");
}

#[test]
fn a_program_that_is_not_there() {
    let office = built();
    for program in ["khong-co-typst", "./khong-co-typst", "/khong/co/typst"] {
        let said = office.run_in_vain(&["build", "a.plan", "--draft", "--typst", program]);
        said.is(2, &["lỗi: a.plan: không tìm thấy chương trình Typst", program, "gợi ý: ", "--typst"]);
    }
}

#[test]
fn a_program_that_refuses_is_quoted_whole() {
    let office = built();
    let before = office.files();
    let said = office.run_with_reports(&["build", "a.plan", "--draft", "--typst", &script("refuses.sh")]);
    said.is(2, &["lỗi: a.plan: Typst không dàn được trang (mã thoát 1)", "error: unexpected hash", "┌─ main.typ:3:1"]);
    // Only its own report is not in Vietnamese.
    has_no_foreign_words(&said.err.replace("error: unexpected hash", ""));
    assert!(before == office.files(), "an earlier output was touched: {said:#?}");
}

#[test]
fn a_program_that_hangs_is_stopped() {
    let office = built();
    let began = Instant::now();
    let said =
        office.run_in_vain(&["build", "a.plan", "--draft", "--typst-time-limit", "1", "--typst", &script("hangs.sh")]);
    said.is(2, &["hangs.sh” chạy quá 1 giây và đã bị dừng"]);
    assert!(began.elapsed() < Duration::from_secs(60), "it was waited for to the end");
}

#[test]
fn a_program_that_writes_nothing() {
    let office = built();
    let said = office.run_in_vain(&["build", "a.plan", "--draft", "--typst", &script("writes-nothing.sh")]);
    said.is(2, &["lỗi: a.plan: Typst không dàn được trang (không ghi ra tệp PDF nào)"]);
}

#[test]
fn a_program_that_may_not_be_run() {
    let office = built();
    office.write("typst", "#!/bin/sh\n");
    fs::set_permissions(office.path("typst"), fs::Permissions::from_mode(0o644)).expect("rights can be changed");
    let program = office.path("typst").display().to_string();
    office.run_in_vain(&["build", "a.plan", "--draft", "--typst", &program]).is(2, &["lỗi: ", "không có quyền"]);
}

#[test]
fn a_program_sees_its_job_and_nothing_else() {
    let office = built();
    let mut command = office.program();
    command.args(["build", "a.plan", "--format", "pdf", "--typst", &script("tells.sh")]);
    command.env("HOME", "/nha").env("HTTPS_PROXY", "http://proxy").env("TYPST_FONT_PATHS", "/phong");
    let output = command.output().expect("the program can be run");
    let told = String::from_utf8(output.stderr).expect("the program writes UTF-8");
    for part in ["home: none, proxy: none, fonts: none", "--root", "--package-path", "--pdf-standard a-2a"] {
        assert!(told.contains(part), "{part} in\n{told}");
    }
    let folder = told.lines().find_map(|line| line.strip_prefix("folder: ")).expect("the folder is told");
    assert!(folder.contains("main.typ") && !folder.contains("a.plan"), "{folder}");
}

#[test]
fn one_failing_page_stops_no_other_plan() {
    let office = built();
    office.write("b.plan", super::harness::SOUND);
    let said = office.run_with_reports(&["build", "a.plan", "b.plan", "--typst", &script("refuses.sh")]);
    said.is(2, &["lỗi: a.plan: Typst", "lỗi: b.plan: Typst"]);
}
