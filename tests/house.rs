//! How the project is built: every file says what it is, rooms know only the rooms below them, the core touches no world,
//! nothing half-done is left, and no file of the tests lies about unread.

#![allow(
    clippy::indexing_slicing,
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The rooms, and what each may know. A room that is not named here has no place in the house yet.
///
/// `analysis` is the pipeline in `src/analysis.rs`, known to the edge through the root of the crate.
const ROOMS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("viet", &[]),
    ("reference", &["viet"]),
    ("diagnostics", &["source"]),
    ("syntax", &["diagnostics", "source", "viet"]),
    ("model", &["syntax", "diagnostics", "source", "viet"]),
    ("diff", &["model", "diagnostics", "source", "viet"]),
    ("checks", &["diff", "reference", "model", "syntax", "diagnostics", "source", "viet"]),
    // Of the model the document knows the letterhead alone: see `LETTERHEAD_ALONE`.
    ("document", &["model", "syntax", "source", "viet"]),
    ("format", &["syntax", "diagnostics", "source", "viet"]),
    ("render", &["document", "viet"]),
    ("analysis", &["checks", "diff", "reference", "document", "model", "syntax", "diagnostics", "source", "viet"]),
    ("host", &["render", "source", "viet"]),
    ("cli", EDGE),
    ("lsp", EDGE),
];

/// What the edge may know: all but the other half of the edge.
const EDGE: &[&str] = &[
    "host",
    "analysis",
    "diff",
    "format",
    "render",
    "document",
    "checks",
    "model",
    "syntax",
    "diagnostics",
    "source",
    "reference",
    "viet",
];

/// What the core does not touch, and the file that may: fonts of a folder are read where they are chosen.
const WORLD: [&str; 6] = ["std::env", "std::fs", "std::net", "std::process", "std::time", "::now("];
const MAY_TOUCH: [(&str, &str); 1] = [("src/render/typst/faces.rs", "std::fs")];

/// The longest source file, in lines.
const LONGEST: usize = 800;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder by its path from the root, with `/`, in order.
fn files_of(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the repository can be listed") {
            let path = entry.expect("a folder of the repository can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(root()).expect("it was found below the root").to_path_buf();
                files.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files.sort();
    files
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn rust_files() -> Vec<String> {
    ["src", "tests"].iter().flat_map(|folder| files_of(folder)).filter(|path| path.ends_with(".rs")).collect()
}

/// The lines of code of a file with their numbers; comments taken away.
fn code(path: &str) -> Vec<(usize, String)> {
    let text = read(path);
    let lines = text.lines().enumerate();
    lines.map(|(index, line)| (index + 1, line.split("//").next().unwrap_or_default().to_string())).collect()
}

/// The room that a file belongs to: `src/ROOM/…`, or `src/ROOM.rs`.
fn room_of(path: &str) -> &str {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    inner.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The first names of the paths that begin with `crate::`: one, or all of a group.
fn names_behind(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        if text[..at].ends_with('$') {
            continue;
        }
        let rest = &text[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => names.push(word(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut begins = true;
                for (index, character) in group.char_indices() {
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => begins = true,
                        _ if begins && depth == 0 && !character.is_whitespace() => {
                            names.push(word(&group[index..]));
                            begins = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names
}

fn word(text: &str) -> String {
    text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}

#[test]
fn every_file_says_what_it_is() {
    for path in rust_files().into_iter().chain(files_of("grammar")) {
        assert!(read(&path).starts_with("//! "), "{path} does not begin with “//! ”");
    }
}

#[test]
fn every_file_is_short_enough_to_be_read() {
    for path in rust_files() {
        let lines = read(&path).lines().count();
        assert!(lines < LONGEST, "{path} has {lines} lines: which two subjects are in it?");
    }
}

#[test]
fn nothing_half_done_is_left() {
    for path in rust_files() {
        for (number, line) in code(&path) {
            for word in [["dbg", "!("].concat(), ["todo", "!("].concat(), ["unimplemented", "!("].concat()] {
                assert!(!line.contains(&word), "{path}:{number}: {word}…");
            }
        }
    }
}

#[test]
fn imports_go_down() {
    let mut faults = Vec::new();
    for path in files_of("src") {
        let room = room_of(&path);
        if ["lib", "main"].contains(&room) {
            continue;
        }
        let Some((_, known)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            panic!("{path}: the room “{room}” has no place in the house: give it one in ROOMS");
        };
        let text: String = code(&path).into_iter().map(|(_, line)| line + "\n").collect();
        for name in names_behind(&text) {
            // What the root of the crate gives itself comes from the pipeline.
            let other = if name.chars().next().is_some_and(char::is_uppercase)
                || matches!(name.as_str(), "analyse" | "compare" | "review" | "mend" | "is_of_reading")
            {
                "analysis"
            } else {
                name.as_str()
            };
            // A room's own tests may look at it through the pipeline.
            let is_tested = other == "analysis" && text.contains("#[cfg(test)]");
            if other != room && !known.contains(&other) && !is_tested {
                faults.push(format!("{path}: {room} does not know {other} (crate::{name})"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn no_path_climbs_out_of_its_room() {
    for path in files_of("src") {
        let inner = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let depth = inner.split('/').count();
        for (number, line) in code(&path) {
            // What is set in may stand in a module of its own, with a `super` more.
            if line.starts_with("use ") || line.starts_with("pub use ") || line.starts_with("pub(") {
                assert!(line.matches("super::").count() < depth, "{path}:{number}: write crate::… for another room");
            }
        }
    }
}

/// A decision: the document prints what the letterhead says, and nothing else that was understood of the plan.
#[test]
fn of_the_model_the_document_knows_the_letterhead_alone() {
    for path in files_of("src").iter().filter(|path| room_of(path) == "document") {
        for (number, line) in code(path) {
            for (at, _) in line.match_indices("crate::model") {
                let rest = &line[at + "crate::model".len()..];
                assert!(rest.starts_with("::letterhead"), "{path}:{number}: {}", line.trim());
            }
        }
    }
}

#[test]
fn the_core_touches_no_world() {
    for path in files_of("src") {
        let is_test = path.ends_with("tests.rs") || path.contains("/tests/");
        if is_test || ["cli", "host", "lsp", "main"].contains(&room_of(&path)) {
            continue;
        }
        for (number, line) in code(&path) {
            if line.trim_start().starts_with("#[cfg(test)]") {
                break;
            }
            for word in WORLD.iter().filter(|word| line.contains(**word)) {
                assert!(MAY_TOUCH.contains(&(path.as_str(), *word)), "{path}:{number}: {}", line.trim());
            }
        }
    }
}

/// The texts of all tests: what names the files that are read.
fn tests_and_scripts() -> Vec<(String, String)> {
    let is_test = |path: &String| [".rs", ".py", ".sh"].iter().any(|ending| path.ends_with(ending));
    let mut texts: Vec<(String, String)> =
        files_of("tests").into_iter().filter(is_test).map(|path| (path.clone(), read(&path))).collect();
    texts.extend(files_of("src").into_iter().map(|path| (path.clone(), read(&path))));
    if root().join(".ci/run").is_file() {
        texts.push((".ci/run".into(), read(".ci/run")));
    }
    texts
}

#[test]
fn no_file_of_the_tests_lies_unread() {
    let texts = tests_and_scripts();
    let plans: BTreeSet<String> = files_of("plans").iter().map(|path| stem(path)).collect();
    for path in files_of("tests") {
        let name = path.rsplit('/').next().unwrap_or_default();
        // Cargo runs what stands in `tests/` itself; a README is for people.
        let is_test = Path::new(&path).parent() == Some(Path::new("tests")) && name.ends_with(".rs");
        if is_test || name == "README.md" || name.starts_with('.') {
            continue;
        }
        let stem = stem(&path);
        let folder = path.trim_end_matches(name).trim_end_matches('/');
        let ending = name.trim_start_matches(&stem);
        let is_read = texts.iter().filter(|(other, _)| *other != path).any(|(_, text)| {
            // By its name; as a module; with all of its folder; or as one of a set, a file for each plan.
            text.contains(name)
                || (ending == ".py" || ending == ".rs") && has_word(text, &stem)
                || text.contains(&format!("\"{folder}\""))
                || text.contains(&format!("{}/*{ending}", folder.rsplit('/').next().unwrap_or_default()))
                || text.contains(&format!("{folder}/{{"))
                    && (plans.contains(&stem) || text.contains(&format!("\"{stem}\"")))
        });
        assert!(is_read, "{path}: no test reads it");
    }
}

fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_string()
}

fn has_word(text: &str, wanted: &str) -> bool {
    text.split(|character: char| !(character.is_alphanumeric() || character == '_')).any(|word| word == wanted)
}

/// The tests' own reading of imports is itself tried: a rule that sees nothing would hold for ever.
#[test]
fn groups_of_imports_are_read() {
    let text = "use crate::{Context, model::{self, Plan}, host::files};\nlet x = crate::viet::lower();";
    assert_eq!(names_behind(text), ["Context", "model", "host", "viet"]);
}
