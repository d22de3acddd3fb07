//! What is written: the right words, the same bytes everywhere, and nothing where a plan has errors.

use std::fs;

use super::harness::{Office, SOUND, docx_text, with_a_warning, with_an_error};

/// Which fonts were used is said where there is something to look at.
#[test]
fn fonts_are_of_no_interest_where_nothing_is_made() {
    let office = Office::with_a_plan();
    office.write("sai.plan", with_an_error());
    let said = office.run_in_vain(&["build", "sai.plan", "--format", "typ"]);
    said.is(1, &["sai.plan: còn lỗi nên chưa xuất tệp nào"]);
    assert!(!said.err.contains("phông chữ"), "{said:#?}");
    #[cfg(not(feature = "embedded-typst"))]
    office.run(&["build", "a.plan", "sai.plan", "--format", "typ"]).is(1, &["phông chữ do chương trình"]);
}

#[test]
fn number_and_date_fill_the_gaps_and_leave_the_source() {
    let office = Office::with_a_plan();
    office.run(&["build", "a.plan", "--format", "docx"]).is(0, &[]);
    let open = docx_text(&office.read("out/a.docx"), "word/document.xml");
    assert!(open.contains("/KH-UBND") && !open.contains("45/KH-UBND"), "{open}");
    let said = office.run(&["build", "a.plan", "--format", "docx", "--number", "45", "--date", "09/3/2026"]);
    said.is(0, &[]);
    let filled = docx_text(&office.read("out/a.docx"), "word/document.xml");
    for part in ["Số: 45/KH-UBND", "ngày 09 tháng 3 năm 2026"] {
        assert!(filled.contains(part), "{part} in\n{filled}");
    }
    assert_eq!(office.read("a.plan"), SOUND.as_bytes());
}

#[test]
fn number_and_date_that_disagree_with_the_source_are_errors() {
    let office = Office::new();
    office.write("a.plan", SOUND.replace("số: …", "số: 44"));
    let said = office.run_in_vain(&["build", "a.plan", "--format", "docx", "--number", "45", "--date", "9/4/2026"]);
    said.is(1, &["lỗi[NN034]", "a.plan:3:5", "lỗi[NN034]", "a.plan:4:7", "2 lỗi"]);
    office.run(&["build", "a.plan", "--format", "docx", "--number", "044", "--date", "9/3/2026"]).is(0, &[]);
}

#[test]
fn drafts_say_so() {
    let office = Office::with_a_plan();
    for (arguments, wanted) in [
        (&["build", "a.plan", "--format", "docx"][..], false),
        (&["build", "a.plan", "--format", "docx", "--draft"], true),
    ] {
        office.run(arguments).is(0, &[]);
        let text = docx_text(&office.read("out/a.docx"), "word/document.xml");
        assert_eq!(text.contains("DỰ THẢO"), wanted, "{arguments:?}");
    }
}

#[test]
fn warnings_stop_nothing_unless_they_are_to() {
    let office = Office::new();
    office.write("a.plan", with_a_warning());
    let said = office.run_in_vain(&["build", "a.plan", "--format", "docx", "--strict"]);
    said.is(1, &["cảnh báo[NN016]", "a.plan:7:5", "a.plan: còn lỗi nên chưa xuất tệp nào"]);
    assert_eq!(said.out, "");
    let said = office.run(&["build", "a.plan", "--format", "docx"]);
    said.is(0, &["cảnh báo[NN016]", "a.plan:7:5", "1 cảnh báo"]);
    assert_eq!(said.out, "a.plan → out/a.docx\n");
}

#[test]
fn a_plan_with_errors_leaves_earlier_outputs() {
    let office = Office::with_a_plan();
    office.run(&["build", "a.plan", "--format", "docx"]).is(0, &[]);
    office.write("a.plan", with_an_error());
    let said = office.run_in_vain(&["build", "a.plan", "--format", "docx"]);
    said.is(1, &["lỗi[NN002]: “muc dich:” không phải từ khóa", "a.plan:7:1", "có phải bạn muốn viết “mục đích:”?"]);
}

#[test]
fn all_errors_are_told_in_one_run() {
    let office = Office::new();
    let text = SOUND
        .replace(
            "cơ quan: Ủy ban nhân dân xã Hòa Thịnh\n",
            "cơ quan: Ủy ban nhân dân xã Hòa Thịnh\ncơ quan: Y\nkính gửi: Z\n",
        )
        .replace("ngày: …/3/2026", "ngày: 31/2/2026")
        .replace("người ký: Trần Văn Bình\n", "");
    office.write("a.plan", text + "\nDòng thừa [chưa đóng.\n");
    let said = office.run_in_vain(&["build", "a.plan", "--format", "docx"]);
    for (code, place) in [("NN006", "3:1"), ("NN004", "4:1"), ("NN033", "6:7"), ("NN010", "19:1"), ("NN011", "19:11")] {
        said.is(1, &[&format!("lỗi[{code}]"), &format!("a.plan:{place}")]);
    }
    said.is(1, &["lỗi[NN030]: thiếu họ tên người ký"]);
    said.is(1, &["6 lỗi"]);
}

#[test]
fn folders_clocks_and_languages_change_no_byte() {
    let office = Office::with_a_plan();
    let formats = if cfg!(feature = "embedded-typst") { "pdf,docx,typ" } else { "docx,typ" };
    office.run(&["build", "a.plan", "--format", formats]).is(0, &[]);
    office.write("sâu/hơn/a.plan", SOUND);
    let mut command = office.program();
    command.current_dir(office.path("sâu/hơn")).args(["build", "a.plan", "--jobs", "1", "--format", formats]);
    command.env("TZ", "Asia/Ho_Chi_Minh").env("LC_ALL", "vi_VN.UTF-8").env("SOURCE_DATE_EPOCH", "1").env_remove("HOME");
    let output = command.output().expect("the program can be run");
    assert!(output.status.success(), "{output:?}");
    for format in formats.split(',') {
        let (one, other) = (office.read(&format!("out/a.{format}")), office.read(&format!("sâu/hơn/out/a.{format}")));
        assert!(one == other, "the bytes of the {format} differ");
    }
}

#[test]
fn an_output_of_the_right_kind_is_made_for_each_format() {
    let office = Office::with_a_plan();
    let said = office.run(&["build", "a.plan", "--format", "typ,docx", "--out", "ra/2026"]);
    said.is(0, &[]);
    assert_eq!(said.out, "a.plan → ra/2026/a.docx, ra/2026/a.typ\n");
    assert!(office.read("ra/2026/a.docx").starts_with(b"PK"));
    let source = String::from_utf8(office.read("ra/2026/a.typ")).expect("a Typst source is text");
    assert!(source.contains("HÒA THỊNH"), "{source}");
    #[cfg(feature = "embedded-typst")]
    {
        let said = office.run(&["build", "a.plan"]);
        assert_eq!((said.code, said.out.as_str()), (0, "a.plan → out/a.pdf, out/a.docx\n"));
        assert!(office.read("out/a.pdf").starts_with(b"%PDF-"));
    }
}

#[cfg(unix)]
#[test]
fn an_output_is_readable_like_any_other_file() {
    use std::os::unix::fs::PermissionsExt;

    let office = Office::with_a_plan();
    let said = office.shell("umask 022; exec \"$plancc\" build a.plan --format docx");
    said.is(0, &[]);
    let mode = fs::metadata(office.path("out/a.docx")).expect("the output is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o644);
}

/// Characters that the font of the page lacks would be boxes on paper.
#[cfg(feature = "embedded-typst")]
#[test]
fn characters_that_the_font_lacks_are_errors() {
    let office = Office::new();
    office.write("a.plan", SOUND.replace("cơ bản", "cơ bản 😀"));
    let said = office.run_in_vain(&["build", "a.plan"]);
    said.is(1, &["lỗi[NN040]", "“😀” (U+1F600)", "a.plan:8:", "--font-path"]);
    // The DOCX is set by Word, with the fonts of that machine.
    office.run(&["build", "a.plan", "--format", "docx"]).is(0, &[]);
}

/// What Typst remembers of one plan it uses for another; nothing of the one may show in the other.
#[cfg(feature = "embedded-typst")]
#[test]
fn what_else_is_built_changes_no_byte() {
    let office = Office::new();
    let plans = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("plans");
    let mut names = Vec::new();
    for sample in ["can-tho-2024", "cao-bang-2025", "tan-minh-2026"] {
        let text = fs::read_to_string(plans.join(sample).with_extension("plan")).unwrap();
        // One as it is, one with other words all over, one with lines more at its beginning and fewer at its end.
        let shifted = text.replacen("mở đầu:\n", "mở đầu:\nCăn cứ tình hình thực tế của địa phương;\n\n", 1);
        for (kind, text) in
            [("mot", text.clone()), ("hai", text.replace("thi đua", "thi đua lần này")), ("ba", shifted)]
        {
            let name = format!("{sample}-{kind}");
            office.write(&format!("{name}.plan"), text);
            names.push(name);
        }
    }
    let build = |names: &[&String], out: &str| {
        let files: Vec<String> = names.iter().map(|name| format!("{name}.plan")).collect();
        let mut arguments = vec!["build", "--format", "pdf", "--jobs", "1", "--ignore-system-fonts", "--out", out];
        arguments.extend(files.iter().map(String::as_str));
        office.run(&arguments).is(0, &[]);
    };
    build(&names.iter().collect::<Vec<_>>(), "xuoi");
    build(&names.iter().rev().collect::<Vec<_>>(), "nguoc");
    for name in &names {
        build(&[name], "rieng");
        let alone = office.read(&format!("rieng/{name}.pdf"));
        for out in ["xuoi", "nguoc"] {
            assert!(office.read(&format!("{out}/{name}.pdf")) == alone, "{out}/{name}.pdf is another");
        }
    }
}
