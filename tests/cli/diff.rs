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

#[test]
fn parents_in_a_circle_are_refused() {
    let office = Office::new();
    office.write("a.plan", child_of("c.plan"));
    office.write("b.plan", child_of("a.plan"));
    office.write("c.plan", child_of("b.plan"));
    let said = office.run(&["diff", "c.plan"]);
    said.is(
        2,
        &["lỗi: “c.plan” nằm trong một vòng các kế hoạch ghi nhau là cấp trên: c.plan → b.plan → a.plan → c.plan"],
    );
    office.write("c.plan", SOUND);
    office.run(&["diff", "b.plan"]).is(0, &[]);
}

#[test]
fn a_plan_with_faults_is_compared_as_far_as_it_is_read() {
    let office = Office::with_a_plan();
    office.write("b.plan", SOUND.replacen("\n\n", "\n\nphan: Viết sai\n\n", 1));
    let said = office.run(&["diff", "a.plan", "b.plan"]);
    said.is(1, &["b.plan:"]);
    assert!(said.out.contains("giữ nguyên") && said.out.contains("thêm"), "{said:#?}");
}

#[test]
fn files_go_into_the_folder_of_outputs_or_where_they_are_wanted() {
    let office = Office::with_a_plan();
    office.write("b.plan", child_of("a.plan"));
    let said = office.run(&["diff", "a.plan", "b.plan", "--format", "html"]);
    said.is(1, &[]);
    assert_eq!(said.out, "out/a-b.so-sanh.html\n");
    let page = String::from_utf8(office.read("out/a-b.so-sanh.html")).expect("a page is text");
    assert!(page.contains("<ins>Hỗ trợ người cao tuổi"), "{page}");
    office.run(&["diff", "a.plan", "b.plan", "--format", "docx", "--out", "ra/bảng.docx"]).is(1, &[]);
    let sheet = super::harness::docx_text(&office.read("ra/bảng.docx"), "word/document.xml");
    assert!(sheet.contains("BẢNG SO SÁNH") && sheet.contains("Hỗ trợ người cao tuổi"), "{sheet}");
    office.run(&["diff", "a.plan", "b.plan", "--format", "json", "--out", "b.json"]).is(1, &[]);
    assert!(office.read("b.json").starts_with(b"{"));
    let before = office.files();
    for (format, target) in [("html", "b.plan"), ("text", "a.plan"), ("docx", "./a.plan")] {
        let said = office.run(&["diff", "a.plan", "b.plan", "--format", format, "--out", target]);
        said.is(2, &["lỗi: kết quả sẽ đè lên tệp kế hoạch"]);
    }
    assert!(before == office.files(), "a plan was written over");
}

#[test]
fn many_children_are_seen_beside_each_other() {
    let office = Office::with_a_plan();
    office.write("b.plan", child_of("a.plan"));
    office.write("xã/c.plan", SOUND);
    let said = office.run(&["diff", "a.plan", "b.plan", "xã/c.plan"]);
    said.is(1, &[]).is_in_vietnamese();
    let table = said.out.split("2 kế hoạch cấp dưới").nth(1).expect("the table is at the end");
    let row = |name: &str| {
        let line = table.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("{name} in {table}"));
        line.split_whitespace().skip(2).take(3).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!((row("b.plan"), row("xã/c.plan")), (vec!["0".into(), "0".into(), "1".into()], vec!["0".into(); 3]));
    office.run(&["diff", "--exit-zero", "a.plan", "b.plan", "xã/c.plan"]).is(0, &[]);
    office.run(&["diff", "a.plan", "xã/c.plan", "a.plan"]).is(0, &[]);

    let said = office.run_with_reports(&["diff", "a.plan", "b.plan", "không.plan", "xã/c.plan", "--format", "json"]);
    said.is(2, &["không.plan"]);
    let value: serde_json::Value = serde_json::from_str(&said.out).expect("the comparisons are JSON");
    assert_eq!(value["comparisons"].as_array().map(Vec::len), Some(2));
    assert_eq!((&value["unread"][0], &value["matrix"][0]["counts"]["added"]), (&"không.plan".into(), &1.into()));
    assert_eq!(value["comparisons"][0]["changes"].as_array().map(Vec::len), Some(0));
    let said =
        office.run_with_reports(&["diff", "a.plan", "b.plan", "xã/c.plan", "--format", "json", "--only", "added"]);
    let value: serde_json::Value = serde_json::from_str(&said.out).expect("the comparisons are JSON");
    assert_eq!(value["comparisons"][0]["changes"].as_array().map(Vec::len), Some(1));

    let said = office.run(&["diff", "a.plan", "b.plan", "xã/c.plan", "--format", "html"]);
    assert_eq!((said.code, said.out.as_str()), (1, "out/a.so-sanh.html\n"));
    let said = office.run(&["diff", "a.plan", "b.plan", "xã/c.plan", "--format", "docx", "--out", "ra"]);
    said.is(1, &[]);
    assert!(office.files().contains_key("ra/a-b.so-sanh.docx") && office.files().contains_key("ra/a-c.so-sanh.docx"));
    office.write("b.plan", child_of("a.plan"));
    office.write("xã/b.plan", SOUND);
    let said = office.run(&["diff", "a.plan", "b.plan", "xã/b.plan", "--format", "docx"]);
    said.is(2, &["cùng tên nên kết quả sẽ đè lên nhau"]);
    office.run(&["diff", "a.plan", "b.plan", "xã/b.plan", "--out", "b.plan"]).is(2, &["đè lên tệp kế hoạch “b.plan”"]);
}
