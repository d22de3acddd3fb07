//! An office's own templates: written out, changed, broken, endless, curious.

use super::harness::{Office, docx_text, has_no_foreign_words};

/// An office with a plan, its outputs, and one template in `mau/`.
fn with_template(name: &str, source: &str) -> Office {
    let office = Office::with_a_plan();
    office.run(&["build", "a.plan", "--format", "docx"]).is(0, &[]);
    office.write(&format!("mau/{name}"), source);
    office
}

/// Builds with the office's template; what the engine gives as its own reason stands in brackets.
#[track_caller]
fn refused(office: &Office, format: &str, parts: &[&str]) -> String {
    let before = office.files();
    let said = office.run_with_reports(&["build", "a.plan", "--format", format, "--templates", "mau"]);
    said.is(2, parts);
    assert!(before == office.files(), "an earlier output was touched: {said:#?}");
    said.err
}

#[test]
fn templates_are_written_out_and_give_the_same_document() {
    let office = Office::with_a_plan();
    let said = office.run(&["templates", "export", "mau"]);
    said.is(0, &[]);
    assert!(said.out.lines().count() > 10 && said.out.contains("mau/docx/styles.xml"), "{said:#?}");
    office.run(&["build", "a.plan", "--format", "docx,typ", "--out", "có sẵn"]).is(0, &[]);
    office.run(&["build", "a.plan", "--format", "docx,typ", "--out", "riêng", "--templates", "mau"]).is(0, &[]);
    for format in ["docx", "typ"] {
        assert!(office.read(&format!("có sẵn/a.{format}")) == office.read(&format!("riêng/a.{format}")), "{format}");
    }
    // What an office has changed is not written over.
    office.write("mau/docx/styles.xml", "của cơ quan");
    office.run_in_vain(&["templates", "export", "mau"]).is(2, &["lỗi: mau/", "đã có một tệp cùng tên"]);
}

#[test]
fn a_changed_template_changes_the_document() {
    let office = Office::with_a_plan();
    office.run(&["templates", "export", "mau"]).is(0, &[]);
    let source = String::from_utf8(office.read("mau/docx/document.xml")).expect("a template is text");
    let changed = source.replacen("<w:body>", "<w:body><w:p><w:r><w:t>Của cơ quan</w:t></w:r></w:p>", 1);
    assert_ne!(source, changed);
    office.write("mau/docx/document.xml", changed);
    office.run(&["build", "a.plan", "--format", "docx", "--templates", "mau"]).is(0, &[]);
    assert!(docx_text(&office.read("out/a.docx"), "word/document.xml").trim_start().starts_with("Của cơ quan"));
}

#[test]
fn a_broken_template_is_named_with_its_line() {
    for (name, format) in [("docx/document.xml", "docx"), ("docx/styles.xml", "docx"), ("typst/plan.typ", "typ")] {
        for (source, fault) in [
            ("một\nhai\n{% for %}\n", "bản mẫu viết sai cú pháp"),
            ("một\nhai\n{{ khong_co }}\n", "bản mẫu dùng một giá trị không có"),
            ("một\nhai\n{{ khong_co() }}\n", "bản mẫu gọi một hàm không có"),
            ("một\nhai\n{% include \"docx/khong-co.xml\" %}\n", "bản mẫu gọi đến một bản mẫu không có"),
        ] {
            let office = with_template(name, source);
            let said = refused(&office, format, &["lỗi: a.plan: ", &format!("{name}:3: "), fault]);
            let words = said.split('(').next().unwrap_or_default();
            has_no_foreign_words(words);
        }
    }
}

#[test]
fn an_endless_template_is_stopped() {
    let endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}";
    refused(&with_template("docx/document.xml", endless), "docx", &["docx/document.xml", "bản mẫu lặp quá lâu"]);
    let growing = format!("{{% for a in range(99999) %}}{}{{% endfor %}}", "dài ".repeat(5000));
    refused(&with_template("typst/plan.typ", &growing), "typ", &["typst/plan.typ", "bản mẫu ghi ra quá nhiều"]);
}

#[test]
fn a_template_reads_no_file() {
    for source in ["{% include \"../../bi-mat.txt\" %}", "{% include \"/etc/passwd\" %}", "{{ read(\"bi-mat.txt\") }}"]
    {
        let office = with_template("docx/document.xml", source);
        office.write("bi-mat.txt", "điều bí mật");
        let said = refused(&office, "docx", &["lỗi: a.plan: docx/document.xml:1: "]);
        assert!(!said.contains("điều bí mật"), "{said}");
    }
}

/// The Typst inside the program sees no disk and no network.
#[cfg(feature = "embedded-typst")]
#[test]
fn a_template_of_typst_reads_no_file() {
    for source in [
        "#read(\"/bi-mat.txt\")",
        "#read(\"bi-mat.txt\")",
        "#read(\"/etc/passwd\")",
        "#include \"bi-mat.typ\"",
        "#image(\"bi-mat.png\")",
        "#import \"@preview/cetz:0.3.0\"",
    ] {
        let office = with_template("typst/plan.typ", &format!("một\n{source}\n"));
        office.write("bi-mat.txt", "điều bí mật");
        office.write("bi-mat.typ", "điều bí mật");
        let said = refused(&office, "pdf", &["lỗi: a.plan: Typst không dàn được trang", "typst/plan.typ"]);
        assert!(!said.contains("điều bí mật"), "{source}: {said}");
    }
}

/// A fault that only Typst sees is told with the line it stopped at.
#[cfg(feature = "embedded-typst")]
#[test]
fn a_template_that_typst_refuses_is_named_with_the_line() {
    let office = with_template("typst/plan.typ", "một\nhai\n#panic(\"ba\")\n");
    refused(
        &office,
        "pdf",
        &["lỗi: a.plan: Typst không dàn được trang", "typst/plan.typ", "#panic(\"ba\")", "gợi ý: "],
    );
    refused(&with_template("typst/plan.typ", "#while true {}"), "pdf", &["lỗi: a.plan: Typst không dàn được trang"]);
}

#[test]
fn templates_that_cannot_be_read() {
    let office = Office::with_a_plan();
    office.write("mau/docx/styles.xml", b"\xff");
    let build = |folder: &str| office.run_in_vain(&["build", "a.plan", "--format", "docx", "--templates", folder]);
    build("khong-co").is(2, &["lỗi: khong-co: không tìm thấy"]);
    build("a.plan").is(2, &["lỗi: a.plan: ", "không phải thư mục"]);
    build("mau").is(2, &["lỗi: mau/docx/styles.xml: tệp không phải văn bản UTF-8", "dòng 1, byte thứ 1"]);
}
