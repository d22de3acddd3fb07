//! What holds of every text, plan or not: it is read to the end, every message points into it, everything that is made of
//! it is well formed.

use std::io::{Cursor, Read};

use plancc::checks::fix::Wanted;
use plancc::checks::{self, Settings, Stage};
use plancc::diagnostics::terminal::{self, Look};
use plancc::diagnostics::{Checked, Diagnostic, Severity, github, json, sarif};
use plancc::model::facts;
use plancc::render::docx::render_docx;
use plancc::render::templates::Templates;
use plancc::render::typst::{PageStyle, render_source};
use plancc::source::{SourceFile, Span};
use plancc::syntax::numbering;
use plancc::{Analysis, Context, analyse, mend, review, syntax};
use unicode_normalization::UnicodeNormalization;

/// Reads lines and marks only, and looks at the messages.
pub fn syntax_only(text: &str) {
    let file = SourceFile::new("thử.plan", text);
    let mut found = Vec::new();
    let tree = syntax::parse(&file, &mut found);
    let _ = numbering::number(&tree, &mut found);
    messages(&file, &found);
}

/// Reads a text and makes the document and the facts; tells whether it has no errors.
pub fn analysis(bytes: &[u8]) -> bool {
    let Some(file) = source(bytes) else { return false };
    let analysis = analyse(&file, &Context::default());
    messages(&file, &analysis.diagnostics);
    let is_sorted = analysis.diagnostics.is_sorted_by(|a, b| (a.span, a.code) <= (b.span, b.code));
    assert!(is_sorted, "the messages are not in the order of their places");
    let _ = analysis.document(true);
    let json = facts::to_json(&facts::facts(&analysis.plan, &file));
    let facts: serde_json::Value = serde_json::from_str(&json).expect("the facts are JSON");
    places(&facts, file.typed());
    !analysis.has_errors()
}

/// Makes everything else that can be made of a text, errors or not.
pub fn outputs(bytes: &[u8]) {
    let Some(file) = source(bytes) else { return };
    let analysis = analyse(&file, &Context::default());
    let _ = facts::to_text(&facts::facts(&analysis.plan, &file));
    for found in analysis.diagnostics.iter().take(20) {
        let shown = terminal::render(found, &file, Look { colours: false, width: 100 });
        assert!(shown.contains(found.code), "{shown}");
    }
    let document = analysis.document(false);
    let templates = Templates::built_in();
    well_formed(&render_docx(&document, &templates).expect("the built-in templates take any document"));
    let _ =
        render_source(&document, &PageStyle::default(), &templates).expect("the built-in templates take any document");
    forms(&file, &document);
}

/// Checks and mends a text: every report points into it, mending brings no error, and mending twice changes nothing. Tells
/// whether something was mended.
pub fn mending(bytes: &[u8]) -> bool {
    let Some(file) = source(bytes) else { return false };
    let mut is_mended = false;
    for stage in [Stage::Draft, Stage::Issue] {
        let context = Context { settings: Settings { stage, ..Settings::default() }, ..Context::default() };
        let before = review(&file, &context);
        messages(&file, &before.diagnostics);
        let checked = Checked { file: &file, found: &before.diagnostics, suppressed: &before.suppressed, fixed: 0 };
        let rules = checks::rules();
        let json: serde_json::Value = serde_json::from_str(&json::file(&checked, &rules)).expect("reports are JSON");
        places(&json, file.typed());
        assert_eq!(sarif::results(&checked, &rules).len(), before.diagnostics.len() + before.suppressed.len());
        assert_eq!(github::render(&checked, &rules).matches('\n').count(), before.diagnostics.len());
        let wanted = if stage == Stage::Draft { Wanted::Safe } else { Wanted::All };
        let mended = mend(&file, &context, wanted);
        let errors = |analysis: &Analysis| {
            analysis.diagnostics.iter().filter(|report| report.severity == Severity::Error).count()
        };
        assert!(errors(&mended.analysis) <= errors(&before), "mending brings an error");
        let again = mend(&mended.file, &context, wanted);
        assert!(again.applied == 0 && again.file.typed() == mended.file.typed(), "mending twice changes something");
        is_mended |= mended.applied > 0;
    }
    is_mended
}

fn source(bytes: &[u8]) -> Option<SourceFile> {
    match SourceFile::from_bytes("thử.plan", bytes.to_vec()) {
        Ok(file) => Some(file),
        Err(wrong) => {
            assert_eq!(bytes.get(wrong.offset), Some(&wrong.byte));
            assert!(std::str::from_utf8(&bytes[..wrong.offset]).is_ok());
            assert!(wrong.line >= 1 && wrong.line <= 1 + bytes.iter().filter(|byte| **byte == b'\n').count());
            None
        }
    }
}

fn messages(file: &SourceFile, found: &[Diagnostic]) {
    for found in found {
        let spans = [found.span].into_iter().chain(found.also.iter().map(|also| also.span));
        for span in spans.chain(found.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span))) {
            assert!(
                is_place(span, file.typed()),
                "{}: {span:?} is no place of the text: {}",
                found.code,
                found.message
            );
        }
        assert!(!found.message.is_empty());
    }
}

fn is_place(span: Span, typed: &str) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    start <= end && typed.is_char_boundary(start) && typed.is_char_boundary(end)
}

/// Every `at` of the facts is a place of the text.
fn places(facts: &serde_json::Value, typed: &str) {
    match facts {
        serde_json::Value::Array(all) => all.iter().for_each(|value| places(value, typed)),
        serde_json::Value::Object(members) => {
            if let (Some(start), Some(end), Some(line)) =
                (number(members, "start"), number(members, "end"), number(members, "line"))
            {
                let is_place = start <= end && typed.is_char_boundary(start) && typed.is_char_boundary(end);
                assert!(is_place && line >= 1, "{members:?} is no place of the text");
            }
            members.values().for_each(|value| places(value, typed));
        }
        _ => {}
    }
}

fn number(members: &serde_json::Map<String, serde_json::Value>, name: &str) -> Option<usize> {
    members.get(name)?.as_u64().map(|number| number as usize)
}

/// Every part of a DOCX is XML.
fn well_formed(docx: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a DOCX is a zip archive");
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).expect("a part can be opened");
        let mut xml = String::new();
        file.read_to_string(&mut xml).expect("a part is text");
        let allowed = |character: char| !character.is_control() || matches!(character, '\t' | '\n' | '\r' | '\u{80}'..);
        assert!(xml.chars().all(|character| allowed(character) && !matches!(character, '\u{fffe}' | '\u{ffff}')));
        let mut reader = quick_xml::Reader::from_str(&xml);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("part {index}: {error}"),
            }
        }
    }
}

/// Composed or decomposed, whatever the line ends: one text, one document.
fn forms(file: &SourceFile, document: &plancc::document::Document) {
    let plain: String = file.text().to_string();
    let composed: String = plain.nfc().collect();
    assert_eq!(plain, composed, "the text is not in its composed form");
    let decomposed: String = plain.nfd().collect();
    for typed in [decomposed, plain.replace('\n', "\r\n"), format!("\u{feff}{plain}")] {
        let other = SourceFile::new("thử.plan", typed);
        assert_eq!(other.text(), plain);
        let boundaries = other.text().char_indices().map(|(at, _)| at).chain([other.text().len()]);
        let typed: Vec<u32> = boundaries.map(|at| other.span(at, at).start).collect();
        assert!(typed.is_sorted() && typed.iter().all(|at| other.typed().is_char_boundary(*at as usize)));
        let same = analyse(&other, &Context::default()).document(false);
        assert!(same == *document, "another form of the text gives another document");
    }
}
