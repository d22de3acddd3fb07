//! A plan that is watched: saved, spoilt, taken away, laid out by other rules.

use super::harness::{Office, docx_text, with_an_error};
use super::running::Running;

#[test]
fn what_is_saved_is_built_and_what_is_broken_is_waited_for() {
    let office = Office::with_a_plan();
    let running = Running::begin("watch --format docx a.plan", &office.path("."));
    let said = running.until_it_waits();
    assert!(said.contains("a.plan → out/a.docx") && said.contains("— đang theo dõi"), "{said}");
    let first = office.read("out/a.docx");

    office.write("a.plan", with_an_error());
    let said = running.until_it_waits();
    assert!(said.contains("— đã lưu a.plan") && said.contains("lỗi[NN002]") && said.contains("còn lỗi"), "{said}");
    assert!(office.read("out/a.docx") == first, "the output of before is kept");

    std::fs::remove_file(office.path("a.plan")).expect("the plan can be taken away");
    let said = running.until_it_waits();
    assert!(said.contains("không tìm thấy"), "{said}");
    assert!(office.read("out/a.docx") == first, "the output of before is kept");

    // As editors save that write beside the file and rename.
    office.write("a.plan.new", super::harness::SOUND.replace("kỹ năng số cơ bản", "kỹ năng số thiết yếu"));
    std::fs::rename(office.path("a.plan.new"), office.path("a.plan")).expect("a file can be renamed");
    let said = running.until_it_waits();
    assert!(said.contains("a.plan → out/a.docx"), "{said}");
    assert!(docx_text(&office.read("out/a.docx"), "word/document.xml").contains("kỹ năng số thiết yếu"));
    assert!(running.interrupted().contains("— đã dừng theo dõi"));
    assert!(office.files().keys().all(|name| !name.contains(".tmp")), "nothing is left half-written");
}

#[test]
fn what_an_office_lays_down_is_watched_too() {
    let office = Office::with_a_plan();
    let running = Running::begin("watch --format docx a.plan", &office.path("."));
    running.until_it_waits();
    office.write("plancc.toml", "[xuat]\nthu-muc = \"khac\"\n");
    let said = running.until_it_waits();
    assert!(said.contains("cấu hình hoặc mẫu trình bày đã thay đổi") && said.contains("khac/a.docx"), "{said}");
    office.write("plancc.toml", "[xuat]\nthu-muc = 3\n");
    let said = running.until_it_waits();
    assert!(said.contains("plancc.toml: dòng 2"), "{said}");
    office.write("plancc.toml", "");
    let said = running.until_it_waits();
    assert!(said.contains("a.plan → out/a.docx"), "{said}");
    running.interrupted();
}
