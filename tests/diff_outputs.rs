//! What two plans compared look like: on a screen, as JSON, as a page for a browser, as a table for paper. Verdicts are made
//! by hand here: what is judged is tried elsewhere, how it is shown here.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use plancc::diff::{
    Comparison, Finding, Look, Matrix, MatrixRow, Only, Relation, Said, Status, Topic, Verdict, begin_many, compare,
    end_many, matrix_to_text, schema, summary_to_text, to_json, to_text,
};
use plancc::document::{self, Block, Document, Fragment};
use plancc::render::docx::render_docx;
use plancc::render::html::{render_comparison, render_matrix};
use plancc::render::templates::Templates;
use plancc::render::typst::{PageStyle, render_source};
use plancc::source::{SourceFile, Span};
use plancc::{Context, ReadPlan};

/// Text that other formats would read as their own.
const HOSTILE: &str = r##"<script>alert("1")</script> & 'x' ]]> #panic() \ {{ 1 }} </style>"##;

fn laid_out(name: &str) -> ReadPlan {
    let path = format!("{}/plans/{name}.plan", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the plan is in the repository");
    ReadPlan::new(SourceFile::new(format!("{name}.plan"), text), &Context::default())
}

fn said(place: &str, text: &str) -> Option<Said> {
    Some(Said { place: place.into(), line: 12, text: text.into(), value: None, span: Span::default() })
}

fn finding(code: &'static str, verdict: Verdict, topic: Topic, message: &str) -> Finding {
    let (parent, child) = (said("III/1/a/-2", "Trước ngày 15/11 hằng năm."), said("V/2", "Trước ngày 20/11 hằng năm."));
    Finding { code, verdict, topic, message: message.into(), help: None, parent, child }
}

/// Two real plans with verdicts of every kind.
fn judged() -> (Comparison, ReadPlan, ReadPlan) {
    let (parent, child) = (laid_out("cao-bang-2025"), laid_out("tan-minh-2026"));
    let mut comparison = compare((&parent.file, &parent.units), (&child.file, &child.units));
    comparison.findings = vec![
        finding("TT001", Verdict::Conforms, Topic::Period, "thời gian của cấp dưới nằm trong thời gian của cấp trên"),
        Finding {
            help: Some("ghi ngày sớm hơn ngày 15/11".into()),
            ..finding("TT002", Verdict::Departs, Topic::Report, "cấp dưới thu báo cáo sau ngày phải báo cáo cấp trên")
        },
        Finding { child: None, ..finding("TT003", Verdict::Silent, Topic::Group, HOSTILE) },
        finding("TT002", Verdict::Unclear, Topic::Report, "một bên không ghi ngày"),
    ];
    (comparison, parent, child)
}

fn look(width: usize) -> Look {
    Look { colours: false, width }
}

#[test]
fn the_screen_shows_counts_then_verdicts_then_wording() {
    let (comparison, ..) = judged();
    for width in [80, 120] {
        let text = to_text(&comparison, Only::Differences, look(width));
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in\n{text}"));
        let order = [
            at("giữ nguyên"),
            at("Đối chiếu với cấp trên (4 điểm)"),
            at("\nBáo cáo và thời hạn"),
            at("trái với cấp trên[TT002]:"),
            at("cấp trên, III/1/a/-2 (dòng 12): “Trước ngày 15/11 hằng năm.”"),
            at("cấp dưới, V/2 (dòng 12): “Trước ngày 20/11 hằng năm.”"),
            at("gợi ý: ghi ngày sớm hơn"),
            at("chưa rõ[TT002]:"),
            at("\nĐối tượng và tiêu chí"),
            at("chưa quy định[TT003]:"),
            at("\nThay đổi về lời văn"),
        ];
        assert!(order.is_sorted(), "{order:?}\n{text}");
        // What conforms is counted and not shown.
        assert!(text.contains("      1  phù hợp") && !text.contains("TT001"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= width), "{text}");
        assert!(!text.contains('\u{1b}'), "colours are for terminals");
    }
    let coloured = to_text(&comparison, Only::Differences, Look { colours: true, width: 80 });
    assert!(coloured.contains("\u{1b}[1;31mtrái\u{1b}[0m"), "{coloured}");
}

#[test]
fn what_is_asked_for_alone_is_shown() {
    let (comparison, ..) = judged();
    let text = to_text(&comparison, Only::Judged(Verdict::Departs), look(80));
    assert!(
        text.contains("trái với cấp trên[TT002]") && !text.contains("TT003") && !text.contains("sửa lời: "),
        "{text}"
    );
    let text = to_text(&comparison, Only::Judged(Verdict::Conforms), look(80));
    assert!(text.contains("phù hợp[TT001]") && !text.contains("TT002"), "{text}");
    let text = to_text(&comparison, Only::Omitted, look(80));
    assert!(text.contains("\nbỏ: ") && !text.contains("[TT") && !text.contains("sửa lời: "), "{text}");
    let text = to_text(&comparison, Only::All, look(80));
    assert!(text.contains("phù hợp[TT001]") && text.contains("\ngiữ nguyên: "), "{text}");
}

#[test]
fn clean_is_what_has_no_change_and_only_conforms() {
    let plan = laid_out("tan-minh-2026");
    let mut comparison = compare((&plan.file, &plan.units), (&plan.file, &plan.units));
    assert!(comparison.is_clean());
    comparison.findings.push(finding("TT001", Verdict::Conforms, Topic::Period, "phù hợp"));
    assert!(comparison.is_clean());
    comparison.findings.push(finding("TT002", Verdict::Unclear, Topic::Report, "chưa rõ"));
    assert!(comparison.is_equal() && !comparison.is_clean());
    let text = to_text(&comparison, Only::Differences, look(80));
    assert!(text.contains("Hai bản không khác nhau") && text.contains("chưa rõ[TT002]"), "{text}");
}

fn fits_the_schema(json: &str) -> serde_json::Value {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is one");
    let value: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}:\n{json}"));
    let faults: Vec<String> = validator.iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    value
}

#[test]
fn verdicts_and_many_children_fit_the_schema() {
    let (comparison, ..) = judged();
    let value = fits_the_schema(&to_json(&comparison, |_| true, |_| true));
    assert_eq!(value["findings"][1]["verdict"], "departs");
    assert_eq!(value["findings"][1]["parent"]["place"], "III/1/a/-2");
    let one = to_json(&comparison, |_| false, |finding| finding.verdict == Verdict::Departs);
    let mut many = begin_many("a \"b\".plan");
    for index in 0..3 {
        if index > 0 {
            many += ",\n";
        }
        many += &one;
    }
    many += &end_many(&matrix(3));
    let value = fits_the_schema(&many);
    assert_eq!(value["comparisons"].as_array().map(Vec::len), Some(3));
    assert_eq!(value["comparisons"][2]["findings"].as_array().map(Vec::len), Some(1));
    assert_eq!(value["matrix"][0]["rules"][1]["departs"], 1);
    assert_eq!(value["unread"][0], "không-có.plan");
    fits_the_schema(&(begin_many("a.plan") + &end_many(&Matrix::default())));
}

fn matrix(children: usize) -> Matrix {
    let (comparison, ..) = judged();
    let row = |index: usize| MatrixRow { child: format!("xã/{index}.plan"), ..MatrixRow::new(&comparison) };
    Matrix { rows: (0..children).map(row).collect(), unread: vec!["không-có.plan".into()] }
}

#[test]
fn the_matrix_counts_by_rule_and_keeps_to_its_width() {
    let mut matrix = matrix(12);
    let names: Vec<String> = (100..130).map(|number| format!("TT{number}")).collect();
    let wide = plancc::diff::RuleCounts { departs: 10, silent: 20, unclear: 30, ..Default::default() };
    matrix.rows[0]
        .rules
        .extend(names.iter().map(|code| plancc::diff::RuleCounts { code: code.clone().leak(), ..wide.clone() }));
    matrix.rows[1].child = format!("{}/xa.plan", "tên-rất-dài".repeat(8));
    for width in [80, 120] {
        let text = matrix_to_text(&matrix, look(width));
        assert!(text.lines().skip(2).all(|line| line.chars().count() <= width), "{text}");
        for code in names.iter().map(String::as_str).chain(["TT001", "TT002", "TT003"]) {
            assert_eq!(text.matches(code).count(), 1, "{code}\n{text}");
        }
        assert!(text.contains("1/0/1") && text.contains("0/1/0") && text.contains("10/20/30"), "{text}");
        assert!(text.contains("Không đọc được 1 tệp: không-có.plan"), "{text}");
    }
    let (comparison, ..) = judged();
    let text = summary_to_text(&comparison, None, look(80));
    assert!(text.starts_with("tan-minh-2026.plan\n") && text.contains("Trái với cấp trên 1;"), "{text}");
    assert!(text.contains("trái với cấp trên[TT002]") && !text.contains("sửa lời: "), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
}

#[test]
fn the_page_asks_for_nothing_and_shows_everything_escaped() {
    let (comparison, ..) = judged();
    let page = render_comparison(&comparison, Only::All, &Templates::built_in()).expect("the template is whole");
    assert!(page.contains("<html lang=\"vi\">"));
    for outside in ["http:", "https:", "src=", "@import", "url(", "<script", "<link rel=\"style"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39; ]]&gt;"), "the message");
    assert_eq!(page.matches("<h1").count(), 1);
    for part in
        ["<header>", "<nav aria-label=", "<main id=", "<footer>", ":focus-visible", "@media print", "<del>", "<ins>"]
    {
        assert!(page.contains(part), "{part}");
    }
    let verdicts = page.find("id=\"doi-chieu\"").expect("verdicts are shown");
    assert!(verdicts < page.find("id=\"loi-van\"").expect("the wording is shown"));
    let escaped =
        |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    for change in &comparison.changes {
        let alone = matches!(change.status, Status::Same | Status::Omitted | Status::Added | Status::Moved);
        for part in change.parent.iter().chain(&change.child).filter(|_| alone) {
            assert!(page.contains(&escaped(&part.text)), "{}", part.text);
        }
    }
    let matrix = render_matrix("tỉnh <a>.plan", &matrix(3), &Templates::built_in()).expect("the template is whole");
    assert!(matrix.contains("tỉnh &lt;a&gt;.plan") && matrix.contains("<td class=\"departs\">1/0/1</td>"), "{matrix}");
    assert_eq!(matrix.matches("<tr><th scope=\"row\">").count(), 3);
}

fn words_of(blocks: &[Block]) -> String {
    let mut words = String::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => words += &document::words(text),
            Block::List(items) => items.iter().for_each(|item| words += &document::words(&item.text)),
            Block::Table(table) => {
                for row in &table.rows {
                    row.cells.iter().for_each(|cell| words += &words_of(&cell.content));
                }
            }
        }
        words.push('\n');
    }
    words
}

fn sheet(comparison: &Comparison, parent: &ReadPlan, child: &ReadPlan) -> Document {
    document::comparison(comparison, (&parent.letterhead, &child.letterhead), Only::Differences)
}

#[test]
fn the_sheet_has_three_columns_and_every_difference() {
    let (comparison, parent, child) = judged();
    let sheet = sheet(&comparison, &parent, &child);
    assert!(sheet.is_annexes_alone() && sheet.annexes.len() == 1);
    let annex = &sheet.annexes[0];
    assert!(annex.landscape && annex.label == "BẢNG SO SÁNH", "{}", annex.label);
    assert!(document::words(&annex.title).contains("XÃ TÂN MINH"), "{}", document::words(&annex.title));
    let tables: Vec<_> = annex
        .body
        .iter()
        .filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .collect();
    assert_eq!(tables.len(), 2);
    for table in &tables {
        let heads: Vec<String> = table.columns.iter().map(|column| document::words(&column.head)).collect();
        assert_eq!(heads, ["Quy định của cấp trên", "Quy định của cấp dưới", "Nhận xét"]);
        assert_eq!(table.columns.iter().map(|column| column.width).sum::<u16>(), 100);
    }
    let words = words_of(&annex.body);
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = plain(&words);
    for finding in comparison.findings.iter().filter(|finding| finding.verdict != Verdict::Conforms) {
        assert!(words.to_lowercase().contains(&plain(&finding.message).to_lowercase()), "{}", finding.message);
    }
    for change in comparison.changes.iter().filter(|change| change.status != Status::Same) {
        let child = change.child.as_ref().map_or("", |part| part.text.as_str());
        assert!(words.contains(&plain(child)), "{child}");
    }
    // The parent's words are those of the pieces kept, which may be written otherwise by the child.
    let omitted = comparison.changes.iter().filter(|change| change.status == Status::Omitted);
    for text in omitted.filter_map(|change| change.parent.as_ref()).map(|part| part.text.as_str()) {
        assert!(words.contains(&plain(text)), "{text}");
    }
    let styled = |bold: bool, italic: bool| {
        let is_so = |fragment: &Fragment| matches!(fragment, Fragment::Text { bold: b, italic: i, .. } if (*b, *i) == (bold, italic));
        tables[1]
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .flat_map(|cell| &cell.content)
            .any(|block| matches!(block, Block::Paragraph(text) if text.iter().any(is_so)))
    };
    assert!(styled(true, false) && styled(false, true), "words that one side alone has are set off");
}

#[test]
fn the_sheet_is_set_without_a_letterhead() {
    let (mut comparison, parent, child) = judged();
    comparison.relation = Relation::Versions;
    let sheet = sheet(&comparison, &parent, &child);
    assert!(document::words(&sheet.annexes[0].title).starts_with("HAI BẢN KẾ HOẠCH CỦA"));
    let docx = render_docx(&sheet, &Templates::built_in()).expect("the templates are whole");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a DOCX is a zip file");
    let mut part = archive.by_name("word/document.xml").expect("the document is there");
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut part, &mut xml).expect("it is text");
    assert!(xml.contains("BẢNG SO SÁNH") && xml.contains("w:orient=\"landscape\""), "{}", &xml[..2000]);
    assert!(!xml.contains("CỘNG HÒA") && !xml.contains("Nơi nhận"), "no letterhead and no recipients");
    assert_eq!(xml.matches("<w:sectPr>").count(), 1, "one section, without an empty page before it");
    let source = render_source(&sheet, &PageStyle::default(), &Templates::built_in()).expect("the template is whole");
    assert!(source.contains("\"BẢNG SO SÁNH\"") && !source.contains("#letterhead(\n  columns: (6"), "a letterhead");
    assert!(source.contains("#page(flipped: true"), "the page lies on its side");
}
