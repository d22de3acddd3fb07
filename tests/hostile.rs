//! Text that another language would take for its own, through every field of a plan and into every output: exactly the same
//! characters come out, or the plan is refused with a report at the place.

#![allow(
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

#[path = "words/docx.rs"]
mod docx;
#[cfg(feature = "embedded-typst")]
#[path = "words/pdf.rs"]
mod pdf;

use std::io::{Cursor, Read};
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Reader, Xlsx};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// What is sent, as it is meant; the plan's own marks are escaped where they are typed.
const MARKS: [&str; 44] = [
    "#",
    "$x$",
    "#panic(1)",
    "*b*",
    "_i_",
    "[x]",
    "\\",
    "\\n",
    "\\u{41}",
    "@ref",
    "<lab>",
    "<b>",
    "&",
    "&amp;",
    "&#65;",
    "]]>",
    "<!--",
    "-->",
    "{{x}}",
    "{% raw %}",
    "{# c #}",
    "${IFS}",
    "`id`",
    "%s%n",
    "\"",
    "'",
    "</w:t>",
    "<script>",
    "_x0041_",
    "=1+1",
    "+84",
    "//",
    "/*",
    "~",
    "a\u{200b}b",
    "a\u{200d}b",
    "a\u{202e}b\u{202c}",
    "a\u{2066}b\u{2069}",
    "a\u{e000}b",
    "a\u{ad}b",
    "e\u{301}\u{323}",
    "🙂",
    "漢",
    "a\u{301}\u{301}\u{301}",
];

/// Characters that no text may hold, and byte sequences that are no text: the plan is refused, with the place.
const REFUSED: [&[u8]; 12] = [
    b"a\x00b",
    b"a\x01b",
    b"a\x08b",
    b"a\x0bb",
    b"a\x1bb",
    b"a\x7fb",
    "a\u{85}b".as_bytes(),
    "a\u{fffe}b".as_bytes(),
    b"a\xed\xa0\x80b",
    b"a\xed\xbf\xbfb",
    b"a\xc0\xafb",
    b"a\xf8b",
];

/// The fields; `‹1›` and so on is where the text goes, `‹1›` where a plan's own marks mean nothing.
const PLAN: &str = "kế hoạch: Phát động phong trào thi đua ‹1›
cơ quan: Ủy ban nhân dân xã ‹2›
số: …/KH-UBND
địa danh: ‹3›
ngày: …/3/2026
phong trào: ‹4›

căn cứ:
- Luật Thi đua, khen thưởng ‹5›

mở đầu:
Đoạn mở đầu ‹6›.

phần: Phần ‹7›
mục: Mục ‹8›
điểm: Điểm ‹9›
- Gạch ‹10›
+ Cộng ‹11›

Đoạn **đậm ‹12›** và *nghiêng ‹13›* và [Công an ‹14› xã] làm^[Chú thích ‹15›].

bảng: Cột ‹16› | Hai
| ‹17› | hai |

phần tổ chức thực hiện:
giao: Phân công
- [Công an ‹18› xã] báo cáo ‹19› trước ngày 15/11/2026.

kết thúc:
Kết thúc ‹20›.

nơi nhận:
- Nơi nhận ‹21›;
lưu: VT, ‹22›

ký thay mặt: Ủy ban nhân dân
chức vụ: Chủ tịch ‹23›
người ký: ‹24›

phụ lục: Phụ lục ‹25›
Đoạn ‹26›.
";

/// Of so many marks one is sent: all of them, unless nothing is optimised.
const STEP: usize = if cfg!(debug_assertions) { 5 } else { 1 };

/// The last number of [`PLAN`].
const FIELDS: usize = 26;

/// The words around what is sent through a field.
fn ends(field: usize) -> (String, String) {
    (format!("Q{field:02}q"), format!("z{field:02}Z"))
}

/// The plan with a text in every field.
fn plan(mark: &str) -> String {
    let mut text = PLAN.to_owned();
    for field in 1..=FIELDS {
        let (before, after) = ends(field);
        let escaped: String = mark
            .chars()
            .flat_map(|letter| "*[]{}^\\|".contains(letter).then_some('\\').into_iter().chain([letter]))
            .collect();
        text = text.replace(&format!("‹{field}›"), &format!("{before}{escaped}{after}"));
    }
    text
}

fn plancc(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plancc")).args(arguments).current_dir(folder).output().expect("plancc can be run")
}

/// Text as it can be compared: headings are printed in capitals, lines are broken anywhere.
fn plain(text: &str) -> String {
    text.nfc().flat_map(char::to_uppercase).filter(|letter| !letter.is_whitespace()).collect()
}

/// Holds every field that an output shows against what was sent; returns how many it shows.
fn hold(text: &str, mark: &str, what: &str, as_seen: impl Fn(&str) -> String) -> usize {
    let text = plain(text);
    let mut shown = 0;
    for field in 1..=FIELDS {
        let (before, after) = ends(field);
        let (before, after) = (before.to_uppercase(), after.to_uppercase());
        for (at, _) in text.match_indices(&before) {
            let rest = &text[at + before.len()..];
            // An output may show only the beginning of a text; what it shows of it has to be right.
            let Some(end) = rest.find(&after) else { continue };
            // Another field may begin before this one ends, where a text was cut.
            if rest[..end].contains('Q') && !mark.to_uppercase().contains('Q') && rest[..end].chars().count() > 60 {
                continue;
            }
            assert_eq!(&rest[..end], plain(&as_seen(mark)), "{what}, field {field}, {mark:?}");
            shown += 1;
        }
    }
    shown
}

/// The strings of a JSON value, one after the other.
fn strings(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => {
            into.push_str(text);
            into.push('\n');
        }
        Value::Array(list) => list.iter().for_each(|value| strings(value, into)),
        Value::Object(map) => map.values().for_each(|value| strings(value, into)),
        _ => {}
    }
}

fn json_text(bytes: &[u8], what: &str) -> String {
    let value: Value = serde_json::from_slice(bytes)
        .unwrap_or_else(|error| panic!("{what}: {error}: {}", String::from_utf8_lossy(bytes)));
    let mut text = String::new();
    strings(&value, &mut text);
    text
}

/// The text of a page for a browser: tags taken off, references read.
fn html_text(page: &str) -> String {
    let body = &page[page.find("<body").expect("a page has a body")..];
    let mut text = String::new();
    let mut rest = body;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('<') {
            rest = &rest[rest.find('>').expect("a tag is closed") + 1..];
            continue;
        }
        let end = rest.find(';').expect("a reference is closed");
        text.push(match &rest[1..end] {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" | "#34" => '"',
            "#39" | "#x27" | "apos" => '\'',
            "#x2f" => '/',
            other => panic!("&{other};"),
        });
        rest = &rest[end + 1..];
    }
    text + rest
}

#[test]
fn every_output_has_exactly_what_was_sent() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    let file = |name: &str| std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    for mark in MARKS.into_iter().step_by(STEP) {
        let text = plan(mark);
        std::fs::write(folder.join("a.plan"), &text).expect("a plan can be written");
        std::fs::write(folder.join("b.plan"), text.replace("Đoạn mở đầu", "Lời mở đầu"))
            .expect("a plan can be written");
        let exactly = |mark: &str| mark.nfc().collect::<String>();

        let facts = plancc(folder, &["facts", "a.plan", "--format", "json"]);
        assert!(hold(&json_text(&facts.stdout, "facts"), mark, "facts", exactly) >= 12, "facts, {mark:?}");
        for format in ["json", "sarif"] {
            let found = plancc(folder, &["check", "a.plan", "--format", format]);
            assert!(found.status.code() < Some(2), "{}", String::from_utf8_lossy(&found.stderr));
            hold(&json_text(&found.stdout, format), mark, format, exactly);
        }
        let found = plancc(folder, &["check", "a.plan", "--format", "github"]);
        let lines = String::from_utf8(found.stdout).expect("UTF-8");
        // The last line counts for whoever reads the log.
        assert_eq!(lines.lines().filter(|line| !line.starts_with("::")).count(), 1, "{lines}");
        let outline = plancc(folder, &["outline", "a.plan", "--format", "json"]);
        assert!(hold(&json_text(&outline.stdout, "outline"), mark, "outline", exactly) >= 3, "outline, {mark:?}");

        let found = plancc(folder, &["diff", "a.plan", "b.plan", "--format", "json"]);
        assert!(hold(&json_text(&found.stdout, "diff"), mark, "diff", exactly) >= 12, "diff, {mark:?}");
        plancc(folder, &["diff", "a.plan", "b.plan", "--format", "html", "--out", "d.html"]);
        let page = String::from_utf8(file("d.html")).expect("UTF-8");
        assert!(hold(&html_text(&page), mark, "html", exactly) >= 2, "html, {mark:?}");

        for name in ["t.xlsx", "t.csv", "t.ics"] {
            let made = plancc(folder, &["tasks", "a.plan", "--out", name]);
            assert!(made.status.success(), "{name}: {}", String::from_utf8_lossy(&made.stderr));
        }
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file("t.xlsx"))).expect("a workbook can be read");
        let sheet = book.worksheet_range_at(0).expect("it has a sheet").expect("the sheet can be read");
        let cells: String = sheet.used_cells().map(|(_, _, cell)| format!("{cell}\n")).collect();
        assert!(hold(&cells, mark, "xlsx", exactly) >= 2, "xlsx, {mark:?}");
        let mut table = csv::Reader::from_reader(Cursor::new(file("t.csv")));
        let cells: String = table
            .records()
            .flat_map(|row| row.unwrap().iter().collect::<Vec<_>>().join("\n").chars().collect::<Vec<_>>())
            .collect();
        assert!(hold(&cells, mark, "csv", exactly) >= 2, "csv, {mark:?}");
        let calendar = String::from_utf8(file("t.ics")).expect("UTF-8").replace("\r\n ", "");
        let unescaped = calendar
            .replace("\\\\", "\u{1}")
            .replace("\\n", "\n")
            .replace("\\,", ",")
            .replace("\\;", ";")
            .replace('\u{1}', "\\");
        assert!(hold(&unescaped, mark, "ics", exactly) >= 2, "ics, {mark:?}");

        let made = plancc(folder, &["build", "a.plan", "--format", "docx"]);
        assert!(made.status.success(), "{mark:?}: {}", String::from_utf8_lossy(&made.stderr));
        let made = file("out/a.docx");
        let text = ["word/document.xml", "word/footnotes.xml"].map(|part| docx::text(&made, part)).concat();
        assert!(hold(&text, mark, "docx", exactly) >= FIELDS - 2, "docx, {mark:?}");
        let mut properties = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(&made)).expect("a DOCX is a zip archive");
        archive.by_name("docProps/core.xml").unwrap().read_to_string(&mut properties).unwrap();
        let mut reader = quick_xml::Reader::from_str(&properties);
        while reader.read_event().expect("the properties are XML") != quick_xml::events::Event::Eof {}
        #[cfg(feature = "embedded-typst")]
        hold_pdf(folder, mark);
    }
}

/// The PDF has the same, or says of which character the font has no picture.
#[cfg(feature = "embedded-typst")]
fn hold_pdf(folder: &Path, mark: &str) {
    let _ = std::fs::remove_file(folder.join("out/a.pdf"));
    let made = plancc(folder, &["build", "a.plan", "--format", "pdf", "--ignore-system-fonts"]);
    let said = String::from_utf8_lossy(&made.stderr);
    if !made.status.success() {
        assert!(said.contains("NN040") && !folder.join("out/a.pdf").exists(), "{mark:?}: {said}");
        return;
    }
    let bytes = std::fs::read(folder.join("out/a.pdf")).expect("the PDF is there");
    // A letter with marks that Unicode has no letter for is drawn in pieces; which text they stand for is said beside them,
    // where this reader does not look.
    if mark.nfc().any(unicode_normalization::char::is_combining_mark) {
        return;
    }
    // Letters without a picture of their own leave no trace on a page.
    let is_seen = |letter: &char| !matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    let text: String = pdf::text(&bytes).chars().filter(is_seen).collect();
    let shown = hold(&text, mark, "pdf", |mark| mark.nfc().filter(is_seen).collect());
    assert!(shown >= FIELDS - 2, "pdf, {mark:?}: {shown}");
}

#[test]
fn what_is_no_text_is_refused_with_its_place() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    for (turn, bytes) in REFUSED.into_iter().enumerate() {
        // One of them goes through every field, the others through a few, not the same ones.
        for field in (1..=FIELDS).filter(|field| turn == 0 || field % REFUSED.len() == turn) {
            let (before, after) = ends(field);
            let text = plan("").into_bytes();
            let hole = format!("{before}{after}").into_bytes();
            let at = text.windows(hole.len()).position(|window| window == hole).expect("the field is there");
            let file = [&text[..at + before.len()], bytes, &text[at + before.len()..]].concat();
            std::fs::write(folder.join("a.plan"), &file).expect("a plan can be written");
            let line = 1 + text[..at].iter().filter(|byte| **byte == b'\n').count();
            for arguments in [&["check", "a.plan"][..], &["build", "a.plan", "--format", "docx"], &["fmt", "a.plan"]] {
                let made = plancc(folder, arguments);
                let said = String::from_utf8_lossy(&made.stderr).into_owned();
                assert!(made.status.code() > Some(0), "{bytes:?}, field {field}: {arguments:?}: {said}");
                assert!(
                    said.contains(&format!("a.plan:{line}:")) || said.contains(&format!("dòng {line},")),
                    "{bytes:?}, field {field}: {arguments:?}: {said}"
                );
                assert!(!folder.join("out/a.docx").exists(), "{bytes:?}");
                assert_eq!(std::fs::read(folder.join("a.plan")).unwrap(), file);
            }
        }
    }
}
