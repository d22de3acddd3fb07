//! A document with every construct and hostile characters everywhere: what comes out is read back part by part.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{package, render_docx};
use crate::document::{
    Annex, BlankWidth, Block, Cell, Column, Document, Fragment, Heading, ListItem, Properties, Row, Signing, Table,
    Text,
};
use crate::render::templates::Templates;

const HOSTILE: &str = "# $ * < & ]]> \\ {{ {% \" ' <w:p> &amp; {# #}";

/// A hostile text with a name, to find it again and to see its place.
fn odd(name: &str) -> String {
    format!("{name} {HOSTILE}")
}

fn styled(text: &str, bold: bool, italic: bool) -> Fragment {
    Fragment::Text { text: text.to_string(), bold, italic }
}

fn text(name: &str) -> Text {
    vec![styled(&odd(name), false, false)]
}

fn paragraph(name: &str) -> Block {
    Block::Paragraph(text(name))
}

fn item(level: u8, marker: &str, name: &str, children: Vec<Block>) -> ListItem {
    ListItem { level, marker: marker.to_string(), text: text(name), children }
}

fn heading(level: u8, marker: &str, name: &str) -> Block {
    Block::Heading { level, marker: marker.to_string(), text: text(name) }
}

fn cell(column: usize, columns: usize, rows: usize, content: Vec<Block>) -> Cell {
    Cell { column, columns, rows, content }
}

fn row(is_group: bool, cells: Vec<Cell>) -> Row {
    Row { cells, is_group }
}

fn table(name: &str) -> Table {
    let column = |head: &str, width, centred| Column { head: text(&format!("{name} {head}")), width, centred };
    let named = |place: &str| vec![paragraph(&format!("{name} {place}"))];
    let list = Block::List(vec![item(3, "-", &format!("{name} cell item"), Vec::new())]);
    let rows = vec![
        row(true, vec![cell(0, 4, 1, named("group"))]),
        row(false, vec![cell(0, 1, 2, named("tall")), cell(1, 2, 1, named("broad")), cell(3, 1, 1, Vec::new())]),
        row(false, vec![cell(1, 1, 1, named("below")), cell(3, 1, 1, vec![paragraph(&format!("{name} a")), list])]),
        row(false, vec![cell(3, 9, 9, named("outside")), cell(7, 1, 1, named("nowhere"))]),
    ];
    let columns =
        vec![column("TT", 5, true), column("Nội dung", 60, false), column("Đơn vị", 20, false), column("x", 15, true)];
    Table { columns, rows }
}

fn rich() -> Document {
    let strings = |names: &[&str]| names.iter().map(|name| odd(name)).collect();
    let mut subject = text("subject");
    subject.extend([Fragment::Break, styled("subject second line", false, true)]);
    let note = Fragment::Footnote { number: 1, text: text("footnote one") };
    let inner = Fragment::Footnote { number: 3, text: text("footnote inside") };
    let marks = vec![
        styled("plain ", false, false),
        styled("bold ", true, false),
        styled("italic ", false, true),
        styled("both", true, true),
        note,
        styled(" tab\tand line\nend \u{1}", false, false),
        Fragment::Footnote { number: 2, text: vec![styled("footnote two", false, true), inner] },
    ];
    let deep = item(4, "+", "plus", vec![paragraph("under plus")]);
    let dash = item(3, "-", "dash", vec![Block::List(vec![deep])]);
    let point = item(2, "đ)", "point", vec![Block::List(vec![dash])]);
    let body = vec![
        paragraph("preamble"),
        heading(1, "I.", "part"),
        heading(2, "1.", "section"),
        heading(3, "a)", "titled point"),
        Block::Paragraph(marks),
        Block::List(vec![item(1, "1.", "clause", vec![Block::List(vec![point])])]),
        Block::Table(table("body table")),
        Block::Table(table("second table")),
        paragraph("closing"),
    ];
    let annex = |label: &str, landscape, body| Annex {
        label: odd(label),
        title: text(&format!("{label} title")),
        attached_to: text(&format!("{label} attached")),
        landscape,
        body,
    };
    Document {
        properties: Properties {
            title: odd("title"),
            author: odd("author"),
            subject: odd("property subject"),
            keywords: strings(&["key", "word"]),
            ..Properties::default()
        },
        heading: Heading {
            superior: strings(&["superior"]),
            issuer: strings(&["issuer one", "issuer two"]),
            national_heading: odd("national heading"),
            motto: odd("motto"),
            number: vec![
                styled("Số: ", false, false),
                Fragment::Blank(BlankWidth::Number),
                styled("/KH", false, false),
            ],
            place_and_date: vec![styled(&odd("place"), false, false), Fragment::Blank(BlankWidth::Day)],
            urgency: Some(odd("urgency")),
            secrecy: Some(odd("secrecy")),
            draft: Some(odd("draft")),
        },
        document_type: odd("type"),
        subject,
        legal_bases: vec![text("basis one"), text("basis two")],
        body,
        signing: Signing {
            recipients_label: odd("label"),
            recipients: vec![text("recipient"), text("archive")],
            authority: strings(&["authority one", "authority two"]),
            name: odd("name"),
        },
        annexes: vec![
            annex("annex one", true, vec![paragraph("annex body"), Block::Table(table("annex table"))]),
            annex("annex two", false, vec![paragraph("annex two body")]),
        ],
    }
}

fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("an entry");
        let mut content = String::new();
        let name = file.name().expect("a name").to_string();
        file.read_to_string(&mut content).expect("text");
        parts.push((name, content));
    }
    parts
}

fn part(parts: &[(String, String)], name: &str) -> String {
    parts.iter().find(|part| part.0 == name).unwrap_or_else(|| panic!("no part {name}")).1.clone()
}

/// The texts of a part, a paragraph each; a tab and a new line as such, a footnote's call as `^id`.
fn paragraphs(xml: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut inside = false;
    each_event(xml, |event| match event {
        Event::Start(tag) if tag.name().as_ref() == b"w:p" => out.push(String::new()),
        Event::Start(tag) => inside = tag.name().as_ref() == b"w:t",
        Event::End(_) => inside = false,
        Event::Text(text) if inside => {
            let text = text.decode().expect("UTF-8");
            last(&mut out).push_str(&text);
        }
        Event::GeneralRef(name) if inside => {
            let character = match &**name {
                b"lt" => '<',
                b"gt" => '>',
                b"amp" => '&',
                b"quot" => '"',
                _ => name.resolve_char_ref().expect("a known entity").expect("a character"),
            };
            last(&mut out).push(character);
        }
        Event::Empty(tag) => match tag.name().as_ref() {
            b"w:tab" => last(&mut out).push('\t'),
            b"w:br" => last(&mut out).push('\n'),
            b"w:footnoteReference" => {
                let id = attribute(tag, "w:id").expect("an id");
                last(&mut out).push_str(&format!("^{id}"));
            }
            _ => {}
        },
        _ => {}
    });
    out.retain(|paragraph| !paragraph.is_empty());
    out
}

fn last(paragraphs: &mut [String]) -> &mut String {
    paragraphs.last_mut().expect("text stands in a paragraph")
}

fn each_event(xml: &str, mut see: impl FnMut(&Event<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("not well formed: {error}")) {
            Event::Eof => return,
            event => see(&event),
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).expect("well formed")?;
    Some(attribute.unescape_value().expect("well formed").to_string())
}

fn values(xml: &str, element: &str, name: &str) -> Vec<String> {
    let mut out = Vec::new();
    each_event(xml, |event| match event {
        Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == element.as_bytes() => {
            out.extend(attribute(tag, name));
        }
        _ => {}
    });
    out
}

fn built() -> Vec<(String, String)> {
    unpacked(&render_docx(&rich(), &Templates::built_in()).expect("the built-in templates are right"))
}

#[test]
fn every_word_comes_out_in_order_and_as_it_was() {
    let table_words = |name: &str| {
        let words = |places: &[&str]| places.iter().map(|place| odd(&format!("{name} {place}"))).collect::<Vec<_>>();
        let mut out = words(&["TT", "Nội dung", "Đơn vị", "x", "group", "tall", "broad", "below", "a"]);
        out.push(format!("- {}", odd(&format!("{name} cell item"))));
        out.extend(words(&["outside", "nowhere"]));
        out
    };
    let mut expected: Vec<String> = ["superior", "issuer one", "issuer two", "national heading", "motto"]
        .map(odd)
        .into_iter()
        .chain([format!("Số: {}/KH", "\u{a0}".repeat(8)), format!("{}{}", odd("place"), "\u{a0}".repeat(4))])
        .chain(["secrecy", "urgency", "draft", "type"].map(odd))
        .chain([format!("{}\nsubject second line", odd("subject"))])
        .chain(["basis one", "basis two", "preamble"].map(odd))
        .chain([("I.", "part"), ("1.", "section"), ("a)", "titled point")].map(|(m, n)| format!("{m} {}", odd(n))))
        .chain(["plain bold italic both^1 tab\tand line\nend \u{fffd}^2".to_string()])
        .chain(
            [("1.", "clause"), ("đ)", "point"), ("-", "dash"), ("+", "plus")].map(|(m, n)| format!("{m} {}", odd(n))),
        )
        .chain([odd("under plus")])
        .collect();
    expected.extend(table_words("body table"));
    expected.extend(table_words("second table"));
    expected.extend(["closing", "label", "recipient", "archive", "authority one", "authority two", "name"].map(odd));
    expected.extend(["annex one", "annex one title", "annex one attached", "annex body"].map(odd));
    expected.extend(table_words("annex table"));
    expected.extend(["annex two", "annex two title", "annex two attached", "annex two body"].map(odd));

    let parts = built();
    // Where a title is broken is not asked here.
    let blanks = |paragraphs: Vec<String>| paragraphs.iter().map(|text| text.replace('\n', " ")).collect::<Vec<_>>();
    assert_eq!(blanks(paragraphs(&part(&parts, "word/document.xml"))), blanks(expected));
    let notes = [format!(" {}", odd("footnote one")), format!(" footnote two [{}]", odd("footnote inside"))];
    assert_eq!(paragraphs(&part(&parts, "word/footnotes.xml")), notes);
}

#[test]
fn every_part_is_well_formed_known_and_related() {
    let parts = built();
    assert_eq!(parts.first().map(|part| part.0.as_str()), Some("[Content_Types].xml"));
    for (_, xml) in &parts {
        each_event(xml, |_| ());
        assert!(xml.starts_with("<?xml "), "{}", xml.lines().next().unwrap_or_default());
    }
    let names: Vec<&str> = package::PARTS.iter().map(|part| part.0).collect();
    for target in values(&part(&parts, "[Content_Types].xml"), "Override", "PartName") {
        assert!(names.contains(&target.trim_start_matches('/')), "{target}");
    }
    for target in values(&part(&parts, "word/_rels/document.xml.rels"), "Relationship", "Target") {
        assert!(names.contains(&format!("word/{target}").as_str()), "{target}");
    }
}

#[test]
fn every_style_used_is_defined_and_every_footnote_is_there() {
    let parts = built();
    let styles = part(&parts, "word/styles.xml");
    let known = values(&styles, "w:style", "w:styleId");
    for reference in ["w:basedOn", "w:next"] {
        assert!(values(&styles, reference, "w:val").iter().all(|id| known.contains(id)));
    }
    for (_, xml) in &parts {
        for element in ["w:pStyle", "w:rStyle", "w:tblStyle"] {
            for id in values(xml, element, "w:val") {
                assert!(known.contains(&id), "style {id} is not defined");
            }
        }
    }
    let ids = values(&part(&parts, "word/footnotes.xml"), "w:footnote", "w:id");
    assert_eq!(ids, ["-1", "0", "1", "2"]);
    assert_eq!(values(&part(&parts, "word/document.xml"), "w:footnoteReference", "w:id"), ["1", "2"]);
}

#[test]
fn properties_are_those_of_the_plan() {
    let core = part(&built(), "docProps/core.xml");
    for (element, value) in [("dc:title", "title"), ("dc:subject", "property subject"), ("dc:creator", "author")] {
        let value = crate::render::xml::escape_xml(&odd(value)).to_string();
        assert!(core.contains(&format!("<{element}>{value}</{element}>")), "{core}");
    }
    assert!(core.contains("<dc:language>vi-VN</dc:language>"));
}

#[test]
fn pages_and_headers() {
    let document = part(&built(), "word/document.xml");
    assert_eq!(values(&document, "w:pgSz", "w:w"), ["11906", "16838", "11906"]);
    assert_eq!(values(&document, "w:pgSz", "w:orient"), ["landscape"]);
    assert_eq!(document.matches("<w:titlePg/>").count(), 3);
    assert_eq!(values(&document, "w:pgNumType", "w:start"), ["1", "1", "1"]);
    assert_eq!(values(&document, "w:headerReference", "w:type").len(), 6);
}

#[test]
fn rows_fill_the_grid() {
    let document = part(&built(), "word/document.xml");
    let mut grid = 0;
    let mut row = 0;
    each_event(&document, |event| match event {
        Event::Start(tag) if tag.name().as_ref() == b"w:tblGrid" => grid = 0,
        Event::Start(tag) if tag.name().as_ref() == b"w:tr" => row = 0,
        Event::Empty(tag) if tag.name().as_ref() == b"w:gridCol" => grid += number(tag),
        Event::Empty(tag) if tag.name().as_ref() == b"w:tcW" => row += number(tag),
        Event::Empty(tag) if tag.name().as_ref() == b"w:tblW" => grid = number(tag),
        Event::End(tag) if tag.name().as_ref() == b"w:tr" => assert_eq!(row, grid),
        _ => {}
    });
}

fn number(tag: &BytesStart<'_>) -> i32 {
    attribute(tag, "w:w").expect("a width").parse().expect("a number")
}

#[test]
fn a_line_that_announces_stays_with_what_follows() {
    let line = |words: &str| vec![styled(words, false, false)];
    let inner = Block::List(vec![ListItem { text: line("Đăng ký."), ..item(3, "-", "", Vec::new()) }]);
    let mut document = rich();
    document.body = vec![
        Block::Paragraph(line("Kế hoạch như sau:")),
        Block::Paragraph(line("Các thôn báo cáo.")),
        Block::List(vec![ListItem { text: line("Khen thưởng hằng năm"), ..item(2, "a)", "", vec![inner]) }]),
        Block::Paragraph(line("Hết.")),
    ];
    let bytes = render_docx(&document, &Templates::built_in()).expect("built-in templates are right");
    let xml = part(&unpacked(&bytes), "word/document.xml");
    let kept = |words: &str| xml.lines().any(|line| line.contains(words) && line.contains("<w:keepNext/>"));
    let found = ["Kế hoạch như sau:", "Các thôn báo cáo.", "Khen thưởng hằng năm", "Đăng ký.", "Hết."].map(kept);
    assert_eq!(found, [true, false, true, false, true]);
}

#[test]
fn the_end_of_the_body_stays_with_the_signing_block() {
    let keeps = |xml: &str, words: &str| {
        let start = xml.split(words).next().and_then(|before| before.rsplit("<w:p>").next()).unwrap_or_default();
        start.contains("<w:keepNext/>")
    };
    let document = part(&built(), "word/document.xml");
    assert!(keeps(&document, "closing #"));
    assert!(!keeps(&document, "preamble #"));

    let mut ends_with_table = rich();
    ends_with_table.body.pop();
    let bytes = render_docx(&ends_with_table, &Templates::built_in()).expect("built-in templates are right");
    let document = part(&unpacked(&bytes), "word/document.xml");
    assert!(keeps(&document, "second table nowhere #"));
    assert!(!keeps(&document, "body table nowhere #"));
    assert!(!document.contains("<w:keepLines/>"), "the last paragraph may be parted");
    assert!(!document.replace('\n', "").contains("</w:tbl><w:tbl>"), "Word would join the tables");

    let mut ends_with_tall_cell = ends_with_table;
    if let Some(Block::Table(table)) = ends_with_tall_cell.body.last_mut() {
        table.rows.pop();
    }
    let bytes = render_docx(&ends_with_tall_cell, &Templates::built_in()).expect("built-in templates are right");
    let document = part(&unpacked(&bytes), "word/document.xml");
    assert!(keeps(&document, "second table below #") && keeps(&document, "second table tall #"));
    assert!(!keeps(&document, "body table tall #"));
}

#[test]
fn the_same_document_gives_the_same_bytes_and_an_empty_one_gives_a_file() {
    let templates = Templates::built_in();
    let build = |document: &Document| render_docx(document, &templates).expect("the built-in templates are right");
    assert_eq!(build(&rich()), build(&rich()));
    for (_, xml) in unpacked(&build(&Document::default())) {
        each_event(&xml, |_| ());
    }
}

#[test]
fn a_template_of_an_office_takes_the_place_of_ours() {
    let own = "{{ properties.title }} {{ nothing.at_all }}".to_string();
    let templates = Templates::built_in().with_overrides([("docx/header.xml".to_string(), own)]);
    let fault = render_docx(&rich(), &templates).expect_err("the value does not exist");
    assert_eq!((fault.file.as_str(), fault.line), ("docx/header.xml", Some(1)));

    let damaged = "<w:hdr>{{ properties.title }}".to_string();
    let templates = Templates::built_in().with_overrides([("docx/header.xml".to_string(), damaged)]);
    let fault = render_docx(&rich(), &templates).expect_err("Word would not open it");
    assert!(fault.message.contains("XML không hợp lệ"), "{fault}");
}
