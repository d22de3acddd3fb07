//! Every word of a plan stands on the page, in order, and no other word but those that are computed.
//!
//! `tests/fixtures/seeds` holds the words of the five published plans; `printed.tsv` there, every place at which a computed
//! number or the like is printed instead. A word is what stands between blanks; the end mark `./.` is taken off the word
//! that carries it, since what was left of it in the published texts varies.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

mod document;
mod docx;
#[cfg(feature = "embedded-typst")]
mod pdf;

use std::collections::BTreeMap;
use std::path::PathBuf;

use plancc::render::docx::render_docx;
use plancc::render::templates::Templates;
use plancc::source::SourceFile;
use plancc::{Context, analyse};
use unicode_normalization::UnicodeNormalization;

use self::document::Printed;

const SEEDS: [&str; 5] = ["can-tho-2024", "can-tho-2026", "cao-bang-2025", "dong-thap-2025", "tan-minh-2026"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of all plans in the repository.
fn plans() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("plans")).expect("the plans can be listed");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the plans can be listed").file_name().to_string_lossy().into_owned())
        .filter_map(|name| name.strip_suffix(".plan").map(str::to_string))
        .collect();
    names.sort();
    assert!(names.len() >= SEEDS.len(), "only {names:?} were found");
    names
}

/// The words of a text.
fn words(text: &str) -> Vec<String> {
    let is_joiner = |character: &char| matches!(character, '\u{2060}' | '\u{200b}' | '\u{ad}' | '\u{feff}');
    let text: String = text.nfc().filter(|character| !is_joiner(character)).map(hyphen).collect();
    text.split_whitespace().map(without_end_mark).filter(|word| !word.is_empty()).map(str::to_string).collect()
}

fn hyphen(character: char) -> char {
    if character == '\u{2011}' { '-' } else { character }
}

/// Takes `./.`, `./` and `/.` off a word's end.
fn without_end_mark(word: &str) -> &str {
    if word == "/" {
        return "";
    }
    ["./.", "./", "/."].iter().find_map(|mark| word.strip_suffix(mark)).unwrap_or(word)
}

/// One output of one plan.
struct Output {
    name: String,
    /// The words of the page, footnotes taken out.
    found: Vec<String>,
}

/// A plan, what its document prints, and the words of every output.
struct Built {
    plan: String,
    printed: Printed,
    outputs: Vec<Output>,
}

fn build(plan: &str) -> Built {
    let path = format!("plans/{plan}.plan");
    let analysis = analyse(&SourceFile::new(&path, read(&path)), &Context::default());
    assert!(!analysis.has_errors(), "{path}: {:?}", analysis.diagnostics);
    let document = analysis.document(false);
    let printed = document::printed(&document);
    let docx = render_docx(&document, &Templates::built_in()).expect("the built-in templates are right");
    let mut notes: Vec<String> = words(&docx::text(&docx, "word/footnotes.xml"));
    let wanted: Vec<String> = printed.notes.iter().flat_map(|note| words(note)).collect();
    // Two footnotes without words are Word's own lines between text and notes.
    notes.retain(|word| !word.is_empty());
    assert_eq!(notes, wanted, "{plan}: the footnotes of the DOCX");
    #[cfg_attr(not(feature = "embedded-typst"), expect(unused_mut, reason = "only Typst makes more outputs"))]
    let mut outputs =
        vec![Output { name: format!("{plan}.docx"), found: words(&docx::text(&docx, "word/document.xml")) }];
    #[cfg(feature = "embedded-typst")]
    outputs.push(Output { name: format!("{plan}.pdf"), found: pdf_words(&document, &printed) });
    Built { plan: plan.to_string(), printed, outputs }
}

/// The words of the PDF that the Typst inside makes; each footnote must stand in it as a whole and is taken out.
#[cfg(feature = "embedded-typst")]
fn pdf_words(document: &plancc::document::Document, printed: &Printed) -> Vec<String> {
    use plancc::render::typst::engine::Engine;
    use plancc::render::typst::faces::FontChoice;
    use plancc::render::typst::standards::PdfStandard;
    use plancc::render::typst::{PageStyle, render_source};

    let engine = Engine::new(FontChoice::bundled());
    let style = PageStyle { fonts: vec![engine.fonts().family().to_string()] };
    let source = render_source(document, &style, &Templates::built_in()).expect("the built-in templates are right");
    let pdf = engine.pdf(source, PdfStandard::DEFAULT).expect("the source can be set");
    let mut found = words(&pdf::text(&pdf.bytes));
    for (index, note) in printed.notes.iter().enumerate() {
        let note = words(note);
        let at = found.windows(note.len().max(1)).position(|window| window == note);
        let at = at.unwrap_or_else(|| panic!("the footnote {note:?} is not in the PDF"));
        // The note's number stands before it, as a word or grown together with its first.
        let number = (index + 1).to_string();
        let start = if at > 0 && found.get(at - 1) == Some(&number) { at - 1 } else { at };
        found.drain(start..at + note.len());
    }
    found
}

/// Where two texts differ first, with the words around.
fn first_difference(wanted: &[String], found: &[String]) -> Option<String> {
    let at = (0..wanted.len().max(found.len())).find(|at| wanted.get(*at) != found.get(*at))?;
    let around =
        |words: &[String]| words.iter().skip(at.saturating_sub(4)).take(10).cloned().collect::<Vec<_>>().join(" ");
    Some(format!("word {at}: wanted “… {} …”, found “… {} …”", around(wanted), around(found)))
}

#[test]
fn every_output_has_the_words_of_the_document_and_no_other() {
    let mut faults = Vec::new();
    for plan in plans() {
        let built = build(&plan);
        let wanted = words(&built.printed.text);
        assert!(wanted.len() > 500, "{plan}: only {} words", wanted.len());
        for output in &built.outputs {
            if let Some(difference) = first_difference(&wanted, &output.found) {
                faults.push(format!("{}: {difference}", output.name));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The published words of a plan, with what is printed otherwise on purpose, and its footnotes taken out.
fn published(built: &Built) -> Vec<String> {
    let plan = &built.plan;
    let mut text: String = read(&format!("tests/fixtures/seeds/{plan}.txt")).nfc().collect();
    for row in read("tests/fixtures/seeds/printed.tsv").lines().skip(1) {
        let [name, place, typed, printed, _reason] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("printed.tsv: {row}");
        };
        if name == plan {
            assert_eq!(text.matches(typed).count(), 1, "{plan}: {place}: “{typed}” stands once in the text");
            text = text.replacen(typed, printed, 1);
        }
    }
    let notes: Vec<Vec<String>> = built.printed.notes.iter().map(|note| words(note)).collect();
    let lines: Vec<Vec<String>> = text.lines().map(words).collect();
    for note in &notes {
        assert!(lines.contains(note), "{plan}: the footnote {note:?} is no line of the published text");
    }
    lines.into_iter().filter(|line| !notes.contains(line)).flatten().collect()
}

#[test]
fn every_published_word_is_printed_in_order() {
    let mut faults = Vec::new();
    for plan in SEEDS {
        let built = build(plan);
        let wanted = published(&built);
        for output in &built.outputs {
            let mut left = output.found.iter();
            for (index, word) in wanted.iter().enumerate() {
                if !left.any(|found| found == word) {
                    let around: Vec<&str> =
                        wanted.iter().skip(index.saturating_sub(6)).take(12).map(String::as_str).collect();
                    faults.push(format!(
                        "{}: “{word}” is missing or out of order: … {} …",
                        output.name,
                        around.join(" ")
                    ));
                    break;
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn only_computed_words_are_added() {
    let mut faults = Vec::new();
    for plan in SEEDS {
        let built = build(plan);
        let allowed = counts(words(&built.printed.computed));
        let wanted = counts(published(&built));
        for output in &built.outputs {
            for (word, count) in counts(output.found.clone()) {
                let added = count.saturating_sub(wanted.get(&word).copied().unwrap_or_default());
                if added > allowed.get(&word).copied().unwrap_or_default() {
                    faults.push(format!("{}: “{word}” is added {added} times", output.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

fn counts(words: Vec<String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}
