//! `plancc new`: a plan that checks clean for every level and movement, and never in the place of another file.

use super::harness::{Office, SOUND};

const MOVEMENTS: [&str; 4] = [
    "Bình dân học vụ số",
    "Cả nước chung sức xây dựng nông thôn mới",
    "Toàn dân bảo vệ an ninh Tổ quốc",
    "Dân vận khéo",
];

fn arguments<'a>(level: &'a str, movement: &'a str, period: &'a str, file: &'a str) -> Vec<&'a str> {
    let place = match level {
        "tỉnh" => "Lâm Đồng",
        "thành phố" => "Cần Thơ",
        "phường" => "An Bình",
        "dac-khu" => "Phú Quốc",
        "so" => "tỉnh Lâm Đồng",
        _ => "Tân Minh",
    };
    let mut arguments = vec!["new", file, "--level", level, "--place", place, "--movement", movement];
    arguments.extend(["--period", period, "--signer", "Nguyễn Văn Bình"]);
    if level == "so" {
        arguments.extend(["--agency", "Sở Y tế"]);
    }
    arguments
}

#[test]
fn every_level_and_movement_gives_a_plan_in_which_nothing_is_found() {
    let office = Office::new();
    let mut count = 0;
    for level in ["tỉnh", "thành phố", "xã", "phường", "dac-khu", "so"] {
        for movement in MOVEMENTS {
            for period in ["2026", "2026-2030"] {
                count += 1;
                let name = format!("p{count:02}.plan");
                office.run(&arguments(level, movement, period, &name)).is(0, &[]);
            }
        }
    }
    let said = office.run(&["check", "."]);
    let clean = format!("đã kiểm tra {count} kế hoạch: không có gì phải sửa\n");
    assert!(said.code == 0 && said.err + &said.out == clean, "{}", said.out);
    let said = office.run(&["fmt", "--check", "."]);
    assert!(said.code == 0, "{said:#?}");
    let docx: Vec<String> = (1..=count).map(|number| format!("p{number:02}.plan")).collect();
    let mut build = vec!["build", "--format", "docx"];
    build.extend(docx.iter().map(String::as_str));
    office.run(&build).is(0, &[]);
    assert_eq!(office.files().keys().filter(|name| name.ends_with(".docx")).count(), count);
}

#[test]
fn a_department_has_its_own_letterhead() {
    let office = Office::new();
    office.run(&arguments("so", "Dân vận khéo", "2026", "a.plan")).is(0, &[]);
    let text = String::from_utf8(office.read("a.plan")).unwrap();
    for line in
        ["cơ quan chủ quản: Ủy ban nhân dân tỉnh Lâm Đồng", "số: …/KH-SYT", "địa danh: Lâm Đồng", "chức vụ: Giám đốc"]
    {
        assert!(text.lines().any(|typed| typed == line), "{line} is not in\n{text}");
    }
}

/// Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, khoản 4: the place is the name of the unit itself.
#[test]
fn a_province_behind_the_name_is_no_part_of_the_place() {
    let office = Office::new();
    let mut asked = arguments("xã", MOVEMENTS[0], "2026", "a.plan");
    asked.iter_mut().filter(|word| **word == "Tân Minh").for_each(|word| *word = "Tân Minh, thành phố Hải Phòng");
    office.run(&asked).is(0, &[]);
    let text = String::from_utf8(office.read("a.plan")).unwrap();
    assert!(text.contains("\nđịa danh: Tân Minh\n") && text.contains("trên địa bàn xã Tân Minh năm 2026"), "{text}");
    assert!(text.contains("\ncơ quan: Ủy ban nhân dân xã Tân Minh, thành phố Hải Phòng\n"), "{text}");
    let said = office.run(&["check", "a.plan"]);
    said.is(0, &[]);
    assert!(said.out.contains("không có gì phải sửa"), "{said:#?}");
}

#[test]
fn a_file_that_is_there_stays() {
    let office = Office::with_a_plan();
    let arguments = arguments("xã", "Dân vận khéo", "2026", "a.plan");
    office.run_in_vain(&arguments).is(2, &["a.plan: đã có tệp này", "--force"]);
    office.run_in_vain(&["new", "a.plan", "--from", "a.plan"]).is(2, &["đã có tệp này"]);
    let said = office.run(&[arguments.as_slice(), &["--force"]].concat());
    assert!(said.code == 0 && said.out.starts_with("đã tạo a.plan\n"), "{said:#?}");
    assert_ne!(office.read("a.plan"), SOUND.as_bytes());
}

#[test]
fn what_is_missing_is_named_where_nobody_can_answer() {
    let office = Office::new();
    office.run_in_vain(&["new"]).is(2, &["thiếu --level, --place, --movement, --signer, --period"]);
    office.run_in_vain(&["new", "--level", "so", "--place", "Huế"]).is(2, &["thiếu --agency"]);
    office.run_in_vain(&["new", "--level", "huyện"]).is(2, &["“huyện” không hợp lệ", "đặc khu"]);
    office.run_in_vain(&["new", "--period", "2030-2026"]).is(2, &["ghi như 2026 hoặc 2026-2030"]);
    office.run_in_vain(&["new", "--signer", "a\nkế hoạch: b"]).is(2, &["chỉ ghi trên một dòng"]);
    office.run_in_vain(&["new", "--movement", "a [b]"]).is(2, &["không dùng dấu “[”"]);
    office.run_in_vain(&["new", "--from", "a.plan", "--level", "xa"]).is(2, &["không dùng cùng"]);
    office.run_in_vain(&["new", "--from", "nowhere.plan"]).is(2, &["nowhere.plan: không tìm thấy"]);
}

#[test]
fn an_earlier_plan_is_taken_over_with_number_and_date_emptied() {
    let office = Office::new();
    let typed =
        SOUND.replace("số: …/KH", "số: 45/KH").replace("ngày: …/3/2026", "ngày: 09/3/2026").replace('\n', "\r\n");
    let typed = format!("\u{feff}// Bản của năm trước\r\n{typed}");
    office.write("a.plan", &typed);
    office.run(&["new", "b.plan", "--from", "a.plan"]).is(0, &[]);
    let wanted = typed.replace("số: 45/", "số: …/").replace("09/3/2026", "…/…/…");
    assert_eq!(String::from_utf8(office.read("b.plan")).unwrap(), wanted);
    assert_eq!(office.read("a.plan"), typed.as_bytes());
    office.write("c.plan", typed.replace("09/3/2026", "ngày 09 tháng 3 năm 2026"));
    let said = office.run(&["new", "-", "--from", "c.plan"]);
    assert!(said.out.contains("ngày: ngày … tháng … năm …\r\n"), "{said:#?}");
    office.run(&["check", "b.plan"]).is(0, &[]);
}
