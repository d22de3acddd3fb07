//! `plancc tasks` and `plancc outline`: what is shown, what is written, what is said of it.

use super::harness::{Office, SOUND, with_an_error};

/// The sound plan with duties.
fn with_duties() -> String {
    let duties = "phần tổ chức thực hiện:\n1. [Công an xã] chủ trì, phối hợp với [các thôn] báo cáo trước ngày 15/11/2026.\n\
                  2. [Các thôn] báo cáo định kỳ hằng quý.\n3. [Trạm y tế] đôn đốc việc thực hiện.\n\nnơi nhận:";
    SOUND.replace("nơi nhận:", duties)
}

#[test]
fn the_table_shows_who_does_what_by_when() {
    let office = Office::new();
    office.write("a.plan", with_duties());
    let said = office.run_in_vain(&["tasks", "a.plan"]);
    assert_eq!(said.code, 0, "{said:#?}");
    for words in ["Thời hạn", "14/11/2026", "Công an xã", "Cùng ai", "các thôn", "Trạm y tế"] {
        assert!(said.out.contains(words), "{words}: {said:#?}");
    }
}

#[test]
fn a_file_is_written_in_the_form_of_its_name() {
    let office = Office::new();
    office.write("a.plan", with_duties());
    for (name, begins) in [
        ("t.csv", &b"\xef\xbb\xbfSTT"[..]),
        ("t.xlsx", b"PK"),
        ("t.ics", b"BEGIN:VCALENDAR\r\n"),
        ("t.txt", b"a.plan: "),
    ] {
        office.run(&["tasks", "a.plan", "--out", name]).is(0, &[&format!("đã ghi {name} (3 việc của 1 kế hoạch)")]);
        assert!(office.read(name).starts_with(begins), "{name}");
    }
    let said = office.run(&["tasks", "a.plan", "--format", "ics"]);
    said.is(
        0,
        &["không đưa vào lịch 1 việc mà kế hoạch không ghi thời hạn", "a.plan:12: “định kỳ hằng quý”: không ghi ngày"],
    );
    assert_eq!(said.out.as_bytes(), office.read("t.ics"));
    assert!(!office.run(&["tasks", "a.plan", "--format", "ics", "--alarm", "0"]).out.contains("VALARM"));
    office.run_in_vain(&["tasks", "a.plan", "--alarm", "-1"]).is(2, &[]);
    office.run(&["tasks", "a.plan", "--out", "nowhere/t.csv"]).is(2, &["nowhere/t.csv"]);
}

#[test]
fn faults_are_said_and_the_rest_is_listed() {
    let office = Office::new();
    office.write("a.plan", with_duties());
    office.write("b.plan", with_an_error());
    let said = office.run_in_vain(&["tasks", "."]);
    said.is(1, &["lỗi[NN002]"]);
    assert!(said.out.contains("a.plan: ") && said.out.contains("b.plan: "), "{said:#?}");
    office.run_in_vain(&["tasks", "nowhere.plan"]).is(2, &["lỗi: nowhere.plan: không tìm thấy"]);
    office.run_in_vain(&["tasks"]).is(2, &["thiếu"]);
}

#[test]
fn the_outline_is_numbered_as_printed() {
    let office = Office::new();
    office.write("a.plan", with_duties());
    let said = office.run_in_vain(&["outline", "a.plan"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, " 6 │ I. MỤC ĐÍCH, YÊU CẦU\n 7 │   1. Mục đích\n10 │ II. TỔ CHỨC THỰC HIỆN\n")
    );
    let said = office.run_with_reports(&["outline", "--depth", "1", "--format", "json", "a.plan"]);
    let outline: serde_json::Value = serde_json::from_str(&said.out).expect("this is JSON");
    assert_eq!(outline["outline"][1]["marker"], "II.");
    assert_eq!(outline["outline"][1]["line"], 10);
    assert_eq!(outline["outline"].as_array().map(Vec::len), Some(2));
    assert_eq!(office.shell("\"$plancc\" outline - < a.plan").code, 0);
    office.run_in_vain(&["outline", "--depth", "0", "a.plan"]).is(2, &["ghi một số từ 1"]);
    office.write("b.plan", with_an_error());
    office.run_in_vain(&["outline", "b.plan"]).is(1, &["lỗi[NN002]"]);
}
