//! The language reference and the drafter's guide say nothing that the compiler does not do.
//!
//! A fenced block whose info string begins with `plan` is an example and is read as the compiler reads a plan:
//!
//! - `plan`: a part of a plan; reading and numbering it reports nothing;
//! - `plan whole`: a whole plan; its letterhead is read too, with `--number N` and `--date D` as given at issuing;
//! - `… error NN006 NN016`: exactly these codes are reported, in the order of their places.
//!
//! A block `printed` shows what the example before it prints; a block `message` shows what it reports. A block `toml` is
//! an office's configuration with which a plan is complete that names neither its issuer nor its signer. Every command
//! shown, in a block `sh` or between the lines, is one that the program has.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use plancc::checks;
use plancc::diagnostics::Diagnostic;
use plancc::document::{self, Block, Document, Fragment, words};
use plancc::model::letterhead::{Issuing, Letterhead};
use plancc::source::SourceFile;
use plancc::syntax::{self, keywords, numbering};
use plancc::viet::PartialDate;
use plancc::{Context, analyse};

const REFERENCE: &str = "docs/language.md";
const GUIDE: &str = "docs/huong-dan.md";
const CODES: &str = "docs/checks.md";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A fenced block: where it stands, its info string and its text.
struct Fence {
    place: String,
    info: String,
    text: String,
}

fn fences(name: &str) -> Vec<Fence> {
    let text = read(name);
    let mut fences = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            assert!(!line.trim_start().starts_with("```"), "{name}:{}: a fence is set in", number + 1);
            continue;
        };
        let mut inner = String::new();
        loop {
            let (_, line) = lines.next().unwrap_or_else(|| panic!("{name}:{}: a fence is not closed", number + 1));
            if line.trim_end() == "```" {
                break;
            }
            inner.push_str(line);
            inner.push('\n');
        }
        fences.push(Fence { place: format!("{name}:{}", number + 1), info: info.trim().to_string(), text: inner });
    }
    fences
}

/// What an info string asks for.
#[derive(Default)]
struct Asked {
    whole: bool,
    issuing: Issuing,
    codes: Vec<String>,
}

impl Asked {
    /// Reads what follows `plan`.
    fn read(place: &str, words: &str) -> Self {
        let mut asked = Asked::default();
        let mut words = words.split_whitespace();
        while let Some(word) = words.next() {
            match word {
                "whole" => asked.whole = true,
                "--number" => asked.issuing.number = words.next().map(str::to_string),
                "--date" => asked.issuing.date = words.next().and_then(PartialDate::read),
                "error" => {
                    asked.codes = words.by_ref().map(str::to_string).collect();
                    assert!(!asked.codes.is_empty(), "{place}: no code behind “error”");
                }
                other => panic!("{place}: “{other}” is no directive of an example"),
            }
        }
        asked
    }
}

/// An example as the compiler understands it.
struct Understood {
    found: Vec<Diagnostic>,
    printed: String,
}

fn understand(text: &str, asked: &Asked) -> Understood {
    let file = SourceFile::new("ke-hoach.plan", text);
    if asked.whole {
        let context = Context { issuing: asked.issuing.clone(), ..Context::default() };
        let analysis = analyse(&file, &context);
        let printed = printed(&analysis.document(false), true);
        return Understood { found: analysis.diagnostics, printed };
    }
    let mut found = Vec::new();
    let tree = syntax::parse(&file, &mut found);
    let numbering = numbering::number(&tree, &mut found);
    found.sort_by(|a, b| (a.span, a.code).cmp(&(b.span, b.code)));
    // A part of a plan has no letterhead, but it has the lines of its signing block.
    let mut head = Letterhead::default();
    for line in &tree.signing {
        let words = line.value.text.clone();
        match line.key.value {
            keywords::SigningKey::Signer => head.signer = words,
            key => head.authority.push((key, words)),
        }
    }
    let printed = printed(&document::build(&tree, &numbering, &head, false), false);
    Understood { found, printed }
}

/// The document as plain lines; the letterhead and the signing block of whole plans only.
fn printed(document: &Document, whole: bool) -> String {
    let mut lines = String::new();
    let mut line = |text: &str| writeln!(lines, "{}", text.trim_end()).expect("writing to a string does not fail");
    if whole {
        let heading = &document.heading;
        let marks = [&heading.secrecy, &heading.urgency];
        heading.superior.iter().chain(&heading.issuer).for_each(|text| line(text));
        line(&plain(&heading.number));
        line(&plain(&heading.place_and_date));
        marks.into_iter().flatten().for_each(|text| line(text));
        line(&document.document_type);
        line(&plain(&document.subject));
    }
    document.legal_bases.iter().for_each(|text| line(&plain(text)));
    blocks(&document.body, 0, &mut line);
    let signing = &document.signing;
    if !signing.recipients.is_empty() {
        line(&signing.recipients_label);
    }
    signing.recipients.iter().for_each(|text| line(&plain(text)));
    signing.authority.iter().for_each(|text| line(text));
    if !signing.name.is_empty() {
        line(&signing.name);
    }
    for annex in &document.annexes {
        line(&annex.label);
        line(&plain(&annex.title));
        if whole {
            line(&plain(&annex.attached_to));
        }
        blocks(&annex.body, 0, &mut line);
    }
    lines
}

fn blocks(blocks_of: &[Block], indent: usize, line: &mut dyn FnMut(&str)) {
    let lead = " ".repeat(indent);
    for block in blocks_of {
        match block {
            Block::Heading { marker, text, .. } => line(&format!("{lead}{marker} {}", plain(text))),
            Block::Paragraph(text) => line(&format!("{lead}{}", plain(text))),
            Block::List(items) => {
                for item in items {
                    line(&format!("{lead}{} {}", item.marker, plain(&item.text)));
                    blocks(&item.children, indent + 3, line);
                }
            }
            Block::Table(table) => {
                let heads: Vec<String> = table.columns.iter().map(|column| plain(&column.head)).collect();
                line(&format!("{lead}| {} |", heads.join(" | ")));
                for row in &table.rows {
                    let cells: Vec<String> = row.cells.iter().map(|cell| words_of(&cell.content)).collect();
                    line(&format!("{lead}| {} |", cells.join(" | ")));
                }
            }
        }
    }
}

/// The paragraphs and items of a cell, parted by `/`.
fn words_of(content: &[Block]) -> String {
    let mut parts = Vec::new();
    blocks(content, 0, &mut |text| parts.push(text.trim().to_string()));
    parts.join(" / ")
}

/// A text with its marks: `**bold**`, `*italic*`, `…` for a gap, `↵` for a new line, `^1(note)` for a footnote.
fn plain(text: &[Fragment]) -> String {
    let mut out = String::new();
    for fragment in text {
        match fragment {
            Fragment::Text { text, bold, italic } => {
                let stars = "*".repeat(2 * usize::from(*bold) + usize::from(*italic));
                out.push_str(&format!("{stars}{text}{stars}"));
            }
            Fragment::Blank(_) => out.push('…'),
            Fragment::Break => out.push('↵'),
            Fragment::Footnote { number, text } => out.push_str(&format!("^{number}({})", words(text))),
        }
    }
    out
}

/// Words alone: no frame, no blanks beyond one.
fn bare(text: &str) -> String {
    let framed = |character: char| matches!(character, '\u{2500}'..='\u{257f}' | '|' | '‾');
    text.replace(framed, " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_example_is_read_as_it_says() {
    let mut faults = String::new();
    for name in [REFERENCE, GUIDE] {
        let mut examples = 0;
        let mut last: Option<Understood> = None;
        for fence in fences(name) {
            let Fence { place, info, text } = &fence;
            let mut fault = |what: String| faults.push_str(&format!("{place}: {what}\n"));
            match info.split_whitespace().next() {
                Some("plan") => {
                    let asked = Asked::read(place, info.trim_start_matches("plan"));
                    let understood = understand(text, &asked);
                    let codes: Vec<&str> = understood.found.iter().map(|found| found.code).collect();
                    if codes != asked.codes {
                        let messages: Vec<&str> = understood.found.iter().map(|found| found.message.as_str()).collect();
                        fault(format!("asked for {:?}, found {codes:?} {messages:#?}", asked.codes));
                    }
                    examples += 1;
                    last = Some(understood);
                }
                Some("printed") => match &last {
                    Some(understood) if understood.printed == *text => {}
                    Some(understood) => fault(format!("this is printed:\n{}", understood.printed)),
                    None => fault("no example before it".into()),
                },
                Some("message") => match &last {
                    Some(understood) => {
                        let shown = bare(text);
                        for found in &understood.found {
                            let parts = [Some(&found.message), found.label.as_ref(), found.help.as_ref()];
                            for part in parts.into_iter().flatten().filter(|part| !shown.contains(&bare(part))) {
                                fault(format!("the message does not show “{part}”"));
                            }
                            if !shown.contains(found.code) {
                                fault(format!("the message does not show {}", found.code));
                            }
                        }
                    }
                    None => fault("no example before it".into()),
                },
                // Sessions are replayed by `tests/transcripts.rs`.
                Some("sh" | "toml" | "text" | "session") => {}
                _ => fault(format!("“{info}” is no kind of block that is tested or need not be")),
            }
        }
        assert!(examples > 10, "{name}: only {examples} examples were found");
    }
    assert!(faults.is_empty(), "\n{faults}");
}

/// Every `NN` with three digits behind `before`, in order and once each.
fn codes(text: &str, before: &str) -> Vec<String> {
    let mut codes: Vec<String> = text
        .match_indices(before)
        .filter_map(|(at, _)| text.get(at + before.len()..at + before.len() + 5))
        .filter(|code| code.starts_with("NN") && code.bytes().skip(2).all(|byte| byte.is_ascii_digit()))
        .map(str::to_string)
        .collect();
    codes.sort();
    codes.dedup();
    codes
}

fn sources(folder: &Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).expect("the sources can be listed") {
        let path = entry.expect("the sources can be listed").path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text.push_str(&std::fs::read_to_string(&path).expect("a source can be read"));
        }
    }
}

#[test]
fn the_reference_explains_every_code_and_no_other() {
    let mut text = String::new();
    sources(&root().join("src"), &mut text);
    let written = codes(&text, "\"");
    assert!(written.len() > 20, "only {written:?} were found");
    assert_eq!(codes(&read(REFERENCE), "\n| "), written, "left: explained in a table's row, right: in src");
    let explained: Vec<&str> = checks::all().map(|check| check.code).filter(|code| code.starts_with("NN")).collect();
    assert_eq!(explained, written, "left: known to “plancc explain”, right: in src");
    for code in codes(&read(GUIDE), "\n| ") {
        assert!(written.contains(&code), "{GUIDE} explains {code}, which nothing reports");
    }
}

/// The page of codes is what the program says of them.
#[test]
fn the_page_of_codes_is_the_registry() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_plancc")).args(["explain", "--list", "--format", "markdown"]).output();
    let made = String::from_utf8(output.expect("the program can be run").stdout).expect("a page is text");
    if std::env::var_os("PLANCC_BLESS").is_some() {
        std::fs::write(root().join(CODES), &made).expect("the manual can be written");
    }
    assert_eq!(read(CODES), made, "run PLANCC_BLESS=1 cargo test --test docs, and read what changed");
    for check in checks::all() {
        assert!(made.contains(&format!("| {} |", check.code)) && made.contains(check.explanation), "{}", check.code);
    }
}

#[test]
fn the_reference_names_every_keyword() {
    let text = read(REFERENCE);
    for (word, _) in keywords::KEYWORDS {
        assert!(text.contains(&format!("`{word}")), "“{word}:” is not in {REFERENCE}");
    }
}

/// Every command shown: a line of a `sh` block, or code that begins with the program's name.
fn commands(name: &str) -> Vec<String> {
    let mut commands: Vec<String> = Vec::new();
    for fence in fences(name).iter().filter(|fence| fence.info == "sh") {
        commands.extend(fence.text.lines().filter(|line| !line.is_empty()).map(str::to_string));
    }
    // A command may be broken over two lines of the text.
    let text = read(name).replace('\n', " ");
    commands.extend(text.split('`').filter(|code| code.starts_with("plancc ")).map(str::to_string));
    commands
}

#[test]
fn every_command_shown_exists() {
    for name in [REFERENCE, GUIDE] {
        let commands = commands(name);
        assert!(!commands.is_empty(), "{name} shows no command");
        for command in commands {
            let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
            // Asked for help, the program reads the options before it and does nothing else.
            let output = Command::new(env!("CARGO_BIN_EXE_plancc")).args(&arguments).arg("--help").output();
            let output = output.expect("the program can be run");
            assert!(output.status.success(), "{name}: {command}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
}

#[test]
fn every_configuration_shown_completes_a_plan() {
    for name in [REFERENCE, GUIDE] {
        for fence in fences(name).iter().filter(|fence| fence.info == "toml") {
            let folder = tempfile::tempdir().expect("a temporary folder can be made");
            let plan = folder.path().join("ke-hoach.plan");
            std::fs::write(folder.path().join("plancc.toml"), &fence.text).expect("a file can be written");
            std::fs::write(
                &plan,
                "kế hoạch: Phổ cập kỹ năng số\n\nphần: Mục đích\nMột.\n\nnơi nhận:\n- Các thôn;\nlưu: VT\n",
            )
            .expect("a file can be written");
            let output = Command::new(env!("CARGO_BIN_EXE_plancc")).arg("check").arg(&plan).output();
            let output = output.expect("the program can be run");
            assert!(output.status.success(), "{}: {}", fence.place, String::from_utf8_lossy(&output.stderr));
        }
    }
}
