//! `plancc diff`: exit codes, the parent that a plan names, and parents that cannot be compared.

use super::harness::{Office, SOUND};

/// The sound plan with an item more, that names its parent.
fn child_of(parent: &str) -> String {
    let named = SOUND.replacen("\n\n", &format!("\ncấp trên: {parent}\n\n"), 1);
    named.replace("\n\nnơi nhận:", "\n- Hỗ trợ người cao tuổi dùng dịch vụ công trực tuyến.\n\nnơi nhận:")
}

#[test]
fn equal_plans_end_with_0_and_others_with_1() {
    let office = Office::with_a_plan();
    office.write("b.plan", child_of("a.plan"));
    let said = office.run(&["diff", "a.plan", "a.plan"]);
    said.is(0, &[]).is_in_vietnamese();
    assert!(said.out.contains("Hai bản không khác nhau"), "{said:#?}");
    let said = office.run(&["diff", "a.plan", "b.plan"]);
    said.is(1, &[]).is_in_vietnamese();
    assert!(said.out.contains("thêm: – → I/1/-2 (dòng") && said.out.contains("{+Hỗ trợ"), "{said:#?}");
    office.run(&["diff", "--exit-zero", "a.plan", "b.plan"]).is(0, &[]);
    let said = office.run(&["diff", "--only", "omitted", "a.plan", "b.plan"]);
    assert!(said.code == 1 && !said.out.contains("{+Hỗ trợ"), "{said:#?}");
}

#[test]
fn the_parent_is_the_one_the_plan_names() {
    let office = Office::with_a_plan();
    office.write("xã/b.plan", child_of("../a.plan"));
    let said = office.run_with_reports(&["diff", "xã/b.plan", "--format", "json"]);
    said.is(1, &[]);
    let value: serde_json::Value = serde_json::from_str(&said.out).expect("the comparison is JSON");
    assert_eq!((&value["counts"]["added"], &value["equal"]), (&1.into(), &false.into()));
    let schema: serde_json::Value =
        serde_json::from_str(&office.run_with_reports(&["diff", "--schema"]).out).expect("the schema is JSON");
    assert_eq!(schema["title"], "plancc diff");
}

#[test]
fn a_parent_that_cannot_be_compared_is_one_message() {
    let office = Office::with_a_plan();
    office.run(&["diff", "a.plan"]).is(2, &["lỗi: “a.plan” không có dòng “cấp trên:”"]);
    office.write("self.plan", child_of("self.plan"));
    office.run(&["diff", "self.plan"]).is(2, &["lỗi: “self.plan” ghi chính mình ở dòng “cấp trên:”"]);
    office.write("b.plan", child_of("không-có.plan"));
    office.run(&["diff", "b.plan"]).is(2, &["không-có.plan"]).is_in_vietnamese();
    office.run(&["diff", "a.plan", "không-có.plan"]).is(2, &["không-có.plan"]);
    office.run(&["diff"]).is(2, &["lỗi: thiếu"]);
}

#[test]
fn another_movement_is_said_and_compared() {
    let office = Office::with_a_plan();
    let movement = |name: &str| SOUND.replacen("\n\n", &format!("\nphong trào: {name}\n\n"), 1);
    office.write("a.plan", movement("Toàn dân bảo vệ an ninh Tổ quốc"));
    office.write("b.plan", movement("Bình dân học vụ số"));
    let said = office.run(&["diff", "a.plan", "b.plan"]);
    said.is(0, &["lưu ý: hai kế hoạch thuộc hai phong trào khác nhau", "Bình dân học vụ số"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_compared() {
    let office = Office::with_a_plan();
    office.write("b.plan", SOUND.replace("nơi nhận:", "noi nhan:"));
    let said = office.run(&["diff", "a.plan", "b.plan"]);
    assert!(said.err.contains("lỗi[") && said.out.starts_with("So sánh kế hoạch"), "{said:#?}");
}
