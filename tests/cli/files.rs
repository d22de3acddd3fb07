//! Plans that cannot be read, and folders that cannot be written.

use std::collections::BTreeMap;
use std::fs;
use std::process::Stdio;
use std::time::Instant;

use super::harness::{Office, SOUND};
use unicode_normalization::UnicodeNormalization;

#[test]
fn other_line_ends_other_forms_and_a_byte_order_mark_give_the_same_document() {
    let office = Office::with_a_plan();
    office.run(&["build", "a.plan", "--format", "docx"]).is(0, &[]);
    let wanted = office.read("out/a.docx");
    let decomposed: String = SOUND.nfd().collect();
    assert_ne!(decomposed, SOUND);
    for (name, text) in [
        ("nfd", decomposed.clone()),
        ("crlf", SOUND.replace('\n', "\r\n")),
        ("cr", SOUND.replace('\n', "\r")),
        ("bom", format!("\u{feff}{SOUND}")),
        ("all", format!("\u{feff}{}", decomposed.replace('\n', "\r\n"))),
    ] {
        office.write("other/a.plan", &text);
        let said = office.run(&["build", "other/a.plan", "--format", "docx"]);
        said.is(0, &[]);
        assert!(office.read("out/a.docx") == wanted, "{name}: another document: {said:#?}");
        assert_eq!(office.read("other/a.plan"), text.as_bytes(), "{name}: the source was changed");
        fs::remove_file(office.path("out/a.docx")).expect("an output can be removed");
    }
}

/// What is too long for a plan is refused before the machine's memory is full of it; what is just short enough is read.
#[test]
fn a_file_far_too_long_for_a_plan() {
    let office = Office::with_a_plan();
    let long = SOUND.to_owned() + "\n// " + &"x".repeat(8 * 1024 * 1024);
    office.write("dai.plan", &long);
    for command in ["check", "build", "facts", "fmt"] {
        let said = office.run_in_vain(&[command, "dai.plan"]);
        said.is(2, &["lỗi: dai.plan: tệp lớn hơn 8 MB", "gợi ý: kiểm tra lại tên tệp"]);
    }
    let said = office.run_in_vain(&["check", "dai.plan"]);
    assert_eq!(said.out, "không kiểm tra được 1 tệp\n");
    office.shell("\"$plancc\" check - <dai.plan").is(2, &["tệp lớn hơn 8 MB"]);
    office.write("vua.plan", &long[..8 * 1024 * 1024]);
    assert_ne!(office.run(&["facts", "vua.plan"]).code, 2);
}

#[test]
fn bytes_that_are_no_utf_8_are_named() {
    let office = Office::new();
    let mut bytes = SOUND.as_bytes().to_vec();
    let third = SOUND.match_indices('\n').nth(1).expect("the plan has lines").0 + 1;
    bytes.splice(third..third, [b's', 0xf4, b':']);
    office.write("cu.plan", &bytes);
    let place = format!("dòng 3, byte thứ {} có giá trị 0xF4", third + 2);
    for arguments in [&["build", "cu.plan", "--format", "docx"][..], &["check", "cu.plan"], &["facts", "cu.plan"]] {
        let said = office.run_in_vain(arguments);
        said.is(2, &["lỗi: cu.plan: tệp không phải văn bản UTF-8", &place, "gợi ý: ", "lưu lại với bảng mã UTF-8"]);
    }
    // UTF-16 begins with a mark that is not UTF-8.
    let wide: Vec<u8> = std::iter::once(0xfeff).chain(SOUND.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    office.write("rong.plan", wide);
    office.run_in_vain(&["build", "rong.plan", "--format", "docx"]).is(2, &["dòng 1, byte thứ 1 có giá trị 0xFF"]);
}

#[test]
fn an_empty_file_gets_one_message() {
    let office = Office::new();
    for (name, text) in [("a.plan", ""), ("b.plan", "\n \n"), ("c.plan", "\u{feff}\r\n")] {
        office.write(name, text);
        let said = office.run_in_vain(&["build", name, "--format", "docx"]);
        said.is(1, &["lỗi[NN001]: tệp trống", &format!("{name}:1:1"), "cách sửa: "]);
        assert_eq!(said.err.matches("[NN").count(), 1, "{said:#?}");
    }
}

#[test]
fn a_folder_or_a_name_in_place_of_a_file() {
    let office = Office::with_a_plan();
    fs::create_dir(office.path("2026.plan")).expect("a folder can be made");
    office.run_in_vain(&["build", "2026.plan", "--format", "docx"]).is(2, &["lỗi: 2026.plan: đây là thư mục"]);
    office.run_in_vain(&["facts", "."]).is(2, &["lỗi: .: đây là thư mục"]);
    office.run_in_vain(&["check", "2026.plan"]).is(2, &["lỗi: 2026.plan: thư mục không có tệp .plan nào"]);
    office.run_in_vain(&["build", "khong-co.plan", "--format", "docx"]).is(2, &["khong-co.plan: không tìm thấy"]);
    office.run_in_vain(&["build", "a.plan/x", "--format", "docx"]).is(2, &["a.plan/x: ", "không phải thư mục"]);
}

#[test]
fn no_output_takes_the_place_of_a_plan() {
    let office = Office::with_a_plan();
    office.write("ke-hoach.docx", SOUND);
    let parts = ["lỗi: kết quả sẽ đè lên tệp kế hoạch", "ke-hoach.docx", "gợi ý: ", "--out"];
    office.run_in_vain(&["build", "ke-hoach.docx", "--format", "docx", "--out", "."]).is(2, &parts);
    // By another way to the same folder, and of another plan.
    office.write("ke-hoach.plan", SOUND);
    fs::create_dir(office.path("ra")).expect("a folder can be made");
    let arguments = ["build", "ke-hoach.plan", "ke-hoach.docx", "--format", "docx", "--out", "ra/.."];
    office.run_in_vain(&arguments).is(2, &parts);
    // An earlier output is no plan.
    office.run(&["build", "a.plan", "--format", "docx", "--out", "."]).is(0, &[]);
    office.run(&["build", "a.plan", "--format", "docx", "--out", "."]).is(0, &[]);
}

#[test]
fn a_file_in_the_place_of_the_output_folder() {
    let office = Office::with_a_plan();
    office.write("ra", "một tệp");
    for out in ["ra", "ra/2026", "ra/2026/3"] {
        let said = office.run_in_vain(&["build", "a.plan", "--format", "docx", "--out", out]);
        said.is(2, &["lỗi: ra", "không phải thư mục", "gợi ý: "]);
    }
}

#[test]
fn a_folder_in_the_place_of_an_output() {
    let office = Office::with_a_plan();
    office.write("out/a.docx/x", "một tệp");
    office.run_in_vain(&["build", "a.plan", "--format", "docx"]).is(2, &["lỗi: out/a.docx: "]);
}

/// Rights do not bind the superuser, a file system that is read only does.
#[cfg(target_os = "linux")]
#[test]
fn an_output_folder_that_cannot_be_written() {
    use std::os::unix::fs::PermissionsExt;

    let office = Office::with_a_plan();
    office.run(&["build", "a.plan", "--format", "docx"]).is(0, &[]);
    let before = office.read("out/a.docx");
    fs::set_permissions(office.path("out"), fs::Permissions::from_mode(0o555)).expect("rights can be changed");
    let said = if fs::write(office.path("out/probe"), "x").is_err() {
        office.run(&["build", "a.plan", "--format", "docx", "--draft"])
    } else {
        fs::remove_file(office.path("out/probe")).expect("what was written can be removed");
        office.shell(
            "if unshare -rm true; then
                 exec unshare -rm sh -c 'mount --bind out out && mount -o remount,bind,ro out &&
                     exec \"$plancc\" build a.plan --format docx --draft'
             else
                 exec \"$plancc\" build a.plan --format docx --draft --out /sys/kernel/plancc
             fi",
        )
    };
    fs::set_permissions(office.path("out"), fs::Permissions::from_mode(0o755)).expect("rights can be changed");
    said.is(2, &["lỗi: ", "gợi ý: "]).is_in_vietnamese();
    let is_said = ["không có quyền đọc hoặc ghi", "ổ đĩa chỉ cho đọc"].iter().any(|reason| said.err.contains(reason));
    assert!(is_said, "{said:#?}");
    assert!(office.read("out/a.docx") == before, "the earlier output was touched");
    assert_eq!(office.files().len(), 2, "{:?}", office.files().keys());
}

/// A disk of three pages of memory: the earlier output has room there, a second one has not.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let office = Office::with_a_plan();
    office.run(&["build", "a.plan", "--format", "docx"]).is(0, &[]);
    let said = office.shell(
        "unshare -rm true || exit 77
         exec unshare -rm sh -c '
             mkdir small && mount -t tmpfs -o size=12k none small && cp out/a.docx small/ || exit 78
             \"$plancc\" build a.plan --format docx --draft --out small; code=$?
             cmp out/a.docx small/a.docx && ls -A small
             exit $code'",
    );
    if said.code == 77 {
        eprintln!("no disk can be mounted here: only the limit of a file's size was tried");
        return;
    }
    said.is(2, &["lỗi: small/a.docx: đĩa đã đầy", "gợi ý: "]).is_in_vietnamese();
    assert_eq!(said.out, "a.docx\n", "the earlier output was touched, or something was left: {said:#?}");
}

/// What a full disk is to any machine: a file that may not grow.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_may_not_grow() {
    let office = Office::with_a_plan();
    office.run(&["build", "a.plan", "--format", "docx"]).is(0, &[]);
    let before = office.files();
    let said = office.shell("trap '' XFSZ; ulimit -f 2; exec \"$plancc\" build a.plan --format docx --draft");
    said.is(2, &["lỗi: out/a.docx: tệp lớn hơn mức cho phép", "gợi ý: "]).is_in_vietnamese();
    assert!(before == office.files(), "an earlier output was touched, or something was left: {said:#?}");
}

/// Killed at six moments of its work, the program leaves outputs that are whole and right, or none.
#[test]
fn a_build_killed_in_the_middle() {
    let office = Office::new();
    let names: Vec<String> = (0..200).map(|index| format!("{index:03}.plan")).collect();
    for (index, name) in names.iter().enumerate() {
        office.write(name, SOUND.replace("cơ bản", &format!("cơ bản cho {index} hộ")));
    }
    let formats = if cfg!(feature = "embedded-typst") { "pdf,docx" } else { "docx" };
    let build = |out: &str| {
        let mut command = office.program();
        command.args(["build", "--ignore-system-fonts", "--format", formats, "--out", out]).args(&names);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    let started = Instant::now();
    assert!(build("whole").status().expect("the program can be run").success());
    let took = started.elapsed();
    let made = |out: &str| -> BTreeMap<String, Vec<u8>> {
        let prefix = format!("{out}/");
        let files = office.files().into_iter();
        let mine = files.filter_map(|(name, bytes)| Some((name.strip_prefix(&prefix)?.to_owned(), bytes)));
        mine.filter(|(name, _)| !name.starts_with(".plancc-")).collect()
    };
    let whole = made("whole");
    assert_eq!(whole.len(), 200 * formats.split(',').count());
    let mut is_cut_short = false;
    for round in 1..=6u32 {
        let out = format!("out{round}");
        let mut child = build(&out).spawn().expect("the program can be run");
        std::thread::sleep(took * round / 8);
        child.kill().expect("a program can be killed");
        child.wait().expect("a program that was killed ends");
        let left = made(&out);
        is_cut_short |= !left.is_empty() && left.len() < whole.len();
        for (name, bytes) in &left {
            assert!(whole.get(name) == Some(bytes), "{out}/{name} is not whole");
        }
    }
    assert!(is_cut_short, "it was killed before or after its work each time");
}

#[test]
fn two_plans_of_one_name_do_not_overwrite_each_other() {
    let office = Office::with_a_plan();
    office.write("xa/a.plan", SOUND);
    let said = office.run(&["build", "a.plan", "xa/a.plan", "--format", "docx"]);
    said.is(2, &["lỗi: “a.plan” và “xa/a.plan” cùng tên", "gợi ý: biên dịch riêng với --out khác nhau"]);
    // Given twice, it is one plan.
    office.run(&["build", "a.plan", "a.plan", "--format", "docx"]).is(0, &[]);
}

#[test]
fn one_bad_plan_stops_no_other() {
    let office = Office::with_a_plan();
    office.write("b.plan", super::harness::with_an_error());
    office.write("c.plan", SOUND);
    office.write("d.plan", b"\xff");
    let said = office.run(&["build", "a.plan", "b.plan", "c.plan", "--format", "docx"]);
    said.is(1, &["lỗi[NN002]", "b.plan:7:1", "b.plan: còn lỗi nên chưa xuất tệp nào", "1 lỗi"]);
    assert_eq!(said.out, "a.plan → out/a.docx\nc.plan → out/c.docx\n");
    assert_eq!(office.files().len(), 6, "{:?}", office.files().keys());
    // What the machine cannot do weighs more than what a plan lacks.
    let said = office.run(&["build", "b.plan", "d.plan", "a.plan", "khong-co.plan", "--format", "docx"]);
    said.is(2, &["b.plan:7:1", "d.plan: tệp không phải văn bản UTF-8", "khong-co.plan: không tìm thấy"]);
    assert_eq!(said.out, "a.plan → out/a.docx\n");
}
