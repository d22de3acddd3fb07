//! What is said when the arguments do not fit, and what the commands answer.

use super::harness::{Office, SOUND, with_a_warning, with_an_error};

#[test]
fn help_and_version_are_no_fault() {
    let office = Office::new();
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["build", "--help"],
        &["check", "-h"],
        &["explain", "--help"],
        &["facts", "--help"],
        &["derive", "--help"],
        &["fmt", "--help"],
        &["templates", "--help"],
        &["templates", "export", "--help"],
    ] {
        let said = office.run(arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(said.out.contains("Cách dùng"), "{said:#?}");
    }
    let said = office.run(&["--version"]);
    assert_eq!((said.code, said.out.trim()), (0, concat!("plancc ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn without_a_command_the_help_is_shown() {
    Office::new().run(&[]).is(2, &["Cách dùng", "build", "check"]);
}

#[test]
fn what_is_near_a_command_or_an_option_is_named() {
    let office = Office::with_a_plan();
    for (arguments, parts) in [
        (&["bild", "a.plan"][..], &["lỗi: không có lệnh “bild”", "có phải bạn muốn viết “build”?"][..]),
        (&["dung", "a.plan"], &["lỗi: không có lệnh “dung”"]),
        (&["build", "--formt", "docx", "a.plan"], &["không có tùy chọn “--formt”", "“--format”"]),
        (&["build", "--xyz", "a.plan"], &["không có tùy chọn “--xyz”"]),
        (&["build"], &["thiếu", "TỆP"]),
        (&["check"], &["thiếu", "TỆP"]),
        (&["facts"], &["thiếu", "TỆP"]),
        (&["explain"], &["thiếu", "MÃ"]),
        (&["fmt"], &["thiếu", "TỆP"]),
        (&["check", "--fixx", "a.plan"], &["không có tùy chọn “--fixx”", "“--fix”"]),
        (&["build", "a.plan", "--out"], &["“--out <THƯ_MỤC>” cần một giá trị"]),
        (&["build", "a.plan", "--draft=1"], &["--draft"]),
        (&["build", "a.plan", "--out", "a", "--out", "b"], &["“--out <THƯ_MỤC>” được ghi hai lần"]),
    ] {
        office.run_in_vain(arguments).is(2, parts).is(2, &["xem: plancc --help"]);
    }
}

#[test]
fn values_that_do_not_fit_are_named_with_what_does() {
    let office = Office::with_a_plan();
    for (option, value, part) in [
        ("--format", "dox", "chọn: pdf, docx, typ"),
        ("--number", "12a", "số chỉ gồm chữ số"),
        ("--number", "", "“--number"),
        ("--number", "1234567", "số chỉ gồm chữ số"),
        ("--date", "3/2026", "ghi đủ ngày, tháng, năm"),
        ("--date", "31/2/2026", "không có ngày này trong lịch"),
        ("--date", "29/02/2025", "không có ngày này trong lịch"),
        ("--date", "hôm nay", "ghi đủ ngày, tháng, năm"),
        ("--jobs", "0", "ghi một số từ 1"),
        ("--jobs", "99999", "ghi một số từ 1"),
        ("--typst-time-limit", "x", "ghi số giây"),
        ("--typst-time-limit", "0", "ghi số giây"),
        ("--pdf-standard", "a-9", "không có chuẩn PDF “a-9”"),
    ] {
        let said = office.run_in_vain(&["build", "a.plan", "--format", "docx", option, value]);
        said.is(2, &["lỗi: ", part]);
    }
    for (option, value, part) in [
        ("--format", "xml", "chọn: text, json, sarif, github"),
        ("--stage", "final", "chọn: draft, issue"),
        ("--number", "12a", "số chỉ gồm chữ số"),
        ("--date", "31/2/2026", "không có ngày này trong lịch"),
        ("--jobs", "0", "ghi một số từ 1"),
    ] {
        office.run_in_vain(&["check", "a.plan", option, value]).is(2, &["lỗi: ", part]);
    }
}

#[test]
fn number_and_date_are_for_one_plan() {
    let office = Office::with_a_plan();
    office.write("b.plan", SOUND);
    for option in [["--number", "45"], ["--date", "9/3/2026"]] {
        let said = office.run_in_vain(&["build", "a.plan", "b.plan", "--format", "docx", option[0], option[1]]);
        said.is(2, &["lỗi: --number và --date chỉ dùng khi biên dịch một kế hoạch"]);
    }
}

#[test]
fn check_tells_by_its_exit_code() {
    let office = Office::with_a_plan();
    office.write("warning.plan", with_a_warning());
    office.write("error.plan", with_an_error());
    let said = office.run_in_vain(&["check", "a.plan"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("đã kiểm tra 1 kế hoạch: không có gì phải sửa"), "{said:#?}");
    office.run_in_vain(&["check", "warning.plan"]).is(0, &["cảnh báo[NN016]", "warning.plan:7:5"]);
    office.run_in_vain(&["check", "a.plan", "error.plan"]).is(1, &["lỗi[NN002]", "error.plan:7:1"]);
    let said = office.run_in_vain(&["check", "error.plan", "nowhere.plan", "warning.plan"]);
    said.is(2, &["lỗi[NN002]", "nowhere.plan: không tìm thấy", "cảnh báo[NN016]"]);
    assert!(said.out.contains("1 lỗi, 1 cảnh báo"), "{said:#?}");
}

#[test]
fn facts_are_words_or_json() {
    let office = Office::with_a_plan();
    office.write("error.plan", with_an_error());
    let said = office.run_in_vain(&["facts", "a.plan"]);
    assert!(said.code == 0 && said.out.contains("Hòa Thịnh"), "{said:#?}");
    let said = office.run_with_reports(&["facts", "a.plan", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).expect("the facts are JSON");
    assert!(json.is_object(), "{json}");
    let said = office.run_with_reports(&["facts", "--schema"]);
    let schema: serde_json::Value = serde_json::from_str(&said.out).expect("the schema is JSON");
    assert!(schema.is_object(), "{schema}");
    // What was understood is shown all the same; the faults go beside it.
    let said = office.run_with_reports(&["facts", "error.plan", "--format", "json"]);
    said.is(1, &["lỗi[NN002]"]);
    assert!(serde_json::from_str::<serde_json::Value>(&said.out).is_ok(), "{said:#?}");
    office.run_in_vain(&["facts", "nowhere.plan"]).is(2, &["nowhere.plan: không tìm thấy"]);
}

/// A pipe that nobody reads any more is no fault of the program's.
#[cfg(unix)]
#[test]
fn closed_pipes_are_no_fault() {
    let office = Office::with_a_plan();
    for line in ["\"$plancc\" facts a.plan | true", "\"$plancc\" --help | true", "\"$plancc\" check a.plan >&- 2>&-"] {
        let said = office.shell(line);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{line}");
    }
}

#[test]
fn shells_and_man_get_every_command() {
    let office = Office::new();
    let help = office.run(&["--help"]).out;
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| !line.starts_with("Lệnh"))
        .skip(1)
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line["  ".len()..].split(' ').next().filter(|word| !word.is_empty()))
        .collect();
    assert!(commands.len() >= 8 && commands.contains(&"fmt"), "{commands:?}");
    let page = office.run_with_reports(&["man"]);
    assert!(page.code == 0 && page.out.contains(".SH TÊN") && page.out.contains(".SH CÚ PHÁP"), "{page:#?}");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let said = office.run_with_reports(&["completions", shell]);
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        for command in &commands {
            assert!(said.out.contains(command), "{shell} does not know {command}");
        }
        assert!(said.out.contains("stage"), "{shell} does not know the options");
    }
    for command in &commands {
        assert!(page.out.contains(command), "the page does not name {command}");
        let said = office.run_with_reports(&["man", command]);
        assert!(said.code == 0 && said.out.contains(".SH MÔ TẢ"), "{said:#?}");
        for english in [".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH OPTIONS", ".SH EXTRA", ".SH VERSION"] {
            assert!(!said.out.contains(english), "{command}: {english}");
        }
    }
    office.run_in_vain(&["man", "bild"]).is(2, &["không có lệnh “bild”"]);
    office.run_in_vain(&["completions", "tcsh"]).is(2, &["tcsh", "chọn: bash, zsh, fish, powershell"]);
    office.write("a.bash", office.run_with_reports(&["completions", "bash"]).out);
    assert_eq!(office.shell("command -v bash >/dev/null || exit 0; bash -n a.bash").code, 0);
}
