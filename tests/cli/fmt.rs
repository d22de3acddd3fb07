//! `plancc fmt`: what is written, what is only shown, and what is left as it is.

use super::harness::{Office, SOUND, with_an_error};

/// The sound plan as a hurried drafter leaves it.
fn untidy() -> String {
    SOUND.replace("mục đích:\n-", "\n\n\nMục  đích :\n•").replace("\nlưu: VT", "\n\nLưu:VT   ")
}

fn text(office: &Office, name: &str) -> String {
    String::from_utf8(office.read(name)).expect("a plan is text")
}

#[test]
fn plans_are_laid_out_once() {
    let office = Office::new();
    office.write("a/a.plan", untidy());
    office.write("a/b.plan", SOUND);
    let said = office.run(&["fmt", "a"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out, "đã trình bày lại 1 trong 2 kế hoạch\n");
    assert_eq!(text(&office, "a/a.plan"), SOUND.replace("mục đích", "\nmục đích"));
    let said = office.run_in_vain(&["fmt", "a"]);
    assert_eq!((said.code, said.out.as_str()), (0, "2 kế hoạch đã được trình bày thống nhất\n"));
}

#[test]
fn what_would_change_is_told_without_writing() {
    let office = Office::with_a_plan();
    office.write("b.plan", untidy());
    let said = office.run_in_vain(&["fmt", "--check", "a.plan", "b.plan"]);
    assert_eq!((said.code, said.out.as_str()), (1, "b.plan\ncần trình bày lại 1 trong 2 kế hoạch\n"));
    assert_eq!(office.run_in_vain(&["fmt", "--check", "a.plan"]).code, 0);
    let said = office.run_in_vain(&["fmt", "--diff", "a.plan", "b.plan"]);
    said.is(0, &["cần trình bày lại 1 trong 2 kế hoạch"]);
    assert!(said.out.starts_with("--- b.plan\n+++ b.plan\n") && said.out.contains("\n+mục đích:\n"), "{said:#?}");
    assert_eq!(office.run_in_vain(&["fmt", "--diff", "--check", "b.plan"]).code, 1);
}

#[test]
fn a_plan_that_cannot_be_read_is_left() {
    let office = Office::with_a_plan();
    office.write("b.plan", with_an_error());
    office.write("c.plan", b"s\xf4:");
    office.run_in_vain(&["fmt", "b.plan", "a.plan"]).is(2, &["lỗi[NN002]", "b.plan:7:1", "tệp được giữ nguyên"]);
    office.run_in_vain(&["fmt", "--check", "c.plan"]).is(2, &["tệp không phải văn bản UTF-8"]);
    office.run_in_vain(&["fmt", "nowhere.plan"]).is(2, &["lỗi: nowhere.plan: "]);
    // The others are laid out all the same.
    office.write("d.plan", untidy());
    let said = office.run(&["fmt", "b.plan", "d.plan"]);
    assert!(
        said.code == 2 && said.out == "đã trình bày lại 1 trong 2 kế hoạch; giữ nguyên 1 tệp vì có lỗi\n",
        "{said:#?}"
    );
    assert!(text(&office, "d.plan").contains("\nmục đích:\n"));
}

#[test]
fn standard_input_is_laid_out_onto_standard_output() {
    let office = Office::new();
    office.write("a.plan", untidy());
    office.write("b.plan", with_an_error());
    let said = office.shell("\"$plancc\" fmt - < a.plan");
    assert_eq!((said.code, said.out), (0, SOUND.replace("mục đích", "\nmục đích")));
    assert_eq!(office.shell("\"$plancc\" fmt --check - < a.plan").code, 1);
    let said = office.shell("\"$plancc\" fmt - --stdin-name x.plan < b.plan");
    said.is(2, &["x.plan:7:1"]);
    assert_eq!(said.out, "");
    office.shell("\"$plancc\" fmt - a.plan < a.plan").is(2, &["không dùng cùng tệp khác"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_stays() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new();
    office.write("a.plan", untidy());
    let readonly = std::fs::Permissions::from_mode(0o444);
    std::fs::set_permissions(office.path("a.plan"), readonly).expect("rights can be set");
    office.run_in_vain(&["fmt", "a.plan"]).is(2, &["lỗi: a.plan: "]);
}
