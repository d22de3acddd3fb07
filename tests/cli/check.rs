//! `plancc check`: folders, standard input, formats, stages, suppressions and fixes, with their exit codes.

use std::fs;

use super::harness::{Office, SOUND, with_a_warning, with_an_error};
use unicode_normalization::UnicodeNormalization;

/// A plan with two wrong numbers and a marker without its blank: three safe fixes.
fn fixable() -> String {
    SOUND.replace("nơi nhận:", "phần nội dung:\n-Một.\n-Hai.\n-Ba.\n\nnơi nhận:")
}

/// The same plan with its fixes applied.
fn fixed() -> String {
    SOUND.replace("nơi nhận:", "phần nội dung:\n- Một.\n- Hai.\n- Ba.\n\nnơi nhận:")
}

#[test]
fn a_folder_is_gone_through_in_order() {
    let office = Office::new();
    for name in ["kế hoạch/b.plan", "kế hoạch/a/z.PLAN", "kế hoạch/c/d/e.plan", "kế hoạch/a.plan"] {
        office.write(name, with_a_warning());
    }
    for name in ["kế hoạch/.cũ/a.plan", "kế hoạch/.b.plan", "kế hoạch/ghi-chu.txt", "ngoài.plan"] {
        office.write(name, with_an_error());
    }
    let order = ["kế hoạch/a/z.PLAN:7", "kế hoạch/a.plan:7", "kế hoạch/b.plan:7", "kế hoạch/c/d/e.plan:7"];
    let mut said_before = None;
    for jobs in ["1", "2", "7"] {
        let said = office.run_in_vain(&["check", "kế hoạch", "--jobs", jobs]);
        said.is(0, &order);
        assert_eq!(said.out, "đã kiểm tra 4 kế hoạch: 4 cảnh báo\n");
        let before = said_before.get_or_insert(said.err.clone());
        assert_eq!(*before, said.err, "the order depends on the threads");
    }
    // A file that a folder holds already is read once.
    let said = office.run_in_vain(&["check", "kế hoạch/b.plan", "kế hoạch", "./kế hoạch/a.plan"]);
    assert_eq!(said.out, "đã kiểm tra 4 kế hoạch: 4 cảnh báo\n");
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_a_circle_end() {
    let office = Office::new();
    office.write("a/b/x.plan", SOUND);
    std::os::unix::fs::symlink("../..", office.path("a/b/về")).expect("a link can be made");
    std::os::unix::fs::symlink("nowhere", office.path("a/c.plan")).expect("a link can be made");
    let said = office.run(&["check", "."]);
    said.is(2, &["c.plan: không tìm thấy"]);
    assert!(said.out.starts_with("đã kiểm tra 1 kế hoạch"), "{said:#?}");
}

#[test]
fn many_plans_are_told_in_order() {
    let office = Office::new();
    for index in 0..150 {
        let text = if index % 3 == 0 { with_a_warning() } else { SOUND.to_string() };
        office.write(&format!("a/{index:03}.plan"), text);
    }
    let said = office.run(&["check", "a", "--jobs", "3", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).expect("this is JSON");
    let files = json["files"].as_array().expect("files are a list");
    let names: Vec<&str> = files.iter().map(|file| file["file"].as_str().expect("a name")).collect();
    assert!(names.len() == 150 && names.is_sorted(), "{names:?}");
    assert_eq!(json["summary"]["warnings"], 50);
}

#[test]
fn standard_input_is_a_plan_like_any_other() {
    let office = Office::new();
    office.write("a.plan", with_an_error());
    let said = office.shell("\"$plancc\" check - < a.plan");
    said.is_in_vietnamese().is(1, &["lỗi[NN002]", "đầu-vào-chuẩn.plan:7:1"]);
    office.write("2026/plancc.toml", "[co-quan\n");
    let said = office.shell("\"$plancc\" check - --stdin-name xa/b.plan < a.plan");
    said.is(1, &["xa/b.plan:7:1"]);
    // The configuration is that of the file it stands for.
    let said = office.shell("\"$plancc\" check --stdin-name 2026/b.plan - < a.plan");
    said.is(2, &["plancc.toml: dòng 1"]);
    office.write("cu.plan", b"s\xf4:");
    office.shell("\"$plancc\" check - < cu.plan").is(2, &["tệp không phải văn bản UTF-8"]);
}

#[test]
fn other_programs_get_documents_alone_on_standard_output() {
    let office = Office::with_a_plan();
    office.write("b.plan", with_an_error());
    for (format, code) in [("json", 1), ("sarif", 1)] {
        let said = office.run_with_reports(&["check", "a.plan", "b.plan", "--format", format]);
        assert_eq!((said.code, said.err.as_str()), (code, ""));
        let value: serde_json::Value = serde_json::from_str(&said.out).expect("this is JSON");
        assert!(value.is_object() && said.out.contains("NN002"), "{said:#?}");
        let said = office.run_with_reports(&["check", "a.plan", "nowhere.plan", "--format", format]);
        assert_eq!(said.code, 2);
        assert!(serde_json::from_str::<serde_json::Value>(&said.out).is_ok() && said.out.contains("không tìm thấy"));
    }
    let said = office.run_with_reports(&["check", "b.plan", "--format", "github"]);
    assert!(said.code == 1 && said.out.starts_with("::error file=b.plan,line=7,endLine=7,col=1,endColumn=9,"));
    let said = office.run_with_reports(&["check", "--schema"]);
    assert!(said.code == 0 && said.out.contains("\"title\": \"plancc check\""), "{said:#?}");
}

#[test]
fn colours_are_for_terminals() {
    let office = Office::new();
    office.write("a.plan", with_an_error());
    assert!(!office.run(&["check", "a.plan"]).err.contains('\u{1b}'));
    // `script` gives the program a terminal where there is one to give.
    let terminal = |before: &str| office.shell(&format!("{before} script -qec '\"$plancc\" check a.plan' /dev/null"));
    if terminal("true &&").code == 127 {
        eprintln!("no terminal can be had here: only pipes were tried");
        return;
    }
    assert!(terminal("env -u NO_COLOR").out.contains("\u{1b}["));
    assert!(!terminal("NO_COLOR=1").out.contains("\u{1b}["));
}

#[test]
fn what_a_plan_or_an_office_passes_over_is_shown_on_demand() {
    let office = Office::new();
    let own = with_a_warning().replace("mục 3.", "// bỏ qua NN016: theo bản của tỉnh\nmục 3.");
    office.write("a.plan", &own);
    let said = office.run_in_vain(&["check", "a.plan"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(said.out, "đã kiểm tra 1 kế hoạch: không có gì phải sửa; bỏ qua 1 chỗ\n");
    let said = office.run_in_vain(&["check", "a.plan", "--show-suppressed"]);
    said.is(0, &["bỏ qua: a.plan:8:5: cảnh báo[NN016]: số ghi là", "— theo bản của tỉnh (dòng 7)"]);
    office.write("plancc.toml", "[check]\noff = [\"NN016\"]\n");
    office.write("b.plan", with_a_warning());
    let said = office.run_in_vain(&["check", "b.plan", "--show-suppressed"]);
    said.is(0, &["bỏ qua: b.plan:7:5: cảnh báo[NN016]", "— theo plancc.toml"]);
    office.write("plancc.toml", "[check.severity]\nNN016 = \"lỗi\"\n");
    office.run_in_vain(&["check", "b.plan"]).is(1, &["lỗi[NN016]"]);
    office.write("plancc.toml", "[check]\noff = [\"NN002\"]\n");
    office.run_in_vain(&["check", "b.plan"]).is(2, &["plancc.toml: dòng 2", "không tắt và không đổi mức được"]);
}

#[test]
fn a_wrong_configuration_is_named_once_for_all_its_plans() {
    let office = Office::new();
    office.write("xã/plancc.toml", "[check]\noff = [\"TN999\"]\n");
    office.write("xã/a.plan", SOUND);
    office.write("xã/b.plan", SOUND);
    office.write("tỉnh/c.plan", SOUND);
    let said = office.run_in_vain(&["check", "xã", "tỉnh"]);
    said.is(2, &["plancc.toml: dòng 2", "không có mã “TN999”"]);
    assert_eq!(said.err.matches("TN999").count(), 1, "{said:#?}");
    assert!(said.out.contains("đã kiểm tra 1 kế hoạch") && said.out.contains("2 tệp không kiểm tra được"), "{said:#?}");
}

#[test]
fn what_is_given_at_issuing_is_for_one_plan() {
    let office = Office::with_a_plan();
    office.write("b.plan", SOUND.replace("số: …", "số: 44"));
    office.run_in_vain(&["check", "b.plan", "--number", "45"]).is(1, &["lỗi[NN034]"]);
    office.run_in_vain(&["check", "b.plan", "--number", "44", "--date", "9/3/2026"]).is(0, &[]);
    let said = office.run_in_vain(&["check", ".", "--number", "45"]);
    said.is(2, &["lỗi: --number và --date chỉ dùng khi kiểm tra một kế hoạch"]);
}

#[test]
fn fixes_are_written_and_nothing_else_is() {
    let office = Office::new();
    office.write("a.plan", fixable());
    office.write("b.plan", SOUND);
    let said = office.run(&["check", "a.plan", "b.plan", "--fix"]);
    said.is(0, &[]);
    assert_eq!(said.out, "đã kiểm tra 2 kế hoạch, sửa 3 chỗ; còn lại: không có gì phải sửa\n");
    assert_eq!(String::from_utf8(office.read("a.plan")).expect("a plan is text"), fixed());
    assert_eq!(office.read("b.plan"), SOUND.as_bytes());
    assert_eq!(office.files().len(), 2, "{:?}", office.files().keys());
    let said = office.run_in_vain(&["check", "a.plan", "b.plan", "--fix"]);
    assert_eq!(said.out, "đã kiểm tra 2 kế hoạch, sửa 0 chỗ; còn lại: không có gì phải sửa\n");
}

#[test]
fn line_ends_byte_order_marks_and_decomposed_letters_stay() {
    let office = Office::new();
    let typed = |text: &str| format!("\u{feff}{}", text.nfd().collect::<String>().replace('\n', "\r\n"));
    office.write("a.plan", typed(&fixable()));
    office.run(&["check", "a.plan", "--fix"]).is(0, &[]);
    assert_eq!(office.read("a.plan"), typed(&fixed()).as_bytes());
}

#[test]
fn guesses_are_taken_only_when_asked_for() {
    let office = Office::new();
    office.write("a.plan", with_an_error());
    let said = office.run_in_vain(&["check", "a.plan", "--fix"]);
    said.is(1, &["lỗi[NN002]"]);
    office.run(&["check", "a.plan", "--unsafe-fixes"]).is(0, &[]);
    assert_eq!(office.read("a.plan"), SOUND.as_bytes());
}

#[test]
fn differences_are_shown_without_writing() {
    let office = Office::new();
    office.write("a.plan", fixable());
    office.write("b.plan", with_an_error());
    for arguments in [&["check", "--diff", "a.plan", "b.plan"][..], &["check", "--fix", "--diff", "a.plan", "b.plan"]] {
        let said = office.run_in_vain(arguments);
        said.is(1, &["sẽ sửa 3 chỗ trong 2 kế hoạch; còn lại: 1 lỗi"]);
        assert!(said.out.starts_with("--- a.plan\n+++ a.plan\n@@ ") && said.out.contains("\n--Hai.\n"), "{said:#?}");
        assert!(!said.out.contains("b.plan"), "{said:#?}");
    }
    let said = office.run_in_vain(&["check", "--unsafe-fixes", "--diff", "b.plan"]);
    assert!(said.code == 0 && said.out.contains("\n-muc dich:\n+mục đích:\n"), "{said:#?}");
    office.run_in_vain(&["check", "--diff", "--format", "json", "a.plan"]).is(2, &["lỗi: --diff không dùng cùng"]);
}

#[test]
fn standard_input_is_fixed_onto_standard_output() {
    let office = Office::new();
    office.write("a.plan", fixable());
    let said = office.shell("\"$plancc\" check --fix - < a.plan");
    said.is(0, &["đã kiểm tra 1 kế hoạch, sửa 3 chỗ"]);
    assert_eq!(said.out, fixed());
    let said = office.shell("\"$plancc\" check --fix --format json - < a.plan");
    said.is(2, &["không dùng cùng --format"]);
}

#[test]
fn what_is_suppressed_stays_as_it_is() {
    let office = Office::new();
    let text = fixable().replace("-Hai.", "// bỏ qua NN026: theo bản của tỉnh\n-Hai.");
    office.write("a.plan", &text);
    office.run(&["check", "a.plan", "--fix"]).is(0, &[]);
    let wanted = fixed().replace("- Hai.", "// bỏ qua NN026: theo bản của tỉnh\n-Hai.");
    assert_eq!(String::from_utf8(office.read("a.plan")).expect("a plan is text"), wanted);
}

#[cfg(unix)]
#[test]
fn a_fixed_file_keeps_its_rights_and_its_links() {
    use std::os::unix::fs::PermissionsExt;

    let office = Office::new();
    office.write("thật/a.plan", fixable());
    std::os::unix::fs::symlink("thật/a.plan", office.path("b.plan")).expect("a link can be made");
    let rights = |mode| fs::set_permissions(office.path("thật/a.plan"), fs::Permissions::from_mode(mode));
    rights(0o640).expect("rights can be changed");
    office.run(&["check", "b.plan", "--fix"]).is(0, &[]);
    assert_eq!(office.read("thật/a.plan"), fixed().as_bytes());
    let metadata = fs::symlink_metadata(office.path("thật/a.plan")).expect("the file is there");
    assert_eq!(metadata.permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(office.path("b.plan")).expect("the link is there").is_symlink());
    // What may not be written is left, even where its folder may.
    office.write("thật/a.plan", fixable());
    rights(0o440).expect("rights can be changed");
    let said = office.run_in_vain(&["check", "b.plan", "--fix"]);
    said.is(2, &["b.plan: không có quyền đọc hoặc ghi"]);
}

#[test]
fn a_build_shows_errors_and_counts_the_rest() {
    let office = Office::new();
    let hints = SOUND.replace("- Phổ cập", "- Báo cáo hằng năm.\n- Hằng năm, sơ kết.\n- Rà soát hàng năm.\n- Phổ cập");
    office.write("a.plan", &hints);
    let said = office.run(&["build", "a.plan", "--format", "docx"]);
    said.is(0, &["a.plan: 1 gợi ý, xem: plancc check a.plan"]);
    assert!(!said.err.contains("[TN001]"), "{said:#?}");
    // What an office takes for an error is shown whole; it stops a plan that is to be signed, not its draft.
    office.write("plancc.toml", "[check.severity]\nTN001 = \"lỗi\"\n");
    let said = office.run(&["build", "a.plan", "--format", "docx"]);
    said.is(0, &["lỗi[TN001]", "1 lỗi"]);
    assert_eq!(said.out, "a.plan → out/a.docx\n");
    for issuing in [&["--stage", "issue"][..], &["--number", "45"], &["--date", "9/3/2026"], &["--strict"]] {
        let said = office.run_in_vain(&[&["build", "a.plan", "--format", "docx"], issuing].concat());
        said.is(1, &["lỗi[TN001]", "còn lỗi nên chưa xuất tệp nào"]);
    }
    office.run(&["build", "a.plan", "--format", "docx", "--stage", "draft", "--number", "45"]).is(0, &["lỗi[TN001]"]);
    office.write("plancc.toml", "[check.severity]\nTN001 = \"cảnh báo\"\n");
    let said = office.run_in_vain(&["build", "a.plan", "--format", "docx", "--strict"]);
    said.is(1, &["cảnh báo[TN001]"]);
}

/// A person is shown what weighs most, a program everything.
#[test]
fn a_plan_full_of_faults_fills_no_screen_for_ever() {
    let office = Office::new();
    let items = "-Một việc .\n".repeat(600);
    office.write("a.plan", SOUND.replace("nơi nhận:", &format!("phần nội dung:\n{items}muc dich:\n\nnơi nhận:")));
    let said = office.run_in_vain(&["check", "a.plan"]);
    said.is(
        1,
        &["lỗi[NN002]", "a.plan: còn ", "thông báo nữa; sửa các chỗ trên rồi chạy lại, hoặc xem đủ với --format json"],
    );
    assert_eq!(said.err.matches("╭▸ a.plan:").count(), 400);
    let all: serde_json::Value =
        serde_json::from_str(&office.run_in_vain(&["check", "a.plan", "--format", "json"]).out).expect("JSON");
    assert!(all.to_string().matches("\"NN026\"").count() >= 600);
}
